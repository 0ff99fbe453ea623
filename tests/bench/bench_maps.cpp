#include "tests/bench/timed_application.h"

#include "core/networks/network_spec.h"
#include "ui/panels/maps/channel_detail.h"
#include "ui/panels/maps/maps_panel.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/widgets/channel_grid.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QImage>
#include <QPaintEvent>
#include <QProcess>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <random>

#include <sys/resource.h>

/// Painting of the channel grid, the time from a dropped photo to predictions and maps, and the longest time that one
/// event keeps the window's thread (in processor time) while a person goes through layers and views. Usage:
///   QT_QPA_PLATFORM=offscreen convlens-bench-maps [SPEC...]
using namespace convlens;
using namespace convlens::bench;

namespace {

ChannelGridContent noise(const convlens::Shape& shape) {
    Tensor tensor(shape);
    std::mt19937 random(1);
    std::normal_distribution<float> normal;
    for (float& v : tensor.values())
        v = normal(random);
    ChannelGridContent content;
    content.statistics = std::make_shared<const LayerStatistics>(*layerStatistics(tensor));
    content.tensor = std::make_shared<const Tensor>(std::move(tensor));
    content.ranges = {{-3, 3}};
    for (int c = 0; c < shape.c; ++c)
        content.order.push_back(c);
    return content;
}

/// What a frame cost: on a busy machine the counts tell more than the time.
struct Frame {
    double ms = 0;    ///< processor time of the thread
    long faults = 0;  ///< pages that the system had to make
    int pictures = 0; ///< cells that were coloured
    long pixels = 0;  ///< that were painted, logical ones
};

long pageFaults() {
    rusage usage{};
    getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_minflt;
}

/// Counts the frames of a widget.
class Frames : public QObject {
public:
    explicit Frames(ChannelGrid& grid) : m_grid(grid) { grid.viewport()->installEventFilter(this); }
    /// The next one, with what leads to it and brings it to the screen.
    Frame next(const std::function<void()>& cause) {
        const int seen = m_count, made = m_grid.picturesMade();
        const long faults = pageFaults();
        m_pixels = 0;
        const double before = busyMs();
        cause();
        waitUntil([&] { return m_count != seen; }, 2);
        QCoreApplication::processEvents(); // its way to the screen
        return {busyMs() - before, pageFaults() - faults, m_grid.picturesMade() - made, m_pixels};
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() != QEvent::Paint) return false;
        ++m_count;
        for (const QRect& rect : static_cast<QPaintEvent*>(event)->region())
            m_pixels += long(rect.width()) * rect.height();
        return false;
    }

private:
    ChannelGrid& m_grid;
    int m_count = 0;
    long m_pixels = 0;
};

/// The same frames several times over: what one of them costs it costs each time; the rest is the machine.
using Passes = std::vector<std::vector<Frame>>;
constexpr int kPasses = 3;

void printFrames(const char* what, const Passes& passes) {
    if (passes.front().empty()) return;
    std::vector<double> times;
    int late = 0, always = 0;
    QByteArray details;
    for (std::size_t i = 0; i < passes.front().size(); ++i) {
        bool each = true, some = false;
        for (const std::vector<Frame>& pass : passes) {
            const bool slow = pass[i].ms > kFrameMs;
            times.push_back(pass[i].ms);
            late += slow;
            some = some || slow;
            each = each && slow;
        }
        always += each;
        if (!some) continue;
        details += "\n       frame " + QByteArray::number(int(i)) + ":";
        for (const std::vector<Frame>& pass : passes)
            details += "  " + QByteArray::number(pass[i].ms, 'f', 1) + " ms, " + QByteArray::number(pass[i].pictures) +
                       " cells coloured, " + QByteArray::number(qlonglong(pass[i].pixels / 1000)) +
                       "k pixels painted, " + QByteArray::number(qlonglong(pass[i].faults)) + " pages made;";
    }
    std::sort(times.begin(), times.end());
    std::printf("   %-8s %4zu frames, median %5.1f, worst %5.1f ms, %d above a frame, %d of them each time%s", what,
                times.size(), times[times.size() / 2], times.back(), late, always * int(passes.size()),
                details.constData());
}

/// Scrolls through the whole grid, then paints all that is in view again and again.
void scrollGrid(const convlens::Shape& shape, int cell, MapInterpolation interpolation) {
    const ChannelGridContent content = noise(shape);
    Passes scrolled, whole;
    int unfinished = 0;
    for (int pass = 0; pass < kPasses; ++pass) {
        ChannelGrid grid;
        grid.resize(1600, 1000);
        grid.setContent(content);
        grid.setCellSide(cell);
        grid.setColouring(ColourMapId::Viridis, interpolation);
        grid.show();
        // The first painting makes the window's own pixels, 25 MB at double density: no part of scrolling.
        waitUntil([&] { return grid.picturesMade() > 0 && grid.isFullyPainted(); }, 20);
        Frames frames(grid);
        scrolled.emplace_back();
        whole.emplace_back();
        QScrollBar* bar = grid.verticalScrollBar();
        for (int at = 0, step = std::max(24, bar->maximum() / 200); at < bar->maximum(); at += step) {
            scrolled.back().push_back(frames.next([&] { bar->setValue(at + step); }));
            unfinished += !grid.isFullyPainted();
        }
        for (int i = 0; i < 30; ++i)
            whole.back().push_back(frames.next([&] { grid.viewport()->update(); }));
        if (pass == 0)
            std::printf("  %-14s cell %3d %-7s x%.0f\n", toString(shape).c_str(), cell,
                        interpolation == MapInterpolation::Smooth ? "smooth" : "nearest", grid.devicePixelRatioF());
    }
    printFrames("scrolled", scrolled);
    if (!scrolled.front().empty()) std::printf("; %d with cells still to come\n", unfinished);
    printFrames("whole", whole);
    std::printf("\n");
}

constexpr const char* kGrids = "--grids"; ///< in a process of its own, whose screen has its own density

void scrollGrids() {
    for (const MapInterpolation interpolation : {MapInterpolation::Nearest, MapInterpolation::Smooth}) {
        scrollGrid({1, 1280, 7, 7}, 72, interpolation);
        scrollGrid({1, 96, 112, 112}, 72, interpolation);
        scrollGrid({1, 96, 112, 112}, 480, interpolation);
        scrollGrid({1, 64, 512, 512}, 72, interpolation);
        scrollGrid({1, 64, 512, 512}, 480, interpolation);
    }
}

QImage testPhoto(int phase) {
    QImage image(640, 480, QImage::Format_RGB888);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.setPixelColor(x, y, QColor((x + phase) % 256, (y * 2 + x) % 256, (x * y / 64 + phase) % 256));
    return image;
}

void walk(const char* text) {
    const auto spec = parseNetworkSpec(text);
    if (!spec) {
        std::fprintf(stderr, "%s\n", spec.error().message.c_str());
        return;
    }
    std::printf("%s\n", text);
    SessionObject session;
    session.setSpec(*spec);
    JobService jobs;
    Workflow workflow(session, jobs);
    workflow.setThreads(2);
    MapsPanel panel(session, workflow, jobs);
    panel.resize(1600, 1000);
    panel.show();
    settle(jobs);

    std::vector<double> toPredictions, toMaps;
    application().reset();
    for (int i = 0; i < 7; ++i) {
        QElapsedTimer timer;
        timer.start();
        const auto before = session.runResult();
        workflow.addPastedImage(testPhoto(i * 11));
        waitUntil([&] { return session.runResult() && session.runResult() != before; });
        toPredictions.push_back(double(timer.nsecsElapsed()) / 1e6);
        waitUntil([&] { return panel.isCurrent() && panel.grid().isFullyPainted(); });
        toMaps.push_back(double(timer.nsecsElapsed()) / 1e6);
        settle(jobs);
    }
    std::sort(toPredictions.begin(), toPredictions.end());
    std::sort(toMaps.begin(), toMaps.end());
    std::printf("  photo to predictions: median %.0f, worst %.0f ms; to the selected layer's maps: median %.0f, worst "
                "%.0f ms\n",
                toPredictions[3], toPredictions.back(), toMaps[3], toMaps.back());
    application().print("photo after photo");

    const auto choose = [&](const char* name, int data) {
        auto* box = panel.findChild<QComboBox*>(QLatin1String(name));
        box->setCurrentIndex(box->findData(data));
        emit box->activated(box->currentIndex());
        waitUntil([&] { return panel.isCurrent() && panel.grid().isFullyPainted(); });
        settle(jobs);
    };
    const int layers = session.network()->graph->layerCount();
    const auto throughLayers = [&](const char* what) {
        application().reset();
        for (int i = 0; i < layers; i += std::max(1, layers / 40)) {
            session.selectLayer(LayerId{i});
            waitUntil([&] { return panel.isCurrent() && panel.grid().isFullyPainted(); });
        }
        settle(jobs);
        application().print(what);
    };
    throughLayers("through the layers, a channel");
    MapSettings overlay = panel.controls().settings();
    overlay.overlay = true;
    panel.controls().setSettings(overlay);
    emit panel.controls().changed(overlay);
    for (const auto& [subject, name] :
         {std::pair(MapSubject::Mean, "mean, overlay"), std::pair(MapSubject::Maximum, "maximum, overlay"),
          std::pair(MapSubject::Components, "components, overlay"),
          std::pair(MapSubject::ClassActivation, "class activation, overlay")}) {
        choose("mapSubject", int(subject));
        throughLayers(name);
    }
    choose("mapSubject", int(MapSubject::Channel));
    application().reset();
    for (const GridSort sort : {GridSort::Variance, GridSort::Similarity, GridSort::Index})
        choose("mapSort", int(sort));
    for (const ScalingScope scope : {ScalingScope::Channel, ScalingScope::Network, ScalingScope::Layer})
        choose("mapScope", int(scope));
    application().print("orders and scales");
}

} // namespace

int main(int argc, char** argv) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    QTemporaryDir settings;
    QCoreApplication::setOrganizationName(QStringLiteral("convlens-bench"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    TimedApplication app(argc, argv);

    if (app.arguments().contains(QLatin1String(kGrids))) {
        scrollGrids();
        return 0;
    }
    std::printf("channel grid, 1600 x 1000, scrolled through in 200 steps\n");
    std::fflush(stdout);
    for (const char* ratio : {"1", "2"}) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QLatin1String(ratio));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(QCoreApplication::applicationFilePath(), {QLatin1String(kGrids)});
        process.waitForFinished(-1);
    }
    const QStringList given = app.arguments().mid(1);
    for (const QString& spec :
         given.isEmpty() ? QStringList{"mobilenet_v2", "shufflenet_v2:width=2,resolution=1024"} : given)
        walk(spec.toUtf8().constData());
    return 0;
}
