// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/keys/model_picker.h"

#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/toggles.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QVBoxLayout>

namespace portreeve::ui {

ModelPicker::ModelPicker(QWidget *parent)
    : QWidget(parent), m_which(new Segments), m_search(new TextField), m_list(new QListWidget), m_count(new Label({}, Type::Small, &Tokens::text2))
{
    m_which->setObjectName(QStringLiteral("keys.models.which"));
    m_search->setObjectName(QStringLiteral("keys.models.search"));
    m_list->setObjectName(QStringLiteral("keys.models.list"));
    m_search->setLeadingIcon(QStringLiteral("search"));
    m_list->setUniformItemSizes(true);
    fix(m_list, -1, 134);
    auto *head = new QHBoxLayout;
    space(head, 0, 10);
    head->addWidget(m_which);
    head->addWidget(m_count);
    head->addStretch(1);
    auto *column = new QVBoxLayout(this);
    space(column, 0, 6);
    column->addLayout(head);
    column->addWidget(m_search);
    column->addWidget(m_list);
    setFocusProxy(m_which);
    connect(m_which, &Segments::chosen, this, [this] {
        showList();
        emit edited();
    });
    connect(m_search, &QLineEdit::textChanged, this, &ModelPicker::find);
    connect(m_search, &QLineEdit::returnPressed, this, &ModelPicker::addTyped);
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) {
        m_ticked.removeAll(item->text());
        if (item->checkState() == Qt::Checked)
            m_ticked.append(item->text());
        showList();
        emit edited();
    });
    retranslate();
    m_which->setCurrent(0);
    showList();
}

void ModelPicker::setOffered(const QStringList &names)
{
    m_offered = names;
    fill();
}

QStringList ModelPicker::chosen() const
{
    QStringList ticked = m_ticked;
    ticked.sort(Qt::CaseInsensitive);
    return m_which->current() == 0 ? QStringList() : ticked;
}

void ModelPicker::setChosen(const QStringList &names)
{
    m_ticked = names;
    m_which->setCurrent(names.isEmpty() ? 0 : 1);
    fill();
    showList();
    emit edited();
}

bool ModelPicker::isUndecided() const
{
    return m_which->current() == 1 && m_ticked.isEmpty();
}

void ModelPicker::fill()
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    QStringList names = m_ticked;
    names.sort(Qt::CaseInsensitive);
    for (const QString &name : std::as_const(m_offered)) {
        if (!names.contains(name))
            names.append(name);
    }
    for (const QString &name : std::as_const(names)) {
        auto *item = new QListWidgetItem(name, m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(m_ticked.contains(name) ? Qt::Checked : Qt::Unchecked);
    }
    find(m_search->text());
}

void ModelPicker::find(const QString &text)
{
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setHidden(!m_list->item(row)->text().contains(text.trimmed(), Qt::CaseInsensitive));
}

void ModelPicker::addTyped()
{
    const QString name = m_search->text().trimmed();
    if (name.isEmpty() || m_ticked.contains(name))
        return;
    m_ticked.append(name);
    m_search->clear();
    fill();
    showList();
    emit edited();
}

void ModelPicker::showList()
{
    const bool some = m_which->current() == 1;
    m_search->setVisible(some);
    m_list->setVisible(some);
    m_count->setText(some ? tr("%n chosen", nullptr, int(m_ticked.size())) : tr("Also those that are added later"));
    updateGeometry();
}

void ModelPicker::retranslate()
{
    const int current = m_which->current();
    m_which->setWords({tr("All models"), tr("Only these")});
    m_which->setCurrent(qMax(0, current));
    m_which->setAccessibleName(tr("Models"));
    m_search->setPlaceholderText(tr("Find, or type a name or a pattern such as openai/* and press Enter"));
    m_search->setAccessibleName(tr("Find or add a model"));
    m_list->setAccessibleName(tr("Models this key may call"));
}

void ModelPicker::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    showList();
}

} // namespace portreeve::ui
