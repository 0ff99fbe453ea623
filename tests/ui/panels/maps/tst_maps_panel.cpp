#include "maps_desk.h"

#include "ui/panels/maps/layer_header.h"
#include "ui/session/trained_choice.h"
#include "ui/text/numbers.h"
#include "ui/widgets/histogram_strip.h"

#include <QAbstractButton>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyleOptionComboBox>

#include <algorithm>
#include <cmath>
#include <span>

using namespace convlens;
using namespace convlens::test;

/// The grid, its settings, selection and the receptive field.
class TestMapsPanel : public QObject, protected MapsDesk {
    Q_OBJECT
private slots:
    void initTestCase() { prepare("maps-panel"); }
    void init() { open(); }
    void cleanup() { close(); }

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

    void withAFixedScaleTheControlsKeepTheirWords() {
        openPhoto();
        m_panel->resize(745, 640); // what a window of 1280 pixels leaves
        choose(*m_panel, "mapScope", int(ScalingScope::Fixed));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        QCoreApplication::processEvents();
        auto* low = m_panel->findChild<QDoubleSpinBox*>("mapLow");
        QVERIFY(low->isVisible());
        for (const char* name : {"mapScope", "mapSort", "mapColours"}) {
            auto* box = m_panel->findChild<QComboBox*>(name);
            QStyleOptionComboBox option;
            option.initFrom(box);
            const QRect words =
                box->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box);
            QVERIFY2(box->fontMetrics().horizontalAdvance(box->currentText()) <= words.width(), name);
        }
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

    void eachScopeTakesItsRangeFromTheRecordedMaps() {
        openPhoto();
        auto* clip = m_panel->findChild<QComboBox*>("mapClip");
        clip->setCurrentIndex(0); // all values count
        emit clip->activated(0);
        choose(*m_panel, "mapColours", int(ColourMapId::Viridis));
        select("stem.conv");
        const auto extremes = [](std::span<const float> values) {
            const auto [low, high] = std::minmax_element(values.begin(), values.end());
            return ValueRange{*low, *high};
        };
        choose(*m_panel, "mapScope", int(ScalingScope::Channel));
        QTRY_VERIFY(m_panel->isCurrent());
        const auto& ranges = m_panel->grid().content().ranges;
        QCOMPARE(int(ranges.size()), recorded()->shape().c);
        for (int c = 0; c < recorded()->shape().c; ++c)
            QCOMPARE(ranges[std::size_t(c)], extremes(recorded()->plane(0, c)));

        choose(*m_panel, "mapScope", int(ScalingScope::Network));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        ValueRange all = extremes(recorded()->values());
        for (const RecordedOutput& output : m_session->runResult()->output.recorded)
            all = united(all, extremes(output.tensor->values()));
        QCOMPARE(m_panel->grid().content().ranges, std::vector<ValueRange>{all});
        QVERIFY(all != extremes(recorded()->values())); // wider than the layer's own

        choose(*m_panel, "mapScope", int(ScalingScope::Fixed));
        auto* low = m_panel->findChild<QDoubleSpinBox*>("mapLow");
        auto* high = m_panel->findChild<QDoubleSpinBox*>("mapHigh");
        QTRY_VERIFY(low->isVisible() && high->isVisible());
        const auto type = [](QDoubleSpinBox* box, double value) {
            box->setFocus();
            box->selectAll();
            QTest::keyClicks(box, box->locale().toString(value, 'f', 1));
            QTest::keyClick(box, Qt::Key_Return);
        };
        type(high, 2.5);
        type(low, -0.5);
        QTRY_VERIFY(m_panel->isCurrent());
        QCOMPARE(m_panel->grid().content().ranges, (std::vector<ValueRange>{{-0.5f, 2.5f}}));
        m_session->selectLayer(LayerId{7}); // the same for every layer
        QTRY_VERIFY(m_panel->isCurrent());
        QCOMPARE(m_panel->grid().content().ranges, (std::vector<ValueRange>{{-0.5f, 2.5f}}));
        type(low, 3); // an empty scale is none
        QTRY_VERIFY(m_panel->isCurrent());
        QCOMPARE(m_panel->grid().content().ranges, (std::vector<ValueRange>{{-0.5f, 2.5f}}));
    }

    void theFiguresOfAChannelStandBelowItsHistogram() {
        chooseTrained(*m_session, Family::MobileNetV2); // whose ReLU6 has its zeros and its sixes
        openPhoto();
        // A channel with some of each.
        int channel = -1;
        const Graph& graph = *m_session->network()->graph;
        for (int i = 0; i < graph.layerCount() && channel < 0; ++i) {
            if (!std::holds_alternative<Activation>(graph.layer(LayerId{i}).op)) continue;
            const auto map = m_session->runResult()->output.find(LayerId{i});
            for (int c = 0; c < map->shape().c && channel < 0; ++c) {
                const auto plane = map->plane(0, c);
                if (std::ranges::count(plane, 0.0f) > 2 && std::ranges::count(plane, 6.0f) > 2) channel = c;
            }
            if (channel >= 0) m_session->selectLayer(LayerId{i});
        }
        QVERIFY(channel >= 0);
        m_session->selectChannel(channel);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        const auto plane = recorded()->plane(0, channel);
        const double count = double(plane.size());
        double sum = 0, squares = 0;
        for (const float v : plane) {
            sum += double(v);
            squares += double(v) * double(v);
        }
        const double mean = sum / count, spread = std::sqrt(squares / count - mean * mean);
        const QString figures = text("mapFigures");
        QVERIFY2(figures.contains(percent(double(std::ranges::count(plane, 0.0f)) / count) + " zeros"),
                 qPrintable(figures));
        QVERIFY2(figures.contains(percent(double(std::ranges::count(plane, 6.0f)) / count) + " at 6 or more"),
                 qPrintable(figures));
        const QString told = m_panel->findChild<HistogramStrip*>()->accessibleDescription();
        QVERIFY2(told.contains(significant(mean)) && told.contains(significant(spread)), qPrintable(told));
        // A channel that is zero everywhere is told to be so.
        QVERIFY(!figures.contains("dead"));
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

    void aSessionKeepsHowValuesBecomeColours() {
        MapSettings chosen;
        chosen.map = ColourMapId::Magma;
        chosen.scope = ScalingScope::Fixed;
        chosen.fixed = {-2, 5};
        chosen.percentile = 98;
        chosen.sort = GridSort::Sparsity;
        chosen.interpolation = MapInterpolation::Smooth;
        const SessionState state = chosen.toState();
        QVERIFY(MapSettings().with(state) == chosen);
        MapSettings others = chosen; // the person's own, which the session does not touch
        others.cellSide = 90;
        others.map.reset();
        MapSettings expected = chosen;
        expected.cellSide = 90;
        QVERIFY(others.with(state) == expected);
        QVERIFY(chosen.with({}) == chosen);
        QVERIFY(!chosen.with({{"colours", std::string("automatic")}}).map);
        const SessionState wrong{
            {"colours", std::string("rainbow")}, {"scale", 3.0},      {"low", 9.0}, {"high", 1e300},
            {"order", std::string("best")},      {"percentile", -4.0}};
        MapSettings read = chosen.with(wrong);
        QCOMPARE(read.percentile, 50.0);
        read.percentile = chosen.percentile;
        QVERIFY(read == chosen);
    }

    void anotherPhotoReplacesTheMapsAndKeepsLayerChannelAndClass() {
        openPhoto(0);
        const auto likeliest = [this] {
            const auto values = m_session->runResult()->output.probabilities.values();
            return int(std::max_element(values.begin(), values.end()) - values.begin());
        };
        auto* classes = m_panel->findChild<QComboBox*>("mapClass");
        QCOMPARE(classes->currentData().toInt(), likeliest()); // as long as nobody asked
        const int asked = likeliest() == 42 ? 43 : 42;
        m_panel->explain(asked);
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
        QVERIFY(m_panel->detail().subject() == MapSubject::ClassActivation);
        QVERIFY(likeliest() != asked);
        QCOMPARE(classes->currentData().toInt(), asked);
        // Another network may mean another thing by that number.
        NetworkSpec other = m_session->spec();
        other.width = 0.5;
        m_session->setSpec(other);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult() && m_session->runResult()->network->spec == other, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        QVERIFY(likeliest() != asked);
        QCOMPARE(classes->currentData().toInt(), likeliest());
    }
};

QTEST_MAIN(TestMapsPanel)
#include "tst_maps_panel.moc"
