#include "maps_desk.h"

#include "core/base/read_file.h"
#include "core/tensor/npy.h"
#include "core/weights/zip_directory.h"
#include "ui/panels/maps/export_maps_dialog.h"

#include <QFile>
#include <QImageReader>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>

using namespace convlens;
using namespace convlens::test;

/// Pictures and arrays of maps as files.
class TestMapsExport : public QObject, protected MapsDesk {
    Q_OBJECT
    void save(MapsExportKind kind, const QString& name) {
        QSignalSpy notices(m_session.get(), &SessionObject::noticeReported);
        m_panel->exportCurrent();
        const QPointer<ExportMapsDialog> dialog = m_panel->findChild<ExportMapsDialog*>();
        QVERIFY(dialog);
        auto* box = dialog->findChild<QComboBox*>("exportKind");
        box->setCurrentIndex(box->findData(int(kind)));
        auto* path = dialog->findChild<QLineEdit*>("exportPath");
        path->clear();
        QTest::keyClicks(path, m_dir.filePath(name));
        dialog->findChild<QPushButton*>("exportSave")->click();
        QTRY_COMPARE_WITH_TIMEOUT(notices.size(), 1, kWait);
        QTRY_VERIFY(!dialog); // it deletes itself
    }

private slots:
    void initTestCase() { prepare("maps-export"); }
    void init() { open(); }
    void cleanup() { close(); }

    void exportsThePictureWithItsConditionsAndTheValuesAsTheyAre() {
        openPhoto();
        m_session->selectLayer(LayerId{2});
        m_session->selectChannel(4);
        QTRY_VERIFY(m_panel->isCurrent());
        save(MapsExportKind::LayerNpy, "layer.npy");
        const Tensor read = *readNpy(m_dir.filePath("layer.npy").toStdString());
        QVERIFY(read.shape() == recorded()->shape());
        QVERIFY(std::equal(read.values().begin(), read.values().end(), recorded()->values().begin()));
        QFile beside(m_dir.filePath("layer.npy.json"));
        QVERIFY(beside.open(QIODevice::ReadOnly));
        const QJsonObject json = QJsonDocument::fromJson(beside.readAll()).object();
        QCOMPARE(json["weights"].toString(), QString("random"));
        QVERIFY(json["network"].toString().startsWith("mobilenet_v2"));
        QVERIFY(!json["layer"].toString().isEmpty());
        QCOMPARE(json["plan"].toString(), QString("as-drawn"));
        QCOMPARE(json["threads"].toInt(), 1);

        save(MapsExportKind::MapNpy, "channel.npy");
        const Tensor one = *readNpy(m_dir.filePath("channel.npy").toStdString());
        QVERIFY(std::equal(one.values().begin(), one.values().end(), recorded()->plane(0, 4).begin()));

        save(MapsExportKind::RunNpz, "all.npz");
        const auto bytes = *readFileBytes(m_dir.filePath("all.npz").toStdString(), 1 << 30);
        const auto members = readZipDirectory(bytes, "all.npz"); // holds what PyTorch writes, and this
        QVERIFY2(bool(members), members ? "" : members.error().message.c_str());
        const Graph& graph = *m_session->network()->graph;
        QVERIFY(int(members->size()) >= graph.layerCount() + 2); // input and conditions
        const std::string name = graph.layer(LayerId{2}).name + ".npy";
        const auto array = zipMemberBytes(bytes, "all.npz", name, members->at(name));
        const Tensor inside = *decodeNpy({reinterpret_cast<const char*>(array->data()), array->size()}, name);
        QVERIFY(std::equal(inside.values().begin(), inside.values().end(), recorded()->values().begin()));
        QVERIFY(members->contains("conditions.json"));

        save(MapsExportKind::GridPng, "grid.png");
        QImageReader reader(m_dir.filePath("grid.png"));
        const QImage grid = reader.read();
        QVERIFY(grid.width() > 200 && grid.height() > 200);
        QCOMPARE(grid.text("weights"), QString("random"));
        QCOMPARE(grid.text("plan"), QString("as-drawn"));
        save(MapsExportKind::MapPng, "map.png");
        const QImage map(m_dir.filePath("map.png"));
        QVERIFY(map.width() >= 512);
        QCOMPARE(map.text("plan"), QString("as-drawn"));
    }

    void thePlanThatTheMapsWereMadeWithIsNamed() {
        openPhoto();
        // Chosen afterwards: these maps are still of the other one.
        m_workflow->setPlan(PlanKind::Optimised);
        m_workflow->setThreads(2);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        const auto planOf = [&](const QString& name) {
            save(MapsExportKind::LayerNpy, name);
            QFile beside(m_dir.filePath(name + ".json"));
            if (!beside.open(QIODevice::ReadOnly)) return QString();
            const QJsonObject json = QJsonDocument::fromJson(beside.readAll()).object();
            return QStringLiteral("%1, %2").arg(json["plan"].toString()).arg(json["threads"].toInt());
        };
        QCOMPARE(planOf("before.npy"), QString("as-drawn, 1"));
        const auto before = m_session->runResult();
        m_workflow->runCurrent();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult() != before && m_panel->isCurrent(), kWait);
        QCOMPARE(planOf("after.npy"), QString("optimised, 2"));
    }

    void whatIsAskedOfAClassOrAValueIsNamedAndNoLayerThatItIsNotOf() {
        openPhoto();
        select("stem.conv");
        const auto conditionsAs = [&](MapSubject subject, const QString& name) {
            choose(*m_panel, "mapSubject", int(subject));
            [&] { QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait); }();
            save(MapsExportKind::MapNpy, name);
            QFile file(m_dir.filePath(name + ".json"));
            if (!file.open(QIODevice::ReadOnly)) return QJsonObject();
            return QJsonDocument::fromJson(file.readAll()).object();
        };
        choose(*m_panel, "mapSubject", int(MapSubject::ClassActivation));
        choose(*m_panel, "mapClass", 7);
        const QJsonObject activation = conditionsAs(MapSubject::ClassActivation, "activation.npy");
        QCOMPARE(activation["class"].toInt(-1), 7);
        QCOMPARE(activation["map"].toString(), "class activation of " + activation["class_name"].toString());
        QVERIFY(!activation["class_name"].toString().isEmpty());
        // MobileNetV2's last map, in front of the pooling.
        QCOMPARE(activation["layer"].toString(), QString("last.act"));
        QCOMPARE(activation["class_probability"].toDouble(),
                 double(m_session->runResult()->output.probabilities.at(0, 7, 0, 0)));

        const QJsonObject occlusion = conditionsAs(MapSubject::Occlusion, "occlusion.npy");
        QCOMPARE(occlusion["class"].toInt(-1), 7);
        QVERIFY(occlusion["hidden_square"].toInt() > 0);
        QVERIFY(!occlusion.contains("layer"));

        select("stem.conv");
        const QJsonObject field = conditionsAs(MapSubject::EffectiveField, "field.npy");
        QCOMPARE(field["layer"].toString(), QString("stem.conv"));
        QCOMPARE(field["y"].toInt(-1), 16);
        QCOMPARE(field["x"].toInt(-1), 16);
        QVERIFY(field.contains("channel") && !field.contains("class"));

        // The picture says the same, in its text and in its name.
        choose(*m_panel, "mapSubject", int(MapSubject::Occlusion));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        save(MapsExportKind::MapPng, "occlusion.png");
        const QImage image(m_dir.filePath("occlusion.png"));
        QCOMPARE(image.text("class"), QString("7"));
        QVERIFY(image.text("layer").isEmpty());
        m_panel->exportCurrent();
        auto* dialog = m_panel->findChild<ExportMapsDialog*>();
        auto* box = dialog->findChild<QComboBox*>("exportKind");
        box->setCurrentIndex(box->findData(int(MapsExportKind::MapPng)));
        const QString file = dialog->findChild<QLineEdit*>("exportPath")->text();
        QVERIFY2(file.contains("occlusion") && !file.contains("stem"), qPrintable(file));
    }

    void anExportThatCannotBeWrittenSaysWhy() {
        openPhoto();
        QSignalSpy problems(m_session.get(), &SessionObject::problemReported);
        m_panel->exportCurrent();
        auto* dialog = m_panel->findChild<ExportMapsDialog*>();
        auto* path = dialog->findChild<QLineEdit*>("exportPath");
        path->clear();
        QTest::keyClicks(path, m_dir.filePath("no/such/folder/x.png"));
        dialog->findChild<QPushButton*>("exportSave")->click();
        QTRY_COMPARE_WITH_TIMEOUT(problems.size(), 1, kWait);
        QVERIFY(problems[0][0].toString().contains("x.png"));
    }
};

QTEST_MAIN(TestMapsExport)
#include "tst_maps_export.moc"
