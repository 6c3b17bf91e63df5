// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/support/scripted.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

namespace portreeve::ui {

/// The key endpoints of a gateway over a ScriptedTransport, with rows that change as they would: enough of the contract for the pages Keys and Connect.
class KeyServer
{
public:
    explicit KeyServer(ScriptedTransport &transport);

    /// Sixteen keys in all states, as in the look's picture.
    void fill();
    /// `count` plain keys.
    void fillMany(int count);
    QJsonObject &add(const QString &alias, const QJsonObject &more = {});
    QJsonObject *find(const QString &token);
    void refuse(const QString &token) { m_refused.insert(token); } ///< every change of it fails with 503 until allow()
    void allow() { m_refused.clear(); }

    QList<QJsonObject> rows;
    QString lastSecret;
    /// Members that /key/update keeps otherwise than asked.
    QJsonObject stubborn;

private:
    Answer list(const Call &call);
    Answer info(const Call &call);
    Answer generate(const Call &call);
    Answer update(const Call &call);
    Answer setBlocked(const Call &call, bool blocked);
    Answer remove(const Call &call);
    Answer regenerate(const Call &call);

    ScriptedTransport &m_transport;
    QSet<QString> m_refused;
    int m_made = 0;
};

/// /model_group/info of three models with prices.
QJsonObject modelGroups();

} // namespace portreeve::ui
