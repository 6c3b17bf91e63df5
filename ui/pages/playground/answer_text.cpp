// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/answer_text.h"

#include "ui/pages/playground/attachment.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/theme.h"

#include <QDesktopServices>
#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocumentFragment>
#include <QTextTable>

namespace portreeve::ui {

namespace {

constexpr int leading = 140; ///< of a hundred

QTextBlockFormat paragraph()
{
    QTextBlockFormat format;
    format.setLineHeight(leading, QTextBlockFormat::ProportionalHeight);
    format.setBottomMargin(px(6));
    return format;
}

QTextCharFormat words(Ink ink, Type type, bool mono = false)
{
    QTextCharFormat format;
    format.setForeground(color(ink));
    format.setFont(mono ? ui::font(Type::Mono) : font(type));
    return format;
}

/// Runs of code in the look's mono.
void dressCode(const QTextBlock &block)
{
    for (auto piece = block.begin(); !piece.atEnd(); ++piece) {
        const QTextFragment fragment = piece.fragment();
        if (!fragment.charFormat().fontFixedPitch())
            continue;
        QTextCursor at(block);
        at.setPosition(fragment.position());
        at.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
        at.mergeCharFormat(words(&Tokens::text1, Type::Mono, true));
    }
}

/// Lines of code touch, points of a list stand near, everything else has a paragraph's distance.
int gapBelow(const QTextBlock &block)
{
    const QTextBlock next = block.next();
    const auto isCode = [](const QTextBlock &each) { return each.blockFormat().hasProperty(QTextFormat::BlockCodeFence) || each.blockFormat().nonBreakableLines(); };
    if (next.isValid() && isCode(block) && isCode(next))
        return 0;
    return next.isValid() && block.textList() && next.textList() ? px(3) : px(8);
}

/// The look's lines; the head in bold. Behind code Qt 6.4 begins the first cell with an empty line that nobody wrote.
void dressTable(QTextTable &table)
{
    QTextTableFormat format = table.format();
    format.setBorderCollapse(true);
    format.setBorderBrush(color(&Tokens::border));
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setCellPadding(px(4));
    format.setCellSpacing(0);
    format.setBottomMargin(px(8));
    table.setFormat(format);
    QTextCursor first = table.cellAt(0, 0).firstCursorPosition();
    if (first.block().length() == 1 && first.block() != table.cellAt(0, 0).lastCursorPosition().block())
        first.deleteChar();
    QTextCharFormat bold;
    bold.setFontWeight(QFont::DemiBold);
    for (int column = 0; column < table.columns(); ++column) {
        QTextCursor cell = table.cellAt(0, column).firstCursorPosition();
        cell.setPosition(table.cellAt(0, column).lastPosition(), QTextCursor::KeepAnchor);
        cell.mergeCharFormat(bold);
    }
}

/// Tables with the look's lines, paragraphs with its leading.
void dress(QTextDocument &document)
{
    for (QTextFrame *frame : document.rootFrame()->childFrames()) {
        if (auto *table = qobject_cast<QTextTable *>(frame))
            dressTable(*table);
    }
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor at(block);
        dressCode(block);
        if (at.currentTable())
            continue;
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(leading, QTextBlockFormat::ProportionalHeight);
        format.setTopMargin(format.headingLevel() > 0 && block.blockNumber() > 0 ? px(6) : 0);
        format.setBottomMargin(gapBelow(block));
        at.setBlockFormat(format);
    }
}

} // namespace

AnswerText::AnswerText(QWidget *parent) : QTextBrowser(parent)
{
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(px(12));
    connect(this, &QTextBrowser::anchorClicked, this, [](const QUrl &link) {
        if (link.scheme() == QLatin1String("https") || link.scheme() == QLatin1String("http"))
            QDesktopServices::openUrl(link);
    });
}

QVariant AnswerText::loadResource(int, const QUrl &)
{
    return {};
}

void AnswerText::setTurns(const QJsonArray &turns)
{
    m_turns = turns;
    m_marks.clear();
    m_live.clear();
    m_liveThinking.clear();
    m_isRunning = false;
    rebuild();
}

void AnswerText::rebuild()
{
    const bool wasAtEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum() - 2;
    clear();
    document()->setDefaultFont(ui::font(Type::Body));
    m_answerFrom = -1;
    for (const QJsonValue &turn : m_turns)
        addTurn(turn.toObject());
    m_liveFrom = document()->characterCount() - 1;
    const QString text = std::exchange(m_live, {});
    const QString thinking = std::exchange(m_liveThinking, {});
    if (!text.isEmpty() || !thinking.isEmpty())
        setStreaming(thinking, text, true);
    paintMarks();
    keepEnd(wasAtEnd);
}

void AnswerText::addTurn(const QJsonObject &turn)
{
    const QString role = turn[QLatin1String("role")].toString();
    m_answerFrom = -1;
    const QString text = wordsOf(turn[QLatin1String("content")]);
    if (role == QLatin1String("user")) {
        if (!text.isEmpty())
            addPlain(text, true);
        addFiles(filesOf(turn[QLatin1String("content")]));
    } else if (role == QLatin1String("tool"))
        addPlain(QStringLiteral("→ ") + text, true);
    else if (role == QLatin1String("system") || role == QLatin1String("developer"))
        addPlain(role + QStringLiteral(": ") + text, true);
    else {
        if (const QString thinking = turn[QLatin1String("thinking")].toString(); !thinking.isEmpty())
            addPlain(thinking, true);
        m_answerFrom = document()->characterCount() - 1;
        addMarkdown(text);
    }
    addTools(turn[QLatin1String("tool_calls")].toArray());
}

void AnswerText::addPlain(const QString &text, bool quiet)
{
    QTextCursor at(document());
    at.movePosition(QTextCursor::End);
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        if (document()->characterCount() > 1)
            at.insertBlock(paragraph());
        else
            at.setBlockFormat(paragraph());
        at.insertText(line, words(quiet ? &Tokens::text3 : &Tokens::text1, quiet ? Type::Small : Type::Body));
    }
}

/// Each file on a line of its own: the picture small, then name and size.
void AnswerText::addFiles(const QJsonArray &files)
{
    QTextCursor at(document());
    for (const QJsonValue &part : files) {
        const Attachment file{part.toObject()};
        at.movePosition(QTextCursor::End);
        QTextBlockFormat line;
        line.setBottomMargin(px(6));
        if (document()->characterCount() > 1)
            at.insertBlock(line);
        else
            at.setBlockFormat(line);
        if (const QImage picture = file.thumbnail(); !picture.isNull()) {
            const QSize size = picture.size().scaled(QSize(px(140), px(96)).boundedTo(picture.size()), Qt::KeepAspectRatio);
            const QUrl name(QStringLiteral("file-of-question:%1").arg(document()->characterCount()));
            document()->addResource(QTextDocument::ImageResource, name, picture);
            QTextImageFormat format;
            format.setName(name.toString());
            format.setWidth(size.width());
            format.setHeight(size.height());
            format.setVerticalAlignment(QTextCharFormat::AlignMiddle);
            at.insertImage(format);
            at.insertText(QStringLiteral("  "));
        }
        at.insertText(file.name(), words(&Tokens::text2, Type::Small));
        at.insertText(QStringLiteral("  ") + bytesText(file.size()), words(&Tokens::text3, Type::Small));
    }
}

void AnswerText::addMarkdown(const QString &text)
{
    if (text.isEmpty())
        return;
    QTextDocument drawn;
    drawn.setDefaultFont(ui::font(Type::Body));
    drawn.setMarkdown(text, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) | QTextDocument::MarkdownNoHTML);
    dress(drawn);
    QTextCursor at(document());
    at.movePosition(QTextCursor::End);
    if (document()->characterCount() > 1)
        at.insertBlock(paragraph(), words(&Tokens::text1, Type::Body));
    at.insertFragment(QTextDocumentFragment(&drawn));
}

void AnswerText::addTools(const QJsonArray &calls)
{
    QTextCursor at(document());
    for (const QJsonValue &value : calls) {
        const QJsonObject function = value.toObject()[QLatin1String("function")].toObject();
        at.movePosition(QTextCursor::End);
        if (document()->characterCount() > 1)
            at.insertBlock(paragraph());
        at.insertText(function[QLatin1String("name")].toString() + QLatin1Char('('), words(&Tokens::accent, Type::Small, true));
        at.insertText(function[QLatin1String("arguments")].toString(), words(&Tokens::text2, Type::Small, true));
        at.insertText(QStringLiteral(")"), words(&Tokens::accent, Type::Small, true));
    }
}

/// What has come is only added to: a long answer costs no more with every piece.
void AnswerText::setStreaming(const QString &thinking, const QString &text, bool running)
{
    const bool wasAtEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum() - 2;
    const bool onlyGrew = running && !m_live.isEmpty() && text.startsWith(m_live) && thinking == m_liveThinking;
    QTextCursor at(document());
    at.movePosition(QTextCursor::End);
    if (onlyGrew) {
        const QStringList lines = text.mid(m_live.size()).split(QLatin1Char('\n'));
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (i > 0)
                at.insertBlock(paragraph());
            at.insertText(lines[i], words(&Tokens::text1, Type::Body));
        }
    } else {
        at.setPosition(qMin(m_liveFrom, document()->characterCount() - 1));
        at.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
        at.removeSelectedText();
        if (!thinking.isEmpty())
            addPlain(thinking, true);
        if (running && !text.isEmpty())
            addPlain(text, false);
        else
            addMarkdown(text);
    }
    m_live = text;
    m_liveThinking = thinking;
    m_isRunning = running;
    viewport()->update(); // the caret goes on
    keepEnd(wasAtEnd);
}

QString AnswerText::answer() const
{
    if (m_answerFrom < 0 || !m_live.isEmpty() || !m_liveThinking.isEmpty())
        return {};
    QTextCursor at(document());
    at.setPosition(m_answerFrom);
    at.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    return at.selectedText();
}

void AnswerText::setMarks(const QList<Word> &words)
{
    if (words == m_marks)
        return;
    m_marks = words;
    paintMarks();
}

void AnswerText::paintMarks()
{
    QList<ExtraSelection> marks;
    for (const Word &word : m_marks.isEmpty() ? m_marks : stretches(answer(), m_marks)) {
        ExtraSelection mark;
        mark.cursor = QTextCursor(document());
        mark.cursor.setPosition(m_answerFrom + int(word.at));
        mark.cursor.setPosition(m_answerFrom + int(word.at + word.length), QTextCursor::KeepAnchor);
        mark.format.setBackground(color(&Tokens::accentSoft));
        mark.format.setFontUnderline(theme().highContrast); // where there is no soft colour
        marks.append(mark);
    }
    setExtraSelections(marks);
}

void AnswerText::keepEnd(bool wasAtEnd)
{
    if (wasAtEnd)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

/// One block in accent where the next word comes.
void AnswerText::paintEvent(QPaintEvent *event)
{
    QTextBrowser::paintEvent(event);
    if (!m_isRunning || m_live.isEmpty())
        return;
    QTextCursor at(document());
    at.movePosition(QTextCursor::End);
    const QRect place = cursorRect(at);
    const int height = px(15);
    const int left = isRightToLeft() ? place.left() - px(6) : place.left() + px(2);
    QPainter(viewport()).fillRect(QRect(left, place.bottom() - height - px(1), px(4), height), color(&Tokens::accent));
}

void AnswerText::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        rebuild();
}

} // namespace portreeve::ui
