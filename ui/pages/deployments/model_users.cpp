// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/deployments/model_users.h"

#include "ui/client/client.h"
#include "ui/window/desk.h"

#include <QCoreApplication>

namespace portreeve::ui {
namespace {

constexpr int pageSize = 100;
constexpr int mostPages = 20;

QString say(const char *words)
{
    return QCoreApplication::translate("Deployments", words);
}

QString titleOf(const QJsonObject &key)
{
    for (const char *name : {"key_alias", "key_name", "token"}) {
        if (const QString text = key[QLatin1String(name)].toString(); !text.isEmpty())
            return text;
    }
    return {};
}

struct Search {
    Desk &desk;
    QObject *asker;
    QString modelName;
    std::function<void(const ModelUsers &)> done;
    ModelUsers users;
};

void askFallbacks(const std::shared_ptr<Search> &search)
{
    search->desk.client.get(search->asker, QStringLiteral("/router/settings"), [search](const Answer &answer) {
        if (answer.isOk())
            addFallbacks(search->users, answer.object()[QLatin1String("current_values")].toObject(), search->modelName);
        else {
            search->users.isWhole = false;
            search->users.missing = say(QT_TRANSLATE_NOOP("Deployments", "Fallbacks could not be looked up here."));
        }
        search->done(search->users);
    });
}

void askKeys(const std::shared_ptr<Search> &search, int page)
{
    const QString path = pathWith(QStringLiteral("/key/list"), {{QStringLiteral("page"), QString::number(page)}, {QStringLiteral("size"), QString::number(pageSize)},
                                                                {QStringLiteral("return_full_object"), QStringLiteral("true")}});
    search->desk.client.get(search->asker, path, [search, page](const Answer &answer) {
        if (!answer.isOk()) {
            search->users.isWhole = false;
            search->users.missing = say(QT_TRANSLATE_NOOP("Deployments", "Keys could not be looked up: %1")).arg(answer.message());
            return askFallbacks(search);
        }
        const QJsonObject object = answer.object();
        addKeys(search->users, object[QLatin1String("keys")].toArray(), search->modelName);
        if (page < object[QLatin1String("total_pages")].toInt(1) && page < mostPages)
            return askKeys(search, page + 1);
        askFallbacks(search);
    });
}

} // namespace

void addKeys(ModelUsers &users, const QJsonArray &keys, const QString &modelName)
{
    for (const auto &each : keys) {
        const QJsonObject key = each.toObject();
        const QJsonArray models = key[QLatin1String("models")].toArray();
        const QJsonObject aliases = key[QLatin1String("aliases")].toObject();
        bool names = models.contains(QJsonValue(modelName));
        for (const auto &alias : aliases)
            names = names || alias.toString() == modelName;
        if (names)
            users.keys.append(titleOf(key));
        else if (models.isEmpty() || models.contains(QJsonValue(QStringLiteral("all-proxy-models"))))
            ++users.openKeys;
    }
}

void addFallbacks(ModelUsers &users, const QJsonObject &settings, const QString &modelName)
{
    for (const char *list : {"fallbacks", "context_window_fallbacks", "content_policy_fallbacks"}) {
        for (const auto &each : settings[QLatin1String(list)].toArray()) {
            const QJsonObject entry = each.toObject();
            for (auto from = entry.begin(); from != entry.end(); ++from) {
                QStringList to;
                for (const auto &name : from.value().toArray())
                    to.append(name.toString());
                if (from.key() == modelName || to.contains(modelName))
                    users.fallbacks.append(from.key() + QStringLiteral(" → ") + to.join(QStringLiteral(", ")));
            }
        }
    }
    if (settings[QLatin1String("default_fallbacks")].toArray().contains(QJsonValue(modelName)))
        users.fallbacks.append(say(QT_TRANSLATE_NOOP("Deployments", "every model → %1")).arg(modelName));
}

void findModelUsers(Desk &desk, QObject *asker, const QString &modelName, std::function<void(const ModelUsers &)> done)
{
    askKeys(std::make_shared<Search>(Search{desk, asker, modelName, std::move(done), {}}), 1);
}

} // namespace portreeve::ui
