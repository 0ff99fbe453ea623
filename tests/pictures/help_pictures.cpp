#include "core/labs/lab.h"
#include "ui/charts/chart_widget.h"
#include "ui/jobs/job_service.h"
#include "ui/labs/lab_page.h"
#include "ui/labs/lab_pages.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/theme/apply_theme.h"
#include "ui/theme/icons.h"

#include <QApplication>
#include <QDir>
#include <QLayout>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <memory>

/// The pictures of the help's page on the labs: each lab as it opens, measured on this machine, with the chart that
/// holds the measured values. Usage:
///   QT_QPA_PLATFORM=offscreen convlens-help-pictures FOLDER [LAB...]
/// writes FOLDER/lab-1.png and so on, and says which of them hold doubtful values: then the machine was not quiet.
using namespace convlens;

namespace {

constexpr int kWidth = 590; // what the help's window leaves beside its list
constexpr int kChartHeight = 300;
constexpr int kMostTries = 3;    // until nothing is doubtful
constexpr double kSeconds = 0.4; // of each thing that is measured

/// By the labs' order.
constexpr const char* kCharts[] = {
    "separable-over-channels",    "multipliers-over-width", "shuffle-unit", "bottleneck-shape",
    "inverted-against-classical", "guideline-slower",       "parts-prices", "denormals"};

bool photograph(const Lab& lab, const char* chartId, const PanelContext& context, const QString& file) {
    const std::unique_ptr<LabPage> page(makeLabPage(lab, context, nullptr));
    page->setMeasureSeconds(kSeconds);
    page->setFixedWidth(kWidth);
    page->show();
    const auto doubtful = [&page] {
        const auto run = page->view().run;
        return !run ? 1 : int(std::ranges::count_if(run->readings, &LabReading::doubtful));
    };
    for (int tries = 0; tries < kMostTries && doubtful() > 0; ++tries) {
        page->measure();
        while (page->isMeasuring())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    page->catchUp();
    auto* chart = page->findChild<ChartWidget*>(QStringLiteral("labChart-") + QLatin1String(chartId));
    const LabView view = page->view();
    if (!chart || !view.run) return false;
    page->findChild<QTabWidget*>(QStringLiteral("labTabs"))->setCurrentWidget(chart);
    if (!chart->data().figure) chart->setMinimumHeight(kChartHeight);
    QCoreApplication::processEvents();
    page->setFixedHeight(page->layout()->totalHeightForWidth(kWidth));
    QCoreApplication::processEvents();
    std::printf("%s: %s, %d of %d values doubtful\n", qPrintable(file), lab.id.c_str(), doubtful(),
                int(view.run->readings.size()));
    std::fflush(stdout);
    if (QWidget* focused = page->focusWidget()) focused->clearFocus(); // no frame around what nobody uses
    return page->grab().save(file);
}

} // namespace

int main(int argc, char** argv) {
    QApplication::setOrganizationName(QStringLiteral("convlens-pictures"));
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "usage: convlens-help-pictures FOLDER [LAB...]\n");
        return 2;
    }
    const QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    initResources();
    applyTheme(ThemeChoice::Light);
    SessionObject session;
    JobService jobs;
    Workflow workflow(session, jobs);
    int number = 0;
    for (const Lab& lab : labs()) {
        if (std::size_t(number) == std::size(kCharts)) break;
        const char* chart = kCharts[number++];
        if (arguments.size() > 2 && arguments.indexOf(QString::fromStdString(lab.id), 2) < 0) continue;
        const QString file = QDir(arguments[1]).filePath(QStringLiteral("lab-%1.png").arg(number));
        if (!photograph(lab, chart, {session, workflow, jobs}, file)) {
            std::fprintf(stderr, "%s: no picture\n", lab.id.c_str());
            return 1;
        }
    }
    return 0;
}
