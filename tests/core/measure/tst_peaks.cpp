#include "core/kernels/aligned.h"
#include "core/kernels/peak_loops.h"
#include "core/measure/peaks.h"
#include "core/measure/peaks_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace convlens;

namespace {

MachinePeaks samplePeaks(const char* cpu, double gflops) {
    MachinePeaks peaks;
    peaks.cpu = cpu;
    peaks.isa = "AVX2";
    peaks.cores = 4;
    peaks.gflops = {gflops, 2 * gflops, 3 * gflops, 3.5 * gflops};
    peaks.levels = {{"L1", 32768, 16384, 200, 800}, {"memory", 0, 1 << 28, 12, 30}};
    peaks.takenAt = "2026-01-02T03:04:05Z";
    peaks.load1 = 0.1;
    return peaks;
}

MachineInfo machineOf(const MachinePeaks& peaks) {
    MachineInfo machine;
    machine.cpu = peaks.cpu;
    machine.isa = peaks.isa;
    machine.cores = peaks.cores;
    return machine;
}

std::filesystem::path path(const QTemporaryDir& folder, const char* name) {
    return std::filesystem::path(folder.filePath(QLatin1String(name)).toStdString());
}

void write(const std::filesystem::path& file, const char* text) {
    std::ofstream(file) << text;
}

} // namespace

class TestPeaks : public QObject {
    Q_OBJECT
private slots:
    void aBurstCountsItsOperations() {
        volatile float seed = 0.5f;
        float sink = 0;
        const double one = multiplyAddBurst(1000, seed, &sink);
        QCOMPARE(multiplyAddBurst(2000, seed, &sink), 2 * one);
        QVERIFY(one >= 2 * 12 * 1000.0);
        // x -> x / 2 + 1 / 2 goes to one, in each of the twelve.
        QCOMPARE(sink, 12.0f);
    }

    void readingTouchesEveryValueOnce() {
        AlignedFloats values(4 * kReadStep, 0.0f);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = float(i % 8);
        QCOMPARE(readFloats(values.data(), values.size()), 3.5f * float(values.size()));
        QCOMPARE(readFloats(values.data(), kReadStep), 3.5f * float(kReadStep));
        QCOMPARE(readFloats(values.data(), 0), 0.0f);
    }

    void thisMachineIsMeasured() {
        PeakOptions options;
        options.burstSeconds = 0.0005;
        options.bursts = 2;
        options.mostBytes = 1 << 22;
        const auto peaks = measurePeaks(options);
        QVERIFY(bool(peaks));
        QCOMPARE(int(peaks->gflops.size()), peaks->cores);
        for (const double gflops : peaks->gflops)
            QVERIFY(gflops > 0);
        QVERIFY(!peaks->levels.empty());
        QCOMPARE(peaks->levels.back().name, std::string("memory"));
        for (const MemoryLevel& level : peaks->levels)
            QVERIFY(level.oneCoreGBs > 0 && level.allCoresGBs > 0 && level.readBytes > 0);
    }

    void measuringCanBeCancelled() {
        CancelSource source;
        source.cancel();
        PeakOptions options;
        options.cancel = source.token();
        const auto peaks = measurePeaks(options);
        QVERIFY(!peaks);
        QCOMPARE(int(peaks.error().code), int(ErrorCode::Cancelled));
    }

    void betweenOneCoreAndAllNoMoreThanEitherAllows() {
        const MachinePeaks peaks = samplePeaks("X", 50);
        QCOMPARE(peaks.gflopsOf(0), 50.0);
        QCOMPARE(peaks.gflopsOf(3), 150.0);
        QCOMPARE(peaks.gflopsOf(99), 175.0);
        QCOMPARE(peaks.bandwidthOf(peaks.levels[1], 1), 12.0);
        QCOMPARE(peaks.bandwidthOf(peaks.levels[1], 2), 24.0);
        QCOMPARE(peaks.bandwidthOf(peaks.levels[1], 3), 30.0);
        QCOMPARE(peaks.bandwidthOf(peaks.levels[1], 4), 30.0);
        QVERIFY(!peaks.doubtful());
    }

    void eachMachineKeepsItsOwn() {
        const QTemporaryDir folder;
        const auto file = path(folder, "new/folder/machines.json");
        const MachinePeaks first = samplePeaks("First CPU", 50), second = samplePeaks("Second CPU", 70);
        auto loaded = loadPeaks(file, machineOf(first));
        QVERIFY(loaded && !loaded->has_value());
        QVERIFY(bool(savePeaks(file, first)));
        QVERIFY(bool(savePeaks(file, second)));
        QVERIFY(bool(savePeaks(file, samplePeaks("First CPU", 60)))); // measured again
        loaded = loadPeaks(file, machineOf(first));
        QVERIFY(loaded && loaded->has_value());
        QCOMPARE((*loaded)->gflops, (std::vector<double>{60, 120, 180, 210}));
        QCOMPARE((*loaded)->levels.size(), std::size_t(2));
        QCOMPARE((*loaded)->levels[0].bytes, 32768);
        QCOMPARE((*loaded)->levels[1].bytes, 0);
        QCOMPARE((*loaded)->levels[1].allCoresGBs, 30.0);
        QCOMPARE((*loaded)->takenAt, first.takenAt);
        QCOMPARE((*loaded)->load1, 0.1);
        loaded = loadPeaks(file, machineOf(second));
        QCOMPARE((*loaded)->gflops[0], 70.0);
        MachineInfo fewer = machineOf(first);
        fewer.cores = 2; // a process that may use fewer cores is another machine
        loaded = loadPeaks(file, fewer);
        QVERIFY(loaded && !loaded->has_value());
    }

    void aFileThatIsNotOursIsLeftAsItIs_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::newRow("no JSON") << QByteArray("{") << int(ErrorCode::BadFormat);
        QTest::newRow("another file") << QByteArray("{\"a\": 1}") << int(ErrorCode::BadFormat);
        QTest::newRow("no machines") << QByteArray("{\"convlens_machines\": 1}") << int(ErrorCode::BadFormat);
        QTest::newRow("a later version") << QByteArray("{\"convlens_machines\": 2, \"machines\": {}}")
                                         << int(ErrorCode::Unsupported);
    }
    void aFileThatIsNotOursIsLeftAsItIs() {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        const QTemporaryDir folder;
        const auto file = path(folder, "machines.json");
        write(file, text.constData());
        const MachinePeaks peaks = samplePeaks("X", 50);
        const auto loaded = loadPeaks(file, machineOf(peaks));
        QVERIFY(!loaded);
        QCOMPARE(int(loaded.error().code), code);
        QVERIFY(!savePeaks(file, peaks));
        QFile after(folder.filePath(QStringLiteral("machines.json")));
        QVERIFY(after.open(QIODevice::ReadOnly));
        QCOMPARE(after.readAll(), text);
    }

    void aBrokenEntryIsNamed() {
        Json json = toJson(samplePeaks("X", 50));
        json["bandwidths"][1]["one_core_gb_s"] = -3;
        const auto peaks = peaksFromJson(json);
        QVERIFY(!peaks);
        QVERIFY(peaks.error().message.find("one_core_gb_s") != std::string::npos);
        json = toJson(samplePeaks("X", 50));
        json["peak_gflops"] = {1.0};
        QVERIFY(!peaksFromJson(json));
    }

    void theFolderIsTheSystemsForData() {
        qputenv("XDG_DATA_HOME", "/somewhere");
        QCOMPARE(defaultPeaksFile().string(), std::string("/somewhere/convlens/machines.json"));
        qputenv("XDG_DATA_HOME", "relative");
        qputenv("HOME", "/home/me");
        QCOMPARE(defaultPeaksFile().string(), std::string("/home/me/.local/share/convlens/machines.json"));
        qunsetenv("XDG_DATA_HOME");
        QCOMPARE(defaultPeaksFile().string(), std::string("/home/me/.local/share/convlens/machines.json"));
        qunsetenv("HOME");
        QVERIFY(defaultPeaksFile().empty());
        QVERIFY(!savePeaks({}, samplePeaks("X", 50)));
    }
};

QTEST_APPLESS_MAIN(TestPeaks)
#include "tst_peaks.moc"
