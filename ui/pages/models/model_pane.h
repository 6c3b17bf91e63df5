// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/deployments/traffic.h"
#include "ui/pages/deployments/model_users.h"
#include "ui/widgets/detail_pane.h"

namespace portreeve::ui {

struct Desk;
class Banner;
class CodeBlock;
class Facts;
class Label;
class RowList;
class SectionHead;
class Spark;
class Stock;

/// A deployment beside the list: what it costs, what it did, who uses it, what it says in config.yaml.
class ModelPane : public DetailPane
{
    Q_OBJECT

public:
    ModelPane(Desk &desk, const Stock &stock, QWidget *parent = nullptr);

    void showDeployment(const Deployment &deployment, const QString &span);
    QString shownId() const { return m_id; }

signals:
    void addProviderWanted();

private:
    void showHead(const Deployment &deployment, const NameTraffic &traffic, const QString &span);
    void showPrices(const Deployment &deployment);
    void showTraffic(const NameTraffic &traffic, const QString &span);
    void showFailures(const Deployment &deployment);
    void showUsers(const ModelUsers &users);
    void lookUpUsers();

    Desk &m_desk;
    const Stock &m_stock;
    QString m_id, m_name;
    Banner *m_demo;
    Facts *m_ids;
    SectionHead *m_priceHead;
    Facts *m_prices;
    SectionHead *m_trafficHead;
    Spark *m_spark;
    Facts *m_traffic;
    SectionHead *m_factsHead;
    Facts *m_limits;
    RowList *m_failures;
    Label *m_noFailures;
    RowList *m_users;
    Label *m_usersNote;
    CodeBlock *m_code;
    QObject *m_userAsker = nullptr;
};

} // namespace portreeve::ui
