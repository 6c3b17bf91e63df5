// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/playground/batch_run.h"
#include "ui/widgets/sheet.h"

#include <QPointer>

#include <functional>
#include <optional>

class QStackedLayout;

namespace portreeve::ui {

class Field;
class Label;
class Table;
class TextArea;

/// Values for the variables of a prompt, as CSV; then the grid of what each model answers to each row. The run itself is the page's: it goes on when the sheet is closed.
class BatchSheet : public Sheet
{
    Q_OBJECT

public:
    /// What one question may cost at most, in nano-dollars; empty: a price is not known.
    using Bound = std::function<std::optional<qint64>(const ChatQuestion &)>;

    BatchSheet(const QList<ChatQuestion> &models, const QString &text, Bound bound, QWidget *over);
    /// Shows the grid of this run; null: the values.
    void setRun(BatchRun *run);
    /// Values from a file, the grid into one; what does not work is said.
    void read(const QString &name);
    void write(const QString &name);

signals:
    void textChanged(const QString &text);
    /// `most`: what all of it may cost at most, in nano-dollars, as far as prices are known.
    void runWanted(const CsvTable &values, qint64 most);
    void stopWanted();
    void told(Tone tone, const QString &title, const QString &detail);

private:
    QWidget *buildValues(const QString &text);
    QWidget *buildGrid();
    void check();
    QString faultOf(const std::optional<CsvTable> &table, const QString &csvFault) const;
    QString costText(const CsvTable &table);
    void settle();
    void showCell(const QModelIndex &index);
    void openFile();
    void save();

    QList<ChatQuestion> m_models;
    QStringList m_variables;
    Bound m_bound;
    std::optional<CsvTable> m_values; ///< empty: they cannot be run as they are
    qint64 m_most = 0;
    QPointer<BatchRun> m_run;
    QStackedLayout *m_faces;
    TextArea *m_text;
    Field *m_field;
    Label *m_progress;
    Table *m_table;
    Label *m_cellName;
    TextArea *m_cell;
    Button *m_open;
    Button *m_change;
    Button *m_save;
    Button *m_stop;
    Button *m_start;
};

} // namespace portreeve::ui
