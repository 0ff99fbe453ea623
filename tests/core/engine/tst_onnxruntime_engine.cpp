#include "core/engine/engine.h"
#include "core/engine/onnxruntime/session.h"
#include "core/networks/registry.h"
#include "core/onnx/onnx_model.h"
#include "core/weights/weights.h"
#include "tests/support/random_values.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <ctime>

using namespace convlens;

namespace {

/// Largest difference, relative to the largest magnitude of `expected`; keeps NaN.
double relativeError(const Tensor& found, const Tensor& expected) {
    double error = 0, largest = 0;
    for (std::size_t i = 0; i < expected.values().size(); ++i) {
        const double difference = std::abs(double(found.values()[i]) - double(expected.values()[i]));
        error = difference <= error ? error : difference;
        largest = std::max(largest, std::abs(double(expected.values()[i])));
    }
    return largest > 0 ? error / largest : error;
}

bool sameBits(const Tensor& a, const Tensor& b) {
    return a.shape() == b.shape() && std::memcmp(a.data(), b.data(), std::size_t(a.shape().bytes())) == 0;
}

/// Sets or unsets a variable while alive.
class Environment {
public:
    Environment(const char* name, const QByteArray& value)
        : m_name(name), m_wasSet(qEnvironmentVariableIsSet(name)), m_before(qgetenv(name)) {
        value.isNull() ? qunsetenv(name) : qputenv(name, value);
    }
    ~Environment() { m_wasSet ? qputenv(m_name, m_before) : qunsetenv(m_name); }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

private:
    const char* m_name;
    bool m_wasSet;
    QByteArray m_before;
};

void touch(const QString& file) {
    QDir().mkpath(QFileInfo(file).path());
    QFile f(file);
    if (!f.open(QFile::WriteOnly)) qFatal("cannot write %s", qPrintable(file));
    f.write("not a library");
}

bool contains(const std::vector<std::filesystem::path>& paths, const QString& path) {
    return std::find(paths.begin(), paths.end(), std::filesystem::path(path.toStdString())) != paths.end();
}

const Engine* found() {
    const auto engine = findEngine("onnxruntime");
    return engine ? *engine : nullptr;
}

} // namespace

class TestOnnxRuntimeEngine : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        // Asked before any test changes the environment, as at the program's start.
        if (const Engine* engine = found())
            qInfo("found %s", engine->version().c_str());
        else
            qInfo("%s", findEngine("onnxruntime").error().message.c_str());
    }

    void isListedOrTheReasonIsGiven() {
        const auto listed = engines();
        const bool isListed = std::any_of(listed.begin(), listed.end(),
                                          [](const Engine* engine) { return engine->id() == "onnxruntime"; });
        const auto missing = missingEngines();
        const bool isMissing = std::any_of(missing.begin(), missing.end(), [](const MissingEngine& engine) {
            return engine.id == "onnxruntime" && !engine.reason.empty();
        });
        QCOMPARE(isListed, !isMissing);
        const auto engine = findEngine("onnxruntime");
        QCOMPARE(bool(engine), isListed);
        if (!engine) QCOMPARE(engine.error().code, ErrorCode::Unsupported);
    }

    void theVariableNamesAFileOrAFolderAndNothingElseIsTried() {
        QTemporaryDir dir;
        const QString library = dir.filePath("onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1");
        touch(library);
        {
            const Environment set("CONVLENS_ONNXRUNTIME", dir.filePath("my.so").toUtf8());
            const auto paths = ort::libraryCandidates();
            QCOMPARE(paths.size(), std::size_t(1));
            QVERIFY(contains(paths, dir.filePath("my.so")));
        }
        const Environment set("CONVLENS_ONNXRUNTIME", dir.path().toUtf8());
        const auto paths = ort::libraryCandidates();
        QVERIFY(contains(paths, dir.filePath("libonnxruntime.so.1")));
        QVERIFY(!contains(paths, "libonnxruntime.so.1"));
#if defined(__x86_64__)
        QVERIFY(contains(paths, library));
#endif
    }

    void npmPackagesAreFoundNewestInterfaceFirst() {
#if !defined(__x86_64__)
        QSKIP("the folders' names are those of x86-64");
#endif
        QTemporaryDir dir, elsewhere;
        const QString older = dir.filePath("onnxruntime-node/bin/napi-v3/linux/x64/libonnxruntime.so.1");
        const QString newer = dir.filePath("onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1");
        const QString atHome =
            elsewhere.filePath("node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1");
        const QString other = dir.filePath("onnxruntime-node/bin/napi-v6/linux/x64/libother.so");
        for (const QString& file : {older, newer, atHome, other})
            touch(file);
        const Environment unset("CONVLENS_ONNXRUNTIME", {});
        const Environment nodePath("NODE_PATH", "/nowhere:" + dir.path().toUtf8());
        const Environment home("HOME", elsewhere.path().toUtf8());
        const auto paths = ort::libraryCandidates();
        QVERIFY(contains(paths, "libonnxruntime.so.1"));
        QVERIFY(contains(paths, older) && contains(paths, newer) && contains(paths, atHome));
        QVERIFY(!contains(paths, other));
        const auto place = [&](const QString& file) {
            return std::find(paths.begin(), paths.end(), std::filesystem::path(file.toStdString())) - paths.begin();
        };
        QVERIFY(place(newer) < place(older));
        QVERIFY(place(older) < place(atHome));
    }

    void theWorkingDirectoryIsNeverTried() {
        QTemporaryDir dir;
        touch(dir.filePath("node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1"));
        touch(dir.filePath("libonnxruntime.so.1"));
        const QString before = QDir::currentPath();
        QDir::setCurrent(dir.path());
        const Environment unset("CONVLENS_ONNXRUNTIME", {}), nodePath("NODE_PATH", "");
        const auto paths = ort::libraryCandidates();
        QDir::setCurrent(before);
        for (const auto& path : paths) // bare names go to the system's loader, which does not look there
            QVERIFY2(path.is_absolute() || !path.has_parent_path(), path.c_str());
    }

    void whatDoesNotLoadIsAnErrorThatSaysWhy() {
        QTemporaryDir dir;
        touch(dir.filePath("libonnxruntime.so.1"));
        const auto broken = ort::loadLibrary({dir.filePath("libonnxruntime.so.1").toStdString()});
        QVERIFY(!broken);
        QCOMPARE(broken.error().code, ErrorCode::Unsupported);
        QVERIFY2(broken.error().message.find("libonnxruntime.so.1") != std::string::npos,
                 broken.error().message.c_str());
        const auto other = ort::loadLibrary({"libm.so.6"});
        QVERIFY(!other);
        QVERIFY2(other.error().message.find("is not ONNX Runtime") != std::string::npos, other.error().message.c_str());

        const Environment set("CONVLENS_ONNXRUNTIME", dir.filePath("nowhere").toUtf8());
        const auto nowhere = ort::loadLibrary(ort::libraryCandidates());
        QVERIFY(!nowhere);
        QVERIFY2(nowhere.error().message.find("CONVLENS_ONNXRUNTIME names") != std::string::npos,
                 nowhere.error().message.c_str());
    }

    void everyLayerAgreesWithTheReference_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<int>("batch");
        for (const FamilyInfo& family : families()) {
            const QString id = QString::fromUtf8(family.id.data(), qsizetype(family.id.size()));
            QTest::newRow(qPrintable(id)) << id + ":resolution=64" << 1;
            QTest::newRow(qPrintable(id + " odd, narrow, three images")) << id + ":resolution=97,width=0.5" << 3;
            QTest::newRow(qPrintable(id + " padded as TensorFlow")) << id + ":resolution=64,padding=same" << 2;
            if (family.hasMinimalistic)
                QTest::newRow(qPrintable(id + " minimalistic")) << id + ":resolution=64,minimalistic=1" << 1;
            for (const int groups : family.groups)
                QTest::newRow(qPrintable(id + QString(" %1 groups").arg(groups)))
                    << id + QString(":resolution=33,width=0.5,groups=%1").arg(groups) << 1;
        }
    }

    void everyLayerAgreesWithTheReference() {
        if (!found()) QSKIP(findEngine("onnxruntime").error().message.c_str());
        QFETCH(QString, spec);
        QFETCH(int, batch);
        const auto graph = std::make_shared<const Graph>(*buildNetwork(*parseNetworkSpec(spec.toStdString()), batch));
        const auto weights = seededWeights(*graph, 5).parameters;
        const Tensor input = test::randomTensor(graph->inputShape(), 2);
        RunOptions all;
        all.recordAll = true;
        const auto truth = (*(*findEngine("reference"))->compile(graph, weights, {}))->run(input, all);
        auto plan = found()->compile(graph, weights, {PlanKind::Optimised, 1});
        QVERIFY2(bool(plan), plan ? "" : plan.error().message.c_str());
        QCOMPARE((*plan)->steps().size(), std::size_t(1));
        QCOMPARE(int((*plan)->steps()[0].layers.size()), graph->layerCount());
        RunOptions timed;
        timed.timeSteps = true;
        const auto plain = (*plan)->run(input, timed);
        QVERIFY2(bool(plain), plain ? "" : plain.error().message.c_str());
        QCOMPARE(plain->stepTimes.size(), std::size_t(1));
        QVERIFY(relativeError(plain->logits, truth->logits) <= 1e-4);
        QVERIFY(relativeError(plain->probabilities, truth->probabilities) <= 1e-4);
        const auto recorded = (*plan)->run(input, all);
        QVERIFY2(bool(recorded), recorded ? "" : recorded.error().message.c_str());
        QVERIFY(sameBits(recorded->logits, plain->logits));
        QCOMPARE(recorded->recorded.size(), truth->recorded.size());
        for (std::size_t i = 0; i < truth->recorded.size(); ++i) {
            QCOMPARE(recorded->recorded[i].layer.value, truth->recorded[i].layer.value);
            QVERIFY2(relativeError(*recorded->recorded[i].tensor, *truth->recorded[i].tensor) <= 1e-4,
                     graph->layer(truth->recorded[i].layer).name.c_str());
        }
    }

    /// What export-onnx writes with an open batch, in the world's most used runtime.
    void aModelWithAnOpenBatchTakesAnyNumberOfImages() {
        if (!found()) QSKIP(findEngine("onnxruntime").error().message.c_str());
        const auto library = ort::loadLibrary(ort::libraryCandidates());
        QVERIFY(bool(library));
        ort::Env* env = nullptr;
        QVERIFY(bool(library->check(library->createEnv(ort::kLogFatalOnly, "test", &env))));
        for (const FamilyInfo& family : families()) {
            const std::string spec = std::string(family.id) + ":width=0.5,resolution=33,classes=10";
            const auto one = std::make_shared<const Graph>(*buildNetwork(*parseNetworkSpec(spec), 1));
            const auto weights = seededWeights(*one, 5).parameters;
            OnnxOptions options;
            options.dynamicBatch = true;
            const auto model = ort::Model::make(*library, env, *onnxModel(*one, *weights, options), 1);
            QVERIFY2(bool(model), model ? "" : model.error().message.c_str());
            for (const int batch : {1, 4}) {
                const auto graph = std::make_shared<const Graph>(*buildNetwork(*parseNetworkSpec(spec), batch));
                const Tensor input = test::randomTensor(graph->inputShape(), 2);
                const auto truth = (*(*findEngine("reference"))->compile(graph, weights, {}))->run(input, {});
                const auto output = model->run(input, {"logits"}, {truth->logits.shape()});
                QVERIFY2(bool(output), output ? "" : output.error().message.c_str());
                QVERIFY(relativeError(output->front(), truth->logits) <= 1e-4);
            }
        }
    }

    void itsThreadsRestAfterARun() {
        if (!found()) QSKIP(findEngine("onnxruntime").error().message.c_str());
        if (found()->maxThreads() < 2) QSKIP("one processor only");
        const auto graph = std::make_shared<const Graph>(*buildNetwork(*parseNetworkSpec("mobilenet_v3_small"), 1));
        auto plan = found()->compile(graph, seededWeights(*graph, 5).parameters, {PlanKind::Optimised, 2});
        QVERIFY2(bool(plan), plan ? "" : plan.error().message.c_str());
        QVERIFY(bool((*plan)->run(test::randomTensor(graph->inputShape(), 2), {})));
        const std::clock_t before = std::clock();
        QTest::qSleep(300);
        const double usedMs = 1000.0 * double(std::clock() - before) / CLOCKS_PER_SEC;
        QVERIFY2(usedMs < 30, qPrintable(QString::number(usedMs)));
    }

    void whatItCannotDoIsAnErrorThatSaysSo() {
        if (!found()) QSKIP(findEngine("onnxruntime").error().message.c_str());
        const auto graph =
            std::make_shared<const Graph>(*buildNetwork(*parseNetworkSpec("mobilenet_v2:width=0.35,resolution=32"), 1));
        const auto weights = seededWeights(*graph, 5).parameters;
        QCOMPARE(found()->compile(graph, weights, {PlanKind::AsDrawn, 1}).error().code, ErrorCode::Unsupported);
        QCOMPARE(found()->compile(graph, weights, {PlanKind::Optimised, 0}).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(found()->compile(graph, std::make_shared<const Parameters>(), {PlanKind::Optimised, 1}).error().code,
                 ErrorCode::Mismatch);
        auto plan = found()->compile(graph, weights, {PlanKind::Optimised, 1});
        QVERIFY(bool(plan));
        QCOMPARE((*plan)->run(Tensor(Shape{1, 3, 32, 31}), {}).error().code, ErrorCode::InvalidArgument);
        CancelSource source;
        source.cancel();
        RunOptions cancelled;
        cancelled.cancel = source.token();
        QCOMPARE((*plan)->run(Tensor(graph->inputShape()), cancelled).error().code, ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestOnnxRuntimeEngine)
#include "tst_onnxruntime_engine.moc"
