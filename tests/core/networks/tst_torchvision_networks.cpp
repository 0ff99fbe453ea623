// Against what torchvision itself builds: names, shapes, widths, parameters and multiply-adds. The tables are written
// by tests/data/networks/make_torchvision_fixtures.py.
#include "core/cost/cost_model.h"
#include "tests/support/networks.h"

#include <QFile>
#include <QMap>
#include <QTest>

using namespace convlens;
using namespace convlens::test;

namespace {

QStringList linesOf(const char* name) {
    QFile file(QString(CONVLENS_TEST_DATA "/networks/") + name);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text)) qFatal("missing %s", qPrintable(file.fileName()));
    return QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
}

QString dimsText(const std::vector<int>& dims) {
    QStringList parts;
    for (const int d : dims)
        parts << QString::number(d);
    return parts.join('x');
}

/// torchvision's name of each parameter, and its shape.
QMap<QString, QString> torchvisionParameters(const Graph& graph) {
    QMap<QString, QString> found;
    for (const ParameterSpec& parameter : graph.parameters()) {
        const Layer& layer = graph.layer(parameter.layer);
        const QString suffix = QString::fromStdString(parameter.name.substr(layer.name.size()));
        found[QString::fromStdString(layer.sourceNames.torchvision) + suffix] = dimsText(parameter.dims);
    }
    return found;
}

} // namespace

class TestTorchvisionNetworks : public QObject {
    Q_OBJECT
private slots:
    void everyParameterHasTorchvisionsNameAndShape_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QStringList>("entries");
        QString spec;
        QStringList entries;
        const auto flush = [&] {
            if (!spec.isEmpty()) QTest::newRow(qPrintable(spec)) << spec << entries;
            entries.clear();
        };
        for (const QString& line : linesOf("torchvision_names.txt")) {
            if (line.startsWith("# ")) {
                flush();
                spec = line.mid(2);
            } else {
                entries << line;
            }
        }
        flush();
    }
    void everyParameterHasTorchvisionsNameAndShape() {
        QFETCH(QString, spec);
        QFETCH(QStringList, entries);
        QMap<QString, QString> expected;
        for (const QString& entry : entries)
            expected[entry.section(' ', 0, 0)] = entry.section(' ', 1);
        QCOMPARE(torchvisionParameters(buildOrExit(spec.toStdString())), expected);
        // The paper's rules are the same network here, or differ by one unit's widths (ShuffleNetV2).
        if (!spec.startsWith("shufflenet"))
            QCOMPARE(torchvisionParameters(buildOrExit(spec.section(',', 0, 0).toStdString())), expected);
    }

    void widthsAndParameters_data() {
        QTest::addColumn<qint64>("params");
        QTest::addColumn<QString>("widths");
        const QStringList lines = linesOf("torchvision_channels.csv");
        QVERIFY(lines.size() > 60);
        for (const QString& line : lines.mid(1))
            QTest::newRow(qPrintable(line.section(';', 0, 0)))
                << line.section(';', 1, 1).toLongLong() << line.section(';', 2);
    }
    void widthsAndParameters() {
        QFETCH(qint64, params);
        QFETCH(QString, widths);
        const Graph graph = buildOrExit(QTest::currentDataTag());
        QStringList found;
        for (const int width : widthsOf(graph))
            found << QString::number(width);
        QCOMPARE(found.join(' '), widths);
        QCOMPARE(qint64(computeCost(graph).total.params), params);
    }

    void multiplyAddsAtEvenAndOddSizes_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<qint64>("macs");
        for (const QString& line : linesOf("torchvision_macs.csv").mid(1)) {
            const QString spec = line.section(';', 0, 0) + ",resolution=" + line.section(';', 1, 1);
            QTest::newRow(qPrintable(spec)) << spec << line.section(';', 2).toLongLong();
        }
    }
    void multiplyAddsAtEvenAndOddSizes() {
        QFETCH(QString, spec);
        QFETCH(qint64, macs);
        QCOMPARE(qint64(computeCost(buildOrExit(spec.toStdString())).total.macs), macs);
        QCOMPARE(qint64(computeCost(buildOrExit(spec.toStdString(), 3)).total.macs), 3 * macs);
    }
};

QTEST_APPLESS_MAIN(TestTorchvisionNetworks)
#include "tst_torchvision_networks.moc"
