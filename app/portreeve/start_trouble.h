// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portreeve/engine_host.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace portreeve::ui {
class Sheet;
}

namespace portreeve::desktop {

/// When the gateway of this computer does not start: a sheet over the window that says why and offers what helps. A taken port: the next free one. Data in use by another Portreeve: to
/// administer that one. Everything: try again. The window stays usable whatever is chosen.
class StartTrouble : public QObject
{
    Q_OBJECT

public:
    StartTrouble(EngineHost &host, std::function<QWidget *()> window, QObject *parent = nullptr);

    /// Shows it again, for example after "Try now"; nothing while the engine is well.
    void show();

private:
    void follow();
    void offerPort(ui::Sheet &sheet);
    void offerAttach(ui::Sheet &sheet);

    EngineHost &m_host;
    std::function<QWidget *()> m_window;
    QPointer<ui::Sheet> m_sheet;
};

/// The first port above `port` on which nothing listens at `host`; 0: none within twenty.
quint16 nextFreePort(const QString &host, quint16 port);

/// The Portreeve that holds a data directory, from its run.json, with its master key where we may read it.
struct OtherGateway {
    QString url; ///< empty: none runs there
    QByteArray masterKey;
};
OtherGateway otherGateway(const QString &dataDirectory);

} // namespace portreeve::desktop
