// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace portreeve::ui {

class Card;
class Client;
class Settings;

/// What is kept where, and that nothing is sent anywhere else. Fills the body of its card.
void fillPrivacy(Card *card, const Settings &settings, const Client &client);
/// Versions, licence, what it is made of.
void fillAbout(Card *card, const Client &client);

} // namespace portreeve::ui
