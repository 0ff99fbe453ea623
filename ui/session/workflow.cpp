#include "ui/session/workflow.h"

#include "ui/session/network_jobs.h"
#include "ui/session/photo_jobs.h"
#include "ui/text/network_name.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace convlens {

namespace {

using Measurements = std::vector<std::shared_ptr<const MeasurementResult>>;

PhotoInput inputOf(const Photo& photo) {
    return PhotoInput{photo.id, photo.name, photo.path, photo.image};
}

} // namespace

Workflow::Workflow(SessionObject& session, JobService& jobs, QObject* parent)
    : QObject(parent), m_session(session), m_jobs(jobs), m_photos(session, jobs),
      m_engine(QString::fromUtf8(engines().front()->id().data(), qsizetype(engines().front()->id().size()))),
      m_keptPlan(std::make_shared<KeptPlan>()) {
    connect(&session, &SessionObject::networkChanged, this, &Workflow::onNetworkChanged);
    connect(&session, &SessionObject::weightsChanged, this, [this] { requestRun(); });
    connect(&session, &SessionObject::currentPhotoChanged, this, &Workflow::onCurrentPhotoChanged);
    connect(&session, &SessionObject::selectedLayerChanged, this, &Workflow::onSelectedLayerChanged);
    connect(&session, &SessionObject::pinnedChanged, this, &Workflow::runPinned);
    connect(&m_photos, &PhotoQueue::opened, this, &Workflow::opened);
    connect(&m_photos, &PhotoQueue::loading, this, &Workflow::loadingPhotos);
    connect(&jobs, &JobService::jobFinished, this, &Workflow::forgetJob);
    connect(&jobs, &JobService::idle, this, &Workflow::considerMeasuring);
    if (!session.network()->weights) loadWeights();
}

Workflow::~Workflow() {
    stopAll();
}

void Workflow::cancelJob(JobId& id) {
    m_jobs.cancel(std::exchange(id, JobId{}));
}

void Workflow::forgetJob(JobId id) {
    for (JobId* known : {&m_weightsJob, &m_runJob, &m_pinnedJob, &m_measureJob, &m_openWeightsJob})
        if (*known == id) *known = {};
    if (id == m_shownMeasurement) {
        m_shownMeasurement = {};
        emit measuringChanged();
    }
}

// Photos

void Workflow::openPaths(const QStringList& paths, bool undoable) {
    if (paths.isEmpty()) return;
    m_jobs.submit<SortedPaths>(
        JobLane::Work, tr("Looking through files"), this,
        [paths](const CancelToken& cancel, const ProgressSink&) { return sortPaths(paths, cancel); },
        [this, paths, undoable](Result<std::shared_ptr<const SortedPaths>> outcome) {
            if (!outcome) {
                m_session.reportProblem(tr("The files could not be opened"), outcome.error());
                return;
            }
            const SortedPaths& sorted = **outcome;
            for (const auto& [path, error] : sorted.problems)
                m_session.reportProblem(tr("“%1” could not be opened").arg(QFileInfo(path).fileName()), error);
            for (const QString& path : paths)
                if (QFileInfo(path).isDir()) emit opened(path);
            m_photos.open(sorted.photos, undoable);
            for (const QString& path : sorted.weights)
                openWeights(path);
            if (!sorted.sessions.isEmpty()) emit sessionChosen(sorted.sessions.front());
        },
        JobPriority::Urgent);
}

void Workflow::addPastedImage(const QImage& image) {
    m_photos.addPasted(image);
}

void Workflow::addImageBytes(const QByteArray& bytes, const QString& name) {
    m_photos.addBytes(bytes, name);
}

// Networks and weights

void Workflow::openWeights(const FileWeights& choice) {
    submitWeights(choice, m_session.spec(), true);
}

void Workflow::adjustWeights(const FileWeights& choice) {
    submitWeights(choice, m_session.spec(), false);
}

void Workflow::submitWeights(const FileWeights& choice, const NetworkSpec& spec, bool recognise) {
    cancelJob(m_openWeightsJob);
    m_openWeightsJob = m_jobs.submit<NetworkState>(
        JobLane::Work, tr("Reading %1").arg(QFileInfo(choice.path).fileName()), this,
        [choice, spec, recognise](const CancelToken& cancel,
                                  const ProgressSink&) -> Result<std::shared_ptr<const NetworkState>> {
            if (recognise) return loadNetworkFromWeights(choice, spec, cancel);
            auto network = buildNetworkState(spec, choice);
            if (!network) return network.error();
            return loadNetworkWeights(*network, cancel);
        },
        [this, choice, recognise](Result<std::shared_ptr<const NetworkState>> outcome) {
            if (!outcome) {
                m_session.reportProblem(tr("“%1” cannot be used as weights").arg(QFileInfo(choice.path).fileName()),
                                        outcome.error());
                if (recognise && outcome.error().code != ErrorCode::Cancelled)
                    emit weightsRefused(choice, outcome.error());
                return;
            }
            m_session.adoptNetwork(*outcome);
            if (recognise) emit opened(choice.path);
        },
        JobPriority::Urgent);
}

void Workflow::onNetworkChanged() {
    cancelJob(m_runJob);
    cancelJob(m_weightsJob);
    cancelJob(m_measureJob);
    if (!m_session.network()->weights) loadWeights();
    // With weights, weightsChanged follows and starts the run.
}

void Workflow::loadWeights() {
    cancelJob(m_weightsJob);
    const auto network = m_session.network();
    m_weightsJob = m_jobs.submit<NetworkState>(
        JobLane::Work, tr("Loading weights"), this,
        [network](const CancelToken& cancel, const ProgressSink&) { return loadNetworkWeights(network, cancel); },
        [this](Result<std::shared_ptr<const NetworkState>> outcome) {
            if (outcome) {
                m_session.setWeights(*outcome);
            } else {
                m_session.reportProblem(tr("The weights of %1 could not be loaded").arg(networkName(m_session.spec())),
                                        outcome.error());
            }
        },
        JobPriority::Urgent);
}

// Running

void Workflow::onCurrentPhotoChanged() {
    requestRun();
    cancelJob(m_pinnedJob);
    m_failedPins.clear();
    runPinned();
}

void Workflow::onSelectedLayerChanged() {
    const auto run = m_session.runResult();
    const LayerId layer = m_session.selectedLayer();
    if (!run || run->recordedAll || layer.value < 0 || run->output.find(layer)) return;
    requestRun(layer);
}

void Workflow::runCurrent() {
    if (m_session.network()->weights)
        requestRun();
    else
        loadWeights(); // a run follows when they are there
}

void Workflow::requestRun(LayerId wanted) {
    cancelJob(m_runJob);
    const Photo* photo = m_session.currentPhoto();
    const auto network = m_session.network();
    if (!photo || !network->weights) return;
    cancelJob(m_measureJob); // it would be in the way, and what it measures may be gone
    if (wanted.value < 0) wanted = m_session.selectedLayer();
    const bool tooLarge = network->cost->activationBytes > recordCap();
    m_runJob = m_jobs.submit<RunOutcome>(
        JobLane::Work, tr("Running %1").arg(networkName(m_session.spec())), this,
        [network, input = inputOf(*photo), choice = EngineChoice{m_engine.toStdString(), m_plan, m_threads}, wanted,
         kept = m_keptPlan](const CancelToken& cancel, const ProgressSink& progress) {
            return runNetwork(network, input, choice, true, wanted, cancel, progress, kept);
        },
        [this, id = photo->id, network, tooLarge](Result<std::shared_ptr<const RunOutcome>> outcome) {
            if (!outcome) {
                m_session.reportProblem(tr("%1 could not be run").arg(networkName(network->spec)), outcome.error());
                return;
            }
            m_session.setPhotoImage(id, (*outcome)->image);
            m_photos.keepWithinMemory();
            const bool firstOfNetwork = !m_session.runResult();
            m_session.setRunResult((*outcome)->result);
            if (tooLarge && firstOfNetwork) {
                m_session.tell(
                    tr("All maps of this network together take %1 GiB, more than the %2 GiB kept at once; each "
                       "layer is computed when it is selected.")
                        .arg(double(network->cost->activationBytes) / double(1 << 30), 0, 'f', 1)
                        .arg(double(recordCap()) / double(1 << 30), 0, 'f', 0));
            }
        },
        JobPriority::Urgent);
}

void Workflow::runPinned() {
    if (m_pinnedJob.value != 0) return;
    const Photo* photo = m_session.currentPhoto();
    if (!photo) return;
    const auto& pinned = m_session.pinned();
    const auto next = std::find_if(pinned.begin(), pinned.end(), [this](const PinnedNetwork& pin) {
        return !pin.run && !m_failedPins.contains(pin.id);
    });
    if (next == pinned.end()) return;
    m_pinnedJob = m_jobs.submit<RunOutcome>(
        JobLane::Work, tr("Running %1").arg(networkName(next->network->spec)), this,
        [network = next->network, input = inputOf(*photo), choice = next->conditions.value_or(conditions())](
            const CancelToken& cancel, const ProgressSink& progress) -> Result<std::shared_ptr<const RunOutcome>> {
            auto loaded = loadNetworkWeights(network, cancel);
            if (!loaded) return loaded.error();
            // Only predictions: maps of every pinned network would fill the memory.
            return runNetwork(*loaded, input, choice, false, LayerId{-1}, cancel, progress);
        },
        [this, pin = next->id](Result<std::shared_ptr<const RunOutcome>> outcome) {
            if (!outcome) {
                if (outcome.error().code == ErrorCode::Cancelled) return;
                m_failedPins.insert(pin);
                if (const PinnedNetwork* bad = m_session.findPinned(pin)) {
                    m_session.reportProblem(tr("%1 could not be run").arg(networkName(bad->network->spec)),
                                            outcome.error());
                }
                return runPinned();
            }
            const auto& result = (*outcome)->result;
            const PinnedNetwork* target = m_session.findPinned(pin);
            if (target && !target->network->weights) m_session.setPinnedWeights(pin, result->network);
            m_session.setPinnedRun(pin, result);
            runPinned();
        });
}

// Measuring

void Workflow::measureCurrent() {
    startMeasuring(false, true);
}

void Workflow::measureAll() {
    startMeasuring(true, true);
}

void Workflow::startMeasuring(bool all, bool asked) {
    cancelJob(m_measureJob);
    const EngineChoice choice = conditions();
    std::vector<MeasureRequest> requests{{m_session.network(), choice}};
    std::vector<std::vector<quint64>> pins(1); // which pinned networks each result belongs to
    for (const PinnedNetwork& pin : m_session.pinned()) {
        const EngineChoice own = pin.conditions.value_or(choice);
        if (pin.network->spec == m_session.spec() && pin.network->choice == m_session.weightsChoice() &&
            own == choice) {
            pins[0].push_back(pin.id);
        } else if (all) {
            requests.push_back({pin.network, own});
            pins.push_back({pin.id});
        }
    }
    const QString title = requests.size() == 1 ? tr("Measuring %1").arg(networkName(m_session.spec()))
                                               : tr("Measuring %1 networks in turn").arg(requests.size());
    startMeasuringJob(m_jobs.submit<Measurements>(
        JobLane::Exclusive, title, this,
        [requests, seconds = asked ? m_askedSeconds : m_byItselfSeconds](
            const CancelToken& cancel, const ProgressSink&) { return measureNetworks(requests, seconds, cancel); },
        [this, pins, asked, network = requests.front().network](Result<std::shared_ptr<const Measurements>> outcome) {
            if (!outcome) {
                if (outcome.error().code != ErrorCode::Cancelled) m_notByItself = network->graph;
                m_session.reportProblem(tr("The time could not be measured"), outcome.error());
                return;
            }
            const Measurements& results = **outcome;
            for (std::size_t i = 0; i < results.size(); ++i)
                for (const quint64 pin : pins[i])
                    m_session.setPinnedMeasurement(pin, results[i]);
            m_session.setMeasurement(results.front());
            if (asked) emit measuredAsAsked();
        }));
}

void Workflow::startMeasuringJob(JobId job) {
    m_measureJob = m_shownMeasurement = job;
    emit measuringChanged();
}

void Workflow::considerMeasuring() {
    // idle() comes after each series of jobs: when a network has run, nothing waits and a time is missing, measure.
    const auto network = m_session.network();
    if (!m_measuresByItself || m_measureJob.value != 0 || !network->weights || m_notByItself == network->graph) return;
    if (m_session.currentPhoto() && !m_session.runResult()) return;
    const auto& pinned = m_session.pinned();
    const bool pinsLack = std::any_of(pinned.begin(), pinned.end(), [](const auto& pin) { return !pin.measurement; });
    if (m_session.measurement() && !pinsLack) {
        if (m_bringsPeaks && !m_session.machinePeaks()) measurePeaks();
        return;
    }
    startMeasuring(pinsLack, false);
}

void Workflow::stopAll() {
    m_photos.stop();
    m_notByItself = m_session.network()->graph; // stopped means stopped
    m_jobs.cancelAll();
}

void Workflow::leaveDocument() {
    m_photos.forget();
    for (JobId* job : {&m_weightsJob, &m_runJob, &m_pinnedJob, &m_measureJob, &m_openWeightsJob})
        cancelJob(*job);
    m_failedPins.clear();
    m_notByItself = nullptr;
}

void Workflow::setMeasuresByItself(bool on) {
    if (on == m_measuresByItself) return;
    m_measuresByItself = on;
    emit settingsChanged();
    if (on && m_jobs.isIdle()) considerMeasuring();
}

void Workflow::setMeasureSeconds(double asked, double byItself) {
    m_askedSeconds = asked;
    m_byItselfSeconds = byItself;
}

} // namespace convlens

#include "moc_workflow.cpp"
