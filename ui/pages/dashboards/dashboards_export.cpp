// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dashboards/dashboards_page.h"

#include "ui/pages/dashboards/export_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/toast.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QPainter>
#include <QSaveFile>
#include <QBuffer>

namespace portreeve::ui {
namespace {

QByteArray pictureOf(QWidget &widget)
{
    QPixmap picture(widget.size() * widget.devicePixelRatioF());
    picture.setDevicePixelRatio(widget.devicePixelRatioF());
    picture.fill(tokens().page);
    widget.render(&picture, QPoint(), QRegion(), QWidget::DrawChildren);
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    return png;
}

} // namespace

void DashboardsPage::exportMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("dashboards.export.menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Figures as CSV…")), &QAction::triggered, this, [this] { askPath(QStringLiteral("csv")); });
    connect(menu->addAction(tr("Figures as JSON…")), &QAction::triggered, this, [this] { askPath(QStringLiteral("json")); });
    connect(menu->addAction(tr("Picture…")), &QAction::triggered, this, [this] { askPath(QStringLiteral("png")); });
    menu->popup(m_export->mapToGlobal(QPoint(0, m_export->height() + px(4))));
}

void DashboardsPage::askPath(const QString &form)
{
    auto *dialog = new QFileDialog(this, tr("Export"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(form);
    dialog->selectFile(QStringLiteral("portreeve-%1-%2.%3").arg(m_view.face == BoardView::Cost ? QStringLiteral("cost") : QStringLiteral("overview"),
                                                               QDate::currentDate().toString(Qt::ISODate), form));
    connect(dialog, &QFileDialog::fileSelected, this, [this, form](const QString &path) {
        QString fault;
        Toast toast;
        const bool isSaved = save(path, form, &fault);
        toast.tone = isSaved ? Tone::Ok : Tone::Bad;
        toast.title = isSaved ? tr("%1 is written").arg(QFileInfo(path).fileName()) : tr("%1 was not written").arg(QFileInfo(path).fileName());
        toast.detail = isSaved ? QFileInfo(path).absolutePath() : fault;
        desk().toasts.show(toast);
    });
    dialog->open();
}

bool DashboardsPage::save(const QString &path, const QString &form, QString *fault) const
{
    QSaveFile file(path); // whole or not at all
    const QByteArray bytes = form == QLatin1String("png") ? pictureOf(*const_cast<QWidget *>(board()))
        : form == QLatin1String("json")                  ? seriesJson(m_figures.grouped, m_figures.all, m_view.by, m_view.filter)
                                                         : seriesCsv(m_figures.grouped, m_view.by);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    if (!isWritten && fault)
        *fault = file.errorString();
    return isWritten;
}

} // namespace portreeve::ui
