#include "cli_process.h"

#include "core/networks/registry.h"
#include "core/session/session_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace convlens;
using namespace convlens::test;

namespace {

const QString kSmall = "mobilenet_v1:width=0.25,resolution=64", kOther = "shufflenet_v2:width=0.5,resolution=64";

struct Document {
    QString error, text;
    QStringList pictures;
    int charts = 0;
};

Document read(const QString& path) {
    Document document;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        document.error = "cannot be opened";
        return document;
    }
    QXmlStreamReader reader(file.readAll());
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isCharacters()) document.text += reader.text();
        if (!reader.isStartElement()) continue;
        if (reader.name() == u"svg") ++document.charts;
        if (reader.name() == u"img") document.pictures << reader.attributes().value("src").toString();
    }
    if (reader.hasError()) document.error = reader.errorString();
    return document;
}

QString writePhoto(const QString& path) {
    // A PPM of 40 x 30 pixels: the simplest picture there is.
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write %s", qPrintable(path));
    file.write("P6\n40 30\n255\n");
    for (int i = 0; i < 40 * 30 * 3; ++i)
        file.putChar(char(i * 7));
    return path;
}

} // namespace

class TestCliReport : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;

private slots:
    void theReportIsOneFileWithEverythingInIt() {
        const QString out = m_dir.filePath("r.html"), photo = writePhoto(m_dir.filePath("p.ppm"));
        const CliResult result = runCli({"report", kSmall, kOther, "--image", photo, "--min-time", "0", "-o", out});
        QVERIFY2(result.exitCode == 0, result.all());
        const Document document = read(out);
        QVERIFY2(document.error.isEmpty(), qPrintable(document.error));
        QVERIFY(document.text.contains("MobileNetV1 0.25 @64") && document.text.contains("ShuffleNetV2 0.5 @64"));
        QVERIFY(document.text.contains("p.ppm"));
        QVERIFY(document.text.contains("random weights"));
        QVERIFY(!document.text.contains("not measured"));
        QVERIFY(document.charts >= 6); // totals, times, and two for each network
        QVERIFY(document.pictures.size() > 4);
        for (const QString& picture : document.pictures)
            QVERIFY(picture.startsWith("data:image/png;base64,"));
    }

    void withoutMeasuringItSaysSo() {
        const QString out = m_dir.filePath("counts.html");
        const CliResult result = runCli({"report", kSmall, "--no-measure", "-o", out});
        QVERIFY2(result.exitCode == 0, result.all());
        const Document document = read(out);
        QVERIFY2(document.error.isEmpty(), qPrintable(document.error));
        QVERIFY(document.text.contains("not measured"));
        QVERIFY(document.pictures.isEmpty());
    }

    void aSessionBringsItsNetworksPhotosAndTimes() {
        SessionFile session;
        session.writtenBy = "test";
        session.network.spec = *parseNetworkSpec(kSmall.toStdString());
        SavedMeasurement times;
        times.engine = "native";
        times.takenAt = "2026-01-02T03:04:05Z";
        times.machine.cpu = "The CPU of another day";
        times.total.iterations = 12;
        times.total.medianMs = 4321;
        session.network.measurement = times;
        SessionNetwork pin;
        pin.spec = *parseNetworkSpec(kOther.toStdString());
        pin.letter = "A";
        session.pinned = {pin};
        session.photos = {{writePhoto(m_dir.filePath("of session.ppm")).toStdString(), {}, {}, {}}};
        const QString file = m_dir.filePath("s.convlens"), out = m_dir.filePath("s.html");
        QVERIFY(writeSession(file.toStdU16String(), session));
        const CliResult result = runCli({"report", "--session", file, "--no-measure", "--out", out});
        QVERIFY2(result.exitCode == 0, result.all());
        const Document document = read(out);
        QVERIFY2(document.error.isEmpty(), qPrintable(document.error));
        QVERIFY(document.text.contains("4321") || document.text.contains("4320"));
        QVERIFY(document.text.contains("The CPU of another day"));
        QVERIFY(document.text.contains("ShuffleNetV2 0.5 @64"));
        QVERIFY(document.text.contains("of session.ppm"));
    }

    /// The window's sample photos are there without the window.
    void aSessionWithASamplePhotoIsReported() {
        SessionFile session;
        session.writtenBy = "test";
        session.network.spec = *parseNetworkSpec(kSmall.toStdString());
        const QString file = m_dir.filePath("sample.convlens"), out = m_dir.filePath("sample.html");
        for (const char* name : {"astronaut", "chelsea", "coffee", "rocket"})
            session.photos.push_back({std::string(":/samples/") + name + ".jpg", {}, {}, {}});
        QVERIFY(writeSession(file.toStdU16String(), session));
        const CliResult result = runCli({"report", "--session", file, "--no-measure", "--out", out});
        QVERIFY2(result.exitCode == 0, result.all());
        const Document document = read(out);
        QVERIFY2(document.error.isEmpty(), qPrintable(document.error));
        for (const char* name : {"astronaut.jpg", "chelsea.jpg", "coffee.jpg", "rocket.jpg"})
            QVERIFY2(document.text.contains(QLatin1String(name)), name);
        session.photos = {{":/samples/none.jpg", {}, {}, {}}};
        QVERIFY(writeSession(file.toStdU16String(), session));
        const CliResult unknown = runCli({"report", "--session", file, "--no-measure", "--out", out});
        QCOMPARE(unknown.exitCode, 1);
        QVERIFY(unknown.all().contains("samples/none.jpg"));
    }

    void wrongUsageAndFailuresAreOneLine_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("named");
        const QString out = m_dir.filePath("no.html");
        QTest::newRow("nothing to report") << QStringList{"report", "-o", out} << 2 << "SPEC";
        QTest::newRow("no file") << QStringList{"report", kSmall} << 2 << "out";
        QTest::newRow("weights of nothing")
            << QStringList{"report", kSmall, "--weights", "mobilenet_v2=x.pth", "-o", out} << 2 << "mobilenet_v2=x.pth";
        QTest::newRow("an unknown engine")
            << QStringList{"report", kSmall, "--engine", "abacus", "-o", out} << 2 << "abacus";
        QTest::newRow("no such photo") << QStringList{"report", kSmall, "--image", "none.jpg", "-o", out} << 1
                                       << "none.jpg";
        QTest::newRow("no such session") << QStringList{"report", "--session", "none.convlens", "-o", out} << 1
                                         << "none.convlens";
        QTest::newRow("nowhere to write")
            << QStringList{"report", kSmall, "--no-measure", "-o", m_dir.filePath("no/such/r.html")} << 1 << "no/such";
    }
    void wrongUsageAndFailuresAreOneLine() {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        QFETCH(QString, named);
        const CliResult result = runCli(arguments, m_dir.path());
        QVERIFY2(failedInOneLine(result, status), result.all());
        QVERIFY2(result.message().contains(named), result.all());
        QVERIFY(!QFile::exists(m_dir.filePath("no.html")));
    }
};

QTEST_GUILESS_MAIN(TestCliReport)
#include "tst_cli_report.moc"
