// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/call.h"
#include "ui/pages/deployments/provider_template.h"
#include "ui/widgets/sheet.h"

#include <QHash>

class QScrollArea;
class QStackedWidget;

namespace portreeve::ui {

struct Desk;
class Banner;
class DiscoverView;
class ProviderForm;
class TemplateList;

/// What the sheet starts from.
struct AddStart {
    QList<ProviderTemplate> templates;
    QStringList takenNames; ///< of credentials
    QString slug; ///< chosen already; empty: the first
    QHash<QString, QString> texts; ///< for the form: an address that was found
};

/// Adds a provider: which one, its key and address, which of its models. Nothing is kept before the end.
class AddSheet : public Sheet
{
    Q_OBJECT

public:
    AddSheet(Desk &desk, const AddStart &start, QWidget *over);

signals:
    void added(const QString &slug, const QString &credential, int models);

private:
    QWidget *choosePage();
    void showForm(const ProviderTemplate &row);
    void toModels();
    void toForm();
    void answered(bool isOk, const QString &message, const QString &remedy);
    void save(bool withModels);
    void addModels(const QString &credential);
    void finish(const QString &credential, int models, const QStringList &faults);
    void settle();
    void say(Tone tone, const QString &title, const QString &text);
    void setBusy(bool busy);

    Desk &m_desk;
    AddStart m_start;
    QStackedWidget *m_pages;
    TemplateList *m_list;
    QScrollArea *m_formPlace;
    ProviderForm *m_form = nullptr;
    DiscoverView *m_discover;
    Banner *m_banner;
    Button *m_back;
    Button *m_plain;
    Button *m_next;
    bool m_canDiscover;
    bool m_isBusy = false;
    QString m_saved; ///< the credential that is on the server already
};

} // namespace portreeve::ui
