#include "ui/session/network_jobs.h"
#include "ui/session/session_object.h"
#include "ui/session/trained_choice.h"

#include <QSignalSpy>
#include <QTest>

using namespace convlens;

/// Our trained networks in the session: chosen, left, undone, and what is said of them.
class TestTrainedChoice : public QObject {
    Q_OBJECT
private slots:
    void theFamilysNetworkComesWithItsWeights() {
        SessionObject session;
        chooseTrained(session, Family::ShuffleNetV1);
        QVERIFY(session.spec() == trainedNetwork(Family::ShuffleNetV1)->spec);
        QVERIFY(trainedOf(session.weightsChoice()) == trainedNetwork(Family::ShuffleNetV1));
        QVERIFY(!session.network()->randomWeights());
        const auto loaded = loadNetworkWeights(session.network(), {});
        QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
        session.setWeights(*loaded);
        QCOMPARE(session.network()->labels.size(), std::size_t(10));
        session.undoStack()->undo();
        QVERIFY(session.spec() == NetworkSpec{});
        QVERIFY(session.network()->randomWeights());
        session.undoStack()->redo();
        QVERIFY(trainedOf(session.weightsChoice()));
    }

    void anotherResolutionKeepsThemAnotherWidthDoesNot() {
        SessionObject session;
        chooseTrained(session, Family::MobileNetV2);
        QSignalSpy notices(&session, &SessionObject::noticeReported);
        NetworkSpec spec = session.spec();
        spec.resolution += 32;
        session.setSpec(spec);
        QVERIFY(trainedOf(session.weightsChoice()));
        QCOMPARE(notices.size(), 0);
        spec.width = 1.0;
        session.setSpec(spec);
        QVERIFY(session.network()->randomWeights());
        QCOMPARE(notices.size(), 1);
        QVERIFY(notices[0][0].toString().contains("MobileNetV2 0.5"));
        session.undoStack()->undo();
        QVERIFY(trainedOf(session.weightsChoice()));
    }

    void launchTakesThemWhereTheyFit() {
        NetworkSpec spec = trainedNetwork(Family::MobileNetV1)->spec;
        QVERIFY(trainedOf(choiceFor(spec)));
        spec.resolution = 224;
        QVERIFY(trainedOf(choiceFor(spec)));
        spec.classes = 1000;
        QVERIFY(choiceFor(spec) == WeightsChoice(RandomWeights{}));
    }

    void whatTheyKnowIsSaid() {
        const TrainedNetwork& network = *trainedNetwork(Family::MobileNetV3Small);
        const auto built = buildNetworkState(network.spec, trainedChoice(network));
        QVERIFY(built);
        QVERIFY(trainingInWords(**built).isEmpty()); // not loaded yet
        const auto loaded = loadNetworkWeights(*built, {});
        QVERIFY(loaded);
        QCOMPARE(trainingInWords(**loaded), QString("10 classes, CIFAR-10, %1 px").arg(network.spec.resolution));
        const QString limits = trainingLimits(**loaded);
        QVERIFY2(limits.contains("airplane") && limits.contains("and truck"), qPrintable(limits));
        QCOMPARE(trainingLimitsInShort(**loaded), QString("Calls everything one of its 10."));
        QVERIFY(trainingFacts(network).contains("of 10000 test photos"));
        const auto random = loadNetworkWeights(*buildNetworkState(network.spec, RandomWeights{}), {});
        QVERIFY(trainingInWords(**random).isEmpty() && trainingLimits(**random).isEmpty());
        QVERIFY(trainingLimitsInShort(**random).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTrainedChoice)
#include "tst_trained_choice.moc"
