// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/providers/provider_use.h"
#include "ui/widgets/spoken.h"

#include <QAbstractButton>

namespace portreeve::ui {

/// A provider as a card: who it is, how it stands, what it did. Clicking it opens its pane.
class ProviderCard : public QAbstractButton, public Spoken
{
    Q_OBJECT

public:
    explicit ProviderCard(const ProviderUse &use, const QString &span, QWidget *parent = nullptr);
    void set(const ProviderUse &use, const QString &span);
    QString slug() const { return m_use.slug; }
    void setDimmed(bool dimmed);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QAccessible::Role spokenRole() const override { return QAccessible::Button; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString subtitle() const;
    void paintHead(QPainter &painter, const QRectF &inner) const;
    void paintFigures(QPainter &painter, const QRectF &inner) const;

    ProviderUse m_use;
    QString m_span;
    bool m_dimmed = false;
};

/// Cards in as many columns as fit, all of one width.
class ProviderGrid : public QWidget
{
    Q_OBJECT

public:
    explicit ProviderGrid(QWidget *parent = nullptr);
    void set(const QList<ProviderUse> &uses, const QString &span);
    void setDimmed(bool dimmed);
    void setChosen(const QString &slug);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void chosen(const QString &slug);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int columnsFor(int width) const;
    void arrange();

    QList<ProviderCard *> m_cards;
};

} // namespace portreeve::ui
