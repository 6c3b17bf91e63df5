// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/sheet.h"

namespace portreeve::ui {

struct Desk;
class Banner;
class DiscoverView;

/// The models of a provider that is in use, by one of its credentials; ticked ones become deployments.
class FetchSheet : public Sheet
{
    Q_OBJECT

public:
    /// `credentials`: to choose from; empty: the environment's key.
    FetchSheet(Desk &desk, const QString &slug, const QString &title, const QStringList &credentials, QWidget *over);

signals:
    void added(int models);

private:
    void ask();
    void save();

    QString m_slug;
    QString m_credential;
    DiscoverView *m_discover;
    Banner *m_banner;
    Button *m_save;
};

} // namespace portreeve::ui
