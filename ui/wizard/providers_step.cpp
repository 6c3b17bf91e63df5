// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/client.h"
#include "ui/local/engine_control.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/row_list.h"
#include "ui/wizard/step.h"
#include "ui/wizard/wizard.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <memory>

namespace portreeve::ui {

namespace {

constexpr int mostModels = 12; ///< added by name; the pattern beside them reaches all others

/// A provider that was found: a line with a tick, and what came of it.
struct Found {
    QString provider;
    QString name;
    QString variable; ///< empty: a server on this computer
    QString apiBase;
    QStringList models;
    bool isAsked = false;
    bool works = false;
    QCheckBox *tick = nullptr;
    Label *where = nullptr;
    Badge *badge = nullptr;
};

class ProvidersStep : public WizardStep
{
    Q_DECLARE_TR_FUNCTIONS(portreeve::ui::ProvidersStep)

public:
    explicit ProvidersStep(WizardParts &parts) : WizardStep(parts)
    {
        auto *column = new QVBoxLayout(this);
        space(column, 0, 12);
        m_here = new Card;
        m_servers = new Card;
        m_look = new Button(QStringLiteral("refresh"), QString(), ButtonKind::Link);
        m_look->setObjectName(QStringLiteral("wizard.providers.look"));
        m_servers->addControl(m_look);
        m_none = new Label({}, Type::Small, &Tokens::text3);
        m_noServer = new Label({}, Type::Small, &Tokens::text3);
        m_noServer->setWordWrap(true);
        m_servers->body()->addWidget(m_noServer);
        m_more = new Label({}, Type::Small, &Tokens::text2);
        m_more->setWordWrap(true);
        m_none->setWordWrap(true);
        m_here->body()->addWidget(m_none);
        column->addWidget(m_here);
        column->addWidget(m_servers);
        column->addWidget(m_more);
        connect(m_look, &QPushButton::clicked, this, [this] { look(); });
        if (parts.engine)
            connect(parts.engine, &EngineControl::changed, this, [this] { findHere(); });
        say();
    }

    void enter() override
    {
        m_isEntered = true;
        findHere();
    }

    QString name() const override { return tr("Providers"); }
    QString question() const override { return tr("Which providers may it use?"); }
    QString words() const override { return tr("Nothing has left this computer so far. A key is read only when you tick it; it is then tried once and sealed in the gateway's database."); }
    QString continueText() const override
    {
        const int n = count();
        return n == 0 ? tr("Continue with the demo") : tr("Continue with %n provider(s)", nullptr, n);
    }

    bool canContinue() const override
    {
        return std::none_of(m_found.cbegin(), m_found.cend(), [](const auto &each) { return each->tick->isChecked() && each->isAsked && !each->works && each->badge->word().isEmpty(); });
    }

    void leave(Done done) override
    {
        m_left.clear();
        for (const auto &each : m_found) {
            if (each->tick->isChecked() && each->works)
                m_left.append(each.get());
        }
        m_faults.clear();
        m_done = std::move(done);
        saveNext();
    }

protected:
    void changeEvent(QEvent *event) override
    {
        WizardStep::changeEvent(event);
        if (event->type() == QEvent::LanguageChange)
            say();
    }

private:
    int count() const
    {
        return int(std::count_if(m_found.cbegin(), m_found.cend(), [](const auto &each) { return each->tick->isChecked() && each->works; }));
    }

    /// What the gateway's table of providers has a variable for that is set here. Only whether it is set is looked at before a person ticks one.
    void findHere()
    {
        if (!m_isEntered || m_isTableKnown || m_isTableAsked)
            return;
        m_isTableAsked = true;
        parts().client.get(this, QStringLiteral("/public/providers/fields"), [this](const Answer &answer) {
            m_isTableAsked = false;
            m_isTableKnown = answer.isOk();
            m_tableFault = answer.isOk() ? QString() : answer.message();
            QSet<QString> taken; // some providers share a key: the first of them
            const QJsonArray providers = QJsonDocument::fromJson(answer.body).array();
            for (const QJsonValue &provider : providers)
                addSet(provider.toObject(), taken);
            say();
        });
    }

    void addSet(const QJsonObject &provider, QSet<QString> &taken)
    {
        if (provider[QLatin1String("kind")].toString() != QLatin1String("llm") || !provider[QLatin1String("served")].toBool() || provider[QLatin1String("local")].toBool())
            return;
        for (const QJsonValue &name : provider[QLatin1String("key_variables")].toArray()) {
            const QString variable = name.toString();
            if (taken.contains(variable) || !qEnvironmentVariableIsSet(variable.toLatin1().constData()))
                continue;
            taken += variable;
            Found found;
            found.provider = provider[QLatin1String("provider")].toString();
            found.name = provider[QLatin1String("provider_display_name")].toString();
            found.variable = variable;
            return add(m_here, found);
        }
    }

    void add(Card *card, const Found &found)
    {
        auto each = std::make_unique<Found>(found);
        Found *one = each.get();
        one->tick = new QCheckBox;
        one->tick->setObjectName(QStringLiteral("wizard.provider.") + one->provider);
        auto *title = new Label(one->name);
        title->setWeight(500);
        one->where = new Label({}, Type::Small, &Tokens::text2);
        one->badge = new Badge(Tone::Mute);
        auto *words = new QVBoxLayout;
        space(words, QMargins(0, 6, 0, 6), 0);
        words->addWidget(title);
        words->addWidget(one->where);
        auto *row = new QHBoxLayout;
        space(row, 0, 10);
        row->addWidget(one->tick);
        row->addWidget(new Monogram(one->name));
        row->addLayout(words, 1);
        row->addWidget(one->badge);
        card->body()->addLayout(row);
        connect(one->tick, &QCheckBox::toggled, this, [this, one](bool on) {
            if (on && one->variable.isEmpty())
                one->works = true;
            else if (on)
                ask(one);
            emit changed();
        });
        m_found.push_back(std::move(each));
        sayOne(*one);
    }

    QString keyOf(const Found &one) const { return one.variable.isEmpty() ? QString() : qEnvironmentVariable(one.variable.toLatin1().constData()); }

    void ask(Found *one)
    {
        if (one->works)
            return;
        one->isAsked = true;
        one->badge->set(Tone::Info, tr("Trying…"));
        parts().client.post(this, QStringLiteral("/portreeve/discover"), {{"provider", one->provider}, {"api_key", keyOf(*one)}}, [this, one](const Answer &answer) {
            const QJsonObject body = answer.object();
            one->works = answer.isOk() && !body[QLatin1String("models")].toArray().isEmpty();
            one->models.clear();
            for (const QJsonValue &value : body[QLatin1String("models")].toArray()) {
                const QJsonObject model = value.toObject();
                if (model[QLatin1String("known")].toBool() && model[QLatin1String("mode")].toString() == QLatin1String("chat"))
                    one->models += model[QLatin1String("id")].toString();
            }
            const qsizetype all = body[QLatin1String("models")].toArray().size();
            const QString fault = answer.isOk() ? body[QLatin1String("message")].toString() : answer.message();
            one->badge->set(one->works ? Tone::Ok : Tone::Bad, one->works ? tr("Works, %n model(s)", nullptr, int(all)) : tr("Refused"));
            if (!one->works)
                one->where->setText(fault.isEmpty() ? tr("It named no models.") : fault);
            one->where->setWordWrap(true);
            emit changed();
        });
        emit changed();
    }

    void look()
    {
        m_look->setEnabled(false);
        parts().client.get(this, QStringLiteral("/portreeve/local-servers"), [this](const Answer &answer) {
            m_look->setEnabled(true);
            const QJsonArray servers = answer.object()[QLatin1String("servers")].toArray();
            m_noServer->setText(!answer.isOk() ? answer.message() : servers.isEmpty() ? tr("None answers: Ollama, LM Studio, Jan, vLLM and llama.cpp were looked for.") : QString());
            m_noServer->setVisible(!m_noServer->text().isEmpty());
            for (const QJsonValue &value : servers)
                addServer(value.toObject());
        });
    }

    void addServer(const QJsonObject &server)
    {
        Found found;
        found.provider = server[QLatin1String("provider")].toString();
        found.name = server[QLatin1String("name")].toString();
        found.apiBase = server[QLatin1String("api_base")].toString();
        for (const QJsonValue &model : server[QLatin1String("models")].toArray())
            found.models += model.isObject() ? model.toObject()[QLatin1String("id")].toString() : model.toString();
        const bool isThere = std::any_of(m_found.cbegin(), m_found.cend(), [&found](const auto &each) { return !each->apiBase.isEmpty() && each->apiBase == found.apiBase; });
        if (!isThere)
            add(m_servers, found);
    }

    /// One call after the other: a credential, its pattern, then models by name. What fails is said; what was made stays, the Providers page shows it.
    void saveNext()
    {
        if (m_left.isEmpty()) {
            m_done({m_faults.isEmpty(), m_faults.join(QLatin1Char('\n'))});
            return;
        }
        Found *one = m_left.takeFirst();
        if (one->variable.isEmpty())
            return addModels(one, {});
        const QString credential = one->provider + QStringLiteral("-") + QStringLiteral("key");
        const QJsonObject body{{"credential_name", credential}, {"credential_values", QJsonObject{{"api_key", keyOf(*one)}}}, {"credential_info", QJsonObject{{"custom_llm_provider", one->provider}}}};
        parts().client.post(this, QStringLiteral("/credentials"), body, [this, one, credential](const Answer &answer) {
            if (!answer.isOk()) {
                m_faults += one->name + QStringLiteral(": ") + answer.message();
                return saveNext();
            }
            addModels(one, credential);
        });
    }

    void addModels(Found *one, const QString &credential)
    {
        QStringList models = one->models.mid(0, mostModels);
        if (!credential.isEmpty())
            models += QStringLiteral("*");
        auto left = std::make_shared<int>(int(models.size()));
        if (models.isEmpty())
            return saveNext();
        for (const QString &model : std::as_const(models)) {
            const QString name = one->provider + QLatin1Char('/') + model;
            QJsonObject params{{"model", name}};
            if (!credential.isEmpty())
                params.insert(QLatin1String("litellm_credential_name"), credential);
            if (!one->apiBase.isEmpty())
                params.insert(QLatin1String("api_base"), one->apiBase);
            parts().client.post(this, QStringLiteral("/model/new"), {{"model_name", name}, {"litellm_params", params}}, [this, left, name](const Answer &answer) {
                if (!answer.isOk())
                    m_faults += name + QStringLiteral(": ") + answer.message();
                if (--*left == 0)
                    saveNext();
            });
        }
    }

    void sayOne(Found &one)
    {
        one.tick->setAccessibleName(tr("Use %1").arg(one.name));
        if (one.isAsked)
            return;
        one.where->setText(one.variable.isEmpty() ? one.apiBase : tr("%1 in your environment").arg(one.variable));
        one.badge->set(one.variable.isEmpty() ? Tone::Ok : Tone::Mute, one.variable.isEmpty() ? tr("%n model(s)", nullptr, int(one.models.size())) : tr("Not read"));
    }

    void say()
    {
        m_here->setTitle(tr("Found here"));
        m_servers->setTitle(tr("Local servers"));
        m_look->setText(tr("Look on this computer"));
        m_none->setText(!m_tableFault.isEmpty() ? m_tableFault : m_isTableKnown ? tr("No variable such as OPENAI_API_KEY is set.") : QString());
        m_none->setVisible(!m_none->text().isEmpty() && std::none_of(m_found.cbegin(), m_found.cend(), [](const auto &each) { return !each->variable.isEmpty(); }));
        if (m_noServer->text().isEmpty())
            m_noServer->setText(tr("Nothing is looked for until you ask."));
        m_more->setText(tr("A hundred more, Azure and any OpenAI-compatible address among them, are on the Providers page. Until there is one, the demo answers."));
        for (const auto &each : m_found)
            sayOne(*each);
    }

    Card *m_here;
    Card *m_servers;
    Button *m_look;
    Label *m_none;
    Label *m_noServer;
    Label *m_more;
    std::vector<std::unique_ptr<Found>> m_found;
    QList<Found *> m_left;
    QStringList m_faults;
    Done m_done;
    QString m_tableFault;
    bool m_isEntered = false;
    bool m_isTableAsked = false;
    bool m_isTableKnown = false; ///< what the gateway knows of providers has come
};

} // namespace

WizardStep *makeProvidersStep(WizardParts &parts)
{
    return new ProvidersStep(parts);
}

} // namespace portreeve::ui
