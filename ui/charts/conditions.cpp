#include "ui/charts/conditions.h"

#include "core/base/version.h"
#include "ui/text/conversions.h"
#include "ui/text/core_text.h"
#include "ui/text/counting.h"
#include "ui/text/network_name.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Conditions)
};

/// What a passport says in core, where lupdate does not look.
[[maybe_unused]] constexpr const char* kPassportWords[] = {
    QT_TRANSLATE_NOOP("Passport", "network"),
    QT_TRANSLATE_NOOP("Passport", "input"),
    QT_TRANSLATE_NOOP("Passport", "uniform noise"),
    QT_TRANSLATE_NOOP("Passport", "values from 0.5 to 1, in part divided by 2^127"),
    QT_TRANSLATE_NOOP("Passport", "counted"),
    QT_TRANSLATE_NOOP("Passport",
                      "papers: multiply-adds of all convolutions and fully connected layers, without biases"),
    QT_TRANSLATE_NOOP("Passport", "weights"),
    QT_TRANSLATE_NOOP("Passport", "random"),
    QT_TRANSLATE_NOOP("Passport", "file"),
    QT_TRANSLATE_NOOP("Passport", "weights file"),
    QT_TRANSLATE_NOOP("Passport", "weights hash"),
    QT_TRANSLATE_NOOP("Passport", "preprocessing"),
    QT_TRANSLATE_NOOP("Passport", "engine"),
    QT_TRANSLATE_NOOP("Passport", "engine version"),
    QT_TRANSLATE_NOOP("Passport", "plan"),
    QT_TRANSLATE_NOOP("Passport", "as-drawn"),
    QT_TRANSLATE_NOOP("Passport", "optimised"),
    QT_TRANSLATE_NOOP("Passport", "as-drawn and optimised"),
    QT_TRANSLATE_NOOP("Passport", "threads"),
    QT_TRANSLATE_NOOP("Passport", "runs"),
    QT_TRANSLATE_NOOP("Passport", "denormals flushed"),
    QT_TRANSLATE_NOOP("Passport", "true"),
    QT_TRANSLATE_NOOP("Passport", "false"),
    QT_TRANSLATE_NOOP("Passport", "CPU"),
    QT_TRANSLATE_NOOP("Passport", "instruction set"),
    QT_TRANSLATE_NOOP("Passport", "cores"),
    QT_TRANSLATE_NOOP("Passport", "governor"),
    QT_TRANSLATE_NOOP("Passport", "frequency (MHz)"),
    QT_TRANSLATE_NOOP("Passport", "load average"),
    QT_TRANSLATE_NOOP("Passport", "system"),
    QT_TRANSLATE_NOOP("Passport", "build"),
    QT_TRANSLATE_NOOP("Passport", "time"),
    QT_TRANSLATE_NOOP("Passport", "MAD (ms)"),
    QT_TRANSLATE_NOOP("Passport", "doubtful"),
    QT_TRANSLATE_NOOP("Passport", "why doubtful"),
};

QString passportWord(const std::string& word) {
    return word.empty() ? QString() : QCoreApplication::translate("Passport", word.c_str());
}

} // namespace

QString weightsInWords(const NetworkState& network) {
    if (network.weights && network.weights->info.kind == WeightsInfo::Kind::File)
        return fromView(describe(network.weights->info));
    // Not loaded yet: what was chosen.
    if (const auto* random = std::get_if<RandomWeights>(&network.choice))
        return Words::tr("random weights (seed %1)").arg(random->seed);
    return QFileInfo(std::get<FileWeights>(network.choice).path).fileName();
}

QString measurementInWords(const MeasurementResult& measurement) {
    const int runs = measurement.measurement.total.iterations;
    return measurementInWords(measurement, runs, runs);
}

QString measurementInWords(const MeasurementResult& measurement, int leastRuns, int mostRuns) {
    const MachineInfo& machine = measurement.machine;
    QStringList run;
    run << (measurement.engineVersion.empty()
                ? Words::tr("engine %1").arg(coreText(measurement.engine))
                : Words::tr("engine %1 (%2)").arg(coreText(measurement.engine), fromView(measurement.engineVersion)))
        << Words::tr("%1 plan").arg(coreText(toString(measurement.plan)))
        << (measurement.threads == 1 ? Words::tr("1 thread") : Words::tr("%1 threads").arg(measurement.threads))
        << Words::tr("noise as input");
    if (mostRuns > leastRuns)
        run << Words::tr("median of %1 to %2 runs").arg(leastRuns).arg(mostRuns);
    else if (mostRuns > 0)
        run << Words::tr("median of %1 runs").arg(mostRuns);
    QStringList place;
    if (!machine.cpu.empty()) place << fromView(machine.cpu);
    if (!machine.isa.empty()) place << fromView(machine.isa);
    if (machine.cores > 0)
        place << (machine.cores == 1 ? Words::tr("1 core") : Words::tr("%1 cores").arg(machine.cores));
    if (!machine.governor.empty()) place << Words::tr("governor %1").arg(fromView(machine.governor));
    if (machine.frequencyMhz > 0) place << Words::tr("%1 MHz").arg(machine.frequencyMhz, 0, 'f', 0);
    if (machine.load1 >= 0) place << Words::tr("load %1").arg(machine.load1, 0, 'f', 2);
    QString line = run.join(QStringLiteral(", "));
    if (!place.isEmpty()) line += QStringLiteral("; ") + place.join(QStringLiteral(", "));
    if (!measurement.takenAt.isEmpty()) line += QStringLiteral("; ") + measurement.takenAt;
    return line;
}

QString conditionTitle(const Column& column) {
    return passportWord(column.title);
}

QString passportInWords(const Passport& passport) {
    QStringList parts;
    for (const auto& [column, cell] : conditions(passport))
        parts << passportWord(column.title) + u' ' + passportWord(cellText(cell));
    return parts.join(QStringLiteral("; "));
}

QString conditionsInWords(const EngineChoice& conditions) {
    return Words::tr("%1, %2, %3")
        .arg(coreText(conditions.engine),
             conditions.plan == PlanKind::AsDrawn ? Words::tr("as drawn") : Words::tr("optimised"),
             conditions.threads == 1 ? Words::tr("1 thread") : Words::tr("%1 threads").arg(conditions.threads));
}

QString conditionsOf(const NetworkState& network, const MeasurementResult* measurement, Convention convention) {
    QStringList parts{networkName(network.spec)};
    if (const std::string spec = toString(network.spec); !spec.empty())
        parts.last() += QStringLiteral(" (%1)").arg(fromView(spec));
    if (measurement) parts << measurementInWords(*measurement);
    parts << countingCondition(convention) << weightsInWords(network)
          << QStringLiteral("Convlens %1").arg(QLatin1String(kVersion));
    return parts.join(QStringLiteral("; "));
}

} // namespace convlens
