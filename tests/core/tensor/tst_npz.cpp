#include "core/base/read_file.h"
#include "core/tensor/npy.h"
#include "core/tensor/npz.h"
#include "core/weights/zip_directory.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <string>

using namespace convlens;

/// The archive is read with the strict reader of zip files that was made for PyTorch's, not with our own words for it.
class TestNpz : public QObject {
    Q_OBJECT

    /// Each member with the bytes of its values, or its text; checksums are compared while it is read.
    static QString asPythonReads(const QString& path) {
        static const char* script = R"(
import sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
for member in archive.infolist():
    content = archive.read(member)
    if member.filename.endswith(".npy"):
        head = int.from_bytes(content[8:10], "little")
        kind = "float32" if b"'<f4'" in content[:10 + head] else "?"
        print(member.filename, len(content) - 10 - head, kind)
    else:
        print(member.filename, content.decode().strip())
)";
        QProcess python;
        python.start("python3", {"-c", script, path});
        if (!python.waitForStarted() || !python.waitForFinished(60000)) return "no python3";
        return QString::fromUtf8(python.readAllStandardOutput() + python.readAllStandardError());
    }

private slots:
    void everyArrayAndTextComesBackUnderItsName() {
        const std::vector<float> a{1, 2, 3, 4, 5, 6}, b{-0.5f};
        QTemporaryDir folder;
        const std::string path = folder.filePath("a.npz").toStdString();
        const std::vector<NpzArray> arrays{{"stem.conv", a, {1, 2, 1, 3}}, {"block1.add", b, {1, 1, 1, 1}}};
        const std::vector<NpzText> texts{{"conditions.json", "{}\n"}};
        const auto written = writeNpz(path, arrays, texts);
        QVERIFY2(bool(written), written ? "" : written.error().message.c_str());

        const auto bytes = *readFileBytes(path, 1 << 20);
        const auto members = readZipDirectory(bytes, path);
        QVERIFY2(bool(members), members ? "" : members.error().message.c_str());
        QCOMPARE(int(members->size()), 3);
        const auto member = [&](const std::string& name) {
            const auto content = zipMemberBytes(bytes, path, name, members->at(name)); // compares the checksum
            return content ? std::string(content->begin(), content->end()) : content.error().message;
        };
        QCOMPARE(member("conditions.json"), std::string("{}\n"));
        const auto first = decodeNpy(member("stem.conv.npy"), "stem.conv");
        QVERIFY2(bool(first), first ? "" : first.error().message.c_str());
        QVERIFY((first->shape() == Shape{1, 2, 1, 3}));
        QCOMPARE(first->at(0, 1, 0, 2), 6.0f);
        QCOMPARE(decodeNpy(member("block1.add.npy"), "block1.add")->at(0, 0, 0, 0), -0.5f);
    }

    /// The last 22 bytes as section 4.3.16 of the zip format lays them down.
    void anEmptyArchiveIsJustTheEndOfADirectory() {
        QTemporaryDir folder;
        const std::string path = folder.filePath("empty.npz").toStdString();
        QVERIFY(bool(writeNpz(path, {}, {})));
        const auto bytes = *readFileBytes(path, 1 << 20);
        QCOMPARE(std::string(bytes.begin(), bytes.end()), "PK\x05\x06" + std::string(18, '\0'));
    }

    /// Read by Python's zipfile, which knows zip64; ours for PyTorch's files does not.
    void beyondAPlainZipFileTheDirectoryIsZip64() {
        QTemporaryDir folder;
        const QString path = folder.filePath("far.npz");
        const std::vector<float> a{1, 2, 3}, b{4};
        auto npz = NpzWriter::create(path.toStdString());
        QVERIFY(bool(npz));
        npz->setZip64From(1); // the first member lies before that, the others do not
        QVERIFY(bool(npz->add(NpzArray{"near", a, {1, 1, 1, 3}})));
        QVERIFY(bool(npz->add(NpzArray{"far", b, {1, 1, 1, 1}})));
        QVERIFY(bool(npz->add(NpzText{"conditions.json", "{}\n"})));
        QVERIFY(bool(npz->commit()));
        const QString read = asPythonReads(path);
        if (read == "no python3") QSKIP("no python3 to read it with");
        QCOMPARE(read, QString("near.npy 12 float32\nfar.npy 4 float32\nconditions.json {}\n"));
    }

    void moreMembersThanAPlainDirectoryCanCountAreThere() {
        QTemporaryDir folder;
        const QString path = folder.filePath("many.npz");
        auto npz = NpzWriter::create(path.toStdString());
        QVERIFY(bool(npz));
        for (int i = 0; i < 70000; ++i)
            QVERIFY(bool(npz->add(NpzText{std::to_string(i), "x"})));
        QVERIFY(bool(npz->commit()));
        QProcess python;
        python.start("python3", {"-c",
                                 "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); "
                                 "print(len(z.namelist()), z.read('69999').decode())",
                                 path});
        if (!python.waitForStarted()) QSKIP("no python3 to read it with");
        QVERIFY(python.waitForFinished(60000));
        QCOMPARE(QString::fromUtf8(python.readAllStandardOutput()).trimmed(), QString("70000 x"));
    }

    void anArchiveThatIsNotCommittedLeavesTheOldFile() {
        QTemporaryDir folder;
        const std::string path = folder.filePath("old.npz").toStdString();
        QVERIFY(bool(writeNpz(path, {}, {})));
        {
            auto npz = NpzWriter::create(path);
            QVERIFY(bool(npz) && bool(npz->add(NpzText{"a", "b"})));
        }
        QCOMPARE(int(readFileBytes(path, 1 << 20)->size()), 22);
    }

    void aCancelledExportLeavesTheOldFile() {
        QTemporaryDir folder;
        const std::string path = folder.filePath("old.npz").toStdString();
        QVERIFY(bool(writeNpz(path, {}, {})));
        CancelSource source;
        source.cancel();
        const std::vector<float> value{1};
        const std::vector<NpzArray> one{{"x", value, {1, 1, 1, 1}}};
        const auto outcome = writeNpz(path, one, {}, source.token());
        QVERIFY(!outcome && outcome.error().code == ErrorCode::Cancelled);
        QCOMPARE(int(readFileBytes(path, 1 << 20)->size()), 22);
    }
};

QTEST_APPLESS_MAIN(TestNpz)
#include "tst_npz.moc"
