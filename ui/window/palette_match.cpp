// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/palette_match.h"

#include <algorithm>

namespace portreeve::ui {
namespace {

constexpr int noFit = -1;

int fitOfWord(const QString &text, QStringView word)
{
    const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
    if (at < 0)
        return noFit;
    if (at == 0)
        return 0;
    for (qsizetype each = at; each >= 0; each = text.indexOf(word, each + 1, Qt::CaseInsensitive)) {
        if (!text[each - 1].isLetterOrNumber())
            return 1;
    }
    return 2;
}

} // namespace

int fit(const PaletteHit &hit, const QString &query)
{
    int worst = 0;
    for (const QStringView word : QStringView(query).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        int own = fitOfWord(hit.text, word);
        if (own == noFit) {
            const int second = fitOfWord(hit.detail, word);
            if (second == noFit)
                return noFit;
            own = 3 + second;
        }
        worst = qMax(worst, own);
    }
    return worst;
}

QList<PaletteHit> matched(const QList<PaletteHit> &hits, const QString &query, int most)
{
    QList<std::pair<int, qsizetype>> order;
    for (qsizetype i = 0; i < hits.size(); ++i) {
        if (const int own = fit(hits[i], query); own != noFit)
            order.append({own, i});
    }
    std::stable_sort(order.begin(), order.end(), [](const auto &one, const auto &other) { return one.first < other.first; });
    QList<PaletteHit> best;
    for (const auto &[own, at] : order) {
        if (best.size() == most)
            break;
        best.append(hits[at]);
    }
    return best;
}

} // namespace portreeve::ui
