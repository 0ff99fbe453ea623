#include "ui/panels/predictions/photo_predictions.h"

#include "ui/session/network_input.h"
#include "ui/text/errors.h"

#include <algorithm>
#include <utility>

namespace convlens {

struct PhotoPredictions::Made {
    Answer answer;
};

PhotoPredictions::PhotoPredictions(JobService& jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {}

PhotoPredictions::~PhotoPredictions() {
    stop();
}

void PhotoPredictions::stop() {
    if (m_job.value != 0) m_jobs.cancel(std::exchange(m_job, {}));
}

void PhotoPredictions::show(Request request) {
    const bool same = request.network == m_request.network && request.engine == m_request.engine;
    if (!same) {
        stop();
        m_answers.clear();
        m_plan = std::make_shared<KeptPlan>();
        m_stopped = false;
    }
    m_request = std::move(request);
    if (!same) emit changed(0);
    if (m_job.value == 0 && !m_stopped) next();
}

void PhotoPredictions::goOn() {
    m_stopped = false;
    if (m_job.value == 0) next();
    emit changed(0);
}

const PhotoPredictions::Answer* PhotoPredictions::find(quint64 photo) const {
    const auto found = m_answers.find(photo);
    return found == m_answers.end() ? nullptr : &found->second;
}

int PhotoPredictions::done() const {
    return int(std::ranges::count_if(m_request.photos,
                                     [this](const PhotoInput& photo) { return m_answers.contains(photo.id); }));
}

void PhotoPredictions::next() {
    const auto photo =
        std::ranges::find_if(m_request.photos, [this](const PhotoInput& one) { return !m_answers.contains(one.id); });
    if (photo == m_request.photos.end()) return;
    const auto id = std::make_shared<JobId>(); // known when the job is queued, before anything can come back
    *id = m_job = m_jobs.submit<Made>(
        JobLane::Work, tr("Running %1").arg(photo->name), this,
        [network = m_request.network, engine = m_request.engine, photo = *photo,
         kept = m_plan](const CancelToken& cancel, const ProgressSink&) -> Result<std::shared_ptr<const Made>> {
            auto made = std::make_shared<Made>();
            RunResult run;
            run.network = network;
            auto input = networkInput(*network, photo);
            if (!input) { // the other photos go on
                made->answer.why = errorText(input.error());
                return std::shared_ptr<const Made>(std::move(made));
            }
            auto plan = kept->planFor(network, engine);
            if (!plan) return plan.error();
            RunOptions options;
            options.cancel = cancel;
            auto output = (*plan)->run(*input, options);
            if (!output) return output.error();
            run.output = std::move(*output);
            made->answer.top = topPredictions(run, PredictionsModel::kShown);
            return std::shared_ptr<const Made>(std::move(made));
        },
        [this, id, photo = photo->id](Result<std::shared_ptr<const Made>> outcome) {
            if (m_job != *id) return; // outdated
            m_job = {};
            if (!outcome && outcome.error().code == ErrorCode::Cancelled) {
                m_stopped = true;
                emit changed(0);
                return;
            }
            if (outcome)
                m_answers[photo] = (*outcome)->answer;
            else // what is wrong with the network is so for every photo
                for (const PhotoInput& one : m_request.photos)
                    if (!m_answers.contains(one.id)) m_answers[one.id].why = errorText(outcome.error());
            emit changed(outcome ? photo : 0);
            if (m_job.value == 0) next();
        });
}

} // namespace convlens

#include "moc_photo_predictions.cpp"
