#include "ui/session/live_camera.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace convlens;

namespace {

constexpr int kWait = 60000; // the machine that tests may be busy

/// Grey pictures, each a little lighter than the last; `limit` of them.
class Lighter : public FrameSource {
public:
    Lighter(std::shared_ptr<std::atomic<int>> taken, int limit) : m_taken(std::move(taken)), m_limit(limit) {}
    std::string name() const override { return "test camera"; }
    Result<Image> next() override {
        if (*m_taken == m_limit) return Error{ErrorCode::FileUnreadable, "'test camera' gives no picture any more"};
        Image image;
        image.width = 40;
        image.height = 30;
        image.name = name();
        image.rgb.assign(40 * 30 * 3, std::uint8_t(++*m_taken));
        return image;
    }

private:
    std::shared_ptr<std::atomic<int>> m_taken;
    int m_limit;
};

} // namespace

class TestLiveCamera : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<SessionObject> m_session;
    std::unique_ptr<JobService> m_jobs;
    std::unique_ptr<Workflow> m_workflow;
    std::unique_ptr<LiveCamera> m_camera;
    std::unique_ptr<QSignalSpy> m_problems, m_frames;
    std::shared_ptr<std::atomic<int>> m_taken;

    void open(int limit = 200) {
        m_camera->setOpener([taken = m_taken, limit](int) -> Result<std::unique_ptr<FrameSource>> {
            return std::unique_ptr<FrameSource>(std::make_unique<Lighter>(taken, limit));
        });
        m_camera->start(0);
    }

private slots:
    void init() {
        m_session = std::make_unique<SessionObject>();
        NetworkSpec small;
        small.width = 0.35;
        small.resolution = 32;
        m_session->setSpec(small);
        m_jobs = std::make_unique<JobService>();
        m_workflow = std::make_unique<Workflow>(*m_session, *m_jobs);
        m_workflow->setMeasureSeconds(0.01, 0.01);
        m_camera = std::make_unique<LiveCamera>(*m_session, *m_workflow, *m_jobs);
        m_problems = std::make_unique<QSignalSpy>(m_session.get(), &SessionObject::problemReported);
        m_frames = std::make_unique<QSignalSpy>(m_camera.get(), &LiveCamera::frameShown);
        m_taken = std::make_shared<std::atomic<int>>(0);
    }
    void cleanup() {
        m_camera.reset();
        m_problems.reset();
        m_frames.reset();
        m_workflow.reset();
        m_jobs.reset();
        m_session.reset();
    }

    void pictureAfterPictureTakesTheSamePlaceAndIsRun() {
        open();
        QTRY_VERIFY_WITH_TIMEOUT(m_frames->size() >= 3, kWait);
        QCOMPARE(int(m_session->photos().size()), 1);
        QCOMPARE(m_session->currentPhoto()->name, QString("test camera"));
        QVERIFY(m_camera->framesPerSecond() > 0);
        m_camera->setFrozen(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_jobs->isIdle() && m_session->runResult(), kWait);
        // What is shown is what the last picture gave, and nothing more comes.
        QCOMPARE(m_session->runResult()->photoId, m_session->currentPhoto()->id);
        const int taken = *m_taken;
        QTest::qWait(50);
        QCOMPARE(int(*m_taken), taken);
        m_camera->setFrozen(false);
        QTRY_VERIFY_WITH_TIMEOUT(*m_taken > taken, kWait);
    }

    void aMeasurementIsNotStarvedAndThePicturesGoOnAfterIt() {
        open();
        QTRY_VERIFY_WITH_TIMEOUT(m_frames->size() >= 1, kWait);
        m_workflow->measureCurrent();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->measurement(), kWait);
        const auto before = m_frames->size();
        QTRY_VERIFY_WITH_TIMEOUT(m_frames->size() > before, kWait);
        QCOMPARE(m_problems->size(), 0);
    }

    void anotherPhotoPausesItAndItsRemovalEndsIt() {
        open();
        QTRY_VERIFY_WITH_TIMEOUT(m_frames->size() >= 1, kWait);
        Photo other;
        other.name = "other";
        auto image = std::make_shared<Image>();
        image->width = image->height = 8;
        image->rgb.assign(8 * 8 * 3, 7);
        other.image = image;
        const quint64 id = m_session->addPhoto(other, true);
        QTRY_VERIFY_WITH_TIMEOUT(m_jobs->isIdle() && m_session->runResult(), kWait);
        const int taken = *m_taken;
        QTest::qWait(30);
        QCOMPARE(int(*m_taken), taken);
        QVERIFY(m_camera->isRunning());
        const quint64 camera = m_session->photos().front().id;
        m_session->setCurrentPhoto(camera);
        QTRY_VERIFY_WITH_TIMEOUT(*m_taken > taken, kWait);
        m_session->setCurrentPhoto(id);
        m_session->removePhoto(m_session->photos().front().id);
        QVERIFY(!m_camera->isRunning());
    }

    void whenItStopsThePersonIsToldAndThePictureStays() {
        open(2);
        QTRY_COMPARE_WITH_TIMEOUT(m_problems->size(), 1, kWait);
        QVERIFY(!m_camera->isRunning());
        QCOMPARE(int(m_session->photos().size()), 1);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult(), kWait);
    }

    void withoutACameraThePersonIsTold() {
        m_camera->setOpener([](int) -> Result<std::unique_ptr<FrameSource>> {
            return Error{ErrorCode::FileNotFound, "there is no camera 0 on this machine"};
        });
        m_camera->start(0);
        QVERIFY(m_camera->isRunning());
        QTRY_COMPARE_WITH_TIMEOUT(m_problems->size(), 1, kWait);
        QVERIFY(!m_camera->isRunning());
        QVERIFY(m_session->photos().empty());
    }
};

QTEST_MAIN(TestLiveCamera)
#include "tst_live_camera.moc"
