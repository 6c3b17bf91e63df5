// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <map>

#include "gateway/base/ids.h"
#include "gateway/store/config_file.h"
#include "gateway/store/yaml_reader.h"

using namespace portreeve;

namespace {

// A tree as text, to compare: (a b) a list, {a b} a map, <t> a text, ~ nothing.
QString shown(const YamlNode &node)
{
    switch (node.kind) {
    case YamlNode::Kind::Null: return "~";
    case YamlNode::Kind::Scalar: return "<" + QString::fromStdString(node.text) + ">";
    case YamlNode::Kind::List: {
        QStringList parts;
        for (const YamlNode &item : node.items)
            parts << shown(item);
        return "(" + parts.join(' ') + ")";
    }
    case YamlNode::Kind::Map: break;
    }
    QStringList parts;
    for (const YamlMember &member : node.members)
        parts << "<" + QString::fromStdString(member.name) + ">" << shown(member.value);
    return "{" + parts.join(' ') + "}";
}

QString unescaped(const QString &text)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const QChar next = text[++i];
        out += next == 'n' ? QChar('\n') : next == 't' ? QChar('\t') : next == 'r' ? QChar('\r') : next == 'b' ? QChar('\b') : next;
    }
    return out;
}

// The suite's events as the same kind of text; empty when they are of more than one document.
class Events {
public:
    explicit Events(const QString &events) : m_lines(events.split('\n', Qt::SkipEmptyParts)) {}

    QString tree()
    {
        if (m_lines.filter("+DOC").size() != 1)
            return {};
        while (!m_lines[m_at].startsWith("+DOC"))
            ++m_at;
        ++m_at;
        return node();
    }

private:
    QString node()
    {
        QString line = m_lines[m_at++];
        if (line.startsWith("=ALI"))
            return m_anchors[line.mid(6)];
        QString anchor;
        QString rest = line.mid(4).trimmed();
        const bool isValue = line.startsWith("=VAL");
        if (isValue)
            rest = line.mid(5);
        for (const QString &flow : {QString("[]"), QString("{}")}) {
            if (!isValue && rest.startsWith(flow))
                rest = rest.mid(2).trimmed();
        }
        if (rest.startsWith('&')) {
            anchor = rest.section(' ', 0, 0).mid(1);
            rest = rest.section(' ', 1);
        }
        QString tag;
        if (rest.startsWith('<')) {
            tag = rest.section('>', 0, 0).mid(1);
            rest = rest.section('>', 1).mid(1);
        }
        QString made;
        if (isValue)
            made = value(rest, tag);
        else
            made = line.startsWith("+SEQ") ? children("-SEQ", '(', ')') : children("-MAP", '{', '}');
        if (!anchor.isEmpty())
            m_anchors[anchor] = made;
        return made;
    }

    static QString value(const QString &rest, const QString &tag)
    {
        const QString text = unescaped(rest.mid(1));
        const bool isNull = rest.startsWith(':') && !tag.endsWith(":str") && (text.isEmpty() || text == "~" || text.toLower() == "null");
        return isNull ? "~" : "<" + text + ">";
    }

    QString children(const QString &end, char open, char close)
    {
        QStringList parts;
        while (!m_lines[m_at].startsWith(end))
            parts << node();
        ++m_at;
        return open + parts.join(' ') + close;
    }

    QStringList m_lines;
    qsizetype m_at = 0;
    std::map<QString, QString> m_anchors;
};

} // namespace

class ConfigYamlSuiteTest : public QObject {
    Q_OBJECT

private slots:
    void suite_data();
    void suite();
    void hostile_data();
    void hostile();
    void mergesAndAliases();
    void tenMebibytes();
    void mutants();
};

void ConfigYamlSuiteTest::suite_data()
{
    QTest::addColumn<QString>("expect");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("events");
    QFile file(SOURCE_DIR "/tests/data/corpora/yaml_test_suite.jsonl");
    QVERIFY(file.open(QIODevice::ReadOnly));
    int rows = 0;
    while (!file.atEnd()) {
        const QJsonObject row = QJsonDocument::fromJson(file.readLine()).object();
        if (row.isEmpty())
            continue;
        const QString title = row["name"].toString() + " " + row["title"].toString();
        QTest::newRow(qPrintable(title)) << row["expect"].toString() << QByteArray::fromBase64(row["base64"].toString().toLatin1())
                                         << row["events"].toString();
        ++rows;
    }
    QCOMPARE(rows, 406);
}

// What is no YAML is refused; what is, is read as the suite reads it or refused with a reason and a place.
void ConfigYamlSuiteTest::suite()
{
    QFETCH(QString, expect);
    QFETCH(QByteArray, text);
    QFETCH(QString, events);
    const auto parsed = parseYaml(text.toStdString());
    const auto config = parseConfig(text.toStdString(), "suite.yaml", {});
    if (const auto *fault = std::get_if<YamlFault>(&parsed)) {
        QVERIFY(!fault->text.empty());
        QVERIFY(fault->mark.line >= 1 && fault->mark.column >= 1);
        QVERIFY(!config);
        QVERIFY(QString::fromStdString(config.refusal().message).startsWith("suite.yaml:"));
        return;
    }
    QVERIFY2(expect == "accept", qPrintable("taken, but no YAML: " + shown(std::get<YamlNode>(parsed)) + "\n" + text));
    const QString tree = Events(events).tree();
    const QString read = shown(std::get<YamlNode>(parsed));
    if (tree.isEmpty() || (tree == "~" && read == "{}"))
        return;
    QCOMPARE(read, tree);
}

void ConfigYamlSuiteTest::hostile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, QByteArray text, const char *place, const char *why) { QTest::newRow(name) << text << place << why; };
    const int most = 10 << 20;
    QByteArray bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (char c = 'b'; c < 'z'; ++c) {
        const QByteArray name(1, c);
        bomb += name + ": &" + name + " [" + QByteArray("*" + QByteArray(1, char(c - 1)) + ", ").repeated(9) + "x]\n";
    }
    QByteArray anchors = "a: ";
    for (int i = 0; i < 60; ++i)
        anchors += "&a" + QByteArray::number(i) + " [";
    anchors += QByteArray("x, ").repeated(5'000) + QByteArray("]").repeated(60);
    QByteArray stairs;
    for (int i = 0; i < 100; ++i)
        stairs += QByteArray(" ").repeated(i) + "a:\n";
    row("billion laughs", bomb, "6:", "aliases expand to more than 100000 values");
    row("nested anchors", anchors, "1:", "anchors hold more than 100000 values");
    row("alias in itself", "a: &a [*a]\n", "1:8", "this alias stands inside the very thing it names");
    row("unknown alias", "a: *b\n", "1:4", "the referenced anchor is not defined");
    row("open lists", QByteArray("[").repeated(most), "1:65", "nested deeper than 64 levels");
    row("open maps", QByteArray("{a: ").repeated(most / 4), "1:", "nested deeper than 64 levels");
    row("dashes", QByteArray("- ").repeated(most / 2), "1:", "nested deeper than 64 levels");
    row("stairs", stairs, "65:65", "nested deeper than 64 levels");
    row("questions", "[" + QByteArray("? ").repeated(most / 2 - 1) + "]", "1:", "more than 500000 values");
    row("anchors on one", QByteArray("&a ").repeated(most / 3), "1:4", "a second anchor or tag");
    row("anchors in a list", "[" + QByteArray("&a ").repeated(most / 3 - 1) + "]", "1:", "more than 500000 values");
    row("many lines", QByteArray("a: 1\n").repeated(2), "2:1", "the key `a` is given twice (first at 1:1); remove one");
    row("too large", QByteArray("#").repeated(most + 1), "1:1", "larger than 10 MiB");
    row("open quote", "a: \"b\nc: d\n", "2:1", "indent this line more");
    row("open quote, indented", "a: \"b\n  c: d\n", "1:4", "this quote is never closed");
    row("open bracket", "a: [b,\n  c\nd: e\n", "3:1", "indent this line more");
    row("tab", "a:\n \tb: c\n", "2:2", "a tab indents this line; use blanks");
    row("zero", QByteArray("a: b\0c\n", 7), "1:5", "a control character; remove it");
    row("escape", "a: b\n\x1b[31m\n", "2:1", "a control character; remove it");
    row("latin", "a: b\xe4\n", "1:1", "not UTF-8");
    row("sixteen bits", QByteArray("\xff\xfe" "a\0:\0", 6), "1:1", "not UTF-8");
    row("two documents", "a: b\n---\nc: d\n", "2:1", "a second document begins here");
    row("directive", "%YAML 1.1\n---\na: b\n", "1:1", "directives are not allowed");
    row("object", "a: !ruby/object:Gem::Requirement {}\n", "1:4", "the tag `!ruby/object:Gem::Requirement` is not allowed");
    row("binary", "a: !!binary aGk=\n", "1:4", "the tag `tag:yaml.org,2002:binary` is not allowed");
    row("list as key", "? [a]\n: b\n", "1:3", "a key must be a text");
    row("empty key", ": b\n", "1:1", "a key must be a text");
    row("merge of a text", "a:\n  <<: b\n", "2:7", "`<<` takes a map or a list of maps");
    row("no colon", "a:\n  b: c\n  dd\n", "3:3", "`dd` has no colon; write `name: value`");
    row("characters count, not bytes", "a: \"\xc3\xa4\xc3\xb6\"#\n", "1:8", "a blank must stand before a comment");
}

void ConfigYamlSuiteTest::hostile()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, place);
    QFETCH(QString, why);
    const auto parsed = parseYaml(text.toStdString());
    const auto *fault = std::get_if<YamlFault>(&parsed);
    QVERIFY2(fault, "taken");
    const QString told = QString("%1:%2 ").arg(fault->mark.line).arg(fault->mark.column) + QString::fromStdString(fault->text);
    QVERIFY2(told.startsWith(place) && told.contains(why), qPrintable(told));
}

void ConfigYamlSuiteTest::mergesAndAliases()
{
    const auto tree = [](const char *text) {
        const auto parsed = parseYaml(text);
        const auto *fault = std::get_if<YamlFault>(&parsed);
        return fault ? QString::fromStdString(fault->text) : shown(std::get<YamlNode>(parsed));
    };
    QCOMPARE(tree("a: &x {k: 1, l: 2}\nb:\n  <<: *x\n  l: 3\n"), QString("{<a> {<k> <1> <l> <2>} <b> {<l> <3> <k> <1>}}"));
    QCOMPARE(tree("a: &x {k: 1}\nb: &y {k: 2, m: 3}\nc: {<<: [*x, *y]}\n"), QString("{<a> {<k> <1>} <b> {<k> <2> <m> <3>} <c> {<k> <1> <m> <3>}}"));
    QCOMPARE(tree("a: &x k\nb: [*x, *x]\n*x : v\n"), QString("{<a> <k> <b> (<k> <k>) <k> <v>}"));
    QCOMPARE(tree("'<<': x\n"), QString("{<<<> <x>}"));
    QCOMPARE(tree("a: !!str\nb: !!str null\nc: null\nd: ''\n"), QString("{<a> <> <b> <null> <c> ~ <d> <>}"));
    QCOMPARE(tree("\xef\xbb\xbf" "a: b\r\nc: d"), QString("{<a> <b> <c> <d>}"));
    QCOMPARE(tree(""), QString("{}"));
    // wrong by the letter, written by everybody
    QCOMPARE(tree("a:\n  b: [\n    c\n  ]\n"), QString("{<a> {<b> (<c>)}}"));
}

// As large as is taken, and no smaller: the limit is on bytes.
void ConfigYamlSuiteTest::tenMebibytes()
{
    std::string text = "model_list: []\n# ";
    text.append((10u << 20) - text.size() - 1, 'x');
    text += '\n';
    QCOMPARE(text.size(), std::size_t(10) << 20);
    QVERIFY(bool(parseConfig(text, "c.yaml", {})));
    text += '#';
    QVERIFY(!parseConfig(text, "c.yaml", {}));
}

// Real configurations with bytes changed, pieces doubled, lost and swapped: never a crash, and what is taken prints as
// something that is taken.
void ConfigYamlSuiteTest::mutants()
{
    std::vector<std::string> seeds;
    for (const QFileInfo &file : QDir(SOURCE_DIR "/tests/data/configs").entryInfoList({"*.yaml"}, QDir::Files, QDir::Name)) {
        QFile seed(file.filePath());
        QVERIFY(seed.open(QIODevice::ReadOnly));
        seeds.push_back(seed.readAll().toStdString());
    }
    static constexpr std::string_view pieces[] = {"*", "&a ", "*a", "<<: ", "!!", "!x ", "%YAML", "---\n", "...", "- ", "? ", ": ", "[", "]", "{", "}", ",", "|", ">",
                                                  "'", "\"", "#", "\t", "\n", "\r", "\\", "os.environ/A", "null", "~", "1e999", "0x", "\xc3", "\xe2\x80\xa8"};
    const Random random = seededRandom(20261121);
    const Environment environment = [](const std::string &name) { return name.ends_with("API_KEY") ? std::optional<std::string>(name) : std::nullopt; };
    int taken = 0;
    for (int i = 0; i < 4'000; ++i) {
        std::string text = seeds[randomBelow(random, seeds.size())];
        for (std::uint64_t changes = 1 + randomBelow(random, 4); changes > 0; --changes) {
            const std::size_t at = randomBelow(random, text.size() + 1);
            const std::size_t length = std::min<std::size_t>(randomBelow(random, 30), text.size() - at);
            switch (randomBelow(random, 4)) {
            case 0: text.insert(at, pieces[randomBelow(random, std::size(pieces))]); break;
            case 1: text.erase(at, length); break;
            case 2: text.insert(at, text.substr(at, length)); break;
            default:
                if (at < text.size())
                    text[at] = char(randomBelow(random, 256));
            }
        }
        const auto config = parseConfig(text, "m.yaml", environment);
        if (!config) {
            QVERIFY(!config.refusal().message.empty());
            continue;
        }
        ++taken;
        const std::string printed = printConfig(*config);
        const auto again = parseConfig(printed, "printed.yaml", environment);
        QVERIFY2(bool(again), (again ? std::string() : again.refusal().message + "\n" + printed + "\n--- of\n" + text).c_str());
    }
    QVERIFY2(taken > 500, qPrintable(QString::number(taken)));
}

QTEST_APPLESS_MAIN(ConfigYamlSuiteTest)
#include "config_yaml_suite_test.moc"
