// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/providers/provider_form.h"

#include "ui/pages/deployments/provider_words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_list.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QUrl>

namespace portreeve::ui {
namespace {

/// What holds when nothing is typed: the stored secret, the standard, or nothing.
QString placeholderOf(const TemplateField &field, const QJsonObject &stored)
{
    const QString state = secretState(stored[field.key].toString());
    if (field.isSecret && !state.isEmpty())
        return state;
    return field.isSecret ? QString() : field.standard;
}

} // namespace

ProviderForm::ProviderForm(const ProviderTemplate &row, const CredentialLine *stored, const QString &name, QWidget *parent)
    : QWidget(parent), m_row(row), m_isNew(!stored), m_stored(stored ? stored->values : QJsonObject()), m_name(new TextField), m_title(new TextField), m_further(new TextArea(QStringLiteral("{ }"))),
      m_rare(new QWidget), m_unfold(new Button(QStringLiteral("chevron-right"), tr("More fields"), ButtonKind::Ghost))
{
    setObjectName(QStringLiteral("providers.form"));
    auto *column = new QVBoxLayout(this);
    space(column, QMargins(1, 0, 12, 2), 12);
    addHead(column);
    for (const TemplateField &field : row.fields) {
        if (!field.isAdvanced)
            addField(column, field);
    }
    auto *named = new Field(tr("Name"), m_name);
    named->setHint(m_isNew ? tr("Models refer to the credential by this name; it cannot be changed later.") : tr("Models refer to it, so it cannot be changed."));
    m_name->setObjectName(QStringLiteral("providers.form.name"));
    m_name->setReadOnly(!m_isNew);
    m_name->setEnabled(m_isNew);
    m_fields.insert(QStringLiteral("name"), named);
    column->addWidget(named);
    m_unfold->setObjectName(QStringLiteral("providers.form.more"));
    column->addWidget(m_unfold, 0, Qt::AlignLeft);
    auto *rare = new QVBoxLayout(m_rare);
    space(rare, 0, 12);
    for (const TemplateField &field : row.fields) {
        if (field.isAdvanced)
            addField(rare, field);
    }
    m_title->setObjectName(QStringLiteral("providers.form.title"));
    rare->addWidget(new Field(tr("Title, for people"), m_title));
    m_further->setMono(true);
    m_further->setObjectName(QStringLiteral("providers.form.further"));
    fix(m_further, -1, 64);
    auto *further = new Field(tr("Further values"), m_further);
    further->setHint(tr("A JSON object of other litellm_params that every model of this credential gets, for instance {\"aws_region_name\": \"eu-central-1\"}."));
    m_fields.insert(QStringLiteral("further"), further);
    rare->addWidget(further);
    column->addWidget(m_rare);
    column->addStretch();
    m_rare->hide();
    connect(m_unfold, &QPushButton::clicked, this, [this] {
        const bool on = !m_rare->isVisibleTo(this);
        m_rare->setVisible(on);
        m_unfold->setIconName(on ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"));
        m_unfold->setText(on ? tr("Fewer fields") : tr("More fields"));
    });
    const CredentialForm given = stored ? formOf(*stored, row) : CredentialForm{name, {}, {}, {}};
    m_name->setText(given.name);
    m_title->setText(given.title);
    m_further->setPlainText(given.further);
    fill(given.texts);
    for (TextField *line : {m_name, m_title})
        connect(line, &QLineEdit::textEdited, this, &ProviderForm::edited);
    connect(m_further, &QPlainTextEdit::textChanged, this, &ProviderForm::edited);
}

void ProviderForm::addHead(QVBoxLayout *into)
{
    auto *line = new QHBoxLayout;
    space(line, 0, 10);
    line->addWidget(new Monogram(m_row.title));
    auto *words = new QVBoxLayout;
    space(words, 0, 0);
    words->addWidget(new Label(m_row.title, Type::Strong));
    auto *dialect = new Label(m_row.dialect.isEmpty() ? m_row.slug : m_row.dialect, Type::Small, &Tokens::text2);
    dialect->setElide(Qt::ElideRight);
    words->addWidget(dialect);
    line->addLayout(words, 1);
    if (!m_row.docs.isEmpty()) {
        auto *docs = new Button(QStringLiteral("external"), tr("Documentation"), ButtonKind::Link);
        docs->setType(Type::Small);
        docs->setToolTip(plainTip(m_row.docs));
        docs->setObjectName(QStringLiteral("providers.form.docs"));
        connect(docs, &QPushButton::clicked, this, [link = m_row.docs] { QDesktopServices::openUrl(QUrl(link)); });
        line->addWidget(docs);
    }
    into->addLayout(line);
}

Field *ProviderForm::addField(QVBoxLayout *into, const TemplateField &field)
{
    auto *line = new TextField(placeholderOf(field, m_stored));
    line->setSecret(field.isSecret);
    line->setMono(field.isSecret || field.key == QLatin1String("api_base"));
    line->setObjectName(QStringLiteral("providers.form.") + field.key);
    auto *shown = new Field(providerWords(field.label), line);
    shown->setHint(providerWords(field.help));
    if (field.isRequired)
        shown->setNote(tr("required"));
    m_lines.insert(field.key, line);
    m_fields.insert(field.key, shown);
    into->addWidget(shown);
    connect(line, &QLineEdit::textEdited, this, [this, key = field.key] {
        showFault(key, {});
        emit edited();
    });
    return shown;
}

CredentialForm ProviderForm::form() const
{
    CredentialForm form;
    form.name = m_name->text().trimmed();
    form.title = m_title->text().trimmed();
    form.further = m_further->toPlainText();
    for (auto line = m_lines.begin(); line != m_lines.end(); ++line)
        form.texts.insert(line.key(), line.value()->text());
    return form;
}

void ProviderForm::fill(const QHash<QString, QString> &texts)
{
    for (auto text = texts.begin(); text != texts.end(); ++text) {
        if (TextField *line = m_lines.value(text.key()))
            line->setText(text.value());
    }
}

bool ProviderForm::check(const QStringList &takenNames)
{
    const QHash<QString, QString> faults = faultsOf(form(), m_row, takenNames, m_isNew);
    for (auto field = m_fields.begin(); field != m_fields.end(); ++field)
        field.value()->setError(faults.value(field.key()));
    if (!faults.isEmpty() && m_rare->isHidden()) {
        for (const QString &key : faults.keys()) {
            if (m_fields.contains(key) && m_rare->isAncestorOf(m_fields[key]))
                m_unfold->click();
        }
    }
    return faults.isEmpty();
}

void ProviderForm::showFault(const QString &key, const QString &fault)
{
    if (Field *field = m_fields.value(key))
        field->setError(fault);
}

void ProviderForm::forgetSecrets()
{
    for (const TemplateField &field : std::as_const(m_row.fields)) {
        if (field.isSecret && m_lines.contains(field.key))
            m_lines[field.key]->clear();
    }
}

} // namespace portreeve::ui
