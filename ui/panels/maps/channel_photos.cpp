#include "ui/panels/maps/channel_photos.h"

#include "ui/session/network_input.h"
#include "ui/text/errors.h"

#include <algorithm>
#include <utility>

namespace convlens {

namespace {

struct Made {
    std::shared_ptr<Plan> plan;
    ChannelPhotos::Map map;
};

Result<ChannelPhotos::Map> mapOf(const ChannelPhotos::Request& request, const PhotoInput& photo, Plan& plan,
                                 const CancelToken& cancel) {
    auto input = networkInput(*request.network, photo);
    if (!input) return input.error();
    RunOptions options;
    options.record = {request.key.layer};
    options.cancel = cancel;
    auto output = plan.run(*input, options);
    if (!output) return output.error();
    for (const RecordedOutput& recorded : output->recorded) {
        if (recorded.layer != request.key.layer || recorded.outputIndex != request.key.output) continue;
        const Shape& s = recorded.tensor->shape();
        if (request.channel >= s.c) break;
        auto plane = Tensor::create({1, 1, s.h, s.w});
        if (!plane) return plane.error();
        const auto from = std::as_const(*recorded.tensor).plane(0, request.channel);
        std::copy(from.begin(), from.end(), plane->plane(0, 0).begin());
        ChannelPhotos::Map map;
        map.statistics = statisticsOf(from);
        map.range = clippedRange(from, request.percentile, &map.statistics);
        map.plane = std::make_shared<const Tensor>(std::move(*plane));
        return map;
    }
    return Error{ErrorCode::Mismatch, "the engine did not record the layer"};
}

} // namespace

ChannelPhotos::ChannelPhotos(JobService& jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {}

ChannelPhotos::~ChannelPhotos() {
    stop();
}

void ChannelPhotos::stop() {
    if (m_job.value != 0) m_jobs.cancel(std::exchange(m_job, {}));
}

void ChannelPhotos::show(Request request) {
    const bool sameNetwork = request.network == m_request.network && request.engine.engine == m_request.engine.engine;
    const bool same = sameNetwork && request.key == m_request.key && request.channel == m_request.channel &&
                      request.percentile == m_request.percentile;
    if (request.photos.size() > kMostPhotos) request.photos.resize(kMostPhotos);
    if (!same) {
        stop();
        m_maps.clear();
    }
    if (!sameNetwork) m_plan.reset();
    m_request = std::move(request);
    if (m_job.value == 0) next();
}

const ChannelPhotos::Map* ChannelPhotos::find(quint64 photo) const {
    const auto found = m_maps.find(photo);
    return found == m_maps.end() ? nullptr : &found->second;
}

bool ChannelPhotos::isComplete() const {
    return std::all_of(m_request.photos.begin(), m_request.photos.end(),
                       [this](const PhotoInput& photo) { return m_maps.contains(photo.id); });
}

void ChannelPhotos::next() {
    const auto photo = std::find_if(m_request.photos.begin(), m_request.photos.end(),
                                    [this](const PhotoInput& one) { return !m_maps.contains(one.id); });
    if (photo == m_request.photos.end()) return;
    const auto id = std::make_shared<JobId>();
    Request without = m_request;
    without.photos.clear();
    *id = m_job = m_jobs.submit<Made>(
        JobLane::Work, tr("Running %1").arg(photo->name), this,
        [request = std::move(without), photo = *photo,
         plan = m_plan](const CancelToken& cancel, const ProgressSink&) -> Result<std::shared_ptr<const Made>> {
            auto made = std::make_shared<Made>();
            made->plan = plan;
            if (!made->plan) {
                auto engine = findEngine(request.engine.engine);
                if (!engine) return engine.error();
                auto compiled = (*engine)->compile(request.network->graph, request.network->weights->parameters,
                                                   {request.engine.plan, request.engine.threads});
                if (!compiled) return compiled.error();
                made->plan = std::move(*compiled);
            }
            auto map = mapOf(request, photo, *made->plan, cancel);
            if (map)
                made->map = std::move(*map);
            else if (map.error().code == ErrorCode::Cancelled)
                return map.error();
            else
                made->map.why = errorText(map.error()); // the other photos go on
            return std::shared_ptr<const Made>(std::move(made));
        },
        [this, id, photo = photo->id](Result<std::shared_ptr<const Made>> outcome) {
            if (m_job != *id) return; // outdated
            m_job = {};
            if (!outcome) {
                if (outcome.error().code == ErrorCode::Cancelled) return; // goes on when it is asked for again
                for (const PhotoInput& one : m_request.photos)
                    if (!m_maps.contains(one.id)) m_maps[one.id].why = errorText(outcome.error());
            } else {
                m_plan = (*outcome)->plan;
                m_maps[photo] = (*outcome)->map;
            }
            emit changed();
            if (m_job.value == 0) next();
        });
}

} // namespace convlens

#include "moc_channel_photos.cpp"
