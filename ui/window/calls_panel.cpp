// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/calls_panel.h"

#include "ui/client/call_log.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/code_block.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/table.h"
#include "ui/widgets/times.h"
#include "ui/widgets/toast.h"
#include "ui/window/call_model.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QPainter>
#include <QSplitter>
#include <QStackedLayout>

namespace portreeve::ui {
namespace {

constexpr int tall = 240;
constexpr int detailWide = 420;

QString pretty(const QByteArray &body)
{
    const auto document = QJsonDocument::fromJson(body);
    return QString::fromUtf8(document.isNull() ? body : document.toJson(QJsonDocument::Indented)).trimmed();
}

} // namespace

CallsPanel::CallsPanel(CallLog &log, Toasts &toasts, QWidget *parent)
    : QWidget(parent), m_log(log), m_toasts(toasts), m_model(new CallModel(log, this)), m_table(new Table), m_detail(new CodeView), m_none(new EmptyState(Empty::NoMatch))
{
    setObjectName(QStringLiteral("calls"));
    m_none->setIconName(QStringLiteral("terminal"));
    m_table->setObjectName(QStringLiteral("calls.table"));
    m_table->setModel(m_model);
    m_table->setColumns({{Cell::Time, 124}, {Cell::Text, 78}, {Cell::Mono, 320}, {Cell::Status, 90}, {Cell::Number, 84}, {Cell::Number, 84}, {Cell::Text, 140, false}});
    m_table->setDensity(Density::Compact);
    m_detail->setObjectName(QStringLiteral("calls.detail"));
    m_detail->setFrameShape(QFrame::NoFrame);
    auto *split = new QSplitter(Qt::Horizontal);
    split->setObjectName(QStringLiteral("calls.split"));
    split->setChildrenCollapsible(false);
    split->addWidget(m_table);
    auto *detail = new Panel(Ground::Pane);
    auto *place = new QVBoxLayout(detail);
    space(place, QMargins(12, 10, 4, 4), 0);
    place->addWidget(m_detail);
    split->addWidget(detail);
    split->setStretchFactor(0, 1);
    split->setSizes({px(700), px(detailWide)});
    auto *faces = new QWidget;
    m_faces = new QStackedLayout(faces);
    m_faces->addWidget(m_none);
    m_faces->addWidget(split);
    auto *column = new QVBoxLayout(this);
    space(column, 0, 0);
    column->addWidget(makeHead());
    column->addWidget(new Rule);
    column->addWidget(faces, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CallsPanel::showDetail);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CallsPanel::settle);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &CallsPanel::settle);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &CallsPanel::settle);
    retranslate();
}

QWidget *CallsPanel::makeHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    space(row, QMargins(20, 5, 12, 5), 8);
    row->addWidget(m_title = new Label({}, Type::Strong));
    row->addWidget(m_facts = new Label({}, Type::Small, &Tokens::text2));
    row->addStretch();
    row->addWidget(m_copy = new Button(QStringLiteral("copy"), QString()));
    row->addWidget(m_clear = new Button(QStringLiteral("trash"), {}, ButtonKind::Ghost));
    row->addWidget(m_close = new IconButton(QStringLiteral("close"), tr("Close calls")));
    m_copy->setSmall(true);
    m_clear->setSmall(true);
    m_copy->setObjectName(QStringLiteral("calls.copy"));
    m_clear->setObjectName(QStringLiteral("calls.clear"));
    m_close->setObjectName(QStringLiteral("calls.close"));
    connect(m_copy, &QPushButton::clicked, this, &CallsPanel::copy);
    connect(m_clear, &QPushButton::clicked, this, [this] { m_log.clear(); });
    connect(m_close, &QToolButton::clicked, this, &CallsPanel::closed);
    return head;
}

void CallsPanel::retranslate()
{
    setAccessibleName(tr("Calls"));
    m_title->setText(tr("Calls"));
    m_copy->setText(tr("Copy as curl"));
    m_clear->setText(tr("Clear"));
    m_close->setName(tr("Close calls"));
    m_table->setAccessibleName(tr("Calls to the gateway"));
    m_detail->setAccessibleName(tr("The chosen call"));
    m_none->set(Empty::NoMatch, tr("No call yet"), tr("Everything that this desktop asks of a gateway stands here, with secrets masked."));
    m_model->retranslate();
    settle();
    showDetail();
}

void CallsPanel::settle()
{
    const int count = m_model->rowCount();
    const int failed = m_model->failed();
    const QString calls = tr("%n call(s)", nullptr, count);
    m_facts->setText(failed ? tr("%1, %2 failed").arg(calls, countText(failed)) : calls);
    m_faces->setCurrentIndex(count > 0 ? 1 : 0);
    m_clear->setEnabled(count > 0);
    m_copy->setEnabled(m_table->currentIndex().isValid());
}

void CallsPanel::showDetail()
{
    const QModelIndex index = m_table->currentIndex();
    m_copy->setEnabled(index.isValid());
    if (!index.isValid())
        return m_detail->setCode(tr("Choose a call to see what was sent."), Language::Plain);
    const CallLog::Entry &entry = m_model->entry(index.row());
    QStringList lines = {QString::fromLatin1(entry.call.verb) + QLatin1Char(' ') + entry.call.path, entry.baseUrl};
    for (const auto &[name, value] : entry.call.headers)
        lines += QString::fromUtf8(name + ": " + value);
    if (!entry.call.body.isEmpty())
        lines << QString() << pretty(entry.call.body);
    QString answer = callState(entry);
    if (entry.isDone)
        answer += QStringLiteral(", %1, %2").arg(durationText(qint64(entry.milliseconds) * 1'000'000), bytesText(entry.bytes));
    lines << QString() << QStringLiteral("→ ") + answer;
    if (!entry.fault.isEmpty())
        lines << entry.fault;
    m_detail->setCode(lines.join(QLatin1Char('\n')), entry.call.body.isEmpty() ? Language::Http : Language::Json);
}

void CallsPanel::copy()
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid())
        return;
    QApplication::clipboard()->setText(asCurl(m_model->entry(index.row())));
    m_toasts.show({Tone::Ok, tr("Copied as curl"), tr("Set PORTREEVE_KEY to a key before you run it."), {}, {}, 0, {}});
}

QByteArray CallsPanel::saveColumns() const
{
    return m_table->saveColumns();
}

void CallsPanel::restoreColumns(const QByteArray &state)
{
    if (!state.isEmpty())
        m_table->restoreColumns(state);
}

QSize CallsPanel::sizeHint() const
{
    return QSize(px(800), px(tall));
}

void CallsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CallsPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return emit closed();
    QWidget::keyPressEvent(event);
}

void CallsPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().raised);
    paintLine(painter, QPointF(0, 0), width(), Qt::Horizontal, tokens().borderStrong);
}

} // namespace portreeve::ui
