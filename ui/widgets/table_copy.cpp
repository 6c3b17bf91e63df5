// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/table_copy.h"

#include "ui/widgets/table.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace portreeve::ui {
namespace {

/// A sheet of words: heads first, then rows.
using Sheet = QList<QStringList>;

QString cellText(const QModelIndex &index)
{
    const QVariant exact = index.data(role::Copy);
    QString text = exact.isValid() ? exact.toString() : index.data(Qt::DisplayRole).toString();
    return text.replace(QChar(0x202F), QLatin1Char(' ')).replace(QChar(0xA0), QLatin1Char(' '));
}

Sheet sheetOf(const Table &table)
{
    const QAbstractItemModel *model = table.model();
    if (!model || !table.selectionModel())
        return {};
    QList<int> columns;
    const QHeaderView *head = table.horizontalHeader();
    for (int visual = 0; visual < head->count(); ++visual) {
        if (!head->isSectionHidden(head->logicalIndex(visual)))
            columns.append(head->logicalIndex(visual));
    }
    Sheet sheet(1);
    for (const int column : columns)
        sheet[0].append(model->headerData(column, Qt::Horizontal).toString());
    QModelIndexList rows = table.selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList words;
        for (const int column : columns)
            words.append(cellText(row.siblingAtColumn(column)));
        sheet.append(words);
    }
    return sheet;
}

bool looksLikeFormula(const QString &text)
{
    if (text.isEmpty() || !QStringLiteral("=+-@\t\r").contains(text[0]))
        return false;
    bool number = false;
    text.toDouble(&number);
    return !number;
}

QString harmless(const QString &text)
{
    return looksLikeFormula(text) ? QLatin1Char('\'') + text : text;
}

QString tsv(const Sheet &sheet)
{
    QStringList lines;
    for (QStringList words : sheet) {
        for (QString &word : words)
            word = harmless(word.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' ')));
        lines.append(words.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString csv(const Sheet &sheet)
{
    QString text;
    for (const QStringList &words : sheet) {
        QStringList cells;
        for (const QString &word : words)
            cells.append(csvCell(word));
        text += cells.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    }
    return text;
}

QString markdown(const Sheet &sheet)
{
    QString text;
    for (qsizetype i = 0; i < sheet.size(); ++i) {
        QStringList words = sheet[i];
        for (QString &word : words)
            word.replace(QLatin1Char('|'), QStringLiteral("\\|")).replace(QLatin1Char('\n'), QLatin1Char(' '));
        text += QStringLiteral("| %1 |\n").arg(words.join(QStringLiteral(" | ")));
        if (i == 0)
            text += QStringLiteral("|") + QStringLiteral(" --- |").repeated(words.size()) + QLatin1Char('\n');
    }
    return text;
}

QString json(const Sheet &sheet)
{
    QJsonArray rows;
    for (qsizetype i = 1; i < sheet.size(); ++i) {
        QJsonObject row;
        for (qsizetype column = 0; column < sheet[i].size(); ++column)
            row.insert(sheet[0][column], sheet[i][column]);
        rows.append(row);
    }
    return QString::fromUtf8(QJsonDocument(rows).toJson());
}

} // namespace

QString csvCell(const QString &text)
{
    QString cell = harmless(text);
    if (!cell.contains(QLatin1Char(',')) && !cell.contains(QLatin1Char('"')) && !cell.contains(QLatin1Char('\n')) && !cell.contains(QLatin1Char('\r')))
        return cell;
    return QLatin1Char('"') + cell.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

QString rowsAsText(const Table &table, CopyForm form)
{
    const Sheet sheet = sheetOf(table);
    if (sheet.size() < 2)
        return {};
    switch (form) {
    case CopyForm::Tsv:
        return tsv(sheet);
    case CopyForm::Csv:
        return csv(sheet);
    case CopyForm::Markdown:
        return markdown(sheet);
    case CopyForm::Json:
        break;
    }
    return json(sheet);
}

} // namespace portreeve::ui
