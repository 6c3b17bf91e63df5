// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery.h"

#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/code_block.h"
#include "ui/widgets/command_palette.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/facts.h"
#include "ui/widgets/field.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/glyph_view.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/popover.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/shell.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/toggles.h"
#include "ui/widgets/top_bar.h"
#include "ui/widgets/wizard_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QPainter>
#include <QTimer>

using namespace portreeve::ui;

namespace gallery {
namespace {

QList<Sample> samples()
{
    return {{QStringLiteral("curl"), Language::Shell,
             QStringLiteral("curl http://127.0.0.1:4000/v1/chat/completions \\\n  -H \"Authorization: Bearer $PORTREEVE_KEY\" \\\n  -d '{\"model\":\"gpt-5-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}'")},
            {QStringLiteral("Python"), Language::Python, QStringLiteral("from openai import OpenAI")},
            {QStringLiteral("Node"), Language::JavaScript, QStringLiteral("import OpenAI from \"openai\";")}};
}

QWidget *answer(const char *model, const char *deployment, const QString &text, const QString &road, bool done)
{
    auto *card = new Card;
    card->setTitle(QLatin1String(model));
    card->setHint(QLatin1String(deployment));
    card->addControl(new RoadView(road));
    card->addControl(new IconButton(QStringLiteral("settings"), QStringLiteral("Parameters")));
    card->addControl(new IconButton(QStringLiteral("more"), QStringLiteral("More")));
    card->body()->addWidget(new Rule);
    auto *words = new Label(text);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    card->body()->addWidget(words, 1);
    card->body()->addWidget(new Badge(done ? Tone::Ok : Tone::Info, done ? QStringLiteral("Finished: stop") : QStringLiteral("Streaming")));
    card->body()->addWidget(new Rule);
    auto *facts = new Facts(Facts::Stacked, 5);
    facts->set({{QStringLiteral("First token"), QStringLiteral("0.83 s")},
                {QStringLiteral("Total"), QStringLiteral("2.9 s")},
                {QStringLiteral("Speed"), QStringLiteral("84 tok/s")},
                {QStringLiteral("Tokens"), QStringLiteral("187")},
                {QStringLiteral("Cost"), QStringLiteral("$0.003129")}});
    card->body()->addWidget(facts);
    return card;
}

class IconSheet : public QWidget
{
protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), tokens().page);
        qreal x = 44;
        for (const int side : {128, 64, 48, 32, 22, 16}) {
            paintLogo(painter, QRectF(x, 40 + 128 - side, side, side));
            x += side + 20;
        }
        int at = 0;
        for (const QString &name : iconNames()) {
            const QPointF place(40 + (at % 12) * 112, 200 + (at / 12) * 62);
            paintIcon(painter, QRectF(place, QSizeF(20, 20)), name, tokens().text1);
            paintIcon(painter, QRectF(place + QPointF(28, 2), QSizeF(16, 16)), name, tokens().text2);
            paintText(painter, QRectF(place + QPointF(0, 24), QSizeF(108, 16)), Qt::AlignLeft, ui_font(), name, tokens().text2);
            ++at;
        }
    }

private:
    static QFont ui_font() { return portreeve::ui::font(Type::Caption, 400); }
};

QWidget *found(const char *name, const char *where, bool ticked, Tone tone, const char *state, bool last)
{
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    space(column, 0, 0);
    auto *tick = new QCheckBox;
    tick->setChecked(ticked);
    tick->setAccessibleName(QLatin1String(name));
    auto *words = new QVBoxLayout;
    space(words, QMargins(0, 6, 0, 6), 0);
    auto *title = new Label(QLatin1String(name));
    title->setWeight(500);
    words->addWidget(title);
    words->addWidget(new Label(QLatin1String(where), Type::Small, &Tokens::text2));
    auto *line = new QHBoxLayout;
    space(line, 0, 10);
    line->addWidget(tick);
    line->addWidget(new Monogram(QLatin1String(name)));
    line->addLayout(words, 1);
    line->addWidget(new Badge(tone, QLatin1String(state)));
    column->addLayout(line);
    if (!last)
        column->addWidget(new Rule);
    return widget;
}

QWidget *wizardPage()
{
    auto *column = new QVBoxLayout;
    space(column, QMargins(64, 84, 64, 26), 12);
    auto *title = new Label(QStringLiteral("Which providers may it use?"), Type::Stat);
    column->addWidget(title);
    column->addWidget(new Label(QStringLiteral("Nothing has left this computer so far. A key is read only when you tick it, and goes to the keychain."), Type::Body, &Tokens::text2));
    auto *here = new Card(QStringLiteral("Found here"));
    here->body()->addWidget(found("OpenAI", "OPENAI_API_KEY in your environment", true, Tone::Ok, "Works, 62 models", false));
    here->body()->addWidget(found("Anthropic", "ANTHROPIC_API_KEY in your environment", true, Tone::Ok, "Works, 9 models", false));
    here->body()->addWidget(found("Groq", "GROQ_API_KEY in your environment", false, Tone::Mute, "Not read", false));
    here->body()->addWidget(found("Mistral", "MISTRAL_API_KEY in ~/.config/mistral/env", true, Tone::Bad, "Refused: key expired 2 Nov", true));
    space(here->body(), 0, 0);
    column->addWidget(here);
    auto *add = new Card(QStringLiteral("Add by template"));
    auto *grid = new QGridLayout;
    space(grid, 0, 8);
    int at = 0;
    for (const char *name : {"Google", "Azure", "AWS Bedrock", "xAI", "OpenRouter", "DeepSeek", "Any OpenAI-compatible"}) {
        auto *button = new Button(QStringLiteral("plus"), QLatin1String(name));
        button->setLeftAligned(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        grid->addWidget(button, at / 4, at % 4);
        ++at;
    }
    add->body()->addLayout(grid);
    column->addWidget(add);
    column->addStretch();
    column->addWidget(new Rule);
    auto *foot = row({new Button(QStringLiteral("arrow-left"), QStringLiteral("Back"))});
    foot->addWidget(new Button(QStringLiteral("Skip"), ButtonKind::Ghost));
    foot->addWidget(new Button(QStringLiteral("Continue with 3 providers"), ButtonKind::Primary));
    column->addLayout(foot);
    auto *widget = page(column);
    return widget;
}

} // namespace

QWidget *playground()
{
    auto *header = new PageHeader(QStringLiteral("Playground"));
    header->setFacts(QStringLiteral("Burn-down wording · draft"));
    header->addButton(new Button(QStringLiteral("clock"), QStringLiteral("History")));
    header->addButton(new Button(QStringLiteral("plus"), QStringLiteral("Add model")));
    auto *answers = new QHBoxLayout;
    space(answers, 0, 12);
    const QString text = QStringLiteral("A burn-down answers one question: at this pace, when is the money gone? Draw it so that the answer can be read without counting.");
    answers->addWidget(answer("claude-sonnet-4-5", "bedrock-eu", text, QStringLiteral("xo"), false), 1);
    answers->addWidget(answer("gpt-5-mini", "openai-1", text, QStringLiteral("o"), false), 1);
    answers->addWidget(answer("gemini-2.5-flash", "vertex-eu", text, QStringLiteral("o"), true), 1);
    auto *prompt = new TextArea(QStringLiteral("Ask"));
    prompt->setPlainText(QStringLiteral("How should I draw a burn-down for a monthly AI budget? Mention the forecast."));
    prompt->setMaximumHeight(px(84));
    auto *cards = new QVBoxLayout;
    space(cards, QMargins(20, 0, 20, 14), 12);
    cards->addWidget(new Banner(Tone::Info, QStringLiteral("This gateway is read-only"), QStringLiteral("Answers are sent, settings are not changed.")));
    cards->addLayout(answers, 1);
    cards->addWidget(prompt);
    auto *column = new QVBoxLayout;
    space(column, 0, 0);
    column->addWidget(header);
    column->addLayout(cards, 1);
    return frame(QStringLiteral("playground"), page(column));
}

QWidget *empty()
{
    auto *header = new PageHeader(QStringLiteral("Requests"));
    header->setFacts(QStringLiteral("None yet"));
    auto *filter = new FilterBar;
    filter->setPlaceholder(QStringLiteral("Filter: model:gpt-5*  status:429  dur:>2s  cost:>0.05"));
    auto *upper = new QVBoxLayout;
    space(upper, QMargins(20, 0, 20, 10), 0);
    upper->addWidget(filter);
    auto *nothing = new EmptyState(Empty::NothingYet, QStringLiteral("No request has come through yet"),
                                   QStringLiteral("Point an app at the gateway, or send one from here. It shows up in this list as it runs."));
    auto *code = new CodeBlock(samples());
    fix(code, 600, -1);
    nothing->setSample(code);
    nothing->setActions({{QStringLiteral("plus"), QStringLiteral("Connect an app"), ButtonKind::Primary, {}},
                         {QStringLiteral("playground"), QStringLiteral("Open playground"), ButtonKind::Secondary, {}}});
    nothing->setWaitingFor(QStringLiteral("Listening on 127.0.0.1:4000, waiting for the first request"));
    auto *column = new QVBoxLayout;
    space(column, 0, 0);
    column->addWidget(header);
    column->addLayout(upper);
    column->addWidget(new Rule);
    column->addWidget(nothing, 1);
    return frame(QStringLiteral("requests"), page(column));
}

QWidget *palette()
{
    auto *shell = static_cast<Shell *>(home());
    auto *palette = new CommandPalette(shell);
    palette->setPrefixes({QStringLiteral("> actions"), QStringLiteral("# request"), QStringLiteral("@ key or team"), QStringLiteral("/ page")});
    QTimer::singleShot(0, palette, [palette] {
        palette->open(QStringLiteral("resea"));
        const QString keys = QStringLiteral("Keys");
        const QString actions = QStringLiteral("Actions");
        palette->setHits({{QStringLiteral("1"), QStringLiteral("Best match"), QStringLiteral("people"), QStringLiteral("Research"), QStringLiteral("Team · $481.20 of $500.00"), {}},
                          {QStringLiteral("2"), keys, QStringLiteral("keys"), QStringLiteral("research-batch"), QStringLiteral("sk-pr...09bf · over budget"), {}},
                          {QStringLiteral("3"), keys, QStringLiteral("keys"), QStringLiteral("eval-nightly"), QStringLiteral("Team Research"), {}},
                          {QStringLiteral("4"), actions, QStringLiteral("budgets"), QStringLiteral("Raise the budget of Research..."), {}, QStringLiteral("Ctrl R")},
                          {QStringLiteral("5"), actions, QStringLiteral("lock"), QStringLiteral("Block all keys of Research..."), QStringLiteral("asks first"), {}},
                          {QStringLiteral("6"), actions, QStringLiteral("playground"), QStringLiteral("Open playground as research-batch"), {}, QStringLiteral("Ctrl Shift P")}},
                         QStringLiteral("6 results in 4 ms"));
    });
    return shell;
}

QWidget *wizard()
{
    auto *widget = new QWidget;
    auto *line = new QHBoxLayout(widget);
    space(line, 0, 0);
    auto *panel = new WizardPanel;
    panel->setSteps({QStringLiteral("What do you want?"), QStringLiteral("Where may secrets live?"), QStringLiteral("Providers"), QStringLiteral("Listen"), QStringLiteral("Try it")});
    panel->setCurrent(2);
    line->addWidget(panel);
    QWidget *right = wizardPage();
    QPalette ground = right->palette();
    ground.setColor(QPalette::Window, tokens().window);
    right->setPalette(ground);
    right->setAutoFillBackground(true);
    line->addWidget(right, 1);
    return widget;
}

QWidget *icons()
{
    return new IconSheet;
}

QWidget *parts()
{
    auto *header = new PageHeader(QStringLiteral("More parts"));
    auto *form = new Card(QStringLiteral("Form"));
    auto *name = new TextField(QStringLiteral("voice-pilot-2"));
    auto *key = new TextField;
    key->setSecret(true);
    key->setText(QStringLiteral("sk-proj-123456"));
    auto *limit = new TextField;
    limit->setText(QStringLiteral("$120.00"));
    auto *nameField = new Field(QStringLiteral("Name"), name);
    nameField->setNote(QStringLiteral("required"));
    nameField->setHint(QStringLiteral("Apps never see it."));
    auto *limitField = new Field(QStringLiteral("Budget"), limit);
    limitField->setWas(QStringLiteral("$100.00"));
    auto *window = new QComboBox;
    window->addItems({QStringLiteral("per month"), QStringLiteral("per day")});
    form->body()->addWidget(nameField);
    form->body()->addWidget(new Field(QStringLiteral("Provider key"), key));
    form->body()->addWidget(limitField);
    form->body()->addWidget(new Field(QStringLiteral("Window"), window));
    form->body()->addWidget(new Switch(QStringLiteral("Start at login")));
    form->body()->addStretch();
    auto *code = new Card(QStringLiteral("Result"));
    code->addControl(new Badge(Tone::Ok, QStringLiteral("Matches schema")));
    code->addControl(new Segments({QStringLiteral("Tree"), QStringLiteral("Text"), QStringLiteral("Traffic")}));
    auto *block = new CodeBlock({{QStringLiteral("json"), Language::Json,
                                  QStringLiteral("{\n  \"shortId\": \"GATE-4821\",\n  \"status\": \"resolvedInNextRelease\",\n  \"events\": 1284,\n  \"users\": 96,\n  \"open\": false\n}")}});
    block->setBare(true);
    block->view()->setNumbered(true);
    code->body()->addWidget(block);
    code->body()->addWidget(new Banner(Tone::Warn, QStringLiteral("The server changed this tool after you approved it"), QStringLiteral("Blocked since 13:41.")));
    code->body()->addWidget(new Banner(Tone::Bad, QStringLiteral("Offline, showing what was known at 11:42.")));
    code->body()->addLayout(row({new RoadView(QStringLiteral("o")), new RoadView(QStringLiteral("xo")), new RoadView(QStringLiteral("xxo")), new RoadView(QStringLiteral("c")),
                                 new RoadView(QStringLiteral("r")), new RoadView(QStringLiteral("-")), new RoadView(QStringLiteral("xx"))}));
    code->body()->addStretch();
    auto *grid = new QHBoxLayout;
    space(grid, QMargins(20, 0, 20, 14), 12);
    grid->addWidget(form, 1);
    grid->addWidget(code, 1);
    auto *column = new QVBoxLayout;
    space(column, 0, 0);
    column->addWidget(header);
    column->addLayout(grid, 1);
    Shell *shell = frame({}, page(column));
    QTimer::singleShot(0, shell, [shell] {
        auto *bell = new Popover(shell->topBar()->range());
        bell->body()->addWidget(new Label(QStringLiteral("Time range"), Type::Strong));
        for (const char *text : {"15 min", "1 h", "24 h", "7 d", "30 d"})
            bell->body()->addWidget(new Button(QLatin1String(text), ButtonKind::Ghost));
        bell->setAccessibleName(QStringLiteral("Time range"));
        bell->setPopoverWidth(160);
        bell->open();
        Toast toast;
        toast.title = QStringLiteral("Key legacy-cron is blocked");
        toast.detail = QStringLiteral("It is deleted in 10 s.");
        toast.action = QStringLiteral("Undo");
        toast.undoSeconds = 10;
        shell->toasts()->show(toast);
    });
    return shell;
}

} // namespace gallery
