// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/keys/key_limits.h"

#include "ui/widgets/glyph_view.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

QString teamName(const QJsonObject &team)
{
    const QString alias = team.value(QLatin1String("team_alias")).toString();
    return KeyLimits::tr("team %1").arg(alias.isEmpty() ? team.value(QLatin1String("team_id")).toString() : alias);
}

KeyLimit budgetLimit(const AccessKey &key, const QString &whose)
{
    KeyLimit limit;
    limit.whose = whose;
    if (!key.budget) {
        limit.what = KeyLimits::tr("Budget");
        limit.value = KeyLimits::tr("%1 spent, no limit").arg(moneyText(key.spend, key.spend == 0 ? Money::Cents : Money::Cell));
        limit.whose.clear();
        return limit;
    }
    limit.what = KeyLimits::tr("Budget %1").arg(windowText(key.window));
    limit.value = KeyLimits::tr("%1 of %2").arg(moneyText(key.spend), moneyText(*key.budget, Money::Cents));
    limit.toll = key.toll();
    return limit;
}

KeyLimit countLimit(const QString &what, const std::optional<qint64> &own, const std::optional<qint64> &team, const QString &teamName)
{
    const bool isTeams = team && (!own || *team < *own);
    const auto tightest = isTeams ? team : own;
    KeyLimit limit;
    limit.what = what;
    limit.value = tightest ? countText(*tightest) : KeyLimits::tr("no limit");
    limit.whose = !tightest ? QString() : isTeams ? teamName : KeyLimits::tr("this key");
    return limit;
}

} // namespace

QList<KeyLimit> limitsOf(const AccessKey &key, const QJsonObject &team)
{
    const AccessKey teams = AccessKey::fromRow(team); // the same members in a team's row
    const QString whose = teamName(team);
    const bool teamBinds = teams.budget && (!key.budget || *teams.budget - teams.spend < *key.budget - key.spend);
    return {teamBinds ? budgetLimit(teams, whose) : budgetLimit(key, KeyLimits::tr("this key")),
            countLimit(KeyLimits::tr("Requests per minute"), key.requestsPerMinute, teams.requestsPerMinute, whose),
            countLimit(KeyLimits::tr("Tokens per minute"), key.tokensPerMinute, teams.tokensPerMinute, whose),
            countLimit(KeyLimits::tr("Requests at the same time"), key.parallel, teams.parallel, whose)};
}

KeyLimits::KeyLimits(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    space(m_column, 0, 5);
}

void KeyLimits::set(const QList<KeyLimit> &limits)
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const KeyLimit &limit : limits) {
        auto *line = new QWidget;
        auto *row = new QHBoxLayout(line);
        space(row, 0, 8);
        row->addWidget(new Label(limit.what, Type::Small, &Tokens::text2));
        row->addStretch(1);
        auto *value = new Label(limit.value, Type::Small, limit.whose.isEmpty() ? &Tokens::text3 : &Tokens::text1);
        value->setTabular(true);
        row->addWidget(value);
        if (!limit.whose.isEmpty())
            row->addWidget(new Label(limit.whose, Type::Small, &Tokens::text3));
        line->setAccessibleName(QStringList{limit.what, limit.value, limit.whose}.join(QLatin1Char(' ')).trimmed());
        m_column->addWidget(line);
        if (!limit.toll)
            continue;
        auto *bar = new TollBar;
        bar->set(*limit.toll);
        m_column->addWidget(bar);
    }
}

} // namespace portreeve::ui
