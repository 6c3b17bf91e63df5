// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/keys/key_reach.h"

#include "ui/models/access_key.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/times.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QPainter>
#include <QVBoxLayout>

#include <limits>

namespace portreeve::ui {
namespace {

constexpr qint64 daySeconds = 86'400;
constexpr double minutesADay = 1440;

class Bullet : public QWidget
{
public:
    Bullet(const char *iconName, Ink ink) : m_icon(QLatin1String(iconName)), m_ink(ink) { fix(this, 14, 18); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const qreal side = px(14);
        paintIcon(painter, QRectF(0, (height() - side) / 2, side, side), m_icon, color(m_ink));
    }

private:
    QString m_icon;
    Ink m_ink;
};

QLayout *bulletLine(const char *iconName, Ink ink, const QString &words)
{
    auto *label = new Label(words, Type::Small);
    label->setWordWrap(true);
    auto *line = new QHBoxLayout;
    space(line, 0, 7);
    line->addWidget(new Bullet(iconName, ink), 0, Qt::AlignTop);
    line->addWidget(label, 1);
    return line;
}

std::optional<qint64> countIn(const QJsonObject &values, const char *member)
{
    const QJsonValue value = values.value(QLatin1String(member));
    return value.isDouble() ? std::optional<qint64>(qint64(value.toDouble())) : std::nullopt;
}

std::optional<qint64> moneyIn(const QJsonObject &values, const char *member)
{
    const QJsonValue value = values.value(QLatin1String(member));
    return value.isDouble() ? std::optional<qint64>(nanoFromDollars(value.toDouble())) : std::nullopt;
}

QList<CatalogueModel> reachable(const QJsonObject &values, const QList<CatalogueModel> &models)
{
    const AccessKey key = AccessKey::fromRow(values);
    QList<CatalogueModel> found;
    for (const CatalogueModel &model : models) {
        if (key.mayUse(model.name))
            found.append(model);
    }
    return found;
}

/// What a budget lets through in one day: a window that is shorter than a day comes round several times.
qint64 budgetPerDay(qint64 budget, const QString &window)
{
    const qint64 seconds = windowSeconds(window);
    if (seconds == 0 || seconds >= daySeconds)
        return budget;
    const double rounds = double((daySeconds + seconds - 1) / seconds) + 1; // a day rarely begins where a window does
    return qint64(qMin(double(std::numeric_limits<qint64>::max() / 2), double(budget) * rounds));
}

QString modelsSentence(const AccessKey &key, const QList<CatalogueModel> &models, qsizetype count)
{
    if (key.mayUseAllModels())
        return models.isEmpty() ? ReachPanel::tr("call every model, also those added later") : ReachPanel::tr("call all %n models, also those added later", nullptr, int(models.size()));
    if (key.models.size() == 1)
        return ReachPanel::tr("call %1").arg(key.models.first());
    return models.isEmpty() ? ReachPanel::tr("call %n models", nullptr, int(key.models.size())) : ReachPanel::tr("call %1 of %n models", nullptr, int(models.size())).arg(countText(count));
}

void sayLimits(const QJsonObject &values, KeyReach &reach)
{
    if (const auto rpm = countIn(values, "rpm_limit"))
        reach.can.append(ReachPanel::tr("send %1 requests a minute").arg(countText(*rpm)));
    else
        reach.can.append(ReachPanel::tr("send any number of requests a minute"));
    if (const auto tpm = countIn(values, "tpm_limit"))
        reach.can.append(ReachPanel::tr("use %1 tokens a minute").arg(countShort(*tpm)));
    if (const auto parallel = countIn(values, "max_parallel_requests"))
        reach.can.append(ReachPanel::tr("have %1 requests under way at once").arg(countText(*parallel)));
}

QString expirySentence(const QJsonObject &values)
{
    const QDateTime now = QDateTime::currentDateTime();
    QDateTime end = apiTime(values.value(QLatin1String("expires")));
    const QString duration = values.value(QLatin1String("duration")).toString();
    if (const qint64 seconds = windowSeconds(duration); seconds > 0)
        end = now.addSecs(seconds);
    if (duration == QLatin1String("-1"))
        end = {};
    return end.isValid() ? ReachPanel::tr("be used after %1").arg(dayText(end.date(), now.date())) : QString();
}

} // namespace

std::optional<qint64> rateBoundPerDay(const QJsonObject &values, const QList<CatalogueModel> &models)
{
    const auto rpm = countIn(values, "rpm_limit");
    const auto tpm = countIn(values, "tpm_limit");
    const QList<CatalogueModel> mine = reachable(values, models);
    if (mine.isEmpty() || (!rpm && !tpm))
        return std::nullopt;
    double worst = 0; // pico-dollars a minute
    for (const CatalogueModel &model : mine) {
        if (model.isPattern() || !model.inputPrice || !model.outputPrice)
            return std::nullopt;
        const double dearest = double(qMax(*model.inputPrice, *model.outputPrice));
        double minute = std::numeric_limits<double>::infinity();
        if (tpm)
            minute = double(*tpm) * dearest;
        if (rpm && model.maxInput > 0 && (model.maxOutput > 0 || *model.outputPrice == 0))
            minute = qMin(minute, double(*rpm) * (double(model.maxInput) * double(*model.inputPrice) + double(model.maxOutput) * double(*model.outputPrice)));
        worst = qMax(worst, minute);
    }
    if (!std::isfinite(worst))
        return std::nullopt;
    return qint64(qMin(worst * minutesADay / 1000, 9e18));
}

KeyReach reachOf(const QJsonObject &values, const QList<CatalogueModel> &models)
{
    KeyReach reach;
    const AccessKey key = AccessKey::fromRow(values);
    const auto mine = reachable(values, models);
    reach.can.append(modelsSentence(key, models, mine.size()));
    sayLimits(values, reach);
    const auto budget = moneyIn(values, "max_budget");
    if (budget)
        reach.cannot.append(ReachPanel::tr("spend more than %1 %2").arg(moneyText(*budget, Money::Cents), windowText(key.window)));
    if (!key.mayUseAllModels() && models.size() > mine.size())
        reach.cannot.append(ReachPanel::tr("call the other %n models", nullptr, int(models.size() - mine.size())));
    if (const QString expiry = expirySentence(values); !expiry.isEmpty())
        reach.cannot.append(expiry);
    reach.cannot.append(ReachPanel::tr("see or change keys, models and settings"));
    const auto byRate = rateBoundPerDay(values, models);
    if (budget)
        reach.worstPerDay = budgetPerDay(*budget, key.window);
    if (byRate && (!reach.worstPerDay || *byRate < *reach.worstPerDay)) {
        reach.worstPerDay = byRate;
        reach.worstWhy = ReachPanel::tr("Decided by its limits per minute at the dearest price.");
    } else if (budget) {
        reach.worstWhy = ReachPanel::tr("Decided by its budget of %1 %2.").arg(moneyText(*budget, Money::Cents), windowText(key.window));
    } else {
        reach.worstWhy = ReachPanel::tr("Neither a budget nor a limit per minute bounds it. A budget does.");
    }
    return reach;
}

ReachPanel::ReachPanel(QWidget *parent) : Panel(Ground::Sunken, parent), m_column(new QVBoxLayout(this))
{
    space(m_column, QMargins(14, 12, 14, 14), 6);
    setObjectName(QStringLiteral("keys.reach"));
}

void ReachPanel::set(const KeyReach &reach)
{
    m_reach = reach;
    fill();
}

void ReachPanel::fill()
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (QLayout *line = item->layout()) {
            while (QLayoutItem *part = line->takeAt(0)) {
                if (part->widget())
                    part->widget()->deleteLater();
                delete part;
            }
        }
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    m_column->addWidget(new Label(tr("This key can"), Type::Strong));
    for (const QString &line : m_reach.can)
        m_column->addLayout(bulletLine("check", &Tokens::success, line));
    m_column->addWidget(gap(4));
    m_column->addWidget(new Label(tr("It cannot"), Type::Strong));
    for (const QString &line : m_reach.cannot)
        m_column->addLayout(bulletLine("close", &Tokens::text3, line));
    m_column->addWidget(gap(4));
    m_column->addWidget(new Rule);
    m_column->addWidget(gap(2));
    m_column->addWidget(new Label(tr("At worst, in one day"), Type::Small, &Tokens::text2));
    auto *worst = new Label(m_reach.worstPerDay ? moneyText(*m_reach.worstPerDay, Money::Cents) : tr("not bounded"), Type::Stat, m_reach.worstPerDay ? &Tokens::text1 : &Tokens::warning);
    worst->setTabular(m_reach.worstPerDay.has_value());
    worst->setObjectName(QStringLiteral("keys.reach.worst"));
    m_column->addWidget(worst);
    auto *why = new Label(m_reach.worstWhy, Type::Small, &Tokens::text2);
    why->setWordWrap(true);
    m_column->addWidget(why);
    m_column->addStretch(1);
    setAccessibleName(tr("This key can: %1. It cannot: %2. At worst in one day: %3. %4")
                          .arg(m_reach.can.join(QStringLiteral("; ")), m_reach.cannot.join(QStringLiteral("; ")), worst->text(), m_reach.worstWhy));
}

void ReachPanel::changeEvent(QEvent *event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

} // namespace portreeve::ui
