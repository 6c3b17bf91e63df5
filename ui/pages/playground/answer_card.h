// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/word_diff.h"
#include "ui/pages/playground/asking.h"
#include "ui/pages/playground/figures_view.h"
#include "ui/pages/playground/repeats.h"
#include "ui/pages/playground/chat_question.h"
#include "ui/widgets/card.h"

#include <optional>

class QComboBox;

namespace portreeve::ui {

class AnswerText;
class Badge;
class Button;
class IconButton;
class Label;
class RoadView;
class SpreadView;

/// One model of the playground: its name, its side of the conversation, its figures.
class AnswerCard : public Panel
{
    Q_OBJECT

public:
    explicit AnswerCard(Client &client, QWidget *parent = nullptr);

    QString model() const;
    void setModel(const QString &model);
    /// What can be chosen; the chosen one stays even if it is not among them.
    void setModels(const QStringList &models);
    /// Own parameters instead of the page's.
    const std::optional<AskParameters> &ownParameters() const { return m_own; }
    void setOwnParameters(const std::optional<AskParameters> &own);

    /// The whole question if `prompt` were sent now: the turns so far, then the prompt (as tool results if the last answer called tools) with its files.
    ChatQuestion question(const QString &prompt, const QJsonArray &files, const QString &system, const QJsonArray &tools, const AskParameters &common) const;
    /// `runs` times, one after the other; the first answer is the one that goes into the conversation.
    void ask(const ChatQuestion &question, const QByteArray &bearer, int runs = 1);
    void stop();
    void clear();
    bool isRunning() const { return m_asking.isRunning() || m_repeats.isRunning(); }
    bool waitsForTools() const; ///< the last answer called tools that nobody has answered
    bool endsWithQuestion() const; ///< the last that was said is not an answer: it can be asked as it is
    const Asking &asking() const { return m_asking; }
    const QJsonArray &turns() const { return m_turns; }
    void setTurns(const QJsonArray &turns);
    /// The last answer as it is read, without its Markdown; empty: there is none.
    QString answerText() const;
    /// Marks these words of answerText() and says how it differs; no words: as always.
    void setCompared(const QString &words, const QList<Word> &marks);
    /// Of all runs of the last question.
    RunSummary summary() const;
    void setWins(const AnswerWins &wins);
    void setRemovable(bool removable);
    /// Whether the last answer may be called the better one: another model has answered the same question.
    void setVotable(bool votable);
    bool isBetter() const;
    void setBetter(bool better);

signals:
    void modelChosen();
    void parametersWanted();
    void moreWanted();
    void removeWanted();
    void voted(bool isBetter);
    void ended();
    void priced();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *buildHead();
    void retranslate();
    void show();
    void takeEnd();
    void showState();
    void showRuns();
    void showRunState();

    Client &m_client;
    Asking m_asking;
    Repeats m_repeats; ///< all runs but the first
    int m_runs = 1;
    bool m_hasAsked = false; ///< false: what is shown was opened, and has no figures
    QByteArray m_bearer;
    QJsonObject m_asked; ///< the body of the last question
    QJsonArray m_turns; ///< OpenAI messages; the model's may have a member "thinking" that is never sent
    std::optional<AskParameters> m_own;
    QComboBox *m_model;
    Label *m_served;
    RoadView *m_road;
    IconButton *m_parameters;
    IconButton *m_more;
    IconButton *m_remove;
    AnswerText *m_text;
    Badge *m_badge;
    Label *m_fault;
    Label *m_difference;
    Button *m_vote;
    FiguresView *m_foot;
    SpreadView *m_spread;
};

} // namespace portreeve::ui
