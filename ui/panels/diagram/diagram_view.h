#pragma once
#include "ui/charts/diagram_colours.h"
#include "ui/charts/diagram_paint.h"

#include <QGraphicsView>
#include <QTimer>

#include <set>
#include <string>

namespace convlens {

/// A network's diagram on the screen. The wheel zooms at the cursor, dragging moves, a double click opens or closes a
/// block; arrow keys walk from box to box, Enter opens, + and - zoom, 0 shows all. While all is shown, the rows follow
/// the size of the view.
class DiagramView : public QGraphicsView {
    Q_OBJECT
public:
    explicit DiagramView(QWidget* parent = nullptr);
    ~DiagramView() override;

    /// Lays out anew where the graph is another one, else only colours anew.
    void setContent(const DiagramContent& content);
    const DiagramContent& content() const { return m_content; }

    const std::set<std::string>& expanded() const { return m_expanded; }
    void setExpanded(const std::set<std::string>& names);
    void expandAll();
    void toggle(int item);
    bool isAllExpanded() const;

    void setSelectedLayer(LayerId layer);
    int selectedPart() const { return m_selected; } ///< -1 for none

    const DiagramLayout& diagram() const { return m_layout; }
    const DiagramColouring& colours() const { return m_colours; }
    /// A part's box in the viewport; the part under a point of it, or -1.
    QRect partRect(int part) const;
    int partAt(const QPoint& position) const;
    int itemAtPoint(const QPoint& position) const;
    /// Of the part or block there, as HTML.
    QString toolTipAt(const QPoint& position) const;

    double zoom() const { return transform().m11(); }
    void zoomBy(double factor);
    /// Shows all of it as it is laid out now.
    void fit();
    /// The same with rows that suit the view.
    void relayoutAndFit();
    bool isFitted() const { return m_fitted; }

    QSize sizeHint() const override { return {640, 360}; }
    QSize minimumSizeHint() const override { return {240, 140}; }

signals:
    /// By the person.
    void layerChosen(convlens::LayerId layer);
    void expandedChanged();

protected:
    bool viewportEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    class Piece;
    DiagramStyle drawnStyle() const;
    void relayout();
    void rebuild();
    void recolour();
    void show(const QRectF& area);
    bool pan(int key); ///< false for a key that is no arrow
    void walk(int direction);
    void walkAcross(int direction);
    void choose(int part);
    void tellSelection();

    QGraphicsScene* m_scene;
    DiagramContent m_content;
    std::set<std::string> m_expanded;
    DiagramLayout m_layout;
    DiagramColouring m_colours;
    LayerId m_layer{-1};
    int m_selected = -1;
    bool m_fitted = true;
    QTimer m_relayout;
    QPoint m_pressed, m_draggedTo;
    bool m_isPressed = false, m_dragging = false;
};

} // namespace convlens
