// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/keys/bulk_sheet.h"

#include "ui/client/client.h"
#include "ui/pages/keys/choice_field.h"
#include "ui/pages/keys/key_fields.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/table.h"
#include "ui/widgets/times.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardItemModel>

namespace portreeve::ui {
namespace {

constexpr int atOnce = 2;

QString titleOf(BulkAct act, int count)
{
    switch (act) {
    case BulkAct::Block: return BulkSheet::tr("Block %Ln keys?", nullptr, count);
    case BulkAct::Unblock: return BulkSheet::tr("Let %Ln keys in again?", nullptr, count);
    case BulkAct::Extend: return BulkSheet::tr("Extend %Ln keys", nullptr, count);
    case BulkAct::Budget: return BulkSheet::tr("Set the budget of %Ln keys", nullptr, count);
    case BulkAct::Delete: break;
    }
    return BulkSheet::tr("Delete %Ln keys?", nullptr, count);
}

QString effectOf(BulkAct act)
{
    switch (act) {
    case BulkAct::Block: return BulkSheet::tr("Apps that use them are refused at once. Nothing is lost: unblock lets them in again.");
    case BulkAct::Unblock: return BulkSheet::tr("Apps that use them are let in at once.");
    case BulkAct::Extend: return BulkSheet::tr("Counted from each key's own end; from now where that has passed. A key that never expires stays so.");
    case BulkAct::Budget: return BulkSheet::tr("Holds from the next request. What was spent in a window stays counted.");
    case BulkAct::Delete: break;
    }
    return BulkSheet::tr("Apps that use them are refused at once. Their history stays. This cannot be undone.");
}

QString verbOf(BulkAct act, int count)
{
    switch (act) {
    case BulkAct::Block: return BulkSheet::tr("Block %Ln keys", nullptr, count);
    case BulkAct::Unblock: return BulkSheet::tr("Unblock %Ln keys", nullptr, count);
    case BulkAct::Extend: return BulkSheet::tr("Extend %Ln keys", nullptr, count);
    case BulkAct::Budget: return BulkSheet::tr("Set %Ln budgets", nullptr, count);
    case BulkAct::Delete: break;
    }
    return BulkSheet::tr("Delete %Ln keys", nullptr, count);
}

Call posting(const char *path, const QJsonObject &body)
{
    return {"POST", QLatin1String(path), QJsonDocument(body).toJson(QJsonDocument::Compact), {}, {}};
}

} // namespace

BulkSheet::BulkSheet(Client &client, BulkAct act, const QList<AccessKey> &keys, QWidget *over)
    : Sheet(titleOf(act, int(keys.size())), over), m_client(client), m_act(act), m_keys(keys)
{
    setObjectName(QStringLiteral("keys.bulk"));
    setSheetWidth(640);
    if (act == BulkAct::Delete)
        setTone(Tone::Bad);
    if (client.connection().environment != Environment::None)
        head()->addWidget(new Tag(client.connection().name));
    addQuestion();
    addTable();
    m_sum = new StatusLine(Tone::Mute);
    m_sum->setObjectName(QStringLiteral("keys.bulk.sum"));
    body()->addWidget(m_sum);
    m_secondary = addFoot(tr("Cancel"), ButtonKind::Secondary, Does::Nothing);
    m_secondary->setObjectName(QStringLiteral("keys.bulk.cancel"));
    m_primary = addFoot(verbOf(act, int(keys.size())), act == BulkAct::Delete ? ButtonKind::Danger : ButtonKind::Primary, Does::Nothing);
    m_primary->setObjectName(QStringLiteral("keys.bulk.run"));
    connect(m_secondary, &QPushButton::clicked, this, [this] {
        if (m_phase != Phase::Running)
            return QDialog::reject();
        m_isStopped = true;
        m_waiting.clear();
        refresh();
    });
    connect(m_primary, &QPushButton::clicked, this, [this] {
        QList<int> rows = m_failed;
        for (int row = 0; m_phase == Phase::Asking && row < m_keys.size(); ++row)
            rows.append(row);
        run(rows);
    });
    refresh();
    open();
    m_secondary->setFocus(Qt::TabFocusReason);
}

void BulkSheet::addQuestion()
{
    auto *effect = new Label(effectOf(m_act), Type::Body, &Tokens::text2);
    effect->setWordWrap(true);
    body()->addWidget(effect);
    auto *row = new QHBoxLayout;
    space(row, 0, 14);
    if (m_act == BulkAct::Budget) {
        m_amount = new TextField(tr("no limit"));
        m_amount->setObjectName(QStringLiteral("keys.bulk.amount"));
        row->addWidget(new Field(tr("Budget"), m_amount), 1);
        connect(m_amount, &QLineEdit::textChanged, this, &BulkSheet::refresh);
    }
    if (m_act == BulkAct::Budget || m_act == BulkAct::Extend) {
        m_span = new ChoiceField(tr("e.g. 45d"));
        m_span->setObjectName(QStringLiteral("keys.bulk.span"));
        QList<ChoiceField::Choice> choices{{QStringLiteral("30d"), tr("30 days")}, {QStringLiteral("90d"), tr("90 days")}, {QStringLiteral("365d"), tr("365 days")}};
        if (m_act == BulkAct::Budget)
            choices = {{QStringLiteral("1mo"), tr("Every month")}, {QStringLiteral("1d"), tr("Every day")}, {QStringLiteral("7d"), tr("Every week")}, {QString(), tr("Never: for its whole life")}};
        m_span->setChoices(choices, tr("Other span"));
        m_span->setCode(choices.first().code);
        row->addWidget(new Field(m_act == BulkAct::Budget ? tr("Starts anew") : tr("By"), m_span), 1);
        connect(m_span, &ChoiceField::edited, this, &BulkSheet::refresh);
    }
    if (row->count() > 0)
        body()->addLayout(row);
    const bool isFinal = m_act == BulkAct::Delete && m_client.connection().environment == Environment::Production;
    if (!isFinal)
        return;
    m_typed = new TextField;
    m_typed->setObjectName(QStringLiteral("keys.bulk.typed"));
    body()->addWidget(new Field(tr("Type %1 to go on").arg(m_client.connection().name), m_typed));
    connect(m_typed, &QLineEdit::textChanged, this, &BulkSheet::refresh);
}

void BulkSheet::addTable()
{
    m_model = new QStandardItemModel(int(m_keys.size()), 3, this);
    m_model->setHorizontalHeaderLabels({tr("Key"), tr("What happens"), tr("Result")});
    for (int row = 0; row < m_keys.size(); ++row) {
        m_model->setData(m_model->index(row, 0), m_keys[row].name());
        if (!m_keys[row].alias.isEmpty())
            m_model->setData(m_model->index(row, 0), m_keys[row].hint, role::Second);
    }
    m_table = new Table;
    m_table->setObjectName(QStringLiteral("keys.bulk.table"));
    m_table->setAccessibleName(tr("Keys and results"));
    m_table->setModel(m_model);
    m_table->setFirstInset(10);
    m_table->setColumns({{Cell::Two, 200}, {Cell::Text, 190}, {Cell::Status, 190}});
    m_table->horizontalHeader()->setStretchLastSection(true);
    fix(m_table, -1, qBound(3, int(m_keys.size()), 9) * sizes().height.row + sizes().height.tableHeader + 2);
    body()->addWidget(m_table);
}

QString BulkSheet::planFor(const AccessKey &key) const
{
    const QDateTime now = QDateTime::currentDateTime();
    switch (m_act) {
    case BulkAct::Block: return key.blocked ? tr("is blocked already") : tr("is refused from now on");
    case BulkAct::Unblock: return key.blocked ? tr("is let in again") : tr("is not blocked");
    case BulkAct::Delete: return tr("is deleted; %1 spent").arg(moneyText(key.spend));
    case BulkAct::Extend: {
        if (!key.expires.isValid())
            return tr("never expires");
        const QDateTime end = qMax(key.expires, now).addSecs(windowSeconds(m_span->code()));
        return QStringLiteral("%1 → %2").arg(dayText(key.expires.date(), now.date()), dayText(end.date(), now.date()));
    }
    case BulkAct::Budget: break;
    }
    const KeyField *field = keyFieldFor(QStringLiteral("max_budget"));
    return QStringLiteral("%1 → %2").arg(shownKeyField(*field, key.row.value(QLatin1String("max_budget"))), shownKeyField(*field, readKeyField(*field, m_amount->text()).value));
}

bool BulkSheet::isReady() const
{
    if (m_typed && m_typed->text().trimmed() != m_client.connection().name)
        return false;
    if (m_amount && !readKeyField(*keyFieldFor(QStringLiteral("max_budget")), m_amount->text()).fault.isEmpty())
        return false;
    return !m_span || (m_act == BulkAct::Budget && m_span->code().isEmpty()) || windowSeconds(m_span->code()) > 0;
}

Call BulkSheet::callFor(const AccessKey &key) const
{
    const QJsonObject named{{QStringLiteral("key"), key.token}};
    switch (m_act) {
    case BulkAct::Block: return posting("/key/block", named);
    case BulkAct::Unblock: return posting("/key/unblock", named);
    case BulkAct::Delete: return posting("/key/delete", {{QStringLiteral("keys"), QJsonArray{key.token}}});
    case BulkAct::Extend: {
        // the API counts from now, so the time that is left is added
        const QDateTime now = QDateTime::currentDateTime();
        const qint64 left = qMax<qint64>(0, now.secsTo(key.expires));
        return posting("/key/update", {{QStringLiteral("key"), key.token}, {QStringLiteral("duration"), QStringLiteral("%1s").arg(left + windowSeconds(m_span->code()))}});
    }
    case BulkAct::Budget: break;
    }
    const QString window = m_span->code();
    return posting("/key/update", {{QStringLiteral("key"), key.token},
                                   {QStringLiteral("max_budget"), readKeyField(*keyFieldFor(QStringLiteral("max_budget")), m_amount->text()).value},
                                   {QStringLiteral("budget_duration"), window.isEmpty() ? QJsonValue() : QJsonValue(window)}});
}

void BulkSheet::run(const QList<int> &rows)
{
    m_phase = Phase::Running;
    m_isStopped = false;
    m_failed.clear();
    m_waiting.clear();
    for (const int row : rows) {
        if (m_act == BulkAct::Extend && !m_keys[row].expires.isValid()) { // nothing to extend
            show(row, Tone::Mute, tr("Left as it is"));
            continue;
        }
        m_waiting.append(row);
    }
    setDismissable(false);
    for (QWidget *editor : {static_cast<QWidget *>(m_amount), static_cast<QWidget *>(m_span), static_cast<QWidget *>(m_typed)}) {
        if (editor)
            editor->setEnabled(false);
    }
    sendNext();
}

void BulkSheet::sendNext()
{
    while (m_running < atOnce && !m_waiting.isEmpty()) {
        const int row = m_waiting.takeFirst();
        ++m_running;
        show(row, Tone::Info, tr("Under way"));
        m_client.call(this, callFor(m_keys[row]), [this, row](const Answer &answer) { take(row, answer); });
    }
    if (m_running == 0)
        return finish();
    refresh();
}

void BulkSheet::take(int row, const Answer &answer)
{
    --m_running;
    if (answer.isOk()) {
        ++m_done;
        show(row, Tone::Ok, tr("Done"));
    } else {
        m_failed.append(row);
        show(row, Tone::Bad, answer.message());
    }
    sendNext();
}

void BulkSheet::finish()
{
    m_phase = Phase::Over;
    setDismissable(true);
    refresh();
    if (!m_failed.isEmpty())
        m_table->scrollTo(m_model->index(*std::min_element(m_failed.begin(), m_failed.end()), 0));
    emit ran();
}

void BulkSheet::show(int row, Tone tone, const QString &word)
{
    const QModelIndex cell = m_model->index(row, 2);
    m_model->setData(cell, int(tone), role::Tone);
    m_model->setData(cell, word);
    m_model->setData(cell, plainTip(word), Qt::ToolTipRole);
}

void BulkSheet::refresh()
{
    const int all = int(m_keys.size());
    if (m_phase == Phase::Asking) {
        for (int row = 0; row < all; ++row)
            m_model->setData(m_model->index(row, 1), planFor(m_keys[row]));
        m_primary->setEnabled(isReady());
        m_sum->set(Tone::Mute, tr("Nothing has happened yet."));
        return;
    }
    const QString counts = tr("%1 of %2 done, %3 failed").arg(countText(m_done), countText(all), countText(m_failed.size()));
    m_secondary->setText(m_phase == Phase::Running ? tr("Stop") : tr("Close"));
    m_secondary->setEnabled(!(m_phase == Phase::Running && m_isStopped));
    m_primary->setEnabled(m_phase == Phase::Over && !m_failed.isEmpty());
    m_primary->setVisible(m_phase == Phase::Running || !m_failed.isEmpty());
    m_primary->setText(m_phase == Phase::Running ? tr("Working…") : tr("Try %Ln again", nullptr, int(m_failed.size())));
    const bool isOver = m_phase == Phase::Over;
    m_sum->set(!isOver ? Tone::Info : m_failed.isEmpty() ? Tone::Ok : Tone::Warn, isOver && m_isStopped ? tr("Stopped: %1").arg(counts) : counts);
}

} // namespace portreeve::ui
