// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/spoken.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>
#include <QWidget>

namespace portreeve::ui {
namespace {

Spoken *spokenOf(QObject *object)
{
    return dynamic_cast<Spoken *>(object);
}

/// One thing inside a painted widget. It looks its name up when asked, so it never outlives what it names.
class SpokenPart : public QAccessibleInterface
{
public:
    SpokenPart(QWidget *widget, int index) : m_widget(widget), m_index(index) {}

    bool isValid() const override { return m_widget && m_index < spokenOf(m_widget)->spokenParts().size(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_widget ? m_widget->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_widget); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::StaticText; }
    void setText(QAccessible::Text, const QString &) override {}

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? spokenOf(m_widget)->spokenParts().at(m_index) : QString();
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect inside = spokenOf(m_widget)->spokenRect(m_index);
        return QRect(m_widget->mapToGlobal(inside.topLeft()), inside.size());
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.readOnly = true;
        state.invalid = !isValid();
        return state;
    }

private:
    QPointer<QWidget> m_widget;
    int m_index;
};

class SpokenWidget : public QAccessibleWidget
{
public:
    explicit SpokenWidget(QWidget *widget) : QAccessibleWidget(widget, spokenOf(widget)->spokenRole()) {}

    ~SpokenWidget() override
    {
        for (const QAccessible::Id id : std::as_const(m_parts))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return QAccessibleWidget::childCount() + int(spokenOf(widget())->spokenParts().size()); }

    QAccessibleInterface *child(int index) const override
    {
        const int own = QAccessibleWidget::childCount();
        if (index < own)
            return QAccessibleWidget::child(index);
        return part(index - own);
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (auto each = m_parts.cbegin(); each != m_parts.cend(); ++each) {
            if (QAccessible::accessibleInterface(each.value()) == child)
                return QAccessibleWidget::childCount() + each.key();
        }
        return QAccessibleWidget::indexOfChild(child);
    }

private:
    QAccessibleInterface *part(int index) const
    {
        if (index < 0 || index >= spokenOf(widget())->spokenParts().size())
            return nullptr;
        if (!m_parts.contains(index))
            m_parts.insert(index, QAccessible::registerAccessibleInterface(new SpokenPart(widget(), index)));
        return QAccessible::accessibleInterface(m_parts.value(index));
    }

    mutable QHash<int, QAccessible::Id> m_parts;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    return widget && spokenOf(widget) ? new SpokenWidget(widget) : nullptr;
}

} // namespace

void installSpoken()
{
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(once)
}

} // namespace portreeve::ui
