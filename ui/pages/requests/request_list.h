// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/requests_model.h"

#include <QWidget>

class QStackedLayout;

namespace portreeve::ui {

class Banner;
class Button;
class EmptyState;
class Label;
class Skeleton;
class Table;

/// The list itself in all its faces: waiting, rows, none. Old rows stay under a banner when new ones could not be had. While somebody reads further down nothing moves, and a pill counts what came.
class RequestList : public QWidget
{
    Q_OBJECT

public:
    explicit RequestList(QWidget *parent = nullptr);

    void setModel(RequestsModel *model);
    Table *table() const { return m_table; }
    /// A person's columns, as Table::saveColumns() had them; nothing: the first ones, of which Model takes the room that is left.
    void restoreColumns(const QByteArray &state);
    EmptyState *empty() const { return m_empty; }

    void showWaiting();
    void showRows();
    void showEmpty();
    bool isEmptyShown() const;
    /// The old rows as of then; `reason` is the server's. An empty one takes the banner off.
    void setStale(const QString &title, const QString &reason);
    QModelIndex current() const;
    QList<int> selectedRows(int most) const; ///< in the order of the list, at most so many
    qint64 selectedCount() const;
    void toTop();
    void retranslate();

signals:
    void retryWanted();
    void currentChanged();
    void selectionChanged();
    void peekWanted();
    void paneWanted(); ///< clicked
    void openWanted(); ///< Enter, double click
    void escaped();
    void menuWanted(const QPoint &at, int column);
    void copyTooMany();
    void columnsChosen(); ///< by a person, not by the window's size

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();
    void placePill();
    void settleSort();
    void fitColumns();
    void lookAtColumns();
    QByteArray layoutOfColumns() const;

    RequestsModel *m_model = nullptr;
    QStackedLayout *m_faces;
    Skeleton *m_skeleton;
    QWidget *m_full;
    Table *m_table;
    EmptyState *m_empty;
    Banner *m_banner;
    Button *m_retry;
    Button *m_pill;
    QByteArray m_layout; ///< of the columns, without what follows the window's size
    bool m_hasOwnColumns = false;
    bool m_isFitting = false;
};

} // namespace portreeve::ui
