// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace portreeve::ui {

/// One of several answers, as a card to click: a ring, a line, and what it means. In a QButtonGroup it is a radio button, for screen readers too.
class ChoiceCard : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ChoiceCard(QWidget *parent = nullptr);
    void setWords(const QString &title, const QString &words);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_words;
};

} // namespace portreeve::ui
