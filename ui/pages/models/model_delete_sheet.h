// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/deployments/deployment.h"
#include "ui/pages/deployments/model_users.h"
#include "ui/widgets/sheet.h"

namespace portreeve::ui {

class Label;
class RowList;

/// Asks before deployments are deleted, and lists who asks for them first: keys and fallbacks that would find nothing any more.
class ModelDeleteSheet : public Sheet
{
    Q_OBJECT

public:
    /// `others`: deployments of the first one's name that stay. `typed`: a name to type on production; empty: none.
    ModelDeleteSheet(Desk &desk, const QList<Deployment> &deployments, int others, const QString &typed, QWidget *over);

private:
    void take(const ModelUsers &users);
    void settle();

    QList<Deployment> m_deployments;
    int m_others;
    Label *m_effect;
    Label *m_note;
    RowList *m_users;
    Button *m_delete;
    QString m_wanted, m_typed;
    bool m_isKnown = false;
};

} // namespace portreeve::ui
