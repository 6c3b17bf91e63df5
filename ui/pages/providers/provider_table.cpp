// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/providers/provider_table.h"

#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/times.h"

namespace portreeve::ui {

QList<Column> ProviderTable::columns()
{
    return {{Cell::Two, 210},   {Cell::Text, 150},  {Cell::Text, 130},  {Cell::Status, 118}, {Cell::Number, 64}, {Cell::Number, 78},
            {Cell::Number, 80}, {Cell::Number, 70}, {Cell::Number, 76}, {Cell::Spark, 90},   {Cell::Money, 90}, {Cell::Text, 300}};
}

int ProviderTable::rowOf(const QString &slug) const
{
    for (int row = 0; row < m_uses.size(); ++row) {
        if (m_uses[row].slug == slug)
            return row;
    }
    return -1;
}

void ProviderTable::set(const QList<ProviderUse> &uses, const QString &span, const QDateTime &now)
{
    m_now = now;
    m_span = span;
    emit headerDataChanged(Qt::Horizontal, 0, Count - 1);
    arrange(uses);
}

void ProviderTable::sort(int column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
    arrange(m_uses);
}

void ProviderTable::arrange(QList<ProviderUse> uses)
{
    if (m_column >= 0) {
        std::stable_sort(uses.begin(), uses.end(), [this](const ProviderUse &a, const ProviderUse &b) {
            const auto less = QVariant::compare(keyAt(a, m_column), keyAt(b, m_column));
            return less == (m_order == Qt::AscendingOrder ? QPartialOrdering::Less : QPartialOrdering::Greater);
        });
    }
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QStringList slugs;
    for (const QModelIndex &index : before)
        slugs.append(m_uses[index.row()].slug);
    m_uses = uses;
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const int row = rowOf(slugs[i]);
        after.append(row < 0 ? QModelIndex() : index(row, before[i].column()));
    }
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

int ProviderTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_uses.size());
}

int ProviderTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Count;
}

QString ProviderTable::textAt(const ProviderUse &use, int column) const
{
    const QString unknown = absent();
    switch (column) {
    case Title: return use.title;
    case Address: return use.address.isEmpty() ? unknown : use.address;
    case Credentials: return use.credentials.isEmpty() ? unknown : use.credentials.join(QStringLiteral(", "));
    case State: return use.state.word;
    case Models: return countText(use.deployments.size());
    case Requests: return use.isKnown ? countShort(use.traffic.requests) : unknown;
    case Rate: return use.isKnown ? rateText(use.perSecond, tr("req/s")) : unknown;
    case Errors: return use.isKnown && use.traffic.requests > 0 ? shareText(use.traffic.failedShare()) : unknown;
    case P95: return use.traffic.p95Ms ? durationText(qint64(*use.traffic.p95Ms * 1e6)) : unknown;
    case Spend: return use.isKnown ? moneyText(use.traffic.costNanos) : unknown;
    case LastError: return use.lastError.isEmpty() ? unknown : lastText(use.lastErrorAt, m_now) + QLatin1Char(' ') + use.lastError;
    default: return {};
    }
}

QVariant ProviderTable::keyAt(const ProviderUse &use, int column) const
{
    switch (column) {
    case State: return int(use.state.tone);
    case Models: return qint64(use.deployments.size());
    case Spark:
    case Requests: return use.traffic.requests;
    case Rate: return use.perSecond;
    case Errors: return use.traffic.failedShare();
    case P95: return use.traffic.p95Ms.value_or(-1);
    case Spend: return use.traffic.costNanos;
    case LastError: return use.lastErrorAt.isValid() ? use.lastErrorAt.toMSecsSinceEpoch() : qint64(0);
    default: return textAt(use, column).toLower();
    }
}

QVariant ProviderTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ProviderUse &use = m_uses[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return textAt(use, column);
    case Qt::AccessibleTextRole: return column == Spark ? tr("%1 requests").arg(countText(use.traffic.requests)) : textAt(use, column);
    case Qt::ToolTipRole: return column == State ? plainTip(use.state.why) : column == LastError ? plainTip(use.lastError) : QString();
    case Qt::UserRole: return use.slug;
    case role::Second: return column == Title ? use.slug : QString();
    case role::Tone: return column == State ? QVariant(int(use.state.tone)) : column == Errors && use.traffic.failedShare() >= 0.01 ? QVariant(int(Tone::Bad)) : QVariant();
    case role::Value: return column == Spark ? QVariant::fromValue(use.traffic.perStep) : QVariant();
    default: return {};
    }
}

QVariant ProviderTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title: return tr("Provider");
    case Address: return tr("Address");
    case Credentials: return tr("Credentials");
    case State: return tr("State");
    case Models: return tr("Models");
    case Requests: return tr("Requests");
    case Rate: return tr("Now");
    case Errors: return tr("Errors");
    case P95: return tr("p95");
    case Spark: return m_span;
    case Spend: return m_span.isEmpty() ? tr("Spend") : tr("Spend %1").arg(m_span);
    default: return tr("Last error");
    }
}

} // namespace portreeve::ui
