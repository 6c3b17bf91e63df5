// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/shell_words.h"

#include <QCoreApplication>

namespace portreeve::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("portreeve::ui", text);
}

bool isName(QChar c)
{
    return c == u'_' || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

class Scanner
{
public:
    explicit Scanner(const QString &text) : m_text(text) {}

    std::optional<ShellCommand> read(QString *error)
    {
        while (m_at < m_text.size() && m_open.isEmpty() && step()) { }
        endWord();
        if (!m_open.isEmpty())
            *error = tr("The command ends inside a quotation that begins with %1. Copy all of it.").arg(m_open);
        return m_open.isEmpty() ? std::optional(m_out) : std::nullopt;
    }

private:
    QChar at(qsizetype ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar(); }
    bool next(const char *word) const { return QStringView(m_text).mid(m_at).startsWith(QLatin1String(word)); }

    /// False at the end of the command.
    bool step()
    {
        const QChar c = at();
        if (next("\\\n") || next("\\\r\n")) {
            m_at += at(1) == u'\r' ? 3 : 2;
            return true;
        }
        if (c == u'\n')
            return endLine();
        if (c.isSpace()) {
            endWord();
            ++m_at;
            return true;
        }
        if (c == u'#' && !m_inWord) {
            while (m_at < m_text.size() && at() != u'\n')
                ++m_at;
            return true;
        }
        if (c == u'<' || c == u'>') {
            redirect();
            return true;
        }
        if (c == u'|' || c == u';' || c == u'&' || c == u'(' || c == u')')
            return skipToInput();
        takePiece(m_word);
        m_inWord = true;
        return true;
    }

    /// One quoted or bare piece of a word.
    void takePiece(ShellWord &word)
    {
        const QChar c = at();
        if (next("$'"))
            return takeEscaped(word);
        if (c == u'\'')
            return takeLiteral(word);
        if (c == u'"')
            return takeQuoted(word);
        if (takeExpansion(word))
            return;
        m_at += c == u'\\' && m_at + 1 < m_text.size() ? 1 : 0;
        word.text += at();
        ++m_at;
    }

    void takeLiteral(ShellWord &word)
    {
        const qsizetype end = m_text.indexOf(u'\'', m_at + 1);
        if (end < 0)
            return leaveOpen();
        word.text += m_text.mid(m_at + 1, end - m_at - 1);
        m_at = end + 1;
    }

    void takeQuoted(ShellWord &word)
    {
        const qsizetype from = m_at++;
        while (m_at < m_text.size() && at() != u'"')
            takeInside(word, "\\\"$`");
        if (m_at >= m_text.size()) {
            m_at = from;
            return leaveOpen();
        }
        ++m_at;
    }

    /// A character between double quotes or in a here-document: a backslash counts only before the characters of `escapes` and the end of a line.
    void takeInside(ShellWord &word, const char *escapes)
    {
        if (next("\\\n")) {
            m_at += 2;
            return;
        }
        if (at() == u'\\' && m_at + 1 < m_text.size() && QLatin1String(escapes).contains(at(1)))
            ++m_at;
        else if (takeExpansion(word))
            return;
        word.text += at();
        ++m_at;
    }

    bool takeExpansion(ShellWord &word)
    {
        qsizetype end = m_at;
        if (at() == u'`')
            end = m_text.indexOf(u'`', m_at + 1) + 1;
        else if (next("$(") || next("${"))
            end = closing(m_at + 1);
        else if (at() == u'$' && (isName(at(1)) || QLatin1String("@*#?!$").contains(at(1))))
            for (end = m_at + 2; isName(m_text[m_at + 1]) && end < m_text.size() && isName(m_text[end]);)
                ++end;
        if (end <= m_at)
            return false;
        const QString expansion = m_text.mid(m_at, end - m_at);
        if (word.expansion.isEmpty())
            word.expansion = expansion;
        word.text += expansion;
        m_at = end;
        return true;
    }

    /// Behind the bracket that closes the one at `from`; 0: it never closes.
    qsizetype closing(qsizetype from) const
    {
        const QChar open = m_text[from];
        const QChar close = open == u'(' ? u')' : u'}';
        int depth = 0;
        for (qsizetype i = from; i < m_text.size(); ++i) {
            if (m_text[i] == u'\'' && open == u'(')
                i = qMax(i, m_text.indexOf(u'\'', i + 1));
            depth += m_text[i] == open ? 1 : m_text[i] == close ? -1 : 0;
            if (depth == 0)
                return i + 1;
        }
        return 0;
    }

    /// $'..' in bytes, for \xC3\xBC are the two of one letter.
    void takeEscaped(ShellWord &word)
    {
        const qsizetype from = m_at;
        QByteArray bytes;
        for (m_at += 2; m_at < m_text.size() && at() != u'\'';) {
            if (at() == u'\\') {
                takeEscape(bytes);
                continue;
            }
            const qsizetype length = at().isHighSurrogate() && m_at + 1 < m_text.size() ? 2 : 1;
            bytes += m_text.mid(m_at, length).toUtf8();
            m_at += length;
        }
        if (m_at >= m_text.size()) {
            m_at = from;
            return leaveOpen();
        }
        ++m_at;
        word.text += QString::fromUtf8(bytes);
    }

    void takeEscape(QByteArray &bytes)
    {
        static const QByteArray letters = "abefnrtvE", values = "\a\b\x1b\f\n\r\t\v\x1b";
        const char letter = at(1).toLatin1();
        m_at += 2;
        if (const auto i = letters.indexOf(letter); letter && i >= 0)
            bytes += values[i];
        else if (letter == 'x')
            bytes += char(number(16, 2));
        else if (letter == 'u' || letter == 'U')
            takeCodePoint(bytes, number(16, letter == 'u' ? 4 : 8));
        else if (letter >= '0' && letter <= '7')
            --m_at, bytes += char(number(8, 3));
        else if (letter == '\\' || letter == '\'' || letter == '"' || letter == '?')
            bytes += letter;
        else
            bytes += '\\' + m_text.mid(m_at - 1, 1).toUtf8();
    }

    /// Browsers write what lies beyond 16 bits as two halves.
    void takeCodePoint(QByteArray &bytes, char32_t code)
    {
        if (QChar::isHighSurrogate(code) && next("\\u")) {
            m_at += 2;
            code = QChar::surrogateToUcs4(char16_t(code), char16_t(number(16, 4)));
        }
        bytes += QString::fromUcs4(&code, 1).toUtf8();
    }

    char32_t number(int base, int most)
    {
        qsizetype length = 0;
        bool isRight = true;
        char32_t value = 0;
        while (length < most) {
            const uint digit = QString(at(length)).toUInt(&isRight, base);
            if (!isRight)
                break;
            value = value * base + digit;
            ++length;
        }
        m_at += length;
        return value;
    }

    void redirect()
    {
        if (!m_word.text.isEmpty() && std::all_of(m_word.text.cbegin(), m_word.text.cend(), [](QChar c) { return c.isDigit(); }))
            m_inWord = false; // the 2 of 2>
        endWord();
        if (next("<<<")) {
            m_at += 3;
            m_out.input = operand();
            return;
        }
        if (!next("<<")) {
            while (at() == u'<' || at() == u'>' || at() == u'&')
                ++m_at;
            operand();
            return;
        }
        m_at += next("<<-") ? 3 : 2;
        m_trims = m_text[m_at - 1] == u'-';
        while (at() == u' ')
            ++m_at;
        m_isLiteral = at() == u'\'' || at() == u'"' || at() == u'\\';
        m_until = operand().text;
    }

    ShellWord operand()
    {
        while (at() == u' ' || at() == u'\t')
            ++m_at;
        ShellWord word;
        while (m_at < m_text.size() && !at().isSpace() && m_open.isEmpty() && !QLatin1String("|;&<>()").contains(at()))
            takePiece(word);
        return word;
    }

    bool skipToInput()
    {
        endWord();
        m_at = m_until.isEmpty() ? m_text.size() : m_text.indexOf(u'\n', m_at);
        return m_at >= 0 && m_at < m_text.size() ? endLine() : false;
    }

    /// The end of the command, and of its here-document where it has one. Empty lines before it do not count.
    bool endLine()
    {
        endWord();
        ++m_at;
        if (m_out.words.isEmpty())
            return true;
        if (m_until.isEmpty())
            return false;
        QString kept;
        for (QString line : m_text.mid(m_at).split(u'\n')) {
            while (m_trims && line.startsWith(u'\t'))
                line.remove(0, 1);
            if (line == m_until || line == m_until + u'\r') {
                takeDocument(kept);
                return false;
            }
            kept += line + u'\n';
        }
        m_open = QStringLiteral("<<") + m_until;
        return false;
    }

    void takeDocument(const QString &lines)
    {
        ShellWord word;
        if (m_isLiteral)
            word.text = lines;
        Scanner inner(lines);
        while (!m_isLiteral && inner.m_at < lines.size())
            inner.takeInside(word, "\\$`");
        m_out.input = word;
    }

    void endWord()
    {
        if (std::exchange(m_inWord, false))
            m_out.words.append(m_word);
        m_word = {};
    }

    void leaveOpen() { m_open = m_text.mid(m_at, 24).simplified(); }

    const QString m_text;
    qsizetype m_at = 0;
    ShellCommand m_out;
    ShellWord m_word;
    bool m_inWord = false;
    QString m_open; ///< a quotation that never ends: its beginning
    QString m_until; ///< what ends the here-document; empty: none
    bool m_trims = false;
    bool m_isLiteral = false;
};

} // namespace

std::optional<ShellCommand> readCommand(const QString &text, QString *error)
{
    error->clear();
    return Scanner(text).read(error);
}

} // namespace portreeve::ui
