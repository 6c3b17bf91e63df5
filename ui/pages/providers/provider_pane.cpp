// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/providers/provider_pane.h"

#include "ui/pages/deployments/stock.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/facts.h"
#include "ui/widgets/glyph_view.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/times.h"
#include "ui/window/desk.h"

#include <QBoxLayout>

namespace portreeve::ui {
namespace {

enum Tab { Overview, Credentials, Models, Failures };
constexpr int mostFailures = 20;

} // namespace

ProviderPane::ProviderPane(Desk &desk, const Stock &stock, QWidget *parent)
    : DetailPane(parent), m_desk(desk), m_stock(stock), m_demo(new Banner(Tone::Info)), m_useHead(new SectionHead(tr("Use"))), m_spark(new Spark), m_figures(new Facts(Facts::Stacked, 3)),
      m_lastError(new Label({}, Type::Small, &Tokens::text2)), m_models(new RowList), m_noModels(new Label({}, Type::Small, &Tokens::text2)), m_failures(new RowList),
      m_noFailures(new Label({}, Type::Small, &Tokens::text2))
{
    setObjectName(QStringLiteral("providers.pane"));
    openButton()->hide();
    moreButton()->hide();
    QVBoxLayout *overview = addTab(tr("Overview"));
    m_demo->set(Tone::Info, tr("A demo: its answers are made up and cost nothing."), tr("Add a provider to reach a real one."));
    connect(m_demo->addButton(tr("Add provider")), &QPushButton::clicked, this, &ProviderPane::addProviderWanted);
    fix(m_spark, -1, 44);
    m_spark->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_lastError->setWordWrap(true);
    m_lastError->setSelectable(true);
    for (QWidget *each : {static_cast<QWidget *>(m_demo), static_cast<QWidget *>(m_useHead), static_cast<QWidget *>(m_spark), static_cast<QWidget *>(m_figures), static_cast<QWidget *>(m_lastError)})
        overview->addWidget(each);
    m_credentials = addTab(tr("Credentials"));
    QVBoxLayout *models = addTab(tr("Models"));
    models->addWidget(m_noModels);
    models->addWidget(m_models);
    QVBoxLayout *failures = addTab(tr("Failures"));
    failures->addWidget(m_noFailures);
    failures->addWidget(m_failures);
    m_noModels->setWordWrap(true);
    m_noFailures->setWordWrap(true);
    m_models->setObjectName(QStringLiteral("providers.pane.models"));
    m_failures->setObjectName(QStringLiteral("providers.pane.failures"));
    connect(m_models, &RowList::chosen, this, [this](const QString &id) { m_desk.go(QStringLiteral("models"), {{QStringLiteral("id"), id}}); });
    connect(m_failures, &RowList::chosen, this, [this](const QString &id) { m_desk.go(QStringLiteral("requests"), {{QStringLiteral("id"), id}}); });
}

void ProviderPane::setEditable(bool editable)
{
    m_isEditable = editable;
}

void ProviderPane::showCredentials()
{
    setCurrentTab(Credentials);
}

void ProviderPane::showProvider(const ProviderUse &use, const QString &span)
{
    m_slug = use.slug;
    badge()->set(use.state.tone, use.state.word);
    setName(use.title);
    setSentence(use.state.why);
    const ProviderTemplate *row = findTemplate(m_stock.templates(), use.slug);
    facts()->set({{tr("Address"), use.address.isEmpty() ? absent() : use.address, false, false},
                  {tr("Models"), countText(use.deployments.size())},
                  {tr("Credentials"), countText(use.credentials.size())},
                  {tr("Provider"), row && !row->kind.isEmpty() ? use.slug + QStringLiteral(" · ") + row->kind : use.slug}});
    m_demo->setVisible(use.isDemo());
    fillOverview(use, span);
    fillCredentials(use);
    fillModels(use);
    fillFailures(use);
}

void ProviderPane::fillOverview(const ProviderUse &use, const QString &span)
{
    const bool isKnown = use.isKnown;
    m_useHead->setNote(isKnown ? span : tr("this server does not tell"));
    m_spark->setVisible(isKnown);
    m_spark->set(use.traffic.perStep);
    m_spark->setAccessibleName(tr("Requests over time: %1").arg(countText(use.traffic.requests)));
    m_figures->set({{tr("Requests"), isKnown ? countText(use.traffic.requests) : absent()},
                    {tr("Errors"), isKnown && use.traffic.requests > 0 ? shareText(use.traffic.failedShare()) : absent()},
                    {tr("Now"), isKnown ? rateText(use.perSecond, tr("req/s")) : absent()},
                    {tr("p95"), use.traffic.p95Ms ? durationText(qint64(*use.traffic.p95Ms * 1e6)) : absent()},
                    {tr("Spend"), isKnown ? moneyText(use.traffic.costNanos) : absent()}});
    m_lastError->setVisible(!use.lastError.isEmpty());
    if (!use.lastError.isEmpty())
        m_lastError->setText(tr("Last error, %1: %2").arg(lastText(use.lastErrorAt, QDateTime::currentDateTime()), use.lastError));
}

void ProviderPane::fillCredentials(const ProviderUse &use)
{
    while (QLayoutItem *item = m_credentials->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    for (const CredentialLine &line : m_stock.credentialsOf(use.slug)) {
        const auto uses = std::count_if(use.deployments.begin(), use.deployments.end(), [&](const Deployment &each) { return each.credential == line.name; });
        m_credentials->addWidget(credentialCard(line, int(uses)));
    }
    if (use.ownKeys > 0 && !use.isDemo()) {
        auto *own = new Label(tr("%n models have a key of their own or take the one of the environment.", nullptr, use.ownKeys), Type::Small, &Tokens::text2);
        own->setWordWrap(true);
        m_credentials->addWidget(own);
    }
    if (!m_isEditable)
        return;
    auto *add = new Button(QStringLiteral("plus"), tr("Add credential"));
    add->setObjectName(QStringLiteral("providers.pane.addCredential"));
    connect(add, &QPushButton::clicked, this, [this] { emit addCredentialWanted(m_slug); });
    m_credentials->addWidget(add, 0, Qt::AlignLeft);
}

QWidget *ProviderPane::credentialCard(const CredentialLine &line, int uses)
{
    auto *card = new Card(line.title.isEmpty() ? line.name : line.title, line.title.isEmpty() ? QString() : line.name);
    card->setObjectName(QStringLiteral("providers.credential.") + line.name);
    card->addControl(new Badge(line.isFromFile ? Tone::Mute : Tone::Info, line.isFromFile ? tr("File") : tr("Edited here")));
    auto *facts = new Facts(Facts::Inline, 1);
    QList<Fact> list;
    for (auto value = line.values.begin(); value != line.values.end(); ++value)
        list.append({value.key(), isSecretName(value.key()) ? secretState(value->toString()) : value->toString(), !isSecretName(value.key())});
    list.append({tr("Used by"), tr("%n models", nullptr, uses)});
    facts->set(list);
    card->body()->addWidget(facts);
    if (line.isFromFile) {
        auto *where = new Label(tr("It is defined in the config file and can be changed there only."), Type::Small, &Tokens::text2);
        where->setWordWrap(true);
        card->body()->addWidget(where);
    }
    if (line.isFromFile || !m_isEditable)
        return card;
    auto *row = new QHBoxLayout;
    space(row, QMargins(0, 4, 0, 0), 6);
    const auto add = [&](const QString &icon, const QString &words, ButtonKind kind, void (ProviderPane::*wanted)(const QString &)) {
        auto *button = new Button(icon, words, kind);
        button->setSmall(true);
        button->setAccessibleName(words + QLatin1Char(' ') + line.name);
        connect(button, &QPushButton::clicked, this, [this, wanted, name = line.name] { emit(this->*wanted)(name); });
        row->addWidget(button);
    };
    add(QStringLiteral("refresh"), tr("Rotate key"), ButtonKind::Secondary, &ProviderPane::rotateWanted);
    add(QStringLiteral("edit"), tr("Edit"), ButtonKind::Secondary, &ProviderPane::editWanted);
    add(QStringLiteral("trash"), tr("Delete"), ButtonKind::Ghost, &ProviderPane::deleteWanted);
    row->addStretch();
    card->body()->addLayout(row);
    return card;
}

void ProviderPane::fillModels(const ProviderUse &use)
{
    QList<ListRow> rows;
    for (const Deployment &each : use.deployments) {
        const StateWord state = stateOf(each, m_stock.traffic());
        ListRow row;
        row.id = each.id;
        row.tone = int(state.tone);
        row.title = each.name;
        row.second = each.model;
        row.right = state.word;
        rows.append(row);
    }
    m_models->setRows(rows);
    m_noModels->setVisible(rows.isEmpty());
    m_noModels->setText(tr("No model yet. Fetch its models and tick the ones that apps may ask for."));
}

void ProviderPane::fillFailures(const ProviderUse &use)
{
    QList<ListRow> rows;
    const QDateTime now = QDateTime::currentDateTime();
    for (const FailedRequest &failure : m_stock.traffic().failures) {
        if (failure.provider != use.slug || rows.size() >= mostFailures)
            continue;
        ListRow row;
        row.id = failure.id;
        row.tone = int(Tone::Bad);
        row.code = failure.status > 0 ? QString::number(failure.status) : QString();
        row.lead = lastText(failure.at, now);
        row.title = failure.message.section(QLatin1Char('\n'), 0, 0);
        rows.append(row);
    }
    m_failures->setRows(rows);
    m_noFailures->setVisible(rows.isEmpty());
    m_noFailures->setText(use.isKnown ? tr("No request failed here in this span.") : tr("This server does not tell which requests failed."));
}

} // namespace portreeve::ui
