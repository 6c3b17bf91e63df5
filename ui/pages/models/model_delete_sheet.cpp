// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/models/model_delete_sheet.h"

#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_list.h"

#include <QHBoxLayout>
#include <QScrollArea>

namespace portreeve::ui {

ModelDeleteSheet::ModelDeleteSheet(Desk &desk, const QList<Deployment> &deployments, int others, const QString &typed, QWidget *over)
    : Sheet(deployments.size() == 1 ? tr("Delete %1 on %2?").arg(deployments.first().name, deployments.first().model) : tr("Delete %n deployments?", nullptr, int(deployments.size())), over),
      m_deployments(deployments), m_others(others), m_effect(new Label({}, Type::Body, &Tokens::text2)), m_note(new Label(tr("Looking up who uses it"), Type::Small, &Tokens::text2)),
      m_users(new RowList), m_wanted(typed)
{
    setObjectName(QStringLiteral("models.delete"));
    setTone(Tone::Bad);
    setSheetWidth(560);
    m_effect->setWordWrap(true);
    m_effect->setText(deployments.size() > 1 ? tr("It is blocked at once and deleted after ten seconds. Its history stays. This cannot be undone then.")
                      : others > 0 ? tr("%n other deployments of this name stay and take its load. It is blocked at once and deleted after ten seconds; its history stays.", nullptr, others)
                                   : tr("Nothing else serves this name: apps that ask for it are refused. It is blocked at once and deleted after ten seconds; its history stays."));
    m_note->setWordWrap(true);
    m_note->setObjectName(QStringLiteral("models.delete.note"));
    m_users->setObjectName(QStringLiteral("models.delete.users"));
    body()->addWidget(m_effect);
    body()->addWidget(m_note);
    body()->addWidget(m_users);
    if (!typed.isEmpty()) {
        auto *name = new TextField;
        name->setObjectName(QStringLiteral("models.delete.typed"));
        connect(name, &QLineEdit::textChanged, this, [this](const QString &text) {
            m_typed = text.trimmed();
            settle();
        });
        body()->addWidget(new Field(tr("Type %1 to go on").arg(typed), name));
    }
    auto *cancel = addFoot(tr("Cancel"), ButtonKind::Secondary, Does::Reject);
    m_delete = addFoot(deployments.size() == 1 ? tr("Delete deployment") : tr("Delete %n deployments", nullptr, int(deployments.size())), ButtonKind::Danger, Does::Accept);
    m_delete->setObjectName(QStringLiteral("models.delete.act"));
    cancel->setDefault(true);
    cancel->setFocus();
    settle();
    findModelUsers(desk, this, deployments.first().name, [this](const ModelUsers &users) { take(users); });
}

/// Off until the list is there: that is what the question is about.
void ModelDeleteSheet::settle()
{
    m_delete->setEnabled(m_isKnown && m_typed == m_wanted);
}

void ModelDeleteSheet::take(const ModelUsers &users)
{
    m_isKnown = true;
    QList<ListRow> rows;
    const auto add = [&](const QString &title, const QString &right) {
        ListRow row;
        row.tone = int(m_others > 0 ? Tone::Info : Tone::Warn);
        row.title = title;
        row.right = right;
        rows.append(row);
    };
    for (const QString &key : users.keys.mid(0, 8))
        add(key, tr("key"));
    for (const QString &fallback : users.fallbacks.mid(0, 8))
        add(fallback, tr("fallback"));
    m_users->setRows(rows);
    QStringList note;
    if (users.openKeys > 0)
        note.append(tr("%n keys may use every model.", nullptr, users.openKeys));
    if (!users.missing.isEmpty())
        note.append(users.missing);
    if (users.isEmpty())
        note.append(tr("No key and no fallback names %1.").arg(m_deployments.first().name));
    else
        note.append(tr("%1 is named by %2 and %3:").arg(m_deployments.first().name, tr("%n keys", nullptr, int(users.keys.size())), tr("%n fallbacks", nullptr, int(users.fallbacks.size()))));
    m_note->setText(note.join(QLatin1Char(' ')));
    settle();
    updateGeometry();
}

} // namespace portreeve::ui
