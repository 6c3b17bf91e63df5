// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/probe.h"
#include "ui/widgets/sheet.h"

class QCheckBox;

namespace portreeve::ui {

class ConnectionTest;
class Connections;
class Field;
class Label;
class Segments;
class StepList;
class TextField;

/// Adds a connection or changes one. Nothing is kept until Save; the key goes to the secret store and is never shown again. Test looks at what is typed, saved or not.
class ConnectionForm : public Sheet
{
    Q_OBJECT

public:
    /// An empty id: a new one, with what is given filled in.
    ConnectionForm(Connections &connections, const Connection &connection, QWidget *over);
    ~ConnectionForm() override;

signals:
    void saved(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void buildFields();
    void buildAdvanced();
    void buildFoot();
    void fill();
    void retranslate();
    void restate();
    Connection typed(bool *isGood);
    void test();
    void runTest(const Connection &connection, const QByteArray &key);
    void tested(const Probed &found);
    void save();
    void stored(const QString &id, bool ok, const QString &why);
    void chooseFile();
    bool isNew() const { return m_connection.id.isEmpty(); }

    Connections &m_connections;
    Connection m_connection;
    Field *m_name;
    Field *m_url;
    Field *m_key;
    Field *m_environment;
    Field *m_header;
    Field *m_authority;
    TextField *m_nameText;
    TextField *m_urlText;
    TextField *m_keyText;
    TextField *m_headerText;
    TextField *m_authorityText;
    Segments *m_environments;
    QCheckBox *m_readOnly;
    Button *m_more;
    QWidget *m_advanced;
    Button *m_browse;
    Label *m_verdict;
    StepList *m_steps;
    Button *m_cancel;
    Button *m_test;
    Button *m_save;
    std::unique_ptr<ConnectionTest> m_running;
    bool m_isKeyTouched = false;
};

} // namespace portreeve::ui
