#pragma once
#include "ui/widgets/map_image.h"

#include <QImage>
#include <QPointF>
#include <QRect>
#include <QWidget>

#include <memory>
#include <vector>

namespace convlens {

/// One map large: a channel of a tensor, or three planes as red, green and blue. Wheel zooms at the cursor, dragging
/// moves, a double click fits the map again; where a value has room, its number stands in it. The value under the
/// cursor is told by valueHovered() and shown along the lower edge.
class MapView : public QWidget {
    Q_OBJECT
public:
    explicit MapView(QWidget* parent = nullptr);

    struct Content {
        std::shared_ptr<const Tensor> tensor;
        int channel = 0;
        bool rgb = false;               ///< planes 0, 1, 2 as colours instead of one channel
        std::vector<ValueRange> ranges; ///< one, or three for rgb
        bool operator==(const Content&) const = default;
    };
    /// Keeps zoom and place if the map has the same size as before, so that photos and channels can be compared.
    void setContent(Content content);
    void clear();
    const Content& content() const { return m_content; }
    void setColouring(ColourMapId map, MapInterpolation interpolation);
    void setStale(bool stale);

    /// Rings one value, for instance the one that lies where the photo is pointed at; (-1, -1) for none.
    void setMarked(int y, int x);

    double zoom() const { return m_zoom; } ///< 1 fits the whole map
    void setZoom(double zoom, QPointF anchor);
    void fit();
    /// The value under a point of the widget; false outside the map.
    bool valueAt(QPointF point, int* y, int* x) const;
    /// Where a value is drawn.
    QRectF rectOf(int y, int x) const;

    /// What is written over the map about the value under the cursor; empty without one.
    QString readout() const;

    QSize sizeHint() const override { return {280, 280}; }
    QSize minimumSizeHint() const override { return {96, 96}; }

signals:
    void valueHovered(int y, int x); ///< (-1, -1) when the cursor leaves the map
    void valueClicked(int y, int x);

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QRectF mapRect() const; ///< where the whole map lies, beyond the widget too
    void clampPan();
    void render(const QRect& visible, QSize pixels);
    void paintValues(QPainter& painter, const QRect& visible) const;

    Content m_content;
    QImage m_image; ///< what is visible, kept while only the cursor moves; null when it must be made anew
    QRect m_imageOf;
    QSize m_imagePixels;
    ColourMapId m_map = ColourMapId::Viridis;
    MapInterpolation m_interpolation = MapInterpolation::Nearest;
    double m_zoom = 1;
    QPointF m_pan; ///< of the map's centre from the widget's centre
    QPointF m_pressed, m_panPressed;
    bool m_dragging = false, m_moved = false, m_stale = false;
    int m_hoverY = -1, m_hoverX = -1, m_markY = -1, m_markX = -1;
};

} // namespace convlens
