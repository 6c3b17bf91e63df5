// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/model_catalogue.h"
#include "ui/pages/keys/bulk_sheet.h"
#include "ui/pages/keys/key_filter.h"
#include "ui/pages/keys/key_list.h"
#include "ui/pages/keys/key_model.h"
#include "ui/pages/page.h"

#include <QBasicTimer>
#include <QPointer>
#include <QSet>

class QSplitter;
class QStackedLayout;

namespace portreeve::ui {

class Banner;
class Button;
class EmptyState;
class FilterBar;
class KeyPane;
class KeySheet;
class Label;
class PageHeader;
class RevealSheet;
class Segments;
class Skeleton;
class Table;

/// Keys: the list with its filter, the pane of one key, and all that can be done with one or many.
/// where: {"id": hash}, {"filter": text}, {"new": true, "preset": id, "then": "connect"}.
class KeysPage : public Page
{
    Q_OBJECT

public:
    explicit KeysPage(Desk &desk, QWidget *parent = nullptr);
    ~KeysPage() override;

    void open(const QVariantMap &where) override;
    QVariantMap where() const override;
    void refresh() override;
    QList<PaletteHit> find(const QString &query) const override;

protected:
    void appeared() override;
    void left() override;
    void retranslate() override;
    void timerEvent(QTimerEvent *event) override;

private:
    // keys_page.cpp: what is shown
    void build();
    QWidget *buildTop();
    QWidget *buildStrip();
    void buildFaces();
    void apply();
    void sortRows(QList<AccessKey> &rows) const;
    void lookFurther();
    void showFace();
    void showFailure(const Answer &answer);
    void sayFacts();
    void saveColumns();

    // keys_filter.cpp: terms, views, empty faces that depend on them
    void connectFilter();
    void setTerms(const QList<Term> &terms);
    void showNoMatch();
    void showNothingYet();
    QWidget *presetGrid();

    // keys_acts.cpp: what can be done
    void bindActions();
    void settleActions();
    QList<AccessKey> selected() const;
    void selectTokens(const QStringList &tokens);
    void showPane(const QString &token);
    void closePane();
    void showMenu(const QPoint &at);
    void create(const QString &preset);
    void reveal(const QJsonObject &answer);
    void edit();
    void setBlocked(bool blocked);
    void remove();
    void leave(const AccessKey &key);
    void regenerate();
    void runBulk(BulkAct act);
    void connectApp();
    void fail(const QString &title, const Answer &answer);
    QString modelToTry(const AccessKey &key) const;

    KeyList m_list;
    KeyModel m_model;
    KeyFilter m_filter;
    ModelCatalogue m_catalogue;
    QSet<QString> m_leaving; ///< blocked and to be deleted when their toast ends
    qint64 m_far = KeyList::farEnough;
    int m_sortColumn = -1;
    bool m_sortDescending = false;
    QString m_failure; ///< why the last load failed; empty: it did not
    QString m_wanted; ///< token that open() asked for before it was loaded
    QString m_then; ///< page to go to after a key was made
    qint64 m_requestsSeen = -1;
    QBasicTimer m_spendTimer;

    PageHeader *m_header = nullptr;
    Segments *m_views = nullptr;
    Button *m_connect = nullptr;
    Button *m_create = nullptr;
    FilterBar *m_bar = nullptr;
    Label *m_barError = nullptr;
    QWidget *m_strip = nullptr; ///< what can be done with several rows
    Label *m_stripText = nullptr;
    Banner *m_stale = nullptr;
    QSplitter *m_split = nullptr;
    QStackedLayout *m_faces = nullptr;
    Table *m_table = nullptr;
    Skeleton *m_skeleton = nullptr;
    EmptyState *m_empty = nullptr;
    QPointer<KeyPane> m_pane;
    QPointer<BulkSheet> m_bulk;
};

Page *makeKeysPage(Desk &desk);

} // namespace portreeve::ui
