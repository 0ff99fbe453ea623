#include "ui/session/session_object.h"

#include "ui/session/conditions_command.h"
#include "ui/session/network_jobs.h"
#include "ui/session/spec_command.h"
#include "ui/session/trained_choice.h"
#include "ui/text/network_name.h"

#include <algorithm>
#include <utility>

namespace convlens {

namespace {

template <class List>
auto findById(List& list, quint64 id) {
    return std::find_if(list.begin(), list.end(), [id](const auto& item) { return item.id == id; });
}

/// Whether results of one are results of the other. The same specification always builds the same layers.
bool sameNetwork(const NetworkState& a, const NetworkState& b) {
    return a.spec == b.spec && a.choice == b.choice &&
           (a.graph == b.graph || a.graph->layerCount() == b.graph->layerCount());
}

/// What came with a session file steps aside for today's times and stays to be compared with.
void keepSaved(std::shared_ptr<const MeasurementResult>& saved,
               std::vector<std::shared_ptr<const MeasurementResult>>& earlier,
               const std::shared_ptr<const MeasurementResult>& old,
               const std::shared_ptr<const MeasurementResult>& next) {
    if (!old || !old->reopened || old == saved || (next && next->reopened)) return;
    if (saved) earlier.insert(earlier.begin(), saved);
    saved = old;
}

int channelCount(const Graph& graph, LayerId layer) {
    return layer.value < 0 ? 0 : graph.outputShapeOf(layer).c;
}

} // namespace

SessionObject::SessionObject(QObject* parent) : QObject(parent), m_undo(new QUndoStack(this)) {
    qRegisterMetaType<Error>("convlens::Error");
    auto network = buildNetworkState(m_spec, m_choice);
    CONVLENS_CHECK(network); // the default network is ours
    m_network = *network;
    m_selectedLayer = LayerId{0};
}

SessionObject::~SessionObject() = default;

// Photos

const Photo* SessionObject::currentPhoto() const {
    return findPhoto(m_currentPhoto);
}

const Photo* SessionObject::findPhoto(quint64 id) const {
    const auto it = findById(m_photos, id);
    return it == m_photos.end() ? nullptr : &*it;
}

void SessionObject::setCurrentPhoto(quint64 id) {
    if (id == m_currentPhoto || (id != 0 && !findPhoto(id))) return;
    m_currentPhoto = id;
    dropRuns();
    emit currentPhotoChanged();
}

void SessionObject::stepPhoto(int step) {
    const auto it = findById(m_photos, m_currentPhoto);
    if (it == m_photos.end()) return;
    const auto place = std::clamp<std::ptrdiff_t>(it - m_photos.begin() + step, 0, std::ptrdiff_t(m_photos.size()) - 1);
    setCurrentPhoto(m_photos[std::size_t(place)].id);
}

quint64 SessionObject::replacePhoto(quint64 id, Photo photo) {
    const auto it = findById(m_photos, id);
    if (it == m_photos.end()) return 0;
    const quint64 next = m_nextId++;
    photo.id = next;
    *it = std::move(photo);
    const bool current = id == m_currentPhoto;
    if (current) m_currentPhoto = next;
    emit photosChanged();
    if (!current) return next;
    dropRuns();
    emit currentPhotoChanged();
    return next;
}

void SessionObject::setPhotoImage(quint64 id, const std::shared_ptr<const Image>& image) {
    const auto it = findById(m_photos, id);
    if (it == m_photos.end() || it->image == image) return;
    it->image = image;
    emit photosChanged();
}

void SessionObject::dropRuns() {
    if (std::exchange(m_run, nullptr)) emit runResultChanged();
    bool changed = false;
    for (PinnedNetwork& pin : m_pinned)
        changed = std::exchange(pin.run, nullptr) || changed;
    if (changed) emit pinnedChanged();
}

// The focused network

void SessionObject::setSpec(const NetworkSpec& spec) {
    if (spec == m_spec) return;
    WeightsChoice choice = m_choice;
    if (std::holds_alternative<FileWeights>(m_choice)) {
        NetworkSpec kept = spec;
        kept.resolution = m_spec.resolution;
        kept.padding = m_spec.padding;
        if (kept != m_spec) {
            choice = RandomWeights{};
            tell((trainedOf(m_choice)
                      ? tr("The trained weights are those of %1; the changed network has random weights.")
                      : tr("The weights file was made for %1; the changed network has random weights."))
                     .arg(networkName(m_spec)));
        }
    }
    pushSpec(spec, choice);
}

void SessionObject::setSpecAndWeights(const NetworkSpec& spec, const WeightsChoice& choice) {
    if (spec == m_spec && choice == m_choice) return;
    pushSpec(spec, choice);
}

void SessionObject::setWeightsChoice(const WeightsChoice& choice) {
    setSpecAndWeights(m_spec, choice);
}

void SessionObject::adoptNetwork(const std::shared_ptr<const NetworkState>& loaded) {
    if (loaded->spec == m_spec && loaded->choice == m_choice && m_network->weights) {
        // The same file again: it may have changed on disk, so its values are taken, but there is nothing to undo.
        applySpec(loaded->spec, loaded->choice, loaded);
        return;
    }
    pushSpec(loaded->spec, loaded->choice, loaded);
}

void SessionObject::pushSpec(const NetworkSpec& spec, const WeightsChoice& choice,
                             const std::shared_ptr<const NetworkState>& loaded) {
    if (auto valid = validateNetworkSpec(spec); !valid) {
        reportProblem(tr("This network cannot be built"), valid.error());
        return;
    }
    std::shared_ptr<const NetworkState> next = loaded;
    if (!next) {
        auto built = buildNetworkState(spec, choice);
        if (!built) {
            reportProblem(tr("%1 cannot be built").arg(networkName(spec)), built.error());
            return;
        }
        next = *built;
    }
    m_undo->push(new SpecCommand(*this, spec, choice, std::move(next)));
}

void SessionObject::applySpec(const NetworkSpec& spec, const WeightsChoice& choice,
                              const std::shared_ptr<const NetworkState>& loaded) {
    const std::shared_ptr<const NetworkState> old = m_network;
    if (loaded) {
        m_network = loaded;
    } else {
        auto built = buildNetworkState(spec, choice);
        CONVLENS_CHECK(built); // pushSpec() has built it before
        m_network = *built;
    }
    if (!m_network->weights && old->weights && old->choice == choice &&
        sameParameters(*old->graph, *m_network->graph)) {
        // Another resolution or padding needs no other parameters.
        auto reused = std::make_shared<NetworkState>(*m_network);
        reused->weights = old->weights;
        reused->labels = old->labels;
        m_network = std::move(reused);
    }
    m_spec = spec;
    m_choice = choice;

    // The layer of the same name stays selected through a change of the network; else the first one.
    const LayerId oldLayer = m_selectedLayer;
    const int oldChannel = m_selectedChannel;
    std::optional<LayerId> layer;
    if (oldLayer.value >= 0) layer = m_network->graph->findLayer(old->graph->layer(oldLayer).name);
    m_selectedLayer = layer.value_or(LayerId{0});
    if (m_selectedChannel >= channelCount(*m_network->graph, m_selectedLayer)) m_selectedChannel = -1;

    m_run = nullptr;
    m_measurement = nullptr;
    m_saved = nullptr;
    m_earlier.clear();
    const bool hadVariants = !std::exchange(m_variants, {}).empty();
    emit networkChanged();
    if (oldLayer != m_selectedLayer) emit selectedLayerChanged();
    if (oldChannel != m_selectedChannel) emit selectedChannelChanged();
    emit runResultChanged();
    emit measurementChanged();
    if (hadVariants) emit variantsChanged();
    if (m_network->weights) emit weightsChanged();
}

void SessionObject::setConvention(Convention convention) {
    if (convention == m_convention) return;
    m_convention = convention;
    emit conventionChanged();
}

void SessionObject::chooseConvention(Convention convention) {
    if (convention != m_convention) m_undo->push(new ConventionCommand(*this, convention));
}

void SessionObject::begin(Beginning beginning) {
    m_undo->clear();
    if (!std::exchange(m_photos, {}).empty()) emit photosChanged();
    setCurrentPhoto(0);
    m_pinned = std::move(beginning.pinned);
    for (PinnedNetwork& pin : m_pinned)
        pin.id = m_nextId++;
    applySpec(beginning.network->spec, beginning.network->choice, beginning.network);
    const Graph& graph = *m_network->graph;
    selectLayer(graph.findLayer(beginning.layer).value_or(LayerId{0}));
    selectChannel(beginning.channel < channelCount(graph, m_selectedLayer) ? beginning.channel : -1);
    emit pinnedChanged();
    m_earlier = std::move(beginning.earlier);
    setMeasurement(beginning.measurement);
    if (!beginning.saved) return;
    m_saved = beginning.saved;
    emit measurementChanged();
}

// Selection

void SessionObject::selectLayer(LayerId layer) {
    if (layer.value < -1 || layer.value >= m_network->graph->layerCount() || layer == m_selectedLayer) return;
    m_selectedLayer = layer;
    const int oldChannel = m_selectedChannel;
    if (m_selectedChannel >= channelCount(*m_network->graph, layer)) m_selectedChannel = -1;
    emit selectedLayerChanged();
    if (oldChannel != m_selectedChannel) emit selectedChannelChanged();
}

void SessionObject::selectChannel(int channel) {
    if (channel < -1 || channel >= channelCount(*m_network->graph, m_selectedLayer) || channel == m_selectedChannel)
        return;
    m_selectedChannel = channel;
    emit selectedChannelChanged();
}

// Comparison

const PinnedNetwork* SessionObject::findPinned(const NetworkSpec& spec, const WeightsChoice& choice,
                                               const std::optional<EngineChoice>& conditions) const {
    const auto it = std::find_if(m_pinned.begin(), m_pinned.end(), [&](const PinnedNetwork& pin) {
        return pin.network->spec == spec && pin.network->choice == choice && pin.conditions == conditions;
    });
    return it == m_pinned.end() ? nullptr : &*it;
}

const PinnedNetwork* SessionObject::findPinned(quint64 id) const {
    const auto it = findById(m_pinned, id);
    return it == m_pinned.end() ? nullptr : &*it;
}

// Results

void SessionObject::setWeights(const std::shared_ptr<const NetworkState>& loaded) {
    if (!loaded || !sameNetwork(*loaded, *m_network) || m_network->weights) return;
    m_network = loaded;
    bool pinnedToo = false;
    for (PinnedNetwork& pin : m_pinned) {
        if (!sameNetwork(*pin.network, *loaded)) continue;
        pin.network = loaded;
        pinnedToo = true;
    }
    emit weightsChanged();
    if (pinnedToo) emit pinnedChanged();
}

void SessionObject::setRunResult(const std::shared_ptr<const RunResult>& result) {
    if (!result || result->photoId != m_currentPhoto || !sameNetwork(*result->network, *m_network)) return;
    m_run = result;
    emit runResultChanged();
}

void SessionObject::setMeasurement(const std::shared_ptr<const MeasurementResult>& result) {
    if (!result || !sameNetwork(*result->network, *m_network)) return;
    keepSaved(m_saved, m_earlier, m_measurement, result);
    m_measurement = result;
    emit measurementChanged();
}

void SessionObject::setVariants(const std::vector<std::shared_ptr<const MeasurementResult>>& results) {
    for (const auto& result : results)
        if (!sameNetwork(*result->network, *m_network)) return;
    if (results.empty() && m_variants.empty()) return;
    m_variants = results;
    emit variantsChanged();
}

void SessionObject::setMachinePeaks(const std::shared_ptr<const MachinePeaks>& peaks) {
    m_peaks = peaks;
    emit machinePeaksChanged();
}

void SessionObject::setPinnedWeights(quint64 id, const std::shared_ptr<const NetworkState>& loaded) {
    const auto it = findById(m_pinned, id);
    if (it == m_pinned.end() || !loaded || !sameNetwork(*it->network, *loaded)) return;
    it->network = loaded;
    emit pinnedChanged();
}

void SessionObject::setPinnedRun(quint64 id, const std::shared_ptr<const RunResult>& result) {
    const auto it = findById(m_pinned, id);
    if (it == m_pinned.end() || !result || result->photoId != m_currentPhoto) return;
    if (!sameNetwork(*it->network, *result->network)) return;
    it->run = result;
    emit pinnedChanged();
}

void SessionObject::setPinnedMeasurement(quint64 id, const std::shared_ptr<const MeasurementResult>& result) {
    const auto it = findById(m_pinned, id);
    if (it == m_pinned.end() || !result || !sameNetwork(*it->network, *result->network)) return;
    keepSaved(it->saved, it->earlier, it->measurement, result);
    it->measurement = result;
    emit pinnedChanged();
}

void SessionObject::dropMeasurements() {
    ++m_conditions;
    bool pinsChanged = false;
    for (PinnedNetwork& pin : m_pinned) {
        if (pin.conditions) continue;
        keepSaved(pin.saved, pin.earlier, pin.measurement, nullptr);
        pinsChanged = std::exchange(pin.measurement, nullptr) || pinsChanged;
    }
    keepSaved(m_saved, m_earlier, m_measurement, nullptr);
    if (std::exchange(m_measurement, nullptr)) emit measurementChanged();
    if (pinsChanged) emit pinnedChanged();
}

void SessionObject::reportProblem(const QString& summary, const Error& error) {
    if (error.code == ErrorCode::Cancelled) return; // the person's own wish
    emit problemReported(summary, error);
}

void SessionObject::tell(const QString& notice) {
    emit noticeReported(notice);
}

} // namespace convlens

#include "moc_session_object.cpp"
