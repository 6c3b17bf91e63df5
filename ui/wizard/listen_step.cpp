// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/client.h"
#include "ui/local/engine_control.h"
#include "ui/local/settings.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"
#include "ui/widgets/toggles.h"
#include "ui/wizard/choice_card.h"
#include "ui/wizard/step.h"

namespace portreeve::ui {

namespace {

class ListenStep : public WizardStep
{
    Q_DECLARE_TR_FUNCTIONS(portreeve::ui::ListenStep)

public:
    explicit ListenStep(WizardParts &parts) : WizardStep(parts)
    {
        auto *column = new QVBoxLayout(this);
        space(column, 0, 10);
        m_state = new StatusLine;
        m_state->setHalo(true);
        m_fault = new Label({}, Type::Small, &Tokens::danger);
        m_fault->setWordWrap(true);
        m_fault->setSelectable(true);
        m_own = new ChoiceCard;
        m_own->setObjectName(QStringLiteral("wizard.listen.own"));
        m_all = new ChoiceCard;
        m_all->setObjectName(QStringLiteral("wizard.listen.all"));
        auto *port = new TextField;
        port->setObjectName(QStringLiteral("wizard.listen.port"));
        m_port = port;
        m_portField = new Field(QString(), port);
        m_tray = setting("tray.show");
        m_autostart = setting("tray.autostart");
        column->addWidget(m_state);
        column->addWidget(m_fault);
        column->addWidget(m_own);
        column->addWidget(m_all);
        column->addWidget(m_portField);
        column->addWidget(m_tray);
        column->addWidget(m_autostart);
        connect(port, &QLineEdit::textChanged, this, [this] {
            m_portField->setError(readPort() || m_port->text().isEmpty() ? QString() : tr("A port is a number from 1 to 65535."));
            emit changed();
        });
        if (parts.engine)
            connect(parts.engine, &EngineControl::changed, this, [this] { engineChanged(); });
        connect(&parts.client, &Client::stateChanged, this, [this] { show(); });
        take(parts.address());
        say();
    }

    QString name() const override { return tr("Listen"); }
    QString question() const override { return tr("Where should it listen?"); }
    QString words() const override { return tr("Apps reach the gateway under this address. Every app needs a key, also on this computer."); }
    QString continueText() const override { return isNew() ? tr("Listen on port %1").arg(readPort().value_or(0)) : tr("Continue"); }
    bool canContinue() const override { return readPort().has_value(); }
    void enter() override
    {
        follow();
        show();
    }

    void leave(Done done) override
    {
        if (!parts().engine || !isNew())
            return done({});
        parts().settings.set(QStringLiteral("gateway.host"), host());
        parts().settings.set(QStringLiteral("gateway.port"), *readPort());
        m_waiting = std::move(done);
        parts().restartGateway(WizardChoice::Address);
    }

protected:
    void changeEvent(QEvent *event) override
    {
        WizardStep::changeEvent(event);
        if (event->type() == QEvent::LanguageChange)
            say();
    }

private:
    Switch *setting(const char *key)
    {
        const QString name = QLatin1String(key);
        auto *out = new Switch;
        out->setObjectName(QStringLiteral("wizard.") + name);
        out->setChecked(parts().settings.flag(name));
        connect(out, &QAbstractButton::toggled, this, [this, name](bool on) { parts().settings.set(name, on); });
        return out;
    }

    QString host() const
    {
        if (m_own->isChecked() == isOwn(m_known.host))
            return m_known.host;
        return m_own->isChecked() ? QStringLiteral("127.0.0.1") : QStringLiteral("0.0.0.0");
    }

    std::optional<int> readPort() const
    {
        bool isNumber = false;
        const int port = m_port->text().trimmed().toInt(&isNumber);
        return isNumber && port >= 1 && port <= 65535 ? std::optional(port) : std::nullopt;
    }

    bool isNew() const
    {
        const bool isDown = parts().engine && parts().engine->state() == EngineControl::State::Failed;
        return isDown || isEdited();
    }

    bool isOwn(const QString &host) const { return host == QLatin1String("127.0.0.1") || host == QLatin1String("localhost") || host == QLatin1String("::1"); }
    bool shows(const ListenAddress &address) const { return m_own->isChecked() == isOwn(address.host) && readPort().value_or(0) == address.port; }
    bool isEdited() const { return !shows(m_known); }

    void take(const ListenAddress &address)
    {
        m_known = address;
        (isOwn(address.host) ? m_own : m_all)->setChecked(true);
        m_port->setText(address.port > 0 ? QString::number(address.port) : QString());
    }

    /// The address is the gateway's own until a person changes it: --port, or any free one once it is known.
    void follow()
    {
        if (const ListenAddress now = parts().address(); shows(now) || !isEdited())
            take(now);
    }

    /// After a restart: it listens, or it says who has the port.
    void engineChanged()
    {
        follow();
        show();
        emit changed();
        if (!m_waiting || !parts().engine)
            return;
        const auto state = parts().engine->state();
        if (state != EngineControl::State::Running && state != EngineControl::State::Attached && state != EngineControl::State::Failed)
            return;
        const auto done = std::exchange(m_waiting, nullptr);
        const bool runs = state != EngineControl::State::Failed;
        done({runs, runs ? QString() : parts().engine->fault()});
    }

    void show()
    {
        const QString fault = parts().engine ? parts().engine->fault() : QString();
        const bool runs = parts().client.state() == LinkState::Ready && fault.isEmpty();
        m_state->set(runs ? Tone::Ok : fault.isEmpty() ? Tone::Info : Tone::Bad,
                     runs ? tr("Listening on %1").arg(parts().client.url()) : fault.isEmpty() ? tr("The gateway is starting…") : tr("The gateway does not listen"));
        m_fault->setText(fault);
        m_fault->setVisible(!fault.isEmpty());
    }

    void say()
    {
        m_own->setWords(tr("Only programs on this computer"), tr("Listens on 127.0.0.1. The usual choice."));
        m_all->setWords(tr("Other computers too"), tr("Listens on all addresses. Traffic is not encrypted unless you set a certificate in the configuration."));
        m_portField->setLabel(tr("Port"));
        m_portField->setHint(tr("4000 is what LiteLLM uses, so its users' apps find it."));
        m_tray->setText(tr("Show an icon in the tray"));
        m_autostart->setText(tr("Start at login"));
        show();
    }

    StatusLine *m_state;
    Label *m_fault;
    ChoiceCard *m_own;
    ChoiceCard *m_all;
    TextField *m_port;
    Field *m_portField;
    Switch *m_tray;
    Switch *m_autostart;
    ListenAddress m_known; ///< what is shown unless somebody changed it
    Done m_waiting;
};

} // namespace

WizardStep *makeListenStep(WizardParts &parts)
{
    return new ListenStep(parts);
}

} // namespace portreeve::ui
