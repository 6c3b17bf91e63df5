// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/local/engine_control.h"

// The interface itself has no code; this file is where moc's goes.
