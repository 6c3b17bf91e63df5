// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/facets.h"

#include "ui/widgets/button.h"
#include "ui/widgets/draw_number.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/paint.h"

#include <QPainter>
#include <QStyleOptionButton>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

/// A tick, the value over the bar of its share, the count. A real check box, painted.
class FacetRow : public QCheckBox
{
public:
    FacetRow(const FacetValue &value, double share, QWidget *parent) : QCheckBox(parent), m_share(share), m_count(countText(value.count))
    {
        setText(value.text.isEmpty() ? value.value : value.text);
        setChecked(value.ticked);
        setAccessibleName(QStringLiteral("%1, %2").arg(text(), m_count));
        setToolTip(plainTip(text()));
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override { return QSize(px(160), px(24)); }
    QSize minimumSizeHint() const override { return QSize(px(80), px(24)); }

protected:
    bool hitButton(const QPoint &at) const override { return rect().contains(at); }

    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokens();
        QPainter painter(this);
        QStyleOptionButton option;
        initStyleOption(&option);
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        const auto place = [&](const QRectF &at) { return mirrored ? QRectF(width() - at.right(), at.top(), at.width(), at.height()) : at; };
        option.rect = place(QRectF(0, 0, px(15), height())).toRect();
        style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &option, &painter, this);
        const QRectF field(px(20), px(3), width() - px(20), height() - px(6));
        const qreal wide = qMax<qreal>(px(2), field.width() * m_share);
        paintBox(painter, place(QRectF(field.left(), field.top(), wide, field.height())), px(3), faded(t.accent, underMouse() ? 0.24 : 0.16));
        const qreal count = numberWidth(ui::font(Type::Small), m_count);
        drawNumber(painter, place(field.adjusted(0, 0, -px(5), 0)), mirrored ? Qt::AlignLeft : Qt::AlignRight, ui::font(Type::Small), m_count, t.text2);
        paintText(painter, place(field.adjusted(px(5), 0, -count - px(9), 0)), mirrored ? Qt::AlignRight : Qt::AlignLeft, ui::font(Type::Small), text(), t.text1);
    }

private:
    double m_share;
    QString m_count;
};

} // namespace

Facets::Facets(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    space(m_column, QMargins(20, 10, 12, 12), 0);
    setAccessibleName(tr("Facets"));
}

void Facets::setFacets(const QList<Facet> &facets)
{
    m_facets = facets;
    rebuild();
}

void Facets::rebuild()
{
    const QString focused = focusWidget() ? focusWidget()->objectName() : QString();
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (const Facet &facet : std::as_const(m_facets)) {
        auto *title = new Label(facet.title, Type::Small);
        title->setWeight(600);
        fix(title, -1, 22);
        m_column->addWidget(title);
        qint64 most = 1;
        for (const FacetValue &value : facet.values)
            most = qMax(most, value.count);
        for (const FacetValue &value : facet.values) {
            auto *row = new FacetRow(value, double(value.count) / double(most), this);
            row->setObjectName(QStringLiteral("facet.%1.%2").arg(facet.key, value.value));
            connect(row, &QCheckBox::clicked, this, [this, key = facet.key, name = value.value](bool on) { emit toggled(key, name, on); });
            m_column->addWidget(row);
            if (row->objectName() == focused)
                row->setFocus();
        }
        if (facet.more > 0) {
            auto *more = new Button(tr("%1 more").arg(countText(facet.more)), ButtonKind::Link);
            more->setSmall(true);
            connect(more, &QPushButton::clicked, this, [this, key = facet.key] { emit moreWanted(key); });
            m_column->addWidget(more);
        }
        m_column->addWidget(gap(12));
    }
    m_column->addStretch();
}

} // namespace portreeve::ui
