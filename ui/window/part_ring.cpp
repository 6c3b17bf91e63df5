// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/part_ring.h"

#include "ui/widgets/detail_pane.h"

#include <QApplication>

namespace portreeve::ui {
namespace {

bool takesKeyboard(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
}

/// The detail pane of a page is a part of its own.
bool isWithin(const QWidget *part, const QWidget *widget)
{
    if (part != widget && !part->isAncestorOf(widget))
        return false;
    for (const QWidget *each = widget; each && each != part; each = each->parentWidget()) {
        if (qobject_cast<const DetailPane *>(each))
            return false;
    }
    return true;
}

} // namespace

PartRing::PartRing(QWidget *window) : QObject(window), m_window(window)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { note(now); });
}

void PartRing::setParts(const QList<QWidget *> &parts)
{
    m_parts.clear();
    m_last.clear();
    for (QWidget *part : parts)
        m_parts.append(part);
}

/// The parts of now; a page's pane follows its page.
QList<QPointer<QWidget>> PartRing::visible() const
{
    QList<QPointer<QWidget>> shown;
    for (const QPointer<QWidget> &part : m_parts) {
        if (!part || !part->isVisible())
            continue;
        shown.append(part);
        for (DetailPane *pane : part->findChildren<DetailPane *>()) {
            if (pane->isVisible())
                shown.append(pane);
        }
    }
    return shown;
}

void PartRing::note(QWidget *now)
{
    if (!now)
        return;
    for (const QPointer<QWidget> &part : visible()) {
        if (isWithin(part, now))
            m_last.insert(part, now);
    }
}

QWidget *PartRing::entry(QWidget *part) const
{
    if (QWidget *last = m_last.value(part); last && isWithin(part, last) && takesKeyboard(last))
        return last;
    for (QWidget *each = part->nextInFocusChain(); each != part; each = each->nextInFocusChain()) {
        if (takesKeyboard(each) && isWithin(part, each))
            return each;
    }
    return nullptr;
}

void PartRing::step(int direction)
{
    const QList<QPointer<QWidget>> parts = visible();
    const QWidget *from = m_window->focusWidget();
    qsizetype at = direction > 0 ? -1 : 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (from && isWithin(parts[i], from))
            at = i;
    }
    for (qsizetype i = 1; i <= parts.size(); ++i) {
        QWidget *to = entry(parts[(at + direction * i + 2 * parts.size()) % parts.size()]);
        if (!to)
            continue;
        m_window->setAttribute(Qt::WA_KeyboardFocusChange);
        return to->setFocus(direction > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    }
}

} // namespace portreeve::ui
