#include "core/labs/part_readings.h"

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/utc_now.h"
#include "core/export/passport.h"
#include "core/measure/machine.h"
#include "core/measure/measure.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace convlens {

LabReading partReading(std::string id, LabText title, const PartTiming& timing) {
    LabReading reading;
    reading.id = std::move(id);
    reading.title = std::move(title);
    reading.value = timing.interval.median;
    reading.low = timing.interval.low;
    reading.high = timing.interval.high;
    reading.spread = timing.timing.madMs;
    reading.runs = timing.timing.iterations;
    reading.doubtful = timing.timing.doubtful;
    reading.doubt = timing.timing.doubt;
    return reading;
}

TimeInterval intervalOf(const LabReading& reading) {
    return {reading.value, reading.low, reading.high};
}

LabRun startedRun(const std::string& lab, const LabSettings& settings, PlanKind plan,
                  const LabMeasureOptions& options) {
    LabRun run;
    run.lab = lab;
    run.settings = settings;
    Passport& passport = run.passport;
    passport.machine = readMachineInfo();
    passport.input = "uniform noise";
    passport.convention = kPapersConvention;
    passport.engine = "native";
    if (const auto engine = findEngine(passport.engine)) passport.engineVersion = (*engine)->version();
    passport.plan = toString(plan);
    passport.threads = options.threads;
    passport.denormalsFlushed = FlushDenormals::supported();
    passport.time = utcNow();
    return run;
}

void addReading(LabRun& run, LabReading reading) {
    run.passport.runs = run.passport.runs ? std::min(*run.passport.runs, reading.runs) : reading.runs;
    run.readings.push_back(std::move(reading));
}

PartOptions partOptions(PlanKind plan, const LabMeasureOptions& options) {
    PartOptions how;
    how.plan = plan;
    how.threads = options.threads;
    how.minSeconds = options.seconds;
    how.cancel = options.cancel;
    how.progress = options.progress;
    return how;
}

} // namespace convlens
