// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/access_key.h"
#include "ui/widgets/sheet.h"

#include <functional>

namespace portreeve::ui {

class Banner;
class Client;
class KeyForm;
class Label;
class ModelCatalogue;
class ReachPanel;
struct Answer;

/// The form of a key over the page, with what the key could do beside it. Saving is one call; the sheet stays with the server's words when it is refused.
class KeySheet : public Sheet
{
    Q_OBJECT

public:
    /// A new key. `preset`: id of a preset to begin with; empty: none.
    static KeySheet *create(Client &client, ModelCatalogue &models, const QString &preset, QWidget *over);
    /// An existing one, read anew before it is written.
    static KeySheet *edit(Client &client, ModelCatalogue &models, const AccessKey &key, QWidget *over);

signals:
    /// The answer to /key/generate. It holds the secret: hand it to the reveal sheet and let it go.
    void generated(const QJsonObject &answer);
    /// The row as the server has it after a save, read back; `note`: what the server did otherwise, empty: nothing.
    void saved(const portreeve::ui::AccessKey &key, const QString &note);

private:
    KeySheet(Client &client, ModelCatalogue &models, const QString &title, QWidget *over);
    void addPresets(const QString &chosen);
    void addForm();
    void refresh();
    void generate();
    void save();
    void lookBeforeWriting(const QJsonObject &changes);
    void write(const QJsonObject &changes);
    void readBack(const QJsonObject &changes, const QString &note);
    void refuse(const Answer &answer);
    void setBusy(const QString &words);

    Client &m_client;
    ModelCatalogue &m_models;
    AccessKey m_key; ///< of an edit
    bool m_isEdit = false;
    bool m_hasLooked = false; ///< a person saw what others changed and goes on
    KeyForm *m_form = nullptr;
    ReachPanel *m_reach = nullptr;
    Banner *m_banner = nullptr;
    Button *m_theirs = nullptr; ///< on the banner, when somebody else changed the key meanwhile
    QJsonObject m_rowNow; ///< as they left it
    Button *m_primary = nullptr;
    Label *m_state = nullptr;
    QString m_primaryWords;
};

} // namespace portreeve::ui
