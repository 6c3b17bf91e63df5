// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>
#include <QWidget>

namespace portreeve::ui {

class Button;
class Segments;

/// How code is coloured: strings, keywords, names before "=", comments. Nothing is parsed further than that.
enum class Language { Plain, Shell, Python, JavaScript, Json, Yaml, Http };

/// Code to read: mono, sunken, selectable, line numbers on request. For samples and bodies up to `mostBytes`; what is longer wants a view of its own.
class CodeView : public QTextEdit
{
    Q_OBJECT

public:
    static constexpr qsizetype mostBytes = 256 * 1024;

    explicit CodeView(QWidget *parent = nullptr);
    void setCode(const QString &code, Language language);
    void setNumbered(bool numbered);
    /// As high as its lines, up to `lines`; 0: as the layout says.
    void setFitted(int lines);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Gutter;
    class Colours;
    void restyle();
    void spread();

    Colours *m_colours;
    Gutter *m_gutter = nullptr;
    int m_fitted = 12;
};

/// One thing to copy: its name in the segments, its language, its text.
struct Sample {
    QString name; ///< "curl"
    Language language = Language::Plain;
    QString code;
};

/// Samples to copy: segments, Copy, the code. With one sample there are no segments.
class CodeBlock : public QWidget
{
    Q_OBJECT

public:
    explicit CodeBlock(const QList<Sample> &samples = {}, QWidget *parent = nullptr);
    void setSamples(const QList<Sample> &samples);
    void setCurrent(int index);
    QString code() const;
    /// Without the head: segments and Copy stand elsewhere.
    void setBare(bool bare);
    CodeView *view() const { return m_view; }

signals:
    void chosen(int index);
    void copied();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void copy();

    QList<Sample> m_samples;
    int m_current = 0;
    QWidget *m_head;
    Segments *m_segments;
    Button *m_copy;
    CodeView *m_view;
};

} // namespace portreeve::ui
