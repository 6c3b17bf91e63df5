// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/connections/connection_form.h"

#include "ui/client/capability.h"
#include "ui/client/http_transport.h"
#include "ui/local/chosen_secrets.h"
#include "ui/local/connections.h"
#include "ui/pages/connections/connection_test.h"
#include "ui/pages/connections/step_list.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/toggles.h"

#include <QCheckBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

/// In the order of the segments.
constexpr Environment environments[] = {Environment::None, Environment::Development, Environment::Staging, Environment::Production};

int indexOf(Environment environment)
{
    return int(std::find(std::begin(environments), std::end(environments), environment) - std::begin(environments));
}

TextField *textField(const char *name)
{
    auto *field = new TextField;
    field->setObjectName(QStringLiteral("connections.form.") + QLatin1String(name));
    return field;
}

} // namespace

ConnectionForm::ConnectionForm(Connections &connections, const Connection &connection, QWidget *over) : Sheet(connection.id.isEmpty() ? tr("Add connection") : tr("Change %1").arg(connection.name), over), m_connections(connections), m_connection(connection)
{
    setObjectName(QStringLiteral("connections.form"));
    build();
    fill();
    retranslate();
}

ConnectionForm::~ConnectionForm() = default;

void ConnectionForm::build()
{
    buildFields();
    buildAdvanced();
    m_verdict = new Label({}, Type::Strong);
    m_verdict->setWordWrap(true);
    m_verdict->setObjectName(QStringLiteral("connections.form.verdict"));
    m_steps = new StepList;
    for (QWidget *part : std::initializer_list<QWidget *>{m_name, m_url, m_key, m_environment, m_readOnly, m_more, m_advanced, m_verdict, m_steps})
        body()->addWidget(part);
    m_verdict->hide();
    m_steps->hide();
    buildFoot();
    for (const auto &[editor, field] : std::initializer_list<std::pair<TextField *, Field *>>{{m_nameText, m_name}, {m_urlText, m_url}, {m_keyText, m_key}, {m_authorityText, m_authority}})
        connect(editor, &QLineEdit::textEdited, field, [field = field] { field->setError({}); });
}

void ConnectionForm::buildFields()
{
    m_name = new Field({}, m_nameText = textField("name"));
    m_url = new Field({}, m_urlText = textField("url"));
    m_key = new Field({}, m_keyText = textField("key"));
    m_environment = new Field({}, m_environments = new Segments);
    m_environments->setObjectName(QStringLiteral("connections.form.environment"));
    m_readOnly = new QCheckBox;
    m_readOnly->setObjectName(QStringLiteral("connections.form.read_only"));
    m_keyText->setSecret(true);
    m_urlText->setMono(true);
    connect(m_keyText, &QLineEdit::textEdited, this, [this] { m_isKeyTouched = true; });
}

/// What few need: folded away until it is asked for.
void ConnectionForm::buildAdvanced()
{
    m_header = new Field({}, m_headerText = textField("header"));
    m_headerText->setMono(true);
    auto *fileRow = new QWidget;
    auto *row = new QHBoxLayout(fileRow);
    space(row, 0, 8);
    row->addWidget(m_authorityText = textField("authority"), 1);
    row->addWidget(m_browse = new Button);
    m_browse->setObjectName(QStringLiteral("connections.form.browse"));
    fileRow->setFocusProxy(m_authorityText);
    m_authority = new Field({}, fileRow);
    m_advanced = new QWidget;
    auto *more = new QVBoxLayout(m_advanced);
    space(more, 0, 12);
    more->addWidget(m_header);
    more->addWidget(m_authority);
    m_more = new Button({}, ButtonKind::Link);
    m_more->setObjectName(QStringLiteral("connections.form.more"));
    m_more->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_browse, &QPushButton::clicked, this, &ConnectionForm::chooseFile);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_advanced->setVisible(m_advanced->isHidden());
        restate();
    });
}

void ConnectionForm::buildFoot()
{
    m_cancel = addFootLeft({}, ButtonKind::Secondary, Does::Reject);
    m_test = addFoot({}, ButtonKind::Secondary, Does::Nothing);
    m_save = addFoot({}, ButtonKind::Primary, Does::Nothing);
    m_cancel->setObjectName(QStringLiteral("connections.form.cancel"));
    m_test->setObjectName(QStringLiteral("connections.form.test"));
    m_save->setObjectName(QStringLiteral("connections.form.save"));
    m_save->setDefault(true);
    connect(m_test, &QPushButton::clicked, this, &ConnectionForm::test);
    connect(m_save, &QPushButton::clicked, this, &ConnectionForm::save);
}

void ConnectionForm::fill()
{
    m_nameText->setText(m_connection.name);
    m_urlText->setText(m_connection.url);
    m_headerText->setText(m_connection.keyHeader);
    m_authorityText->setText(m_connection.certificateAuthority);
    m_readOnly->setChecked(m_connection.readOnly);
    m_advanced->setVisible(!m_connection.keyHeader.isEmpty() || !m_connection.certificateAuthority.isEmpty());
}

void ConnectionForm::retranslate()
{
    m_name->setLabel(tr("Name"));
    m_nameText->setPlaceholderText(tr("As you call it: eu-gateway"));
    m_url->setLabel(tr("Address"));
    m_url->setHint(tr("Of a Portreeve or LiteLLM gateway, or of any server with OpenAI's API. A path is allowed: https://host/llm"));
    m_urlText->setPlaceholderText(QStringLiteral("https://gateway.example.com"));
    m_key->setLabel(tr("Key"));
    m_keyText->setPlaceholderText(isNew() ? QStringLiteral("sk-…") : tr("Unchanged"));
    m_environment->setLabel(tr("Environment"));
    m_environment->setHint(tr("Colors the edge of the window, so that production is not taken for something else."));
    const int chosen = m_environments->current();
    m_environments->setWords({tr("None"), tr("Development"), tr("Staging"), tr("Production")});
    m_environments->setCurrent(chosen < 0 ? indexOf(m_connection.environment) : chosen);
    m_readOnly->setText(tr("Read-only: nothing can be changed over this connection"));
    m_header->setLabel(tr("Header for the key"));
    m_header->setHint(tr("Only where a proxy needs Authorization for itself. Empty: Authorization: Bearer."));
    m_headerText->setPlaceholderText(QStringLiteral("X-Litellm-Key"));
    m_authority->setLabel(tr("Certificate authority"));
    m_authority->setHint(tr("A PEM file, if the gateway's certificate is signed by an authority of your own. Only that one is trusted then."));
    m_browse->setText(tr("Choose file"));
    m_cancel->setText(tr("Cancel"));
    m_save->setText(isNew() ? tr("Add connection") : tr("Save"));
    restate();
}

void ConnectionForm::restate()
{
    m_more->setText(m_advanced->isHidden() ? tr("More: header, certificate authority") : tr("Less"));
    m_test->setText(m_running ? tr("Testing") : tr("Test"));
    m_test->setEnabled(!m_running);
    const auto *chosen = qobject_cast<const ChosenSecrets *>(&m_connections.secrets());
    const bool hasTrouble = chosen && chosen->state().health != SecretHealth::Present && chosen->state().health != SecretHealth::Unknown;
    m_key->setHint(chosen ? tr("Kept in: %1.").arg(placeName(chosen->isSettled() || !hasTrouble ? chosen->place() : SecretPlace::Session))
                           + (hasTrouble ? QLatin1Char(' ') + chosen->state().words : QString())
                          : QString());
}

Connection ConnectionForm::typed(bool *isGood)
{
    QString wrongUrl;
    Connection connection = m_connection;
    connection.name = m_nameText->text().trimmed();
    connection.url = plainUrl(m_urlText->text(), &wrongUrl);
    connection.keyHeader = m_headerText->text().trimmed();
    connection.certificateAuthority = m_authorityText->text().trimmed();
    connection.environment = environments[qBound(0, m_environments->current(), 3)];
    connection.readOnly = m_readOnly->isChecked();
    const bool noFile = !connection.certificateAuthority.isEmpty() && !QFileInfo(connection.certificateAuthority).isFile();
    m_url->setError(wrongUrl);
    m_authority->setError(noFile ? tr("There is no such file.") : QString());
    if (noFile)
        m_advanced->show();
    *isGood = wrongUrl.isEmpty() && !noFile;
    if (wrongUrl.isEmpty() && m_urlText->text() != connection.url)
        m_urlText->setText(connection.url);
    return connection;
}

void ConnectionForm::test()
{
    bool isGood = false;
    const Connection connection = typed(&isGood);
    if (!isGood)
        return;
    if (m_isKeyTouched || isNew())
        return runTest(connection, m_keyText->text().trimmed().toUtf8());
    m_connections.keySource(m_connection.id)([self = QPointer(this), connection](const QByteArray &key, const QString &fault) {
        if (!self)
            return;
        self->m_key->setError(fault);
        if (fault.isEmpty())
            self->runTest(connection, key);
    });
}

void ConnectionForm::runTest(const Connection &connection, const QByteArray &key)
{
    m_steps->clear();
    m_steps->show();
    m_verdict->hide();
    m_running = std::make_unique<ConnectionTest>(connection, key);
    connect(m_running.get(), &ConnectionTest::step, m_steps, &StepList::add);
    connect(m_running.get(), &ConnectionTest::finished, this, &ConnectionForm::tested);
    m_running->start();
    restate();
}

void ConnectionForm::tested(const Probed &found)
{
    m_running.release()->deleteLater(); // it is telling us just now
    if (found.isThere)
        m_connection.kind = found.kind;
    const bool isWell = found.isThere && found.isKeyGood;
    m_verdict->setInk(isWell ? &Tokens::text1 : &Tokens::danger);
    m_verdict->setText(!found.isThere ? tr("No gateway was found.")
                       : !isWell      ? tr("%1 is there, but does not accept the key.").arg(kindName(found.kind))
                       : found.isAdmin || found.kind == ServerKind::OpenAiOnly ? tr("All is well: %1 can be used.").arg(kindName(found.kind))
                                                                              : tr("%1 can be used, but not administered with this key.").arg(kindName(found.kind)));
    m_verdict->show();
    if (m_nameText->text().trimmed().isEmpty() && found.isThere)
        m_nameText->setText(QUrl(m_urlText->text()).host());
    restate();
}

void ConnectionForm::save()
{
    bool isGood = false;
    Connection connection = typed(&isGood);
    if (connection.name.isEmpty())
        m_name->setError(tr("Give it a name."));
    if (!isGood || connection.name.isEmpty())
        return (connection.name.isEmpty() ? m_nameText : m_url->error().isEmpty() ? m_authorityText : m_urlText)->setFocus();
    QString why;
    const QString id = m_connections.save(connection, &why);
    if (id.isEmpty()) {
        m_name->setError(why);
        return m_nameText->setFocus();
    }
    m_connection = connection;
    m_connection.id = id;
    if (!m_isKeyTouched)
        return stored(id, true, {});
    m_save->setEnabled(false);
    m_connections.setKey(id, m_keyText->text().trimmed().toUtf8(), [self = QPointer(this), id](bool ok, const QString &why) {
        if (self)
            self->stored(id, ok, why);
    });
}

/// The connection is there; a key that could not be kept is said, and the form stays for another try.
void ConnectionForm::stored(const QString &id, bool ok, const QString &why)
{
    m_save->setEnabled(true);
    emit saved(id);
    if (ok)
        return accept();
    retranslate();
    m_key->setError(tr("The key could not be kept. %1").arg(why));
    m_keyText->setFocus();
}

void ConnectionForm::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Certificate authority"), {}, tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_authorityText->setText(file);
        m_authority->setError({});
    });
    dialog->open();
}

void ConnectionForm::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace portreeve::ui
