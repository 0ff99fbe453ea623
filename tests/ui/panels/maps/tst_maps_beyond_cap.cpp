#include "maps_desk.h"

#include "core/analysis/layer_summary.h"
#include "core/base/read_file.h"
#include "core/tensor/npy.h"
#include "core/weights/zip_directory.h"
#include "tests/ui/support/small_cap.h"
#include "ui/panels/maps/export_maps_dialog.h"
#include "ui/session/record_parts.h"

#include <QSignalSpy>

#include <algorithm>

using namespace convlens;
using namespace convlens::test;

namespace {

constexpr qint64 kCap = 60'000; ///< below the largest map of the small network, and far below all of them

/// As one run with everything recorded gives it.
RunOutput wholeRun(const RunResult& run) {
    const auto plan = *(*findEngine(run.engine))
                           ->compile(run.network->graph, run.network->weights->parameters, {run.plan, run.threads});
    RunOptions all;
    all.recordAll = true;
    return std::move(*plan->run(*run.input, all));
}

} // namespace

/// Networks whose maps do not all fit under the cap: nothing that is said of all layers leaves any out.
class TestMapsBeyondCap : public QObject, protected MapsDesk {
    Q_OBJECT
private slots:
    void initTestCase() { prepare("maps-beyond-cap"); }
    void init() { open(); }
    void cleanup() { close(); }

    void aPartHasNoMoreThanTheCapUnlessItIsOneLayer() {
        const SmallCap cap(kCap);
        const Graph& graph = *m_session->network()->graph;
        const auto parts = partsWithinTheCap(graph);
        QVERIFY(parts.size() > 5);
        int next = 0;
        for (const auto& part : parts) {
            qint64 bytes = 0;
            for (const LayerId layer : part) {
                QCOMPARE(layer.value, next++); // each layer once, in order
                for (const TensorId output : graph.layer(layer).outputs)
                    bytes += graph.tensor(output).shape.elements() * 4;
            }
            QVERIFY(part.size() == 1 || bytes <= kCap);
        }
        QCOMPARE(next, graph.layerCount());
    }

    void oneScaleForTheNetworkIsThatOfAllItsLayers() {
        const SmallCap cap(kCap);
        openPhoto();
        QVERIFY(!m_session->runResult()->recordedAll);
        std::optional<ValueRange> all, recordedOnly;
        const auto add = [](std::optional<ValueRange>& range, const Tensor& map) {
            const auto one = summariseLayer(map, 100)->range;
            if (one) range = range ? united(*range, *one) : *one;
        };
        for (const RecordedOutput& output : wholeRun(*m_session->runResult()).recorded)
            add(all, *output.tensor);
        for (const RecordedOutput& output : m_session->runResult()->output.recorded)
            add(recordedOnly, *output.tensor);
        QVERIFY(all->low != recordedOnly->low || all->high != recordedOnly->high); // else this shows nothing

        MapSettings settings = m_panel->controls().settings();
        settings.percentile = 100;
        settings.map = ColourMapId::Viridis;
        emit m_panel->controls().changed(settings);
        choose(*m_panel, "mapScope", int(ScalingScope::Network));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        const auto& ranges = m_panel->grid().content().ranges;
        QCOMPARE(int(ranges.size()), 1);
        QCOMPARE(ranges[0].low, all->low);
        QCOMPARE(ranges[0].high, all->high);

        // Another layer is run for, but the scale is known.
        QSignalSpy titles(m_jobs.get(), &JobService::jobStarted);
        const auto before = m_session->runResult();
        m_session->selectLayer(LayerId{9});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult() && m_session->runResult() != before && m_panel->isCurrent(),
                                 kWait);
        QCOMPARE(m_panel->grid().content().ranges[0].high, all->high);
        for (const auto& job : titles)
            QVERIFY2(!job[1].toString().contains("all maps"), qPrintable(job[1].toString()));
    }

    void lookingAtAllLayersCanBeStoppedAndAskedForAgain() {
        const SmallCap cap(kCap);
        openPhoto();
        QStringList titles;
        connect(m_jobs.get(), &JobService::jobStarted, this, [&](JobId job, const QString& title, bool) {
            titles << title;
            if (titles.filter("all maps").size() == 1 && title.contains("all maps")) m_jobs->cancel(job);
        });
        choose(*m_panel, "mapScope", int(ScalingScope::Network));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent() && m_jobs->isIdle(), kWait);
        QCOMPARE(int(titles.filter("all maps").size()), 1); // not begun anew by itself
        const auto ofLayer = m_panel->grid().content().ranges;
        choose(*m_panel, "mapScope", int(ScalingScope::Layer));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        QCOMPARE(m_panel->grid().content().ranges, ofLayer); // until then the layer's scale stood in for it
        choose(*m_panel, "mapScope", int(ScalingScope::Network));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent() && m_jobs->isIdle(), kWait);
        QCOMPARE(int(titles.filter("all maps").size()), 2);
        QVERIFY(m_panel->grid().content().ranges != ofLayer);
    }

    void anArchiveOfAllLayersHoldsAllLayers() {
        const SmallCap cap(kCap);
        openPhoto();
        MapsExport what;
        what.run = m_session->runResult();
        QVERIFY(!what.run->recordedAll);
        const QString path = m_dir.filePath("beyond.npz");
        double last = 0;
        int reports = 0;
        const ProgressSink progress = [&](const Progress& of) {
            QVERIFY(of.fraction >= last - 1e-9);
            last = of.fraction;
            ++reports;
        };
        const auto written = exportMaps(what, MapsExportKind::RunNpz, false, path, {}, progress);
        QVERIFY2(bool(written), written ? "" : written.error().message.c_str());
        QVERIFY(reports > 20 && last > 0.9 && last < 1.0001);

        const auto bytes = *readFileBytes(path.toStdString(), 1 << 30);
        const auto members = readZipDirectory(bytes, "beyond.npz");
        QVERIFY2(bool(members), members ? "" : members.error().message.c_str());
        const RunOutput whole = wholeRun(*what.run);
        QCOMPARE(members->size(), whole.recorded.size() + 2); // with the input and the conditions
        for (const RecordedOutput& output : whole.recorded) {
            std::string name = what.run->network->graph->layer(output.layer).name;
            if (output.outputIndex > 0) name += ":" + std::to_string(output.outputIndex);
            name += ".npy";
            QVERIFY2(members->contains(name), name.c_str());
            const auto array = zipMemberBytes(bytes, "beyond.npz", name, members->at(name));
            const Tensor inside = *decodeNpy({reinterpret_cast<const char*>(array->data()), array->size()}, name);
            QVERIFY2(std::ranges::equal(inside.values(), output.tensor->values()), name.c_str());
        }
    }

    void anArchiveThatIsStoppedHalfwayLeavesNothing() {
        const SmallCap cap(kCap);
        openPhoto();
        MapsExport what;
        what.run = m_session->runResult();
        CancelSource source;
        const ProgressSink progress = [&](const Progress& of) {
            if (of.fraction > 0.4) source.cancel();
        };
        const QString path = m_dir.filePath("stopped.npz");
        const auto written = exportMaps(what, MapsExportKind::RunNpz, false, path, source.token(), progress);
        QVERIFY(!written && written.error().code == ErrorCode::Cancelled);
        QVERIFY(!QFile::exists(path));
    }
};

QTEST_MAIN(TestMapsBeyondCap)
#include "tst_maps_beyond_cap.moc"
