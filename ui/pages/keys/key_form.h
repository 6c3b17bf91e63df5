// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/keys/key_fields.h"

#include <QHash>
#include <QWidget>

#include <functional>

namespace portreeve::ui {

class Field;
class ModelPicker;
struct Answer;

/// The fields of a key: for a new one, or for one that exists (then a changed field has its dot and "was", and changes() is what differs). Reads while a person types.
class KeyForm : public QWidget
{
    Q_OBJECT

public:
    explicit KeyForm(QWidget *parent = nullptr);

    void setOffered(const QStringList &models);
    /// What fields begin with. `isEdit`: later values are compared with these.
    void setValues(const QJsonObject &values, bool isEdit);
    /// A preset: its fields, and nothing in the other limits; name, owner and models stay.
    void setPreset(const QJsonObject &values);
    /// All that is filled in, for /key/generate.
    QJsonObject values() const;
    /// What differs from the beginning, for /key/update; null clears.
    QJsonObject changes() const;
    bool isValid() const;
    /// Says a refusal at the field it names. False: it names none of them.
    bool showRefusal(const Answer &answer);
    void focusFirst();

signals:
    void edited();

private:
    struct Part {
        const KeyField *field = nullptr;
        Field *box = nullptr;
        std::function<QString()> typed;
        std::function<void(const QString &)> setTyped;
    };
    void addPart(const KeyField &field, class QGridLayout *grid, int &row, int &column);
    void makeEditor(Part &part);
    void check();
    QString faultOf(const Part &part) const;
    QJsonValue valueOf(const Part &part) const;

    QList<Part> m_parts;
    ModelPicker *m_models = nullptr;
    QJsonObject m_before;
    QHash<QString, QString> m_refused; ///< member to the server's words, until it is typed in again
    bool m_isEdit = false;
    bool m_isFilling = false;
};

} // namespace portreeve::ui
