#include "core/base/version.h"
#include "tests/cli/cli_process.h"

#include <QJsonArray>
#include <QSet>

using namespace convlens;
using namespace convlens::test;

namespace {

QStringList idsOf(const QJsonArray& list) {
    QStringList ids;
    for (const QJsonValue& value : list)
        ids << value["id"].toString();
    return ids;
}

qint64 sumOf(const QJsonArray& layers, const char* key) {
    qint64 sum = 0;
    for (const QJsonValue& layer : layers)
        sum += layer[key].toInteger();
    return sum;
}

} // namespace

class TestCliListDescribe : public QObject {
    Q_OBJECT
private slots:
    void listNamesEveryFamilyAndEngine() {
        const CliResult result = runCli({"list", "--json"});
        QCOMPARE(result.exitCode, 0);
        const QJsonObject json = result.json();
        QCOMPARE(idsOf(json["families"].toArray()),
                 (QStringList{"mobilenet_v1", "mobilenet_v2", "mobilenet_v3_large", "mobilenet_v3_small",
                              "shufflenet_v1", "shufflenet_v2"}));
        QVERIFY(idsOf(json["engines"].toArray()).contains("reference"));
        for (const QJsonValue& family : json["families"].toArray()) {
            QVERIFY(!family["summary"].toString().isEmpty());
            QVERIFY(family["paper"].toString().contains("arXiv"));
            const QJsonObject keys = family["keys"].toObject();
            QCOMPARE(keys["width"]["default"].toDouble(), 1.0);
            QVERIFY(keys["width"]["note"].toString().size() > 20);
            QCOMPARE(keys["resolution"]["default"].toInt(), 224);
            QCOMPARE(keys.contains("groups"), family["id"].toString() == "shufflenet_v1");
            QCOMPARE(keys.contains("minimalistic"), family["id"].toString().startsWith("mobilenet_v3"));
        }
        // An engine is either there, or missing with the reason.
        const QStringList missing = idsOf(json["missing_engines"].toArray());
        QVERIFY(missing.contains("onnxruntime") != idsOf(json["engines"].toArray()).contains("onnxruntime"));
        for (const QJsonValue& engine : json["missing_engines"].toArray())
            QVERIFY(!engine["reason"].toString().isEmpty());
        const CliResult text = runCli({"list"});
        QCOMPARE(text.exitCode, 0);
        // Where scale and groups do not divide, the rule that rounds them is stated.
        QVERIFY2(text.text().simplified().contains("rounded to the nearest multiple of 4 times the groups"),
                 text.all());
        for (const QString& id : missing)
            QVERIFY2(text.text().contains(id), text.all());
        for (const QString& id : idsOf(json["families"].toArray()) + idsOf(json["engines"].toArray()))
            QVERIFY2(text.text().contains(id), text.all());
    }

    /// Figures: torchvision's parameter count of MobileNetV2, and cost-conventions.md, section 3 (300.77 M).
    void describeAgreesWithThePublishedFigures() {
        const CliResult result = runCli({"describe", "mobilenet_v2", "--json"});
        QCOMPARE(result.exitCode, 0);
        const QJsonObject json = result.json();
        QCOMPARE(json["network"].toString(), QString("mobilenet_v2"));
        QCOMPARE(json["version"].toString(), QString(kVersion));
        QCOMPARE(json["input"].toArray(), (QJsonArray{1, 3, 224, 224}));
        QCOMPARE(json["params"].toInteger(), 3504872);
        QCOMPARE(qRound(double(json["macs"].toInteger()) / 1e4), 30077);
        QVERIFY(json["flops_all"].toInteger() > 2 * json["macs"].toInteger());
        const QJsonArray layers = json["layers"].toArray();
        QCOMPARE(sumOf(layers, "params"), json["params"].toInteger());
        QCOMPARE(sumOf(layers, "macs"), json["macs"].toInteger());
        QCOMPARE(sumOf(layers, "write_bytes"), json["activation_bytes"].toInteger());
    }

    void everyLayerHasTheSameKeys() {
        const QJsonArray layers = runCli({"describe", "shufflenet_v2:width=0.5", "--json"}).json()["layers"].toArray();
        const QStringList keys{"name",   "op",     "stage",  "input", "output",     "kernel",
                               "stride", "groups", "params", "macs",  "read_bytes", "write_bytes"};
        QVERIFY(layers.size() > 50);
        QSet<QString> names;
        bool splits = false;
        for (const QJsonValue& layer : layers) {
            for (const QString& key : keys)
                QVERIFY2(layer.toObject().contains(key), qPrintable(key));
            QCOMPARE(layer["input"].toArray().size(), 4);
            QCOMPARE(layer["input"], layer["inputs"][0]);
            splits = splits || layer["outputs"].toArray().size() == 2;
            names.insert(layer["name"].toString());
        }
        QVERIFY(splits);
        QCOMPARE(names.size(), layers.size());
        const QJsonObject stem = layers[0].toObject();
        QCOMPARE(stem["kernel"].toInt(), 3);
        QCOMPARE(stem["stride"].toInt(), 2);
        QCOMPARE(stem["output"].toArray(), (QJsonArray{1, 24, 112, 112}));
        QVERIFY(layers[1]["kernel"].isNull()); // a batch norm has no window
    }

    void theSpecIsPrintedInItsCanonicalForm() {
        const QJsonObject json =
            runCli({"describe", "mobilenet_v1:resolution=160,width=0.50,classes=1000", "--json"}).json();
        QCOMPARE(json["network"].toString(), QString("mobilenet_v1:width=0.5,resolution=160"));
        QCOMPARE(json["input"].toArray(), (QJsonArray{1, 3, 160, 160}));
    }

    void csvHasARowALayerAndTheConditions() {
        const CliResult result = runCli({"describe", "mobilenet_v2", "--csv"});
        QCOMPARE(result.exitCode, 0);
        const QStringList lines = result.text().split("\r\n");
        QVERIFY(lines.last().isEmpty());
        const QStringList header = lines.first().split(',');
        QVERIFY2(lines.first().startsWith("name,op,stage,input,output,kernel,stride,groups,params,macs,"),
                 result.out.left(200));
        const auto macs = header.indexOf("macs"), network = header.indexOf("network");
        QVERIFY(network > 0);
        qint64 sum = 0;
        for (const QString& line : lines.mid(1, lines.size() - 2)) {
            // Only the last columns hold free text that may be quoted; those looked at here come before it.
            const QStringList fields = line.split(',');
            sum += fields[macs].toLongLong();
            QCOMPARE(fields[network], QString("mobilenet_v2"));
        }
        QCOMPARE(sum, 300774272);
        QCOMPARE(lines.size() - 2, runCli({"describe", "mobilenet_v2", "--json"}).json()["layers"].toArray().size());
    }

    void markdownAndTextNameTheConvention() {
        const CliResult markdown = runCli({"describe", "shufflenet_v1:groups=8", "--markdown"});
        QCOMPARE(markdown.exitCode, 0);
        QVERIFY(markdown.text().contains("|---|"));
        QVERIFY2(markdown.text().contains("Multiply-adds of convolutions and fully connected layers"),
                 markdown.out.right(600));
        const CliResult text = runCli({"describe", "mobilenet_v2"});
        QVERIFY(text.text().contains("3,504,872"));
        QVERIFY(text.text().contains("300,774,272"));
        QVERIFY(text.text().contains("Multiply-adds of convolutions and fully connected layers"));
        // The table is aligned: its rule is as wide as its header.
        const QStringList lines = text.text().split('\n');
        const auto rule = lines.indexOf(QRegularExpression("^-+( +-+)+$"));
        QVERIFY(rule > 0);
        QCOMPARE(lines[rule].size(), lines[rule - 1].size());
    }

    /// A count without its convention cannot be compared: every header of every form names it.
    void everyHeaderNamesItsConvention_data() {
        QTest::addColumn<QString>("convention");
        for (const char* id : {"papers", "torchvision", "fvcore", "ptflops", "thop", "pytorchcv", "flops_all"})
            QTest::newRow(id) << id;
    }
    void everyHeaderNamesItsConvention() {
        QFETCH(QString, convention);
        const QString id = convention == "flops_all" ? QString("all") : convention;
        const QStringList base{"describe", "mobilenet_v3_small:width=0.5", "--convention", convention};
        for (const QString& form : {QString(), QString("--markdown")}) {
            const CliResult result = runCli(form.isEmpty() ? base : base + QStringList{form});
            QVERIFY2(result.exitCode == 0, result.all());
            QString header;
            for (const QString& line : result.text().split('\n'))
                if (header.isEmpty() && line.contains("operator") && line.contains("stride")) header = line;
            QVERIFY2(header.contains("multiply-adds (papers)"), qPrintable(header));
            QVERIFY2(header.contains("(%, " + id + ")"), qPrintable(header));
            QVERIFY2(header.count("(" + id + ")") == 1, qPrintable(header));
        }
        const CliResult csv = runCli(base + QStringList{"--csv"});
        QVERIFY(csv.text().split("\r\n")[1].contains(id + ": "));
        const QJsonObject json = runCli(base + QStringList{"--json"}).json();
        QVERIFY(json["convention"].toString().startsWith(id + ": "));
        QCOMPARE(json["counting"]["convention"].toString(), id);
        double layers = 0, groups = 0;
        for (const QJsonValue& layer : json["layers"].toArray())
            layers += layer["share"].toDouble();
        for (const QJsonValue& share : json["counting"]["shares"].toObject())
            groups += share.toDouble();
        QVERIFY2(qAbs(layers - 1) < 1e-9 && qAbs(groups - 1) < 1e-9, qPrintable(QString::number(layers)));
    }

    /// Where sources disagree, `describe` shows their figures beside ours and says why.
    void knownDisagreementsAreExplained_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("V3 Large 0.75 by the paper's width rule")
            << "mobilenet_v3_large:width=0.75"
            << QStringList{"prints 155 M", "prints 4 M", "rules torchvision", "140.0 M", "3.378 M"};
        QTest::newRow("V3 Large 0.75 by torchvision's")
            << "mobilenet_v3_large:width=0.75,rules=torchvision"
            << QStringList{"here 140.0 M (-9.7 %)", "another network than with 'paper', which has 154.6 M"};
        QTest::newRow("ShuffleNetV2, the paper's unit")
            << "shufflenet_v2:width=1.5" << QStringList{"prints 299 M", "rules torchvision", "295.8 M"};
        QTest::newRow("ShuffleNetV2, torchvision's unit")
            << "shufflenet_v2:width=2,rules=torchvision"
            << QStringList{"prints 591 M", "here 583.3 M", "'paper', which has 590.8 M"};
        QTest::newRow("V1 0.75 without its first convolution")
            << "mobilenet_v1:width=0.75"
            << QStringList{"prints 325 M", "prints 317 M", "leaves the first convolution out"};
        QTest::newRow("V2 1.4's parameters") << "mobilenet_v2:width=1.4"
                                             << QStringList{"prints 6.9 M parameters, here 6.109 M (-11.5 %)",
                                                            "cannot be had from the paper's own rules"};
    }
    void knownDisagreementsAreExplained() {
        QFETCH(QString, spec);
        QFETCH(QStringList, words);
        const CliResult result = runCli({"describe", spec});
        QCOMPARE(result.exitCode, 0);
        const QString text = result.text().simplified();
        for (const QString& word : words)
            QVERIFY2(text.contains(word), qPrintable(word + " not in " + text.right(3000)));
        const QJsonObject json = runCli({"describe", spec, "--json"}).json();
        QVERIFY(json["published"][0]["is_paper"].toBool());
        QVERIFY(!json["published"][0]["count"]["reason"].toString().isEmpty());
        QVERIFY(json["rules"].toArray().size() >= 1);
    }

    void everyFamilyIsDescribed_data() {
        QTest::addColumn<QString>("spec");
        for (const char* spec :
             {"mobilenet_v1:width=0.25,resolution=128", "mobilenet_v2:width=1.4", "mobilenet_v3_large:minimalistic=1",
              "mobilenet_v3_small:resolution=97", "shufflenet_v1:groups=4,width=0.5", "shufflenet_v2:width=1.2",
              "mobilenet_v2:padding=same,classes=10,rules=torchvision"})
            QTest::newRow(spec) << spec;
    }
    void everyFamilyIsDescribed() {
        QFETCH(QString, spec);
        const CliResult result = runCli({"describe", spec, "--json"});
        QVERIFY2(result.exitCode == 0, result.all());
        QVERIFY(result.json()["macs"].toInteger() > 1'000'000);
    }
};

QTEST_GUILESS_MAIN(TestCliListDescribe)
#include "tst_cli_list_describe.moc"
