// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

#include <QHash>

class QScrollArea;

namespace portreeve::ui {

class Card;
class ChoiceList;
class EmptyState;
class PageHeader;
class SettingRow;
class ShortcutEditor;
class TextField;

Page *makeSettingsPage(Desk &desk);

/// All settings on one page: search on top, groups at the left. What is changed holds at once and can be set back one by one.
class SettingsPage : public Page
{
    Q_OBJECT

public:
    explicit SettingsPage(Desk &desk, QWidget *parent = nullptr);

    void open(const QVariantMap &where) override;
    QVariantMap where() const override;
    void refresh() override;

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeGroups();
    QWidget *makeCards();
    void addRows(const QString &group);
    void filter(const QString &query);
    void showGroup(const QString &id);
    void noteGroup();
    void settleTray();
    void settleGateway();

    PageHeader *m_header;
    TextField *m_search;
    ChoiceList *m_groups;
    QScrollArea *m_scroll;
    QWidget *m_column;
    EmptyState *m_none;
    QHash<QString, Card *> m_cards;
    QList<SettingRow *> m_rows;
    ShortcutEditor *m_shortcuts = nullptr;
    bool m_isJumping = false;
};

} // namespace portreeve::ui
