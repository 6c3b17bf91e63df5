// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/models/models_page.h"

#include "ui/client/client.h"
#include "ui/client/live.h"
#include "ui/local/settings.h"
#include "ui/pages/deployments/deployment_table.h"
#include "ui/pages/deployments/span_text.h"
#include "ui/pages/deployments/stock.h"
#include "ui/pages/models/model_pane.h"
#include "ui/pages/models/page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/times.h"
#include "ui/widgets/toast.h"
#include "ui/window/actions.h"
#include "ui/window/time_range.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QSet>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

constexpr int narrowPage = 900; ///< px at 100 %; under it the pane lies over the table
enum Face { Full, Waiting, Nothing };

/// "provider:openai name:\"a b\"" in its terms.
QStringList splitTerms(const QString &text)
{
    QStringList terms(1);
    bool isQuoted = false;
    for (const QChar c : text) {
        isQuoted = isQuoted != (c == QLatin1Char('"'));
        if (c == QLatin1Char(' ') && !isQuoted)
            terms.append(QString());
        else
            terms.last() += c;
    }
    terms.removeAll(QString());
    return terms;
}

} // namespace

Page *makeModelsPage(Desk &desk)
{
    return new ModelsPage(desk);
}

ModelsPage::ModelsPage(Desk &desk)
    : Page(QStringLiteral("models"), desk), m_stock(new Stock(desk, false, this)), m_model(new DeploymentTable(this)), m_header(new PageHeader), m_filter(new FilterBar), m_banner(new Banner),
      m_bannerAct(m_banner->addButton({})), m_table(new Table), m_splitter(new QSplitter(this)), m_skeleton(new Skeleton({3, 4, 2, 2, 1, 1, 1, 2})),
      m_empty(new EmptyState(Empty::NothingYet)), m_faces(new QStackedLayout)
{
    build();
    bindActions();
    connect(m_stock, &Stock::changed, this, &ModelsPage::showAll);
    connect(m_filter, &FilterBar::typedChanged, this, &ModelsPage::typedChanged);
    connect(m_filter, &FilterBar::committed, this, &ModelsPage::commit);
    connect(m_filter, &FilterBar::removed, this, [this](int index) {
        QList<DeploymentTerm> terms = m_terms;
        terms.removeAt(index);
        setTerms(terms);
    });
    connect(m_filter, &FilterBar::reopened, this, [this](int index) {
        QList<DeploymentTerm> terms = m_terms;
        const DeploymentTerm term = terms.takeAt(index);
        setTerms(terms);
        m_filter->setTyped((term.negated ? QStringLiteral("-") : QString()) + (term.key.isEmpty() ? QString() : term.key + QLatin1Char(':')) + term.value);
    });
    connect(m_filter, &FilterBar::cleared, this, [this] { setTerms({}); });
    connect(m_table, &Table::peeked, this, &ModelsPage::openPane);
    connect(m_table, &QAbstractItemView::clicked, this, &ModelsPage::openPane);
    connect(m_table, &QAbstractItemView::activated, this, [this] {
        openPane();
        if (current() && current()->isEditable())
            edit();
    });
    connect(m_table, &Table::columnsChanged, this, [this] { this->desk().settings.setState(client().connection().id, QStringLiteral("models.columns"), m_table->saveColumns()); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &ModelsPage::showMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        settlePane();
        settleActions();
    });
    connect(&desk.live, &Live::changed, this, [this] {
        if (isOpen())
            m_stock->keepFresh();
    });
    retranslate();
    settleActions();
}

void ModelsPage::build()
{
    auto *column = new QVBoxLayout(this);
    space(column, 0, 0);
    m_header->setObjectName(QStringLiteral("models.header"));
    column->addWidget(m_header);
    auto *bar = new QVBoxLayout;
    space(bar, QMargins(20, 0, 20, 12), 10);
    bar->addWidget(m_filter);
    bar->addWidget(m_banner);
    column->addLayout(bar);
    column->addWidget(new Rule);
    m_filter->setObjectName(QStringLiteral("models.filter"));
    m_banner->setObjectName(QStringLiteral("models.banner"));
    m_banner->hide();
    m_splitter->addWidget(listSide());
    makePane();
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    auto *waiting = new QWidget;
    auto *inset = new QVBoxLayout(waiting);
    space(inset, QMargins(20, 8, 20, 14), 0);
    inset->addWidget(m_skeleton);
    m_faces->addWidget(m_splitter);
    m_faces->addWidget(waiting);
    m_faces->addWidget(m_empty);
    m_empty->setObjectName(QStringLiteral("models.empty"));
    column->addLayout(m_faces, 1);
}

QWidget *ModelsPage::listSide()
{
    m_table->setObjectName(QStringLiteral("models.table"));
    m_table->setModel(m_model);
    m_table->setDensity(Density::Roomy);
    m_table->setColumns(DeploymentTable::columns(false));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(DeploymentTable::Name, Qt::AscendingOrder);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->restoreColumns(desk().settings.state(client().connection().id, QStringLiteral("models.columns")));
    return m_table;
}

void ModelsPage::bindActions()
{
    Actions &actions = desk().actions;
    const auto bind = [&](const char *id, void (ModelsPage::*act)()) { actions.bind(QLatin1String(id), this, [this, act] { (this->*act)(); }); };
    bind("models.new", &ModelsPage::create);
    bind("models.edit", &ModelsPage::edit);
    bind("models.duplicate", &ModelsPage::duplicate);
    bind("models.test", &ModelsPage::test);
    bind("models.block", &ModelsPage::setBlocked);
    bind("models.weight", &ModelsPage::setWeight);
    bind("models.delete", &ModelsPage::remove);
    actions.bind(QStringLiteral("models.filter"), this, [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    actions.bind(QStringLiteral("models.columns"), this, [this] {
        QMenu *menu = m_table->columnMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(m_table->mapToGlobal(QPoint(px(20), m_table->horizontalHeader()->height())));
    });
    actions.bind(QStringLiteral("models.requests"), this, [this] {
        if (const Deployment *deployment = current())
            desk().go(QStringLiteral("requests"), {{QStringLiteral("filter"), QStringLiteral("deployment:\"%1\"").arg(deployment->id)}});
    });
    auto *test = new Button(QStringLiteral("play"), QString());
    test->follow(actions.find(QStringLiteral("models.test")));
    test->setObjectName(QStringLiteral("models.header.test"));
    m_header->addButton(test);
    auto *create = new Button(QStringLiteral("plus"), {}, ButtonKind::Primary);
    create->follow(actions.find(QStringLiteral("models.new")));
    create->setObjectName(QStringLiteral("models.header.new"));
    m_header->addButton(create);
}

/// Made anew when the language changes: its words are said in its constructor.
void ModelsPage::makePane()
{
    const bool wasShown = m_pane && m_pane->isVisibleTo(m_splitter);
    delete std::exchange(m_pane, new ModelPane(desk(), *m_stock));
    m_splitter->addWidget(m_pane);
    m_pane->setVisible(wasShown);
    m_pane->setAccessibleDescription(tr("The selected model"));
    for (const char *id : {"models.test", "models.edit", "models.duplicate"}) {
        auto *button = new Button;
        button->setSmall(true);
        button->follow(desk().actions.find(QLatin1String(id)));
        button->setObjectName(QLatin1String("models.pane.") + QLatin1String(id).mid(7));
        m_pane->addAction(button);
    }
    connect(m_pane, &DetailPane::closed, this, &ModelsPage::closePane);
    connect(m_pane, &ModelPane::addProviderWanted, this, [this] { desk().go(QStringLiteral("providers"), {{QStringLiteral("new"), true}}); });
}

void ModelsPage::retranslate()
{
    m_header->setTitle(tr("Models"));
    m_filter->setPlaceholder(tr("Filter: provider:openai  state:failing  mode:chat  is:unpriced  origin:file"));
    m_table->setAccessibleName(tr("Models"));
    if (m_pane->isVisibleTo(m_splitter))
        makePane();
    showAll();
}

// -- where

void ModelsPage::open(const QVariantMap &where)
{
    if (where.contains(QStringLiteral("filter")) || where.contains(QStringLiteral("provider"))) {
        setTerms({});
        const QString provider = where.value(QStringLiteral("provider")).toString();
        for (const QString &term : splitTerms(provider.isEmpty() ? where.value(QStringLiteral("filter")).toString() : QStringLiteral("provider:") + provider))
            commit(term);
    }
    QStringList wanted{where.value(QStringLiteral("id")).toString(), where.value(QStringLiteral("name")).toString()};
    wanted.removeAll(QString());
    if (!wanted.isEmpty()) {
        m_wanted = wanted;
        m_wantsPane = true;
        showAll();
    }
    if (where.value(QStringLiteral("new")).toBool())
        create();
}

QVariantMap ModelsPage::where() const
{
    QVariantMap where;
    if (const Deployment *deployment = m_pane->isVisibleTo(this) ? current() : nullptr)
        where.insert(QStringLiteral("id"), deployment->id);
    return where;
}

QList<PaletteHit> ModelsPage::find(const QString &query) const
{
    QList<PaletteHit> hits;
    for (const Deployment &each : m_stock->deployments()) {
        if (each.name.contains(query, Qt::CaseInsensitive) || each.model.contains(query, Qt::CaseInsensitive))
            hits.append({each.id, tr("Models"), QStringLiteral("models"), each.name, each.model, {}});
        if (hits.size() >= 8)
            break;
    }
    return hits;
}

void ModelsPage::refresh()
{
    m_stock->load();
}

void ModelsPage::left()
{
    m_stock->stop();
    setTotals({});
}

// -- filter

void ModelsPage::typedChanged(const QString &text)
{
    m_filter->setHint(text.isEmpty() ? TypedHint() : hintFor(text, m_model->facts()));
}

void ModelsPage::commit(const QString &text)
{
    TypedHint hint;
    const auto term = readTerm(text, &hint);
    if (!term)
        return m_filter->setHint(hint);
    m_filter->setTyped({});
    if (!m_terms.contains(*term))
        setTerms(m_terms + QList<DeploymentTerm>{*term});
}

void ModelsPage::setTerms(const QList<DeploymentTerm> &terms)
{
    m_terms = terms;
    m_filter->setTerms(terms);
    m_model->setFilter(terms);
    showAll();
}

// -- faces

QString ModelsPage::span() const
{
    return spanText(desk().range);
}

void ModelsPage::showAll()
{
    m_skeleton->setWaiting(m_stock->face() == Stock::Face::Waiting);
    const bool isFull = m_stock->hasOld();
    if (isFull) {
        m_model->setSpan(span());
        m_model->set(m_stock->deployments(), m_stock->traffic(), [this](const QString &slug) { return m_stock->titleOf(slug); }, QDateTime::currentDateTime());
    }
    m_table->setDimmed(isFull && m_stock->face() != Stock::Face::Ready);
    showFacts();
    showBanner();
    if (!isFull && m_stock->face() == Stock::Face::Waiting)
        m_faces->setCurrentIndex(Waiting);
    else if (!isFull || m_stock->deployments().isEmpty())
        showEmpty();
    else if (m_model->rowCount() == 0)
        showNoMatch();
    else
        m_faces->setCurrentIndex(Full);
    chooseWanted();
    settlePane();
    settleActions();
}

void ModelsPage::showFacts()
{
    if (!m_stock->hasOld())
        return m_header->setFacts({});
    QSet<QString> names;
    int unpriced = 0;
    for (const Deployment &each : m_stock->deployments()) {
        names.insert(each.name);
        unpriced += !each.isPriced();
    }
    QStringList facts{tr("%n deployments", nullptr, int(m_stock->deployments().size())), tr("%n names", nullptr, int(names.size()))};
    if (m_model->rowCount() < m_model->all())
        facts.prepend(tr("%1 match").arg(countText(m_model->rowCount())));
    if (m_stock->total() > m_stock->deployments().size())
        facts.append(tr("%1 on the server").arg(countText(m_stock->total())));
    if (unpriced > 0)
        facts.append(tr("%n without a price", nullptr, unpriced));
    if (!m_stock->priceVersion().isEmpty())
        facts.append(tr("price book %1").arg(m_stock->priceVersion()));
    m_header->setFacts(facts.join(QStringLiteral(" · ")));
}

void ModelsPage::showBanner()
{
    const QList<Deployment> &all = m_stock->deployments();
    const bool isOld = m_stock->hasOld() && m_stock->face() != Stock::Face::Ready;
    const bool isDemo = !all.isEmpty() && std::all_of(all.begin(), all.end(), [](const Deployment &each) { return each.isDemo(); });
    m_banner->setVisible(isOld || isDemo);
    m_bannerAct->disconnect(this);
    if (isOld) {
        m_banner->set(Tone::Warn, tr("As of %1. %2").arg(clockText(m_stock->asOf()), m_stock->fault()));
        m_bannerAct->setText(tr("Try again"));
        connect(m_bannerAct, &QPushButton::clicked, this, &ModelsPage::refresh);
    } else if (isDemo) {
        m_banner->set(Tone::Info, tr("Only demo models answer: what they say is made up, and nobody charges for it."), tr("Add a provider to reach real ones."));
        m_bannerAct->setText(tr("Add provider"));
        connect(m_bannerAct, &QPushButton::clicked, this, [this] { desk().go(QStringLiteral("providers"), {{QStringLiteral("new"), true}}); });
    }
}

void ModelsPage::showEmpty()
{
    m_faces->setCurrentIndex(Nothing);
    const QString server = client().connection().name;
    switch (m_stock->face()) {
    case Stock::Face::NotAllowed:
        m_empty->set(Empty::NotAllowed, tr("You may not see models"), m_stock->fault());
        return m_empty->setActions({});
    case Stock::Face::NotSupported:
        m_empty->set(Empty::NotSupported, tr("This server does not tell its models"), tr("%1 answers no question about deployments. A Portreeve or LiteLLM gateway does.").arg(server));
        return m_empty->setActions({});
    case Stock::Face::Failed:
        m_empty->set(Empty::Failed, tr("Could not load models"), m_stock->fault());
        return m_empty->setActions({{QStringLiteral("refresh"), tr("Try again"), ButtonKind::Primary, [this] { refresh(); }}});
    default:
        break;
    }
    m_empty->set(Empty::NothingYet, tr("No model yet"), tr("A model is a name that apps ask for, and the provider's model that serves it. Add a provider first; its models can be fetched then."));
    m_empty->setActions({{QStringLiteral("plus"), tr("Add provider"), ButtonKind::Primary, [this] { desk().go(QStringLiteral("providers"), {{QStringLiteral("new"), true}}); }},
                         {QStringLiteral("edit"), tr("Add model by hand"), ButtonKind::Secondary, [this] { create(); }}});
}

void ModelsPage::showNoMatch()
{
    m_faces->setCurrentIndex(Nothing);
    QList<EmptyAction> actions;
    QStringList without;
    for (qsizetype i = 0; i < m_terms.size() && m_terms.size() > 1; ++i) {
        QList<DeploymentTerm> rest = m_terms;
        const DeploymentTerm dropped = rest.takeAt(i);
        const auto count = std::count_if(m_model->facts().begin(), m_model->facts().end(), [&](const DeploymentFacts &facts) { return matchesAll(rest, facts); });
        const QString word = (dropped.negated ? QStringLiteral("-") : QString()) + (dropped.key.isEmpty() ? QString() : dropped.key + QLatin1Char(':')) + dropped.value;
        if (count == 0)
            continue;
        without.append(tr("%1 without “%2”").arg(countText(count), word));
        if (actions.isEmpty())
            actions.append({{}, tr("Drop %1").arg(word), ButtonKind::Secondary, [this, rest] { setTerms(rest); }});
    }
    const QString all = tr("%n deployments in all.", nullptr, m_model->all());
    m_empty->set(Empty::NoMatch, tr("No model matches"), without.isEmpty() ? all : tr("%1 match.").arg(without.join(QStringLiteral(", "))));
    actions.append({{}, tr("Clear all"), ButtonKind::Ghost, [this] { setTerms({}); }});
    m_empty->setActions(actions);
}

// -- what is selected

QList<Deployment> ModelsPage::selected() const
{
    QList<Deployment> list;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        list.append(m_model->at(index.row()));
    return list;
}

const Deployment *ModelsPage::current() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.size() == 1 ? m_stock->find(m_model->at(rows.first().row()).id) : nullptr;
}

void ModelsPage::choose(const QString &id)
{
    const int row = m_model->rowOf(id);
    if (row < 0)
        return;
    m_table->selectRow(row);
    m_table->scrollTo(m_model->index(row, 0));
    if (std::exchange(m_wantsPane, false))
        openPane();
}

/// What somebody came for is shown even where the filter hides it.
void ModelsPage::chooseWanted()
{
    const QStringList wanted = m_wanted;
    for (const QString &each : wanted) {
        for (const Deployment &deployment : m_stock->deployments()) {
            if (deployment.id != each && deployment.name != each)
                continue;
            m_wanted.clear();
            if (m_model->rowOf(deployment.id) < 0)
                setTerms({});
            return choose(deployment.id);
        }
    }
}

void ModelsPage::openPane()
{
    m_pane->show();
    settlePane();
}

void ModelsPage::closePane()
{
    m_pane->hide();
    m_table->show();
    m_table->setFocus(Qt::OtherFocusReason);
}

void ModelsPage::settlePane()
{
    const Deployment *deployment = current();
    if (!deployment) {
        m_pane->hide();
        m_table->show();
    } else if (m_pane->isVisibleTo(m_splitter)) {
        m_pane->showDeployment(*deployment, span());
        m_table->setVisible(width() >= px(narrowPage));
    }
    qint64 spent = 0;
    const QList<Deployment> list = selected();
    for (const Deployment &each : list)
        spent += m_stock->traffic().of(each).costNanos;
    setTotals(list.size() > 1 ? tr("%n deployments", nullptr, int(list.size())) + (m_stock->traffic().isKnown ? QStringLiteral(", ") + moneyText(spent) : QString()) : QString());
}

void ModelsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    settlePane();
}

void ModelsPage::settleActions()
{
    Actions &actions = desk().actions;
    QString general;
    if (client().isReadOnly())
        general = tr("This connection is read-only.");
    else
        client().can(QStringLiteral("models.edit"), &general);
    const QList<Deployment> list = selected();
    const QString none = list.isEmpty() ? tr("Select a model first.") : QString();
    const QString one = list.size() == 1 ? none : list.isEmpty() ? none : tr("Select one model only.");
    QString fixed = one;
    const bool isAnyEditable = std::any_of(list.begin(), list.end(), [](const Deployment &each) { return each.isEditable(); });
    if (!list.isEmpty() && !isAnyEditable)
        fixed = list.first().place.contains(QLatin1Char(':')) ? tr("Defined in %1: change it there.").arg(list.first().place) : tr("It was not added here and cannot be changed here.");
    const auto set = [&](const char *id, const QString &reason) { actions.setReason(QLatin1String(id), general.isEmpty() ? reason : general); };
    set("models.new", {});
    set("models.edit", fixed);
    set("models.duplicate", one);
    set("models.delete", isAnyEditable ? none : fixed.isEmpty() ? none : fixed);
    set("models.block", isAnyEditable ? none : fixed.isEmpty() ? none : fixed);
    set("models.weight", isAnyEditable ? none : fixed.isEmpty() ? none : fixed);
    const bool isWild = list.size() == 1 && list.first().isWildcard();
    set("models.test", isWild ? tr("A wildcard has no model of its own to test. Test what it leads to in the playground.") : none);
    actions.setReason(QStringLiteral("models.requests"), client().can(QStringLiteral("requests")) ? one : tr("This server keeps no log of requests that can be shown."));
}

void ModelsPage::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const char *id : {"models.test", "models.edit", "models.duplicate", "", "models.block", "models.weight", "models.requests", "", "models.delete"}) {
        if (*id)
            menu->addAction(desk().actions.find(QLatin1String(id)));
        else
            menu->addSeparator();
    }
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

} // namespace portreeve::ui
