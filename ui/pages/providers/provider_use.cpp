// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/providers/provider_use.h"

#include "ui/pages/deployments/stock.h"

#include <algorithm>

namespace portreeve::ui {
namespace {

constexpr double recentSeconds = 15 * 60;

QStringList slugsOf(const Stock &stock)
{
    QStringList slugs;
    for (const Deployment &each : stock.deployments())
        slugs.append(each.provider);
    for (const CredentialLine &line : stock.credentials())
        slugs.append(line.provider);
    slugs.removeAll(QString());
    slugs.removeDuplicates();
    return slugs;
}

QString usualHost(const ProviderUse &use, const Stock &stock)
{
    const ProviderTemplate *row = findTemplate(stock.templates(), use.slug);
    if (!row)
        return {};
    const auto found = std::find_if(row->fields.begin(), row->fields.end(), [](const TemplateField &field) { return field.key == QLatin1String("api_base"); });
    return found == row->fields.end() ? QString() : hostOf(found->standard);
}

/// Where it is asked: what deployments or their credentials say, else the usual address.
QString addressOf(const ProviderUse &use, const Stock &stock)
{
    QHash<QString, QString> bases;
    for (const CredentialLine &line : stock.credentialsOf(use.slug))
        bases.insert(line.name, line.values[QLatin1String("api_base")].toString());
    QStringList hosts;
    for (const Deployment &each : use.deployments) {
        const QString base = each.baseUrl.isEmpty() ? bases.value(each.credential) : each.baseUrl;
        hosts.append(base.isEmpty() ? usualHost(use, stock) : hostOf(base));
    }
    for (const QString &base : std::as_const(bases)) // those that nothing is called with
        hosts.append(base.isEmpty() ? usualHost(use, stock) : hostOf(base));
    hosts.removeAll(QString());
    hosts.removeDuplicates();
    return hosts.mid(0, 2).join(QStringLiteral(", "));
}

ProviderUse useOf(const QString &slug, const Stock &stock)
{
    ProviderUse use;
    use.slug = slug;
    use.title = stock.titleOf(slug);
    use.deployments = stock.ofProvider(slug);
    for (const CredentialLine &line : stock.credentialsOf(slug))
        use.credentials.append(line.name);
    use.address = use.isDemo() ? QString() : addressOf(use, stock);
    use.isKnown = stock.traffic().isKnown;
    use.traffic = stock.traffic().providers.value(slug);
    use.perSecond = double(stock.traffic().recentOf(use.deployments).all) / recentSeconds;
    use.state = stateOf(slug, use.deployments, stock.traffic());
    use.ownKeys = int(std::count_if(use.deployments.begin(), use.deployments.end(), [](const Deployment &each) { return each.credential.isEmpty(); }));
    if (const FailedRequest *last = stock.traffic().lastOfProvider(slug)) {
        use.lastError = last->message.section(QLatin1Char('\n'), 0, 0);
        use.lastErrorAt = last->at;
    }
    return use;
}

} // namespace

QList<ProviderUse> providersInUse(const Stock &stock)
{
    QList<ProviderUse> uses;
    for (const QString &slug : slugsOf(stock))
        uses.append(useOf(slug, stock));
    std::sort(uses.begin(), uses.end(), [](const ProviderUse &a, const ProviderUse &b) {
        if (a.isDemo() != b.isDemo())
            return b.isDemo();
        if (a.traffic.requests != b.traffic.requests)
            return a.traffic.requests > b.traffic.requests;
        return QString::localeAwareCompare(a.title, b.title) < 0;
    });
    return uses;
}

} // namespace portreeve::ui
