#include "ui/panels/maps/map_results.h"
#include "ui/text/errors.h"

#include "ui/session/record_parts.h"

#include <chrono>
#include <utility>

namespace convlens {

namespace {

/// Of one job of a scan: what is urgent waits no longer.
constexpr auto kScanSlice = std::chrono::milliseconds(60);

} // namespace

MapResults::MapResults(JobService& jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {}

MapResults::~MapResults() {
    cancelAll();
    if (m_fieldsJob.job.value != 0) m_jobs.cancel(m_fieldsJob.job);
}

void MapResults::cancelAll() {
    for (Request* request :
         {&m_summaryJob, &m_runJob, &m_similarityJob, &m_componentsJob, &m_pictureJob, &m_overlayJob, &m_ablationJob}) {
        if (request->job.value != 0) m_jobs.cancel(request->job);
        *request = {};
    }
    forget(m_occlusion);
    forget(m_effective);
}

void MapResults::setRun(const std::shared_ptr<const RunResult>& run) {
    if (run == m_run) return;
    const bool same = m_run && run && sameButForWhatIsRecorded(*m_run, *run);
    if (m_run) m_oldRuns.push_back(std::move(m_run));
    m_run = run;
    m_pictureWanted = m_pictureMadeOf = {};
    m_picture.reset();
    m_overlayWantedOf.reset();
    m_overlayOf.reset();
    m_overlay.reset();
    if (same) { // only other maps are there: figures of maps hold, and so does what is being worked out
        for (Request* request : {&m_pictureJob, &m_overlayJob}) {
            if (request->job.value != 0) m_jobs.cancel(request->job);
            *request = {};
        }
        return;
    }
    cancelAll();
    m_summaries.clear();
    m_runSummary.reset();
    m_similarity.reset();
    m_components.reset();
    m_problem.clear();
    m_runProblem.clear();
    m_ablated.reset();
    m_ablationProblem.clear();
    m_scanProblem.clear();
}

void MapResults::releaseOldRuns() {
    for (auto& run : m_oldRuns)
        m_jobs.release(std::move(run));
    m_oldRuns.clear();
}

std::shared_ptr<const Tensor> MapResults::map(MapKey key) const {
    return m_run ? recordedMap(*m_run, key) : nullptr;
}

std::shared_ptr<const Tensor> MapResults::map(TensorId tensor) const {
    if (!m_run) return nullptr;
    const TensorInfo& info = m_run->network->graph->tensor(tensor);
    return info.producer.value < 0 ? m_run->input : map(MapKey{info.producer, info.outputIndex});
}

template <class T>
void MapResults::start(Request& request, MapKey key, double detail, const QString& title, JobPriority priority,
                       JobService::Work<T> work, std::function<void(const std::shared_ptr<const T>&)> take,
                       std::function<void(const QString&)> fail) {
    if (request.job.value != 0) {
        if (request.key == key && request.detail == detail) return; // on its way already
        m_jobs.cancel(request.job);
    }
    const quint64 serial = ++m_lastSerial;
    request = {{}, key, detail, serial};
    request.job = m_jobs.submit<T>(
        JobLane::Work, title, this, std::move(work),
        [this, &request, serial, key, take = std::move(take),
         fail = std::move(fail)](Result<std::shared_ptr<const T>> outcome) {
            if (request.serial != serial) return; // another request, or another run, has taken over
            request = {};
            const bool stopped = !outcome && outcome.error().code == ErrorCode::Cancelled;
            if (stopped && &request != &m_runJob) return; // may be asked for again
            if (outcome) {
                take(*outcome);
            } else if (stopped) { // by the person: it is long beyond the memory cap, and is not begun anew by itself
                m_runProblem = MapResults::tr("stopped");
            } else if (fail) {
                fail(errorText(outcome.error()));
            } else {
                m_problem = errorText(outcome.error());
                m_problemKey = key;
            }
            emit ready();
        },
        priority);
}

std::shared_ptr<const LayerSummary> MapResults::summary(MapKey key, double percentile, qint64 atOnce) {
    const auto tensor = key.layer.value < 0 ? (m_run ? m_run->input : nullptr) : map(key);
    if (!tensor) return nullptr;
    if (percentile != m_percentile) {
        m_summaries.clear();
        m_percentile = percentile;
    }
    if (m_runSummary && m_runSummary->percentile == percentile) {
        const auto known = m_runSummary->layers.find(key);
        if (known != m_runSummary->layers.end()) return known->second;
    }
    if (const auto known = m_summaries.find(key); known != m_summaries.end()) return known->second;
    if (tensor->shape().elements() <= atOnce) {
        auto made = summariseLayer(*tensor, percentile);
        if (!made) return nullptr;
        return m_summaries[key] = std::make_shared<const LayerSummary>(std::move(*made));
    }
    start<LayerSummary>(
        m_summaryJob, key, percentile, tr("Looking at the maps"), JobPriority::Urgent,
        [tensor, percentile](const CancelToken& cancel,
                             const ProgressSink&) -> Result<std::shared_ptr<const LayerSummary>> {
            auto made = summariseLayer(*tensor, percentile, cancel);
            if (!made) return made.error();
            return std::make_shared<const LayerSummary>(std::move(*made));
        },
        [this, key, percentile](const std::shared_ptr<const LayerSummary>& made) {
            if (percentile == m_percentile) m_summaries[key] = made;
        });
    return nullptr;
}

std::shared_ptr<const RunSummary> MapResults::runSummary(double percentile) {
    if (!m_run) return nullptr;
    if (m_runSummary && m_runSummary->percentile == percentile) return m_runSummary;
    if (!m_runProblem.isEmpty()) return nullptr;
    start<RunSummary>(
        m_runJob, {}, percentile, tr("Looking at all maps"), JobPriority::Normal,
        [run = m_run, percentile](const CancelToken& cancel,
                                  const ProgressSink& progress) -> Result<std::shared_ptr<const RunSummary>> {
            auto all = std::make_shared<RunSummary>();
            all->percentile = percentile;
            const auto take = [&](std::span<const RecordedOutput> outputs, const ProgressSink& part) -> Result<void> {
                double done = 0;
                for (const RecordedOutput& output : outputs) {
                    auto made = summariseLayer(*output.tensor, percentile, cancel);
                    if (!made) return made.error();
                    if (made->range) all->range = all->range ? united(*all->range, *made->range) : *made->range;
                    all->layers[MapKey{output.layer, output.outputIndex}] =
                        std::make_shared<const LayerSummary>(std::move(*made));
                    report(part, ++done / double(outputs.size()));
                }
                return {};
            };
            if (auto taken = takeAllOutputs(*run, take, cancel, progress); !taken) return taken.error();
            return std::shared_ptr<const RunSummary>(std::move(all));
        },
        [this](const std::shared_ptr<const RunSummary>& made) { m_runSummary = made; },
        [this](const QString& why) { m_runProblem = why; });
    return nullptr;
}

std::shared_ptr<const std::vector<double>> MapResults::similarity(MapKey key, int channel) {
    const auto tensor = map(key);
    if (!tensor || channel < 0 || channel >= tensor->shape().c) return nullptr;
    if (m_similarity && m_similarityKey == key && m_similarityChannel == channel) return m_similarity;
    using Scores = std::vector<double>;
    start<Scores>(
        m_similarityJob, key, channel, tr("Comparing channels"), JobPriority::Urgent,
        [tensor, channel](const CancelToken& cancel, const ProgressSink&) -> Result<std::shared_ptr<const Scores>> {
            auto made = channelSimilarity(*tensor, channel, cancel);
            if (!made) return made.error();
            return std::make_shared<const Scores>(std::move(*made));
        },
        [this, key, channel](const std::shared_ptr<const Scores>& made) {
            m_similarity = made;
            m_similarityKey = key;
            m_similarityChannel = channel;
        });
    return nullptr;
}

std::shared_ptr<const PrincipalComponents> MapResults::components(MapKey key) {
    const auto tensor = map(key);
    if (!tensor) return nullptr;
    if (m_components && m_componentsKey == key) return m_components;
    if (!m_problem.isEmpty() && m_problemKey == key) return nullptr;
    m_problem.clear();
    start<PrincipalComponents>(
        m_componentsJob, key, 0, tr("Finding principal components"), JobPriority::Urgent,
        [tensor](const CancelToken& cancel, const ProgressSink&) -> Result<std::shared_ptr<const PrincipalComponents>> {
            auto made = principalComponents(*tensor, 3, cancel);
            if (!made) return made.error();
            return std::make_shared<const PrincipalComponents>(std::move(*made));
        },
        [this, key](const std::shared_ptr<const PrincipalComponents>& made) {
            m_components = made;
            m_componentsKey = key;
        });
    return nullptr;
}

std::shared_ptr<const Occlusion> MapResults::occlusion(const EngineChoice& choice) {
    if (m_occlusion.job.value != 0 || !m_scanProblem.isEmpty()) return nullptr;
    if (m_occlusion.scan && m_occlusion.scan->isComplete()) return {m_occlusion.scan, &m_occlusion.scan->result()};
    continueScan<OcclusionScan>(m_occlusion, tr("Hiding parts of the photo"), choice,
                                [](std::shared_ptr<Plan> plan, std::shared_ptr<const Tensor> input) {
                                    return OcclusionScan::begin(std::move(plan), std::move(input));
                                });
    return nullptr;
}

std::shared_ptr<const EffectiveField> MapResults::effectiveField(const MapValue& value, const PixelRect& field,
                                                                 const EngineChoice& choice) {
    if (m_effectiveOf != value) {
        forget(m_effective);
        m_scanProblem.clear();
        m_effectiveOf = value;
    }
    if (m_effective.job.value != 0 || !m_scanProblem.isEmpty()) return nullptr;
    if (m_effective.scan && m_effective.scan->isComplete()) return {m_effective.scan, &m_effective.scan->result()};
    continueScan<EffectiveFieldScan>(m_effective, tr("Moving parts of the photo"), choice,
                                     [value, field](std::shared_ptr<Plan> plan, std::shared_ptr<const Tensor> input) {
                                         return EffectiveFieldScan::begin(std::move(plan), std::move(input), value,
                                                                          field);
                                     });
    return nullptr;
}

void MapResults::allowScans() {
    m_scanProblem.clear();
}

template <class Scan>
void MapResults::forget(Scanning<Scan>& scanning) {
    if (scanning.job.value != 0) m_jobs.cancel(scanning.job);
    scanning = {};
}

template <class Scan>
void MapResults::continueScan(Scanning<Scan>& scanning, const QString& title, const EngineChoice& choice,
                              std::function<Result<Scan>(std::shared_ptr<Plan>, std::shared_ptr<const Tensor>)> begin) {
    using Held = std::shared_ptr<Scan>;
    const auto id = std::make_shared<JobId>(); // known when the job is queued, before anything can come back
    *id = scanning.job = m_jobs.submit<Held>(
        JobLane::Work, title, this,
        [run = m_run, scan = scanning.scan, choice,
         begin](const CancelToken& cancel, const ProgressSink& progress) -> Result<std::shared_ptr<const Held>> {
            auto next = std::make_shared<Held>(scan);
            if (!*next) {
                const NetworkState& network = *run->network;
                auto engine = findEngine(choice.engine);
                if (!engine) return engine.error();
                auto plan =
                    (*engine)->compile(network.graph, network.weights->parameters, {choice.plan, choice.threads});
                if (!plan) return plan.error();
                auto begun = begin(std::move(*plan), run->input);
                if (!begun) return begun.error();
                *next = std::make_shared<Scan>(std::move(*begun));
            }
            const auto from = std::chrono::steady_clock::now();
            while (!(*next)->isComplete() && std::chrono::steady_clock::now() - from < kScanSlice) {
                if (auto done = (*next)->advance(1, cancel); !done) return done.error();
                report(progress, double((*next)->done()) / (*next)->total());
            }
            return std::shared_ptr<const Held>(std::move(next));
        },
        [this, &scanning, id, title, choice, begin](Result<std::shared_ptr<const Held>> outcome) {
            if (scanning.job != *id) return; // another run, or another value, has taken over
            scanning.job = {};
            if (!outcome) {
                m_scanProblem = outcome.error().code == ErrorCode::Cancelled
                                    ? MapResults::tr("Stopped. Choose it again to go on.")
                                    : errorText(outcome.error());
                emit ready();
                return;
            }
            scanning.scan = **outcome;
            emit scanProgressed(scanning.scan->done(), scanning.scan->total());
            if (scanning.scan->isComplete())
                emit ready();
            else
                continueScan<Scan>(scanning, title, choice, begin);
        });
}

std::shared_ptr<const Tensor> MapResults::ablated(const std::vector<MadeChannel>& off, const EngineChoice& choice) {
    if (m_ablatedOf == off && (m_ablated || !m_ablationProblem.isEmpty())) return m_ablated;
    if (m_ablationJob.job.value != 0 && m_ablationWanted == off) return nullptr;
    m_ablationWanted = off;
    m_ablationProblem.clear();
    start<Tensor>(
        m_ablationJob, {}, double(++m_lastDetail), tr("Running without %n channel(s)", nullptr, int(off.size())),
        JobPriority::Urgent,
        [run = m_run, off, choice](const CancelToken& cancel,
                                   const ProgressSink& progress) -> Result<std::shared_ptr<const Tensor>> {
            const NetworkState& network = *run->network;
            auto parameters = withoutChannels(*network.graph, *network.weights->parameters, off);
            if (!parameters) return parameters.error();
            auto engine = findEngine(choice.engine);
            if (!engine) return engine.error();
            auto plan = (*engine)->compile(network.graph, std::make_shared<const Parameters>(std::move(*parameters)),
                                           {choice.plan, choice.threads});
            if (!plan) return plan.error();
            RunOptions options;
            options.cancel = cancel;
            options.progress = progress;
            auto output = (*plan)->run(*run->input, options);
            if (!output) return output.error();
            return std::make_shared<const Tensor>(std::move(output->probabilities));
        },
        [this, off](const std::shared_ptr<const Tensor>& made) {
            m_ablated = made;
            m_ablatedOf = off;
        },
        [this, off](const QString& why) {
            m_ablated.reset();
            m_ablatedOf = off;
            m_ablationProblem = why;
        });
    return nullptr;
}

std::shared_ptr<const MapPicture> MapResults::picture(const PictureRequest& request) {
    if (m_picture && m_pictureMadeOf == request) return m_picture;
    if (m_pictureJob.job.value != 0 && m_pictureWanted == request) return nullptr;
    const auto take = [this, request](const std::shared_ptr<const MapPicture>& made) {
        m_picture = made;
        m_pictureMadeOf = request;
    };
    if (effortOf(request) <= kAtOnce / 4) {
        if (auto made = makePicture(request, {})) take(*made);
        return m_picture;
    }
    m_pictureWanted = request;
    start<MapPicture>(
        m_pictureJob, request.key, double(++m_lastDetail), tr("Working out the large map"), JobPriority::Urgent,
        [request](const CancelToken& cancel, const ProgressSink&) { return makePicture(request, cancel); }, take,
        [take](const QString& why) {
            auto none = std::make_shared<MapPicture>();
            none->why = why;
            take(none);
        });
    return nullptr;
}

std::shared_ptr<const QImage> MapResults::overlay(const std::shared_ptr<const MapPicture>& picture,
                                                  MapInterpolation interpolation) {
    const bool sameDrawing = m_overlayInterpolation == interpolation;
    if (m_overlay && m_overlayOf == picture && sameDrawing) return m_overlay;
    if (m_overlayJob.job.value != 0 && m_overlayWantedOf == picture && sameDrawing) return nullptr;
    m_overlayWantedOf = picture;
    m_overlayInterpolation = interpolation;
    m_overlay.reset();
    start<QImage>(
        m_overlayJob, {}, double(++m_lastDetail), tr("Drawing the overlay"), JobPriority::Urgent,
        [picture, interpolation](const CancelToken&, const ProgressSink&) -> Result<std::shared_ptr<const QImage>> {
            return std::make_shared<const QImage>(makeOverlay(*picture, interpolation));
        },
        [this, picture](const std::shared_ptr<const QImage>& made) {
            m_overlay = made;
            m_overlayOf = picture;
        },
        [this, picture](const QString&) {
            m_overlay = std::make_shared<const QImage>();
            m_overlayOf = picture;
        });
    return nullptr;
}

const ReceptiveFields* MapResults::fields(ReceptiveFields::Gates gates) {
    CONVLENS_CHECK(m_run);
    const auto& graph = m_run->network->graph;
    if (m_fieldsOf == graph) return &(*m_fields)[gates == ReceptiveFields::Gates::Follow ? 0 : 1];
    if (m_fieldsJob.job.value != 0 && m_fieldsWantedOf == graph) return nullptr;
    m_fieldsWantedOf = graph;
    start<Fields>(
        m_fieldsJob, {}, double(++m_lastDetail), tr("Working out receptive fields"), JobPriority::Normal,
        [graph](const CancelToken&, const ProgressSink&) -> Result<std::shared_ptr<const Fields>> {
            using Gates = ReceptiveFields::Gates;
            return std::make_shared<const Fields>(
                Fields{ReceptiveFields::of(*graph, Gates::Follow), ReceptiveFields::of(*graph, Gates::Ignore)});
        },
        [this, graph](const std::shared_ptr<const Fields>& made) {
            m_fields = made;
            m_fieldsOf = graph;
        });
    return nullptr;
}

} // namespace convlens

#include "moc_map_results.cpp"
