// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/attachment_strip.h"

#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

namespace portreeve::ui {

namespace {

/// A picture that fills its tile, or the icon of a document.
class Tile : public QWidget
{
public:
    explicit Tile(const Attachment &file) : m_picture(file.thumbnail()) { fix(this, 34, 34); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const int radius = px(sizes().radius.tag);
        if (m_picture.isNull()) {
            paintBox(painter, rect(), radius, color(&Tokens::neutralSoft));
            const qreal side = px(18);
            return paintIcon(painter, QRectF((width() - side) / 2, (height() - side) / 2, side, side), QStringLiteral("config"), color(&Tokens::text2));
        }
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        QPainterPath shape;
        shape.addRoundedRect(rect(), radius, radius);
        painter.setClipPath(shape);
        painter.fillRect(rect(), Qt::white); // what is see-through was drawn for paper
        QRectF from(QPointF(), QSizeF(size()).scaled(m_picture.size(), Qt::KeepAspectRatio));
        from.moveCenter(QRectF(m_picture.rect()).center());
        painter.drawImage(QRectF(rect()), m_picture, from);
    }

private:
    QImage m_picture;
};

} // namespace

AttachmentStrip::AttachmentStrip(QWidget *parent) : QWidget(parent), m_row(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("playground.files"));
    space(m_row, QMargins(6, 4, 6, 0), 8);
    hide();
}

void AttachmentStrip::set(const QList<Attachment> &files)
{
    m_files = files;
    rebuild();
    setVisible(!files.isEmpty());
}

void AttachmentStrip::rebuild()
{
    while (QLayoutItem *item = m_row->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (int i = 0; i < m_files.size(); ++i) {
        const Attachment &file = m_files[i];
        auto *chip = new Panel(Ground::Sunken);
        chip->setAccessibleName(file.name() + QStringLiteral(", ") + bytesText(file.size()));
        chip->setMaximumWidth(px(240));
        auto *row = new QHBoxLayout(chip);
        space(row, QMargins(5, 5, 4, 5), 8);
        auto *words = new QVBoxLayout;
        space(words, 0, 0);
        auto *name = new Label(file.name(), Type::Small);
        name->setElide(Qt::ElideMiddle);
        auto *size = new Label(bytesText(file.size()), Type::Caption, &Tokens::text3);
        words->addWidget(name);
        words->addWidget(size);
        auto *remove = new IconButton(QStringLiteral("close"), tr("Remove %1").arg(file.name()));
        remove->setObjectName(QStringLiteral("playground.file.remove"));
        connect(remove, &QToolButton::clicked, this, [this, i] { emit removeWanted(i); });
        row->addWidget(new Tile(file));
        row->addLayout(words, 1);
        row->addWidget(remove, 0, Qt::AlignVCenter);
        m_row->addWidget(chip, 1);
    }
    m_row->addStretch(0);
}

void AttachmentStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

} // namespace portreeve::ui
