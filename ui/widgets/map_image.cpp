#include "ui/widgets/map_image.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace convlens {

namespace {

/// Where the pixels of one axis take their values from.
struct AxisSample {
    int first = 0, last = 0; ///< values that are averaged, or the two that are mixed
    float mix = 0;           ///< weight of `last` when growing
};

std::vector<AxisSample> samplesOf(int source, int target, bool smooth) {
    std::vector<AxisSample> samples(std::size_t(std::max(target, 0)));
    const double step = double(source) / target;
    for (int i = 0; i < target; ++i) {
        AxisSample& s = samples[std::size_t(i)];
        const double centre = (i + 0.5) * step;
        if (!smooth) {
            s.first = s.last = std::min(int(centre), source - 1);
        } else if (target < source) {
            s.first = int(i * step);
            s.last = std::clamp(int(std::ceil((i + 1) * step)) - 1, s.first, source - 1);
        } else {
            const double place = std::clamp(centre - 0.5, 0.0, double(source - 1));
            s.first = int(place);
            s.last = std::min(s.first + 1, source - 1);
            s.mix = float(place - s.first);
        }
    }
    return samples;
}

/// Values at the pixels of a target, row by row from the top. Rows first, then columns: what is interpolated along x is
/// shared by all rows of the target that need it. Only the rows at hand are kept: whole planes of values in between
/// would cost a large picture more time than its colours do.
class Resampler {
public:
    Resampler(std::span<const float> plane, int height, int width, QSize target, bool smooth)
        : m_plane(plane), m_width(width), m_rows(samplesOf(height, target.height(), smooth)),
          m_columns(samplesOf(width, target.width(), smooth)), m_shrinkX(smooth && target.width() < width),
          m_shrinkY(smooth && target.height() < height), m_out(std::size_t(target.width())) {
        for (Across& one : m_across)
            one.values.resize(std::size_t(target.width()));
    }

    /// Stays until the next call.
    const float* row(int y) {
        const AxisSample& s = m_rows[std::size_t(y)];
        if (m_shrinkY) {
            std::fill(m_out.begin(), m_out.end(), 0.0f);
            for (int i = s.first; i <= s.last; ++i) {
                const float* in = across(i);
                for (std::size_t x = 0; x < m_out.size(); ++x)
                    m_out[x] += in[x];
            }
            const float share = 1.0f / float(s.last - s.first + 1);
            for (float& value : m_out)
                value *= share;
            return m_out.data();
        }
        const float* top = across(s.first);
        if (s.mix == 0) return top;
        const float* bottom = across(s.last);
        for (std::size_t x = 0; x < m_out.size(); ++x)
            m_out[x] = top[x] + s.mix * (bottom[x] - top[x]);
        return m_out.data();
    }

private:
    /// A row of the map at the target's columns. Two are kept, the older gives way: a row lies between two.
    struct Across {
        int row = -1;
        std::vector<float> values;
    };

    const float* across(int row) {
        for (std::size_t i = 0; i < m_across.size(); ++i)
            if (m_across[i].row == row) {
                m_last = i;
                return m_across[i].values.data();
            }
        m_last = 1 - m_last;
        Across& made = m_across[m_last];
        made.row = row;
        const float* in = m_plane.data() + std::ptrdiff_t(row) * m_width;
        for (std::size_t x = 0; x < m_columns.size(); ++x) {
            const AxisSample& s = m_columns[x];
            if (m_shrinkX) {
                float sum = 0;
                for (int i = s.first; i <= s.last; ++i)
                    sum += in[i];
                made.values[x] = sum / float(s.last - s.first + 1);
            } else {
                // Without the test a weight of zero would spread NaN and infinity to the neighbour.
                made.values[x] = s.mix == 0 ? in[s.first] : in[s.first] + s.mix * (in[s.last] - in[s.first]);
            }
        }
        return made.values.data();
    }

    std::span<const float> m_plane;
    int m_width;
    std::vector<AxisSample> m_rows, m_columns;
    bool m_shrinkX, m_shrinkY;
    std::array<Across, 2> m_across;
    std::size_t m_last = 0; ///< asked for last, so not the next to give way
    std::vector<float> m_out;
};

QRgb checker(bool nan, int x, int y) {
    constexpr int kSquare = 3; // pixels; visible as a pattern, fine enough for a single value of a small cell
    const bool odd = ((x / kSquare) + (y / kSquare)) % 2 != 0;
    if (odd) return qRgb(255, 255, 255);
    return nan ? qRgb(0, 0, 0) : qRgb(255, 0, 255);
}

int levelOf(float value, float low, float scale) {
    return int(std::clamp((value - low) * scale, 0.0f, float(kColourMapSize) - 0.5f));
}

float scaleOf(const ValueRange& range) {
    return float(kColourMapSize / (double(range.high) - double(range.low)));
}

std::array<QRgb, kColourMapSize> packed(const ColourTable& table) {
    std::array<QRgb, kColourMapSize> colours;
    for (std::size_t i = 0; i < colours.size(); ++i)
        colours[i] = qRgb(table[i].r, table[i].g, table[i].b);
    return colours;
}

bool drawable(std::span<const float> plane, int height, int width, QSize target) {
    return height > 0 && width > 0 && !target.isEmpty() && plane.size() >= std::size_t(height) * std::size_t(width);
}

} // namespace

QRgb colourOf(float value, const ColourTable& table, const ValueRange& range) {
    const Rgb c = table[std::size_t(levelOf(value, range.low, scaleOf(range)))];
    return qRgb(c.r, c.g, c.b);
}

namespace {

/// Each pixel the value under its middle: without a plane of floats in between, and rows of the target that show the
/// same row of the map are copied.
void drawNearest(QImage& image, std::span<const float> plane, int height, int width,
                 const std::array<QRgb, kColourMapSize>& colours, float low, float scale) {
    const auto rows = samplesOf(height, image.height(), false), columns = samplesOf(width, image.width(), false);
    const QRgb* above = nullptr;
    int rowAbove = -1;
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const int row = rows[std::size_t(y)].first;
        if (row == rowAbove) {
            std::copy_n(above, image.width(), line);
            continue;
        }
        const float* values = plane.data() + std::ptrdiff_t(row) * width;
        bool patterned = false; // the checkerboard differs from line to line
        for (int x = 0; x < image.width(); ++x) {
            const float v = values[columns[std::size_t(x)].first];
            if (std::isfinite(v)) {
                line[x] = colours[std::size_t(levelOf(v, low, scale))];
            } else {
                line[x] = checker(std::isnan(v), x, y);
                patterned = true;
            }
        }
        above = line;
        rowAbove = patterned ? -1 : row;
    }
}

} // namespace

QImage renderMap(std::span<const float> plane, int height, int width, QSize target, const MapColouring& colouring) {
    if (!drawable(plane, height, width, target)) return {};
    const auto colours = packed(colourTable(colouring.map));
    const float low = colouring.range.low, scale = scaleOf(colouring.range);
    QImage image(target, QImage::Format_RGB32);
    if (image.isNull()) return {};
    if (colouring.interpolation == MapInterpolation::Nearest) {
        drawNearest(image, plane, height, width, colours, low, scale);
        return image;
    }
    Resampler values(plane, height, width, target, true);
    for (int y = 0; y < target.height(); ++y) {
        const float* value = values.row(y);
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < target.width(); ++x) {
            if (std::isfinite(value[x]))
                line[x] = colours[std::size_t(levelOf(value[x], low, scale))];
            else
                line[x] = checker(std::isnan(value[x]), x, y);
        }
    }
    return image;
}

QImage renderRgb(const Tensor& planes, QSize target, std::span<const ValueRange> ranges,
                 MapInterpolation interpolation) {
    const Shape& s = planes.shape();
    if (s.n < 1 || s.c < 1 || !drawable(planes.plane(0, 0), s.h, s.w, target)) return {};
    const bool smooth = interpolation == MapInterpolation::Smooth;
    std::vector<Resampler> planesOf;
    for (int c = 0; c < 3 && c < s.c; ++c)
        planesOf.emplace_back(planes.plane(0, c), s.h, s.w, target, smooth);
    QImage image(target, QImage::Format_RGB32);
    if (image.isNull()) return {};
    for (int y = 0; y < target.height(); ++y) {
        std::array<const float*, 3> values{};
        for (std::size_t c = 0; c < planesOf.size(); ++c)
            values[c] = planesOf[c].row(y);
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < target.width(); ++x) {
            int level[3] = {0, 0, 0};
            for (std::size_t c = 0; c < planesOf.size(); ++c) {
                const float v = values[c][x];
                if (std::isfinite(v)) level[c] = levelOf(v, ranges[c].low, scaleOf(ranges[c]));
            }
            line[x] = qRgb(level[0], level[1], level[2]);
        }
    }
    return image;
}

} // namespace convlens
