// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/shortcut_sheet.h"

#include "ui/pages/page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/keycap.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scroll_face.h"
#include "ui/widgets/sheet.h"
#include "ui/window/actions.h"
#include "ui/window/page_stack.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QGridLayout>
#include <QPainter>
#include <QScrollArea>

namespace portreeve::ui {
namespace {

constexpr int wide = 640;
constexpr int tall = 440;

QString say(const char *text)
{
    return QCoreApplication::translate("ShortcutSheet", text);
}

struct Line {
    QString group;
    QString words;
    QStringList keys;
};

/// Keys as drawn, one cap beside the other.
class Keycaps : public QWidget
{
public:
    explicit Keycaps(const QStringList &keys) : m_keys(keys)
    {
        setAccessibleName(keys.join(QStringLiteral(", ")));
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        qreal wide = 0;
        for (const QString &each : m_keys)
            wide += keycapWidth(each) + px(4);
        return QSize(qRound(wide), px(20));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        qreal x = 0;
        for (const QString &each : m_keys) {
            paintKeycap(painter, QRectF(x, 0, 0, height()), each);
            x += keycapWidth(each) + px(4);
        }
    }

private:
    QStringList m_keys;
};

QStringList capsOf(const QList<QKeySequence> &shortcuts)
{
    QStringList caps;
    for (const QKeySequence &keys : shortcuts)
        caps.append(keycapText(keys));
    return caps;
}

/// What lists, forms and the playground do by themselves: no action has it.
QList<Line> fixedLines()
{
    const QString lists = say(QT_TRANSLATE_NOOP("ShortcutSheet", "Lists and forms"));
    const std::pair<const char *, const char *> lines[] = {{QT_TRANSLATE_NOOP("ShortcutSheet", "Peek at the row"), "Space"},
                                                           {QT_TRANSLATE_NOOP("ShortcutSheet", "Open the row"), "Return"},
                                                           {QT_TRANSLATE_NOOP("ShortcutSheet", "Close what is open"), "Esc"},
                                                           {QT_TRANSLATE_NOOP("ShortcutSheet", "Copy rows"), "Ctrl+C"},
                                                           {QT_TRANSLATE_NOOP("ShortcutSheet", "All rows"), "Ctrl+A"}};
    QList<Line> all;
    for (const auto &[words, keys] : lines)
        all.append({lists, say(words), {keycapText(QKeySequence(QLatin1String(keys)))}});
    return all;
}

QList<Line> linesOf(Actions &actions)
{
    const QString everywhere = say(QT_TRANSLATE_NOOP("ShortcutSheet", "Everywhere"));
    QList<Line> window;
    QList<Line> own;
    for (const ActionLine &line : actionTable()) {
        const QAction *action = actions.find(QLatin1String(line.id));
        if (action->shortcuts().isEmpty() || (line.page && !pageLine(QLatin1String(line.page))))
            continue;
        (line.page ? own : window).append({line.page ? pageTitle(QLatin1String(line.page)) : everywhere, action->text(), capsOf(action->shortcuts())});
    }
    int number = 0;
    for (const PageLine &line : pageTable()) {
        if (++number < 10)
            window.append({everywhere, pageTitle(QLatin1String(line.id)), {keycapText(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)))}});
    }
    return window + fixedLines() + own;
}

QString asText(const QList<Line> &lines)
{
    QString text;
    QString group;
    for (const Line &line : lines) {
        if (line.group != group)
            text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + line.group + QLatin1Char('\n');
        group = line.group;
        text += QStringLiteral("  %1\t%2\n").arg(line.keys.join(QStringLiteral(", ")), line.words);
    }
    return text;
}

QWidget *makeList(const QList<Line> &lines)
{
    auto *list = new QWidget;
    auto *grid = new QGridLayout(list);
    space(grid, 0, 6);
    grid->setColumnStretch(0, 1);
    QString group;
    int row = 0;
    for (const Line &line : lines) {
        if (line.group != group) {
            if (row > 0)
                grid->addWidget(gap(8), row++, 0);
            grid->addWidget(new Label(line.group, Type::Strong), row++, 0, 1, 2);
        }
        group = line.group;
        grid->addWidget(new Label(line.words), row, 0);
        grid->addWidget(new Keycaps(line.keys), row++, 1, Qt::AlignRight);
    }
    grid->setRowStretch(row, 1);
    return list;
}

} // namespace

Sheet *makeShortcutSheet(Actions &actions, QWidget *window)
{
    auto *sheet = new Sheet(say(QT_TRANSLATE_NOOP("ShortcutSheet", "Keyboard shortcuts")), window);
    sheet->setObjectName(QStringLiteral("shortcuts"));
    sheet->setSheetWidth(wide);
    const QList<Line> lines = linesOf(actions);
    QScrollArea *scroll = scrolled(makeList(lines));
    scroll->setFocusPolicy(Qt::StrongFocus); // nothing in it takes the keyboard
    scroll->setObjectName(QStringLiteral("shortcuts.list"));
    scroll->setAccessibleName(say(QT_TRANSLATE_NOOP("ShortcutSheet", "Keyboard shortcuts")));
    fix(scroll, -1, tall);
    sheet->body()->addWidget(scroll);
    Button *copy = sheet->addFootLeft(say(QT_TRANSLATE_NOOP("ShortcutSheet", "Copy all")), ButtonKind::Secondary, Sheet::Does::Nothing);
    copy->setObjectName(QStringLiteral("shortcuts.copy"));
    QObject::connect(copy, &QPushButton::clicked, sheet, [text = asText(lines)] { QApplication::clipboard()->setText(text); });
    Button *change = sheet->addFootLeft(say(QT_TRANSLATE_NOOP("ShortcutSheet", "Change")), ButtonKind::Secondary, Sheet::Does::Accept);
    change->setObjectName(QStringLiteral("shortcuts.change"));
    sheet->addFoot(say(QT_TRANSLATE_NOOP("ShortcutSheet", "Close")), ButtonKind::Primary, Sheet::Does::Reject)->setObjectName(QStringLiteral("shortcuts.close"));
    return sheet;
}

} // namespace portreeve::ui
