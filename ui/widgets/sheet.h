// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/button.h"
#include "ui/widgets/tokens.h"

#include <QDialog>
#include <QPointer>

class QHBoxLayout;
class QVBoxLayout;

namespace portreeve::ui {

class Label;

/// A dialog inside the window, over a scrim: title, what is in it, foot with secondary buttons at the left and the primary at the right. It behaves as a modal
/// QDialog (accept, reject, finished, Esc, focus stays inside, the window's shortcuts are off) and looks the same on every desktop. `open()` shows it; it deletes
/// itself when finished. Never exec().
class Sheet : public QDialog
{
    Q_OBJECT

public:
    /// `over`: any widget of the window it belongs to.
    Sheet(const QString &title, QWidget *over);
    ~Sheet() override;

    /// A triangle or cross before the title, for what cannot be undone.
    void setTone(Tone tone);
    QHBoxLayout *head() const { return m_head; } ///< behind the title: a badge
    QVBoxLayout *body() const { return m_body; }
    /// 580 unless said otherwise, px at 100 %.
    void setSheetWidth(int at100);
    /// Clicking rejects (Cancel), accepts (primary) or does neither, as told.
    enum class Does { Nothing, Accept, Reject };
    Button *addFootLeft(const QString &text, ButtonKind kind, Does does);
    Button *addFoot(const QString &text, ButtonKind kind, Does does);
    void addFootWidget(QWidget *widget); ///< left: a check box
    /// False: Esc and a click beside do nothing (a key that is not stored yet).
    void setDismissable(bool dismissable);

    void open() override;
    void reject() override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Scrim;
    void place();

    QPointer<QWidget> m_window;
    QPointer<Scrim> m_scrim;
    QPointer<QWidget> m_before; ///< who had the keyboard
    QHBoxLayout *m_head;
    Label *m_title;
    QWidget *m_mark = nullptr;
    QVBoxLayout *m_body;
    QHBoxLayout *m_foot;
    int m_width;
    int m_left = 0;
    bool m_dismissable = true;
};

/// What a person is asked before something that cannot be taken back. Cancel has the focus; with `typed` the act stays off until the name is typed.
struct Question {
    QString title; ///< "Delete 41 keys on eu-gateway (production)?"
    QString effect; ///< "Apps that use them are refused at once. ..."
    QString act; ///< "Delete 41 keys": the words of the button, never "OK"
    QString typed; ///< the name to type; empty: none
    bool dangerous = true;
};

/// Shows it; connect to QDialog::accepted.
Sheet *ask(const Question &question, QWidget *over);

} // namespace portreeve::ui
