// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tokens.h"

#include <QAbstractButton>

namespace portreeve::ui {

/// One page in the rail (rail.h).
class RailButton : public QAbstractButton
{
    Q_OBJECT

public:
    RailButton(const QString &id, const QString &iconName, const QString &text, QWidget *parent = nullptr);

    QString id() const { return m_id; }
    void setBadge(const QString &text, Tone tone);
    void setReason(const QString &reason);
    void setNarrow(bool narrow);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void paintBadgeOf(QPainter &painter) const;
    void say();

    QString m_id;
    QString m_icon;
    QString m_badge;
    Tone m_badgeTone = Tone::Mute;
    QString m_reason;
    bool m_narrow = false;
};

/// Logo, connection and kind; clicking switches connections.
class ConnectionButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ConnectionButton(QWidget *parent = nullptr);
    void set(const QString &name, const QString &kind);
    void setNarrow(bool narrow);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QString m_kind;
    bool m_narrow = false;
};

/// The name of a group of pages; a thin line when the rail is narrow.
class RailHead : public QWidget
{
    Q_OBJECT

public:
    explicit RailHead(const QString &text, QWidget *parent = nullptr);
    void setNarrow(bool narrow);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    bool m_narrow = false;
};

} // namespace portreeve::ui
