// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/command_palette.h"

#include "ui/widgets/cells.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/keycap.h"
#include "ui/widgets/paint.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QStandardItemModel>

namespace portreeve::ui {
namespace {

constexpr int top = 112;
constexpr int queryTall = 52;
constexpr int footTall = 37;
constexpr int hitTall = 34;
constexpr int headTall = 28;
constexpr int side = 8;

enum { IdRole = role::Waiting + 1, HeadRole, ShortcutRole, QueryRole };

/// Draws `text` with what the query's words match in accent 600. Returns where it ended.
qreal paintMatched(QPainter &painter, const QRectF &line, const QString &text, const QStringList &words, const QColor &ink)
{
    QList<bool> hit(text.size(), false);
    for (const QString &word : words) {
        const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
        for (qsizetype i = at; at >= 0 && i < at + word.size(); ++i)
            hit[i] = true;
    }
    qreal x = line.left();
    for (qsizetype from = 0; from < text.size() && x < line.right();) {
        qsizetype to = from;
        while (to < text.size() && hit[to] == hit[from])
            ++to;
        const QRectF rest(x, line.top(), line.right() - x, line.height());
        x += paintText(painter, rest, Qt::AlignLeft, font(Type::Body, hit[from] ? 600 : 400), text.mid(from, to - from), hit[from] ? tokens().accent : ink);
        from = to;
    }
    return x;
}

class HitDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokens();
        const QRectF rect(option.rect);
        if (index.data(HeadRole).toBool()) {
            paintText(*painter, rect.adjusted(px(10), px(4), 0, 0), Qt::AlignLeft, font(Type::Caption), index.data().toString(), t.text2);
            return;
        }
        const bool chosen = option.state & QStyle::State_Selected;
        if (chosen || option.state & QStyle::State_MouseOver)
            paintBox(*painter, rect, px(6), chosen ? t.selected : t.hover);
        const qreal mark = px(18);
        paintIcon(*painter, QRectF(rect.left() + px(12), rect.top() + (rect.height() - mark) / 2, mark, mark), index.data(role::IconName).toString(),
                  chosen ? t.accent : t.text2);
        const QString keys = chosen && index.data(ShortcutRole).toString().isEmpty() ? QCoreApplication::translate("portreeve::ui::CommandPalette", "Enter")
                                                                                     : index.data(ShortcutRole).toString();
        const qreal caps = keys.isEmpty() ? 0 : keycapWidth(keys) + px(12);
        const QStringList words = index.data(QueryRole).toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        const QRectF line = rect.adjusted(px(42), 0, -caps - px(8), 0);
        const qreal end = paintMatched(*painter, line, index.data().toString(), words, t.text1);
        paintMatched(*painter, line.adjusted(end - line.left() + px(10), 0, 0, 0), index.data(role::Second).toString(), words, t.text2);
        if (!keys.isEmpty())
            paintKeycap(*painter, QRectF(rect.right() - caps, rect.top(), caps, rect.height()), keys);
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return QSize(px(200), px(index.data(HeadRole).toBool() ? headTall : hitTall));
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget *window) : QWidget(window), m_query(new QLineEdit(this)), m_list(new QListView(this)), m_model(new QStandardItemModel(this))
{
    setAttribute(Qt::WA_NoSystemBackground);
    setAccessibleName(tr("Command palette"));
    setObjectName(QStringLiteral("palette"));
    m_query->setFrame(false);
    m_query->setObjectName(QStringLiteral("palette.query"));
    m_query->setAccessibleName(tr("Search"));
    m_query->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setObjectName(QStringLiteral("palette.hits"));
    m_list->setAccessibleName(tr("Results"));
    m_list->setItemDelegate(new HitDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    window->installEventFilter(this);
    connect(m_query, &QLineEdit::textChanged, this, &CommandPalette::queryChanged);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        m_list->setCurrentIndex(index);
        choose(QApplication::keyboardModifiers() & Qt::ControlModifier);
    });
    hide();
}

void CommandPalette::open(const QString &query)
{
    m_before = QApplication::focusWidget();
    m_query->setText(query);
    m_query->setFont(ui::font(Type::Body));
    QFont big = ui::font(Type::Body);
    big.setPixelSize(px(16));
    m_query->setFont(big);
    show();
    raise();
    place();
    m_query->setFocus(Qt::ShortcutFocusReason);
    emit queryChanged(query);
}

void CommandPalette::close()
{
    if (!isVisible())
        return;
    hide();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    emit closed();
}

QString CommandPalette::query() const
{
    return m_query->text();
}

void CommandPalette::setHits(const QList<PaletteHit> &hits, const QString &note)
{
    m_model->clear();
    m_note = note;
    QString group;
    QString words = query();
    if (!words.isEmpty() && QStringLiteral(">#@/?").contains(words[0]))
        words.remove(0, 1);
    for (const PaletteHit &hit : hits) {
        if (hit.group != group) {
            group = hit.group;
            auto *head = new QStandardItem(group);
            head->setData(true, HeadRole);
            head->setFlags(Qt::NoItemFlags);
            m_model->appendRow(head);
        }
        auto *item = new QStandardItem(hit.text);
        item->setData(hit.id, IdRole);
        item->setData(hit.iconName, role::IconName);
        item->setData(hit.detail, role::Second);
        item->setData(hit.shortcut, ShortcutRole);
        item->setData(words, QueryRole);
        item->setData(QStringLiteral("%1, %2, %3").arg(hit.text, hit.detail, hit.group), Qt::AccessibleTextRole);
        m_model->appendRow(item);
    }
    m_list->setCurrentIndex({});
    step(1);
    place();
}

void CommandPalette::setPrefixes(const QStringList &prefixes)
{
    m_prefixes = prefixes;
    update();
}

QRect CommandPalette::frame() const
{
    int tall = px(queryTall) + px(footTall) + px(14);
    for (int row = 0; row < m_model->rowCount(); ++row)
        tall += px(m_model->item(row)->data(HeadRole).toBool() ? headTall : hitTall);
    const int wide = qMin(px(sizes().width.palette), width() - px(32));
    return QRect((width() - wide) / 2, px(top), wide, qMin(tall, height() - px(top + 40)));
}

void CommandPalette::place()
{
    setGeometry(parentWidget()->rect());
    const QRect box = frame();
    int caps = px(12);
    for (const QString &prefix : std::as_const(m_prefixes))
        caps += qCeil(keycapWidth(prefix)) + px(5);
    m_query->setGeometry(box.left() + px(46), box.top() + px(8), box.width() - px(60) - caps, px(queryTall - 16));
    m_list->setGeometry(box.left() + px(side + 1), box.top() + px(queryTall + 4), box.width() - px(side + 1) * 2, box.height() - px(queryTall + footTall + 10));
    update();
}

void CommandPalette::step(int by)
{
    int row = m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
    for (row += by; row >= 0 && row < m_model->rowCount(); row += by) {
        if (m_model->item(row)->data(HeadRole).toBool())
            continue;
        m_list->setCurrentIndex(m_model->index(row, 0));
        const QString said = m_model->item(row)->data(Qt::AccessibleTextRole).toString();
        m_query->setAccessibleDescription(said);
        return;
    }
}

void CommandPalette::choose(bool inNewWindow)
{
    const QString id = m_list->currentIndex().data(IdRole).toString();
    if (id.isEmpty())
        return;
    close();
    emit chosen(id, inNewWindow);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != m_query)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) { // the window's shortcuts are off while the palette is open
        event->accept();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        step(key->key() == Qt::Key_Down ? 1 : -1);
        return true;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        for (int i = 0; i < 8; ++i)
            step(key->key() == Qt::Key_PageDown ? 1 : -1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(key->modifiers() & Qt::ControlModifier);
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // there is nowhere else to go
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void CommandPalette::mousePressEvent(QMouseEvent *event)
{
    if (!frame().contains(event->pos()))
        close();
}

void CommandPalette::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && isVisible())
        place();
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.scrim);
    const QRectF box = frame();
    paintShadow(painter, box, px(sizes().radius.dialog), 22);
    paintBox(painter, box, px(sizes().radius.dialog), t.raised, t.borderStrong);
    const qreal mark = px(18);
    paintIcon(painter, QRectF(box.left() + px(18), box.top() + (px(queryTall) - mark) / 2, mark, mark), QStringLiteral("search"), t.text2);
    qreal x = box.right() - px(18);
    for (auto prefix = m_prefixes.crbegin(); prefix != m_prefixes.crend(); ++prefix) {
        x -= keycapWidth(*prefix);
        paintKeycap(painter, QRectF(x, box.top(), 0, px(queryTall)), *prefix);
        x -= px(5);
    }
    paintLine(painter, QPointF(box.left() + 1, box.top() + px(queryTall)), box.width() - 2, Qt::Horizontal, t.border);
    paintFoot(painter, QRectF(box.left(), box.bottom() - px(footTall), box.width(), px(footTall)));
}

void CommandPalette::paintFoot(QPainter &painter, const QRectF &foot) const
{
    const Tokens &t = tokens();
    paintLine(painter, QPointF(foot.left() + 1, foot.top()), foot.width() - 2, Qt::Horizontal, t.border);
    const std::pair<QString, QString> keys[] = {{QStringLiteral("↑ ↓"), tr("move")},
                                                {tr("Enter"), tr("open")},
                                                {tr("Ctrl Enter"), tr("open in new window")},
                                                {tr("Esc"), tr("close")}};
    qreal x = foot.left() + px(18);
    for (const auto &[caps, words] : keys) {
        paintKeycap(painter, QRectF(x, foot.top(), 0, foot.height()), caps);
        x += keycapWidth(caps) + px(8);
        x += paintText(painter, QRectF(x, foot.top(), foot.right() - x, foot.height()), Qt::AlignLeft, ui::font(Type::Caption, 400), words, t.text2) + px(16);
    }
    paintText(painter, foot.adjusted(0, 0, -px(18), 0), Qt::AlignRight, ui::font(Type::Caption, 400), m_note, t.text2);
}

} // namespace portreeve::ui
