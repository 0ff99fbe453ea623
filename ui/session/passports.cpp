#include "ui/session/passports.h"

#include "core/measure/denormals_flushed.h"
#include "core/measure/timing_input.h"
#include "core/weights/seeded.h"

#include <QDateTime>

namespace convlens {

namespace {

Passport countsOf(const NetworkState& network) {
    Passport passport;
    passport.network = toString(network.spec);
    passport.convention = kPapersConvention;
    if (network.weights) passport.weights = network.weights->info;
    return passport;
}

} // namespace

Passport passportOf(const NetworkState& network, const MeasurementResult* measurement) {
    Passport passport = countsOf(network);
    if (!measurement) return passport;
    passport.input = kTimingInput;
    passport.engine = measurement->engine;
    passport.engineVersion = measurement->engineVersion;
    passport.plan = toString(measurement->plan);
    passport.threads = measurement->threads;
    passport.runs = measurement->measurement.total.iterations;
    passport.denormalsFlushed = denormalsFlushed(measurement->engine, measurement->threads);
    passport.machine = measurement->machine;
    const QDateTime taken = QDateTime::fromString(measurement->takenAt, Qt::ISODate);
    passport.time =
        taken.isValid() ? taken.toUTC().toString(Qt::ISODate).toStdString() : measurement->takenAt.toStdString();
    return passport;
}

Passport rowPassport(const NetworkState& network, const MeasurementResult* measurement) {
    Passport passport = passportOf(network, measurement);
    if (!network.weights) { // not loaded yet: what was chosen
        if (const auto* random = std::get_if<RandomWeights>(&network.choice)) {
            passport.weights = seededInfo(random->seed);
        } else {
            passport.weights.emplace();
            passport.weights->kind = WeightsInfo::Kind::File;
            passport.weights->file = std::get<FileWeights>(network.choice).path.toStdString();
        }
    }
    if (!measurement) return passport;
    const TimingSummary& total = measurement->measurement.total;
    passport.further = {{{"mad_ms", "MAD (ms)", true}, total.madMs}, {{"doubtful", "doubtful", false}, total.doubtful}};
    if (total.doubtful) passport.further.push_back({{"doubt", "why doubtful", false}, total.doubt});
    return passport;
}

Passport passportOf(const RunResult& run) {
    Passport passport = countsOf(*run.network);
    passport.convention.clear(); // nothing is counted
    passport.input = run.photoName.toStdString();
    passport.engine = run.engine;
    if (const auto engine = findEngine(run.engine)) passport.engineVersion = (*engine)->version();
    passport.plan = toString(run.plan);
    passport.threads = run.threads;
    if (run.network->weights)
        passport.preprocessing = describe(run.network->weights->info.preprocess, run.network->spec.resolution);
    return passport;
}

} // namespace convlens
