#include "ui/session/network_jobs.h"
#include "ui/session/session_object.h"

#include <QSignalSpy>
#include <QTest>

using namespace convlens;

namespace {

Photo photoNamed(const QString& name) {
    Photo photo;
    photo.name = name;
    auto image = std::make_shared<Image>();
    image->width = image->height = 2;
    image->rgb.assign(12, 128);
    photo.image = std::move(image);
    return photo;
}

QString namesOf(const SessionObject& session) {
    QStringList names;
    for (const Photo& photo : session.photos())
        names << photo.name;
    return names.join(' ');
}

std::shared_ptr<const RunResult> runOf(const SessionObject& session) {
    auto run = std::make_shared<RunResult>();
    run->photoId = session.currentPhoto() ? session.currentPhoto()->id : 0;
    run->network = session.network();
    return run;
}

std::shared_ptr<const MeasurementResult> measurementOf(const SessionObject& session) {
    auto result = std::make_shared<MeasurementResult>();
    result->network = session.network();
    result->measurement.total.medianMs = 3.5;
    return result;
}

NetworkSpec specWith(double width, int resolution = 224, Family family = Family::MobileNetV2) {
    NetworkSpec spec;
    spec.family = family;
    spec.width = width;
    spec.resolution = resolution;
    return spec;
}

} // namespace

class TestSessionObject : public QObject {
    Q_OBJECT
private slots:
    void startsWithANetworkAndItsCost() {
        SessionObject session;
        QCOMPARE(session.network()->cost->total.params, qint64(3504872)); // torchvision's own count of MobileNetV2
        QVERIFY(!session.network()->weights);
        QVERIFY(session.network()->randomWeights());
        QCOMPARE(session.selectedLayer(), LayerId{0});
    }

    void changesOfTheNetworkAreUndoneAndRedone() {
        SessionObject session;
        session.setSpec(specWith(0.5));
        session.setSpec(specWith(0.5, 160));
        QCOMPARE(session.undoStack()->count(), 2); // other keys: other steps
        QCOMPARE(session.undoStack()->undoText(), QString("change resolution"));
        session.undoStack()->undo();
        QVERIFY(session.spec() == specWith(0.5));
        QCOMPARE(session.network()->graph->inputShape().h, 224);
        session.undoStack()->undo();
        QVERIFY(session.spec() == NetworkSpec{});
        session.undoStack()->redo();
        QVERIFY(session.spec() == specWith(0.5));
        QVERIFY(session.network()->spec == specWith(0.5));
    }

    void aDragOfTheSliderIsOneStep() {
        SessionObject session;
        for (const double width : {0.9, 0.8, 0.7, 0.6})
            session.setSpec(specWith(width));
        QCOMPARE(session.undoStack()->count(), 1);
        session.undoStack()->undo();
        QCOMPARE(session.spec().width, 1.0);
    }

    void anImpossibleSpecIsRefusedAndNothingChanges_data() {
        QTest::addColumn<double>("width");
        QTest::addColumn<int>("resolution");
        QTest::newRow("width 0") << 0.0 << 224;
        QTest::newRow("width -1") << -1.0 << 224;
        QTest::newRow("width NaN") << std::nan("") << 224;
        QTest::newRow("resolution 8") << 1.0 << 8;
        QTest::newRow("resolution a million") << 1.0 << 1000000;
    }
    void anImpossibleSpecIsRefusedAndNothingChanges() {
        QFETCH(double, width);
        QFETCH(int, resolution);
        SessionObject session;
        QSignalSpy changed(&session, &SessionObject::networkChanged);
        QSignalSpy problems(&session, &SessionObject::problemReported);
        session.setSpec(specWith(width, resolution));
        QCOMPARE(problems.size(), 1);
        QVERIFY(!problems[0][1].value<Error>().message.empty());
        QCOMPARE(changed.size(), 0);
        QVERIFY(session.spec() == NetworkSpec{});
        QCOMPARE(session.undoStack()->count(), 0);
    }

    void resultsOfAnotherNetworkOrPhotoAreDropped() {
        SessionObject session;
        session.addPhoto(photoNamed("a"), true);
        const auto oldRun = runOf(session);
        const auto oldTime = measurementOf(session);
        session.setRunResult(oldRun);
        session.setMeasurement(oldTime);
        QVERIFY(session.runResult() && session.measurement());

        session.setSpec(specWith(0.5));
        QVERIFY(!session.runResult() && !session.measurement());
        session.setRunResult(oldRun);
        session.setMeasurement(oldTime);
        QVERIFY(!session.runResult() && !session.measurement());

        const auto run = runOf(session);
        session.addPhoto(photoNamed("b"), true);
        session.setRunResult(run); // of photo a
        QVERIFY(!session.runResult());
        session.setRunResult(runOf(session));
        QVERIFY(session.runResult());
        session.setMeasurement(measurementOf(session));
        session.stepPhoto(-1);
        QVERIFY(!session.runResult());
        QVERIFY(session.measurement()); // time does not depend on the photo
    }

    void outdatedWeightsAreDropped() {
        SessionObject session;
        auto first = loadNetworkWeights(session.network(), {});
        QVERIFY(first);
        session.setSpec(specWith(0.5));
        session.setWeights(*first);
        QVERIFY(!session.network()->weights);
        auto second = loadNetworkWeights(session.network(), {});
        QSignalSpy arrived(&session, &SessionObject::weightsChanged);
        session.setWeights(*second);
        QVERIFY(session.network()->weights);
        QCOMPARE(arrived.size(), 1);
    }

    void anotherResolutionKeepsTheWeights() {
        SessionObject session;
        session.setWeights(*loadNetworkWeights(session.network(), {}));
        const auto weights = session.network()->weights;
        session.setSpec(specWith(1.0, 96));
        QCOMPARE(session.network()->weights, weights);
        session.setSpec(specWith(0.5, 96));
        QVERIFY(!session.network()->weights);
    }

    void aWeightsFileStaysOnlyWhileItFits() {
        SessionObject session;
        session.setWeightsChoice(FileWeights{"/x/v2.safetensors"});
        QSignalSpy notices(&session, &SessionObject::noticeReported);
        session.setSpec(specWith(1.0, 160));
        QVERIFY(std::holds_alternative<FileWeights>(session.weightsChoice()));
        QCOMPARE(notices.size(), 0);
        session.setSpec(specWith(0.75, 160));
        QVERIFY(std::holds_alternative<RandomWeights>(session.weightsChoice()));
        QCOMPARE(notices.size(), 1);
        session.undoStack()->undo();
        QVERIFY(std::holds_alternative<FileWeights>(session.weightsChoice()));
    }

    void theSelectedLayerFollowsByName() {
        SessionObject session;
        const auto layer = session.network()->graph->findLayer("block3.expand.conv");
        QVERIFY(layer);
        session.selectLayer(*layer);
        session.selectChannel(100); // of 144
        QCOMPARE(session.selectedChannel(), 100);
        session.setSpec(specWith(0.35));
        QCOMPARE(session.network()->graph->layer(session.selectedLayer()).name, std::string("block3.expand.conv"));
        QCOMPARE(session.selectedChannel(), -1); // there are fewer channels now
        session.setSpec(specWith(1.0, 224, Family::ShuffleNetV2));
        QCOMPARE(session.selectedLayer(), LayerId{0});
        session.selectLayer(LayerId{100000});
        QCOMPARE(session.selectedLayer(), LayerId{0});
    }

    void pinsKeepLettersAndResults() {
        SessionObject session;
        QSignalSpy notices(&session, &SessionObject::noticeReported);
        session.setMeasurement(measurementOf(session));
        session.pinCurrent();
        session.pinCurrent();
        QCOMPARE(session.pinned().size(), std::size_t(1));
        QCOMPARE(notices.size(), 1);
        session.pinNetwork(specWith(1.0, 224, Family::MobileNetV1), RandomWeights{});
        session.setSpec(specWith(0.5));
        session.pinCurrent();
        QCOMPARE(session.pinned().size(), std::size_t(3));
        QCOMPARE(session.pinned()[0].letter, QChar('A'));
        QVERIFY(session.pinned()[0].measurement);
        QCOMPARE(session.pinned()[2].letter, QChar('C'));
        QVERIFY(!session.pinned()[2].measurement);
        session.unpin(session.pinned()[1].id);
        session.setSpec(specWith(0.35));
        session.pinCurrent();
        QCOMPARE(session.pinned()[2].letter, QChar('B')); // the free one
        session.dropMeasurements();
        QVERIFY(!session.pinned()[0].measurement);
    }

    void removingTheCurrentPhotoMovesToTheNext() {
        SessionObject session;
        std::vector<quint64> ids;
        for (const char* name : {"a", "b", "c"})
            ids.push_back(session.addPhoto(photoNamed(name), false));
        QCOMPARE(session.currentPhoto()->id, ids[0]);
        session.setCurrentPhoto(ids[1]);
        session.removePhoto(ids[1]);
        QCOMPARE(session.currentPhoto()->name, QString("c"));
        session.removePhoto(ids[2]);
        QCOMPARE(session.currentPhoto()->name, QString("a"));
        session.removePhoto(ids[0]);
        QVERIFY(!session.currentPhoto());
        session.addPhoto(photoNamed("d"), false);
        QCOMPARE(session.currentPhoto()->name, QString("d"));
        QVERIFY(std::find(ids.begin(), ids.end(), session.currentPhoto()->id) == ids.end());
    }

    void bringingAndRemovingPhotosIsUndoneAndRedone() {
        SessionObject session;
        session.addPhoto(photoNamed("sample"), true); // what the document begins with is no step
        QCOMPARE(session.undoStack()->count(), 0);
        for (const char* name : {"a", "b", "c"})
            session.bringPhoto(photoNamed(name), *name == 'a', 7);
        QCOMPARE(namesOf(session), QString("sample a b c"));
        QCOMPARE(session.undoStack()->count(), 1); // brought at once
        QCOMPARE(session.undoStack()->undoText(), QString("add 3 photos"));
        session.bringPhoto(photoNamed("d"), false, 8);
        QCOMPARE(session.undoStack()->undoText(), QString("add photo d"));
        QCOMPARE(session.currentPhoto()->name, QString("a"));

        const quint64 b = session.photos()[2].id;
        session.setCurrentPhoto(b);
        session.removePhotos({session.photos()[1].id, b});
        QCOMPARE(namesOf(session), QString("sample c d"));
        QCOMPARE(session.currentPhoto()->name, QString("c"));
        QCOMPARE(session.undoStack()->undoText(), QString("remove 2 photos"));
        session.undoStack()->undo();
        QCOMPARE(namesOf(session), QString("sample a b c d")); // in their places, with their identity
        QCOMPARE(session.currentPhoto()->id, b);
        QVERIFY(session.currentPhoto()->image); // a pasted one cannot be read again
        session.undoStack()->undo();
        QSignalSpy takenBack(&session, &SessionObject::photosTakenBack);
        session.undoStack()->undo();
        QCOMPARE(namesOf(session), QString("sample"));
        QCOMPARE(session.currentPhoto()->name, QString("sample"));
        QCOMPARE(takenBack.size(), 1);
        QCOMPARE(takenBack[0][0].toULongLong(), quint64(7));
        session.undoStack()->redo();
        QCOMPARE(namesOf(session), QString("sample a b c"));
        QCOMPARE(session.currentPhoto()->name, QString("a"));
        session.clearPhotos();
        QVERIFY(!session.currentPhoto());
        session.undoStack()->undo();
        QCOMPARE(namesOf(session), QString("sample a b c"));
    }

    void undoingKeepsNoPixelsOfFiles() {
        SessionObject session;
        Photo file = photoNamed("file");
        file.path = "/photos/file.png";
        const std::weak_ptr<const Image> pixels = file.image;
        session.bringPhoto(std::exchange(file, {}), true);
        session.setPhotoImage(session.photos()[0].id, nullptr); // as Workflow does with a long queue
        QVERIFY(pixels.expired());
    }

    void pinningIsUndoneAndRedone() {
        SessionObject session;
        session.setWeights(*loadNetworkWeights(session.network(), {}));
        session.setMeasurement(measurementOf(session));
        session.pinCurrent();
        QCOMPARE(session.undoStack()->undoText(), QString("pin MobileNetV2 1.0 @224"));
        QVERIFY(session.pinned()[0].network->weights);
        session.pinNetwork(specWith(1.0, 224, Family::MobileNetV1), RandomWeights{});
        const quint64 first = session.pinned()[0].id;
        session.unpin(first);
        QCOMPARE(session.pinned().size(), std::size_t(1));
        session.undoStack()->undo();
        QCOMPARE(session.pinned().size(), std::size_t(2));
        QCOMPARE(session.pinned()[0].id, first);
        QCOMPARE(session.pinned()[0].letter, QChar('A'));
        QVERIFY(session.pinned()[0].measurement);
        QCOMPARE(session.pinned()[0].measurement->measurement.total.medianMs, 3.5);
        QVERIFY(!session.pinned()[0].network->weights); // they are made again, not kept by the history
        session.clearPinned();
        QCOMPARE(session.undoStack()->undoText(), QString("unpin 2 networks"));
        session.undoStack()->undo();
        session.undoStack()->undo();
        session.undoStack()->undo();
        QVERIFY(session.pinned().empty());
        session.undoStack()->redo();
        QCOMPARE(session.pinned()[0].letter, QChar('A'));
    }

    void theOrderOfPinsIsChangedAndUndone() {
        SessionObject session;
        for (const double width : {0.35, 0.5, 0.75})
            session.pinNetwork(specWith(width), RandomWeights{});
        const auto letters = [&] {
            QString text;
            for (const PinnedNetwork& pin : session.pinned())
                text += pin.letter;
            return text;
        };
        QCOMPARE(letters(), QString("ABC"));
        session.movePin(session.pinned()[2].id, 0);
        QCOMPARE(letters(), QString("CAB"));
        QCOMPARE(session.undoStack()->undoText(), QString("move C among the pinned networks"));
        session.movePin(session.pinned()[0].id, -1); // beyond the end: nothing to undo
        session.movePin(session.pinned()[0].id, 3);
        session.movePin(session.pinned()[0].id, 0);
        QCOMPARE(session.undoStack()->undoText(), QString("move C among the pinned networks"));
        session.undoStack()->undo();
        QCOMPARE(letters(), QString("ABC"));
        session.undoStack()->redo();
        QCOMPARE(letters(), QString("CAB"));
    }

    void theSameNetworkIsPinnedUnderSeveralConditions() {
        SessionObject session;
        QSignalSpy notices(&session, &SessionObject::noticeReported);
        const EngineChoice two{"native", PlanKind::AsDrawn, 2}, drawn{"reference", PlanKind::AsDrawn, 1};
        session.setMeasurement(measurementOf(session));
        session.pinCurrent();
        for (const EngineChoice& conditions : {two, drawn, two})
            session.pinNetwork(session.spec(), session.weightsChoice(), conditions);
        QCOMPARE(session.pinned().size(), std::size_t(3));
        QCOMPARE(notices.size(), 1); // the third time it was there already
        QVERIFY(!session.pinned()[0].conditions && session.pinned()[1].conditions == two);
        QVERIFY(!session.pinned()[1].measurement); // the window's time is of other conditions
        session.setPinnedMeasurement(session.pinned()[1].id, measurementOf(session));
        session.dropMeasurements(); // the window's conditions change
        QVERIFY(!session.pinned()[0].measurement && session.pinned()[1].measurement);
    }

    void timesFromAFileStandBesideTodays() {
        SessionObject session;
        auto then = std::make_shared<MeasurementResult>(*measurementOf(session));
        then->reopened = true;
        SessionObject::Beginning beginning;
        beginning.network = session.network();
        beginning.measurement = then;
        beginning.pinned.resize(1);
        beginning.pinned[0].network = session.network();
        beginning.pinned[0].letter = 'A';
        beginning.pinned[0].measurement = then;
        session.begin(std::move(beginning));
        QVERIFY(session.measurement() == then && !session.savedMeasurement());
        const auto today = measurementOf(session);
        session.setMeasurement(today);
        session.setPinnedMeasurement(session.pinned()[0].id, today);
        QVERIFY(session.measurement() == today && session.savedMeasurement() == then);
        QVERIFY(session.pinned()[0].measurement == today && session.pinned()[0].saved == then);
        session.setMeasurement(measurementOf(session)); // once more: what the file held stays what it is
        QVERIFY(session.savedMeasurement() == then);
        session.dropMeasurements();
        QVERIFY(!session.pinned()[0].measurement && session.pinned()[0].saved == then);
        session.setSpec(specWith(0.5));
        QVERIFY(!session.savedMeasurement()); // of another network
    }

    void timesOfAFileAreNeverDroppedForNewerOnes() {
        SessionObject session;
        const auto reopened = [&] {
            auto times = std::make_shared<MeasurementResult>(*measurementOf(session));
            times->reopened = true;
            return times;
        };
        const auto third = reopened(), second = reopened(), first = reopened();
        SessionObject::Beginning beginning;
        beginning.network = session.network();
        beginning.measurement = third;
        beginning.earlier = {second, first};
        beginning.pinned.resize(1);
        beginning.pinned[0].network = session.network();
        beginning.pinned[0].letter = 'A';
        beginning.pinned[0].measurement = third;
        beginning.pinned[0].saved = second;
        beginning.pinned[0].earlier = {first};
        session.begin(std::move(beginning));
        session.setMeasurement(measurementOf(session));
        session.setPinnedMeasurement(session.pinned()[0].id, measurementOf(session));
        QVERIFY(session.savedMeasurement() == third);
        QVERIFY(
            (session.earlierMeasurements() == std::vector<std::shared_ptr<const MeasurementResult>>{second, first}));
        const PinnedNetwork& pin = session.pinned()[0];
        QVERIFY(pin.saved == third);
        QVERIFY((pin.earlier == std::vector<std::shared_ptr<const MeasurementResult>>{second, first}));
    }

    void theConventionThatIsChosenCanBeUndone() {
        SessionObject session;
        session.setConvention(Convention::Fvcore); // how the document begins
        QVERIFY(session.undoStack()->isClean());
        session.chooseConvention(Convention::AllOperations);
        session.chooseConvention(Convention::AllOperations);
        QCOMPARE(session.undoStack()->count(), 1);
        QSignalSpy changed(&session, &SessionObject::conventionChanged);
        session.undoStack()->undo();
        QVERIFY(session.convention() == Convention::Fvcore);
        session.undoStack()->redo();
        QVERIFY(session.convention() == Convention::AllOperations);
        QCOMPARE(changed.size(), 2);
    }

    void timesUnderOtherConditionsDoNotComeBackWithAPin() {
        SessionObject session;
        session.setMeasurement(measurementOf(session));
        session.pinCurrent();
        session.unpin(session.pinned()[0].id);
        session.dropMeasurements(); // another number of threads, say
        session.undoStack()->undo();
        QCOMPARE(session.pinned().size(), std::size_t(1));
        QVERIFY(!session.pinned()[0].measurement);
    }

    void aBeginningReplacesEverything() {
        SessionObject session;
        session.addPhoto(photoNamed("old"), true);
        session.pinCurrent();
        SessionObject::Beginning beginning;
        beginning.network = *buildNetworkState(specWith(0.5), RandomWeights{3});
        auto measured = std::make_shared<MeasurementResult>();
        measured->network = beginning.network;
        measured->reopened = true;
        beginning.measurement = measured;
        beginning.pinned.resize(1);
        beginning.pinned[0].letter = 'K';
        beginning.pinned[0].network = *buildNetworkState(specWith(0.35), RandomWeights{});
        beginning.layer = "block3.expand.conv";
        beginning.channel = 5;
        session.begin(std::move(beginning));
        QVERIFY(session.photos().empty() && !session.currentPhoto());
        QVERIFY(session.spec() == specWith(0.5));
        QVERIFY(session.weightsChoice() == WeightsChoice(RandomWeights{3}));
        QCOMPARE(session.measurement(), measured);
        QCOMPARE(session.pinned().size(), std::size_t(1));
        QCOMPARE(session.pinned()[0].letter, QChar('K'));
        QVERIFY(session.pinned()[0].id != 0);
        QCOMPARE(session.network()->graph->layer(session.selectedLayer()).name, std::string("block3.expand.conv"));
        QCOMPARE(session.selectedChannel(), 5);
        QVERIFY(!session.undoStack()->canUndo());
        QVERIFY(session.undoStack()->isClean());
    }

    void aCancelledJobIsNoProblem() {
        SessionObject session;
        QSignalSpy problems(&session, &SessionObject::problemReported);
        session.reportProblem("x", Error{ErrorCode::Cancelled, "cancelled"});
        QCOMPARE(problems.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSessionObject)
#include "tst_session_object.moc"
