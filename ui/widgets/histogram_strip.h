#pragma once
#include "core/analysis/map_statistics.h"
#include "ui/widgets/map_image.h"

#include <QWidget>

#include <memory>
#include <span>
#include <vector>

namespace convlens {

/// How many finite values fall into each of `bins` equal parts of [low, high]; the last holds its upper end too. Values
/// outside are left out.
std::vector<std::int64_t> histogramOf(std::span<const float> values, float low, float high, int bins);

/// The distribution of one channel's values from smallest to largest, each bar in the colour its values have in the
/// map, with mean and standard deviation marked. Where one bar towers over the rest (the zeros behind a ReLU), it is
/// cut and its share is written on it.
class HistogramStrip : public QWidget {
    Q_OBJECT
public:
    explicit HistogramStrip(QWidget* parent = nullptr);

    static constexpr int kBins = 48;
    /// `counts` as histogramOf() makes them from the minimum to the maximum of `statistics`, in kBins.
    void setValues(const MapStatistics& statistics, std::vector<std::int64_t> counts);
    void setColouring(ColourMapId map, const ValueRange& range);
    void clear();

    QSize sizeHint() const override { return {240, 88}; }
    QSize minimumSizeHint() const override { return {120, 64}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF plotRect() const;

    MapStatistics m_statistics;
    std::vector<std::int64_t> m_counts;
    ColourMapId m_map = ColourMapId::Viridis;
    ValueRange m_range;
};

} // namespace convlens
