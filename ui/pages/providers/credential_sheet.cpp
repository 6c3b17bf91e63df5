// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/providers/credential_sheet.h"

#include "ui/client/client.h"
#include "ui/pages/providers/provider_form.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/scroll_face.h"
#include "ui/window/desk.h"

#include <QJsonArray>
#include <QScrollArea>
#include <QUrl>

namespace portreeve::ui {

CredentialSheet::CredentialSheet(Desk &desk, const ProviderTemplate &row, const CredentialLine *line, const QStringList &takenNames, QWidget *over)
    : Sheet(line ? tr("Edit credential %1").arg(line->name) : tr("Add a credential for %1").arg(row.title), over), m_desk(desk), m_row(row), m_taken(takenNames),
      m_form(new ProviderForm(row, line, line ? line->name : freeName(row.slug, takenNames))), m_banner(new Banner(Tone::Bad))
{
    setObjectName(QStringLiteral("providers.credential"));
    if (line)
        m_old = *line;
    m_banner->hide();
    body()->addWidget(m_banner);
    QScrollArea *scroll = scrolled(m_form);
    scroll->setMinimumHeight(px(380));
    body()->addWidget(scroll, 1);
    addFoot(tr("Cancel"), ButtonKind::Secondary, Does::Reject);
    m_save = addFoot(line ? tr("Save") : tr("Add credential"), ButtonKind::Primary, Does::Nothing);
    m_save->setDefault(true);
    m_save->setObjectName(QStringLiteral("providers.credential.save"));
    connect(m_save, &QPushButton::clicked, this, &CredentialSheet::save);
}

void CredentialSheet::save()
{
    if (!m_form->check(m_taken))
        return;
    QString error;
    const CredentialForm form = m_form->form();
    QJsonObject info = m_old ? m_old->info : QJsonObject();
    if (info.isEmpty())
        info.insert(QStringLiteral("custom_llm_provider"), m_row.slug);
    QJsonObject body{{QStringLiteral("credential_name"), form.name}, {QStringLiteral("credential_values"), valuesOf(form, &error).value_or(QJsonObject())}, {QStringLiteral("credential_info"), info}};
    if (!form.title.isEmpty() || m_old)
        body.insert(QStringLiteral("display_name"), form.title.isEmpty() ? QJsonValue() : QJsonValue(form.title));
    Call call;
    call.verb = m_old ? "PATCH" : "POST";
    call.path = m_old ? QStringLiteral("/credentials/") + QString::fromLatin1(QUrl::toPercentEncoding(form.name, "/")) : QStringLiteral("/credentials");
    if (m_old) {
        if (const QStringList removed = removedValues(form, *m_old, m_row); !removed.isEmpty())
            body.insert(QStringLiteral("credential_values_to_delete"), QJsonArray::fromStringList(removed));
    }
    call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    m_save->setEnabled(false);
    m_desk.client.call(this, call, [this, name = form.name](const Answer &answer) {
        m_save->setEnabled(true);
        if (!answer.isOk()) {
            m_banner->set(Tone::Bad, tr("The credential was not saved."), answer.message());
            return m_banner->show();
        }
        m_form->forgetSecrets();
        emit saved(name);
        accept();
    });
}

Sheet *askDeleteCredential(Desk &desk, const CredentialLine &line, const QList<Deployment> &uses, QWidget *over)
{
    Question question;
    question.title = CredentialSheet::tr("Delete credential %1?").arg(line.name);
    question.effect = uses.isEmpty() ? CredentialSheet::tr("Nothing is called with it. Its key cannot be read back afterwards.")
                                     : CredentialSheet::tr("%n models are called with it and fail from then on. Its key cannot be read back afterwards:", nullptr, int(uses.size()));
    question.act = CredentialSheet::tr("Delete credential");
    if (desk.client.connection().environment == Environment::Production)
        question.typed = line.name;
    Sheet *sheet = ask(question, over);
    sheet->setObjectName(QStringLiteral("providers.delete"));
    if (uses.isEmpty())
        return sheet;
    auto *list = new RowList;
    QList<ListRow> rows;
    for (const Deployment &each : uses.mid(0, 8)) {
        ListRow row;
        row.tone = int(Tone::Warn);
        row.title = each.name;
        row.right = each.model;
        rows.append(row);
    }
    if (uses.size() > 8) {
        ListRow more;
        more.title = CredentialSheet::tr("and %n more", nullptr, int(uses.size()) - 8);
        rows.append(more);
    }
    list->setRows(rows);
    list->setObjectName(QStringLiteral("providers.delete.users"));
    sheet->body()->insertWidget(1, list);
    return sheet;
}

} // namespace portreeve::ui
