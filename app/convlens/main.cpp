#include "app/convlens/command_line.h"
#include "core/base/version.h"
#include "core/trained/trained.h"
#include "ui/main_window.h"
#include "ui/session/photo_jobs.h"
#include "ui/session/session_document.h"
#include "ui/session/session_object.h"
#include "ui/session/trained_choice.h"
#include "ui/session/workflow.h"
#include "ui/settings.h"
#include "ui/text/language.h"
#include "ui/theme/apply_theme.h"
#include "ui/theme/icons.h"
#include "ui/tour.h"

#include <QApplication>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>
#include <memory>

using namespace convlens;

namespace {

constexpr int kWrongUsage = 2;

} // namespace

int main(int argc, char** argv) {
    QApplication::setOrganizationName(QStringLiteral("Convlens"));
    QApplication::setApplicationName(QStringLiteral("convlens"));
    QApplication::setApplicationDisplayName(QStringLiteral("Convlens"));
    QApplication::setApplicationVersion(QString::fromLatin1(kVersion));
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    CommandLine line = readCommandLine(argc, argv);
    if (line.then == CommandLine::Then::Complain) {
        std::fprintf(stderr, "convlens: %s\n", qPrintable(line.words));
        return kWrongUsage;
    }
    if (line.then == CommandLine::Then::Say) {
        std::fputs(qPrintable(line.words), stdout);
        return 0;
    }
    const std::vector<NetworkSpec>& specs = line.networks;
    QStringList& paths = line.paths;
    QString& sessionFile = line.sessionFile;
    const bool touring = !line.tourFolder.isEmpty();
    const QApplication application(argc, argv);

    initResources(); // the translations are among them
    applyTextScale(Settings().textScale());
    applyLanguage(Settings().language());
    applyTheme(Settings().theme());
    SessionObject session;
    // Without a wish, the best of the trained networks: the first thing to see is one that really sees.
    if (specs.empty())
        chooseTrained(session, std::ranges::max(trainedNetworks(), {}, &TrainedNetwork::top1).spec.family);
    else
        session.setSpecAndWeights(specs.front(), choiceFor(specs.front()));
    session.undoStack()->clear();
    JobService jobs;
    Workflow workflow(session, jobs);
    MainWindow window(session, workflow, jobs);
    if (specs.size() > 1) session.pinCurrent(); // several networks are there to be compared
    for (std::size_t i = 1; i < specs.size(); ++i)
        session.pinNetwork(specs[i], choiceFor(specs[i]));
    session.undoStack()->clear(); // what the document begins with
    if (paths.isEmpty() && specs.empty() && sessionFile.isEmpty() && Settings().reopensSession())
        sessionFile = Settings().lastSession();
    if (!sessionFile.isEmpty()) {
        // Never empty, not even where the session cannot be opened.
        QObject::connect(
            window.document(), &SessionDocument::openFailed, &window,
            [&session, &workflow] {
                if (session.photos().empty()) workflow.openPaths({MainWindow::samplePhoto()}, false);
            },
            Qt::SingleShotConnection);
        window.document()->open(sessionFile);
    } else if (paths.isEmpty()) {
        paths << MainWindow::samplePhoto();
    }
    workflow.openPaths(paths, false);
    window.show();
    if (!touring && !Settings().tourSeen()) window.startTour();
    if (!touring)
        window.protectSession(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
                              QStringLiteral("/unsaved"));
    std::unique_ptr<Tour> tour;
    if (!touring) workflow.findPeaks();
    if (touring) {
        window.resize(1440, 900);
        window.resetLayout();
        workflow.setMeasuresByItself(false); // the tour says when
        tour = std::make_unique<Tour>(window, session, workflow, jobs, line.tourFolder);
        QObject::connect(tour.get(), &Tour::finished, &window, [](int status, const QString& message) {
            if (status != 0) std::fprintf(stderr, "convlens: %s\n", qPrintable(message));
            QApplication::exit(status);
        });
    }
    return QApplication::exec();
}
