#include "core/base/write_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace convlens;

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<unreadable>");
}

QStringList filesIn(const QString& path) {
    return QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

std::filesystem::path native(const QString& path) {
    return path.toStdString();
}

} // namespace

class TestWriteFile : public QObject {
    Q_OBJECT
private slots:
    void writesAndReplacesWithoutLeavingAnythingElse() {
        QTemporaryDir folder;
        const QString path = folder.filePath("a.txt");
        QVERIFY(bool(writeFile(native(path), "first")));
        QCOMPARE(contentOf(path), QByteArray("first"));
        QVERIFY(bool(writeFile(native(path), std::string_view("se\0cond", 7))));
        QCOMPARE(contentOf(path), QByteArray("se\0cond", 7));
        QCOMPARE(filesIn(folder.path()), QStringList{"a.txt"});
    }

    void anUncommittedWriterLeavesTheOldFileWhole() {
        QTemporaryDir folder;
        const QString path = folder.filePath("a.txt");
        QVERIFY(bool(writeFile(native(path), "old")));
        {
            auto writer = FileWriter::create(native(path));
            QVERIFY(bool(writer));
            QVERIFY(bool(writer->write("half of the ne")));
            QCOMPARE(contentOf(path), QByteArray("old"));
            QCOMPARE(filesIn(folder.path()).size(), 2);
            FileWriter moved = std::move(*writer);
            QVERIFY(bool(moved.write("w")));
        }
        QCOMPARE(contentOf(path), QByteArray("old"));
        QCOMPARE(filesIn(folder.path()), QStringList{"a.txt"});
    }

    void keepsPermissionsAndSymbolicLinks() {
        QTemporaryDir folder;
        const QString path = folder.filePath("real.txt"), link = folder.filePath("link.txt");
        QVERIFY(bool(writeFile(native(path), "old")));
        const auto permissions = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
        QVERIFY(QFile::setPermissions(path, permissions));
        std::filesystem::create_symlink("real.txt", native(link));
        QVERIFY(bool(writeFile(native(link), "new")));
        QVERIFY(std::filesystem::is_symlink(native(link)));
        QCOMPARE(contentOf(path), QByteArray("new"));
        QVERIFY(std::filesystem::status(native(path)).permissions() == std::filesystem::perms::owner_all);
    }

    void aRelativeNameIsOfTheCurrentFolder() {
        QTemporaryDir folder;
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path()));
        const auto written = writeFile("plain.txt", "x");
        QDir::setCurrent(before);
        QVERIFY2(bool(written), written ? "" : written.error().message.c_str());
        QCOMPARE(filesIn(folder.path()), QStringList{"plain.txt"});
    }

    void aNameAsLongAsTheFileSystemTakes() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QString(255, 'n'));
        QVERIFY(bool(writeFile(native(path), "x")));
        QCOMPARE(contentOf(path), QByteArray("x"));
    }

    void devicesAreWrittenToAndNeverReplaced() {
        if (!std::filesystem::is_character_file("/dev/null")) QSKIP("this system has no /dev/null");
        QVERIFY(bool(writeFile("/dev/null", "x")));
        QVERIFY(std::filesystem::is_character_file("/dev/null"));
        if (!std::filesystem::is_character_file("/dev/full")) QSKIP("this system has no /dev/full");
        const auto full = writeFile("/dev/full", "x");
        QVERIFY(!full);
        QCOMPARE(int(full.error().code), int(ErrorCode::WriteFailed));
        QVERIFY2(full.error().message.find("No space left") != std::string::npos, full.error().message.c_str());
    }

    void sayWhyNot_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no folder") << "missing/a.txt"
                                   << "does not exist";
        QTest::newRow("a folder") << "folder"
                                  << "is a folder";
        QTest::newRow("through a file") << "file/a.txt"
                                        << "cannot write";
        QTest::newRow("too long") << QString(300, 'n') << "name too long";
    }
    void sayWhyNot() {
        QFETCH(QString, path);
        QFETCH(QString, reason);
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir("folder"));
        QVERIFY(bool(writeFile(native(folder.filePath("file")), "old")));
        const auto written = writeFile(native(folder.filePath(path)), "x");
        QVERIFY(!written);
        QCOMPARE(int(written.error().code), int(ErrorCode::WriteFailed));
        const QString message = QString::fromStdString(written.error().message);
        QVERIFY2(message.contains(reason, Qt::CaseInsensitive), qPrintable(message));
        QVERIFY2(message.contains(path), qPrintable(message));
        QCOMPARE(filesIn(folder.path()), (QStringList{"file", "folder"}));
    }
    void anEmptyNameIsRefused() { QVERIFY(!writeFile("", "x")); }
};

QTEST_APPLESS_MAIN(TestWriteFile)
#include "tst_write_file.moc"
