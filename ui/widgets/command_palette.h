// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace portreeve::ui {

class Label;

/// Something the palette found. Hits of one group stand together, in the order given.
struct PaletteHit {
    QString id;
    QString group; ///< "Best match", "Keys", "Actions"
    QString iconName;
    QString text;
    QString detail; ///< text2, behind it
    QString shortcut; ///< keycapText()
};

/// The frame of the command palette: query, groups, keys at the foot, over a scrim inside the window. It finds nothing itself: answer queryChanged with setHits().
/// Matched letters are set in accent by the query's words. The first hit is always chosen, so that Enter goes there.
class CommandPalette : public QWidget
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget *window);

    void open(const QString &query = {});
    void close();
    bool isOpen() const { return isVisible(); }
    QString query() const;
    /// `note` stands at the foot: "8 results in 4 ms".
    void setHits(const QList<PaletteHit> &hits, const QString &note = {});
    /// "> actions", "# request" ...: shown while there is room beside the query.
    void setPrefixes(const QStringList &prefixes);

signals:
    void queryChanged(const QString &query);
    void chosen(const QString &id, bool inNewWindow);
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QRect frame() const;
    void place();
    void step(int by);
    void choose(bool inNewWindow);
    void paintFoot(QPainter &painter, const QRectF &foot) const;

    QLineEdit *m_query;
    QListView *m_list;
    QStandardItemModel *m_model;
    QStringList m_prefixes;
    QString m_note;
    QPointer<QWidget> m_before;
};

} // namespace portreeve::ui
