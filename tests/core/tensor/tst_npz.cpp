#include "core/base/read_file.h"
#include "core/tensor/npy.h"
#include "core/tensor/npz.h"
#include "core/weights/zip_directory.h"

#include <QTemporaryDir>
#include <QTest>

#include <string>

using namespace convlens;

/// The archive is read with the strict reader of zip files that was made for PyTorch's, not with our own words for it.
class TestNpz : public QObject {
    Q_OBJECT
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

    void whatDoesNotFitAPlainZipFileIsRefusedAndTheOldFileStays() {
        QTemporaryDir folder;
        const std::string path = folder.filePath("old.npz").toStdString();
        QVERIFY(bool(writeNpz(path, {}, {})));
        const std::vector<float> value{1};
        // 70 000 members of one value: small, but more than the directory can count.
        std::vector<NpzArray> many;
        for (int i = 0; i < 70000; ++i)
            many.push_back({std::to_string(i), value, {1, 1, 1, 1}});
        const auto refused = writeNpz(path, many, {});
        QVERIFY(!refused && refused.error().code == ErrorCode::TooLarge);
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
