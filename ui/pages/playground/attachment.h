// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <optional>

namespace portreeve::ui {

/// A file that goes with a question, as the part of an OpenAI message's content that it becomes: pictures are `image_url`, a PDF is `file`, all other text is `text`. The part's
/// member "about" {name, kind, size, key, thumb} is ours: it is for showing and keeping, and sentParts() takes it away.
struct Attachment {
    QJsonObject part;

    QString name() const; ///< "chart.png", without its folder
    qint64 size() const; ///< bytes of the file
    bool isPicture() const;
    QImage thumbnail() const; ///< at most 320 px a side; null for what is no picture
};

/// Of all files of one question: base64 makes them a third longer, and a gateway takes 32 MiB unless it is told otherwise.
constexpr qint64 mostAttachedBytes = 20 << 20;
constexpr qint64 mostAttachedText = 512 << 10; ///< of one text file
constexpr qsizetype mostAttached = 8;

/// What the file is, is read from its bytes and not from its name. Pictures that models do not read (BMP ...) become PNG. Nothing, and why, where no model could read it. Any thread.
std::optional<Attachment> attachmentOf(const QString &name, const QByteArray &bytes, QString *error);
std::optional<Attachment> readAttachment(const QString &path, QString *error);
std::optional<Attachment> attachmentOf(const QString &name, const QImage &picture, QString *error);

/// On another thread; `done` on the GUI's, and to nobody if `asker` has gone. `errors` has a line for each that cannot go.
using AttachmentsRead = std::function<void(const QList<Attachment> &, const QStringList &errors)>;
void readAttachments(const QStringList &paths, QObject *asker, AttachmentsRead done);
void readPicture(const QString &name, const QImage &picture, QObject *asker, AttachmentsRead done);

/// The content of a turn: its words, and the files in it. A content without files is a plain string.
QJsonValue contentOf(const QString &words, const QJsonArray &files);
QString wordsOf(const QJsonValue &content);
QJsonArray filesOf(const QJsonValue &content);
/// The content as a gateway may see it: without what is ours.
QJsonValue sentContent(const QJsonValue &content);
/// Tokens as the gateway counts them before the provider has: four bytes of text a token, 1,000 a picture, a twentieth of a PDF's bytes.
qint64 tokensOf(const QJsonValue &content);

} // namespace portreeve::ui
