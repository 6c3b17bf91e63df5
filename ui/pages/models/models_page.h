// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/deployments/deployment_filter.h"
#include "ui/pages/models/form_field.h"
#include "ui/pages/models/model_draft.h"
#include "ui/pages/page.h"

class QSplitter;
class QStackedLayout;

namespace portreeve::ui {

class Banner;
class Button;
class DeploymentTable;
class EmptyState;
class ModelPane;
class PageHeader;
class Skeleton;
class Stock;
class Table;

class ModelsPage : public Page
{
    Q_OBJECT

public:
    explicit ModelsPage(Desk &desk);

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
    QWidget *listSide();
    void bindActions();
    void makePane();
    // filter
    void typedChanged(const QString &text);
    void commit(const QString &text);
    void setTerms(const QList<DeploymentTerm> &terms);
    // faces
    void showAll();
    void showFacts();
    void showBanner();
    void showEmpty();
    void showNoMatch();
    void settleActions();
    void settlePane();
    QString span() const;
    // what is selected
    QList<Deployment> selected() const;
    const Deployment *current() const;
    void choose(const QString &id);
    void chooseWanted();
    void openPane();
    void closePane();
    void showMenu(const QPoint &at);
    // acts
    void withFields(std::function<void()> then);
    void create();
    void edit();
    void duplicate();
    void openSheet(const ModelDraft &draft, const QString &title, const Deployment *old, const QString &note);
    void test();
    void setBlocked();
    void setWeight();
    void remove();
    void removeNow(const QList<Deployment> &deployments);
    void say(Tone tone, const QString &title, const QString &detail);

    Stock *m_stock;
    DeploymentTable *m_model;
    PageHeader *m_header;
    FilterBar *m_filter;
    Banner *m_banner;
    Button *m_bannerAct;
    Table *m_table;
    QSplitter *m_splitter;
    ModelPane *m_pane = nullptr;
    Skeleton *m_skeleton;
    EmptyState *m_empty;
    QStackedLayout *m_faces;
    QList<DeploymentTerm> m_terms;
    QList<FormField> m_fields;
    QStringList m_wanted; ///< ids or names, of which the first that is there is selected
    bool m_wantsPane = false;
};

} // namespace portreeve::ui
