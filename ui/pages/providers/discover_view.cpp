// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/providers/discover_view.h"

#include "ui/client/client.h"
#include "ui/pages/providers/tick_delegate.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/table.h"
#include "ui/window/desk.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>

namespace portreeve::ui {
namespace {

constexpr int listHeight = 320;

}

DiscoverView::DiscoverView(Desk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_models(new FoundModels(this)), m_search(new TextField), m_all(new Button(tr("Tick all"))), m_names(new QComboBox), m_table(new Table), m_skeleton(new Skeleton({5, 2, 2, 2, 2})),
      m_fault(new Banner(Tone::Bad)), m_note(new Label({}, Type::Small, &Tokens::text2))
{
    setObjectName(QStringLiteral("providers.discover"));
    auto *column = new QVBoxLayout(this);
    space(column, 0, 10);
    auto *bar = new QHBoxLayout;
    space(bar, 0, 8);
    m_search->setPlaceholderText(tr("Search models"));
    m_search->setLeadingIcon(QStringLiteral("search"));
    m_search->setAccessibleName(tr("Search models"));
    m_search->setObjectName(QStringLiteral("providers.discover.search"));
    bar->addWidget(m_search, 1);
    bar->addWidget(m_all);
    column->addLayout(bar);
    m_fault->hide();
    m_fault->setObjectName(QStringLiteral("providers.discover.fault"));
    column->addWidget(m_fault);
    m_table->setObjectName(QStringLiteral("providers.discover.table"));
    m_table->setAccessibleName(tr("Models of the provider"));
    m_table->setModel(m_models);
    m_table->setColumns({{Cell::Two, 300}, {Cell::Number, 84}, {Cell::Number, 112}, {Cell::Money, 122}, {Cell::Money, 122}, {Cell::Text, 116}});
    m_table->setFirstInset(36);
    m_table->setItemDelegateForColumn(FoundModels::Tick, new TickDelegate(m_table));
    m_table->horizontalHeader()->setSectionResizeMode(FoundModels::Tick, QHeaderView::Stretch);
    m_table->horizontalHeader()->setStretchLastSection(false); // all that is left is for names
    m_table->setMinimumHeight(px(listHeight));
    m_skeleton->setMinimumHeight(px(listHeight));
    column->addWidget(m_table, 1);
    column->addWidget(m_skeleton, 1);
    auto *foot = new QHBoxLayout;
    space(foot, 0, 8);
    auto *label = new Label(tr("Apps will ask for"), Type::Small, &Tokens::text2);
    label->setBuddy(m_names);
    m_names->addItem(tr("the provider's name"), false);
    m_names->addItem(tr("provider/name"), true);
    m_names->setObjectName(QStringLiteral("providers.discover.names"));
    m_names->setAccessibleName(label->text());
    foot->addWidget(label);
    foot->addWidget(m_names);
    foot->addStretch();
    foot->addWidget(m_note);
    column->addLayout(foot);
    m_skeleton->hide();
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_models->setSearch(text);
        showNote();
    });
    connect(m_all, &QPushButton::clicked, this, [this] { m_models->tickShown(m_models->ticked().isEmpty()); });
    connect(m_models, &FoundModels::ticksChanged, this, [this] {
        showNote();
        emit ticksChanged(int(m_models->ticked().size()));
    });
    connect(m_table, &Table::peeked, this, [this](const QModelIndex &index) {
        const QModelIndex tick = index.siblingAtColumn(FoundModels::Tick);
        m_models->setData(tick, tick.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    });
}

void DiscoverView::ask(const QString &slug, const QJsonObject &with)
{
    m_slug = slug;
    m_fault->hide();
    m_table->hide();
    m_skeleton->show();
    m_skeleton->setWaiting(true);
    m_note->setText(tr("Asking the provider"));
    QJsonObject body = with;
    body.insert(QStringLiteral("provider"), slug);
    delete std::exchange(m_asker, new QObject(this));
    m_desk.client.post(m_asker, QStringLiteral("/portreeve/discover"), body, [this](const Answer &answer) { take(answer); });
}

void DiscoverView::take(const Answer &answer)
{
    m_asker->deleteLater();
    m_asker = nullptr;
    m_skeleton->setWaiting(false);
    m_skeleton->hide();
    m_table->show();
    const QJsonObject object = answer.object();
    m_models->set(answer.isOk() ? readFound(object) : QList<FoundModel>());
    const QString message = answer.isOk() ? object[QLatin1String("message")].toString() : answer.message();
    const QString remedy = object[QLatin1String("remedy")].toString();
    const bool isOk = answer.isOk() && m_models->all() > 0;
    if (!isOk)
        m_fault->set(Tone::Bad, remedy.isEmpty() ? tr("No models came back.") : remedy, message);
    m_fault->setVisible(!isOk);
    showNote();
    emit answered(isOk, message, remedy);
}

void DiscoverView::showNote()
{
    const auto ticked = m_models->ticked();
    const auto unpriced = std::count_if(ticked.begin(), ticked.end(), [](const FoundModel &model) { return !model.input && !model.output; });
    QString note = tr("%1 of %2 ticked").arg(countText(ticked.size()), countText(m_models->all()));
    if (unpriced > 0)
        note += QStringLiteral(" · ") + tr("%n without a price", nullptr, int(unpriced));
    m_note->setText(note);
    m_all->setText(ticked.isEmpty() ? tr("Tick all") : tr("Tick none"));
    m_all->setEnabled(m_models->all() > 0);
}

QString DiscoverView::publicName(const FoundModel &model) const
{
    return m_names->currentData().toBool() ? fullModel(m_slug, model.id) : model.id;
}

void DiscoverView::addTicked(const QString &credential, std::function<void(int, const QStringList &)> done)
{
    m_queue = m_models->ticked();
    m_credential = credential;
    m_added = 0;
    m_faults.clear();
    m_done = std::move(done);
    addNext();
}

void DiscoverView::addNext()
{
    if (m_queue.isEmpty())
        return m_done(m_added, m_faults);
    const FoundModel model = m_queue.takeFirst();
    m_desk.client.post(this, QStringLiteral("/model/new"), newModelBody(m_slug, model, publicName(model), m_credential), [this, model](const Answer &answer) {
        if (answer.isOk())
            ++m_added;
        else
            m_faults.append(model.id + QStringLiteral(": ") + answer.message());
        addNext();
    });
}

} // namespace portreeve::ui
