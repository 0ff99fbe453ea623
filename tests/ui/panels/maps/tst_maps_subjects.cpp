#include "maps_desk.h"

#include "core/analysis/class_activation.h"
#include "core/networks/registry.h"
#include "tests/ui/support/small_cap.h"
#include "ui/panels/maps/channel_detail.h"
#include "ui/session/trained_choice.h"
#include "ui/widgets/histogram_strip.h"

#include <QLineEdit>
#include <QSignalSpy>

#include <algorithm>
#include <array>
#include <cmath>

using namespace convlens;
using namespace convlens::test;

/// What can be shown large instead of one channel, and what stands below it.
class TestMapsSubjects : public QObject, protected MapsDesk {
    Q_OBJECT
private slots:
    void initTestCase() { prepare("maps-subjects"); }
    void init() { open(); }
    void cleanup() { close(); }

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
        QVERIFY(text("mapFigures").contains("no one histogram")); // not an empty page
    }

    void whatSpeaksForAClassIsNoActivation() {
        Tensor values({1, 1, 2, 2});
        std::ranges::copy(std::array{0.0f, 7.0f, 8.0f, 6.0f}, values.values().begin());
        MapPicture picture;
        picture.statistics = statisticsOf(values.plane(0, 0));
        picture.histogram = histogramOf(values.plane(0, 0), 0, 8, HistogramStrip::kBins);
        picture.ranges = {{0, 8}};
        picture.tensor = std::make_shared<const Tensor>(std::move(values));
        ChannelDetail detail;
        const auto figures = [&] {
            detail.setPicture(picture, MapInterpolation::Nearest);
            return detail.findChild<QLabel*>("mapFigures")->text();
        };
        QVERIFY2(figures().contains("75.0") && figures().contains("6 or more"), qPrintable(figures()));
        picture.ofTheLayer = false;
        QVERIFY2(figures().contains("zeros") && !figures().contains("6 or more"), qPrintable(figures()));
        picture.statistics.condition = ChannelCondition::Dead;
        QVERIFY2(!figures().contains("dead"), qPrintable(figures()));
        picture.ofTheLayer = true;
        QVERIFY2(figures().contains("dead"), qPrintable(figures()));
    }

    void aClassIsNamedWholeInANarrowBox() {
        ClassBox box;
        box.setClasses({{5, "a cat of some kind", 0.725f}, {6, "dog", 0.2f}});
        box.setClass(5);
        box.show();
        box.resize(400, box.sizeHint().height());
        QTRY_COMPARE(box.currentText(), QString("a cat of some kind (72.5 %)"));
        box.resize(box.fontMetrics().horizontalAdvance("a cat of some kind") + 56, box.height());
        QTRY_COMPARE(box.currentText(), QString("a cat of some kind")); // its share stands in the list
        QCOMPARE(box.currentData().toInt(), 5);
    }

    void classActivationAddsUpToTheLogit() {
        openPhoto();
        choose(*m_panel, "mapSubject", int(MapSubject::ClassActivation));
        QTRY_VERIFY_WITH_TIMEOUT(text("mapNote").startsWith("Exact"), kWait);
        auto* classes = m_panel->findChild<QComboBox*>("mapClass");
        QVERIFY(classes->isVisible());
        QCOMPARE(classes->count(), 1000); // every class can be asked about
        const auto& probabilities = m_session->runResult()->output.probabilities;
        for (int row = 1; row < classes->count(); ++row)
            QVERIFY(probabilities.at(0, classes->itemData(row - 1).toInt(), 0, 0) >=
                    probabilities.at(0, classes->itemData(row).toInt(), 0, 0));
        const int chosen = classes->itemData(903).toInt();
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

    void aClassIsFoundByTypingAPartOfItsNameOrItsNumber() {
        openPhoto();
        choose(*m_panel, "mapSubject", int(MapSubject::ClassActivation));
        QTRY_VERIFY_WITH_TIMEOUT(text("mapNote").startsWith("Exact"), kWait);
        auto* classes = m_panel->findChild<QComboBox*>("mapClass");
        QSignalSpy chosen(&m_panel->detail(), &ChannelDetail::classChosen);
        const auto type = [&](const QString& words) {
            classes->setFocus();
            classes->lineEdit()->selectAll();
            QTest::keyClicks(classes, words);
            QTest::keyClick(classes, Qt::Key_Return);
        };
        type("753"); // random weights have no names: "class 753"
        QTRY_COMPARE(classes->currentData().toInt(), 753);
        QCOMPARE(chosen.last().front().toInt(), 753);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        const auto map = m_panel->detail().view().content().tensor;
        const auto& run = *m_session->runResult();
        const RecordedLookup lookup = [&](LayerId id) { return run.output.find(id).get(); };
        const auto cam = *classActivation(*run.network->graph, *run.network->weights->parameters, lookup, 753);
        QVERIFY(std::ranges::equal(map->values(), cam.activation.values()));
        // What names no class changes nothing.
        const auto before = chosen.size();
        type("no such thing");
        QCOMPARE(classes->currentData().toInt(), 753);
        QVERIFY(classes->currentText().contains("753"));
        QCOMPARE(chosen.size(), before);
        type("CLASS 12");
        QTRY_COMPARE(classes->currentData().toInt(), 12);
    }

    void theListOfClassesIsMadeOnceAPhoto() {
        openPhoto();
        auto* classes = m_panel->findChild<QComboBox*>("mapClass");
        QSignalSpy made(classes->model(), &QAbstractItemModel::modelReset);
        for (const int layer : {3, 4, 5}) {
            m_session->selectLayer(LayerId{layer});
            QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        }
        QCOMPARE(made.size(), 0);
    }

    void beyondTheCapAClassIsStillExplained_data() {
        QTest::addColumn<int>("family");
        for (const FamilyInfo& info : families())
            QTest::newRow(std::string(info.id).c_str()) << int(info.family);
    }
    void beyondTheCapAClassIsStillExplained() {
        QFETCH(int, family);
        const SmallCap cap(50'000);
        chooseTrained(*m_session, Family(family));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->network()->weights, kWait);
        m_session->selectLayer(LayerId{2});
        openPhoto();
        QVERIFY(!m_session->runResult()->recordedAll);
        choose(*m_panel, "mapSubject", int(MapSubject::ClassActivation));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        choose(*m_panel, "mapClass", 5);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        const auto shown = m_panel->detail().view().content().tensor;
        QVERIFY2(shown, qPrintable(text("mapNote")));
        // As with every layer at hand.
        const auto& run = *m_session->runResult();
        const auto plan = *(*findEngine(run.engine))->compile(run.network->graph, run.network->weights->parameters, {});
        RunOptions all;
        all.recordAll = true;
        const RunOutput whole = *plan->run(*run.input, all);
        const RecordedLookup lookup = [&](LayerId id) { return whole.find(id).get(); };
        const auto cam = *classActivation(*run.network->graph, *run.network->weights->parameters, lookup, 5);
        QVERIFY(cam.activation.shape() == shown->shape());
        for (std::size_t i = 0; i < cam.activation.values().size(); ++i)
            QVERIFY(std::abs(cam.activation.values()[i] - shown->values()[i]) < 1e-3f);
    }

    void beyondTheCapOcclusionWorksAsEver() {
        const SmallCap cap(50'000);
        openPhoto();
        QVERIFY(!m_session->runResult()->recordedAll);
        choose(*m_panel, "mapSubject", int(MapSubject::Occlusion));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent() && text("mapNote").startsWith("By how much"), kWait);
        QVERIFY(m_panel->detail().view().content().tensor->shape() == (convlens::Shape{1, 1, 64, 64}));
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

    void whatLargeInputsContributeComesAMomentLater() {
        NetworkSpec large = m_session->spec();
        large.resolution = 224;
        m_session->setSpec(large);
        openPhoto();
        const Graph& graph = *m_session->network()->graph;
        const LayerId layer = *graph.findLayer("block1.project.conv");
        QVERIFY(graph.tensor(graph.layer(layer).inputs[0]).shape.elements() > MapResults::kAtOnce / 4);
        m_session->selectLayer(layer);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent() && m_panel->detail().kernel().content(), kWait);
        const auto influence = [&] { return m_panel->detail().kernel().content()->influence; };
        QTRY_VERIFY_WITH_TIMEOUT(!influence().empty(), kWait);
        const auto input = m_session->runResult()->output.find(*graph.findLayer("block1.depthwise.act"));
        std::vector<double> energies;
        for (int c = 0; c < input->shape().c; ++c)
            energies.push_back(statisticsOf(input->plane(0, c)).energy);
        const auto expected = influenceOf(m_panel->detail().kernel().content()->kernel, energies);
        QCOMPARE(influence().size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY(std::abs(influence()[i] - expected[i]) < 1e-9);
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
};

QTEST_MAIN(TestMapsSubjects)
#include "tst_maps_subjects.moc"
