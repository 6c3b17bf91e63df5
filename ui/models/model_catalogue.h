// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QString>

#include <optional>

namespace portreeve::ui {

class Client;
struct Answer;

/// A model name that clients of a gateway may ask for. Prices are those of its dearest deployment, in pico-dollars a token.
struct CatalogueModel {
    QString name; ///< may be a pattern: "openai/*"
    QString mode; ///< "chat", "embedding" ...; empty: unknown
    std::optional<qint64> inputPrice;
    std::optional<qint64> outputPrice;
    qint64 maxInput = 0; ///< tokens; 0: unknown
    qint64 maxOutput = 0;
    bool isPattern() const { return name.contains(QLatin1Char('*')); }
};

/// The models of a gateway with their prices: /model_group/info, and where a server does not have that, the bare names of /v1/models.
class ModelCatalogue : public QObject
{
    Q_OBJECT

public:
    explicit ModelCatalogue(Client &client, QObject *parent = nullptr);
    /// Asks; the models that are known stay until the answer is there.
    void load();
    bool isLoaded() const { return m_isLoaded; }
    const QList<CatalogueModel> &models() const { return m_models; }
    QString fault() const { return m_fault; } ///< why it could not be loaded; empty: it was

signals:
    void changed();

private:
    void loadNames();
    void take(const QList<CatalogueModel> &models);

    Client &m_client;
    QList<CatalogueModel> m_models;
    QString m_fault;
    bool m_isLoaded = false;
};

} // namespace portreeve::ui
