// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/desk.h"
#include "ui/window/history.h"

#include <QHash>
#include <QStackedWidget>

#include <memory>

namespace portreeve::ui {

class EmptyState;
class Page;
struct PageLine;

/// The line of the table of pages; nullptr: there is no such page.
const PageLine *pageLine(const QString &id);
/// Its title in the language of the moment.
QString pageTitle(const QString &id);

/// The pages of one connection, each built at its first visit. Where the server cannot serve a page a face says why instead. Deleting it deletes the pages, then the desk.
class PageStack : public QStackedWidget
{
    Q_OBJECT

public:
    explicit PageStack(std::unique_ptr<Desk> desk, QWidget *parent = nullptr);
    ~PageStack() override;

    void show(const Place &place);
    using QStackedWidget::show;
    QString currentId() const { return m_current; }
    /// Null while the face is shown.
    Page *current() const;
    /// Null until its first visit.
    Page *findBuilt(const QString &id) const { return m_pages.value(id); }
    /// Why the server cannot serve it; empty: it can.
    QString reason(const QString &id) const;
    /// The server told more about itself: a face may become a page.
    void settle();

protected:
    void changeEvent(QEvent *event) override;

private:
    Page *make(const QString &id);
    void showFace(const QString &id, const QString &why);

    std::unique_ptr<Desk> m_desk;
    QHash<QString, Page *> m_pages;
    EmptyState *m_face;
    QString m_current;
    QVariantMap m_where; ///< for the page that is not there yet
};

} // namespace portreeve::ui
