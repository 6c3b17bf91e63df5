// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wizard_panel.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/paint.h"

#include <QPainter>
#include <QPainterPath>

namespace portreeve::ui {
namespace {

// The night of the wizard is the same in both schemes: it is a picture, not a ground.
constexpr QRgb skyTop = 0xFF1F2E5C;
constexpr QRgb skyLow = 0xFF15203E;
constexpr QRgb farWall = 0xFF2A3A70;
constexpr QRgb tower = 0xFF3A529B;
constexpr QRgb ink = 0xFF15203E;
constexpr QRgb ground = 0xFF0E152B;
constexpr QRgb words = 0xFFCBD4EE;
constexpr QRgb quiet = 0xFF6C80BE;

constexpr int firstStep = 107;
constexpr int stepTall = 44;

QPainterPath battlements(qreal left, qreal right, qreal top, qreal bottom, qreal tooth, qreal depth)
{
    QPainterPath path(QPointF(left, bottom));
    bool up = true;
    for (qreal x = left; x < right; x += tooth, up = !up) {
        path.lineTo(x, up ? top : top + depth);
        path.lineTo(qMin(x + tooth, right), up ? top : top + depth);
    }
    path.lineTo(right, bottom);
    path.closeSubpath();
    return path;
}

QPainterPath arch(qreal centre, qreal wide, qreal top, qreal bottom)
{
    QPainterPath path(QPointF(centre - wide / 2, bottom));
    path.lineTo(centre - wide / 2, top + wide / 2);
    path.arcTo(QRectF(centre - wide / 2, top, wide, wide), 180, -180);
    path.lineTo(centre + wide / 2, bottom);
    path.closeSubpath();
    return path;
}

} // namespace

WizardPanel::WizardPanel(QWidget *parent) : QWidget(parent)
{
    fix(this, 380, -1);
    setAccessibleName(tr("Steps"));
}

void WizardPanel::setSteps(const QStringList &steps)
{
    m_steps = steps;
    update();
}

void WizardPanel::setCurrent(int step)
{
    m_current = step;
    update();
}

QStringList WizardPanel::spokenParts() const
{
    QStringList parts;
    for (int i = 0; i < m_steps.size(); ++i) {
        //: A step of the wizard for a screen reader: number, name, how it stands
        parts.append(tr("Step %1: %2, %3").arg(i + 1).arg(m_steps[i], i < m_current ? tr("done") : i == m_current ? tr("now") : tr("to come")));
    }
    return parts;
}

QRect WizardPanel::spokenRect(int part) const
{
    return QRect(0, px(firstStep + part * stepTall), width(), px(stepTall));
}

void WizardPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QLinearGradient sky(0, 0, 0, height());
    sky.setColorAt(0, QColor(skyTop));
    sky.setColorAt(1, QColor(skyLow));
    painter.fillRect(rect(), sky);
    paintScene(painter);
    paintLogo(painter, QRectF(px(33), px(33), px(32), px(32)));
    QFont name = ui::font(Type::Title);
    name.setPixelSize(px(18));
    paintText(painter, QRectF(px(78), px(33), width() - px(90), px(32)), Qt::AlignLeft, name, QStringLiteral("Portreeve"), Qt::white);
    paintSteps(painter);
}

void WizardPanel::paintSteps(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal r = px(10);
    for (int i = 0; i < m_steps.size(); ++i) {
        const QPointF at(px(44), px(firstStep + i * stepTall + 11));
        const bool done = i < m_current;
        const bool now = i == m_current;
        const QColor brass = tokens().brass;
        if (i + 1 < m_steps.size())
            painter.fillRect(QRectF(at.x() - px(0.75), at.y() + r, px(1.5), px(stepTall) - 2 * r), done ? brass : QColor(quiet));
        painter.setPen(done || now ? Qt::NoPen : QPen(QColor(quiet), px(1.5)));
        painter.setBrush(done ? QBrush(brass) : now ? QBrush(Qt::white) : QBrush(Qt::NoBrush));
        painter.drawEllipse(at, r, r);
        if (done)
            paintIcon(painter, QRectF(at.x() - px(7), at.y() - px(7), px(14), px(14)), QStringLiteral("check"), QColor(ink));
        else
            paintText(painter, QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r), Qt::AlignHCenter, ui::font(Type::Caption, 600), QString::number(i + 1),
                      now ? QColor(ink) : QColor(words));
        paintText(painter, QRectF(px(66), at.y() - px(11), width() - px(80), px(22)), Qt::AlignLeft, ui::font(Type::Body, now ? 600 : 400), m_steps[i],
                  now ? QColor(Qt::white) : QColor(words));
    }
}

void WizardPanel::paintScene(QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal unit = width() / 380.0;
    painter.translate(0, height() - 300 * unit); // the scene is 300 high and stands at the bottom
    painter.scale(unit, unit);
    QRadialGradient glow(QPointF(190, 150), 250);
    QColor light = tokens().brass;
    light.setAlphaF(0.30);
    glow.setColorAt(0, light);
    light.setAlphaF(0);
    glow.setColorAt(0.75, light);
    painter.fillRect(QRectF(0, -120, 380, 420), glow);
    painter.fillPath(battlements(-14, 394, 100, 204, 17, 12), QColor(farWall));
    QPainterPath keep = battlements(107, 273, 52, 204, 33.2, 28);
    painter.fillPath(keep, QColor(tower));
    painter.fillPath(arch(190, 83, 109, 204), QColor(ink));
    painter.fillPath(arch(190, 51, 126, 204), tokens().brass);
    painter.fillRect(QRectF(0, 204, 380, 96), QColor(ground));
    QLinearGradient road(0, 204, 0, 300);
    QColor lit = tokens().brass;
    lit.setAlphaF(0.75);
    road.setColorAt(0, lit);
    lit.setAlphaF(0.12);
    road.setColorAt(1, lit);
    painter.setPen(Qt::NoPen);
    painter.setBrush(road);
    painter.drawPolygon(QPolygonF({{164.5, 204}, {215.5, 204}, {276, 300}, {104, 300}}));
    painter.restore();
}

} // namespace portreeve::ui
