#include "tests/ui/support/sample_session.h"
#include "tests/ui/support/small_cap.h"
#include "ui/charts/chart_widget.h"
#include "ui/charts/export_dialog.h"
#include "ui/panels/diagram/diagram_panel.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

using namespace convlens;

namespace {

constexpr int kWait = 60000; // the machine that tests may be busy

QImage pattern(int phase) {
    QImage image(96, 64, QImage::Format_RGB888);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.setPixelColor(x, y, QColor((x * 5 + phase) % 256, (y * 7 + x) % 256, (x * y + phase) % 256));
    return image;
}

struct Desk {
    Desk() : workflow(session, jobs) {
        NetworkSpec small;
        small.width = 0.35;
        small.resolution = 64;
        session.setSpec(small);
    }
    PanelContext context() { return {session, workflow, jobs}; }
    SessionObject session;
    JobService jobs;
    Workflow workflow;
};

struct Shown {
    explicit Shown(Desk& desk) : panel(desk.context()) {
        panel.resize(820, 620);
        panel.show();
        if (!QTest::qWaitForWindowExposed(&panel)) qFatal("the panel does not show");
        QTest::qWait(20);
    }
    DiagramView& view() { return panel.view(); }
    void colourBy(DiagramMeasure measure) {
        auto* box = panel.findChild<QComboBox*>(QStringLiteral("diagramColour"));
        box->setCurrentIndex(box->findData(int(measure)));
    }
    void press(const char* name) {
        auto* button = panel.findChild<QAbstractButton*>(QLatin1String(name));
        QVERIFY2(button, name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    DiagramPanel panel;
};

int partOf(Desk& desk, DiagramView& view, const char* layer) {
    return view.diagram().partOf(*desk.session.network()->graph->findLayer(layer));
}

} // namespace

class TestDiagramPanel : public QObject {
    Q_OBJECT
    QTemporaryDir m_settings;

private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("convlens-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    }
    void init() { QSettings().clear(); }

    void everyBoxIsInViewAndAClickSelectsItsLayer() {
        Desk desk;
        Shown shown(desk);
        DiagramView& view = shown.view();
        QVERIFY(view.isFitted());
        for (std::size_t i = 0; i < view.diagram().parts.size(); ++i)
            QVERIFY(view.viewport()->rect().contains(view.partRect(int(i))));
        const int part = partOf(desk, view, "block3.depthwise.conv");
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.partRect(part).center());
        QCOMPARE(desk.session.selectedLayer(), *desk.session.network()->graph->findLayer("block3.depthwise.conv"));
        QCOMPARE(view.selectedPart(), part);
        QVERIFY(view.accessibleDescription().contains("block3.depthwise.conv"));
        // And from elsewhere.
        desk.session.selectLayer(*desk.session.network()->graph->findLayer("block5.project.bn"));
        QCOMPARE(view.selectedPart(), partOf(desk, view, "block5.project.conv"));
        // A layer of the box that is selected already stays.
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.partRect(view.selectedPart()).center());
        QCOMPARE(desk.session.network()->graph->layer(desk.session.selectedLayer()).name,
                 std::string("block5.project.bn"));
    }

    void theSelectedBoxIsDrawnRinged() {
        Desk desk;
        Shown shown(desk);
        desk.session.selectLayer(*desk.session.network()->graph->findLayer("block3.expand.conv"));
        const QImage image = shown.view().viewport()->grab().toImage();
        const QRect box = shown.view().partRect(shown.view().selectedPart());
        const QColor focus = chartColours(themeOf(shown.panel.palette())).focus;
        int ring = 0;
        for (int y = box.top() - 6; y <= box.bottom() + 6; ++y)
            for (int x = box.left() - 6; x <= box.right() + 6; ++x)
                if (image.rect().contains(x, y)) {
                    const QColor at = image.pixelColor(x, y);
                    ring += std::abs(at.red() - focus.red()) + std::abs(at.green() - focus.green()) +
                                std::abs(at.blue() - focus.blue()) <
                            40;
                }
        QVERIFY2(ring > box.height(), qPrintable(QString::number(ring)));
    }

    void keysWalkOpenAndZoom() {
        Desk desk;
        Shown shown(desk);
        DiagramView& view = shown.view();
        view.setFocus();
        const auto name = [&] {
            const LayerId layer = desk.session.selectedLayer();
            return desk.session.network()->graph->layer(layer).name;
        };
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(name(), std::string("stem.conv"));
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(name(), std::string("block1.project.conv"));
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(name(), std::string("block1.depthwise.conv"));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(view.expanded(), std::set<std::string>{"block1"});
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(name(), std::string("block1.depthwise.bn"));
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(name(), std::string("head.softmax"));
        QTest::keyClick(&view, Qt::Key_Up); // to the row above, or nowhere where there is one row
        QVERIFY(view.diagram().rows == 1 || name() != "head.softmax");
        const double before = view.zoom();
        QTest::keyClick(&view, Qt::Key_Plus);
        QVERIFY(view.zoom() > before * 1.1);
        QVERIFY(!view.isFitted());
        // Ctrl with the arrows moves the picture and leaves the selection.
        for (int i = 0; i < 6; ++i)
            QTest::keyClick(&view, Qt::Key_Plus);
        QTest::keyClick(&view, Qt::Key_Home);
        const auto corner = [&] { return view.mapToScene(QPoint(0, 0)); };
        const QPointF start = corner();
        QTest::keyClick(&view, Qt::Key_Right, Qt::ControlModifier);
        QTest::keyClick(&view, Qt::Key_Down, Qt::ControlModifier);
        const QPointF moved = corner();
        QVERIFY(moved.x() > start.x() && moved.y() > start.y());
        QTest::keyClick(&view, Qt::Key_Left, Qt::ControlModifier);
        QTest::keyClick(&view, Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(corner(), start);
        QCOMPARE(name(), std::string("stem.conv"));
        QTest::keyClick(&view, Qt::Key_0);
        QVERIFY(view.isFitted());
    }

    void doubleClickOpensABlockAndTheButtonAll() {
        Desk desk;
        Shown shown(desk);
        DiagramView& view = shown.view();
        const auto at = [&] { return view.partRect(partOf(desk, view, "block4.depthwise.conv")).center(); };
        const std::size_t closed = view.diagram().parts.size();
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, at());
        QCOMPARE(view.expanded(), std::set<std::string>{"block4"});
        QVERIFY(view.diagram().parts.size() > closed);
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, at());
        QVERIFY(view.expanded().empty());
        shown.press("diagramOpenAll");
        QCOMPARE(int(view.diagram().parts.size()), desk.session.network()->graph->layerCount() + 1);
        shown.press("diagramOpenAll");
        QCOMPARE(view.diagram().parts.size(), closed);
    }

    void wheelZoomsAtTheCursorAndDraggingMoves() {
        Desk desk;
        Shown shown(desk);
        DiagramView& view = shown.view();
        const QPoint at = view.partRect(partOf(desk, view, "block6.depthwise.conv")).center();
        const int under = view.partAt(at);
        for (int i = 0; i < 6; ++i) {
            QWheelEvent event(at, view.viewport()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(view.viewport(), &event);
        }
        QVERIFY(view.zoom() > 3);
        QCOMPARE(view.partAt(at), under);
        const LayerId before = desk.session.selectedLayer();
        const QRect box = view.partRect(under);
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, at);
        for (int i = 1; i <= 5; ++i) {
            QMouseEvent move(QEvent::MouseMove, at + QPoint(-8 * i, -6 * i), view.viewport()->mapToGlobal(at),
                             Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(view.viewport(), &move);
        }
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, at + QPoint(-40, -30));
        QCOMPARE(view.partRect(under).topLeft(), box.topLeft() + QPoint(-40, -30));
        QCOMPARE(desk.session.selectedLayer(), before); // a drag is no click
    }

    void tooltipsSayWhatABoxAndABlockAre() {
        Desk desk;
        Shown shown(desk);
        DiagramView& view = shown.view();
        const int part = partOf(desk, view, "block3.depthwise.conv");
        const QString tip = view.toolTipAt(view.partRect(part).center());
        for (const char* words : {"block3.depthwise.conv", "inverted residual", "multiply-adds"})
            QVERIFY2(tip.contains(words), qPrintable(tip));
        const DiagramItem& item = view.diagram().items[std::size_t(view.diagram().parts[std::size_t(part)].item)];
        const QPoint label = view.mapFromScene(toQt(item.label).center());
        QVERIFY(view.toolTipAt(label).contains("inverted residual"));
    }

    void timeNeedsAMeasurementAndOffersOne() {
        Desk desk;
        Shown shown(desk);
        shown.colourBy(DiagramMeasure::Time);
        auto* button = shown.panel.findChild<QPushButton*>(QStringLiteral("diagramHintButton"));
        QVERIFY(button->isVisible());
        QCOMPARE(button->text(), QString("Measure"));
        desk.session.setMeasurement(test::measurement(desk.session.network(), test::slowDepthwise));
        QVERIFY(!button->isVisible());
        QVERIFY(shown.view().colours().anything);
    }

    /// The photo has run while another view was looked at: nothing tells the person to run it.
    void whileTheMapsAreLookedAtItSaysSo() {
        Desk desk;
        Shown shown(desk);
        shown.colourBy(DiagramMeasure::EffectiveRank);
        shown.panel.hide();
        desk.workflow.addPastedImage(pattern(0));
        QTRY_VERIFY_WITH_TIMEOUT(desk.session.runResult() && desk.jobs.isIdle(), kWait);
        shown.panel.show();
        QVERIFY(shown.panel.results().isWorking());
        QVERIFY(shown.panel.findChild<QLabel*>(QStringLiteral("diagramHint"))->text().contains("being looked at"));
        QVERIFY(!shown.panel.findChild<QAbstractButton*>(QStringLiteral("diagramHintButton"))->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(shown.view().content().health, kWait);
        QVERIFY(!shown.panel.findChild<QLabel*>(QStringLiteral("diagramHint"))->isVisible());
    }

    void healthOfThePhotoAndOfAll() {
        Desk desk;
        Shown shown(desk);
        shown.colourBy(DiagramMeasure::Sparsity);
        QVERIFY(shown.panel.findChild<QLabel*>(QStringLiteral("diagramHint"))->isVisible());
        desk.workflow.addPastedImage(pattern(0));
        QTRY_VERIFY_WITH_TIMEOUT(shown.view().content().health, kWait);
        // Against the recorded map itself.
        const LayerId layer = *desk.session.network()->graph->findLayer("stem.act");
        const auto map = desk.session.runResult()->output.find(layer);
        const auto zeros = std::count(map->values().begin(), map->values().end(), 0.0f);
        QCOMPARE(shown.view().content().health->find(layer)->sparsity, double(zeros) / double(map->shape().elements()));
        QVERIFY(shown.panel.chart().isVisible());
        QVERIFY(!shown.panel.chart().data().isEmpty());
        QVERIFY(shown.panel.findChild<QLabel*>(QStringLiteral("healthSentence"))->text().startsWith("Random weights"));
        QVERIFY(!shown.panel.findChild<QLabel*>(QStringLiteral("diagramHint"))->isVisible());
        // A bar of the chart selects its layer.
        emit shown.panel.chart().activated(0);
        QCOMPARE(desk.session.selectedLayer(), layer);
        QCOMPARE(shown.panel.chart().highlighted(), 0);

        desk.workflow.addPastedImage(pattern(90));
        QTRY_COMPARE_WITH_TIMEOUT(int(desk.session.photos().size()), 2, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(desk.session.runResult() && desk.jobs.isIdle(), kWait);
        shown.press("healthAllPhotos");
        QTRY_VERIFY_WITH_TIMEOUT(shown.panel.results().isOverAll(), kWait);
        QCOMPARE(shown.view().content().health->photos, 2);
        QCOMPARE(shown.panel.findChild<QLabel*>(QStringLiteral("healthPhotos"))->text(), QString("2 photos"));
        // A change elsewhere neither stops nor repeats it; the button leads back.
        desk.session.setMeasurement(test::measurement(desk.session.network(), test::slowDepthwise));
        QVERIFY(!shown.panel.results().isWorking());
        shown.press("healthAllPhotos");
        QTRY_VERIFY_WITH_TIMEOUT(!shown.panel.results().isOverAll(), kWait);
        QCOMPARE(shown.view().content().health->photos, 1);
        shown.press("healthAllPhotos");
        desk.session.setMeasurement(test::measurement(desk.session.network(), test::slowDepthwise));
        QTRY_VERIFY_WITH_TIMEOUT(shown.panel.results().isOverAll(), kWait);
        // What the person stops does not start by itself.
        shown.press("healthAllPhotos");
        desk.workflow.stopAll();
        QTRY_VERIFY_WITH_TIMEOUT(desk.jobs.isIdle(), kWait);
        desk.session.setMeasurement(test::measurement(desk.session.network(), test::slowDepthwise));
        QVERIFY(!shown.panel.results().isWorking());
        // Another network has other maps.
        NetworkSpec other;
        other.family = Family::MobileNetV1;
        other.width = 0.25;
        other.resolution = 64;
        desk.session.setSpec(other);
        QVERIFY(!shown.view().content().health || shown.panel.results().network() == desk.session.network());
        QTRY_VERIFY_WITH_TIMEOUT(shown.view().content().health, kWait);
        QCOMPARE(shown.view().content().health->photos, 1);
    }

    void beyondTheCapTheNetworkRunsInPartsForTheHealthOfAllItsLayers() {
        const test::SmallCap cap(60'000); // several parts, and maps that are larger than one
        Desk desk;
        Shown shown(desk);
        shown.colourBy(DiagramMeasure::Sparsity);
        desk.workflow.addPastedImage(pattern(0));
        QTRY_VERIFY_WITH_TIMEOUT(shown.view().content().health, kWait);
        QVERIFY(!desk.session.runResult()->recordedAll);
        // As one run with everything recorded gives it.
        const RunResult& run = *desk.session.runResult();
        const auto plan = *(*findEngine(run.engine))->compile(run.network->graph, run.network->weights->parameters, {});
        RunOptions all;
        all.recordAll = true;
        const NetworkHealth whole = *healthOfRun(*run.network->graph, (*plan->run(*run.input, all)).recorded);
        const auto parts = shown.view().content().health;
        QVERIFY(parts);
        const auto same = [&](const NetworkHealth& health) {
            QCOMPARE(health.layers.size(), whole.layers.size());
            for (std::size_t i = 0; i < whole.layers.size(); ++i) {
                QCOMPARE(health.layers[i].layer, whole.layers[i].layer);
                QCOMPARE(health.layers[i].sparsity, whole.layers[i].sparsity);
                QCOMPARE(health.layers[i].maximum, whole.layers[i].maximum);
                QCOMPARE(health.layers[i].dead, whole.layers[i].dead);
            }
        };
        same(*parts);
        QVERIFY(shown.panel.findChild<QLabel*>(QStringLiteral("diagramHint"))->text().contains("several runs"));
        // A layer that is selected runs again for its map; the health is known by then.
        QSignalSpy started(&desk.jobs, &JobService::jobStarted);
        const auto before = desk.session.runResult();
        desk.session.selectLayer(LayerId{9});
        QTRY_VERIFY_WITH_TIMEOUT(desk.session.runResult() && desk.session.runResult() != before, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(desk.jobs.isIdle(), kWait);
        for (const auto& job : started)
            QVERIFY(!job[1].toString().contains("health"));
        same(*shown.view().content().health);
        desk.workflow.addPastedImage(pattern(0)); // twice the same photo: the same figures
        QTRY_COMPARE_WITH_TIMEOUT(int(desk.session.photos().size()), 2, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(desk.session.runResult() && desk.jobs.isIdle(), kWait);
        shown.press("healthAllPhotos");
        QTRY_VERIFY_WITH_TIMEOUT(shown.panel.results().isOverAll(), kWait);
        QCOMPARE(shown.view().content().health->photos, 2);
        same(*shown.view().content().health);
    }

    void exportByClicks() {
        QTemporaryDir folder;
        Desk desk;
        Shown shown(desk);
        shown.press("diagramExport");
        auto* dialog = shown.panel.findChild<ExportDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->findChild<QComboBox*>(QStringLiteral("exportFormat"))->setCurrentIndex(1);
        auto* path = dialog->findChild<QLineEdit*>(QStringLiteral("exportPath"));
        path->clear();
        QTest::keyClicks(path, folder.filePath(QStringLiteral("diagram.svg")));
        QSignalSpy saved(dialog, &ExportDialog::saved);
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("exportSave")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, kWait);
        QFile file(folder.filePath(QStringLiteral("diagram.svg")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray svg = file.readAll();
        QVERIFY(svg.contains("block3") || svg.contains(">3<"));
        QVERIFY(svg.contains("MobileNetV2"));
    }

    void theChoiceOfColoursIsRemembered() {
        Desk desk;
        {
            Shown shown(desk);
            shown.colourBy(DiagramMeasure::ActivationMemory);
        }
        Shown again(desk);
        QCOMPARE(again.panel.measure(), DiagramMeasure::ActivationMemory);
    }
};

QTEST_MAIN(TestDiagramPanel)
#include "tst_diagram_panel.moc"
