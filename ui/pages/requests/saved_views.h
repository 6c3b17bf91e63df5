// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QString>

class QMenu;
class QWidget;

namespace portreeve::ui {

class Settings;

/// A way of looking at the requests under a name.
struct SavedView {
    QString name;
    QString filter;
    QString range; ///< TimeRange::save()
    QString sort;
    bool descending = true;
    QByteArray columns; ///< Table::saveColumns()
    bool operator==(const SavedView &) const = default;
};

/// The views of one connection, kept in the settings. Names are unique; saving under a known one replaces it.
class SavedViews : public QObject
{
    Q_OBJECT

public:
    SavedViews(Settings &settings, const QString &connection, QObject *parent = nullptr);

    const QList<SavedView> &all() const { return m_views; }
    const SavedView *find(const QString &name) const;
    void save(const SavedView &view);
    void remove(const QString &name);
    /// Fills a menu: the views, Save, Remove.
    void fill(QMenu &menu);
    /// Asks for a name and says it by nameChosen().
    void askName(QWidget *over, const QString &proposal);

signals:
    void chosen(const QString &name);
    void saveWanted();
    void nameChosen(const QString &name);

private:
    void write();
    Settings &m_settings;
    QString m_connection;
    QList<SavedView> m_views;
};

} // namespace portreeve::ui
