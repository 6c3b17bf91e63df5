// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/playground/saved_prompts.h"
#include "ui/widgets/sheet.h"

class QScrollArea;
class QStackedLayout;

namespace portreeve::ui {

class Field;
class Label;
class RowList;
class TextField;

/// All saved prompts; one of them with its versions, its name and the way to delete it.
class SavedPromptsSheet : public Sheet
{
    Q_OBJECT

public:
    SavedPromptsSheet(SavedPrompts &prompts, QWidget *over);

signals:
    void opened(const QString &name, int version);
    void renamed(const QString &from, const QString &to);
    void deleted(const SavedPrompts::Prompt &prompt);
    void failed(const QString &title, const QString &why);

private:
    QWidget *buildAll();
    QWidget *buildOne();
    void showAll();
    void showOne(const QString &name);
    void rename();
    void removeShown();

    SavedPrompts &m_prompts;
    SavedPrompts::Prompt m_shown;
    QStackedLayout *m_faces;
    TextField *m_search;
    RowList *m_list;
    QScrollArea *m_scroll;
    Label *m_none;
    TextField *m_name;
    Field *m_nameField;
    RowList *m_versions;
    Button *m_rename;
    Button *m_back;
    Button *m_delete;
};

} // namespace portreeve::ui
