// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QWidget>

class QTimer;

namespace portreeve::ui {

class Button;
class IconButton;
class Label;

/// A key that is shown once: masked or plain, Copy as the only primary, and the promise about the clipboard, which is kept: after 30 s the clipboard is emptied if
/// it still holds the key. The copy is marked as a password for clipboard histories. The key is never an accessible text; "shown" and "hidden" are.
class SecretView : public QWidget
{
    Q_OBJECT

public:
    explicit SecretView(QWidget *parent = nullptr);
    ~SecretView() override;

    void setSecret(const QString &secret);
    void setRevealed(bool revealed);
    bool wasCopied() const { return m_copied; }
    /// Overwrites what is held here. Called by the destructor too.
    void forget();

signals:
    void copied();

protected:
    void changeEvent(QEvent *event) override;

private:
    class Box;
    void copy();
    void countDown();
    void retranslate();

    QString m_secret;
    Box *m_box;
    IconButton *m_eye;
    Button *m_copyButton;
    Label *m_promise;
    QTimer *m_clear;
    int m_left = 0;
    bool m_copied = false;
};

/// Puts a secret on the clipboard with the hint that password managers use, so that histories leave it out.
void copySecret(const QString &secret);
/// Empties the clipboard if it still holds `secret`.
void clearSecret(const QString &secret);

} // namespace portreeve::ui
