#include "core/analysis/class_activation.h"
#include "core/base/read_file.h"
#include "core/tensor/npy.h"
#include "core/weights/zip_directory.h"
#include "ui/panels/maps/channel_detail.h"
#include "ui/panels/maps/export_maps_dialog.h"
#include "ui/panels/maps/layer_header.h"
#include "ui/panels/maps/maps_panel.h"
#include "ui/panels/maps/photo_side.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/widgets/channel_grid.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QImageReader>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <cmath>

using namespace convlens;

namespace {

constexpr int kWait = 60000; // the machine that tests may be busy

/// Colours that differ from place to place, so that maps do.
QImage pattern(QSize size, int phase) {
    QImage image(size, QImage::Format_RGB888);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            image.setPixelColor(x, y, QColor((x * 5 + phase) % 256, (y * 7 + x) % 256, (x * y + phase) % 256));
    return image;
}

void moveMouse(QWidget* widget, QPointF at) {
    QMouseEvent event(QEvent::MouseMove, at, widget->mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &event);
}

void choose(QWidget& parent, const char* box, int data) {
    auto* combo = parent.findChild<QComboBox*>(QLatin1String(box));
    QVERIFY(combo);
    const int index = combo->findData(data);
    QVERIFY(index >= 0);
    combo->setCurrentIndex(index);
    emit combo->activated(index); // as a choice from the list does
}

QImage paint(ChannelGrid& grid) {
    QImage image = grid.viewport()->grab().toImage();
    for (int i = 0; i < 200 && !grid.isFullyPainted(); ++i)
        image = grid.viewport()->grab().toImage();
    return image.convertToFormat(QImage::Format_RGB32);
}

} // namespace

class TestMapsPanel : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;
    std::unique_ptr<SessionObject> m_session;
    std::unique_ptr<JobService> m_jobs;
    std::unique_ptr<Workflow> m_workflow;
    std::unique_ptr<MapsPanel> m_panel;

    void makePanel() {
        m_panel = std::make_unique<MapsPanel>(*m_session, *m_workflow, *m_jobs);
        m_panel->resize(900, 700);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void openPhoto(int phase = 0, QSize size = {96, 64}) {
        m_workflow->addPastedImage(pattern(size, phase));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult(), kWait);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
    }
    void select(const char* layer) {
        const auto id = m_session->network()->graph->findLayer(layer);
        QVERIFY2(id, layer);
        m_session->selectLayer(*id);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
    }
    LayerId layerWhere(const std::function<bool(const Layer&)>& wanted) {
        const Graph& graph = *m_session->network()->graph;
        for (int i = 0; i < graph.layerCount(); ++i)
            if (wanted(graph.layer(LayerId{i}))) return LayerId{i};
        return {};
    }
    std::shared_ptr<const Tensor> recorded() { return m_session->runResult()->output.find(m_session->selectedLayer()); }
    QString text(const char* label) {
        auto* found = m_panel->findChild<QLabel*>(QLatin1String(label));
        return found ? found->text() : QString();
    }

private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("convlens-tests"));
        QCoreApplication::setApplicationName(QStringLiteral("maps-panel"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_dir.filePath("settings"));
    }
    void init() {
        QSettings().clear();
        m_session = std::make_unique<SessionObject>();
        NetworkSpec small;
        small.width = 0.35;
        small.resolution = 64;
        m_session->setSpec(small);
        m_jobs = std::make_unique<JobService>();
        m_workflow = std::make_unique<Workflow>(*m_session, *m_jobs);
        makePanel();
    }
    void cleanup() {
        m_panel.reset();
        m_workflow.reset();
        m_jobs.reset();
        m_session.reset();
    }

    void withoutAPhotoItSaysWhatItWillShowAndOffersToOpenOne() {
        QTRY_VERIFY(text("mapsHint").contains("MobileNetV2"));
        auto* button = m_panel->findChild<QPushButton*>("mapsHintButton");
        QTRY_COMPARE(button->text(), QString("Open a photo…"));
        QVERIFY(button->isVisible());
        QVERIFY(!m_panel->grid().isVisible());
        QSignalSpy notices(m_session.get(), &SessionObject::noticeReported);
        m_panel->exportCurrent();
        QCOMPARE(notices.size(), 1);
    }

    void showsTheRecordedMapOfTheSelectedLayerInTheColoursOfItsValues() {
        openPhoto();
        choose(*m_panel, "mapColours", int(ColourMapId::Grey));
        choose(*m_panel, "mapScope", int(ScalingScope::Layer));
        auto* clip = m_panel->findChild<QComboBox*>("mapClip");
        clip->setCurrentIndex(0);
        emit clip->activated(0);
        QTRY_VERIFY(m_panel->isCurrent());
        QCOMPARE(m_panel->grid().content().tensor, recorded());
        const Tensor& map = *recorded();
        const auto [low, high] = std::minmax_element(map.values().begin(), map.values().end());
        QCOMPARE(m_panel->grid().content().ranges, (std::vector<ValueRange>{{*low, *high}}));
        const QImage image = paint(m_panel->grid());
        const ColourTable& grey = colourTable(ColourMapId::Grey);
        const Shape& s = map.shape();
        for (const int c : {0, 1, 2, 3}) {
            const QRect cell = m_panel->grid().cellRect(c);
            for (const auto& [y, x] : {std::pair(s.h / 2, s.w / 2), std::pair(s.h - 2, 1)}) {
                const QPoint at(cell.left() + (2 * x + 1) * cell.width() / (2 * s.w),
                                cell.top() + (2 * y + 1) * cell.height() / (2 * s.h));
                QCOMPARE(image.pixel(at), colourOf(map.at(0, c, y, x), grey, {*low, *high}));
            }
        }
        QCOMPARE(text("layerName"), QString::fromStdString(m_session->network()->graph->layer(LayerId{0}).name));
    }

    void automaticColoursShowTheSignWhereThereIsOne() {
        openPhoto();
        const LayerId act = layerWhere([](const Layer& l) { return std::holds_alternative<Activation>(l.op); });
        const LayerId conv = layerWhere([](const Layer& l) { return std::holds_alternative<Convolution>(l.op); });
        const auto shownRange = [&](LayerId layer) {
            m_session->selectLayer(layer);
            [&] { QTRY_VERIFY(m_panel->isCurrent()); }();
            return m_panel->grid().content().ranges.front();
        };
        const ValueRange plain = shownRange(act), around = shownRange(conv);
        QCOMPARE(plain.low, 0.0f); // ReLU6: no negative values
        QCOMPARE(around.low, -around.high);
    }

    void aClickSelectsTheChannelEverywhere() {
        openPhoto();
        QTest::mouseClick(m_panel->grid().viewport(), Qt::LeftButton, {}, m_panel->grid().cellRect(5).center());
        QCOMPARE(m_session->selectedChannel(), 5);
        QTRY_VERIFY(m_panel->isCurrent());
        QCOMPARE(m_panel->detail().view().content().channel, 5);
        QVERIFY(m_panel->findChild<QComboBox*>("mapSubject")->currentText().contains("5"));
        m_session->selectChannel(2);
        QTRY_COMPARE(m_panel->grid().selectedChannel(), 2);
        QTRY_COMPARE(m_panel->detail().view().content().channel, 2);
    }

    void theSwitchGoesThroughTheUnit() {
        openPhoto();
        select("stem.conv");
        auto* header = m_panel->findChild<LayerHeader*>();
        const auto buttons = header->findChildren<QAbstractButton*>();
        QCOMPARE(buttons.size(), 3);
        QVERIFY(buttons[0]->isChecked());
        buttons[2]->click();
        const Graph& graph = *m_session->network()->graph;
        QVERIFY(std::holds_alternative<Activation>(graph.layer(m_session->selectedLayer()).op));
        QTRY_VERIFY(m_panel->isCurrent());
        QCOMPARE(m_panel->grid().content().tensor, recorded());
    }

    void pointingAtAValueDrawsItsReceptiveFieldOnThePhoto() {
        openPhoto(); // 96 x 64: the network sees the middle
        const LayerId layer = layerWhere([](const Layer& l) {
            const auto* conv = std::get_if<Convolution>(&l.op);
            return conv && conv->window.stride == 2 && conv->groups > 1;
        });
        m_session->selectLayer(layer);
        QTRY_VERIFY(m_panel->isCurrent());
        const Shape s = recorded()->shape();
        ChannelGrid& grid = m_panel->grid();
        const QRect cell = grid.cellRect(1);
        const int y = s.h / 2, x = s.w / 3;
        QSignalSpy hovered(&grid, &ChannelGrid::valueHovered);
        moveMouse(grid.viewport(),
                  cell.topLeft() + QPointF((x + 0.5) * cell.width() / s.w, (y + 0.5) * cell.height() / s.h));
        QCOMPARE(hovered.last(), (QList<QVariant>{1, y, x}));
        const Graph& graph = *m_session->network()->graph;
        const PixelRect field =
            ReceptiveFields::of(graph, ReceptiveFields::Gates::Ignore).at(graph.layer(layer).outputs[0], 1, y, x);
        QVERIFY(!field.empty());
        PictureView& photo = m_panel->photo().view();
        const QImage with = photo.grab().toImage();
        moveMouse(grid.viewport(), {1, 1});
        const QImage without = photo.grab().toImage();
        // What changed is the outline, and the outline is where the field lies in the photo.
        QRect changed;
        for (int py = 0; py < with.height(); ++py)
            for (int px = 0; px < with.width(); ++px)
                if (with.pixel(px, py) != without.pixel(px, py)) changed |= QRect(px, py, 1, 1);
        const QRectF expected = photo.fieldRect(field);
        QVERIFY(changed.isValid());
        QVERIFY(std::abs(changed.left() - expected.left()) <= 2 &&
                std::abs(changed.right() + 1 - expected.right()) <= 2);
        QVERIFY(std::abs(changed.top() - expected.top()) <= 2 &&
                std::abs(changed.bottom() + 1 - expected.bottom()) <= 2);
    }

    void sortingPutsTheStrongestFirst() {
        openPhoto();
        choose(*m_panel, "mapSort", int(GridSort::Energy));
        QTRY_VERIFY(m_panel->isCurrent());
        const auto& content = m_panel->grid().content();
        const auto energy = [&](int place) {
            return content.statistics->channels[std::size_t(content.order[std::size_t(place)])].energy;
        };
        for (int i = 1; i < int(content.order.size()); ++i)
            QVERIFY(energy(i - 1) >= energy(i));
        m_session->selectChannel(3);
        choose(*m_panel, "mapSort", int(GridSort::Similarity));
        QTRY_COMPARE_WITH_TIMEOUT(m_panel->grid().content().order.front(), 3, kWait);
    }

    void networkScaleHoldsAllLayers() {
        openPhoto();
        choose(*m_panel, "mapScope", int(ScalingScope::Network));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        const ValueRange range = m_panel->grid().content().ranges.front();
        choose(*m_panel, "mapColours", int(ColourMapId::Viridis));
        QTRY_VERIFY(m_panel->isCurrent());
        const ValueRange first = m_panel->grid().content().ranges.front();
        m_session->selectLayer(LayerId{7});
        QTRY_VERIFY(m_panel->isCurrent());
        QVERIFY(m_panel->grid().content().ranges.front() == first);
        QVERIFY(range.high >= first.high);
    }

    void settingsAreRemembered() {
        openPhoto();
        choose(*m_panel, "mapColours", int(ColourMapId::Magma));
        choose(*m_panel, "mapSort", int(GridSort::Variance));
        m_panel->grid().setCellSide(111);
        m_panel.reset();
        makePanel();
        QVERIFY(m_panel->controls().settings().map == ColourMapId::Magma);
        QCOMPARE(m_panel->controls().settings().sort, GridSort::Variance);
        QCOMPARE(m_panel->grid().cellSide(), 111);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
    }

    void settingsOfAnotherHandAreNotTrusted() {
        QSettings settings;
        settings.setValue("maps/scope", 77);
        settings.setValue("maps/percentile", "plenty");
        settings.setValue("maps/cell", -5);
        settings.setValue("maps/colours", "rainbow");
        settings.setValue("maps/low", 3);
        settings.setValue("maps/high", 1);
        const MapSettings read = MapSettings::read(settings);
        QCOMPARE(read.scope, ScalingScope::Layer);
        QVERIFY(read.percentile >= 50 && read.cellSide >= ChannelGrid::kMinCell && !read.map);
        QVERIFY(read.fixed.high > read.fixed.low);
    }

    void anotherPhotoReplacesTheMapsAndKeepsLayerAndChannel() {
        openPhoto(0);
        m_session->selectLayer(LayerId{4});
        m_session->selectChannel(3);
        QTRY_VERIFY(m_panel->isCurrent());
        const auto before = m_panel->grid().content().tensor;
        m_workflow->addPastedImage(pattern({80, 80}, 90));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult() && m_session->runResult()->photoName.endsWith('2'), kWait);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        QVERIFY(m_panel->grid().content().tensor != before);
        QCOMPARE(m_session->selectedLayer().value, 4);
        QCOMPARE(m_panel->grid().selectedChannel(), 3);
    }

    void summariesAndComponentsAreShownLarge() {
        openPhoto();
        choose(*m_panel, "mapSubject", int(MapSubject::Mean));
        QTRY_VERIFY(m_panel->isCurrent());
        const auto mean = m_panel->detail().view().content().tensor;
        QCOMPARE(mean->shape().c, 1);
        double sum = 0;
        for (int c = 0; c < recorded()->shape().c; ++c)
            sum += double(recorded()->at(0, c, 3, 5));
        QVERIFY(std::abs(sum / recorded()->shape().c - double(mean->at(0, 0, 3, 5))) < 1e-4);
        choose(*m_panel, "mapSubject", int(MapSubject::Components));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->detail().view().content().rgb, kWait);
        QVERIFY(text("mapNote").contains("effective rank"));
    }

    void classActivationAddsUpToTheLogit() {
        openPhoto();
        choose(*m_panel, "mapSubject", int(MapSubject::ClassActivation));
        QTRY_VERIFY_WITH_TIMEOUT(text("mapNote").startsWith("Exact"), kWait);
        auto* classes = m_panel->findChild<QComboBox*>("mapClass");
        QVERIFY(classes->isVisible() && classes->count() == 10);
        const int chosen = classes->itemData(3).toInt();
        choose(*m_panel, "mapClass", chosen);
        QTRY_VERIFY(m_panel->isCurrent());
        const auto map = m_panel->detail().view().content().tensor;
        double mean = 0;
        for (const float v : map->values())
            mean += double(v) / double(map->values().size());
        const auto& run = *m_session->runResult();
        const RecordedLookup lookup = [&](LayerId id) { return run.output.find(id).get(); };
        const auto cam = *classActivation(*run.network->graph, *run.network->weights->parameters, lookup, chosen);
        QVERIFY(std::abs(mean + cam.offset - double(run.output.logits.at(0, chosen, 0, 0))) < 1e-3);
    }

    void occlusionIsAJobWithProgressForAnyClass() {
        openPhoto();
        QSignalSpy titles(m_jobs.get(), &JobService::jobStarted);
        choose(*m_panel, "mapSubject", int(MapSubject::Occlusion));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent() && text("mapNote").startsWith("By how much"), kWait);
        QVERIFY(std::any_of(titles.begin(), titles.end(),
                            [](const auto& row) { return row[1].toString().startsWith("Hiding parts"); }));
        const auto map = m_panel->detail().view().content().tensor;
        QVERIFY(map->shape() == (convlens::Shape{1, 1, 64, 64}));
        // Against one run with the upper left square hidden, which alone hides its corner.
        const auto& run = *m_session->runResult();
        Tensor covered = run.input->clone();
        for (int c = 0; c < 3; ++c)
            for (int y = 0; y < 64 / 7; ++y)
                std::fill_n(covered.plane(0, c).begin() + y * 64, 64 / 7, 0.0f);
        const auto plan = *(*findEngine(run.engine))->compile(run.network->graph, run.network->weights->parameters, {});
        const auto hidden = *plan->run(covered, {});
        const auto& whole = run.output.probabilities;
        auto* classes = m_panel->findChild<QComboBox*>("mapClass");
        QVERIFY(classes->isVisible());
        const int first = classes->currentData().toInt(), second = classes->itemData(2).toInt();
        const auto fall = [&](int c) { return whole.at(0, c, 0, 0) - hidden.probabilities.at(0, c, 0, 0); };
        QVERIFY(std::abs(map->at(0, 0, 0, 0) - fall(first)) < 1e-5f);
        const auto jobs = titles.size();
        choose(*m_panel, "mapClass", second);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        QVERIFY(std::abs(m_panel->detail().view().content().tensor->at(0, 0, 0, 0) - fall(second)) < 1e-5f);
        for (auto i = jobs; i < titles.size(); ++i) // nothing is hidden anew for another class
            QVERIFY(!titles[i][1].toString().startsWith("Hiding parts"));
    }

    void occlusionThatIsStoppedStaysSoUntilAskedForAgain() {
        openPhoto();
        QSignalSpy titles(m_jobs.get(), &JobService::jobStarted);
        choose(*m_panel, "mapSubject", int(MapSubject::Occlusion));
        QTRY_VERIFY_WITH_TIMEOUT(!titles.isEmpty(), kWait);
        m_workflow->stopAll();
        QTRY_VERIFY_WITH_TIMEOUT(m_jobs->isIdle(), kWait);
        if (!text("mapNote").startsWith("Stopped")) QSKIP("it was done before it could be stopped");
        choose(*m_panel, "mapSubject", int(MapSubject::Occlusion));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent() && text("mapNote").startsWith("By how much"), kWait);
    }

    void aChannelStandsBesideItselfOnEveryPhoto() {
        openPhoto(0);
        select("stem.conv");
        m_session->selectChannel(2);
        for (const int phase : {60, 130}) {
            m_workflow->addPastedImage(pattern({80, 80}, phase));
            const auto before = m_session->runResult();
            QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult() && m_session->runResult() != before, kWait);
        }
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        auto* tabs = m_panel->detail().findChild<QTabWidget*>();
        tabs->setCurrentWidget(&m_panel->detail().photos());
        ChannelGrid& grid = m_panel->detail().photos().grid();
        QTRY_COMPARE_WITH_TIMEOUT(int(grid.content().order.size()), 3, kWait);
        QVERIFY(grid.isVisible());
        QCOMPARE(grid.content().captions.size(), 3);
        QCOMPARE(grid.selectedChannel(), 2); // the photo that is current
        const auto same = [&](int place) {
            const auto here = grid.content().tensor->plane(0, place), there = recorded()->plane(0, 2);
            return std::equal(here.begin(), here.end(), there.begin(), there.end(),
                              [](float a, float b) { return std::abs(a - b) < 1e-4f; });
        };
        QVERIFY(same(2) && !same(0) && !same(1));
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, grid.cellRect(1).center());
        QCOMPARE(m_session->currentPhoto()->id, m_session->photos()[1].id);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        QVERIFY(same(1));
        QCOMPARE(m_session->selectedChannel(), 2); // all else stays
        m_session->selectChannel(5);
        const auto follows = [&] {
            if (!m_panel->isCurrent() || grid.content().order.size() != 3) return false;
            const auto here = grid.content().tensor->plane(0, 1), there = recorded()->plane(0, 5);
            return std::abs(here[100] - there[100]) < 1e-4f;
        };
        QTRY_VERIFY_WITH_TIMEOUT(follows(), kWait);
    }

    void theEffectiveFieldIsThatOfTheValueThatWasClicked() {
        openPhoto();
        select("stem.conv");
        m_session->selectChannel(2);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        MapView& view = m_panel->detail().view();
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.rectOf(10, 20).center().toPoint());
        choose(*m_panel, "mapSubject", int(MapSubject::EffectiveField));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent() && text("mapNote").contains("y 10, x 20"), kWait);
        const auto map = view.content().tensor;
        QVERIFY(map->shape() == (convlens::Shape{1, 1, 64, 64}));
        // Stride 2, padding 1: rows 19 to 21, columns 39 to 41; each pixel moves the value by its three weights' sum.
        const auto& weight = m_session->runResult()->network->weights->parameters->arrays.at("stem.conv.weight").values;
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 64; ++x) {
                float expected = 0;
                if (y >= 19 && y <= 21 && x >= 39 && x <= 41)
                    for (int c = 0; c < 3; ++c)
                        expected += weight[std::size_t(((2 * 3 + c) * 3 + y - 19) * 3 + x - 39)];
                QVERIFY(std::abs(map->at(0, 0, y, x) - std::abs(expected) * EffectiveFieldScan::kMove) < 1e-4f);
            }
        QTest::mouseClick(m_panel->grid().viewport(), Qt::LeftButton, {}, m_panel->grid().cellRect(4).center());
        choose(*m_panel, "mapSubject", int(MapSubject::EffectiveField));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent() && text("mapNote").contains("channel 4 at y 16, x 16"), kWait);
    }

    void aChannelSwitchedOffChangesThePredictionsAndUndoBringsThemBack() {
        openPhoto();
        select("stem.conv");
        QTest::mouseClick(m_panel->grid().viewport(), Qt::LeftButton, {}, m_panel->grid().cellRect(3).center());
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        AblationView& view = m_panel->detail().ablation();
        auto* button = view.findChild<QAbstractButton*>("channelOff");
        auto* allOn = view.findChild<QAbstractButton*>("allChannelsOn");
        QVERIFY(button->isEnabled() && !button->isChecked() && view.rows().empty());
        m_panel->grid().setFocus();
        QTest::keyClick(&m_panel->grid(), Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(int(view.rows().size()), 5, kWait);
        QVERIFY(button->isVisible() && button->isChecked() && allOn->isVisible());
        QCOMPARE(m_panel->switchedOff(), (std::vector<MadeChannel>{{LayerId{0}, 3}}));
        // Against another engine's run with filter and norm set to zero by hand.
        const auto& run = *m_session->runResult();
        auto parameters = std::make_shared<Parameters>(*run.network->weights->parameters);
        const auto zero = [&](const char* name) {
            auto& array = parameters->arrays.at(name);
            const std::size_t each = array.values.size() / std::size_t(array.dims[0]);
            std::fill_n(array.values.begin() + std::ptrdiff_t(3 * each), each, 0.0f);
        };
        zero("stem.conv.weight");
        zero("stem.bn.weight");
        zero("stem.bn.bias");
        const auto plan = *(*findEngine("reference"))->compile(run.network->graph, parameters, {});
        const auto without = *plan->run(*run.input, {});
        const auto& row = view.rows().front();
        float largest = 0;
        for (int c = 0; c < 1000; ++c)
            largest =
                std::max({largest, without.probabilities.at(0, c, 0, 0), run.output.probabilities.at(0, c, 0, 0)});
        QVERIFY(std::abs(std::max(row.before, row.after) - double(largest)) < 1e-5);
        QVERIFY(row.before != row.after);

        m_session->undoStack()->undo();
        QTRY_VERIFY_WITH_TIMEOUT(view.rows().empty() && !button->isChecked(), kWait);
        QVERIFY(m_panel->switchedOff().empty());
        m_session->undoStack()->redo();
        QTRY_COMPARE_WITH_TIMEOUT(int(view.rows().size()), 5, kWait);
        QTest::mouseClick(allOn, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(view.rows().empty(), kWait);
    }

    void aSumsChannelCannotBeSwitchedOffAndSaysWhy() {
        openPhoto();
        m_session->selectLayer(layerWhere([](const Layer& l) { return std::holds_alternative<Add>(l.op); }));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        auto* button = m_panel->detail().ablation().findChild<QAbstractButton*>("channelOff");
        QVERIFY(!button->isEnabled());
        QVERIFY(button->toolTip().contains("several channels"));
    }

    void vectorsAreBarsAndTheKernelOfTheClassifierLinksToItsInputs() {
        openPhoto();
        const Graph& graph = *m_session->network()->graph;
        m_session->selectLayer(graph.tensor(graph.logits()).producer);
        QTRY_VERIFY(m_panel->isCurrent());
        QVERIFY(m_panel->grid().showsBars());
        QCOMPARE(m_panel->grid().content().order.size(), std::size_t(1000));
        emit m_panel->detail().kernel().inputChosen(17);
        QTRY_VERIFY(m_panel->isCurrent());
        QCOMPARE(m_session->selectedChannel(), 17);
        QVERIFY(std::holds_alternative<GlobalAveragePool>(graph.layer(m_session->selectedLayer()).op));
    }

    void aShuffleShowsItsLanesAndLeadsBackToTheSource() {
        NetworkSpec shuffle;
        shuffle.family = Family::ShuffleNetV1;
        shuffle.width = 0.5;
        shuffle.resolution = 64;
        m_session->setSpec(shuffle);
        openPhoto();
        const LayerId layer = layerWhere([](const Layer& l) { return std::holds_alternative<ChannelShuffle>(l.op); });
        m_session->selectLayer(layer);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        const Graph& graph = *m_session->network()->graph;
        const int channels = graph.outputShapeOf(layer).c,
                  groups = std::get<ChannelShuffle>(graph.layer(layer).op).groups;
        // Output 1 of a shuffle is the first channel of the second group.
        emit m_panel->detail().lanes().sourceChosen(channels / groups);
        QTRY_VERIFY(m_panel->isCurrent());
        QCOMPARE(m_session->selectedLayer(), graph.tensor(graph.layer(layer).inputs[0]).producer);
        QCOMPARE(m_session->selectedChannel(), channels / groups);
    }

    void exportsThePictureWithItsConditionsAndTheValuesAsTheyAre() {
        openPhoto();
        m_session->selectLayer(LayerId{2});
        m_session->selectChannel(4);
        QTRY_VERIFY(m_panel->isCurrent());
        QSignalSpy notices(m_session.get(), &SessionObject::noticeReported);
        const auto exportAs = [&](MapsExportKind kind, const QString& name) {
            m_panel->exportCurrent();
            const QPointer<ExportMapsDialog> dialog = m_panel->findChild<ExportMapsDialog*>();
            QVERIFY(dialog);
            auto* box = dialog->findChild<QComboBox*>("exportKind");
            box->setCurrentIndex(box->findData(int(kind)));
            auto* path = dialog->findChild<QLineEdit*>("exportPath");
            path->clear();
            QTest::keyClicks(path, m_dir.filePath(name));
            const auto before = notices.size();
            dialog->findChild<QPushButton*>("exportSave")->click();
            QTRY_COMPARE_WITH_TIMEOUT(notices.size(), before + 1, kWait);
            QTRY_VERIFY(!dialog); // it deletes itself
        };
        exportAs(MapsExportKind::LayerNpy, "layer.npy");
        const Tensor read = *readNpy(m_dir.filePath("layer.npy").toStdString());
        QVERIFY(read.shape() == recorded()->shape());
        QVERIFY(std::equal(read.values().begin(), read.values().end(), recorded()->values().begin()));
        QFile beside(m_dir.filePath("layer.npy.json"));
        QVERIFY(beside.open(QIODevice::ReadOnly));
        const QJsonObject json = QJsonDocument::fromJson(beside.readAll()).object();
        QCOMPARE(json["weights"].toString(), QString("random"));
        QVERIFY(json["network"].toString().startsWith("mobilenet_v2"));
        QVERIFY(!json["layer"].toString().isEmpty());

        exportAs(MapsExportKind::MapNpy, "channel.npy");
        const Tensor one = *readNpy(m_dir.filePath("channel.npy").toStdString());
        QVERIFY(std::equal(one.values().begin(), one.values().end(), recorded()->plane(0, 4).begin()));

        exportAs(MapsExportKind::RunNpz, "all.npz");
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

        exportAs(MapsExportKind::GridPng, "grid.png");
        QImageReader reader(m_dir.filePath("grid.png"));
        const QImage grid = reader.read();
        QVERIFY(grid.width() > 200 && grid.height() > 200);
        QCOMPARE(grid.text("weights"), QString("random"));
        exportAs(MapsExportKind::MapPng, "map.png");
        const QImage map(m_dir.filePath("map.png"));
        QVERIFY(map.width() >= 512);
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

    void afterAStopItOffersToRunAgain() {
        m_workflow->addPastedImage(pattern({64, 64}, 1));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->currentPhoto(), kWait);
        m_workflow->stopAll();
        QTRY_VERIFY_WITH_TIMEOUT(m_jobs->isIdle(), kWait);
        if (m_session->runResult()) QSKIP("the run was done before it could be stopped");
        auto* button = m_panel->findChild<QPushButton*>("mapsHintButton");
        QTRY_COMPARE(button->text(), QString("Run it"));
        button->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
    }

    void ofTwoPicturesAskedForInTurnTheLastIsShown() {
        openPhoto();
        m_session->selectLayer(LayerId{3});
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        choose(*m_panel, "mapSubject", int(MapSubject::ClassActivation)); // a job in any case
        QCoreApplication::processEvents();
        choose(*m_panel, "mapSubject", int(MapSubject::Maximum));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent() && m_jobs->isIdle(), kWait);
        QVERIFY(text("mapNote").startsWith("Largest"));
        const auto shown = m_panel->detail().view().content().tensor;
        float largest = -1e30f;
        for (int c = 0; c < recorded()->shape().c; ++c)
            largest = std::max(largest, recorded()->at(0, c, 3, 5));
        QCOMPARE(shown->at(0, 0, 3, 5), largest);
    }

    void theLastPictureStaysUntilTheNextIsThere() {
        openPhoto();
        choose(*m_panel, "mapSubject", int(MapSubject::Mean));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        const auto before = m_panel->detail().view().content().tensor;
        choose(*m_panel, "mapSubject", int(MapSubject::ClassActivation));
        QTRY_VERIFY_WITH_TIMEOUT(!m_jobs->isIdle() || m_panel->isCurrent(), kWait);
        QVERIFY(m_panel->detail().view().content().tensor);
        QVERIFY(m_panel->isCurrent() || m_panel->detail().view().content().tensor == before);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        QVERIFY(m_panel->detail().view().content().tensor != before);
    }

    void closingWithANumberHalfTypedEndsCleanly() {
        openPhoto();
        choose(*m_panel, "mapScope", int(ScalingScope::Fixed));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        const auto boxes = m_panel->controls().findChildren<QDoubleSpinBox*>();
        QCOMPARE(boxes.size(), 2);
        m_panel->activateWindow();
        boxes[1]->setFocus();
        QTRY_VERIFY(boxes[1]->hasFocus());
        boxes[1]->selectAll();
        QTest::keyClicks(boxes[1], "9");
        m_panel.reset(); // the box takes the number as its focus goes
    }

    void closingUnderTheCursorEndsCleanly_data() {
        QTest::addColumn<QString>("under");
        for (const char* name : {"grid", "map", "photo"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void closingUnderTheCursorEndsCleanly() {
        QFETCH(QString, under);
        openPhoto();
        QWidget* widget = under == "grid"  ? m_panel->grid().viewport()
                          : under == "map" ? static_cast<QWidget*>(&m_panel->detail().view())
                                           : &m_panel->photo().view();
        // Through the window, so that it knows where the cursor is and tells the widget when it goes.
        const QPoint at = widget->mapTo(m_panel.get(), under == "grid" ? QPoint(30, 30) : widget->rect().center());
        QTest::mouseMove(m_panel->windowHandle(), at);
        QTest::mouseMove(m_panel->windowHandle(), at + QPoint(2, 1));
        QTRY_VERIFY(widget->underMouse());
        m_panel.reset();
    }

    void closingDuringWorkEndsCleanly() {
        m_workflow->addPastedImage(pattern({64, 64}, 1));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult(), kWait);
        choose(*m_panel, "mapScope", int(ScalingScope::Network));
        choose(*m_panel, "mapSubject", int(MapSubject::Components));
        QCoreApplication::processEvents();
        m_panel.reset();
        QTRY_VERIFY_WITH_TIMEOUT(m_jobs->isIdle(), kWait);
    }
};

QTEST_MAIN(TestMapsPanel)
#include "tst_maps_panel.moc"
