// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/connect/connect_page.h"

#include "ui/client/client.h"
#include "ui/pages/connect/app_guide.h"
#include "ui/pages/connect/listen_card.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/cells.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/scroll_face.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QListView>
#include <QScrollArea>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

constexpr int mostKeys = 100;
constexpr int idRole = Qt::UserRole;

/// What stands where nothing listens yet: the address that the gateway has by default.
const QString usualUrl = QStringLiteral("http://127.0.0.1:4000");

} // namespace

Page *makeConnectPage(Desk &desk)
{
    return new ConnectPage(desk);
}

ConnectPage::ConnectPage(Desk &desk, QWidget *parent) : Page(QStringLiteral("connect"), desk, parent), m_catalogue(desk.client)
{
    setObjectName(QStringLiteral("connect"));
    m_header = new PageHeader;
    auto *row = new QHBoxLayout;
    space(row, 0, 0);
    row->addWidget(buildApps());
    row->addWidget(new Rule(Qt::Vertical));
    row->addWidget(buildMiddle(), 1);
    auto *column = new QVBoxLayout(this);
    space(column, 0, 0);
    column->addWidget(m_header);
    column->addWidget(new Rule);
    column->addLayout(row, 1);
    connect(&m_catalogue, &ModelCatalogue::changed, this, &ConnectPage::fillModels);
    connect(m_guide, &AppGuide::copied, this, [this](const QString &what) {
        Toast toast;
        toast.title = tr("%1 is copied").arg(what);
        this->desk().toasts.show(toast);
    });
    connect(m_listen, &ListenCard::requestWanted, this, [this](const QString &id) { this->desk().go(QStringLiteral("requests"), {{QStringLiteral("id"), id}}); });
    connect(m_listen, &ListenCard::editWanted, this, [this](const QString &token) { this->desk().go(QStringLiteral("keys"), {{QStringLiteral("id"), token}}); });
    retranslate();
}

QWidget *ConnectPage::buildApps()
{
    m_appModel = new QStandardItemModel(this);
    m_apps = new QListView;
    m_apps->setObjectName(QStringLiteral("connect.apps"));
    m_apps->setModel(m_appModel);
    m_apps->setItemDelegate(new TwoLineDelegate(m_apps));
    m_apps->setFrameShape(QFrame::NoFrame);
    m_apps->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_apps->setUniformItemSizes(true);
    m_apps->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    fix(m_apps, 226, -1);
    fillApps();
    connect(m_apps->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (!index.isValid())
            return;
        m_app = index.data(idRole).toString();
        settle();
    });
    return m_apps;
}

QWidget *ConnectPage::buildMiddle()
{
    m_guide = new AppGuide;
    m_listen = new ListenCard(client());
    auto *inside = new QWidget;
    auto *columns = new QHBoxLayout(inside);
    space(columns, QMargins(20, 14, 20, 14), 12);
    auto *cards = new QVBoxLayout;
    space(cards, 0, 12);
    cards->addWidget(buildKey());
    cards->addWidget(m_guide);
    cards->addWidget(m_listen);
    cards->addStretch(1);
    columns->addLayout(cards, 1);
    columns->addWidget(buildModels(), 0, Qt::AlignTop);
    QScrollArea *scroll = scrolled(inside);
    scroll->setObjectName(QStringLiteral("connect.scroll"));
    return scroll;
}

QWidget *ConnectPage::buildKey()
{
    m_keyCard = new Card;
    m_keyBox = new QComboBox;
    m_keyBox->setObjectName(QStringLiteral("connect.key"));
    m_keyBox->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_modelBox = new QComboBox;
    m_modelBox->setObjectName(QStringLiteral("connect.model"));
    m_modelBox->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_keyField = new Field({}, m_keyBox);
    m_modelField = new Field({}, m_modelBox);
    m_create = new Button(QStringLiteral("plus"), QString());
    m_create->setObjectName(QStringLiteral("connect.create"));
    m_keyState = new StatusLine(Tone::Mute);
    m_keyState->setObjectName(QStringLiteral("connect.key.state"));
    m_fault = new Banner(Tone::Bad);
    m_fault->setObjectName(QStringLiteral("connect.fault"));
    m_fault->hide();
    auto *row = new QHBoxLayout;
    space(row, 0, 12);
    row->addWidget(m_keyField, 1);
    row->addWidget(m_create, 0, Qt::AlignBottom);
    row->addWidget(m_modelField, 1);
    m_keyCard->body()->addWidget(m_fault);
    m_keyCard->body()->addLayout(row);
    m_keyCard->body()->addWidget(m_keyState);
    connect(m_keyBox, &QComboBox::currentIndexChanged, this, [this] {
        fillModels();
        settle();
    });
    connect(m_modelBox, &QComboBox::currentIndexChanged, this, &ConnectPage::settle);
    connect(m_create, &QPushButton::clicked, this, [this] {
        desk().go(QStringLiteral("keys"), {{QStringLiteral("new"), true}, {QStringLiteral("preset"), QStringLiteral("personal")}, {QStringLiteral("then"), QStringLiteral("connect")}});
    });
    return m_keyCard;
}

QWidget *ConnectPage::buildModels()
{
    m_modelCard = new Card;
    m_modelSearch = new TextField;
    m_modelSearch->setObjectName(QStringLiteral("connect.models.search"));
    m_modelSearch->setLeadingIcon(QStringLiteral("search"));
    m_names = new QStandardItemModel(this);
    m_modelList = new QListView;
    m_modelList->setObjectName(QStringLiteral("connect.models"));
    m_modelList->setModel(m_names);
    m_modelList->setFrameShape(QFrame::NoFrame);
    m_modelList->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_modelList->setUniformItemSizes(true);
    m_modelList->setTextElideMode(Qt::ElideMiddle);
    m_modelCard->body()->addWidget(m_modelSearch);
    m_modelCard->body()->addWidget(m_modelList);
    fix(m_modelCard, 250, -1);
    connect(m_modelSearch, &QLineEdit::textChanged, this, [this](const QString &text) {
        for (int row = 0; row < m_names->rowCount(); ++row)
            m_modelList->setRowHidden(row, !m_names->index(row, 0).data().toString().contains(text.trimmed(), Qt::CaseInsensitive));
    });
    // a click takes the name into the samples and onto the clipboard
    const auto take = [this](const QModelIndex &index) {
        const QString name = index.data().toString();
        QApplication::clipboard()->setText(name);
        m_modelBox->setCurrentText(name);
        emit m_guide->copied(name);
    };
    connect(m_modelList, &QListView::clicked, this, take);
    connect(m_modelList, &QListView::activated, this, take);
    return m_modelCard;
}

void ConnectPage::fillApps()
{
    m_appModel->clear();
    for (const App &app : apps()) {
        auto *item = new QStandardItem(QLatin1String(app.name));
        item->setData(QString::fromLatin1(app.id), idRole);
        item->setData(appWords(app.kind), role::Second);
        m_appModel->appendRow(item);
        if (m_app == QLatin1String(app.id))
            m_apps->setCurrentIndex(item->index());
    }
}

void ConnectPage::appeared()
{
    m_apps->setFocus(Qt::OtherFocusReason);
}

void ConnectPage::refresh()
{
    m_catalogue.load();
    const QString path = pathWith(QStringLiteral("/key/list"), {{QStringLiteral("page"), QStringLiteral("1")},
                                                               {QStringLiteral("size"), QString::number(mostKeys)},
                                                               {QStringLiteral("return_full_object"), QStringLiteral("true")},
                                                               {QStringLiteral("sort_by"), QStringLiteral("created_at")},
                                                               {QStringLiteral("sort_order"), QStringLiteral("desc")}});
    client().get(this, path, [this](const Answer &answer) {
        if (answer.isOk())
            return takeKeys(answer.object());
        m_fault->set(Tone::Bad, tr("Keys could not be loaded"), answer.message());
        m_fault->show();
    });
}

void ConnectPage::takeKeys(const QJsonObject &body)
{
    const QString before = m_wanted.isEmpty() ? key().token : m_wanted;
    const QSignalBlocker quiet(m_keyBox);
    m_fault->hide();
    m_isLoaded = true;
    m_keys.clear();
    m_keyBox->clear();
    for (const QJsonValue &row : body.value(QLatin1String("keys")).toArray())
        addKey(AccessKey::fromRow(row.toObject()));
    m_total = body.value(QLatin1String("total_count")).toInteger(m_keys.size());
    chooseKey(before);
    fillModels();
    settle();
}

void ConnectPage::addKey(const AccessKey &key)
{
    m_keys.append(key);
    m_keyBox->addItem(key.alias.isEmpty() ? key.hint : QStringLiteral("%1   %2").arg(key.alias, key.hint), key.token);
}

void ConnectPage::chooseKey(QString token)
{
    const int index = m_keyBox->findData(token);
    if (index >= 0) {
        m_wanted.clear();
        return m_keyBox->setCurrentIndex(index);
    }
    if (!token.isEmpty() && m_isLoaded)
        loadKey(token);
}

/// One that is not among the newest.
void ConnectPage::loadKey(QString token)
{
    m_wanted.clear();
    client().get(m_keyBox, pathWith(QStringLiteral("/key/info"), {{QStringLiteral("key"), token}}), [this, token](const Answer &answer) {
        if (!answer.isOk())
            return;
        QJsonObject row = answer.object().value(QLatin1String("info")).toObject();
        row.insert(QStringLiteral("token"), token);
        addKey(AccessKey::fromRow(row));
        m_keyBox->setCurrentIndex(m_keyBox->count() - 1);
    });
}

AccessKey ConnectPage::key() const
{
    const int index = m_keyBox->currentIndex();
    return index >= 0 && index < m_keys.size() ? m_keys[index] : AccessKey();
}

QString ConnectPage::model() const
{
    return m_modelBox->currentText();
}

QStringList ConnectPage::callable() const
{
    const AccessKey key = this->key();
    QStringList names;
    for (const CatalogueModel &model : m_catalogue.models()) {
        if (key.mayUse(model.name))
            names.append(model.name);
    }
    for (const QString &name : key.models) { // aliases and patterns that the gateway does not list
        if (!names.contains(name) && !key.mayUseAllModels())
            names.append(name);
    }
    return names;
}

void ConnectPage::fillModels()
{
    const QStringList names = callable();
    const QString before = model();
    const QSignalBlocker quiet(m_modelBox);
    m_modelBox->clear();
    m_names->clear();
    for (const QString &name : names) {
        m_names->appendRow(new QStandardItem(name));
        if (!name.contains(QLatin1Char('*')))
            m_modelBox->addItem(name);
    }
    const int index = m_modelBox->findText(before);
    m_modelBox->setCurrentIndex(qMax(0, index));
    m_modelBox->setEnabled(m_modelBox->count() > 0);
    m_modelCard->setHint(countText(names.size()));
    fix(m_modelList, -1, qBound(2, int(names.size()), 14) * sizes().height.row + 4);
    m_modelField->setHint(names.isEmpty() && m_catalogue.isLoaded() ? tr("The gateway has no model that this key may call.") : m_catalogue.fault());
    settle();
}

void ConnectPage::settle()
{
    const App *app = appNamed(m_app);
    if (!app || !m_guide)
        return;
    const QString url = client().url();
    m_guide->show(*app, {url.isEmpty() ? usualUrl : url, model()});
    m_listen->setKey(key(), QLatin1String(app->name));
    sayKey();
}

void ConnectPage::sayKey()
{
    const AccessKey key = this->key();
    const QDateTime now = QDateTime::currentDateTime();
    m_create->setKind(m_isLoaded && m_keys.isEmpty() ? ButtonKind::Primary : ButtonKind::Secondary);
    m_create->setEnabled(!client().isReadOnly());
    m_keyBox->setEnabled(!m_keys.isEmpty());
    m_keyState->setVisible(m_isLoaded);
    if (key.token.isEmpty())
        return m_keyState->set(Tone::Info, tr("No key yet. A key lets the app in without your providers' secrets."));
    const KeyState state = key.state(now);
    QString words = tr("%1. The gateway keeps no secret: put the key you stored where YOUR_KEY stands.").arg(AccessKey::stateWord(state));
    if (!key.isUsable(now))
        words = tr("%1: requests with it are refused.").arg(AccessKey::stateWord(state));
    m_keyState->set(AccessKey::stateTone(state), words);
    m_keyField->setHint(m_total > m_keys.size() ? tr("The newest %1 of %2. For another, choose it in Keys and then Connect an app.").arg(countText(mostKeys), countText(m_total)) : QString());
}

void ConnectPage::open(const QVariantMap &where)
{
    // the palette names what it found by "id": an app
    if (const App *app = appNamed(where.value(QStringLiteral("app"), where.value(QStringLiteral("id"))).toString())) {
        m_app = QLatin1String(app->id);
        fillApps();
    }
    m_wanted = where.value(QStringLiteral("key")).toString();
    if (!m_wanted.isEmpty())
        chooseKey(m_wanted);
    settle();
}

QVariantMap ConnectPage::where() const
{
    QVariantMap where{{QStringLiteral("app"), m_app}};
    if (const QString token = key().token; !token.isEmpty())
        where.insert(QStringLiteral("key"), token);
    return where;
}

QList<PaletteHit> ConnectPage::find(const QString &query) const
{
    QList<PaletteHit> hits;
    for (const App &app : apps()) {
        if (QString::fromLatin1(app.name).contains(query, Qt::CaseInsensitive))
            hits.append({QLatin1String(app.id), tr("Connect an app"), QStringLiteral("providers"), QLatin1String(app.name), appWords(app.kind), {}});
    }
    return hits;
}

void ConnectPage::left()
{
    m_listen->pause();
    client().cancel(this);
}

void ConnectPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_listen->resume();
}

void ConnectPage::retranslate()
{
    m_header->setTitle(tr("Connect an app"));
    const QString url = client().url();
    m_header->setFacts(url.isEmpty() ? tr("Nothing listens yet") : tr("%n apps", nullptr, int(apps().size())) + QStringLiteral(" · ") + url);
    m_apps->setAccessibleName(tr("Apps"));
    m_keyCard->setTitle(tr("Key and model"));
    m_keyField->setLabel(tr("Key"));
    m_modelField->setLabel(tr("Model in the samples"));
    m_create->setText(tr("Create key"));
    m_modelCard->setTitle(tr("Models this key may call"));
    m_modelSearch->setPlaceholderText(tr("Find a model"));
    m_modelSearch->setAccessibleName(tr("Find a model"));
    m_modelList->setAccessibleName(tr("Models this key may call"));
    fillApps();
    settle();
}

} // namespace portreeve::ui
