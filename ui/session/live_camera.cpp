#include "ui/session/live_camera.h"

#include "ui/session/photo_jobs.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"

#include <utility>

namespace convlens {

namespace {

constexpr std::size_t kPicturesForRate = 16;

} // namespace

struct LiveCamera::Frame {
    std::shared_ptr<FrameSource> source;
    Photo photo;
};

LiveCamera::LiveCamera(SessionObject& session, Workflow& workflow, JobService& jobs, QObject* parent)
    : QObject(parent), m_session(session), m_workflow(workflow), m_jobs(jobs), m_opener(openCamera) {
    m_clock.start();
    connect(&session, &SessionObject::runResultChanged, this, &LiveCamera::onRunResult);
    connect(&session, &SessionObject::currentPhotoChanged, this, &LiveCamera::takeNext);
    connect(&workflow, &Workflow::measuringChanged, this, &LiveCamera::takeNext);
    connect(&session, &SessionObject::photosChanged, this, [this] {
        if (m_state == State::On && !m_placing && !m_session.findPhoto(m_photo)) stop(); // removed from the queue
    });
}

LiveCamera::~LiveCamera() {
    m_jobs.cancel(m_job);
}

void LiveCamera::setOpener(Opener opener) {
    m_opener = std::move(opener);
}

void LiveCamera::start(int index) {
    if (isRunning()) return;
    m_state = State::Opening;
    m_frozen = false;
    m_shown.clear();
    emit changed();
    m_job = m_jobs.submit<Frame>(
        JobLane::Work, tr("Opening the camera"), this,
        [opener = m_opener, index](const CancelToken&, const ProgressSink&) -> Result<std::shared_ptr<const Frame>> {
            auto source = opener(index);
            if (!source) return source.error();
            auto frame = std::make_shared<Frame>();
            frame->source = std::move(*source);
            auto image = frame->source->next();
            if (!image) return image.error();
            frame->photo = photoOf(std::move(*image));
            return std::shared_ptr<const Frame>(std::move(frame));
        },
        [this](Result<std::shared_ptr<const Frame>> outcome) {
            m_job = {};
            if (m_state != State::Opening) return; // stopped meanwhile
            if (!outcome) {
                stop();
                return m_session.reportProblem(tr("The camera cannot be used"), outcome.error());
            }
            m_state = State::On;
            m_source = (*outcome)->source;
            m_placing = true;
            m_photo = m_session.addPhoto((*outcome)->photo, true);
            m_placing = false;
            emit changed();
        },
        JobPriority::Urgent);
}

void LiveCamera::stop() {
    if (m_state == State::Off) return;
    m_jobs.cancel(std::exchange(m_job, JobId{}));
    if (m_source) m_jobs.release(std::exchange(m_source, nullptr)); // closing a device can take a while
    m_state = State::Off;
    m_frozen = false;
    m_photo = 0;
    emit changed();
}

void LiveCamera::setFrozen(bool frozen) {
    if (m_state != State::On || frozen == m_frozen) return;
    m_frozen = frozen;
    m_shown.clear();
    emit changed();
    takeNext();
}

double LiveCamera::framesPerSecond() const {
    if (m_shown.size() < 2 || m_shown.back() == m_shown.front()) return 0;
    return 1000.0 * double(m_shown.size() - 1) / double(m_shown.back() - m_shown.front());
}

void LiveCamera::onRunResult() {
    const auto run = m_session.runResult();
    if (m_state != State::On || !run || run->photoId != m_photo) return;
    if (!m_frozen) {
        m_shown.push_back(m_clock.elapsed());
        if (m_shown.size() > kPicturesForRate) m_shown.pop_front();
        emit frameShown();
    }
    takeNext();
}

bool LiveCamera::mayTake() const {
    return m_state == State::On && !m_frozen && !m_placing && m_job.value == 0 && !m_workflow.isMeasuring() &&
           m_session.currentPhoto() && m_session.currentPhoto()->id == m_photo && m_session.runResult();
}

void LiveCamera::takeNext() {
    if (!mayTake()) return;
    m_job = m_jobs.submit<Frame>(
        JobLane::Work, tr("Taking a picture"), this,
        [source = m_source](const CancelToken&, const ProgressSink&) -> Result<std::shared_ptr<const Frame>> {
            auto image = source->next();
            if (!image) return image.error();
            auto frame = std::make_shared<Frame>();
            frame->photo = photoOf(std::move(*image));
            return std::shared_ptr<const Frame>(std::move(frame));
        },
        [this](Result<std::shared_ptr<const Frame>> outcome) {
            m_job = {};
            if (m_state != State::On) return;
            if (outcome) return receive(*outcome);
            if (outcome.error().code == ErrorCode::Cancelled) return setFrozen(true); // Esc holds the picture
            stop();
            m_session.reportProblem(tr("The camera has stopped"), outcome.error());
        });
}

void LiveCamera::receive(const std::shared_ptr<const Frame>& frame) {
    // What came while the person froze the picture, looked elsewhere or began to measure is not shown.
    if (m_frozen || m_workflow.isMeasuring() || !m_session.currentPhoto() || m_session.currentPhoto()->id != m_photo)
        return;
    m_placing = true; // m_photo is not the picture's that stands in the queue
    m_photo = m_session.replacePhoto(m_photo, frame->photo);
    m_placing = false;
}

} // namespace convlens

#include "moc_live_camera.cpp"
