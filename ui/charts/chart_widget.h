#pragma once
#include "core/base/error.h"
#include "ui/charts/chart_canvas.h"
#include "ui/charts/chart_source.h"

#include <QAbstractScrollArea>

namespace convlens {

class JobService;

/// A chart on the screen. Many categories keep their height and scroll. The wheel (of rows: with Ctrl) and the keys +
/// and
/// - zoom; dragging spans what shall fill the chart and moves it once it is larger than its place (with Shift: spans
/// again); a double click or 0 shows all again. Hovering shows the figures, a click or the arrow keys select.
class ChartWidget : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit ChartWidget(QWidget* parent = nullptr);
    ~ChartWidget() override;

    /// Copying makes its bitmap in a job of this service; without one it takes its time at once.
    void setJobs(JobService& jobs) { m_jobs = &jobs; }
    /// Called again when the window changes between light and dark.
    void setSource(ChartSource source);
    const ChartSource& source() const { return m_source; }
    const ChartData& data() const { return m_canvas.data(); }

    /// Selects a category or point (lines, scatter: counted through all series) and brings it into view; -1 for none.
    void setHighlighted(int index);
    int highlighted() const { return m_canvas.data().highlighted; }

    /// The title is drawn unless the surroundings already say it.
    void setTitleShown(bool shown);
    /// Height at which nothing scrolls, for that width.
    int contentHeight(int width) const;

    /// Where things stand in the viewport's coordinates.
    ChartGeometry geometry() const { return m_canvas.geometry(); }
    const ChartLayout& chartLayout() const { return m_canvas.layout(); }
    /// What is shown when hovering there, as HTML; empty for nothing.
    QString toolTipAt(const QPointF& position) const;
    /// Whether not all is shown as it was at first.
    bool isZoomed() const;
    void showAll();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// The person selected a category or point by mouse or keyboard.
    void activated(int index);
    /// Chosen from the context menu.
    void exportRequested();
    void copyFailed(const convlens::Error& error);

protected:
    bool viewportEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    bool isPoints() const;
    void copyChart();
    bool isOursToHandle(int key) const;
    int selectableCount() const;
    void rebuild();
    void applyStyle();
    void updateScrollBars();
    void bringIntoView(int index);
    void hoverAt(const QPointF& position);
    void setHovered(int category);
    void select(int index);
    double reach() const;
    int figurePart(const QPointF& position) const; ///< -1 for none
    QScrollBar* scrollBarAlong() const;
    double placeAlong(const QPointF& position) const; ///< in the content, along the categories
    bool canMove() const;
    void zoomBy(double factor, const QPointF& at);
    void zoomRows(double zoom);
    void zoomToMarked();
    QRectF markedArea() const;

    mutable ChartCanvas m_canvas; ///< lays out on demand
    ChartSource m_source;
    JobService* m_jobs = nullptr;
    Theme m_theme = Theme::Light;
    bool m_titleShown = true;
    int m_hovered = -1;
    double m_rowZoom = 1.0;
    QPointF m_pressedAt, m_draggedTo;
    bool m_pressed = false, m_dragged = false;
    bool m_marking = false; ///< the drag spans what shall fill the chart
};

} // namespace convlens
