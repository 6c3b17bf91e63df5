// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/deployments/provider_template.h"

#include <algorithm>

namespace portreeve::ui {
namespace {

/// The first in the list: what most people come with.
int rankOf(const ProviderTemplate &row)
{
    static const QStringList first{QStringLiteral("openai"),  QStringLiteral("anthropic"),  QStringLiteral("gemini"),  QStringLiteral("ollama"), QStringLiteral("openrouter"),
                                   QStringLiteral("azure"),   QStringLiteral("bedrock"),    QStringLiteral("mistral"), QStringLiteral("groq"),   QStringLiteral("deepseek"),
                                   QStringLiteral("xai"),     QStringLiteral("vertex_ai"),  QStringLiteral("lm_studio"), QStringLiteral("hosted_vllm"), QStringLiteral("litellm_proxy")};
    const auto at = first.indexOf(row.slug);
    return at < 0 ? int(first.size()) : int(at);
}

/// "AWS_ACCESS_KEY_ID" is a variable's name: "Aws access key id" reads as a label.
QString labelOf(const QJsonObject &field)
{
    const QString label = field[QLatin1String("label")].toString();
    if (label.isEmpty() || label != label.toUpper() || !label.contains(QLatin1Char('_')))
        return label.isEmpty() ? field[QLatin1String("key")].toString() : label;
    QStringList words = label.toLower().split(QLatin1Char('_'), Qt::SkipEmptyParts);
    for (QString &word : words) {
        static const QStringList names{QStringLiteral("aws"), QStringLiteral("id"), QStringLiteral("url"), QStringLiteral("arn"), QStringLiteral("ad"), QStringLiteral("api"), QStringLiteral("uri"), QStringLiteral("oci"), QStringLiteral("gcp"), QStringLiteral("iam")};
        if (names.contains(word))
            word = word.toUpper();
    }
    words.first()[0] = words.first().at(0).toUpper();
    return words.join(QLatin1Char(' '));
}

TemplateField readField(const QJsonObject &row)
{
    TemplateField field;
    field.key = row[QLatin1String("key")].toString();
    field.label = labelOf(row);
    field.help = row[QLatin1String("tooltip")].toString().trimmed();
    const QJsonValue standard = row[QLatin1String("default_value")].isString() ? row[QLatin1String("default_value")] : row[QLatin1String("placeholder")];
    field.standard = standard.toString();
    field.isSecret = row[QLatin1String("field_type")].toString() == QLatin1String("password");
    field.isRequired = row[QLatin1String("required")].toBool();
    for (const auto &choice : row[QLatin1String("options")].toArray())
        field.choices.append(choice.toString());
    static const QStringList usual{QStringLiteral("api_key"), QStringLiteral("api_base"), QStringLiteral("api_version")};
    field.isAdvanced = !usual.contains(field.key) && !field.isRequired;
    return field;
}

ProviderTemplate readTemplate(const QJsonObject &row)
{
    ProviderTemplate out;
    out.slug = row[QLatin1String("litellm_provider")].toString(row[QLatin1String("provider")].toString());
    out.title = row[QLatin1String("provider_display_name")].toString(out.slug);
    out.kind = row[QLatin1String("kind")].toString(QStringLiteral("llm"));
    out.dialect = row[QLatin1String("dialect_name")].toString();
    out.docs = row[QLatin1String("docs")].toString();
    out.isLocal = row[QLatin1String("local")].toBool();
    for (const auto &field : row[QLatin1String("credential_fields")].toArray())
        out.fields.append(readField(field.toObject()));
    const bool hasUsual = std::any_of(out.fields.begin(), out.fields.end(), [](const TemplateField &field) { return field.key == QLatin1String("api_key"); });
    for (TemplateField &field : out.fields)
        field.isAdvanced = field.isAdvanced && (hasUsual || out.fields.size() > 4);
    return out;
}

} // namespace

QList<ProviderTemplate> readTemplates(const QJsonArray &answer)
{
    QList<ProviderTemplate> all;
    for (const auto &row : answer)
        all.append(readTemplate(row.toObject()));
    std::stable_sort(all.begin(), all.end(), [](const ProviderTemplate &a, const ProviderTemplate &b) {
        const int ranks = rankOf(a) - rankOf(b);
        return ranks != 0 ? ranks < 0 : QString::localeAwareCompare(a.title, b.title) < 0;
    });
    return all;
}

const ProviderTemplate *findTemplate(const QList<ProviderTemplate> &all, const QString &slug)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const ProviderTemplate &row) { return row.slug == slug; });
    return found == all.end() ? nullptr : &*found;
}

QString providerTitle(const QList<ProviderTemplate> &all, const QString &slug)
{
    if (const ProviderTemplate *found = findTemplate(all, slug))
        return found->title;
    QString words = slug;
    words.replace(QLatin1Char('_'), QLatin1Char(' '));
    return words.isEmpty() ? words : words.at(0).toUpper() + words.mid(1);
}

QList<ProviderTemplate> searchTemplates(const QList<ProviderTemplate> &all, const QString &query)
{
    const QStringList words = query.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QList<ProviderTemplate> begin, rest;
    for (const ProviderTemplate &row : all) {
        const QString text = (row.title + QLatin1Char(' ') + row.slug + QLatin1Char(' ') + row.kind + (row.isLocal ? QStringLiteral(" local") : QString())).toLower();
        if (!std::all_of(words.begin(), words.end(), [&](const QString &word) { return text.contains(word); }))
            continue;
        const bool starts = !words.isEmpty() && (row.title.startsWith(words.first(), Qt::CaseInsensitive) || row.slug.startsWith(words.first(), Qt::CaseInsensitive));
        (starts ? begin : rest).append(row);
    }
    return begin + rest;
}

} // namespace portreeve::ui
