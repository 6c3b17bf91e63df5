// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/client.h"
#include "ui/pages/keys/key_pane.h"
#include "ui/pages/keys/key_sheet.h"
#include "ui/pages/keys/keys_page.h"
#include "ui/pages/keys/reveal_sheet.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/table.h"
#include "ui/widgets/toast.h"
#include "ui/window/actions.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QItemSelectionModel>
#include <QJsonArray>
#include <QMenu>
#include <QSplitter>

namespace portreeve::ui {
namespace {

constexpr int undoSeconds = 10;

QJsonObject named(const QString &token)
{
    return {{QStringLiteral("key"), token}};
}

} // namespace

void KeysPage::bindActions()
{
    Actions &actions = desk().actions;
    actions.bind(QStringLiteral("keys.new"), this, [this] { create({}); });
    actions.bind(QStringLiteral("keys.edit"), this, [this] { edit(); });
    actions.bind(QStringLiteral("keys.block"), this, [this] { setBlocked(true); });
    actions.bind(QStringLiteral("keys.unblock"), this, [this] { setBlocked(false); });
    actions.bind(QStringLiteral("keys.extend"), this, [this] { runBulk(BulkAct::Extend); });
    actions.bind(QStringLiteral("keys.budget"), this, [this] { runBulk(BulkAct::Budget); });
    actions.bind(QStringLiteral("keys.delete"), this, [this] { remove(); });
    actions.bind(QStringLiteral("keys.regenerate"), this, [this] { regenerate(); });
    actions.bind(QStringLiteral("keys.test"), this, [this] {
        showPane(selected().first().token);
        m_pane->showTest();
    });
    actions.bind(QStringLiteral("keys.connect"), this, [this] { connectApp(); });
    actions.bind(QStringLiteral("keys.copy"), this, [this] { QApplication::clipboard()->setText(selected().first().token); });
    actions.bind(QStringLiteral("keys.requests"), this, [this] {
        this->desk().go(QStringLiteral("requests"), {{QStringLiteral("filter"), QStringLiteral("key:") + selected().first().token}});
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        settleActions();
        if (m_pane && selected().size() == 1)
            showPane(selected().first().token);
    });
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) { showPane(m_model.keys().at(index.row()).token); });
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (selected().size() == 1)
            showPane(m_model.keys().at(index.row()).token);
    });
    connect(m_table, &Table::peeked, this, [this](const QModelIndex &index) { m_pane ? closePane() : showPane(m_model.keys().at(index.row()).token); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &KeysPage::showMenu);
    settleActions();
}

void KeysPage::settleActions()
{
    const QList<AccessKey> keys = selected();
    const QString none = keys.isEmpty() ? tr("Select a key first.") : QString();
    const QString one = keys.size() == 1 ? QString() : keys.isEmpty() ? none : tr("Select one key only.");
    const QString locked = client().isReadOnly() ? tr("This connection is for reading only.") : QString();
    const auto blocked = std::count_if(keys.begin(), keys.end(), [](const AccessKey &key) { return key.blocked; });
    Actions &actions = desk().actions;
    const auto say = [&](const char *id, const QString &reason, bool writes) { actions.setReason(QLatin1String(id), writes && !locked.isEmpty() ? locked : reason); };
    say("keys.new", {}, true);
    say("keys.edit", one, true);
    say("keys.block", none.isEmpty() && blocked == keys.size() ? tr("It is blocked already.") : none, true);
    say("keys.unblock", none.isEmpty() && blocked == 0 ? tr("It is not blocked.") : none, true);
    say("keys.extend", none, true);
    say("keys.budget", none, true);
    say("keys.delete", none, true);
    say("keys.regenerate", one, true);
    say("keys.test", one, false);
    say("keys.copy", one, false);
    QString noRequests;
    client().can(QStringLiteral("requests"), &noRequests);
    say("keys.requests", one.isEmpty() ? noRequests : one, false);
    m_strip->setVisible(keys.size() > 1);
    qint64 spent = 0;
    for (const AccessKey &key : keys)
        spent += key.spend;
    const QString totals = tr("%Ln selected", nullptr, int(keys.size())) + QStringLiteral(" · ") + tr("%1 spent").arg(moneyText(spent, Money::Cents));
    m_stripText->setText(totals);
    setTotals(keys.size() > 1 ? totals : QString());
}

QList<AccessKey> KeysPage::selected() const
{
    QList<AccessKey> keys;
    for (const QModelIndex &row : m_table->selectionModel()->selectedRows()) {
        if (row.row() < m_model.keys().size())
            keys.append(m_model.keys().at(row.row()));
    }
    return keys;
}

void KeysPage::selectTokens(const QStringList &tokens)
{
    QItemSelection selection;
    QModelIndex last;
    for (const QString &token : tokens) {
        if (const int row = m_model.rowOf(token); row >= 0) {
            last = m_model.index(row, 0);
            selection.select(last, m_model.index(row, KeyModel::Count - 1));
        }
    }
    if (last.isValid())
        m_table->selectionModel()->setCurrentIndex(last, QItemSelectionModel::NoUpdate);
    m_table->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void KeysPage::showPane(const QString &token)
{
    const AccessKey *key = m_list.find(token);
    m_wanted = key ? QString() : token;
    if (!key)
        return;
    if (!m_pane) {
        m_pane = new KeyPane(desk(), m_catalogue);
        connect(m_pane, &DetailPane::closed, this, &KeysPage::closePane);
        m_split->addWidget(m_pane);
        m_split->setStretchFactor(1, 0);
    }
    m_pane->show(*key);
    if (selected().size() != 1 || selected().first().token != token)
        selectTokens({token});
}

void KeysPage::closePane()
{
    delete m_pane;
    m_table->setFocus(Qt::OtherFocusReason);
}

void KeysPage::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const char *id : {"keys.edit", "keys.test", "keys.connect", "keys.requests", "", "keys.block", "keys.unblock", "keys.extend", "keys.budget", "keys.regenerate", "", "keys.copy", "", "keys.delete"}) {
        if (!*id)
            menu->addSeparator();
        else
            menu->addAction(desk().actions.find(QLatin1String(id)));
    }
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

QString KeysPage::modelToTry(const AccessKey &key) const
{
    for (const CatalogueModel &model : m_catalogue.models()) {
        const bool answers = model.mode.isEmpty() || model.mode == QLatin1String("chat") || model.mode == QLatin1String("responses");
        if (!model.isPattern() && answers && key.mayUse(model.name))
            return model.name;
    }
    return {};
}

void KeysPage::create(const QString &preset)
{
    KeySheet *sheet = KeySheet::create(client(), m_catalogue, preset, this);
    connect(sheet, &KeySheet::generated, this, &KeysPage::reveal);
    connect(sheet, &QDialog::rejected, this, [this] { m_then.clear(); });
}

/// The answer of /key/generate or regenerate: the row, and the secret that is nowhere else.
void KeysPage::reveal(const QJsonObject &answer)
{
    QJsonObject row = answer;
    const QString secret = row.take(QStringLiteral("key")).toString();
    if (row.value(QLatin1String("token")).toString().isEmpty())
        row.insert(QStringLiteral("token"), row.value(QLatin1String("token_id")));
    const AccessKey key = AccessKey::fromRow(row);
    m_list.add(key);
    auto *sheet = new RevealSheet(client(), key, secret, modelToTry(key), this);
    connect(sheet, &RevealSheet::connectWanted, this, [this](const QString &token) { desk().go(QStringLiteral("connect"), {{QStringLiteral("key"), token}}); });
    connect(sheet, &QDialog::accepted, this, [this, token = key.token] {
        const QString then = std::exchange(m_then, {});
        if (!then.isEmpty())
            return desk().go(then, {{QStringLiteral("key"), token}});
        selectTokens({token});
    });
}

void KeysPage::edit()
{
    KeySheet *sheet = KeySheet::edit(client(), m_catalogue, selected().first(), this);
    connect(sheet, &KeySheet::saved, this, [this](const AccessKey &key, const QString &note) {
        m_list.replace(key);
        Toast toast;
        toast.tone = note.isEmpty() ? Tone::Ok : Tone::Warn;
        toast.title = tr("%1 is saved").arg(key.name());
        toast.detail = note;
        desk().toasts.show(toast);
    });
}

void KeysPage::fail(const QString &title, const Answer &answer)
{
    Toast toast;
    toast.tone = Tone::Bad;
    toast.title = title;
    toast.detail = answer.message();
    desk().toasts.show(toast);
}

void KeysPage::setBlocked(bool blocked)
{
    if (selected().size() > 1)
        return runBulk(blocked ? BulkAct::Block : BulkAct::Unblock);
    const AccessKey key = selected().first();
    client().post(this, blocked ? QStringLiteral("/key/block") : QStringLiteral("/key/unblock"), named(key.token), [this, key, blocked](const Answer &answer) {
        if (!answer.isOk())
            return fail(blocked ? tr("%1 was not blocked").arg(key.name()) : tr("%1 was not unblocked").arg(key.name()), answer);
        m_list.replace(AccessKey::fromRow(answer.object()));
        Toast toast;
        toast.title = blocked ? tr("Key %1 is blocked").arg(key.name()) : tr("Key %1 is let in again").arg(key.name());
        toast.detail = blocked ? tr("Apps that use it are refused from now on.") : QString();
        toast.action = tr("Undo");
        toast.undoSeconds = undoSeconds;
        toast.onAction = [page = QPointer(this), token = key.token, blocked] {
            if (!page)
                return;
            page->selectTokens({token});
            if (page->selected().size() == 1)
                page->setBlocked(!blocked);
        };
        desk().toasts.show(toast);
    });
}

/// One key: refused at once, gone when its toast ends, so that it can be taken back with the same hash. Many, or on production: asked first.
void KeysPage::remove()
{
    const bool isProduction = client().connection().environment == Environment::Production;
    if (selected().size() > 1 || isProduction)
        return runBulk(BulkAct::Delete);
    const AccessKey key = selected().first();
    if (m_leaving.contains(key.token))
        return;
    if (key.blocked)
        return leave(key);
    client().post(this, QStringLiteral("/key/block"), named(key.token), [this, key](const Answer &answer) {
        if (!answer.isOk())
            return fail(tr("%1 was not deleted").arg(key.name()), answer);
        m_list.replace(AccessKey::fromRow(answer.object()));
        leave(key);
    });
}

void KeysPage::leave(const AccessKey &key)
{
    m_leaving.insert(key.token);
    m_model.setLeaving(m_leaving);
    Toast toast;
    toast.title = tr("Key %1 is blocked").arg(key.name());
    toast.detail = tr("It is deleted in %n s.", nullptr, undoSeconds);
    toast.action = tr("Undo");
    toast.undoSeconds = undoSeconds;
    const auto stay = [](const QPointer<KeysPage> &page, const QString &token) {
        if (!page)
            return;
        page->m_leaving.remove(token);
        page->m_model.setLeaving(page->m_leaving);
    };
    toast.onAction = [page = QPointer(this), key, stay] {
        stay(page, key.token);
        if (!page || key.blocked) // it was blocked before, so it stays that
            return;
        page->client().post(page, QStringLiteral("/key/unblock"), named(key.token), [page, key](const Answer &answer) {
            answer.isOk() ? page->m_list.replace(AccessKey::fromRow(answer.object())) : page->fail(tr("%1 stays blocked").arg(key.name()), answer);
        });
    };
    // the page may be gone by then (another connection, the end of the program): the gateway is asked all the same while there is one
    toast.onExpired = [page = QPointer(this), gateway = QPointer(&client()), key, stay] {
        stay(page, key.token);
        if (!gateway)
            return;
        gateway->post(gateway, QStringLiteral("/key/delete"), {{QStringLiteral("keys"), QJsonArray{key.token}}}, [page, key](const Answer &answer) {
            if (page)
                answer.isOk() ? page->m_list.remove(key.token) : page->fail(tr("%1 was not deleted; it stays blocked").arg(key.name()), answer);
        });
    };
    desk().toasts.show(toast);
}

void KeysPage::regenerate()
{
    const AccessKey key = selected().first();
    Question question;
    question.title = tr("Give %1 a new secret?").arg(key.name());
    question.effect = tr("The secret that ends in %1 is refused from that moment, so every app that uses it needs the new one. Limits, spend and history stay.").arg(key.lastFour());
    question.act = tr("New secret");
    if (client().connection().environment == Environment::Production)
        question.typed = key.name();
    Sheet *sheet = ask(question, this);
    sheet->setObjectName(QStringLiteral("keys.regenerate"));
    connect(sheet, &QDialog::accepted, this, [this, key] {
        client().post(this, QStringLiteral("/key/%1/regenerate").arg(key.token), {}, [this, key](const Answer &answer) {
            if (!answer.isOk())
                return fail(tr("%1 keeps its secret").arg(key.name()), answer);
            m_list.remove(key.token);
            reveal(answer.object());
        });
    });
}

void KeysPage::runBulk(BulkAct act)
{
    const QList<AccessKey> keys = selected();
    if (keys.isEmpty())
        return;
    m_bulk = new BulkSheet(client(), act, keys, this);
    connect(m_bulk, &BulkSheet::ran, this, [this] { m_list.reload(); });
}

void KeysPage::connectApp()
{
    QVariantMap where;
    if (selected().size() == 1)
        where.insert(QStringLiteral("key"), selected().first().token);
    desk().go(QStringLiteral("connect"), where);
}

void KeysPage::open(const QVariantMap &where)
{
    if (where.contains(QStringLiteral("filter")))
        setTerms(KeyFilter::read(where.value(QStringLiteral("filter")).toString()));
    if (const QString id = where.value(QStringLiteral("id")).toString(); !id.isEmpty())
        showPane(id);
    if (!where.value(QStringLiteral("new")).toBool())
        return;
    m_then = where.value(QStringLiteral("then")).toString();
    create(where.value(QStringLiteral("preset")).toString());
}

QVariantMap KeysPage::where() const
{
    QVariantMap where;
    QStringList terms;
    for (const Term &term : m_filter.terms())
        terms.append(KeyFilter::text(term));
    if (!terms.isEmpty())
        where.insert(QStringLiteral("filter"), terms.join(QLatin1Char(' ')));
    if (m_pane)
        where.insert(QStringLiteral("id"), m_pane->token());
    return where;
}

QList<PaletteHit> KeysPage::find(const QString &query) const
{
    QList<PaletteHit> hits;
    for (const AccessKey &key : m_list.keys()) {
        if (!key.name().contains(query, Qt::CaseInsensitive) && !key.hint.contains(query, Qt::CaseInsensitive) && !key.token.startsWith(query))
            continue;
        hits.append({key.token, tr("Keys"), QStringLiteral("keys"), key.name(), key.alias.isEmpty() ? QString() : key.hint, {}});
        if (hits.size() == 20)
            break;
    }
    return hits;
}

} // namespace portreeve::ui
