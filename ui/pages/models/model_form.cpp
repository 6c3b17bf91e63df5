// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/models/model_form.h"

#include "ui/widgets/button.h"
#include "ui/widgets/facts.h"
#include "ui/widgets/field.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

QList<FormField> chosen(const QList<FormField> &fields, bool rare, bool prices)
{
    QList<FormField> out;
    for (const FormField &field : fields) {
        if ((field.kind == FieldKind::Price) == prices && (prices || field.isAdvanced == rare))
            out.append(field);
    }
    return out;
}

/// Two stand side by side: figures, prices and yes or no.
bool isNarrow(const FormField &field)
{
    return field.kind == FieldKind::Integer || field.kind == FieldKind::Number || field.kind == FieldKind::Price || field.kind == FieldKind::Boolean;
}

void addTo(QGridLayout *grid, QWidget *widget, bool narrow, int *place)
{
    if (!narrow && *place % 2 == 1)
        ++*place;
    grid->addWidget(widget, *place / 2, *place % 2, 1, narrow ? 1 : 2, Qt::AlignTop);
    *place += narrow ? 1 : 2;
}

} // namespace

ModelForm::ModelForm(const QList<FormField> &fields, const QStringList &credentials, QWidget *parent)
    : QWidget(parent), m_fields(fields), m_rare(new QWidget), m_unfold(new Button(QStringLiteral("chevron-right"), tr("More fields"), ButtonKind::Ghost))
{
    setObjectName(QStringLiteral("models.form"));
    auto *column = new QVBoxLayout(this);
    space(column, QMargins(1, 0, 14, 4), 12);
    addSection(column, chosen(fields, false, false), credentials);
    column->addWidget(new SectionHead(tr("Own prices"), tr("empty: as in the price list"), true));
    addSection(column, chosen(fields, false, true), credentials);
    m_unfold->setObjectName(QStringLiteral("models.form.more"));
    column->addWidget(m_unfold, 0, Qt::AlignLeft);
    auto *rare = new QVBoxLayout(m_rare);
    space(rare, 0, 12);
    addSection(rare, chosen(fields, true, false), credentials);
    column->addWidget(m_rare);
    column->addStretch();
    m_rare->hide();
    connect(m_unfold, &QPushButton::clicked, this, [this] { setUnfolded(!m_rare->isVisibleTo(this)); });
}

void ModelForm::addSection(QVBoxLayout *into, const QList<FormField> &fields, const QStringList &credentials)
{
    auto *grid = new QGridLayout;
    space(grid, 0, 12);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    int place = 0;
    for (const FormField &field : fields) {
        auto *shown = new Field(field.label, makeEditor(field, credentials));
        shown->setHint(field.help);
        m_shown.insert(field.name, shown);
        addTo(grid, shown, isNarrow(field), &place);
    }
    into->addLayout(grid);
}

QWidget *ModelForm::makeEditor(const FormField &field, const QStringList &credentials)
{
    const QString name = QStringLiteral("models.form.") + field.name;
    if (field.kind == FieldKind::Boolean || field.name == QLatin1String("litellm_credential_name")) {
        auto *combo = new QComboBox;
        const bool isSwitch = field.kind == FieldKind::Boolean;
        combo->addItem(isSwitch ? tr("As usual") : tr("None"), QString());
        for (const QString &each : isSwitch ? QStringList{QStringLiteral("true"), QStringLiteral("false")} : credentials)
            combo->addItem(!isSwitch ? each : each == QLatin1String("true") ? tr("Yes") : tr("No"), each);
        connect(combo, &QComboBox::currentIndexChanged, this, [this, combo, field] {
            if (!m_isShowing)
                emit edited(field, combo->currentData().toString());
        });
        combo->setObjectName(name);
        return combo;
    }
    if (field.kind == FieldKind::Object) {
        auto *area = new TextArea(QStringLiteral("{ }"));
        area->setMono(true);
        fix(area, -1, 84);
        area->setObjectName(name);
        connect(area, &QPlainTextEdit::textChanged, this, [this, area, field] {
            if (!m_isShowing)
                emit edited(field, area->toPlainText());
        });
        return area;
    }
    auto *line = new TextField;
    line->setSecret(field.kind == FieldKind::Secret);
    line->setMono(field.name == QLatin1String("model") || field.kind == FieldKind::Secret);
    line->setObjectName(name);
    connect(line, &QLineEdit::textChanged, this, [this, field](const QString &text) {
        if (!m_isShowing)
            emit edited(field, text);
    });
    return line;
}

QWidget *ModelForm::editor(const QString &name) const
{
    Field *field = m_shown.value(name);
    return field ? field->editor() : nullptr;
}

void ModelForm::setEditor(const FormField &field, const QString &text)
{
    QWidget *widget = editor(field.name);
    if (auto *combo = qobject_cast<QComboBox *>(widget)) {
        if (combo->findData(text) < 0)
            combo->addItem(text, text); // a credential of the file or of another provider's page
        return combo->setCurrentIndex(combo->findData(text));
    }
    if (auto *area = qobject_cast<QPlainTextEdit *>(widget); area && !area->hasFocus() && area->toPlainText() != text)
        area->setPlainText(text);
    if (auto *line = qobject_cast<QLineEdit *>(widget); line && !line->hasFocus() && line->text() != text)
        line->setText(text);
}

void ModelForm::showDraft(const ModelDraft &draft)
{
    const QScopedValueRollback showing(m_isShowing, true);
    for (const FormField &field : std::as_const(m_fields)) {
        Field *shown = m_shown.value(field.name);
        if (!shown->error().isEmpty())
            continue; // what is wrong is not in the draft and stays to be put right
        if (field.kind != FieldKind::Secret)
            setEditor(field, draft.text(field));
        else if (!draft.hasTyped(field.name))
            setEditor(field, {});
        shown->setWas(draft.was(field));
    }
}

void ModelForm::setSecretState(const QString &name, const QString &state)
{
    m_secretStates.insert(name, state);
    if (auto *line = qobject_cast<QLineEdit *>(editor(name)))
        line->setPlaceholderText(state);
}

void ModelForm::setHint(const QString &name, const QString &hint)
{
    if (Field *field = m_shown.value(name))
        field->setHint(hint);
}

void ModelForm::setError(const QString &name, const QString &error)
{
    Field *field = m_shown.value(name);
    if (!field)
        return;
    field->setError(error);
    if (error.isEmpty())
        return;
    if (m_rare->isAncestorOf(field))
        setUnfolded(true);
    for (QWidget *above = parentWidget(); above; above = above->parentWidget()) {
        if (auto *scroll = qobject_cast<QScrollArea *>(above))
            scroll->ensureWidgetVisible(field);
    }
}

void ModelForm::clearErrors()
{
    for (Field *field : std::as_const(m_shown))
        field->setError({});
}

bool ModelForm::hasErrors() const
{
    return std::any_of(m_shown.begin(), m_shown.end(), [](const Field *field) { return !field->error().isEmpty(); });
}

void ModelForm::setUnfolded(bool on)
{
    m_rare->setVisible(on);
    m_unfold->setIconName(on ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"));
    m_unfold->setText(on ? tr("Fewer fields") : tr("More fields"));
}

} // namespace portreeve::ui
