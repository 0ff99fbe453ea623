#include "ui/session/sweep_jobs.h"

#include "core/sweep/sweep_file.h"
#include "ui/text/conversions.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <chrono>

namespace convlens {

Result<std::shared_ptr<const SweepStep>> visitNext(const std::shared_ptr<const Sweep>& sweep, const QString& file,
                                                   const CancelToken& cancel) {
    const std::optional<int> next = sweep->next();
    CONVLENS_CHECK(next);
    const auto begin = std::chrono::steady_clock::now();
    auto changed = std::make_shared<Sweep>(*sweep);
    auto visit = visitNetwork(sweep->networks[std::size_t(*next)], sweep->conditions, cancel);
    if (!visit && (visit.error().code == ErrorCode::Cancelled || cancel.isCancelled())) return visit.error();
    if (visit)
        addVisit(*changed, *next, *visit);
    else
        skipNetwork(*changed, *next, visit.error().message);
    auto step = std::make_shared<SweepStep>();
    if (!file.isEmpty())
        if (auto written = writeSweep(file, *changed); !written) step->writeProblem = written.error();
    step->sweep = std::move(changed);
    step->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return std::shared_ptr<const SweepStep>(std::move(step));
}

Result<std::shared_ptr<const Sweep>> readSweep(const QString& file) {
    auto sweep = readSweepFile(toPath(file));
    if (!sweep) return sweep.error();
    return std::make_shared<const Sweep>(std::move(*sweep));
}

Result<void> writeSweep(const QString& file, const Sweep& sweep) {
    QDir().mkpath(QFileInfo(file).absolutePath()); // what fails here fails again, with its reason, below
    return writeSweepFile(toPath(file), sweep);
}

QString sweepFolder() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath(QStringLiteral("sweeps"));
}

QString newSweepFile() {
    const QString name = QStringLiteral("sweep-") + QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss");
    const QDir folder(sweepFolder());
    QString file = folder.filePath(name + QStringLiteral(".jsonl"));
    for (int i = 2; QFileInfo::exists(file); ++i)
        file = folder.filePath(QStringLiteral("%1-%2.jsonl").arg(name).arg(i));
    return file;
}

} // namespace convlens
