// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/deployments/deployment.h"

#include "ui/widgets/numbers.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QUrl>

#include <cmath>

namespace portreeve::ui {
namespace {

QString text(const QJsonObject &object, const char *name)
{
    return object[QLatin1String(name)].toString();
}

std::optional<qint64> integer(const QJsonObject &object, const char *name)
{
    const QJsonValue value = object[QLatin1String(name)];
    return value.isDouble() ? std::optional(qint64(value.toDouble())) : std::nullopt;
}

QString providerOf(const Deployment &deployment)
{
    for (const QString &told : {text(deployment.params, "custom_llm_provider"), text(deployment.info, "litellm_provider")}) {
        if (!told.isEmpty())
            return told;
    }
    return deployment.model.contains(QLatin1Char('/')) ? deployment.model.section(QLatin1Char('/'), 0, 0) : QString();
}

DeploymentOrigin originOf(const Deployment &deployment)
{
    if (deployment.info[QLatin1String("db_model")].toBool())
        return DeploymentOrigin::Here;
    return deployment.isDemo() && !deployment.place.contains(QLatin1Char(':')) ? DeploymentOrigin::Default : DeploymentOrigin::File;
}

UnitPrices pricesOf(const Deployment &deployment)
{
    const auto price = [&](const char *name) {
        const auto own = picosOf(deployment.params[QLatin1String(name)]);
        return own ? own : picosOf(deployment.info[QLatin1String(name)]);
    };
    UnitPrices prices{price("input_cost_per_token"), price("output_cost_per_token"), price("cache_read_input_token_cost"), price("cache_creation_input_token_cost")};
    for (const QString &name : deployment.params.keys())
        prices.isOwn = prices.isOwn || name.contains(QLatin1String("_cost"));
    return prices;
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    for (const auto &each : value.toArray())
        texts.append(each.toString());
    return texts;
}

} // namespace

Deployment readDeployment(const QJsonObject &row)
{
    Deployment out;
    out.params = row[QLatin1String("litellm_params")].toObject();
    out.info = row[QLatin1String("model_info")].toObject();
    out.id = text(out.info, "id");
    out.name = text(row, "model_name");
    out.model = text(out.params, "model");
    out.provider = providerOf(out);
    out.credential = text(out.params, "litellm_credential_name");
    out.baseUrl = text(out.params, "api_base");
    out.mode = text(out.info, "mode");
    out.fault = text(out.info, "fault");
    out.place = text(out.info, "place");
    out.updatedBy = text(out.info, "updated_by");
    out.updatedAt = QDateTime::fromString(text(out.info, "updated_at"), Qt::ISODateWithMs);
    out.origin = originOf(out);
    out.isBlocked = out.info[QLatin1String("blocked")].toBool() || row[QLatin1String("blocked")].toBool();
    if (const QJsonValue weight = out.params[QLatin1String("weight")]; weight.isDouble())
        out.weight = weight.toDouble();
    out.order = integer(out.params, "order");
    out.rpm = integer(out.params, "rpm");
    out.tpm = integer(out.params, "tpm");
    out.parallel = integer(out.params, "max_parallel_requests");
    out.context = integer(out.info, "max_input_tokens").value_or(0);
    out.maxOutput = integer(out.info, "max_output_tokens").value_or(0);
    out.prices = pricesOf(out);
    out.tags = textsOf(out.params[QLatin1String("tags")]);
    return out;
}

QList<Deployment> readDeployments(const QJsonObject &answer)
{
    QList<Deployment> list;
    for (const auto &row : answer[QLatin1String("data")].toArray())
        list.append(readDeployment(row.toObject()));
    return list;
}

QList<CredentialLine> readCredentials(const QJsonObject &answer)
{
    QList<CredentialLine> list;
    for (const auto &each : answer[QLatin1String("credentials")].toArray()) {
        const QJsonObject row = each.toObject();
        CredentialLine line;
        line.name = text(row, "credential_name");
        line.title = text(row, "display_name");
        line.info = row[QLatin1String("credential_info")].toObject();
        line.values = row[QLatin1String("credential_values")].toObject();
        line.provider = text(line.info, "custom_llm_provider").toLower(); // LiteLLM's own pages write "OpenAI"
        line.isFromFile = text(row, "source") == QLatin1String("config");
        list.append(line);
    }
    return list;
}

bool isSecretName(const QString &name)
{
    static const QStringList words{QStringLiteral("key"),        QStringLiteral("apikey"),      QStringLiteral("secret"),  QStringLiteral("secrets"),       QStringLiteral("token"),
                                   QStringLiteral("password"),   QStringLiteral("passwd"),      QStringLiteral("passphrase"), QStringLiteral("credential"), QStringLiteral("credentials"),
                                   QStringLiteral("auth"),       QStringLiteral("authorization"), QStringLiteral("cookie"), QStringLiteral("private"),       QStringLiteral("signature")};
    if (name == QLatin1String("litellm_credential_name") || name.contains(QLatin1String("_cost")))
        return false; // a name and a price ("input_cost_per_token") tell nothing secret
    const QStringList parts = name.toLower().replace(QLatin1Char('-'), QLatin1Char('_')).replace(QLatin1Char('.'), QLatin1Char('_')).split(QLatin1Char('_'));
    return std::any_of(parts.begin(), parts.end(), [&](const QString &part) { return words.contains(part); });
}

QString secretState(const QString &masked)
{
    if (masked.isEmpty())
        return {};
    const qsizetype dots = qMax(masked.lastIndexOf(QLatin1Char('.')), masked.lastIndexOf(QLatin1Char('*')));
    const QString tail = masked.mid(dots + 1);
    if (dots < 0 || tail.isEmpty() || tail.size() > 6)
        return QCoreApplication::translate("Deployments", "set");
    return QCoreApplication::translate("Deployments", "set, ends …%1").arg(tail);
}

std::optional<qint64> picosOf(const QJsonValue &value)
{
    bool isNumber = value.isDouble();
    const double dollars = isNumber ? value.toDouble() : value.toString().toDouble(&isNumber);
    if (!isNumber || !(dollars >= 0) || dollars > 1000)
        return std::nullopt;
    return std::llround(dollars * 1e12);
}

QString sizeText(qint64 tokens)
{
    const qint64 step = tokens >= 1'000'000 ? 10'000 : tokens >= 1'000 ? 1'000 : 1;
    return limitText((tokens + step / 2) / step * step);
}

QString hostOf(const QString &url)
{
    const QUrl parsed(url);
    if (!parsed.isValid() || parsed.host().isEmpty())
        return url;
    return parsed.port() < 0 ? parsed.host() : QStringLiteral("%1:%2").arg(parsed.host()).arg(parsed.port());
}

} // namespace portreeve::ui
