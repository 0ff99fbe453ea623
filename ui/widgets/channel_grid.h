#pragma once
#include "core/analysis/map_statistics.h"
#include "ui/widgets/map_image.h"

#include <QAbstractScrollArea>
#include <QCache>
#include <QImage>

#include <memory>
#include <vector>

namespace convlens {

/// What a ChannelGrid shows: one image of a batch. The statistics are of the same tensor.
struct ChannelGridContent {
    std::shared_ptr<const Tensor> tensor;
    std::shared_ptr<const LayerStatistics> statistics;
    std::vector<ValueRange> ranges; ///< one a channel, or a single one for all
    std::vector<int> order;         ///< the channels in the order in which they stand
    QStringList labels;             ///< a name a channel (classes); may be empty
    QStringList captions;           ///< stand below the pictures instead of the channels' numbers; may be empty
};

/// The channels of a layer, each a small picture. Only what is visible is coloured, and that for no longer than a frame
/// at a time, so that any layer scrolls smoothly. A layer of 1 x 1 maps is drawn as bars from a common zero line.
///
/// Keys: the plain arrows are left to the window (photo and layer); Shift with arrows moves through the channels,
/// Home, End, Page up and Page down too; Return opens the channel, Delete
/// switches it off. Ctrl with the wheel changes the size of the cells.
class ChannelGrid : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit ChannelGrid(QWidget* parent = nullptr);

    /// Keeps size, place and (if it still exists) the selected channel.
    void setContent(ChannelGridContent content);
    const ChannelGridContent& content() const { return m_content; }
    void clear();
    /// Ranges alone, as the colour map's scope or clipping changes.
    void setRanges(std::vector<ValueRange> ranges);
    void setOrder(std::vector<int> order);
    void setColouring(ColourMapId map, MapInterpolation interpolation);
    /// Shown as a pale grid that cannot be used: results of something else are on their way.
    void setStale(bool stale);

    /// Channels that the network runs without, in rising order: crossed out.
    void setSwitchedOff(std::vector<int> channels);

    int cellSide() const { return m_cellSide; }
    void setCellSide(int side); ///< in logical pixels, kMinCell to kMaxCell
    static constexpr int kMinCell = 20, kMaxCell = 480, kDefaultCell = 72;

    int selectedChannel() const { return m_selected; }
    /// -1 for none. Scrolls it into view; does not emit.
    void setSelectedChannel(int channel);

    bool showsBars() const;
    int columns() const;
    /// Channel under a point of the viewport, or -1.
    int channelAt(QPoint point) const;
    /// Where the picture of a channel stands in the viewport, without its label; null if the channel is not there.
    QRect cellRect(int channel) const;
    /// Everything visible has its final colours.
    bool isFullyPainted() const { return m_pending == 0; }
    /// Cells coloured since it was made: the work that scrolling makes.
    int picturesMade() const { return m_made; }

    QSize sizeHint() const override { return {480, 360}; }

signals:
    void channelSelected(int channel);
    /// Double click or Return.
    void channelActivated(int channel);
    /// Delete: the person wants this channel switched off, or on again.
    void channelSwitched(int channel);
    /// Value (y, x) of `channel` is under the cursor; channel -1 when it left.
    void valueHovered(int channel, int y, int x);
    void cellSideChanged(int side);

protected:
    void paintEvent(QPaintEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    struct Geometry {
        QSize cell;    ///< of the picture
        int label = 0; ///< height of the line below it, 0 for none
        int gap = 4;
        int columns = 1;
    };
    Geometry geometry() const;
    int channelCount() const { return int(m_content.order.size()); }
    int placeOf(int channel) const;
    QRect cellAt(const Geometry& g, int place) const; ///< in viewport coordinates
    const ValueRange& rangeOf(int channel) const;
    QImage picture(int channel, QSize pixels) const;
    const QImage* madePicture(int channel, QSize pixels) const; ///< null if it is still to come
    struct Visible {
        int first = 0, last = 0; ///< places; `last` is one beyond
    };
    Visible placesIn(const Geometry& g, const QRect& part) const;
    void paintGround(QPainter& painter, const Geometry& g, const QRect& part) const;
    void paintCell(QPainter& painter, const Geometry& g, int place, const QImage* image) const;
    void updateCell(int channel);
    void updateScrollBar();
    void rebuildPlaces();
    void dropPictures();
    void choose(int channel);
    void ensureVisible(int channel);
    void describeSelection();
    QString toolTipFor(int channel, QPoint point) const;
    bool valueAt(int channel, QPoint point, int* y, int* x) const;

    ChannelGridContent m_content;
    std::vector<int> m_switchedOff;
    std::vector<int> m_places; ///< by channel: where it stands in the order
    ColourMapId m_map = ColourMapId::Viridis;
    MapInterpolation m_interpolation = MapInterpolation::Nearest;
    int m_cellSide = kDefaultCell;
    int m_selected = -1, m_hovered = -1;
    int m_pending = 0; ///< visible cells still without picture after the last frame
    int m_made = 0;
    qint64 m_pictureNs = 0; ///< that the last picture took
    int m_wheelRest = 0;
    bool m_stale = false;
    mutable QCache<int, QImage> m_pictures; ///< by channel; cost in KiB
};

/// "mean 0.412, spread 0.33, ..." in words, for tooltips and accessible descriptions.
QString statisticsInWords(const MapStatistics& statistics);
/// "dead on this photo: every value is 0", or empty for a normal channel.
QString conditionInWords(ChannelCondition condition);
/// The mark of a channel's condition: "0", "=", "NaN", "Inf"; empty for a normal channel.
QString conditionBadge(ChannelCondition condition);

} // namespace convlens
