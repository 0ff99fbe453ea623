#include "core/measure/peaks_file.h"
#include "ui/session/conditions_command.h"
#include "ui/session/network_jobs.h"
#include "ui/session/workflow.h"
#include "ui/text/network_name.h"

#include <algorithm>

/// What is measured besides the times of networks: the focused one under every condition, and the machine.
namespace convlens {

namespace {

using Measurements = std::vector<std::shared_ptr<const MeasurementResult>>;

/// What was measured, and why it could not be kept.
struct PeaksOutcome {
    std::shared_ptr<const MachinePeaks> peaks;
    std::optional<Error> unkept;
};

/// What is kept of this machine; null peaks where there is nothing.
struct KeptPeaks {
    std::shared_ptr<const MachinePeaks> peaks;
};

} // namespace

void Workflow::measureVariants() {
    cancelJob(m_measureJob);
    const auto network = m_session.network();
    const std::vector<MeasureRequest> requests = everyEngineAndPlan(network, m_threads);
    startMeasuringJob(m_jobs.submit<Measurements>(
        JobLane::Exclusive,
        tr("Measuring %1 with %2 engines and plans in turn").arg(networkName(network->spec)).arg(requests.size()), this,
        [requests, seconds = m_askedSeconds](const CancelToken& cancel, const ProgressSink&) {
            return measureNetworks(requests, seconds, cancel);
        },
        [this](Result<std::shared_ptr<const Measurements>> outcome) {
            if (!outcome) {
                m_session.reportProblem(tr("The time could not be measured"), outcome.error());
                return;
            }
            m_session.setVariants(**outcome);
            for (const auto& variant : **outcome)
                if (variant->engine == m_engine.toStdString() && variant->plan == m_plan &&
                    variant->threads == m_threads)
                    m_session.setMeasurement(variant);
        }));
}

void Workflow::measurePeaks() {
    cancelJob(m_measureJob);
    startMeasuringJob(m_jobs.submit<PeaksOutcome>(
        JobLane::Exclusive, tr("Measuring what this machine can do at most"), this,
        [](const CancelToken& cancel, const ProgressSink&) -> Result<std::shared_ptr<const PeaksOutcome>> {
            PeakOptions options;
            options.cancel = cancel;
            auto peaks = convlens::measurePeaks(options);
            if (!peaks) return peaks.error();
            auto outcome = std::make_shared<PeaksOutcome>();
            if (auto saved = savePeaks(defaultPeaksFile(), *peaks); !saved) outcome->unkept = saved.error();
            outcome->peaks = std::make_shared<const MachinePeaks>(std::move(*peaks));
            return std::shared_ptr<const PeaksOutcome>(std::move(outcome));
        },
        [this](Result<std::shared_ptr<const PeaksOutcome>> outcome) {
            if (!outcome) {
                // Stopped or failed: not again by itself, but whenever it is asked for.
                m_bringsPeaks = m_bringsPeaks && outcome.error().code == ErrorCode::Cancelled;
                m_session.reportProblem(tr("The machine’s peaks could not be measured"), outcome.error());
                return;
            }
            m_session.setMachinePeaks((*outcome)->peaks);
            if ((*outcome)->unkept)
                m_session.reportProblem(tr("The machine’s peaks could not be kept for the next time"),
                                        *(*outcome)->unkept);
        }));
}

void Workflow::findPeaks() {
    m_bringsPeaks = true;
    m_jobs.submit<KeptPeaks>(
        JobLane::Work, tr("Looking for this machine’s peaks"), this,
        [](const CancelToken&, const ProgressSink&) -> Result<std::shared_ptr<const KeptPeaks>> {
            auto kept = loadPeaks(defaultPeaksFile(), readMachineInfo());
            if (!kept) return kept.error();
            auto found = std::make_shared<KeptPeaks>();
            if (*kept) found->peaks = std::make_shared<const MachinePeaks>(std::move(**kept));
            return std::shared_ptr<const KeptPeaks>(std::move(found));
        },
        [this](Result<std::shared_ptr<const KeptPeaks>> outcome) {
            if (!outcome) {
                m_bringsPeaks = false; // it could not be kept either
                m_session.reportProblem(tr("The machine’s kept peaks could not be read"), outcome.error());
            } else if ((*outcome)->peaks && !m_session.machinePeaks()) {
                m_session.setMachinePeaks((*outcome)->peaks);
            }
        });
}

// Under which conditions

/// As near to `wanted` as this machine's engines can; nothing, with a problem reported, where the engine is not there.
std::optional<EngineChoice> Workflow::possible(const EngineChoice& wanted) {
    const auto engine = findEngine(wanted.engine);
    if (!engine) {
        m_session.reportProblem(tr("This engine is not available"), engine.error());
        return {};
    }
    EngineChoice choice = wanted;
    const std::vector<PlanKind> plans = (*engine)->plans();
    if (std::find(plans.begin(), plans.end(), choice.plan) == plans.end()) choice.plan = plans.front();
    choice.threads = std::clamp(choice.threads, 1, (*engine)->maxThreads());
    return choice;
}

void Workflow::chooseConditions(const EngineChoice& wanted) {
    const auto choice = possible(wanted);
    if (choice && *choice != conditions()) m_session.undoStack()->push(new ConditionsCommand(*this, *choice));
}

Workflow::Times Workflow::times() const {
    Times now;
    now.focused = withoutWeights(m_session.measurement());
    for (const auto& variant : m_session.variants())
        now.variants.push_back(withoutWeights(variant));
    for (const PinnedNetwork& pin : m_session.pinned())
        if (!pin.conditions && pin.measurement) now.pinned.emplace_back(pin.id, withoutWeights(pin.measurement));
    return now;
}

void Workflow::applyConditions(const EngineChoice& wanted, const Times& known) {
    const auto choice = possible(wanted);
    if (!choice || *choice == conditions()) return;
    const EngineChoice before = conditions();
    m_engine = QString::fromStdString(choice->engine);
    m_plan = choice->plan;
    m_threads = choice->threads;
    // Times under other conditions must not stand beside new ones.
    cancelJob(m_measureJob);
    m_session.dropMeasurements();
    if (before.threads != m_threads) m_session.setVariants({});
    if (known.focused) m_session.setMeasurement(known.focused);
    if (!known.variants.empty()) m_session.setVariants(known.variants);
    for (const auto& [pin, measurement] : known.pinned)
        m_session.setPinnedMeasurement(pin, measurement);
    emit settingsChanged();
    if (before.engine != choice->engine) requestRun();
    if (m_jobs.isIdle()) considerMeasuring();
}

} // namespace convlens
