// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icon.h"

#include "ui/widgets/svg_path.h"
#include "ui/widgets/theme.h"

#include <QDir>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>

namespace portreeve::ui {
namespace {

const SvgDrawing &drawing(const QString &name)
{
    static QHash<QString, SvgDrawing> known;
    const auto found = known.constFind(name);
    if (found != known.constEnd())
        return *found;
    SvgDrawing read = readSvg(QStringLiteral(":/look/icons/%1.svg").arg(name));
    if (read.strokes.isEmpty() && read.fills.isEmpty())
        qWarning("no icon is called \"%s\"", qUtf8Printable(name));
    return *known.insert(name, read);
}

// Arrows and chevrons point the way one reads; everything else stays as drawn.
bool mirrors(const QString &name)
{
    return name.startsWith(QLatin1String("arrow-")) || name == QLatin1String("chevron-right");
}

void enter(QPainter &painter, const QRectF &rect, const SvgDrawing &drawing)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.topLeft());
    painter.scale(rect.width() / drawing.box.width(), rect.height() / drawing.box.height());
}

class InkedIcon : public QIconEngine
{
public:
    InkedIcon(QString name, Ink ink) : m_name(std::move(name)), m_ink(ink) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const int side = qMin(rect.width(), rect.height());
        const QRectF square(rect.x() + (rect.width() - side) / 2.0, rect.y() + (rect.height() - side) / 2.0, side, side);
        paintIcon(*painter, square, m_name, tint(mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override { return scaledPixmap(size, mode, state, 1.0); }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        Q_UNUSED(scale) // QIcon sets the ratio of what comes back; `size` is in device pixels already
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new InkedIcon(*this); }
    bool isNull() override { return false; }

private:
    QColor tint(QIcon::Mode mode, QIcon::State state) const
    {
        if (mode == QIcon::Disabled)
            return tokens().text3;
        if (m_ink)
            return color(m_ink);
        return mode == QIcon::Selected || state == QIcon::On ? tokens().accent : tokens().text2;
    }

    QString m_name;
    Ink m_ink;
};

class LogoIcon : public QIconEngine
{
public:
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override { paintLogo(*painter, rect); }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    QIconEngine *clone() const override { return new LogoIcon(*this); }
};

} // namespace

QIcon icon(const QString &name)
{
    return name.isEmpty() ? QIcon() : QIcon(new InkedIcon(name, nullptr));
}

QIcon icon(const QString &name, Ink ink)
{
    return name.isEmpty() ? QIcon() : QIcon(new InkedIcon(name, ink));
}

void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color)
{
    const SvgDrawing &found = drawing(name);
    if (found.strokes.isEmpty() && found.fills.isEmpty())
        return;
    painter.save();
    enter(painter, rect, found);
    if (mirrors(name) && QGuiApplication::isRightToLeft()) {
        painter.translate(found.box.width(), 0);
        painter.scale(-1, 1);
    }
    painter.setPen(QPen(color, rect.width() <= 16 ? 1.6 : 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin)); // in units of the grid of 20
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(found.strokes);
    for (const SvgFill &fill : found.fills)
        painter.fillPath(fill.path, color);
    painter.restore();
}

void paintLogo(QPainter &painter, const QRectF &rect)
{
    const SvgDrawing &found = drawing(rect.width() < 22 ? QStringLiteral("portreeve-16") : QStringLiteral("portreeve"));
    painter.save();
    enter(painter, rect, found);
    for (const SvgFill &fill : found.fills)
        painter.fillPath(fill.path, fill.color);
    painter.restore();
}

QIcon logo()
{
    return QIcon(new LogoIcon);
}

QStringList iconNames()
{
    QStringList names;
    for (const QString &file : QDir(QStringLiteral(":/look/icons")).entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name))
        names.append(file.chopped(4));
    return names;
}

} // namespace portreeve::ui
