// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace portreeve::ui {

class Actions;
class Sheet;

/// All shortcuts by page (Ctrl+?), as they are at the moment, with a button that copies them as text. Not yet opened.
Sheet *makeShortcutSheet(Actions &actions, QWidget *window);

} // namespace portreeve::ui
