// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/models/model_pane.h"

#include "ui/pages/deployments/stock.h"
#include "ui/pages/models/model_draft.h"
#include "ui/pages/models/raw_text.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/code_block.h"
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

enum Tab { Overview, Failures, UsedBy, Text };
constexpr int mostFailures = 20;

QString price(const std::optional<qint64> &picos)
{
    return picos ? unitPriceText(*picos) : absent();
}

QString limit(qint64 tokens)
{
    return tokens > 0 ? countText(tokens) : absent();
}

QString whole(const std::optional<qint64> &number)
{
    return number ? countText(*number) : absent();
}

} // namespace

ModelPane::ModelPane(Desk &desk, const Stock &stock, QWidget *parent)
    : DetailPane(parent), m_desk(desk), m_stock(stock), m_demo(new Banner(Tone::Info)), m_ids(new Facts(Facts::Inline, 1)), m_priceHead(new SectionHead(tr("Price per million tokens"), {}, true)), m_prices(new Facts(Facts::Stacked, 4)),
      m_trafficHead(new SectionHead(tr("Use"), {}, true)), m_spark(new Spark), m_traffic(new Facts(Facts::Stacked, 4)), m_factsHead(new SectionHead(tr("Limits and load"), {}, true)),
      m_limits(new Facts(Facts::Inline, 2)), m_failures(new RowList), m_noFailures(new Label({}, Type::Small, &Tokens::text2)), m_users(new RowList),
      m_usersNote(new Label({}, Type::Small, &Tokens::text2)), m_code(new CodeBlock)
{
    setObjectName(QStringLiteral("models.pane"));
    openButton()->hide();
    moreButton()->hide();
    QVBoxLayout *overview = addTab(tr("Overview"));
    auto *add = m_demo->addButton(tr("Add provider"));
    connect(add, &QPushButton::clicked, this, &ModelPane::addProviderWanted);
    m_demo->set(Tone::Info, tr("A demo model: its answers are made up and cost nothing."), tr("Add a provider to reach a real one."));
    m_demo->setObjectName(QStringLiteral("models.pane.demo"));
    fix(m_spark, -1, 44);
    m_spark->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (QWidget *each : {static_cast<QWidget *>(m_demo), static_cast<QWidget *>(m_ids), static_cast<QWidget *>(m_priceHead), static_cast<QWidget *>(m_prices), static_cast<QWidget *>(m_trafficHead),
                          static_cast<QWidget *>(m_spark), static_cast<QWidget *>(m_traffic), static_cast<QWidget *>(m_factsHead), static_cast<QWidget *>(m_limits)})
        overview->addWidget(each);
    auto *requests = new Button(tr("Show its requests"), ButtonKind::Link);
    requests->setType(Type::Small);
    requests->setObjectName(QStringLiteral("models.pane.requests"));
    connect(requests, &QPushButton::clicked, this, [this] { m_desk.go(QStringLiteral("requests"), {{QStringLiteral("filter"), QStringLiteral("deployment:\"%1\"").arg(m_id)}}); });
    overview->insertWidget(overview->indexOf(m_traffic) + 1, requests, 0, Qt::AlignLeft);
    QVBoxLayout *failures = addTab(tr("Failures"));
    failures->addWidget(m_noFailures);
    failures->addWidget(m_failures);
    QVBoxLayout *users = addTab(tr("Used by"));
    m_usersNote->setWordWrap(true);
    m_noFailures->setWordWrap(true);
    users->addWidget(m_usersNote);
    users->addWidget(m_users);
    addTab(tr("As text"))->addWidget(m_code);
    m_failures->setObjectName(QStringLiteral("models.pane.failures"));
    m_users->setObjectName(QStringLiteral("models.pane.users"));
    connect(m_failures, &RowList::chosen, this, [this](const QString &id) { m_desk.go(QStringLiteral("requests"), {{QStringLiteral("id"), id}}); });
    connect(this, &DetailPane::tabChosen, this, [this](int tab) {
        if (tab == UsedBy)
            lookUpUsers();
    });
}

void ModelPane::showDeployment(const Deployment &deployment, const QString &span)
{
    const bool isAnother = deployment.id != m_id;
    m_id = deployment.id;
    m_name = deployment.name;
    const NameTraffic traffic = m_stock.traffic().of(deployment);
    showHead(deployment, traffic, span);
    showPrices(deployment);
    showTraffic(traffic, span);
    showFailures(deployment);
    m_limits->set({{tr("Context"), limit(deployment.context)}, {tr("Max out"), limit(deployment.maxOutput)}, {tr("Requests / min"), whole(deployment.rpm)}, {tr("Tokens / min"), whole(deployment.tpm)},
                   {tr("At once"), whole(deployment.parallel)}, {tr("Weight"), deployment.weight ? decimalText(*deployment.weight, *deployment.weight == qint64(*deployment.weight) ? 0 : 2) : absent()}, {tr("Order"), whole(deployment.order)}, {tr("Mode"), deployment.mode.isEmpty() ? absent() : deployment.mode}});
    const QJsonObject entry = ModelDraft::of(deployment, false).entry();
    m_code->setSamples({{QStringLiteral("YAML"), Language::Yaml, rawText(entry, RawForm::Yaml)}, {QStringLiteral("JSON"), Language::Json, rawText(entry, RawForm::Json)}});
    if (!isAnother)
        return;
    m_users->setRows({});
    m_usersNote->setText({});
    delete std::exchange(m_userAsker, nullptr);
    if (currentTab() == UsedBy)
        lookUpUsers();
}

void ModelPane::showHead(const Deployment &deployment, const NameTraffic &traffic, const QString &span)
{
    const StateWord state = stateOf(deployment, m_stock.traffic());
    badge()->set(state.tone, state.word);
    badge()->setToolTip(plainTip(state.why));
    setName(deployment.name);
    QString sentence = state.why;
    if (sentence.isEmpty() && m_stock.traffic().isKnown)
        sentence = span.isEmpty() ? tr("%1 requests, %2 failed, %3.").arg(countText(traffic.requests), shareText(traffic.failedShare()), moneyText(traffic.costNanos))
                                  : tr("%1 requests in %2, %3 failed, %4.").arg(countText(traffic.requests), span, shareText(traffic.failedShare()), moneyText(traffic.costNanos));
    if (!deployment.isEditable())
        sentence += (sentence.isEmpty() ? QString() : QStringLiteral(" "))
                    + (deployment.place.contains(QLatin1Char(':')) ? tr("It is defined in %1 and can be changed there only.").arg(deployment.place) : tr("It was not added here and cannot be changed here."));
    setSentence(sentence);
    facts()->set({{tr("Provider"), m_stock.titleOf(deployment.provider)},
                  {tr("Credential"), deployment.credential.isEmpty() ? absent() : deployment.credential},
                  {tr("Origin"), deployment.place.isEmpty() ? tr("Edited here") : deployment.place},
                  {tr("Address"), deployment.baseUrl.isEmpty() ? tr("usual") : hostOf(deployment.baseUrl)}});
    m_demo->setVisible(deployment.isDemo());
    m_ids->set({{tr("Model"), deployment.model, true, true}, {tr("Id"), deployment.id, true, true}});
}

void ModelPane::showPrices(const Deployment &deployment)
{
    m_priceHead->setNote(deployment.prices.isOwn ? tr("set here") : deployment.isPriced() ? tr("price list") : tr("not known"));
    m_prices->set({{tr("Input"), price(deployment.prices.input)}, {tr("Cached"), price(deployment.prices.cached)}, {tr("Cache write"), price(deployment.prices.cacheWrite)}, {tr("Output"), price(deployment.prices.output)}});
}

void ModelPane::showTraffic(const NameTraffic &traffic, const QString &span)
{
    const bool isKnown = m_stock.traffic().isKnown;
    m_trafficHead->setNote(isKnown ? span : tr("this server does not tell"));
    m_spark->setVisible(isKnown);
    m_spark->set(traffic.perStep);
    m_spark->setAccessibleName(tr("Requests over time: %1").arg(countText(traffic.requests)));
    m_traffic->set({{tr("Requests"), isKnown ? countText(traffic.requests) : absent()},
                    {tr("Failed"), isKnown ? shareText(traffic.failedShare()) : absent()},
                    {tr("p95"), traffic.p95Ms ? durationText(qint64(*traffic.p95Ms * 1e6)) : absent()},
                    {tr("Spend"), isKnown ? moneyText(traffic.costNanos) : absent()}});
}

void ModelPane::showFailures(const Deployment &deployment)
{
    QList<ListRow> rows;
    const QDateTime now = QDateTime::currentDateTime();
    for (const FailedRequest &failure : m_stock.traffic().failures) {
        if (failure.deployment != deployment.id || rows.size() >= mostFailures)
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
    m_noFailures->setText(m_stock.traffic().isKnown ? tr("No request failed here in this span.") : tr("This server does not tell which requests failed."));
}

void ModelPane::lookUpUsers()
{
    delete std::exchange(m_userAsker, new QObject(this));
    m_usersNote->setText(tr("Looking up who asks for %1").arg(m_name));
    findModelUsers(m_desk, m_userAsker, m_name, [this](const ModelUsers &users) { showUsers(users); });
}

void ModelPane::showUsers(const ModelUsers &users)
{
    QStringList note;
    if (users.isEmpty())
        note.append(tr("No key and no fallback names %1.").arg(m_name));
    if (users.openKeys > 0)
        note.append(tr("%n keys may use every model, this one too.", nullptr, users.openKeys));
    if (!users.missing.isEmpty())
        note.append(users.missing);
    m_usersNote->setText(note.join(QLatin1Char(' ')));
    m_usersNote->setVisible(!note.isEmpty());
    QList<ListRow> rows;
    for (const QString &key : users.keys) {
        ListRow row;
        row.title = key;
        row.right = tr("key");
        rows.append(row);
    }
    for (const QString &fallback : users.fallbacks) {
        ListRow row;
        row.title = fallback;
        row.right = tr("fallback");
        rows.append(row);
    }
    m_users->setRows(rows);
}

} // namespace portreeve::ui
