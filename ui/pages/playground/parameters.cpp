// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/parameters.h"

#include "ui/widgets/field.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLocale>

namespace portreeve::ui {

namespace {

QString textOf(const Field *field)
{
    if (auto *line = qobject_cast<QLineEdit *>(field->editor()))
        return line->text().trimmed();
    return static_cast<QPlainTextEdit *>(field->editor())->toPlainText();
}

/// As typed in the locale or with a point.
std::optional<double> decimal(const QString &text, double from, double to)
{
    bool isRight = false;
    double value = QLocale().toDouble(text, &isRight);
    if (!isRight)
        value = QLocale::c().toDouble(text, &isRight);
    return isRight && value >= from && value <= to ? std::optional(value) : std::nullopt;
}

std::optional<qint64> whole(const QString &text, qint64 from, qint64 to)
{
    bool isRight = false;
    const qint64 value = QLocale().toLongLong(text, &isRight);
    return isRight && value >= from && value <= to ? std::optional(value) : std::nullopt;
}

} // namespace

ParameterForm::ParameterForm(const AskParameters &parameters, QWidget *parent) : QWidget(parent), m_parameters(parameters)
{
    const QLocale locale;
    m_temperature = number(tr("Temperature"), tr("0 to 2"), parameters.temperature ? locale.toString(*parameters.temperature) : QString());
    m_maxTokens = number(tr("Max tokens"), tr("of the answer"), parameters.maxTokens ? QString::number(*parameters.maxTokens) : QString());
    m_topP = number(tr("Top p"), tr("0 to 1"), parameters.topP ? locale.toString(*parameters.topP) : QString());
    m_seed = number(tr("Seed"), tr("a whole number"), parameters.seed ? QString::number(*parameters.seed) : QString());
    m_effort = new QComboBox;
    for (const auto &[words, value] : {std::pair{tr("Model's own"), QString()}, {tr("Minimal"), QStringLiteral("minimal")}, {tr("Low"), QStringLiteral("low")},
                                       {tr("Medium"), QStringLiteral("medium")}, {tr("High"), QStringLiteral("high")}})
        m_effort->addItem(words, value);
    m_effort->setCurrentIndex(qMax(0, m_effort->findData(parameters.effort)));
    m_format = new QComboBox;
    for (const auto &[words, value] : {std::pair{tr("Text"), QString()}, {tr("Any JSON"), QStringLiteral("json")}, {tr("JSON schema"), QStringLiteral("{}")}})
        m_format->addItem(words, value);
    const bool isSchema = parameters.format.startsWith(QLatin1Char('{'));
    m_format->setCurrentIndex(isSchema ? 2 : qMax(0, m_format->findData(parameters.format)));
    auto *stop = new TextArea(tr("one a line"));
    stop->setPlainText(parameters.stop);
    fix(stop, -1, 52);
    m_stop = new Field(tr("Stop"), stop);
    auto *schema = new TextArea(QStringLiteral("{\"type\": \"object\", \"properties\": {…}}"));
    schema->setMono(true);
    schema->setPlainText(isSchema ? parameters.format : QString());
    fix(schema, -1, 110);
    m_schema = new Field(tr("Schema"), schema);

    auto *grid = new QGridLayout(this);
    space(grid, 0, 10);
    grid->addWidget(m_temperature, 0, 0);
    grid->addWidget(m_maxTokens, 0, 1);
    grid->addWidget(m_topP, 1, 0);
    grid->addWidget(m_seed, 1, 1);
    grid->addWidget(new Field(tr("Reasoning effort"), m_effort), 2, 0);
    grid->addWidget(new Field(tr("Answer as"), m_format), 2, 1);
    grid->addWidget(m_stop, 3, 0, 1, 2);
    grid->addWidget(m_schema, 4, 0, 1, 2);
    connect(m_effort, &QComboBox::currentIndexChanged, this, &ParameterForm::read);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ParameterForm::read);
    connect(stop, &QPlainTextEdit::textChanged, this, &ParameterForm::read);
    connect(schema, &QPlainTextEdit::textChanged, this, &ParameterForm::read);
    m_schema->setVisible(isSchema);
}

Field *ParameterForm::number(const QString &label, const QString &hint, const QString &text)
{
    auto *editor = new TextField(tr("not sent"));
    editor->setText(text);
    auto *field = new Field(label, editor);
    field->setHint(hint);
    connect(editor, &QLineEdit::textChanged, this, &ParameterForm::read);
    return field;
}

template <class T, class Read>
std::optional<T> ParameterForm::take(Field *field, Read read, const QString &error)
{
    const QString text = textOf(field);
    if (text.isEmpty()) {
        field->setError({});
        return std::nullopt;
    }
    const auto value = read(text);
    field->setError(value ? QString() : error);
    m_isRight = m_isRight && value;
    return value ? std::optional<T>(T(*value)) : std::nullopt;
}

void ParameterForm::read()
{
    m_isRight = true;
    AskParameters now;
    now.temperature = take<double>(m_temperature, [](const QString &text) { return decimal(text, 0, 2); }, tr("A number from 0 to 2."));
    now.maxTokens = take<int>(m_maxTokens, [](const QString &text) { return whole(text, 1, 10'000'000); }, tr("A whole number from 1 on."));
    now.topP = take<double>(m_topP, [](const QString &text) { return decimal(text, 0, 1); }, tr("A number from 0 to 1."));
    now.seed = take<qint64>(m_seed, [](const QString &text) { return whole(text, INT64_MIN / 2, INT64_MAX / 2); }, tr("A whole number."));
    now.stop = textOf(m_stop);
    now.effort = m_effort->currentData().toString();
    const bool isSchema = m_format->currentIndex() == 2;
    m_schema->setVisible(isSchema);
    now.format = isSchema ? textOf(m_schema).trimmed() : m_format->currentData().toString();
    QString fault;
    if (isSchema && (now.format.isEmpty() || !isFormat(now.format, &fault))) {
        m_isRight = false;
        m_schema->setError(now.format.isEmpty() ? tr("A JSON schema is needed.") : fault);
    } else {
        m_schema->setError({});
    }
    m_parameters = now;
    if (m_isRight)
        emit changed(now);
}

} // namespace portreeve::ui
