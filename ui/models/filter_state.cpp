// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/filter_state.h"

#include <QRegularExpression>

namespace portreeve::ui {
namespace {

bool isFieldCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('.') || c == QLatin1Char('-');
}

/// Where the term that begins at `from` ends: the first space outside quotes and brackets.
qsizetype endOfTerm(const QString &text, qsizetype from)
{
    bool quoted = false;
    int depth = 0;
    for (qsizetype i = from; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted && c == QLatin1Char('\\')) {
            ++i;
            continue;
        }
        if (c == QLatin1Char('"'))
            quoted = !quoted;
        if (quoted)
            continue;
        depth += c == QLatin1Char('(') ? 1 : c == QLatin1Char(')') ? -1 : 0;
        if (c.isSpace() && depth <= 0)
            return i;
    }
    return text.size();
}

/// The length of "model" in "model:x"; 0 when there is no field.
qsizetype fieldLength(const QString &term)
{
    if (term.isEmpty() || !term[0].isLetter())
        return 0;
    qsizetype end = 0;
    while (end < term.size() && isFieldCharacter(term[end]))
        ++end;
    return end < term.size() && term[end] == QLatin1Char(':') ? end : 0;
}

Term readTerm(QString word)
{
    Term term;
    term.negated = word.size() > 1 && word[0] == QLatin1Char('-');
    if (term.negated)
        word.remove(0, 1);
    const qsizetype field = fieldLength(word);
    term.key = word.left(field);
    term.value = field > 0 ? word.mid(field + 1) : word;
    return term;
}

bool needsQuotes(const QString &value)
{
    static const QRegularExpression odd(QStringLiteral("[\\s\"()*\\\\]|\\.\\."));
    static const QString first = QStringLiteral("<>=-");
    return value.isEmpty() || first.contains(value[0]) || value.contains(odd) || value == QLatin1String("OR");
}

QString unquoted(const QString &value)
{
    if (value.size() < 2 || !value.startsWith(QLatin1Char('"')) || !value.endsWith(QLatin1Char('"')))
        return value;
    QString plain;
    for (qsizetype i = 1; i < value.size() - 1; ++i) {
        if (value[i] == QLatin1Char('\\') && i + 1 < value.size() - 1)
            ++i;
        plain += value[i];
    }
    return plain;
}

bool isPlain(const QString &value)
{
    return value.startsWith(QLatin1Char('"')) || !needsQuotes(value);
}

QStringList wordsOf(const QString &list)
{
    QStringList words;
    for (qsizetype at = 0; at < list.size();) {
        if (list[at].isSpace()) {
            ++at;
            continue;
        }
        const qsizetype end = endOfTerm(list, at);
        words.append(list.mid(at, end - at));
        at = end;
    }
    return words;
}

/// "(a OR b)" without the brackets and ORs; anything else as the one word it is.
QStringList alternatives(const QString &value)
{
    if (!value.startsWith(QLatin1Char('(')) || !value.endsWith(QLatin1Char(')')))
        return {value};
    QStringList words = wordsOf(value.mid(1, value.size() - 2));
    words.removeAll(QStringLiteral("OR"));
    return words;
}

bool fitsStars(const QString &pattern, const QString &value)
{
    QString expression = QRegularExpression::escape(pattern);
    expression.replace(QStringLiteral("\\*"), QStringLiteral(".*"));
    return QRegularExpression(QRegularExpression::anchoredPattern(expression), QRegularExpression::CaseInsensitiveOption).match(value).hasMatch();
}

} // namespace

QList<Term> parseFilter(const QString &text)
{
    QList<Term> terms;
    for (const QString &word : wordsOf(text))
        terms.append(readTerm(word));
    return terms;
}

QString printTerm(const Term &term)
{
    const QString sign = term.negated ? QStringLiteral("-") : QString();
    return sign + (term.key.isEmpty() ? QString() : term.key + QLatin1Char(':')) + term.value;
}

QString printFilter(const QList<Term> &terms)
{
    QStringList words;
    for (const Term &term : terms)
        words.append(printTerm(term));
    return words.join(QLatin1Char(' '));
}

QString quotedValue(const QString &value)
{
    if (!needsQuotes(value))
        return value;
    QString inside = value;
    inside.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('"'), QStringLiteral("\\\""));
    return QLatin1Char('"') + inside + QLatin1Char('"');
}

QStringList valuesOf(const Term &term)
{
    QStringList values;
    for (const QString &word : alternatives(term.value)) {
        if (!isPlain(word))
            return {};
        values.append(unquoted(word));
    }
    return values;
}

Term termOf(const QString &field, const QStringList &values)
{
    QStringList words;
    for (const QString &value : values)
        words.append(quotedValue(value));
    const QString all = words.join(QStringLiteral(" OR "));
    return {field, words.size() > 1 ? QLatin1Char('(') + all + QLatin1Char(')') : all, false};
}

bool takesIn(const Term &term, const QString &value)
{
    for (const QString &word : alternatives(term.value)) {
        if (isPlain(word) ? unquoted(word).compare(value, Qt::CaseInsensitive) == 0 : word.contains(QLatin1Char('*')) && fitsStars(word, value))
            return true;
    }
    return false;
}

void FilterState::setTerms(const QList<Term> &terms)
{
    if (terms == m_terms)
        return;
    m_terms = terms;
    emit changed();
}

void FilterState::add(const QString &text)
{
    QList<Term> terms = m_terms;
    for (const Term &term : parseFilter(text)) {
        if (!terms.contains(term))
            terms.append(term);
    }
    setTerms(terms);
}

void FilterState::remove(int index)
{
    QList<Term> terms = m_terms;
    if (index < 0 || index >= terms.size())
        return;
    terms.removeAt(index);
    setTerms(terms);
}

void FilterState::setValues(const QString &field, const QStringList &values)
{
    QList<Term> terms;
    bool placed = values.isEmpty();
    for (const Term &term : std::as_const(m_terms)) {
        if (term.key != field || term.negated) {
            terms.append(term);
            continue;
        }
        if (!std::exchange(placed, true)) // where the first of them stood
            terms.append(termOf(field, values));
    }
    if (!placed)
        terms.append(termOf(field, values));
    setTerms(terms);
}

int FilterState::termAt(int position, int *within) const
{
    int at = 0;
    for (int i = 0; i < m_terms.size(); ++i) {
        const int length = int(printTerm(m_terms[i]).size());
        if (position <= at + length) {
            if (within)
                *within = qMax(0, position - at);
            return i;
        }
        at += length + 1;
    }
    return -1;
}

} // namespace portreeve::ui
