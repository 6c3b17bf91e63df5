// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery.h"

#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/field.h"
#include "ui/widgets/glyph_view.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/shell.h"
#include "ui/widgets/stat_tile.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/toast_card.h"
#include "ui/widgets/toggles.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QProgressBar>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QTabBar>

using namespace portreeve::ui;

namespace gallery {
namespace {

QWidget *face(Empty why, const QString &title, const QString &text, const QList<EmptyAction> &actions, const QString &iconName = {})
{
    auto *card = new Card;
    auto *empty = new EmptyState(why, title, text);
    if (!iconName.isEmpty())
        empty->setIconName(iconName);
    empty->setActions(actions);
    card->body()->addWidget(empty);
    return card;
}

QWidget *disabled(QWidget *widget)
{
    widget->setEnabled(false);
    return widget;
}

QWidget *buttons()
{
    auto *card = new Card(QStringLiteral("Buttons and fields"));
    card->body()->addLayout(row({new Button(QStringLiteral("plus"), QStringLiteral("New key"), ButtonKind::Primary),
                                 new Button(QStringLiteral("download"), QStringLiteral("Export")), new Button(QStringLiteral("Plain")),
                                 disabled(new Button(QStringLiteral("Disabled"))),
                                 new Button(QStringLiteral("trash"), QStringLiteral("Delete key"), ButtonKind::Danger),
                                 new Button(QStringLiteral("Ghost"), ButtonKind::Ghost), new Button(QStringLiteral("Link"), ButtonKind::Link)}));
    auto *address = new TextField;
    address->setText(QStringLiteral("127.0.0.1:4000"));
    auto *wrong = new TextField;
    wrong->setText(QStringLiteral("127.0.0.1:99999"));
    auto *field = new Field({}, wrong);
    field->setError(QStringLiteral("A port is at most 65535."));
    auto *combo = new QComboBox;
    combo->addItems({QStringLiteral("support-triage"), QStringLiteral("billing-bot")});
    auto *spin = new QSpinBox;
    spin->setValue(30);
    card->body()->addLayout(row({address, field, combo, spin}));
    card->body()->addLayout(row({new Badge(Tone::Ok, QStringLiteral("Served")), new Badge(Tone::Warn, QStringLiteral("84 % used")),
                                 new Badge(Tone::Bad, QStringLiteral("Failed")), new Badge(Tone::Info, QStringLiteral("Running")),
                                 new Badge(Tone::Mute, QStringLiteral("Blocked")), new Tag(QStringLiteral("prod"))}));
    auto *on = new Switch(QStringLiteral("Show tray"));
    on->setChecked(true);
    auto *ticked = new QCheckBox(QStringLiteral("I have stored this key"));
    ticked->setChecked(true);
    auto *radio = new QRadioButton(QStringLiteral("Only me"));
    radio->setChecked(true);
    card->body()->addLayout(row({on, new Switch(QStringLiteral("Off")), ticked, new QCheckBox(QStringLiteral("Not ticked")), radio,
                                 new Segments({QStringLiteral("Models"), QStringLiteral("Keys"), QStringLiteral("Teams")})}));
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setValue(40);
    slider->setMinimumWidth(140);
    auto *progress = new QProgressBar;
    progress->setValue(62);
    progress->setTextVisible(false);
    auto *tabs = new QTabBar;
    for (const char *name : {"Overview", "Conversation", "Request", "Cost"})
        tabs->addTab(QLatin1String(name));
    card->body()->addLayout(row({slider, progress, tabs}));
    return card;
}

QWidget *toasts()
{
    auto *card = new Card(QStringLiteral("Toasts"));
    Toast blocked;
    blocked.title = QStringLiteral("Key legacy-cron is blocked");
    blocked.detail = QStringLiteral("It is deleted in 7 s.");
    blocked.action = QStringLiteral("Undo");
    blocked.undoSeconds = 7;
    card->body()->addWidget(new ToastCard(blocked));
    Toast failed;
    failed.tone = Tone::Bad;
    failed.title = QStringLiteral("Budget was not saved");
    failed.detail = QStringLiteral("Ana Duarte saved at 14:02.");
    failed.action = QStringLiteral("Compare");
    card->body()->addWidget(new ToastCard(failed));
    card->body()->addStretch();
    return card;
}

QWidget *waiting()
{
    auto *card = new Card(QStringLiteral("Waiting"), QStringLiteral("after 150 ms only"));
    auto *skeleton = new Skeleton;
    skeleton->setMinimumHeight(140);
    skeleton->setWaiting(true);
    card->body()->addWidget(skeleton);
    return card;
}

} // namespace

QWidget *states()
{
    auto *header = new PageHeader(QStringLiteral("States and parts"));
    header->setFacts(QStringLiteral("one sheet"));
    auto *column = new QVBoxLayout;
    space(column, 0, 0);
    column->addWidget(header);
    auto *grid = new QGridLayout;
    space(grid, QMargins(20, 0, 20, 14), 12);
    column->addLayout(grid, 1);
    grid->addWidget(face(Empty::NoMatch, QStringLiteral("No request matches"),
                         QStringLiteral("3,812 match without “status:429”, 41 without “team:Search”."),
                         {{{}, QStringLiteral("Drop status:429"), ButtonKind::Secondary, {}}, {{}, QStringLiteral("Clear all"), ButtonKind::Ghost, {}}}),
                    0, 0);
    grid->addWidget(face(Empty::NotRecorded, QStringLiteral("Bodies are not recorded"),
                         QStringLiteral("Recording is set to metadata for team Support. Full recording keeps about 1.2 GiB a month here."),
                         {{{}, QStringLiteral("Record from now on"), ButtonKind::Secondary, {}}}),
                    0, 1);
    grid->addWidget(face(Empty::NotAllowed, QStringLiteral("You may not see budgets"),
                         QStringLiteral("This page needs the role Auditor. You are lena.vogt, Member of Support."),
                         {{QStringLiteral("copy"), QStringLiteral("Copy request for access"), ButtonKind::Secondary, {}}}),
                    0, 2);
    grid->addWidget(face(Empty::NotSupported, QStringLiteral("This server has no route log"),
                         QStringLiteral("LiteLLM 1.108 on litellm.example does not keep it. Portreeve 1.0 and later does."),
                         {{{}, QStringLiteral("What else differs"), ButtonKind::Secondary, {}}}),
                    1, 0);
    grid->addWidget(face(Empty::Failed, QStringLiteral("Could not load requests"),
                         QStringLiteral("eu-gateway did not answer in 10 s (E-NET-4). Showing what was known at 13:58:02."),
                         {{QStringLiteral("refresh"), QStringLiteral("Try again"), ButtonKind::Primary, {}},
                          {QStringLiteral("copy"), QStringLiteral("Copy details"), ButtonKind::Secondary, {}}}),
                    1, 1);
    grid->addWidget(face(Empty::NothingYet, QStringLiteral("No key yet"), QStringLiteral("A key lets an app in, says which models it may call, and what it may spend."),
                         {{QStringLiteral("plus"), QStringLiteral("New key"), ButtonKind::Primary, {}}, {{}, QStringLiteral("Import"), ButtonKind::Secondary, {}}},
                         QStringLiteral("keys")),
                    1, 2);
    grid->addWidget(buttons(), 2, 0, 1, 2);
    grid->addWidget(toasts(), 2, 2);
    auto *tile = new StatTile;
    tile->set({QStringLiteral("Requests, 24 h"), QStringLiteral("214,806"), {}, 1, QStringLiteral("6.2 %"), Tone::Mute, QStringLiteral("on the day before"),
               {5, 5, 5.2, 3, 1, 0.4, 0.3, 0.3, 0.4, 0.3, 1, 3, 6, 5, 5.5, 5}, nullptr, 0});
    grid->addWidget(tile, 3, 0);
    grid->addWidget(waiting(), 3, 2);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);
    return frame({}, page(column));
}

} // namespace gallery
