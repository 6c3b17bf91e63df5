// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QWidget;

namespace gallery {

/// A page of the gallery: the parts in every state, laid out as the pictures of the look are.
struct Page {
    const char *name;
    QWidget *(*make)();
};

const QList<Page> &pages();

QWidget *states();

} // namespace gallery
