// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/providers/providers_page.h"

#include "ui/client/client.h"
#include "ui/client/live.h"
#include "ui/local/settings.h"
#include "ui/pages/deployments/deployment_table.h"
#include "ui/pages/deployments/span_text.h"
#include "ui/pages/deployments/stock.h"
#include "ui/pages/providers/page.h"
#include "ui/pages/providers/provider_card.h"
#include "ui/pages/providers/provider_pane.h"
#include "ui/pages/providers/provider_table.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/scroll_face.h"
#include "ui/widgets/times.h"
#include "ui/widgets/toggles.h"
#include "ui/window/actions.h"
#include "ui/window/time_range.h"

#include <QAction>
#include <QGridLayout>
#include <QHeaderView>
#include <QMenu>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedLayout>

namespace portreeve::ui {
namespace {

constexpr int narrowPage = 860;
constexpr double cardsShare = 0.52; ///< of the page's height at most; the table below keeps the rest
enum Face { Full, Waiting, Nothing };
enum Form { Cards, AsTable };

} // namespace

Page *makeProvidersPage(Desk &desk)
{
    return new ProvidersPage(desk);
}

ProvidersPage::ProvidersPage(Desk &desk)
    : Page(QStringLiteral("providers"), desk), m_stock(new Stock(desk, true, this)), m_header(new PageHeader), m_form(new Segments), m_bar(new QVBoxLayout), m_banner(new Banner), m_bannerAct(m_banner->addButton({})),
      m_grid(new ProviderGrid), m_cards(new QScrollArea), m_deployments(new DeploymentTable(this)), m_deploymentTable(new Table), m_providers(new ProviderTable(this)), m_providerTable(new Table),
      m_forms(new QStackedLayout), m_splitter(new QSplitter(this)), m_skeleton(new Skeleton({3, 3, 3})), m_empty(new EmptyState(Empty::NothingYet)), m_faces(new QStackedLayout)
{
    build();
    bindActions();
    connect(m_stock, &Stock::changed, this, &ProvidersPage::showAll);
    connect(m_grid, &ProviderGrid::chosen, this, &ProvidersPage::choose);
    connect(m_form, &Segments::chosen, this, [this](int form) {
        m_forms->setCurrentIndex(form);
        this->desk().settings.setState(client().connection().id, QStringLiteral("providers.form"), QByteArray::number(form));
    });
    connect(m_providerTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        if (now.isValid() && m_providerTable->hasFocus())
            choose(m_providers->at(now.row()).slug);
    });
    connect(m_providerTable, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) { choose(m_providers->at(index.row()).slug); });
    for (const auto opened : {&QAbstractItemView::activated, &QAbstractItemView::doubleClicked})
        connect(m_deploymentTable, opened, this, [this](const QModelIndex &index) { this->desk().go(QStringLiteral("models"), {{QStringLiteral("id"), m_deployments->at(index.row()).id}}); });
    connect(&desk.live, &Live::changed, this, [this] {
        if (isOpen())
            m_stock->keepFresh();
    });
    retranslate();
    settleActions();
}

void ProvidersPage::build()
{
    auto *column = new QVBoxLayout(this);
    space(column, 0, 0);
    m_header->setObjectName(QStringLiteral("providers.header"));
    column->addWidget(m_header);
    m_bar->addWidget(m_banner);
    m_banner->setObjectName(QStringLiteral("providers.banner"));
    m_banner->hide();
    column->addLayout(m_bar);
    auto *forms = new QWidget;
    forms->setLayout(m_forms);
    m_forms->addWidget(cardsSide());
    m_forms->addWidget(tableSide());
    m_splitter->addWidget(forms);
    makePane();
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    auto *waiting = new QWidget;
    auto *inset = new QVBoxLayout(waiting);
    space(inset, QMargins(20, 8, 20, 14), 0);
    inset->addWidget(m_skeleton);
    m_empty->setObjectName(QStringLiteral("providers.empty"));
    m_faces->addWidget(m_splitter);
    m_faces->addWidget(waiting);
    m_faces->addWidget(m_empty);
    column->addLayout(m_faces, 1);
}

QWidget *ProvidersPage::cardsSide()
{
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    space(column, 0, 0);
    auto *inside = new QWidget;
    auto *inset = new QVBoxLayout(inside);
    space(inset, QMargins(20, 0, 20, 14), 0);
    inset->addWidget(m_grid);
    inset->addStretch();
    layInto(m_cards, inside);
    m_cards->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_cards);
    column->addWidget(new Rule);
    m_deploymentTable->setObjectName(QStringLiteral("providers.deployments"));
    m_deploymentTable->setModel(m_deployments);
    m_deploymentTable->setDensity(Density::Roomy);
    m_deploymentTable->setColumns(DeploymentTable::columns(false));
    m_deploymentTable->setSortingEnabled(true);
    m_deploymentTable->sortByColumn(DeploymentTable::Name, Qt::AscendingOrder);
    column->addWidget(m_deploymentTable, 1);
    return side;
}

QWidget *ProvidersPage::tableSide()
{
    m_providerTable->setObjectName(QStringLiteral("providers.table"));
    m_providerTable->setModel(m_providers);
    m_providerTable->setDensity(Density::Roomy);
    m_providerTable->setColumns(ProviderTable::columns());
    m_providerTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_providerTable->setSortingEnabled(true);
    m_providerTable->sortByColumn(ProviderTable::Title, Qt::AscendingOrder);
    return m_providerTable;
}

void ProvidersPage::bindActions()
{
    Actions &actions = desk().actions;
    const auto bind = [&](const char *id, void (ProvidersPage::*act)()) { actions.bind(QLatin1String(id), this, [this, act] { (this->*act)(); }); };
    actions.bind(QStringLiteral("providers.new"), this, [this] { add(); });
    bind("providers.local", &ProvidersPage::lookHere);
    bind("providers.fetch", &ProvidersPage::fetch);
    bind("providers.test", &ProvidersPage::test);
    bind("providers.test_all", &ProvidersPage::testAll);
    bind("providers.rotate", &ProvidersPage::rotate);
    actions.bind(QStringLiteral("providers.models"), this, [this] { desk().go(QStringLiteral("models"), {{QStringLiteral("provider"), m_chosen}}); });
    actions.bind(QStringLiteral("providers.requests"), this, [this] { desk().go(QStringLiteral("requests"), {{QStringLiteral("filter"), QStringLiteral("provider:") + m_chosen}}); });
    m_header->addControl(m_form);
    for (const auto &[id, icon] : {std::pair("providers.local", "search"), std::pair("providers.test_all", "play")}) {
        auto *button = new Button(QLatin1String(icon), QString());
        button->follow(actions.find(QLatin1String(id)));
        button->setObjectName(QLatin1String(id) + QStringLiteral(".button"));
        m_header->addButton(button);
    }
    auto *create = new Button(QStringLiteral("plus"), {}, ButtonKind::Primary);
    create->follow(actions.find(QStringLiteral("providers.new")));
    create->setObjectName(QStringLiteral("providers.new.button"));
    m_header->addButton(create);
}

/// Made anew when the language changes: its words are said in its constructor.
void ProvidersPage::makePane()
{
    delete std::exchange(m_pane, new ProviderPane(desk(), *m_stock));
    m_splitter->addWidget(m_pane);
    m_pane->hide();
    for (const char *id : {"providers.test", "providers.fetch", "providers.requests"}) {
        auto *button = new Button;
        button->setSmall(true);
        button->follow(desk().actions.find(QLatin1String(id)));
        button->setObjectName(QLatin1String("providers.pane.") + QLatin1String(id).mid(10));
        m_pane->addAction(button);
    }
    connect(m_pane, &DetailPane::closed, this, &ProvidersPage::closePane);
    connect(m_pane, &ProviderPane::addProviderWanted, this, [this] { add(); });
    connect(m_pane, &ProviderPane::addCredentialWanted, this, [this](const QString &slug) { editCredential(slug, {}); });
    connect(m_pane, &ProviderPane::editWanted, this, [this](const QString &name) { editCredential(m_chosen, name); });
    connect(m_pane, &ProviderPane::rotateWanted, this, &ProvidersPage::rotateCredential);
    connect(m_pane, &ProviderPane::deleteWanted, this, &ProvidersPage::deleteCredential);
}

void ProvidersPage::retranslate()
{
    m_header->setTitle(tr("Providers"));
    const int form = m_form->current() >= 0 ? m_form->current() : desk().settings.state(client().connection().id, QStringLiteral("providers.form")).toInt();
    m_form->setWords({tr("Cards"), tr("Table")});
    m_form->setCurrent(form);
    m_forms->setCurrentIndex(form);
    m_form->setAccessibleName(tr("How providers are shown"));
    m_deploymentTable->setAccessibleName(tr("Models of these providers"));
    m_providerTable->setAccessibleName(tr("Providers"));
    if (m_pane->isVisibleTo(m_splitter))
        makePane();
    showAll();
}

// -- where

void ProvidersPage::open(const QVariantMap &where)
{
    if (const QString slug = where.value(QStringLiteral("id")).toString(); !slug.isEmpty())
        choose(slug);
    if (where.value(QStringLiteral("new")).toBool())
        add(where.value(QStringLiteral("provider")).toString());
    if (where.value(QStringLiteral("local")).toBool())
        lookHere();
}

QVariantMap ProvidersPage::where() const
{
    return m_chosen.isEmpty() ? QVariantMap() : QVariantMap{{QStringLiteral("id"), m_chosen}};
}

QList<PaletteHit> ProvidersPage::find(const QString &query) const
{
    QList<PaletteHit> hits;
    for (const ProviderUse &use : m_uses) {
        if (use.title.contains(query, Qt::CaseInsensitive) || use.slug.contains(query, Qt::CaseInsensitive))
            hits.append({use.slug, tr("Providers"), QStringLiteral("providers"), use.title, use.address, {}});
    }
    return hits;
}

void ProvidersPage::refresh()
{
    m_stock->load();
}

void ProvidersPage::left()
{
    m_stock->stop();
}

// -- faces

void ProvidersPage::showAll()
{
    const QDateTime now = QDateTime::currentDateTime();
    const QString span = spanText(desk().range);
    m_skeleton->setWaiting(m_stock->face() == Stock::Face::Waiting);
    const bool isFull = m_stock->hasOld();
    const bool isOld = isFull && m_stock->face() != Stock::Face::Ready;
    if (isFull) {
        m_uses = providersInUse(*m_stock);
        m_grid->set(m_uses, span);
        m_providers->set(m_uses, span, now);
        m_deployments->setSpan(span);
        m_deployments->set(m_stock->deployments(), m_stock->traffic(), [this](const QString &slug) { return m_stock->titleOf(slug); }, now);
    }
    m_grid->setDimmed(isOld);
    m_deploymentTable->setDimmed(isOld);
    m_providerTable->setDimmed(isOld);
    showFacts();
    showBanner();
    if (!isFull && m_stock->face() == Stock::Face::Waiting)
        m_faces->setCurrentIndex(Waiting);
    else if (!isFull || m_uses.isEmpty())
        showEmpty();
    else
        m_faces->setCurrentIndex(Full);
    settlePane();
    settleCards();
    settleActions();
}

void ProvidersPage::showFacts()
{
    m_form->setVisible(m_stock->hasOld() && !m_uses.isEmpty());
    if (!m_stock->hasOld())
        return m_header->setFacts({});
    QStringList facts{tr("%n providers", nullptr, int(m_uses.size())), tr("%n deployments", nullptr, int(m_stock->deployments().size()))};
    if (!m_stock->priceVersion().isEmpty())
        facts.append(tr("price book %1").arg(m_stock->priceVersion()));
    m_header->setFacts(m_uses.isEmpty() ? tr("None yet") : facts.join(QStringLiteral(" · ")));
}

void ProvidersPage::showBanner()
{
    const bool isOld = m_stock->hasOld() && m_stock->face() != Stock::Face::Ready;
    const bool isDemo = !m_uses.isEmpty() && std::all_of(m_uses.begin(), m_uses.end(), [](const ProviderUse &use) { return use.isDemo(); });
    m_banner->setVisible(isOld || isDemo);
    space(m_bar, QMargins(20, 0, 20, isOld || isDemo ? 12 : 0), 0);
    m_bannerAct->disconnect(this);
    if (isOld) {
        m_banner->set(Tone::Warn, tr("As of %1. %2").arg(clockText(m_stock->asOf()), m_stock->fault()));
        m_bannerAct->setText(tr("Try again"));
        connect(m_bannerAct, &QPushButton::clicked, this, &ProvidersPage::refresh);
    } else if (isDemo) {
        m_banner->set(Tone::Info, tr("Only the demo answers: what it says is made up, and nobody charges for it."), tr("Add a provider to reach real models."));
        m_bannerAct->setText(tr("Look on this computer"));
        connect(m_bannerAct, &QPushButton::clicked, this, [this] { lookHere(); });
    }
}

void ProvidersPage::showEmpty()
{
    m_faces->setCurrentIndex(Nothing);
    m_empty->setSample(nullptr);
    m_empty->setActions({});
    switch (m_stock->face()) {
    case Stock::Face::NotAllowed: return m_empty->set(Empty::NotAllowed, tr("You may not see providers"), m_stock->fault());
    case Stock::Face::NotSupported:
        return m_empty->set(Empty::NotSupported, tr("This server does not tell its providers"), tr("%1 keeps no credentials that can be looked at. A Portreeve or LiteLLM gateway does.").arg(client().connection().name));
    case Stock::Face::Failed:
        m_empty->set(Empty::Failed, tr("Could not load providers"), m_stock->fault());
        return m_empty->setActions({{QStringLiteral("refresh"), tr("Try again"), ButtonKind::Primary, [this] { refresh(); }}});
    default: break;
    }
    m_empty->set(Empty::NothingYet, tr("No provider yet"), tr("A provider answers the requests of your apps. Choose one and give its key, or use a model server that runs here already."));
    if (refusal().isEmpty())
        m_empty->setSample(templateButtons());
    m_empty->setActions({{QStringLiteral("plus"), tr("Add provider"), ButtonKind::Primary, [this] { add(); }}, {QStringLiteral("search"), tr("Look on this computer"), ButtonKind::Secondary, [this] { lookHere(); }}});
}

/// The best known ones, to begin with at one click.
QWidget *ProvidersPage::templateButtons()
{
    static const char *const known[] = {"openai", "anthropic", "gemini", "azure", "bedrock", "mistral", "openrouter", "ollama"};
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    space(grid, 0, 8);
    int place = 0;
    for (const char *slug : known) {
        auto *button = new Button(QStringLiteral("providers"), m_stock->titleOf(QLatin1String(slug)));
        button->setLeftAligned(true);
        button->setObjectName(QStringLiteral("providers.template.") + QLatin1String(slug));
        fix(button, 196, -1);
        connect(button, &QPushButton::clicked, this, [this, slug = QString::fromLatin1(slug)] { add(slug); });
        grid->addWidget(button, place / 4, place % 4);
        ++place;
    }
    return box;
}

// -- the chosen one

const ProviderUse *ProvidersPage::chosen() const
{
    const auto found = std::find_if(m_uses.begin(), m_uses.end(), [this](const ProviderUse &use) { return use.slug == m_chosen; });
    return found == m_uses.end() ? nullptr : &*found;
}

void ProvidersPage::choose(const QString &slug)
{
    m_chosen = slug;
    settlePane();
    settleCards();
    settleActions();
}

void ProvidersPage::closePane()
{
    m_chosen.clear();
    m_providerTable->clearSelection();
    settlePane();
    settleCards();
    settleActions();
}

void ProvidersPage::settlePane()
{
    const ProviderUse *use = chosen();
    m_grid->setChosen(use ? m_chosen : QString());
    m_pane->setEditable(refusal().isEmpty());
    if (use)
        m_pane->showProvider(*use, spanText(desk().range));
    m_pane->setVisible(use);
    m_splitter->widget(0)->setVisible(!use || width() >= px(narrowPage));
}

/// The cards take what they need, the table below what is left; with many providers the cards scroll.
void ProvidersPage::settleCards()
{
    const int wide = qMax(px(240), m_splitter->widget(0)->width() - px(40));
    const int need = m_grid->heightForWidth(wide) + px(14);
    const int most = qMax(px(150), int(height() * cardsShare));
    m_cards->setFixedHeight(qMin(need, most));
}

void ProvidersPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    settlePane();
    settleCards();
}

QString ProvidersPage::refusal() const
{
    QString reason;
    if (client().isReadOnly())
        return tr("This connection is read-only.");
    client().can(QStringLiteral("models.edit"), &reason);
    return reason;
}

void ProvidersPage::settleActions()
{
    Actions &actions = desk().actions;
    const QString general = refusal();
    const ProviderUse *use = chosen();
    const QString none = use ? QString() : tr("Choose a provider first.");
    const auto set = [&](const char *id, const QString &reason) { actions.setReason(QLatin1String(id), general.isEmpty() ? reason : general); };
    QString discover, local, requests;
    client().can(QStringLiteral("models.discover"), &discover);
    client().can(QStringLiteral("local_servers"), &local);
    client().can(QStringLiteral("requests"), &requests);
    set("providers.new", {});
    set("providers.local", local);
    set("providers.fetch", !discover.isEmpty() ? discover : use && use->isDemo() ? tr("The demo has all its models already.") : none);
    set("providers.test", use && use->deployments.isEmpty() ? tr("It has no model to ask yet. Fetch its models first.") : none);
    set("providers.test_all", m_stock->deployments().isEmpty() ? tr("There is no model to ask yet.") : QString());
    const bool hasOwn = use && std::any_of(m_stock->credentials().begin(), m_stock->credentials().end(), [&](const CredentialLine &line) { return use->credentials.contains(line.name) && !line.isFromFile; });
    set("providers.rotate", !use ? none : hasOwn ? QString() : tr("It has no credential that can be changed here."));
    actions.setReason(QStringLiteral("providers.models"), none);
    actions.setReason(QStringLiteral("providers.requests"), requests.isEmpty() ? none : requests);
}

} // namespace portreeve::ui
