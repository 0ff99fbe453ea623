#include "app/convlens/command_line.h"

#include "core/base/version.h"
#include "ui/session/photo_jobs.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

namespace convlens {

namespace {

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

/// All arguments but those that QApplication will take for itself, such as `-platform offscreen`.
QStringList withoutQtsOwn(int argc, char** argv) {
    static const QStringList withValue{QStringLiteral("platform"),      QStringLiteral("platformpluginpath"),
                                       QStringLiteral("platformtheme"), QStringLiteral("qwindowgeometry"),
                                       QStringLiteral("qwindowicon"),   QStringLiteral("qwindowtitle"),
                                       QStringLiteral("plugin"),        QStringLiteral("display"),
                                       QStringLiteral("geometry"),      QStringLiteral("style"),
                                       QStringLiteral("stylesheet"),    QStringLiteral("fontengine")};
    static const QStringList alone{QStringLiteral("reverse"), QStringLiteral("widgetcount"), QStringLiteral("nograb"),
                                   QStringLiteral("dograb"), QStringLiteral("sync")};
    QStringList kept;
    bool ended = false;
    for (int i = 0; i < argc; ++i) {
        const QString argument = QString::fromLocal8Bit(argv[i]);
        ended = ended || argument == QLatin1String("--");
        const bool option = !ended && i > 0 && argument.startsWith(u'-');
        const QString name = argument.mid(argument.startsWith(QLatin1String("--")) ? 2 : 1);
        if (option && withValue.contains(name))
            ++i; // and its value
        else if (!option || !(alone.contains(name) || withValue.contains(name.section(u'=', 0, 0))))
            kept << argument;
    }
    return kept;
}

CommandLine complaint(const QString& words) {
    CommandLine line;
    line.then = CommandLine::Then::Complain;
    line.words = words;
    return line;
}

} // namespace

CommandLine readCommandLine(int& argc, char** argv) {
    CommandLine line;
    line.sessionFile = takeSession(argc, argv);

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Understand and choose a light-weight convolutional network."));
    parser.addPositionalArgument(QStringLiteral("FILES"),
                                 QStringLiteral("Photos, folders of photos, weights files, a session."),
                                 QStringLiteral("[FILES...]"));
    const QCommandLineOption network(QStringLiteral("network"),
                                     QStringLiteral("A network, as in mobilenet_v2:width=0.75,resolution=192. "
                                                    "Several are pinned for comparison; the first is in focus."),
                                     QStringLiteral("SPEC"));
    const QCommandLineOption session(QStringLiteral("session"),
                                     QStringLiteral("A session that was saved; FILES are added to it."),
                                     QStringLiteral("FILE"));
    QCommandLineOption tour(QStringLiteral("tour-out"), QString(), QStringLiteral("DIR"));
    tour.setFlags(QCommandLineOption::HiddenFromHelp); // for packaging/run.sh
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Displays this help."));
    parser.addOptions({network, session, tour, help});
    const QCommandLineOption version = parser.addVersionOption();

    // Only this one's life long is there a QCoreApplication, which the help text asks for the program's name.
    const QCoreApplication names(argc, argv);
    if (!parser.parse(withoutQtsOwn(argc, argv))) return complaint(parser.errorText());
    if (parser.isSet(help) || parser.isSet(version)) {
        line.then = CommandLine::Then::Say;
        line.words =
            parser.isSet(help) ? parser.helpText() : QStringLiteral("convlens %1\n").arg(QLatin1String(kVersion));
        return line;
    }
    for (const QString& text : parser.values(network)) {
        auto spec = parseNetworkSpec(text.toStdString());
        if (!spec) return complaint(QString::fromStdString(spec.error().message));
        line.networks.push_back(*spec);
    }
    for (const QString& path : parser.positionalArguments()) {
        const bool isSession = QFileInfo(path).suffix().toLower() == QLatin1String(kSessionSuffix);
        if (!isSession)
            line.paths << QFileInfo(path).absoluteFilePath();
        else if (line.sessionFile.isEmpty())
            line.sessionFile = path;
        else
            return complaint(
                QStringLiteral("one session at a time: '%1' and '%2' are two").arg(line.sessionFile, path));
    }
    if (!line.sessionFile.isEmpty() && !line.networks.empty())
        return complaint(QStringLiteral("a session brings its networks along; --network cannot be given beside it"));
    line.tourFolder = parser.value(tour);
    return line;
}

} // namespace convlens
