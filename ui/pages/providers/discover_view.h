// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/providers/found_models.h"

#include <QWidget>

#include <functional>

class QComboBox;

namespace portreeve::ui {

struct Desk;
class Banner;
class Button;
class Label;
class Skeleton;
class Table;
class TextField;

/// The models that a provider says it has, with ticks: what is ticked becomes a deployment.
class DiscoverView : public QWidget
{
    Q_OBJECT

public:
    explicit DiscoverView(Desk &desk, QWidget *parent = nullptr);

    /// Asks the provider: its slug with a credential's name, or with values that are not saved yet.
    void ask(const QString &slug, const QJsonObject &with);
    bool isAsking() const { return m_asker != nullptr; }
    QString slug() const { return m_slug; }
    const FoundModels &models() const { return *m_models; }
    /// How clients will call it: as the provider does, or with its slug before it.
    QString publicName(const FoundModel &model) const;
    /// Adds the ticked ones, one call after the other; `done` gets how many there are now and what went wrong.
    void addTicked(const QString &credential, std::function<void(int added, const QStringList &faults)> done);

signals:
    void answered(bool isOk, const QString &message, const QString &remedy);
    void ticksChanged(int ticked);

private:
    void take(const Answer &answer);
    void showNote();
    void addNext();

    Desk &m_desk;
    QString m_slug;
    FoundModels *m_models;
    TextField *m_search;
    Button *m_all;
    QComboBox *m_names;
    Table *m_table;
    Skeleton *m_skeleton;
    Banner *m_fault;
    Label *m_note;
    QObject *m_asker = nullptr;
    QList<FoundModel> m_queue;
    QString m_credential;
    int m_added = 0;
    QStringList m_faults;
    std::function<void(int, const QStringList &)> m_done;
};

} // namespace portreeve::ui
