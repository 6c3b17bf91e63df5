// SPDX-License-Identifier: GPL-3.0-or-later
// What people do with providers: the acts of the page, apart from how it shows them.
#include "ui/client/client.h"
#include "ui/pages/deployments/stock.h"
#include "ui/pages/deployments/test_sheet.h"
#include "ui/pages/providers/add_sheet.h"
#include "ui/pages/providers/credential_sheet.h"
#include "ui/pages/providers/fetch_sheet.h"
#include "ui/pages/providers/local_sheet.h"
#include "ui/pages/providers/provider_pane.h"
#include "ui/pages/providers/providers_page.h"
#include "ui/pages/providers/rotate_sheet.h"
#include "ui/widgets/toast.h"

#include <QMenu>
#include <QSet>
#include <QUrl>

namespace portreeve::ui {

void ProvidersPage::say(Tone tone, const QString &title, const QString &detail)
{
    Toast toast;
    toast.tone = tone;
    toast.title = title;
    toast.detail = detail;
    desk().toasts.show(toast);
}

const CredentialLine *ProvidersPage::credential(const QString &name) const
{
    const auto &all = m_stock->credentials();
    const auto found = std::find_if(all.begin(), all.end(), [&](const CredentialLine &line) { return line.name == name; });
    return found == all.end() ? nullptr : &*found;
}

QStringList ProvidersPage::credentialNames() const
{
    QStringList names;
    for (const CredentialLine &line : m_stock->credentials())
        names.append(line.name);
    return names;
}

QList<Deployment> ProvidersPage::usesOf(const QString &credential) const
{
    QList<Deployment> uses;
    std::copy_if(m_stock->deployments().begin(), m_stock->deployments().end(), std::back_inserter(uses), [&](const Deployment &each) { return each.credential == credential; });
    return uses;
}

/// One that the server has no template for gets the plain form: key and address.
ProviderTemplate ProvidersPage::templateOf(const QString &slug) const
{
    if (const ProviderTemplate *row = findTemplate(m_stock->templates(), slug))
        return *row;
    ProviderTemplate plain;
    plain.slug = slug;
    plain.title = m_stock->titleOf(slug);
    plain.fields = {{QStringLiteral("api_key"), tr("API key"), {}, {}, true, false, {}, false}, {QStringLiteral("api_base"), tr("Address"), tr("The base URL of the API."), {}, false, false, {}, false}};
    return plain;
}

void ProvidersPage::add(const QString &slug, const QHash<QString, QString> &texts)
{
    if (const QString reason = refusal(); !reason.isEmpty())
        return say(Tone::Warn, tr("No provider can be added here"), reason);
    m_stock->needTemplates([this, slug, texts] {
        QList<ProviderTemplate> templates = m_stock->templates();
        templates.removeIf([](const ProviderTemplate &row) { return row.slug == QLatin1String("demo"); });
        if (templates.isEmpty())
            templates.append(templateOf(QStringLiteral("openai")));
        auto *sheet = new AddSheet(desk(), {templates, credentialNames(), slug, texts}, this);
        connect(sheet, &AddSheet::added, this, [this](const QString &slug, const QString &, int models) {
            say(Tone::Ok, tr("%1 is added").arg(m_stock->titleOf(slug)), models > 0 ? tr("%n models can be asked for now.", nullptr, models) : tr("It has no models yet: fetch them, or add one by hand."));
            m_chosen = slug;
            refresh();
        });
        sheet->open();
    });
}

void ProvidersPage::lookHere()
{
    auto *sheet = new LocalSheet(desk(), this);
    connect(sheet, &LocalSheet::chosen, this, [this](const QString &slug, const QString &address) { add(slug, {{QStringLiteral("api_base"), address}}); });
    sheet->open();
}

void ProvidersPage::fetch()
{
    const ProviderUse *use = chosen();
    if (!use)
        return;
    auto *sheet = new FetchSheet(desk(), use->slug, use->title, use->credentials, this);
    connect(sheet, &FetchSheet::added, this, [this](int models) {
        say(Tone::Ok, tr("%n models added", nullptr, models), {});
        refresh();
    });
    sheet->open();
}

void ProvidersPage::test()
{
    const ProviderUse *use = chosen();
    if (!use)
        return;
    QList<TestTarget> targets; // one for each credential: that is what may differ
    QSet<QString> tried;
    for (const Deployment &each : use->deployments) {
        if (each.isWildcard() || each.isBlocked || tried.contains(each.credential))
            continue;
        tried.insert(each.credential);
        const QString title = each.credential.isEmpty() ? each.model : tr("%1 with %2").arg(each.model, each.credential);
        targets.append({each.id, title, each.mode, each.params});
    }
    if (targets.isEmpty())
        return say(Tone::Warn, tr("Nothing to test"), tr("All its models are blocked or wildcards."));
    (new TestSheet(desk(), targets, this))->open();
}

/// One short request to each provider, one after the other.
void ProvidersPage::testAll()
{
    QList<TestTarget> targets;
    for (const ProviderUse &use : m_uses) {
        const auto first = std::find_if(use.deployments.begin(), use.deployments.end(), [](const Deployment &each) { return !each.isBlocked && !each.isWildcard(); });
        if (first != use.deployments.end())
            targets.append({first->id, tr("%1 (%2)").arg(use.title, first->model), first->mode, first->params});
    }
    if (!targets.isEmpty())
        (new TestSheet(desk(), targets, this))->open();
}

void ProvidersPage::rotate()
{
    const ProviderUse *use = chosen();
    QStringList names = use ? use->credentials : QStringList();
    names.removeIf([this](const QString &name) { return !credential(name) || credential(name)->isFromFile; });
    if (names.size() == 1)
        return rotateCredential(names.first());
    if (names.size() > 1)
        m_pane->showCredentials(); // which one is chosen there
}

void ProvidersPage::rotateCredential(const QString &name)
{
    const CredentialLine *line = credential(name);
    if (!line)
        return;
    auto *sheet = new RotateSheet(desk(), *line, templateOf(m_chosen), usesOf(name), this);
    connect(sheet, &RotateSheet::rotated, this, [this](const QString &credential, const QString &state) {
        say(Tone::Ok, tr("%1 has its new key").arg(credential), state);
        refresh();
    });
    sheet->open();
}

void ProvidersPage::editCredential(const QString &slug, const QString &name)
{
    m_stock->needTemplates([this, slug, name] {
        auto *sheet = new CredentialSheet(desk(), templateOf(slug), credential(name), credentialNames(), this);
        connect(sheet, &CredentialSheet::saved, this, [this](const QString &credential) {
            say(Tone::Ok, tr("Credential %1 is saved").arg(credential), {});
            refresh();
        });
        sheet->open();
    });
}

void ProvidersPage::deleteCredential(const QString &name)
{
    const CredentialLine *line = credential(name);
    if (!line)
        return;
    Sheet *sheet = askDeleteCredential(desk(), *line, usesOf(name), this);
    connect(sheet, &QDialog::accepted, this, [this, name] {
        Call call;
        call.verb = "DELETE";
        call.path = QStringLiteral("/credentials/") + QString::fromLatin1(QUrl::toPercentEncoding(name, "/"));
        client().call(this, call, [this, name](const Answer &answer) {
            if (!answer.isOk())
                return say(Tone::Bad, tr("Credential %1 was not deleted").arg(name), answer.message());
            say(Tone::Ok, tr("Credential %1 is deleted").arg(name), {});
            refresh();
        });
    });
}

} // namespace portreeve::ui
