// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actions.h"

#include "ui/widgets/icon.h"

#include <QAction>
#include <QCoreApplication>
#include <QEvent>
#include <QKeySequence>
#include <QWidget>

namespace portreeve::ui {

struct Actions::Entry {
    const ActionLine *line = nullptr;
    QAction *action = nullptr;
    QObject *owner = nullptr; ///< compared only, for it may be gone
    std::function<void()> run;
    QString reason;
};

namespace {

constexpr const char *context = "portreeve::ui"; // of WORDS in action_table.cpp

QString words(const char *text)
{
    return QCoreApplication::translate(context, text);
}

bool shareAPage(const ActionLine &one, const ActionLine &other)
{
    return !one.page || !other.page || QLatin1String(one.page) == QLatin1String(other.page);
}

} // namespace

QList<QKeySequence> keysOf(const QString &portableText)
{
    QList<QKeySequence> keys = QKeySequence::listFromString(portableText, QKeySequence::PortableText);
    keys.removeAll(QKeySequence()); // Qt makes one of an empty text
    return keys;
}

Actions::Actions(QWidget *window) : QObject(window), m_window(window)
{
    for (const ActionLine &line : actionTable()) {
        auto *entry = new Entry;
        entry->line = &line;
        entry->action = new QAction(this);
        entry->action->setObjectName(QStringLiteral("action.") + QLatin1String(line.id));
        entry->action->setIcon(icon(QLatin1String(line.icon)));
        entry->action->setShortcuts(keysOf(QLatin1String(line.shortcut ? line.shortcut : "")));
        connect(entry->action, &QAction::triggered, this, [entry] {
            if (const auto run = entry->run) // a copy: what runs may bind anew
                run();
        });
        m_entries.insert(QLatin1String(line.id), entry);
        window->addAction(entry->action);
    }
    window->installEventFilter(this);
    retranslate();
}

Actions::~Actions()
{
    qDeleteAll(m_entries);
}

QAction *Actions::find(const QString &id) const
{
    if (const Entry *entry = m_entries.value(id))
        return entry->action;
    Q_ASSERT_X(false, "Actions::find", qPrintable(id));
    qWarning("no action %s", qPrintable(id));
    auto *none = new QAction(const_cast<Actions *>(this));
    none->setEnabled(false);
    return none;
}

QList<QAction *> Actions::all() const
{
    QList<QAction *> actions;
    for (const ActionLine &line : actionTable())
        actions.append(m_entries.value(QLatin1String(line.id))->action);
    return actions;
}

void Actions::bind(const QString &id, QObject *owner, std::function<void()> run)
{
    Entry *entry = m_entries.value(id);
    Q_ASSERT_X(entry, "Actions::bind", qPrintable(id));
    if (!entry)
        return;
    entry->owner = owner;
    entry->run = std::move(run);
    entry->reason.clear();
    connect(owner, &QObject::destroyed, this, [this, entry, owner] {
        if (entry->owner != owner) // a page of the next connection took over
            return;
        entry->owner = nullptr;
        entry->run = nullptr;
        settle(*entry);
        emit changed();
    });
    settle(*entry);
    emit changed();
}

void Actions::setReason(const QString &id, const QString &reason)
{
    Entry *entry = m_entries.value(id);
    Q_ASSERT_X(entry, "Actions::setReason", qPrintable(id));
    if (!entry || entry->reason == reason)
        return;
    entry->reason = reason;
    settle(*entry);
    emit changed();
}

QString Actions::reason(const QString &id) const
{
    const Entry *entry = m_entries.value(id);
    return entry ? entry->reason : QString();
}

void Actions::setPage(const QString &page)
{
    m_page = page;
    for (Entry *entry : std::as_const(m_entries))
        settle(*entry);
    emit changed();
}

QStringList Actions::setShortcut(const QString &id, const QString &portableText)
{
    const QStringList shared = sharing(id, portableText);
    Entry *entry = m_entries.value(id);
    if (!entry || !shared.isEmpty())
        return shared;
    entry->action->setShortcuts(keysOf(portableText));
    settle(*entry);
    emit changed();
    return {};
}

QStringList Actions::sharing(const QString &id, const QString &portableText) const
{
    const Entry *entry = m_entries.value(id);
    const QList<QKeySequence> wanted = keysOf(portableText);
    QStringList shared;
    for (const ActionLine &line : actionTable()) {
        if (!entry || line.id == entry->line->id || !shareAPage(line, *entry->line))
            continue;
        const QList<QKeySequence> taken = m_entries.value(QLatin1String(line.id))->action->shortcuts();
        for (const QKeySequence &keys : wanted) {
            if (taken.contains(keys) && !shared.contains(QLatin1String(line.id)))
                shared.append(QLatin1String(line.id));
        }
    }
    return shared;
}

QString Actions::defaultShortcut(const QString &id) const
{
    const Entry *entry = m_entries.value(id);
    return entry && entry->line->shortcut ? QString::fromLatin1(entry->line->shortcut) : QString();
}

bool Actions::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

void Actions::retranslate()
{
    for (Entry *entry : std::as_const(m_entries)) {
        entry->action->setText(words(entry->line->text));
        settle(*entry);
    }
    emit changed();
}

/// Enabled and tooltip follow from binding, page, reason and shortcut.
void Actions::settle(Entry &entry)
{
    const bool here = !entry.line->page || m_page == QLatin1String(entry.line->page);
    entry.action->setEnabled(here && entry.run && entry.reason.isEmpty());
    QString tip = words(entry.line->tip ? entry.line->tip : entry.line->text);
    const QString keys = entry.action->shortcut().toString(QKeySequence::NativeText);
    if (!keys.isEmpty())
        tip += QStringLiteral(" (%1)").arg(keys);
    entry.action->setToolTip(entry.reason.isEmpty() ? tip : entry.reason);
}

} // namespace portreeve::ui
