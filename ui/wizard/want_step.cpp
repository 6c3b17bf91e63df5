// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/local/settings.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/wizard/choice_card.h"
#include "ui/wizard/step.h"
#include "ui/wizard/wizard.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>

namespace portreeve::ui {

namespace {

class WantStep : public WizardStep
{
    Q_DECLARE_TR_FUNCTIONS(portreeve::ui::WantStep)

public:
    explicit WantStep(WizardParts &parts) : WizardStep(parts)
    {
        auto *column = new QVBoxLayout(this);
        space(column, 0, 10);
        const char *names[] = {"run", "remote", "import"};
        for (int i = 0; i < 3; ++i) {
            m_choices[i] = new ChoiceCard;
            m_choices[i]->setObjectName(QStringLiteral("wizard.want.") + QLatin1String(names[i]));
            column->addWidget(m_choices[i]);
            connect(m_choices[i], &QAbstractButton::toggled, this, &WizardStep::changed);
        }
        m_choices[0]->setChecked(true);
        m_choices[0]->setEnabled(parts.engine);
        m_choices[2]->setEnabled(parts.engine);
        if (!parts.engine)
            m_choices[1]->setChecked(true);
        m_language = box({{QStringLiteral("system"), QString()}, {QStringLiteral("en"), QStringLiteral("English")}, {QStringLiteral("de"), QStringLiteral("Deutsch")}}, "general.language");
        m_scheme = box({{QStringLiteral("system"), QString()}, {QStringLiteral("light"), QString()}, {QStringLiteral("dark"), QString()}}, "appearance.scheme");
        m_languageField = new Field(QString(), m_language);
        m_schemeField = new Field(QString(), m_scheme);
        auto *row = new QHBoxLayout;
        space(row, QMargins(0, 10, 0, 0), 12);
        row->addWidget(m_languageField);
        row->addWidget(m_schemeField);
        row->addStretch();
        column->addLayout(row);
        say();
    }

    QString name() const override { return tr("What do you want?"); }
    QString question() const override { return tr("What do you want?"); }
    QString words() const override { return tr("Every step can be skipped and done later. There is no account and nothing is sent anywhere."); }
    QString continueText() const override
    {
        return m_choices[1]->isChecked() ? tr("Add a connection") : m_choices[2]->isChecked() && m_file.isEmpty() ? tr("Choose the file") : tr("Continue");
    }

    void leave(Done done) override
    {
        if (m_choices[1]->isChecked()) {
            const auto add = parts().addConnection;
            if (auto *wizard = window()->findChild<Wizard *>())
                wizard->finish();
            return add();
        }
        if (m_choices[0]->isChecked())
            return done({});
        auto *dialog = new QFileDialog(this, tr("Open config.yaml"), QString(), tr("LiteLLM configuration (*.yaml *.yml)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, [this, done](const QString &file) {
            m_file = file;
            parts().settings.set(QStringLiteral("gateway.config_file"), file);
            parts().restartGateway(WizardChoice::Config); // what is wrong in it stands on the Server page, with its line
            done({});
        });
        connect(dialog, &QFileDialog::rejected, this, [done] { done({false, {}}); });
        dialog->open();
    }

protected:
    void changeEvent(QEvent *event) override
    {
        WizardStep::changeEvent(event);
        if (event->type() == QEvent::LanguageChange)
            say();
    }

private:
    QComboBox *box(const QList<QPair<QString, QString>> &values, const char *key)
    {
        auto *out = new QComboBox;
        for (const auto &[value, words] : values)
            out->addItem(words, value);
        const QString name = QLatin1String(key);
        out->setObjectName(QStringLiteral("wizard.") + name);
        out->setCurrentIndex(qMax(0, out->findData(parts().settings.text(name))));
        connect(out, &QComboBox::currentIndexChanged, this, [this, out, name] { parts().settings.set(name, out->currentData()); });
        return out;
    }

    void say()
    {
        m_choices[0]->setWords(tr("Run a gateway on this computer"), tr("Apps on this computer, or in your network, reach all providers through one address."));
        m_choices[1]->setWords(tr("Administer a gateway that already runs"), tr("Another Portreeve, or a LiteLLM server: you need its address and an admin key."));
        m_choices[2]->setWords(tr("Bring a LiteLLM config.yaml"), tr("The gateway here serves its models. What it does not serve yet is named, with its line."));
        m_languageField->setLabel(tr("Language"));
        m_schemeField->setLabel(tr("Colours"));
        m_language->setItemText(0, tr("As the system"));
        m_scheme->setItemText(0, tr("As the system"));
        m_scheme->setItemText(1, tr("Light"));
        m_scheme->setItemText(2, tr("Dark"));
    }

    ChoiceCard *m_choices[3] = {};
    QComboBox *m_language = nullptr;
    QComboBox *m_scheme = nullptr;
    Field *m_languageField = nullptr;
    Field *m_schemeField = nullptr;
    QString m_file;
};

} // namespace

WizardStep *makeWantStep(WizardParts &parts)
{
    return new WantStep(parts);
}

} // namespace portreeve::ui
