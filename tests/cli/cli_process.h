#pragma once
// Runs the real convlens-cli and gives back what a person at a terminal would see.
#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTest>

namespace convlens::test {

struct CliResult {
    int exitCode = -1; ///< -1 where the program crashed or did not end
    QByteArray out, err;

    QJsonObject json() const {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(out, &error);
        if (error.error != QJsonParseError::NoError) qWarning("not JSON: %s", qPrintable(error.errorString()));
        return document.object();
    }
    QString text() const { return QString::fromUtf8(out); }
    QString message() const { return QString::fromUtf8(err); }
    /// For the third argument of QVERIFY2.
    QByteArray all() const {
        return "exit " + QByteArray::number(exitCode) + "\nstdout: " + out.left(2000) + "\nstderr: " + err.left(2000);
    }
};

inline CliResult runCli(const QStringList& arguments, const QString& folder = {}) {
    const QString program = qEnvironmentVariable("CONVLENS_CLI");
    if (program.isEmpty()) qFatal("CONVLENS_CLI must name the convlens-cli to test; ctest sets it");
    QProcess process;
    if (!folder.isEmpty()) process.setWorkingDirectory(folder);
    process.start(program, arguments);
    CliResult result;
    if (!process.waitForFinished(240'000)) {
        qWarning("%s: %s", qPrintable(program), qPrintable(process.errorString()));
        process.kill();
        process.waitForFinished();
        return result;
    }
    if (process.exitStatus() == QProcess::NormalExit)
        result.exitCode = process.exitCode();
    else
        qWarning("%s was ended by signal %d", qPrintable(program), process.exitCode());
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

/// Failed with `exitCode`, said so in exactly one line, and printed no result.
inline bool failedInOneLine(const CliResult& result, int exitCode) {
    return result.exitCode == exitCode && result.out.isEmpty() && result.err.startsWith("convlens-cli: ") &&
           result.err.endsWith('\n') && result.err.count('\n') == 1;
}

} // namespace convlens::test
