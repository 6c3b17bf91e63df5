// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/call.h"
#include "ui/widgets/sheet.h"

namespace portreeve::ui {

struct Desk;
class Label;
class RowList;
class Skeleton;

/// A model server that runs on the gateway's computer.
struct LocalServer {
    QString name;
    QString provider;
    QString apiBase;
    QStringList models;
};
QList<LocalServer> readLocalServers(const QJsonObject &answer);

/// Looks for model servers on the gateway's own computer; one that is chosen is added with its address.
class LocalSheet : public Sheet
{
    Q_OBJECT

public:
    LocalSheet(Desk &desk, QWidget *over);

signals:
    void chosen(const QString &slug, const QString &apiBase);

private:
    void look();
    void take(const Answer &answer);

    Desk &m_desk;
    QList<LocalServer> m_servers;
    Label *m_words;
    Skeleton *m_skeleton;
    RowList *m_rows;
    Button *m_again;
};

} // namespace portreeve::ui
