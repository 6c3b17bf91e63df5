// SPDX-License-Identifier: GPL-3.0-or-later
// What people do with deployments: the acts of the page, apart from how it shows them.
#include "ui/client/client.h"
#include "ui/pages/deployments/deployment_table.h"
#include "ui/pages/deployments/stock.h"
#include "ui/pages/deployments/test_sheet.h"
#include "ui/pages/models/model_bulk_sheet.h"
#include "ui/pages/models/model_delete_sheet.h"
#include "ui/pages/models/model_sheet.h"
#include "ui/pages/models/models_page.h"
#include "ui/widgets/toast.h"

namespace portreeve::ui {
namespace {

constexpr int undoSeconds = 10;

TestTarget targetOf(const Deployment &deployment)
{
    return {deployment.id, QStringLiteral("%1 (%2)").arg(deployment.name, deployment.model), deployment.mode, deployment.params};
}

} // namespace

void ModelsPage::say(Tone tone, const QString &title, const QString &detail)
{
    Toast toast;
    toast.tone = tone;
    toast.title = title;
    toast.detail = detail;
    desk().toasts.show(toast);
}

/// The fields of the form come from the server once; what cannot tell them gets the usual ones.
void ModelsPage::withFields(std::function<void()> then)
{
    if (!m_fields.isEmpty() || client().kind() != ServerKind::Portreeve) {
        if (m_fields.isEmpty())
            m_fields = usualFormFields();
        return then();
    }
    client().get(this, QStringLiteral("/portreeve/records/model/fields"), [this, then](const Answer &answer) {
        m_fields = readFormFields(answer.object());
        then();
    });
}

void ModelsPage::openSheet(const ModelDraft &draft, const QString &title, const Deployment *old, const QString &note)
{
    const QDateTime updatedAt = old ? old->updatedAt : QDateTime();
    withFields([this, draft, title, updatedAt, note] {
        client().get(this, QStringLiteral("/credentials"), [this, draft, title, updatedAt, note](const Answer &answer) {
            QStringList names;
            for (const CredentialLine &line : readCredentials(answer.object()))
                names.append(line.name);
            auto *sheet = new ModelSheet(desk(), {draft, title, names, m_fields, updatedAt, note}, this);
            connect(sheet, &ModelSheet::saved, this, [this, isNew = draft.isNew()](const QString &id, const QString &name) {
                m_wanted = {id};
                say(Tone::Ok, isNew ? tr("%1 can be asked for now").arg(name) : tr("%1 is saved").arg(name), {});
                refresh();
            });
            connect(sheet, &ModelSheet::testWanted, sheet, [this, sheet](const QJsonObject &params, const QString &id) {
                const QString model = params[QLatin1String("model")].toString();
                if (!model.isEmpty())
                    (new TestSheet(desk(), {{id, model, {}, params}}, sheet))->open();
            });
            sheet->open();
        });
    });
}

void ModelsPage::create()
{
    openSheet({}, tr("Add model"), nullptr, {});
}

void ModelsPage::edit()
{
    const Deployment *deployment = current();
    if (deployment && deployment->isEditable())
        openSheet(ModelDraft::of(*deployment, false), tr("Edit %1").arg(deployment->name), deployment, {});
}

void ModelsPage::duplicate()
{
    const Deployment *deployment = current();
    if (!deployment)
        return;
    const QString note = deployment->credential.isEmpty() ? tr("The copy has no key: the server does not tell it. Choose a credential or type the key.") : QString();
    openSheet(ModelDraft::of(*deployment, true), tr("Copy of %1").arg(deployment->name), nullptr, note);
}

void ModelsPage::test()
{
    QList<TestTarget> targets;
    for (const Deployment &each : selected()) {
        if (!each.isWildcard())
            targets.append(targetOf(each));
    }
    if (!targets.isEmpty())
        (new TestSheet(desk(), targets, this))->open();
}

void ModelsPage::setBlocked()
{
    const QList<Deployment> list = selected();
    if (list.isEmpty())
        return;
    const bool blocks = std::any_of(list.begin(), list.end(), [](const Deployment &each) { return each.isEditable() && !each.isBlocked; });
    if (list.size() > 1)
        return (new ModelBulkSheet(desk(), blocks ? ModelBulkSheet::Act::Block : ModelBulkSheet::Act::Unblock, list, this))->open();
    const QString path = blocks ? QStringLiteral("/model/block") : QStringLiteral("/model/unblock");
    client().post(this, path, {{QStringLiteral("model_id"), list.first().id}}, [this, blocks, name = list.first().name, id = list.first().id](const Answer &answer) {
        if (!answer.isOk())
            return say(Tone::Bad, blocks ? tr("%1 was not blocked").arg(name) : tr("%1 was not unblocked").arg(name), answer.message());
        Toast toast;
        toast.title = blocks ? tr("%1 is blocked").arg(name) : tr("%1 is called again").arg(name);
        if (blocks) {
            toast.action = tr("Undo");
            toast.undoSeconds = undoSeconds;
            toast.onAction = [gateway = QPointer(&client()), toasts = &desk().toasts, id] {
                if (gateway)
                    gateway->post(toasts, QStringLiteral("/model/unblock"), {{QStringLiteral("model_id"), id}}, [](const Answer &) {});
            };
        }
        desk().toasts.show(toast);
        refresh();
    });
}

void ModelsPage::setWeight()
{
    if (const QList<Deployment> list = selected(); !list.isEmpty())
        (new ModelBulkSheet(desk(), ModelBulkSheet::Act::Weight, list, this))->open();
}

void ModelsPage::remove()
{
    QList<Deployment> list = selected();
    list.removeIf([](const Deployment &each) { return !each.isEditable(); });
    if (list.isEmpty())
        return;
    const auto others = std::count_if(m_stock->deployments().begin(), m_stock->deployments().end(), [&](const Deployment &each) {
        return each.name == list.first().name && !each.isBlocked && std::none_of(list.begin(), list.end(), [&](const Deployment &gone) { return gone.id == each.id; });
    });
    const bool isProduction = client().connection().environment == Environment::Production;
    auto *sheet = new ModelDeleteSheet(desk(), list, int(others), isProduction ? client().connection().name : QString(), this);
    connect(sheet, &QDialog::accepted, this, [this, list] { removeNow(list); });
    sheet->open();
}

/// Blocked at once, deleted when the Undo ends; a server that cannot block deletes at once. The messages own these calls: the page may be left meanwhile.
void ModelsPage::removeNow(const QList<Deployment> &deployments)
{
    const QPointer<Client> gateway(&client());
    Toasts *toasts = &desk().toasts;
    for (const Deployment &each : deployments) {
        const auto post = [gateway, toasts = QPointer(toasts), id = each.id](const char *path, const char *member, const Client::Done &done) {
            if (gateway && toasts)
                gateway->post(toasts, QLatin1String(path), {{QLatin1String(member), id}}, done);
        };
        const auto failed = [toasts = QPointer(toasts), name = each.name](const Answer &answer) {
            Toast toast;
            toast.tone = Tone::Bad;
            toast.title = tr("%1 was not deleted").arg(name);
            toast.detail = answer.message();
            if (!answer.isOk() && toasts)
                toasts->show(toast);
        };
        const bool wasBlocked = each.isBlocked;
        post("/model/block", "model_id", [post, failed, wasBlocked, toasts = QPointer(toasts), name = each.name](const Answer &answer) {
            if (answer.isNotSupported())
                return post("/model/delete", "id", failed);
            if (!answer.isOk() || !toasts)
                return failed(answer);
            Toast toast;
            toast.title = tr("%1 is blocked").arg(name);
            toast.detail = tr("It is deleted in %n seconds.", nullptr, undoSeconds);
            toast.action = tr("Undo");
            toast.undoSeconds = undoSeconds;
            toast.onAction = [post, wasBlocked] {
                if (!wasBlocked)
                    post("/model/unblock", "model_id", [](const Answer &) {});
            };
            toast.onExpired = [post, failed] { post("/model/delete", "id", failed); };
            toasts->show(toast);
        });
    }
    closePane();
}

} // namespace portreeve::ui
