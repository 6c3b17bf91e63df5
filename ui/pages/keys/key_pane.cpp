// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/keys/key_pane.h"

#include "ui/client/client.h"
#include "ui/models/model_catalogue.h"
#include "ui/pages/keys/key_fields.h"
#include "ui/pages/keys/key_limits.h"
#include "ui/pages/keys/key_reach.h"
#include "ui/pages/keys/key_trial.h"
#include "ui/pages/keys/key_usage.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/code_block.h"
#include "ui/widgets/facts.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/times.h"
#include "ui/window/actions.h"
#include "ui/window/desk.h"
#include "ui/window/time_range.h"

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

QString dayBy(const QDateTime &at, const QString &who)
{
    if (!at.isValid())
        return absent();
    const QString day = dayText(at.date(), QDate::currentDate());
    return who.isEmpty() ? day : KeyPane::tr("%1 by %2").arg(day, who);
}

/// The first model that the key may call and that answers questions: for the test call.
QString modelToTry(const AccessKey &key, const QList<CatalogueModel> &models)
{
    for (const CatalogueModel &model : models) {
        const bool answers = model.mode.isEmpty() || model.mode == QLatin1String("chat") || model.mode == QLatin1String("responses");
        if (!model.isPattern() && answers && key.mayUse(model.name))
            return model.name;
    }
    return {};
}

} // namespace

KeyPane::KeyPane(Desk &desk, ModelCatalogue &models, QWidget *parent) : DetailPane(parent), m_desk(desk), m_models(models)
{
    setObjectName(QStringLiteral("keys.pane"));
    openButton()->hide();
    moreButton()->hide();
    addOverview();
    m_usage = new KeyUsage(desk.client);
    addTab(tr("Usage"))->addWidget(m_usage);
    m_requests = new KeyRequests(desk.client);
    addTab(tr("Requests"))->addWidget(m_requests);
    addTest();
    addSettings();
    addActions();
    connect(m_requests, &KeyRequests::allWanted, this, [this] { m_desk.go(QStringLiteral("requests"), {{QStringLiteral("filter"), QStringLiteral("key:") + m_key.token}}); });
    connect(m_requests, &KeyRequests::requestWanted, this, [this](const QString &id) { m_desk.go(QStringLiteral("requests"), {{QStringLiteral("id"), id}}); });
    connect(this, &DetailPane::tabChosen, this, &KeyPane::loadTab);
    connect(&desk.range, &TimeRange::changed, this, [this] {
        m_loaded.remove(Usage);
        loadTab(currentTab());
    });
    connect(&models, &ModelCatalogue::changed, this, &KeyPane::fillOverview);
}

void KeyPane::addOverview()
{
    QVBoxLayout *column = addTab(tr("Overview"));
    m_limits = new KeyLimits;
    m_limits->setObjectName(QStringLiteral("keys.pane.limits"));
    m_reach = new ReachPanel;
    column->addWidget(new SectionHead(tr("Limits"), tr("the tightest, and whose it is")));
    column->addWidget(m_limits);
    column->addWidget(gap(2));
    column->addWidget(m_reach);
}

void KeyPane::addTest()
{
    QVBoxLayout *column = addTab(tr("Test"));
    auto *why = new Label(tr("The gateway keeps only a hash of this key, so a test needs the key itself. It is used for this call and kept nowhere."), Type::Small, &Tokens::text2);
    why->setWordWrap(true);
    m_secret = new TextField(QStringLiteral("sk-…"));
    m_secret->setObjectName(QStringLiteral("keys.test.secret"));
    m_secret->setSecret(true);
    m_secret->setMono(true);
    m_run = new Button(QStringLiteral("bolt"), tr("Test this key"));
    m_run->setObjectName(QStringLiteral("keys.test.run"));
    m_run->setEnabled(false);
    m_verdict = new Banner;
    m_verdict->setObjectName(QStringLiteral("keys.test.verdict"));
    m_verdict->hide();
    column->addWidget(why);
    column->addWidget(new Field(tr("The key"), m_secret));
    column->addWidget(m_run, 0, Qt::AlignLeft);
    column->addWidget(m_verdict);
    connect(m_secret, &QLineEdit::textChanged, this, [this](const QString &text) { m_run->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_secret, &QLineEdit::returnPressed, this, &KeyPane::runTest);
    connect(m_run, &QPushButton::clicked, this, &KeyPane::runTest);
}

void KeyPane::addSettings()
{
    QVBoxLayout *column = addTab(tr("Settings"));
    m_settings = new Facts(Facts::Inline, 1);
    m_row = new CodeBlock;
    m_row->setObjectName(QStringLiteral("keys.pane.json"));
    m_row->view()->setAccessibleName(tr("The key as the API shows it"));
    m_row->view()->setFitted(60);
    column->addWidget(m_settings);
    column->addWidget(new SectionHead(tr("As the API shows it"), {}, true));
    column->addWidget(m_row);
}

void KeyPane::addActions()
{
    for (const auto &[id, kind] : {std::pair("keys.edit", ButtonKind::Secondary), {"keys.block", ButtonKind::Secondary}, {"keys.unblock", ButtonKind::Secondary}, {"keys.connect", ButtonKind::Secondary}}) {
        auto *button = new Button({}, kind);
        button->setObjectName(QStringLiteral("keys.pane.") + QLatin1String(id));
        button->follow(m_desk.actions.find(QLatin1String(id)));
        addAction(button);
        // one of the two says what can be done now
        if (id == std::string_view("keys.block") || id == std::string_view("keys.unblock"))
            button->setProperty("blocks", id == std::string_view("keys.block"));
    }
}

void KeyPane::show(const AccessKey &key)
{
    const bool isOther = key.token != m_key.token;
    const bool isSame = key == m_key;
    m_key = key;
    if (isOther) {
        m_desk.client.cancel(m_run);
        m_team = {};
        m_secret->clear();
        m_verdict->hide();
    }
    if (!isSame || isOther)
        m_loaded.clear();
    for (Button *button : findChildren<Button *>()) {
        if (button->property("blocks").isValid())
            button->setVisible(button->property("blocks").toBool() != m_key.blocked);
    }
    fillOverview();
    fillSettings();
    if (isOther)
        loadTeam();
    loadTab(currentTab());
}

QString KeyPane::sentence() const
{
    const QDateTime now = QDateTime::currentDateTime();
    switch (m_key.state(now)) {
    case KeyState::Blocked: return tr("Refused with every request until it is unblocked.");
    case KeyState::Expired: return tr("Refused since it ended %1.").arg(relativeText(m_key.expires, now));
    case KeyState::OverBudget:
        return m_key.resets.isValid() ? tr("Refused: its budget is spent. It starts anew %1.").arg(relativeText(m_key.resets, now)) : tr("Refused: its budget is spent.");
    case KeyState::ExpiresSoon: return tr("Let in. It ends %1.").arg(relativeText(m_key.expires, now));
    case KeyState::Active: break;
    }
    return m_key.budget ? tr("Let in, with %1 left %2.").arg(moneyText(*m_key.budget - m_key.spend, Money::Cents), windowText(m_key.window)) : tr("Let in, without a budget.");
}

void KeyPane::fillOverview()
{
    if (m_key.token.isEmpty())
        return;
    const QDateTime now = QDateTime::currentDateTime();
    const KeyState state = m_key.state(now);
    badge()->set(AccessKey::stateTone(state), AccessKey::stateWord(state));
    setName(m_key.name());
    setSentence(sentence());
    facts()->set({{tr("Key"), m_key.hint, true},
                  {tr("Owner"), m_key.ownerText()},
                  {tr("Last used"), m_key.lastUsed.isValid() ? lastText(m_key.lastUsed, now) : absent()},
                  {tr("Expires"), m_key.expires.isValid() ? dayText(m_key.expires.date(), now.date()) : tr("never")},
                  {tr("Created"), dayBy(m_key.created, m_key.createdBy)},
                  {tr("Changed"), dayBy(m_key.updated, m_key.updatedBy)},
                  {tr("Hash"), m_key.token, true, true}});
    m_limits->set(limitsOf(m_key, m_team));
    m_reach->set(reachOf(m_key.row, m_models.models()));
}

void KeyPane::fillSettings()
{
    const QJsonObject values = formValuesOf(m_key.row);
    QList<Fact> rows;
    for (const KeyField &field : keyFields())
        rows.append({keyFieldLabel(field), shownKeyField(field, values.value(QLatin1String(field.member)))});
    m_settings->set(rows);
    m_row->setSamples({{QStringLiteral("JSON"), Language::Json, QString::fromUtf8(QJsonDocument(m_key.row).toJson()).trimmed()}});
}

void KeyPane::loadTeam()
{
    m_desk.client.cancel(m_limits);
    if (m_key.team.isEmpty() || m_desk.client.kind() != ServerKind::LiteLlm) // Portreeve has no limits of teams
        return;
    const QString path = pathWith(QStringLiteral("/team/info"), {{QStringLiteral("team_id"), m_key.team}});
    m_desk.client.get(m_limits, path, [this](const Answer &answer) {
        if (!answer.isOk())
            return;
        m_team = answer.object().value(QLatin1String("team_info")).toObject();
        fillOverview();
    });
}

void KeyPane::loadTab(int tab)
{
    if (m_key.token.isEmpty() || m_loaded.contains(tab))
        return;
    m_loaded.insert(tab);
    if (tab == Usage)
        m_usage->load(m_key, m_desk.range.from(), m_desk.range.to());
    if (tab == Requests)
        m_requests->load(m_key);
}

void KeyPane::showTest()
{
    setCurrentTab(Test);
    m_secret->setFocus(Qt::OtherFocusReason);
}

void KeyPane::runTest()
{
    const QString secret = m_secret->text().trimmed();
    m_verdict->show();
    if (!isSecretOf(secret, m_key.token))
        return m_verdict->set(Tone::Warn, tr("That is another key"), tr("Its hash is not the one of %1. Nothing was sent.").arg(m_key.name()));
    m_run->setEnabled(false);
    m_verdict->set(Tone::Info, tr("Asking the gateway with this key…"));
    tryKey(m_desk.client, m_run, secret.toUtf8(), modelToTry(m_key, m_models.models()), [this](const KeyTrial &trial) {
        m_run->setEnabled(true);
        m_verdict->set(trial.isOk ? Tone::Ok : Tone::Bad, trial.sentence);
        m_loaded.remove(Requests);
    });
}

} // namespace portreeve::ui
