// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/requests/facet_panel.h"

#include "ui/client/client.h"
#include "ui/models/filter_state.h"
#include "ui/models/request_words.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scroll_face.h"
#include "ui/widgets/theme.h"

#include <QJsonArray>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

constexpr int fewValues = 8;
constexpr int manyValues = 100;

QStringList fieldsAsked()
{
    return {QStringLiteral("status"), QStringLiteral("model"), QStringLiteral("provider"), QStringLiteral("key"), QStringLiteral("error")};
}

/// A key is filtered by its alias, which people can read, unless two share it.
void nameKeys(Facet &facet)
{
    if (facet.key != QLatin1String("key"))
        return;
    QHash<QString, int> times;
    for (const FacetValue &value : std::as_const(facet.values))
        ++times[value.text];
    for (FacetValue &value : facet.values) {
        if (!value.text.isEmpty() && times.value(value.text) == 1)
            value.value = value.text;
    }
}

} // namespace

FacetPanel::FacetPanel(FilterState &state, Client &client, QWidget *parent)
    : QScrollArea(parent), m_state(state), m_client(client), m_view(new Facets), m_note(new Label({}, Type::Small, &Tokens::text2)),
      m_notePlace(new QWidget)
{
    setObjectName(QStringLiteral("requests.facets"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    space(column, 0, 0);
    auto *words = new QVBoxLayout(m_notePlace);
    space(words, QMargins(20, 14, 12, 0), 0);
    words->addWidget(m_note);
    column->addWidget(m_notePlace);
    column->addWidget(m_view, 1);
    column->addStretch();
    m_note->setWordWrap(true);
    m_notePlace->hide();
    layInto(this, inside);
    fix(this, sizes().width.facets, -1);
    connect(&m_state, &FilterState::changed, this, &FacetPanel::show);
    connect(m_view, &Facets::toggled, this, &FacetPanel::toggle);
    connect(m_view, &Facets::moreWanted, this, [this] {
        m_top = manyValues;
        load(m_query);
    });
}

void FacetPanel::setSource(const RequestSource *source)
{
    m_source = source;
    m_facets.clear();
    m_top = fewValues;
    retranslate();
}

void FacetPanel::load(const RequestQuery &query)
{
    if (query != m_query && query.filter != m_query.filter)
        m_top = m_top == manyValues ? manyValues : fewValues;
    m_query = query;
    forget();
    const QString path = m_source->facets(query, fieldsAsked(), m_top);
    if (path.isEmpty())
        return;
    m_asker = new QObject(this);
    m_client.get(m_asker, path, [this](const Answer &answer) {
        std::exchange(m_asker, nullptr)->deleteLater();
        take(answer);
    });
}

void FacetPanel::forget()
{
    delete std::exchange(m_asker, nullptr);
}

void FacetPanel::take(const Answer &answer)
{
    if (!answer.isOk())
        return; // the list says what is wrong; old counts are better than none
    m_facets.clear();
    for (const QJsonValue &each : answer.object().value(QLatin1String("facets")).toArray()) {
        const QJsonObject object = each.toObject();
        Facet facet;
        facet.key = object.value(QLatin1String("field")).toString();
        QStringList names;
        for (const QJsonValue &value : object.value(QLatin1String("values")).toArray()) {
            FacetValue one;
            const QJsonValue name = value.toObject().value(QLatin1String("value"));
            one.value = name.isDouble() ? QString::number(name.toInteger()) : name.toString();
            one.text = value.toObject().value(QLatin1String("label")).toString();
            one.count = value.toObject().value(QLatin1String("count")).toInteger();
            if (one.value.isEmpty())
                continue; // without a value there is nothing to filter by
            facet.values.append(one);
        }
        nameKeys(facet);
        for (const FacetValue &value : std::as_const(facet.values))
            names.append(value.value);
        facet.more = object.value(QLatin1String("others")).toInt();
        if (facet.values.isEmpty())
            continue;
        m_facets.append(facet);
        emit counted(facet.key, names);
    }
    show();
}

void FacetPanel::show()
{
    QList<Facet> facets = m_facets;
    for (Facet &facet : facets) {
        facet.title = titleOf(facet.key);
        for (FacetValue &value : facet.values) {
            value.text = nameOf(facet.key, value);
            value.ticked = isTicked(facet.key, value.value);
        }
    }
    m_view->setFacets(facets);
}

bool FacetPanel::isTicked(const QString &field, const QString &value) const
{
    const auto &terms = m_state.terms();
    return std::any_of(terms.begin(), terms.end(), [&](const Term &term) { return term.key == field && !term.negated && takesIn(term, value); });
}

void FacetPanel::toggle(const QString &field, const QString &value, bool on)
{
    QStringList values;
    for (const Term &term : m_state.terms()) { // what the text names and the panel does not show stays
        if (term.key == field && !term.negated)
            values += valuesOf(term);
    }
    for (const Facet &facet : std::as_const(m_facets)) {
        for (const FacetValue &each : facet.values) {
            if (facet.key == field && isTicked(field, each.value))
                values.append(each.value);
        }
    }
    values.removeDuplicates();
    values.removeIf([&](const QString &each) { return each.compare(value, Qt::CaseInsensitive) == 0; });
    if (on)
        values.append(value);
    m_state.setValues(field, values);
}

QString FacetPanel::titleOf(const QString &field) const
{
    static constexpr const char *titles[][2] = {{"status", QT_TR_NOOP("Status")},     {"model", QT_TR_NOOP("Model")}, {"provider", QT_TR_NOOP("Provider")},
                                                {"key", QT_TR_NOOP("Key")},           {"team", QT_TR_NOOP("Team")},   {"error", QT_TR_NOOP("Error")}};
    for (const auto &title : titles) {
        if (field == QLatin1String(title[0]))
            return tr(title[1]);
    }
    return field;
}

QString FacetPanel::nameOf(const QString &field, const FacetValue &value) const
{
    if (field != QLatin1String("status") || (!value.text.isEmpty() && value.text != value.value))
        return value.text.isEmpty() ? value.value : value.text;
    const int status = value.value.toInt();
    const QString word = status == 200 ? tr("served") : statusWord(status);
    return word.isEmpty() ? value.value : value.value + QLatin1Char(' ') + word;
}

void FacetPanel::retranslate()
{
    if (!m_source)
        return;
    const QString why = m_source->whyNot(RequestPart::Facets);
    m_note->setText(why);
    m_notePlace->setVisible(!why.isEmpty());
    m_view->setVisible(why.isEmpty());
    show();
}

} // namespace portreeve::ui
