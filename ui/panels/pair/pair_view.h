#pragma once
#include "ui/panels/pair/pair_figure.h"

#include <QWidget>

namespace convlens {

/// Two networks' maps: all resolutions small, one of them large. The wheel zooms at the cursor, dragging moves, in all
/// maps at once; a click brings a resolution to the fore, as Left and Right do; a double click or 0 shows all again.
class PairView : public QWidget {
    Q_OBJECT
public:
    explicit PairView(QWidget* parent = nullptr);

    void setPicture(const PairPicture& picture);
    const PairPicture& picture() const { return m_picture; }
    /// The part of every map that is shown, from 0 to 1 both ways.
    const QRectF& shownPart() const { return m_window; }
    void setZoom(double zoom, const QPointF& around);
    double zoom() const { return 1 / m_window.width(); }
    void fit();
    int focus() const { return m_focus; } ///< halvings of the resolution that is shown large; 0 for none

    /// Where a map is drawn: the small ones, or large.
    QRectF tileRect(int side, int halvings) const;
    QRectF largeRect(int side) const;
    /// What is under a point, as words: both networks' values at that place.
    QString wordsAt(const QPointF& position) const;

    QSize sizeHint() const override { return {640, 200}; }
    QSize minimumSizeHint() const override { return {420, 300}; }

signals:
    void layerChosen(int side, convlens::LayerId layer);
    void hovered(const QString& words);

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct Place {
        int side = -1, halvings = 0;
        QPointF at;        ///< in the whole map, 0 to 1
        double pixels = 0; ///< side of the box
    };
    PairLayout small() const;
    Place placeAt(const QPointF& position) const;
    void setFocusOn(int halvings);

    PairPicture m_picture;
    QRectF m_window{0, 0, 1, 1};
    int m_focus = 0;
    QPointF m_pressed, m_draggedTo;
    bool m_isPressed = false, m_dragging = false;
};

} // namespace convlens
