// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/widgets/badge.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/label.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/svg_path.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QTimerEvent>

#include <numeric>

namespace portreeve::ui {
namespace {

struct Face {
    const char *icon;
    Tone tone;
};

// In the order of Empty.
constexpr Face faces[] = {{"home", Tone::Info}, {"filter", Tone::Mute}, {"eye", Tone::Mute}, {"lock", Tone::Warn}, {"server", Tone::Mute}, {"error", Tone::Bad}};

constexpr int skeletonDelay = 150;

} // namespace

void paintGate(QPainter &painter, const QRectF &rect, bool road)
{
    // The symbolic icon's gate, on the line it stands on: 66 x 60 of a field of 330 x 64.
    static const QPainterPath wall = readPathData(QStringLiteral("M1 60V1H13V13H26V1H40V13H53V1H65V60H50V41C50 31 42 24 33 24C24 24 16 31 16 41V60Z"));
    static const QPainterPath arch = readPathData(QStringLiteral("M23 60V42C23 35 27 30 33 30C39 30 43 35 43 42V60Z"));
    const Tokens &t = tokens();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal unit = qMin(rect.width() / 332, rect.height() / 64);
    painter.translate(rect.center().x() - 166 * unit, rect.top());
    painter.scale(unit, unit);
    painter.fillRect(QRectF(0, 61, 332, 1.4), t.borderStrong);
    painter.translate(133, 0.5);
    painter.fillPath(arch, faded(t.brass, theme().scheme == Scheme::Dark ? 0.85 : 0.62));
    painter.strokePath(wall, QPen(t.text2, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
    if (road) {
        painter.setPen(Qt::NoPen);
        for (int i = 0; i < 5; ++i) {
            painter.setBrush(faded(t.accent, 0.15 + 0.18 * i));
            painter.drawEllipse(QPointF(-121 + 17.5 * i, 49), 3.4, 3.4);
        }
    }
    painter.restore();
}

class EmptyState::Picture : public QWidget
{
public:
    void set(Empty why, const QString &iconName)
    {
        m_why = why;
        m_icon = iconName.isEmpty() ? QLatin1String(faces[int(why)].icon) : iconName;
        m_own = !iconName.isEmpty();
        if (gate())
            fix(this, 332, 66);
        else
            fix(this, 40, 40);
        update();
    }

    bool gate() const { return m_why == Empty::NothingYet && !m_own; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        if (gate())
            return paintGate(painter, rect(), true);
        const ToneInk ink = toneInk(faces[int(m_why)].tone);
        paintBox(painter, rect(), width() / 2.0, color(ink.soft));
        const qreal side = px(20);
        paintIcon(painter, QRectF((width() - side) / 2, (height() - side) / 2, side, side), m_icon, color(ink.ink));
    }

private:
    Empty m_why = Empty::NothingYet;
    QString m_icon;
    bool m_own = false;
};

EmptyState::EmptyState(Empty why, const QString &title, const QString &text, QWidget *parent)
    : QWidget(parent), m_why(why), m_picture(new Picture), m_title(new Label), m_text(new Label({}, Type::Small, &Tokens::text2)), m_column(new QVBoxLayout(this)),
      m_samplePlace(new QVBoxLayout), m_buttons(new QHBoxLayout), m_live(new StatusLine(Tone::Ok))
{
    space(m_column, 14, 0);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    space(m_samplePlace, 0, 0);
    space(m_buttons, QMargins(0, 8, 0, 0), 8);
    m_live->setHalo(true);
    m_live->hide();
    m_column->addStretch(1);
    m_column->addWidget(m_picture, 0, Qt::AlignHCenter);
    m_column->addWidget(gap(8));
    m_column->addWidget(m_title);
    m_column->addWidget(gap(3));
    auto *words = new QHBoxLayout;
    space(words, 0, 0);
    words->addStretch(1);
    words->addWidget(m_text, 100);
    words->addStretch(1);
    m_column->addLayout(words);
    m_column->addLayout(m_samplePlace);
    m_column->addLayout(m_buttons);
    m_column->addWidget(m_live, 0, Qt::AlignHCenter);
    m_column->addStretch(1);
    set(why, title, text);
}

void EmptyState::set(Empty why, const QString &title, const QString &text)
{
    m_why = why;
    m_picture->set(why, {});
    const bool big = why == Empty::NothingYet;
    m_title->setType(big ? Type::Title : Type::Section);
    m_title->setText(title);
    m_text->setType(big ? Type::Body : Type::Small);
    m_text->setMaximumWidth(px(big ? 620 : 310));
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void EmptyState::setIconName(const QString &name)
{
    m_picture->set(m_why, name);
    m_title->setType(Type::Section);
    m_text->setType(Type::Small);
    m_text->setMaximumWidth(px(310));
}

void EmptyState::setActions(const QList<EmptyAction> &actions)
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    m_buttons->addStretch();
    for (const EmptyAction &action : actions) {
        auto *button = action.iconName.isEmpty() ? new Button(action.text, action.kind) : new Button(action.iconName, action.text, action.kind);
        connect(button, &QPushButton::clicked, this, [run = action.run] {
            if (run)
                run();
        });
        m_buttons->addWidget(button);
    }
    m_buttons->addStretch();
}

void EmptyState::setSample(QWidget *sample)
{
    while (QLayoutItem *item = m_samplePlace->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    space(m_samplePlace, sample ? QMargins(0, 12, 0, 6) : QMargins(), 0);
    if (sample)
        m_samplePlace->addWidget(sample, 0, Qt::AlignHCenter);
}

void EmptyState::setWaitingFor(const QString &line)
{
    m_live->set(Tone::Ok, line);
    m_live->setVisible(!line.isEmpty());
    space(m_buttons, QMargins(0, 8, 0, line.isEmpty() ? 0 : 18), 8);
}

Skeleton::Skeleton(QList<int> columns, QWidget *parent) : QWidget(parent), m_columns(std::move(columns))
{
    setAccessibleName(tr("Loading"));
}

void Skeleton::setWaiting(bool waiting)
{
    if (m_timer)
        killTimer(std::exchange(m_timer, 0));
    m_on = false;
    if (waiting)
        m_timer = startTimer(skeletonDelay);
    update();
}

void Skeleton::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer)
        return QWidget::timerEvent(event);
    killTimer(std::exchange(m_timer, 0));
    m_on = true;
    update();
}

void Skeleton::paintEvent(QPaintEvent *)
{
    if (!m_on || m_columns.isEmpty())
        return;
    QPainter painter(this);
    const int all = std::accumulate(m_columns.begin(), m_columns.end(), 0);
    const int step = px(26);
    const int rows = height() / step;
    for (int row = 0; row < rows; ++row) {
        qreal x = 0;
        for (qsizetype column = 0; column < m_columns.size(); ++column) {
            const qreal room = qreal(width()) * m_columns[column] / all;
            const qreal share = 0.55 + 0.4 * ((row * 5 + column * 3) % 4) / 4.0; // uneven, and the same each time
            paintBox(painter, QRectF(x, row * step + px(8), (room - px(20)) * share, px(9)), px(4.5), tokens().neutralSoft);
            x += room;
        }
    }
}

} // namespace portreeve::ui
