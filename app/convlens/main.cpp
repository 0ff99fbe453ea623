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
#include <QCommandLineParser>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>
#include <memory>

using namespace convlens;

namespace {

constexpr int kWrongUsage = 2;

int wrongUsage(const QString& message) {
    std::fprintf(stderr, "convlens: %s\n", qPrintable(message));
    return kWrongUsage;
}

/// The file of --session. Qt would take the option for its own session management, so it is taken out before Qt sees
/// it.
QString takeSession(int& argc, char** argv) {
    QString file;
    int kept = 0;
    bool ended = false;
    for (int i = 0; i < argc; ++i) {
        const QByteArray argument(argv[i]);
        ended = ended || argument == "--";
        if (!ended && argument == "--session" && i + 1 < argc)
            file = QString::fromLocal8Bit(argv[++i]);
        else if (!ended && argument.startsWith("--session="))
            file = QString::fromLocal8Bit(argument.mid(int(sizeof("--session=")) - 1));
        else
            argv[kept++] = argv[i];
    }
    argc = kept;
    argv[argc] = nullptr;
    return file;
}

} // namespace

int main(int argc, char** argv) {
    QApplication::setOrganizationName(QStringLiteral("Convlens"));
    QApplication::setApplicationName(QStringLiteral("convlens"));
    QApplication::setApplicationDisplayName(QStringLiteral("Convlens"));
    QApplication::setApplicationVersion(QString::fromLatin1(kVersion));
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QString sessionFile = takeSession(argc, argv);
    const QApplication application(argc, argv);

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Understand and choose a light-weight convolutional network."));
    parser.addPositionalArgument(QStringLiteral("FILES"),
                                 QStringLiteral("Photos, folders of photos, weights files, a session."),
                                 QStringLiteral("[FILES...]"));
    const QCommandLineOption networkOption(QStringLiteral("network"),
                                           QStringLiteral("A network, as in mobilenet_v2:width=0.75,resolution=192. "
                                                          "Several are pinned for comparison; the first is in focus."),
                                           QStringLiteral("SPEC"));
    parser.addOption(networkOption);
    const QCommandLineOption sessionOption(QStringLiteral("session"),
                                           QStringLiteral("A session that was saved; FILES are added to it."),
                                           QStringLiteral("FILE"));
    parser.addOption(sessionOption);
    QCommandLineOption tourOption(QStringLiteral("tour-out"), QString(), QStringLiteral("DIR"));
    tourOption.setFlags(QCommandLineOption::HiddenFromHelp); // for packaging/run.sh
    parser.addOption(tourOption);
    parser.addHelpOption();
    parser.addVersionOption();
    if (!parser.parse(QApplication::arguments())) return wrongUsage(parser.errorText());
    if (parser.isSet(QStringLiteral("help"))) {
        std::fputs(qPrintable(parser.helpText()), stdout);
        return 0;
    }
    if (parser.isSet(QStringLiteral("version"))) {
        std::printf("convlens %s\n", kVersion);
        return 0;
    }
    std::vector<NetworkSpec> specs;
    for (const QString& text : parser.values(networkOption)) {
        auto spec = parseNetworkSpec(text.toStdString());
        if (!spec) return wrongUsage(QString::fromStdString(spec.error().message));
        specs.push_back(*spec);
    }

    QStringList paths;
    for (const QString& path : parser.positionalArguments()) {
        const bool isSession = QFileInfo(path).suffix().toLower() == QLatin1String(kSessionSuffix);
        if (!isSession)
            paths << QFileInfo(path).absoluteFilePath();
        else if (sessionFile.isEmpty())
            sessionFile = path;
        else
            return wrongUsage(QStringLiteral("one session at a time: '%1' and '%2' are two").arg(sessionFile, path));
    }
    if (!sessionFile.isEmpty() && !specs.empty())
        return wrongUsage(QStringLiteral("a session brings its networks along; --network cannot be given beside it"));

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
    if (!parser.isSet(tourOption) && !Settings().tourSeen()) window.startTour();
    if (!parser.isSet(tourOption))
        window.protectSession(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
                              QStringLiteral("/unsaved"));
    std::unique_ptr<Tour> tour;
    if (!parser.isSet(tourOption)) workflow.findPeaks();
    if (parser.isSet(tourOption)) {
        window.resize(1440, 900);
        window.resetLayout();
        workflow.setMeasuresByItself(false); // the tour says when
        tour = std::make_unique<Tour>(window, session, workflow, jobs, parser.value(tourOption));
        QObject::connect(tour.get(), &Tour::finished, &window, [](int status, const QString& message) {
            if (status != 0) std::fprintf(stderr, "convlens: %s\n", qPrintable(message));
            QApplication::exit(status);
        });
    }
    return QApplication::exec();
}
