// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/word_diff.h"

#include <QJsonArray>
#include <QTextBrowser>

namespace portreeve::ui {

/// A conversation to read: what was asked in grey with its files, what was answered as Markdown without HTML. Nothing is ever fetched: an answer's pictures stay away, links open in the browser by a
/// click and only when they are http or https. What is streaming is plain text until it is whole.
class AnswerText : public QTextBrowser
{
    Q_OBJECT

public:
    explicit AnswerText(QWidget *parent = nullptr);

    void setTurns(const QJsonArray &turns);
    /// The answer that is being written, behind the turns; its end follows the last word while the view is at its end.
    void setStreaming(const QString &thinking, const QString &text, bool running);
    /// The last turn if the model said it, as it is read; empty while one is being written.
    QString answer() const;
    /// Marks these words of answer().
    void setMarks(const QList<Word> &words);
    QVariant loadResource(int type, const QUrl &name) override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuild();
    void addTurn(const QJsonObject &turn);
    void addPlain(const QString &text, bool quiet);
    void addFiles(const QJsonArray &files);
    void addMarkdown(const QString &text);
    void addTools(const QJsonArray &calls);
    void keepEnd(bool wasAtEnd);
    void paintMarks();

    QJsonArray m_turns;
    int m_answerFrom = -1; ///< where the last turn's answer begins; -1: it is not the model's
    QList<Word> m_marks;
    int m_liveFrom = 0; ///< where the answer under way begins in the document
    QString m_live; ///< what is being written; its end has the caret
    bool m_isRunning = false;
    QString m_liveThinking;
};

} // namespace portreeve::ui
