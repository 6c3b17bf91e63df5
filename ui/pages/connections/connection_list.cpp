// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/connections/connection_list.h"

#include "ui/client/capability.h"
#include "ui/local/connections.h"
#include "ui/widgets/cells.h"
#include "ui/widgets/times.h"

#include <QMimeData>

namespace portreeve::ui {
namespace {

const QString rowType = QStringLiteral("application/x-portreeve-connection");

QString environmentName(Environment environment)
{
    switch (environment) {
    case Environment::Development: return ConnectionList::tr("development");
    case Environment::Staging: return ConnectionList::tr("staging");
    case Environment::Production: return ConnectionList::tr("production");
    case Environment::None: break;
    }
    return {};
}

} // namespace

ConnectionList::ConnectionList(Connections &connections, const QString &current, QObject *parent) : QAbstractListModel(parent), m_connections(connections), m_current(current)
{
    connect(&connections, &Connections::changed, this, [this] {
        beginResetModel();
        endResetModel();
    });
}

int ConnectionList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_connections.all().size());
}

QString ConnectionList::idAt(int row) const
{
    return m_connections.all().value(row).id;
}

int ConnectionList::rowOf(const QString &id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (idAt(row) == id)
            return row;
    }
    return -1;
}

QString ConnectionList::second(int row) const
{
    const Connection connection = m_connections.all().at(row);
    const QString version = m_connections.version(connection.id);
    const QString kind = kindName(connection.kind) + (version.isEmpty() ? QString() : QLatin1Char(' ') + version);
    QStringList parts = {connection.isLocal() ? tr("runs in this program") : kind, connection.url, environmentName(connection.environment), connection.readOnly ? tr("read-only") : QString()};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString ConnectionList::seen(int row) const
{
    const Connection connection = m_connections.all().at(row);
    if (connection.id == m_current)
        return tr("this window");
    if (connection.isLocal())
        return {};
    const QDateTime at = m_connections.lastSeen(connection.id);
    return at.isValid() ? tr("seen %1").arg(lastText(at.toLocalTime(), QDateTime::currentDateTime())) : tr("not reached yet");
}

QVariant ConnectionList::data(const QModelIndex &index, int wanted) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Connection connection = m_connections.all().at(index.row());
    switch (wanted) {
    case Qt::DisplayRole: return connection.name;
    case Qt::AccessibleTextRole: return QStringList({connection.name, second(index.row()), seen(index.row())}).join(QStringLiteral(", "));
    case role::Second: return second(index.row());
    case role::Value: return seen(index.row());
    case role::IconName: return connection.readOnly ? QStringLiteral("lock") : connection.isLocal() ? QStringLiteral("home") : QStringLiteral("globe");
    default: return {};
    }
}

Qt::ItemFlags ConnectionList::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return idAt(index.row()) == QLatin1String("local") ? flags : flags | Qt::ItemIsDragEnabled;
}

QStringList ConnectionList::mimeTypes() const
{
    return {rowType};
}

QMimeData *ConnectionList::mimeData(const QModelIndexList &indexes) const
{
    auto *data = new QMimeData;
    data->setData(rowType, idAt(indexes.value(0).row()).toUtf8());
    return data;
}

bool ConnectionList::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int, const QModelIndex &parent)
{
    if (action != Qt::MoveAction || !data->hasFormat(rowType))
        return false;
    const QString id = QString::fromUtf8(data->data(rowType));
    const int to = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
    m_connections.moveTo(id, to > rowOf(id) ? to - 1 : to);
    return false; // the list has moved it itself; the view must not remove a row
}

} // namespace portreeve::ui
