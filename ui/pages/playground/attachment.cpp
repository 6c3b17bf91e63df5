// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/attachment.h"

#include "ui/widgets/numbers.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QPointer>
#include <QStringDecoder>
#include <QThreadPool>

namespace portreeve::ui {

namespace {

constexpr int thumbSide = 320;

QString tr(const char *text)
{
    return QCoreApplication::translate("portreeve::ui", text);
}

/// The media types that every provider with eyes reads.
QByteArray mediaTypeOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "image/png";
    if (bytes.startsWith("\xFF\xD8\xFF"))
        return "image/jpeg";
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return "image/gif";
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return "image/webp";
    return bytes.startsWith("%PDF-") ? QByteArray("application/pdf") : QByteArray();
}

/// Text in UTF-8, or in UTF-16 with its mark; nothing where it is neither.
std::optional<QString> textOf(const QByteArray &bytes)
{
    const auto encoding = QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8);
    QStringDecoder decoder(encoding);
    const QString text = decoder.decode(bytes);
    if (decoder.hasError() || text.contains(QChar(0)))
        return std::nullopt;
    return text;
}

QByteArray png(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

/// Small from the start, so that a large photo is never held whole.
QImage thumbnailOf(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid() && (size.width() > thumbSide || size.height() > thumbSide))
        reader.setScaledSize(size.scaled(thumbSide, thumbSide, Qt::KeepAspectRatio).expandedTo(QSize(1, 1)));
    return reader.read();
}

QString dataUrl(const QByteArray &mediaType, const QByteArray &bytes)
{
    return QLatin1String("data:") + QLatin1String(mediaType) + QLatin1String(";base64,") + QLatin1String(bytes.toBase64());
}

QJsonObject about(const QString &name, const char *kind, const QByteArray &bytes)
{
    return {{"name", name},
            {"kind", QLatin1String(kind)},
            {"size", qint64(bytes.size())},
            {"key", QLatin1String(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex())}};
}

Attachment pictureOf(const QString &name, const QByteArray &mediaType, const QByteArray &bytes)
{
    QJsonObject shown = about(name, "picture", bytes);
    if (const QImage thumb = thumbnailOf(bytes); !thumb.isNull())
        shown.insert(QLatin1String("thumb"), QLatin1String(png(thumb).toBase64()));
    return {{{"type", "image_url"}, {"image_url", QJsonObject{{"url", dataUrl(mediaType, bytes)}}}, {"about", shown}}};
}

Attachment documentOf(const QString &name, const QByteArray &bytes)
{
    return {{{"type", "file"}, {"file", QJsonObject{{"filename", name}, {"file_data", dataUrl("application/pdf", bytes)}}}, {"about", about(name, "document", bytes)}}};
}

Attachment textPartOf(const QString &name, const QByteArray &bytes, const QString &text)
{
    return {{{"type", "text"}, {"text", name + QLatin1String(":\n\n") + text}, {"about", about(name, "text", bytes)}}};
}

using Reader = std::function<std::optional<Attachment>(QString *error)>;

void inBackground(const QList<Reader> &readers, QObject *asker, AttachmentsRead done)
{
    QThreadPool::globalInstance()->start([readers, asker = QPointer(asker), done = std::move(done)] {
        QList<Attachment> read;
        QStringList errors;
        for (const Reader &reader : readers) {
            QString error;
            if (const auto one = reader(&error))
                read.append(*one);
            else
                errors += error;
        }
        QMetaObject::invokeMethod(qApp, [asker, done, read, errors] {
            if (asker)
                done(read, errors);
        }, Qt::QueuedConnection);
    });
}

} // namespace

QString Attachment::name() const
{
    return part[QLatin1String("about")][QLatin1String("name")].toString();
}

qint64 Attachment::size() const
{
    return part[QLatin1String("about")][QLatin1String("size")].toInteger();
}

bool Attachment::isPicture() const
{
    return part[QLatin1String("about")][QLatin1String("kind")] == QLatin1String("picture");
}

QImage Attachment::thumbnail() const
{
    return QImage::fromData(QByteArray::fromBase64(part[QLatin1String("about")][QLatin1String("thumb")].toString().toLatin1()));
}

std::optional<Attachment> attachmentOf(const QString &name, const QByteArray &bytes, QString *error)
{
    error->clear();
    if (bytes.isEmpty())
        *error = tr("%1 is empty.").arg(name);
    else if (bytes.size() > mostAttachedBytes)
        *error = tr("%1 has %2; up to %3 can go with a question.").arg(name, bytesText(bytes.size()), bytesText(mostAttachedBytes));
    if (!error->isEmpty())
        return std::nullopt;
    const QByteArray mediaType = mediaTypeOf(bytes);
    if (mediaType == "application/pdf")
        return documentOf(name, bytes);
    if (!mediaType.isEmpty())
        return pictureOf(name, mediaType, bytes);
    if (const auto text = textOf(bytes)) {
        if (bytes.size() <= mostAttachedText)
            return textPartOf(name, bytes, *text);
        *error = tr("%1 is %2 of text; up to %3 can go with a question.").arg(name, bytesText(bytes.size()), bytesText(mostAttachedText));
        return std::nullopt;
    }
    if (const QImage picture = QImage::fromData(bytes); !picture.isNull())
        return attachmentOf(QFileInfo(name).completeBaseName() + QLatin1String(".png"), picture, error);
    *error = tr("%1 is neither a picture (PNG, JPEG, WebP, GIF) nor a PDF nor text, so no model can read it.").arg(name);
    return std::nullopt;
}

std::optional<Attachment> attachmentOf(const QString &name, const QImage &picture, QString *error)
{
    const QByteArray bytes = png(picture);
    if (!bytes.isEmpty())
        return attachmentOf(name, bytes, error);
    *error = tr("%1 is not a picture that can be read.").arg(name);
    return std::nullopt;
}

std::optional<Attachment> readAttachment(const QString &path, QString *error)
{
    const QFileInfo info(path);
    if (!info.isFile()) { // a pipe would never end
        *error = info.isDir() ? tr("%1 is a folder; choose the files in it.").arg(info.fileName()) : tr("%1 is not there.").arg(path);
        return std::nullopt;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        *error = tr("%1 could not be read: %2").arg(info.fileName(), file.errorString());
        return std::nullopt;
    }
    if (file.size() <= mostAttachedBytes)
        return attachmentOf(info.fileName(), file.read(mostAttachedBytes + 1), error);
    *error = tr("%1 has %2; up to %3 can go with a question.").arg(info.fileName(), bytesText(file.size()), bytesText(mostAttachedBytes));
    return std::nullopt;
}

void readAttachments(const QStringList &paths, QObject *asker, AttachmentsRead done)
{
    QList<Reader> readers;
    for (const QString &path : paths)
        readers.append([path](QString *error) { return readAttachment(path, error); });
    inBackground(readers, asker, std::move(done));
}

void readPicture(const QString &name, const QImage &picture, QObject *asker, AttachmentsRead done)
{
    inBackground({[name, picture](QString *error) { return attachmentOf(name, picture, error); }}, asker, std::move(done));
}

QJsonValue contentOf(const QString &words, const QJsonArray &files)
{
    if (files.isEmpty())
        return words;
    QJsonArray parts;
    if (!words.isEmpty())
        parts.append(QJsonObject{{"type", "text"}, {"text", words}});
    for (const QJsonValue &file : files)
        parts.append(file);
    return parts;
}

QString wordsOf(const QJsonValue &content)
{
    QString words = content.toString();
    for (const QJsonValue &part : content.toArray()) {
        if (part[QLatin1String("type")] == QLatin1String("text") && part[QLatin1String("about")].isUndefined())
            words += (words.isEmpty() ? QString() : QStringLiteral("\n")) + part[QLatin1String("text")].toString();
    }
    return words;
}

QJsonArray filesOf(const QJsonValue &content)
{
    QJsonArray files;
    for (const QJsonValue &part : content.toArray()) {
        if (part[QLatin1String("about")].isObject())
            files.append(part);
    }
    return files;
}

QJsonValue sentContent(const QJsonValue &content)
{
    if (!content.isArray())
        return content;
    QJsonArray parts;
    for (const QJsonValue &value : content.toArray()) {
        QJsonObject part = value.toObject();
        part.remove(QLatin1String("about"));
        parts.append(part);
    }
    return parts;
}

qint64 tokensOf(const QJsonValue &content)
{
    qint64 tokens = (wordsOf(content).toUtf8().size() + 3) / 4;
    for (const QJsonValue &file : filesOf(content)) {
        const QJsonValue about = file[QLatin1String("about")];
        const qint64 size = about[QLatin1String("size")].toInteger();
        if (about[QLatin1String("kind")] == QLatin1String("picture"))
            tokens += 1'000;
        else
            tokens += about[QLatin1String("kind")] == QLatin1String("document") ? qMin<qint64>(size / 20, 100'000) : (size + 3) / 4;
    }
    return tokens;
}

} // namespace portreeve::ui
