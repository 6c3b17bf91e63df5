// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QNetworkReply>
#include <QSslError>
#include <QString>
#include <QUrl>

namespace portreeve::ui {

/// Why nothing (or not all) came over the network, and what to do, in one or two plain sentences. `timeoutMs`: how long was waited at most; `detail`: Qt's own words, for what has none.
QString networkFault(QNetworkReply::NetworkError error, const QList<QSslError> &certificate, const QUrl &url, int timeoutMs, const QString &detail);

/// The same for a certificate alone; empty when nothing is wrong with it.
QString certificateFault(const QList<QSslError> &errors, const QUrl &url);

} // namespace portreeve::ui
