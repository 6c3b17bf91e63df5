// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/playground/attachment.h"

#include <QWidget>

class QHBoxLayout;

namespace portreeve::ui {

/// The files that go with the next question, each with its picture, name, size and a button that takes it away. Not there while there are none.
class AttachmentStrip : public QWidget
{
    Q_OBJECT

public:
    explicit AttachmentStrip(QWidget *parent = nullptr);
    void set(const QList<Attachment> &files);

signals:
    void removeWanted(int index);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();

    QHBoxLayout *m_row;
    QList<Attachment> m_files;
};

} // namespace portreeve::ui
