// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/providers/found_models.h"

#include "ui/pages/deployments/deployment.h"
#include "ui/widgets/numbers.h"

#include <QJsonArray>

namespace portreeve::ui {

QList<FoundModel> readFound(const QJsonObject &answer)
{
    QList<FoundModel> out;
    for (const auto &each : answer[QLatin1String("models")].toArray()) {
        FoundModel model;
        model.id = each[QLatin1String("id")].toString();
        model.mode = each[QLatin1String("mode")].toString();
        model.input = picosOf(each[QLatin1String("input_cost_per_token")]);
        model.output = picosOf(each[QLatin1String("output_cost_per_token")]);
        model.context = each[QLatin1String("max_input_tokens")].toInteger();
        model.maxOutput = each[QLatin1String("max_output_tokens")].toInteger();
        model.isAdded = each[QLatin1String("is_added")].toBool();
        if (!model.id.isEmpty())
            out.append(model);
    }
    return out;
}

QString fullModel(const QString &slug, const QString &id)
{
    return slug.isEmpty() || id.startsWith(slug + QLatin1Char('/')) ? id : slug + QLatin1Char('/') + id;
}

QJsonObject newModelBody(const QString &slug, const FoundModel &model, const QString &publicName, const QString &credential)
{
    QJsonObject params{{QStringLiteral("model"), fullModel(slug, model.id)}};
    if (!credential.isEmpty())
        params.insert(QStringLiteral("litellm_credential_name"), credential);
    return {{QStringLiteral("model_name"), publicName}, {QStringLiteral("litellm_params"), params}, {QStringLiteral("model_info"), QJsonObject()}};
}

void FoundModels::set(const QList<FoundModel> &models)
{
    beginResetModel();
    m_all = models;
    m_ticks = QList<bool>(models.size(), false);
    m_places.clear();
    for (int i = 0; i < m_all.size(); ++i)
        m_places.append(i);
    endResetModel();
    setSearch(m_search);
    emit ticksChanged();
}

void FoundModels::setSearch(const QString &text)
{
    beginResetModel();
    m_search = text;
    m_places.clear();
    for (int i = 0; i < m_all.size(); ++i) {
        if (m_all[i].id.contains(text.trimmed(), Qt::CaseInsensitive) || m_all[i].mode.contains(text.trimmed(), Qt::CaseInsensitive))
            m_places.append(i);
    }
    endResetModel();
}

QList<FoundModel> FoundModels::ticked() const
{
    QList<FoundModel> out;
    for (int i = 0; i < m_all.size(); ++i) {
        if (m_ticks[i])
            out.append(m_all[i]);
    }
    return out;
}

void FoundModels::tickShown(bool on)
{
    for (const int place : std::as_const(m_places))
        m_ticks[place] = on && !m_all[place].isAdded;
    if (!m_places.isEmpty())
        emit dataChanged(index(0, Tick), index(rowCount() - 1, Tick), {Qt::CheckStateRole});
    emit ticksChanged();
}

int FoundModels::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_places.size());
}

int FoundModels::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Count;
}

QString FoundModels::textAt(const FoundModel &model, int column) const
{
    switch (column) {
    case Tick: return model.id;
    case Context: return model.context > 0 ? sizeText(model.context) : absent();
    case MaxOutput: return model.maxOutput > 0 ? sizeText(model.maxOutput) : absent();
    case Input: return model.input ? unitPriceText(*model.input) : model.output ? absent() : tr("no price");
    case Output: return model.output ? unitPriceText(*model.output) : absent();
    default: return model.mode.isEmpty() ? absent() : model.mode;
    }
}

QVariant FoundModels::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int place = m_places[index.row()];
    const FoundModel &model = m_all[place];
    if (role == Qt::DisplayRole)
        return textAt(model, index.column());
    if (role == Qt::CheckStateRole && index.column() == Tick)
        return m_ticks[place] || model.isAdded ? Qt::Checked : Qt::Unchecked;
    if (role == role::Second && index.column() == Tick && model.isAdded)
        return tr("added already");
    if (role == role::Tone && index.column() == Input && !model.input && !model.output)
        return int(Tone::Warn);
    return {};
}

bool FoundModels::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || index.column() != Tick)
        return false;
    const int place = m_places[index.row()];
    if (m_all[place].isAdded)
        return false;
    m_ticks[place] = value.toInt() == Qt::Checked;
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit ticksChanged();
    return true;
}

Qt::ItemFlags FoundModels::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Tick && !m_all[m_places[index.row()]].isAdded)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant FoundModels::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Tick: return tr("Model");
    case Context: return tr("Context");
    case MaxOutput: return tr("Max out");
    case Input: return tr("Input / M");
    case Output: return tr("Output / M");
    default: return tr("Mode");
    }
}

} // namespace portreeve::ui
