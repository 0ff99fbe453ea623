#include "core/measure/peaks_file.h"
#include "ui/session/network_jobs.h"
#include "ui/session/workflow.h"

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
    const Photo* photo = m_session.currentPhoto();
    const auto network = m_session.network();
    const std::vector<MeasureRequest> requests = everyEngineAndPlan(network, m_threads);
    const PhotoInput input = photo ? PhotoInput{photo->id, photo->name, photo->path, photo->image} : PhotoInput{};
    startMeasuringJob(m_jobs.submit<Measurements>(
        JobLane::Exclusive,
        tr("Measuring %1 with %2 engines and plans in turn")
            .arg(QString::fromStdString(displayName(network->spec)))
            .arg(requests.size()),
        this,
        [requests, input, seconds = m_askedSeconds](const CancelToken& cancel, const ProgressSink&) {
            return measureNetworks(requests, input, seconds, cancel);
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

} // namespace convlens
