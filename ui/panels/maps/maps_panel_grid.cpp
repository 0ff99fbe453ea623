#include "ui/dialogs/ask.h"
#include "ui/panels/maps/maps_panel.h"
#include "ui/session/session_object.h"
#include "ui/widgets/channel_grid.h"
#include "ui/widgets/colour_legend.h"

#include <QMenu>

#include <algorithm>

/// The part of the panel that fills the grid: order, colours, scale.
namespace convlens {

std::vector<ValueRange> MapsPanel::rangesFor(const LayerSummary& summary, QString* note, bool* clipped) {
    const bool around = isDiverging(m_gridMap);
    const auto drawable = [around](const std::optional<ValueRange>& range) {
        return range ? drawableRange(range->low, range->high, around) : ValueRange{0, 1};
    };
    *clipped = m_settings.percentile < 100;
    const QString clipWords = *clipped ? tr(", clipped at %1 %").arg(m_settings.percentile) : QString();
    switch (m_settings.scope) {
    case ScalingScope::Channel: {
        std::vector<ValueRange> ranges;
        ranges.reserve(summary.channels.size());
        for (const auto& range : summary.channels)
            ranges.push_back(drawable(range));
        *note = tr("each channel has its own scale%1").arg(clipWords);
        return ranges;
    }
    case ScalingScope::Layer:
        *note = tr("one scale for the layer%1").arg(clipWords);
        return {drawable(summary.range)};
    case ScalingScope::Network: {
        const auto all = m_results.runSummary(m_settings.percentile);
        if (all) {
            *note = tr("one scale for all layers%1").arg(clipWords);
            return {drawable(all->range)};
        }
        if (m_results.runSummaryProblem().isEmpty()) return {};
        *note = tr("one scale for this layer (all layers: %1)%2").arg(m_results.runSummaryProblem(), clipWords);
        return {drawable(summary.range)};
    }
    case ScalingScope::Fixed:
        *clipped = true;
        *note = tr("fixed scale");
        return {around ? drawableRange(m_settings.fixed.low, m_settings.fixed.high, true) : m_settings.fixed};
    }
    return {};
}

bool MapsPanel::refreshGrid(const Graph& graph) {
    const auto tensor = m_results.map(key());
    const auto summary = m_results.summary(key(), m_settings.percentile);
    if (!tensor || !summary) return false; // recorded or worked out in a moment
    m_gridMap = mapFor(m_settings.map, summary->statistics.all);
    bool clipped = false;
    const std::vector<ValueRange> ranges = rangesFor(*summary, &m_scaleNote, &clipped);
    if (ranges.empty()) return false;

    const int selected = m_session.selectedChannel();
    m_controls->setCanCompare(tensor->shape().c > 1);
    if (m_settings.sort == GridSort::Similarity) {
        // Until the comparison is done the channels stay where they are.
        if (const auto likeness = m_results.similarity(key(), std::max(selected, 0)))
            m_order = channelOrder(*likeness);
        else if (int(m_order.size()) != tensor->shape().c)
            m_order = channelOrder(summary->statistics, ChannelSort::Index);
    } else {
        m_order = channelOrder(summary->statistics, ChannelSort(int(m_settings.sort)));
    }

    const ChannelGridContent& shown = m_grid->content();
    const std::shared_ptr<const LayerStatistics> statistics(summary, &summary->statistics);
    m_grid->setColouring(m_gridMap, m_settings.interpolation);
    if (shown.tensor == tensor && shown.statistics == statistics) {
        m_grid->setRanges(ranges);
        m_grid->setOrder(m_order);
    } else {
        ChannelGridContent content{tensor, statistics, ranges, m_order, {}, {}};
        const TensorId id = shownTensor();
        if (id == graph.logits() || id == graph.probabilities())
            for (const std::string& label : run()->network->labels)
                content.labels << QString::fromStdString(label);
        m_grid->setContent(std::move(content));
    }
    m_grid->setSelectedChannel(selected);
    m_grid->setAccessibleName(tr("Channels of %1").arg(QString::fromStdString(graph.layer(key().layer).name)));

    // The clipping stands in the control above; only exports have to say it again.
    m_legend->setNote(m_scaleNote.section(QLatin1Char(','), 0, 0));
    if (ranges.size() == 1) {
        const MapStatistics& all = summary->statistics.all;
        m_legend->setScale(m_gridMap, ranges[0], clipped && all.minimum < ranges[0].low,
                           clipped && all.maximum > ranges[0].high);
    } else {
        m_legend->setScale(m_gridMap, tr("lowest"), tr("highest"));
    }
    return true;
}

/// What else can be done with a channel than look at it.
void MapsPanel::showGridMenu(const QPoint& at) {
    if (!m_shown) return;
    const int pointed = m_grid->channelAt(at);
    const int channel = pointed >= 0 ? pointed : channelInFocus();
    const auto choose = [this, channel] {
        m_detail->setSubject(MapSubject::Channel);
        m_session.selectChannel(channel);
    };
    auto* menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    menu->addSection(tr("Channel %1").arg(channel));
    QAction* off = menu->addAction(tr("Switch off, or on again"));
    off->setShortcut(Qt::Key_Delete); // as told by the grid itself; here it is only said
    off->setToolTip(tr("See what the network takes the photo for without this channel"));
    connect(off, &QAction::triggered, this, [this, choose] {
        choose();
        switchChannel();
        m_detail->showAblation();
    });
    QAction* like = menu->addAction(tr("Sort by likeness to it"));
    like->setEnabled(m_grid->content().order.size() > 1);
    connect(like, &QAction::triggered, this, [this, choose] {
        choose();
        MapSettings settings = m_settings;
        settings.sort = GridSort::Similarity;
        m_controls->setSettings(settings);
        applySettings(settings);
    });
    connect(menu->addAction(tr("Show it on all photos")), &QAction::triggered, this, [this, choose] {
        choose();
        m_detail->showPhotos();
        scheduleRefresh();
    });
    menu->addSeparator();
    connect(menu->addAction(tr("Export…")), &QAction::triggered, this, &MapsPanel::exportCurrent);
    popUp(menu, m_grid->viewport()->mapToGlobal(at));
}

} // namespace convlens
