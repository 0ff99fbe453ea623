#include "core/weights/safetensors.h"

#include "safetensors_bytes.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace convlens;
using namespace convlens::test;

namespace {

QByteArray entry(const QByteArray& name, const QByteArray& dtype, const QByteArray& shape, const QByteArray& offsets) {
    return "\"" + name + "\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
}

QByteArray good() {
    return safetensors("{\"__metadata__\":{\"origin\":\"a test\"}," + entry("a", "F32", "[2,1]", "[0,8]") + "," +
                           entry("b", "F16", "[2]", "[8,12]") + "}  ",
                       floats({1.5f, -2}) + QByteArray::fromHex("003c00c0"));
}

} // namespace

class TestSafetensors : public QObject {
    Q_OBJECT
private slots:
    void readsTensorsAndMetadata() {
        const auto file = parseSafetensors(bytesOf(good()), "good");
        QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
        QCOMPARE(file->metadata.at("origin"), std::string("a test"));
        QCOMPARE(file->tensors.size(), std::size_t(2));
        const StoredTensor* a = file->find("a");
        QVERIFY(a && a->dims == (std::vector<std::int64_t>{2, 1}) && a->values == (std::vector<float>{1.5f, -2}));
        const StoredTensor* b = file->find("b");
        QVERIFY(b && b->dtype == "F16" && b->values == (std::vector<float>{1, -2}));
        QVERIFY(!file->find("c"));
    }

    void readsEveryFloatingType_data() {
        QTest::addColumn<QByteArray>("dtype");
        QTest::addColumn<QByteArray>("data");
        QTest::newRow("F32") << QByteArray("F32") << QByteArray::fromHex("0000c03f000040c0");
        QTest::newRow("F16") << QByteArray("F16") << QByteArray::fromHex("003e00c2");
        QTest::newRow("BF16") << QByteArray("BF16") << QByteArray::fromHex("c03f40c0");
        QTest::newRow("F64") << QByteArray("F64") << QByteArray::fromHex("000000000000f83f00000000000008c0");
    }
    void readsEveryFloatingType() {
        QFETCH(QByteArray, dtype);
        QFETCH(QByteArray, data);
        const auto file = parseSafetensors(
            bytesOf(
                safetensors("{" + entry("x", dtype, "[2]", "[0," + QByteArray::number(data.size()) + "]") + "}", data)),
            "types");
        QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
        QVERIFY(file->tensors[0].values == (std::vector<float>{1.5f, -3}));
    }

    void countersAndScalarsAndEmptyTensorsPass() {
        const auto file =
            parseSafetensors(bytesOf(safetensors("{" + entry("bn.num_batches_tracked", "I64", "[]", "[0,8]") + "," +
                                                     entry("empty", "F32", "[0,3]", "[8,8]") + "," +
                                                     entry("scalar", "F32", "[]", "[8,12]") + "}",
                                                 QByteArray(8, '\1') + floats({7}))),
                             "edge");
        QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
        QVERIFY(file->find("bn.num_batches_tracked")->values.empty());
        QVERIFY(file->find("empty")->values.empty());
        QCOMPARE(file->find("scalar")->values[0], 7.0f);
    }

    void refusesHostileFiles_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("reason");
        const auto bad = [](const char* row, const QByteArray& bytes, const char* reason,
                            ErrorCode code = ErrorCode::BadFormat) { QTest::newRow(row) << bytes << code << reason; };
        const QByteArray eight = floats({1, 2});
        bad("empty", {}, "too short");
        bad("seven bytes", QByteArray(7, '\0'), "too short");
        bad("no header", littleEndian(0), "no JSON object");
        bad("header beyond the file", littleEndian(1000) + "{}", "1000");
        bad("header length of all ones", littleEndian(~std::uint64_t(0)) + "{}", "18446744073709551615");
        bad("huge header", littleEndian(kMaxSafetensorsHeader + 1) + QByteArray(100'000'001, ' '), "100000001",
            ErrorCode::TooLarge);
        bad("big-endian length", QByteArray::fromHex("0000000000000002") + "{}", "promises");
        bad("a list", safetensors("[1]", {}), "no JSON object");
        bad("broken JSON", safetensors("{\"a\":", {}), "valid JSON");
        bad("text after the JSON", safetensors("{} x", {}), "valid JSON");
        bad("not UTF-8", safetensors("{\"\xff\xfe\":1}", {}), "UTF-8");
        bad("deeply nested", safetensors(QByteArray("{\"dtype\":").repeated(100000), {}), "nested");
        bad("deep lists", safetensors("{\"a\":{\"shape\":" + QByteArray("[").repeated(100000), {}), "list");
        bad("tensor twice",
            safetensors("{" + entry("a", "F32", "[2]", "[0,8]") + "," + entry("a", "F32", "[2]", "[0,8]") + "}", eight),
            "'a' twice");
        bad("key twice", safetensors("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\"}}", eight), "twice");
        bad("metadata twice", safetensors("{\"__metadata__\":{},\"__metadata__\":{}}", {}), "twice");
        bad("metadata no text", safetensors("{\"__metadata__\":{\"a\":1}}", {}), "__metadata__");
        bad("unknown key", safetensors("{\"a\":{\"dtype\":\"F32\",\"compress\":1}}", {}), "compress");
        bad("dtype missing", safetensors("{\"a\":{\"shape\":[2],\"data_offsets\":[0,8]}}", eight), "dtype");
        bad("one offset", safetensors("{" + entry("a", "F32", "[2]", "[8]") + "}", eight), "data_offsets");
        bad("unknown dtype", safetensors("{" + entry("a", "F8_E4M3", "[8]", "[0,8]") + "}", eight), "F8_E4M3",
            ErrorCode::Unsupported);
        bad("negative extent", safetensors("{" + entry("a", "F32", "[-2]", "[0,8]") + "}", eight), "-2");
        bad("fractional extent", safetensors("{" + entry("a", "F32", "[2.0]", "[0,8]") + "}", eight), "whole number");
        bad("number beyond 64 bits",
            safetensors("{" + entry("a", "F32", "[99999999999999999999]", "[0,8]") + "}", eight), "whole number");
        bad("shape that overflows",
            safetensors("{" + entry("a", "F32", "[4294967296,4294967296,2]", "[0,8]") + "}", eight), "shape");
        bad("shape that overflows to fit",
            safetensors("{" + entry("a", "F32", "[9223372036854775809,2]", "[0,8]") + "}", eight), "shape");
        bad("too many dimensions", safetensors("{" + entry("a", "F32", "[1,1,1,1,1,1,1,1,2]", "[0,8]") + "}", eight),
            "dimensions");
        bad("shape too small", safetensors("{" + entry("a", "F32", "[1]", "[0,8]") + "}", eight), "shape");
        bad("half a value", safetensors("{" + entry("a", "F32", "[1]", "[0,7]") + "}", QByteArray(7, '\0')), "shape");
        bad("offsets backwards", safetensors("{" + entry("a", "F32", "[2]", "[8,0]") + "}", eight), "8 to 0");
        bad("offsets beyond the file", safetensors("{" + entry("a", "F32", "[4]", "[0,16]") + "}", eight), "truncated");
        bad("offsets of all ones",
            safetensors("{" + entry("a", "F32", "[2]", "[18446744073709551607,18446744073709551615]") + "}", eight),
            "18446744073709551607");
        bad("overlap",
            safetensors("{" + entry("a", "F32", "[2]", "[0,8]") + "," + entry("b", "F32", "[2]", "[4,12]") + "}",
                        floats({1, 2, 3})),
            "overlaps");
        bad("the same bytes twice",
            safetensors("{" + entry("a", "F32", "[2]", "[0,8]") + "," + entry("b", "F32", "[2]", "[0,8]") + "}", eight),
            "overlaps");
        bad("gap",
            safetensors("{" + entry("a", "F32", "[1]", "[0,4]") + "," + entry("b", "F32", "[1]", "[8,12]") + "}",
                        floats({1, 2, 3})),
            "gap");
        bad("bytes before the first", safetensors("{" + entry("a", "F32", "[1]", "[4,8]") + "}", eight), "gap");
        bad("bytes after the last", safetensors("{" + entry("a", "F32", "[1]", "[0,4]") + "}", eight), "4 bytes after");
    }
    void refusesHostileFiles() {
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorCode, code);
        QFETCH(QString, reason);
        const auto file = parseSafetensors(bytesOf(bytes), "hostile.safetensors");
        QVERIFY(!file.has_value());
        const QString message = QString::fromStdString(file.error().message);
        QVERIFY2(file.error().code == code, qPrintable(message));
        QVERIFY2(message.contains("hostile.safetensors"), qPrintable(message));
        QVERIFY2(message.contains(reason), qPrintable(message));
        QVERIFY2(message.size() < 400, qPrintable(message));
    }

    void refusesEveryTruncation() {
        const QByteArray whole = good();
        for (qsizetype length = 0; length < whole.size(); ++length)
            QVERIFY2(!parseSafetensors(bytesOf(whole.left(length)), "cut").has_value(),
                     qPrintable(QString::number(length)));
        QVERIFY(parseSafetensors(bytesOf(whole), "whole").has_value());
    }

    void survivesDamage() {
        const QByteArray whole = good();
        std::uint32_t state = 99; // fixed, so that a failure repeats
        int refused = 0;
        for (int round = 0; round < 20000; ++round) {
            QByteArray damaged = whole;
            for (int k = 0; k < 1 + round % 3; ++k) {
                state = state * 1664525u + 1013904223u;
                const auto at = qsizetype((state >> 8) % std::uint32_t(damaged.size()));
                state = state * 1664525u + 1013904223u;
                damaged[at] = char(state >> 24);
            }
            if (!parseSafetensors(bytesOf(damaged), "damaged").has_value()) ++refused;
        }
        QVERIFY(refused > 10000); // most of the file is header, where nearly every change shows
    }

    void nanAndInfinityAreRefusedByName_data() {
        QTest::addColumn<float>("value");
        QTest::addColumn<QString>("word");
        QTest::newRow("NaN") << std::numeric_limits<float>::quiet_NaN() << "NaN";
        QTest::newRow("infinity") << -std::numeric_limits<float>::infinity() << "infinite";
    }
    void nanAndInfinityAreRefusedByName() {
        QFETCH(float, value);
        QFETCH(QString, word);
        QTemporaryDir dir;
        QFile file(dir.filePath("bad.safetensors"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(SafetensorsBuilder().add("fine", {1}, {1}).add("block1.weight", {3}, {0, value, value}).bytes());
        file.close();
        const std::string path = file.fileName().toStdString();
        const auto read = readWeightsFile(path);
        QVERIFY(!read.has_value());
        const QString message = QString::fromStdString(read.error().message);
        QVERIFY2(message.contains("block1.weight") && message.contains(word) && message.contains("2 of 3") &&
                     message.contains("index 1"),
                 qPrintable(message));
        QVERIFY(inspectWeightsFile(path).has_value()); // so that a panel can show where they are
    }

    void missingFilesAndFoldersAreNamed() {
        QTemporaryDir dir;
        const auto missing = readWeightsFile(dir.filePath("none.safetensors").toStdString());
        QVERIFY(!missing && missing.error().code == ErrorCode::FileNotFound);
        const auto folder = readWeightsFile(dir.path().toStdString());
        QVERIFY(!folder && folder.error().code == ErrorCode::FileUnreadable);
    }

    void stopsWhenCancelled() {
        CancelSource source;
        source.cancel();
        const auto file = parseSafetensors(bytesOf(good()), "good", source.token());
        QVERIFY(!file && file.error().code == ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
