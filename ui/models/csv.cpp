// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/csv.h"

#include <QCoreApplication>

namespace portreeve::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("portreeve::ui", text);
}

/// What parts the heads: the first of comma, semicolon and tab that stands outside of quotes in the first line.
QChar separatorOf(const QString &text)
{
    QString bare;
    bool isQuoted = false;
    for (const QChar c : text) {
        if (c == u'"')
            isQuoted = !isQuoted;
        else if (!isQuoted && (c == u'\n' || c == u'\r') && !bare.isEmpty())
            break;
        else if (!isQuoted)
            bare += c;
    }
    for (const QChar c : {u',', u';', u'\t'}) {
        if (bare.contains(c))
            return c;
    }
    return u',';
}

class Reader
{
public:
    explicit Reader(const QString &text) : m_text(text.startsWith(QChar(0xFEFF)) ? text.mid(1) : text), m_separator(separatorOf(m_text)) {}

    std::optional<CsvTable> read(QString *error)
    {
        while (m_at < m_text.size() && m_error.isEmpty()) {
            const int line = m_line;
            const QStringList fields = record();
            const bool isEmpty = fields.size() == 1 && fields.first().isEmpty();
            if (m_error.isEmpty() && !isEmpty)
                take(fields, line);
        }
        if (m_error.isEmpty() && m_out.heads.isEmpty())
            m_error = tr("There are no heads: the first line names the columns.");
        *error = m_error;
        return m_error.isEmpty() ? std::optional(m_out) : std::nullopt;
    }

private:
    void take(const QStringList &fields, int line)
    {
        if (m_out.heads.isEmpty())
            return takeHeads(fields, line);
        if (fields.size() < m_out.heads.size())
            m_error = tr("Line %1: %2 of %3 fields, %4 is missing.").arg(line).arg(fields.size()).arg(m_out.heads.size()).arg(m_out.heads[fields.size()]);
        else if (fields.size() > m_out.heads.size())
            m_error = tr("Line %1: %2 fields for %3 heads. A field with a separator in it stands in quotes.").arg(line).arg(fields.size()).arg(m_out.heads.size());
        else
            m_out.rows.append(fields);
    }

    void takeHeads(const QStringList &fields, int line)
    {
        for (qsizetype i = 0; i < fields.size(); ++i) {
            const QString head = fields[i].trimmed();
            if (head.isEmpty())
                m_error = tr("Line %1: column %2 has no head.").arg(line).arg(i + 1);
            else if (m_out.heads.contains(head))
                m_error = tr("Line %1: two columns are called %2.").arg(line).arg(head);
            m_out.heads += head;
        }
    }

    QStringList record()
    {
        QStringList fields;
        while (m_error.isEmpty()) {
            fields += m_at < m_text.size() && m_text[m_at] == u'"' ? quoted() : bare();
            if (m_at >= m_text.size() || m_text[m_at] != m_separator)
                break;
            ++m_at;
        }
        endLine();
        return fields;
    }

    QString bare()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && m_text[m_at] != m_separator && m_text[m_at] != u'\n' && m_text[m_at] != u'\r') {
            if (m_text[m_at] == u'"') {
                m_error = tr("Line %1: a quote stands inside a field. Put the whole field in quotes, and write its own quotes twice.").arg(m_line);
                break;
            }
            ++m_at;
        }
        return m_text.mid(from, m_at - from);
    }

    QString quoted()
    {
        QString field;
        const int line = m_line;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == u'"') {
                ++m_at;
                if (m_at >= m_text.size() || m_text[m_at] != u'"')
                    return checkEnd(field);
            }
            const bool isEnd = m_text[m_at] == u'\n' || (m_text[m_at] == u'\r' && m_text.mid(m_at + 1, 1) != QLatin1String("\n"));
            m_line += isEnd ? 1 : 0;
            field += m_text[m_at];
        }
        m_error = tr("Line %1: the quote that begins here never ends.").arg(line);
        return field;
    }

    QString checkEnd(const QString &field)
    {
        if (m_at < m_text.size() && m_text[m_at] != m_separator && m_text[m_at] != u'\n' && m_text[m_at] != u'\r')
            m_error = tr("Line %1: something stands behind a closing quote. Quotes in a field are written twice.").arg(m_line);
        return field;
    }

    void endLine()
    {
        if (m_at < m_text.size() && m_text[m_at] == u'\r')
            ++m_at;
        else if (m_at >= m_text.size() || m_text[m_at] != u'\n')
            return;
        if (m_at < m_text.size() && m_text[m_at] == u'\n')
            ++m_at;
        ++m_line;
    }

    const QString m_text;
    const QChar m_separator;
    qsizetype m_at = 0;
    int m_line = 1;
    CsvTable m_out;
    QString m_error;
};

} // namespace

std::optional<CsvTable> readCsv(const QString &text, QString *error)
{
    return Reader(text).read(error);
}

} // namespace portreeve::ui
