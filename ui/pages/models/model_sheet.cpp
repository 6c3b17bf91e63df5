// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/models/model_sheet.h"

#include "ui/client/client.h"
#include "ui/pages/models/model_form.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/scroll_face.h"
#include "ui/widgets/times.h"
#include "ui/widgets/toggles.h"
#include "ui/window/desk.h"

#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QTimerEvent>
#include <QUrl>

namespace portreeve::ui {
namespace {

constexpr int priceDelay = 350; ///< ms after the last key
constexpr int sideHeight = 470;

QString inPath(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, "/"));
}

/// The members that both sides changed, by name.
QStringList clashes(const QJsonObject &patch, const Deployment &before, const Deployment &now)
{
    QStringList names;
    const QJsonObject mine = patch[QLatin1String("litellm_params")].toObject();
    for (const QString &name : mine.keys()) {
        if (before.params[name] != now.params[name] && now.params[name] != mine[name])
            names.append(name);
    }
    if (patch.contains(QLatin1String("model_name")) && before.name != now.name)
        names.append(QStringLiteral("model_name"));
    return names;
}

} // namespace

ModelSheet::ModelSheet(Desk &desk, const ModelSheetStart &start, QWidget *over)
    : Sheet(start.title, over), m_desk(desk), m_start(start), m_draft(start.draft), m_form(new ModelForm(start.fields, start.credentials)), m_raw(new TextArea),
      m_rawKind(new Segments({QStringLiteral("YAML"), QStringLiteral("JSON")})), m_rawFault(new Label({}, Type::Small, &Tokens::danger)), m_banner(new Banner),
      m_stateLine(new Label({}, Type::Small, &Tokens::text2))
{
    setObjectName(QStringLiteral("models.sheet"));
    setSheetWidth(980);
    m_banner->hide();
    m_banner->setObjectName(QStringLiteral("models.sheet.banner"));
    body()->addWidget(m_banner);
    auto *sides = new QHBoxLayout;
    space(sides, 0, 16);
    sides->addWidget(formSide(), 11);
    sides->addWidget(new Rule(Qt::Vertical));
    sides->addWidget(rawSide(), 9);
    body()->addLayout(sides, 1);
    auto *test = addFootLeft(tr("Test"), ButtonKind::Secondary, Does::Nothing);
    test->setIconName(QStringLiteral("play"));
    test->setObjectName(QStringLiteral("models.sheet.test"));
    connect(test, &QPushButton::clicked, this, [this] { emit testWanted(m_draft.body()[QLatin1String("litellm_params")].toObject(), m_draft.isChanged() ? QString() : m_draft.id()); });
    m_stateLine->setObjectName(QStringLiteral("models.sheet.state"));
    addFootWidget(m_stateLine);
    addFoot(tr("Cancel"), ButtonKind::Secondary, Does::Reject);
    m_save = addFoot(m_draft.isNew() ? tr("Add model") : tr("Save"), ButtonKind::Primary, Does::Nothing);
    m_save->setObjectName(QStringLiteral("models.sheet.save"));
    connect(m_save, &QPushButton::clicked, this, &ModelSheet::save);
    connect(m_form, &ModelForm::edited, this, &ModelSheet::takeEdit);
    connect(m_raw, &QPlainTextEdit::textChanged, this, &ModelSheet::takeRaw);
    connect(m_rawKind, &Segments::chosen, this, &ModelSheet::showRaw);
    m_form->showDraft(m_draft);
    showRaw();
    showState();
    lookUpSecret();
    lookUpPrice();
    if (!start.note.isEmpty())
        say(start.note, {});
}

QWidget *ModelSheet::formSide()
{
    QScrollArea *scroll = scrolled(m_form);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumHeight(px(sideHeight));
    return scroll;
}

QWidget *ModelSheet::rawSide()
{
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    space(column, 0, 8);
    auto *head = new QHBoxLayout;
    space(head, 0, 8);
    auto *title = new Label(tr("As text"), Type::Small);
    title->setWeight(500);
    title->setBuddy(m_raw);
    head->addWidget(title);
    head->addStretch();
    head->addWidget(m_rawKind);
    m_rawKind->setAccessibleName(tr("Form of the text"));
    column->addLayout(head);
    m_raw->setMono(true);
    m_raw->setObjectName(QStringLiteral("models.sheet.raw"));
    m_raw->setAccessibleName(tr("The deployment as text"));
    m_raw->setLineWrapMode(QPlainTextEdit::NoWrap);
    column->addWidget(m_raw, 1);
    m_rawFault->setWordWrap(true);
    m_rawFault->setObjectName(QStringLiteral("models.sheet.raw.fault"));
    m_rawFault->hide();
    column->addWidget(m_rawFault);
    return side;
}

RawForm ModelSheet::rawForm() const
{
    return m_rawKind->current() == 1 ? RawForm::Json : RawForm::Yaml;
}

void ModelSheet::takeEdit(const FormField &field, const QString &text)
{
    QString error;
    if (m_draft.setText(field, text, &error))
        showRaw();
    m_form->setError(field.name, error);
    m_form->showDraft(m_draft);
    showState();
    if (field.name == QLatin1String("model"))
        m_priceTimer.start(priceDelay, this);
}

void ModelSheet::takeRaw()
{
    if (m_isShowingRaw)
        return;
    RawFault fault;
    QString error;
    const auto entry = readRaw(m_raw->toPlainText(), &fault);
    const bool isTaken = entry && m_draft.setEntry(*entry, &error);
    if (!entry)
        error = fault.line > 0 ? tr("Line %1: %2").arg(fault.line).arg(fault.message) : fault.message;
    m_rawIsWrong = !isTaken;
    m_raw->setWrong(m_rawIsWrong);
    m_rawFault->setText(error);
    m_rawFault->setVisible(m_rawIsWrong);
    m_form->setEnabled(!m_rawIsWrong); // two states must not grow apart
    if (isTaken) {
        m_form->clearErrors();
        m_form->showDraft(m_draft);
    }
    showState();
    m_priceTimer.start(priceDelay, this);
}

void ModelSheet::showRaw()
{
    const QScopedValueRollback showing(m_isShowingRaw, true);
    m_raw->setPlainText(rawText(m_draft.entry(), rawForm()));
    m_rawIsWrong = false;
    m_raw->setWrong(false);
    m_rawFault->hide();
    m_form->setEnabled(true);
}

void ModelSheet::showState()
{
    QString words;
    if (m_isBusy)
        words = tr("Saving");
    else if (!m_draft.isNew())
        words = m_draft.isChanged() ? tr("Changed") : tr("Nothing changed yet");
    m_stateLine->setText(words);
    m_save->setEnabled(!m_isBusy && !m_rawIsWrong && m_draft.isChanged());
}

void ModelSheet::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_priceTimer.timerId())
        return Sheet::timerEvent(event);
    m_priceTimer.stop();
    lookUpPrice();
}

/// Says under the model's name what the price list knows of it.
void ModelSheet::lookUpPrice()
{
    const QString model = m_draft.entry()[QLatin1String("litellm_params")][QLatin1String("model")].toString();
    if (model.isEmpty() || model == m_pricedModel || !m_desk.client.can(QStringLiteral("models.price")))
        return;
    m_pricedModel = model;
    m_desk.client.get(this, pathWith(QStringLiteral("/portreeve/prices"), {{QStringLiteral("model"), model}}), [this, model](const Answer &answer) {
        if (model != m_pricedModel)
            return;
        const QJsonObject row = answer.object();
        const auto input = picosOf(row[QLatin1String("input_cost_per_token")]), output = picosOf(row[QLatin1String("output_cost_per_token")]);
        if (!answer.isOk() || (!input && !output))
            return m_form->setHint(QStringLiteral("model"), tr("No price is known for it: its cost counts as unknown until you set your own below."));
        const qint64 context = row[QLatin1String("max_input_tokens")].toInteger();
        const QString known = tr("Price list: %1 in, %2 out per million tokens.").arg(input ? unitPriceText(*input) : absent(), output ? unitPriceText(*output) : absent());
        m_form->setHint(QStringLiteral("model"), context > 0 ? known + QLatin1Char(' ') + tr("Context %1.").arg(sizeText(context)) : known);
    });
}

/// What the server has of the key: never the key.
void ModelSheet::lookUpSecret()
{
    if (m_draft.isNew() || !m_desk.client.can(QStringLiteral("credentials")))
        return;
    m_desk.client.get(this, QStringLiteral("/credentials/by_model/") + inPath(m_draft.id()), [this](const Answer &answer) {
        const QJsonObject values = answer.object()[QLatin1String("credential_values")].toObject();
        const QString state = secretState(values[QLatin1String("api_key")].toString());
        const bool isShared = !m_draft.entry()[QLatin1String("litellm_params")][QLatin1String("litellm_credential_name")].toString().isEmpty();
        if (!state.isEmpty())
            m_form->setSecretState(QStringLiteral("api_key"), isShared ? tr("the credential's: %1").arg(state) : state);
    });
}

void ModelSheet::say(const QString &title, const QString &text)
{
    m_banner->set(Tone::Warn, title, text);
    m_banner->show();
}

void ModelSheet::setBusy(bool busy)
{
    m_isBusy = busy;
    m_form->setEnabled(!busy);
    m_raw->setReadOnly(busy);
    showState();
}

void ModelSheet::save()
{
    m_banner->hide();
    if (const QString missing = m_draft.missing(); !missing.isEmpty())
        return m_form->setError(missing, missing == QLatin1String("model") ? tr("Which of the provider's models? For instance openai/gpt-4o-mini.") : tr("What should clients ask for?"));
    if (m_form->hasErrors())
        return say(tr("Some fields are not right yet."), {});
    setBusy(true);
    if (m_draft.isNew())
        return create();
    checkThenPatch();
}

void ModelSheet::create()
{
    m_desk.client.post(this, QStringLiteral("/model/new"), m_draft.body(), [this](const Answer &answer) { take(answer); });
}

/// What somebody else changed meanwhile stays, unless the same was changed here: then a person decides.
void ModelSheet::checkThenPatch()
{
    m_desk.client.get(this, pathWith(QStringLiteral("/v1/model/info"), {{QStringLiteral("litellm_model_id"), m_draft.id()}}), [this](const Answer &answer) {
        const QList<Deployment> rows = readDeployments(answer.object());
        if (rows.isEmpty() || !m_start.updatedAt.isValid() || rows.first().updatedAt == m_start.updatedAt)
            return patch();
        const Deployment &now = rows.first();
        Deployment before = now;
        before.params = m_start.draft.entry()[QLatin1String("litellm_params")].toObject();
        before.name = m_start.draft.entry()[QLatin1String("model_name")].toString();
        const QStringList both = clashes(m_draft.patch(), before, now);
        if (both.isEmpty())
            return patch();
        m_start.updatedAt = now.updatedAt; // the next Save means it
        setBusy(false);
        say(tr("Changed by somebody else at %1: %2.").arg(clockText(now.updatedAt.toLocalTime()), both.join(QStringLiteral(", "))), tr("Save again to keep what you wrote, or cancel to keep theirs."));
    });
}

void ModelSheet::patch()
{
    Call call;
    call.verb = "PATCH";
    call.path = QStringLiteral("/model/%1/update").arg(inPath(m_draft.id()));
    call.body = QJsonDocument(m_draft.patch()).toJson(QJsonDocument::Compact);
    m_desk.client.call(this, call, [this](const Answer &answer) { take(answer); });
}

void ModelSheet::take(const Answer &answer)
{
    setBusy(false);
    if (!answer.isOk()) {
        const QString place = answer.errorMember("param").section(QLatin1Char('.'), -1);
        m_form->setError(place, answer.message());
        return say(m_draft.isNew() ? tr("The model was not added.") : tr("The model was not saved."), answer.message());
    }
    const Deployment now = readDeployment(answer.object());
    const QString id = answer.object()[QLatin1String("model_id")].toString(now.id);
    const QString name = m_draft.entry()[QLatin1String("model_name")].toString();
    if (now.name != name)
        return say(tr("The server keeps something else than was sent."), tr("It says the name is “%1”. Look at it again before you save.").arg(now.name));
    emit saved(id, name);
    accept();
}

} // namespace portreeve::ui
