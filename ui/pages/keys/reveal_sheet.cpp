// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/keys/reveal_sheet.h"

#include "ui/client/client.h"
#include "ui/pages/keys/key_trial.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/code_block.h"
#include "ui/widgets/facts.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/secret_view.h"
#include "ui/widgets/times.h"
#include "ui/widgets/toggles.h"

#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QSaveFile>

namespace portreeve::ui {
namespace {

constexpr const char *secretName = "PORTREEVE_KEY";
constexpr const char *addressName = "PORTREEVE_URL";

bool isLineOf(const QByteArray &line, const char *name)
{
    const QByteArray bare = line.trimmed().startsWith("export ") ? line.trimmed().mid(7) : line.trimmed();
    return bare.startsWith(QByteArray(name) + '=');
}

QList<Sample> samplesFor(const QString &url, const QString &model)
{
    const QString python = QStringLiteral("import os\nfrom openai import OpenAI\n\nclient = OpenAI(base_url=\"%1/v1\",\n                api_key=os.environ[\"PORTREEVE_KEY\"])\n"
                                          "reply = client.responses.create(model=\"%2\", input=\"Hello\")\nprint(reply.output_text)");
    const QString node = QStringLiteral("import OpenAI from \"openai\";\n\nconst client = new OpenAI({ baseURL: \"%1/v1\",\n                            apiKey: process.env.PORTREEVE_KEY });\n"
                                        "const reply = await client.responses.create({ model: \"%2\", input: \"Hello\" });\nconsole.log(reply.output_text);");
    const QString curl = QStringLiteral("curl %1/v1/chat/completions \\\n  -H \"Authorization: Bearer $PORTREEVE_KEY\" \\\n  -H \"Content-Type: application/json\" \\\n"
                                        "  -d '{\"model\":\"%2\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}'");
    const QString env = QStringLiteral("PORTREEVE_URL=%1\nPORTREEVE_KEY=…");
    return {{QStringLiteral("Python"), Language::Python, python.arg(url, model)},
            {QStringLiteral("Node"), Language::JavaScript, node.arg(url, model)},
            {QStringLiteral("curl"), Language::Shell, curl.arg(url, model)},
            {QStringLiteral(".env"), Language::Shell, env.arg(url)}};
}

} // namespace

QString writeEnvFile(const QString &file, const QString &secret, const QString &url)
{
    QList<QByteArray> lines;
    QFile old(file);
    if (old.exists()) {
        if (!old.open(QIODevice::ReadOnly))
            return RevealSheet::tr("%1 cannot be read: %2").arg(QDir::toNativeSeparators(file), old.errorString());
        lines = old.readAll().split('\n');
    }
    lines.removeIf([](const QByteArray &line) { return isLineOf(line, secretName) || isLineOf(line, addressName); });
    while (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    lines.append(QByteArray(addressName) + '=' + url.toUtf8());
    lines.append(QByteArray(secretName) + '=' + secret.toUtf8());
    QSaveFile fresh(file);
    const bool isOpen = fresh.open(QIODevice::WriteOnly);
    const bool isClosed = isOpen && fresh.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner); // before the first byte is in it
    if (!isClosed || fresh.write(lines.join('\n') + '\n') < 0 || !fresh.commit())
        return RevealSheet::tr("%1 was not written: %2").arg(QDir::toNativeSeparators(file), fresh.errorString());
    return {};
}

RevealSheet::RevealSheet(Client &client, const AccessKey &key, const QString &secret, const QString &model, QWidget *over)
    : Sheet(tr("Key %1 is ready").arg(key.name()), over), m_client(client), m_key(key), m_secret(secret), m_model(model)
{
    setObjectName(QStringLiteral("keys.reveal"));
    setDismissable(false);
    setSheetWidth(660);
    const KeyState state = key.state(QDateTime::currentDateTime());
    head()->addWidget(new Badge(AccessKey::stateTone(state), AccessKey::stateWord(state)));
    addFacts();
    body()->addWidget(new Banner(Tone::Warn, tr("This is the only time the key is shown. The gateway keeps a hash, not the key.")));
    addSecret(secret);
    body()->addWidget(new Rule);
    addSamples();
    body()->addWidget(new Rule);
    addFootOf();
    open();
}

RevealSheet::~RevealSheet()
{
    m_secret.fill(QChar(0));
}

void RevealSheet::addFacts()
{
    const QString budget = m_key.budget ? QStringLiteral("%1 %2").arg(moneyText(*m_key.budget, Money::Cents), windowText(m_key.window)) : tr("no limit");
    const QString expires = m_key.expires.isValid() ? dayText(m_key.expires.date(), QDate::currentDate()) : tr("never");
    auto *facts = new Facts(Facts::Stacked, 4);
    facts->set({{tr("Owner"), m_key.ownerText()}, {tr("Budget"), budget}, {tr("Models"), m_key.modelsText()}, {tr("Expires"), expires}});
    body()->addWidget(facts);
}

void RevealSheet::addSecret(const QString &secret)
{
    m_view = new SecretView;
    m_view->setObjectName(QStringLiteral("keys.reveal.secret"));
    m_view->setSecret(secret);
    connect(m_view, &SecretView::copied, this, [this] { setStored(true); });
    body()->addWidget(m_view);
    auto *save = new Button(QStringLiteral("download"), tr("Save to .env file"));
    save->setObjectName(QStringLiteral("keys.reveal.save"));
    connect(save, &QPushButton::clicked, this, &RevealSheet::saveFile);
    m_test = new Button(QStringLiteral("bolt"), tr("Test this key"));
    m_test->setObjectName(QStringLiteral("keys.reveal.test"));
    connect(m_test, &QPushButton::clicked, this, &RevealSheet::test);
    m_saved = new Label({}, Type::Small, &Tokens::text2);
    m_saved->setElide(Qt::ElideMiddle);
    m_verdict = new Banner(Tone::Info);
    m_verdict->setObjectName(QStringLiteral("keys.reveal.verdict"));
    m_verdict->hide();
    auto *row = new QHBoxLayout;
    space(row, 0, 8);
    row->addWidget(save);
    row->addWidget(m_test);
    row->addWidget(m_saved, 1);
    body()->addLayout(row);
    body()->addWidget(m_verdict);
}

void RevealSheet::addSamples()
{
    const QString url = m_client.url().isEmpty() ? QStringLiteral("http://127.0.0.1:4000") : m_client.url();
    const QList<Sample> samples = samplesFor(url, m_model.isEmpty() ? QStringLiteral("MODEL") : m_model);
    QStringList names;
    for (const Sample &sample : samples)
        names.append(sample.name);
    auto *which = new Segments(names);
    which->setAccessibleName(tr("Use it"));
    auto *connectApp = new Button(tr("Connect an app"), ButtonKind::Link);
    connectApp->setObjectName(QStringLiteral("keys.reveal.connect"));
    connect(connectApp, &QPushButton::clicked, this, [this] {
        if (!m_done->isEnabled())
            return m_stored->setFocus(Qt::OtherFocusReason);
        emit connectWanted(m_key.token);
        accept();
    });
    auto *code = new CodeBlock(samples);
    code->setBare(true);
    code->view()->setAccessibleName(tr("Sample"));
    connect(which, &Segments::chosen, code, &CodeBlock::setCurrent);
    auto *row = new QHBoxLayout;
    space(row, 0, 10);
    row->addWidget(new Label(tr("Use it"), Type::Strong));
    row->addWidget(connectApp);
    row->addStretch(1);
    row->addWidget(which);
    body()->addLayout(row);
    body()->addWidget(code);
}

void RevealSheet::addFootOf()
{
    m_stored = new QCheckBox(tr("I have stored this key"));
    m_stored->setObjectName(QStringLiteral("keys.reveal.stored"));
    addFootWidget(m_stored);
    m_done = addFoot(tr("Done"), ButtonKind::Primary, Does::Accept);
    m_done->setObjectName(QStringLiteral("keys.reveal.done"));
    m_done->setEnabled(false);
    connect(m_stored, &QCheckBox::toggled, this, &RevealSheet::setStored);
}

void RevealSheet::setStored(bool stored)
{
    const bool isSure = stored || m_view->wasCopied();
    const QSignalBlocker quiet(m_stored);
    m_stored->setChecked(stored);
    m_done->setEnabled(isSure);
    setDismissable(isSure);
}

void RevealSheet::saveFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the key to a .env file"), QDir::homePath() + QStringLiteral("/.env"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // other lines of the file are kept
    dialog->setFilter(QDir::Files | QDir::Hidden | QDir::AllDirs | QDir::NoDotAndDotDot);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        const QString fault = writeEnvFile(file, m_secret, m_client.url());
        m_saved->setInk(fault.isEmpty() ? &Tokens::text2 : &Tokens::danger);
        m_saved->setText(fault.isEmpty() ? tr("Saved to %1, readable by you alone").arg(QDir::toNativeSeparators(file)) : fault);
        if (fault.isEmpty())
            setStored(true);
    });
    dialog->open();
}

void RevealSheet::test()
{
    m_test->setEnabled(false);
    m_verdict->set(Tone::Info, tr("Asking the gateway with this key…"));
    m_verdict->show();
    tryKey(m_client, this, m_secret.toUtf8(), m_model, [this](const KeyTrial &trial) {
        m_test->setEnabled(true);
        m_verdict->set(trial.isOk ? Tone::Ok : Tone::Bad, trial.sentence);
    });
}

} // namespace portreeve::ui
