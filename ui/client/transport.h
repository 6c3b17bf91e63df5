// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/call.h"

#include <QObject>

#include <functional>
#include <memory>

namespace portreeve::ui {

/// A call that is under way; destroying it cancels the call and nothing is reported any more.
class Running
{
public:
    virtual ~Running() = default;
};

/// The way to a gateway: in this process (app/portreeve/local_transport.h), over HTTP, or a script of a test. Used on the GUI thread; every function returns at once and
/// reports on the GUI thread, never from within the call itself. Answers that came whole are parsed by then, where their transport has a thread of its own.
class AdminTransport : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Answer &)>;
    /// The head as soon as it is there, then the bytes as they come, then the end; after a fault or a broken stream `end` has its `fault`.
    struct Listener {
        std::function<void(const Answer &head)> head;
        std::function<void(const QByteArray &bytes)> bytes;
        std::function<void(const Answer &end)> end;
    };

    using QObject::QObject;
    virtual std::unique_ptr<Running> send(const Call &call, Done done) = 0;
    /// For what keeps coming: model calls, exports.
    virtual std::unique_ptr<Running> stream(const Call &call, Listener listener) = 0;
    /// Where clients of this gateway point: "http://127.0.0.1:4000"; empty while nothing listens.
    virtual QString url() const = 0;
    virtual bool isLocal() const { return false; }
};

} // namespace portreeve::ui
