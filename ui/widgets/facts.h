// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QGridLayout;

namespace portreeve::ui {

class Label;

struct Fact {
    QString label;
    QString value;
    bool mono = false; ///< ids: mono, elided in the middle
    bool copies = false; ///< a copy button behind it, with the whole value
};

/// Pairs of label and value. Inline: "Key support-triage" in columns (detail pane). Stacked: the label above its value in one row (dialogs, provider cards).
class Facts : public QWidget
{
    Q_OBJECT

public:
    enum Form { Inline, Stacked };
    explicit Facts(Form form = Inline, int columns = 2, QWidget *parent = nullptr);
    void set(const QList<Fact> &facts);

signals:
    void copied(const QString &value);

private:
    void addInline(const Fact &fact, int index);
    void addStacked(const Fact &fact, int index);
    QWidget *copyButton(const Fact &fact);

    Form m_form;
    int m_columns;
    QGridLayout *m_grid;
};

/// The head of a section: 13/600 at the left, a note in text2 at the right, a line above it if asked.
class SectionHead : public QWidget
{
    Q_OBJECT

public:
    explicit SectionHead(const QString &title, const QString &note = {}, bool ruled = false, QWidget *parent = nullptr);
    void setNote(const QString &note);

private:
    Label *m_note;
};

} // namespace portreeve::ui
