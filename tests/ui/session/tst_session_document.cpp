#include "ui/session/network_jobs.h"
#include "ui/session/session_document.h"
#include "ui/session/workflow.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace convlens;

namespace {

constexpr int kWait = 60000; // the machine that tests may be busy

QString savePicture(const QString& path, const QColor& colour) {
    QImage image(40, 30, QImage::Format_RGB888);
    image.fill(colour);
    if (!image.save(path)) qFatal("cannot write %s", qPrintable(path));
    return path;
}

QImage pattern() {
    QImage image(20, 10, QImage::Format_RGB888);
    image.fill(Qt::yellow);
    image.setPixelColor(3, 4, Qt::blue);
    return image;
}

NetworkSpec smallSpec(double width = 0.35) {
    NetworkSpec spec;
    spec.width = width;
    spec.resolution = 64;
    return spec;
}

/// One running program, without its window.
struct Program {
    SessionObject session;
    JobService jobs;
    Workflow workflow{session, jobs};
    SessionDocument document{session, workflow, jobs};
    QSignalSpy problems{&session, &SessionObject::problemReported};
    QSignalSpy notices{&session, &SessionObject::noticeReported};
    Program() {
        session.setSpec(smallSpec());
        session.undoStack()->clear();
        workflow.setMeasureSeconds(0.01, 0.01);
    }
    bool idle() {
        return QTest::qWaitFor([this] { return jobs.isIdle(); }, kWait);
    }
    bool save(const QString& path) {
        QSignalSpy saved(&document, &SessionDocument::saved);
        document.save(path);
        return saved.wait(kWait);
    }
    bool open(const QString& path) {
        QSignalSpy opened(&document, &SessionDocument::opened);
        document.open(path);
        return opened.wait(kWait) && idle();
    }
    QStringList photoNames() const {
        QStringList names;
        for (const Photo& photo : session.photos())
            names << photo.name;
        return names;
    }
};

QJsonObject readJson(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("no %s", qPrintable(path));
    return QJsonDocument::fromJson(file.readAll()).object();
}

void writeJson(const QString& path, const QJsonObject& object) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write %s", qPrintable(path));
    file.write(QJsonDocument(object).toJson());
}

} // namespace

class TestSessionDocument : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString file(const char* name) const { return m_dir->filePath(QLatin1String(name)); }

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void whatIsSavedComesBack() {
        {
            Program program;
            program.workflow.openPaths({savePicture(file("a.png"), Qt::red), savePicture(file("b.png"), Qt::green)});
            QVERIFY(program.idle()); // what is pasted goes ahead of what is still to be read
            program.workflow.addPastedImage(pattern());
            QVERIFY(program.idle());
            QCOMPARE(program.photoNames().size(), 3);
            program.session.setCurrentPhoto(program.session.photos()[1].id);
            program.session.pinNetwork(smallSpec(0.5), RandomWeights{11});
            program.session.setSpecAndWeights(smallSpec(), RandomWeights{12});
            program.workflow.setPlan(PlanKind::Optimised);
            QVERIFY(program.idle()); // a run that begins would break the measurement off
            program.workflow.measureAll();
            QVERIFY(program.idle());
            QVERIFY(program.session.measurement() && program.session.pinned()[0].measurement);
            program.session.selectLayer(*program.session.network()->graph->findLayer("block3.expand.conv"));
            program.session.selectChannel(4);
            program.document.setShown(
                [] {
                    return ShownState{"cost", {{"cost", {{"grouping", std::string("stage")}, {"sorted", true}}}}};
                },
                [](const ShownState&) {});
            QVERIFY(program.document.isModified());
            QVERIFY(program.save(file("study.convlens")));
            QVERIFY(!program.document.isModified());
            QCOMPARE(program.document.name(), QString("study.convlens"));
        }
        const QJsonObject json = readJson(file("study.convlens"));
        QCOMPARE(json["photos"][0]["path"].toString(), QString("a.png")); // beside the file: relative
        QCOMPARE(json["photos"][0]["sha256"].toString().size(), 64);
        QCOMPARE(QImage::fromData(QByteArray::fromBase64(json["photos"][2]["picture"].toString().toLatin1()))
                     .convertToFormat(QImage::Format_RGB888),
                 pattern());
        const double saved = json["network"]["measurement"]["median_ms"].toDouble();
        QVERIFY(saved > 0);

        Program program;
        ShownState shown;
        program.document.setShown([] { return ShownState{}; }, [&](const ShownState& state) { shown = state; });
        QVERIFY(program.open(file("study.convlens")));
        QCOMPARE(program.problems.size(), 0);
        QCOMPARE(program.photoNames(), QStringList({"a.png", "b.png", "pasted image 1"}));
        QCOMPARE(program.session.currentPhoto()->name, QString("b.png"));
        const Image& pasted = *program.session.photos()[2].image;
        QCOMPARE(int(pasted.rgb[std::size_t(4 * 20 + 3) * 3 + 2]), 255); // the blue pixel
        QVERIFY(program.session.spec() == smallSpec());
        QVERIFY(program.session.weightsChoice() == WeightsChoice(RandomWeights{12}));
        QCOMPARE(program.session.measurement()->measurement.total.medianMs, saved);
        QVERIFY(program.session.measurement()->reopened);
        QVERIFY(program.workflow.plan() == PlanKind::Optimised);
        QCOMPARE(program.session.pinned().size(), std::size_t(1));
        QCOMPARE(program.session.pinned()[0].letter, QChar('A'));
        QVERIFY(program.session.pinned()[0].network->choice == WeightsChoice(RandomWeights{11}));
        QVERIFY(program.session.pinned()[0].measurement);
        QCOMPARE(program.session.selectedChannel(), 4);
        QCOMPARE(shown.panel, std::string("cost"));
        QVERIFY(std::get<bool>(shown.states["cost"]["sorted"]));
        QVERIFY(program.session.runResult()); // and the work goes on by itself
        QVERIFY(!program.document.isModified());
        QVERIFY(!program.session.undoStack()->canUndo());
    }

    void conditionsConventionAndWhatBelongsToWeightsComeBack() {
        const EngineChoice own{"native", PlanKind::Optimised, 1};
        const FileWeights weights{file("w.safetensors"), file("names.csv"), file("classes.txt"), 0.001f};
        {
            Program program;
            program.session.setConvention(Convention::Fvcore);
            program.session.pinNetwork(smallSpec(), RandomWeights{}, own);
            program.session.pinNetwork(smallSpec(0.5), weights); // its files need not be there
            QVERIFY(program.idle());
            QVERIFY(program.save(file("s.convlens")));
        }
        Program later;
        QVERIFY(later.open(file("s.convlens")));
        QVERIFY(later.session.convention() == Convention::Fvcore);
        QCOMPARE(later.session.pinned().size(), std::size_t(2));
        QVERIFY(later.session.pinned()[0].conditions == own);
        QVERIFY(!later.session.pinned()[1].conditions);
        QVERIFY(later.session.pinned()[1].network->choice == WeightsChoice(weights));
    }

    void timesOfAnotherMachineOrOtherConditionsStandBeside_data() {
        QTest::addColumn<QStringList>("where");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("another machine") << QStringList{"machine", "cpu"} << QJsonValue("A machine that nobody has");
        QTest::newRow("an engine that is not here") << QStringList{"engine"} << QJsonValue("of-tomorrow");
    }
    void timesOfAnotherMachineOrOtherConditionsStandBeside() {
        QFETCH(QStringList, where);
        QFETCH(QJsonValue, value);
        Program program;
        program.workflow.measureCurrent();
        QVERIFY(program.idle() && program.session.measurement());
        QVERIFY(program.save(file("s.convlens")));
        QJsonObject json = readJson(file("s.convlens")), network = json["network"].toObject();
        QJsonObject measurement = network["measurement"].toObject();
        if (where.size() == 2) {
            QJsonObject inner = measurement[where[0]].toObject();
            inner[where[1]] = value;
            measurement[where[0]] = inner;
        } else {
            measurement[where[0]] = value;
        }
        network["measurement"] = measurement;
        json["network"] = network;
        writeJson(file("s.convlens"), json);
        Program later;
        QVERIFY(later.open(file("s.convlens")));
        QVERIFY(!later.session.measurement());
        QVERIFY(later.session.savedMeasurement());
        QCOMPARE(later.session.savedMeasurement()->measurement.total.medianMs, measurement["median_ms"].toDouble());
        // It is not lost by saving before it is measured here.
        QVERIFY(later.save(file("t.convlens")));
        const QJsonObject again = readJson(file("t.convlens"));
        QCOMPARE(again["network"]["measurement"]["median_ms"].toDouble(), measurement["median_ms"].toDouble());
    }

    void whatWasMeasuredEarlierStaysInTheFile() {
        QStringList taken; // by the times themselves: several runs fall into one second
        for (int visit = 0; visit < 3; ++visit) {
            Program program;
            if (visit > 0) {
                QVERIFY(program.open(file("s.convlens")));
            } else {
                program.session.pinNetwork(smallSpec(0.5), RandomWeights{11});
                QVERIFY(program.idle());
            }
            program.workflow.measureAll();
            QVERIFY(program.idle());
            taken.prepend(
                QString::number(program.session.pinned()[0].measurement->measurement.total.medianMs, 'g', 12));
            QVERIFY(program.save(file("s.convlens")));
        }
        const auto timesIn = [&](const QJsonObject& network) {
            QStringList times{QString::number(network["measurement"]["median_ms"].toDouble(), 'g', 12)};
            for (const QJsonValue older : network["earlier"].toArray())
                times << QString::number(older["median_ms"].toDouble(), 'g', 12);
            return times;
        };
        const QJsonObject json = readJson(file("s.convlens"));
        QCOMPARE(timesIn(json["pinned"][0].toObject()), taken);
        QCOMPARE(int(timesIn(json["network"].toObject()).size()), 3);
        Program last; // and opening and saving again changes nothing of them
        QVERIFY(last.open(file("s.convlens")));
        QVERIFY(last.save(file("t.convlens")));
        QCOMPARE(timesIn(readJson(file("t.convlens"))["pinned"][0].toObject()), taken);
    }

    void conditionsAndConventionAreChangesToBeSaved() {
        Program program;
        QVERIFY(program.save(file("s.convlens")));
        const auto changedBy = [&](const std::function<void()>& choose) {
            QVERIFY(!program.document.isModified());
            choose();
            QVERIFY(program.document.isModified() && program.document.isWorthAsking());
            program.session.undoStack()->undo();
            QVERIFY(!program.document.isModified());
        };
        changedBy([&] { program.workflow.choosePlan(PlanKind::Optimised); });
        changedBy([&] { program.workflow.chooseEngine("reference"); });
        changedBy([&] { program.session.chooseConvention(Convention::AllOperations); });
        QVERIFY(program.idle());
    }

    void aPhotoThatIsAwayStaysInTheSession() {
        {
            Program program;
            program.workflow.openPaths({savePicture(file("a.png"), Qt::red), savePicture(file("b.png"), Qt::green),
                                        savePicture(file("c.png"), Qt::blue)});
            QVERIFY(program.idle());
            QVERIFY(program.save(file("s.convlens")));
        }
        QVERIFY(QFile::rename(file("b.png"), file("elsewhere.png")));
        {
            Program program;
            QVERIFY(program.open(file("s.convlens")));
            QCOMPARE(program.photoNames(), QStringList({"a.png", "c.png"}));
            QCOMPARE(program.problems.size(), 1);
            QVERIFY(program.problems[0][0].toString().contains("b.png"));
            program.session.removePhoto(program.session.photos()[0].id); // and this one goes for good
            QVERIFY(program.save(file("s.convlens")));
        }
        QVERIFY(QFile::rename(file("elsewhere.png"), file("b.png")));
        Program program;
        QVERIFY(program.open(file("s.convlens")));
        QCOMPARE(program.photoNames(), QStringList({"b.png", "c.png"}));
        // Removing all means those too that are not here.
        QVERIFY(QFile::remove(file("b.png")));
        Program last;
        QVERIFY(last.open(file("s.convlens")));
        last.workflow.photoQueue().forget();
        last.session.clearPhotos();
        QVERIFY(last.save(file("s.convlens")));
        QVERIFY(readJson(file("s.convlens"))["photos"].toArray().isEmpty());
    }

    void aPhotoThatChangedIsSaid() {
        Program program;
        program.workflow.openPaths({savePicture(file("a.png"), Qt::red)});
        QVERIFY(program.idle());
        QVERIFY(program.save(file("s.convlens")));
        savePicture(file("a.png"), Qt::green);
        Program later;
        QVERIFY(later.open(file("s.convlens")));
        QCOMPARE(later.notices.size(), 1);
        QVERIFY(later.notices[0][0].toString().contains("a.png"));
    }

    void aFileThatCannotBeReadChangesNothing_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("said");
        QTest::newRow("a newer version")
            << QByteArray("{\"format\": \"convlens-session\", \"version\": 99, \"written_by\": \"Convlens 9\"}")
            << "Convlens 9";
        QTest::newRow("cut off") << QByteArray("{\"format\": \"convlens-session\", \"version\": ") << "cut off";
        QTest::newRow("damaged") << QByteArray("{\"format\": \"convlens-session\", \"version\": 1, \"photos\": 7}")
                                 << "s.convlens";
        QTest::newRow("missing") << QByteArray() << "s.convlens";
    }
    void aFileThatCannotBeReadChangesNothing() {
        QFETCH(QByteArray, content);
        QFETCH(QString, said);
        if (!content.isEmpty()) {
            QFile broken(file("s.convlens"));
            QVERIFY(broken.open(QIODevice::WriteOnly));
            broken.write(content);
        }
        Program program;
        program.workflow.openPaths({savePicture(file("a.png"), Qt::red)});
        program.session.pinCurrent();
        QVERIFY(program.idle());
        QSignalSpy failed(&program.document, &SessionDocument::openFailed);
        program.document.open(file("s.convlens"));
        QVERIFY(failed.wait(kWait));
        QCOMPARE(program.photoNames(), QStringList("a.png"));
        QCOMPARE(program.session.pinned().size(), std::size_t(1));
        QVERIFY(program.document.path().isEmpty());
        QCOMPARE(program.problems.size(), 1);
        const QString why = QString::fromStdString(program.problems[0][1].value<Error>().message);
        QVERIFY2(why.contains(said), qPrintable(why));
        QVERIFY2(why.contains("s.convlens"), qPrintable(why)); // which file it is about
    }

    void aFailedSaveSaysWhyAndKeepsTheChanges() {
        Program program;
        program.session.pinCurrent();
        QSignalSpy failed(&program.document, &SessionDocument::saveFailed);
        program.document.save(file("no such folder/s.convlens"));
        QVERIFY(failed.wait(kWait));
        QVERIFY(program.document.isModified());
        QVERIFY(program.document.path().isEmpty());
        const QString why = QString::fromStdString(program.problems[0][1].value<Error>().message);
        QVERIFY2(why.contains("does not exist"), qPrintable(why));
    }

    void timesOfAnotherNetworkAreLeftOutAndSaid() {
        Program program;
        program.workflow.measureCurrent();
        QVERIFY(program.idle());
        QVERIFY(program.save(file("s.convlens")));
        QJsonObject json = readJson(file("s.convlens"));
        QJsonObject network = json["network"].toObject();
        network["spec"] = "shufflenet_v2";
        json["network"] = network;
        writeJson(file("s.convlens"), json);
        Program later;
        QVERIFY(later.open(file("s.convlens")));
        QVERIFY(!later.session.measurement());
        QCOMPARE(later.problems.size(), 1);
    }

    void onlyWhatWouldBeMissedIsAskedFor() {
        Program program;
        QVERIFY(!program.document.isWorthAsking());
        program.session.setSpec(smallSpec(0.5));
        program.workflow.openPaths({savePicture(file("a.png"), Qt::red)});
        QVERIFY(program.idle());
        QVERIFY(program.document.isModified());
        QVERIFY(!program.document.isWorthAsking()); // all of it is quickly had again
        program.session.pinCurrent();
        QVERIFY(program.document.isWorthAsking());
        program.session.undoStack()->undo();
        QVERIFY(!program.document.isWorthAsking());
        program.workflow.addPastedImage(pattern());
        QVERIFY(program.idle());
        QVERIFY(program.document.isWorthAsking());
        QVERIFY(program.save(file("s.convlens")));
        QVERIFY(!program.document.isWorthAsking());
        program.session.setSpec(smallSpec(0.75)); // a session that has a name
        QVERIFY(program.document.isWorthAsking());
        program.session.undoStack()->undo();
        QVERIFY(!program.document.isWorthAsking()); // back to what the file holds
        QVERIFY(program.idle());
        program.workflow.measureCurrent();
        QVERIFY(program.idle());
        QVERIFY(program.document.isWorthAsking()); // times that were asked for are worth their while
    }

    void aNewSessionKeepsTheNetworkAndLeavesTheRest() {
        Program program;
        program.workflow.openPaths({savePicture(file("a.png"), Qt::red)});
        program.session.pinCurrent();
        QVERIFY(program.idle());
        QVERIFY(program.save(file("s.convlens")));
        program.document.startNew();
        QVERIFY(program.document.path().isEmpty());
        QVERIFY(program.session.photos().empty() && program.session.pinned().empty());
        QVERIFY(program.session.spec() == smallSpec());
        QVERIFY(!program.document.isModified());
    }

    void takingBackPhotosStopsThoseThatAreStillToCome() {
        QStringList paths;
        for (int i = 0; i < 40; ++i)
            paths << savePicture(file(qPrintable(QString("%1.png").arg(i))), Qt::red);
        Program program;
        program.workflow.openPaths(paths);
        QTRY_VERIFY_WITH_TIMEOUT(program.session.photos().size() >= 2, kWait);
        program.session.undoStack()->undo();
        QVERIFY(program.idle());
        QVERIFY2(program.session.photos().size() <= 1, // one may have been on its way
                 qPrintable(program.photoNames().join(' ')));
    }
};

QTEST_MAIN(TestSessionDocument)
#include "tst_session_document.moc"
