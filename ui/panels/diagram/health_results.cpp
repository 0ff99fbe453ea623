#include "ui/panels/diagram/health_results.h"

#include "ui/panels/diagram/photo_health.h"
#include "ui/session/record_parts.h"
#include "ui/text/plural.h"

#include <utility>

namespace convlens {

struct HealthResults::Outcome {
    std::shared_ptr<const NetworkHealth> health;
    std::shared_ptr<const NetworkState> network;
    QString photos;
    bool overAll = false;
    std::vector<std::pair<QString, Error>> problems; ///< photos that were left out
};

HealthResults::HealthResults(JobService& jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {}

HealthResults::~HealthResults() {
    stop();
}

void HealthResults::stop() {
    if (m_job.value != 0) m_jobs.cancel(std::exchange(m_job, {}));
    ++m_serial;
    m_run.reset();
    m_allOf.reset();
}

void HealthResults::start(const QString& title, JobService::Work<Outcome> work) {
    if (m_job.value != 0) m_jobs.cancel(m_job);
    const quint64 serial = ++m_serial;
    m_job = m_jobs.submit<Outcome>(
        JobLane::Work, title, this, std::move(work),
        [this, serial](const Result<std::shared_ptr<const Outcome>>& outcome) { take(serial, outcome); });
}

void HealthResults::take(quint64 serial, const Result<std::shared_ptr<const Outcome>>& outcome) {
    if (serial != m_serial) return;
    m_job = {};
    m_allOf.reset();
    if (!outcome) { // a run that failed, or that the person stopped, is not looked at again by itself
        if (outcome.error().code != ErrorCode::Cancelled)
            emit problem(tr("The maps could not be looked at"), outcome.error());
        emit changed();
        return;
    }
    const Outcome& made = **outcome;
    for (const auto& [name, error] : made.problems)
        emit problem(tr("“%1” was left out").arg(name), error);
    m_health = made.health;
    m_network = made.network;
    m_photos = made.photos;
    m_overAll = made.overAll;
    emit changed();
}

void HealthResults::lookAt(const std::shared_ptr<const RunResult>& run) {
    if (!run || run == m_run || (m_allOf && m_allOf == run->network)) return;
    const bool known = m_run && !run->recordedAll && sameButForWhatIsRecorded(*m_run, *run);
    m_run = run;
    if (known) return; // it has run again for one layer's maps only; all were looked at
    m_allOf.reset();
    start(tr("Looking at the health of the maps"),
          [run](const CancelToken& cancel, const ProgressSink& progress) -> Result<std::shared_ptr<const Outcome>> {
              auto health = healthOfResult(*run, cancel, progress);
              if (!health) return health.error();
              auto outcome = std::make_shared<Outcome>();
              outcome->health = std::make_shared<const NetworkHealth>(std::move(*health));
              outcome->network = run->network;
              outcome->photos = run->photoName;
              return std::shared_ptr<const Outcome>(std::move(outcome));
          });
}

void HealthResults::lookAtAll(const std::shared_ptr<const NetworkState>& network, std::vector<PhotoInput> photos,
                              const EngineChoice& choice) {
    m_run.reset();
    m_allOf = network;
    start(tr("Looking at the health of the maps over all photos"),
          [network, photos = std::move(photos), choice, words = tr("photos")](
              const CancelToken& cancel, const ProgressSink& progress) -> Result<std::shared_ptr<const Outcome>> {
              auto outcome = std::make_shared<Outcome>();
              outcome->network = network;
              outcome->overAll = true;
              NetworkHealth all;
              KeptPlan kept;
              Error last{ErrorCode::InvalidArgument, "there is no photo"};
              for (std::size_t i = 0; i < photos.size(); ++i) {
                  const PhotoInput& photo = photos[i];
                  report(progress, double(i) / double(photos.size()), photo.name.toStdString());
                  auto health = healthOfPhoto(network, photo, choice, kept, cancel, {});
                  if (!health && health.error().code == ErrorCode::Cancelled) return health.error();
                  if (!health) {
                      last = health.error();
                      outcome->problems.emplace_back(photo.name, health.error());
                      continue;
                  }
                  all = all.photos == 0 ? std::move(*health) : combined(all, *health);
              }
              if (all.photos == 0) return last;
              outcome->photos = QString::number(all.photos) + u' ' + words;
              outcome->health = std::make_shared<const NetworkHealth>(std::move(all));
              return std::shared_ptr<const Outcome>(std::move(outcome));
          });
}

} // namespace convlens

#include "moc_health_results.cpp"
