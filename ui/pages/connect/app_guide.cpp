// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/connect/app_guide.h"

#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/facts.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/label.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QUrl>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

class NoteMark : public QWidget
{
public:
    NoteMark() { fix(this, 14, 18); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const qreal side = px(14);
        paintIcon(painter, QRectF(0, (height() - side) / 2, side, side), QStringLiteral("info"), tokens().text3);
    }
};

} // namespace

AppGuide::AppGuide(QWidget *parent) : Card({}, {}, parent)
{
    setObjectName(QStringLiteral("connect.guide"));
}

void AppGuide::show(const App &app, const AppPlace &place)
{
    if (&app != m_app)
        m_sample = 0;
    m_app = &app;
    m_place = place;
    fill();
}

void AppGuide::add(QWidget *part)
{
    m_column->addWidget(part);
}

void AppGuide::fill()
{
    if (!m_app)
        return;
    delete m_content;
    m_content = new QWidget;
    m_column = new QVBoxLayout(m_content);
    space(m_column, 0, 10);
    body()->addWidget(m_content);
    setTitle(QLatin1String(m_app->name));
    setHint(appWords(m_app->kind));
    addWarnings();
    addFields();
    addSamples();
    addNotes();
}

void AppGuide::addWarnings()
{
    if (m_app->needsPublicUrl && (isLoopback(m_place.root) || m_place.root.startsWith(QLatin1String("http:"))))
        add(new Banner(Tone::Warn, tr("%1 cannot reach %2").arg(QLatin1String(m_app->name), m_place.root), tr("It needs an https address that the internet can see, for instance through a tunnel or a reverse proxy.")));
    if (m_app->oftenInContainer && isLoopback(m_place.root)) {
        QUrl outside(m_place.root);
        outside.setHost(QStringLiteral("host.docker.internal"));
        add(new Banner(Tone::Info, tr("In a container, %1 is the container itself").arg(QUrl(m_place.root).host()),
                       tr("Let the gateway listen on 0.0.0.0 and use %1 there.").arg(outside.toString() + QStringLiteral("/v1"))));
    }
}

void AppGuide::addFields()
{
    if (m_app->fields.isEmpty())
        return;
    auto *way = new Label(appWords(m_app->where), Type::Small, &Tokens::text2);
    way->setWordWrap(true);
    add(way);
    QList<Fact> rows;
    for (const AppField &field : m_app->fields)
        rows.append({QLatin1String(field.label), filledIn(field.value, m_place), true, qstrcmp(field.value, "{key}") != 0});
    auto *facts = new Facts(Facts::Inline, 1);
    facts->setObjectName(QStringLiteral("connect.guide.fields"));
    facts->set(rows);
    connect(facts, &Facts::copied, this, &AppGuide::copied);
    add(facts);
}

void AppGuide::addSamples()
{
    if (m_app->samples.isEmpty())
        return;
    auto *path = new Label({}, Type::Mono, &Tokens::text2);
    path->setElide(Qt::ElideMiddle);
    auto *copyPath = new IconButton(QStringLiteral("copy"), tr("Copy the path"));
    copyPath->setObjectName(QStringLiteral("connect.guide.path"));
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    space(row, 0, 6);
    row->addWidget(path);
    row->addWidget(copyPath);
    row->addStretch(1);
    auto *code = new CodeBlock(samplesOf(*m_app, m_place));
    code->setObjectName(QStringLiteral("connect.guide.code"));
    code->view()->setFitted(24);
    code->view()->setAccessibleName(tr("Sample for %1").arg(QLatin1String(m_app->name)));
    const auto choose = [this, path, line](int index) {
        m_sample = index;
        const QString where = QLatin1String(m_app->samples.at(index).path);
        path->setText(where);
        line->setVisible(!where.isEmpty());
    };
    connect(code, &CodeBlock::chosen, this, choose);
    connect(code, &CodeBlock::copied, this, [this] { emit copied(QLatin1String(m_app->samples.at(m_sample).name)); });
    connect(copyPath, &QToolButton::clicked, this, [this, path] {
        QApplication::clipboard()->setText(path->text());
        emit copied(path->text());
    });
    add(line);
    add(code);
    m_sample = qMin(m_sample, int(m_app->samples.size()) - 1);
    code->setCurrent(m_sample);
    choose(m_sample);
}

void AppGuide::addNotes()
{
    for (const char *note : m_app->notes) {
        QString words = appWords(note);
        words.replace(QLatin1String("{root}"), m_place.root);
        words.replace(QLatin1String("{model}"), m_place.model.isEmpty() ? QStringLiteral("MODEL") : m_place.model);
        auto *line = new QWidget;
        auto *row = new QHBoxLayout(line);
        space(row, 0, 7);
        row->addWidget(new NoteMark, 0, Qt::AlignTop);
        auto *label = new Label(words, Type::Small, &Tokens::text2);
        label->setWordWrap(true);
        row->addWidget(label, 1);
        add(line);
    }
}

void AppGuide::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

} // namespace portreeve::ui
