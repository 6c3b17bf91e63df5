// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QListWidget;
class QListWidgetItem;

namespace portreeve::ui {

class Label;
class Segments;
class TextField;

/// Which models a key may call: all of them, or those ticked. A name or pattern that the gateway does not have (yet) can be typed and added.
class ModelPicker : public QWidget
{
    Q_OBJECT

public:
    explicit ModelPicker(QWidget *parent = nullptr);
    /// What the gateway has; ticks stay.
    void setOffered(const QStringList &names);
    /// Empty: all models.
    QStringList chosen() const;
    void setChosen(const QStringList &names);
    /// "Only these" with nothing ticked: neither all nor some.
    bool isUndecided() const;

signals:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void find(const QString &text);
    void addTyped();
    void showList();
    void retranslate();

    Segments *m_which;
    TextField *m_search;
    QListWidget *m_list;
    Label *m_count;
    QStringList m_offered;
    QStringList m_ticked;
};

} // namespace portreeve::ui
