// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/step.h"

namespace portreeve::ui {

WizardStep::WizardStep(WizardParts &parts) : m_parts(parts)
{
    setAutoFillBackground(false);
}

} // namespace portreeve::ui
