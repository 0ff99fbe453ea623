#include "core/networks/registry.h"
#include "core/session/session_file.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace convlens;

namespace {

SavedMeasurement sampleMeasurement() {
    SavedMeasurement m;
    m.engine = "native";
    m.engineVersion = "1.0";
    m.plan = PlanKind::Optimised;
    m.threads = 2;
    m.takenAt = "2026-01-02T03:04:05+01:00";
    m.machine.cpu = "Some CPU";
    m.machine.isa = "AVX2";
    m.machine.cores = 4;
    m.machine.load1 = 0.25;
    m.machine.os = "Some system";
    m.machine.compiler = "GCC";
    m.total = {12, 3.25, 0.0625, 3.0, 3.5, 9.0, 4, {4.5, 4.0, 3.5, 3.25}, 1, true, "the runs drift", {3.25, 3.0, 3.5}};
    m.steps = {{"stem.conv + stem.bn", {"stem.conv", "stem.bn"}, 100.5, 2.5}};
    m.stepSumMs = 0.1005;
    m.profiledMs = 3.75;
    return m;
}

SessionFile sampleSession() {
    SessionFile session;
    session.writtenBy = "Convlens 9";
    session.writtenAt = "2026-01-02T03:04:05+01:00";
    session.photos = {{"/photos/été, \"a\".jpg", std::string(64, 'a'), {}, {}},
                      {{}, {}, "pasted image 1", {0x89, 'P', 'N', 'G', 0}},
                      {":/samples/chelsea.jpg", {}, {}, {}}};
    session.currentPhoto = 1;
    session.network.spec = *parseNetworkSpec("mobilenet_v2:width=0.75,resolution=192");
    session.network.weights = SeededWeights{std::numeric_limits<std::uint64_t>::max()};
    session.network.measurement = sampleMeasurement();
    session.network.earlier = {sampleMeasurement(), sampleMeasurement()};
    session.network.earlier[0].takenAt = "2026-01-01T00:00:00+01:00";
    SessionNetwork pin;
    pin.spec = *parseNetworkSpec("shufflenet_v1:groups=8");
    pin.weights = ReferredWeights{"/weights/a.safetensors", "sha256:0123"};
    pin.letter = "\xCE\xB1";    // alpha: the letter after Z
    SessionNetwork other = pin; // the same once more, with everything that may be given
    other.letter = "B";
    other.weights =
        ReferredWeights{"/weights/a.safetensors", "sha256:0123", "/weights/names.csv", "/weights/classes.txt", 0.001f};
    other.conditions = SessionConditions{"reference", PlanKind::AsDrawn, 2};
    session.pinned = {pin, other};
    session.layer = "block3.depthwise.conv";
    session.channel = 7;
    session.engine = "native";
    session.plan = PlanKind::Optimised;
    session.threads = 3;
    session.convention = Convention::Fvcore;
    session.panel = "cost";
    session.states["cost"] = {{"grouping", std::string("layer")}, {"threshold", 0.25}, {"sorted", true}};
    session.states["of a later version"] = {};
    return session;
}

QJsonObject sampleJson() {
    SessionFile session = sampleSession();
    session.network.weights = SeededWeights{7}; // Qt would make a double of the largest
    return QJsonDocument::fromJson(QByteArray::fromStdString(toText(session))).object();
}

std::string textOf(const QJsonObject& object) {
    return QJsonDocument(object).toJson().toStdString();
}

/// Sets the value at a path such as "network.measurement.steps[0].median_us"; a missing value removes the key.
QJsonValue withChange(const QJsonValue& json, QStringList path, const QJsonValue& value) {
    if (path.isEmpty()) return value;
    const QString step = path.takeFirst();
    if (json.isArray()) {
        QJsonArray list = json.toArray();
        list[step.toInt()] = withChange(list[step.toInt()], path, value);
        return list;
    }
    QJsonObject object = json.toObject();
    const QJsonValue changed = withChange(object[step], path, value);
    if (changed.isUndefined())
        object.remove(step);
    else
        object[step] = changed;
    return object;
}

} // namespace

class TestSessionFile : public QObject {
    Q_OBJECT
private slots:
    void everythingSurvivesWritingAndReading() {
        const auto read = parseSession(toText(sampleSession()));
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        const SessionFile expected = sampleSession();
        QVERIFY(read->photos == expected.photos);
        QCOMPARE(read->writtenBy, expected.writtenBy);
        QCOMPARE(read->currentPhoto, std::optional<int>(1));
        QCOMPARE(toString(read->network.spec), std::string("mobilenet_v2:width=0.75,resolution=192"));
        QCOMPARE(std::get<SeededWeights>(read->network.weights).seed, std::numeric_limits<std::uint64_t>::max());
        QCOMPARE(read->pinned.size(), std::size_t(2));
        QVERIFY(!read->pinned[0].conditions);
        QVERIFY(read->pinned[1].conditions == expected.pinned[1].conditions);
        QVERIFY(std::get<ReferredWeights>(read->pinned[1].weights) ==
                std::get<ReferredWeights>(expected.pinned[1].weights));
        QVERIFY(std::get<ReferredWeights>(read->pinned[0].weights) ==
                std::get<ReferredWeights>(expected.pinned[0].weights));
        QCOMPARE(read->pinned[0].letter, expected.pinned[0].letter);
        QVERIFY(!read->pinned[0].measurement);
        QCOMPARE(read->layer, expected.layer);
        QCOMPARE(read->channel, 7);
        QCOMPARE(read->engine, expected.engine);
        QVERIFY(read->plan == PlanKind::Optimised);
        QCOMPARE(read->threads, 3);
        QVERIFY(read->convention == Convention::Fvcore);
        QCOMPARE(read->panel, expected.panel);
        QVERIFY(read->states == expected.states);

        QCOMPARE(read->network.earlier.size(), std::size_t(2));
        QCOMPARE(read->network.earlier[0].takenAt, expected.network.earlier[0].takenAt);
        QCOMPARE(read->network.earlier[1].steps.size(), std::size_t(1));
        QVERIFY(read->pinned[0].earlier.empty());
        QVERIFY(read->network.measurement);
        const SavedMeasurement &a = *read->network.measurement, b = sampleMeasurement();
        QCOMPARE(a.engineVersion, b.engineVersion);
        QVERIFY(a.plan == b.plan);
        QCOMPARE(a.threads, b.threads);
        QCOMPARE(a.takenAt, b.takenAt);
        QCOMPARE(a.machine.cpu, b.machine.cpu);
        QCOMPARE(a.machine.load1, b.machine.load1);
        QCOMPARE(a.machine.frequencyMhz, -1.0); // what the system did not tell is still not told
        QVERIFY(a.machine.governor.empty());
        QCOMPARE(a.total.medianMs, 3.25);
        QCOMPARE(a.total.doubt, b.total.doubt);
        QCOMPARE(a.total.samplesMs, b.total.samplesMs);
        QCOMPARE(a.total.warmupMs, b.total.warmupMs);
        QCOMPARE(a.steps.size(), std::size_t(1));
        QCOMPARE(a.steps[0].layers, b.steps[0].layers);
        QCOMPARE(a.steps[0].medianUs, 100.5);
        QCOMPARE(a.profiledMs, 3.75);
    }

    void theTextIsJsonThatOthersCanRead() {
        const QJsonObject json = sampleJson();
        QCOMPARE(json["format"].toString(), QStringLiteral("convlens-session"));
        QCOMPARE(json["version"].toInt(), 1);
        QCOMPARE(json["photos"][0]["path"].toString(), QStringLiteral("/photos/été, \"a\".jpg"));
        QCOMPARE(json["network"]["spec"].toString(), QStringLiteral("mobilenet_v2:width=0.75,resolution=192"));
    }

    void eachWrongValueIsRefusedWithItsPlace_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* name, const char* path, const QJsonValue& value, const char* named = nullptr) {
            QTest::newRow(name) << path << value << (named ? named : path);
        };
        const QJsonValue gone(QJsonValue::Undefined);
        row("another format", "format", "something", "not a session");
        row("no format", "format", gone, "not a session");
        row("version 0", "version", 0);
        row("a version that is no number", "version", "1");
        row("no photos", "photos", gone);
        row("photos that are no list", "photos", 3);
        row("a photo that is no object", "photos.0", "x", "photos[0]");
        row("an empty path", "photos.0.path", "", "photos[0].path");
        row("a hash that is none", "photos.0.sha256", "xyz", "photos[0].sha256");
        row("a picture that is no base64", "photos.1.picture", "%%%%", "photos[1].picture");
        row("an empty picture", "photos.1.picture", "", "photos[1].picture");
        row("a current photo that does not exist", "current_photo", 3);
        row("a negative current photo", "current_photo", -1);
        row("half a photo", "current_photo", 0.5);
        row("an unknown network", "network.spec", "resnet50");
        row("a network beyond its limits", "network.spec", "mobilenet_v2:resolution=1");
        row("a network of the wrong type", "network.spec", 5);
        row("no weights", "network.weights", gone);
        row("a negative seed", "network.weights.seed", -1);
        row("weights without a file", "pinned.0.weights.file", "", "pinned[0].weights.file");
        row("two letters", "pinned.0.letter", "AB", "pinned[0].letter");
        row("no letter", "pinned.0.letter", gone, "pinned[0].letter");
        row("a negative time", "network.measurement.median_ms", -0.5);
        row("an absurd time", "network.measurement.median_ms", 1e13);
        row("a time that is a text", "network.measurement.samples_ms.1", "1", "network.measurement.samples_ms[1]");
        row("no runs", "network.measurement.iterations", 0);
        row("too many runs", "network.measurement.iterations", 1e15);
        row("no threads", "network.measurement.threads", 0);
        row("an unknown plan", "network.measurement.plan", "fast");
        row("a machine that is a text", "network.measurement.machine", "mine");
        row("cores that are a text", "network.measurement.machine.cores", "4");
        row("a layer that is a number", "network.measurement.steps.0.layers.0", 4,
            "network.measurement.steps[0].layers[0]");
        row("a channel below none", "channel", -2);
        row("threads beyond all machines", "threads", 1e9);
        row("an unknown convention", "convention", "mine");
        row("a panel with a zero byte", "panel", QString(QChar(0)));
        row("an endless name", "layer", QString(5000, 'x'));
        row("states that are no object", "states", 3);
        row("a panel's state that is none", "states.cost", "x");
        row("a state that is a list", "states.cost.sorted", QJsonArray{1});
        row("a state that is nothing", "states.cost.sorted", QJsonValue::Null);
        row("an unknown key", "colour", "red");
        row("an unknown key inside", "network.weights.colour", "red", "network.weights");
    }
    void eachWrongValueIsRefusedWithItsPlace() {
        QFETCH(QString, path);
        QFETCH(QJsonValue, value);
        QFETCH(QString, named);
        const auto read = parseSession(textOf(withChange(sampleJson(), path.split('.'), value).toObject()));
        QVERIFY(!read);
        QVERIFY(read.error().code == ErrorCode::BadFormat);
        QVERIFY2(QString::fromStdString(read.error().message).contains(named), read.error().message.c_str());
    }

    void aNewerVersionIsRefusedBeforeAnythingElseIsLookedAt() {
        const auto read = parseSession(
            R"({"format": "convlens-session", "version": 2, "written_by": "Convlens 7.1", "photos": "elsewhere"})");
        QVERIFY(!read);
        QVERIFY(read.error().code == ErrorCode::Unsupported);
        const QString message = QString::fromStdString(read.error().message);
        QVERIFY2(message.contains("version 2") && message.contains("up to version 1") &&
                     message.contains("Convlens 7.1"),
                 qPrintable(message));
    }

    void hostileShapesAreRefusedQuickly_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a number") << QByteArray("7");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("no text at all") << QByteArray(100, '\0');
        QTest::newRow("bytes that are not UTF-8") << QByteArray("{\"format\": \"\xff\xfe\"}");
        QTest::newRow("deep lists") << QByteArray(1000000, '[');
        QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(200000);
        QByteArray keys = "{";
        for (int i = 0; i < 300000; ++i)
            keys += "\"k" + QByteArray::number(i) + "\":0,";
        QTest::newRow("very many keys") << keys + "\"format\":\"convlens-session\"}";
        QTest::newRow("an endless number") << QByteArray("{\"format\": 1") + QByteArray(1000000, '0') + "}";
        QTest::newRow("a number beyond doubles") << QByteArray(R"({"format": "convlens-session", "version": 1e999})");
    }
    void hostileShapesAreRefusedQuickly() {
        QFETCH(QByteArray, text);
        QVERIFY(!parseSession({text.constData(), std::size_t(text.size())}));
    }

    void aKeyThatIsThereTwiceIsNamed_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("at the top") << QByteArray("\"layer\"") << QByteArray("layer");
        QTest::newRow("written otherwise") << QByteArray("\"layer\"") << QByteArray("\\u006cayer");
        QTest::newRow("in a photo") << QByteArray("\"sha256\"") << QByteArray("sha256");
    }
    void aKeyThatIsThereTwiceIsNamed() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, key);
        QByteArray text = QByteArray::fromStdString(toText(sampleSession()));
        QVERIFY(text.contains(before));
        text.insert(text.indexOf(before), "\"" + key + "\": \"x\", ");
        const auto read = parseSession({text.constData(), std::size_t(text.size())});
        QVERIFY(!read);
        const QString name = QString::fromUtf8(before).remove('"');
        const QString message = QString::fromStdString(read.error().message);
        QVERIFY2(message.contains("'" + name + "' twice"), qPrintable(message));
    }

    void everyCutAndManyDamagesEndInAnErrorOrASession() {
        // Every prefix is refused; a changed byte may still give a session, but never anything else.
        const std::string whole = toText(sampleSession());
        for (std::size_t size = 0; size + 2 < whole.size(); ++size)
            QVERIFY2(!parseSession(std::string_view(whole).substr(0, size)), std::to_string(size).c_str());
        std::mt19937 random(20261122);
        for (int round = 0; round < 2000; ++round) {
            std::string damaged = whole;
            for (int hits = 0; hits < 3; ++hits)
                damaged[random() % damaged.size()] = char(random());
            const auto read = parseSession(damaged);
            if (read) QVERIFY(parseSession(toText(*read)));
        }
    }

    void pathsBelowTheFileAreRelativeAndMoveAlong() {
        QTemporaryDir from, to;
        SessionFile session = sampleSession();
        const std::string folder = from.path().toStdString();
        session.photos = {{folder + "/photos/a b.jpg", {}, {}, {}},
                          {"/elsewhere/c.jpg", {}, {}, {}},
                          {":/samples/chelsea.jpg", {}, {}, {}}};
        session.currentPhoto = 0;
        session.network.weights = ReferredWeights{folder + "/w.safetensors", {}};
        QVERIFY(writeSession(from.filePath("s.convlens").toStdU16String(), session));
        QVERIFY(QFile::copy(from.filePath("s.convlens"), to.filePath("moved.convlens")));
        const auto read = readSession(to.filePath("moved.convlens").toStdU16String());
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        QCOMPARE(QString::fromStdString(read->photos[0].path), to.filePath("photos/a b.jpg"));
        QCOMPARE(read->photos[1].path, std::string("/elsewhere/c.jpg"));
        QCOMPARE(read->photos[2].path, std::string(":/samples/chelsea.jpg"));
        QCOMPARE(QString::fromStdString(std::get<ReferredWeights>(read->network.weights).path),
                 to.filePath("w.safetensors"));
    }

    void aFolderThatOnlyBeginsAlikeIsNotBelow() {
        SessionFile session = sampleSession();
        session.photos = {{"/a/photos2/x.jpg", {}, {}, {}}, {"/a/x.jpg", {}, {}, {}}};
        makePathsRelative(session, "/a/photos");
        QCOMPARE(session.photos[0].path, std::string("/a/photos2/x.jpg"));
        QCOMPARE(session.photos[1].path, std::string("/a/x.jpg"));
        makePathsRelative(session, "/a");
        QCOMPARE(session.photos[0].path, std::string("photos2/x.jpg"));
    }

    void errorsNameTheFile() {
        QTemporaryDir folder;
        const QString path = folder.filePath("broken.convlens");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{}");
        file.close();
        const auto read = readSession(path.toStdU16String());
        QVERIFY(!read);
        QVERIFY2(QString::fromStdString(read.error().message).contains(path), read.error().message.c_str());
        QVERIFY(readSession(folder.filePath("none.convlens").toStdU16String()).error().code == ErrorCode::FileNotFound);
    }

    void aFullDiskLeavesTheOldFileWhole() {
        QTemporaryDir folder;
        const QString disk = folder.filePath("disk");
        QVERIFY(QDir().mkpath(disk));
        if (QProcess::execute("mount", {"-t", "tmpfs", "-o", "size=64k", "tmpfs", disk}) != 0)
            QSKIP("mounting a small disk needs root");
        const auto unmount = qScopeGuard([&] { QProcess::execute("umount", {disk}); });
        const std::filesystem::path file = QDir(disk).filePath("s.convlens").toStdU16String();
        QVERIFY(writeSession(file, sampleSession()));
        SessionFile larger = sampleSession();
        larger.photos[1].picture.assign(100000, 7);
        const auto written = writeSession(file, larger);
        QVERIFY(!written);
        QVERIFY(written.error().code == ErrorCode::WriteFailed);
        QVERIFY2(QString::fromStdString(written.error().message).contains("No space left"),
                 written.error().message.c_str());
        const auto old = readSession(file);
        QVERIFY(old && old->photos[1].picture == sampleSession().photos[1].picture);
        QCOMPARE(QDir(disk).entryList(QDir::Files), QStringList("s.convlens")); // and nothing half beside it
    }

    void aReadOnlyFolderIsSaidToBeOne() {
        QTemporaryDir folder;
        QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner));
        const auto restore = qScopeGuard(
            [&] { QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner); });
        if (QFile probe(folder.filePath("probe")); probe.open(QIODevice::WriteOnly))
            QSKIP("root may write to a read-only folder");
        const auto written = writeSession(folder.filePath("s.convlens").toStdU16String(), sampleSession());
        QVERIFY(!written && written.error().code == ErrorCode::WriteFailed);
        QVERIFY(QString::fromStdString(written.error().message).contains(folder.path()));
    }

    void aMeasurementWithAHoleIsLeftOut() {
        SessionFile session = sampleSession();
        session.network.measurement->total.samplesMs[1] = std::nan("");
        const auto read = parseSession(toText(session));
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        QVERIFY(!read->network.measurement);
    }

    void aFileWithoutStatesOfPanelsIsRead() {
        const auto read =
            parseSession(textOf(withChange(sampleJson(), {"states"}, QJsonValue(QJsonValue::Undefined)).toObject()));
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        QVERIFY(read->states.empty());
    }

    void timesFindTheirLayersAgain() {
        const auto graph = buildNetwork(*parseNetworkSpec("mobilenet_v2:width=0.75,resolution=192"));
        QVERIFY(graph);
        Measurement measurement;
        measurement.total = sampleMeasurement().total;
        measurement.steps = {{"a", {LayerId{0}, LayerId{1}}, 3, 1}, {"b", {LayerId{5}}, 4, 1}};
        measurement.stepSumMs = 0.007;
        const auto back = restoreMeasurement(saveMeasurement(measurement, *graph), *graph);
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        QCOMPARE(back->steps.size(), std::size_t(2));
        QVERIFY((back->steps[0].layers == std::vector<LayerId>{LayerId{0}, LayerId{1}}));
        QVERIFY(back->steps[1].layers == std::vector<LayerId>{LayerId{5}});
        QCOMPARE(back->stepSumMs, 0.007);
    }

    void timesOfAnotherNetworkAreRefused() {
        const auto graph = buildNetwork(*parseNetworkSpec("mobilenet_v2"));
        SavedMeasurement saved = sampleMeasurement();
        saved.steps[0].layers = {"no.such.layer"};
        auto back = restoreMeasurement(saved, *graph);
        QVERIFY(!back && back.error().code == ErrorCode::Mismatch);
        QVERIFY(QString::fromStdString(back.error().message).contains("no.such.layer"));
        const std::string first = graph->layer(LayerId{0}).name;
        saved.steps[0].layers = {first, first};
        back = restoreMeasurement(saved, *graph);
        QVERIFY(!back && QString::fromStdString(back.error().message).contains("twice"));
    }
};

QTEST_APPLESS_MAIN(TestSessionFile)
#include "tst_session_file.moc"
