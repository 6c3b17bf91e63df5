// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/call_log.h"
#include "ui/client/client.h"
#include "ui/models/request_words.h"
#include "ui/pages/requests/detail_view.h"
#include "ui/pages/requests/export_bar.h"
#include "ui/pages/requests/filter_line.h"
#include "ui/pages/requests/request_list.h"
#include "ui/pages/requests/requests_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/table.h"
#include "ui/widgets/toast.h"
#include "ui/window/actions.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>

namespace portreeve::ui {
namespace {

constexpr int mostCopied = 10'000;

QJsonObject objectOf(const RequestRow &row)
{
    if (!row.raw.isEmpty())
        return row.raw;
    QJsonObject object{{QStringLiteral("id"), row.id},
                       {QStringLiteral("time"), row.time},
                       {QStringLiteral("status"), row.status},
                       {QStringLiteral("ok"), row.isOk},
                       {QStringLiteral("stream"), row.isStream},
                       {QStringLiteral("model_asked"), row.asked},
                       {QStringLiteral("model"), row.model},
                       {QStringLiteral("deployment"), row.deployment},
                       {QStringLiteral("provider"), row.provider},
                       {QStringLiteral("key"), QJsonObject{{QStringLiteral("hash"), row.keyHash}, {QStringLiteral("alias"), row.keyAlias}}},
                       {QStringLiteral("team"), row.team},
                       {QStringLiteral("user"), row.user},
                       {QStringLiteral("input"), row.input},
                       {QStringLiteral("output"), row.output},
                       {QStringLiteral("cost_nanos"), row.costNanos ? QJsonValue(*row.costNanos) : QJsonValue()},
                       {QStringLiteral("dur_ms"), row.durationMs ? QJsonValue(*row.durationMs) : QJsonValue()},
                       {QStringLiteral("ttft_ms"), row.firstTokenMs ? QJsonValue(*row.firstTokenMs) : QJsonValue()},
                       {QStringLiteral("road"), row.road}};
    if (!row.errorClass.isEmpty())
        object.insert(QStringLiteral("error"), QJsonObject{{QStringLiteral("class"), row.errorClass}, {QStringLiteral("code"), row.errorCode}, {QStringLiteral("message"), row.errorMessage}});
    return object;
}

} // namespace

void RequestsPage::bindActions()
{
    Actions &actions = desk().actions;
    const auto bind = [&](const char *id, void (RequestsPage::*run)()) { actions.bind(QLatin1String(id), this, [this, run] { (this->*run)(); }); };
    actions.bind(QStringLiteral("requests.filter"), this, [this] { m_line->focusField(); });
    actions.bind(QStringLiteral("requests.failed"), this, [this] { m_filter.add(QStringLiteral("has:error")); });
    actions.bind(QStringLiteral("requests.newest"), this, [this] { m_list->toTop(); });
    actions.bind(QStringLiteral("requests.peek"), this, [this] { m_isPaneOpen ? closePane() : openPane(); });
    actions.bind(QStringLiteral("requests.only"), this, [this] { filterByValue(false); });
    actions.bind(QStringLiteral("requests.exclude"), this, [this] { filterByValue(true); });
    actions.bind(QStringLiteral("requests.save_view"), this, [this] { emit m_views.saveWanted(); });
    actions.bind(QStringLiteral("requests.copy_tsv"), this, [this] { copyRows(CopyForm::Tsv, tr("Rows")); });
    actions.bind(QStringLiteral("requests.copy_csv"), this, [this] { copyRows(CopyForm::Csv, tr("Rows as CSV")); });
    actions.bind(QStringLiteral("requests.copy_markdown"), this, [this] { copyRows(CopyForm::Markdown, tr("Rows as Markdown")); });
    actions.bind(QStringLiteral("requests.copy_filter"), this, [this] { copy(m_filter.text(), tr("Filter")); });
    actions.bind(QStringLiteral("requests.go_key"), this, [this] {
        if (const auto row = current())
            desk().go(QStringLiteral("keys"), {{QStringLiteral("id"), row->keyHash}});
    });
    actions.bind(QStringLiteral("requests.go_model"), this, [this] {
        if (const auto row = current())
            desk().go(QStringLiteral("models"), {{QStringLiteral("id"), row->deployment}, {QStringLiteral("name"), row->asked}});
    });
    actions.bind(QStringLiteral("requests.playground"), this, [this] {
        if (const auto row = current())
            desk().go(QStringLiteral("playground"), {{QStringLiteral("model"), row->asked}});
    });
    bind("requests.open", &RequestsPage::openWindow);
    bind("requests.copy_curl", &RequestsPage::copyCurl);
    bind("requests.copy_json", &RequestsPage::copyJson);
    bind("requests.copy_id", &RequestsPage::copyIds);
    bind("requests.export", &RequestsPage::exportAll);
    bind("requests.columns", &RequestsPage::showColumns);
    bind("requests.views", &RequestsPage::showViews);
    m_columns->follow(actions.find(QStringLiteral("requests.columns")));
    m_export->follow(actions.find(QStringLiteral("requests.export")));
    m_viewsButton->follow(actions.find(QStringLiteral("requests.views")));
    connect(m_list, &RequestList::menuWanted, this, [this](const QPoint &at, int column) {
        m_column = column;
        settleActions();
        showMenu(at);
    });
    connect(m_list, &RequestList::copyTooMany, this, [this] {
        this->desk().toasts.show({Tone::Warn, tr("Too many rows to copy"), tr("Up to %1 rows can be copied; an export takes any number.").arg(countText(mostCopied)), tr("Export"), [this] { exportAll(); }, 0, {}});
    });
    m_isBound = true;
    settleActions();
}

void RequestsPage::settleActions()
{
    if (!m_isBound)
        return;
    Actions &actions = desk().actions;
    const auto row = current();
    const QString none = row ? QString() : tr("Choose a request first");
    for (const char *id : {"requests.peek", "requests.open", "requests.copy_id", "requests.copy_json", "requests.copy_tsv", "requests.copy_csv", "requests.copy_markdown", "requests.copy_curl"})
        actions.setReason(QLatin1String(id), none);
    const bool hasValue = row && !m_model->filterValue(*row, m_column).second.isEmpty();
    for (const char *id : {"requests.only", "requests.exclude"})
        actions.setReason(QLatin1String(id), !row ? none : hasValue ? QString() : tr("This column is none to filter by"));
    actions.setReason(QStringLiteral("requests.go_key"), row && row->keyHash.isEmpty() ? tr("No key: it was not known") : none);
    actions.setReason(QStringLiteral("requests.go_model"), row && row->asked.isEmpty() ? tr("It named no model") : none);
    actions.setReason(QStringLiteral("requests.playground"), row && row->asked.isEmpty() ? tr("It named no model") : none);
    actions.setReason(QStringLiteral("requests.copy_filter"), m_filter.isEmpty() ? tr("There is no filter") : QString());
    const QString whyNot = m_model->source().whyNot(RequestPart::Export);
    actions.setReason(QStringLiteral("requests.export"), !whyNot.isEmpty() ? whyNot : m_model->count() == 0 ? tr("There is nothing to export") : QString());
}

/// The chosen row; where a new list has none chosen, what the pane still shows.
RequestRowPtr RequestsPage::current() const
{
    const QModelIndex index = m_list->current();
    const auto row = index.isValid() && m_model->count() > 0 ? m_model->request(index.row()) : nullptr;
    if (row || !m_isPaneOpen || !m_detail || m_detail->detail().row.time == 0)
        return row;
    return std::make_shared<const RequestRow>(m_detail->detail().row);
}

QList<RequestRowPtr> RequestsPage::chosen() const
{
    QList<RequestRowPtr> all;
    for (const int row : m_list->selectedRows(mostCopied)) {
        if (const auto request = m_model->request(row))
            all.append(request);
    }
    if (const auto one = current(); all.isEmpty() && one)
        all.append(one);
    return all;
}

void RequestsPage::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("requests.menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](QMenu *to, const char *id) { to->addAction(desk().actions.find(QLatin1String(id))); };
    for (const char *id : {"requests.peek", "requests.open"})
        add(menu, id);
    menu->addSeparator();
    for (const char *id : {"requests.only", "requests.exclude"})
        add(menu, id);
    menu->addSeparator();
    for (const char *id : {"requests.go_key", "requests.go_model", "requests.playground"})
        add(menu, id);
    menu->addSeparator();
    add(menu, "requests.copy_id");
    QMenu *copies = menu->addMenu(tr("Copy as"));
    for (const char *id : {"requests.copy_tsv", "requests.copy_csv", "requests.copy_json", "requests.copy_markdown", "requests.copy_curl"})
        add(copies, id);
    menu->popup(at);
}

void RequestsPage::filterByValue(bool exclude)
{
    const auto row = current();
    const auto [field, value] = row ? m_model->filterValue(*row, m_column) : QPair<QString, QString>();
    if (field.isEmpty() || value.isEmpty())
        return;
    Term term = termOf(field, {value});
    term.negated = exclude;
    m_filter.add(printTerm(term));
}

void RequestsPage::copy(const QString &text, const QString &what)
{
    if (text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(text);
    desk().toasts.show({Tone::Ok, tr("%1 copied").arg(what), {}, {}, {}, 0, {}});
}

void RequestsPage::copyRows(CopyForm form, const QString &what)
{
    if (m_list->selectedCount() > mostCopied)
        emit m_list->copyTooMany();
    else
        copy(m_list->table()->selectionText(form), what);
}

/// The call that tells all of this request, for a script.
void RequestsPage::copyCurl()
{
    const auto row = current();
    if (!row)
        return;
    const QString detail = m_model->source().detail(row->id);
    CallLog::Entry entry;
    entry.baseUrl = client().url();
    entry.call.path = detail.isEmpty() ? m_model->source().list(m_model->query()) : detail;
    copy(asCurl(entry), tr("curl command"));
}

void RequestsPage::copyJson()
{
    QJsonArray all;
    for (const auto &request : chosen())
        all.append(objectOf(*request));
    const bool isOne = all.size() == 1;
    const bool isShown = isOne && m_isPaneOpen && m_detail && m_detail->id() == all[0].toObject().value(QLatin1String("id")).toString() && !m_detail->detail().raw.isEmpty();
    const QJsonDocument document = isShown ? QJsonDocument(m_detail->detail().raw) : isOne ? QJsonDocument(all[0].toObject()) : QJsonDocument(all);
    copy(all.isEmpty() ? QString() : QString::fromUtf8(document.toJson()), tr("JSON"));
}

void RequestsPage::copyIds()
{
    QStringList ids;
    for (const auto &request : chosen())
        ids.append(request->id);
    copy(ids.join(QLatin1Char('\n')), ids.size() == 1 ? tr("Request id") : tr("Request ids"));
}

void RequestsPage::exportAll()
{
    const RequestQuery &query = m_model->query();
    m_exporting->ask({m_model->source().exported(query, QStringLiteral("csv")), m_model->source().exported(query, QStringLiteral("jsonl")), qMax<qint64>(0, m_facts.count)});
}

void RequestsPage::showColumns()
{
    QMenu *menu = m_list->table()->columnMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(m_columns->isVisible() ? m_columns->mapToGlobal(QPoint(0, m_columns->height())) : QCursor::pos());
}

void RequestsPage::showViews()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("requests.views_menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_views.fill(*menu);
    menu->popup(m_viewsButton->isVisible() ? m_viewsButton->mapToGlobal(QPoint(0, m_viewsButton->height())) : QCursor::pos());
}

} // namespace portreeve::ui
