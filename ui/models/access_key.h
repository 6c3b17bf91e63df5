// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/glyphs.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace portreeve::ui {

/// How a key stands at a moment; the worst that is true.
enum class KeyState { Active, ExpiresSoon, OverBudget, Expired, Blocked };

/// A virtual key as the admin API shows it (a row of /key/list). Its secret is not among what a gateway tells, so it is not here. Money in nano-dollars.
struct AccessKey {
    Q_DECLARE_TR_FUNCTIONS(AccessKey)

public:
    QString token; ///< the hash that admin calls name it by
    QString alias; ///< what people call it; may be empty
    QString hint; ///< "sk-…k3f9", to recognise the secret by
    QString user;
    QString team;
    QString organization;
    QStringList models; ///< empty: all of them
    QStringList tags;
    QStringList routes; ///< empty: those its kind allows
    qint64 spend = 0; ///< in the current budget window
    std::optional<qint64> budget;
    std::optional<qint64> softBudget;
    QString window; ///< "30d", "1mo"; empty: the budget is for the key's whole life
    std::optional<qint64> requestsPerMinute;
    std::optional<qint64> tokensPerMinute;
    std::optional<qint64> parallel;
    QDateTime resets, expires, created, updated, lastUsed;
    QString createdBy, updatedBy;
    bool blocked = false;
    QJsonObject row; ///< all of it, also what is not known here

    static AccessKey fromRow(const QJsonObject &row);

    QString name() const { return alias.isEmpty() ? hint : alias; }
    QString lastFour() const; ///< of the secret; empty where the hint does not tell
    bool mayUseAllModels() const;
    /// May it call `model`, by its list with patterns ("openai/*")?
    bool mayUse(const QString &model) const;
    KeyState state(const QDateTime &now) const;
    bool isUsable(const QDateTime &now) const { return state(now) <= KeyState::ExpiresSoon; }
    Toll toll() const;

    // As columns and facts say it.
    static QString stateWord(KeyState state);
    static Tone stateTone(KeyState state);
    QString modelsText() const; ///< "All", "gpt-5-mini", "3 models"
    QString tollText() const; ///< "$481 / $500"
    QString rateText() const; ///< "600 rpm · 100 k tpm"
    QString ownerText() const;
    bool operator==(const AccessKey &other) const { return row == other.row; }
};

/// A budget window in words: "per day", "per 30 days"; empty: "in all".
QString windowText(const QString &window);
/// Seconds of "30s", "30m", "24h", "7d", "2w", "1mo" (30 days); 0 where it cannot be read.
qint64 windowSeconds(const QString &window);
/// Is `text` what a pattern with stars says, from its beginning to its end?
bool fitsPattern(const QString &text, const QString &pattern, Qt::CaseSensitivity sensitivity);
/// A time as the admin API writes it, with or without a zone (then UTC), to local time; invalid where it is null or cannot be read.
QDateTime apiTime(const QJsonValue &value);

} // namespace portreeve::ui
