// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/deployments/provider_template.h"

#include <QAbstractListModel>
#include <QWidget>

class QListView;

namespace portreeve::ui {

class Label;
class TextField;

/// All providers that the server knows, to choose from: searched by name, kind or "local".
class TemplateList : public QWidget
{
    Q_OBJECT

public:
    explicit TemplateList(const QList<ProviderTemplate> &templates, QWidget *parent = nullptr);
    void choose(const QString &slug);
    TextField *search() const { return m_search; }

signals:
    void chosen(const ProviderTemplate &row);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Rows;
    void find(const QString &query);

    QList<ProviderTemplate> m_all;
    Rows *m_rows;
    TextField *m_search;
    QListView *m_list;
    Label *m_none;
};

} // namespace portreeve::ui
