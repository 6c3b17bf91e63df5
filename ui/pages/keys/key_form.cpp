// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/keys/key_form.h"

#include "ui/client/call.h"
#include "ui/models/access_key.h"
#include "ui/pages/keys/choice_field.h"
#include "ui/pages/keys/model_picker.h"
#include "ui/widgets/facts.h"
#include "ui/widgets/field.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/times.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QJsonArray>

namespace portreeve::ui {
namespace {

const QString keepExpiry = QStringLiteral("keep");

QString fieldWords(const char *words)
{
    return words && *words ? QCoreApplication::translate("portreeve::ui", words) : QString();
}

QList<ChoiceField::Choice> windowChoices()
{
    return {{QString(), KeyForm::tr("Never: for its whole life")},
            {QStringLiteral("1d"), KeyForm::tr("Every day")},
            {QStringLiteral("7d"), KeyForm::tr("Every week")},
            {QStringLiteral("30d"), KeyForm::tr("Every 30 days")},
            {QStringLiteral("1mo"), KeyForm::tr("Every month")}};
}

/// `now`: what the key has; invalid: it never expires. For a new key there is nothing to keep.
QList<ChoiceField::Choice> expiryChoices(bool isEdit, const QDateTime &end)
{
    QList<ChoiceField::Choice> choices;
    if (isEdit)
        choices.append({keepExpiry, end.isValid() ? KeyForm::tr("As it is: %1").arg(dayText(end.date(), QDate::currentDate())) : KeyForm::tr("As it is: never")});
    if (!isEdit || end.isValid())
        choices.append({isEdit ? QStringLiteral("-1") : QString(), KeyForm::tr("Never")});
    for (const auto &[code, days] : {std::pair("7d", 7), {"30d", 30}, {"90d", 90}, {"365d", 365}})
        choices.append({QLatin1String(code), KeyForm::tr("In %n days", nullptr, days)});
    return choices;
}

/// The member that a refusal is about: LiteLLM's `error.param`, or the place of FastAPI's first fault.
QString refusedMember(const Answer &answer)
{
    const QJsonArray places = answer.object().value(QLatin1String("detail")).toArray();
    if (!places.isEmpty())
        return places.first()[QLatin1String("loc")].toArray().last().toString();
    return answer.errorMember("param");
}

} // namespace

KeyForm::KeyForm(QWidget *parent) : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px(14));
    grid->setVerticalSpacing(px(12));
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    int row = 0, column = 0;
    QString section;
    for (const KeyField &field : keyFields()) {
        if (const QString own = QLatin1String(field.section); own != section) {
            row += column;
            column = 0;
            grid->addWidget(new SectionHead(fieldWords(field.section), {}, true), row++, 0, 1, 2);
            section = own;
        }
        addPart(field, grid, row, column);
    }
    check();
}

void KeyForm::addPart(const KeyField &field, QGridLayout *grid, int &row, int &column)
{
    Part part;
    part.field = &field;
    makeEditor(part);
    part.box->setHint(fieldWords(field.hint));
    part.box->editor()->setObjectName(QStringLiteral("keys.form.") + QLatin1String(field.member));
    m_parts.append(part);
    if (!field.isHalf) {
        row += column;
        column = 0;
        grid->addWidget(part.box, row++, 0, 1, 2);
        return;
    }
    grid->addWidget(part.box, row, column, Qt::AlignTop);
    row += column;
    column = 1 - column;
}

void KeyForm::makeEditor(Part &part)
{
    const KeyField &field = *part.field;
    const QString label = keyFieldLabel(field);
    const auto changed = [this, member = QString::fromLatin1(field.member)] {
        m_refused.remove(member);
        check();
        if (!m_isFilling)
            emit edited();
    };
    if (field.kind == KeyFieldKind::Models) {
        m_models = new ModelPicker;
        part.box = new Field(label, m_models);
        part.typed = [this] { return m_models->chosen().join(QLatin1Char(',')); };
        part.setTyped = [this](const QString &text) { m_models->setChosen(text.split(QStringLiteral(", "), Qt::SkipEmptyParts)); };
        connect(m_models, &ModelPicker::edited, this, changed);
    } else if (field.kind == KeyFieldKind::Window || field.kind == KeyFieldKind::Expiry) {
        auto *choice = new ChoiceField(field.kind == KeyFieldKind::Window ? tr("e.g. 12h") : tr("e.g. 45d"));
        choice->setChoices(field.kind == KeyFieldKind::Window ? windowChoices() : expiryChoices(false, {}), field.kind == KeyFieldKind::Window ? tr("Other span") : tr("Other time"));
        part.box = new Field(label, choice);
        part.typed = [choice] { return choice->code(); };
        part.setTyped = [choice](const QString &text) { choice->setCode(text); };
        connect(choice, &ChoiceField::edited, this, changed);
    } else if (field.kind == KeyFieldKind::Json) {
        auto *area = new TextArea;
        area->setMono(true);
        fix(area, -1, 84);
        part.box = new Field(label, area);
        part.typed = [area] { return area->toPlainText(); };
        part.setTyped = [area](const QString &text) { area->setPlainText(text); };
        connect(area, &QPlainTextEdit::textChanged, this, changed);
    } else {
        auto *line = new TextField(fieldWords(field.placeholder));
        part.box = new Field(label, line);
        part.typed = [line] { return line->text(); };
        part.setTyped = [line](const QString &text) { line->setText(text); };
        connect(line, &QLineEdit::textChanged, this, changed);
    }
}

void KeyForm::setOffered(const QStringList &models)
{
    m_models->setOffered(models);
}

void KeyForm::setValues(const QJsonObject &values, bool isEdit)
{
    m_before = values;
    m_isEdit = isEdit;
    m_isFilling = true;
    for (const Part &part : std::as_const(m_parts)) {
        const QJsonValue value = values.value(QLatin1String(part.field->member));
        if (part.field->kind == KeyFieldKind::Expiry && isEdit) {
            static_cast<ChoiceField *>(part.box->editor())->setChoices(expiryChoices(true, apiTime(value)), tr("Other time"));
            part.setTyped(keepExpiry);
        } else {
            part.setTyped(typedKeyField(*part.field, value));
        }
    }
    m_isFilling = false;
    check();
    emit edited();
}

void KeyForm::setPreset(const QJsonObject &values)
{
    static const QStringList own{QStringLiteral("key_alias"), QStringLiteral("user_id"), QStringLiteral("models"), QStringLiteral("metadata")};
    m_isFilling = true;
    for (const Part &part : std::as_const(m_parts)) {
        const QString member = QLatin1String(part.field->member);
        if (!own.contains(member))
            part.setTyped(typedKeyField(*part.field, values.value(member)));
    }
    m_isFilling = false;
    check();
    emit edited();
}

QJsonValue KeyForm::valueOf(const Part &part) const
{
    return readKeyField(*part.field, part.typed()).value;
}

QJsonObject KeyForm::values() const
{
    QJsonObject values;
    for (const Part &part : m_parts) {
        const QJsonValue value = valueOf(part);
        if (part.typed() == keepExpiry && part.field->kind == KeyFieldKind::Expiry)
            values.insert(QStringLiteral("expires"), m_before.value(QLatin1String("duration")));
        else if (!isSameKeyValue(value, {}))
            values.insert(QLatin1String(part.field->member), value);
    }
    return values;
}

QJsonObject KeyForm::changes() const
{
    QJsonObject changes;
    for (const Part &part : m_parts) {
        const QString member = QLatin1String(part.field->member);
        if (part.field->kind == KeyFieldKind::Expiry && part.typed() == keepExpiry)
            continue;
        const QJsonValue value = valueOf(part);
        if (part.field->kind == KeyFieldKind::Expiry || !isSameKeyValue(value, m_before.value(member)))
            changes.insert(member, value);
    }
    // a server that keeps tags inside the metadata would drop them with the old metadata
    if (changes.contains(QLatin1String("metadata")) && !changes.contains(QLatin1String("tags")) && !isSameKeyValue(m_before.value(QLatin1String("tags")), {}))
        changes.insert(QStringLiteral("tags"), m_before.value(QLatin1String("tags")));
    return changes;
}

QString KeyForm::faultOf(const Part &part) const
{
    if (const QString refused = m_refused.value(QLatin1String(part.field->member)); !refused.isEmpty())
        return refused;
    if (part.field->kind == KeyFieldKind::Models)
        return m_models->isUndecided() ? tr("Tick at least one model, or choose all models.") : QString();
    if (part.field->kind == KeyFieldKind::Expiry && part.typed() == keepExpiry)
        return {};
    return readKeyField(*part.field, part.typed()).fault;
}

bool KeyForm::isValid() const
{
    return std::all_of(m_parts.begin(), m_parts.end(), [this](const Part &part) { return faultOf(part).isEmpty(); });
}

void KeyForm::check()
{
    for (const Part &part : std::as_const(m_parts)) {
        const QString member = QLatin1String(part.field->member);
        part.box->setError(faultOf(part));
        if (!m_isEdit)
            continue;
        const bool isKept = part.field->kind == KeyFieldKind::Expiry && part.typed() == keepExpiry;
        const bool isSame = isKept || isSameKeyValue(valueOf(part), m_before.value(member));
        part.box->setWas(isSame ? QString() : shownKeyField(*part.field, m_before.value(member)));
    }
}

bool KeyForm::showRefusal(const Answer &answer)
{
    const QString member = refusedMember(answer);
    for (const Part &part : std::as_const(m_parts)) {
        if (member != QLatin1String(part.field->member))
            continue;
        m_refused.insert(member, answer.message());
        check();
        part.box->editor()->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

void KeyForm::focusFirst()
{
    if (!m_parts.isEmpty())
        m_parts.first().box->editor()->setFocus(Qt::TabFocusReason);
}

} // namespace portreeve::ui
