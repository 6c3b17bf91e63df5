// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/curl_request.h"

#include "ui/pages/playground/shell_words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

namespace portreeve::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("portreeve::ui", text);
}

/// The one-letter options of curl that take a value, by their long name where they matter here.
QString longName(QChar letter)
{
    switch (letter.unicode()) {
    case 'd': return QStringLiteral("--data");
    case 'F': return QStringLiteral("--form");
    case 'G': return QStringLiteral("--get");
    case 'K': return QStringLiteral("--config");
    case 'T': return QStringLiteral("--upload-file");
    case 'X': return QStringLiteral("--request");
    case ':': return QStringLiteral("--next");
    default: return QLatin1String("AbcCDeEhHmoPQrtuUwxYyz").contains(letter) ? QStringLiteral("--max-time") : QString(); // one of those with a value that do not matter
    }
}

bool takesValue(const QString &option)
{
    static const QSet<QString> names = [] {
        QSet<QString> out;
        for (const char *name : {"abstract-unix-socket", "alt-svc", "aws-sigv4", "cacert", "capath", "cert", "cert-type", "ciphers", "config", "connect-timeout", "connect-to", "continue-at",
                                 "cookie", "cookie-jar", "data", "data-ascii", "data-binary", "data-raw", "data-urlencode", "dns-servers", "doh-url", "dump-header", "engine", "etag-compare",
                                 "etag-save", "expect100-timeout", "form", "form-string", "header", "hsts", "interface", "ipfs-gateway", "json", "keepalive-time", "key", "key-type", "limit-rate",
                                 "local-port", "max-filesize", "max-redirs", "max-time", "netrc-file", "noproxy", "oauth2-bearer", "output", "output-dir", "parallel-max", "pass", "pinnedpubkey",
                                 "preproxy", "proto", "proto-default", "proto-redir", "proxy", "proxy-cacert", "proxy-cert", "proxy-header", "proxy-key", "proxy-user", "range", "rate", "referer",
                                 "request", "request-target", "resolve", "retry", "retry-delay", "retry-max-time", "socks4", "socks4a", "socks5", "socks5-hostname", "speed-limit", "speed-time",
                                 "stderr", "time-cond", "tls-max", "tls13-ciphers", "trace", "trace-ascii", "trace-config", "unix-socket", "upload-file", "url", "url-query", "user", "user-agent",
                                 "variable", "write-out"})
            out.insert(QLatin1String("--") + QLatin1String(name));
        return out;
    }();
    return names.contains(option);
}

/// Reads the options one after the other; the first fault ends it.
class Reader
{
public:
    explicit Reader(const ShellCommand &command) : m_words(command.words), m_input(command.input) {}

    std::optional<CurlRequest> read(QString *error)
    {
        while (m_error.isEmpty() && !m_isOver && m_at < m_words.size())
            takeWord(m_words[m_at++]);
        if (m_error.isEmpty() && m_out.address.isEmpty())
            m_error = tr("The command names no address.");
        if (m_error.isEmpty() && !m_hasBody)
            m_error = tr("The command sends no body: a question to a model stands behind -d or --json.");
        *error = m_error;
        return m_error.isEmpty() ? std::optional(m_out) : std::nullopt;
    }

private:
    void takeWord(const ShellWord &word)
    {
        if (m_onlyAddresses || !word.text.startsWith(u'-') || word.text.size() < 2)
            return takeAddress(word.text);
        if (word.text == QLatin1String("--"))
            m_onlyAddresses = true;
        else if (word.text.startsWith(QLatin1String("--")))
            take(word.text, takesValue(word.text) ? value(word.text) : ShellWord());
        else
            takeLetters(word);
    }

    /// "-sSd body", "-XPOST": letters up to one with a value, which is the rest of the word or the next one.
    void takeLetters(const ShellWord &word)
    {
        for (qsizetype i = 1; i < word.text.size() && m_error.isEmpty(); ++i) {
            const QString option = longName(word.text[i]);
            if (!takesValue(option)) {
                take(option, {});
                continue;
            }
            const QString rest = word.text.mid(i + 1);
            return take(option, rest.isEmpty() ? value(word.text) : ShellWord{rest, word.expansion});
        }
    }

    ShellWord value(const QString &option)
    {
        if (m_at < m_words.size())
            return m_words[m_at++];
        m_error = tr("The command ends behind %1. Copy all of it.").arg(option);
        return {};
    }

    void take(const QString &option, const ShellWord &word)
    {
        if (!m_error.isEmpty())
            return;
        if (option == QLatin1String("--next"))
            m_isOver = true;
        else if (option == QLatin1String("--url"))
            takeAddress(word.text);
        else if (option == QLatin1String("--request") && word.text.compare(QLatin1String("POST"), Qt::CaseInsensitive) != 0)
            m_error = tr("The command is a %1; a question to a model is a POST.").arg(word.text);
        else if (option == QLatin1String("--json") || option == QLatin1String("--data-raw") || (option.startsWith(QLatin1String("--data")) && option != QLatin1String("--data-urlencode")))
            takeBody(option, word);
        else if (option == QLatin1String("--config") || option == QLatin1String("--upload-file"))
            m_error = tr("%1 reads the file %2, which is not looked at. Write the body behind -d and paste again.").arg(option, word.text);
        else if (option == QLatin1String("--form") || option == QLatin1String("--data-urlencode") || option == QLatin1String("--get"))
            m_error = tr("%1 sends a form; a question to a model is JSON behind -d or --json.").arg(option);
    }

    void takeAddress(const QString &text)
    {
        if (m_out.address.isEmpty())
            m_out.address = text;
    }

    void takeBody(const QString &option, const ShellWord &word)
    {
        ShellWord body = word;
        if (word.text.startsWith(u'@') && option != QLatin1String("--data-raw")) {
            const QString file = word.text.mid(1);
            const bool isInput = file == QLatin1String("-") || file == QLatin1String("/dev/stdin");
            if (!isInput)
                m_error = tr("The body is in the file %1, which is not read. Put what is in it in place of @%1 and paste again.").arg(file);
            else if (!m_input)
                m_error = tr("The body comes from another command. Put it in place of @- and paste again.");
            if (!m_error.isEmpty())
                return;
            body = *m_input;
        }
        if (!body.expansion.isEmpty()) {
            m_error = body.expansion.startsWith(QLatin1String("$(base64"))
                ? tr("The body takes in a file where it runs: %1. Paste it without this part and attach the file here.").arg(body.expansion)
                : tr("Only your shell knows what %1 in the body is. Put its value there and paste again.").arg(body.expansion);
            return;
        }
        const bool joins = m_hasBody && option != QLatin1String("--json");
        m_out.body += (joins ? QStringLiteral("&") : QString()) + body.text;
        m_hasBody = true;
    }

    const QList<ShellWord> m_words;
    const std::optional<ShellWord> m_input;
    qsizetype m_at = 0;
    CurlRequest m_out;
    QString m_error;
    bool m_hasBody = false;
    bool m_isOver = false;
    bool m_onlyAddresses = false;
};

/// Without what people copy along: the prompt of their shell, and variables set for the command.
QString bare(const QString &text)
{
    static const QRegularExpression before(QStringLiteral("^\\s*(?:[$%>]\\s+)?(?:[A-Za-z_]\\w*=\\S*\\s+)*"));
    return text.mid(before.match(text).capturedLength());
}

} // namespace

bool isCurl(const QString &text)
{
    static const QRegularExpression curl(QStringLiteral("^(?:\\S*/)?curl(?:\\.exe)?(?=\\s)"));
    return curl.match(bare(text)).hasMatch();
}

std::optional<CurlRequest> readCurl(const QString &text, QString *error)
{
    *error = tr("This is no curl command.");
    if (!isCurl(text))
        return std::nullopt;
    auto command = readCommand(bare(text), error);
    if (!command)
        return std::nullopt;
    command->words.removeFirst();
    return Reader(*command).read(error);
}

} // namespace portreeve::ui
