#include "core/networks/registry.h"
#include "tests/ui/support/small_cap.h"
#include "ui/session/network_jobs.h"
#include "ui/session/photo_jobs.h"
#include "ui/session/workflow.h"

#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace convlens;

namespace {

constexpr int kWait = 60000; // the machine that tests may be busy

QString savePicture(const QTemporaryDir& dir, const QString& name, const QColor& colour, QSize size = {64, 48}) {
    QImage image(size, QImage::Format_RGB888);
    image.fill(colour);
    const QString path = dir.filePath(name);
    if (!image.save(path)) qFatal("cannot write %s", qPrintable(path));
    return path;
}

QString weightsFile(const char* name) {
    QString dir = qEnvironmentVariable("CONVLENS_SHARED_DIR");
    if (dir.isEmpty()) dir = QStringLiteral(CONVLENS_SOURCE_DIR "/../shared");
    return dir + QStringLiteral("/weights/") + QString::fromUtf8(name);
}

} // namespace

class TestWorkflow : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;
    std::unique_ptr<SessionObject> m_session;
    std::unique_ptr<JobService> m_jobs;
    std::unique_ptr<Workflow> m_workflow;
    std::unique_ptr<QSignalSpy> m_problems;

private slots:
    void init() {
        m_session = std::make_unique<SessionObject>();
        NetworkSpec small;
        small.width = 0.35;
        small.resolution = 64;
        m_session->setSpec(small);
        m_jobs = std::make_unique<JobService>();
        m_workflow = std::make_unique<Workflow>(*m_session, *m_jobs);
        m_workflow->setMeasureSeconds(0.01, 0.01);
        m_problems = std::make_unique<QSignalSpy>(m_session.get(), &SessionObject::problemReported);
    }
    void cleanup() {
        m_problems.reset();
        m_workflow.reset();
        m_jobs.reset();
        m_session.reset();
    }

    void aDroppedPhotoIsRunWithEveryLayerRecorded() {
        QSignalSpy opened(m_workflow.get(), &Workflow::opened);
        const QString path = savePicture(m_dir, "red.png", Qt::red);
        m_workflow->openPaths({path});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult(), kWait);
        const auto run = m_session->runResult();
        QCOMPARE(run->photoName, QString("red.png"));
        QVERIFY(run->recordedAll);
        const Graph& graph = *m_session->network()->graph;
        for (int i = 0; i < graph.layerCount(); ++i) {
            const auto map = run->output.find(LayerId{i});
            QVERIFY2(map, graph.layer(LayerId{i}).name.c_str());
            QVERIFY(map->shape() == graph.outputShapeOf(LayerId{i}));
        }
        double sum = 0;
        for (const float p : run->output.probabilities.values())
            sum += double(p);
        QVERIFY(std::abs(sum - 1) < 1e-4);
        QCOMPARE(run->inputImage.size(), QSize(64, 64));
        QCOMPARE(run->inputImage.pixelColor(32, 32), QColor(Qt::red));
        QCOMPARE(opened.size(), 1);
        QCOMPARE(m_session->photos().front().thumbnail.size(), QSize(64, 48));
        QCOMPARE(m_problems->size(), 0);
    }

    void beyondTheCapALayerIsRecordedWhenItIsSelected() {
        test::SmallCap cap(100'000);
        QSignalSpy notices(m_session.get(), &SessionObject::noticeReported);
        const LayerId first{3}, second{20};
        m_session->selectLayer(first);
        m_workflow->openPaths({savePicture(m_dir, "blue.png", Qt::blue)});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult(), kWait);
        const auto run = m_session->runResult();
        QVERIFY(!run->recordedAll);
        QVERIFY(run->output.find(first) && !run->output.find(second));
        QCOMPARE(notices.size(), 1);
        QVERIFY2(notices[0][0].toString().contains("computed when it is selected"),
                 qPrintable(notices[0][0].toString()));
        // What class activation reads is small and always there: the last map.
        const LayerId last = *m_session->network()->graph->findLayer("last.act");
        QVERIFY(run->output.find(last));
        QCOMPARE(run->output.recorded.size(), std::size_t(2));

        m_session->selectLayer(last); // is there, so nothing runs
        QVERIFY(m_session->runResult() == run);
        m_session->selectLayer(second);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult() && m_session->runResult() != run, kWait);
        QVERIFY(m_session->runResult()->output.find(second));
        QVERIFY(!m_session->runResult()->output.find(first));
        QCOMPARE(notices.size(), 1); // told once
    }

    void aBadFileIsNamedAndTheRestGoesOn() {
        const QString good = savePicture(m_dir, "good.png", Qt::green);
        const QString bad = m_dir.filePath("bad.png");
        QFile file(bad);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no picture at all");
        file.close();
        m_workflow->openPaths({bad, m_dir.filePath("missing.jpg"), good});
        QTRY_COMPARE_WITH_TIMEOUT(m_session->photos().size(), std::size_t(1), kWait);
        QCOMPARE(m_session->currentPhoto()->name, QString("good.png"));
        QCOMPARE(m_problems->size(), 2);
        QVERIFY(m_problems->at(0)[0].toString().contains("bad.png"));
        QVERIFY(m_problems->at(1)[0].toString().contains("missing.jpg"));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult(), kWait);
    }

    void aFolderIsOpenedUpAndAnEmptyOneIsNamed() {
        QTemporaryDir folder, empty;
        savePicture(folder, "1.png", Qt::red);
        savePicture(folder, "2.png", Qt::blue);
        m_workflow->openPaths({folder.path(), empty.path()});
        QTRY_COMPARE_WITH_TIMEOUT(m_session->photos().size(), std::size_t(2), kWait);
        QCOMPARE(m_session->currentPhoto()->name, QString("1.png"));
        QCOMPARE(m_problems->size(), 1);
        // The same folder again adds nothing.
        m_session->stepPhoto(1);
        m_workflow->openPaths({folder.path()});
        QTRY_VERIFY_WITH_TIMEOUT(m_jobs->isIdle(), kWait);
        QCOMPARE(m_session->photos().size(), std::size_t(2));
        QCOMPARE(m_session->currentPhoto()->name, QString("1.png"));
    }

    void pastedAndEncodedPicturesJoinTheQueue() {
        QImage picture(20, 10, QImage::Format_ARGB32);
        picture.fill(Qt::transparent);
        m_workflow->addPastedImage(picture);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->photos().size(), std::size_t(1), kWait);
        QCOMPARE(m_session->currentPhoto()->name, QString("pasted image 1"));
        QCOMPARE(int(m_session->currentPhoto()->image->rgb[0]), 255); // transparency lies over white
        QFile file(savePicture(m_dir, "bytes.png", Qt::blue));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_workflow->addImageBytes(file.readAll(), "dragged picture");
        QTRY_COMPARE_WITH_TIMEOUT(m_session->photos().size(), std::size_t(2), kWait);
        m_workflow->addImageBytes("rubbish", "dragged rubbish");
        QTRY_COMPARE_WITH_TIMEOUT(m_problems->size(), 1, kWait);
        QVERIFY(m_problems->at(0)[0].toString().contains("dragged rubbish"));
        QCOMPARE(m_session->photos().size(), std::size_t(2));
    }

    void aChangeOfTheNetworkRunsAgainAndOldResultsNeverShow() {
        m_workflow->openPaths({savePicture(m_dir, "a.png", Qt::gray)});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult(), kWait);
        std::vector<NetworkSpec> shown;
        connect(m_session.get(), &SessionObject::runResultChanged, this, [&] {
            if (m_session->runResult()) shown.push_back(m_session->runResult()->network->spec);
        });
        NetworkSpec spec = m_session->spec();
        for (const int resolution : {96, 128, 160}) {
            spec.resolution = resolution;
            m_session->setSpec(spec);
        }
        spec.family = Family::MobileNetV1;
        spec.resolution = 64;
        m_session->setSpec(spec);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult() && m_jobs->isIdle(), kWait);
        QVERIFY(shown == std::vector<NetworkSpec>{spec});
    }

    void measuringGivesEveryStepItsTime() {
        QSignalSpy measuring(m_workflow.get(), &Workflow::measuringChanged);
        m_workflow->measureCurrent(); // no photo, and weights still on their way
        QTRY_VERIFY_WITH_TIMEOUT(m_session->measurement(), kWait);
        const auto& result = *m_session->measurement();
        QVERIFY(result.measurement.total.medianMs > 0);
        QVERIFY(!result.measurement.steps.empty());
        QCOMPARE(result.threads, 1);
        QVERIFY(!result.takenAt.isEmpty());
        QCOMPARE(measuring.size(), 2);
        QVERIFY(!m_workflow->isMeasuring());
    }

    void measuresByItselfOnceTheNetworkHasRun() {
        m_workflow->setMeasuresByItself(true);
        m_workflow->openPaths({savePicture(m_dir, "b.png", Qt::gray)});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->measurement(), kWait);
        QVERIFY(m_session->runResult());
        m_session->pinCurrent();
        NetworkSpec other = m_session->spec();
        other.family = Family::MobileNetV1;
        m_session->pinNetwork(other, RandomWeights{});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->pinned()[1].measurement && m_session->pinned()[1].run, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(m_jobs->isIdle(), kWait);
    }

    void pinnedNetworksFollowThePhoto() {
        m_workflow->openPaths({savePicture(m_dir, "c.png", Qt::red), savePicture(m_dir, "d.png", Qt::blue)});
        NetworkSpec other = m_session->spec();
        other.family = Family::ShuffleNetV2;
        other.width = 0.5;
        m_session->pinNetwork(other, RandomWeights{});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->photos().size() == 2 && m_session->pinned()[0].run, kWait);
        m_session->stepPhoto(1);
        QVERIFY(!m_session->pinned()[0].run);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->pinned()[0].run, kWait);
        QCOMPARE(m_session->pinned()[0].run->photoName, QString("d.png"));
        QVERIFY(m_session->pinned()[0].network->weights);
    }

    void aPinWithConditionsOfItsOwnIsMeasuredUnderThem() {
        NetworkSpec small;
        small.width = 0.35;
        small.resolution = 32;
        m_session->setSpec(small);
        m_workflow->setMeasureSeconds(0.01, 0.01);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->network()->weights && m_jobs->isIdle(), kWait);
        m_session->pinCurrent();
        const EngineChoice own{"native", PlanKind::Optimised, 1};
        m_session->pinNetwork(small, RandomWeights{}, own);
        m_workflow->measureAll();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->measurement() && m_session->pinned()[1].measurement, kWait);
        QVERIFY(m_session->pinned()[0].measurement == m_session->measurement());
        QVERIFY(m_session->measurement()->conditions() == m_workflow->conditions());
        QVERIFY(m_session->pinned()[1].measurement->conditions() == own);
        QCOMPARE(m_session->pinned()[1].measurement->takenAt, m_session->measurement()->takenAt); // one job, in turn
        m_workflow->setPlan(PlanKind::Optimised); // the window's times go, the pin's own stay
        QVERIFY(!m_session->pinned()[0].measurement && m_session->pinned()[1].measurement);
    }

    void chosenConditionsCanBeUndoneAndTheirTimesComeBack() {
        NetworkSpec small;
        small.width = 0.35;
        small.resolution = 32;
        m_session->setSpec(small);
        m_workflow->setMeasureSeconds(0.01, 0.01);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->network()->weights && m_jobs->isIdle(), kWait);
        m_session->pinCurrent();
        m_session->undoStack()->clear();
        const auto measure = [&] {
            m_workflow->measureAll();
            [&] { QTRY_VERIFY_WITH_TIMEOUT(m_session->measurement() && m_jobs->isIdle(), kWait); }();
            return m_session->measurement()->takenAt +
                   QString::number(m_session->measurement()->measurement.total.medianMs);
        };
        const auto shown = [](const std::shared_ptr<const MeasurementResult>& times) {
            return times ? times->takenAt + QString::number(times->measurement.total.medianMs) : QString();
        };
        const QString drawn = measure();
        m_workflow->choosePlan(PlanKind::AsDrawn); // as it is: nothing to undo
        QCOMPARE(m_session->undoStack()->count(), 0);
        m_workflow->choosePlan(PlanKind::Optimised);
        QCOMPARE(m_session->undoStack()->count(), 1);
        QVERIFY(m_workflow->plan() == PlanKind::Optimised);
        QVERIFY(!m_session->measurement() && !m_session->pinned()[0].measurement);
        const QString optimised = measure();
        m_session->undoStack()->undo();
        QVERIFY(m_workflow->plan() == PlanKind::AsDrawn);
        QCOMPARE(shown(m_session->measurement()), drawn);
        QCOMPARE(shown(m_session->pinned()[0].measurement), drawn);
        m_session->undoStack()->redo();
        QVERIFY(m_workflow->plan() == PlanKind::Optimised);
        QCOMPARE(shown(m_session->measurement()), optimised);
        m_session->undoStack()->undo();
        QVERIFY(!m_session->undoStack()->canUndo());
        QVERIFY(m_jobs->isIdle()); // what is known is not measured again
    }

    void threadsThatAreDraggedThroughAreOneStep() {
        const int most = (*findEngine("native"))->maxThreads();
        if (most < 2) QSKIP("one thread is all that there is");
        m_session->undoStack()->clear();
        m_workflow->chooseThreads(2);
        QCOMPARE(m_session->undoStack()->count(), 1);
        m_workflow->chooseThreads(most + 100); // no more than there are
        QCOMPARE(m_workflow->threads(), most);
        QVERIFY(m_session->undoStack()->count() <= 1);
        m_workflow->chooseThreads(1); // back where it began
        QCOMPARE(m_session->undoStack()->count(), 0);
        m_workflow->chooseThreads(2);
        m_session->undoStack()->undo();
        QCOMPARE(m_workflow->threads(), 1);
    }

    void stopEndsAMeasurementAndItDoesNotComeBack() {
        m_workflow->setMeasureSeconds(600, 600);
        m_workflow->measureCurrent();
        QSignalSpy started(m_jobs.get(), &JobService::jobStarted);
        QTRY_VERIFY_WITH_TIMEOUT(m_jobs->isExclusiveRunning(), kWait);
        m_workflow->setMeasuresByItself(true);
        m_workflow->stopAll();
        QTRY_VERIFY_WITH_TIMEOUT(m_jobs->isIdle(), kWait);
        QVERIFY(!m_workflow->isMeasuring());
        QVERIFY(!m_session->measurement());
        QCOMPARE(m_problems->size(), 0);
    }

    void endsCleanlyWhileWorking() {
        m_workflow->openPaths({savePicture(m_dir, "e.png", Qt::red)});
        m_workflow->measureCurrent();
        QTest::qWait(20);
        // cleanup() destroys everything in the middle of it
    }

    void realWeightsBringTheirNetworkAndNameThePhoto() {
        const QString path = weightsFile("mobilenet_v1_w0.5_r160_imagenet.safetensors");
        if (!QFile::exists(path)) QSKIP("no ../shared/weights here (CONVLENS_SHARED_DIR)");
        m_workflow->openPaths({QStringLiteral(CONVLENS_SOURCE_DIR "/resources/samples/chelsea.jpg"), path});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->spec().family == Family::MobileNetV1, kWait);
        QCOMPARE(m_session->spec().width, 0.5);
        QCOMPARE(m_session->spec().resolution, 160);
        QVERIFY(m_session->spec().padding == PaddingMode::Same);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult(), kWait);
        const auto run = m_session->runResult();
        QVERIFY(!run->network->randomWeights());
        const auto values = run->output.probabilities.values();
        const auto best = std::size_t(std::max_element(values.begin(), values.end()) - values.begin());
        const std::string label = run->network->labels.at(best);
        QVERIFY2(QString::fromStdString(label).contains("cat"), label.c_str()); // a tabby, tiger or Egyptian cat
        QCOMPARE(m_session->undoStack()->undoText(), QString("change network"));
    }

    void aFileThatIsNoWeightsLeavesEverything() {
        const QString path = m_dir.filePath("bad.safetensors");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(100, '\xff'));
        file.close();
        const auto before = m_session->network()->graph;
        m_workflow->openPaths({path});
        QTRY_COMPARE_WITH_TIMEOUT(m_problems->size(), 1, kWait);
        QVERIFY(m_problems->at(0)[0].toString().contains("bad.safetensors"));
        QCOMPARE(m_session->network()->graph, before);
        QVERIFY(m_session->network()->randomWeights());
    }
};

QTEST_MAIN(TestWorkflow)
#include "tst_workflow.moc"
