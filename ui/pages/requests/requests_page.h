// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/filter_state.h"
#include "ui/models/requests_model.h"
#include "ui/pages/page.h"
#include "ui/pages/requests/saved_views.h"

#include <QBasicTimer>
#include <QPointer>

class QMenu;
class QSplitter;

namespace portreeve::ui {

class Button;
class DetailView;
class ExportBar;
class FacetPanel;
class FilterLine;
class ListFaces;
class LiveTail;
class PageHeader;
class RequestList;
class RequestWindow;
class Rule;
enum class CopyForm;
class TimeStrip;

/// The log of requests. One FilterState, edited by chips, facets and menus; one query, shown by list, strip, facets and facts.
class RequestsPage : public Page
{
    Q_OBJECT

public:
    explicit RequestsPage(Desk &desk);
    ~RequestsPage() override;

    void open(const QVariantMap &where) override;
    QVariantMap where() const override;
    void refresh() override;
    QList<PaletteHit> find(const QString &query) const override;
    bool hasRange() const override { return true; }
    bool isLive() const override { return true; }

    FilterState &filter() { return m_filter; }
    RequestsModel &model() const { return *m_model; }

protected:
    void left() override;
    void retranslate() override;
    void resizeEvent(QResizeEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    /// What the whole match comes to, as the server counted it, and what came since.
    struct Facts {
        qint64 count = -1;
        bool isExact = true;
        qint64 costNanos = 0;
        std::optional<qint64> p95Ms;
    };

    // requests_page.cpp
    void build();
    void connectAll();
    void setSource();
    RequestQuery wanted() const;
    void load(bool isSameList);
    void loadFacts(bool exact);
    void loadAround();
    void takeFacts(const Answer &answer);
    void refused(const Answer &answer);
    void pageCame();
    void showFacts();
    void showTotals();
    void rowsArrived(int rows);
    void settlePanes();
    void openPane();
    void closePane();
    void followCurrent();
    void openWindow();
    void setView(const SavedView &view);
    SavedView view(const QString &name) const;

    // requests_page_acts.cpp
    void bindActions();
    void settleActions();
    RequestRowPtr current() const;
    QList<RequestRowPtr> chosen() const; ///< what is loaded of the selection
    void showMenu(const QPoint &at);
    void filterByValue(bool exclude);
    void copy(const QString &text, const QString &what);
    void copyRows(CopyForm form, const QString &what);
    void copyCurl();
    void copyJson();
    void copyIds();
    void exportAll();
    void showColumns();
    void showViews();

    FilterState m_filter;
    SavedViews m_views;
    RequestsModel *m_model = nullptr;
    ServerKind m_kind = ServerKind::Portreeve;
    QString m_shownRange; ///< TimeRange::save() of what is shown: the same one slides, another is another list
    QString m_shownFilter;
    Facts m_facts;
    QObject *m_counter = nullptr;
    QBasicTimer m_recount;
    QDateTime m_goodAt; ///< when the list was last known to be right
    QString m_wantedId; ///< to be shown as soon as the list is there
    int m_column = 0; ///< where the menu was opened
    bool m_isBound = false;

    PageHeader *m_header;
    Button *m_columns;
    Button *m_export;
    Button *m_viewsButton;
    FilterLine *m_line;
    TimeStrip *m_strip;
    FacetPanel *m_facetPanel;
    Rule *m_facetRule;
    RequestList *m_list;
    ListFaces *m_faces;
    QSplitter *m_split;
    DetailView *m_detail = nullptr;
    bool m_isPaneOpen = false;
    ExportBar *m_exporting;
    LiveTail *m_tail;
};

} // namespace portreeve::ui
