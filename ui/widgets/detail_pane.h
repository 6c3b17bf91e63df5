// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"

class QHBoxLayout;
class QStackedLayout;
class QTabBar;
class QVBoxLayout;

namespace portreeve::ui {

class Badge;
class Button;
class Facts;
class IconButton;
class Label;

/// The pane at the right of a list: state and name, one sentence, ids, tabs, actions at the foot. 416 wide, never under 360; the splitter it stands in lets people drag
/// it. Esc closes it from inside.
class DetailPane : public Panel
{
    Q_OBJECT

public:
    explicit DetailPane(QWidget *parent = nullptr);

    Badge *badge() const { return m_badge; }
    /// "smart" and, if another, what served it.
    void setName(const QString &name, const QString &second = {});
    void setSentence(const QString &sentence);
    Facts *facts() const { return m_facts; }
    /// A page of the pane, in a scroll area. Its layout has the padding already.
    QVBoxLayout *addTab(const QString &name);
    void setTabName(int index, const QString &name);
    void setTabShown(int index, bool shown);
    void setCurrentTab(int index);
    int currentTab() const;
    IconButton *openButton() const { return m_open; } ///< in a window of its own
    IconButton *moreButton() const { return m_more; }
    void addAction(Button *button);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void closed();
    void tabChosen(int index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Badge *m_badge;
    Label *m_name;
    QWidget *m_arrow;
    Label *m_second;
    Label *m_sentence;
    Facts *m_facts;
    IconButton *m_open;
    IconButton *m_more;
    IconButton *m_close;
    QTabBar *m_tabs;
    QStackedLayout *m_pages;
    QHBoxLayout *m_foot;
    QWidget *m_footBox;
};

} // namespace portreeve::ui
