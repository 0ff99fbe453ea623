#include "tests/ui/support/sample_session.h"
#include "tests/ui/support/small_cap.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/export_dialog.h"
#include "ui/panels/pair/pair_panel.h"
#include "ui/session/session_object.h"
#include "ui/session/trained_choice.h"
#include "ui/session/workflow.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

using namespace convlens;

namespace {

constexpr int kWait = 60000; // the machine that tests may be busy

QImage pattern() {
    QImage image(96, 64, QImage::Format_RGB888);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.setPixelColor(x, y, QColor((x * 5) % 256, (y * 7 + x) % 256, (x * y) % 256));
    return image;
}

std::shared_ptr<const PairSide> sideOf(const char* spec, const std::vector<std::pair<int, float>>& sidesAndValues) {
    auto side = std::make_shared<PairSide>();
    side->network = test::network(spec);
    int halvings = 0;
    for (const auto& [length, value] : sidesAndValues) {
        auto map = std::make_shared<Tensor>(Shape{1, 1, length, length});
        for (float& v : map->values())
            v = value;
        side->tiles.push_back({{++halvings, LayerId{0}, {1, 8, length, length}}, map, value});
    }
    return side;
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
    }
    PairPanel panel;
};

} // namespace

class TestPairPanel : public QObject {
    Q_OBJECT
    QTemporaryDir m_settings;

private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("convlens-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    }

    void bothShareAScale() {
        PairPicture picture;
        picture.a = sideOf("mobilenet_v1:resolution=64", {{32, 2.0f}, {16, 8.0f}});
        picture.b = sideOf("mobilenet_v2:resolution=64", {{32, 5.0f}, {16, 1.0f}, {8, 3.0f}});
        QCOMPARE(picture.halvings(), (std::vector<int>{1, 2, 3}));
        QCOMPARE(picture.rangeOf(1), (ValueRange{0, 5}));
        QCOMPARE(picture.rangeOf(2), (ValueRange{0, 8}));
        picture.oneScale = true;
        QCOMPARE(picture.rangeOf(1), (ValueRange{0, 8}));
        // Drawn so: the same value has the same colour in both.
        QImage image(200, 100, QImage::Format_RGB32);
        QPainter painter(&image);
        paintPairTile(painter, picture, 0, 1, QRectF(0, 0, 100, 100), {0, 0, 1, 1}, Theme::Light);
        paintPairTile(painter, picture, 1, 1, QRectF(100, 0, 100, 100), {0, 0, 1, 1}, Theme::Light);
        painter.end();
        const ColourTable& table = colourTable(ColourMapId::Viridis);
        QCOMPARE(image.pixel(50, 50), colourOf(2, table, {0, 8}));
        QCOMPARE(image.pixel(150, 50), colourOf(5, table, {0, 8}));
    }

    void placesDoNotOverlap() {
        PairPicture picture;
        picture.a = sideOf("mobilenet_v1:resolution=64", {{32, 1}, {16, 1}, {8, 1}, {4, 1}, {2, 1}});
        picture.b = picture.a;
        for (const double width : {420.0, 800.0, 1900.0})
            for (const double height : {200.0, 420.0, 1e6}) {
                const PairLayout layout = layoutPair(picture, width, height, QFont());
                QCOMPARE(int(layout.tiles.size()), 12);
                for (std::size_t i = 0; i < layout.tiles.size(); ++i) {
                    QVERIFY(layout.tiles[i].box.right() <= width + 1 && layout.tiles[i].box.bottom() <= layout.height);
                    QVERIFY(!layout.tiles[i].box.intersects(layout.namesB));
                    for (std::size_t j = 0; j < i; ++j)
                        QVERIFY(!layout.tiles[i].box.intersects(layout.tiles[j].box));
                }
            }
    }

    void withoutASecondNetworkItOffersOne() {
        Desk desk;
        desk.workflow.addPastedImage(pattern());
        Shown shown(desk);
        auto* button = shown.panel.findChild<QPushButton*>(QStringLiteral("pairHintButton"));
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(shown.panel.isComplete(), kWait);
        const PairPicture& picture = shown.panel.view().picture();
        QCOMPARE(int(picture.a->network->spec.family), int(Family::MobileNetV2));
        QCOMPARE(int(picture.b->network->spec.family), int(Family::MobileNetV1));
        QCOMPARE(picture.halvings(), (std::vector<int>{1, 2, 3, 4, 5}));
        QVERIFY(picture.nameA.contains("random weights"));
        // Against the recorded map: root mean square over the channels.
        const PairSide::Tile& tile = *picture.a->find(3);
        const auto map = desk.session.runResult()->output.find(tile.end.layer);
        double squares = 0;
        for (int c = 0; c < map->shape().c; ++c)
            squares += double(map->at(0, c, 3, 5)) * map->at(0, c, 3, 5);
        QVERIFY(std::abs(tile.strength->at(0, 0, 3, 5) - std::sqrt(squares / map->shape().c)) < 1e-5);
    }

    void aTrainedNetworkIsOfferedATrainedOne() {
        Desk desk;
        chooseTrained(desk.session, Family::MobileNetV3Small);
        desk.workflow.addPastedImage(pattern());
        Shown shown(desk);
        QTest::mouseClick(shown.panel.findChild<QPushButton*>(QStringLiteral("pairHintButton")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(shown.panel.isComplete(), kWait);
        const PairPicture& picture = shown.panel.view().picture();
        QVERIFY(picture.b->network->spec == trainedNetwork(Family::MobileNetV1)->spec);
        QVERIFY(trainedOf(picture.b->network->choice) == trainedNetwork(Family::MobileNetV1));
        QVERIFY(!picture.nameB.contains("random weights"));
        // The two compared are of like kind: as many classes, as large a photo.
        QCOMPARE(picture.b->network->spec.classes, picture.a->network->spec.classes);
        QCOMPARE(picture.b->network->spec.resolution, picture.a->network->spec.resolution);
    }

    void oneZoomForAllMaps() {
        Desk desk;
        desk.workflow.addPastedImage(pattern());
        desk.session.pinNetwork(*parseNetworkSpec("mobilenet_v1:width=0.25,resolution=64"), RandomWeights{1});
        Shown shown(desk);
        PairView& view = shown.panel.view();
        QTRY_VERIFY_WITH_TIMEOUT(shown.panel.isComplete(), kWait);
        const QRectF tile = view.tileRect(1, 2);
        const QPointF at = tile.topLeft() + QPointF(tile.width() * 0.25, tile.height() * 0.5);
        QWheelEvent event(at, view.mapToGlobal(at), {}, {0, 360}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QCoreApplication::sendEvent(&view, &event);
        QVERIFY(view.zoom() > 1.9);
        // What was under the cursor still is.
        const QRectF& part = view.shownPart();
        QVERIFY(std::abs(part.x() + 0.25 * part.width() - 0.25) < 1e-9);
        QVERIFY(std::abs(part.y() + 0.5 * part.height() - 0.5) < 1e-9);
        QTest::mouseDClick(&view, Qt::LeftButton, {}, at.toPoint());
        QCOMPARE(view.shownPart(), QRectF(0, 0, 1, 1));
        // A click brings the resolution to the fore and selects the focused network's layer.
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.tileRect(0, 4).center().toPoint());
        QCOMPARE(view.focus(), 4);
        QCOMPARE(desk.session.selectedLayer(), view.picture().a->find(4)->end.layer);
        QVERIFY(!view.largeRect(1).isEmpty());
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(view.focus(), 3);
        QVERIFY(view.wordsAt(view.largeRect(0).center()).count('=') == 2); // both networks' values
    }

    void leavesAsOneFigure() {
        QTemporaryDir folder;
        Desk desk;
        desk.workflow.addPastedImage(pattern());
        desk.session.pinNetwork(*parseNetworkSpec("shufflenet_v2:width=0.5,resolution=64"), RandomWeights{1});
        Shown shown(desk);
        QSignalSpy notices(&desk.session, &SessionObject::noticeReported);
        QTRY_VERIFY_WITH_TIMEOUT(shown.panel.isComplete(), kWait);
        const ChartData data = pairChart(shown.panel.view().picture(), {0, 0, 1, 1}, Theme::Light);
        QVERIFY(data.caption.contains("ShuffleNet") && data.caption.contains("random weights"));
        QTest::mouseClick(shown.panel.findChild<QPushButton*>(QStringLiteral("pairExport")), Qt::LeftButton);
        auto* dialog = shown.panel.findChild<ExportDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->findChild<QComboBox*>(QStringLiteral("exportFormat"))->setCurrentIndex(2);
        auto* path = dialog->findChild<QLineEdit*>(QStringLiteral("exportPath"));
        path->clear();
        QTest::keyClicks(path, folder.filePath(QStringLiteral("pair.png")));
        QSignalSpy saved(dialog, &ExportDialog::saved);
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("exportSave")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, kWait);
        const QImage image(folder.filePath(QStringLiteral("pair.png")));
        QVERIFY(!image.isNull());
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); y += 3)
            for (int x = 0; x < image.width(); x += 3)
                colours.insert(image.pixel(x, y));
        QVERIFY(colours.size() > 100); // maps, not an empty frame
    }

    /// The maps at the ends of the resolutions are few: they fit where not all maps do.
    void beyondTheCapOneRunIsEnough_data() {
        QTest::addColumn<bool>("known");
        QTest::newRow("a network that has not run") << false;
        QTest::newRow("one that has run, and recorded what fits") << true;
    }
    void beyondTheCapOneRunIsEnough() {
        QFETCH(bool, known);
        const auto network = *loadNetworkWeights(test::network("mobilenet_v2:width=0.35,resolution=64"), {});
        const QImage image = pattern();
        auto pixels = std::make_shared<Image>();
        pixels->width = image.width();
        pixels->height = image.height();
        for (int y = 0; y < image.height(); ++y)
            pixels->rgb.insert(pixels->rgb.end(), image.constScanLine(y), image.constScanLine(y) + 3 * image.width());
        const PhotoInput photo{1, "one", {}, pixels};
        const EngineChoice choice{"native", PlanKind::AsDrawn, 1};
        const auto whole = *makePairSide(network, photo, choice, nullptr, {}, {});
        const test::SmallCap cap(300'000);
        QVERIFY(network->cost->activationBytes > 300'000);
        std::shared_ptr<const RunResult> run;
        if (known) run = (*runNetwork(network, photo, choice, true, LayerId{3}, {}, {}))->result;
        double last = 0;
        int reports = 0;
        const ProgressSink once = [&](const Progress& of) {
            QVERIFY2(of.fraction >= last - 1e-9, "it began again");
            last = of.fraction;
            ++reports;
        };
        const auto side = *makePairSide(network, photo, choice, run, {}, once);
        QVERIFY(reports > 10);
        QCOMPARE(side->tiles.size(), std::size_t(5));
        QCOMPARE(side->photoName, QString("one"));
        QCOMPARE(side->input, whole->input);
        for (std::size_t i = 0; i < side->tiles.size(); ++i) {
            QCOMPARE(side->tiles[i].end.layer, whole->tiles[i].end.layer);
            QVERIFY(std::ranges::equal(side->tiles[i].strength->values(), whole->tiles[i].strength->values()));
        }
    }

    void anotherPhotoReplacesBoth() {
        Desk desk;
        desk.workflow.addPastedImage(pattern());
        desk.session.pinNetwork(*parseNetworkSpec("mobilenet_v1:width=0.25,resolution=64"), RandomWeights{1});
        Shown shown(desk);
        QTRY_VERIFY_WITH_TIMEOUT(shown.panel.isComplete(), kWait);
        const auto before = shown.panel.view().picture();
        desk.workflow.addPastedImage(pattern().mirrored(true, true));
        QTRY_VERIFY_WITH_TIMEOUT(
            shown.panel.view().picture().a != before.a && shown.panel.view().picture().b != before.b, kWait);
        QVERIFY(shown.panel.view().picture().a->photoName != before.a->photoName);
        QCOMPARE(shown.panel.view().picture().a->photoName, shown.panel.view().picture().b->photoName);
    }
};

QTEST_MAIN(TestPairPanel)
#include "tst_pair_panel.moc"
