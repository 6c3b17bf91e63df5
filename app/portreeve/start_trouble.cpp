// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portreeve/start_trouble.h"

#include "ui/widgets/label.h"
#include "ui/widgets/sheet.h"

#include <QFile>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QVBoxLayout>

#include <cstdio>

namespace portreeve::desktop {

namespace {

constexpr int portsTried = 20;

enum Exit { Config = 3, Port = 4, Data = 5 };

QString titleFor(int exitCode)
{
    switch (exitCode) {
    case Config: return StartTrouble::tr("The configuration is not right, so the gateway did not start");
    case Port: return StartTrouble::tr("The gateway cannot listen on its port");
    case Data: return StartTrouble::tr("The gateway cannot use its data");
    default: return StartTrouble::tr("The gateway did not start");
    }
}

} // namespace

quint16 nextFreePort(const QString &host, quint16 port)
{
    const QHostAddress address = QHostAddress(host).isNull() ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
    for (int next = port + 1; next <= qMin(65535, port + portsTried); ++next) {
        QTcpServer probe;
        if (probe.listen(address, quint16(next)))
            return quint16(next);
    }
    return 0;
}

OtherGateway otherGateway(const QString &dataDirectory)
{
    QFile run(dataDirectory + QStringLiteral("/run.json"));
    if (!run.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject object = QJsonDocument::fromJson(run.readAll()).object();
    OtherGateway other;
    other.url = object.value(QLatin1String("url")).toString();
    if (!QFile::exists(QStringLiteral("/proc/%1").arg(object.value(QLatin1String("pid")).toInteger())))
        other.url.clear();
    other.masterKey = qgetenv("LITELLM_MASTER_KEY");
    QFile key(dataDirectory + QStringLiteral("/master_key"));
    if (other.masterKey.isEmpty() && key.open(QIODevice::ReadOnly))
        other.masterKey = key.readAll().trimmed();
    return other;
}

StartTrouble::StartTrouble(EngineHost &host, std::function<QWidget *()> window, QObject *parent)
    : QObject(parent), m_host(host), m_window(std::move(window))
{
    connect(&host, &EngineHost::changed, this, &StartTrouble::follow);
}

void StartTrouble::follow()
{
    if (m_host.state() != EngineHost::State::Failed) {
        if (m_sheet)
            m_sheet->close();
        return;
    }
    std::fprintf(stderr, "portreeve: %s\n", qUtf8Printable(m_host.fault()));
    show();
}

void StartTrouble::show()
{
    QWidget *window = m_window();
    if (m_host.state() != EngineHost::State::Failed || m_sheet || !window)
        return;
    m_sheet = new ui::Sheet(titleFor(m_host.startFault().exitCode), window);
    m_sheet->setObjectName(QStringLiteral("start_trouble"));
    m_sheet->setTone(ui::Tone::Bad);
    auto *words = new ui::Label(m_host.fault());
    words->setObjectName(QStringLiteral("start_trouble.text"));
    words->setWordWrap(true);
    words->setSelectable(true);
    m_sheet->body()->addWidget(words);
    auto *meanwhile = new ui::Label(tr("Apps cannot call models through this computer until it runs. Everything else here can be used."), ui::Type::Small, &ui::Tokens::text2);
    meanwhile->setWordWrap(true);
    m_sheet->body()->addWidget(meanwhile);
    m_sheet->addFootLeft(tr("Not now"), ui::ButtonKind::Secondary, ui::Sheet::Does::Reject)->setObjectName(QStringLiteral("start_trouble.close"));
    auto *again = m_sheet->addFoot(tr("Try again"), ui::ButtonKind::Secondary, ui::Sheet::Does::Accept);
    again->setObjectName(QStringLiteral("start_trouble.again"));
    connect(again, &QPushButton::clicked, &m_host, &EngineHost::start);
    if (m_host.startFault().exitCode == Port)
        offerPort(*m_sheet);
    if (m_host.startFault().exitCode == Data)
        offerAttach(*m_sheet);
    m_sheet->open();
}

void StartTrouble::offerPort(ui::Sheet &sheet)
{
    const EngineOptions options = m_host.options();
    const quint16 port = nextFreePort(QString::fromStdString(options.host), options.port);
    if (!port)
        return;
    auto *use = sheet.addFoot(tr("Use port %1").arg(port), ui::ButtonKind::Primary, ui::Sheet::Does::Accept);
    use->setObjectName(QStringLiteral("start_trouble.port"));
    connect(use, &QPushButton::clicked, &m_host, [this, options, port] {
        EngineOptions other = options;
        other.port = port;
        m_host.restart(other);
    });
}

void StartTrouble::offerAttach(ui::Sheet &sheet)
{
    const OtherGateway other = otherGateway(QString::fromStdString(m_host.options().dataDirectory));
    if (other.url.isEmpty() || other.masterKey.isEmpty())
        return;
    auto *use = sheet.addFoot(tr("Administer that one"), ui::ButtonKind::Primary, ui::Sheet::Does::Accept);
    use->setObjectName(QStringLiteral("start_trouble.attach"));
    connect(use, &QPushButton::clicked, &m_host, [this, other] { m_host.attach(other.url, other.masterKey); });
}

} // namespace portreeve::desktop
