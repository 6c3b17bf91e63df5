// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_catalogue.h"

#include "ui/client/client.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace portreeve::ui {
namespace {

std::optional<qint64> priceOf(const QJsonValue &dollarsPerToken)
{
    return dollarsPerToken.isDouble() ? std::optional<qint64>(std::llround(dollarsPerToken.toDouble() * 1e12)) : std::nullopt;
}

CatalogueModel modelOf(const QJsonObject &group)
{
    CatalogueModel model;
    model.name = group.value(QLatin1String("model_group")).toString();
    model.mode = group.value(QLatin1String("mode")).toString();
    model.inputPrice = priceOf(group.value(QLatin1String("input_cost_per_token")));
    model.outputPrice = priceOf(group.value(QLatin1String("output_cost_per_token")));
    model.maxInput = qint64(group.value(QLatin1String("max_input_tokens")).toDouble());
    model.maxOutput = qint64(group.value(QLatin1String("max_output_tokens")).toDouble());
    return model;
}

} // namespace

ModelCatalogue::ModelCatalogue(Client &client, QObject *parent) : QObject(parent), m_client(client) {}

void ModelCatalogue::load()
{
    m_client.get(this, QStringLiteral("/model_group/info"), [this](const Answer &answer) {
        if (!answer.isOk())
            return loadNames();
        QList<CatalogueModel> models;
        for (const QJsonValue &each : answer.object().value(QLatin1String("data")).toArray())
            models.append(modelOf(each.toObject()));
        take(models);
    });
}

void ModelCatalogue::loadNames()
{
    m_client.get(this, QStringLiteral("/v1/models"), [this](const Answer &answer) {
        if (!answer.isOk()) {
            m_fault = answer.message();
            return emit changed();
        }
        QList<CatalogueModel> models;
        for (const QJsonValue &each : answer.object().value(QLatin1String("data")).toArray()) {
            CatalogueModel model;
            model.name = each[QLatin1String("id")].toString();
            models.append(model);
        }
        take(models);
    });
}

void ModelCatalogue::take(const QList<CatalogueModel> &models)
{
    m_models = models;
    m_models.removeIf([](const CatalogueModel &each) { return each.name.isEmpty(); });
    std::sort(m_models.begin(), m_models.end(), [](const CatalogueModel &a, const CatalogueModel &b) { return a.name.compare(b.name, Qt::CaseInsensitive) < 0; });
    m_fault.clear();
    m_isLoaded = true;
    emit changed();
}

} // namespace portreeve::ui
