// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace portreeve::ui {

/// A word of a text: its place and length in UTF-16 units. What stands between words (spaces, commas) is none.
struct Word {
    qsizetype at = 0;
    qsizetype length = 0;
    bool operator==(const Word &) const = default;
};

/// Words as Unicode bounds them: "don't" and "3.14" are one, each sign of Chinese or Japanese is one.
QList<Word> wordsOf(const QString &text);

/// What two texts do not share: the words outside of their longest common sequence, in order.
struct WordDiff {
    QList<Word> left;
    QList<Word> right;
    qsizetype leftWords = 0; ///< all that were compared
    qsizetype rightWords = 0;
    bool isCut = false; ///< a text was longer than `mostWords`; the rest was left alone
};

/// Of each text; the time grows with the product of both, about 20 ms for two texts of that length.
constexpr qsizetype mostWords = 4000;

WordDiff compareWords(const QString &left, const QString &right);

/// Neighbours joined: one stretch for words that follow each other in `text` with nothing but spaces and signs between them.
QList<Word> stretches(const QString &text, const QList<Word> &words);

} // namespace portreeve::ui
