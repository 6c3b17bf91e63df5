// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/history_sheet.h"

#include "ui/local/settings.h"
#include "ui/pages/playground/votes.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/scroll_face.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/times.h"
#include "ui/widgets/toggles.h"

#include <QDateTime>
#include <QVBoxLayout>

namespace portreeve::ui {

namespace {

Tally votesOf(const PlaygroundHistory::Entry &entry)
{
    return votesIn(entry.conversation[QLatin1String("cards")].toArray());
}

ListRow rowOf(const PlaygroundHistory::Entry &entry)
{
    ListRow row;
    row.id = entry.id;
    row.title = entry.title;
    row.second = entry.models.join(QStringLiteral(", "));
    if (const Tally votes = votesOf(entry); !votes.isEmpty())
        row.second += QStringLiteral(" · ") + HistorySheet::tr("better: %1").arg(tallyText(votes));
    row.right = lastText(QDateTime::fromMSecsSinceEpoch(entry.at), QDateTime::currentDateTime());
    return row;
}

} // namespace

HistorySheet::HistorySheet(PlaygroundHistory &history, Settings &settings, QWidget *over)
    : Sheet(tr("History"), over), m_history(history), m_list(new RowList), m_scroll(scrolled(m_list)),
      m_none(new Label(tr("Nothing was asked yet."), Type::Small, &Tokens::text3)), m_tally(new Label({}, Type::Small, &Tokens::text2))
{
    auto *search = new TextField(tr("Search"));
    search->setLeadingIcon(QStringLiteral("search"));
    search->setAccessibleName(tr("Search the history"));
    m_list->setAccessibleName(tr("Conversations"));
    m_scroll->setAccessibleName(tr("Conversations"));
    fix(m_scroll, -1, 320);
    m_tally->setWordWrap(true);
    m_tally->setObjectName(QStringLiteral("playground.history.tally"));
    for (QWidget *each : std::initializer_list<QWidget *>{search, m_none, m_scroll, m_tally})
        body()->addWidget(each);
    addFoots(settings);
    connect(search, &QLineEdit::textChanged, this, &HistorySheet::fill);
    connect(m_list, &RowList::chosen, this, [this](const QString &id) {
        emit chosen(id);
        accept();
    });
    fill({});
    search->setFocus();
}

void HistorySheet::addFoots(Settings &settings)
{
    auto *keep = new Switch(tr("Keep history on this computer"));
    keep->setChecked(settings.flag(QStringLiteral("playground.history")));
    connect(keep, &QAbstractButton::toggled, this, [&settings](bool on) { settings.set(QStringLiteral("playground.history"), on); });
    addFootWidget(keep);
    m_clear = addFootLeft(tr("Delete all"), ButtonKind::Ghost, Does::Nothing);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_history.clear();
        fill({});
    });
    addFoot(tr("Close"), ButtonKind::Primary, Does::Accept);
}

void HistorySheet::fill(const QString &query)
{
    QList<ListRow> rows;
    Tally all;
    for (const PlaygroundHistory::Entry &entry : m_history.entries()) {
        const QString words = entry.title + QLatin1Char(' ') + entry.models.join(QLatin1Char(' '));
        if (!query.isEmpty() && !words.contains(query, Qt::CaseInsensitive))
            continue;
        rows.append(rowOf(entry));
        const Tally votes = votesOf(entry);
        for (auto vote = votes.begin(); vote != votes.end(); ++vote)
            all[vote.key()] += vote.value();
    }
    m_list->setRows(rows);
    m_tally->setText(tr("Better answers in these conversations: %1").arg(tallyText(all)));
    m_tally->setVisible(!all.isEmpty());
    m_none->setVisible(rows.isEmpty());
    m_scroll->setVisible(!rows.isEmpty());
    m_clear->setEnabled(!m_history.entries().isEmpty());
}

} // namespace portreeve::ui
