// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/requests/saved_views.h"

#include "ui/local/settings.h"
#include "ui/widgets/field.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/sheet.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

const QString stateName = QStringLiteral("requests.views");

QJsonObject written(const SavedView &view)
{
    return {{QStringLiteral("name"), view.name},       {QStringLiteral("filter"), view.filter},         {QStringLiteral("range"), view.range},
            {QStringLiteral("sort"), view.sort},       {QStringLiteral("descending"), view.descending}, {QStringLiteral("columns"), QString::fromLatin1(view.columns.toBase64())}};
}

SavedView read(const QJsonObject &object)
{
    return {object.value(QLatin1String("name")).toString(),
            object.value(QLatin1String("filter")).toString(),
            object.value(QLatin1String("range")).toString(),
            object.value(QLatin1String("sort")).toString(QStringLiteral("time")),
            object.value(QLatin1String("descending")).toBool(true),
            QByteArray::fromBase64(object.value(QLatin1String("columns")).toString().toLatin1())};
}

} // namespace

SavedViews::SavedViews(Settings &settings, const QString &connection, QObject *parent) : QObject(parent), m_settings(settings), m_connection(connection)
{
    for (const QJsonValue &each : QJsonDocument::fromJson(settings.state(connection, stateName)).array())
        m_views.append(read(each.toObject()));
}

const SavedView *SavedViews::find(const QString &name) const
{
    for (const SavedView &view : m_views) {
        if (view.name.compare(name, Qt::CaseInsensitive) == 0)
            return &view;
    }
    return nullptr;
}

void SavedViews::save(const SavedView &view)
{
    const auto same = std::find_if(m_views.begin(), m_views.end(), [&](const SavedView &each) { return each.name.compare(view.name, Qt::CaseInsensitive) == 0; });
    if (same != m_views.end())
        *same = view;
    else
        m_views.append(view);
    write();
}

void SavedViews::remove(const QString &name)
{
    m_views.removeIf([&](const SavedView &each) { return each.name == name; });
    write();
}

void SavedViews::write()
{
    QJsonArray all;
    for (const SavedView &view : std::as_const(m_views))
        all.append(written(view));
    m_settings.setState(m_connection, stateName, QJsonDocument(all).toJson(QJsonDocument::Compact));
}

void SavedViews::fill(QMenu &menu)
{
    for (const SavedView &view : std::as_const(m_views)) {
        QAction *each = menu.addAction(QString(view.name).replace(QLatin1Char('&'), QStringLiteral("&&")));
        connect(each, &QAction::triggered, this, [this, name = view.name] { emit chosen(name); });
    }
    if (!m_views.isEmpty())
        menu.addSeparator();
    connect(menu.addAction(icon(QStringLiteral("pin")), tr("Save this view…")), &QAction::triggered, this, &SavedViews::saveWanted);
    if (m_views.isEmpty())
        return;
    QMenu *removal = menu.addMenu(icon(QStringLiteral("trash")), tr("Remove"));
    for (const SavedView &view : std::as_const(m_views)) {
        QAction *each = removal->addAction(QString(view.name).replace(QLatin1Char('&'), QStringLiteral("&&")));
        connect(each, &QAction::triggered, this, [this, name = view.name] { remove(name); });
    }
}

void SavedViews::askName(QWidget *over, const QString &proposal)
{
    auto *sheet = new Sheet(tr("Save view"), over);
    sheet->setObjectName(QStringLiteral("requests.save_view"));
    sheet->setSheetWidth(440);
    auto *name = new TextField;
    name->setObjectName(QStringLiteral("requests.save_view.name"));
    name->setText(proposal);
    name->setMaxLength(80);
    name->selectAll();
    auto *field = new Field(tr("Name"), name);
    sheet->body()->addWidget(field);
    sheet->addFootLeft(tr("Cancel"), ButtonKind::Ghost, Sheet::Does::Reject);
    Button *save = sheet->addFoot(tr("Save view"), ButtonKind::Primary, Sheet::Does::Accept);
    const auto look = [this, name, field, save] {
        const QString text = name->text().trimmed();
        save->setEnabled(!text.isEmpty());
        field->setHint(find(text) ? tr("Takes the place of the view of that name") : tr("Filter, time range, order and columns come back with it"));
    };
    connect(name, &QLineEdit::textChanged, sheet, look);
    connect(name, &QLineEdit::returnPressed, save, &QPushButton::click);
    connect(sheet, &QDialog::accepted, this, [this, name] { emit nameChosen(name->text().trimmed()); });
    look();
    sheet->open();
    name->setFocus();
}

} // namespace portreeve::ui
