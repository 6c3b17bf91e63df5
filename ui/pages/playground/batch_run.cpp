// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/batch_run.h"

#include "ui/pages/playground/variables.h"
#include "ui/widgets/cells.h"
#include "ui/widgets/table_copy.h"

namespace portreeve::ui {

namespace {

constexpr int longestCell = 200; ///< letters of an answer in the grid

QStringList titlesOf(const QList<ChatQuestion> &models)
{
    QStringList titles;
    for (const ChatQuestion &model : models) {
        QString title = model.model;
        for (int again = 2; titles.contains(title); ++again)
            title = QStringLiteral("%1 (%2)").arg(model.model).arg(again);
        titles += title;
    }
    return titles;
}

/// Nano-dollars as a number that spreadsheets read.
QString plainMoney(qint64 nanos)
{
    return QStringLiteral("%1.%2").arg(nanos / 1'000'000'000).arg(nanos % 1'000'000'000, 9, 10, QLatin1Char('0'));
}

} // namespace

QList<ChatQuestion> questionsOf(const CsvTable &table, const QList<ChatQuestion> &models)
{
    QList<ChatQuestion> questions;
    for (const QStringList &row : table.rows) {
        Values values;
        for (qsizetype i = 0; i < row.size(); ++i)
            values.insert(table.heads[i], row[i]);
        for (const ChatQuestion &model : models)
            questions += filled(model, values);
    }
    return questions;
}

BatchRun::BatchRun(Client &client, const CsvTable &values, const QList<ChatQuestion> &models, const QByteArray &bearer, QObject *parent)
    : QAbstractTableModel(parent), m_client(client), m_values(values), m_models(titlesOf(models)), m_questions(questionsOf(values, models)), m_bearer(bearer), m_askings(m_questions.size())
{
}

BatchRun::~BatchRun() = default;

void BatchRun::start()
{
    while (m_running < mostAtOnce && m_next < m_questions.size())
        next();
}

void BatchRun::next()
{
    const int cell = m_next++;
    ++m_running;
    m_askings[cell] = std::make_unique<Asking>(m_client);
    Asking *asking = m_askings[cell].get();
    connect(asking, &Asking::priced, this, [this, cell] { say(cell); });
    connect(asking, &Asking::ended, this, [this, cell] {
        --m_running;
        if (!m_isStopped)
            start();
        say(cell);
        if (m_running == 0)
            emit ended();
    }, Qt::QueuedConnection); // it still has to ask for its price
    asking->ask(m_questions[cell].body(), m_bearer, m_questions[cell].inputTokens());
    say(cell);
}

void BatchRun::stop()
{
    m_isStopped = true;
    for (const auto &asking : m_askings) {
        if (asking)
            asking->stop();
    }
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    emit moved();
}

void BatchRun::say(int cell)
{
    const QModelIndex at = index(cell / modelCount(), valueColumns() + cell % modelCount());
    emit dataChanged(at, at);
    emit moved();
}

BatchRun::Progress BatchRun::progress() const
{
    Progress out;
    out.all = int(m_questions.size());
    for (const auto &asking : m_askings) {
        const auto state = asking ? asking->state() : Asking::State::Idle;
        out.answered += state == Asking::State::Done;
        out.failed += state == Asking::State::Failed;
        out.stopped += state == Asking::State::Stopped || (!asking && m_isStopped);
        out.costNanos += asking ? asking->figures().costNanos.value_or(0) : 0;
    }
    return out;
}

int BatchRun::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_values.rows.size());
}

int BatchRun::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : valueColumns() + modelCount();
}

const Asking *BatchRun::asking(const QModelIndex &index) const
{
    const int model = index.column() - valueColumns();
    return index.isValid() && model >= 0 ? m_askings[index.row() * modelCount() + model].get() : nullptr;
}

QString BatchRun::whole(const QModelIndex &index) const
{
    if (!index.isValid() || index.column() < valueColumns())
        return index.isValid() ? m_values.rows[index.row()][index.column()] : QString();
    const Asking *asked = asking(index);
    if (!asked)
        return m_isStopped ? tr("Not asked") : tr("Waits");
    const QString text = asked->answer().text();
    switch (asked->state()) {
    case Asking::State::Failed: return text.isEmpty() ? asked->error() : asked->error() + QStringLiteral("\n\n") + text;
    case Asking::State::Stopped: return text.isEmpty() ? tr("Stopped") : text;
    case Asking::State::Done: return text.isEmpty() ? tr("No words: %1").arg(asked->answer().finish()) : text;
    default: return tr("On its way");
    }
}

QVariant BatchRun::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole)
        return whole(index).left(longestCell).simplified();
    if (role == role::Copy)
        return whole(index);
    if (role != role::Tone || index.column() < valueColumns())
        return {};
    const Asking *asked = asking(index);
    if (!asked || asked->state() == Asking::State::Stopped)
        return int(Tone::Mute);
    return int(asked->state() == Asking::State::Done ? Tone::Ok : asked->state() == Asking::State::Failed ? Tone::Bad : Tone::Info);
}

QVariant BatchRun::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section < valueColumns() ? m_values.heads[section] : m_models[section - valueColumns()];
}

QString BatchRun::csv() const
{
    QStringList heads;
    for (const QString &head : m_values.heads)
        heads += csvCell(head);
    for (const QString &model : m_models) {
        for (const char *figure : {"", " error", " seconds", " tokens", " cost_usd"})
            heads += csvCell(model + QLatin1String(figure));
    }
    QString text = heads.join(u',') + QStringLiteral("\r\n");
    for (int row = 0; row < rowCount(); ++row) {
        QStringList cells;
        for (const QString &value : m_values.rows[row])
            cells += csvCell(value);
        for (int model = 0; model < modelCount(); ++model) {
            const Asking *asked = m_askings[row * modelCount() + model].get();
            const bool isOver = asked && !asked->isRunning();
            const AnswerFigures figures = isOver ? asked->figures() : AnswerFigures();
            const bool isDone = isOver && asked->state() == Asking::State::Done;
            cells += csvCell(isOver ? asked->answer().text() : QString());
            cells += csvCell(isDone ? QString() : isOver && asked->state() == Asking::State::Failed ? asked->error() : tr("Not answered"));
            cells += isDone ? QString::number(double(figures.total) / 1e9, 'f', 3) : QString();
            cells += isDone ? QString::number(figures.output) : QString();
            cells += figures.costNanos ? plainMoney(*figures.costNanos) : QString();
        }
        text += cells.join(u',') + QStringLiteral("\r\n");
    }
    return text;
}

} // namespace portreeve::ui
