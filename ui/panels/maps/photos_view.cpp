#include "ui/panels/maps/photos_view.h"

#include "core/analysis/layer_summary.h"
#include "ui/theme/icons.h"
#include "ui/widgets/channel_grid.h"
#include "ui/widgets/colour_legend.h"
#include "ui/widgets/one_line.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace convlens {

namespace {

constexpr int kCellSide = 60; // a row with its names stays whole below the line that tells the scale

} // namespace

PhotosView::PhotosView(QWidget* parent)
    : QWidget(parent), m_grid(new ChannelGrid), m_message(new QLabel), m_head(new QWidget), m_title(new OneLine),
      m_pin(new QToolButton) {
    m_grid->setObjectName(QStringLiteral("photosGrid"));
    m_grid->setAccessibleName(tr("This channel on every photo"));
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignTop);
    m_message->setForegroundRole(QPalette::PlaceholderText);
    m_grid->setCellSide(kCellSide);
    m_title->setObjectName(QStringLiteral("photosTitle"));
    m_title->setForegroundRole(QPalette::PlaceholderText);
    m_pin->setObjectName(QStringLiteral("pinChannel"));
    m_pin->setIcon(icon("pin"));
    m_pin->setAutoRaise(true);
    m_pin->setCheckable(true);
    m_pin->setFocusPolicy(Qt::TabFocus);
    m_pin->setAccessibleName(tr("Pin this channel"));
    m_pin->setToolTip(tr("Pin this channel: it stays here while other channels and layers are looked at"));
    auto* head = new QHBoxLayout(m_head);
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(4);
    head->addWidget(m_title, 1);
    head->addWidget(m_pin);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_message);
    column->addWidget(m_head);
    column->addWidget(m_grid, 1);
    connect(m_grid, &ChannelGrid::channelSelected, this, [this](int place) {
        if (place >= 0 && place < int(m_ids.size())) emit photoChosen(m_ids[std::size_t(place)]);
    });
    connect(m_pin, &QToolButton::toggled, this, &PhotosView::pinToggled);
    setMessage({});
}

void PhotosView::setMessage(const QString& message) {
    m_message->setText(message);
    m_message->setVisible(!message.isEmpty());
    m_head->setVisible(message.isEmpty());
    m_grid->setVisible(message.isEmpty());
}

void PhotosView::setPinned(const QString& channel) {
    m_pinned = channel;
    const QSignalBlocker quiet(m_pin);
    m_pin->setChecked(!channel.isEmpty());
}

void PhotosView::setPhotos(const std::vector<PhotoInput>& photos, const ChannelPhotos& maps, quint64 current,
                           ColourMapId colours, MapInterpolation interpolation) {
    std::vector<const ChannelPhotos::Map*> found;
    std::vector<quint64> ids;
    std::vector<std::shared_ptr<const Tensor>> planes;
    QStringList names;
    for (const PhotoInput& photo : photos) {
        const auto* one = maps.find(photo.id);
        if (!one || !one->plane) continue;
        found.push_back(one);
        ids.push_back(photo.id);
        planes.push_back(one->plane);
        names << photo.name;
    }
    if (found.empty()) return setMessage(tr("The photos are run one after the other…"));
    setMessage({});
    MapStatistics all = found.front()->statistics;
    std::optional<ValueRange> range;
    for (const auto* one : found) {
        all.minimum = std::min(all.minimum, one->statistics.minimum);
        all.maximum = std::max(all.maximum, one->statistics.maximum);
        if (one->range) range = range ? united(*range, *one->range) : *one->range;
    }
    const ValueRange drawn = range ? drawableRange(range->low, range->high, isDiverging(colours)) : ValueRange{0, 1};
    const auto [low, high] =
        ColourLegend::ends(drawn, range && all.minimum < drawn.low, range && all.maximum > drawn.high);
    m_title->setWords(m_pinned.isEmpty() ? tr("one scale, %1 to %2").arg(low, high)
                                         : tr("%1: %2 to %3").arg(m_pinned, low, high));
    m_grid->setColouring(colours, interpolation);
    if (planes != m_planes) {
        m_ids = std::move(ids);
        m_planes = std::move(planes);
        const Shape& s = m_planes.front()->shape();
        Tensor stacked({1, int(m_planes.size()), s.h, s.w});
        auto statistics = std::make_shared<LayerStatistics>();
        statistics->shape = stacked.shape();
        statistics->all = all;
        ChannelGridContent content;
        for (std::size_t i = 0; i < m_planes.size(); ++i) {
            const auto from = m_planes[i]->plane(0, 0);
            std::copy(from.begin(), from.end(), stacked.plane(0, int(i)).begin());
            statistics->channels.push_back(found[i]->statistics);
        }
        content.tensor = std::make_shared<const Tensor>(std::move(stacked));
        content.statistics = std::move(statistics);
        content.ranges = {drawn};
        content.order.resize(m_planes.size());
        std::iota(content.order.begin(), content.order.end(), 0);
        content.captions = names;
        m_grid->setContent(std::move(content));
    } else {
        m_grid->setRanges({drawn});
    }
    const auto at = std::find(m_ids.begin(), m_ids.end(), current);
    m_grid->setSelectedChannel(at == m_ids.end() ? -1 : int(at - m_ids.begin()));
}

} // namespace convlens

#include "moc_photos_view.cpp"
