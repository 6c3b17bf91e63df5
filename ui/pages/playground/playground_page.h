// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/model_catalogue.h"
#include "ui/pages/page.h"
#include "ui/pages/playground/history.h"
#include "ui/pages/playground/page.h"
#include "ui/pages/playground/saved_prompts.h"
#include "ui/pages/playground/chat_question.h"

#include <QPointer>

#include <functional>
#include <memory>

class QHBoxLayout;
class QStackedLayout;

namespace portreeve::ui {

class AnswerCard;
class Banner;
class BatchRun;
class Button;
class EmptyState;
class IconButton;
class Label;
class PageHeader;
class PromptBox;
class TextArea;
class TextField;
struct CsvTable;
struct PastedRequest;

/// The playground: up to eight models side by side, one prompt for all. where: {"model": name, "prompt": text}.
class PlaygroundPage : public Page
{
    Q_OBJECT

public:
    explicit PlaygroundPage(Desk &desk, QWidget *parent = nullptr);
    ~PlaygroundPage() override;

    void open(const QVariantMap &where) override;
    QVariantMap where() const override;
    void refresh() override;
    QList<PaletteHit> find(const QString &query) const override;

protected:
    void appeared() override;
    void retranslate() override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    static constexpr int mostRuns = 20;

    /// The saved prompt that the page began with.
    struct OpenPrompt {
        QString name; ///< empty: none
        int version = 0;
        QJsonObject content;
    };

    void build();
    QWidget *buildSystem();
    QWidget *buildPrompt();
    void bindActions();
    AnswerCard *addCard(const QString &model);
    void removeCard(AnswerCard *card);
    void send();
    bool hasTyped() const;
    bool hasQuestion() const; ///< something is typed, or all that is said so far ends with a question
    ChatQuestion question(const AnswerCard &card, const QString &prompt) const; ///< with the page's system prompt, files, tools and parameters
    void sendNow(const QString &prompt);
    void stopAll();
    void clearAll();
    void takeEnd();
    void judge();
    void toggleCompare();
    void compareWith(AnswerCard *base);
    void settleCompare();
    QList<AnswerCard *> rivals(const AnswerCard *card) const;
    void settleVotes();
    void vote(AnswerCard *card, bool isBetter);
    void showVotes();
    QString tallyFact() const;
    QString differenceText(qsizetype own, qsizetype all, const QString &other, bool isCut) const;
    void settle();
    void settleFacts();
    void warn(const QString &title, const QString &detail);
    void takeModels();
    QStringList chatModels() const;
    std::optional<qint64> bound(const ChatQuestion &question) const; ///< what it may cost at most, in nano-dollars; empty: a price is not known
    QString boundText() const;
    void editParameters(AnswerCard *card, QWidget *anchor);
    void editTools();
    void chooseKey();
    void chooseRuns();
    QList<ChatQuestion> templates() const;
    void settleBatch();
    void showBatch();
    void startBatch(const CsvTable &values);
    void pasteRequest();
    void takePasted(const QString &text);
    void takeOver(const PastedRequest &pasted);
    void sayTakenOver(const PastedRequest &pasted, std::function<void()> undo);
    void showCode(AnswerCard *card);
    void showMore(AnswerCard *card);
    void showHistory();
    QJsonObject saved() const;
    void restore(const QJsonObject &saved);
    QJsonObject wholePrompt() const; ///< saved() and what is typed
    void restorePrompt(const QJsonObject &content);
    std::function<void()> wayBack() const;
    void sayWithUndo(Tone tone, const QString &title, const QString &detail, std::function<void()> undo);
    QString openPromptText() const;
    void savePrompt();
    void keepPrompt(const QString &name, const QJsonObject &content);
    void showPrompts();
    void openPrompt(const QString &name, int version);
    void keepSetup() const;
    void keepHistory();

    ModelCatalogue m_catalogue;
    PlaygroundHistory m_history;
    SavedPrompts m_prompts;
    OpenPrompt m_open;
    QString m_conversation; ///< id in the history; empty: a new one
    AskParameters m_parameters;
    QString m_toolsText;
    QJsonArray m_tools;
    QByteArray m_bearer; ///< as this key, for as long as the program runs
    QList<AnswerCard *> m_cards;
    int m_runs = 1; ///< how often each model is asked; not kept, for it multiplies what is paid
    std::unique_ptr<BatchRun> m_batch; ///< the last one; null: none yet
    QString m_batchText; ///< values as typed
    bool m_isComparing = false; ///< words that answers do not share are marked
    QPointer<AnswerCard> m_base; ///< what the others are compared with; null: the first

    PageHeader *m_header = nullptr;
    Button *m_clear = nullptr;
    Button *m_compare = nullptr;
    QWidget *m_faces = nullptr;
    EmptyState *m_nothing = nullptr;
    Banner *m_banner = nullptr;
    TextField *m_system = nullptr;
    Label *m_systemName = nullptr;
    Button *m_toolsButton = nullptr;
    Button *m_parameterButton = nullptr;
    QHBoxLayout *m_row = nullptr;
    PromptBox *m_box = nullptr;
    TextArea *m_prompt = nullptr; ///< the box's
    IconButton *m_attach = nullptr;
    IconButton *m_code = nullptr;
    Button *m_as = nullptr;
    Label *m_asWords = nullptr;
    Label *m_estimate = nullptr;
    Button *m_runsButton = nullptr;
    Button *m_variables = nullptr;
    Button *m_stop = nullptr;
    Button *m_send = nullptr;
};

} // namespace portreeve::ui
