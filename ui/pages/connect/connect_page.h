// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/access_key.h"
#include "ui/models/model_catalogue.h"
#include "ui/pages/connect/apps.h"
#include "ui/pages/page.h"

class QComboBox;
class QListView;
class QStandardItemModel;

namespace portreeve::ui {

class AppGuide;
class Banner;
class Button;
class Card;
class Field;
class Label;
class ListenCard;
class PageHeader;
class StatusLine;
class TextField;

/// Connect an app: choose the app, the key and a model, copy what it needs, and hear whether it works. where: {"key": hash, "app": id}.
class ConnectPage : public Page
{
    Q_OBJECT

public:
    explicit ConnectPage(Desk &desk, QWidget *parent = nullptr);

    void open(const QVariantMap &where) override;
    QVariantMap where() const override;
    void refresh() override;
    QList<PaletteHit> find(const QString &query) const override;

protected:
    void appeared() override;
    void left() override;
    void retranslate() override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildApps();
    QWidget *buildMiddle();
    QWidget *buildKey();
    QWidget *buildModels();
    void loadKey(QString token);
    void takeKeys(const QJsonObject &body);
    void addKey(const AccessKey &key);
    void fillApps();
    void fillModels();
    void chooseKey(QString token);
    void settle();
    void sayKey();
    AccessKey key() const;
    QString model() const;
    QStringList callable() const;

    ModelCatalogue m_catalogue;
    QList<AccessKey> m_keys;
    qint64 m_total = 0;
    bool m_isLoaded = false;
    QString m_wanted; ///< token that open() asked for
    QString m_app = QStringLiteral("openai-python");

    PageHeader *m_header = nullptr;
    QListView *m_apps = nullptr;
    QStandardItemModel *m_appModel = nullptr;
    Card *m_keyCard = nullptr;
    QComboBox *m_keyBox = nullptr;
    QComboBox *m_modelBox = nullptr;
    Field *m_keyField = nullptr;
    Field *m_modelField = nullptr;
    Button *m_create = nullptr;
    StatusLine *m_keyState = nullptr;
    Banner *m_fault = nullptr;
    AppGuide *m_guide = nullptr;
    ListenCard *m_listen = nullptr;
    Card *m_modelCard = nullptr;
    TextField *m_modelSearch = nullptr;
    QListView *m_modelList = nullptr;
    QStandardItemModel *m_names = nullptr;
};

Page *makeConnectPage(Desk &desk);

} // namespace portreeve::ui
