#include "ui/session/session_storage.h"

#include "core/base/version.h"
#include "ui/session/network_jobs.h"
#include "ui/session/workflow.h"
#include "ui/text/conversions.h"

#include <QDateTime>

#include <utility>

namespace convlens {

namespace {

constexpr std::size_t kMostEarlier = 100; ///< times of one network that a file keeps beside the newest

ReferredWeights toSaved(const FileWeights& choice, const LoadedWeights* loaded) {
    ReferredWeights saved;
    saved.path = choice.path.toStdString();
    if (loaded) saved.hash = loaded->info.hash;
    saved.nameMap = choice.nameMap.toStdString();
    saved.classNames = choice.classNames.toStdString();
    saved.batchNormEpsilon = choice.batchNormEpsilon;
    return saved;
}

WeightsChoice toChoice(const std::variant<SeededWeights, ReferredWeights>& saved) {
    if (const auto* seeded = std::get_if<SeededWeights>(&saved)) return RandomWeights{seeded->seed};
    const auto& file = std::get<ReferredWeights>(saved);
    return FileWeights{QString::fromStdString(file.path), QString::fromStdString(file.nameMap),
                       QString::fromStdString(file.classNames), file.batchNormEpsilon};
}

SavedMeasurement toSaved(const MeasurementResult& measured, const Graph& graph) {
    SavedMeasurement m = saveMeasurement(measured.measurement, graph);
    m.engine = measured.engine;
    m.engineVersion = measured.engineVersion;
    m.plan = measured.plan;
    m.threads = measured.threads;
    m.takenAt = measured.takenAt.toStdString();
    m.machine = measured.machine;
    return m;
}

/// `times`: today's, what came with a file, and what is older still, the newest first; null ones are passed over.
SessionNetwork toSaved(const NetworkState& network, std::vector<std::shared_ptr<const MeasurementResult>> times) {
    SessionNetwork saved;
    saved.spec = network.spec;
    if (const auto* random = std::get_if<RandomWeights>(&network.choice))
        saved.weights = SeededWeights{random->seed};
    else
        saved.weights = toSaved(std::get<FileWeights>(network.choice), network.weights.get());
    std::erase(times, nullptr);
    for (const auto& measured : times) {
        SavedMeasurement m = toSaved(*measured, *network.graph);
        if (!saved.measurement)
            saved.measurement = std::move(m);
        else if (saved.earlier.size() < kMostEarlier)
            saved.earlier.push_back(std::move(m));
    }
    return saved;
}

/// Today's, then those that came with a file, the newest first.
std::vector<std::shared_ptr<const MeasurementResult>>
timesOf(const std::shared_ptr<const MeasurementResult>& today, const std::shared_ptr<const MeasurementResult>& saved,
        const std::vector<std::shared_ptr<const MeasurementResult>>& earlier) {
    std::vector<std::shared_ptr<const MeasurementResult>> times{today, saved};
    times.insert(times.end(), earlier.begin(), earlier.end());
    return times;
}

struct Restored {
    std::shared_ptr<const NetworkState> network;
    std::shared_ptr<const MeasurementResult> measurement;
    std::shared_ptr<const MeasurementResult> saved; ///< in place of `measurement` where another machine took it
    std::vector<std::shared_ptr<const MeasurementResult>> earlier;
};

std::shared_ptr<const MeasurementResult> restore(const SavedMeasurement& m,
                                                 const std::shared_ptr<const NetworkState>& network,
                                                 std::vector<std::string>& problems) {
    auto measurement = restoreMeasurement(m, *network->graph);
    if (!measurement) {
        problems.push_back(measurement.error().message);
        return nullptr;
    }
    auto result = std::make_shared<MeasurementResult>();
    result->network = network;
    result->engine = m.engine;
    result->engineVersion = m.engineVersion;
    result->plan = m.plan;
    result->threads = m.threads;
    result->machine = m.machine;
    result->measurement = std::move(*measurement);
    result->takenAt = QString::fromStdString(m.takenAt);
    result->reopened = true;
    return result;
}

Result<Restored> restore(const SessionNetwork& saved, const MachineInfo& here, std::vector<std::string>& problems) {
    auto network = buildNetworkState(saved.spec, toChoice(saved.weights));
    if (!network) return network.error();
    Restored restored{*network, nullptr, nullptr, {}};
    if (saved.measurement)
        (saved.measurement->machine.cpu == here.cpu ? restored.measurement : restored.saved) =
            restore(*saved.measurement, *network, problems);
    for (const SavedMeasurement& older : saved.earlier)
        if (auto times = restore(older, *network, problems)) restored.earlier.push_back(std::move(times));
    return restored;
}

} // namespace

SessionFile toSessionFile(const SessionObject& session, Workflow& workflow, const ShownState& shown) {
    SessionFile file;
    file.writtenBy = std::string("Convlens ") + kVersion;
    const QDateTime now = QDateTime::currentDateTime();
    file.writtenAt = now.toOffsetFromUtc(now.offsetFromUtc()).toString(Qt::ISODate).toStdString();
    file.photos = workflow.photoQueue().photosToKeep(file.currentPhoto);
    file.network = toSaved(*session.network(),
                           timesOf(session.measurement(), session.savedMeasurement(), session.earlierMeasurements()));
    for (const PinnedNetwork& pin : session.pinned()) {
        file.pinned.push_back(toSaved(*pin.network, timesOf(pin.measurement, pin.saved, pin.earlier)));
        file.pinned.back().letter = QString(pin.letter).toStdString();
        if (pin.conditions)
            file.pinned.back().conditions =
                SessionConditions{pin.conditions->engine, pin.conditions->plan, pin.conditions->threads};
    }
    const LayerId layer = session.selectedLayer();
    if (layer.value >= 0) file.layer = session.network()->graph->layer(layer).name;
    file.channel = session.selectedChannel();
    file.engine = workflow.engine().toStdString();
    file.plan = workflow.plan();
    file.threads = workflow.threads();
    file.convention = session.convention();
    file.panel = shown.panel;
    file.states = shown.states;
    return file;
}

Result<std::shared_ptr<const OpenedSession>> openSessionFile(const QString& path, const CancelToken& cancel) {
    auto file = readSession(toPath(path));
    if (!file) return file.error();
    auto opened = std::make_shared<OpenedSession>();
    const MachineInfo here = readMachineInfo();
    auto focused = restore(file->network, here, opened->problems);
    if (!focused) return focused.error();
    opened->beginning.network = focused->network;
    opened->beginning.measurement = focused->measurement;
    opened->beginning.saved = focused->saved;
    opened->beginning.earlier = std::move(focused->earlier);
    opened->beginning.layer = file->layer;
    opened->beginning.channel = file->channel;
    for (const SessionNetwork& saved : file->pinned) {
        if (cancel.isCancelled()) return Error{ErrorCode::Cancelled, "cancelled"};
        auto restored = restore(saved, here, opened->problems);
        if (!restored) return restored.error();
        PinnedNetwork pin;
        pin.letter = QString::fromStdString(saved.letter).front();
        pin.network = restored->network;
        pin.measurement = restored->measurement;
        pin.saved = restored->saved;
        pin.earlier = std::move(restored->earlier);
        if (const auto& own = saved.conditions) pin.conditions = EngineChoice{own->engine, own->plan, own->threads};
        opened->beginning.pinned.push_back(std::move(pin));
    }
    opened->file = std::move(*file);
    return std::shared_ptr<const OpenedSession>(std::move(opened));
}

} // namespace convlens
