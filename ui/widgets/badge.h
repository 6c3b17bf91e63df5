// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tokens.h"

#include <QRectF>
#include <QWidget>

class QPainter;

namespace portreeve::ui {

/// State is shape + colour + word. Painted in cells by these, on pages by Badge.

/// A badge: soft fill, the tone's shape, a word; 18 px high, centred vertically in `rect`. Returns the width it took.
qreal paintBadge(QPainter &painter, const QRectF &rect, Tone tone, const QString &word);
/// A tag: the same in grey without a shape. With a tone it takes that tone's colours.
qreal paintTag(QPainter &painter, const QRectF &rect, const QString &word, Tone tone = Tone::Mute);
qreal badgeWidth(const QString &word);
qreal tagWidth(const QString &word);

/// A bare state in a line of text or a cell: shape, then word. `quietWord` writes the word of an Ok state in text1, as tables do.
qreal paintStatus(QPainter &painter, const QRectF &rect, Tone tone, const QString &word, const QFont &font);

class Badge : public QWidget
{
    Q_OBJECT

public:
    explicit Badge(Tone tone = Tone::Mute, const QString &word = {}, QWidget *parent = nullptr);
    void set(Tone tone, const QString &word);
    /// Without the shape: a tag.
    void setShaped(bool shaped);
    QString word() const { return m_word; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Tone m_tone;
    QString m_word;
    bool m_shaped = true;
};

/// A tag on a page: "prod".
class Tag : public Badge
{
    Q_OBJECT

public:
    explicit Tag(const QString &word = {}, Tone tone = Tone::Mute, QWidget *parent = nullptr);
};

/// A state without a ground: dot and words, for lines of text ("Listening on ..."). Optionally with the halo of something live.
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(Tone tone = Tone::Ok, const QString &words = {}, QWidget *parent = nullptr);
    void set(Tone tone, const QString &words);
    void setHalo(bool halo);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
    QString m_words;
    bool m_halo = false;
};

} // namespace portreeve::ui
