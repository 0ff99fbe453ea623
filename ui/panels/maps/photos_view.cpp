#include "ui/panels/maps/photos_view.h"

#include "core/analysis/layer_summary.h"
#include "ui/widgets/channel_grid.h"

#include <QFontMetrics>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace convlens {

PhotosView::PhotosView(QWidget* parent) : QWidget(parent), m_grid(new ChannelGrid), m_message(new QLabel) {
    m_grid->setObjectName(QStringLiteral("photosGrid"));
    m_grid->setAccessibleName(tr("This channel on every photo"));
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignTop);
    m_message->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_message);
    column->addWidget(m_grid, 1);
    connect(m_grid, &ChannelGrid::channelSelected, this, [this](int place) {
        if (place >= 0 && place < int(m_ids.size())) emit photoChosen(m_ids[std::size_t(place)]);
    });
    setMessage({});
}

void PhotosView::setMessage(const QString& message) {
    m_message->setText(message);
    m_message->setVisible(!message.isEmpty());
    m_grid->setVisible(message.isEmpty());
}

void PhotosView::setPhotos(const std::vector<PhotoInput>& photos, const ChannelPhotos& maps, quint64 current,
                           const std::optional<ColourMapId>& map, MapInterpolation interpolation) {
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
    const ColourMapId colours = mapFor(map, all);
    const ValueRange drawn = range ? drawableRange(range->low, range->high, isDiverging(colours)) : ValueRange{0, 1};
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
