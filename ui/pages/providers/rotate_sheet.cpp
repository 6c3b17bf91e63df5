// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/providers/rotate_sheet.h"

#include "ui/client/client.h"
#include "ui/pages/deployments/provider_words.h"
#include "ui/pages/deployments/test_sheet.h"
#include "ui/pages/deployments/test_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/window/desk.h"

#include <QJsonArray>
#include <QUrl>

namespace portreeve::ui {
namespace {

/// The secrets that it has; a credential without one gets the key.
QStringList secretsOf(const CredentialLine &line)
{
    QStringList names;
    for (const QString &name : line.values.keys()) {
        if (isSecretName(name))
            names.append(name);
    }
    return names.isEmpty() ? QStringList{QStringLiteral("api_key")} : names;
}

QString labelOf(const ProviderTemplate &row, const QString &key)
{
    for (const TemplateField &field : row.fields) {
        if (field.key == key)
            return providerWords(field.label);
    }
    return key;
}

QString pathOf(const QString &name)
{
    return QStringLiteral("/credentials/") + QString::fromLatin1(QUrl::toPercentEncoding(name, "/"));
}

} // namespace

RotateSheet::RotateSheet(Desk &desk, const CredentialLine &line, const ProviderTemplate &row, const QList<Deployment> &uses, QWidget *over)
    : Sheet(tr("New key for %1").arg(line.name), over), m_desk(desk), m_line(line), m_slug(row.slug), m_uses(uses), m_banner(new Banner), m_view(new TestView)
{
    setObjectName(QStringLiteral("providers.rotate"));
    auto *words = new Label(tr("Make a new key at %1, type it here and try it. The old one is used until you switch; take it back at %1 afterwards.").arg(row.title), Type::Body, &Tokens::text2);
    words->setWordWrap(true);
    body()->addWidget(words);
    for (const QString &name : secretsOf(line)) {
        auto *edit = new TextField(secretState(line.values[name].toString()));
        edit->setSecret(true);
        edit->setMono(true);
        edit->setObjectName(QStringLiteral("providers.rotate.") + name);
        auto *field = new Field(labelOf(row, name), edit);
        field->setHint(tr("Empty: it stays as it is."));
        m_lines.append({name, edit});
        body()->addWidget(field);
        connect(edit, &QLineEdit::textEdited, this, [this] {
            m_isTried = false;
            m_banner->hide();
            settle();
        });
    }
    m_banner->hide();
    m_banner->setObjectName(QStringLiteral("providers.rotate.banner"));
    body()->addWidget(m_banner);
    body()->addWidget(m_view);
    m_view->hide();
    m_untried = addFootLeft(tr("Switch without trying"), ButtonKind::Ghost, Does::Nothing);
    addFoot(tr("Cancel"), ButtonKind::Secondary, Does::Reject);
    m_try = addFoot(tr("Try the new key"), ButtonKind::Primary, Does::Nothing);
    m_switch = addFoot(tr("Switch to the new key"), ButtonKind::Primary, Does::Nothing);
    m_untried->setObjectName(QStringLiteral("providers.rotate.untried"));
    m_switch->setObjectName(QStringLiteral("providers.rotate.switch"));
    m_try->setObjectName(QStringLiteral("providers.rotate.try"));
    connect(m_try, &QPushButton::clicked, this, &RotateSheet::tryOut);
    connect(m_switch, &QPushButton::clicked, this, &RotateSheet::switchOver);
    connect(m_untried, &QPushButton::clicked, this, &RotateSheet::switchOver);
    settle();
}

QJsonObject RotateSheet::typed() const
{
    QJsonObject values;
    for (const auto &[name, edit] : m_lines) {
        if (!edit->text().trimmed().isEmpty())
            values.insert(name, edit->text().trimmed());
    }
    return values;
}

/// Trying is the primary until it worked; then switching is.
void RotateSheet::settle()
{
    const bool hasKey = !typed().isEmpty();
    m_try->setEnabled(hasKey && !m_isBusy);
    m_switch->setEnabled(hasKey && !m_isBusy && m_isTried);
    m_untried->setEnabled(hasKey && !m_isBusy);
    m_switch->setVisible(m_isTried);
    m_untried->setVisible(!m_isTried);
    m_try->setKind(m_isTried ? ButtonKind::Secondary : ButtonKind::Primary);
    m_try->setText(m_isTried ? tr("Try again") : tr("Try the new key"));
}

void RotateSheet::setBusy(bool busy)
{
    m_isBusy = busy;
    for (const auto &[name, edit] : m_lines)
        edit->setEnabled(!busy);
    settle();
}

void RotateSheet::tryOut()
{
    m_banner->hide();
    m_view->show();
    m_view->setWaiting();
    setBusy(true);
    if (!m_uses.isEmpty() && !m_uses.first().isWildcard()) {
        QJsonObject params{{QStringLiteral("model"), m_uses.first().model}, {QStringLiteral("litellm_credential_name"), m_line.name}};
        const QJsonObject values = typed();
        for (auto value = values.begin(); value != values.end(); ++value)
            params.insert(value.key(), value.value());
        const QString mode = m_uses.first().mode == QLatin1String("embedding") ? QStringLiteral("embedding") : QStringLiteral("chat");
        return runTest(m_desk, this, {{}, m_line.name, mode, params}, mode, [this](const TestReport &report) { take(report); });
    }
    QJsonObject body = typed(); // nothing to ask with it yet: asking for the models tries the key too
    body.insert(QStringLiteral("provider"), m_slug);
    if (m_line.values.contains(QStringLiteral("api_base")))
        body.insert(QStringLiteral("api_base"), m_line.values[QLatin1String("api_base")]);
    m_desk.client.post(this, QStringLiteral("/portreeve/discover"), body, [this](const Answer &answer) {
        TestReport report;
        const QJsonObject object = answer.object();
        report.isOk = answer.isOk() && !object[QLatin1String("models")].toArray().isEmpty();
        report.message = answer.isOk() ? object[QLatin1String("message")].toString() : answer.message();
        report.remedy = object[QLatin1String("remedy")].toString();
        report.latencyMs = answer.milliseconds;
        report.steps.append({QStringLiteral("authenticate"), report.isOk, double(answer.milliseconds), tr("asked for its models")});
        take(report);
    });
}

void RotateSheet::take(const TestReport &report)
{
    m_isTried = report.isOk;
    m_view->set(report);
    setBusy(false);
    if (report.isOk)
        m_switch->setFocus(Qt::OtherFocusReason);
}

void RotateSheet::switchOver()
{
    setBusy(true);
    Call call;
    call.verb = "PATCH";
    call.path = pathOf(m_line.name);
    call.body = QJsonDocument(QJsonObject{{QStringLiteral("credential_name"), m_line.name}, {QStringLiteral("credential_values"), typed()}, {QStringLiteral("credential_info"), m_line.info}})
                    .toJson(QJsonDocument::Compact);
    m_desk.client.call(this, call, [this](const Answer &answer) {
        if (answer.isOk())
            return readBack();
        setBusy(false);
        m_banner->set(Tone::Bad, tr("The old key is still in use."), answer.message());
        m_banner->show();
    });
}

/// Only what the server says now counts.
void RotateSheet::readBack()
{
    m_desk.client.get(this, QStringLiteral("/credentials/by_name/") + QString::fromLatin1(QUrl::toPercentEncoding(m_line.name, "/")), [this](const Answer &answer) {
        setBusy(false);
        const QString state = secretState(answer.object()[QLatin1String("credential_values")][m_lines.first().first].toString());
        if (!answer.isOk() || state.isEmpty()) {
            m_banner->set(Tone::Warn, tr("The key was sent, but the server does not confirm it."), answer.message());
            return m_banner->show();
        }
        for (const auto &[name, edit] : m_lines)
            edit->clear();
        emit rotated(m_line.name, state);
        accept();
    });
}

} // namespace portreeve::ui
