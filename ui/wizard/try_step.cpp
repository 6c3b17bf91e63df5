// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/client.h"
#include "ui/pages/playground/asking.h"
#include "ui/pages/playground/chat_question.h"
#include "ui/pages/playground/figures_view.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/secret_view.h"
#include "ui/wizard/step.h"

#include <QHBoxLayout>
#include <QJsonArray>

namespace portreeve::ui {

namespace {

class TryStep : public WizardStep
{
    Q_DECLARE_TR_FUNCTIONS(portreeve::ui::TryStep)

public:
    explicit TryStep(WizardParts &parts) : WizardStep(parts), m_asking(parts.client)
    {
        auto *column = new QVBoxLayout(this);
        space(column, 0, 12);
        m_keyCard = new Card;
        m_warning = new Banner(Tone::Warn);
        m_secret = new SecretView;
        m_keyCard->body()->addWidget(m_warning);
        m_keyCard->body()->addWidget(m_secret);
        m_keyCard->hide();
        m_answerCard = new Card;
        m_answer = new Label;
        m_answer->setWordWrap(true);
        m_answer->setSelectable(true);
        m_figures = new FiguresView;
        m_answerCard->body()->addWidget(m_answer);
        m_answerCard->body()->addWidget(m_figures);
        m_answerCard->hide();
        column->addWidget(m_keyCard);
        column->addWidget(m_answerCard);
        connect(&m_asking, &Asking::moved, this, [this] { show(); });
        connect(&m_asking, &Asking::priced, this, [this] { show(); });
        connect(&m_asking, &Asking::ended, this, [this] { end(); });
        say();
    }

    QString name() const override { return tr("Try it"); }
    QString question() const override { return m_isDone ? tr("It works") : tr("Try it"); }
    QString words() const override { return tr("Makes a key for your first app and sends one short question with it, the way your app will."); }
    QString continueText() const override { return m_isDone ? tr("Connect an app") : tr("Create a key and ask"); }
    bool canContinue() const override { return !m_asking.isRunning(); }

    void leave(Done done) override
    {
        if (m_isDone) {
            parts().go(QStringLiteral("connect"), {{QStringLiteral("key"), m_token}});
            return done({});
        }
        m_waiting = std::move(done);
        if (m_key.isEmpty())
            return makeKey();
        ask();
    }

protected:
    void changeEvent(QEvent *event) override
    {
        WizardStep::changeEvent(event);
        if (event->type() == QEvent::LanguageChange)
            say();
    }

private:
    void stay(const QString &fault)
    {
        if (const auto waiting = std::exchange(m_waiting, nullptr))
            waiting({false, fault});
    }

    void makeKey()
    {
        parts().client.post(this, QStringLiteral("/key/generate"), {{"key_alias", tr("first key")}, {"metadata", QJsonObject{{"made_by", "wizard"}}}}, [this](const Answer &answer) {
            const QJsonObject made = answer.object();
            m_key = made[QLatin1String("key")].toString().toLatin1();
            m_token = made[QLatin1String("token")].toString();
            if (!answer.isOk() || m_key.isEmpty()) {
                if (answer.status == 400)
                    return makeUnnamedKey(); // the wizard was run before: the name is taken
                return stay(answer.message());
            }
            showKey();
        });
    }

    void makeUnnamedKey()
    {
        parts().client.post(this, QStringLiteral("/key/generate"), {{"metadata", QJsonObject{{"made_by", "wizard"}}}}, [this](const Answer &answer) {
            m_key = answer.object()[QLatin1String("key")].toString().toLatin1();
            m_token = answer.object()[QLatin1String("token")].toString();
            if (!answer.isOk())
                return stay(answer.message());
            showKey();
        });
    }

    void showKey()
    {
        m_secret->setSecret(QString::fromLatin1(m_key));
        m_keyCard->show();
        parts().client.get(this, QStringLiteral("/v1/models"), [this](const Answer &answer) {
            for (const QJsonValue &value : answer.object()[QLatin1String("data")].toArray()) {
                const QString id = value.toObject()[QLatin1String("id")].toString();
                if (rank(id) > rank(m_model))
                    m_model = id;
            }
            if (m_model.isEmpty())
                return stay(answer.isOk() ? tr("There is no model to ask. Add a provider, then try again.") : answer.message());
            ask();
        });
    }

    /// A real model before the demo, and never a pattern.
    static int rank(const QString &model)
    {
        return model.isEmpty() || model.contains(QLatin1Char('*')) ? 0 : model.startsWith(QLatin1String("demo/")) ? 1 : 2;
    }

    void ask()
    {
        ChatQuestion question;
        question.model = m_model;
        question.turns = {QJsonObject{{"role", "user"}, {"content", tr("Say hello in one short sentence.")}}};
        question.parameters.maxTokens = 60;
        m_answerCard->setTitle(m_model);
        m_answerCard->show();
        m_asking.ask(question.body(), m_key, question.inputTokens());
        emit changed();
    }

    void show()
    {
        m_answer->setText(m_asking.state() == Asking::State::Failed ? m_asking.error() : m_asking.answer().text().isEmpty() ? QStringLiteral("…") : m_asking.answer().text());
        m_figures->set(m_asking.figures(), m_asking.isRunning());
    }

    void end()
    {
        m_isDone = m_asking.state() == Asking::State::Done;
        show();
        stay(m_isDone ? QString() : tr("%1 did not answer: %2").arg(m_model, m_asking.error())); // the answer is looked at; the next click goes on
    }

    void say()
    {
        m_keyCard->setTitle(tr("Your first key"));
        m_warning->set(Tone::Warn, tr("This is the only time the key is shown"), tr("Copy it now; only its fingerprint is kept."));
        m_answerCard->setTitle(m_model);
    }

    Asking m_asking;
    QByteArray m_key;
    QString m_token;
    QString m_model;
    bool m_isDone = false;
    Card *m_keyCard;
    Banner *m_warning;
    SecretView *m_secret;
    Card *m_answerCard;
    Label *m_answer;
    FiguresView *m_figures;
    Done m_waiting;
};

} // namespace

WizardStep *makeTryStep(WizardParts &parts)
{
    return new TryStep(parts);
}

} // namespace portreeve::ui
