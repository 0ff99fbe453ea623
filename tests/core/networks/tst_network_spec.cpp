#include "core/networks/network_spec.h"
#include "core/networks/registry.h"

#include <QTest>

#include <clocale>
#include <limits>

using namespace convlens;

namespace {

NetworkSpec spec(Family family) {
    NetworkSpec s;
    s.family = family;
    return s;
}

} // namespace

class TestNetworkSpec : public QObject {
    Q_OBJECT
private slots:
    void textFormsAreRead_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<NetworkSpec>("expected");
        QTest::newRow("family alone") << "mobilenet_v1" << spec(Family::MobileNetV1);
        NetworkSpec s = spec(Family::MobileNetV2);
        s.width = 1.4;
        s.resolution = 192;
        QTest::newRow("width and resolution") << "mobilenet_v2:width=1.4,resolution=192" << s;
        QTest::newRow("any order") << "mobilenet_v2:resolution=192,width=1.4" << s;
        QTest::newRow("exponents are numbers too") << "mobilenet_v2:resolution=192,width=14e-1" << s;
        s = spec(Family::MobileNetV3Large);
        s.minimalistic = true;
        s.padding = PaddingMode::Same;
        s.rules = Rules::Timm;
        QTest::newRow("V3") << "mobilenet_v3_large:minimalistic=1,padding=same,rules=timm" << s;
        s = spec(Family::ShuffleNetV1);
        s.width = 0.25;
        s.groups = 8;
        s.classes = 10;
        QTest::newRow("ShuffleNetV1") << "shufflenet_v1:groups=8,width=0.25,classes=10" << s;
        s = spec(Family::ShuffleNetV2);
        s.rules = Rules::PytorchcvB;
        QTest::newRow("b version") << "shufflenet_v2:rules=pytorchcv_b" << s;
        QTest::newRow("defaults spelled out")
            << "shufflenet_v2:width=1.0,resolution=224,classes=1000,padding=symmetric,"
               "rules=paper"
            << spec(Family::ShuffleNetV2);
    }
    void textFormsAreRead() {
        QFETCH(QString, text);
        QFETCH(NetworkSpec, expected);
        const auto parsed = parseNetworkSpec(text.toStdString());
        QVERIFY2(parsed.has_value(), parsed ? "" : parsed.error().message.c_str());
        QVERIFY(*parsed == expected);
    }

    void badTextIsRefusedByName_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("mentions");
        const QStringList allFamilies{"mobilenet_v1",       "mobilenet_v2",  "mobilenet_v3_large",
                                      "mobilenet_v3_small", "shufflenet_v1", "shufflenet_v2"};
        QTest::newRow("empty") << "" << (QStringList{"''"} + allFamilies);
        QTest::newRow("unknown family") << "resnet50" << (QStringList{"'resnet50'"} + allFamilies);
        QTest::newRow("case counts") << "MobileNet_V1" << QStringList{"'MobileNet_V1'", "mobilenet_v1"};
        QTest::newRow("blank before") << " mobilenet_v1" << QStringList{"' mobilenet_v1'"};
        QTest::newRow("colon alone") << "mobilenet_v1:" << QStringList{"''", "width, resolution, classes"};
        QTest::newRow("trailing comma") << "mobilenet_v1:width=1," << QStringList{"''", "width, resolution"};
        QTest::newRow("double comma") << "mobilenet_v1:width=1,,classes=3" << QStringList{"''"};
        QTest::newRow("unknown key") << "mobilenet_v1:alpha=1"
                                     << QStringList{"'alpha'", "mobilenet_v1",
                                                    "width, resolution, classes, padding, rules"};
        QTest::newRow("key of another family")
            << "mobilenet_v2:groups=3" << QStringList{"'groups'", "mobilenet_v2", "width, resolution, classes"};
        QTest::newRow("minimalistic outside V3")
            << "shufflenet_v1:minimalistic=1" << QStringList{"'minimalistic'", "groups"};
        QTest::newRow("no value") << "mobilenet_v2:width" << QStringList{"'width'", "no value"};
        QTest::newRow("empty value") << "mobilenet_v2:width=" << QStringList{"width ''", "0.1 to 4"};
        QTest::newRow("twice") << "mobilenet_v2:width=1,width=1" << QStringList{"'width'", "twice"};
        QTest::newRow("too narrow") << "mobilenet_v2:width=0.05" << QStringList{"'0.05'", "0.1 to 4"};
        QTest::newRow("too wide") << "mobilenet_v2:width=4.01" << QStringList{"'4.01'", "0.1 to 4"};
        QTest::newRow("NaN") << "mobilenet_v2:width=nan" << QStringList{"'nan'", "0.1 to 4"};
        QTest::newRow("infinite") << "mobilenet_v2:width=inf" << QStringList{"'inf'", "0.1 to 4"};
        QTest::newRow("negative") << "mobilenet_v2:width=-1" << QStringList{"'-1'", "0.1 to 4"};
        QTest::newRow("beyond double") << "mobilenet_v2:width=1e999" << QStringList{"'1e999'", "0.1 to 4"};
        QTest::newRow("decimal comma") << "mobilenet_v2:width=0,5" << QStringList{"'0'", "0.1 to 4"};
        QTest::newRow("rest after number") << "mobilenet_v2:width=1x" << QStringList{"'1x'", "0.1 to 4"};
        QTest::newRow("blank in value") << "mobilenet_v2:width= 1" << QStringList{"' 1'"};
        QTest::newRow("two equals signs") << "mobilenet_v2:width==1" << QStringList{"'=1'"};
        QTest::newRow("too small") << "mobilenet_v2:resolution=31" << QStringList{"'31'", "32 to 2048"};
        QTest::newRow("too large") << "mobilenet_v2:resolution=2049" << QStringList{"'2049'", "32 to 2048"};
        QTest::newRow("fraction") << "mobilenet_v2:resolution=224.5" << QStringList{"'224.5'", "32 to 2048"};
        QTest::newRow("beyond int") << "mobilenet_v2:resolution=99999999999"
                                    << QStringList{"'99999999999'", "32 to 2048"};
        QTest::newRow("groups of 5") << "shufflenet_v1:groups=5" << QStringList{"'5'", "1, 2, 3, 4, 8"};
        QTest::newRow("one class") << "mobilenet_v2:classes=1" << QStringList{"'1'", "2 to 100000"};
        QTest::newRow("minimalistic=yes") << "mobilenet_v3_small:minimalistic=yes" << QStringList{"'yes'", "0, 1"};
        QTest::newRow("padding") << "mobilenet_v2:padding=valid" << QStringList{"'valid'", "symmetric, same"};
        QTest::newRow("rules") << "mobilenet_v1:rules=keras" << QStringList{"'keras'", "paper, timm, pytorchcv"};
        QTest::newRow("rules of another family")
            << "mobilenet_v1:rules=megvii" << QStringList{"'megvii'", "mobilenet_v1", "paper, timm, pytorchcv"};
        QTest::newRow("endless") << QString(100000, 'x') << QStringList{"xxx...'"};
        QTest::newRow("control characters") << "mobile\nnet" << QStringList{"'mobile?net'"};
    }
    void badTextIsRefusedByName() {
        QFETCH(QString, text);
        QFETCH(QStringList, mentions);
        const auto parsed = parseNetworkSpec(text.toStdString());
        QVERIFY(!parsed);
        QVERIFY(parsed.error().code == ErrorCode::InvalidArgument);
        const QString message = QString::fromStdString(parsed.error().message);
        for (const QString& part : mentions)
            QVERIFY2(message.contains(part), qPrintable(message + " lacks " + part));
        QVERIFY2(!message.contains('\n') && message.size() < 400, qPrintable(message));
    }

    void numbersDoNotDependOnTheLocale() {
        const char* changed = nullptr;
        for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE.utf8"})
            if (!changed) changed = std::setlocale(LC_ALL, name);
        if (!changed) QSKIP("no locale with a decimal comma is installed");
        const auto parsed = parseNetworkSpec("mobilenet_v2:width=0.75");
        const std::string text = parsed ? toString(*parsed) : std::string();
        std::setlocale(LC_ALL, "C");
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->width, 0.75);
        QCOMPARE(text, std::string("mobilenet_v2:width=0.75"));
    }

    void canonicalTextHoldsOnlyWhatDiffers_data() {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("canonical");
        QTest::newRow("defaults") << "mobilenet_v2:width=1,resolution=224"
                                  << "mobilenet_v2";
        QTest::newRow("fixed order")
            << "shufflenet_v1:rules=megvii,padding=same,classes=7,groups=8,resolution=97,width=0.5"
            << "shufflenet_v1:width=0.5,resolution=97,groups=8,classes=7,padding=same,rules=megvii";
        QTest::newRow("default groups") << "shufflenet_v1:groups=3"
                                        << "shufflenet_v1";
        QTest::newRow("shortest number") << "mobilenet_v2:width=0.3500"
                                         << "mobilenet_v2:width=0.35";
        QTest::newRow("minimalistic") << "mobilenet_v3_small:minimalistic=1"
                                      << "mobilenet_v3_small:minimalistic=1";
    }
    void canonicalTextHoldsOnlyWhatDiffers() {
        QFETCH(QString, given);
        QFETCH(QString, canonical);
        const auto parsed = parseNetworkSpec(given.toStdString());
        QVERIFY(parsed.has_value());
        QCOMPARE(QString::fromStdString(toString(*parsed)), canonical);
        const auto again = parseNetworkSpec(toString(*parsed));
        QVERIFY(again.has_value() && *again == *parsed);
    }

    void valuesThatAFamilyDoesNotUseAreDroppedNotRefused() {
        NetworkSpec s = spec(Family::MobileNetV2);
        s.groups = 8;
        s.minimalistic = true;
        QVERIFY(validateNetworkSpec(s).has_value());
        QCOMPARE(toString(s), std::string("mobilenet_v2"));
        QVERIFY(normalized(s) == spec(Family::MobileNetV2));
        s.family = Family::ShuffleNetV1;
        QCOMPARE(toString(s), std::string("shufflenet_v1:groups=8"));
    }

    void specsMadeElsewhereAreHeldToTheSameLimits() {
        NetworkSpec s;
        s.width = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(!validateNetworkSpec(s));
        QVERIFY(!buildNetwork(s));
        s = spec(Family::ShuffleNetV1);
        s.groups = 6;
        QVERIFY(!validateNetworkSpec(s));
        s = spec(Family::MobileNetV1);
        s.rules = Rules::Megvii;
        QVERIFY(!validateNetworkSpec(s));
        QVERIFY(!buildNetwork(spec(Family::MobileNetV1), 0));
        QVERIFY(!buildNetwork(spec(Family::MobileNetV1), kMaxBatch + 1));
    }

    void titles_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("title");
        QTest::newRow("V2") << "mobilenet_v2:width=0.75,resolution=192"
                            << "MobileNetV2 0.75 @192";
        QTest::newRow("ShuffleNetV1") << "shufflenet_v1"
                                      << "ShuffleNetV1 1.0 g=3 @224";
        QTest::newRow("V3") << "mobilenet_v3_large:minimalistic=1"
                            << "MobileNetV3 Large 1.0 minimalistic @224";
        QTest::newRow("unusual") << "mobilenet_v3_small:width=2,classes=10,padding=same,rules=timm"
                                 << "MobileNetV3 Small 2.0 @224 (10 classes, padding same, rules timm)";
    }
    void titles() {
        QFETCH(QString, text);
        QFETCH(QString, title);
        const auto parsed = parseNetworkSpec(text.toStdString());
        QVERIFY(parsed.has_value());
        QCOMPARE(QString::fromStdString(displayName(*parsed)), title);
    }
};

QTEST_APPLESS_MAIN(TestNetworkSpec)
#include "tst_network_spec.moc"
