// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/providers/credential_values.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QUrl>

namespace portreeve::ui {
namespace {

QString say(const char *words)
{
    return QCoreApplication::translate("Providers", words);
}

const TemplateField *fieldOf(const ProviderTemplate &row, const QString &key)
{
    const auto found = std::find_if(row.fields.begin(), row.fields.end(), [&](const TemplateField &field) { return field.key == key; });
    return found == row.fields.end() ? nullptr : &*found;
}

QString addressFault(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (text.contains(QLatin1Char('{')) || text.startsWith(QLatin1String("os.environ/")))
        return {};
    if (!isWeb)
        return say(QT_TRANSLATE_NOOP("Providers", "An address begins with http:// or https://."));
    if (!url.isValid() || url.host().isEmpty())
        return say(QT_TRANSLATE_NOOP("Providers", "This is no address: %1")).arg(url.isValid() ? say(QT_TRANSLATE_NOOP("Providers", "the host is missing.")) : url.errorString());
    return {};
}

} // namespace

CredentialForm formOf(const CredentialLine &line, const ProviderTemplate &row)
{
    CredentialForm form;
    form.name = line.name;
    form.title = line.title;
    QJsonObject further;
    for (auto value = line.values.begin(); value != line.values.end(); ++value) {
        const TemplateField *field = fieldOf(row, value.key());
        const bool isSecret = field ? field->isSecret : isSecretName(value.key());
        if (isSecret)
            continue;
        if (field)
            form.texts.insert(value.key(), value->toString());
        else
            further.insert(value.key(), value.value());
    }
    if (!further.isEmpty())
        form.further = QString::fromUtf8(QJsonDocument(further).toJson()).trimmed();
    return form;
}

std::optional<QJsonObject> valuesOf(const CredentialForm &form, QString *error)
{
    QJsonObject values;
    if (!form.further.trimmed().isEmpty()) {
        QJsonParseError fault;
        const auto document = QJsonDocument::fromJson(form.further.toUtf8(), &fault);
        if (!document.isObject()) {
            *error = fault.error == QJsonParseError::NoError ? say(QT_TRANSLATE_NOOP("Providers", "A JSON object: names and values in braces.")) : fault.errorString();
            return std::nullopt;
        }
        values = document.object();
    }
    for (auto text = form.texts.begin(); text != form.texts.end(); ++text) {
        if (!text->trimmed().isEmpty())
            values.insert(text.key(), text->trimmed());
    }
    return values;
}

QStringList removedValues(const CredentialForm &form, const CredentialLine &line, const ProviderTemplate &row)
{
    QString ignored;
    const QJsonObject now = valuesOf(form, &ignored).value_or(line.values);
    QStringList removed;
    for (const QString &key : line.values.keys()) {
        const TemplateField *field = fieldOf(row, key);
        const bool isSecret = field ? field->isSecret : isSecretName(key);
        if (!isSecret && !now.contains(key))
            removed.append(key);
    }
    return removed;
}

QHash<QString, QString> faultsOf(const CredentialForm &form, const ProviderTemplate &row, const QStringList &taken, bool isNew)
{
    QHash<QString, QString> faults;
    if (form.name.trimmed().isEmpty())
        faults.insert(QStringLiteral("name"), say(QT_TRANSLATE_NOOP("Providers", "Models refer to it by this name.")));
    else if (isNew && taken.contains(form.name.trimmed()))
        faults.insert(QStringLiteral("name"), say(QT_TRANSLATE_NOOP("Providers", "There is a credential of this name already.")));
    for (const TemplateField &field : row.fields) {
        const QString text = form.texts.value(field.key).trimmed();
        if (isNew && field.isRequired && text.isEmpty())
            faults.insert(field.key, say(QT_TRANSLATE_NOOP("Providers", "%1 cannot be asked without it.")).arg(row.title));
        if (field.key == QLatin1String("api_base") && !text.isEmpty()) {
            if (const QString fault = addressFault(text); !fault.isEmpty())
                faults.insert(field.key, fault);
        }
        if (field.key == QLatin1String("api_key") && (text.contains(QLatin1Char(' ')) || text.contains(QLatin1Char('\n'))))
            faults.insert(field.key, say(QT_TRANSLATE_NOOP("Providers", "A key has no spaces: was more copied than the key?")));
    }
    QString further;
    if (!valuesOf(form, &further))
        faults.insert(QStringLiteral("further"), further);
    return faults;
}

QString freeName(const QString &slug, const QStringList &taken)
{
    QString name = slug;
    for (int i = 2; taken.contains(name); ++i)
        name = QStringLiteral("%1-%2").arg(slug).arg(i);
    return name;
}

} // namespace portreeve::ui
