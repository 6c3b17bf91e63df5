// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/models/model_bulk_sheet.h"

#include "ui/client/client.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/scroll_face.h"
#include "ui/window/desk.h"

#include <QDoubleValidator>
#include <QScrollArea>
#include <QUrl>

namespace portreeve::ui {
namespace {

/// A whole number stays one: older servers take no others.
QJsonValue weightOf(const QString &text)
{
    const double weight = text.toDouble();
    return weight == qint64(weight) ? QJsonValue(qint64(weight)) : QJsonValue(weight);
}

} // namespace

ModelBulkSheet::ModelBulkSheet(Desk &desk, Act act, const QList<Deployment> &deployments, QWidget *over)
    : Sheet(act == Act::Block ? tr("Block %n deployments", nullptr, int(deployments.size())) : act == Act::Unblock ? tr("Unblock %n deployments", nullptr, int(deployments.size())) : tr("Set the weight of %n deployments", nullptr, int(deployments.size())), over),
      m_desk(desk), m_act(act), m_list(new RowList), m_note(new Label({}, Type::Small, &Tokens::text2))
{
    setObjectName(QStringLiteral("models.bulk"));
    for (const Deployment &each : deployments) {
        Row row;
        row.deployment = each;
        if (!each.isEditable()) {
            row.state = Row::Skipped;
            row.words = each.place.contains(QLatin1Char(':')) ? tr("defined in %1").arg(each.place) : tr("cannot be changed here");
        } else if (act != Act::Weight && each.isBlocked == (act == Act::Block)) {
            row.state = Row::Skipped;
            row.words = act == Act::Block ? tr("blocked already") : tr("not blocked");
        }
        m_rows.append(row);
    }
    m_note->setWordWrap(true);
    body()->addWidget(m_note);
    if (act == Act::Weight) {
        m_weight = new TextField(QStringLiteral("1"));
        auto *parts = new QDoubleValidator(0, 1'000'000, 3, m_weight);
        parts->setLocale(QLocale::c());
        parts->setNotation(QDoubleValidator::StandardNotation);
        m_weight->setValidator(parts);
        m_weight->setObjectName(QStringLiteral("models.bulk.weight"));
        auto *field = new Field(tr("Weight"), m_weight);
        field->setHint(tr("Its share of the load beside others of the same name. 0: used only when nothing else is left."));
        body()->addWidget(field);
        connect(m_weight, &QLineEdit::textChanged, this, [this] { showRows(); });
    }
    QScrollArea *scroll = scrolled(m_list);
    scroll->setFocusPolicy(Qt::StrongFocus); // rows that cannot be chosen do not take the keyboard
    fix(scroll, -1, qMin(320, 10 + 46 * int(m_rows.size())));
    body()->addWidget(scroll);
    m_stop = addFoot(tr("Cancel"), ButtonKind::Secondary, Does::Nothing);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (!m_isRunning)
            return reject();
        m_isStopped = true;
    });
    m_run = addFoot(act == Act::Block ? tr("Block") : act == Act::Unblock ? tr("Unblock") : tr("Set weight"), ButtonKind::Primary, Does::Nothing);
    m_run->setObjectName(QStringLiteral("models.bulk.run"));
    connect(m_run, &QPushButton::clicked, this, &ModelBulkSheet::run);
    showRows();
}

Call ModelBulkSheet::callFor(const Deployment &deployment) const
{
    Call call;
    call.verb = m_act == Act::Weight ? "PATCH" : "POST";
    call.path = m_act == Act::Weight ? QStringLiteral("/model/%1/update").arg(QString::fromLatin1(QUrl::toPercentEncoding(deployment.id, "/"))) : m_act == Act::Block ? QStringLiteral("/model/block") : QStringLiteral("/model/unblock");
    const QJsonObject body = m_act == Act::Weight ? QJsonObject{{QStringLiteral("litellm_params"), QJsonObject{{QStringLiteral("weight"), weightOf(m_weight->text())}}}}
                                                  : QJsonObject{{QStringLiteral("model_id"), deployment.id}};
    call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return call;
}

void ModelBulkSheet::run()
{
    for (Row &row : m_rows) {
        if (row.state == Row::Failed)
            row.state = Row::Waiting;
    }
    m_isStopped = false;
    m_isRunning = true;
    setDismissable(false);
    next();
}

void ModelBulkSheet::next()
{
    const auto waiting = std::find_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.state == Row::Waiting; });
    if (waiting == m_rows.end() || m_isStopped)
        return finish();
    waiting->state = Row::Running;
    const qsizetype at = waiting - m_rows.begin();
    m_desk.client.call(this, callFor(waiting->deployment), [this, at](const Answer &answer) {
        m_rows[at].state = answer.isOk() ? Row::Done : Row::Failed;
        m_rows[at].words = answer.message();
        next();
    });
    showRows();
}

void ModelBulkSheet::finish()
{
    m_isRunning = false;
    setDismissable(true);
    showRows();
}

void ModelBulkSheet::showRows()
{
    QList<ListRow> rows;
    int waiting = 0, done = 0, failed = 0;
    for (const Row &row : std::as_const(m_rows)) {
        waiting += row.state == Row::Waiting;
        done += row.state == Row::Done;
        failed += row.state == Row::Failed;
        ListRow line;
        line.tone = int(row.state == Row::Done ? Tone::Ok : row.state == Row::Failed ? Tone::Bad : row.state == Row::Running ? Tone::Info : Tone::Mute);
        line.title = row.deployment.name;
        line.second = row.deployment.model;
        line.right = row.state == Row::Done ? tr("done") : row.state == Row::Running ? tr("running") : row.state == Row::Waiting ? QString() : row.words;
        rows.append(line);
    }
    m_list->setRows(rows);
    m_note->setText(m_isRunning || done + failed > 0 ? tr("%1 done, %2 failed, %3 waiting.").arg(done).arg(failed).arg(waiting) : tr("%n will be changed, the others are left as they are.", nullptr, waiting));
    m_run->setEnabled(!m_isRunning && (waiting > 0 || failed > 0) && (!m_weight || m_weight->hasAcceptableInput()));
    if (!m_isRunning && failed > 0)
        m_run->setText(tr("Try %n again", nullptr, failed));
    m_stop->setText(m_isRunning ? tr("Stop") : done + failed > 0 ? tr("Close") : tr("Cancel"));
}

} // namespace portreeve::ui
