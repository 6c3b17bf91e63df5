// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/connect/apps.h"
#include "ui/widgets/card.h"

namespace portreeve::ui {

class Button;
class Label;

/// What to type where, for one app: the way to its settings, the fields with their values, files and code to copy, and what trips people up.
class AppGuide : public Card
{
    Q_OBJECT

public:
    explicit AppGuide(QWidget *parent = nullptr);
    void show(const App &app, const AppPlace &place);
    using QWidget::show;

signals:
    void copied(const QString &what);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void addWarnings();
    void addFields();
    void addSamples();
    void addNotes();
    void add(QWidget *part);

    const App *m_app = nullptr;
    AppPlace m_place;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_column = nullptr;
    int m_sample = 0;
};

} // namespace portreeve::ui
