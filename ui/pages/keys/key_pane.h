// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/access_key.h"
#include "ui/widgets/detail_pane.h"

namespace portreeve::ui {

class Banner;
class CodeBlock;
class KeyLimits;
class KeyRequests;
class KeyUsage;
class ModelCatalogue;
class ReachPanel;
class TextField;
struct Desk;

/// The pane of one key: what it may do and what binds it, what it was used for, its latest requests, a test with its secret, and all of its settings. A tab asks when it is
/// first looked at.
class KeyPane : public DetailPane
{
    Q_OBJECT

public:
    KeyPane(Desk &desk, ModelCatalogue &models, QWidget *parent = nullptr);
    void show(const AccessKey &key);
    using QWidget::show;
    QString token() const { return m_key.token; }
    void showTest();

private:
    enum Tab { Overview, Usage, Requests, Test, Settings };
    void addOverview();
    void addTest();
    void addSettings();
    void addActions();
    void fillOverview();
    void fillSettings();
    void loadTeam();
    void loadTab(int tab);
    void runTest();
    QString sentence() const;

    Desk &m_desk;
    ModelCatalogue &m_models;
    AccessKey m_key;
    QJsonObject m_team;
    QSet<int> m_loaded;
    KeyLimits *m_limits = nullptr;
    ReachPanel *m_reach = nullptr;
    KeyUsage *m_usage = nullptr;
    KeyRequests *m_requests = nullptr;
    TextField *m_secret = nullptr;
    Button *m_run = nullptr;
    Banner *m_verdict = nullptr;
    class Facts *m_settings = nullptr;
    CodeBlock *m_row = nullptr;
};

} // namespace portreeve::ui
