// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QMap>
#include <QString>

namespace portreeve::ui {

/// How often the answers of a model were marked as the better ones.
using Tally = QMap<QString, int>;

/// Of a conversation as it is kept ("cards" with their "turns"): an answer's member "by" names the model that gave it, "better" says that it won. Both are ours and never sent.
Tally votesIn(const QJsonArray &cards);
/// "claude-sonnet-4-5 2, gpt-5-mini 1", the most first; empty: none.
QString tallyText(const Tally &tally);

/// The turn that the last answer answers; undefined where the last that was said is none, or was not given here (a conversation that was pasted).
QJsonValue answeredBy(const QJsonArray &turns);

} // namespace portreeve::ui
