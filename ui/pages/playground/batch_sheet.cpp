// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/batch_sheet.h"

#include "ui/pages/playground/variables.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"

#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QSaveFile>
#include <QStackedLayout>
#include <QStringDecoder>
#include <QVBoxLayout>

namespace portreeve::ui {

namespace {

constexpr qsizetype mostRows = 500;
constexpr qint64 mostBytes = 8 << 20;

QStringList namesIn(const QList<ChatQuestion> &models)
{
    QStringList names;
    for (const ChatQuestion &model : models)
        names += variablesIn(model);
    names.removeDuplicates();
    return names;
}

} // namespace

BatchSheet::BatchSheet(const QList<ChatQuestion> &models, const QString &text, Bound bound, QWidget *over)
    : Sheet(tr("Run with a table of values"), over), m_models(models), m_variables(namesIn(models)), m_bound(std::move(bound))
{
    setSheetWidth(960);
    auto *faces = new QWidget;
    m_faces = new QStackedLayout(faces);
    m_faces->addWidget(buildValues(text));
    m_faces->addWidget(buildGrid());
    body()->addWidget(faces);
    m_open = addFootLeft(tr("Open CSV"), ButtonKind::Ghost, Does::Nothing);
    m_change = addFootLeft(tr("Change values"), ButtonKind::Ghost, Does::Nothing);
    m_save = addFootLeft(tr("Save as CSV"), ButtonKind::Ghost, Does::Nothing);
    addFoot(tr("Close"), ButtonKind::Secondary, Does::Reject);
    m_stop = addFoot(tr("Stop"), ButtonKind::Secondary, Does::Nothing);
    m_start = addFoot(tr("Run"), ButtonKind::Primary, Does::Nothing);
    m_start->setObjectName(QStringLiteral("playground.batch.run"));
    m_stop->setObjectName(QStringLiteral("playground.batch.stop"));
    m_change->setObjectName(QStringLiteral("playground.batch.change"));
    m_save->setObjectName(QStringLiteral("playground.batch.save"));
    connect(m_open, &QPushButton::clicked, this, &BatchSheet::openFile);
    connect(m_change, &QPushButton::clicked, this, [this] { setRun(nullptr); });
    connect(m_save, &QPushButton::clicked, this, &BatchSheet::save);
    connect(m_stop, &QPushButton::clicked, this, &BatchSheet::stopWanted);
    connect(m_start, &QPushButton::clicked, this, [this] {
        if (m_values)
            emit runWanted(*m_values, m_most);
    });
    check();
    setRun(nullptr);
}

QWidget *BatchSheet::buildValues(const QString &text)
{
    auto *face = new QWidget;
    auto *column = new QVBoxLayout(face);
    space(column, 0, 10);
    auto *words = new Label(tr("Words in {{double braces}} in the prompt and the system prompt are variables. Each row below is one question to each model; the first line names the columns."), Type::Small,
                            &Tokens::text2);
    words->setWordWrap(true);
    m_text = new TextArea(m_variables.join(u',') + QStringLiteral("\n…"));
    m_text->setMono(true);
    m_text->setObjectName(QStringLiteral("playground.batch.values"));
    m_text->setPlainText(text.isEmpty() ? m_variables.join(u',') + QLatin1Char('\n') : text);
    m_text->moveCursor(QTextCursor::End);
    fix(m_text, -1, 350);
    m_field = new Field(tr("Values as CSV"), m_text);
    column->addWidget(words);
    column->addWidget(m_field);
    column->addStretch();
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        emit textChanged(m_text->toPlainText());
        check();
    });
    return face;
}

QWidget *BatchSheet::buildGrid()
{
    auto *face = new QWidget;
    auto *column = new QVBoxLayout(face);
    space(column, 0, 8);
    m_progress = new Label({}, Type::Small, &Tokens::text2);
    m_progress->setObjectName(QStringLiteral("playground.batch.progress"));
    m_table = new Table;
    m_table->setAccessibleName(tr("Answers"));
    m_table->setObjectName(QStringLiteral("playground.batch.grid"));
    m_table->setFirstInset(14);
    fix(m_table, -1, 260);
    m_cellName = new Label({}, Type::Strong);
    m_cell = new TextArea;
    m_cell->setReadOnly(true);
    m_cell->setAccessibleName(tr("The chosen cell"));
    m_cell->setObjectName(QStringLiteral("playground.batch.cell"));
    fix(m_cell, -1, 110);
    for (QWidget *part : {static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_cellName), static_cast<QWidget *>(m_cell)})
        column->addWidget(part);
    return face;
}

QString BatchSheet::faultOf(const std::optional<CsvTable> &table, const QString &csvFault) const
{
    if (!table)
        return csvFault;
    if (m_variables.isEmpty())
        return tr("There is no {{variable}} in the prompt or the system prompt.");
    for (const QString &name : m_variables) {
        if (!table->heads.contains(name))
            return tr("The prompt has {{%1}}, and no column is called so. There are: %2.").arg(name, table->heads.join(QStringLiteral(", ")));
    }
    if (table->rows.size() > mostRows)
        return tr("There are %1 rows; %2 can be asked at once.").arg(countText(table->rows.size()), countText(mostRows));
    return {};
}

void BatchSheet::check()
{
    QString fault;
    m_values = readCsv(m_text->toPlainText(), &fault);
    fault = faultOf(m_values, fault);
    if (!fault.isEmpty())
        m_values.reset();
    m_field->setError(fault);
    if (m_values && m_values->rows.isEmpty()) {
        m_field->setHint(tr("No row yet."));
        m_values.reset();
    } else {
        m_field->setHint(m_values ? costText(*m_values) : QString());
    }
    m_start->setEnabled(m_values.has_value());
}

/// Also keeps what all of it may cost at most.
QString BatchSheet::costText(const CsvTable &table)
{
    m_most = 0;
    bool isKnown = true;
    for (const ChatQuestion &question : questionsOf(table, m_models)) {
        const auto most = m_bound(question);
        isKnown = isKnown && most;
        m_most += most.value_or(0);
    }
    const QString asked = tr("%n request(s)", nullptr, int(table.rows.size() * m_models.size()));
    return asked + QStringLiteral(" · ") + (isKnown ? tr("up to %1 for all").arg(moneyText(m_most)) : tr("price not known"));
}

void BatchSheet::setRun(BatchRun *run)
{
    if (m_run)
        m_run->disconnect(this);
    m_run = run;
    m_faces->setCurrentIndex(run ? 1 : 0);
    if (run) {
        m_table->setModel(run);
        QList<Column> columns(run->valueColumns(), {Cell::Main, 140});
        columns += QList<Column>(run->columnCount() - run->valueColumns(), {Cell::Status, 300});
        m_table->setColumns(columns);
        connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &BatchSheet::showCell);
        connect(run, &BatchRun::moved, this, &BatchSheet::settle);
        connect(run, &BatchRun::ended, this, &BatchSheet::settle);
        m_table->setCurrentIndex(run->index(0, run->valueColumns()));
        m_table->setFocus();
    } else {
        m_text->setFocus();
    }
    settle();
}

void BatchSheet::settle()
{
    const bool isGrid = m_run;
    const bool isRunning = isGrid && m_run->isRunning();
    m_open->setVisible(!isGrid);
    m_change->setVisible(isGrid);
    m_change->setEnabled(!isRunning);
    m_save->setVisible(isGrid);
    m_stop->setVisible(isRunning);
    m_start->setVisible(!isGrid);
    if (!isGrid)
        return;
    const BatchRun::Progress now = m_run->progress();
    QStringList parts{tr("%1 of %2 answered").arg(countText(now.answered), countText(now.all))};
    if (now.failed > 0)
        parts += tr("%1 failed").arg(countText(now.failed));
    if (now.stopped > 0)
        parts += tr("%1 stopped").arg(countText(now.stopped));
    if (now.costNanos > 0)
        parts += moneyText(now.costNanos);
    m_progress->setText(parts.join(QStringLiteral(" · ")));
    showCell(m_table->currentIndex());
}

void BatchSheet::showCell(const QModelIndex &index)
{
    if (!m_run || !index.isValid())
        return;
    m_cellName->setText(tr("Row %1, %2").arg(index.row() + 1).arg(m_run->headerData(index.column(), Qt::Horizontal).toString()));
    if (const QString text = m_run->whole(index); text != m_cell->toPlainText())
        m_cell->setPlainText(text);
}

void BatchSheet::openFile()
{
    auto *dialog = new QFileDialog(this, tr("Open CSV"), QString(), tr("CSV (*.csv *.tsv *.txt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &BatchSheet::read);
    dialog->open();
}

void BatchSheet::read(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return m_field->setError(tr("%1 could not be read: %2").arg(name, file.errorString()));
    const QByteArray bytes = file.read(mostBytes + 1);
    if (bytes.size() > mostBytes)
        return m_field->setError(tr("%1 has more than %2.").arg(name, bytesText(mostBytes)));
    QStringDecoder decoder(QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8));
    const QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return m_field->setError(tr("%1 is not in UTF-8. Save it anew as “CSV UTF-8”.").arg(name));
    m_text->setPlainText(text);
}

void BatchSheet::save()
{
    auto *dialog = new QFileDialog(this, tr("Save as CSV"), QString(), tr("CSV (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("answers.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &BatchSheet::write);
    dialog->open();
}

void BatchSheet::write(const QString &name)
{
    if (!m_run)
        return;
    QSaveFile file(name);
    const bool isSaved = file.open(QIODevice::WriteOnly) && file.write(m_run->csv().toUtf8()) >= 0 && file.commit();
    emit told(isSaved ? Tone::Ok : Tone::Bad, isSaved ? tr("Answers saved") : tr("The answers could not be saved"), isSaved ? name : file.errorString());
}

} // namespace portreeve::ui
