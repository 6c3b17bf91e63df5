// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json/value.hpp>

#include <QtTest>

#include "gateway/base/address.h"
#include "gateway/upstream/own_secrets.h"

using namespace portreeve;

class AddressTest : public QObject {
    Q_OBJECT

private slots:
    void shown_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("expected");
        const auto same = [](const char *url) { QTest::newRow(url) << url << url; };
        const auto row = [](const char *url, const char *expected) { QTest::newRow(url) << url << expected; };
        same("https://api.example.com/v1");
        same("http://[::1]:11434");
        same("https://x.openai.azure.com/?api-version=2025-02-01");
        same("https://h/v1?flag&empty=");
        same("no address at all @ 5 o'clock");
        same("");
        row("http://me:word@host:1/v1", "http://****@host:1/v1");
        row("http://me@host", "http://****@host");
        row("http://a@b@host/v1", "http://****@host/v1");
        row("http://me:wo/rd@host/v1", "http://****@host/v1");
        row("https://h/v1?key=abc", "https://h/v1?key=****");
        row("https://u:p@h/v1?x=1&api-version=2&y=3", "https://****@h/v1?x=****&api-version=2&y=****");
    }

    void shown()
    {
        QFETCH(QString, url);
        QFETCH(QString, expected);
        QCOMPARE(QString::fromStdString(shownAddress(url.toStdString())), expected);
        QCOMPARE(holdsSecrets(url.toStdString()), url != expected);
    }

    // K4: a provider that repeats what it was sent.
    void aProvidersErrorsDoNotRepeatItsKey()
    {
        Target target;
        target.apiKey = Secret("0123456789abcdef");
        target.authQuery = "?key=percent%2Bencoded";
        target.apiBase = "https://user:addressword@host/v1?sig=signature1";
        target.headers = {{"x-team-token", "team-token-1"}, {"authorization", "Bearer bearer-1"}, {"anthropic-beta", "context-1m-2025"}};
        Refusal refusal;
        const std::string all = "0123456789abcdef percent%2Bencoded addressword signature1 team-token-1 bearer-1 ";
        refusal.message.append(all).append("context-1m-2025");
        refusal.type = refusal.code = refusal.providerFields = refusal.body = all;
        refusal.param = all;
        refusal.headers = {{"x", all}};
        hideSecrets(target, refusal);
        const std::string hidden = "**** **** **** **** **** **** ";
        QCOMPARE(refusal.message, hidden + "context-1m-2025");
        for (const std::string &text : {refusal.type, refusal.code, refusal.providerFields, refusal.body, *refusal.param, refusal.headers[0].second})
            QCOMPARE(text, hidden);
    }

    void shortKeysBlotOutNoWords()
    {
        Target target;
        target.apiKey = Secret("none");
        Refusal refusal;
        refusal.message = "none of these";
        hideSecrets(target, refusal);
        QCOMPARE(refusal.message, std::string("none of these"));
    }
};

QTEST_APPLESS_MAIN(AddressTest)
#include "address_test.moc"
