// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/connections/connections_sheet.h"

#include "ui/local/chosen_secrets.h"
#include "ui/local/connections.h"
#include "ui/pages/connections/connection_form.h"
#include "ui/pages/connections/connection_list.h"
#include "ui/pages/connections/secret_place_sheet.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_list.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QVBoxLayout>

namespace portreeve::ui {

ConnectionsSheet::ConnectionsSheet(Connections &connections, const QString &current, QWidget *over)
    : Sheet(tr("Connections"), over), m_connections(connections), m_model(new ConnectionList(connections, current, this))
{
    setObjectName(QStringLiteral("connections"));
    setSheetWidth(720);
    build();
    retranslate();
    const int row = qMax(0, m_model->rowOf(current));
    m_list->setCurrentIndex(m_model->index(row, 0));
    settle();
    m_list->setFocus();
}

Button *ConnectionsSheet::button(const char *name, const char *icon, void (ConnectionsSheet::*does)())
{
    auto *made = new Button(QLatin1String(icon), {}, ButtonKind::Secondary);
    made->setObjectName(QStringLiteral("connections.") + QLatin1String(name));
    made->setLeftAligned(true);
    connect(made, &QPushButton::clicked, this, does);
    return made;
}

void ConnectionsSheet::build()
{
    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("connections.list"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TwoLineDelegate(m_list));
    m_list->setFrameShape(QFrame::StyledPanel);
    m_list->setUniformItemSizes(true);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    fix(m_list, -1, 330);
    connect(m_list, &QListView::activated, this, &ConnectionsSheet::choose);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ConnectionsSheet::settle);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ConnectionsSheet::settle);

    auto *side = new QVBoxLayout;
    space(side, 0, 8);
    side->addWidget(m_connect = button("connect", "arrow-right", &ConnectionsSheet::choose));
    side->addWidget(m_edit = button("edit", "edit", &ConnectionsSheet::change));
    side->addWidget(m_duplicate = button("duplicate", "copy", &ConnectionsSheet::duplicate));
    side->addWidget(m_up = button("up", "chevron-up-down", &ConnectionsSheet::moveUp));
    side->addWidget(m_down = button("down", "chevron-down", &ConnectionsSheet::moveDown));
    side->addStretch();
    side->addWidget(m_delete = button("delete", "trash", &ConnectionsSheet::remove));
    auto *row = new QHBoxLayout;
    space(row, 0, 14);
    row->addWidget(m_list, 1);
    row->addLayout(side);
    body()->addLayout(row);

    auto *keys = new QHBoxLayout;
    space(keys, 0, 8);
    m_keys = new Label({}, Type::Small, &Tokens::text2);
    m_keys->setWordWrap(true);
    m_keys->setObjectName(QStringLiteral("connections.keys"));
    m_place = new Button({}, ButtonKind::Link);
    m_place->setObjectName(QStringLiteral("connections.place"));
    keys->addWidget(m_keys, 1);
    keys->addWidget(m_place);
    body()->addLayout(keys);
    connect(m_place, &QPushButton::clicked, this, &ConnectionsSheet::choosePlace);
    if (auto *secrets = qobject_cast<ChosenSecrets *>(&m_connections.secrets()))
        connect(secrets, &ChosenSecrets::stateChanged, this, &ConnectionsSheet::showState);

    m_close = addFootLeft({}, ButtonKind::Secondary, Does::Reject);
    m_close->setObjectName(QStringLiteral("connections.close"));
    m_add = addFoot({}, ButtonKind::Primary, Does::Nothing);
    m_add->setIconName(QStringLiteral("plus"));
    m_add->setObjectName(QStringLiteral("connections.add"));
    connect(m_add, &QPushButton::clicked, this, &ConnectionsSheet::add);
}

void ConnectionsSheet::retranslate()
{
    m_list->setAccessibleName(tr("Connections"));
    m_connect->setText(tr("Connect"));
    m_edit->setText(tr("Change"));
    m_duplicate->setText(tr("Duplicate"));
    m_up->setText(tr("Move up"));
    m_down->setText(tr("Move down"));
    m_delete->setText(tr("Delete"));
    m_close->setText(tr("Close"));
    m_add->setText(tr("Add connection"));
    m_place->setText(tr("Where keys are kept"));
    showState();
}

void ConnectionsSheet::showState()
{
    const auto *secrets = qobject_cast<const ChosenSecrets *>(&m_connections.secrets());
    m_place->setVisible(secrets);
    if (!secrets)
        return;
    const SecretState &state = secrets->state();
    const bool hasTrouble = state.health != SecretHealth::Present && state.health != SecretHealth::Unknown;
    m_keys->setInk(hasTrouble ? &Tokens::warning : &Tokens::text2);
    m_keys->setText(hasTrouble ? state.words : tr("Keys are kept in: %1.").arg(placeName(state.place)));
}

const Connection *ConnectionsSheet::selected() const
{
    return m_connections.find(m_model->idAt(m_list->currentIndex().row()));
}

void ConnectionsSheet::settle()
{
    const Connection *connection = selected();
    const bool isRemote = connection && !connection->isLocal();
    const int row = m_list->currentIndex().row();
    const int first = m_model->rowOf(QStringLiteral("local")) + 1;
    m_connect->setEnabled(connection);
    for (Button *each : {m_edit, m_duplicate, m_delete})
        each->setEnabled(isRemote);
    m_up->setEnabled(isRemote && row > first);
    m_down->setEnabled(isRemote && row + 1 < m_model->rowCount());
}

void ConnectionsSheet::choose()
{
    if (const Connection *connection = selected()) {
        emit chosen(connection->id);
        accept();
    }
}

void ConnectionsSheet::edit(const Connection &connection)
{
    auto *form = new ConnectionForm(m_connections, connection, this);
    connect(form, &ConnectionForm::saved, this, [this](const QString &id) {
        m_list->setCurrentIndex(m_model->index(m_model->rowOf(id), 0));
        settle();
    });
    form->open();
}

void ConnectionsSheet::add()
{
    edit({});
}

void ConnectionsSheet::change()
{
    if (const Connection *connection = selected())
        edit(*connection);
}

void ConnectionsSheet::duplicate()
{
    const Connection *connection = selected();
    if (!connection)
        return;
    Connection copy = *connection;
    copy.id.clear();
    copy.name = tr("%1 (copy)").arg(copy.name);
    edit(copy);
}

void ConnectionsSheet::remove()
{
    const Connection *connection = selected();
    if (!connection || connection->isLocal())
        return;
    Question question;
    question.title = tr("Delete the connection %1?").arg(connection->name);
    question.effect = tr("Its address and key are forgotten here. The gateway itself, its keys and its models stay as they are.");
    question.act = tr("Delete connection");
    connect(ask(question, this), &QDialog::accepted, this, [this, id = connection->id, row = m_list->currentIndex().row()] {
        m_connections.remove(id);
        m_list->setCurrentIndex(m_model->index(qMin(row, m_model->rowCount() - 1), 0));
        settle();
    });
}

void ConnectionsSheet::move(int by)
{
    const Connection *connection = selected();
    if (!connection)
        return;
    const QString id = connection->id;
    m_connections.moveTo(id, m_model->rowOf(id) + by);
    m_list->setCurrentIndex(m_model->index(m_model->rowOf(id), 0));
    settle();
}

void ConnectionsSheet::choosePlace()
{
    if (auto *secrets = qobject_cast<ChosenSecrets *>(&m_connections.secrets()))
        (new SecretPlaceSheet(*secrets, m_connections.keyNames(), this))->open();
}

void ConnectionsSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace portreeve::ui
