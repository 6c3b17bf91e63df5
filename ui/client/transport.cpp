// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/transport.h"

// The seam itself has no code; this file is where moc's goes.
