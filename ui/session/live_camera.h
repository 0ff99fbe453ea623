#pragma once
#include "core/image/camera.h"
#include "ui/jobs/job_service.h"

#include <QElapsedTimer>
#include <QObject>

#include <deque>
#include <functional>
#include <memory>

namespace convlens {

class SessionObject;
class Workflow;

/// A camera as a photo of the queue that is taken anew as soon as the network has run on the last one, so that every
/// view shows what the network makes of what the camera sees. Each picture is a job like every other: the window never
/// waits for the camera, and while a time is measured no picture is taken. Another photo in focus pauses it.
class LiveCamera : public QObject {
    Q_OBJECT
public:
    using Opener = std::function<Result<std::unique_ptr<FrameSource>>(int index)>;

    LiveCamera(SessionObject& session, Workflow& workflow, JobService& jobs, QObject* parent = nullptr);
    ~LiveCamera() override;

    /// In place of openCamera(): for tests, and for cameras that OpenCV does not know.
    void setOpener(Opener opener);
    void start(int index);
    /// The last picture stays in the queue as a photo.
    void stop();
    /// Keeps the picture that is shown until false is set.
    void setFrozen(bool frozen);

    bool isRunning() const { return m_state != State::Off; }
    bool isFrozen() const { return m_frozen; }
    /// Pictures a second that were taken and run through the network, over the last ones; 0 before the second.
    double framesPerSecond() const;

signals:
    void changed(); ///< isRunning() or isFrozen()
    void frameShown();

private:
    enum class State { Off, Opening, On };
    struct Frame;
    void takeNext();
    void receive(const std::shared_ptr<const Frame>& frame);
    void onRunResult();
    bool mayTake() const;

    SessionObject& m_session;
    Workflow& m_workflow;
    JobService& m_jobs;
    Opener m_opener;
    std::shared_ptr<FrameSource> m_source; ///< used by one job at a time
    State m_state = State::Off;
    bool m_frozen = false, m_placing = false;
    quint64 m_photo = 0;
    JobId m_job;
    QElapsedTimer m_clock;
    std::deque<qint64> m_shown; ///< when the last pictures had been run, in milliseconds of m_clock
};

} // namespace convlens
