// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/command_palette.h"
#include "ui/window/desk.h"

#include <QWidget>

#include <functional>

namespace portreeve::ui {

/// A page of the window. Built at its first visit, asked to load when it is shown, silent while it is not. A page binds its actions in its constructor and says its words in
/// retranslate(), which the constructor of the derived class calls once and every change of language calls again.
class Page : public QWidget
{
    Q_OBJECT

public:
    Page(const QString &id, Desk &desk, QWidget *parent = nullptr);

    QString id() const { return m_id; }
    /// From go(), the palette or the history: show that object, filter or form.
    virtual void open(const QVariantMap &where);
    /// Where it is, so that back leads here again.
    virtual QVariantMap where() const { return {}; }
    /// Each showing, F5, a change of the range (where it has one), Client::changed(), the gateway's return: ask again. Page and window call it, once for several causes
    /// and only while shown; the page keeps the old rows until the new ones are there.
    virtual void refresh() = 0;
    /// Objects for the palette, from what the page has already; asks nothing. The window answers a choice with go(id(), {{"id", hit.id}}).
    virtual QList<PaletteHit> find(const QString &query) const;
    /// Does the top bar show the time range on this page, does Live mean something?
    virtual bool hasRange() const { return false; }
    virtual bool isLive() const { return false; }
    bool isOpen() const { return m_isOpen; } ///< shown, and the window is too

protected:
    virtual void appeared() {} ///< after refresh() of the first showing
    virtual void left() {}
    virtual void retranslate() = 0;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

    /// Desk::badge and Desk::totals of this page, where the window has them.
    void setBadge(const QString &text, Tone tone = Tone::Mute);
    void setTotals(const QString &text);

    Desk &desk() const { return m_desk; }
    Client &client() const { return m_desk.client; }

private:
    void refreshSoon();
    void refreshNow();
    QString m_id;
    Desk &m_desk;
    bool m_isOpen = false;
    bool m_isRefreshing = false;
    bool m_hasAppeared = false;
    bool m_wasReady = false;
};

/// One line of the table of pages (pages.cpp).
struct PageLine {
    const char *id; ///< "requests": rail, --page, shortcuts, palette
    const char *icon;
    const char *title; ///< WORDS("Requests")
    const char *group; ///< WORDS("Observe"); nullptr: none
    const char *capability; ///< what the server must be able to do (capability.h); nullptr: nothing
    bool isFoot;
    Page *(*make)(Desk &desk);
};

/// All pages in the order of the rail; the first nine have Ctrl+1 to Ctrl+9.
const QList<PageLine> &pageTable();

} // namespace portreeve::ui
