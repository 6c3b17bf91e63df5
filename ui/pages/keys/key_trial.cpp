// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/keys/key_trial.h"

#include "ui/client/client.h"
#include "ui/widgets/numbers.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace portreeve::ui {
namespace {

QString say(const char *words, int n = -1)
{
    return QCoreApplication::translate("KeyTrial", words, nullptr, n);
}

QByteArray smallQuestion(const QString &model)
{
    const QJsonObject message{{QStringLiteral("role"), QStringLiteral("user")}, {QStringLiteral("content"), QStringLiteral("Say: ok")}};
    return QJsonDocument(QJsonObject{{QStringLiteral("model"), model}, {QStringLiteral("max_tokens"), 16}, {QStringLiteral("messages"), QJsonArray{message}}}).toJson(QJsonDocument::Compact);
}

KeyTrial refusedTrial(const Answer &answer)
{
    KeyTrial trial;
    trial.sentence = answer.status ? say(QT_TRANSLATE_NOOP("KeyTrial", "Refused with %1: %2")).arg(answer.status).arg(answer.message()) : answer.message();
    return trial;
}

} // namespace

void tryKey(Client &client, QObject *asker, const QByteArray &secret, const QString &model, std::function<void(const KeyTrial &)> done)
{
    Call names{"GET", QStringLiteral("/v1/models"), {}, secret, {}};
    Call question{"POST", QStringLiteral("/v1/chat/completions"), smallQuestion(model), secret, {}};
    client.call(asker, names, [&client, asker, question, model, done](const Answer &answer) {
        if (!answer.isOk())
            return done(refusedTrial(answer));
        KeyTrial trial;
        trial.models = int(answer.object().value(QLatin1String("data")).toArray().size());
        if (model.isEmpty() || trial.models == 0) {
            trial.isOk = true;
            trial.sentence = trial.models ? say(QT_TRANSLATE_N_NOOP("KeyTrial", "The key is let in and may call %n models."), trial.models)
                                          : say(QT_TRANSLATE_NOOP("KeyTrial", "The key is let in, but there is no model yet that it may call."));
            return done(trial);
        }
        client.call(asker, question, [trial, model, done](const Answer &reply) mutable {
            if (!reply.isOk())
                return done(refusedTrial(reply));
            trial.isOk = true;
            trial.milliseconds = reply.milliseconds;
            trial.sentence = say(QT_TRANSLATE_N_NOOP("KeyTrial", "It works: %n models, and %1 answered in %2."), trial.models).arg(model, durationText(qint64(reply.milliseconds) * 1'000'000));
            done(trial);
        });
    });
}

bool isSecretOf(const QString &secret, const QString &token)
{
    return QCryptographicHash::hash(secret.toUtf8(), QCryptographicHash::Sha256).toHex() == token.toLatin1();
}

} // namespace portreeve::ui
