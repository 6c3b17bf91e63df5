// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/request_source.h"
#include "ui/widgets/facets.h"

#include <QHash>
#include <QScrollArea>

namespace portreeve::ui {

class Client;
class FilterState;
class Label;

/// The values of a few fields with their counts, beside the list: the other editor of the filter. A tick narrows to that value, further ticks add to it.
class FacetPanel : public QScrollArea
{
    Q_OBJECT

public:
    FacetPanel(FilterState &state, Client &client, QWidget *parent = nullptr);

    void setSource(const RequestSource *source);
    /// Counts anew; a count that is under way for another query is dropped.
    void load(const RequestQuery &query);
    void forget();
    void retranslate();

signals:
    void counted(const QString &field, const QStringList &values);

private:
    void take(const Answer &answer);
    void show();
    void toggle(const QString &field, const QString &value, bool on);
    bool isTicked(const QString &field, const QString &value) const;
    QString titleOf(const QString &field) const;
    QString nameOf(const QString &field, const FacetValue &value) const;

    FilterState &m_state;
    Client &m_client;
    const RequestSource *m_source = nullptr;
    RequestQuery m_query;
    QObject *m_asker = nullptr;
    QList<Facet> m_facets;
    int m_top = 8;
    Facets *m_view;
    Label *m_note;
    QWidget *m_notePlace;
};

} // namespace portreeve::ui
