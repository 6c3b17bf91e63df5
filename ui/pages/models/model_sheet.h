// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/call.h"
#include "ui/pages/models/model_draft.h"
#include "ui/pages/models/raw_text.h"
#include "ui/widgets/sheet.h"

#include <QBasicTimer>

namespace portreeve::ui {

struct Desk;
class Banner;
class Label;
class ModelForm;
class Segments;
class TextArea;

/// What the editor starts from.
struct ModelSheetStart {
    ModelDraft draft;
    QString title;
    QStringList credentials;
    QList<FormField> fields;
    QDateTime updatedAt; ///< of the deployment that is edited
    QString note; ///< said over the form; may be empty
};

/// Creates or edits a deployment: the guided form and its raw text side by side, two editors of one draft.
class ModelSheet : public Sheet
{
    Q_OBJECT

public:
    ModelSheet(Desk &desk, const ModelSheetStart &start, QWidget *over);

    const ModelDraft &draft() const { return m_draft; }

signals:
    /// It is on the server, and the server's answer says the same.
    void saved(const QString &id, const QString &name);
    void testWanted(const QJsonObject &params, const QString &id);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    QWidget *formSide();
    QWidget *rawSide();
    void takeEdit(const FormField &field, const QString &text);
    void takeRaw();
    void showRaw();
    void showState();
    void lookUpPrice();
    void lookUpSecret();
    void save();
    void create();
    void checkThenPatch();
    void patch();
    void take(const Answer &answer);
    void setBusy(bool busy);
    void say(const QString &title, const QString &text);
    RawForm rawForm() const;

    Desk &m_desk;
    ModelSheetStart m_start;
    ModelDraft m_draft;
    ModelForm *m_form;
    TextArea *m_raw;
    Segments *m_rawKind;
    Label *m_rawFault;
    Banner *m_banner;
    Label *m_stateLine;
    Button *m_save;
    QBasicTimer m_priceTimer;
    QString m_pricedModel;
    bool m_isShowingRaw = false;
    bool m_rawIsWrong = false;
    bool m_isBusy = false;
};

} // namespace portreeve::ui
