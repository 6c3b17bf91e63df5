// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"
#include "ui/pages/deployments/provider_template.h"
#include "ui/pages/providers/provider_use.h"

#include <QHash>

class QScrollArea;
class QSplitter;
class QStackedLayout;
class QVBoxLayout;

namespace portreeve::ui {

class Banner;
class Button;
class DeploymentTable;
class EmptyState;
class PageHeader;
class ProviderGrid;
class ProviderPane;
class ProviderTable;
class Segments;
class Skeleton;
class Stock;
class Table;

class ProvidersPage : public Page
{
    Q_OBJECT

public:
    explicit ProvidersPage(Desk &desk);

    void open(const QVariantMap &where) override;
    QVariantMap where() const override;
    void refresh() override;
    QList<PaletteHit> find(const QString &query) const override;
    bool hasRange() const override { return true; }
    bool isLive() const override { return true; }

protected:
    void left() override;
    void retranslate() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    QWidget *cardsSide();
    QWidget *tableSide();
    void bindActions();
    void makePane();
    void showAll();
    void showFacts();
    void showBanner();
    void showEmpty();
    QWidget *templateButtons();
    void settlePane();
    void settleCards();
    void settleActions();
    void choose(const QString &slug);
    void closePane();
    const ProviderUse *chosen() const;
    QString refusal() const; ///< why nothing can be changed here; empty: it can
    // acts
    void add(const QString &slug = {}, const QHash<QString, QString> &texts = {});
    void lookHere();
    void fetch();
    void test();
    void testAll();
    void rotate();
    void rotateCredential(const QString &name);
    void editCredential(const QString &slug, const QString &name);
    void deleteCredential(const QString &name);
    const CredentialLine *credential(const QString &name) const;
    QList<Deployment> usesOf(const QString &credential) const;
    ProviderTemplate templateOf(const QString &slug) const;
    QStringList credentialNames() const;
    void say(Tone tone, const QString &title, const QString &detail);

    Stock *m_stock;
    QList<ProviderUse> m_uses;
    PageHeader *m_header;
    Segments *m_form;
    QVBoxLayout *m_bar; ///< around the banner
    Banner *m_banner;
    Button *m_bannerAct;
    ProviderGrid *m_grid;
    QScrollArea *m_cards;
    DeploymentTable *m_deployments;
    Table *m_deploymentTable;
    ProviderTable *m_providers;
    Table *m_providerTable;
    QStackedLayout *m_forms;
    QSplitter *m_splitter;
    ProviderPane *m_pane = nullptr;
    Skeleton *m_skeleton;
    EmptyState *m_empty;
    QStackedLayout *m_faces;
    QString m_chosen;
};

} // namespace portreeve::ui
