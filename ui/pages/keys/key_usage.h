// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/access_key.h"
#include "ui/models/series.h"

#include <QWidget>

namespace portreeve::ui {

class Chart;
class Client;
class Label;
class RowList;
class Segments;

/// What a key was used for in the window's span of time: a chart by model and its totals.
class KeyUsage : public QWidget
{
    Q_OBJECT

public:
    explicit KeyUsage(Client &client, QWidget *parent = nullptr);
    void load(const AccessKey &key, qint64 from, qint64 to);

private:
    void show(const Series &series);
    void draw();
    void fail(const QString &why);

    Client &m_client;
    Series m_series;
    Segments *m_metric;
    Chart *m_chart;
    Label *m_facts;
    RowList *m_totals;
    bool m_isKnown = false;
};

/// The latest requests of a key, with the way to all of them.
class KeyRequests : public QWidget
{
    Q_OBJECT

public:
    explicit KeyRequests(Client &client, QWidget *parent = nullptr);
    void load(const AccessKey &key);

signals:
    void requestWanted(const QString &id);
    void allWanted();

private:
    void fill(const QJsonObject &body, bool isLiteLlm);

    Client &m_client;
    Label *m_note;
    RowList *m_rows;
    class Button *m_all;
};

} // namespace portreeve::ui
