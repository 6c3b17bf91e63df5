// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <initializer_list>

class QHBoxLayout;
class QVBoxLayout;
class QWidget;

namespace portreeve::ui {
class Shell;
}

namespace gallery {

/// A page of the gallery: the parts in every state, laid out as the pictures of the look are, so that the two can be laid beside each other.
struct Page {
    const char *name;
    QWidget *(*make)();
};

const QList<Page> &pages();

QWidget *home();
QWidget *requests();
QWidget *keys();
QWidget *budgets();
QWidget *dashboards();
QWidget *playground();
QWidget *states();
QWidget *parts();
QWidget *empty();
QWidget *palette();
QWidget *wizard();
QWidget *icons();

/// The frame with a page in it, as at the pictures' moment.
portreeve::ui::Shell *frame(const QString &current, QWidget *page);
QHBoxLayout *row(std::initializer_list<QWidget *> widgets, int gap = 8);
QWidget *page(QVBoxLayout *column);

} // namespace gallery
