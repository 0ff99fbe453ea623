#include "ui/panels/evaluate/evaluation_run.h"

#include "core/base/utc_now.h"
#include "ui/text/conversions.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <filesystem>

namespace convlens {

namespace {

/// A job takes about this long, so that the next run or map waits no longer.
constexpr int kSliceMilliseconds = 150;
constexpr std::size_t kMostOfASlice = 64;

} // namespace

/// Made once, then used by one job after the other. The plan is no constant, but only one job runs at a time.
struct EvaluationRun::Prepared {
    std::shared_ptr<const NetworkState> network;
    std::vector<LabelledPhoto> photos;
    std::shared_ptr<Plan> plan;
    Passport passport;
};

EvaluationRun::EvaluationRun(JobService& jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {}

EvaluationRun::~EvaluationRun() {
    m_jobs.cancel(m_job);
}

void EvaluationRun::start(const std::shared_ptr<const NetworkState>& network, const EvaluationSource& source,
                          const EngineChoice& engine) {
    stop();
    m_job = m_jobs.submit<Prepared>(
        JobLane::Work, tr("Looking for labelled photos"), this,
        [network, source, engine](const CancelToken& cancel,
                                  const ProgressSink&) -> Result<std::shared_ptr<const Prepared>> {
            auto prepared = std::make_shared<Prepared>();
            auto loaded = loadNetworkWeights(network, cancel);
            if (!loaded) return loaded.error();
            prepared->network = *loaded;
            const NetworkState& state = **loaded;
            const int classes = state.spec.classes;
            auto photos = source.csv.isEmpty() ? photosByFolder(toPath(source.folder), state.labels, classes)
                                               : photosByCsv(toPath(source.csv), toPath(source.folder), classes);
            if (!photos) return photos.error();
            if (source.limit > 0) *photos = spreadOver(*photos, std::size_t(source.limit));
            prepared->photos = std::move(*photos);
            const auto found = findEngine(engine.engine);
            if (!found) return found.error();
            CompileOptions options;
            options.plan = (*found)->plans().back(); // the fastest: nothing is recorded
            options.threads = engine.threads;
            auto plan = (*found)->compile(state.graph, state.weights->parameters, options);
            if (!plan) return plan.error();
            prepared->plan = std::move(*plan);
            Passport& passport = prepared->passport;
            passport.network = toString(state.spec);
            passport.input = (source.csv.isEmpty() ? source.folder : source.csv).toStdString();
            passport.weights = state.weights->info;
            passport.preprocessing = describe(state.weights->info.preprocess, state.spec.resolution);
            passport.engine = (*found)->id();
            passport.engineVersion = (*found)->version();
            passport.plan = toString(options.plan);
            passport.threads = options.threads;
            passport.time = utcNow();
            return std::shared_ptr<const Prepared>(std::move(prepared));
        },
        [this, source, generation = ++m_generation](Result<std::shared_ptr<const Prepared>> outcome) {
            if (generation != m_generation) return; // stopped, and perhaps begun anew
            m_job = {};
            if (!outcome) {
                end();
                emit failed(outcome.error());
                return;
            }
            m_prepared = *outcome;
            m_result = std::make_shared<EvaluationResult>();
            m_result->network = m_prepared->network;
            m_result->source = source;
            m_result->photos = m_prepared->photos.size();
            m_result->passport = m_prepared->passport;
            evaluateNext();
        },
        JobPriority::Urgent);
    emit changed();
}

void EvaluationRun::evaluateNext() {
    const std::size_t from = m_result->done();
    if (from >= m_result->photos) {
        m_result->complete = true;
        return end();
    }
    const QString title = tr("Evaluating, photo %1 of %2").arg(from + 1).arg(m_result->photos);
    m_job = m_jobs.submit<Evaluation>(
        JobLane::Work, title, this,
        [prepared = m_prepared, from](const CancelToken& cancel,
                                      const ProgressSink& progress) -> Result<std::shared_ptr<const Evaluation>> {
            auto part = std::make_shared<Evaluation>();
            QElapsedTimer timer;
            timer.start();
            const std::size_t last = std::min(from + kMostOfASlice, prepared->photos.size());
            for (std::size_t i = from; i < last; ++i) {
                auto one = evaluate({prepared->photos[i]}, *prepared->plan, prepared->network->weights->info.preprocess,
                                    prepared->network->spec.resolution, cancel);
                if (!one) return one.error();
                part->add(std::move(*one));
                report(progress, double(i + 1) / double(prepared->photos.size()), std::string());
                if (timer.elapsed() >= kSliceMilliseconds) break;
            }
            return std::shared_ptr<const Evaluation>(std::move(part));
        },
        [this, generation = m_generation](Result<std::shared_ptr<const Evaluation>> outcome) {
            if (generation != m_generation) return;
            m_job = {};
            if (!outcome) {
                end();
                if (outcome.error().code != ErrorCode::Cancelled) emit failed(outcome.error());
                return;
            }
            m_result->evaluation.add(**outcome);
            evaluateNext();
            if (isRunning()) emit changed();
        });
}

void EvaluationRun::stop() {
    if (!isRunning()) return;
    m_jobs.cancel(std::exchange(m_job, JobId{}));
    ++m_generation;
    end();
}

void EvaluationRun::end() {
    if (m_prepared) m_jobs.release(std::exchange(m_prepared, nullptr)); // a plan's memory is much to free at once
    emit changed();
}

} // namespace convlens

#include "moc_evaluation_run.cpp"
