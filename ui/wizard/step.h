// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/label.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QVBoxLayout>
#include <QWidget>

#include <functional>

namespace portreeve::ui {

class Client;
class ChosenSecrets;
class EngineControl;
class Settings;

/// What a person chose in the wizard and the settings keep, so that the gateway has to start anew.
enum class WizardChoice { Address, Config };

struct ListenAddress {
    QString host;
    int port = 0; ///< 0: any, not known before it listens
    bool operator==(const ListenAddress &) const = default;
};

/// What the wizard works with. Nothing of it is sent or written before the step that says so.
struct WizardParts {
    Settings &settings;
    Client &client; ///< the gateway of this computer
    ChosenSecrets &secrets;
    EngineControl *engine = nullptr; ///< null: none runs in this process
    std::function<void(WizardChoice)> restartGateway{}; ///< on what was just chosen, whatever the command line says of it
    std::function<ListenAddress()> address{}; ///< where it listens, or will when it starts
    std::function<void()> addConnection{}; ///< the form for a gateway that already runs
    std::function<void(const QString &page, const QVariantMap &where)> go{};
};

/// One question of the wizard. Everything a step does is done by `leave`; a step that is skipped does nothing.
class WizardStep : public QWidget
{
    Q_OBJECT

public:
    explicit WizardStep(WizardParts &parts);

    virtual QString name() const = 0; ///< in the panel: "Providers"
    virtual QString question() const = 0; ///< the heading
    virtual QString words() const = 0; ///< one or two sentences under it
    virtual QString continueText() const { return tr("Continue"); }
    virtual bool canContinue() const { return true; }
    /// It is shown now.
    virtual void enter() {}
    /// What came of it: on to the next question, or stay here, with words if something is wrong.
    struct Outcome {
        bool goesOn = true;
        QString fault;
    };
    using Done = std::function<void(const Outcome &)>;
    /// Does what was chosen, then calls `done`, at once or later.
    virtual void leave(Done done) { done({}); }

signals:
    void changed(); ///< continueText() or canContinue()

protected:
    WizardParts &parts() const { return m_parts; }

private:
    WizardParts &m_parts;
};

WizardStep *makeWantStep(WizardParts &parts);
WizardStep *makeSecretsStep(WizardParts &parts);
WizardStep *makeProvidersStep(WizardParts &parts);
WizardStep *makeListenStep(WizardParts &parts);
WizardStep *makeTryStep(WizardParts &parts);

} // namespace portreeve::ui
