#include "core/analysis/stage_alignment.h"
#include "tests/support/networks.h"

#include <QTest>

#include <cmath>

using namespace convlens;

class TestStageAlignment : public QObject {
    Q_OBJECT
private slots:
    /// Sides and channels as the papers' tables have them at the end of each resolution.
    void endsOfResolutions_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QList<int>>("sides");
        QTest::addColumn<QList<int>>("channels");
        const QList<int> usual{112, 56, 28, 14, 7};
        QTest::newRow("v1") << "mobilenet_v1" << usual << QList<int>{64, 128, 256, 512, 1024};
        QTest::newRow("v2") << "mobilenet_v2" << usual << QList<int>{16, 24, 32, 96, 1280};
        QTest::newRow("v3") << "mobilenet_v3_large" << usual << QList<int>{16, 24, 40, 112, 960};
        QTest::newRow("shuffle v1") << "shufflenet_v1:groups=3" << usual << QList<int>{24, 24, 240, 480, 960};
        QTest::newRow("shuffle v2") << "shufflenet_v2" << usual << QList<int>{24, 24, 116, 232, 1024};
        QTest::newRow("odd") << "mobilenet_v2:resolution=97" << QList<int>{49, 25, 13, 7, 4}
                             << QList<int>{16, 24, 32, 96, 1280};
        QTest::newRow("least") << "mobilenet_v2:resolution=33" << QList<int>{17, 9, 5, 3, 2}
                               << QList<int>{16, 24, 32, 96, 1280};
    }
    void endsOfResolutions() {
        QFETCH(QString, spec);
        QFETCH(QList<int>, sides);
        QFETCH(QList<int>, channels);
        const Graph graph = test::buildOrExit(spec.toStdString());
        QList<int> foundSides, foundChannels;
        int halvings = 0;
        for (const StageEnd& end : stageEnds(graph)) {
            QCOMPARE(end.halvings, ++halvings);
            foundSides << end.shape.h;
            foundChannels << end.shape.c;
        }
        QCOMPARE(foundSides, sides);
        QCOMPARE(foundChannels, channels);
    }

    void networksMeetWhereTheyHaveHalvedAlike() {
        const Graph a = test::buildOrExit("mobilenet_v2"), b = test::buildOrExit("shufflenet_v2:resolution=160");
        const auto inA = stageEnds(a), inB = stageEnds(b);
        QCOMPARE(inA.size(), inB.size());
        QCOMPARE(inA[2].halvings, inB[2].halvings);
        QCOMPARE(a.layer(inA[2].layer).name, std::string("block6.add"));
        QCOMPARE(b.layer(inB[2].layer).name, std::string("stage2.unit4.shuffle"));
        QCOMPARE(inA[2].shape.h, 28);
        QCOMPARE(inB[2].shape.h, 20);
    }

    void strengthIsTheRootMeanSquare() {
        Tensor map({1, 2, 1, 3});
        const float values[] = {3, 0, -1, 4, 0, 1};
        std::copy(std::begin(values), std::end(values), map.values().begin());
        const auto strength = channelStrength(map);
        QVERIFY(strength.has_value());
        QCOMPARE(strength->at(0, 0, 0, 0), float(std::sqrt(12.5)));
        QCOMPARE(strength->at(0, 0, 0, 1), 0.0f);
        QCOMPARE(strength->at(0, 0, 0, 2), 1.0f);
        map.values()[0] = NAN;
        QVERIFY(std::isnan(channelStrength(map)->at(0, 0, 0, 0)));
        QVERIFY(!channelStrength(Tensor({1, 0, 2, 2})).has_value());
    }
};

QTEST_APPLESS_MAIN(TestStageAlignment)
#include "tst_stage_alignment.moc"
