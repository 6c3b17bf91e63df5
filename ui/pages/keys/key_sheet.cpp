// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/keys/key_sheet.h"

#include "ui/client/client.h"
#include "ui/models/model_catalogue.h"
#include "ui/pages/keys/key_form.h"
#include "ui/pages/keys/key_reach.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scroll_face.h"
#include "ui/widgets/times.h"
#include "ui/widgets/toggles.h"

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QScrollArea>

namespace portreeve::ui {
namespace {

/// As high as what is in it while there is room, so that a sheet scrolls only on small windows.
class FormScroll : public QScrollArea
{
public:
    explicit FormScroll(QWidget *content)
    {
        layInto(this, content);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }
    QSize sizeHint() const override { return widget() ? QSize(px(500), widget()->sizeHint().height() + px(4)) : QScrollArea::sizeHint(); }
    QSize minimumSizeHint() const override { return QSize(px(420), px(200)); }
};

QStringList namesOf(const ModelCatalogue &catalogue)
{
    QStringList names;
    for (const CatalogueModel &model : catalogue.models())
        names.append(model.name);
    return names;
}

/// Members that were changed here and, since the row was loaded, elsewhere too.
QStringList clashesOf(const QJsonObject &changes, const QJsonObject &loaded, const QJsonObject &now)
{
    const QJsonObject before = formValuesOf(loaded);
    const QJsonObject after = formValuesOf(now);
    QStringList clashes;
    for (const QString &member : changes.keys()) {
        const KeyField *field = keyFieldFor(member);
        if (field && !isSameKeyValue(before.value(member), after.value(member)) && !isSameKeyValue(after.value(member), changes.value(member)))
            clashes.append(KeySheet::tr("%1: was %2, is %3 now, you want %4")
                               .arg(keyFieldLabel(*field), shownKeyField(*field, before.value(member)), shownKeyField(*field, after.value(member)), shownKeyField(*field, changes.value(member))));
    }
    return clashes;
}

/// What was asked for and is not so; the expiry is a moment there and a span here, so it is not compared.
QStringList differencesOf(const QJsonObject &changes, const QJsonObject &row)
{
    const QJsonObject after = formValuesOf(row);
    QStringList differences;
    for (const QString &member : changes.keys()) {
        const KeyField *field = keyFieldFor(member);
        if (field && field->kind != KeyFieldKind::Expiry && !isSameKeyValue(after.value(member), changes.value(member)))
            differences.append(KeySheet::tr("%1 is %2").arg(keyFieldLabel(*field), shownKeyField(*field, after.value(member))));
    }
    return differences;
}

} // namespace

KeySheet::KeySheet(Client &client, ModelCatalogue &models, const QString &title, QWidget *over) : Sheet(title, over), m_client(client), m_models(models)
{
    setSheetWidth(920);
}

KeySheet *KeySheet::create(Client &client, ModelCatalogue &models, const QString &preset, QWidget *over)
{
    auto *sheet = new KeySheet(client, models, tr("Create key"), over);
    sheet->setObjectName(QStringLiteral("keys.create"));
    sheet->m_primaryWords = tr("Create key");
    sheet->addForm();
    sheet->addPresets(preset);
    connect(sheet->m_primary, &QPushButton::clicked, sheet, &KeySheet::generate);
    sheet->refresh();
    sheet->open();
    sheet->m_form->focusFirst();
    return sheet;
}

KeySheet *KeySheet::edit(Client &client, ModelCatalogue &models, const AccessKey &key, QWidget *over)
{
    auto *sheet = new KeySheet(client, models, tr("Edit %1").arg(key.name()), over);
    sheet->setObjectName(QStringLiteral("keys.edit"));
    sheet->m_primaryWords = tr("Save");
    sheet->m_key = key;
    sheet->m_isEdit = true;
    sheet->addForm();
    QJsonObject values = formValuesOf(key.row);
    sheet->m_form->setValues(values, true);
    connect(sheet->m_primary, &QPushButton::clicked, sheet, &KeySheet::save);
    sheet->refresh();
    sheet->open();
    sheet->m_form->focusFirst();
    return sheet;
}

void KeySheet::addPresets(const QString &chosen)
{
    QStringList names;
    int current = 0;
    for (const KeyPreset &preset : keyPresets()) {
        if (chosen == QLatin1String(preset.id))
            current = int(names.size());
        names.append(keyPresetName(preset));
    }
    auto *presets = new Segments(names);
    presets->setObjectName(QStringLiteral("keys.create.preset"));
    presets->setAccessibleName(tr("Begin with"));
    auto *words = new Label({}, Type::Small, &Tokens::text2);
    const auto take = [this, words](int index) {
        words->setText(keyPresetText(keyPresets()[index]));
        m_form->setPreset(keyPresets()[index].values);
    };
    connect(presets, &Segments::chosen, this, take);
    auto *row = new QHBoxLayout;
    space(row, 0, 12);
    row->addWidget(presets);
    row->addWidget(words, 1);
    body()->insertLayout(0, row);
    presets->setCurrent(current);
    take(current);
}

void KeySheet::addForm()
{
    m_form = new KeyForm;
    m_reach = new ReachPanel;
    m_banner = new Banner;
    m_banner->setObjectName(QStringLiteral("keys.sheet.refusal"));
    m_banner->hide();
    m_theirs = m_banner->addButton(tr("Take theirs"));
    m_theirs->setObjectName(QStringLiteral("keys.sheet.theirs"));
    m_theirs->hide();
    connect(m_theirs, &QPushButton::clicked, this, [this] {
        m_key = AccessKey::fromRow(m_rowNow);
        m_form->setValues(formValuesOf(m_key.row), true);
        m_banner->hide();
        m_primary->setText(m_primaryWords);
    });
    auto *inside = new QWidget;
    auto *padding = new QVBoxLayout(inside);
    space(padding, QMargins(1, 2, 14, 2), 0);
    padding->addWidget(m_form);
    padding->addStretch(1);
    auto *scroll = new FormScroll(inside);
    fix(m_reach, 276, -1);
    auto *row = new QHBoxLayout;
    space(row, 0, 6);
    row->addWidget(scroll, 1);
    row->addWidget(m_reach, 0, Qt::AlignTop);
    body()->addWidget(m_banner);
    body()->addLayout(row, 1);
    m_state = new Label({}, Type::Small, &Tokens::text2);
    m_state->setObjectName(QStringLiteral("keys.sheet.state"));
    addFootWidget(m_state);
    addFoot(tr("Cancel"), ButtonKind::Secondary, Does::Reject);
    m_primary = addFoot(m_primaryWords, ButtonKind::Primary, Does::Nothing);
    m_primary->setObjectName(QStringLiteral("keys.sheet.primary"));
    m_primary->setDefault(true);
    connect(m_form, &KeyForm::edited, this, &KeySheet::refresh);
    connect(&m_models, &ModelCatalogue::changed, this, [this] {
        m_form->setOffered(namesOf(m_models));
        refresh();
    });
    m_form->setOffered(namesOf(m_models));
    if (!m_models.isLoaded())
        m_models.load();
}

void KeySheet::refresh()
{
    m_reach->set(reachOf(m_form->values(), m_models.models()));
    const bool hasWork = !m_isEdit || !m_form->changes().isEmpty();
    m_primary->setEnabled(m_form->isValid() && hasWork);
    m_hasLooked = false;
    if (m_isEdit)
        m_state->setText(hasWork ? tr("%n fields changed", nullptr, int(m_form->changes().size())) : tr("Nothing is changed yet"));
}

void KeySheet::setBusy(const QString &words)
{
    m_primary->setEnabled(words.isEmpty());
    m_primary->setText(words.isEmpty() ? m_primaryWords : words);
    setDismissable(words.isEmpty());
    if (!words.isEmpty())
        m_banner->hide();
}

void KeySheet::refuse(const Answer &answer)
{
    setBusy({});
    if (m_form->showRefusal(answer))
        return m_primary->setEnabled(false);
    const QString title = m_isEdit ? tr("The key was not saved") : tr("The key was not created");
    m_theirs->hide();
    m_banner->set(Tone::Bad, title, answer.message());
    m_banner->show();
}

void KeySheet::generate()
{
    setBusy(tr("Creating…"));
    m_client.post(this, QStringLiteral("/key/generate"), m_form->values(), [this](const Answer &answer) {
        if (!answer.isOk())
            return refuse(answer);
        setBusy({});
        emit generated(answer.object());
        accept();
    });
}

void KeySheet::save()
{
    const QJsonObject changes = m_form->changes();
    if (changes.isEmpty())
        return;
    setBusy(tr("Saving…"));
    if (m_hasLooked)
        return write(changes);
    lookBeforeWriting(changes);
}

void KeySheet::lookBeforeWriting(const QJsonObject &changes)
{
    const QString path = pathWith(QStringLiteral("/key/info"), {{QStringLiteral("key"), m_key.token}});
    m_client.get(this, path, [this, changes](const Answer &answer) {
        if (!answer.isOk())
            return refuse(answer);
        const QJsonObject now = answer.object().value(QLatin1String("info")).toObject();
        const QStringList clashes = clashesOf(changes, m_key.row, now);
        if (clashes.isEmpty())
            return write(changes);
        setBusy({});
        m_primary->setText(tr("Save mine"));
        m_hasLooked = true;
        const QString who = now.value(QLatin1String("updated_by")).toString();
        m_rowNow = now;
        m_rowNow.insert(QStringLiteral("token"), m_key.token); // /key/info leaves it out
        m_theirs->show();
        m_banner->set(Tone::Warn, who.isEmpty() ? tr("Somebody changed this key meanwhile") : tr("%1 changed this key meanwhile").arg(who), clashes.join(QLatin1Char('\n')));
        m_banner->show();
    });
}

void KeySheet::write(const QJsonObject &changes)
{
    QJsonObject body = changes;
    body.insert(QStringLiteral("key"), m_key.token);
    m_client.post(this, QStringLiteral("/key/update"), body, [this, changes](const Answer &answer) {
        if (!answer.isOk())
            return refuse(answer);
        const QString idle = QString::fromLatin1(answer.header("x-portreeve-not-enforced"));
        readBack(changes, idle.isEmpty() ? QString() : tr("Kept, but without effect here: %1.").arg(idle));
    });
}

void KeySheet::readBack(const QJsonObject &changes, const QString &note)
{
    const QString path = pathWith(QStringLiteral("/key/info"), {{QStringLiteral("key"), m_key.token}});
    m_client.get(this, path, [this, changes, note](const Answer &answer) {
        setBusy({});
        if (!answer.isOk())
            return refuse(answer);
        QJsonObject row = answer.object().value(QLatin1String("info")).toObject();
        row.insert(QStringLiteral("token"), m_key.token); // /key/info leaves it out
        const QStringList differences = differencesOf(changes, row);
        const QString otherwise = differences.isEmpty() ? QString() : tr("The server keeps it otherwise: %1.").arg(differences.join(QStringLiteral("; ")));
        emit saved(AccessKey::fromRow(row), QStringList{otherwise, note}.join(QLatin1Char(' ')).trimmed());
        accept();
    });
}

} // namespace portreeve::ui
