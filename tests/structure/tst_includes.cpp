#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

/// Reads the #include lines of app, core and ui against the rooms of CONTRIBUTING.md. A new room is added here and
/// there together.
namespace {

struct Room {
    QString folder;
    QStringList mayInclude; ///< rooms; what these may include is allowed too, and core/base and the room itself always
};

const QStringList kAllOfCore{"core/networks", "core/cost",    "core/weights",       "core/image",
                             "core/onnx",     "core/engine",  "core/evaluate",      "core/measure",
                             "core/analysis", "core/kernels", "core/engine/native", "core/trained"};
const QStringList kModels{"ui/session", "ui/jobs", "ui/models", "ui/text"};

const QList<Room>& rooms() {
    static const QList<Room> all{
        {"core/base", {}},
        {"core/tensor", {"core/base"}},
        {"core/graph", {"core/tensor"}},
        {"core/networks", {"core/graph"}},
        {"core/cost", {"core/graph"}},
        {"core/image", {"core/tensor"}},
        {"core/weights", {"core/graph", "core/image"}}, // a weights file says how photos are to be prepared
        {"core/trained", {"core/networks", "core/weights"}},
        {"core/onnx", {"core/graph"}},
        {"core/kernels", {"core/base"}},
        {"core/engine", {"core/graph"}},
        {"core/engine/reference", {"core/engine"}},
        {"core/engine/native", {"core/engine", "core/kernels"}},
        {"core/engine/opencv", {"core/engine", "core/onnx"}},
        {"core/engine/onnxruntime", {"core/engine", "core/onnx"}},
        {"core/evaluate", {"core/engine", "core/image"}},
        {"core/measure", {"core/engine", "core/kernels"}}, // the machine's peaks are measured with loops of its own
        {"core/analysis", {"core/cost", "core/measure"}},
        {"core/export", kAllOfCore},
        {"core/labs", kAllOfCore + QStringList{"core/export"}},
        {"core/sweep", kAllOfCore + QStringList{"core/export"}},
        {"core/session", kAllOfCore + QStringList{"core/labs", "core/export", "core/sweep"}},
        {"ui/session", kModels + QStringList{"core/session"}},
        {"ui/jobs", kModels + QStringList{"core/session"}},
        {"ui/models", kModels + QStringList{"core/session", "ui/theme"}},
        {"ui/text", kModels + QStringList{"core/session"}},
        {"ui/theme", {"core/graph"}} /* operators have fixed colours */,
        {"ui/dialogs", kModels},
        {"ui/charts", kModels + QStringList{"ui/theme", "ui/dialogs"}},
        {"ui/widgets", kModels + QStringList{"ui/theme", "ui/dialogs"}},
        {"ui/panels", {"ui/charts", "ui/widgets"}},
        {"ui/labs", {"ui/charts", "ui/widgets"}},
        {"ui", {"ui/panels", "ui/labs"}},
        {"app/cli", {"core/session"}},
        {"app/convlens", {"ui", "core/session"}},
    };
    return all;
}

/// The one place that must know what the room itself may not: the registries, and the figures that papers print, which
/// are about families.
bool isRegistry(const QString& file, const QString& included) {
    return (file == "core/engine/engine.cpp" && included.startsWith("core/engine/")) ||
           (file.startsWith("core/analysis/published") && included.startsWith("core/networks/")) ||
           (file == "ui/panels/panel_registry.cpp" &&
            (included.startsWith("ui/panels/") || included == "ui/labs/labs_panel.h")) ||
           (file.startsWith("ui/labs/") && included == "ui/panels/panel_registry.h") || // what a panel is made from
           (file == "ui/labs/lab_pages.cpp" && included.startsWith("ui/labs/")) ||
           (file == "app/cli/cmd_report.cpp" && included.startsWith("ui/charts/"));
}

QString roomOf(const QString& file) {
    QString best;
    for (const Room& room : rooms()) {
        if (file.startsWith(room.folder + "/") && room.folder.size() > best.size()) best = room.folder;
    }
    return best;
}

std::set<QString> reachable(const QString& room) {
    std::set<QString> seen{room, "core/base"};
    QStringList queue{room};
    while (!queue.isEmpty()) {
        const QString folder = queue.takeFirst();
        for (const Room& r : rooms()) {
            if (r.folder != folder) continue;
            for (const QString& next : r.mayInclude) {
                if (seen.insert(next).second) queue << next;
            }
        }
    }
    return seen;
}

/// Which folders may use an outside library's headers; the others must not even see its types.
struct Library {
    QRegularExpression header;
    QStringList homes;
};
const QList<Library>& libraries() {
    static const QList<Library> all{
        {QRegularExpression("^opencv2/highgui"), {}}, // brings Qt 5 into the process
        {QRegularExpression("^opencv2/"), {"core/image/", "core/engine/opencv/"}},
        {QRegularExpression("^(Eigen|unsupported)/"), {"core/engine/reference/", "core/analysis/"}},
        {QRegularExpression("^hwy/"), {"core/kernels/"}},
        {QRegularExpression("^nlohmann/"), {"core/base/json.h"}},
        {QRegularExpression("^CLI/"), {"app/cli/"}},
        {QRegularExpression("^(QtCharts|Q\\w*Chart\\w*|Q\\w*Series|Q\\w+Axis|QBarSet|QLegend\\w*)(/|$)"),
         {"ui/charts/"}},
        {QRegularExpression("^Q[A-Z]\\w*|^Qt\\w*/|^q[a-z]+\\.h$"), {"ui/", "app/convlens/", "app/cli/cmd_report.cpp"}},
    };
    return all;
}

/// Why `file` must not include `header`, or nothing.
QString violation(const QString& file, const QString& header) {
    for (const Library& library : libraries()) {
        if (!library.header.match(header).hasMatch()) continue;
        const bool home = std::any_of(library.homes.begin(), library.homes.end(),
                                      [&](const QString& place) { return file.startsWith(place); });
        return home ? QString() : file + " must not use " + header;
    }
    if (!header.startsWith("core/") && !header.startsWith("ui/") && !header.startsWith("app/")) return {};
    const QString from = roomOf(file), to = roomOf(header);
    if (from.isEmpty()) return file + " is in no room that CONTRIBUTING.md knows";
    if (to.isEmpty()) return file + " includes " + header + ", which is in no room that CONTRIBUTING.md knows";
    if (isRegistry(file, header)) return {};
    // Panels and lab pages meet on the session; only files of one panel's own folder see each other.
    for (const QString& shared : {QString("ui/panels/"), QString("ui/labs/")}) {
        if (!file.startsWith(shared) || !header.startsWith(shared)) continue;
        const QString own = file.section('/', 0, 2), other = header.section('/', 0, 2);
        if (header.count('/') > 2 && own != other) return file + " includes another panel: " + header;
    }
    if (reachable(from).count(to)) return {};
    return file + " (" + from + ") must not include " + header + " (" + to + ")";
}

const QDir& sourceRoot() {
    static const QDir root(CONVLENS_SOURCE_DIR);
    return root;
}

QStringList sourceFiles() {
    QStringList files;
    for (const char* top : {"core", "ui", "app"}) {
        QDirIterator walk(sourceRoot().filePath(top), {"*.h", "*.cpp", "*.h.in"}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (walk.hasNext())
            files << sourceRoot().relativeFilePath(walk.next());
    }
    files.sort();
    return files;
}

struct Include {
    QString header;
    bool quoted = false;
    int line = 0;
};

QList<Include> includesOf(const QString& file) {
    static const QRegularExpression form("^\\s*#\\s*include\\s*(?:\"([^\"]+)\"|<([^>]+)>)");
    QFile source(sourceRoot().filePath(file));
    if (!source.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(file));
    QList<Include> includes;
    const QList<QByteArray> lines = source.readAll().split('\n');
    for (int i = 0; i < lines.size(); ++i) {
        const auto match = form.match(QString::fromUtf8(lines[i]));
        if (!match.hasMatch()) continue;
        const bool quoted = !match.captured(1).isEmpty();
        includes << Include{quoted ? match.captured(1) : match.captured(2), quoted, i + 1};
    }
    return includes;
}

} // namespace

class TestIncludes : public QObject {
    Q_OBJECT
private slots:
    void theRulesCatchWhatTheyShould_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("header");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char* file, const char* header, bool allowed) {
            QTest::addRow("%s <- %s", file, header) << file << header << allowed;
        };
        row("core/graph/graph.h", "core/tensor/shape.h", true);
        row("core/networks/registry.cpp", "core/tensor/shape.h", true); // through graph
        row("core/tensor/tensor.h", "core/graph/graph.h", false);
        row("core/cost/cost_model.cpp", "core/networks/registry.h", false);
        row("core/weights/weights.h", "core/networks/network_spec.h", false);
        row("core/measure/measure.cpp", "core/engine/engine.h", true);
        row("core/measure/measure.cpp", "core/engine/reference/reference_engine.h", false);
        row("core/engine/engine.cpp", "core/engine/reference/reference_engine.h", true);
        row("core/engine/native/plan.cpp", "core/engine/reference/reference_engine.h", false);
        row("core/kernels/gemm.cpp", "core/tensor/tensor.h", false);
        row("core/graph/graph.h", "ui/session/session_object.h", false);
        row("core/graph/graph.h", "core/attic/old.h", false);
        row("core/graph/graph.cpp", "QString", false);
        row("core/graph/graph.cpp", "QtCore/qglobal.h", false);
        row("core/graph/graph.cpp", "opencv2/core.hpp", false);
        row("core/image/image.cpp", "opencv2/imgproc.hpp", true);
        row("core/image/image.cpp", "opencv2/highgui.hpp", false);
        row("core/engine/reference/conv.cpp", "Eigen/Core", true);
        row("core/graph/graph.cpp", "nlohmann/json.hpp", false);
        row("ui/models/layer_model.cpp", "core/cost/cost_model.h", true);
        row("ui/models/layer_model.cpp", "ui/widgets/map_grid.h", false);
        row("ui/charts/chart.cpp", "QChartView", true);
        row("ui/panels/cost/cost_panel.cpp", "QBarSeries", false);
        row("ui/panels/cost/cost_panel.cpp", "ui/charts/chart.h", true);
        row("ui/panels/cost/cost_panel.cpp", "ui/panels/cost/cost_bars.h", true);
        row("ui/panels/cost/cost_panel.cpp", "ui/panels/layers/layers_panel.h", false);
        row("ui/panels/cost/cost_panel.cpp", "ui/main_window.h", false);
        row("ui/main_window.cpp", "ui/panels/panel_registry.h", true);
        row("app/cli/cmd_run.cpp", "ui/session/session_object.h", false);
        row("app/cli/cmd_run.cpp", "QString", false);
        row("app/convlens/main.cpp", "QApplication", true);
    }
    void theRulesCatchWhatTheyShould() {
        QFETCH(QString, file);
        QFETCH(QString, header);
        QTEST(violation(file, header).isEmpty(), "allowed");
    }

    void noFileIncludesWhatItsRoomMayNot() {
        const QStringList files = sourceFiles();
        QVERIFY2(files.size() > 30, "the sources were not found");
        QStringList wrong;
        for (const QString& file : files) {
            for (const Include& include : includesOf(file)) {
                const QString what = violation(file, include.header);
                if (!what.isEmpty()) wrong << what + QString(" (line %1)").arg(include.line);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable("\n" + wrong.join('\n')));
    }

    void includesStartAtTheRoot() {
        QStringList wrong;
        for (const QString& file : sourceFiles()) {
            for (const Include& include : includesOf(file)) {
                if (!include.quoted || include.header.contains('/') || include.header.endsWith(".moc") ||
                    include.header.startsWith("moc_"))
                    continue;
                wrong << file + ": \"" + include.header + "\"";
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable("\n" + wrong.join('\n')));
    }

    void roomsDoNotIncludeEachOtherInACircle() {
        std::map<QString, std::set<QString>> edges;
        for (const QString& file : sourceFiles()) {
            for (const Include& include : includesOf(file)) {
                const QString from = roomOf(file), to = roomOf(include.header);
                // The rooms of convlens_models are one library and may know each other.
                const bool models = kModels.contains(from) && kModels.contains(to);
                if (!to.isEmpty() && from != to && !models && !isRegistry(file, include.header)) edges[from].insert(to);
            }
        }
        for (const auto& [start, unused] : edges) {
            std::set<QString> seen;
            QStringList queue(edges[start].begin(), edges[start].end());
            while (!queue.isEmpty()) {
                const QString room = queue.takeFirst();
                QVERIFY2(room != start, qPrintable(start + " reaches itself"));
                if (!seen.insert(room).second) continue;
                for (const QString& next : edges[room])
                    queue << next;
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestIncludes)
#include "tst_includes.moc"
