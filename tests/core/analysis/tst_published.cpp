#include "core/analysis/published.h"
#include "core/cost/cost_model.h"
#include "tests/support/networks.h"

#include <QFile>
#include <QMap>
#include <QTest>

#include <cmath>

using namespace convlens;
using namespace convlens::test;

namespace {

constexpr std::string_view kHeader =
    "family,variant,width_multiplier,groups,resolution,mmacs,params_millions,imagenet_top1_percent,source,notes\n";

QString rowKey(const PublishedRow& row, const char* figure) {
    return QString::fromStdString(toString(row.spec) + ";" + row.variant + ";" + figure);
}

/// "spec;variant;figure" to its reason.
QMap<QString, QString> exceptions() {
    QFile file(CONVLENS_TEST_DATA "/networks/published_exceptions.txt");
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text)) qFatal("missing %s", qPrintable(file.fileName()));
    QMap<QString, QString> found;
    for (const QString& line : QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts))
        if (!line.startsWith('#')) found[line.section(';', 0, 2)] = line.section(';', 3);
    return found;
}

bool isCutOffFrom(double own, const PublishedFigure& figure) {
    return std::abs(std::floor(own / figure.step) * figure.step - figure.millions) < 1e-9;
}

/// What the stated reason leaves to be checked; true where nothing can be.
bool reasonHolds(const QString& why, const PublishedRow& row, const PublishedFigure& figure, const Graph& graph,
                 double own, bool isCount) {
    if (why == "cut-off") return isCutOffFrom(own, figure);
    if (why == "trace") return own < figure.millions && own > figure.millions * 0.9995;
    if (why == "cut-off-without-norm")
        return isCutOffFrom(double(countParameters(ParameterConvention::WithoutBatchNorm, graph)) / 1e6, figure);
    if (why == "no-first-convolution")
        return figure.agrees(own - double(multiplyAdds(graph, layerOrExit(graph, "stem.conv"))) / 1e6);
    if (why == "1280-features") {
        // 256 features more, each reading the pooled map, read by every class, and with a bias.
        const double last = channelsOf(graph, "last.conv"), classes = row.spec.classes;
        const double more = 256 * (last + classes + (isCount ? 0 : 1)) / 1e6;
        return figure.agrees(own + more) || isCutOffFrom(own + more, figure);
    }
    return why == "misprint" || why == "conflict" || why == "not-stated";
}

const PublishedRow* rowNamed(const char* spec, const char* variant) {
    for (const PublishedRow& row : publishedRows())
        if (toString(row.spec) == spec && row.variant == variant) return &row;
    qFatal("no row %s of %s", variant, spec);
    return nullptr;
}

} // namespace

class TestPublished : public QObject {
    Q_OBJECT
private slots:
    void everyFigureIsRebuiltOrExplained() {
        const QMap<QString, QString> known = exceptions();
        QStringList seen;
        int agreeing = 0;
        QVERIFY(publishedRows().size() > 240);
        for (const PublishedRow& row : publishedRows()) {
            if (!row.isThisNetwork) continue;
            const auto graph = buildNetwork(row.spec);
            QVERIFY(graph.has_value());
            const double count = countNetwork(row.convention, *graph).total / 1e6;
            const double params = double(countParameters(row.parameterConvention, *graph)) / 1e6;
            for (const bool isCount : {true, false}) {
                const auto& figure = isCount ? row.count : row.params;
                if (!figure) continue;
                const double own = isCount ? count : params;
                const QString key = rowKey(row, isCount ? "count" : "params");
                const QString said =
                    QString("%1: printed %2, own %3").arg(key).arg(figure->millions).arg(own, 0, 'f', 4);
                if (!known.contains(key)) {
                    QVERIFY2(figure->agrees(own), qPrintable(said));
                    ++agreeing;
                    continue;
                }
                seen << key;
                QVERIFY2(!figure->agrees(own), qPrintable(said + ": listed as an exception, but agrees"));
                QVERIFY2(reasonHolds(known[key], row, *figure, *graph, own, isCount),
                         qPrintable(said + ": the reason does not hold: " + known[key]));
                const auto comparison = compareWithPublished(row, row.spec, *graph);
                const auto& shown = isCount ? comparison.count : comparison.params;
                QVERIFY(shown && !shown->agrees && shown->reason.english().size() > 20);
                // A reason of its own for everything that is explained.
                if (known[key] != "not-stated")
                    QVERIFY2(shown->reason.find("does not say how it counted") == std::string::npos, qPrintable(said));
                if (known[key] == "cut-off") QVERIFY(shown->reason.find("cut the fraction off") != std::string::npos);
            }
        }
        for (const QString& key : known.keys())
            QVERIFY2(seen.contains(key), qPrintable("no such figure: " + key));
        QVERIFY2(agreeing > 330, qPrintable(QString::number(agreeing)));
    }

    // Exact parameter counts in architectures.md, from code that was run or read.
    void exactParameters_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<qint64>("trained");
        const auto row = [](const char* spec, qint64 trained) { QTest::newRow(spec) << QString(spec) << trained; };
        row("mobilenet_v1", 4231976);
        row("mobilenet_v2", 3504872);
        row("mobilenet_v2:rules=pytorchcv", 3504960);
        row("mobilenet_v2:rules=pytorchcv_b,width=0.25", 1516312);
        row("mobilenet_v3_large", 5483032);
        row("mobilenet_v3_small", 2542856);
        row("mobilenet_v3_large:rules=pytorchcv", 5481752);
        row("mobilenet_v3_large:rules=pytorchcv,width=0.75", 4263496);
        row("mobilenet_v3_small:rules=pytorchcv,width=1.25", 3643632);
        row("shufflenet_v1:groups=1", 1531936);
        row("shufflenet_v1:groups=8", 2434768);
        row("shufflenet_v1:groups=3,width=0.25,rules=pytorchcv", 305902);
        row("shufflenet_v2:rules=torchvision,width=0.5", 1366792);
        row("shufflenet_v2:rules=torchvision", 2278604);
        row("shufflenet_v2:rules=torchvision,width=1.5", 3503624);
        row("shufflenet_v2:rules=torchvision,width=2", 7393996);
        row("shufflenet_v2:rules=pytorchcv,width=1.5", 4406098);
        row("shufflenet_v2:rules=pytorchcv_b", 2279760);
    }
    void exactParameters() {
        QFETCH(QString, spec);
        QFETCH(qint64, trained);
        const Graph graph = buildOrExit(spec.toStdString());
        QCOMPARE(qint64(countParameters(ParameterConvention::Trained, graph)), trained);
        QCOMPARE(qint64(computeCost(graph).total.params), trained);
    }

    void parameterConventions() {
        QCOMPARE(countParameters(ParameterConvention::WithoutBatchNorm, buildOrExit("mobilenet_v2")),
                 std::int64_t(3470760));
        QCOMPARE(countParameters(ParameterConvention::SlimV1, buildOrExit("mobilenet_v1")), std::int64_t(4243945));
    }

    void rowsAreFoundByNetwork() {
        const auto variants = [](const char* text) {
            QStringList names;
            for (const PublishedRow* row : publishedFor(*parseNetworkSpec(text)))
                names << QString::fromStdString(row->variant);
            return names;
        };
        QVERIFY(variants("mobilenet_v3_small:minimalistic=1").contains("minimalistic float"));
        QVERIFY(!variants("mobilenet_v3_small").contains("minimalistic float"));
        QVERIFY(variants("shufflenet_v1:groups=8,width=0.5").contains("megvii retrained"));
        QVERIFY(!variants("shufflenet_v1:groups=3,width=0.5").contains("paper, shallow (half of the units)"));
        QCOMPARE(variants("shufflenet_v2:rules=torchvision,padding=same"), variants("shufflenet_v2"));
        QVERIFY(variants("mobilenet_v1:width=0.75,resolution=192,classes=120").contains("paper, 120 dog breeds head"));
        QVERIFY(variants("mobilenet_v2:width=0.77").isEmpty());
    }

    void thePapersRowComesFirst_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QString>("variant");
        QTest::newRow("paper") << "mobilenet_v1"
                               << "paper";
        QTest::newRow("authors where the paper is silent") << "mobilenet_v2:width=0.75"
                                                           << "float";
        QTest::newRow("the table that scales") << "mobilenet_v3_large"
                                               << "paper table 9";
        QTest::newRow("official code") << "shufflenet_v1:groups=8,width=2"
                                       << "megvii retrained";
        QTest::newRow("not the quantised one") << "mobilenet_v1:width=0.75,resolution=128"
                                               << "float";
        QTest::newRow("groups count") << "shufflenet_v1:groups=4"
                                      << "paper";
    }
    void thePapersRowComesFirst() {
        QFETCH(QString, spec);
        QFETCH(QString, variant);
        const PublishedRow* row = paperRow(*parseNetworkSpec(spec.toStdString()));
        QVERIFY(row);
        QCOMPARE(QString::fromStdString(row->variant), variant);
    }
    void aNetworkOfNoPaperHasNoRow() {
        QVERIFY(!paperRow(*parseNetworkSpec("mobilenet_v2:width=0.77")));
        QVERIFY(!paperRow(*parseNetworkSpec("mobilenet_v2:classes=10")));
        QVERIFY(!compareWithPaper(*parseNetworkSpec("mobilenet_v2:resolution=97"),
                                  buildOrExit("mobilenet_v2:resolution=97")));
    }

    void theDistanceIsStatedWithItsReason_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<double>("percent");
        QTest::addColumn<bool>("agrees");
        QTest::addColumn<QStringList>("mentions");
        QTest::newRow("agrees") << "mobilenet_v1" << -0.05 << true << QStringList{"Agrees"};
        // 140.0 against 155.
        QTest::newRow("torchvision's width rule") << "mobilenet_v3_large:width=0.75,rules=torchvision" << -9.7 << false
                                                  << QStringList{"rules 'torchvision'", "'paper'", "154.6 M"};
        // 144.9 against 146.
        QTest::newRow("torchvision's stride-2 unit")
            << "shufflenet_v2:rules=torchvision" << -0.7 << false << QStringList{"rules 'torchvision'", "145.8 M"};
        // 295.8 against 299; 583.3 against 591.
        QTest::newRow("1.5x") << "shufflenet_v2:rules=torchvision,width=1.5" << -1.1 << false << QStringList{"299.0 M"};
        QTest::newRow("2x") << "shufflenet_v2:rules=torchvision,width=2" << -1.3 << false << QStringList{"590.8 M"};
        QTest::newRow("first convolution left out")
            << "mobilenet_v1:width=0.75,resolution=128" << 2.7 << false << QStringList{"first convolution"};
        QTest::newRow("misprint") << "mobilenet_v3_small:minimalistic=1" << -19.6 << false << QStringList{"Misprint"};
        QTest::newRow("contradiction") << "mobilenet_v2:width=1.4" << -0.5 << false << QStringList{"585", "582"};
    }
    void theDistanceIsStatedWithItsReason() {
        QFETCH(QString, spec);
        QFETCH(double, percent);
        QFETCH(bool, agrees);
        QFETCH(QStringList, mentions);
        const NetworkSpec network = *parseNetworkSpec(spec.toStdString());
        for (const int batch : {1, 3}) {
            const auto comparison = compareWithPaper(network, buildOrExit(spec.toStdString(), batch));
            QVERIFY(comparison && comparison->count);
            QVERIFY2(std::abs(comparison->count->percent - percent) < 0.06,
                     qPrintable(QString::number(comparison->count->percent)));
            QCOMPARE(comparison->count->agrees, agrees);
            for (const QString& part : mentions)
                QVERIFY2(QString::fromStdString(comparison->count->reason).contains(part),
                         comparison->count->reason.c_str());
        }
    }
    void parametersThatNoRuleGives() {
        const auto comparison =
            compareWithPaper(*parseNetworkSpec("mobilenet_v2:width=1.4"), buildOrExit("mobilenet_v2:width=1.4"));
        QVERIFY(comparison && comparison->params);
        QVERIFY(std::abs(comparison->params->ownMillions - 6.1088) < 0.0001); // 6.9 printed
        QVERIFY(comparison->params->reason.find("6.9 M cannot be had") != std::string::npos);
    }

    // MobileNetV1's paper counts its first convolution at width 0.75, its authors' README does not.
    void othersAreComparedWithReasonsOfTheirOwn() {
        const auto others =
            compareWithOthers(*parseNetworkSpec("mobilenet_v1:width=0.75"), buildOrExit("mobilenet_v1:width=0.75"));
        const PublishedComparison* readme = nullptr;
        for (const PublishedComparison& other : others) {
            QVERIFY(other.row->variant != "paper" && other.row->variant.find("8-bit") == std::string::npos);
            if (other.row->origin == PublishedOrigin::Authors) readme = &other;
        }
        QVERIFY(readme && readme->count && readme->count->published.millions == 317);
        QVERIFY(!readme->count->agrees);
        QVERIFY(std::abs(readme->count->percent - 2.65) < 0.01); // 325.40 against 317
        QVERIFY2(readme->count->reason.find("first convolution out") != std::string::npos,
                 readme->count->reason.c_str());
    }

    // 155 M and 4.0 M by the paper's width rule, 140 M and 3.4 M by torchvision's; the stride-2 units of ShuffleNetV2.
    void everyRuleIsCounted_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QString>("rules");
        QTest::addColumn<double>("macs"); // millions
        QTest::addColumn<double>("params");
        const auto row = [](const char* spec, const char* rules, double macs, double params) {
            QTest::addRow("%s by %s", spec, rules) << QString(spec) << QString(rules) << macs << params;
        };
        row("mobilenet_v3_large:width=0.75", "paper", 154.6, 3.99);
        row("mobilenet_v3_large:width=0.75", "torchvision", 140.0, 3.38);
        row("mobilenet_v3_large:width=0.75,rules=torchvision", "paper", 154.6, 3.99);
        row("shufflenet_v2", "paper", 145.8, 2.28);
        row("shufflenet_v2", "torchvision", 144.9, 2.28);
        row("shufflenet_v2:width=1.5", "torchvision", 295.8, 3.50);
        row("shufflenet_v2:width=2", "torchvision", 583.3, 7.39);
    }
    void everyRuleIsCounted() {
        QFETCH(QString, spec);
        QFETCH(QString, rules);
        QFETCH(double, macs);
        QFETCH(double, params);
        int found = 0, all = 0;
        for (const RulesCount& count : countByRules(*parseNetworkSpec(spec.toStdString())))
            for (const Rules one : count.rules) {
                ++all;
                if (QString::fromUtf8(toString(one).data(), qsizetype(toString(one).size())) != rules) continue;
                ++found;
                QVERIFY2(std::abs(double(count.macs) / 1e6 - macs) < 0.06, qPrintable(QString::number(count.macs)));
                QVERIFY2(std::abs(double(count.params) / 1e6 - params) < 0.006,
                         qPrintable(QString::number(count.params)));
            }
        QCOMPARE(found, 1);
        QCOMPARE(all, int(familyInfo(parseNetworkSpec(spec.toStdString())->family).rules.size()));
    }

    void rowsKeepWhatTheSourceSays() {
        const PublishedRow* row = rowNamed("shufflenet_v2:width=0.5,rules=torchvision",
                                           "torchvision ShuffleNet_V2_X0_5_Weights.IMAGENET1K_V1");
        QVERIFY(row->origin == PublishedOrigin::Torchvision);
        QCOMPARE(row->count->step, 10.0); // 0.04 G
        QCOMPARE(row->params->millions, 1.366792);
        QCOMPARE(*row->top1Percent, 60.552);
        QVERIFY(QString::fromStdString(row->source).contains("metas (_ops 0.04, num_params 1366792)"));
        const PublishedRow* timm = rowNamed("mobilenet_v2:rules=timm", "timm mobilenetv2_100.ra_in1k");
        QVERIFY(timm->convention == Convention::Fvcore);
        QCOMPARE(timm->count->step, 10.0);
        const PublishedRow* cv = rowNamed("mobilenet_v2:rules=pytorchcv_b", "pytorchcv mobilenetv2b");
        QVERIFY(cv->convention == Convention::Pytorchcv);
        QVERIFY(cv->notes.find("FLOPs/2") != std::string::npos);
    }

    void figuresAgreeWithinTheirRounding() {
        const PublishedFigure whole{569, 1}, tenth{5.4, 0.1};
        QVERIFY(whole.agrees(568.5) && whole.agrees(569.5));
        QVERIFY(!whole.agrees(568.49) && !whole.agrees(569.51));
        QVERIFY(tenth.agrees(5.449) && !tenth.agrees(5.4501));
    }

    void badTablesAreRefusedByLine_data() {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QStringList>("mentions");
        const QByteArray header(kHeader.data(), int(kHeader.size()));
        const QByteArray good = "mobilenet_v1,paper,1.0,,224,569,4.2,70.6,source,\n";
        QTest::newRow("empty") << QByteArray() << QStringList{"line 1", "header"};
        QTest::newRow("other header") << QByteArray("family,width\n") << QStringList{"line 1", "header"};
        QTest::newRow("columns") << header + good + "mobilenet_v1,paper,1.0\n"
                                 << QStringList{"line 3", "10 columns, found 3"};
        QTest::newRow("open quote") << header + "mobilenet_v1,\"paper,1.0,,224,569,4.2,70.6,s,\n"
                                    << QStringList{"line 2", "quote"};
        QTest::newRow("family") << header + "resnet,paper,1.0,,224,569,4.2,70.6,s,\n"
                                << QStringList{"line 2", "'resnet'"};
        QTest::newRow("width") << header + "mobilenet_v1,paper,x,,224,569,4.2,70.6,s,\n"
                               << QStringList{"width_multiplier 'x'"};
        QTest::newRow("impossible width") << header + "mobilenet_v1,paper,9,,224,569,4.2,70.6,s,\n"
                                          << QStringList{"line 2", "'9'"};
        QTest::newRow("resolution") << header + "mobilenet_v1,paper,1,,big,569,4.2,70.6,s,\n"
                                    << QStringList{"resolution 'big'"};
        QTest::newRow("groups") << header + "shufflenet_v1,paper,1,7,224,569,4.2,70.6,s,\n"
                                << QStringList{"line 2", "'7'"};
        QTest::newRow("negative count") << header + "mobilenet_v1,paper,1,,224,-5,4.2,70.6,s,\n"
                                        << QStringList{"mmacs '-5'"};
        QTest::newRow("NaN") << header + "mobilenet_v1,paper,1,,224,569,nan,70.6,s,\n"
                             << QStringList{"params_millions 'nan'"};
        QTest::newRow("decimal comma") << header + "mobilenet_v1,paper,1,,224,569,\"4,2\",70.6,s,\n"
                                       << QStringList{"'4,2'"};
    }
    void badTablesAreRefusedByLine() {
        QFETCH(QByteArray, csv);
        QFETCH(QStringList, mentions);
        const auto parsed = parsePublished(std::string_view(csv.constData(), std::size_t(csv.size())));
        QVERIFY(!parsed);
        QVERIFY(parsed.error().code == ErrorCode::BadFormat);
        for (const QString& part : mentions)
            QVERIFY2(QString::fromStdString(parsed.error().message).contains(part), parsed.error().message.c_str());
    }

    void quotesCommasAndLineEndsAreRead() {
        std::string csv(kHeader.substr(0, kHeader.size() - 1));
        csv += "\r\nmobilenet_v1,paper,1.0,,224,569,,,\"a, b\",\"say \"\"no\"\"\"\r\n\n"
               "mobilenet_v1,paper,0.5,,224,,1.3,,s,";
        const auto rows = parsePublished(csv);
        QVERIFY2(rows.has_value(), rows ? "" : rows.error().message.c_str());
        QCOMPARE(rows->size(), std::size_t(2));
        QCOMPARE(rows->front().source, std::string("a, b"));
        QCOMPARE(rows->front().notes, std::string("say \"no\""));
        QVERIFY(rows->front().count && !rows->front().params && !rows->front().top1Percent);
        QVERIFY(!rows->back().count && rows->back().params);
        QCOMPARE(rows->back().params->step, 0.1);
    }
};

QTEST_APPLESS_MAIN(TestPublished)
#include "tst_published.moc"
