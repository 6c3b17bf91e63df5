// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/shortcut_editor.h"

#include "ui/local/settings.h"
#include "ui/pages/settings/shortcut_model.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/table.h"
#include "ui/window/actions.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeySequenceEdit>

namespace portreeve::ui {
namespace {

constexpr int tableTall = 300;
constexpr int keysWide = 180;

/// Ctrl+1 to Ctrl+9 go to pages and are no actions.
bool isOfPages(const QString &keys)
{
    return keys.size() == 6 && keys.startsWith(QLatin1String("Ctrl+")) && keys[5] >= QLatin1Char('1') && keys[5] <= QLatin1Char('9');
}

} // namespace

ShortcutEditor::ShortcutEditor(Actions &actions, Settings &settings, QWidget *parent)
    : QWidget(parent), m_actions(actions), m_settings(settings), m_model(new ShortcutModel(actions, this)), m_table(new Table)
{
    m_table->setObjectName(QStringLiteral("settings.shortcuts"));
    m_table->setModel(m_model);
    m_table->setColumns({{Cell::Main, 280}, {Cell::Text, 150}, {Cell::Two, 200}});
    m_table->setFirstInset(15);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    fix(m_table, -1, tableTall);
    auto *column = new QVBoxLayout(this);
    space(column, 0, 0);
    column->addWidget(m_table);
    column->addWidget(new Rule);
    column->addWidget(makeLine());
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ShortcutEditor::load);
    connect(&actions, &Actions::changed, this, [this] {
        m_model->settle();
        load();
    });
    retranslate();
    m_table->setCurrentIndex(m_model->index(0, 0));
}

QWidget *ShortcutEditor::makeLine()
{
    auto *line = new QWidget;
    auto *column = new QVBoxLayout(line);
    space(column, QMargins(15, 10, 15, 12), 6);
    auto *row = new QHBoxLayout;
    space(row, 0, 8);
    row->addWidget(m_name = new Label, 1);
    m_name->setElide(Qt::ElideRight);
    row->addWidget(m_keys = new QKeySequenceEdit);
    row->addWidget(m_set = new Button);
    row->addWidget(m_none = new Button);
    row->addWidget(m_reset = new Button);
    row->addWidget(m_resetAll = new Button({}, ButtonKind::Ghost));
    column->addLayout(row);
    column->addWidget(m_conflict = new Label({}, Type::Small, &Tokens::warning));
    fix(m_keys, keysWide, -1);
    const std::pair<QWidget *, const char *> names[] = {{m_keys, "keys"}, {m_set, "set"}, {m_none, "none"}, {m_reset, "default"}, {m_resetAll, "defaults"}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(QStringLiteral("settings.shortcut.") + QLatin1String(name));
    connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutEditor::check);
    connect(m_set, &QPushButton::clicked, this, [this] { apply(true); });
    connect(m_none, &QPushButton::clicked, this, [this] { setOwn(chosen(), QStringLiteral("none")); });
    connect(m_reset, &QPushButton::clicked, this, [this] { m_settings.reset(QStringLiteral("shortcut.") + chosen()); });
    connect(m_resetAll, &QPushButton::clicked, this, [this] {
        for (const ActionLine &action : actionTable())
            m_settings.reset(QStringLiteral("shortcut.") + QLatin1String(action.id));
    });
    return line;
}

void ShortcutEditor::retranslate()
{
    m_table->setAccessibleName(tr("Shortcuts"));
    m_keys->setAccessibleName(tr("New shortcut: press the keys"));
    m_none->setText(tr("None"));
    m_reset->setText(tr("Default"));
    m_resetAll->setText(tr("All to default"));
    m_model->settle();
    load();
}

QString ShortcutEditor::chosen() const
{
    return m_model->idAt(m_table->currentIndex().row());
}

void ShortcutEditor::load()
{
    const QString id = chosen();
    for (QWidget *each : std::initializer_list<QWidget *>{m_keys, m_none, m_reset})
        each->setEnabled(!id.isEmpty());
    const QSignalBlocker quiet(m_keys);
    m_keys->setKeySequence(id.isEmpty() ? QKeySequence() : m_actions.find(id)->shortcut());
    m_name->setText(id.isEmpty() ? tr("Choose an action to change its shortcut.") : m_actions.find(id)->text());
    check();
}

QString ShortcutEditor::wanted() const
{
    return m_keys->keySequence().toString(QKeySequence::PortableText);
}

QStringList ShortcutEditor::owners(const QString &keys) const
{
    return keys.isEmpty() ? QStringList() : m_actions.sharing(chosen(), keys);
}

void ShortcutEditor::check()
{
    const QString id = chosen();
    const QString keys = wanted();
    QStringList names;
    for (const QString &owner : id.isEmpty() ? QStringList() : owners(keys))
        names.append(QStringLiteral("“%1” (%2)").arg(m_actions.find(owner)->text(), ShortcutModel::placeOf(owner)));
    const bool isFree = !isOfPages(keys);
    m_conflict->setText(!isFree            ? tr("Ctrl+1 to Ctrl+9 go to the pages.")
                        : names.isEmpty() ? QString()
                                          : tr("These keys belong to %1, which would have none.").arg(names.join(QStringLiteral(", "))));
    m_conflict->setVisible(!m_conflict->text().isEmpty());
    m_set->setText(names.isEmpty() ? tr("Set") : tr("Take it"));
    m_set->setEnabled(isFree && !id.isEmpty() && !keys.isEmpty() && m_keys->keySequence() != m_actions.find(id)->shortcut());
}

void ShortcutEditor::apply(bool takes)
{
    const QString id = chosen();
    const QString keys = wanted();
    for (const QString &owner : takes ? owners(keys) : QStringList())
        setOwn(owner, QStringLiteral("none"));
    setOwn(id, keys);
}

void ShortcutEditor::setOwn(const QString &id, const QString &keys)
{
    if (!id.isEmpty())
        m_settings.set(QStringLiteral("shortcut.") + id, keys);
}

int ShortcutEditor::setFilter(const QString &query)
{
    const QString before = chosen();
    m_model->setFilter(query);
    m_table->setCurrentIndex(m_model->index(qMax(0, m_model->rowOf(before)), 0));
    load();
    return m_model->rowCount();
}

void ShortcutEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace portreeve::ui
