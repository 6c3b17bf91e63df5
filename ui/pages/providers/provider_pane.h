// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/providers/provider_use.h"
#include "ui/widgets/detail_pane.h"

namespace portreeve::ui {

struct Desk;
class Banner;
class Facts;
class Label;
class RowList;
class SectionHead;
class Spark;
class Stock;

/// A provider beside the cards: how it does, its credentials, its models, what failed.
class ProviderPane : public DetailPane
{
    Q_OBJECT

public:
    ProviderPane(Desk &desk, const Stock &stock, QWidget *parent = nullptr);

    void showProvider(const ProviderUse &use, const QString &span);
    QString slug() const { return m_slug; }
    void setEditable(bool editable); ///< false: no buttons that change something
    void showCredentials();

signals:
    void addProviderWanted();
    void addCredentialWanted(const QString &slug);
    void editWanted(const QString &credential);
    void rotateWanted(const QString &credential);
    void deleteWanted(const QString &credential);

private:
    void fillOverview(const ProviderUse &use, const QString &span);
    void fillCredentials(const ProviderUse &use);
    QWidget *credentialCard(const CredentialLine &line, int uses);
    void fillModels(const ProviderUse &use);
    void fillFailures(const ProviderUse &use);

    Desk &m_desk;
    const Stock &m_stock;
    QString m_slug;
    bool m_isEditable = true;
    Banner *m_demo;
    SectionHead *m_useHead;
    Spark *m_spark;
    Facts *m_figures;
    Label *m_lastError;
    QVBoxLayout *m_credentials;
    RowList *m_models;
    Label *m_noModels;
    RowList *m_failures;
    Label *m_noFailures;
};

} // namespace portreeve::ui
