// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/local/secrets.h"

#include <map>
#include <memory>

namespace portreeve::ui {

class Settings;

/// The place that a person chose ("secrets.place"), and what the pages show of it. "auto" is settled at the first write, by a test of the keychain: it works, then it is chosen for good;
/// it does not, then the secret is kept for this session only and state() says why. There is no falling through: what was written to one place is looked for in that place.
class ChosenSecrets : public Secrets
{
    Q_OBJECT

public:
    explicit ChosenSecrets(Settings &settings, QObject *parent = nullptr);

    /// A place to choose from; the file comes from the app, which can seal. Session and environment are there by themselves.
    void add(std::unique_ptr<Secrets> place);
    Secrets *at(SecretPlace place) const; ///< null: not on this computer

    SecretPlace place() const override;
    bool isSettled() const; ///< false: "auto", and nothing was written yet
    /// From now on. What lies elsewhere stays there and is not found; move() takes it along.
    void choose(SecretPlace place);
    /// Writes `names` to the other place, chooses it, and removes them here. On the first failure nothing is chosen and nothing removed.
    void move(const QStringList &names, SecretPlace place, Done done);

    const SecretState &state() const { return m_state; }
    /// Tests the place (the keychain while it is not settled) and says so by stateChanged().
    void look();

    void read(const QString &name, Done done) override;
    void write(const QString &name, const QByteArray &value, Done done) override;
    void remove(const QString &name, Done done) override;
    void test(Done done) override;

signals:
    void stateChanged();

private:
    Secrets &current() const;
    void settle(const std::function<void()> &then);
    void note(SecretPlace place, const SecretAnswer &answer);
    Done noting(Done done);
    void moveNext(QStringList left, const QStringList &all, SecretPlace to, Done done);

    Settings &m_settings;
    std::map<SecretPlace, std::unique_ptr<Secrets>> m_places;
    SecretState m_state;
};

/// "keychain", "file", "environment", "session": as in the settings.
QString placeId(SecretPlace place);
/// "Keychain of this session", "Sealed file", ...
QString placeName(SecretPlace place);

} // namespace portreeve::ui
