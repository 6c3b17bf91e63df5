// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSplitter;
class QStackedLayout;

namespace portreeve::ui {

class Button;
class CallLog;
class CallModel;
class CodeView;
class EmptyState;
class IconButton;
class Label;
class Table;
class Toasts;

/// The panel under the pages (F12): every call that the desktop made, what it sent, and the same as a curl command. For honesty, and for writing scripts.
class CallsPanel : public QWidget
{
    Q_OBJECT

public:
    CallsPanel(CallLog &log, Toasts &toasts, QWidget *parent = nullptr);
    QByteArray saveColumns() const;
    void restoreColumns(const QByteArray &state);
    QSize sizeHint() const override;

signals:
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeHead();
    void retranslate();
    void settle();
    void showDetail();
    void copy();

    CallLog &m_log;
    Toasts &m_toasts;
    CallModel *m_model;
    Label *m_title;
    Label *m_facts;
    Button *m_copy;
    Button *m_clear;
    IconButton *m_close;
    Table *m_table;
    CodeView *m_detail;
    EmptyState *m_none;
    QStackedLayout *m_faces;
};

} // namespace portreeve::ui
