// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/models/model_draft.h"

#include <QCoreApplication>

namespace portreeve::ui {
namespace {

const QString paramsName = QStringLiteral("litellm_params");
const QString infoName = QStringLiteral("model_info");
const QString nameName = QStringLiteral("model_name");

QString say(const char *words)
{
    return QCoreApplication::translate("ModelForm", words);
}

void put(QJsonObject &object, const QString &name, const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull())
        object.remove(name);
    else
        object.insert(name, value);
}

/// What the server shows instead of a secret: "sk-...9f2" or "****".
bool isMasked(const QString &name, const QJsonValue &value)
{
    const QString text = value.toString();
    return isSecretName(name) && (text.contains(QLatin1String("...")) || text.contains(QLatin1String("***")));
}

/// What is in `now` and not, or differently, in `before`; null for what is gone.
QJsonObject difference(const QJsonObject &before, const QJsonObject &now)
{
    QJsonObject out;
    for (auto member = now.begin(); member != now.end(); ++member) {
        if (before[member.key()] != member.value())
            out.insert(member.key(), member.value());
    }
    for (const QString &name : before.keys()) {
        if (!now.contains(name))
            out.insert(name, QJsonValue::Null);
    }
    return out;
}

bool isAdded(const QString &name)
{
    static const QStringList names{QStringLiteral("id"),         QStringLiteral("db_model"),       QStringLiteral("key"),          QStringLiteral("litellm_provider"), QStringLiteral("mode"),
                                   QStringLiteral("max_tokens"), QStringLiteral("max_input_tokens"), QStringLiteral("max_output_tokens"), QStringLiteral("deprecation_date"), QStringLiteral("blocked"),
                                   QStringLiteral("created_at"), QStringLiteral("updated_at"),     QStringLiteral("created_by"),   QStringLiteral("updated_by"),       QStringLiteral("place"),
                                   QStringLiteral("fault"),      QStringLiteral("tpm"),            QStringLiteral("rpm")};
    return names.contains(name) || name.contains(QLatin1String("_cost")) || name.startsWith(QLatin1String("supports_")) || name.startsWith(QLatin1String("supported_"));
}

} // namespace

QString hiddenSecret()
{
    return QString(8, QChar(0x2022));
}

QJsonObject statedInfo(const QJsonObject &info)
{
    QJsonObject out;
    for (auto member = info.begin(); member != info.end(); ++member) {
        if (!isAdded(member.key()) && !member.value().isNull())
            out.insert(member.key(), member.value());
    }
    return out;
}

QJsonObject statedParams(const QJsonObject &params)
{
    static const QStringList switches{QStringLiteral("use_in_pass_through"), QStringLiteral("use_litellm_proxy"), QStringLiteral("use_xai_oauth"),
                                      QStringLiteral("merge_reasoning_content_in_choices"), QStringLiteral("allow_client_keepalive_override")};
    QJsonObject out;
    for (auto member = params.begin(); member != params.end(); ++member) {
        const bool isIdle = switches.contains(member.key()) && !member.value().toBool();
        if (!isIdle && !member.value().isNull())
            out.insert(member.key(), member.value());
    }
    return out;
}

ModelDraft ModelDraft::of(const Deployment &deployment, bool isCopy)
{
    ModelDraft draft;
    draft.m_name = deployment.name;
    draft.m_params = statedParams(deployment.params);
    draft.m_info = statedInfo(deployment.info);
    if (!isCopy) {
        draft.m_id = deployment.id;
        draft.m_oldName = draft.m_name;
        draft.m_oldParams = draft.m_params;
        draft.m_oldInfo = draft.m_info;
        return draft;
    }
    for (const QString &name : deployment.params.keys()) {
        if (!isMasked(name, deployment.params[name]))
            continue;
        draft.m_params.remove(name);
        draft.m_lost.append(name);
    }
    return draft;
}

QJsonObject ModelDraft::entry() const
{
    QJsonObject params = m_params;
    for (const QString &secret : m_secrets.keys())
        params.insert(secret, hiddenSecret());
    QJsonObject out{{nameName, m_name}, {paramsName, params}};
    if (!m_info.isEmpty())
        out.insert(infoName, m_info);
    return out;
}

bool ModelDraft::setEntry(const QJsonObject &entry, QString *error)
{
    for (const QString &name : entry.keys()) {
        if (name != nameName && name != paramsName && name != infoName) {
            *error = say(QT_TRANSLATE_NOOP("ModelForm", "“%1” does not belong here: there are model_name, litellm_params and model_info.")).arg(name);
            return false;
        }
    }
    for (const QString &name : {paramsName, infoName}) {
        if (entry.contains(name) && !entry[name].isObject() && !entry[name].isNull()) {
            *error = say(QT_TRANSLATE_NOOP("ModelForm", "%1 holds names and values.")).arg(name);
            return false;
        }
    }
    if (entry.contains(nameName) && entry[nameName].isObject()) {
        *error = say(QT_TRANSLATE_NOOP("ModelForm", "model_name is a text."));
        return false;
    }
    QJsonObject params = entry[paramsName].toObject();
    QHash<QString, QString> secrets;
    for (const QString &name : params.keys()) {
        const QString text = params[name].toString();
        const bool isKept = text == hiddenSecret() && m_secrets.contains(name);
        const bool isNamed = text.startsWith(QLatin1String("os.environ/")); // tells where the secret is, not what
        const bool isTyped = isSecretName(name) && !text.isEmpty() && text != hiddenSecret() && !isNamed && !isMasked(name, params[name]);
        if (isKept || isTyped)
            secrets.insert(name, isKept ? m_secrets[name] : text);
        if (isKept || isTyped || params[name].isNull())
            params.remove(name);
    }
    m_name = entry[nameName].toVariant().toString();
    m_params = params;
    m_info = entry[infoName].toObject();
    m_secrets = secrets;
    return true;
}

QJsonValue ModelDraft::value(const FormField &field) const
{
    if (field.name == nameName)
        return m_name;
    if (field.name == infoName)
        return m_info;
    return m_params[field.name];
}

bool ModelDraft::setText(const FormField &field, const QString &text, QString *error)
{
    const auto value = formValue(field, text, error);
    if (!value)
        return false;
    if (field.name == nameName)
        m_name = value->toString();
    else if (field.name == infoName)
        m_info = value->toObject();
    else if (field.kind != FieldKind::Secret)
        put(m_params, field.name, *value);
    else if (value->isUndefined())
        m_secrets.remove(field.name);
    else
        m_secrets.insert(field.name, value->toString());
    return true;
}

QString ModelDraft::was(const FormField &field) const
{
    if (isNew() || field.kind == FieldKind::Secret)
        return {};
    const QJsonValue old = field.name == nameName ? QJsonValue(m_oldName) : field.name == infoName ? QJsonValue(m_oldInfo) : m_oldParams[field.name];
    if (old == value(field))
        return {};
    const QString text = formText(field, old).simplified();
    return text.isEmpty() ? say(QT_TRANSLATE_NOOP("ModelForm", "empty")) : text;
}

bool ModelDraft::isChanged() const
{
    return m_name != m_oldName || m_params != m_oldParams || m_info != m_oldInfo || !m_secrets.isEmpty();
}

QString ModelDraft::missing() const
{
    if (m_name.trimmed().isEmpty())
        return nameName;
    return m_params[QLatin1String("model")].toString().trimmed().isEmpty() ? QStringLiteral("model") : QString();
}

QJsonObject ModelDraft::withSecrets(QJsonObject params) const
{
    for (auto secret = m_secrets.begin(); secret != m_secrets.end(); ++secret)
        params.insert(secret.key(), secret.value());
    return params;
}

QJsonObject ModelDraft::body() const
{
    return {{nameName, m_name}, {paramsName, withSecrets(m_params)}, {infoName, m_info}};
}

QJsonObject ModelDraft::patch() const
{
    QJsonObject out;
    if (m_name != m_oldName)
        out.insert(nameName, m_name);
    if (const QJsonObject params = withSecrets(difference(m_oldParams, m_params)); !params.isEmpty())
        out.insert(paramsName, params);
    if (const QJsonObject info = difference(m_oldInfo, m_info); !info.isEmpty())
        out.insert(infoName, info);
    return out;
}

} // namespace portreeve::ui
