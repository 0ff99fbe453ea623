#include "core/analysis/layer_unit.h"
#include "ui/panels/maps/maps_panel.h"
#include "ui/panels/maps/photo_side.h"
#include "ui/session/session_object.h"
#include "ui/widgets/channel_grid.h"

#include <algorithm>

/// The part of the panel beside the grid: large map, kernel, lanes, receptive field on the photo.
namespace convlens {

void MapsPanel::refreshDetail() {
    const Graph& graph = *run()->network->graph;
    m_detail->setChannelTitle(tr("Channel %1").arg(channelInFocus()));
    refreshClasses();
    refreshKernel(graph);
    refreshLanes(graph);
    m_why.clear();
    const auto shown = picture();
    if (!shown) {
        if (m_why.isEmpty())
            m_detail->setStale(true); // a job is at it
        else
            m_detail->setMessage(m_why);
        m_photo->setOverlay({});
        return;
    }
    m_detail->setPicture(*shown);
    const Shape& s = shown->view.tensor->shape();
    // Fine enough for the photo's place on the screen; values stay squares unless smoothing is asked for.
    const QSize size(std::max(s.w, 512 / s.w * s.w), std::max(s.h, 512 / s.h * s.h));
    if (!m_settings.overlay || s.plane() == 1)
        m_photo->setOverlay({}); // a single value has no place on the photo
    else if (shown->view.rgb)
        m_photo->setOverlay(renderRgb(*shown->view.tensor, size, shown->view.ranges, shown->interpolation));
    else
        m_photo->setOverlay(renderMap(shown->view.tensor->plane(0, shown->view.channel), s.h, s.w, size,
                                      {shown->map, shown->view.ranges[0], shown->interpolation}));
}

std::optional<ChannelDetail::Picture> MapsPanel::picture() {
    switch (m_detail->subject()) {
    case MapSubject::Channel: {
        const auto summary = m_results.summary(key(), m_settings.percentile);
        return summary ? channelPicture(*summary) : std::nullopt;
    }
    case MapSubject::Mean:
        return summaryPicture(ChannelSummary::Mean);
    case MapSubject::Maximum:
        return summaryPicture(ChannelSummary::Maximum);
    case MapSubject::Components:
        return componentsPicture();
    case MapSubject::ClassActivation:
        return activationPicture();
    }
    return std::nullopt;
}

std::optional<ChannelDetail::Picture> MapsPanel::channelPicture(const LayerSummary& summary) {
    const int channel = shownChannel();
    ChannelDetail::Picture shown;
    shown.view.tensor = m_results.map(key());
    shown.view.channel = channel;
    const auto& ranges = m_grid->content().ranges;
    shown.view.ranges = {ranges.size() == 1 ? ranges[0] : ranges[std::size_t(channel)]};
    shown.map = m_gridMap;
    shown.interpolation = m_settings.interpolation;
    shown.statistics = summary.statistics.channels[std::size_t(channel)];
    shown.below = shown.statistics.minimum < shown.view.ranges[0].low;
    shown.above = shown.statistics.maximum > shown.view.ranges[0].high;
    return shown;
}

std::optional<ChannelDetail::Picture> MapsPanel::summaryPicture(ChannelSummary summary) {
    auto made = summariseChannels(*m_results.map(key()), summary);
    if (!made) {
        m_why = QString::fromStdString(made.error().message);
        return std::nullopt;
    }
    ChannelDetail::Picture shown;
    shown.view.tensor = std::make_shared<const Tensor>(std::move(*made));
    shown.statistics = statisticsOf(shown.view.tensor->plane(0, 0));
    shown.map = mapFor(shown.statistics);
    shown.view.ranges = {drawableRange(shown.statistics.minimum, shown.statistics.maximum, isDiverging(shown.map))};
    shown.interpolation = m_settings.interpolation;
    shown.note = summary == ChannelSummary::Mean ? tr("Mean of all channels at each place.")
                                                 : tr("Largest value of any channel at each place.");
    return shown;
}

std::optional<ChannelDetail::Picture> MapsPanel::componentsPicture() {
    const auto components = m_results.components(key());
    if (!components) {
        m_why = m_results.problem();
        return std::nullopt;
    }
    ChannelDetail::Picture shown;
    // Owned by the components; the alias keeps them alive.
    shown.view.tensor = std::shared_ptr<const Tensor>(components, &components->scores);
    shown.view.rgb = true;
    const auto& scores = components->scores;
    QStringList shares;
    for (int c = 0; c < scores.shape().c; ++c) {
        const auto range = clippedRange(scores.plane(0, c), m_settings.percentile);
        shown.view.ranges.push_back(range ? drawableRange(range->low, range->high, true) : ValueRange{-1, 1});
        shares << QString::number(components->explained[std::size_t(c)] * 100, 'f', 0);
    }
    shown.interpolation = m_settings.interpolation;
    shown.note = tr("Red, green and blue explain %1 % of the layer's variance; effective rank %2 of %3.")
                     .arg(shares.join(QStringLiteral(", ")))
                     .arg(components->effectiveRank, 0, 'f', 1)
                     .arg(m_results.map(key())->shape().c);
    return shown;
}

std::optional<ChannelDetail::Picture> MapsPanel::activationPicture() {
    const RecordedLookup recorded = [this](LayerId layer) { return m_results.map(MapKey{layer, 0}).get(); };
    auto made = classActivation(*run()->network->graph, *run()->network->weights->parameters, recorded, m_class);
    if (!made) {
        m_why = QString::fromStdString(made.error().message);
        return std::nullopt;
    }
    ChannelDetail::Picture shown;
    shown.view.tensor = std::make_shared<const Tensor>(std::move(made->activation));
    shown.statistics = statisticsOf(shown.view.tensor->plane(0, 0));
    shown.map = mapFor(shown.statistics);
    shown.view.ranges = {drawableRange(shown.statistics.minimum, shown.statistics.maximum, isDiverging(shown.map))};
    shown.interpolation = m_settings.interpolation;
    shown.note = made->exact ? tr("Exact: mean %1 plus constant %2 is the class's logit.")
                                   .arg(shown.statistics.mean, 0, 'g', 4)
                                   .arg(made->offset, 0, 'g', 3)
                             : tr("Linearised at this photo, since an activation follows the pooling (Grad-CAM).");
    return shown;
}

void MapsPanel::refreshClasses() {
    const auto& probabilities = run()->output.probabilities;
    const int count = probabilities.shape().c;
    std::vector<int> order;
    for (int i = 0; i < count; ++i)
        order.push_back(i);
    const int shown = std::min(count, 10);
    std::partial_sort(order.begin(), order.begin() + shown, order.end(),
                      [&](int a, int b) { return probabilities.at(0, a, 0, 0) > probabilities.at(0, b, 0, 0); });
    if (m_class < 0 || m_class >= count) m_class = order.empty() ? 0 : order[0];
    std::vector<std::pair<QString, int>> classes;
    const auto& labels = run()->network->labels;
    const auto add = [&](int index) {
        const QString label =
            index < int(labels.size()) ? QString::fromStdString(labels[std::size_t(index)]) : tr("class %1").arg(index);
        classes.emplace_back(tr("%1 (%2 %)").arg(label).arg(double(probabilities.at(0, index, 0, 0)) * 100, 0, 'f', 1),
                             index);
    };
    for (int i = 0; i < shown; ++i)
        add(order[std::size_t(i)]);
    if (std::find(order.begin(), order.begin() + shown, m_class) == order.begin() + shown) add(m_class);
    m_detail->setClasses(classes, m_class);
}

void MapsPanel::refreshKernel(const Graph& graph) {
    const int channel = channelInFocus();
    auto kernel = kernelOf(graph, *run()->network->weights->parameters, key().layer, channel);
    if (!kernel) return m_detail->kernel().setMessage(QString::fromStdString(kernel.error().message));
    if (!*kernel) return m_detail->kernel().setMessage(tr("This layer has no weights."));
    KernelContent content;
    content.kernel = std::move(**kernel);
    const Layer& maker = graph.layer(content.kernel.layer);
    content.layerName = QString::fromStdString(maker.name);
    content.picture = maker.inputs[0] == graph.input() && content.kernel.inputs == 3;
    content.bgr = run()->network->weights->info.preprocess.bgr;
    const TensorInfo& input = graph.tensor(maker.inputs[0]);
    if (input.producer.value >= 0) {
        if (const auto summary = m_results.summary({input.producer, input.outputIndex}, m_settings.percentile)) {
            std::vector<double> energies;
            for (const MapStatistics& s : summary->statistics.channels)
                energies.push_back(s.energy);
            content.influence = influenceOf(content.kernel, energies);
        }
    }
    m_detail->kernel().setContent(std::move(content));
}

void MapsPanel::refreshLanes(const Graph& graph) {
    const LayerId layer = key().layer;
    const auto moves = channelMoves(graph, layer, m_output);
    m_detail->setLanesVisible(moves.has_value());
    if (!moves) return;
    const auto& inputs = graph.layer(layer).inputs;
    std::vector<int> firstOf; // place of each input's first channel in the upper row
    int sources = 0;
    for (const TensorId input : inputs) {
        firstOf.push_back(sources);
        sources += graph.tensor(input).shape.c;
    }
    const auto* shuffle = std::get_if<ChannelShuffle>(&graph.layer(layer).op);
    std::vector<Lane> lanes;
    for (const ChannelRef& from : *moves) {
        const auto input = std::size_t(std::find(inputs.begin(), inputs.end(), from.tensor) - inputs.begin());
        Lane lane;
        lane.source = firstOf[input] + from.channel;
        lane.group = shuffle ? from.channel / (sources / shuffle->groups) : int(input);
        lanes.push_back(lane);
    }
    QStringList groups;
    if (shuffle)
        for (int g = 0; g < shuffle->groups; ++g)
            groups << tr("group %1").arg(g + 1);
    else
        for (const TensorId input : inputs) {
            const LayerId maker = graph.tensor(input).producer;
            groups << (maker.value < 0 ? tr("the input") : QString::fromStdString(graph.layer(maker).name));
        }
    m_detail->lanes().setLanes(sources, std::move(lanes), groups);
    m_detail->lanes().setSelected(m_session.selectedChannel());
}

PixelRect MapsPanel::fieldOf(int channel, int y, int x) {
    TensorId tensor = shownTensor();
    const Graph& graph = *run()->network->graph;
    if (m_detail->subject() == MapSubject::ClassActivation && channel < 0) {
        for (int i = 0; i < graph.layerCount(); ++i)
            if (std::holds_alternative<GlobalAveragePool>(graph.layer(LayerId{i}).op) &&
                !graph.layer(LayerId{i}).inSqueezeExcitation)
                tensor = graph.layer(LayerId{i}).inputs[0];
    }
    const Shape& s = graph.tensor(tensor).shape;
    if (y < 0 || x < 0 || y >= s.h || x >= s.w) return {};
    const ReceptiveFields& fields = m_results.fields(ReceptiveFields::Gates::Ignore);
    if (channel >= 0) return fields.at(tensor, std::min(channel, s.c - 1), y, x);
    // A summary over channels sees what any of them sees.
    PixelRect all = fields.at(tensor, 0, y, x);
    for (int c = 1; c < s.c; ++c) {
        const PixelRect one = fields.at(tensor, c, y, x);
        if (one.empty() || one == all) continue;
        const int right = std::max(all.x + all.width, one.x + one.width);
        const int bottom = std::max(all.y + all.height, one.y + one.height);
        all.x = std::min(all.x, one.x);
        all.y = std::min(all.y, one.y);
        all.width = right - all.x;
        all.height = bottom - all.y;
    }
    return all;
}

void MapsPanel::showField(int channel, int y, int x) {
    if (!m_shown || channel < 0 || y < 0) return m_photo->view().setField(std::nullopt);
    const bool fromGrid = sender() == m_grid;
    const bool whole = !fromGrid && m_detail->subject() != MapSubject::Channel;
    m_photo->view().setField(fieldOf(whole ? -1 : channel, y, x));
}

void MapsPanel::pinField(int y, int x) {
    if (!m_shown) return;
    const bool one = m_detail->subject() == MapSubject::Channel;
    m_photo->view().setPinnedField(fieldOf(one ? shownChannel() : -1, y, x));
}

} // namespace convlens
