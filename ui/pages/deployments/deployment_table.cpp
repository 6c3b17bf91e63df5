// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/deployments/deployment_table.h"

#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/times.h"

#include <cmath>
#include <limits>


namespace portreeve::ui {
namespace {

QString priceText(const std::optional<qint64> &picos)
{
    return picos ? unitPriceText(*picos) : absent();
}

QString limitOr(qint64 limit)
{
    return limit > 0 ? sizeText(limit) : absent();
}

QString numberOr(const std::optional<qint64> &number)
{
    return number ? countText(*number) : absent();
}

qint64 sortable(const std::optional<qint64> &number)
{
    return number.value_or(-1);
}

QString originWord(DeploymentOrigin origin)
{
    return origin == DeploymentOrigin::Here ? QStringLiteral("here") : origin == DeploymentOrigin::File ? QStringLiteral("file") : QStringLiteral("default");
}

DeploymentFacts factsOf(const Deployment &deployment, const StateWord &state, const TrafficBook &book, const QString &title)
{
    DeploymentFacts facts;
    facts.name = deployment.name.toLower();
    facts.model = deployment.model.toLower();
    facts.provider = deployment.provider.toLower();
    facts.title = title.toLower();
    facts.credential = deployment.credential.toLower();
    facts.mode = deployment.mode.toLower();
    facts.state = state.word.toLower();
    facts.origin = originWord(deployment.origin);
    facts.everything = QStringList{facts.name, facts.model, facts.provider, facts.title, facts.credential, deployment.baseUrl.toLower(), deployment.id.toLower(), deployment.tags.join(QLatin1Char(' ')).toLower()}.join(QLatin1Char('\n'));
    facts.isUnpriced = !deployment.isPriced();
    facts.isUnused = book.isKnown && book.of(deployment).requests == 0;
    facts.isBlocked = deployment.isBlocked;
    facts.isDemo = deployment.isDemo();
    facts.isWildcard = deployment.isWildcard();
    return facts;
}

/// What those of one name that can be called first have in all, by what they may be weighed with.
struct Pool {
    qint64 order = 0;
    double count = 0, weight = 0, rpm = 0, tpm = 0;
};

constexpr qint64 noOrder = std::numeric_limits<qint64>::max();

bool canBeCalled(const Deployment &each) { return !each.isBlocked && each.fault.isEmpty(); }

/// The share of its name's first attempts, as the gateway draws them: among the lowest order by weight, else by rpm, else by tpm, where one without counts
/// nothing; else equal parts. Nothing for what is not called.
QList<double> sharesOf(const QList<Deployment> &all)
{
    QHash<QString, Pool> pools;
    for (const Deployment &each : all) {
        if (!canBeCalled(each))
            continue;
        const qint64 order = each.order.value_or(noOrder);
        Pool &pool = pools[each.name];
        if (pool.count == 0 || order < pool.order)
            pool = {order};
        if (order > pool.order)
            continue;
        ++pool.count;
        pool.weight += each.weight.value_or(0);
        pool.rpm += double(each.rpm.value_or(0));
        pool.tpm += double(each.tpm.value_or(0));
    }
    QList<double> shares;
    for (const Deployment &each : all) {
        const Pool pool = pools.value(each.name);
        const bool isFirst = canBeCalled(each) && each.order.value_or(noOrder) == pool.order;
        shares.append(!isFirst          ? 0
                      : pool.weight > 0 ? each.weight.value_or(0) / pool.weight
                      : pool.rpm > 0    ? double(each.rpm.value_or(0)) / pool.rpm
                      : pool.tpm > 0    ? double(each.tpm.value_or(0)) / pool.tpm
                                        : 1 / pool.count);
    }
    return shares;
}

} // namespace

QList<Column> DeploymentTable::columns(bool wide)
{
    return {{Cell::Main, 180},         {Cell::Two, 206},     {Cell::Text, 110, false}, {Cell::Text, 110, false}, {Cell::Status, 114},    {Cell::Share, 106},       {Cell::Number, 64, false},
            {Cell::Number, 60, false}, {Cell::Number, 64},   {Cell::Number, 76, false}, {Cell::Text, 90, false},  {Cell::Text, 160, false}, {Cell::Money, 78},        {Cell::Money, 86},
            {Cell::Money, 84},         {Cell::Spark, 86},    {Cell::Number, 84, false}, {Cell::Money, 84},        {Cell::Text, 220, wide},  {Cell::Tags, 120, false}, {Cell::Badge, 106}};
}

void DeploymentTable::set(const QList<Deployment> &deployments, const TrafficBook &traffic, std::function<QString(const QString &)> titleOf, const QDateTime &now)
{
    arrange([&] {
        m_all = deployments;
        m_traffic = traffic;
        m_titleOf = std::move(titleOf);
        m_now = now;
        m_states.clear();
        m_facts.clear();
        for (const Deployment &each : m_all) {
            m_states.append(stateOf(each, m_traffic));
            m_facts.append(factsOf(each, m_states.last(), m_traffic, m_titleOf(each.provider)));
        }
        m_shares = sharesOf(m_all);
    });
}

void DeploymentTable::setFilter(const QList<DeploymentTerm> &terms)
{
    arrange([&] { m_terms = terms; });
}

void DeploymentTable::setSpan(const QString &span)
{
    m_span = span;
    emit headerDataChanged(Qt::Horizontal, 0, Count - 1);
}

void DeploymentTable::sort(int column, Qt::SortOrder order)
{
    arrange([&] {
        m_column = column < 0 ? int(Name) : column;
        m_order = order;
    });
}

QList<int> DeploymentTable::places() const
{
    QList<int> places;
    for (int i = 0; i < m_all.size(); ++i) {
        if (matchesAll(m_terms, m_facts[i]))
            places.append(i);
    }
    std::sort(places.begin(), places.end(), [this](int a, int b) {
        const QPartialOrdering order = QVariant::compare(keyAt(m_column, a), keyAt(m_column, b));
        if (order != QPartialOrdering::Equivalent)
            return (order == QPartialOrdering::Less) == (m_order == Qt::AscendingOrder);
        const int names = QString::localeAwareCompare(m_all[a].name, m_all[b].name);
        return names != 0 ? names < 0 : m_all[a].id < m_all[b].id;
    });
    return places;
}

/// One signal for whatever changed: ids find their rows again, so a selection survives.
void DeploymentTable::arrange(const std::function<void()> &change)
{
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QStringList ids;
    for (const QModelIndex &index : before)
        ids.append(at(index.row()).id);
    change();
    m_places = places();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const int row = rowOf(ids[i]);
        after.append(row < 0 ? QModelIndex() : index(row, before[i].column()));
    }
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

int DeploymentTable::rowOf(const QString &id) const
{
    for (int row = 0; row < m_places.size(); ++row) {
        if (m_all[m_places[row]].id == id)
            return row;
    }
    return -1;
}

int DeploymentTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_places.size());
}

int DeploymentTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Count;
}

bool DeploymentTable::continuesGroup(int row) const
{
    return m_column == Name && row > 0 && at(row - 1).name == at(row).name;
}

QString DeploymentTable::textAt(int column, int place) const
{
    const Deployment &each = m_all[place];
    const NameTraffic traffic = m_traffic.of(each);
    switch (column) {
    case Name: return each.name;
    case Target: return accountOf(each);
    case Provider: return m_titleOf(each.provider);
    case Credential: return each.credential.isEmpty() ? absent() : each.credential;
    case State: return m_states[place].word;
    case Share: return shareText(m_shares[place]);
    case Weight: return each.weight ? decimalText(*each.weight, *each.weight == std::floor(*each.weight) ? 0 : 2) : absent();
    case Order: return numberOr(each.order);
    case Context: return limitOr(each.context);
    case MaxOutput: return limitOr(each.maxOutput);
    case Mode: return each.mode.isEmpty() ? absent() : each.mode;
    case Limits: {
        QStringList limits;
        if (each.rpm)
            limits.append(tr("%1 req/min").arg(limitText(*each.rpm)));
        if (each.tpm)
            limits.append(tr("%1 tok/min").arg(limitText(*each.tpm)));
        if (each.parallel)
            limits.append(tr("%1 at once").arg(countText(*each.parallel)));
        return limits.isEmpty() ? absent() : limits.join(QStringLiteral(", "));
    }
    case Input: return priceText(each.prices.input);
    case Cached: return priceText(each.prices.cached);
    case Output: return priceText(each.prices.output);
    case Requests: return m_traffic.isKnown ? countShort(traffic.requests) : absent();
    case Spend: return m_traffic.isKnown && (each.isPriced() || traffic.costNanos > 0) ? moneyText(traffic.costNanos) : absent();
    case LastError: {
        const FailedRequest *failure = m_traffic.lastOfDeployment(each);
        return failure ? QStringLiteral("%1 %2").arg(lastText(failure->at, m_now), failure->message.section(QLatin1Char('\n'), 0, 0)) : absent();
    }
    case From: return each.origin == DeploymentOrigin::Here ? tr("Edited here") : each.origin == DeploymentOrigin::File ? tr("File") : tr("Default");
    default: return {};
    }
}

QVariant DeploymentTable::second(int column, int place) const
{
    if (column != Target)
        return {};
    const Deployment &each = m_all[place];
    return each.model.startsWith(each.provider + QLatin1Char('/')) ? each.model.mid(each.provider.size() + 1) : each.model;
}

/// Who serves it, as people call it: the credential, else the provider.
QString DeploymentTable::accountOf(const Deployment &deployment) const
{
    return deployment.credential.isEmpty() ? m_titleOf(deployment.provider) : deployment.credential;
}

QVariant DeploymentTable::toneAt(int column, int place) const
{
    if (column == State)
        return int(m_states[place].tone);
    if (column == From)
        return int(m_all[place].origin == DeploymentOrigin::Here ? Tone::Info : Tone::Mute);
    return {};
}

QVariant DeploymentTable::valueAt(int column, int place) const
{
    if (column == Share)
        return m_shares[place];
    if (column == Spark)
        return QVariant::fromValue(m_traffic.of(m_all[place]).perStep);
    if (column == Tags)
        return m_all[place].tags;
    return {};
}

QString DeploymentTable::tipAt(int column, int place) const
{
    const Deployment &each = m_all[place];
    if (column == State)
        return m_states[place].why;
    if (column == From)
        return each.place.isEmpty() ? QString() : tr("Defined in %1. Change it there.").arg(each.place);
    if (column == LastError)
        return m_traffic.lastOfDeployment(each) ? m_traffic.lastOfDeployment(each)->message : QString();
    if (column == Target)
        return each.baseUrl.isEmpty() ? each.model : each.model + QLatin1Char('\n') + each.baseUrl;
    if (column == Context)
        return each.context > 0 ? tr("%1 tokens").arg(countText(each.context)) : QString();
    return {};
}

QVariant DeploymentTable::keyAt(int column, int place) const
{
    const Deployment &each = m_all[place];
    const NameTraffic traffic = m_traffic.of(each);
    switch (column) {
    case Share: return m_shares[place];
    case Weight: return each.weight.value_or(-1);
    case Order: return sortable(each.order);
    case Context: return each.context;
    case MaxOutput: return each.maxOutput;
    case Input: return sortable(each.prices.input);
    case Cached: return sortable(each.prices.cached);
    case Output: return sortable(each.prices.output);
    case Spark:
    case Requests: return traffic.requests;
    case Spend: return traffic.costNanos;
    case State: return int(m_states[place].tone);
    case LastError: return m_traffic.lastOfDeployment(each) ? m_traffic.lastOfDeployment(each)->at.toMSecsSinceEpoch() : qint64(0);
    default: return textAt(column, place).toLower();
    }
}

QVariant DeploymentTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int place = m_places[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return column == Name && continuesGroup(index.row()) ? QString() : textAt(column, place);
    case Qt::AccessibleTextRole: return column == Spark ? tr("%1 requests").arg(countText(m_traffic.of(m_all[place]).requests)) : textAt(column, place);
    case Qt::ToolTipRole: return plainTip(tipAt(column, place));
    case Qt::UserRole: return m_all[place].id;
    case role::Second: return second(column, place);
    case role::Tone: return toneAt(column, place);
    case role::Value: return valueAt(column, place);
    case role::Copy: return column == Target ? m_all[place].model : textAt(column, place);
    default: return {};
    }
}

QVariant DeploymentTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= Count)
        return {};
    const QString span = m_span.isEmpty() ? QString() : QLatin1Char(' ') + m_span;
    switch (section) {
    case Name: return tr("Model");
    case Target: return tr("Deployment");
    case Provider: return tr("Provider");
    case Credential: return tr("Credential");
    case State: return tr("State");
    case Share: return tr("Share");
    case Weight: return tr("Weight");
    case Order: return tr("Order");
    case Context: return tr("Context");
    case MaxOutput: return tr("Max out");
    case Mode: return tr("Mode");
    case Limits: return tr("Limits");
    case Input: return tr("Input / M");
    case Cached: return tr("Cached / M");
    case Output: return tr("Output / M");
    case Spark: return m_span.isEmpty() ? tr("Requests") : m_span;
    case Requests: return tr("Requests") + span;
    case Spend: return tr("Spend") + span;
    case LastError: return tr("Last error");
    case Tags: return tr("Tags");
    default: return tr("Origin");
    }
}

} // namespace portreeve::ui
