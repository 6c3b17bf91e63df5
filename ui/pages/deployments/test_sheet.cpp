// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/deployments/test_sheet.h"

#include "ui/client/client.h"
#include "ui/pages/deployments/test_view.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/scroll_face.h"
#include "ui/widgets/theme.h"
#include "ui/window/desk.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QScrollArea>

namespace portreeve::ui {

void runTest(Desk &desk, QObject *asker, const TestTarget &target, const QString &mode, std::function<void(const TestReport &)> done)
{
    if (desk.client.kind() == ServerKind::LiteLlm) {
        const QJsonObject body{{QStringLiteral("litellm_params"), target.params}, {QStringLiteral("mode"), mode}};
        return desk.client.post(asker, QStringLiteral("/health/test_connection"), body, [done](const Answer &answer) { done(readTestConnection(answer)); });
    }
    QJsonObject body{{QStringLiteral("mode"), mode}};
    if (target.id.isEmpty())
        body.insert(QStringLiteral("litellm_params"), target.params);
    else
        body.insert(QStringLiteral("model_id"), target.id);
    desk.client.post(asker, QStringLiteral("/portreeve/test"), body, [done](const Answer &answer) { done(readTest(answer)); });
}

TestSheet::TestSheet(Desk &desk, const QList<TestTarget> &targets, QWidget *over)
    : Sheet(targets.size() == 1 ? tr("Test %1").arg(targets.first().title) : tr("Test %n deployments", nullptr, int(targets.size())), over), m_desk(desk), m_targets(targets),
      m_reports(targets.size()), m_badge(new Badge), m_view(new TestView), m_note(new Label({}, Type::Small, &Tokens::text2))
{
    setObjectName(QStringLiteral("deployments.test"));
    head()->addWidget(m_badge);
    m_note->setWordWrap(true);
    m_note->setText(tr("A short request is really sent. It is logged and costs what the model costs."));
    body()->addWidget(m_note);
    if (targets.size() > 1) {
        m_rows = new RowList;
        m_rows->setObjectName(QStringLiteral("deployments.test.rows"));
        connect(m_rows, &RowList::chosen, this, [this](const QString &id) { showReport(id.toInt()); });
        QScrollArea *scroll = scrolled(m_rows);
        fix(scroll, -1, qMin(240, 12 + 46 * int(targets.size())));
        body()->addWidget(scroll);
        setSheetWidth(640);
    }
    body()->addWidget(m_view);
    m_copy = addFootLeft(tr("Copy details"), ButtonKind::Ghost, Does::Nothing);
    m_copy->setIconName(QStringLiteral("copy"));
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (m_reports[m_shown])
            QApplication::clipboard()->setText(asText(*m_reports[m_shown], m_targets[m_shown].title));
    });
    if (targets.size() == 1) {
        m_mode = new QComboBox;
        m_mode->setObjectName(QStringLiteral("deployments.test.mode"));
        m_mode->setAccessibleName(tr("What to ask for"));
        m_mode->addItem(tr("Chat"), QStringLiteral("chat"));
        m_mode->addItem(tr("Embedding"), QStringLiteral("embedding"));
        m_mode->setCurrentIndex(targets.first().mode == QLatin1String("embedding") ? 1 : 0);
        addFootWidget(m_mode);
    }
    m_again = addFoot(tr("Test again"), ButtonKind::Secondary, Does::Nothing);
    m_again->setObjectName(QStringLiteral("deployments.test.again"));
    connect(m_again, &QPushButton::clicked, this, [this] { run(0); });
    auto *close = addFoot(tr("Close"), ButtonKind::Primary, Does::Accept);
    close->setDefault(true);
    close->setFocus();
    run(0);
}

void TestSheet::run(int index)
{
    if (index == 0) {
        delete std::exchange(m_round, new QObject(this));
        m_reports = QList<std::optional<TestReport>>(m_targets.size());
        m_badge->set(Tone::Info, tr("Running"));
        m_again->setEnabled(false);
        m_copy->setEnabled(false);
        m_view->setWaiting();
        m_shown = 0;
    }
    showRows();
    const TestTarget &target = m_targets[index];
    const QString mode = m_mode ? m_mode->currentData().toString() : target.mode == QLatin1String("embedding") ? target.mode : QStringLiteral("chat");
    runTest(m_desk, m_round, target, mode, [this, index](const TestReport &report) { take(index, report); });
}

void TestSheet::take(int index, const TestReport &report)
{
    m_reports[index] = report;
    const bool isFirstFault = !report.isOk && std::none_of(m_reports.begin(), m_reports.begin() + index, [](const auto &each) { return each && !each->isOk; });
    if (index == 0 || isFirstFault)
        showReport(index);
    if (index + 1 < m_targets.size())
        return run(index + 1);
    showRows();
    finish();
}

void TestSheet::finish()
{
    const auto bad = std::count_if(m_reports.begin(), m_reports.end(), [](const auto &each) { return !each->isOk; });
    const QString words = m_targets.size() == 1 ? tr("Failed") : tr("%1 of %2 failed").arg(countText(bad), countText(m_targets.size()));
    m_badge->set(bad > 0 ? Tone::Bad : Tone::Ok, bad > 0 ? words : tr("It works"));
    m_again->setEnabled(true);
    emit tested(bad == 0);
}

void TestSheet::showReport(int index)
{
    if (!m_reports[index])
        return;
    m_shown = index;
    m_view->set(*m_reports[index]);
    m_copy->setEnabled(true);
}

void TestSheet::showRows()
{
    if (!m_rows)
        return;
    QList<ListRow> rows;
    for (qsizetype i = 0; i < m_targets.size(); ++i) {
        ListRow row;
        row.id = m_reports[i] ? QString::number(i) : QString();
        row.title = m_targets[i].title;
        const auto &report = m_reports[i];
        row.tone = int(!report ? Tone::Mute : report->isOk ? Tone::Ok : Tone::Bad);
        if (report && report->latencyMs)
            row.right = durationText(qint64(*report->latencyMs * 1e6));
        row.second = !report ? tr("waiting") : report->isOk ? (report->costNanos ? moneyText(*report->costNanos, Money::Bill) : tr("works")) : report->message.section(QLatin1Char('\n'), 0, 0);
        rows.append(row);
    }
    m_rows->setRows(rows);
}

} // namespace portreeve::ui
