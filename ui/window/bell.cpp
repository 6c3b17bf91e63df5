// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/bell.h"

#include "ui/widgets/button.h"
#include "ui/widgets/facts.h"
#include "ui/widgets/label.h"
#include "ui/widgets/popover.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/scroll_face.h"
#include "ui/widgets/times.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/top_bar.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

constexpr int wide = 420;
constexpr int tallest = 420;

} // namespace

Bell::Bell(TopBar *bar, Toasts *toasts) : QObject(bar), m_bar(bar), m_toasts(toasts)
{
    connect(toasts, &Toasts::historyChanged, this, &Bell::note);
}

void Bell::note()
{
    m_times.prepend(QDateTime::currentDateTime());
    m_times.resize(qMin(m_times.size(), m_toasts->history().size()));
    m_bar->setUnread(true);
}

void Bell::open()
{
    auto *popover = new Popover(m_bar->bell());
    popover->setObjectName(QStringLiteral("bell"));
    popover->setAccessibleName(tr("Messages"));
    popover->setPopoverWidth(wide);
    popover->body()->addWidget(new Label(tr("Messages"), Type::Strong));
    const auto &history = m_toasts->history();
    if (history.isEmpty()) {
        popover->body()->addWidget(new Label(tr("No message in this session."), Type::Small, &Tokens::text2));
        return popover->open();
    }
    QList<ListRow> rows;
    for (qsizetype i = 0; i < history.size(); ++i) {
        ListRow row;
        row.id = QString::number(i);
        row.tone = int(history[i].tone);
        row.title = history[i].title;
        row.second = history[i].detail;
        row.right = clockText(m_times.value(i));
        rows.append(row);
    }
    auto *list = new RowList;
    list->setObjectName(QStringLiteral("bell.list"));
    list->setAccessibleName(tr("Messages"));
    list->setRows(rows);
    QScrollArea *scroll = scrolled(list);
    scroll->setFixedHeight(qMin(px(tallest), list->sizeHint().height()));
    popover->body()->addWidget(scroll);
    popover->open();
    m_bar->setUnread(false);
}

} // namespace portreeve::ui
