#pragma once
#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/sweep/sweep.h"

#include <QString>

#include <memory>
#include <optional>

/// What the jobs of a sweep do, as plain functions of values.
namespace convlens {

/// A sweep after one more visit.
struct SweepStep {
    std::shared_ptr<const Sweep> sweep;
    std::optional<Error> writeProblem; ///< its file could not be written
    double seconds = 0;                ///< that the visit took, with everything around it
};

/// Visits the network whose turn it is and writes the file (none where `file` is empty). A network that cannot be
/// measured is skipped with its reason. Nothing else should run.
Result<std::shared_ptr<const SweepStep>> visitNext(const std::shared_ptr<const Sweep>& sweep, const QString& file,
                                                   const CancelToken& cancel);

Result<std::shared_ptr<const Sweep>> readSweep(const QString& file);
/// The folders that the file lies in are made.
Result<void> writeSweep(const QString& file, const Sweep& sweep);

/// A new file's name in the user's data folder: "sweeps/sweep-20260131-235959.jsonl".
QString newSweepFile();
QString sweepFolder();

} // namespace convlens
