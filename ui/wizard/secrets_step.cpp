// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/local/chosen_secrets.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/wizard/choice_card.h"
#include "ui/wizard/step.h"

#include <QHBoxLayout>

namespace portreeve::ui {

namespace {

class SecretsStep : public WizardStep
{
    Q_DECLARE_TR_FUNCTIONS(portreeve::ui::SecretsStep)

public:
    explicit SecretsStep(WizardParts &parts) : WizardStep(parts)
    {
        auto *column = new QVBoxLayout(this);
        space(column, 0, 10);
        m_card = new Card;
        m_state = new StatusLine;
        m_explains = new Label({}, Type::Small, &Tokens::text2);
        m_explains->setWordWrap(true);
        m_again = new Button(QStringLiteral("refresh"), QString(), ButtonKind::Link);
        m_again->setObjectName(QStringLiteral("wizard.secrets.again"));
        m_card->addControl(m_again);
        m_card->body()->addWidget(m_state);
        m_card->body()->addWidget(m_explains);
        column->addWidget(m_card);
        for (const SecretPlace place : {SecretPlace::Keychain, SecretPlace::Environment, SecretPlace::Session}) {
            if (place == SecretPlace::Keychain && !parts.secrets.at(place))
                continue;
            auto *choice = new ChoiceCard;
            choice->setObjectName(QStringLiteral("wizard.secrets.") + placeId(place));
            choice->setChecked(place == parts.secrets.place());
            m_choices.append({place, choice});
            column->addWidget(choice);
        }
        connect(&parts.secrets, &ChosenSecrets::stateChanged, this, [this] { show(); });
        connect(m_again, &QPushButton::clicked, this, [this] { enter(); });
        say();
    }

    QString name() const override { return tr("Where may secrets live?"); }
    QString question() const override { return tr("Where may secrets live?"); }
    QString words() const override { return tr("Provider keys are sealed in the gateway's database; the key that opens them, and the keys of connections, lie here. Never in plain text."); }

    void enter() override
    {
        m_isLooking = true;
        show();
        parts().secrets.look(); // a real entry is written, read and removed; within three seconds it says how that went
    }

    void leave(Done done) override
    {
        for (const auto &[place, card] : std::as_const(m_choices)) {
            if (card->isChecked() && (place != SecretPlace::Keychain || parts().secrets.state().health == SecretHealth::Present))
                parts().secrets.choose(place);
        }
        done({});
    }

protected:
    void changeEvent(QEvent *event) override
    {
        WizardStep::changeEvent(event);
        if (event->type() == QEvent::LanguageChange)
            say();
    }

private:
    void show()
    {
        const SecretState &state = parts().secrets.state();
        if (state.health != SecretHealth::Unknown)
            m_isLooking = false;
        const bool works = state.health == SecretHealth::Present;
        m_state->set(m_isLooking ? Tone::Info : works ? Tone::Ok : Tone::Warn,
                     m_isLooking ? tr("Trying the keychain…") : works ? tr("The keychain works") : tr("The keychain does not work here"));
        m_explains->setText(works ? tr("An entry was written, read and removed again.") : state.words);
        m_explains->setVisible(!m_isLooking && !m_explains->text().isEmpty());
        for (const auto &[place, card] : std::as_const(m_choices)) {
            if (place != SecretPlace::Keychain || m_isLooking)
                continue;
            card->setEnabled(works);
            if (!works && card->isChecked())
                m_choices.last().second->setChecked(true);
        }
    }

    void say()
    {
        m_card->setTitle(tr("Keychain"));
        m_again->setText(tr("Try again"));
        for (const auto &[place, card] : std::as_const(m_choices)) {
            if (place == SecretPlace::Keychain)
                card->setWords(tr("In the keychain of this session"), tr("GNOME Keyring or KWallet; unlocked with your login."));
            else if (place == SecretPlace::Environment)
                card->setWords(tr("In environment variables that you set"), tr("PORTREEVE_SECRET_… are read; nothing is ever written."));
            else
                card->setWords(tr("Only until Portreeve ends"), tr("Keys of connections are asked for again at every start. The gateway's own key lies in a file that only you can read."));
        }
        show();
    }

    Card *m_card;
    StatusLine *m_state;
    Label *m_explains;
    Button *m_again;
    QList<QPair<SecretPlace, ChoiceCard *>> m_choices;
    bool m_isLooking = false;
};

} // namespace

WizardStep *makeSecretsStep(WizardParts &parts)
{
    return new SecretsStep(parts);
}

} // namespace portreeve::ui
