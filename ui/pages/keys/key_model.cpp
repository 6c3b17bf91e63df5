// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/keys/key_model.h"

#include "ui/widgets/cells.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/times.h"

#include <limits>

namespace portreeve::ui {
namespace {

QString day(const QDateTime &at, const QDateTime &now)
{
    return at.isValid() ? dayText(at.date(), now.date()) : absent();
}

QString whole(const QDateTime &at)
{
    return at.isValid() ? fullTimeText(at) : QString();
}

qint64 orLast(const std::optional<qint64> &value)
{
    return value.value_or(std::numeric_limits<qint64>::max());
}

/// How much of its budget is gone; keys without one come by their spend, below all that have one.
double used(const AccessKey &key)
{
    return key.budget && *key.budget > 0 ? double(key.spend) / double(*key.budget) : -1.0 / (1.0 + double(key.spend));
}

bool isSameOrder(const QList<AccessKey> &a, const QList<AccessKey> &b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const AccessKey &x, const AccessKey &y) { return x.token == y.token; });
}

} // namespace

void KeyModel::setKeys(const QList<AccessKey> &keys, const QDateTime &now)
{
    m_now = now;
    if (!isSameOrder(m_keys, keys)) {
        beginResetModel();
        m_keys = keys;
        return endResetModel();
    }
    m_keys = keys;
    if (!m_keys.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_keys.size()) - 1, Count - 1));
}

int KeyModel::rowOf(const QString &token) const
{
    for (int row = 0; row < m_keys.size(); ++row) {
        if (m_keys[row].token == token)
            return row;
    }
    return -1;
}

void KeyModel::setLeaving(const QSet<QString> &tokens)
{
    m_leaving = tokens;
    if (!m_keys.isEmpty())
        emit dataChanged(index(0, State), index(int(m_keys.size()) - 1, State));
}

int KeyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_keys.size());
}

int KeyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Count);
}

QString KeyModel::text(const AccessKey &key, int column) const
{
    switch (column) {
    case Name: return key.name();
    case Owner: return key.ownerText();
    case Models: return key.modelsText();
    case State: return m_leaving.contains(key.token) ? tr("Being deleted") : AccessKey::stateWord(key.state(m_now));
    case Spend: return key.tollText();
    case Resets: return key.resets.isValid() && key.resets > m_now ? distanceText(m_now.secsTo(key.resets)) : absent();
    case Rate: return key.rateText();
    case LastUsed: return key.lastUsed.isValid() ? lastText(key.lastUsed, m_now) : absent();
    case Expires: return day(key.expires, m_now);
    case Created: return day(key.created, m_now);
    case Team: return key.team.isEmpty() ? absent() : key.team;
    case CreatedBy: return key.createdBy.isEmpty() ? absent() : key.createdBy;
    case Hash: return key.token;
    default: return {};
    }
}

QString KeyModel::tip(const AccessKey &key, int column) const
{
    switch (column) {
    case Models: return key.mayUseAllModels() ? tr("All models, also those that are added later") : key.models.join(QLatin1Char('\n'));
    case Spend: return key.budget ? tr("%1 spent of %2 %3").arg(moneyText(key.spend, Money::Bill), moneyText(*key.budget, Money::Bill), windowText(key.window)) : tr("%1 spent, no budget").arg(moneyText(key.spend, Money::Bill));
    case Resets: return whole(key.resets);
    case LastUsed: return whole(key.lastUsed);
    case Expires: return key.expires.isValid() ? whole(key.expires) : tr("Never");
    case Created: return whole(key.created);
    case Hash: return key.token;
    default: return {};
    }
}

QVariant KeyModel::extra(const AccessKey &key, int column, int role) const
{
    if (role == role::Second)
        return column == Name && !key.alias.isEmpty() ? key.hint : QString();
    if (role == role::Tone && column == State)
        return int(m_leaving.contains(key.token) ? Tone::Mute : AccessKey::stateTone(key.state(m_now)));
    if (role == role::Tone && column == Expires && key.state(m_now) == KeyState::ExpiresSoon)
        return int(Tone::Warn);
    if (role == role::Value && column == Spend)
        return QVariant::fromValue(key.toll());
    if (role == role::Value && column == Tags)
        return key.tags;
    if (role == role::Copy && column == Spend)
        return moneyText(key.spend, Money::Bill);
    if (role == role::Copy && column == Tags)
        return key.tags.join(QStringLiteral(", "));
    return {};
}

QVariant KeyModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_keys.size())
        return {};
    const AccessKey &key = m_keys[index.row()];
    if (role == Qt::DisplayRole)
        return text(key, index.column());
    if (role == Qt::ToolTipRole)
        return plainTip(tip(key, index.column()));
    if (role == Qt::AccessibleTextRole && index.column() == Spend)
        return key.budget ? spokenToll(key.toll()) : text(key, Spend);
    if (role == Qt::AccessibleTextRole && index.column() == Tags)
        return key.tags.join(QStringLiteral(", "));
    return extra(key, index.column(), role);
}

QVariant KeyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Key");
    case Owner: return tr("Owner");
    case Models: return tr("Models");
    case State: return tr("State");
    case Spend: return tr("Spend and budget");
    case Resets: return tr("Resets in");
    case Rate: return tr("Rate limits");
    case LastUsed: return tr("Last used");
    case Expires: return tr("Expires");
    case Created: return tr("Created");
    case Tags: return tr("Tags");
    case Team: return tr("Team");
    case CreatedBy: return tr("Created by");
    case Hash: return tr("Hash");
    default: return {};
    }
}

void KeyModel::sort(int column, Qt::SortOrder order)
{
    emit sortWanted(column, order == Qt::DescendingOrder);
}

bool KeyModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more;
}

void KeyModel::fetchMore(const QModelIndex &)
{
    m_more = false; // until the page says there is yet more
    emit moreWanted();
}

void KeyModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, Count - 1);
    if (!m_keys.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_keys.size()) - 1, Count - 1));
}

QString KeyModel::serverColumn(int column)
{
    switch (column) {
    case Name: return QStringLiteral("key_alias");
    case Created: return QStringLiteral("created_at");
    case Hash: return QStringLiteral("token");
    default: return {};
    }
}

bool KeyModel::isBefore(const AccessKey &a, const AccessKey &b, int column)
{
    const auto text = [](const QString &x, const QString &y) { return x.localeAwareCompare(y) < 0; };
    const QDateTime never = QDateTime::fromMSecsSinceEpoch(std::numeric_limits<qint64>::max() / 2);
    const auto orNever = [&never](const QDateTime &at) { return at.isValid() ? at : never; };
    const QDateTime now = QDateTime::currentDateTime();
    switch (column) {
    case Owner: return text(a.user, b.user);
    case Models: return (a.mayUseAllModels() ? 1 << 20 : a.models.size()) < (b.mayUseAllModels() ? 1 << 20 : b.models.size());
    case State: return a.state(now) < b.state(now);
    case Spend: return used(a) < used(b);
    case Resets: return orNever(a.resets) < orNever(b.resets);
    case Rate: return orLast(a.requestsPerMinute) < orLast(b.requestsPerMinute);
    case LastUsed: return a.lastUsed < b.lastUsed;
    case Expires: return orNever(a.expires) < orNever(b.expires);
    case Created: return a.created < b.created;
    case Tags: return text(a.tags.join(QLatin1Char(' ')), b.tags.join(QLatin1Char(' ')));
    case Team: return text(a.team, b.team);
    case CreatedBy: return text(a.createdBy, b.createdBy);
    case Hash: return a.token < b.token;
    default: return text(a.name(), b.name());
    }
}

} // namespace portreeve::ui
