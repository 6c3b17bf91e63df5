// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/button.h"
#include "ui/widgets/tokens.h"

#include <QWidget>

class QHBoxLayout;

namespace portreeve::ui {

class Label;

/// A line across a page or dialog that says how things are: read-only, offline, "this is the only time the key is shown". Soft ground, icon, words, buttons.
class Banner : public QWidget
{
    Q_OBJECT

public:
    explicit Banner(Tone tone = Tone::Warn, const QString &title = {}, const QString &text = {}, QWidget *parent = nullptr);

    void set(Tone tone, const QString &title, const QString &text = {});
    void setIconName(const QString &name); ///< instead of the tone's own
    Button *addButton(const QString &text, ButtonKind kind = ButtonKind::Secondary);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
    QString m_icon;
    Label *m_title;
    Label *m_text;
    QHBoxLayout *m_row;
};

} // namespace portreeve::ui
