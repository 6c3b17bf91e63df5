// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/code_block.h"

#include <QList>
#include <QString>

namespace portreeve::ui {

/// What an app is told about this gateway. The key itself is never among it: samples name it by a variable or a placeholder.
struct AppPlace {
    QString root; ///< "http://127.0.0.1:4000"
    QString model; ///< a name the key may call
};

/// A box to fill in, in the app's own words: "Base URL".
struct AppField {
    const char *label;
    const char *value; ///< with {root}, {v1}, {key}, {model}
};

/// A file or a piece of code to copy. `path`: where it goes; empty: it is code.
struct AppSample {
    const char *name;
    const char *path;
    Language language;
    const char *text;
};

/// An app that can be pointed at a gateway, as its vendor documents it. One row a thing to know; words for people are translated, field names are the app's own.
struct App {
    const char *id;
    const char *name;
    const char *kind; ///< one line under the name
    const char *where; ///< the way to its settings; nullptr: there is none, it is code
    QList<AppField> fields;
    QList<AppSample> samples;
    QList<const char *> notes; ///< what trips people up
    bool needsPublicUrl = false; ///< its vendor's servers make the call, not this computer
    bool oftenInContainer = false; ///< then "127.0.0.1" is the container itself
};

const QList<App> &apps();
/// "127.0.0.1", "localhost", "::1".
bool isLoopback(const QString &url);
const App *appNamed(const QString &id);

/// The words of the table in the language of the moment.
QString appWords(const char *words);
/// {root}, {v1}, {outside} (as a container on this computer finds it), {key}, {model} filled in.
QString filledIn(const char *text, const AppPlace &place);
QList<Sample> samplesOf(const App &app, const AppPlace &place);

} // namespace portreeve::ui
