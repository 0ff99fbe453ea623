#include "core/weights/pytorch.h"

#include "core/weights/pickle.h"
#include "core/weights/weights.h"

#include "safetensors_bytes.h"
#include "zip_bytes.h"

#include <QFile>
#include <QTest>

#include <numeric>

using namespace convlens;
using namespace convlens::test;

namespace {

QByteArray dataFile(const QString& name) {
    QFile file(QStringLiteral(CONVLENS_TEST_DATA "/weights/") + name);
    if (!file.open(QIODevice::ReadOnly)) qFatal("missing %s", qPrintable(file.fileName()));
    return file.readAll();
}

QByteArray checkpoint(const QByteArray& pickle, const QByteArray& data = floats({1, 2})) {
    return zip({{"archive/data.pkl", pickle}, {"archive/data/0", data}, {"archive/version", "3\n"}});
}

QByteArray text(const QByteArray& t) {
    return "X" + number(std::uint64_t(t.size()), 4) + t;
}

/// {"w": tensor} of the storage "0" with these numbers.
QByteArray tensorPickle(const QByteArray& type, int stored, const QByteArray& offset, const QByteArray& dims,
                        const QByteArray& strides) {
    return QByteArray("\x80\x02}") + text("w") + "ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") +
           "ctorch\n" + type + "\n" + text("0") + text("cpu") + "J" + number(std::uint64_t(stored), 4) + "tQ" + offset +
           dims + strides + QByteArray("\x89") + "ccollections\nOrderedDict\n)RtRs.";
}

QByteArray one(int value) {
    return "J" + number(std::uint64_t(std::uint32_t(value)), 4);
}

/// The older form of torch.save: magic number, protocol, system, object, storage keys, and the storages' values.
QByteArray oldForm(const QByteArray& object, const QByteArray& keys, const QByteArray& values,
                   char littleEndianFlag = '\x88') {
    const QByteArray begin("\x80\x02", 2);
    return begin + QByteArray("\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.", 13) + begin + "M" + number(1001, 2) +
           "." + begin + "}" + text("little_endian") + littleEndianFlag + "s." + object + begin + keys + "." + values;
}

QByteArray listOf(const QByteArray& items) {
    return "](" + items + "e";
}

const QByteArray kGood = tensorPickle("FloatStorage", 2, one(0), one(2) + "\x85", one(1) + "\x85");

QString messageOf(const Result<WeightsFile>& file) {
    return file ? QStringLiteral("read") : QString::fromStdString(file.error().message);
}

} // namespace

class TestPytorch : public QObject {
    Q_OBJECT
private slots:
    // Written by torch.save itself (tests/data/weights/make_checkpoints.py).
    void readsWhatTorchSaves_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<QString>("key");
        QTest::newRow("zip") << "plain.pth"
                             << ""
                             << "";
        QTest::newRow("older form") << "old.pth"
                                    << ""
                                    << "";
        QTest::newRow("zip, wrapped") << "wrapped.pth.tar"
                                      << "module."
                                      << "state_dict";
        QTest::newRow("older form, wrapped") << "wrapped_old.pth.tar"
                                             << "module."
                                             << "state_dict";
    }
    void readsWhatTorchSaves() {
        QFETCH(QString, file);
        QFETCH(QString, prefix);
        QFETCH(QString, key);
        const auto read = readWeightsFile((QStringLiteral(CONVLENS_TEST_DATA "/weights/") + file).toStdString());
        QVERIFY2(read.has_value(), qPrintable(messageOf(read)));
        QCOMPARE(read->tensors.size(), std::size_t(8));
        const auto tensor = [&](const char* name) { return read->find(prefix.toStdString() + name); };
        std::vector<float> eighths(24);
        for (std::size_t i = 0; i < 24; ++i)
            eighths[i] = float(i) / 8;
        QVERIFY(tensor("conv.weight") && tensor("conv.weight")->values == eighths);
        QVERIFY((tensor("conv.weight")->dims == std::vector<std::int64_t>{2, 3, 2, 2}));
        QVERIFY(tensor("half")->dtype == "F16" && tensor("half")->values == (std::vector<float>{1.5f, -2}));
        QVERIFY(tensor("brain")->dtype == "BF16" && tensor("brain")->values == (std::vector<float>{1.5f, -3}));
        QVERIFY(tensor("double")->dtype == "F64" && tensor("double")->values == (std::vector<float>{0.5f, 0.25f}));
        QVERIFY((tensor("transposed")->dims == std::vector<std::int64_t>{3, 2}));
        QVERIFY(tensor("transposed")->values == (std::vector<float>{0, 3, 1, 4, 2, 5}));
        QVERIFY(tensor("slice")->values == (std::vector<float>{3, 5, 7}));
        QVERIFY(tensor("scalar")->values == (std::vector<float>{7}));
        QVERIFY(tensor("bn.num_batches_tracked")->values.empty());
        if (!key.isEmpty()) QCOMPARE(QString::fromStdString(read->metadata.at("checkpoint_key")), key);
    }

    void unwrapsParameters() {
        const auto read = readWeightsFile(CONVLENS_TEST_DATA "/weights/parameter.pt");
        QVERIFY2(read.has_value(), qPrintable(messageOf(read)));
        QCOMPARE(read->metadata.at("checkpoint_key"), std::string("model"));
        QVERIFY(read->find("w") && read->find("w")->values == (std::vector<float>{1, 1}));
    }

    void readsAMinimalArchive() {
        const auto read = parsePytorch(bytesOf(checkpoint(kGood)), "good");
        QVERIFY2(read.has_value(), qPrintable(messageOf(read)));
        QVERIFY(read->find("w")->values == (std::vector<float>{1, 2}));
    }

    void refusesHostileFiles_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("reason");
        const auto bad = [](const char* row, const QByteArray& bytes, const char* reason,
                            ErrorCode code = ErrorCode::BadFormat) { QTest::newRow(row) << bytes << code << reason; };
        const auto unsupported = ErrorCode::Unsupported;
        // Pickles that would run something.
        bad("os.system",
            checkpoint("\x80\x02"
                       "cos\nsystem\n" +
                       text("touch /tmp/owned") + "\x85R."),
            "'os.system'", unsupported);
        bad("builtins.eval",
            checkpoint("\x80\x02"
                       "cbuiltins\neval\n" +
                       text("1+1") + "\x85R."),
            "'builtins.eval'", unsupported);
        bad("by stack", checkpoint(QByteArray("\x80\x04") + text("posix") + text("system") + "\x93."), "'posix.system'",
            unsupported);
        bad("torch's own functions",
            checkpoint("\x80\x02"
                       "ctorch\nload\n)R."),
            "'torch.load'", unsupported);
        bad("any class",
            checkpoint("\x80\x02"
                       "cargparse\nNamespace\n)\x81."),
            "'argparse.Namespace'", unsupported);
        bad("instruction NEWOBJ",
            checkpoint("\x80\x02"
                       "ccollections\nOrderedDict\n)\x81."),
            "0x81", unsupported);
        bad("instruction INST", checkpoint(QByteArray("\x80\x02(ios\nsystem\n.")), "0x69", unsupported);
        bad("instruction EXT1", checkpoint(QByteArray("\x80\x02\x82\x01.")), "0x82", unsupported);
        bad("a storage type is called",
            checkpoint("\x80\x02"
                       "ctorch\nFloatStorage\n)R."),
            "is a type");
        // Pickles that make no sense.
        bad("empty", checkpoint(""), "ends early");
        bad("stop at once", checkpoint("\x80\x02."), "exactly one value");
        bad("nothing to pop",
            checkpoint("\x80\x02"
                       "0."),
            "missing");
        bad("no mark",
            checkpoint("\x80\x02"
                       "t."),
            "mark");
        bad("text beyond the end",
            checkpoint("\x80\x02X\xff\xff\xff\xff"
                       "a."),
            "ends early");
        bad("never remembered", checkpoint("\x80\x02h\x07."), "never remembered");
        bad("key without value", checkpoint("\x80\x02}(" + text("a") + "u."), "no value");
        bad("no dict", checkpoint("\x80\x02]."), "no state dict");
        bad("dict without tensors", checkpoint("\x80\x02}" + text("a") + "Ks."), "damaged");
        bad("name without end",
            checkpoint("\x80\x02"
                       "c" +
                       QByteArray(5000, 'a')),
            "no end");
        bad("unknown protocol", checkpoint("\x80\x09."), "protocol", unsupported);
        bad("many values", checkpoint("\x80\x02" + QByteArray(3'000'000, ']') + "."), "more than 2000000",
            ErrorCode::TooLarge);
        // Tensors that do not fit their storage.
        bad("too many values", checkpoint(tensorPickle("FloatStorage", 2, one(0), one(3) + "\x85", one(1) + "\x85")),
            "shape");
        bad("negative extent", checkpoint(tensorPickle("FloatStorage", 2, one(0), one(-2) + "\x85", one(1) + "\x85")),
            "shape");
        bad("negative stride", checkpoint(tensorPickle("FloatStorage", 2, one(1), one(2) + "\x85", one(-1) + "\x85")),
            "shape");
        bad("offset beyond", checkpoint(tensorPickle("FloatStorage", 2, one(1), one(2) + "\x85", one(1) + "\x85")),
            "shape");
        bad("stride beyond", checkpoint(tensorPickle("FloatStorage", 2, one(0), one(2) + "\x85", one(2) + "\x85")),
            "shape");
        bad("huge stride",
            checkpoint(tensorPickle("FloatStorage", 2, one(0), one(2) + "\x85", one(0x7fffffff) + "\x85")), "shape");
        bad("repeated by a stride of zero",
            checkpoint(tensorPickle("FloatStorage", 2, one(0), one(0x7fffffff) + one(0x7fffffff) + "\x86",
                                    one(0) + one(0) + "\x86")),
            "shape");
        bad("storage larger than its bytes",
            checkpoint(tensorPickle("FloatStorage", 3, one(0), one(2) + "\x85", one(1) + "\x85")),
            "should have 3 values");
        bad("storage of another type",
            checkpoint(tensorPickle("DoubleStorage", 2, one(0), one(2) + "\x85", one(1) + "\x85")), "of 8 bytes");
        bad("name that is not UTF-8", checkpoint(QByteArray(kGood).replace(text("w"), text("\xc0\xaf"))), "not UTF-8");
        bad("name cut inside a letter", checkpoint(QByteArray(kGood).replace(text("w"), text("w\xe2\x82"))),
            "not UTF-8");
        // One tensor of a thousand values under six names.
        QByteArray many = tensorPickle("FloatStorage", 1000, one(0), one(1000) + "\x85", one(1) + "\x85").chopped(2);
        many += "q\x09s";
        for (const char* name : {"a", "b", "c", "d", "e"})
            many += text(name) + "h\x09s";
        bad("more values than bytes", checkpoint(many + ".", QByteArray(4000, '\0')),
            "more values than the file has bytes", ErrorCode::TooLarge);
        bad("deeply nested", checkpoint("\x80\x02)" + QByteArray(1'000'000, '\x85') + "."), "no state dict");
        bad("deeply nested lists", checkpoint("\x80\x02" + QByteArray(900'000, ']') + QByteArray(899'999, 'a') + "."),
            "no state dict");
        bad("a state dict in itself",
            checkpoint("\x80\x02}q" + QByteArray(1, '\0') + text("state_dict") + "h" + QByteArray(1, '\0') + "s."),
            "no state dict");
        bad("tensor twice", checkpoint(QByteArray(kGood).chopped(1) + kGood.mid(3)), "twice");
        // Archives.
        const Member pkl{"archive/data.pkl", kGood}, data{"archive/data/0", floats({1, 2})};
        bad("no data.pkl", zip({data}), "no data.pkl");
        bad("two data.pkl", zip({pkl, {"other/data.pkl", kGood}}), "more than one");
        bad("storage missing", zip({pkl}), "lacks the member 'archive/data/0'");
        bad("name twice", zip({pkl, data, data}), "twice");
        bad("compressed", zip({pkl, {"archive/data/0", floats({1, 2}), 8}}), "compressed", unsupported);
        // Some bytes that claim to become four gigabytes; and stored ones that claim to be more than they are.
        bad("zip bomb", zip({pkl, {"archive/data/0", QByteArray(1000, '\0'), 8, 0, ~std::uint64_t(0), -1, 0xfffffffe}}),
            "compressed", unsupported);
        bad("zip bomb that says it is stored",
            zip({pkl, {"archive/data/0", floats({1, 2}), 0, 0, ~std::uint64_t(0), -1, 0xfffffffe}}), "two sizes");
        bad("member name that is not UTF-8", zip({{"archive\xc0\xaf/data.pkl", kGood}, data}), "lacks the member");
        bad("encrypted", zip({pkl, {"archive/data/0", floats({1, 2}), 0, 1}}), "encrypted", unsupported);
        bad("member beyond the file", zip({pkl, {"archive/data/0", floats({1, 2}), 0, 0, 0x7fffffff}}),
            "reaches beyond");
        bad("overlapping members", zip({{"archive/data/0", floats({1, 2}), 0, 0, 60}, pkl}), "overlap");
        bad("one header for two members", zip({pkl, data, {"archive/data/1", floats({1}), 0, 0, ~std::uint64_t(0), 0}}),
            "differs");
        bad("big-endian", zip({pkl, data, {"archive/byteorder", "big"}}), "big-endian", unsupported);
        bad("TorchScript", zip({pkl, data, {"archive/constants.pkl", ")."}}), "TorchScript", unsupported);
        bad("no end record", QByteArray("PK\x03\x04") + QByteArray(100, '\0'), "end record");
        bad("directory beyond the file",
            QByteArray("PK\x03\x04") + QByteArray("PK\x05\x06") + number(0, 4) + number(1, 2) + number(1, 2) +
                number(1000, 4) + number(0xfffffff0, 4) + number(0, 2),
            "end record");
        // The older form.
        const QByteArray key = listOf(text("0")), values = number(2, 8) + floats({1, 2});
        bad("old, big-endian", oldForm(kGood, key, values, '\x89'), "big-endian", unsupported);
        bad("old, more values than bytes", oldForm(kGood, key, number(3, 8) + floats({1, 2})), "reach beyond");
        bad("old, count of all ones", oldForm(kGood, key, QByteArray(8, '\xff') + floats({1, 2})), "reach beyond");
        bad("old, count cut off", oldForm(kGood, key, number(2, 4)), "reach beyond");
        bad("old, fewer values than the tensor", oldForm(kGood, key, number(1, 8) + floats({1})), "should have 2");
        bad("old, storage that nobody uses", oldForm(kGood, listOf(text("0") + text("1")), values + values),
            "nobody uses");
        bad("old, storage twice", oldForm(kGood, listOf(text("0") + text("0")), values + values), "twice");
        bad("old, storage missing", oldForm(kGood, "]", {}), "lacks the storage '0'");
        bad("old, keys are no list", oldForm(kGood, "}", values), "does not list");
        bad("old, key that is no text", oldForm(kGood, listOf("K\x05"), values), "nobody uses");
        bad("old, os.system", oldForm(QByteArray("\x80\x02") + "cos\nsystem\n" + text("x") + "\x85R.", key, values),
            "'os.system'", unsupported);
        QByteArray flipped = checkpoint(kGood);
        flipped[flipped.indexOf(floats({1, 2}))] = '\x55';
        bad("wrong checksum", flipped, "checksum");
    }
    void refusesHostileFiles() {
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorCode, code);
        QFETCH(QString, reason);
        const auto file = parsePytorch(bytesOf(bytes), "hostile.pth");
        QVERIFY(!file.has_value());
        QVERIFY2(file.error().code == code, qPrintable(messageOf(file)));
        QVERIFY2(messageOf(file).contains("hostile.pth") && messageOf(file).contains(reason),
                 qPrintable(messageOf(file)));
    }

    void sharingAndCyclesCostNothing() {
        // A list in itself, and thirty levels of pairs of the level before: 2^30 leaves for a reader that walks them.
        QByteArray pickle("\x80\x02]q\x01h\x01"
                          "a0]q\x00",
                          11);
        for (int i = 0; i < 30; ++i)
            pickle += QByteArray("h\x00h\x00\x86q\x00"
                                 "0",
                                 8);
        const auto file = parsePytorch(bytesOf(checkpoint(pickle + kGood.mid(2))), "shared");
        QVERIFY2(!file || file->find("w"), qPrintable(messageOf(file)));
    }

    void readsTheOldFormOfTheTests() {
        const auto read =
            parsePytorch(bytesOf(oldForm(kGood, listOf(text("0")), number(2, 8) + floats({1, 2}))), "old");
        QVERIFY2(read.has_value(), qPrintable(messageOf(read)));
        QVERIFY(read->find("w")->values == (std::vector<float>{1, 2}));
    }

    /// A tuple of a million values as the argument of a million calls: a reader that copied it would never end.
    void callsOfOneHugeTupleCostNothing() {
        QByteArray pickle("\x80\x02(", 3);
        pickle += ")" + QByteArray(900'000, '\x88') + "tq" + QByteArray(1, '\0') + "0ctorch\nSize\nq\x01" + "0";
        for (int i = 0; i < 1'000'000; ++i)
            pickle += QByteArray("h\x01h\x00R0", 6);
        const auto read = parsePytorch(bytesOf(checkpoint(pickle + kGood.mid(2))), "calls");
        QVERIFY2(read.has_value(), qPrintable(messageOf(read)));
    }

    /// NumPy and PyTorch let the stride of an extent of 1 be anything; it must not be walked.
    void theStrideOfASingleRowDoesNotMatter() {
        const QByteArray dims = one(1) + one(2) + "\x86";
        const QByteArray huge = QByteArray("\x8a\x08") + QByteArray(7, '\xff') + QByteArray(1, '\x7f');
        const auto read =
            parsePytorch(bytesOf(checkpoint(tensorPickle("FloatStorage", 3, one(0), dims, huge + one(2) + "\x86"),
                                            floats({1, 2, 3}))),
                         "stride");
        QVERIFY2(read.has_value(), qPrintable(messageOf(read)));
        QVERIFY(read->find("w")->values == (std::vector<float>{1, 3}));
    }

    void refusesEveryTruncation_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("zip") << "plain.pth";
        QTest::newRow("older form") << "old.pth";
    }
    void refusesEveryTruncation() {
        QFETCH(QString, file);
        const QByteArray whole = dataFile(file);
        for (qsizetype length = 0; length < whole.size(); ++length) {
            const QByteArray cut = whole.left(length);
            if (!looksLikePytorch(bytesOf(cut))) continue;
            QVERIFY2(!parsePytorch(bytesOf(cut), "cut").has_value(), qPrintable(QString::number(length)));
        }
    }

    void survivesDamage_data() { refusesEveryTruncation_data(); }
    void survivesDamage() {
        QFETCH(QString, file);
        const QByteArray whole = dataFile(file);
        std::uint32_t state = 7; // fixed, so that a failure repeats
        for (int round = 0; round < 10000; ++round) {
            QByteArray damaged = whole;
            for (int k = 0; k < 1 + round % 3; ++k) {
                state = state * 1664525u + 1013904223u;
                const auto at = qsizetype((state >> 8) % std::uint32_t(damaged.size()));
                state = state * 1664525u + 1013904223u;
                damaged[at] = char(state >> 24);
            }
            const auto read = parsePytorch(bytesOf(damaged), "damaged");
            if (!read) QVERIFY(messageOf(read).contains("damaged"));
        }
    }
};

QTEST_GUILESS_MAIN(TestPytorch)
#include "tst_pytorch.moc"
