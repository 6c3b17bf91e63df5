// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace portreeve::ui {

struct FacetValue {
    QString value; ///< what goes into the filter
    QString text; ///< what is shown; empty: the value
    qint64 count = 0;
    bool ticked = false;
};

struct Facet {
    QString key; ///< "model"
    QString title; ///< "Model"
    QList<FacetValue> values; ///< the largest first; at most as many as should be seen
    int more = 0; ///< how many are left out
};

/// The panel beside a log: for each field its values, each with a tick, a bar of its share and a count. It only shows; the filter lives elsewhere.
class Facets : public QWidget
{
    Q_OBJECT

public:
    explicit Facets(QWidget *parent = nullptr);
    void setFacets(const QList<Facet> &facets);

signals:
    void toggled(const QString &key, const QString &value, bool on);
    void moreWanted(const QString &key);

private:
    void rebuild();

    QList<Facet> m_facets;
    QVBoxLayout *m_column;
};

} // namespace portreeve::ui
