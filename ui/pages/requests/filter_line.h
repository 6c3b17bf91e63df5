// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/request_source.h"

#include <QWidget>

namespace portreeve::ui {

class Client;
class FilterBar;
class FilterState;
class IconButton;
class Label;

/// The filter of the requests as text: chips and the term being typed, completed from the server's grammar; under it what is wrong, with a caret at its place. The grammar is asked for when
/// somebody begins to type.
class FilterLine : public QWidget
{
    Q_OBJECT

public:
    FilterLine(FilterState &state, Client &client, QWidget *parent = nullptr);

    void setSource(const RequestSource *source);
    /// What the facets counted, so that it can be completed.
    void setValues(const QString &field, const QStringList &values) { m_grammar.setValues(field, values); }
    /// The server found this wrong: the term goes back into the field, marked, and out of the filter.
    void showFault(const RequestSource::Fault &fault);
    QString fault() const;
    /// A term that is typed and not entered yet.
    QString typed() const;
    void focusField();
    void retranslate();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showTerms();
    void showHint(const QString &typed);
    void commit(const QString &text);
    void reopen(int index);
    void askGrammar();

    FilterState &m_state;
    Client &m_client;
    const RequestSource *m_source = nullptr;
    FilterGrammar m_grammar;
    bool m_isGrammarAsked = false;
    bool m_isExactOnly = false; ///< a server that compares and knows no patterns
    FilterBar *m_bar;
    Label *m_below;
    TypedHint m_fault; ///< of the server, for exactly m_faulty
    QString m_faulty;
};

} // namespace portreeve::ui
