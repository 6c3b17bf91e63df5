// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/start_face.h"

#include "ui/pages/home/fitted_rows.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

struct StartWords {
    Q_DECLARE_TR_FUNCTIONS(Start)
};

constexpr int columnWide = 600;
constexpr int stepCount = 5;

QString hostOf(const QString &url)
{
    const qsizetype at = url.indexOf(QLatin1String("://"));
    return at < 0 ? url : url.mid(at + 3);
}

ListRow step(const char *id, bool done, const QString &title, const QString &fact, const QString &link)
{
    ListRow row;
    row.tone = int(done ? Tone::Ok : Tone::Info);
    row.title = title;
    if (done)
        row.right = fact;
    else if (!link.isEmpty()) {
        row.id = QLatin1String(id);
        row.link = link;
    }
    return row;
}

} // namespace

QList<ListRow> stepRows(const Steps &steps)
{
    return {step("server", steps.isServing, StartWords::tr("The gateway is running"), hostOf(steps.address), StartWords::tr("Server")),
            step("models", steps.models > 0, StartWords::tr("Add a model of a provider or of this computer"), StartWords::tr("%n models", nullptr, int(steps.models)),
                 StartWords::tr("Add model")),
            step("keys", steps.keys > 0, StartWords::tr("Create a key for an app"), StartWords::tr("%n keys", nullptr, int(steps.keys)), StartWords::tr("Create key")),
            step("limit", steps.hasLimit, StartWords::tr("Give a key a budget"), StartWords::tr("set"), StartWords::tr("Keys")),
            step("request", steps.hasRequest, StartWords::tr("Send the first request"), StartWords::tr("received"), {})};
}

StartFace::StartFace(QWidget *parent) : QWidget(parent), m_empty(new EmptyState(Empty::NothingYet)), m_code(new CodeBlock), m_card(new Card), m_list(new RowList)
{
    setObjectName(QStringLiteral("home.start"));
    m_code->setObjectName(QStringLiteral("home.start.sample"));
    m_list->setObjectName(QStringLiteral("home.start.steps"));
    fix(m_code, columnWide, -1);
    fix(m_card, columnWide, -1);
    m_card->body()->addWidget(m_list);
    m_empty->setSample(m_code);
    m_empty->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_list, &RowList::chosen, this, &StartFace::stepChosen);
    auto *column = new QVBoxLayout(this);
    space(column, QMargins(20, 0, 20, 14), 4);
    column->addStretch(1);
    column->addWidget(m_empty);
    column->addWidget(m_card, 0, Qt::AlignHCenter);
    column->addStretch(1);
    retranslate();
}

void StartFace::set(const Steps &steps)
{
    m_steps = steps;
    const QList<ListRow> rows = stepRows(steps);
    const QString print = rowsPrint(rows) + steps.address + steps.model;
    if (print == m_print) // the code and its selection stay while nothing changed
        return;
    m_print = print;
    m_list->setRows(rows);
    m_card->setHint(tr("%1 of %2 done").arg(steps.done()).arg(stepCount));
    m_code->setSamples(firstSamples(steps.address, steps.model));
    m_empty->setWaitingFor(steps.isServing ? tr("Listening on %1, waiting for the first request").arg(hostOf(steps.address)) : QString());
}

void StartFace::retranslate()
{
    m_empty->set(Empty::NothingYet, tr("No request has come through yet"), tr("Point an app at the gateway, or send a request from here. This page comes alive with the first one."));
    m_empty->setActions({{QStringLiteral("plus"), tr("Connect an app"), ButtonKind::Primary, [this] { emit connectWanted(); }},
                         {QStringLiteral("playground"), tr("Open playground"), ButtonKind::Secondary, [this] { emit playgroundWanted(); }}});
    m_card->setTitle(tr("First steps"));
    m_code->setAccessibleName(tr("A first request to copy"));
    m_list->setAccessibleName(tr("First steps"));
    m_print.clear();
    set(m_steps);
}

} // namespace portreeve::ui
