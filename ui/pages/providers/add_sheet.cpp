// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/providers/add_sheet.h"

#include "ui/client/client.h"
#include "ui/pages/providers/discover_view.h"
#include "ui/pages/providers/provider_form.h"
#include "ui/pages/providers/template_list.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scroll_face.h"
#include "ui/window/desk.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>

namespace portreeve::ui {
namespace {

constexpr int bodyHeight = 440;

} // namespace

AddSheet::AddSheet(Desk &desk, const AddStart &start, QWidget *over)
    : Sheet(tr("Add provider"), over), m_desk(desk), m_start(start), m_pages(new QStackedWidget), m_list(new TemplateList(start.templates)), m_formPlace(new QScrollArea),
      m_discover(new DiscoverView(desk)), m_banner(new Banner(Tone::Bad)), m_canDiscover(desk.client.can(QStringLiteral("models.discover")))
{
    setObjectName(QStringLiteral("providers.add"));
    setSheetWidth(900);
    m_banner->hide();
    m_banner->setObjectName(QStringLiteral("providers.add.banner"));
    body()->addWidget(m_banner);
    m_pages->addWidget(choosePage());
    m_pages->addWidget(m_discover);
    m_pages->setMinimumHeight(px(bodyHeight));
    body()->addWidget(m_pages, 1);
    m_back = addFootLeft(tr("Back"), ButtonKind::Secondary, Does::Nothing);
    m_back->setIconName(QStringLiteral("arrow-left"));
    addFoot(tr("Cancel"), ButtonKind::Secondary, Does::Reject);
    m_plain = addFoot(tr("Save without models"), ButtonKind::Secondary, Does::Nothing);
    m_next = addFoot({}, ButtonKind::Primary, Does::Nothing);
    m_next->setDefault(true);
    m_back->setObjectName(QStringLiteral("providers.add.back"));
    m_plain->setObjectName(QStringLiteral("providers.add.plain"));
    m_next->setObjectName(QStringLiteral("providers.add.next"));
    connect(m_back, &QPushButton::clicked, this, &AddSheet::toForm);
    connect(m_plain, &QPushButton::clicked, this, [this] { save(false); });
    connect(m_next, &QPushButton::clicked, this, [this] { m_pages->currentIndex() == 1 || !m_canDiscover ? save(m_canDiscover) : toModels(); });
    connect(m_list, &TemplateList::chosen, this, &AddSheet::showForm);
    connect(m_discover, &DiscoverView::answered, this, &AddSheet::answered);
    connect(m_discover, &DiscoverView::ticksChanged, this, &AddSheet::settle);
    m_list->choose(start.slug.isEmpty() && !start.templates.isEmpty() ? start.templates.first().slug : start.slug);
    settle();
    m_list->search()->setFocus();
}

QWidget *AddSheet::choosePage()
{
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    space(row, 0, 16);
    fix(m_list, 270, -1);
    row->addWidget(m_list);
    row->addWidget(new Rule(Qt::Vertical));
    layInto(m_formPlace, new QWidget);
    m_formPlace->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    row->addWidget(m_formPlace, 1);
    return page;
}

void AddSheet::showForm(const ProviderTemplate &row)
{
    if (m_form && m_form->row().slug == row.slug)
        return;
    m_banner->hide();
    m_form = new ProviderForm(row, nullptr, freeName(row.slug, m_start.takenNames));
    layInto(m_formPlace, m_form);
    if (row.slug == m_start.slug)
        m_form->fill(m_start.texts);
    connect(m_form, &ProviderForm::edited, this, [this] { m_banner->hide(); });
    settle();
}

void AddSheet::settle()
{
    const bool isModels = m_pages->currentIndex() == 1;
    const auto ticked = m_discover->models().ticked().size();
    m_back->setVisible(isModels);
    m_plain->setVisible(m_canDiscover && !isModels);
    m_plain->setEnabled(!m_isBusy && m_form);
    m_next->setText(isModels ? tr("Add provider and %n models", nullptr, int(ticked)) : m_canDiscover ? tr("Check and fetch models") : tr("Save"));
    m_next->setEnabled(!m_isBusy && m_form && (!isModels || (ticked > 0 && !m_discover->isAsking())));
}

void AddSheet::setBusy(bool busy)
{
    m_isBusy = busy;
    m_pages->setEnabled(!busy);
    settle();
}

void AddSheet::say(Tone tone, const QString &title, const QString &text)
{
    m_banner->set(tone, title, text);
    m_banner->show();
}

/// The provider is asked with what was typed, before anything is kept: that is the test of key and address, and it costs nothing.
void AddSheet::toModels()
{
    m_banner->hide();
    QString error;
    if (!m_form->check(m_start.takenNames))
        return;
    m_pages->setCurrentIndex(1);
    m_discover->ask(m_form->row().slug, valuesOf(m_form->form(), &error).value_or(QJsonObject()));
    settle();
}

void AddSheet::toForm()
{
    m_pages->setCurrentIndex(0);
    settle();
}

void AddSheet::answered(bool isOk, const QString &message, const QString &remedy)
{
    if (!isOk) {
        toForm();
        say(Tone::Bad, remedy.isEmpty() ? tr("%1 told no models.").arg(m_form->row().title) : remedy, message);
    }
    settle();
}

void AddSheet::save(bool withModels)
{
    m_banner->hide();
    if (!m_saved.isEmpty())
        return addModels(m_saved);
    if (!m_form->check(m_start.takenNames))
        return toForm();
    QString error;
    const CredentialForm form = m_form->form();
    const QJsonObject values = valuesOf(form, &error).value_or(QJsonObject());
    if (values.isEmpty()) // the provider's environment variable, or nothing is needed
        return withModels ? addModels({}) : say(Tone::Warn, tr("There is nothing to save yet."), tr("Type a key or an address; a key from the environment needs no credential, only models."));
    QJsonObject body{{QStringLiteral("credential_name"), form.name}, {QStringLiteral("credential_values"), values},
                     {QStringLiteral("credential_info"), QJsonObject{{QStringLiteral("custom_llm_provider"), m_form->row().slug}}}};
    if (!form.title.isEmpty())
        body.insert(QStringLiteral("display_name"), form.title);
    setBusy(true);
    m_desk.client.post(this, QStringLiteral("/credentials"), body, [this, withModels, name = form.name](const Answer &answer) {
        setBusy(false);
        if (!answer.isOk())
            return say(Tone::Bad, tr("The provider was not saved."), answer.message());
        m_saved = name;
        m_form->forgetSecrets();
        withModels ? addModels(name) : finish(name, 0, {});
    });
}

void AddSheet::addModels(const QString &credential)
{
    setBusy(true);
    m_discover->addTicked(credential, [this, credential](int added, const QStringList &faults) {
        setBusy(false);
        finish(credential, added, faults);
    });
}

void AddSheet::finish(const QString &credential, int models, const QStringList &faults)
{
    if (!faults.isEmpty())
        return say(Tone::Bad, tr("%n models were not added.", nullptr, int(faults.size())), faults.mid(0, 3).join(QLatin1Char('\n')));
    emit added(m_form->row().slug, credential, models);
    accept();
}

} // namespace portreeve::ui
