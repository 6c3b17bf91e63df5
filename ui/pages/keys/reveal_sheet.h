// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/access_key.h"
#include "ui/widgets/sheet.h"

class QCheckBox;

namespace portreeve::ui {

class Banner;
class Client;
class Label;
class SecretView;

/// Shows a new secret, once. It closes only after the key was copied, saved, or a person says that it is stored; Esc alone does not lose it. The secret lies in the SecretView
/// and here, is overwritten when the sheet goes, and is never in a text widget, an accessible text or a sample.
class RevealSheet : public Sheet
{
    Q_OBJECT

public:
    /// `model`: for the samples and the test; empty: a placeholder, no test call.
    RevealSheet(Client &client, const AccessKey &key, const QString &secret, const QString &model, QWidget *over);
    ~RevealSheet() override;

signals:
    void connectWanted(const QString &token);

private:
    void addFacts();
    void addSecret(const QString &secret);
    void addSamples();
    void addFootOf();
    void saveFile();
    void test();
    void setStored(bool stored);

    Client &m_client;
    AccessKey m_key;
    QString m_secret;
    QString m_model;
    SecretView *m_view = nullptr;
    Banner *m_verdict = nullptr;
    Label *m_saved = nullptr;
    QCheckBox *m_stored = nullptr;
    Button *m_done = nullptr;
    Button *m_test = nullptr;
};

/// Writes NAME=secret (and the address) into a file that only its owner may read, keeping every other line of it. Empty: done; else why not.
QString writeEnvFile(const QString &file, const QString &secret, const QString &url);

} // namespace portreeve::ui
