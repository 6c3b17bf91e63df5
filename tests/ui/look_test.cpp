// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery.h"

#include "ui/widgets/button.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/svg_path.h"
#include "ui/widgets/table.h"
#include "ui/widgets/table_copy.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tokens.h"
#include "ui/widgets/tree.h"

#include <QAbstractItemModelTester>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QFile>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonArray>
#include <QJsonObject>
#include <QPainter>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

#include <cmath>

using namespace portreeve::ui;

namespace {

double channel(int value)
{
    const double share = value / 255.0;
    return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * channel(color.red()) + 0.7152 * channel(color.green()) + 0.0722 * channel(color.blue());
}

double contrast(const QColor &a, const QColor &b)
{
    const double high = qMax(luminance(a), luminance(b));
    const double low = qMin(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

QByteArray tokensJson()
{
    QFile file(QStringLiteral(SOURCE_DIR "/resources/style/tokens.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStandardItemModel *people(QObject *parent)
{
    auto *model = new QStandardItemModel(parent);
    model->setHorizontalHeaderLabels({QStringLiteral("Name"), QStringLiteral("Spent"), QStringLiteral("Note")});
    const char *rows[][3] = {{"ana", "$1.20", "fine"}, {"=cmd()", "-3.5", "a,b\"c"}, {"tab\there", "$0.00", "two\nlines"}};
    for (const auto &row : rows)
        model->appendRow({new QStandardItem(QLatin1String(row[0])), new QStandardItem(QLatin1String(row[1])), new QStandardItem(QLatin1String(row[2]))});
    model->item(0, 1)->setData(QStringLiteral("1.200000000"), role::Copy);
    return model;
}

/// Everything a person can get to by keyboard says what it is.
QStringList unnamed(QWidget *root)
{
    QStringList wrong;
    for (QWidget *each : root->findChildren<QWidget *>()) {
        if (!(each->focusPolicy() & Qt::TabFocus) || !each->isVisible())
            continue;
        if (auto *inside = qobject_cast<QAbstractScrollArea *>(each->parentWidget()); inside && inside->viewport() == each)
            continue;
        if (each->objectName().startsWith(QLatin1String("qt_"))) // inside a part of Qt's, which has the name
            continue;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(each);
        if (!spoken || (spoken->text(QAccessible::Name).isEmpty() && spoken->text(QAccessible::Value).isEmpty()))
            wrong.append(QStringLiteral("%1 \"%2\"").arg(QLatin1String(each->metaObject()->className()), each->objectName()));
    }
    return wrong;
}

} // namespace

class LookTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, quiet()); }
    void cleanup() { applyTheme(*qApp, quiet()); }

    void tokensAreReadWhole()
    {
        QString error;
        const LookFile look = readLook(tokensJson(), &error);
        QVERIFY2(error.isEmpty(), qPrintable(error));
        QCOMPARE(look.light.scrim.alpha(), 0x73);
        QCOMPARE(look.dark.series[6], QColor(0x8570EE));
        QCOMPARE(look.sizes.width.rail, 216);
        QCOMPARE(look.type[int(Type::Stat)].px, 24);
    }

    // Take any member away: the reader names it instead of guessing.
    void missingTokensAreNamed()
    {
        const QJsonObject whole = QJsonDocument::fromJson(tokensJson()).object();
        for (const char *part : {"light", "dark", "radius", "height", "width", "motion"}) {
            const QJsonObject inner = whole.value(QLatin1String(part)).toObject();
            for (const QString &name : inner.keys()) {
                QJsonObject less = inner;
                less.remove(name);
                QJsonObject root = whole;
                root.insert(QLatin1String(part), less);
                QString error;
                readLook(QJsonDocument(root).toJson(), &error);
                const bool isRead = !name.endsWith(QLatin1String("Hz")) && name != QLatin1String("curve"); // kept by code, not drawn by
                QVERIFY2(!isRead || error.contains(name), qPrintable(QLatin1String(part) + QLatin1Char('.') + name + QStringLiteral(": ") + error));
            }
        }
        QString error;
        readLook("{ nonsense", &error);
        QVERIFY(!error.isEmpty());
    }

    void textIsReadable()
    {
        const LookFile look = readLook(tokensJson(), nullptr);
        for (const Tokens &t : {look.light, look.dark, highContrast(look.light), highContrast(look.dark)}) {
            for (const QColor &ground : {t.window, t.page, t.raised, t.sunken, t.hover, t.selected}) {
                for (const QColor &ink : {t.text1, t.text2, t.text3, t.accent, t.link, t.success, t.warning, t.danger})
                    QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(ink.name() + QStringLiteral(" on ") + ground.name()));
            }
            QVERIFY(contrast(t.onAccent, t.accentFill) >= 4.5);
            QVERIFY(contrast(t.onDanger, t.dangerFill) >= 4.5);
            for (const auto tone : {Tone::Ok, Tone::Warn, Tone::Bad, Tone::Info, Tone::Mute})
                QVERIFY(contrast(t.*toneInk(tone).ink, t.*toneInk(tone).soft) >= 4.5);
            for (const QColor &shape : {t.control, t.focus, t.axis, t.series[0], t.series[3], t.series[7]})
                QVERIFY2(&shape == &t.axis || shape == t.axis || contrast(shape, t.raised) >= 3, qPrintable(shape.name()));
        }
    }

    void everyIconIsRead()
    {
        QVERIFY(iconNames().size() >= 59);
        for (const QString &name : iconNames()) {
            const SvgDrawing drawing = readSvg(QStringLiteral(":/look/icons/%1.svg").arg(name));
            QRectF bounds = drawing.strokes.boundingRect();
            for (const SvgFill &fill : drawing.fills)
                bounds |= fill.path.boundingRect();
            QVERIFY2(!bounds.isNull(), qPrintable(name)); // a line has no area
            QVERIFY2(QRectF(QPointF(), drawing.box).adjusted(-0.1, -0.1, 0.1, 0.1).contains(bounds.adjusted(0, 0, 0.01, 0.01)), qPrintable(name));
        }
        QTest::ignoreMessage(QtWarningMsg, "no icon is called \"nonsense\"");
        QImage image(20, 20, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintIcon(painter, QRectF(0, 0, 20, 20), QStringLiteral("nonsense"), Qt::black);
        QCOMPARE(image.pixel(10, 10), 0u);
    }

    void pathsAreRead()
    {
        QCOMPARE(readPathData(QStringLiteral("M1 2L3,4H10V-5Z")).boundingRect(), QRectF(QPointF(1, -5), QPointF(10, 4)));
        QCOMPARE(readPathData(QStringLiteral("M0 0 10 10")).currentPosition(), QPointF(10, 10));
        QCOMPARE(readPathData(QStringLiteral("M0 0 Q1 1 2 2")).elementCount(), 1); // an unknown letter ends it
        QVERIFY(readPathData({}).isEmpty());
    }

    void iconsTakeTheirColour()
    {
        const auto ink = [](const QIcon &icon, QIcon::Mode mode) {
            const QImage image = icon.pixmap(QSize(40, 40), 1.0, mode).toImage();
            for (int i = 0; i < image.width() * image.height(); ++i) {
                if (qAlpha(image.pixel(i % image.width(), i / image.width())) == 255)
                    return QColor(image.pixel(i % image.width(), i / image.width()));
            }
            return QColor();
        };
        QCOMPARE(ink(icon(QStringLiteral("menu")), QIcon::Normal), tokens().text2);
        QCOMPARE(ink(icon(QStringLiteral("menu")), QIcon::Disabled), tokens().text3);
        QCOMPARE(ink(icon(QStringLiteral("menu"), &Tokens::danger), QIcon::Normal), tokens().danger);
    }

    void scaleReachesEverything()
    {
        QWidget window;
        auto *row = new QHBoxLayout(&window);
        space(row, 14, 12);
        auto *button = new Button(QStringLiteral("New key"));
        row->addWidget(button);
        auto *fixed = new QWidget;
        fix(fixed, 216, 40);
        row->addWidget(fixed);
        const QSize before = button->sizeHint();
        ThemeChoice larger = quiet();
        larger.scale = 2;
        applyTheme(*qApp, larger);
        QCOMPARE(row->contentsMargins().left(), 28);
        QCOMPARE(row->spacing(), 24);
        QCOMPARE(fixed->width(), 432);
        QCOMPARE(button->sizeHint().height(), before.height() * 2);
        QVERIFY(button->font().pixelSize() == 26);
        larger.scale = 9; // out of range: the largest there is
        applyTheme(*qApp, larger);
        QCOMPARE(fixed->width(), 432);
    }

    void schemesChangeWithoutARestart()
    {
        QWidget *page = gallery::home();
        page->resize(1440, 900);
        page->show();
        const QImage light = page->grab().toImage();
        ThemeChoice dark = quiet();
        dark.scheme = Scheme::Dark;
        applyTheme(*qApp, dark);
        const QImage night = page->grab().toImage();
        QVERIFY(light != night);
        QCOMPARE(QColor(night.pixel(4, 400)), tokens().window);
        applyTheme(*qApp, quiet());
        QCOMPARE(page->grab().toImage(), light); // nothing of the night stays behind
        delete page;
    }

    // Colours alone change no length: nothing is measured anew, which takes long where many pages are open.
    void schemesLeaveFontsAlone()
    {
        struct Fonts : QObject {
            int changed = 0;
            bool eventFilter(QObject *, QEvent *event) override
            {
                changed += event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange;
                return false;
            }
        } fonts;
        Label words(QStringLiteral("Requests"));
        words.show();
        QApplication::processEvents();
        words.installEventFilter(&fonts);
        ThemeChoice other = quiet();
        other.scheme = Scheme::Dark;
        applyTheme(*qApp, other);
        QCOMPARE(fonts.changed, 0);
        other.scale = 2;
        applyTheme(*qApp, other);
        QVERIFY(fonts.changed > 0);
    }

    void everythingHasAName_data()
    {
        QTest::addColumn<int>("page");
        for (int i = 0; i < gallery::pages().size(); ++i)
            QTest::newRow(gallery::pages()[i].name) << i;
    }

    void everythingHasAName()
    {
        QFETCH(int, page);
        std::unique_ptr<QWidget> widget(gallery::pages()[page].make());
        widget->resize(1440, 900);
        widget->show();
        QApplication::processEvents();
        const QStringList wrong = unnamed(widget.get());
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QStringLiteral(", "))));
    }

    // Neither size of text nor direction nor contrast breaks a page: it still paints, at its smallest window too.
    void pagesPaintInEveryGuise()
    {
        for (const bool contrast : {false, true}) {
            ThemeChoice choice = quiet();
            choice.highContrast = contrast;
            choice.scale = contrast ? 1.0 : 2.0;
            applyTheme(*qApp, choice);
            qApp->setLayoutDirection(contrast ? Qt::RightToLeft : Qt::LeftToRight);
            for (const gallery::Page &page : gallery::pages()) {
                std::unique_ptr<QWidget> widget(page.make());
                widget->resize(1024, 700);
                widget->show();
                QApplication::processEvents();
                QVERIFY(!widget->grab().isNull());
            }
        }
        qApp->setLayoutDirection(Qt::LeftToRight);
    }

    void tableCopies()
    {
        Table table;
        table.setModel(people(&table));
        table.setColumns({{Cell::Main, 100}, {Cell::Money, 80}, {Cell::Text, 100}});
        table.selectAll();
        QCOMPARE(table.selectionText(CopyForm::Csv), QStringLiteral("Name,Spent,Note\r\nana,1.200000000,fine\r\n'=cmd(),-3.5,\"a,b\"\"c\"\r\n"
                                                                    "tab\there,$0.00,\"two\nlines\"\r\n"));
        QCOMPARE(table.selectionText(CopyForm::Tsv).split(QLatin1Char('\n')).value(3), QStringLiteral("tab here\t$0.00\ttwo lines"));
        QVERIFY(table.selectionText(CopyForm::Markdown).startsWith(QStringLiteral("| Name | Spent | Note |\n| --- | --- | --- |")));
        QCOMPARE(QJsonDocument::fromJson(table.selectionText(CopyForm::Json).toUtf8()).array().size(), 3);
        table.setColumnHidden(1, true);
        QVERIFY(!table.selectionText(CopyForm::Csv).contains(QStringLiteral("Spent")));
        table.clearSelection();
        QVERIFY(table.selectionText(CopyForm::Csv).isEmpty());
    }

    void tableKeys()
    {
        Table table;
        auto *model = people(&table);
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        table.setModel(model);
        table.setColumns({{Cell::Main, 100}, {Cell::Money, 80}, {Cell::Text, 100, false}});
        table.resize(400, 200);
        table.show();
        table.setFocus();
        table.selectRow(1);
        QSignalSpy peeked(&table, &Table::peeked);
        QTest::keyClick(&table, Qt::Key_Space);
        QCOMPARE(peeked.count(), 1);
        QCOMPARE(peeked[0][0].toModelIndex().row(), 1);
        QVERIFY(table.isColumnHidden(2));
        const QByteArray state = table.saveColumns();
        table.setColumnHidden(2, false);
        QVERIFY(table.restoreColumns(state));
        QVERIFY(table.isColumnHidden(2));
        QVERIFY(!table.restoreColumns("nonsense"));
        QCOMPARE(table.verticalHeader()->defaultSectionSize(), px(sizes().height.row));
        table.setDensity(Density::Roomy);
        QCOMPARE(table.verticalHeader()->defaultSectionSize(), px(sizes().height.rowRoomy));
        table.horizontalHeader()->setFocus();
        table.horizontalHeader()->setSortIndicatorShown(true);
        QTest::keyClick(table.horizontalHeader(), Qt::Key_Right);
        QTest::keyClick(table.horizontalHeader(), Qt::Key_Space);
        QCOMPARE(table.horizontalHeader()->sortIndicatorSection(), 1);
        table.setDimmed(true);
        table.grab();
    }

    void treeOpensByItsChevron()
    {
        Tree tree;
        auto *model = new QStandardItemModel(&tree);
        model->setHorizontalHeaderLabels({QStringLiteral("Scope")});
        auto *top = new QStandardItem(QStringLiteral("Northgate"));
        top->appendRow(new QStandardItem(QStringLiteral("Platform")));
        model->appendRow(top);
        tree.setModel(model);
        tree.setColumns({{Cell::Two, 300}});
        tree.resize(400, 200);
        tree.show();
        QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, QPoint(px(26), px(16)));
        QVERIFY(tree.isExpanded(top->index()));
        QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, QPoint(px(100), px(16)));
        QVERIFY(tree.isExpanded(top->index()));
        QCOMPARE(tree.visualRect(top->child(0)->index()).height(), px(sizes().height.rowRoomy));
        tree.setFocus();
        QTest::keyClick(&tree, Qt::Key_Left);
        QVERIFY(!tree.isExpanded(top->index()));
    }

    void glyphsSpeak()
    {
        QCOMPARE(spokenRoad(QStringLiteral("o")), QStringLiteral("served at the first try"));
        QCOMPARE(spokenRoad(QStringLiteral("xo")), QStringLiteral("served after one retry"));
        QCOMPARE(spokenRoad(QStringLiteral("xxo")), QStringLiteral("served after 2 retries"));
        QCOMPARE(spokenRoad(QStringLiteral("-")), QStringLiteral("refused at the gate"));
        Toll toll;
        toll.spent = 481'200'000'000;
        toll.held = 3'800'000'000;
        toll.limit = 500'000'000'000;
        toll.forecast = 690'000'000'000;
        QCOMPARE(spokenToll(toll), QStringLiteral("$481.20 of $500.00 spent, $3.80 held, forecast $690"));
        toll.limit = 0;
        QCOMPARE(spokenToll(toll), QStringLiteral("$481.20 spent, no limit"));
    }

private:
    static ThemeChoice quiet()
    {
        ThemeChoice choice;
        choice.reducedMotion = true;
        return choice;
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    LookTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "look_test.moc"
