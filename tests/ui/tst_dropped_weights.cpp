// A checkpoint that somebody else's program saved, dropped on the window: its network is chosen by itself, and what its
// names mean for epsilon, padding and the preparation of photos comes with it (architectures.md, sections 0, 6 and 7).
#include "core/networks/registry.h"
#include "core/weights/weights.h"
#include "tests/core/weights/checkpoint_bytes.h"
#include "tests/ui/support/window_app.h"
#include "ui/settings.h"
#include "ui/widgets/message_bar.h"

#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QTemporaryDir>

#include <limits>

using namespace convlens;
using namespace convlens::test;

namespace {

const NamingConvention& namesOf(const QString& id) {
    for (const NamingConvention& naming : namingConventions())
        if (naming.id == id.toStdString()) return naming;
    qFatal("no names of %s", qPrintable(id));
}

QByteArray savedBy(const QString& id, const char* spec, const QByteArray& wrapper, const QByteArray& prefix,
                   const std::function<void(Parameters&)>& change = {}) {
    const auto graph = buildNetwork(*parseNetworkSpec(spec));
    if (!graph) qFatal("%s", graph.error().message.c_str());
    Parameters parameters = *seededWeights(*graph, 5).parameters;
    if (change) change(parameters);
    return checkpointBytes(*graph, parameters, namesOf(id), wrapper, prefix);
}

} // namespace

class TestDroppedWeights : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;

private slots:
    void initTestCase() {
        useOwnSettings("tst_dropped_weights", m_dir.path());
        Settings().setMeasuresByItself(false);
    }

    void selectTheirNetworkByThemselves_data() {
        QTest::addColumn<QString>("naming");
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("wrapper");
        QTest::addColumn<QByteArray>("prefix");
        QTest::addColumn<float>("epsilon");
        QTest::addColumn<QString>("photos"); // part of how they are prepared
        QTest::newRow("torchvision, a training's wrapper and parallel names")
            << "torchvision" << QByteArray("mobilenet_v3_small:width=0.5,classes=10,rules=torchvision") << "mine.pth"
            << QByteArray("state_dict") << QByteArray("module.") << 1e-3f << "mean 0.485 0.456 0.406";
        QTest::newRow("torchvision, averaged weights")
            << "torchvision" << QByteArray("shufflenet_v2:width=0.5,classes=7,rules=torchvision") << "ema.pt"
            << QByteArray("model_ema") << QByteArray() << 1e-5f << "mean 0.485 0.456 0.406";
        QTest::newRow("timm's port from TensorFlow")
            << "timm" << QByteArray("mobilenet_v3_large:width=0.35,classes=10,padding=same")
            << "tf_mobilenetv3_large_035.pth" << QByteArray("model") << QByteArray() << 1e-3f << "mean 0.5, std 0.5";
        QTest::newRow("timm's MobileNetV1")
            << "timm" << QByteArray("mobilenet_v1:width=0.25,classes=10") << "mobilenetv1_025.pth" << QByteArray()
            << QByteArray() << 1e-5f << "mean 0.5, std 0.5";
        QTest::newRow("pytorchcv") << "pytorchcv" << QByteArray("mobilenet_v2:width=0.25,classes=5,rules=pytorchcv")
                                   << "mobilenetv2_wd4.pth" << QByteArray() << QByteArray() << 1e-5f
                                   << "mean 0.485 0.456 0.406";
        QTest::newRow("megvii's, with groups, blue first and from 0 to 255")
            << "megvii" << QByteArray("shufflenet_v1:width=0.5,groups=8,classes=10,rules=megvii")
            << "snetv1_group8_0.5x.pth.tar" << QByteArray("state_dict") << QByteArray("module.") << 1e-5f
            << "BGR, mean 0";
    }
    void selectTheirNetworkByThemselves() {
        QFETCH(QString, naming);
        QFETCH(QByteArray, spec);
        QFETCH(QString, file);
        QFETCH(QByteArray, wrapper);
        QFETCH(QByteArray, prefix);
        QFETCH(float, epsilon);
        QFETCH(QString, photos);
        const NetworkSpec wanted = *parseNetworkSpec(spec.constData());
        App app;
        QVERIFY(dropPaths(&app.window, {write(m_dir.filePath(file), savedBy(naming, spec, wrapper, prefix))}));
        QTRY_VERIFY_WITH_TIMEOUT(app.session.network()->weights && !app.session.network()->randomWeights() &&
                                     app.session.spec().family == wanted.family,
                                 kWait);
        NetworkSpec found = app.session.spec();
        // A file does not show its resolution; where rules make the same network, the first are taken.
        QCOMPARE(found.resolution, 64);
        found.resolution = wanted.resolution;
        QVERIFY2(found == wanted || (naming == "timm" && wanted.padding == found.padding &&
                                     wanted.width == found.width && wanted.classes == found.classes),
                 toString(found).c_str());
        QCOMPARE(found.groups, wanted.groups);
        const WeightsInfo& info = app.session.network()->weights->info;
        QCOMPARE(QString::fromStdString(info.naming), naming);
        QCOMPARE(info.batchNormEpsilon, epsilon);
        QCOMPARE(app.session.network()->weights->parameters->batchNormEpsilon, epsilon);
        const QString prepared = QString::fromStdString(describe(info.preprocess, 224));
        QVERIFY2(prepared.contains(photos), qPrintable(prepared));
        // The window's controls show it, and the weights panel says where it comes from.
        QCOMPARE(app.find<QComboBox>("family")->currentIndex(), int(wanted.family));
        QCOMPARE(app.find<QLineEdit>("weightsFile")->text(), file);
        QCOMPARE(app.find<QLineEdit>("weightsNaming")->text(), naming);
        QVERIFY(app.window.messages()->count() == 0);
    }

    void whatCannotBeUsedIsNamedAndChangesNothing_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("words");
        const char* spec = "mobilenet_v1:width=0.25,classes=10";
        const QByteArray good = savedBy("timm", spec, {}, {});
        QTest::newRow("cut off") << "cut.pth" << good.chopped(100) << QStringList{"cut.pth", "truncated"};
        QTest::newRow("NaN") << "nan.pth" << savedBy("timm", spec, {}, {}, [](Parameters& p) {
            p.arrays.at("stem.conv.weight").values[3] = std::numeric_limits<float>::quiet_NaN();
        }) << QStringList{"nan.pth", "conv_stem.weight", "NaN at index 3"};
        QTest::newRow("names of nobody") << "odd.pth" << savedBy("timm", spec, {}, "theirs.")
                                         << QStringList{"odd.pth", "name map", "torchvision, timm"};
        QTest::newRow("another kind of network")
            << "resnet.pth"
            << zip({{"archive/data.pkl", "\x80\x02}" + pickledText("layer1.0.conv1.weight") +
                                             "ctorch._utils\n_rebuild_tensor_v2\n((" + pickledText("storage") +
                                             "ctorch\nFloatStorage\n" + pickledText("0") + pickledText("cpu") +
                                             pickledInteger(1) + "tQ" + pickledInteger(0) + "(" + pickledInteger(1) +
                                             "t(" + pickledInteger(1) + "t\x89" + "ccollections\nOrderedDict\n)RtRs."},
                    {"archive/data/0", floats({1})}})
            << QStringList{"resnet.pth", "fits no network"};
        QTest::newRow("runs a program") << "evil.pth"
                                        << zip({{"archive/data.pkl", "\x80\x02" + QByteArray("cos\nsystem\n") +
                                                                         pickledText("true") + "\x85R."}})
                                        << QStringList{"evil.pth", "'os.system'", "nothing was executed"};
    }
    void whatCannotBeUsedIsNamedAndChangesNothing() {
        QFETCH(QString, file);
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, words);
        App app;
        const auto before = app.session.network()->graph;
        const NetworkSpec spec = app.session.spec();
        QVERIFY(dropPaths(&app.window, {write(m_dir.filePath(file), bytes)}));
        QTRY_COMPARE_WITH_TIMEOUT(app.window.messages()->count(), 1, kWait);
        for (const QString& word : words)
            QVERIFY2(app.window.messages()->currentText().contains(word),
                     qPrintable(app.window.messages()->currentText()));
        QVERIFY(app.session.spec() == spec);
        QCOMPARE(app.session.network()->graph, before);
        QVERIFY(!app.session.undoStack()->canUndo());
    }
};

QTEST_MAIN(TestDroppedWeights)
#include "tst_dropped_weights.moc"
