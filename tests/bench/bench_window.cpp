#include "tests/bench/timed_application.h"

#include "core/trained/trained.h"
#include "ui/charts/chart_widget.h"
#include "ui/charts/cost_views.h"
#include "ui/main_window.h"
#include "ui/panels/panel_registry.h"
#include "ui/session/session_object.h"
#include "ui/session/trained_choice.h"
#include "ui/session/workflow.h"
#include "ui/theme/apply_theme.h"
#include "ui/theme/icons.h"

#include <QComboBox>
#include <QProcess>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QWheelEvent>

#include <cstdlib>
#include <cstring>
#include <optional>

/// How fast the whole window is to use: from the start of a process to the first predictions and maps, and the longest
/// time that one event keeps the window's thread (in processor time) while a person goes from view to view, zooms and
/// moves charts and scrolls. Usage:
///   QT_QPA_PLATFORM=offscreen convlens-bench-window
using namespace convlens;
using namespace convlens::bench;

namespace {

constexpr const char* kChild = "--start-once";
constexpr int kStarts = 9;

/// The program's own beginning: the best of the trained networks and the sample photo.
struct Program {
    SessionObject session;
    JobService jobs;
    Workflow workflow{session, jobs};
    MainWindow window{session, workflow, jobs};
    Program() {
        chooseTrained(session, std::ranges::max(trainedNetworks(), {}, &TrainedNetwork::top1).spec.family);
        session.undoStack()->clear();
        workflow.openPaths({MainWindow::samplePhoto()}, false);
        window.resize(1280, 800);
        window.show();
    }
    bool hasResult() {
        return waitUntil([this] { return session.runResult() != nullptr; });
    }
};

/// In a process of its own, which ends as soon as the first result is on the screen.
int startOnce() {
    Program program;
    if (!program.hasResult()) return 1;
    QCoreApplication::processEvents(); // what shows it
    std::fputs("shown\n", stdout);
    std::fflush(stdout);
    std::_Exit(0); // ending is not what is timed
}

void starts(const QString& settings) {
    std::vector<double> times;
    for (int i = 0; i <= kStarts; ++i) { // the first one brings the files into memory
        QElapsedTimer timer;
        timer.start();
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(kChild), settings});
        if (!process.waitForReadyRead(60000) || !process.readAllStandardOutput().contains("shown")) {
            std::fprintf(stderr, "the window did not come to a result\n");
            return;
        }
        if (i > 0) times.push_back(double(timer.nsecsElapsed()) / 1e6);
        process.waitForFinished();
    }
    std::sort(times.begin(), times.end());
    std::printf("start of the process to the first predictions: median %.0f, fastest %.0f, slowest %.0f ms of %zu\n",
                times[times.size() / 2], times.front(), times.back(), times.size());
}

void wheel(QWidget* target, QPointF at, int delta, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QWheelEvent event(at, target->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QApplication::sendEvent(target, &event);
    QCoreApplication::processEvents();
}

void mouse(QWidget* target, QEvent::Type type, QPointF at) {
    const bool pressed = type != QEvent::MouseButtonRelease;
    QMouseEvent event(type, at, target->mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                      pressed ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(target, &event);
    QCoreApplication::processEvents();
}

/// In, about, and out again, as one looks at a chart.
void handle(ChartWidget* chart) {
    QWidget* port = chart->viewport();
    const QPointF middle = port->rect().center();
    for (const Qt::KeyboardModifiers modifiers :
         {Qt::KeyboardModifiers(Qt::NoModifier), Qt::KeyboardModifiers(Qt::ControlModifier)})
        for (const int delta : {120, -120})
            for (int i = 0; i < 12; ++i)
                wheel(port, middle, delta, modifiers);
    mouse(port, QEvent::MouseButtonPress, middle);
    for (int i = 0; i < 24; ++i)
        mouse(port, QEvent::MouseMove, middle + QPointF(4 * (i % 12), 2 * i));
    mouse(port, QEvent::MouseButtonRelease, middle + QPointF(8, 8));
}

void use() {
    Program program;
    if (!program.hasResult()) return;
    program.workflow.measureCurrent();
    program.workflow.measureVariants(); // for the charts that set plans and engines side by side
    for (const char* other : {"mobilenet_v1", "mobilenet_v2", "shufflenet_v2"})
        program.session.pinNetwork(*parseNetworkSpec(other), RandomWeights{});
    settle(program.jobs);
    std::printf("the window's thread, while a person uses it\n");
    application().reset();
    for (const PanelInfo& info : panels()) {
        if (info.place != PanelPlace::CentreTab) continue;
        program.window.showPanel(QString::fromLatin1(info.id));
        settle(program.jobs);
    }
    application().print("each view for the first time");
    application().reset();
    for (const PanelInfo& info : panels()) {
        if (info.place != PanelPlace::CentreTab) continue;
        program.window.showPanel(QString::fromLatin1(info.id));
        settle(program.jobs);
    }
    application().print("each view again");

    program.window.showPanel(QStringLiteral("cost"));
    auto* kind = program.window.panel(QStringLiteral("cost"))->findChild<QComboBox*>(QStringLiteral("costKind"));
    for (int row = 0; row < kind->count(); ++row) {
        kind->setCurrentIndex(row);
        settle(program.jobs);
        application().reset();
        for (ChartWidget* chart : program.window.panel(QStringLiteral("cost"))->findChildren<ChartWidget*>())
            if (chart->isVisible()) handle(chart);
        settle(program.jobs);
        application().print(qPrintable(kind->itemText(row)));
    }
    program.window.showPanel(QStringLiteral("compare"));
    settle(program.jobs);
    application().reset();
    for (auto* area : program.window.panel(QStringLiteral("compare"))->findChildren<QScrollArea*>())
        for (int at = 0; area->isVisible() && at <= area->verticalScrollBar()->maximum(); at += 40) {
            area->verticalScrollBar()->setValue(at);
            QCoreApplication::processEvents();
        }
    application().print("scrolling the comparison");
}

} // namespace

int main(int argc, char** argv) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const bool child = argc == 3 && std::strcmp(argv[1], kChild) == 0;
    std::optional<QTemporaryDir> own;
    if (!child) own.emplace();
    const QString settings = child ? QString::fromLocal8Bit(argv[2]) : own->path();
    QCoreApplication::setOrganizationName(QStringLiteral("convlens-bench"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings);
    TimedApplication app(argc, argv);
    initResources();
    applyTheme(ThemeChoice::Light);
    if (child) return startOnce();
    starts(settings);
    use();
    return 0;
}
