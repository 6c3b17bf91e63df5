// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/saved_prompts_sheet.h"

#include "ui/pages/playground/attachment.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/scroll_face.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/times.h"

#include <QDateTime>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace portreeve::ui {

namespace {

QString timeOf(qint64 at)
{
    return lastText(QDateTime::fromMSecsSinceEpoch(at), QDateTime::currentDateTime());
}

/// The first words a person would know it by: what the model should be, else what is asked.
QString wordsOf(const SavedPrompts::Version &version)
{
    const QJsonObject &content = version.content;
    const QJsonValue first = content[QLatin1String("cards")][0][QLatin1String("turns")][0];
    QString words = content[QLatin1String("system")].toString();
    for (const QJsonValue &other : {content[QLatin1String("draft")], first[QLatin1String("content")]})
        words = words.trimmed().isEmpty() ? ui::wordsOf(other) : words;
    return words.simplified().left(120);
}

QScrollArea *scrolled(RowList *list, const QString &name, int height)
{
    QScrollArea *scroll = ui::scrolled(list);
    scroll->setAccessibleName(name);
    fix(scroll, -1, height);
    return scroll;
}

} // namespace

SavedPromptsSheet::SavedPromptsSheet(SavedPrompts &prompts, QWidget *over) : Sheet(tr("Saved prompts"), over), m_prompts(prompts)
{
    auto *faces = new QWidget;
    m_faces = new QStackedLayout(faces);
    m_faces->addWidget(buildAll());
    m_faces->addWidget(buildOne());
    body()->addWidget(faces);
    m_delete = addFootLeft(tr("Delete"), ButtonKind::Ghost, Does::Nothing);
    m_delete->setObjectName(QStringLiteral("playground.prompts.delete"));
    m_back = addFoot(tr("Back"), ButtonKind::Secondary, Does::Nothing);
    m_back->setObjectName(QStringLiteral("playground.prompts.back"));
    addFoot(tr("Close"), ButtonKind::Primary, Does::Reject);
    connect(m_delete, &QPushButton::clicked, this, &SavedPromptsSheet::removeShown);
    connect(m_back, &QPushButton::clicked, this, &SavedPromptsSheet::showAll);
    showAll();
}

QWidget *SavedPromptsSheet::buildAll()
{
    auto *face = new QWidget;
    auto *column = new QVBoxLayout(face);
    space(column, 0, 10);
    m_search = new TextField(tr("Search"));
    m_search->setLeadingIcon(QStringLiteral("search"));
    m_search->setAccessibleName(tr("Search the saved prompts"));
    m_list = new RowList;
    m_list->setAccessibleName(tr("Saved prompts"));
    m_list->setObjectName(QStringLiteral("playground.prompts.list"));
    m_scroll = scrolled(m_list, tr("Saved prompts"), 340);
    m_none = new Label({}, Type::Small, &Tokens::text3);
    column->addWidget(m_search);
    column->addWidget(m_none);
    column->addWidget(m_scroll);
    column->addStretch();
    connect(m_search, &QLineEdit::textChanged, this, &SavedPromptsSheet::showAll);
    connect(m_list, &RowList::chosen, this, &SavedPromptsSheet::showOne);
    return face;
}

QWidget *SavedPromptsSheet::buildOne()
{
    auto *face = new QWidget;
    auto *column = new QVBoxLayout(face);
    space(column, 0, 10);
    m_name = new TextField;
    m_name->setObjectName(QStringLiteral("playground.prompts.name"));
    m_nameField = new Field(tr("Name"), m_name);
    m_rename = new Button(tr("Rename"));
    m_rename->setObjectName(QStringLiteral("playground.prompts.rename"));
    auto *row = new QHBoxLayout;
    space(row, 0, 8);
    row->addWidget(m_nameField, 1);
    row->addWidget(m_rename, 0, Qt::AlignBottom);
    m_versions = new RowList;
    m_versions->setAccessibleName(tr("Versions"));
    m_versions->setObjectName(QStringLiteral("playground.prompts.versions"));
    column->addLayout(row);
    column->addWidget(new Label(tr("Versions"), Type::Strong));
    column->addWidget(scrolled(m_versions, tr("Versions"), 290));
    column->addStretch();
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &name) {
        m_rename->setEnabled(!name.trimmed().isEmpty() && name.trimmed() != m_shown.name);
        m_nameField->setError({});
    });
    connect(m_name, &QLineEdit::returnPressed, this, &SavedPromptsSheet::rename);
    connect(m_rename, &QPushButton::clicked, this, &SavedPromptsSheet::rename);
    connect(m_versions, &RowList::chosen, this, [this](const QString &number) {
        emit opened(m_shown.name, number.toInt());
        accept();
    });
    return face;
}

void SavedPromptsSheet::showAll()
{
    QList<ListRow> rows;
    const QList<SavedPrompts::Prompt> all = m_prompts.prompts();
    for (const SavedPrompts::Prompt &prompt : all) {
        const QString words = wordsOf(prompt.versions.last());
        if (!(prompt.name + QLatin1Char(' ') + words).contains(m_search->text().trimmed(), Qt::CaseInsensitive))
            continue;
        ListRow row;
        row.id = row.title = prompt.name;
        row.second = tr("%n version(s)", nullptr, int(prompt.versions.size())) + (words.isEmpty() ? QString() : QStringLiteral(" · ") + words);
        row.right = timeOf(prompt.at());
        rows.append(row);
    }
    m_list->setRows(rows);
    m_none->setText(all.isEmpty() ? tr("Nothing is saved yet. “Save prompt” keeps what is on the page.") : tr("No saved prompt matches."));
    m_none->setVisible(rows.isEmpty());
    m_scroll->setVisible(!rows.isEmpty());
    m_faces->setCurrentIndex(0);
    m_back->hide();
    m_delete->hide();
    m_search->setFocus();
}

void SavedPromptsSheet::showOne(const QString &name)
{
    const auto prompt = m_prompts.find(name);
    if (!prompt)
        return showAll();
    m_shown = *prompt;
    m_name->setText(name);
    m_rename->setEnabled(false);
    QList<ListRow> rows;
    for (qsizetype number = m_shown.versions.size(); number > 0; --number) { // the newest is the first
        const SavedPrompts::Version &version = m_shown.versions[number - 1];
        ListRow row;
        row.id = QString::number(number);
        row.title = tr("Version %1").arg(number);
        row.second = wordsOf(version);
        row.right = timeOf(version.at);
        rows.append(row);
    }
    m_versions->setRows(rows);
    m_faces->setCurrentIndex(1);
    m_back->show();
    m_delete->show();
    if (auto *newest = m_versions->findChild<QAbstractButton *>())
        newest->setFocus();
}

void SavedPromptsSheet::rename()
{
    const QString to = m_name->text().trimmed();
    const QString from = m_shown.name;
    if (!m_rename->isEnabled())
        return;
    QString fault;
    if (!m_prompts.rename(from, to, &fault))
        return m_nameField->setError(fault);
    emit renamed(from, to);
    showOne(to);
}

void SavedPromptsSheet::removeShown()
{
    QString fault;
    const SavedPrompts::Prompt whole = m_prompts.whole(m_shown);
    if (!m_prompts.remove(m_shown.name, &fault)) {
        emit failed(tr("The prompt could not be deleted"), fault);
        return;
    }
    emit deleted(whole);
    showAll();
}

} // namespace portreeve::ui
