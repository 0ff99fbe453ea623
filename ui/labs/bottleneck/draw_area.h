#pragma once
#include "core/analysis/pseudo_inverse.h"

#include <QWidget>

namespace convlens {

/// A square in which points are drawn: with the mouse by pressing and moving, with the keyboard by moving the cross
/// with the arrow keys and pressing Space; Backspace takes the last one away. Coordinates run from -1 to 1, y upwards.
class DrawArea : public QWidget {
    Q_OBJECT
public:
    explicit DrawArea(QWidget* parent);

    const DenseMatrix& points() const { return m_points; }
    void setPoints(const DenseMatrix& points);
    /// Where a point is on the widget.
    QPointF toWidget(double x, double y) const;

    QSize sizeHint() const override { return {320, 320}; }
    QSize minimumSizeHint() const override { return {160, 160}; }

signals:
    /// By the person, when a stroke ends or a key was pressed.
    void drawn();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QRectF square() const;
    void addAt(const QPointF& position);
    void append(double x, double y);

    DenseMatrix m_points{0, 2};
    QPointF m_last, m_cross{0, 0}; ///< in widget pixels; in coordinates
    bool m_drawing = false;
};

} // namespace convlens
