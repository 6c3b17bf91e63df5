// SPDX-License-Identifier: GPL-3.0-or-later
// Every part of the look, painted now and held against a small stored picture of before: an eye for what no other test names. What is meant to change is stored anew:
// PORTREEVE_SHOTS_STORE=1 pictures_test, and the commit shows the difference.
#include "tests/ui/gallery.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QCursor>
#include <QDir>
#include <QFontInfo>
#include <QLocale>
#include <QPixmap>
#include <QTest>

using namespace portreeve::ui;

namespace {

constexpr QSize storedSize(240, 150); // a sixth: edges of letters do not count, a part that moved does
constexpr int visible = 40;           // of 255: what an eye sees in one place
const QString store = QStringLiteral(SOURCE_DIR "/tests/ui/pictures/");

QImage painted(const gallery::Page &page)
{
    const std::unique_ptr<QWidget> widget(page.make());
    widget->resize(1440, 900);
    widget->show();
    QTest::qWait(260); // bars of waiting come after 150 ms
    QImage last, now = widget->grab().toImage();
    for (int tries = 0; tries < 40 && now != last; ++tries) { // charts are painted in their own time
        QTest::qWait(80);
        last = std::exchange(now, widget->grab().toImage());
    }
    return now;
}

QImage small(const QImage &picture)
{
    return picture.scaled(storedSize, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_RGB888);
}

struct Difference {
    double mean = 0;   ///< of a channel, 0 to 255
    double places = 0; ///< share of places that an eye would see
};

Difference between(const QImage &one, const QImage &other)
{
    qint64 sum = 0, seen = 0;
    for (int y = 0; y < one.height(); ++y) {
        const uchar *a = one.constScanLine(y), *b = other.constScanLine(y);
        for (int x = 0; x < one.width(); ++x, a += 3, b += 3) {
            const int each[] = {std::abs(a[0] - b[0]), std::abs(a[1] - b[1]), std::abs(a[2] - b[2])};
            sum += each[0] + each[1] + each[2];
            seen += *std::max_element(std::begin(each), std::end(each)) > visible;
        }
    }
    const double all = double(one.width()) * one.height();
    return {double(sum) / all / 3, double(seen) / all};
}

} // namespace

class PicturesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
        QCursor::setPos(5000, 5000); // nothing is hovered in a picture
        if (QFontInfo(QFont(QStringLiteral("Inter"))).family() != QLatin1String("Inter"))
            QSKIP("Inter is not installed (fonts-inter): pictures would differ in every letter");
    }

    void looksAsBefore_data()
    {
        QTest::addColumn<int>("page");
        QTest::addColumn<bool>("isDark");
        for (int i = 0; i < gallery::pages().size(); ++i) {
            QTest::addRow("%s-light", gallery::pages()[i].name) << i << false;
            QTest::addRow("%s-dark", gallery::pages()[i].name) << i << true;
        }
    }

    void looksAsBefore()
    {
        QFETCH(int, page);
        QFETCH(bool, isDark);
        ThemeChoice choice;
        choice.scheme = isDark ? Scheme::Dark : Scheme::Light;
        choice.reducedMotion = true;
        applyTheme(*qApp, choice);
        const QString name = QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(".png");
        const QImage whole = painted(gallery::pages()[page]), now = small(whole);
        if (const QString place = qEnvironmentVariable("PORTREEVE_SHOTS"); !place.isEmpty())
            QVERIFY(whole.save(QDir(place).filePath(QStringLiteral("look-") + name)));
        if (qEnvironmentVariableIsSet("PORTREEVE_SHOTS_STORE"))
            QVERIFY(QDir().mkpath(store) && now.save(store + name));
        QImage before;
        QVERIFY2(before.load(store + name), qPrintable(QStringLiteral("no stored picture %1: PORTREEVE_SHOTS_STORE=1 writes it").arg(name)));
        QCOMPARE(before.size(), now.size());
        const Difference difference = between(now, before.convertToFormat(QImage::Format_RGB888));
        const QString words = QStringLiteral("%1: mean %2, seen in %3 % of the places").arg(name).arg(difference.mean, 0, 'f', 2).arg(difference.places * 100, 0, 'f', 2);
        QVERIFY2(difference.mean < 1.5 && difference.places < 0.01, qPrintable(words));
    }
};

QTEST_MAIN(PicturesTest)
#include "pictures_test.moc"
