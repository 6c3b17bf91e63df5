// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/svg_path.h"

#include <QFile>
#include <QXmlStreamReader>

#include <cctype>

namespace portreeve::ui {
namespace {

class PathReader
{
public:
    explicit PathReader(const QByteArray &data) : m_at(data.constData()), m_end(m_at + data.size()) {}

    QPainterPath read()
    {
        while (next() && step()) { }
        return m_path;
    }

private:
    bool next()
    {
        while (m_at < m_end && (std::isspace(static_cast<unsigned char>(*m_at)) || *m_at == ','))
            ++m_at;
        if (m_at == m_end)
            return false;
        if (std::isalpha(static_cast<unsigned char>(*m_at)))
            m_letter = *m_at++;
        return true;
    }

    qreal number()
    {
        char *after = nullptr;
        while (m_at < m_end && (std::isspace(static_cast<unsigned char>(*m_at)) || *m_at == ','))
            ++m_at;
        const qreal value = qstrtod(m_at, &after);
        m_at = after;
        return value;
    }

    static qreal qstrtod(const char *from, char **after)
    {
        // strtod would follow the locale's decimal sign
        const char *to = from;
        while (*to && (std::isdigit(static_cast<unsigned char>(*to)) || *to == '.' || (*to == '-' && to == from)))
            ++to;
        *after = const_cast<char *>(to);
        return QByteArray::fromRawData(from, to - from).toDouble();
    }

    bool step()
    {
        const QPointF from = m_path.currentPosition();
        switch (m_letter) {
        case 'M':
            m_path.moveTo(point());
            m_letter = 'L';
            return true;
        case 'L':
            m_path.lineTo(point());
            return true;
        case 'H':
            m_path.lineTo(number(), from.y());
            return true;
        case 'V':
            m_path.lineTo(from.x(), number());
            return true;
        case 'C':
            curve();
            return true;
        case 'Z':
            m_path.closeSubpath();
            m_letter = 0;
            return true;
        }
        return false;
    }

    void curve()
    {
        const QPointF first = point();
        const QPointF second = point();
        m_path.cubicTo(first, second, point());
    }

    QPointF point()
    {
        const qreal x = number();
        return {x, number()};
    }

    const char *m_at;
    const char *m_end;
    char m_letter = 0;
    QPainterPath m_path;
};

QPainterPath shape(const QXmlStreamReader &xml)
{
    const auto value = [&](const char *name) { return xml.attributes().value(QLatin1String(name)).toDouble(); };
    QPainterPath path;
    if (xml.name() == QLatin1String("path"))
        return readPathData(xml.attributes().value(QLatin1String("d")).toString());
    if (xml.name() == QLatin1String("circle"))
        path.addEllipse(QPointF(value("cx"), value("cy")), value("r"), value("r"));
    if (xml.name() == QLatin1String("rect"))
        path.addRoundedRect(QRectF(value("x"), value("y"), value("width"), value("height")), value("rx"), value("rx"));
    return path;
}

} // namespace

QPainterPath readPathData(const QString &data)
{
    return PathReader(data.toLatin1()).read();
}

SvgDrawing readSvg(const QString &name)
{
    SvgDrawing drawing;
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return drawing;
    QXmlStreamReader xml(&file);
    bool stroked = false;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QXmlStreamAttributes attributes = xml.attributes();
        if (xml.name() == QLatin1String("svg")) {
            stroked = attributes.value(QLatin1String("fill")) == QLatin1String("none");
            drawing.box = QSizeF(attributes.value(QLatin1String("width")).toDouble(), attributes.value(QLatin1String("height")).toDouble());
            continue;
        }
        const QPainterPath path = shape(xml);
        if (path.isEmpty())
            continue;
        if (stroked)
            drawing.strokes.addPath(path);
        else
            drawing.fills.append({path, QColor(attributes.value(QLatin1String("fill")).toString())});
    }
    return drawing;
}

} // namespace portreeve::ui
