// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/server/log_view.h"

#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/toggles.h"

#include <QComboBox>
#include <QHeaderView>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTimerEvent>
#include <QVBoxLayout>

namespace portreeve::ui {

namespace {

constexpr int everyMs = 1000;
constexpr int typingMs = 250;
constexpr int page = 1000;

} // namespace

LogView::LogView(Client &client, QWidget *parent) : QWidget(parent), m_client(client)
{
    m_level = new QComboBox;
    m_level->setObjectName(QStringLiteral("server.log.level"));
    for (const char *level : {"debug", "info", "warning", "error"})
        m_level->addItem(QString(), QLatin1String(level));
    m_level->setCurrentIndex(1);
    m_search = new TextField;
    m_search->setLeadingIcon(QStringLiteral("search"));
    m_search->setObjectName(QStringLiteral("server.log.search"));
    m_follow = new Switch;
    m_follow->setChecked(true);
    m_follow->setObjectName(QStringLiteral("server.log.follow"));
    m_lost = new Label({}, Type::Small, &Tokens::warning);
    m_table = new Table;
    m_table->setObjectName(QStringLiteral("server.log.table"));
    m_table->setModel(&m_model);
    m_table->setColumns({{Cell::Time, 110}, {Cell::Status, 86}, {Cell::Mono, 190}, {Cell::Two, 640}});
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_empty = new EmptyState(Empty::NoMatch);

    auto *row = new QHBoxLayout;
    space(row, QMargins(20, 0, 20, 8), 10);
    row->addWidget(m_level);
    row->addWidget(m_search, 1);
    row->addWidget(m_lost);
    row->addWidget(m_follow);
    m_faces = new QWidget;
    auto *faces = new QStackedLayout(m_faces);
    faces->addWidget(m_table);
    faces->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    space(column, 0, 0);
    column->addLayout(row);
    column->addWidget(new Rule);
    column->addWidget(m_faces, 1);
    connect(m_level, &QComboBox::currentIndexChanged, this, &LogView::restart);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_typing.start(typingMs, this); });
    connect(m_follow, &QAbstractButton::toggled, this, [this](bool on) {
        if (on)
            m_table->scrollToBottom();
    });
    connect(m_table->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { m_follow->setChecked(false); }); // a person looks at older lines
    retranslate();
}

void LogView::retranslate()
{
    const QStringList levels = {tr("Everything"), tr("Info and above"), tr("Warnings and errors"), tr("Errors")};
    for (int i = 0; i < levels.size(); ++i)
        m_level->setItemText(i, levels[i]);
    m_level->setAccessibleName(tr("Level"));
    m_search->setPlaceholderText(tr("Search the log"));
    m_search->setAccessibleName(tr("Search the log"));
    m_follow->setText(tr("Follow"));
    m_table->setAccessibleName(tr("Log"));
    m_empty->set(Empty::NoMatch, tr("No line matches"), tr("Take a lower level, or search for something else."));
    m_model.retranslate();
}

void LogView::setRunning(bool running)
{
    if (!running) {
        m_timer.stop();
        m_client.cancel(this);
        m_isAsking = false;
        return;
    }
    if (!m_timer.isActive())
        m_timer.start(everyMs, this);
    ask();
}

void LogView::restart()
{
    m_client.cancel(this);
    m_isAsking = false;
    m_after = 0;
    m_missed = 0;
    m_model.clear();
    if (m_timer.isActive())
        ask();
}

void LogView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        return ask();
    if (event->timerId() != m_typing.timerId())
        return QWidget::timerEvent(event);
    m_typing.stop();
    restart();
}

void LogView::ask()
{
    if (std::exchange(m_isAsking, true))
        return;
    const QString path = pathWith(QStringLiteral("/portreeve/log"), {{QStringLiteral("after"), QString::number(m_after)}, {QStringLiteral("level"), m_level->currentData().toString()},
                                                                     {QStringLiteral("text"), m_search->text().trimmed()}, {QStringLiteral("limit"), QString::number(page)}});
    m_client.get(this, path, [this](const Answer &answer) { take(answer); });
}

void LogView::take(const Answer &answer)
{
    m_isAsking = false;
    if (!answer.isOk()) {
        m_lost->setText(answer.message());
        return;
    }
    const QJsonObject body = answer.object();
    const QList<LogLine> lines = logLinesOf(body);
    m_after = body[QLatin1String("last")].toInteger();
    m_missed += body[QLatin1String("lost")].toInteger();
    m_lost->setText(m_missed > 0 ? tr("%1 older lines are gone").arg(countText(m_missed)) : QString());
    m_model.append(lines);
    static_cast<QStackedLayout *>(m_faces->layout())->setCurrentIndex(m_model.rowCount() > 0 ? 0 : 1);
    if (m_follow->isChecked() && !lines.isEmpty())
        m_table->scrollToBottom();
    if (lines.size() == page && m_timer.isActive())
        ask();
}

QString LogView::text() const
{
    QString out;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const LogLine &line = m_model.line(row);
        out += line.at.toString(Qt::ISODateWithMs) + QLatin1Char(' ') + line.level + QLatin1Char(' ') + line.event + QLatin1Char(' ') + line.text + QLatin1Char(' ') + line.fields + QLatin1Char('\n');
    }
    return out;
}

} // namespace portreeve::ui
