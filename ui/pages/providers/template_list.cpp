// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/providers/template_list.h"

#include "ui/widgets/cells.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_list.h"

#include <QKeyEvent>
#include <QListView>
#include <QVBoxLayout>

namespace portreeve::ui {

class TemplateList::Rows : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void set(const QList<ProviderTemplate> &rows)
    {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    const ProviderTemplate &at(int row) const { return m_rows[row]; }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const ProviderTemplate &row = m_rows[index.row()];
        if (role == Qt::DisplayRole)
            return row.title;
        if (role == role::Second)
            return row.isLocal ? TemplateList::tr("%1 · on a computer of yours").arg(row.slug) : row.kind == QLatin1String("llm") ? row.slug : row.slug + QStringLiteral(" · ") + row.kind;
        if (role == role::IconName)
            return row.isLocal ? QStringLiteral("server") : QStringLiteral("providers");
        if (role == Qt::AccessibleTextRole)
            return row.title + QLatin1Char(' ') + row.slug;
        return {};
    }

private:
    QList<ProviderTemplate> m_rows;
};

TemplateList::TemplateList(const QList<ProviderTemplate> &templates, QWidget *parent)
    : QWidget(parent), m_all(templates), m_rows(new Rows(this)), m_search(new TextField), m_list(new QListView), m_none(new Label({}, Type::Small, &Tokens::text2))
{
    setObjectName(QStringLiteral("providers.templates"));
    auto *column = new QVBoxLayout(this);
    space(column, 0, 8);
    m_search->setLeadingIcon(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Search %1 providers").arg(templates.size()));
    m_search->setAccessibleName(tr("Search providers"));
    m_search->setObjectName(QStringLiteral("providers.templates.search"));
    m_search->installEventFilter(this);
    column->addWidget(m_search);
    m_list->setObjectName(QStringLiteral("providers.templates.list"));
    m_list->setAccessibleName(tr("Providers"));
    m_list->setModel(m_rows);
    m_list->setItemDelegate(new TwoLineDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    column->addWidget(m_list, 1);
    m_none->setWordWrap(true);
    m_none->hide();
    column->addWidget(m_none);
    m_rows->set(m_all);
    connect(m_search, &QLineEdit::textChanged, this, &TemplateList::find);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        if (now.isValid())
            emit chosen(m_rows->at(now.row()));
    });
}

void TemplateList::find(const QString &query)
{
    m_rows->set(searchTemplates(m_all, query));
    const bool isEmpty = m_rows->rowCount() == 0;
    m_none->setText(tr("No provider is called “%1”. One that speaks OpenAI's API works as “openai” with its own address.").arg(query));
    m_none->setVisible(isEmpty);
    if (!isEmpty)
        m_list->setCurrentIndex(m_rows->index(0));
}

void TemplateList::choose(const QString &slug)
{
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        if (m_rows->at(row).slug != slug)
            continue;
        m_list->setCurrentIndex(m_rows->index(row));
        return m_list->scrollTo(m_rows->index(row));
    }
}

/// Up and Down in the search move in the list.
bool TemplateList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Up && key != Qt::Key_Down)
        return false;
    const int row = m_list->currentIndex().row() + (key == Qt::Key_Down ? 1 : -1);
    if (row >= 0 && row < m_rows->rowCount())
        m_list->setCurrentIndex(m_rows->index(row));
    return true;
}

} // namespace portreeve::ui
