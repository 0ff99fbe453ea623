#include "core/analysis/class_activation.h"
#include "core/analysis/layer_unit.h"
#include "ui/models/predictions_model.h"
#include "ui/panels/maps/maps_panel.h"
#include "ui/panels/maps/photo_side.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/text/errors.h"
#include "ui/widgets/channel_grid.h"

#include <algorithm>

/// The part of the panel beside the grid: large map, kernel, lanes, receptive field on the photo.
namespace convlens {

namespace {

/// Whether the large map's values lie on the network's input instead of the layer's map.
bool showsTheInput(MapSubject subject) {
    return subject == MapSubject::Occlusion || subject == MapSubject::EffectiveField;
}

} // namespace

void MapsPanel::refreshDetail() {
    const Graph& graph = *run()->network->graph;
    m_detail->setChannelTitle(tr("Channel %1").arg(channelInFocus()));
    refreshClasses();
    refreshKernel(graph);
    refreshLanes(graph);
    refreshAblation(graph);
    refreshOutline();
    refreshPhotos();
    const auto shown = picture();
    if (!shown) return; // a job is at it; the last picture stays
    if (shown->tensor)
        m_detail->setPicture(*shown, m_settings.interpolation);
    else
        m_detail->setMessage(shown->why);
    m_detail->setStale(false);
    if (!m_settings.overlay || !shown->tensor) {
        m_photo->setOverlay({});
    } else {
        const auto overlay = m_results.overlay(shown, m_settings.interpolation);
        if (!overlay) return;
        m_photo->setOverlay(*overlay);
    }
    m_detailShown = true;
}

PictureRequest MapsPanel::pictureRequest() {
    PictureRequest request;
    request.run = run();
    request.key = key();
    request.subject = m_detail->subject();
    request.map = m_settings.map;
    switch (request.subject) {
    case MapSubject::Channel: {
        request.channel = shownChannel();
        request.summary = m_results.summary(key(), m_settings.percentile);
        const auto& ranges = m_grid->content().ranges;
        request.range = ranges[ranges.size() == 1 ? 0 : std::size_t(request.channel)];
        break;
    }
    case MapSubject::Components:
        request.components = m_results.components(key());
        request.percentile = m_settings.percentile;
        break;
    case MapSubject::ClassActivation:
        request.key = {}; // the same whatever layer is selected
        request.classIndex = classInFocus();
        break;
    case MapSubject::Occlusion:
        request.key = {};
        request.classIndex = classInFocus();
        request.occlusion = m_results.occlusion(fastChoice());
        break;
    case MapSubject::EffectiveField:
        request.field = effectiveField();
        break;
    case MapSubject::Mean:
    case MapSubject::Maximum:
        break;
    }
    return request;
}

MapValue MapsPanel::valueInFocus() const {
    const Shape& s = run()->network->graph->tensor(shownTensor()).shape;
    if (m_clicked && m_clicked->subject == MapSubject::Channel && isInFocus(*m_clicked) && m_clicked->value.y < s.h &&
        m_clicked->value.x < s.w)
        return m_clicked->value;
    return {key().layer, m_output, channelInFocus(), s.h / 2, s.w / 2};
}

/// Whether the value is one of those in the large view, or of the channel that another question is about.
bool MapsPanel::isInFocus(const Clicked& clicked) const {
    if (clicked.network != run()->network->spec) return false;       // there the same number is another layer
    if (clicked.subject == MapSubject::ClassActivation) return true; // the same whatever layer is selected
    if (clicked.value.layer != key().layer || clicked.value.output != m_output) return false;
    return clicked.value.channel < 0 || clicked.value.channel == channelInFocus();
}

/// Of what is shown now: an outline left from another layer or network would be taken for this one's.
void MapsPanel::refreshOutline() {
    const MapSubject subject = m_detail->subject();
    if (subject == MapSubject::EffectiveField) return; // outlines the field that it asks about
    std::optional<PixelRect> field;
    if (m_clicked && m_clicked->subject == subject && isInFocus(*m_clicked))
        field = fieldOf(m_clicked->value.channel, m_clicked->value.y, m_clicked->value.x);
    m_photo->view().setPinnedField(field);
}

std::shared_ptr<const EffectiveField> MapsPanel::effectiveField() {
    // The strict field: through the gates of squeeze-and-excitation the whole picture has its say.
    const ReceptiveFields* fields = m_results.fields(ReceptiveFields::Gates::Follow);
    if (!fields) return nullptr; // asked for again when it is there
    const MapValue value = valueInFocus();
    const PixelRect field = fields->at(shownTensor(), value.channel, value.y, value.x);
    m_photo->view().setPinnedField(
        m_results.fields(ReceptiveFields::Gates::Ignore)->at(shownTensor(), value.channel, value.y, value.x));
    return m_results.effectiveField(value, field, fastChoice());
}

EngineChoice MapsPanel::fastChoice() const {
    EngineChoice choice{run()->engine, PlanKind::AsDrawn, m_workflow.threads()};
    if (const auto engine = findEngine(choice.engine)) {
        const auto plans = (*engine)->plans();
        if (std::find(plans.begin(), plans.end(), PlanKind::Optimised) != plans.end())
            choice.plan = PlanKind::Optimised;
        choice.threads = std::clamp(choice.threads, 1, (*engine)->maxThreads());
    }
    return choice;
}

std::shared_ptr<const MapPicture> MapsPanel::picture() {
    const PictureRequest request = pictureRequest();
    const bool components = request.subject == MapSubject::Components && !request.components;
    if (components || (request.subject == MapSubject::Occlusion && !request.occlusion) ||
        (request.subject == MapSubject::EffectiveField && !request.field)) {
        const QString& why = components ? m_results.problem() : m_results.scanProblem();
        if (why.isEmpty()) return nullptr; // a job is at it
        auto none = std::make_shared<MapPicture>();
        none->why = why;
        return none;
    }
    return m_results.picture(request);
}

QString MapsPanel::classLabel(int index) const {
    const auto& labels = run()->network->labels;
    return index < int(labels.size()) ? QString::fromStdString(labels[std::size_t(index)]) : tr("class %1").arg(index);
}

int MapsPanel::classInFocus() const {
    const auto values = run()->output.probabilities.values();
    if (m_class >= 0 && m_class < int(values.size())) return m_class;
    return int(std::max_element(values.begin(), values.end()) - values.begin());
}

void MapsPanel::refreshClasses() {
    if (m_classesOf.lock() != run()) { // a thousand classes are put in order once a run, not once a layer
        m_classesOf = run();
        m_detail->setClasses(topPredictions(*run(), run()->output.probabilities.shape().c));
    }
    m_detail->setClass(classInFocus());
}

void MapsPanel::refreshKernel(const Graph& graph) {
    const int channel = channelInFocus();
    auto kernel = kernelOf(graph, *run()->network->weights->parameters, key().layer, channel);
    if (!kernel) return m_detail->kernel().setMessage(errorText(kernel.error()));
    if (!*kernel) return m_detail->kernel().setMessage(tr("This layer has no weights."));
    KernelContent content;
    content.kernel = std::move(**kernel);
    const Layer& maker = graph.layer(content.kernel.layer);
    content.layerName = QString::fromStdString(maker.name);
    content.picture = maker.inputs[0] == graph.input() && content.kernel.inputs == 3;
    content.bgr = run()->network->weights->info.preprocess.bgr;
    const TensorInfo& input = graph.tensor(maker.inputs[0]);
    if (input.producer.value >= 0) {
        // The layer's own maps may have taken a frame's time already: what large inputs contribute comes later.
        if (const auto summary = m_results.summary({input.producer, input.outputIndex}, m_settings.percentile,
                                                   MapResults::kAtOnce / 4)) {
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
    if (m_detail->subject() == MapSubject::Occlusion && channel < 0) return y < 0 ? PixelRect{} : PixelRect{x, y, 1, 1};
    TensorId tensor = shownTensor();
    const Graph& graph = *run()->network->graph;
    if (m_detail->subject() == MapSubject::ClassActivation && channel < 0)
        if (const auto read = layersOfClassActivation(graph); !read.empty())
            tensor = graph.layer(read.front()).outputs[0];
    const Shape& s = graph.tensor(tensor).shape;
    if (y < 0 || x < 0 || y >= s.h || x >= s.w) return {};
    const ReceptiveFields* known = m_results.fields(ReceptiveFields::Gates::Ignore);
    if (!known) return {};
    const ReceptiveFields& fields = *known;
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
    if (!m_shown || showsTheInput(m_detail->subject())) return;
    const MapSubject subject = m_detail->subject();
    const int channel = subject == MapSubject::Channel ? shownChannel() : -1;
    m_clicked = Clicked{run()->network->spec, subject, {key().layer, m_output, channel, y, x}};
    refreshOutline();
}

} // namespace convlens
