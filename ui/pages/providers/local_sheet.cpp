// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/providers/local_sheet.h"

#include "ui/client/client.h"
#include "ui/pages/deployments/deployment.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_list.h"
#include "ui/window/desk.h"

#include <QJsonArray>

namespace portreeve::ui {

QList<LocalServer> readLocalServers(const QJsonObject &answer)
{
    QList<LocalServer> out;
    for (const auto &each : answer[QLatin1String("servers")].toArray()) {
        LocalServer server{each[QLatin1String("name")].toString(), each[QLatin1String("provider")].toString(), each[QLatin1String("api_base")].toString(), {}};
        for (const auto &model : each[QLatin1String("models")].toArray())
            server.models.append(model.isObject() ? model[QLatin1String("id")].toString() : model.toString());
        out.append(server);
    }
    return out;
}

LocalSheet::LocalSheet(Desk &desk, QWidget *over)
    : Sheet(tr("Look on this computer"), over), m_desk(desk), m_words(new Label({}, Type::Body, &Tokens::text2)), m_skeleton(new Skeleton({3, 5})), m_rows(new RowList)
{
    setObjectName(QStringLiteral("providers.local"));
    m_words->setWordWrap(true);
    m_words->setObjectName(QStringLiteral("providers.local.words"));
    m_rows->setObjectName(QStringLiteral("providers.local.rows"));
    fix(m_skeleton, -1, 90);
    body()->addWidget(m_words);
    body()->addWidget(m_skeleton);
    body()->addWidget(m_rows);
    m_again = addFootLeft(tr("Look again"), ButtonKind::Secondary, Does::Nothing);
    m_again->setIconName(QStringLiteral("refresh"));
    addFoot(tr("Close"), ButtonKind::Secondary, Does::Reject);
    connect(m_again, &QPushButton::clicked, this, &LocalSheet::look);
    connect(m_rows, &RowList::chosen, this, [this](const QString &id) {
        const LocalServer server = m_servers.value(id.toInt());
        accept();
        emit chosen(server.provider, server.apiBase);
    });
    look();
}

void LocalSheet::look()
{
    m_again->setEnabled(false);
    m_rows->setRows({});
    m_skeleton->show();
    m_skeleton->setWaiting(true);
    m_words->setText(tr("Looking for model servers on the gateway's computer: Ollama, LM Studio, Jan, vLLM and llama.cpp."));
    m_desk.client.get(this, QStringLiteral("/portreeve/local-servers"), [this](const Answer &answer) { take(answer); });
}

void LocalSheet::take(const Answer &answer)
{
    m_again->setEnabled(true);
    m_skeleton->setWaiting(false);
    m_skeleton->hide();
    m_servers = readLocalServers(answer.object());
    if (!answer.isOk())
        return m_words->setText(tr("The gateway could not look: %1").arg(answer.message()));
    m_words->setText(m_servers.isEmpty() ? tr("Nothing answers at the usual ports: Ollama 11434, LM Studio 1234, Jan 1337, vLLM 8000, llama.cpp 8080. Start the server, or add the provider with its own address.")
                                         : tr("Found on the gateway's computer. Choose one to add it with its address."));
    QList<ListRow> rows;
    for (qsizetype i = 0; i < m_servers.size(); ++i) {
        ListRow row;
        row.id = QString::number(i);
        row.tone = int(Tone::Ok);
        row.title = m_servers[i].name;
        row.second = hostOf(m_servers[i].apiBase) + QStringLiteral(" · ") + tr("%n models", nullptr, int(m_servers[i].models.size()));
        row.link = tr("Add");
        rows.append(row);
    }
    m_rows->setRows(rows);
    updateGeometry();
}

} // namespace portreeve::ui
