#include "tests/ui/support/sample_session.h"
#include "ui/charts/chart_widget.h"
#include "ui/panels/compare/compare_panel.h"
#include "ui/panels/compare/compare_predictions.h"
#include "ui/session/network_jobs.h"
#include "ui/session/session_object.h"
#include "ui/session/surprise.h"
#include "ui/session/trained_choice.h"
#include "ui/session/workflow.h"
#include "ui/text/numbers.h"
#include "ui/widgets/copy_table.h"
#include "ui/widgets/one_line.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace convlens;

namespace {

constexpr int kWait = 120000; // the machine that tests may be busy

struct Desk {
    SessionObject session;
    JobService jobs;
    Workflow workflow{session, jobs};
    ComparePanel panel{PanelContext{session, workflow, jobs}};

    Desk() {
        NetworkSpec tiny;
        tiny.width = 0.35;
        tiny.resolution = 32;
        session.setSpec(tiny);
        workflow.setMeasureSeconds(0.02, 0.02);
        panel.resize(900, 2400);
        panel.show();
        if (!QTest::qWaitForWindowExposed(&panel)) qFatal("the panel does not show");
    }
    template <class T>
    T* find(const char* name) {
        T* found = panel.findChild<T*>(QLatin1String(name));
        if (!found) qFatal("no %s", name);
        return found;
    }
    void press(const char* name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    void measureAll() {
        workflow.measureAll();
        if (!QTest::qWaitFor([this] { return jobs.isIdle(); }, kWait)) qFatal("measuring does not end");
    }
};

} // namespace

class TestComparePanel : public QObject {
    Q_OBJECT
    QTemporaryDir m_settings;

private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("convlens-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    }

    void oneClickShowsTheBestKnownSurprise() {
        Desk desk;
        desk.press("compareHintPair");
        QCOMPARE(desk.session.pinned().size(), std::size_t(2));
        QTRY_VERIFY_WITH_TIMEOUT(desk.session.pinned()[1].measurement, kWait);
        QVERIFY(desk.session.pinned()[0].network->spec.family == Family::MobileNetV1);
        QVERIFY(desk.session.pinned()[1].network->spec.family == Family::MobileNetV2);
        // Measured in turn: under the same conditions at the same time.
        QCOMPARE(desk.session.pinned()[0].measurement->takenAt, desk.session.pinned()[1].measurement->takenAt);
        QVERIFY(desk.find<QLabel>("compareSentence")->text().startsWith("B has 0.53 times the multiply-adds of A"));
        const QString cause = desk.find<QLabel>("compareCause")->text();
        QVERIFY2(cause.startsWith("At A's time per multiply-add the layers of B would take"), qPrintable(cause));
        auto* layers = desk.find<ChartWidget>("compareExcessLayers");
        QVERIFY(layers->isVisible() && layers->data().category.categories.size() > 3);
        // A bar brings its layer into view.
        QCoreApplication::processEvents();
        QTest::mouseClick(layers->viewport(), Qt::LeftButton, {}, layers->geometry().rowRect(0).center().toPoint());
        QVERIFY(desk.session.spec().family == Family::MobileNetV2);
        QCOMPARE(desk.session.spec().width, 1.0);
    }

    /// Beside other pins: what the menu does, and what a session brings back.
    void theSurprisesPairIsSetAgainstEachOtherBesideOtherPins() {
        Desk desk;
        desk.session.pinCurrent();
        desk.session.pinNetwork(*parseNetworkSpec("shufflenet_v2:width=0.5,resolution=32"), RandomWeights{});
        const SurprisePins pins = pinSurprise(desk.session);
        QCOMPARE(desk.session.pinned().size(), std::size_t(4));
        QCOMPARE(desk.session.findPinned(pins.base)->letter, QChar('C'));
        QCOMPARE(desk.session.findPinned(pins.other)->letter, QChar('D'));
        QVERIFY(desk.session.findPinned(pins.base)->network->spec.family == Family::MobileNetV1);
        QVERIFY(desk.session.findPinned(pins.other)->network->spec.family == Family::MobileNetV2);
        const SurprisePins again = pinSurprise(desk.session); // what is pinned stays
        QVERIFY(again.base == pins.base && again.other == pins.other);
        QCOMPARE(desk.find<QComboBox>("compareOther")->currentText(), QStringLiteral("B against A"));
        SessionState state = desk.panel.sessionState();
        state["baseline"] = std::string("C");
        state["other"] = std::string("D");
        desk.panel.setSessionState(state);
        QCOMPARE(desk.find<QComboBox>("compareBaseline")->currentText(), QStringLiteral("Against C"));
        QCOMPARE(desk.find<QComboBox>("compareOther")->currentText(), QStringLiteral("D against C"));
        QVERIFY(desk.panel.sessionState() == state);
    }

    void theThreadSliderMeasuresAnew() {
        if ((*findEngine(engines().front()->id()))->maxThreads() < 2) QSKIP("one processor only");
        Desk desk;
        desk.session.pinCurrent();
        desk.session.pinNetwork(*parseNetworkSpec("mobilenet_v1:width=0.25,resolution=32"), RandomWeights{});
        desk.measureAll();
        QVERIFY(desk.find<QLabel>("compareRatios")->text().contains("1\u00A0thread: "));
        auto* slider = desk.find<QSlider>("compareThreads");
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(desk.find<QLabel>("compareThreadsLabel")->text(), QStringLiteral("2\u00A0threads"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.workflow.threads(), 2, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(desk.session.pinned()[1].measurement, kWait);
        QCOMPARE(desk.session.pinned()[1].measurement->threads, 2);
        // Both stay in sight.
        const QString ratios = desk.find<QLabel>("compareRatios")->text();
        QVERIFY2(ratios.contains("1\u00A0thread: ") && ratios.contains("2\u00A0threads: "), qPrintable(ratios));
    }

    void whatANetworkWasTrainedOnStandsAboveWhatItSees() {
        PinnedNetwork trained = test::pinned(1, u'A', "mobilenet_v2"), random = test::pinned(2, u'B', "mobilenet_v1");
        const TrainedNetwork& ours = *trainedNetwork(Family::MobileNetV2);
        trained.network = *loadNetworkWeights(*buildNetworkState(ours.spec, trainedChoice(ours)), {});
        ComparePredictions predictions;
        predictions.resize(600, 300);
        predictions.setPins({trained, random}, "cat.jpg");
        predictions.show();
        const auto lines = [&] { // those of cards that were replaced wait to be deleted
            QList<OneLine*> shown = predictions.findChildren<OneLine*>("comparedTraining");
            shown.removeIf([](const OneLine* line) { return !line->isVisible(); });
            return shown;
        };
        QTRY_COMPARE(lines().size(), 1); // random weights were trained on nothing
        QCOMPARE(lines().front()->text(), QString("10 classes, CIFAR-10, %1 px").arg(ours.spec.resolution));
        QVERIFY(lines().front()->toolTip().contains("truck"));
    }

    /// One card a network, with the classes that it holds likeliest for the photo, as its own run says.
    void cardsNameWhatEachNetworkSeesInThePhoto() {
        const TrainedNetwork& ours = *trainedNetwork(Family::MobileNetV2);
        PinnedNetwork trained = test::pinned(1, u'A', "mobilenet_v1"), random = trained, sameAgain = trained,
                      waiting = test::pinned(4, u'D', "shufflenet_v2");
        trained.network = *loadNetworkWeights(*buildNetworkState(ours.spec, trainedChoice(ours)), {});
        random.network = *loadNetworkWeights(test::network("mobilenet_v1:width=0.25,resolution=32"), {});
        random.id = 2;
        random.letter = u'B';
        Image image;
        image.width = image.height = 48;
        for (int i = 0; i < 48 * 48 * 3; ++i)
            image.rgb.push_back(std::uint8_t(i * 7 % 251));
        const PhotoInput photo{1, "cat.jpg", {}, std::make_shared<const Image>(image)};
        for (PinnedNetwork* pin : {&trained, &random})
            pin->run = (*runNetwork(pin->network, photo, {"native", PlanKind::AsDrawn, 1}, false, LayerId{-1}, {}, {}))
                           ->result;
        sameAgain = trained; // under other conditions it sees the same
        sameAgain.id = 3;
        sameAgain.letter = u'C';
        sameAgain.conditions = EngineChoice{"native", PlanKind::Optimised, 1};

        ComparePredictions predictions;
        predictions.resize(1000, 400);
        predictions.setPins({trained, random, sameAgain, waiting}, "cat.jpg");
        predictions.show();
        QVERIFY(QTest::qWaitForWindowExposed(&predictions));
        const auto texts = [&] { // those of cards that were replaced wait to be deleted
            QStringList all;
            for (const QLabel* label : predictions.findChildren<QLabel*>())
                if (label->isVisible()) all << label->text();
            return all;
        };
        QTRY_COMPARE(texts().count(QStringLiteral("What they see in cat.jpg")), 1);
        const QStringList shown = texts();
        QCOMPARE(shown.count(QStringLiteral("Not run yet.")), 1);
        QCOMPARE(shown.count(QString::fromStdString(displayName(trained.network->spec))), 1); // and not twice
        for (const PinnedNetwork* pin : {&trained, &random}) {
            const auto values = pin->run->output.probabilities.values();
            std::vector<std::pair<float, int>> order;
            for (int i = 0; i < int(values.size()); ++i)
                order.emplace_back(-values[std::size_t(i)], i);
            std::ranges::sort(order);
            const std::vector<std::string>& labels = pin->network->labels;
            qsizetype before = -1;
            for (int place = 0; place < 5; ++place) {
                const int best = order[std::size_t(place)].second;
                const QString name = std::size_t(best) < labels.size()
                                         ? QString::fromStdString(labels[std::size_t(best)])
                                         : QStringLiteral("class %1").arg(best);
                const qsizetype at = shown.indexOf(name, before + 1);
                QVERIFY2(at > before, qPrintable(name)); // the likeliest first
                QCOMPARE(shown.value(at + 1), percent(double(-order[std::size_t(place)].first)));
                before = at;
            }
        }
        predictions.setPins({trained}, {});
        QVERIFY(!predictions.isVisible()); // without a photo nobody sees anything
    }

    void theThresholdHidesStages() {
        Desk desk;
        desk.session.setMeasurement(test::measurement(desk.session.network(), test::slowDepthwise));
        desk.session.pinCurrent();
        const auto spec = *parseNetworkSpec("mobilenet_v1");
        desk.session.pinNetwork(spec, RandomWeights{});
        auto* table = desk.find<CopyTable>("compareStages");
        auto* threshold = desk.find<QSpinBox>("compareThreshold");
        threshold->setValue(0);
        QCOMPARE(table->model()->rowCount(), 6);
        QVERIFY(!desk.find<QLabel>("compareHidden")->isVisible());
        // Every stage of MobileNetV1 has more multiply-adds than the whole of the tiny network.
        threshold->setValue(100);
        QVERIFY(table->model()->rowCount() < 6);
        QVERIFY(desk.find<QLabel>("compareHidden")->isVisible());
    }
};

QTEST_MAIN(TestComparePanel)
#include "tst_compare_panel.moc"
