// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/providers/fetch_sheet.h"

#include "ui/pages/providers/discover_view.h"
#include "ui/widgets/banner.h"

#include <QComboBox>

namespace portreeve::ui {

FetchSheet::FetchSheet(Desk &desk, const QString &slug, const QString &title, const QStringList &credentials, QWidget *over)
    : Sheet(tr("Models of %1").arg(title), over), m_slug(slug), m_credential(credentials.value(0)), m_discover(new DiscoverView(desk)), m_banner(new Banner(Tone::Bad))
{
    setObjectName(QStringLiteral("providers.fetch"));
    setSheetWidth(820);
    if (credentials.size() > 1) {
        auto *choice = new QComboBox;
        choice->addItems(credentials);
        choice->setAccessibleName(tr("Credential"));
        choice->setObjectName(QStringLiteral("providers.fetch.credential"));
        head()->addWidget(choice);
        connect(choice, &QComboBox::currentTextChanged, this, [this](const QString &name) {
            m_credential = name;
            ask();
        });
    }
    m_banner->hide();
    body()->addWidget(m_banner);
    body()->addWidget(m_discover, 1);
    addFoot(tr("Close"), ButtonKind::Secondary, Does::Reject);
    m_save = addFoot(tr("Add models"), ButtonKind::Primary, Does::Nothing);
    m_save->setObjectName(QStringLiteral("providers.fetch.add"));
    m_save->setEnabled(false);
    connect(m_save, &QPushButton::clicked, this, &FetchSheet::save);
    connect(m_discover, &DiscoverView::ticksChanged, this, [this](int ticked) {
        m_save->setEnabled(ticked > 0);
        m_save->setText(ticked > 0 ? tr("Add %n models", nullptr, ticked) : tr("Add models"));
    });
    ask();
}

void FetchSheet::ask()
{
    m_discover->ask(m_slug, m_credential.isEmpty() ? QJsonObject() : QJsonObject{{QStringLiteral("litellm_credential_name"), m_credential}});
}

void FetchSheet::save()
{
    m_save->setEnabled(false);
    m_discover->addTicked(m_credential, [this](int count, const QStringList &faults) {
        m_save->setEnabled(true);
        if (count > 0)
            emit added(count);
        if (faults.isEmpty())
            return accept();
        m_banner->set(Tone::Bad, tr("%n models were not added.", nullptr, int(faults.size())), faults.mid(0, 3).join(QLatin1Char('\n')));
        m_banner->show();
    });
}

} // namespace portreeve::ui
