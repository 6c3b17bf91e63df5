// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/call.h"
#include "ui/pages/deployments/deployment.h"
#include "ui/pages/deployments/provider_template.h"
#include "ui/pages/deployments/test_report.h"
#include "ui/widgets/sheet.h"

namespace portreeve::ui {

struct Desk;
class Banner;
class Field;
class TestView;
class TextField;

/// A new key for a credential: typed, tried out, then put in place of the old one, and read back.
class RotateSheet : public Sheet
{
    Q_OBJECT

public:
    /// `uses`: the deployments that are called with it; the first one is what the new key is tried on.
    RotateSheet(Desk &desk, const CredentialLine &line, const ProviderTemplate &row, const QList<Deployment> &uses, QWidget *over);

signals:
    void rotated(const QString &credential, const QString &state);

private:
    QJsonObject typed() const;
    void tryOut();
    void take(const TestReport &report);
    void switchOver();
    void readBack();
    void settle();
    void setBusy(bool busy);

    Desk &m_desk;
    CredentialLine m_line;
    QString m_slug;
    QList<Deployment> m_uses;
    QList<QPair<QString, TextField *>> m_lines;
    Banner *m_banner;
    TestView *m_view;
    Button *m_try;
    Button *m_untried; ///< switches without a trial
    Button *m_switch;
    bool m_isTried = false;
    bool m_isBusy = false;
};

} // namespace portreeve::ui
