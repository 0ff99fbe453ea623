// Against an independent counter's table and against what the tools themselves publish (cost-conventions.md, section
// 3).
#include "core/cost/conventions.h"
#include "core/cost/cost_model.h"
#include "tests/support/networks.h"

#include <QTest>

#include <cmath>

using namespace convlens;
using namespace convlens::test;

class TestConventions : public QObject {
    Q_OBJECT
private slots:
    void totalsOfEachConvention_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QList<double>>("millions"); // papers, fvcore, thop, ptflops
        QTest::newRow("V1") << "mobilenet_v1" << QList<double>{568.74, 578.88, 588.96, 583.92};
        QTest::newRow("V2") << "mobilenet_v2" << QList<double>{300.77, 314.19, 327.55, 320.30};
        QTest::newRow("V3 Large") << "mobilenet_v3_large" << QList<double>{216.59, 226.03, 234.84, 228.36};
        QTest::newRow("V3 Small") << "mobilenet_v3_small" << QList<double>{56.51, 59.65, 62.48, 60.13};
        QTest::newRow("V3 Large minimalistic")
            << "mobilenet_v3_large:minimalistic=1" << QList<double>{209.14, 217.98, 226.78, 221.81};
        QTest::newRow("V3 Small minimalistic")
            << "mobilenet_v3_small:minimalistic=1" << QList<double>{52.29, 55.14, 57.97, 56.41};
        QTest::newRow("ShuffleNetV1") << "shufflenet_v1" << QList<double>{137.46, 143.51, 149.50, 146.71};
        QTest::newRow("ShuffleNetV2, torchvision's unit")
            << "shufflenet_v2:rules=torchvision" << QList<double>{144.91, 148.86, 152.76, 150.65};
        QTest::newRow("ShuffleNetV2, official unit")
            << "shufflenet_v2" << QList<double>{145.81, 149.76, 153.67, 151.55};
    }
    void totalsOfEachConvention() {
        QFETCH(QString, spec);
        QFETCH(QList<double>, millions);
        const Graph graph = buildOrExit(spec.toStdString());
        constexpr Convention kColumns[]{Convention::Papers, Convention::Fvcore, Convention::Thop, Convention::Ptflops};
        for (int i = 0; i < 4; ++i) {
            // The table leaves ShuffleNetV1's three average pools out under thop and ptflops, which the tools count:
            // 0.09 M outputs, 0.36 M inputs.
            const bool hasAveragePools = spec == "shufflenet_v1" && i >= 2;
            const double tolerance = hasAveragePools ? 0.2 : 0.0055;
            const double own = countNetwork(kColumns[i], graph).total / 1e6;
            QVERIFY2(std::abs(own - millions[i]) < tolerance,
                     qPrintable(QString("%1: %2, expected %3").arg(i).arg(own).arg(millions[i])));
        }
        QCOMPARE(countNetwork(Convention::Torchvision, graph).total, countNetwork(Convention::Papers, graph).total);
        QCOMPARE(countNetwork(Convention::AllOperations, graph).total, double(computeCost(graph).total.flopsAll));
        QCOMPARE(countNetwork(Convention::Papers, graph).total, double(computeCost(graph).total.macs));
    }

    // "FLOPs/2" of pytorchcv's README, two decimals.
    void pytorchcvsFigures_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<double>("millions");
        const auto row = [](const char* spec, double millions) { QTest::newRow(spec) << QString(spec) << millions; };
        row("mobilenet_v1:rules=pytorchcv", 579.80);
        row("mobilenet_v2:rules=pytorchcv", 329.36);
        row("mobilenet_v2:rules=pytorchcv_b", 315.51);
        row("mobilenet_v3_large:rules=pytorchcv", 227.09);
        row("shufflenet_v1:rules=pytorchcv,groups=1", 148.13);
        row("shufflenet_v1:rules=pytorchcv,groups=8", 150.76);
        row("shufflenet_v1:rules=pytorchcv,width=0.25", 13.09);
        row("shufflenet_v2:rules=pytorchcv", 149.72);
        row("shufflenet_v2:rules=pytorchcv_b,width=2", 603.37);
    }
    void pytorchcvsFigures() {
        QFETCH(QString, spec);
        QFETCH(double, millions);
        const double own = countNetwork(Convention::Pytorchcv, buildOrExit(spec.toStdString())).total / 1e6;
        QVERIFY2(std::abs(own - millions) <= 0.005, qPrintable(QString::number(own)));
    }

    // Shares in percent of multiply-adds (V1: its paper's Table 2, but for the first convolution's misprint).
    void sharesByOperator_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QList<double>>("percent"); // first conv, depthwise, pointwise, group, FC, SE
        QTest::newRow("V1") << "mobilenet_v1" << QList<double>{1.91, 3.06, 94.86, 0, 0.18, 0};
        QTest::newRow("V2") << "mobilenet_v2" << QList<double>{3.60, 6.89, 89.08, 0, 0.43, 0};
        QTest::newRow("V3 Large") << "mobilenet_v3_large" << QList<double>{2.50, 8.49, 87.15, 0, 1.16, 0.70};
        QTest::newRow("V3 Small") << "mobilenet_v3_small" << QList<double>{9.59, 13.20, 73.54, 0, 2.86, 0.81};
        QTest::newRow("ShuffleNetV1") << "shufflenet_v1" << QList<double>{5.91, 2.77, 3.29, 87.33, 0.70, 0};
        QTest::newRow("ShuffleNetV2") << "shufflenet_v2:rules=torchvision"
                                      << QList<double>{5.61, 2.87, 90.81, 0, 0.71, 0};
    }
    void sharesByOperator() {
        QFETCH(QString, spec);
        QFETCH(QList<double>, percent);
        const ConventionCount count = countNetwork(Convention::Papers, buildOrExit(spec.toStdString()));
        constexpr OperatorGroup kColumns[]{OperatorGroup::Convolution,       OperatorGroup::Depthwise,
                                           OperatorGroup::Pointwise,         OperatorGroup::GroupConvolution,
                                           OperatorGroup::PoolingClassifier, OperatorGroup::SqueezeExcitation};
        for (int i = 0; i < 6; ++i) {
            const double own = 100 * count.shareOf(kColumns[i]);
            QVERIFY2(std::abs(own - percent[i]) < 0.0055,
                     qPrintable(QString("%1: %2, expected %3").arg(i).arg(own).arg(percent[i])));
        }
    }

    void sharesAddUpInEveryConvention() {
        for (const FamilyInfo& info : families()) {
            const Graph graph = buildOrExit(std::string(info.id), 2);
            const Graph single = buildOrExit(std::string(info.id));
            for (const ConventionInfo& convention : conventions()) {
                const ConventionCount count = countNetwork(convention.convention, graph);
                QVERIFY(count.convention == convention.convention);
                double layers = 0, groups = 0;
                for (int i = 0; i < graph.layerCount(); ++i)
                    layers += count.shareOf(LayerId{i});
                for (int g = 0; g < kOperatorGroupCount; ++g)
                    groups += count.shareOf(OperatorGroup(g));
                QVERIFY(std::abs(layers - 1) < 1e-12);
                QVERIFY(std::abs(groups - 1) < 1e-12);
                QCOMPARE(countNetwork(convention.convention, graph).total, count.total);
                QCOMPARE(count.total, 2 * countNetwork(convention.convention, single).total);
            }
        }
    }

    void namesAreReadBack() {
        for (const ConventionInfo& info : conventions()) {
            const auto parsed = parseConvention(info.id);
            QVERIFY(parsed.has_value());
            QVERIFY(*parsed == info.convention);
            QVERIFY(&conventionInfo(info.convention) == &info);
            // "MAC" alone is ambiguous: the ShuffleNetV2 paper's is memory access cost.
            for (const std::string_view text : {info.name, info.unit, info.counted}) {
                QVERIFY(!text.empty());
                QVERIFY(text.find("MAC") == std::string_view::npos);
            }
        }
        QVERIFY(*parseConvention("flops_all") == Convention::AllOperations);
        const auto bad = parseConvention("flops");
        QVERIFY(!bad);
        const QString message = QString::fromStdString(bad.error().message);
        QVERIFY2(message.contains("'flops'") && message.contains("papers, torchvision, fvcore"), qPrintable(message));
    }
};

QTEST_APPLESS_MAIN(TestConventions)
#include "tst_conventions.moc"
