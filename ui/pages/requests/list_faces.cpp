// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/requests/list_faces.h"

#include "ui/client/capability.h"
#include "ui/client/client.h"
#include "ui/models/filter_state.h"
#include "ui/widgets/code_block.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/times.h"
#include "ui/widgets/theme.h"
#include "ui/window/desk.h"
#include "ui/window/time_range.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QUrl>

namespace portreeve::ui {
namespace {

constexpr int mostTermsCounted = 3;

QList<Sample> samples(const QString &url)
{
    const QString base = url.isEmpty() ? QStringLiteral("http://127.0.0.1:4000") : url;
    const QString curl = QStringLiteral("curl %1/v1/chat/completions \\\n  -H \"Authorization: Bearer $PORTREEVE_KEY\" \\\n  -H \"Content-Type: application/json\" \\\n"
                                        "  -d '{\"model\":\"gpt-5-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}'")
                             .arg(base);
    const QString python = QStringLiteral("import os\nfrom openai import OpenAI\n\nclient = OpenAI(base_url=\"%1/v1\", api_key=os.environ[\"PORTREEVE_KEY\"])\n"
                                          "print(client.chat.completions.create(\n    model=\"gpt-5-mini\", messages=[{\"role\": \"user\", \"content\": \"Hello\"}]))")
                               .arg(base);
    const QString node = QStringLiteral("import OpenAI from \"openai\";\n\nconst client = new OpenAI({ baseURL: \"%1/v1\", apiKey: process.env.PORTREEVE_KEY });\n"
                                        "console.log(await client.chat.completions.create({\n  model: \"gpt-5-mini\", messages: [{ role: \"user\", content: \"Hello\" }] }));")
                             .arg(base);
    return {{QStringLiteral("curl"), Language::Shell, curl}, {QStringLiteral("Python"), Language::Python, python}, {QStringLiteral("Node"), Language::JavaScript, node}};
}

} // namespace

ListFaces::ListFaces(Desk &desk, FilterState &filter, EmptyState &face, QObject *parent) : QObject(parent), m_desk(desk), m_filter(filter), m_face(face) {}

void ListFaces::showNone(const RequestsModel &model)
{
    forget();
    m_newest.clear();
    m_without = QList<qint64>(m_filter.terms().size(), -1);
    m_current = m_filter.isEmpty() ? Face::NothingYet : Face::NoMatch;
    say();
    m_filter.isEmpty() ? askWhetherAny(model) : askWithout(model);
}

void ListFaces::showFailed(const Answer &answer)
{
    forget();
    m_answer = answer;
    m_current = answer.isNotAllowed() ? Face::NotAllowed : answer.isNotSupported() ? Face::NotSupported : Face::Failed;
    say();
}

void ListFaces::forget()
{
    delete std::exchange(m_asker, nullptr);
    m_current = Face::None;
}

void ListFaces::retranslate()
{
    say();
}

/// No request in this span may mean none at all; that is another face.
void ListFaces::askWhetherAny(const RequestsModel &model)
{
    RequestQuery all = model.query();
    all.from = 0;
    all.to = QDateTime::currentMSecsSinceEpoch() + 60'000;
    PageAsk first;
    first.limit = 1;
    m_asker = new QObject(this);
    const RequestSource *source = &model.source();
    m_desk.client.get(m_asker, source->page(all, first), [this, source](const Answer &answer) {
        const RequestPage page = answer.isOk() ? source->read(answer) : RequestPage();
        if (page.rows.isEmpty())
            return;
        const auto &row = static_cast<const RequestRow &>(*page.rows.first());
        m_newest = whenText(QDateTime::fromMSecsSinceEpoch(row.time, m_desk.range.isUtc() ? Qt::UTC : Qt::LocalTime), QDateTime::currentDateTime());
        m_current = Face::NotInRange;
        say();
        emit changed();
    });
}

void ListFaces::askWithout(const RequestsModel &model)
{
    m_asker = new QObject(this);
    for (int i = 0; i < m_filter.terms().size() && i < mostTermsCounted; ++i) {
        QList<Term> rest = m_filter.terms();
        rest.removeAt(i);
        RequestQuery query = model.query();
        query.filter = printFilter(rest);
        const QString path = model.source().count(query);
        if (path.isEmpty())
            return;
        m_desk.client.get(m_asker, path, [this, i](const Answer &answer) {
            if (!answer.isOk() || i >= m_without.size())
                return;
            m_without[i] = answer.object().value(QLatin1String("count")).toInteger();
            say();
        });
    }
}

void ListFaces::say()
{
    m_face.setSample(nullptr);
    m_face.setWaitingFor({});
    switch (m_current) {
    case Face::None:
        return;
    case Face::NothingYet:
        return sayNothingYet();
    case Face::NotInRange:
        return sayNotInRange();
    case Face::NoMatch:
        return sayNoMatch();
    case Face::NotAllowed:
    case Face::NotSupported:
    case Face::Failed:
        return sayRefused();
    }
}

void ListFaces::sayNothingYet()
{
    m_face.set(Empty::NothingYet, tr("No request has come through yet"), tr("Point an app at the gateway, or send one from here. It shows up in this list as it runs."));
    auto *sample = new CodeBlock(samples(m_desk.client.url()));
    sample->setObjectName(QStringLiteral("requests.empty.sample"));
    sample->setFixedWidth(px(600));
    m_face.setSample(sample);
    m_face.setActions({{QStringLiteral("plus"), tr("Connect an app"), ButtonKind::Primary, [this] { m_desk.go(QStringLiteral("connect"), {}); }},
                       {QStringLiteral("playground"), tr("Open playground"), ButtonKind::Secondary, [this] { m_desk.go(QStringLiteral("playground"), {}); }}});
    const QString host = QUrl(m_desk.client.url()).authority();
    m_face.setWaitingFor(host.isEmpty() ? QString() : tr("Listening on %1, waiting for the first request").arg(host));
}

void ListFaces::sayNotInRange()
{
    m_face.set(Empty::NoMatch, tr("No request in this range"), tr("%1 has none. The newest one came %2.").arg(m_desk.range.text(), m_newest));
    m_face.setIconName(QStringLiteral("clock"));
    m_face.setActions({{{}, tr("Last 30 days"), ButtonKind::Secondary, [this] { m_desk.range.setRelative(QStringLiteral("30d")); }},
                       {{}, tr("Last 90 days"), ButtonKind::Ghost, [this] { m_desk.range.setRelative(QStringLiteral("90d")); }}});
}

void ListFaces::sayNoMatch()
{
    QStringList numbers;
    int best = -1;
    for (int i = 0; i < m_without.size() && i < m_filter.terms().size(); ++i) {
        if (m_without[i] <= 0)
            continue;
        const QString term = printTerm(m_filter.terms().at(i));
        numbers.append(numbers.isEmpty() ? tr("%1 match without “%2”").arg(countText(m_without[i]), term) : tr("%1 without “%2”").arg(countText(m_without[i]), term));
        if (best < 0 || m_without[i] > m_without[best])
            best = i;
    }
    const QString text = numbers.isEmpty() ? tr("Nothing in “%1” fits all of the filter.").arg(m_desk.range.text()) : numbers.join(QStringLiteral(", ")) + QLatin1Char('.');
    m_face.set(Empty::NoMatch, tr("No request matches"), text);
    QList<EmptyAction> actions;
    if (best >= 0)
        actions.append({{}, tr("Drop %1").arg(printTerm(m_filter.terms().at(best))), ButtonKind::Secondary, [this, best] { m_filter.remove(best); }});
    actions.append({{}, tr("Clear all"), ButtonKind::Ghost, [this] { m_filter.clear(); }});
    m_face.setActions(actions);
}

void ListFaces::sayRefused()
{
    const QString name = m_desk.client.connection().name;
    const EmptyAction copy{QStringLiteral("copy"), tr("Copy details"), ButtonKind::Secondary, [this] {
                               QGuiApplication::clipboard()->setText(QStringLiteral("%1 %2\n%3").arg(m_answer.status).arg(m_answer.message(), QString::fromUtf8(m_answer.body.left(4000))));
                           }};
    const EmptyAction again{QStringLiteral("refresh"), tr("Try again"), ButtonKind::Primary, [this] { emit retryWanted(); }};
    if (m_current == Face::NotAllowed) {
        m_face.set(Empty::NotAllowed, tr("You may not see requests"), tr("%1 wants an administrator's key for this. It said: %2").arg(name, m_answer.message()));
        return m_face.setActions({again, copy});
    }
    if (m_current == Face::NotSupported) {
        m_face.set(Empty::NotSupported, tr("This server has no log of requests"),
                   tr("%1 (%2 %3) does not keep one that can be read here. A Portreeve gateway does.").arg(name, kindName(m_desk.client.kind()), m_desk.client.version()));
        return m_face.setActions({copy});
    }
    m_face.set(Empty::Failed, tr("Could not load requests"), m_answer.message());
    m_face.setActions({again, copy});
}

} // namespace portreeve::ui
