#include "ui/session/session_document.h"
#include "ui/session/workflow.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QProcess>
#include <QRandomGenerator>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUndoStack>

using namespace convlens;

namespace {

constexpr int kWait = 60000; // the machine that tests may be busy

/// Noise, so that it does not shrink: a file of some megabytes takes a while to write.
QByteArray largePicture() {
    QImage image(700, 700, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < image.height(); ++y)
        random.fillRange(reinterpret_cast<quint32*>(image.scanLine(y)), image.width());
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

struct Program {
    SessionObject session;
    JobService jobs;
    Workflow workflow{session, jobs};
    SessionDocument document{session, workflow, jobs};
    QSignalSpy problems{&session, &SessionObject::problemReported};
    Program() {
        NetworkSpec small;
        small.width = 0.35;
        small.resolution = 32;
        session.setSpec(small);
        session.undoStack()->clear();
    }
    bool idle() {
        return QTest::qWaitFor([this] { return jobs.isIdle(); }, kWait);
    }
};

QString kept(const QString& root) {
    const QStringList folders = QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    return folders.isEmpty() ? QString() : QDir(root).filePath(folders.front() + "/session.convlens");
}

/// The other program: pins and changes a network without end, and keeps every step, until it is killed.
int runChild(const QString& root) {
    Program program;
    program.document.startAutosaving(root, 1);
    program.workflow.addImageBytes(largePicture(), "pasted picture");
    program.session.pinCurrent();
    QTimer change;
    int width = 0;
    QObject::connect(&change, &QTimer::timeout, &change, [&] {
        NetworkSpec spec = program.session.spec();
        spec.width = width++ % 2 ? 0.5 : 0.35;
        program.session.setSpec(spec);
    });
    change.start(100);
    return QGuiApplication::exec();
}

/// Starts it and waits until it has kept the picture too; the pin alone is kept before that.
bool startChild(QProcess& child, const QString& root) {
    child.setProcessChannelMode(QProcess::ForwardedChannels);
    child.start(QCoreApplication::applicationFilePath(), {"--child", root});
    return child.waitForStarted(kWait) && QTest::qWaitFor([&] { return QFileInfo(kept(root)).size() > 1000000; }, kWait);
}

} // namespace

class TestAutosave : public QObject {
    Q_OBJECT
private slots:
    void aProgramKilledWhileKeepingIsRecovered_data() {
        QTest::addColumn<int>("milliseconds");
        for (const int ms : {0, 17, 140})
            QTest::addRow("killed after %d ms", ms) << ms;
    }
    void aProgramKilledWhileKeepingIsRecovered() {
        QFETCH(int, milliseconds);
        QTemporaryDir root;
        QProcess child;
        QVERIFY(startChild(child, root.path()));
        QVERIFY(AutosaveFolder::leftBehind(root.path()).empty()); // it is running
        QTest::qWait(milliseconds);
        child.kill();
        QVERIFY(child.waitForFinished(kWait));
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);

        auto left = AutosaveFolder::leftBehind(root.path());
        QCOMPARE(left.size(), std::size_t(1));
        QVERIFY(AutosaveFolder::leftBehind(root.path()).empty()); // one alone recovers it
        {
            Program program;
            program.document.startAutosaving(root.path(), 1);
            program.document.recover(std::move(left.front()));
            QTRY_COMPARE_WITH_TIMEOUT(program.session.photos().size(), std::size_t(1), kWait);
            QVERIFY(program.session.photos()[0].picture);
            QCOMPARE(*program.session.photos()[0].picture,
                     [] {
                         const QByteArray bytes = largePicture();
                         return std::vector<std::uint8_t>(bytes.begin(), bytes.end());
                     }());
            QCOMPARE(program.session.pinned().size(), std::size_t(1));
            QVERIFY(program.document.isWorthAsking());
            QCOMPARE(program.problems.size(), 0);
            // Once it is safe here, the folder of the other is gone, and whatever lay half written in it.
            QTRY_COMPARE_WITH_TIMEOUT(QDir(root.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1, kWait);
            QVERIFY(program.idle());
            program.document.endAutosaving();
        }
        QVERIFY(QDir(root.path()).isEmpty());
    }

    void programsThatRunAtTheSameTimeKeepOutOfEachOthersWay() {
        QTemporaryDir root;
        QProcess child;
        QVERIFY(startChild(child, root.path()));
        const QString theirs = kept(root.path());
        {
            Program program;
            program.document.startAutosaving(root.path(), 1);
            program.session.pinCurrent();
            QTRY_COMPARE_WITH_TIMEOUT(QDir(root.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 2, kWait);
            QVERIFY(program.idle());
            QVERIFY(AutosaveFolder::leftBehind(root.path()).empty());
            program.document.endAutosaving();
        }
        QVERIFY(QFile::exists(theirs));
        QVERIFY(readSession(theirs.toStdU16String()));
        child.kill();
        QVERIFY(child.waitForFinished(kWait));
        QCOMPARE(AutosaveFolder::leftBehind(root.path()).size(), std::size_t(1));
    }

    void whatIsNotRecoveredIsOfferedAgainUnlessItIsDiscarded() {
        QTemporaryDir root;
        {
            auto folder = AutosaveFolder::create(root.path());
            QVERIFY(folder);
            QVERIFY(writeAutosave(folder->file(), {}, "/home/somebody/study.convlens"));
        } // ends without having discarded it, as in a crash
        {
            const auto left = AutosaveFolder::leftBehind(root.path());
            QCOMPARE(left.size(), std::size_t(1));
            QCOMPARE(left.front().origin(), QString("/home/somebody/study.convlens"));
            QVERIFY(left.front().time().secsTo(QDateTime::currentDateTime()) < 3600);
        }
        {
            auto left = AutosaveFolder::leftBehind(root.path());
            QCOMPARE(left.size(), std::size_t(1));
            left.front().discard();
        }
        QVERIFY(AutosaveFolder::leftBehind(root.path()).empty());
        QVERIFY(QDir(root.path()).isEmpty());
    }

    void onlyWhatWouldBeMissedIsKept() {
        QTemporaryDir root;
        Program program;
        program.document.startAutosaving(root.path(), 1);
        const auto settled = [&] {
            QTest::qWait(30);
            return program.idle();
        };
        NetworkSpec other = program.session.spec();
        other.width = 0.5;
        program.session.setSpec(other);
        QVERIFY(settled());
        QVERIFY(!QFile::exists(kept(root.path())));
        program.session.pinCurrent();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(kept(root.path())), kWait);
        program.document.save(root.filePath("study.convlens"));
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(kept(root.path())), kWait); // the file has it now
        program.session.clearPinned();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(kept(root.path())), kWait); // a change of a session that has a name
        QFile origin(QFileInfo(kept(root.path())).dir().filePath("origin.txt"));
        QVERIFY(origin.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(origin.readAll()), root.filePath("study.convlens"));
        QVERIFY(program.idle());
        program.document.endAutosaving();
    }

    void aFullDiskIsSaidAndTheLastStateThatWasKeptStays() {
        QTemporaryDir folder;
        const QString disk = folder.filePath("disk");
        QVERIFY(QDir().mkpath(disk));
        if (QProcess::execute("mount", {"-t", "tmpfs", "-o", "size=256k", "tmpfs", disk}) != 0)
            QSKIP("mounting a small disk needs root");
        const auto unmount = qScopeGuard([&] { QProcess::execute("umount", {disk}); });
        Program program;
        program.document.startAutosaving(disk, 1);
        program.session.pinCurrent();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(kept(disk)), kWait);
        program.workflow.addImageBytes(largePicture(), "too large");
        QTRY_COMPARE_WITH_TIMEOUT(program.problems.size(), 1, kWait);
        const QString why = QString::fromStdString(program.problems[0][1].value<Error>().message);
        QVERIFY2(why.contains("No space left"), qPrintable(why));
        const auto old = readSession(kept(disk).toStdU16String());
        QVERIFY(old && old->photos.empty() && old->pinned.size() == 1);
        QVERIFY(program.idle());
        program.document.endAutosaving();
    }
};

int main(int argc, char** argv) {
    QGuiApplication application(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == "--child") return runChild(QString::fromLocal8Bit(argv[2]));
    TestAutosave test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_autosave.moc"
