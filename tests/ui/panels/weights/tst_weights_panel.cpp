#include "core/networks/registry.h"
#include "core/weights/weights.h"
#include "tests/core/weights/safetensors_bytes.h"
#include "tests/ui/support/file_dialog.h"
#include "ui/jobs/job_service.h"
#include "ui/panels/panel_registry.h"
#include "ui/panels/weights/histogram_bars.h"
#include "ui/panels/weights/tensor_table_model.h"
#include "ui/panels/weights/weights_panel.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/widgets/copy_table.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace convlens;
using namespace convlens::test;

namespace {

constexpr int kWait = 30000;
const char* const kNetwork = "mobilenet_v1:width=0.25,resolution=32,classes=4";

void writeBytes(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

struct Desk {
    Desk() : workflow(session, jobs), panel({session, workflow, jobs}) {
        session.setSpec(*parseNetworkSpec(kNetwork));
        panel.resize(440, 760);
        panel.show();
    }
    QString field(const char* name) {
        if (const auto* line = panel.findChild<QLineEdit*>(QLatin1String(name))) return line->text();
        return panel.findChild<QLabel*>(QLatin1String(name))->text();
    }
    CopyTable& table() { return *panel.findChild<CopyTable*>(QStringLiteral("tensorTable")); }
    /// What is shown of a tensor, by column.
    QString shown(const QString& tensor, TensorTableModel::Column column) {
        const auto* model = table().model();
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->index(row, TensorTableModel::Name).data().toString() == tensor)
                return model->index(row, column).data().toString();
        return QStringLiteral("no ") + tensor;
    }
    void press(const char* name) {
        auto* button = panel.findChild<QPushButton*>(QLatin1String(name));
        QVERIFY2(button && button->isVisible() && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    SessionObject session;
    JobService jobs;
    Workflow workflow;
    WeightsPanel panel;
};

} // namespace

class TestWeightsPanel : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

private slots:
    void initTestCase() {
        const auto graph = buildNetwork(*parseNetworkSpec(kNetwork));
        QVERIFY(graph);
        const LoadedWeights seeded = seededWeights(*graph, 3);
        SafetensorsBuilder good, odd, bad;
        QByteArray map;
        int number = 0;
        for (const auto& [name, array] : seeded.parameters->arrays) {
            std::vector<float> values = array.values;
            good.add(QByteArray::fromStdString(name), array.dims, values);
            const QByteArray theirs = "layer_" + QByteArray::number(number++);
            odd.add(theirs, array.dims, values);
            map += QByteArray::fromStdString(name) + "," + theirs + "\n";
            if (name == "head.fc.bias") values = {1, std::numeric_limits<float>::quiet_NaN(), -3, 2};
            bad.add(QByteArray::fromStdString(name), array.dims, values);
        }
        good.metadata(R"({"origin":"a test","license":"CC0-1.0","input_mean":"0.5,0.5,0.5","input_std":"0.5,0.5,0.5",)"
                      R"("batch_norm_epsilon":"0.002"})");
        writeBytes(path("good.safetensors"), good.bytes());
        writeBytes(path("odd.safetensors"), odd.bytes());
        writeBytes(path("nan.safetensors"), bad.bytes());
        writeBytes(path("map.csv"), map);
        writeBytes(path("names.txt"), "rose\ntulip\ndaisy\nfern\n");
        writeBytes(path("three.txt"), "rose\ntulip\ndaisy\n");
    }

    void showsWhatTheFileTellsOfItself() {
        Desk desk;
        QAbstractItemModelTester tester(desk.panel.findChild<TensorTableModel*>());
        desk.workflow.openWeights(path("good.safetensors"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.field("weightsFile"), QString("good.safetensors"), kWait);
        QVERIFY(desk.field("weightsHash").startsWith("sha256:"));
        QCOMPARE(desk.field("weightsOrigin"), QString("a test"));
        QCOMPARE(desk.field("weightsLicence"), QString("CC0-1.0"));
        QCOMPARE(desk.field("weightsNaming"), QString("convlens"));
        QVERIFY(desk.field("weightsInput").contains("mean 0.5"));
        auto* epsilon = desk.panel.findChild<QComboBox*>("epsilon");
        QCOMPARE(epsilon->currentText(), QString("0.002"));
        QVERIFY(epsilon->toolTip().contains("The file says so itself"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.table().model()->rowCount() > 100, kWait);
        QCOMPARE(desk.shown("stem.conv.weight", TensorTableModel::Shape), QString("8 × 3 × 3 × 3"));
        QCOMPARE(desk.shown("head.fc.bias", TensorTableModel::NotFinite), QString("0"));
    }

    void countsWhatIsNoNumberAndSaysWhyTheFileIsRefused() {
        Desk desk;
        QSignalSpy problems(&desk.session, &SessionObject::problemReported);
        desk.workflow.openWeights(path("nan.safetensors"));
        QTRY_COMPARE_WITH_TIMEOUT(problems.size(), 1, kWait);
        // Damaged values are no matter of names: no name map is offered, and the weights in use stay.
        auto* refused = desk.panel.findChild<QLabel*>("refusedWeights");
        QTRY_VERIFY_WITH_TIMEOUT(refused->isVisible(), kWait);
        QVERIFY2(refused->text().contains("head.fc.bias") && refused->text().contains("NaN"),
                 qPrintable(refused->text()));
        QVERIFY(!desk.panel.findChild<QPushButton*>("refusedNameMap")->isVisible());
        QVERIFY(!desk.panel.findChild<QPushButton*>("refusedTemplate")->isVisible());
        QVERIFY(desk.session.network()->randomWeights());
        // Its tensors are there to be looked at, the damaged one selected.
        QTRY_COMPARE_WITH_TIMEOUT(desk.shown("head.fc.bias", TensorTableModel::NotFinite), QString("1"), kWait);
        auto* summary = desk.panel.findChild<QLabel*>("weightsSummary");
        QVERIFY2(summary->text().contains("1 of them NaN or infinite"), qPrintable(summary->text()));
        QCOMPARE(desk.table().currentIndex().siblingAtColumn(TensorTableModel::Name).data().toString(),
                 QString("head.fc.bias"));
        desk.press("refusedDismiss");
        QVERIFY(!refused->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(summary->text().contains("all finite"), kWait);
        const auto inspection = inspectFile(path("nan.safetensors"), {}, {});
        QVERIFY(inspection.has_value());
        QCOMPARE((*inspection)->notFinite, std::int64_t(1));
        for (const TensorFacts& facts : (*inspection)->tensors) {
            if (facts.name != "head.fc.bias") continue;
            QCOMPARE(facts.statistics.nans, std::int64_t(1));
            QCOMPARE(facts.statistics.minimum, -3.0f);
            QCOMPARE(facts.statistics.maximum, 2.0f);
        }
    }

    void aFileThatCannotBeReadIsSaidOnce() {
        writeBytes(path("noise.safetensors"), QByteArray(100, '\xff'));
        Desk desk;
        QSignalSpy problems(&desk.session, &SessionObject::problemReported);
        desk.workflow.openWeights(path("noise.safetensors"));
        auto* refused = desk.panel.findChild<QLabel*>("refusedWeights");
        QTRY_VERIFY_WITH_TIMEOUT(refused->isVisible(), kWait);
        auto* summary = desk.panel.findChild<QLabel*>("weightsSummary");
        QTRY_VERIFY_WITH_TIMEOUT(summary->text().contains("cannot be read"), kWait);
        QCOMPARE(problems.size(), 1);
        QCOMPARE(desk.table().model()->rowCount(), 0);
    }

    void randomWeightsAreMarkedAndTheirTensorsShown() {
        Desk desk;
        QTRY_VERIFY_WITH_TIMEOUT(desk.table().model()->rowCount() > 100, kWait);
        QCOMPARE(desk.field("weightsFile"), QString("random, seed 1"));
        QVERIFY(desk.panel.findChild<QWidget*>("randomWeightsChip")->isVisible());
        QVERIFY(!desk.panel.findChild<QComboBox*>("epsilon")->isEnabled());
        QVERIFY(!desk.panel.findChild<QPushButton*>("chooseClassNames")->isEnabled());
    }

    void theEpsilonIsOverriddenUndoneAndGivenBack() {
        Desk desk;
        desk.workflow.openWeights(path("good.safetensors"));
        auto* epsilon = desk.panel.findChild<QComboBox*>("epsilon");
        QTRY_VERIFY_WITH_TIMEOUT(epsilon->isEnabled(), kWait);
        desk.session.undoStack()->clear(); // or the change that follows would be one step with the opening
        const auto current = [&] {
            const auto weights = desk.session.network()->weights;
            return weights ? double(weights->parameters->batchNormEpsilon) : -1.0;
        };
        epsilon->lineEdit()->setFocus();
        epsilon->lineEdit()->selectAll();
        QTest::keyClicks(epsilon->lineEdit(), "0.25");
        QTest::keyClick(epsilon->lineEdit(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(current(), 0.25, kWait);
        QTRY_VERIFY(epsilon->toolTip().contains("Chosen here"));
        desk.session.undoStack()->undo();
        QTRY_VERIFY_WITH_TIMEOUT(std::abs(current() - 0.002) < 1e-9, kWait);
        desk.session.undoStack()->redo();
        QTRY_COMPARE_WITH_TIMEOUT(current(), 0.25, kWait);
        // The last entry of the list: what the file says.
        QTest::keyClick(epsilon->lineEdit(), Qt::Key_Down);
        QTest::keyClick(epsilon->lineEdit(), Qt::Key_Down);
        QTRY_VERIFY_WITH_TIMEOUT(std::abs(current() - 0.002) < 1e-9, kWait);
    }

    void classNamesAreChosenAndWrongOnesRefused() {
        Desk desk;
        desk.workflow.openWeights(path("good.safetensors"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.panel.findChild<QPushButton*>("chooseClassNames")->isEnabled(), kWait);
        answerFileDialog(path("names.txt"));
        desk.press("chooseClassNames");
        QTRY_VERIFY_WITH_TIMEOUT(desk.session.network()->labels.size() == 4, kWait);
        QCOMPARE(desk.session.network()->labels[1], std::string("tulip"));
        QVERIFY(desk.field("weightsClasses").contains("names.txt"));
        QSignalSpy problems(&desk.session, &SessionObject::problemReported);
        answerFileDialog(path("three.txt"));
        desk.press("chooseClassNames");
        QTRY_COMPARE_WITH_TIMEOUT(problems.size(), 1, kWait);
        QCOMPARE(desk.session.network()->labels.size(), std::size_t(4));
    }

    void aFileOfOtherNamesIsTakenWithAMapAndSavedWithOurs() {
        Desk desk;
        desk.workflow.openWeights(path("odd.safetensors"));
        auto* refused = desk.panel.findChild<QLabel*>("refusedWeights");
        QTRY_VERIFY_WITH_TIMEOUT(refused->isVisible(), kWait);
        QVERIFY(refused->text().contains("odd.safetensors"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.shown("layer_0", TensorTableModel::NotFinite), QString("0"), kWait);

        answerFileDialog(path("todo.csv"));
        desk.press("refusedTemplate");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path("todo.csv")), kWait);
        answerFileDialog(path("map.csv"));
        desk.press("refusedNameMap");
        QTRY_COMPARE_WITH_TIMEOUT(desk.field("weightsFile"), QString("odd.safetensors"), kWait);
        QTRY_VERIFY(!refused->isVisible());
        QVERIFY(desk.field("weightsNaming").contains("map.csv"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.session.network()->weights != nullptr, kWait);
        const auto before = desk.session.network()->weights;

        answerFileDialog(path("ours.safetensors"));
        desk.press("saveWeights");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path("ours.safetensors")), kWait);
        desk.workflow.openWeights(path("ours.safetensors"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.field("weightsFile"), QString("ours.safetensors"), kWait);
        const auto after = desk.session.network()->weights;
        QVERIFY(after && after != before);
        for (const auto& [name, array] : before->parameters->arrays)
            QVERIFY2(after->parameters->find(name)->values == array.values, name.c_str());
    }
};

QTEST_MAIN(TestWeightsPanel)
#include "tst_weights_panel.moc"
