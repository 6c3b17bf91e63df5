// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/local/chosen_secrets.h"

#include "ui/local/settings.h"

#include <QCoreApplication>

namespace portreeve::ui {
namespace {

const QString setting = QStringLiteral("secrets.place");
constexpr SecretPlace allPlaces[] = {SecretPlace::Keychain, SecretPlace::File, SecretPlace::Environment, SecretPlace::Session};

} // namespace

QString placeId(SecretPlace place)
{
    switch (place) {
    case SecretPlace::Keychain: return QStringLiteral("keychain");
    case SecretPlace::File: return QStringLiteral("file");
    case SecretPlace::Environment: return QStringLiteral("environment");
    case SecretPlace::Session: break;
    }
    return QStringLiteral("session");
}

QString placeName(SecretPlace place)
{
    switch (place) {
    case SecretPlace::Keychain: return QCoreApplication::translate("Secrets", "Keychain of this session");
    case SecretPlace::File: return QCoreApplication::translate("Secrets", "File sealed with a passphrase");
    case SecretPlace::Environment: return QCoreApplication::translate("Secrets", "Environment only");
    case SecretPlace::Session: break;
    }
    return QCoreApplication::translate("Secrets", "Nowhere: until Portreeve is closed");
}

ChosenSecrets::ChosenSecrets(Settings &settings, QObject *parent) : Secrets(parent), m_settings(settings)
{
    add(std::make_unique<SessionSecrets>());
    add(std::make_unique<EnvironmentSecrets>());
    m_state.place = place();
}

void ChosenSecrets::add(std::unique_ptr<Secrets> place)
{
    connect(place.get(), &Secrets::recovered, this, [this, which = place->place()] {
        note(which, {SecretHealth::Present, {}, {}});
        emit recovered();
    });
    const SecretPlace which = place->place();
    m_places[which] = std::move(place);
    m_state.place = this->place();
}

Secrets *ChosenSecrets::at(SecretPlace place) const
{
    const auto found = m_places.find(place);
    return found == m_places.end() ? nullptr : found->second.get();
}

bool ChosenSecrets::isSettled() const
{
    return m_settings.text(setting) != QLatin1String("auto");
}

SecretPlace ChosenSecrets::place() const
{
    const QString chosen = m_settings.text(setting);
    for (const auto place : allPlaces) {
        if (chosen == placeId(place))
            return place;
    }
    return at(SecretPlace::Keychain) ? SecretPlace::Keychain : SecretPlace::Session;
}

/// Where there is no such place any more (a profile from another computer) secrets are kept for the session, and reading finds nothing.
Secrets &ChosenSecrets::current() const
{
    Secrets *chosen = at(place());
    return chosen ? *chosen : *at(SecretPlace::Session);
}

void ChosenSecrets::choose(SecretPlace place)
{
    m_settings.set(setting, placeId(place));
    m_state = {place, SecretHealth::Unknown, {}};
    emit stateChanged();
    look();
}

void ChosenSecrets::note(SecretPlace place, const SecretAnswer &answer)
{
    const bool works = answer.isOk() || answer.health == SecretHealth::Missing;
    const SecretHealth health = works ? SecretHealth::Present : answer.health;
    const QString words = works ? QString() : answer.words;
    if (m_state.place == place && m_state.health == health && m_state.words == words)
        return;
    m_state = {place, health, words};
    emit stateChanged();
}

Secrets::Done ChosenSecrets::noting(Done done)
{
    return [this, which = current().place(), done = std::move(done)](const SecretAnswer &answer) {
        note(which, answer);
        done(answer);
    };
}

void ChosenSecrets::look()
{
    test([](const SecretAnswer &) {});
}

void ChosenSecrets::test(Done done)
{
    current().test(noting(std::move(done)));
}

void ChosenSecrets::read(const QString &name, Done done)
{
    // Not settled: what was kept for this session is nearer than the keychain.
    if (isSettled())
        return current().read(name, noting(std::move(done)));
    at(SecretPlace::Session)->read(name, [this, name, done = std::move(done)](const SecretAnswer &answer) {
        if (answer.isOk() || place() == SecretPlace::Session)
            return done(answer);
        current().read(name, noting(done));
    });
}

void ChosenSecrets::settle(const std::function<void()> &then)
{
    if (isSettled())
        return then();
    test([this, then](const SecretAnswer &answer) {
        if (answer.isOk() && place() == SecretPlace::Keychain)
            m_settings.set(setting, placeId(SecretPlace::Keychain));
        then();
    });
}

void ChosenSecrets::write(const QString &name, const QByteArray &value, Done done)
{
    settle([this, name, value, done = std::move(done)] {
        if (isSettled())
            return current().write(name, value, noting(done));
        at(SecretPlace::Session)->write(name, value, done);
    });
}

void ChosenSecrets::remove(const QString &name, Done done)
{
    at(SecretPlace::Session)->remove(name, [this, name, done = std::move(done)](const SecretAnswer &answer) {
        if (place() == SecretPlace::Session)
            return done(answer);
        current().remove(name, noting(done));
    });
}

void ChosenSecrets::move(const QStringList &names, SecretPlace to, Done done)
{
    if (!at(to))
        return tell(std::move(done), {SecretHealth::Absent, {}, tr("There is no such place on this computer.")});
    moveNext(names, names, to, std::move(done));
}

void ChosenSecrets::moveNext(QStringList left, const QStringList &all, SecretPlace to, Done done)
{
    if (left.isEmpty()) {
        const auto from = isSettled() ? place() : SecretPlace::Session;
        choose(to);
        for (const auto &name : all) {
            if (Secrets *old = at(from); old && from != to)
                old->remove(name, [](const SecretAnswer &) {});
        }
        return done({SecretHealth::Present, {}, {}});
    }
    const QString name = left.takeFirst();
    read(name, [this, left, all, to, name, done = std::move(done)](const SecretAnswer &found) {
        if (found.health == SecretHealth::Missing)
            return moveNext(left, all, to, done);
        if (!found.isOk())
            return done(found);
        at(to)->write(name, found.value, [this, left, all, to, done](const SecretAnswer &written) {
            if (!written.isOk())
                return done(written);
            moveNext(left, all, to, done);
        });
    });
}

} // namespace portreeve::ui
