// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/deployments/test_report.h"
#include "ui/widgets/sheet.h"

#include <QJsonObject>

#include <functional>
#include <optional>

class QComboBox;

namespace portreeve::ui {

struct Desk;
class Badge;
class Label;
class RowList;
class TestView;

/// What is tested: a deployment by its id, or parameters that are not saved yet.
struct TestTarget {
    QString id; ///< model_id; empty: `params`
    QString title; ///< "gpt-5 on openai"
    QString mode; ///< "chat", "embedding"; empty: chat
    QJsonObject params; ///< litellm_params, over a server or a key that is not saved; for LiteLLM always
};

/// Sends one short request and says how it went. Runs at once; it is a real request and costs what the model costs.
class TestSheet : public Sheet
{
    Q_OBJECT

public:
    TestSheet(Desk &desk, const QList<TestTarget> &targets, QWidget *over);

signals:
    void tested(bool isOk);

private:
    void run(int index);
    void take(int index, const TestReport &report);
    void showReport(int index);
    void finish();
    void showRows();

    Desk &m_desk;
    QList<TestTarget> m_targets;
    QList<std::optional<TestReport>> m_reports;
    int m_shown = 0;
    Badge *m_badge;
    QComboBox *m_mode = nullptr;
    RowList *m_rows = nullptr;
    TestView *m_view;
    Label *m_note;
    Button *m_again;
    Button *m_copy;
    QObject *m_round = nullptr; ///< owns the calls of one round
};

/// One test, without a sheet: `done` gets the report while `asker` lives.
void runTest(Desk &desk, QObject *asker, const TestTarget &target, const QString &mode, std::function<void(const TestReport &)> done);

} // namespace portreeve::ui
