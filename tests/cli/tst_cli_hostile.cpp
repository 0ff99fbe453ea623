// Every kind of hostile file, in every format that it can come in, through the real program: one line that names the
// file, nothing else, and no more memory than a program that reads a file of this size needs.
#include "tests/cli/cli_process.h"
#include "tests/core/weights/zip_bytes.h"
#include "tests/support/sanitized.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

#include <sys/resource.h>

using namespace convlens::test;

namespace {

/// The largest resident set of any child so far, in megabytes.
qint64 peakOfChildren() {
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return usage.ru_maxrss / 1024;
}

QByteArray entry(const char* name, const char* dtype, const char* shape, const char* offsets) {
    return QByteArray("\"") + name + "\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape +
           ",\"data_offsets\":" + offsets + "}";
}

QByteArray text(const QByteArray& t) {
    return "X" + number(std::uint64_t(t.size()), 4) + t;
}

QByteArray extent(std::uint32_t value) {
    return "J" + number(value, 4);
}

/// A pickle of {"w": a tensor of `dims` over two stored values}.
QByteArray tensorPickle(const QByteArray& dims, const QByteArray& strides, const QByteArray& name = "w") {
    return QByteArray("\x80\x02}") + text(name) + "ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") +
           "ctorch\nFloatStorage\n" + text("0") + text("cpu") + extent(2) + "tQ" + extent(0) + dims + strides +
           QByteArray("\x89") + "ccollections\nOrderedDict\n)RtRs.";
}

QByteArray checkpoint(const QByteArray& pickle) {
    return zip({{"archive/data.pkl", pickle}, {"archive/data/0", floats({1, 2})}});
}

QByteArray npy(const QByteArray& dictionary, const QByteArray& data, int claimed = -1) {
    const int length = claimed < 0 ? int(dictionary.size()) : claimed;
    return QByteArray("\x93NUMPY\x01\x00", 8) + number(std::uint64_t(length), 2) + dictionary + data;
}

/// A PNG that promises a picture of this size and holds none.
QByteArray emptyPng(std::uint32_t width, std::uint32_t height) {
    const auto bigEndian = [](std::uint32_t value) {
        QByteArray bytes = number(value, 4);
        std::reverse(bytes.begin(), bytes.end());
        return bytes;
    };
    const auto chunk = [&](const QByteArray& type, const QByteArray& data) {
        return bigEndian(std::uint32_t(data.size())) + type + data + bigEndian(crcOf(type + data));
    };
    return QByteArray::fromHex("89504e470d0a1a0a") +
           chunk("IHDR", bigEndian(width) + bigEndian(height) + QByteArray::fromHex("0802000000")) + chunk("IEND", {});
}

QByteArray session(const QByteArray& rest) {
    return "{\"format\":\"convlens-session\"," + rest;
}

} // namespace

class TestCliHostile : public QObject {
    Q_OBJECT
private slots:
    void endsInOneLineThatNamesTheFile_data() {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* kind, const char* suffix, const QByteArray& bytes, const char* reason) {
            QTest::addRow("%s, %s", kind, suffix) << QString(suffix) << bytes << QString(reason);
        };
        const char *tensors = "safetensors", *pth = "pth", *array = "npy", *saved = "convlens", *png = "png";
        const QByteArray eight = floats({1, 2});
        const QByteArray one = extent(2) + "\x85", stride = extent(1) + "\x85", good = tensorPickle(one, stride);
        const QByteArray plain = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }";

        row("truncated", tensors, safetensors("{" + entry("a", "F32", "[4]", "[0,16]") + "}", eight), "truncated");
        row("truncated", pth, checkpoint(good).chopped(30), "truncated");
        row("truncated", array, npy(plain, eight.chopped(3)), "bytes");
        row("truncated", saved, session("\"version\":1").toBase64().prepend('{'), "not JSON");
        row("truncated", png, QByteArray::fromHex("89504e470d0a1a0a0000000d49484452000000"), "truncated");

        row("overlapping", tensors,
            safetensors("{" + entry("a", "F32", "[1]", "[0,4]") + "," + entry("b", "F32", "[2]", "[0,8]") + "}", eight),
            "overlap");
        row("overlapping", pth, zip({{"archive/data/0", eight, 0, 0, 60}, {"archive/data.pkl", good}}), "overlap");

        row("oversized", tensors, littleEndian(1u << 30) + "{}", "1073741824");
        row("oversized", pth, zip({{"archive/data.pkl", good}, {"archive/data/0", eight, 0, 0, 0x7fffffff}}), "beyond");
        row("oversized", array, npy(plain, {}, 65535), "65535");
        row("oversized", saved, session("\"layer\":\"" + QByteArray(200000, 'x') + "\"}"), "version");

        row("duplicated", tensors,
            safetensors("{" + entry("a", "F32", "[1]", "[0,4]") + "," + entry("a", "F32", "[1]", "[4,8]") + "}", eight),
            "twice");
        row("duplicated", pth, checkpoint(good.chopped(1) + good.mid(3)), "twice");
        row("duplicated member", pth,
            zip({{"archive/data.pkl", good}, {"archive/data/0", eight}, {"archive/data/0", eight}}), "twice");
        row("duplicated", array,
            npy("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }", eight), "dictionary");
        row("duplicated", saved, session("\"version\":1,\"version\":1}"), "twice");

        row("cyclic", pth, checkpoint(QByteArray("\x80\x02}q\x00", 5) + text("state_dict") + QByteArray("h\x00s.", 4)),
            "no state dict");
        row("cyclic list", pth,
            checkpoint(QByteArray("\x80\x02]q\x00h\x00"
                                  "a.",
                                  9)),
            "no state dict");

        row("deeply nested", tensors, safetensors(QByteArray("{\"dtype\":").repeated(200000), {}), "nested");
        row("deeply nested", pth, checkpoint("\x80\x02)" + QByteArray(1'000'000, '\x85') + "."), "no state dict");
        row("deeply nested", array, npy("{'descr': " + QByteArray(60000, '['), eight), "dictionary");
        row("deeply nested", saved, QByteArray("{\"a\":").repeated(200000), "nested");

        row("zip bomb", pth,
            zip({{"archive/data.pkl", good},
                 {"archive/data/0", QByteArray(1000, '\0'), 8, 0, ~std::uint64_t(0), -1, 0xfffffffe}}),
            "compressed");
        row("zip bomb by shared members", pth,
            zip({{"archive/data.pkl", good},
                 {"archive/data/0", eight},
                 {"archive/data/1", eight, 0, 0, ~std::uint64_t(0), 0}}),
            "differs");
        row("values repeated by strides of zero", pth,
            checkpoint(tensorPickle(extent(0x7fffffff) + extent(0x7fffffff) + "\x86", extent(0) + extent(0) + "\x86")),
            "shape");
        row("pixel bomb", png, emptyPng(60000, 60000), "60000 x 60000");

        row("compressed member", pth, zip({{"archive/data.pkl", good, 8}, {"archive/data/0", eight}}), "compressed");

        row("wrong-endian", tensors, QByteArray::fromHex("0000000000000002") + "{}", "header");
        row("wrong-endian", pth,
            zip({{"archive/data.pkl", good}, {"archive/data/0", eight}, {"archive/byteorder", "big"}}), "big-endian");
        row("wrong-endian", array, npy("{'descr': '>f4', 'fortran_order': False, 'shape': (1, 2), }", eight), ">f4");

        row("not UTF-8", tensors, safetensors("{\"\xff\xfe\":1}", {}), "UTF-8");
        row("not UTF-8", pth, checkpoint(tensorPickle(one, stride, "w\xc0\xaf")), "not UTF-8");
        row("not UTF-8", array, npy(QByteArray(100, '\xff'), eight), "dictionary");
        row("not UTF-8", saved, session("\"layer\":\"\xff\xfe\"}"), "not JSON");

        row("absurd shape", tensors,
            safetensors("{" + entry("a", "F32", "[4294967296,4294967296,2]", "[0,8]") + "}", eight), "shape");
        row("absurd shape", pth, checkpoint(tensorPickle(extent(0x7fffffff) + "\x85", stride)), "shape");
        row("absurd shape", array,
            npy("{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296), }", eight), "shape");

        row("os.system", pth,
            checkpoint("\x80\x02"
                       "cos\nsystem\n" +
                       text("touch owned") + "\x85R."),
            "'os.system'");
    }

    void endsInOneLineThatNamesTheFile() {
        QFETCH(QString, suffix);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        QTemporaryDir folder;
        const QString name = "hostile." + suffix;
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const QString network = "mobilenet_v3_small:width=0.35,resolution=32,classes=2";
        QStringList arguments{"convert", name, "out.safetensors"};
        if (suffix == "npy") arguments = {"run", network, "--input", name};
        if (suffix == "png") arguments = {"run", network, "--image", name, "--json"};
        if (suffix == "convlens") arguments = {"report", "--session", name, "--out", "report", "--no-measure"};
        CliResult result = runCli(arguments, folder.path());
        // A photo is one of many: its reason stands in the results too.
        if (suffix == "png") result.out.clear();
        QVERIFY2(failedInOneLine(result, 1), result.all());
        QVERIFY2(result.message().contains(name) && result.message().contains(reason), result.all());
        QVERIFY(!QFile::exists(folder.filePath("out.safetensors")) && !QFile::exists(folder.filePath("report")));
        QVERIFY(!QFile::exists(folder.filePath("owned"))); // what the hostile pickle asks for
        if (!kSanitized)                                   // which keep memory of their own
            QVERIFY2(peakOfChildren() < 300, qPrintable(QString("%1 MB").arg(peakOfChildren())));
    }
};

QTEST_GUILESS_MAIN(TestCliHostile)
#include "tst_cli_hostile.moc"
