// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/deployments/test_report.h"

#include "ui/widgets/numbers.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace portreeve::ui {
namespace {

QString say(const char *words)
{
    return QCoreApplication::translate("Deployments", words);
}

template <class Number>
std::optional<Number> number(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(Number(value.toDouble())) : std::nullopt;
}

TestReport notAnswered(const Answer &answer)
{
    TestReport report;
    report.status = answer.status;
    report.message = answer.message();
    report.remedy = say(QT_TRANSLATE_NOOP("Deployments", "The gateway itself did not run the test."));
    return report;
}

QString milliseconds(const std::optional<double> &ms)
{
    return ms ? durationText(qint64(*ms * 1e6)) : absent();
}

} // namespace

TestReport readTest(const Answer &answer)
{
    const QJsonObject object = answer.object();
    if (!answer.isOk() || !object.contains(QLatin1String("ok")))
        return notAnswered(answer);
    TestReport report;
    report.isOk = object[QLatin1String("ok")].toBool();
    for (const auto &each : object[QLatin1String("steps")].toArray()) {
        report.steps.append({each[QLatin1String("name")].toString(), each[QLatin1String("ok")].toBool(), number<double>(each[QLatin1String("ms")]), each[QLatin1String("detail")].toString()});
    }
    report.latencyMs = number<double>(object[QLatin1String("latency_ms")]);
    report.firstTokenMs = number<double>(object[QLatin1String("first_token_ms")]);
    report.costNanos = number<qint64>(object[QLatin1String("cost_nanos")]);
    const QJsonObject usage = object[QLatin1String("usage")].toObject();
    report.input = number<qint64>(usage[QLatin1String("input")]);
    report.output = number<qint64>(usage[QLatin1String("output")]);
    report.reply = object[QLatin1String("reply")].toString();
    report.status = object[QLatin1String("status")].toInt();
    report.message = object[QLatin1String("message")].toString();
    report.remedy = object[QLatin1String("remedy")].toString();
    return report;
}

TestReport readTestConnection(const Answer &answer)
{
    const QJsonObject object = answer.object();
    if (!answer.isOk())
        return notAnswered(answer);
    TestReport report;
    report.isOk = object[QLatin1String("status")].toString() == QLatin1String("success");
    report.latencyMs = answer.milliseconds;
    report.steps.append({QStringLiteral("answer"), report.isOk, double(answer.milliseconds), {}});
    const QJsonValue result = object[QLatin1String("result")];
    if (!report.isOk)
        report.message = result.isObject() ? result[QLatin1String("error")].toString() : object[QLatin1String("message")].toString(result.toString());
    return report;
}

QString stepTitle(const QString &name)
{
    if (name == QLatin1String("resolve"))
        return say(QT_TRANSLATE_NOOP("Deployments", "Find the address"));
    if (name == QLatin1String("connect"))
        return say(QT_TRANSLATE_NOOP("Deployments", "Connect"));
    if (name == QLatin1String("authenticate"))
        return say(QT_TRANSLATE_NOOP("Deployments", "Sign in"));
    if (name == QLatin1String("answer"))
        return say(QT_TRANSLATE_NOOP("Deployments", "Get an answer"));
    return name;
}

QString asText(const TestReport &report, const QString &title)
{
    QStringList lines{title, report.isOk ? QStringLiteral("ok") : QStringLiteral("failed (status %1)").arg(report.status)};
    for (const TestStep &step : report.steps)
        lines.append(QStringLiteral("%1: %2, %3 %4").arg(step.name, step.isOk ? QStringLiteral("ok") : QStringLiteral("failed"), milliseconds(step.ms), step.detail).trimmed());
    for (const QString &words : {report.message, report.remedy, report.reply}) {
        if (!words.isEmpty())
            lines.append(words);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace portreeve::ui
