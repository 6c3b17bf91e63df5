// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/paged_model.h"
#include "ui/widgets/cells.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <deque>

using namespace portreeve::ui;

namespace {

struct Number : PagedRow {
    qint64 value = 0;
};

PagedRowPtr numbered(qint64 value)
{
    auto row = std::make_shared<Number>();
    row->value = value;
    row->id = QStringLiteral("n%1").arg(value);
    row->cursor = QString::number(value);
    return row;
}

/// A list of falling numbers, as a log is: the newest, the largest, on top. Answers are kept until the test lets them go, in any order it likes.
class Falling : public PagedModel
{
public:
    explicit Falling(qint64 size, int pageRows = 200) : PagedModel(pageRows)
    {
        for (qint64 i = 0; i < size; ++i)
            truth.push_back(size - i);
    }

    std::deque<qint64> truth; ///< the server's list, from the top
    QList<PageAsk> asked; ///< not answered yet
    QList<PageAsk> history;
    int forgotten = 0;

    QList<PagedRowPtr> rowsFor(const PageAsk &ask) const
    {
        qint64 from = ask.at;
        if (!ask.before.isEmpty())
            from = std::upper_bound(truth.begin(), truth.end(), ask.before.toLongLong(), std::greater<>()) - truth.begin();
        if (!ask.after.isEmpty())
            from = std::max<qint64>(0, (std::lower_bound(truth.begin(), truth.end(), ask.after.toLongLong(), std::greater<>()) - truth.begin()) - ask.limit);
        QList<PagedRowPtr> rows;
        for (qint64 i = from; i < from + ask.limit && i < qint64(truth.size()); ++i)
            rows.append(numbered(truth[size_t(i)]));
        return rows;
    }

    void answer(int index = 0)
    {
        const PageAsk ask = asked.takeAt(index);
        came(ask, rowsFor(ask));
    }
    void gather()
    {
        for (QElapsedTimer since = started(); since.elapsed() < 10'000;) {
            if (!asked.isEmpty() || isQuiet())
                return;
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        }
    }
    void answerAll()
    {
        for (gather(); !asked.isEmpty(); gather())
            answer();
    }
    static QElapsedTimer started()
    {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }
    void refuse(int index = 0) { failed(asked.takeAt(index)); }
    void answerLate(const PageAsk &ask) { came(ask, rowsFor(ask)); }
    void tellCount() { setCount(generation(), qint64(truth.size())); }
    int put(const QList<qint64> &values)
    {
        QList<PagedRowPtr> rows;
        for (const qint64 value : values) {
            truth.insert(std::lower_bound(truth.begin(), truth.end(), value, std::greater<>()), value);
            rows.append(numbered(value));
        }
        return addNew(rows);
    }
    qint64 shown(int row) const
    {
        const QVariant value = data(index(row, 0));
        return value.isValid() ? value.toLongLong() : -1;
    }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 2; }
    using PagedModel::addNew;

protected:
    void ask(const PageAsk &ask) override
    {
        asked.append(ask);
        history.append(ask);
    }
    void forget(const PageAsk &ask) override
    {
        ++forgotten;
        asked.removeIf([&](const PageAsk &each) { return each.page == ask.page && each.generation == ask.generation; });
    }
    QVariant cell(const PagedRow &row, int, int role) const override { return role == Qt::DisplayRole ? QVariant(static_cast<const Number &>(row).value) : QVariant(); }
    bool standsAbove(const PagedRow &a, const PagedRow &b) const override { return static_cast<const Number &>(a).value > static_cast<const Number &>(b).value; }
};

void open(Falling &model)
{
    model.reload(PagedModel::Reload::Other);
    model.answer();
    model.tellCount();
    model.answerAll();
}

} // namespace

class PagedModelTest : public QObject
{
    Q_OBJECT

private slots:
    void opens();
    void placeholdersNeverWait();
    void everyRowIsItself();
    void neighboursAreExact();
    void staleAnswersAreDropped();
    void farPagesAreForgotten();
    void seamIsMended();
    void newRowsGoOnTop();
    void lateRowsFindTheirPlace();
    void manyNewRowsBecomePages();
    void refreshKeepsTheRows();
    void failuresDoNotStorm();
    void failedListKeepsTheOldOne();
    void shrinks();
    void keepsTheRules_data();
    void keepsTheRules();
};

void PagedModelTest::opens()
{
    Falling model(1'000'000);
    QSignalSpy loaded(&model, &PagedModel::loaded);
    model.reload(PagedModel::Reload::Other);
    QCOMPARE(model.rowCount(), 0);
    model.answer();
    QCOMPARE(loaded.count(), 1);
    QCOMPARE(model.rowCount(), 201); // that there are more is known, how many is not
    model.tellCount();
    QCOMPARE(model.rowCount(), 1'000'000);
    QCOMPARE(model.shown(0), 1'000'000);
    QCOMPARE(model.shown(199), 999'801);

    Falling few(17);
    open(few);
    QCOMPARE(few.rowCount(), 17);
    QCOMPARE(few.history.size(), 1); // nothing is asked that cannot be there
    Falling none(0);
    open(none);
    QCOMPARE(none.rowCount(), 0);
    QVERIFY(none.isEverLoaded());
}

void PagedModelTest::placeholdersNeverWait()
{
    Falling model(1'000'000);
    open(model);
    const QModelIndex far = model.index(700'123, 0);
    QVERIFY(model.data(far, role::Waiting).toBool());
    QVERIFY(!model.data(far).isValid());
    QTRY_COMPARE(model.asked.size(), 1); // first what is seen
    QCOMPARE(model.asked.first().at, 700'000);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.answer();
    QCOMPARE(changed.count(), 1);
    QVERIFY(!model.data(far, role::Waiting).toBool());
    QCOMPARE(model.shown(700'123), 299'877);
    QTRY_COMPARE(model.asked.size(), PagedModel::mostAsked); // then its neighbours, not all at once
}

/// The property: whatever was looked at in whatever order, a row that is there is the right one; all are there in the end; never more pages than allowed.
void PagedModelTest::everyRowIsItself()
{
    Falling model(1'000'000);
    open(model);
    QRandomGenerator random(20261121);
    for (int step = 0; step < 400; ++step) {
        const int at = random.bounded(4) == 0 ? int(random.bounded(200)) : int(random.bounded(1'000'000));
        for (int row = at; row < qMin(at + 40, 1'000'000); ++row) {
            const qint64 value = model.shown(row);
            QVERIFY2(value == -1 || value == 1'000'000 - row, qPrintable(QStringLiteral("row %1 shows %2").arg(row).arg(value)));
        }
        model.gather();
        while (!model.asked.isEmpty() && random.bounded(5) != 0) // some stay under way while the next place is looked at
            model.answer(int(random.bounded(quint32(model.asked.size()))));
        QVERIFY(model.loadedPages() <= PagedModel::keptPages);
    }
    for (const int row : {0, 199, 200, 123'456, 999'999}) {
        model.shown(row);
        model.answerAll();
        QCOMPARE(model.shown(row), 1'000'000 - row);
    }
}

void PagedModelTest::neighboursAreExact()
{
    Falling model(100'000);
    open(model);
    model.shown(50'000);
    model.answerAll();
    model.history.clear();
    for (int row = 50'000; row < 60'000; row += 20) {
        model.shown(row);
        model.answerAll();
    }
    for (int row = 50'000; row >= 40'000; row -= 20) {
        model.shown(row);
        model.answerAll();
    }
    for (const PageAsk &ask : std::as_const(model.history))
        QVERIFY2(!ask.before.isEmpty() || !ask.after.isEmpty(), "a neighbour is asked for by its cursor, not by its number");
    for (int row = 40'200; row < 50'000; ++row) // the last 64 pages looked at
        QCOMPARE(model.shown(row), 100'000 - row);
}

void PagedModelTest::staleAnswersAreDropped()
{
    Falling model(10'000);
    open(model);
    model.shown(5000);
    QTRY_VERIFY(!model.asked.isEmpty());
    const PageAsk old = model.asked.first();
    model.truth = {5, 4, 3, 2, 1};
    model.reload(PagedModel::Reload::Other);
    const PageAsk first = model.asked.first();
    model.reload(PagedModel::Reload::Other); // typed on: a third list
    QCOMPARE(model.asked.size(), 1);
    QCOMPARE(model.rowCount(), 10'000); // the old rows stay until the first new ones are there
    model.answerLate(old);
    model.answerLate(first);
    QVERIFY(model.isLoading());
    QCOMPARE(model.rowCount(), 10'000);
    model.answer();
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.shown(0), 5);
    model.answerLate(old);
    QCOMPARE(model.rowCount(), 5);
}

void PagedModelTest::farPagesAreForgotten()
{
    Falling model(1'000'000);
    open(model);
    for (int row = 100'000; row < 900'000; row += 50'000) { // a thumb that is dragged
        model.shown(row);
        QTest::qWait(20);
        QVERIFY(model.asked.size() <= PagedModel::mostAsked);
    }
    QVERIFY(model.forgotten > 5);
    model.answerAll();
    QCOMPARE(model.shown(850'000), 150'000);
}

void PagedModelTest::seamIsMended()
{
    Falling model(10'000);
    open(model);
    model.shown(3000);
    model.answerAll();
    QVERIFY(model.shown(3000) == 7000);
    model.truth.erase(model.truth.begin() + 2000, model.truth.begin() + 2010); // ten rows went where nobody looked
    for (int row = 400; row < 3400; row += 50) {
        model.shown(row);
        model.answerAll();
    }
    for (int row = 800; row < 3300; ++row)
        QCOMPARE(model.shown(row), model.truth[size_t(row)]);
}

void PagedModelTest::newRowsGoOnTop()
{
    Falling model(1000);
    open(model);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QCOMPARE(model.put({1003, 1001, 1002}), 3);
    QCOMPARE(inserted.count(), 1); // one change for a batch
    QCOMPARE(model.rowCount(), 1003);
    QCOMPARE(model.shown(0), 1003);
    QCOMPARE(model.shown(2), 1001);
    QCOMPARE(model.shown(3), 1000);
    QCOMPARE(model.addNew({numbered(1003), numbered(1004), numbered(1004)}), 1); // told twice is shown once
    QCOMPARE(model.rowCount(), 1004);
    model.truth.push_front(1004);
    for (int row = 0; row < model.rowCount(); row += 100) {
        model.shown(row);
        model.answerAll();
    }
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.shown(row), model.truth[size_t(row)]);
}

void PagedModelTest::lateRowsFindTheirPlace()
{
    Falling model(5000);
    for (qint64 &value : model.truth)
        value *= 10;
    open(model);
    model.shown(300);
    model.answerAll();
    QCOMPARE(model.put({49'995, 48'005, 50'010}), 3); // closed late: they belong between others
    QCOMPARE(model.rowCount(), 5003);
    model.addNew({numbered(49'990), numbered(48'000)}); // known: takes the old one's place
    QCOMPARE(model.rowCount(), 5003);
    for (int row = 0; row < model.rowCount(); row += 100) {
        model.shown(row);
        model.answerAll();
    }
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.shown(row), model.truth[size_t(row)]);

    QCOMPARE(model.put({7}), 1); // far below, where nothing is loaded: counted, and found when somebody looks
    QCOMPARE(model.rowCount(), 5004);
    for (int row = 4400; row < 5004; row += 100) {
        model.shown(row);
        model.answerAll();
    }
    QCOMPARE(model.shown(5003), 7);

    Falling small(3);
    open(small);
    small.put({10, 9});
    small.addNew({numbered(2)});
    QCOMPARE(small.rowCount(), 5);
    QCOMPARE(small.shown(3), 2);
}

void PagedModelTest::manyNewRowsBecomePages()
{
    Falling model(1000);
    open(model);
    qint64 next = 1000;
    for (int batch = 0; batch < 500; ++batch) { // 200 rows a second for a while
        QList<qint64> values;
        for (int i = 0; i < 40; ++i)
            values.append(++next);
        model.put(values);
        if (batch % 7 == 0)
            model.shown(int(batch * 30));
    }
    QCOMPARE(model.rowCount(), 21'000);
    QVERIFY(model.loadedPages() <= PagedModel::keptPages);
    for (int row = 0; row < model.rowCount(); row += 199) {
        model.shown(row);
        model.answerAll();
        QCOMPARE(model.shown(row), model.truth[size_t(row)]);
    }
}

void PagedModelTest::refreshKeepsTheRows()
{
    Falling model(10'000);
    open(model);
    model.shown(5000);
    model.answerAll();
    const QPersistentModelIndex chosen = model.index(10, 0);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    for (qint64 value = 10'001; value <= 10'005; ++value)
        model.truth.push_front(value);
    model.reload(PagedModel::Reload::Same);
    model.answer();
    model.tellCount();
    QCOMPARE(reset.count(), 0);
    QCOMPARE(model.rowCount(), 10'005);
    QCOMPARE(chosen.row(), 15); // what was chosen is still chosen
    QCOMPARE(model.shown(0), 10'005);
    QCOMPARE(model.shown(5005), 5000);
    model.truth.assign({3, 2, 1});
    model.reload(PagedModel::Reload::Same); // not joined any more: all is new
    model.answer();
    QCOMPARE(reset.count(), 1);
    QCOMPARE(model.rowCount(), 3);
}

void PagedModelTest::failuresDoNotStorm()
{
    Falling model(10'000);
    open(model);
    model.history.clear();
    for (int paint = 0; paint < 20; ++paint) {
        model.shown(5000);
        model.gather();
        while (!model.asked.isEmpty())
            model.refuse();
    }
    QVERIFY2(model.history.size() <= 8, qPrintable(QString::number(model.history.size())));
    model.retry();
    model.shown(5000);
    model.answerAll();
    QCOMPARE(model.shown(5000), 5000);
}

/// A list that could not be had leaves the old one, which then asks for nothing: its places mean something else by now.
void PagedModelTest::failedListKeepsTheOldOne()
{
    Falling model(10'000);
    open(model);
    model.truth = {3, 2, 1};
    model.reload(PagedModel::Reload::Other);
    model.refuse();
    QVERIFY(model.isFailed() && !model.isLoading());
    QCOMPARE(model.rowCount(), 10'000);
    QCOMPARE(model.shown(0), 10'000);
    model.shown(5000);
    model.gather();
    QVERIFY(model.asked.isEmpty());
    model.reload(PagedModel::Reload::Same); // of what was wanted, not of what is seen
    model.answer();
    QVERIFY(!model.isFailed());
    QCOMPARE(model.rowCount(), 3);
}

void PagedModelTest::shrinks()
{
    Falling model(1000);
    open(model);
    model.truth.resize(700);
    model.shown(900);
    model.answerAll();
    model.shown(650);
    model.answerAll();
    QVERIFY(model.rowCount() <= 800);
    model.shown(750);
    model.answerAll();
    QVERIFY(model.rowCount() >= 700);
}

void PagedModelTest::keepsTheRules_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 10, 20, 21, 200})
        QTest::newRow(qPrintable(QString::number(size))) << size;
}

/// Qt's own referee walks all rows after every change, so lists are short here and pages too.
void PagedModelTest::keepsTheRules()
{
    QFETCH(int, size);
    Falling model(size, 10);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    open(model);
    for (int row = 0; row < size; row += 7) {
        model.shown(row);
        model.answerAll();
    }
    model.put({size + 3, size + 1, size + 2});
    model.addNew({numbered(size)});
    model.reload(PagedModel::Reload::Same);
    model.answer();
    model.tellCount();
    for (int row = 0; row < model.rowCount(); ++row) {
        model.shown(row);
        model.answerAll();
    }
    QCOMPARE(model.rowCount(), int(model.truth.size()));
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.shown(row), model.truth[size_t(row)]);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(PagedModelTest)
#include "paged_model_test.moc"
