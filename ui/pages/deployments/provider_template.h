// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace portreeve::ui {

/// One thing that a provider wants to know.
struct TemplateField {
    QString key; ///< the name of the credential value: "api_key"
    QString label;
    QString help;
    QString standard; ///< what holds when nothing is given; shown, never sent
    bool isSecret = false;
    bool isRequired = false;
    QStringList choices;
    bool isAdvanced = false; ///< beyond key, address and version: folded away
};

/// A provider as the server knows how to talk to it: one row of /public/providers/fields.
struct ProviderTemplate {
    QString slug; ///< "openai"
    QString title; ///< "OpenAI"
    QString kind; ///< "llm", "search", "agent" ...
    QString dialect; ///< in words
    QString docs; ///< a link; empty: none
    bool isLocal = false; ///< runs on one's own computer as a rule
    QList<TemplateField> fields;
};

/// All of them, local ones and the best known first, then by title.
QList<ProviderTemplate> readTemplates(const QJsonArray &answer);
/// Null: not known here.
const ProviderTemplate *findTemplate(const QList<ProviderTemplate> &all, const QString &slug);
/// "OpenAI"; where the template is not known, the slug in words: "my_cloud" is "My cloud".
QString providerTitle(const QList<ProviderTemplate> &all, const QString &slug);
/// Those whose title, slug or kind has all words of `query`, the best first.
QList<ProviderTemplate> searchTemplates(const QList<ProviderTemplate> &all, const QString &query);

} // namespace portreeve::ui
