// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QHBoxLayout;

namespace portreeve::ui {

class Badge;
class Button;
class IconButton;
class Label;

/// The head of a page: title, state if it has one, one line of facts, then segments, plain buttons and at most one primary, rightmost. What does not fit folds into
/// "more" from the right; the primary is the last to go.
class PageHeader : public QWidget
{
    Q_OBJECT

public:
    explicit PageHeader(const QString &title = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// "3,812 match · $41.20 · p95 2.31 s"
    void setFacts(const QString &facts);
    Badge *badge(); ///< made and shown on first use
    void addControl(QWidget *control); ///< segments, combo: they never fold
    void addButton(Button *button);

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fold();
    void showFolded();

    QHBoxLayout *m_row;
    Label *m_title;
    Badge *m_badge = nullptr;
    Label *m_facts;
    QList<QWidget *> m_controls;
    QList<Button *> m_buttons;
    QList<Button *> m_folded;
    IconButton *m_more;
};

} // namespace portreeve::ui
