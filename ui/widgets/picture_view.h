#pragma once
#include "core/analysis/receptive_field.h"

#include <QImage>
#include <QWidget>

#include <optional>

namespace convlens {

/// The photo, or the network's own input, with what concerns it drawn on top: the part the network sees, a map as an
/// overlay, receptive fields as rectangles.
///
/// Positions are in pixels of the network's input. The input covers `inputPart` of the picture, so that a rectangle
/// drawn on the whole photo lies exactly where the network looked.
class PictureView : public QWidget {
    Q_OBJECT
public:
    explicit PictureView(QWidget* parent = nullptr);

    /// `inputPart` in shares of the picture (0 to 1); `inputSize` in pixels of the input.
    void setPicture(const QImage& picture, const QRectF& inputPart, QSize inputSize);
    void clear();
    /// Laid over the input's part. A null image takes it away.
    void setOverlay(const QImage& overlay, double opacity);
    /// The field of the value that is pointed at.
    void setField(const std::optional<PixelRect>& field);
    /// The field of the value that was clicked, kept while others are pointed at.
    void setPinnedField(const std::optional<PixelRect>& field);
    void setStale(bool stale);

    /// Where the input lies in the widget.
    QRectF inputRect() const;
    QRectF fieldRect(const PixelRect& field) const;

    QSize sizeHint() const override { return {240, 240}; }
    QSize minimumSizeHint() const override { return {96, 96}; }

signals:
    /// In pixels of the input; (-1, -1) outside it.
    void inputHovered(QPointF position);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QRectF pictureRect() const;

    QImage m_picture, m_overlay;
    QRectF m_inputPart{0, 0, 1, 1};
    QSize m_inputSize;
    double m_opacity = 0.6;
    std::optional<PixelRect> m_field, m_pinned;
    bool m_stale = false;
};

} // namespace convlens
