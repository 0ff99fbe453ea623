#pragma once
#include "core/analysis/colour_map.h"
#include "core/analysis/value_range.h"

#include <QString>
#include <QWidget>

#include <utility>

namespace convlens {

/// The scale of a colour map: the colours with the values they stand for, and a line on where the range comes from.
/// Activations have no unit.
class ColourLegend : public QWidget {
    Q_OBJECT
public:
    explicit ColourLegend(QWidget* parent = nullptr);

    /// `below`, `above`: values lie beyond that end and are drawn in its colour; the label then says so.
    void setScale(ColourMapId map, const ValueRange& range, bool below, bool above);
    /// Words instead of values, where every map has a scale of its own.
    void setScale(ColourMapId map, const QString& low, const QString& high);
    /// "one scale for the layer", shown beside the values.
    void setNote(const QString& note);
    void clear();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// Draws scale, values and note into `rect`, for exports too. `range` only tells where zero lies.
    static void paint(QPainter& painter, const QRect& rect, ColourMapId map, const ValueRange& range,
                      const QString& low, const QString& high, const QString& note, const QColor& text);
    /// The words at the ends: "≤ -1.2", "≥ 3.4".
    static std::pair<QString, QString> ends(const ValueRange& range, bool below, bool above);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ColourMapId m_map = ColourMapId::Viridis;
    ValueRange m_range;
    QString m_note, m_lowWord, m_highWord;
    bool m_empty = true;
};

} // namespace convlens
