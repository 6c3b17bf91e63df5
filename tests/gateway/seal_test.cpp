// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "gateway/base/secret.h"
#include "gateway/base/text.h"
#include "tests/support/results.h"

using namespace portreeve;

namespace {

std::string fromHex(const QJsonValue &text) { return QByteArray::fromHex(text.toString().toLatin1()).toStdString(); }

std::string sealed(const std::string &nonceCipherTag) { return "v1:" + base64Url(nonceCipherTag); }

} // namespace

// Goals K1 and K2: what seals secrets at rest.
class SealTest : public QObject {
    Q_OBJECT

private slots:
    // Wycheproof's vectors of AES-256-GCM with a 96-bit nonce and a 128-bit tag (tests/data/corpora, Apache License 2.0).
    void vectors()
    {
        Proof proof("K1");
        QFile file(SOURCE_DIR "/tests/data/corpora/aes_gcm.jsonl");
        QVERIFY(file.open(QIODevice::ReadOnly));
        int valid = 0, invalid = 0;
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.isEmpty())
                continue;
            const QJsonObject test = QJsonDocument::fromJson(line).object();
            const std::string nonce = fromHex(test["iv"]), place = fromHex(test["aad"]), plain = fromHex(test["msg"]);
            const std::string all = nonce + fromHex(test["ct"]) + fromHex(test["tag"]);
            const Seal seal(Secret(fromHex(test["key"])), [&nonce](void *bytes, std::size_t size) { nonce.copy(static_cast<char *>(bytes), size); });
            const auto opened = seal.open(sealed(all), place);
            const char *comment = line.constData();
            QVERIFY2(opened.has_value() == test["valid"].toBool(), comment);
            ++(opened ? valid : invalid);
            if (!opened)
                continue;
            QVERIFY2(*opened == plain, comment);
            QVERIFY2(seal.close(plain, place) == sealed(all), comment);
        }
        QVERIFY(valid >= 30 && invalid >= 20);
        proof.count("vectors", valid + invalid);
        proof.count("refused", invalid);
    }

    // Any bit flipped, another place, another key, a cut: it does not open.
    void tampered()
    {
        Proof proof("K2");
        const Seal seal(Secret(std::string(32, 'k')), seededRandom(1)), other(Secret(std::string(32, 'j')), seededRandom(1));
        const std::string plain = "sk-a-provider-key-0123456789", place = "credentials/one/api_key", text = seal.close(plain, place);
        QCOMPARE(seal.open(text, place).value_or(""), plain);
        const std::string raw = *fromBase64(text.substr(3));
        for (std::size_t bit = 0; bit < raw.size() * 8; ++bit) {
            std::string bad = raw;
            bad[bit / 8] = char(bad[bit / 8] ^ (1 << bit % 8));
            QVERIFY(!seal.open(sealed(bad), place));
        }
        for (std::size_t size = 0; size < raw.size(); ++size)
            QVERIFY(!seal.open(sealed(raw.substr(0, size)), place));
        for (const char *elsewhere : {"", "credentials/one/api_kex", "credentials/two/api_key", "credentials/one/api_key "})
            QVERIFY(!seal.open(text, elsewhere));
        QVERIFY(!other.open(text, place));
        for (const std::string &bad : {std::string(), std::string("v1:"), text.substr(3), "v2:" + text.substr(3), text + "!", plain})
            QVERIFY(!seal.open(bad, place));
        proof.count("mutations", std::int64_t(raw.size() * 9 + 11));
        proof.isPart();
    }

    // A nonce is never used twice.
    void noncesAreFresh()
    {
        const Seal seal(Secret(std::string(32, 'k')), systemRandom());
        std::set<std::string> nonces;
        for (int i = 0; i < 20'000; ++i)
            nonces.insert(fromBase64(seal.close("x", "p").substr(3))->substr(0, 12));
        QCOMPARE(nonces.size(), std::size_t(20'000));
    }
};

QTEST_APPLESS_MAIN(SealTest)
#include "seal_test.moc"
