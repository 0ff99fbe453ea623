#include "tests/ui/support/sample_session.h"
#include "ui/charts/chart_catalogue.h"
#include "ui/session/session_object.h"

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <map>
#include <set>

using namespace convlens;

namespace {

/// Pixels that are not of the most frequent colour, in parts of all.
double inked(const QImage& picture) {
    std::map<QRgb, int> colours;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            ++colours[picture.pixel(x, y)];
    int most = 0;
    for (const auto& [colour, count] : colours)
        most = std::max(most, count);
    return 1 - double(most) / (double(picture.width()) * picture.height());
}

constexpr double kLeastInk = 0.002; // a page of white with a thin line is no chart

} // namespace

/// Every chart of a session that is measured and compares networks, in every format, read again by others.
class TestAllExports : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    QStringList m_files;

    QStringList filesOf(const char* suffix) const { return m_files.filter(QRegularExpression(QString("\\.%1$").arg(suffix))); }
    QString path(const QString& name) const { return m_folder.filePath(name); }

private slots:
    void initTestCase() {
        SessionObject session;
        session.setSpec(*parseNetworkSpec("mobilenet_v2:width=0.5,resolution=96"));
        session.setMeasurement(test::measurement(session.network(), test::slowDepthwise));
        session.pinCurrent();
        session.pinNetwork(*parseNetworkSpec("shufflenet_v2:resolution=96"), RandomWeights{7});
        session.setPinnedMeasurement(session.pinned()[1].id,
                                     test::measurement(session.pinned()[1].network, test::slowDepthwise));
        ChartExportOptions options;
        options.widthMm = 100;
        options.dotsPerInch = 100;
        const auto written = exportAllCharts(m_folder.path(), session, options);
        QVERIFY2(written, written ? "" : written.error().message.c_str());
        m_files = *written;
        QVERIFY(m_files.size() >= 3 * 10);
        QCOMPARE(filesOf("svg").size(), m_files.size() / 3);
        QCOMPARE(QSet<QString>(m_files.begin(), m_files.end()).size(), m_files.size()); // none over another
    }

    void everyBitmapHasItsSizeAndIsNotBlank() {
        for (const QString& name : filesOf("png")) {
            const QImage picture(path(name));
            QVERIFY2(!picture.isNull(), qPrintable(name));
            QCOMPARE(picture.width(), 394); // 100 mm at 100 dots per inch
            QVERIFY2(inked(picture) > kLeastInk, qPrintable(name));
            QVERIFY2(!picture.text("Description").isEmpty(), qPrintable(name)); // its conditions
        }
    }

    void everySvgIsWellFormedVectorsWithTextAndConditions() {
        for (const QString& name : filesOf("svg")) {
            QFile file(path(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QXmlStreamReader xml(bytes);
            QString text, description;
            std::set<QString> elements;
            while (!xml.atEnd()) {
                if (xml.readNext() != QXmlStreamReader::StartElement) continue;
                elements.insert(xml.name().toString());
                if (xml.name() == u"svg")
                    QCOMPARE(xml.attributes().value("width").toString(), QString("100mm"));
                if (xml.name() == u"text")
                    text += xml.readElementText(QXmlStreamReader::IncludeChildElements) + ' ';
                else if (xml.name() == u"desc")
                    description = xml.readElementText();
            }
            QVERIFY2(!xml.hasError(), qPrintable(name + ": " + xml.errorString()));
            QVERIFY2(!elements.contains("image") && !elements.contains("script"), qPrintable(name));
            QVERIFY2(!text.simplified().isEmpty(), qPrintable(name));
            QVERIFY2(description.contains("Convlens"), qPrintable(name + ": " + description));
            QVERIFY2(QSvgRenderer(bytes).isValid(), qPrintable(name));
        }
    }

    void everyPdfIsOnePageThatAnotherProgramDraws() {
        const QString toPpm = QStandardPaths::findExecutable("pdftoppm");
        if (toPpm.isEmpty()) QSKIP("pdftoppm is not installed");
        for (const QString& name : filesOf("pdf")) {
            QCOMPARE(QProcess::execute(toPpm, {"-r", "50", path(name), path(name)}), 0);
            const QStringList pages = QDir(m_folder.path()).entryList({name + "-*.ppm"}, QDir::Files);
            QCOMPARE(pages.size(), 1);
            QVERIFY2(inked(QImage(path(pages.front()))) > kLeastInk, qPrintable(name));
        }
    }

    void aFullDiskLeavesTheOldChartWholeAndIsSaid() {
        const QString disk = path("disk");
        QVERIFY(QDir().mkpath(disk));
        if (QProcess::execute("mount", {"-t", "tmpfs", "-o", "size=32k", "tmpfs", disk}) != 0)
            QSKIP("mounting a small disk needs root");
        const auto unmount = qScopeGuard([&] { QProcess::execute("umount", {disk}); });
        SessionObject session;
        session.setSpec(*parseNetworkSpec("mobilenet_v2:width=0.5,resolution=96"));
        CostScene scene;
        scene.view.network = session.network();
        const std::vector<NamedChart> charts{costCharts(scene)[0]};
        ChartExportOptions options;
        options.dotsPerInch = 72;
        options.widthMm = 60;
        QVERIFY(exportCharts(disk, charts, options, {ChartFormat::Png}));
        const QString file = QDir(disk).filePath(charts[0].id + ".png");
        const QImage before(file);
        QVERIFY(!before.isNull());
        options.dotsPerInch = 600;
        const auto written = exportCharts(disk, charts, options, {ChartFormat::Png});
        QVERIFY(!written);
        const QString why = QString::fromStdString(written.error().message);
        QVERIFY2(why.contains("No space left") && why.contains(file), qPrintable(why));
        QCOMPARE(QImage(file), before);
        QCOMPARE(QDir(disk).entryList(QDir::Files | QDir::Hidden).size(), 1); // and nothing half beside it
    }
};

QTEST_MAIN(TestAllExports)
#include "tst_all_exports.moc"
