// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/palette_source.h"

#include "ui/local/settings.h"
#include "ui/pages/page.h"
#include "ui/widgets/keycap.h"
#include "ui/widgets/numbers.h"
#include "ui/window/actions.h"
#include "ui/window/page_stack.h"
#include "ui/window/palette_match.h"
#include "ui/window/setting_table.h"

#include <QAction>
#include <QElapsedTimer>
#include <QEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace portreeve::ui {
namespace {

constexpr int perGroup = 6;
constexpr int alone = 60; ///< where a prefix says what is wanted
constexpr int remembered = 6;

/// What a hit's id says: "page:keys", "action:keys.new", "setting:appearance.scheme", "connection:local", "object:keys:HASH", "search:requests:TEXT".
struct Target {
    QString kind;
    QString first;
    QString rest;
};

Target targetOf(const QString &id)
{
    const QString kind = id.section(QLatin1Char(':'), 0, 0);
    const QString inner = id.mid(kind.size() + 1);
    if (kind != QLatin1String("object") && kind != QLatin1String("search"))
        return {kind, inner, {}};
    const QString first = inner.section(QLatin1Char(':'), 0, 0);
    return {kind, first, inner.mid(first.size() + 1)};
}

QString environmentText(Environment environment)
{
    switch (environment) {
    case Environment::Development:
        return PaletteSource::tr("development");
    case Environment::Staging:
        return PaletteSource::tr("staging");
    case Environment::Production:
        return PaletteSource::tr("production");
    case Environment::None:
        break;
    }
    return {};
}

QJsonObject toJson(const PaletteHit &hit)
{
    return {{QStringLiteral("id"), hit.id}, {QStringLiteral("icon"), hit.iconName}, {QStringLiteral("text"), hit.text}, {QStringLiteral("detail"), hit.detail}};
}

PaletteHit fromJson(const QJsonObject &json)
{
    const auto text = [&json](const char *name) { return json[QLatin1String(name)].toString(); };
    return {text("id"), {}, text("icon"), text("text"), text("detail"), {}};
}

} // namespace

PaletteSource::PaletteSource(CommandPalette *palette, Actions &actions, Settings &settings, std::function<QList<Connection>()> connections)
    : QObject(palette), m_palette(palette), m_actions(actions), m_settings(settings), m_connections(std::move(connections))
{
    connect(palette, &CommandPalette::queryChanged, this, &PaletteSource::answer);
    connect(palette, &CommandPalette::chosen, this, &PaletteSource::choose);
    palette->installEventFilter(this);
    retranslate();
}

void PaletteSource::setPages(PageStack *pages)
{
    m_pages = pages;
}

void PaletteSource::open(const QString &query)
{
    m_palette->open(query);
}

void PaletteSource::retranslate()
{
    m_palette->setPrefixes({tr("> actions"), tr("# request"), tr("@ key or team"), tr("/ page")});
}

bool PaletteSource::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_palette && event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

void PaletteSource::answer(const QString &query)
{
    QElapsedTimer clock;
    clock.start();
    m_shown = find(query);
    const QString took = countText(qMax<qint64>(clock.elapsed(), 1));
    m_palette->setHits(m_shown, tr("%n result(s) in %1 ms", nullptr, int(m_shown.size())).arg(took));
}

QList<PaletteHit> PaletteSource::find(const QString &typed) const
{
    const QString query = typed.trimmed();
    const QChar prefix = query.isEmpty() ? QChar() : query[0];
    const QString rest = query.mid(1).trimmed();
    if (prefix == QLatin1Char('>'))
        return matched(actions(), rest, alone);
    if (prefix == QLatin1Char('/'))
        return matched(pages(), rest, alone);
    if (prefix == QLatin1Char('#'))
        return requests(rest);
    if (prefix == QLatin1Char('@'))
        return objects(rest, {QStringLiteral("keys"), QStringLiteral("people")}).mid(0, alone) + (rest.isEmpty() ? QList<PaletteHit>() : elsewhere(rest).mid(0, 1));
    if (prefix == QLatin1Char('?'))
        return matched(actions(), rest.isEmpty() ? tr("shortcuts") : rest, alone);
    if (query.isEmpty())
        return recent() + pages() + matched(actions(), {}, alone);

    QList<PaletteHit> hits = matched(pages(), query, perGroup) + objects(query, {}) + matched(actions(), query, perGroup) + matched(settings(), query, perGroup)
        + matched(connections(), query, perGroup);
    qsizetype best = 0;
    for (qsizetype i = 1; i < hits.size(); ++i)
        best = fit(hits[i], query) < fit(hits[best], query) ? i : best;
    if (!hits.isEmpty()) {
        hits.move(best, 0);
        hits[0].group = tr("Best match");
    }
    return hits + elsewhere(query);
}

QList<PaletteHit> PaletteSource::pages() const
{
    QList<PaletteHit> hits;
    int number = 0;
    for (const PageLine &line : pageTable()) {
        const QString id = QLatin1String(line.id);
        const QString keys = ++number < 10 ? keycapText(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number))) : QString();
        const QString why = m_pages ? m_pages->reason(id) : QString();
        hits.append({QStringLiteral("page:") + id, tr("Pages"), QLatin1String(line.icon), pageTitle(id), why.isEmpty() ? QString() : tr("not on this server"), keys});
    }
    return hits;
}

QList<PaletteHit> PaletteSource::actions() const
{
    QList<PaletteHit> hits;
    const QString here = m_pages ? m_pages->currentId() : QString();
    for (const ActionLine &line : actionTable()) {
        const QString id = QLatin1String(line.id);
        const QAction *action = m_actions.find(id);
        const bool isElsewhere = line.page && here != QLatin1String(line.page);
        if (id == QLatin1String("window.palette") || (!isElsewhere && !action->isEnabled() && m_actions.reason(id).isEmpty()))
            continue;
        if (isElsewhere && (!pageLine(QLatin1String(line.page)) || (m_pages && !m_pages->reason(QLatin1String(line.page)).isEmpty())))
            continue;
        const QString detail = isElsewhere ? pageTitle(QLatin1String(line.page)) : m_actions.reason(id);
        hits.append({QStringLiteral("action:") + id, tr("Actions"), QLatin1String(line.icon), action->text(), detail, keycapText(action->shortcut())});
    }
    return hits;
}

QList<PaletteHit> PaletteSource::settings() const
{
    QList<PaletteHit> hits;
    for (const SettingLine &line : settingTable())
        hits.append({QStringLiteral("setting:") + QLatin1String(line.key), tr("Settings"), QStringLiteral("settings"), settingWords(line.name), settingWords(line.help), {}});
    return hits;
}

QList<PaletteHit> PaletteSource::connections() const
{
    QList<PaletteHit> hits;
    for (const Connection &each : m_connections ? m_connections() : QList<Connection>()) {
        QStringList detail = {each.url, environmentText(each.environment)};
        detail.removeAll(QString());
        hits.append({QStringLiteral("connection:") + each.id, tr("Connections"), QStringLiteral("globe"), each.name, detail.join(QStringLiteral(" · ")), {}});
    }
    return hits;
}

QList<PaletteHit> PaletteSource::objects(const QString &query, const QStringList &pageIds) const
{
    QList<PaletteHit> hits;
    for (const PageLine &line : pageTable()) { // in the order of the rail
        const QString id = QLatin1String(line.id);
        const Page *page = m_pages && (pageIds.isEmpty() || pageIds.contains(id)) ? m_pages->findBuilt(id) : nullptr;
        if (!page)
            continue;
        for (PaletteHit hit : page->find(query).mid(0, perGroup)) {
            hit.id = QStringLiteral("object:%1:%2").arg(id, hit.id);
            hit.group = hit.group.isEmpty() ? pageTitle(id) : hit.group;
            hit.iconName = hit.iconName.isEmpty() ? QString::fromLatin1(line.icon) : hit.iconName;
            hits.append(hit);
        }
    }
    return hits;
}

/// What only the server knows: the lists are asked with what was typed.
QList<PaletteHit> PaletteSource::elsewhere(const QString &query) const
{
    const std::pair<const char *, QString> places[] = {{"keys", tr("Find keys with “%1”").arg(query)},
                                                       {"models", tr("Find models with “%1”").arg(query)},
                                                       {"requests", tr("Find requests with “%1”").arg(query)}};
    QList<PaletteHit> hits;
    for (const auto &[page, words] : places) {
        const QString id = QLatin1String(page);
        if (pageLine(id) && m_pages && m_pages->reason(id).isEmpty())
            hits.append({QStringLiteral("search:%1:%2").arg(id, query), tr("On the server"), QStringLiteral("search"), words, {}, {}});
    }
    return hits;
}

QList<PaletteHit> PaletteSource::requests(const QString &id) const
{
    QList<PaletteHit> hits = objects(id, {QStringLiteral("requests")});
    if (!id.isEmpty() && pageLine(QStringLiteral("requests")))
        hits.prepend({QStringLiteral("object:requests:") + id, tr("Requests"), QStringLiteral("requests"), tr("Open request %1").arg(id), {}, {}});
    return hits;
}

QList<PaletteHit> PaletteSource::recent() const
{
    const QJsonArray saved = QJsonDocument::fromJson(m_settings.state(QStringLiteral("palette"), QStringLiteral("recent"))).array();
    const QList<PaletteHit> known = pages() + actions() + settings() + connections(); // in today's language, and only if still there
    QList<PaletteHit> hits;
    for (const auto &each : saved) {
        PaletteHit hit = fromJson(each.toObject());
        const bool isObject = hit.id.startsWith(QLatin1String("object:"));
        for (const PaletteHit &now : known) {
            if (now.id == hit.id)
                hit = now;
        }
        if (!isObject && hit.group.isEmpty())
            continue;
        hit.group = tr("Recent");
        hits.append(hit);
    }
    return hits;
}

void PaletteSource::remember(const QString &id)
{
    QJsonArray list;
    for (const PaletteHit &hit : std::as_const(m_shown)) {
        if (hit.id == id && !id.startsWith(QLatin1String("search:")))
            list.append(toJson(hit));
    }
    for (const PaletteHit &hit : recent()) {
        if (hit.id != id && list.size() < remembered)
            list.append(toJson(hit));
    }
    m_settings.setState(QStringLiteral("palette"), QStringLiteral("recent"), QJsonDocument(list).toJson(QJsonDocument::Compact));
}

void PaletteSource::choose(const QString &id, bool inNewWindow)
{
    remember(id);
    const Target target = targetOf(id);
    if (target.kind == QLatin1String("page"))
        emit pageChosen({target.first, {}}, inNewWindow);
    if (target.kind == QLatin1String("object"))
        emit pageChosen({target.first, {{QStringLiteral("id"), target.rest}}}, inNewWindow);
    if (target.kind == QLatin1String("search"))
        emit pageChosen({target.first, {{QStringLiteral("filter"), target.rest}}}, inNewWindow);
    if (target.kind == QLatin1String("setting"))
        emit pageChosen({QStringLiteral("settings"), {{QStringLiteral("setting"), target.first}}}, inNewWindow);
    if (target.kind == QLatin1String("action"))
        emit actionChosen(target.first);
    if (target.kind == QLatin1String("connection"))
        emit connectionChosen(target.first);
}

} // namespace portreeve::ui
