#include "core/image/camera.h"
#include "ui/panels/panel_registry.h"
#include "ui/panels/photos/photos_panel.h"
#include "ui/session/live_camera.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"

#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <filesystem>

using namespace convlens;

namespace {

constexpr int kWait = 60000; // the machine that tests may be busy

/// A film, from its beginning again where it ends: what a camera is to the window.
class Loop : public FrameSource {
public:
    explicit Loop(std::filesystem::path file) : m_file(std::move(file)) {}
    std::string name() const override { return "film"; }
    Result<Image> next() override {
        for (int attempt = 0; attempt < 2; ++attempt) {
            if (!m_film) {
                auto film = openFilm(m_file);
                if (!film) return film.error();
                m_film = std::move(*film);
            }
            auto image = m_film->next();
            if (image) return image;
            m_film.reset();
        }
        return Error{ErrorCode::FileUnreadable, "the film is empty"};
    }

private:
    std::filesystem::path m_file;
    std::unique_ptr<FrameSource> m_film;
};

} // namespace

/// The camera's buttons below the queue.
class TestPhotosPanel : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;

private slots:
    void initTestCase() {
        for (int i = 0; i < 8; ++i) {
            QImage image(48, 48, QImage::Format_RGB888);
            image.fill(QColor(30 * i, 200 - 20 * i, 90));
            QVERIFY(image.save(m_dir.filePath(QString("shot_%1.png").arg(i, 3, 10, QLatin1Char('0')))));
        }
    }

    void theCameraIsStartedFrozenAndStoppedByItsButtons() {
        SessionObject session;
        NetworkSpec small;
        small.width = 0.35;
        small.resolution = 32;
        session.setSpec(small);
        JobService jobs;
        Workflow workflow(session, jobs);
        workflow.setMeasuresByItself(false);
        PhotosPanel panel(PanelContext{session, workflow, jobs});
        panel.camera().setOpener([file = m_dir.filePath("shot_%03d.png").toStdString()](int) {
            return Result<std::unique_ptr<FrameSource>>(std::make_unique<Loop>(file));
        });
        panel.resize(320, 400);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        auto* camera = panel.findChild<QToolButton*>("camera");
        auto* freeze = panel.findChild<QToolButton*>("freezeCamera");
        auto* rate = panel.findChild<QLabel*>("cameraRate");
        QVERIFY(camera && freeze && rate);
        QVERIFY(!camera->isChecked() && !freeze->isVisible() && !rate->isVisible());

        if (findCameras().size() > 1) // a menu would ask which
            panel.camera().start(0);
        else
            QTest::mouseClick(camera, Qt::LeftButton);
        QVERIFY(panel.camera().isRunning() && camera->isChecked());
        QTRY_VERIFY_WITH_TIMEOUT(freeze->isVisible() && rate->isVisible(), kWait);
        const QRegularExpression aRate("^\\d+[.,]\\d a second$");
        QTRY_VERIFY_WITH_TIMEOUT(aRate.match(rate->text()).hasMatch(), kWait);
        QVERIFY(panel.camera().framesPerSecond() > 0);

        QTest::mouseClick(freeze, Qt::LeftButton);
        QVERIFY(panel.camera().isFrozen() && freeze->isChecked());
        QTRY_VERIFY_WITH_TIMEOUT(jobs.isIdle() && session.runResult(), kWait);
        const auto still = session.runResult();
        QTest::qWait(60);
        QVERIFY(session.runResult() == still);

        QTest::mouseClick(freeze, Qt::LeftButton);
        QVERIFY(!panel.camera().isFrozen());
        QTRY_VERIFY_WITH_TIMEOUT(session.runResult() && session.runResult() != still, kWait);

        QTest::mouseClick(camera, Qt::LeftButton);
        QVERIFY(!panel.camera().isRunning() && !camera->isChecked());
        QVERIFY(!freeze->isVisible() && !rate->isVisible());
        QCOMPARE(session.photos().size(), std::size_t(1)); // the last picture stays
        QTRY_VERIFY_WITH_TIMEOUT(jobs.isIdle(), kWait);
    }

    void aCameraThatCannotBeOpenedLeavesItsButtonUp() {
        SessionObject session;
        JobService jobs;
        Workflow workflow(session, jobs);
        PhotosPanel panel(PanelContext{session, workflow, jobs});
        panel.camera().setOpener([](int) {
            return Result<std::unique_ptr<FrameSource>>(Error{ErrorCode::FileNotFound, "there is no camera 0 here"});
        });
        panel.show();
        bool told = false;
        connect(&session, &SessionObject::problemReported, this,
                [&](const QString&, const Error& error) { told = error.message == "there is no camera 0 here"; });
        auto* camera = panel.findChild<QToolButton*>("camera");
        if (findCameras().size() > 1)
            panel.camera().start(0);
        else
            QTest::mouseClick(camera, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(told, kWait);
        QVERIFY(!camera->isChecked() && !panel.findChild<QToolButton*>("freezeCamera")->isVisible());
    }
};

QTEST_MAIN(TestPhotosPanel)
#include "tst_photos_panel.moc"
