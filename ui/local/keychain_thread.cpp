// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/local/keychain_thread.h"

#include <QPointer>
#include <QThread>

#include <qt6keychain/keychain.h>

#include <memory>
#include <mutex>

namespace portreeve::ui {
namespace {

/// An object that lives in the keychain's thread. Never deleted: QtKeychain keeps a queue that is bound to the first thread it was used in.
QObject *desk()
{
    static QObject *made = [] {
        auto *thread = new QThread;
        thread->setObjectName(QStringLiteral("keychain"));
        auto *object = new QObject;
        object->moveToThread(thread);
        thread->start();
        return object;
    }();
    return made;
}

/// The way home from another thread; shut when the asker goes.
struct Home {
    std::mutex mutex;
    QObject *object = nullptr;
};

QKeychain::Job *makeJob(KeychainVerb verb, const QString &service, const QByteArray &value)
{
    if (verb == KeychainVerb::Read)
        return new QKeychain::ReadPasswordJob(service);
    if (verb == KeychainVerb::Remove)
        return new QKeychain::DeletePasswordJob(service);
    auto *writing = new QKeychain::WritePasswordJob(service);
    writing->setBinaryData(value);
    return writing;
}

} // namespace

void askKeychain(KeychainVerb verb, const QString &service, const QString &key, const QByteArray &value, QObject *home, std::function<void(const KeychainReply &)> done)
{
    auto way = std::make_shared<Home>();
    way->object = home;
    const auto watch = QObject::connect(home, &QObject::destroyed, [way] {
        const std::lock_guard guard(way->mutex);
        way->object = nullptr;
    });
    const auto tell = [way, watch, done = std::move(done)](const KeychainReply &reply) {
        const std::lock_guard guard(way->mutex);
        if (way->object)
            QMetaObject::invokeMethod(way->object, [watch, done, reply] {
                QObject::disconnect(watch);
                done(reply);
            }, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(desk(), [verb, service, key, value, tell] {
        QKeychain::Job *job = makeJob(verb, service, value);
        job->setKey(key);
        job->setInsecureFallback(false);
        job->setAutoDelete(true);
        QObject::connect(job, &QKeychain::Job::finished, [tell](QKeychain::Job *ended) {
            const auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(ended);
            tell({int(ended->error()), ended->errorString(), reading ? reading->binaryData() : QByteArray()});
        });
        job->start();
    }, Qt::QueuedConnection);
}

} // namespace portreeve::ui
