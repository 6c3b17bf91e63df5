// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/access_key.h"

#include <QWidget>

class QVBoxLayout;

namespace portreeve::ui {

/// A limit that binds a key, and whose it is: the key's own, or its team's where that is the tighter one.
struct KeyLimit {
    QString what; ///< "Budget per month"
    QString value; ///< "$481.20 of $500.00"
    QString whose; ///< "this key", "team Research"
    std::optional<Toll> toll; ///< for money
};

/// The limits that decide, one for each kind; `team` is the row of /team/info, empty: none. A kind without a limit says so in its value.
QList<KeyLimit> limitsOf(const AccessKey &key, const QJsonObject &team);

/// These limits as lines: name, value, whose, and a toll bar under money.
class KeyLimits : public QWidget
{
    Q_OBJECT

public:
    explicit KeyLimits(QWidget *parent = nullptr);
    void set(const QList<KeyLimit> &limits);

private:
    QVBoxLayout *m_column;
};

} // namespace portreeve::ui
