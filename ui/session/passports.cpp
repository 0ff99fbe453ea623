#include "ui/session/passports.h"

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
    passport.engine = measurement->engine;
    passport.engineVersion = measurement->engineVersion;
    passport.plan = toString(measurement->plan);
    passport.threads = measurement->threads;
    passport.runs = measurement->measurement.total.iterations;
    passport.denormalsFlushed = FlushDenormals::supported();
    passport.machine = measurement->machine;
    const QDateTime taken = QDateTime::fromString(measurement->takenAt, Qt::ISODate);
    passport.time = taken.isValid() ? taken.toUTC().toString(Qt::ISODate).toStdString() : measurement->takenAt.toStdString();
    return passport;
}

Passport passportOf(const RunResult& run) {
    Passport passport = countsOf(*run.network);
    passport.convention.clear(); // nothing is counted
    passport.input = run.photoName.toStdString();
    passport.engine = run.engine;
    if (run.network->weights)
        passport.preprocessing = describe(run.network->weights->info.preprocess, run.network->spec.resolution);
    return passport;
}

} // namespace convlens
