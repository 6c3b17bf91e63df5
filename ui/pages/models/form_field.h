// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <optional>

namespace portreeve::ui {

enum class FieldKind { Text, Secret, Integer, Number, Boolean, List, Object, Price };

/// One line of the form of a deployment.
struct FormField {
    QString name; ///< as in litellm_params; model_name, model_info and blocked stand beside them
    FieldKind kind = FieldKind::Text;
    QString label;
    QString help;
    bool isAdvanced = false;

    bool isOuter() const;
};

/// From /portreeve/records/model/fields: those that people may change, then the prices.
QList<FormField> readFormFields(const QJsonObject &answer);
/// For servers that do not tell theirs: what every LiteLLM knows.
QList<FormField> usualFormFields();

/// A value as the form shows it; empty when there is none.
QString formText(const FormField &field, const QJsonValue &value);
/// What was typed, as it is sent: undefined for an empty text (no value). Empty when it is wrong; `error` says how.
std::optional<QJsonValue> formValue(const FormField &field, const QString &text, QString *error);

/// "1.5e-07" dollars a token is "0.15" a million. Exact: the point is moved in the text.
QString perMillion(const QJsonValue &dollarsPerToken);
/// The other way; empty when it is no decimal.
std::optional<double> perToken(const QString &dollarsPerMillion);

} // namespace portreeve::ui
