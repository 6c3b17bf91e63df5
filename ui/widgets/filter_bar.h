// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QList>
#include <QWidget>

class QHBoxLayout;
class QListWidget;

namespace portreeve::ui {

class IconButton;

/// A finished term of a filter: "model:" "claude-*". Bare text has no key.
struct Term {
    QString key;
    QString value;
    bool negated = false;
    bool operator==(const Term &) const = default;
};

/// A term that can be taken away: its cross, Delete or Backspace. A click elsewhere on it (or Enter) takes it back into the field.
class Chip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Chip(const Term &term, QWidget *parent = nullptr);
    QSize sizeHint() const override;

signals:
    void removed();
    void reopened();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    Term m_term;
    bool m_onCross = false;
};

/// What the bar says about the term being typed. It knows no grammar: whoever does, answers `typed` with this.
struct TypedHint {
    QString completion; ///< text that would follow, in text3: " s"; Tab takes it
    QString example; ///< "duration, e.g. 2s, 500ms"
    QString error; ///< shown below and marked red; empty: none
    int errorFrom = 0; ///< characters of the typed text
    int errorLength = 0;
    QStringList suggestions; ///< whole terms to choose from with Down
};

class TermField;

/// The filter of a page: chips for finished terms, a field for the one being typed, clear at the end. Text and facets edit one state outside; this shows it.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    void setPlaceholder(const QString &text);
    void setTerms(const QList<Term> &terms);
    void setTyped(const QString &text);
    QString typed() const;
    void setHint(const TypedHint &hint);

signals:
    void typedChanged(const QString &text); ///< answer with setHint()
    void committed(const QString &text); ///< Enter, or a space outside quotes and brackets
    void removed(int index);
    void reopened(int index); ///< put the term into the field and out of the list
    void cleared();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showSuggestions();
    void commit(const QString &text);

    QHBoxLayout *m_chips;
    QList<Chip *> m_shown;
    QList<Term> m_terms;
    TermField *m_field;
    IconButton *m_clear;
    QListWidget *m_list;
    TypedHint m_hint;
};

} // namespace portreeve::ui
