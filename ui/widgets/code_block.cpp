// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/code_block.h"

#include "ui/widgets/button.h"
#include "ui/widgets/draw_number.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/toggles.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSyntaxHighlighter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTimer>

namespace portreeve::ui {
namespace {

struct Colouring {
    QRegularExpression pattern;
    QColor Tokens::*ink;
    int series = 0; ///< instead of ink
};

QRegularExpression re(const char *pattern)
{
    return QRegularExpression(QLatin1String(pattern));
}

/// Later rules win over earlier ones.
const QList<Colouring> &colouring(Language language)
{
    static const Colouring strings{re(R"("(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)"), &Tokens::success};
    static const Colouring urls{re(R"(https?://\S+)"), &Tokens::success};
    static const Colouring hashComment{re(R"((?:^|\s)#.*$)"), &Tokens::text3};
    static const QList<Colouring> none;
    static const QList<Colouring> shell{urls, {re(R"((?:^|\s)--?[A-Za-z][\w-]*|\\$)"), &Tokens::text2}, strings, hashComment};
    static const QList<Colouring> python{{re(R"(\b[a-z_]+(?==[^=]))"), &Tokens::text2},
                                         {re(R"(\b(?:from|import|as|def|class|return|if|else|elif|for|in|with|async|await|print|None|True|False|not|and|or)\b)"), nullptr, 4},
                                         strings, hashComment};
    static const QList<Colouring> javascript{{re(R"(\b(?:import|from|const|let|new|await|async|function|return|for|of|if|else|export|true|false|null)\b)"), nullptr, 4},
                                             {re(R"(\b\w+(?=:))"), &Tokens::text2}, strings, {re(R"(//.*$)"), &Tokens::text3}};
    static const QList<Colouring> json{{re(R"(-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b|\b(?:true|false|null)\b)"), &Tokens::warning}, strings,
                                       {re(R"("(?:[^"\\]|\\.)*"(?=\s*:))"), &Tokens::text1}};
    static const QList<Colouring> yaml{strings, {re(R"(^\s*-?\s*[\w.-]+(?=:))"), &Tokens::text1}, hashComment};
    static const QList<Colouring> http{{re(R"(^[\w-]+(?=:))"), &Tokens::text2}, strings};
    switch (language) {
    case Language::Shell:
        return shell;
    case Language::Python:
        return python;
    case Language::JavaScript:
        return javascript;
    case Language::Json:
        return json;
    case Language::Yaml:
        return yaml;
    case Language::Http:
        return http;
    case Language::Plain:
        break;
    }
    return none;
}

constexpr qsizetype longestColoured = 2000; // a line beyond that is shown plain: expressions are not worth the stall

} // namespace

class CodeView::Colours : public QSyntaxHighlighter
{
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;
    Language language = Language::Plain;

protected:
    void highlightBlock(const QString &text) override
    {
        if (text.size() > longestColoured)
            return;
        for (const Colouring &each : colouring(language)) {
            QTextCharFormat format;
            format.setForeground(each.series ? tokens().series[each.series - 1] : color(each.ink));
            for (auto match = each.pattern.globalMatch(text); match.hasNext();) {
                const auto found = match.next();
                setFormat(int(found.capturedStart()), int(found.capturedLength()), format);
            }
        }
    }
};

class CodeView::Gutter : public QWidget
{
public:
    explicit Gutter(CodeView *view) : QWidget(view), m_view(view) {}
    int wide() const { return qCeil(numberWidth(ui::font(Type::Mono), QString::number(qMax(10, m_view->document()->blockCount())))) + px(22); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const qreal right = width() - px(12);
        const int scrolled = m_view->verticalScrollBar()->value();
        const auto *layout = m_view->document()->documentLayout();
        for (QTextBlock block = m_view->document()->begin(); block.isValid(); block = block.next()) {
            const QRectF line = layout->blockBoundingRect(block).translated(0, -scrolled);
            if (line.top() > height())
                return;
            if (line.bottom() >= 0)
                drawNumber(painter, QRectF(0, line.top(), right, lineHeight(Type::Mono)), Qt::AlignRight, ui::font(Type::Mono), QString::number(block.blockNumber() + 1),
                           tokens().text3);
        }
    }

private:
    CodeView *m_view;
};

CodeView::CodeView(QWidget *parent) : QTextEdit(parent), m_colours(new Colours(document()))
{
    setReadOnly(true);
    setAcceptRichText(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QTextEdit::NoWrap);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setAccessibleName(tr("Code"));
    restyle();
    connect(horizontalScrollBar(), &QScrollBar::rangeChanged, this, [this] { updateGeometry(); }); // the bar needs its own height
}

void CodeView::setCode(const QString &code, Language language)
{
    m_colours->language = language;
    setPlainText(code.left(mostBytes));
    spread();
    updateGeometry();
}

// Lines as far apart as the look's mono step says; the font's own leading is tighter.
void CodeView::spread()
{
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    QTextBlockFormat format;
    format.setLineHeight(lineHeight(Type::Mono), QTextBlockFormat::FixedHeight);
    all.mergeBlockFormat(format);
}

void CodeView::setNumbered(bool numbered)
{
    delete std::exchange(m_gutter, nullptr);
    if (numbered) {
        m_gutter = new Gutter(this);
        connect(verticalScrollBar(), &QScrollBar::valueChanged, m_gutter, qOverload<>(&QWidget::update));
        connect(this, &QTextEdit::textChanged, m_gutter, qOverload<>(&QWidget::update));
        m_gutter->show();
    }
    setViewportMargins(numbered ? m_gutter->wide() : 0, 0, 0, 0);
}

void CodeView::setFitted(int lines)
{
    m_fitted = lines;
    updateGeometry();
}

QSize CodeView::sizeHint() const
{
    if (m_fitted <= 0)
        return QTextEdit::sizeHint();
    const int lines = qBound(1, document()->blockCount(), m_fitted);
    const int bar = horizontalScrollBar()->maximum() > 0 ? px(10) : 0;
    return QSize(px(420), lines * lineHeight(Type::Mono) + px(1) + bar);
}

QSize CodeView::minimumSizeHint() const
{
    return m_fitted > 0 ? QSize(px(120), sizeHint().height()) : QSize(px(120), px(60));
}

void CodeView::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    if (m_gutter)
        m_gutter->setGeometry(0, 0, m_gutter->wide(), height());
}

// Qt scrolls to its cursor here, and by fixed line heights takes the first line for hidden.
void CodeView::showEvent(QShowEvent *event)
{
    const int top = verticalScrollBar()->value();
    QTextEdit::showEvent(event);
    verticalScrollBar()->setValue(top);
}

void CodeView::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        restyle();
}

void CodeView::restyle()
{
    setFont(ui::font(Type::Mono));
    document()->setDocumentMargin(0);
    setTabStopDistance(QFontMetricsF(font()).horizontalAdvance(QLatin1Char(' ')) * 4);
    QPalette own = palette();
    own.setColor(QPalette::Base, tokens().sunken);
    own.setColor(QPalette::Text, tokens().text1);
    setPalette(own);
    spread();
    m_colours->rehighlight();
}

CodeBlock::CodeBlock(const QList<Sample> &samples, QWidget *parent)
    : QWidget(parent), m_head(new QWidget), m_segments(new Segments), m_copy(new Button(QStringLiteral("copy"), tr("Copy"))), m_view(new CodeView)
{
    auto *head = new QHBoxLayout(m_head);
    space(head, QMargins(0, 0, 0, 8), 8);
    head->addWidget(m_segments);
    head->addStretch();
    head->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    space(column, QMargins(13, 8, 13, 12), 0);
    column->addWidget(m_head);
    column->addWidget(m_view, 1);
    connect(m_copy, &QPushButton::clicked, this, &CodeBlock::copy);
    connect(m_segments, &Segments::chosen, this, [this](int index) {
        setCurrent(index);
        emit chosen(index);
    });
    setSamples(samples);
}

void CodeBlock::setSamples(const QList<Sample> &samples)
{
    m_samples = samples;
    QStringList names;
    for (const Sample &each : samples)
        names.append(each.name);
    m_segments->setWords(names);
    m_segments->setVisible(names.size() > 1);
    setCurrent(qBound(0, m_current, qMax(0, int(samples.size()) - 1)));
}

void CodeBlock::setCurrent(int index)
{
    m_current = index;
    if (index < 0 || index >= m_samples.size())
        return m_view->setCode({}, Language::Plain);
    m_segments->setCurrent(index);
    m_view->setCode(m_samples[index].code, m_samples[index].language);
}

QString CodeBlock::code() const
{
    return m_view->toPlainText();
}

void CodeBlock::setBare(bool bare)
{
    m_head->setVisible(!bare);
    space(layout(), bare ? QMargins(13, 10, 13, 10) : QMargins(13, 8, 13, 12), 0);
}

void CodeBlock::copy()
{
    QApplication::clipboard()->setText(code());
    m_copy->setText(tr("Copied"));
    QTimer::singleShot(1500, m_copy, [this] { m_copy->setText(tr("Copy")); });
    emit copied();
}

void CodeBlock::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBox(painter, rect(), px(sizes().radius.control), tokens().sunken, tokens().border);
}

void CodeBlock::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_copy->setText(tr("Copy"));
}

} // namespace portreeve::ui
