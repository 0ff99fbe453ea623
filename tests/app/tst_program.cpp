#include "core/base/version.h"
#include "core/session/session_file.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace convlens;

namespace {

constexpr int kWait = 240'000;

/// The program with a home of its own, so that no test sees another's settings or the person's.
std::unique_ptr<QProcess> start(const QString& home, const QStringList& arguments) {
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), home);
    environment.remove(QStringLiteral("XDG_CONFIG_HOME"));
    process->setProcessEnvironment(environment);
    process->setWorkingDirectory(home);
    process->start(qEnvironmentVariable("CONVLENS_PROGRAM"), arguments);
    return process;
}

QByteArray ending(QProcess& process) {
    return "status " + QByteArray::number(process.exitStatus()) + ", code " + QByteArray::number(process.exitCode()) +
           "\n" + process.readAllStandardError().right(2000);
}

bool endedWell(const QProcess& process) {
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

} // namespace

class TestProgram : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QVERIFY2(!qEnvironmentVariable("CONVLENS_PROGRAM").isEmpty(), "ctest sets CONVLENS_PROGRAM");
    }

    void saysItsVersionAndRefusesWrongUsage() {
        QTemporaryDir home;
        auto version = start(home.path(), {"--version"});
        QVERIFY(version->waitForFinished(kWait));
        QVERIFY2(endedWell(*version), ending(*version));
        QCOMPARE(version->readAllStandardOutput(), QByteArray("convlens ") + kVersion + "\n");
        for (const QStringList& wrong : {QStringList{"--no-such-option"}, {"--network", "mobilenet_v9"}}) {
            auto process = start(home.path(), wrong);
            QVERIFY(process->waitForFinished(kWait));
            QCOMPARE(process->exitCode(), 2);
            QVERIFY(process->readAllStandardError().contains(
                wrong.last().toLatin1().mid(wrong.last().startsWith('-') ? 2 : 0)));
        }
    }

    /// As over a remote shell or in a script: what only prints needs no window system.
    void whatOnlyPrintsNeedsNoDisplay() {
        QTemporaryDir home;
        QProcessEnvironment bare = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            bare.remove(QString::fromLatin1(name));
        bare.insert(QStringLiteral("HOME"), home.path());
        const auto run = [&](const QStringList& arguments) {
            auto process = std::make_unique<QProcess>();
            process->setProcessEnvironment(bare);
            process->start(qEnvironmentVariable("CONVLENS_PROGRAM"), arguments);
            process->waitForFinished(kWait);
            return process;
        };
        for (const char* option : {"--help", "-h"}) {
            auto help = run({QString::fromLatin1(option)});
            QVERIFY2(endedWell(*help), ending(*help));
            const QByteArray text = help->readAllStandardOutput();
            QVERIFY2(text.contains("--network") && text.contains("--session") && !text.contains("--help-all"), text);
        }
        auto version = run({"--version"});
        QVERIFY2(endedWell(*version), ending(*version));
        auto wrong = run({"--help-all"}); // what no option is, is not overlooked
        QCOMPARE(wrong->exitStatus(), QProcess::NormalExit);
        QCOMPARE(wrong->exitCode(), 2);
    }

    void qtsOwnOptionsAreLeftToQt() {
        QTemporaryDir home;
        auto process = start(home.path(), {"-platform", "offscreen", "--network", "mobilenet_v9"});
        QVERIFY(process->waitForFinished(kWait));
        QCOMPARE(process->exitCode(), 2);
        QVERIFY(process->readAllStandardError().contains("mobilenet_v9"));
    }

    void aSessionBringsItsNetworksAndComesAlone() {
        QTemporaryDir home;
        for (const QStringList& wrong : {QStringList{"--session", "a.convlens", "--network", "mobilenet_v2"},
                                         {"a.convlens", "--network", "mobilenet_v2"},
                                         {"a.convlens", "b.convlens"}}) {
            auto process = start(home.path(), wrong);
            QVERIFY(process->waitForFinished(kWait));
            QCOMPARE(process->exitCode(), 2);
            QVERIFY(process->readAllStandardError().contains("session"));
        }
    }

    /// The session that was last, where the settings say so: its network and photo are what is seen at the start.
    void itStartsWithTheLastSession() {
        QTemporaryDir home;
        SessionFile session;
        session.writtenBy = "test";
        session.network.spec = *parseNetworkSpec("mobilenet_v3_small:width=0.35,resolution=64");
        session.photos = {{":/samples/coffee.jpg", {}, {}, {}}};
        const QString file = home.filePath("last.convlens");
        QVERIFY(writeSession(file.toStdU16String(), session));
        for (const bool reopens : {true, false}) {
            QVERIFY(QDir(home.path()).mkpath(".config/Convlens"));
            QFile settings(home.filePath(".config/Convlens/convlens.conf"));
            QVERIFY(settings.open(QIODevice::WriteOnly | QIODevice::Truncate));
            settings.write("[session]\nlast=" + file.toUtf8() + "\nreopens=" + (reopens ? "true" : "false") + "\n");
            settings.close();
            const QString out = reopens ? QStringLiteral("with") : QStringLiteral("without");
            auto process = start(home.path(), {"--tour-out", out});
            QVERIFY(process->waitForFinished(kWait));
            QVERIFY2(endedWell(*process), ending(*process));
            QFile chart(home.filePath(out + "/cost-by-operator.svg"));
            QVERIFY(chart.open(QIODevice::ReadOnly));
            QCOMPARE(chart.readAll().contains("mobilenet_v3_small:width=0.35,resolution=64"), reopens);
        }
    }

    /// Two windows of one person: each keeps what it would lose in a crash in a folder of its own.
    void twoWindowsKeepTheirUnsavedSessionsApart() {
        QTemporaryDir home;
        const QStringList small{"--network", "mobilenet_v3_small:width=0.35,resolution=32"};
        auto first = start(home.path(), small);
        auto second = start(home.path(), small);
        const QDir unsaved(home.filePath(QStringLiteral(".local/share/Convlens/convlens/unsaved")));
        QTRY_COMPARE_WITH_TIMEOUT(unsaved.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 2, kWait);
        QTest::qWait(500); // for either to fall over the other
        QCOMPARE(first->state(), QProcess::Running);
        QCOMPARE(second->state(), QProcess::Running);
        for (QProcess* process : {first.get(), second.get()}) {
            process->kill();
            QVERIFY(process->waitForFinished(kWait));
        }
    }

    /// Both run, measure and write at the same time.
    void twoInstancesAtOnce() {
        QTemporaryDir home;
        auto first = start(home.path(), {"--tour-out", "one"});
        auto second = start(home.path(), {"--tour-out", "two"});
        QVERIFY(first->waitForFinished(kWait));
        QVERIFY(second->waitForFinished(kWait));
        QVERIFY2(endedWell(*first), ending(*first));
        QVERIFY2(endedWell(*second), ending(*second));
        for (const char* folder : {"one", "two"})
            QVERIFY(QFile::exists(QDir(home.filePath(QLatin1String(folder))).filePath("screenshot.png")));
        const QSettings settings(home.filePath(QStringLiteral(".config/Convlens/convlens.conf")), QSettings::IniFormat);
        QCOMPARE(settings.status(), QSettings::NoError);
    }

    void aFolderThatCannotBeWritten() {
        QTemporaryDir home;
        auto process = start(home.path(), {"--tour-out", "/proc/convlens-out"});
        QVERIFY(process->waitForFinished(kWait));
        QCOMPARE(process->exitStatus(), QProcess::NormalExit);
        QCOMPARE(process->exitCode(), 1);
        QVERIFY(process->readAllStandardError().contains("/proc/convlens-out"));
    }

    void settingsThatCannotBeReadOrWritten() {
        QTemporaryDir home;
        // A folder where the settings' file should be: neither reading nor writing is possible, for root either.
        QVERIFY(QDir(home.path()).mkpath(".config/Convlens/convlens.conf"));
        auto process = start(home.path(), {"--tour-out", "out"});
        QVERIFY(process->waitForFinished(kWait));
        QVERIFY2(endedWell(*process), ending(*process));
    }
};

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
