#include "tests/ui/support/window_texts.h"
#include "tests/ui/support/window_walk.h"

#include "core/analysis/trust.h"
#include "core/cost/conventions.h"
#include "core/image/preprocess_words.h"
#include "core/measure/statistics.h"
#include "core/networks/registry.h"
#include "core/trained/trained.h"
#include "ui/charts/chart_catalogue.h"
#include "ui/models/paper_badge.h"
#include "ui/panels/panel_registry.h"
#include "ui/session/trained_choice.h"
#include "ui/settings.h"
#include "ui/text/core_text.h"
#include "ui/text/doubt.h"
#include "ui/text/language.h"
#include "ui/theme/icons.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTemporaryDir>

using namespace convlens;
using namespace convlens::test;

namespace {

/// Names stay as they are: of networks, layers, tools, files, formats, units and of what formulas are made of.
const QStringList& names() {
    static const QStringList all =
        QStringLiteral(
            "Convlens Qt OpenCV Eigen Highway ONNX Runtime NumPy PyTorch TensorFlow torchvision timm "
            "pytorchcv fvcore ptflops thop megvii Keras ImageNet CIFAR README GPL LGPL MPL MIT Apache later "
            "ReLU relu ReLU6 swish h-swish sigmoid h-sigmoid softmax Softmax MAD Pareto top std FLOPs "
            "GFLOPS GFLOP MACs "
            "CSV JSON Markdown LaTeX PNG SVG PDF HTML NPY NPZ RGB BGR GPU CPU ARM IEEE NaN KiB MiB GiB "
            "Ctrl Shift Alt Esc Enter Tab Del Delete Home End PgUp PgDown Page Up Down Left Right Space "
            "px dpi GB MB kB bytes MHz ms min cm mm pt "
            // Colour maps, numbers and formats as their makers call them, licences, devices of the papers, people.
            "Viridis viridis Magma Cividis Epsilon epsilon safetensors or-later GNU BSD zip English "
            "NVIDIA GTX Snapdragon Charts nlohmann-json NASA van der Walt Chelsea Michetti SpaceX osmr "
            "pytorch paper same file index convlens-cli sweep Large Small resources seed "
            "performance powersave ondemand schedutil")
            .split(u' ');
    return all;
}

/// Latin words of the text that are no names. `known` are the session's own: layers, files, the machine.
QStringList strangers(QString text, const QStringList& known) {
    static const QRegularExpression path(
        QStringLiteral("(https?://|[~.]?/)[^\\s，。；）]+|[\\w.-]+\\.[a-z]{2,}\\b|\\*\\.\\w+"));
    // Symbols of formulas and parts of specifications have a digit, an underscore or the like at their side.
    static const QRegularExpression word(
        QStringLiteral("(?<![A-Za-z0-9_.:=@])[A-Za-z][A-Za-z'’-]{2,}(?![A-Za-z0-9_=@])"));
    static const QRegularExpression citation(
        QStringLiteral("[A-Z][a-z]+ et al\\. \\d+|arXiv \\d+\\.\\d+( tables? [\\d and,]+)?( \\(final version\\))?"));
    for (const QString& name : known)
        text.replace(name, QStringLiteral(" "));
    text.remove(citation);
    text.remove(path);
    QStringList found;
    for (auto match = word.globalMatch(text); match.hasNext();) {
        const QString one = match.next().captured();
        if (!names().contains(one)) found << one;
    }
    return found;
}

} // namespace

/// Nothing English is left in the Chinese window: every panel, menu, dialog and chart of a measured network.
class TestLanguageWindow : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;

private slots:
    void initTestCase() {
        useOwnSettings("tst_language_window", m_dir.path());
        initResources();
        Settings().setMeasuresByItself(false);
    }
    void cleanup() { applyLanguage(QStringLiteral("en")); }

    void everythingInTheWindowIsTranslated() {
        if (languages().size() < 3) QSKIP("this build has no translations: lrelease was not there");
        App app;
        chooseTrained(app.session, Family::MobileNetV3Small);
        app.workflow.setMeasureSeconds(0.01, 0.01);
        QVERIFY(dropPaths(&app.window, {write(m_dir.filePath(QStringLiteral("photo.png")), pngBytes(Qt::red))}));
        QTRY_VERIFY_WITH_TIMEOUT(app.session.runResult(), kWait);
        app.session.pinCurrent();
        app.session.pinNetwork(NetworkSpec{.family = Family::ShuffleNetV2, .resolution = 64}, RandomWeights{});
        app.workflow.measureAll();
        QTRY_VERIFY_WITH_TIMEOUT(app.session.measurement() && app.jobs.isIdle(), kWait);
        // As on a busy machine, with what is said of such times.
        auto doubtful = std::make_shared<MeasurementResult>(*app.session.measurement());
        const double ms = doubtful->measurement.total.medianMs;
        doubtful->measurement.total = summarise({ms, ms, ms, 3 * ms}, 2 * ms, 4);
        app.session.setMeasurement(doubtful);
        app.session.setPinnedMeasurement(app.session.pinned().front().id, doubtful);

        app.window.findChild<QAction*>(QStringLiteral("language_zh_CN"))->trigger();
        QTRY_VERIFY(currentLanguage() == QLatin1String("zh_CN") &&
                    app.find<QTabWidget>("views")->tabText(0) != QLatin1String("Feature maps"));
        app.session.undoStack()->clear(); // what was done before keeps the words of then
        WindowTexts texts;
        everyView(app, [&](const QString& view) {
            QTRY_VERIFY_WITH_TIMEOUT(app.jobs.isIdle(), kWait);
            texts.addWindow(view, &app.window);
        });
        everyDialog(app, [&](QDialog* dialog) { texts.addWindow(dialog->objectName(), dialog); });
        for (const NamedChart& chart : allCharts(app.session)) {
            texts.add(chart.id, chart.title);
            texts.addChart(chart.id, chart.source(Theme::Light));
        }
        QVERIFY2(texts.all().size() > 800, qPrintable(QString::number(texts.all().size())));

        QStringList known;
        const auto learn = [&known](const std::string& name) {
            if (name.size() > 2) known << QString::fromStdString(name);
        };
        for (const auto& network : {app.session.network(), app.session.pinned().back().network}) {
            for (int i = 0; i < network->graph->layerCount(); ++i) {
                learn(network->graph->layer(LayerId{i}).name);
                learn(network->graph->layer(LayerId{i}).stage);
            }
            for (const ParameterSpec& parameter : network->graph->parameters())
                learn(parameter.name);
            for (const std::string& label : network->labels)
                learn(label);
            learn(toString(network->spec));
            learn(displayName(network->spec)); // a network's name is the same in files and in every language
        }
        for (const FamilyInfo& family : families()) {
            learn(std::string(family.displayName));
            learn(std::string(family.id));
        }
        for (const Engine* engine : engines()) {
            learn(std::string(engine->displayName()));
            learn(engine->version());
        }
        const MachineInfo& machine = doubtful->machine;
        for (const std::string& name : {machine.cpu, machine.isa, machine.governor, machine.compiler})
            learn(name);
        known << QSysInfo::prettyProductName() << doubtful->takenAt << QFileInfo(m_dir.path()).fileName();
        // The sample photos, as About thanks for them.
        known << QStringLiteral("astronaut") << QStringLiteral("coffee") << QStringLiteral("rocket");
        std::ranges::sort(known, {}, [](const QString& name) { return -name.size(); }); // the longest first

        QStringList bad;
        for (auto text = texts.all().cbegin(); text != texts.all().cend(); ++text) {
            // What the file says of itself, as it stands there.
            if (text.value().endsWith(QLatin1String("#weightsFile"))) continue;
            if (const QStringList found = strangers(text.key(), known); !found.isEmpty())
                bad << QStringLiteral("[%1] %2: %3").arg(found.join(u' '), text.value(), text.key().left(300));
        }
        for (const QString& text : bad) // more than one message can hold
            qWarning().noquote() << text;
        QVERIFY2(bad.isEmpty(), qPrintable(QStringLiteral("%1 texts have English in them").arg(bad.size())));
    }

    /// What stands in core, whatever network is shown and whatever went wrong while measuring.
    void allThatCoreSaysIsTranslated() {
        if (languages().size() < 3) QSKIP("this build has no translations: lrelease was not there");
        applyLanguage(QStringLiteral("zh_CN"));
        QStringList said;
        for (const ConventionInfo& info : conventions())
            said << coreText(info.name) << coreText(info.unit) << coreText(info.counted);
        for (const FamilyInfo& info : families()) {
            said << coreText(info.summary) << coreText(info.rulesNote) << coreText(info.widthNote);
            for (const double width : info.widths)
                for (const int resolution : info.resolutions)
                    for (const Rules rules : info.rules) {
                        NetworkSpec spec{.family = info.family, .width = width, .resolution = resolution};
                        spec.rules = rules;
                        const auto graph = buildNetwork(spec);
                        QVERIFY(graph.has_value());
                        if (const auto compared = compareWithPaper(spec, *graph)) {
                            if (compared->count) said << coreText(compared->count->reason);
                            if (compared->params) said << coreText(compared->params->reason);
                        }
                        if (width == info.widths.front())
                            for (int i = 0; i < graph->layerCount(); ++i)
                                said << operatorText(*graph, LayerId{i});
                    }
        }
        for (const TrainedNetwork& network : trainedNetworks()) {
            said << trainingFacts(network);
            said << coreText(network.metadata.at("origin"));
        }
        for (const auto fit : {Preprocess::Fit::ShorterSide, Preprocess::Fit::CentreCrop, Preprocess::Fit::Stretch})
            for (const auto filter : {Preprocess::Interpolation::Bilinear, Preprocess::Interpolation::Bicubic}) {
                Preprocess preprocess;
                preprocess.fit = fit;
                preprocess.interpolation = filter;
                preprocess.photoPixels = 32;
                said << coreText(preprocessInWords(preprocess, 64));
            }
        for (const DoubtKind kind : {DoubtKind::FewRuns, DoubtKind::CoarseClock, DoubtKind::Scatter,
                                     DoubtKind::LongTail, DoubtKind::TwoModes, DoubtKind::Drift})
            said << coreText(adviceOn(kind));
        std::vector<double> drifting, two;
        for (int i = 0; i < 40; ++i) {
            drifting.push_back(i < 20 ? 10 + 0.01 * (i % 5) : 12 + 0.01 * (i % 5));
            two.push_back(i % 2 ? 10 + 0.001 * i : 13 + 0.001 * i);
        }
        for (const std::vector<double>& samples : {std::vector<double>{1},
                                                   {10, 10, 10, 25},
                                                   {0, 0, 0, 0, 0},
                                                   {1, 2, 3, 4, 5, 6},
                                                   drifting,
                                                   std::vector<double>(drifting.rbegin(), drifting.rend()),
                                                   two}) {
            TimingSummary summary = summarise(samples, 1, 0);
            QVERIFY(summary.doubtful);
            said << doubtInWords(summary);
            summary.samplesMs.clear(); // kept from another day
            said << doubtInWords(summary);
            Measurement measurement;
            measurement.total = summary;
            measurement.total.outliers = measurement.total.iterations;
            measurement.profiledMs = 2 * summary.medianMs;
            measurement.steps.resize(1);
            MachineInfo machine;
            machine.cores = 1;
            machine.load1 = 3;
            machine.governor = "powersave";
            for (const double sum : {0.5, 2.0}) {
                measurement.stepSumMs = sum * summary.medianMs;
                for (const TrustFinding& finding : trustFindings(measurement, machine, 4))
                    said << coreText(finding.what) << coreText(finding.advice);
            }
        }
        QStringList known{QStringLiteral("cpupower frequency-set -g"), QStringLiteral("performance"),
                          QStringLiteral("powersave")};
        for (const FamilyInfo& family : families())
            known << QString::fromUtf8(family.displayName.data(), qsizetype(family.displayName.size()));
        for (const char* name : {"pytorchcv_b", "pytorch", "dli", "paper", "Large"}) // ids of rules
            known << QLatin1String(name);
        QStringList bad;
        for (const QString& text : said)
            if (!strangers(text, known).isEmpty()) bad << text;
        bad.removeDuplicates();
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
        QVERIFY(said.size() > 500);
    }
};

QTEST_MAIN(TestLanguageWindow)
#include "tst_language_window.moc"
