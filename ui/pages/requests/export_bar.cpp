// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/requests/export_bar.h"

#include "ui/client/client.h"
#include "ui/pages/requests/export_job.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/toggles.h"
#include "ui/window/desk.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QStandardPaths>
#include <QUrl>

namespace portreeve::ui {
namespace {

constexpr int progressSteps = 1000;

} // namespace

ExportBar::ExportBar(Desk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_words(new Label({}, Type::Small)), m_progress(new QProgressBar), m_cancel(new Button)
{
    setObjectName(QStringLiteral("requests.exporting"));
    auto *column = new QVBoxLayout(this);
    space(column, 0, 0);
    column->addWidget(new Rule);
    auto *row = new QHBoxLayout;
    space(row, QMargins(20, 6, 20, 6), 12);
    m_words->setTabular(true);
    m_progress->setTextVisible(false);
    m_cancel->setSmall(true);
    m_cancel->setObjectName(QStringLiteral("requests.exporting.cancel"));
    row->addWidget(m_words, 1);
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    column->addLayout(row);
    connect(m_cancel, &QPushButton::clicked, this, &ExportBar::cancel);
    hide();
    retranslate();
}

void ExportBar::ask(const Wanted &wanted)
{
    auto *sheet = new Sheet(tr("Export requests"), this);
    sheet->setObjectName(QStringLiteral("requests.export"));
    sheet->setSheetWidth(480);
    auto *what = new Label(wanted.expected > 0 ? tr("%1 requests, all columns, in the order they came.").arg(countText(wanted.expected)) : tr("All requests that match, all columns, in the order they came."));
    what->setWordWrap(true);
    auto *form = new Segments({QStringLiteral("CSV"), QStringLiteral("JSON lines")});
    form->setObjectName(QStringLiteral("requests.export.format"));
    form->setCurrent(0);
    auto *row = new QHBoxLayout;
    space(row, 0, 8);
    row->addWidget(form);
    row->addStretch();
    auto *hint = new Label(tr("For spreadsheets. Text that one would take for a formula gets a quote before it."), Type::Small, &Tokens::text2);
    hint->setWordWrap(true);
    connect(form, &Segments::chosen, hint, [hint](int index) {
        hint->setText(index == 0 ? tr("For spreadsheets. Text that one would take for a formula gets a quote before it.") : tr("For programs: one JSON object a line, exactly as the API gives it."));
    });
    sheet->body()->addWidget(what);
    sheet->body()->addLayout(row);
    sheet->body()->addWidget(hint);
    sheet->addFootLeft(tr("Cancel"), ButtonKind::Ghost, Sheet::Does::Reject);
    sheet->addFoot(tr("Choose a file…"), ButtonKind::Primary, Sheet::Does::Accept);
    connect(sheet, &QDialog::accepted, this, [this, wanted, form] { chooseFile(wanted, form->current() == 0); });
    sheet->open();
}

void ExportBar::chooseFile(const Wanted &wanted, bool isCsv)
{
    const QString suffix = isCsv ? QStringLiteral("csv") : QStringLiteral("jsonl");
    auto *dialog = new QFileDialog(window(), tr("Export requests"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(isCsv ? tr("CSV (*.csv)") : tr("JSON lines (*.jsonl)"));
    dialog->selectFile(QStringLiteral("requests-%1.%2").arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmm")), suffix));
    connect(dialog, &QFileDialog::fileSelected, this, [this, wanted, isCsv](const QString &file) { start(wanted, isCsv, file); });
    dialog->open();
}

void ExportBar::start(const Wanted &wanted, bool isCsv, const QString &file)
{
    cancel();
    m_expected = wanted.expected;
    m_job = new ExportJob(file, this);
    connect(m_job, &ExportJob::progressed, this, &ExportBar::show);
    connect(m_job, &ExportJob::finished, this, &ExportBar::finish);
    if (!m_job->start(m_desk.client, isCsv ? wanted.csv : wanted.jsonLines, isCsv)) {
        m_desk.toasts.show({Tone::Bad, tr("Nothing was exported"), m_job->fault(), {}, {}, 0, {}});
        delete std::exchange(m_job, nullptr);
        return;
    }
    show();
    QWidget::show();
}

void ExportBar::show()
{
    if (!m_job)
        return;
    const QString name = QFileInfo(m_job->file()).fileName();
    m_words->setText(m_expected > 0 ? tr("Exporting to %1: %2 of %3").arg(name, countText(m_job->rows()), countText(m_expected)) : tr("Exporting to %1: %2").arg(name, countText(m_job->rows())));
    m_progress->setRange(0, m_expected > 0 ? progressSteps : 0);
    m_progress->setValue(m_expected > 0 ? int(qMin<qint64>(progressSteps, m_job->rows() * progressSteps / m_expected)) : 0);
    m_progress->setAccessibleName(m_words->text());
}

void ExportBar::finish(bool ok)
{
    const QString file = m_job->file();
    const QString folder = QFileInfo(file).absolutePath();
    if (ok)
        m_desk.toasts.show({Tone::Ok, tr("%1 requests exported").arg(countText(m_job->rows())), QFileInfo(file).fileName() + QStringLiteral(", ") + bytesText(m_job->bytes()), tr("Show folder"),
                            [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); }, 0, {}});
    else
        m_desk.toasts.show({Tone::Bad, tr("The export failed, no file was left"), m_job->fault(), {}, {}, 0, {}});
    m_job->deleteLater();
    m_job = nullptr;
    hide();
}

void ExportBar::cancel()
{
    if (!m_job)
        return;
    m_job->cancel();
    m_job->deleteLater();
    m_job = nullptr;
    hide();
}

void ExportBar::retranslate()
{
    m_cancel->setText(tr("Cancel"));
    show();
}

} // namespace portreeve::ui
