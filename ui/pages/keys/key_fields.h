// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace portreeve::ui {

/// How a member of a key is typed and shown.
enum class KeyFieldKind { Text, Models, Money, Window, Count, Expiry, List, Json };

/// One field of the form for keys: said once, for the form, for "was", for what is compared after saving.
struct KeyField {
    const char *member; ///< of /key/generate and /key/update
    const char *label;
    const char *hint; ///< below the field
    const char *placeholder;
    KeyFieldKind kind;
    const char *section; ///< the head that it stands under; the same as the one before: no new head
    bool isHalf; ///< two beside each other
};

const QList<KeyField> &keyFields();
const KeyField *keyFieldFor(const QString &member);
QString keyFieldLabel(const KeyField &field);

/// What was typed as the API wants it; `fault` says why it cannot be read. Nothing typed is null (which clears), for lists and models an empty list.
struct KeyFieldValue {
    QJsonValue value;
    QString fault;
};
KeyFieldValue readKeyField(const KeyField &field, const QString &typed);
/// A value as it would be typed.
QString typedKeyField(const KeyField &field, const QJsonValue &value);
/// For "was: ...": never empty.
QString shownKeyField(const KeyField &field, const QJsonValue &value);
/// The same to a server: null, absent and an empty list or object are one, and lists have no order.
bool isSameKeyValue(const QJsonValue &a, const QJsonValue &b);

/// A row of /key/list with only the members of the form, expiry as "expires".
QJsonObject formValuesOf(const QJsonObject &row);

/// A ready-made set of limits.
struct KeyPreset {
    const char *id;
    const char *iconName;
    const char *name;
    const char *text; ///< one line under the name
    QJsonObject values;
};
const QList<KeyPreset> &keyPresets();
QString keyPresetName(const KeyPreset &preset);
QString keyPresetText(const KeyPreset &preset);

} // namespace portreeve::ui
