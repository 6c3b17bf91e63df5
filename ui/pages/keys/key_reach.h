// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/model_catalogue.h"
#include "ui/widgets/card.h"

#include <QJsonObject>

#include <optional>

namespace portreeve::ui {

/// What a key with these values could do and could cost, in sentences. Pure: the same values give the same words.
struct KeyReach {
    QStringList can;
    QStringList cannot;
    std::optional<qint64> worstPerDay; ///< nano-dollars; none: nothing bounds it, or no price is known
    QString worstWhy; ///< which of its limits decides
};

/// `values` as for /key/generate ("duration" or "expires").
KeyReach reachOf(const QJsonObject &values, const QList<CatalogueModel> &models);
/// Nano-dollars that the dearest minute allowed could cost, times a day: by tokens a minute, or by requests a minute of the longest question and answer. None: not bounded.
std::optional<qint64> rateBoundPerDay(const QJsonObject &values, const QList<CatalogueModel> &models);

/// The panel beside the form: "This key can ... cannot ... at worst $5.00 a day".
class ReachPanel : public Panel
{
    Q_OBJECT

public:
    explicit ReachPanel(QWidget *parent = nullptr);
    void set(const KeyReach &reach);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();

    KeyReach m_reach;
    QVBoxLayout *m_column;
};

} // namespace portreeve::ui
