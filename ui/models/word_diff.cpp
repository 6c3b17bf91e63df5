// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/word_diff.h"

#include <QHash>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <span>
#include <vector>

namespace portreeve::ui {

namespace {

using Ids = std::span<const int>;

/// The longest common sequence by Hirschberg: halves and rows, so memory grows with the length and not with its square.
class CommonWords
{
public:
    CommonWords(const std::vector<int> &left, const std::vector<int> &right) : inLeft(left.size()), inRight(right.size()) { find(left, right, 0, 0); }

    std::vector<char> inLeft; // 1: shared
    std::vector<char> inRight;

private:
    void share(std::size_t left, std::size_t right)
    {
        inLeft[left] = 1;
        inRight[right] = 1;
    }

    void find(Ids left, Ids right, std::size_t leftAt, std::size_t rightAt)
    {
        for (; !left.empty() && !right.empty() && left.front() == right.front(); left = left.subspan(1), right = right.subspan(1))
            share(leftAt++, rightAt++);
        for (; !left.empty() && !right.empty() && left.back() == right.back(); left = left.first(left.size() - 1), right = right.first(right.size() - 1))
            share(leftAt + left.size() - 1, rightAt + right.size() - 1);
        if (left.empty() || right.empty())
            return;
        if (left.size() == 1) {
            const auto same = std::find(right.begin(), right.end(), left.front());
            if (same != right.end())
                share(leftAt, rightAt + std::size_t(same - right.begin()));
            return;
        }
        const std::size_t half = left.size() / 2;
        const std::size_t cut = bestCut(lengths(left.begin(), left.begin() + half, right.begin(), right.end()),
                                        lengths(left.rbegin(), left.rend() - half, right.rbegin(), right.rend()));
        find(left.first(half), right.first(cut), leftAt, rightAt);
        find(left.subspan(half), right.subspan(cut), leftAt + half, rightAt + cut);
    }

    /// How long the common sequence of all of `left` and the first k of `right` is, for each k.
    template <class It>
    static std::vector<int> lengths(It left, It leftEnd, It right, It rightEnd)
    {
        std::vector<int> row(std::size_t(rightEnd - right) + 1);
        for (; left != leftEnd; ++left) {
            int diagonal = 0;
            std::size_t k = 1;
            for (It each = right; each != rightEnd; ++each, ++k) {
                const int above = row[k];
                row[k] = *each == *left ? diagonal + 1 : std::max(above, row[k - 1]);
                diagonal = above;
            }
        }
        return row;
    }

    static std::size_t bestCut(const std::vector<int> &before, const std::vector<int> &behind)
    {
        std::size_t best = 0;
        for (std::size_t k = 0; k < before.size(); ++k) {
            if (before[k] + behind[before.size() - 1 - k] > before[best] + behind[before.size() - 1 - best])
                best = k;
        }
        return best;
    }
};

/// Equal words have equal numbers.
std::vector<int> numbered(const QString &text, const QList<Word> &words, QHash<QStringView, int> &numbers)
{
    std::vector<int> ids;
    ids.reserve(std::size_t(words.size()));
    for (const Word &word : words) {
        const QStringView view = QStringView(text).mid(word.at, word.length);
        const auto known = numbers.constFind(view);
        ids.push_back(known == numbers.cend() ? *numbers.insert(view, int(numbers.size())) : *known);
    }
    return ids;
}

QList<Word> unshared(const QList<Word> &words, const std::vector<char> &isShared)
{
    QList<Word> out;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (!isShared[std::size_t(i)])
            out.append(words[i]);
    }
    return out;
}

} // namespace

QList<Word> wordsOf(const QString &text)
{
    QList<Word> words;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    for (qsizetype at = 0; at >= 0 && at < text.size(); at = finder.position()) {
        const qsizetype end = finder.toNextBoundary();
        if (end < 0)
            break;
        const QStringView piece = QStringView(text).mid(at, end - at); // Qt calls no sign of Chinese an item
        if (std::any_of(piece.begin(), piece.end(), [](QChar c) { return c.isLetterOrNumber(); }))
            words.append({at, end - at});
    }
    return words;
}

WordDiff compareWords(const QString &left, const QString &right)
{
    QList<Word> leftWords = wordsOf(left);
    QList<Word> rightWords = wordsOf(right);
    WordDiff diff;
    diff.isCut = leftWords.size() > mostWords || rightWords.size() > mostWords;
    leftWords = leftWords.mid(0, mostWords);
    rightWords = rightWords.mid(0, mostWords);
    QHash<QStringView, int> numbers;
    const std::vector<int> leftIds = numbered(left, leftWords, numbers);
    const std::vector<int> rightIds = numbered(right, rightWords, numbers);
    const CommonWords common(leftIds, rightIds);
    diff.left = unshared(leftWords, common.inLeft);
    diff.right = unshared(rightWords, common.inRight);
    diff.leftWords = leftWords.size();
    diff.rightWords = rightWords.size();
    return diff;
}

QList<Word> stretches(const QString &text, const QList<Word> &words)
{
    QList<Word> out;
    for (const Word &word : words) {
        if (!out.isEmpty()) {
            const qsizetype end = out.last().at + out.last().length;
            const QStringView between = QStringView(text).mid(end, word.at - end);
            const bool isNear = std::none_of(between.begin(), between.end(), [](QChar c) { return c.isLetterOrNumber() || c == QChar::ParagraphSeparator || c == u'\n'; });
            if (isNear) {
                out.last().length = word.at + word.length - out.last().at;
                continue;
            }
        }
        out.append(word);
    }
    return out;
}

} // namespace portreeve::ui
