// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/playground/attachment.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"

class QMimeData;

namespace portreeve::ui {

class AttachmentStrip;

/// Where a question is typed, with the files that go with it: chosen, dropped or pasted.
class PromptBox : public Panel
{
    Q_OBJECT

public:
    explicit PromptBox(QWidget *parent = nullptr);

    TextArea *edit() const { return m_edit; }
    QVBoxLayout *body() const { return m_body; } ///< for the line below
    /// Content parts of the files, in their order.
    QJsonArray files() const;
    bool isReading() const { return m_reading > 0; }
    /// Words and files as the content of a turn.
    QJsonValue content() const;
    void setContent(const QJsonValue &content);
    void clear(); ///< words and files
    void chooseFiles();
    void attach(const QStringList &paths);
    /// True: there are files or a picture in it, and they are on their way.
    bool take(const QMimeData &data);
    static bool canTake(const QMimeData &data);
    /// Something to drop is over the page.
    void setWelcoming(bool welcoming);

signals:
    void changed();
    void refused(const QString &why);
    void requestPasted(const QString &text); ///< a curl command to a model, into an empty prompt

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    AttachmentsRead taking(); ///< counts the reading that its answer ends
    void add(const QList<Attachment> &files, const QStringList &errors);

    QVBoxLayout *m_body;
    AttachmentStrip *m_strip;
    TextArea *m_edit;
    QList<Attachment> m_files;
    int m_reading = 0;
    int m_pasted = 0;
    bool m_isWelcoming = false;
};

} // namespace portreeve::ui
