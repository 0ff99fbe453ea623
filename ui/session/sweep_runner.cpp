#include "ui/session/sweep_runner.h"

#include "core/sweep/sweep_estimate.h"
#include "ui/session/sweep_jobs.h"
#include "ui/text/network_name.h"

#include <QFileInfo>

#include <cmath>
#include <utility>

namespace convlens {

namespace {

/// Between two visits, for the window to draw what the last one brought.
constexpr int kDrawMilliseconds = 60;

double expectedSeconds(const Sweep& sweep, int network) {
    const auto& record = sweep.records[std::size_t(network)];
    const double pace = paceOf(sweep).value_or(kGuessedMsPerMac);
    const double ms = record ? record->total.medianMs : double(sweep.networks[std::size_t(network)].macs) * pace;
    return visitSeconds(ms, sweep.conditions);
}

} // namespace

SweepRunner::SweepRunner(SessionObject& session, JobService& jobs, QObject* parent)
    : QObject(parent), m_session(session), m_store(SweepStore::of(session)), m_jobs(jobs) {
    m_next.setSingleShot(true);
    m_next.setInterval(kDrawMilliseconds);
    connect(&m_next, &QTimer::timeout, this, &SweepRunner::visit);
}

SweepRunner::~SweepRunner() {
    stopVisit();
}

void SweepRunner::setState(State state) {
    m_state = state;
    emit stateChanged();
}

void SweepRunner::setFile(const QString& file) {
    m_file = file;
    m_writeFailed = false;
    emit fileChanged(file);
}

void SweepRunner::stopVisit() {
    m_next.stop();
    ++m_visit;
    if (m_visitJob.value != 0) m_jobs.cancel(std::exchange(m_visitJob, {}));
}

void SweepRunner::start(const SweepPlan& plan, const SweepConditions& conditions) {
    auto sweep = beginSweep(plan, conditions);
    if (!sweep) return m_session.reportProblem(tr("The sweep cannot begin"), sweep.error());
    stopVisit();
    setFile(newSweepFile());
    m_store.setSweep(std::make_shared<const Sweep>(std::move(*sweep)));
    m_expected = m_taken = 0;
    setState(State::Running);
    m_next.start();
}

void SweepRunner::pause() {
    if (m_state != State::Running) return;
    stopVisit();
    setState(State::Paused);
}

void SweepRunner::resume() {
    const auto sweep = m_store.sweep();
    if (!sweep || sweep->isFinished() || m_state == State::Running) return;
    if (auto may = checkResumable(*sweep, readMachineInfo()); !may)
        return m_session.reportProblem(tr("The sweep cannot go on here"), may.error());
    m_expected = m_taken = 0;
    setState(State::Running);
    m_next.start();
}

void SweepRunner::cancel() {
    stopVisit();
    if (m_state != State::Resting) setState(State::Resting);
}

void SweepRunner::visit() {
    const auto sweep = m_store.sweep();
    const std::optional<int> next = sweep ? sweep->next() : std::nullopt;
    if (!next) return setState(State::Resting);
    const QString name = networkName(sweep->networks[std::size_t(*next)].spec);
    m_visitJob = m_jobs.submit<SweepStep>(
        JobLane::Exclusive,
        tr("Sweep, visit %1 of %2: %3").arg(sweep->visitsDone() + 1).arg(sweep->visitsWanted()).arg(name), this,
        [sweep, file = m_file](const CancelToken& cancel, const ProgressSink&) {
            return visitNext(sweep, file, cancel);
        },
        [this, visit = ++m_visit,
         expected = expectedSeconds(*sweep, *next)](Result<std::shared_ptr<const SweepStep>> outcome) {
            if (visit != m_visit) return; // broken off
            if (outcome) {
                m_expected += expected;
                m_taken += (*outcome)->seconds;
            }
            receive(outcome);
        });
}

void SweepRunner::receive(const Result<std::shared_ptr<const SweepStep>>& outcome) {
    m_visitJob = {};
    if (!outcome) { // stopped from elsewhere (Esc), or a failure of ours
        m_session.reportProblem(tr("The sweep was interrupted"), outcome.error());
        return setState(State::Paused);
    }
    if ((*outcome)->writeProblem && !std::exchange(m_writeFailed, true))
        m_session.reportProblem(tr("The sweep goes on, but its file cannot be written"), *(*outcome)->writeProblem);
    m_store.setSweep((*outcome)->sweep);
    if ((*outcome)->sweep->isFinished()) return setState(State::Resting);
    emit stateChanged(); // how much is left
    m_next.start();
}

void SweepRunner::open(const QString& file, bool quietly) {
    m_jobs.submit<Sweep>(
        JobLane::Work, tr("Reading %1").arg(QFileInfo(file).fileName()), this,
        [file](const CancelToken&, const ProgressSink&) { return readSweep(file); },
        [this, file, quietly](Result<std::shared_ptr<const Sweep>> outcome) {
            if (!outcome) {
                if (!quietly)
                    m_session.reportProblem(tr("“%1” could not be opened").arg(QFileInfo(file).fileName()),
                                            outcome.error());
                return;
            }
            if (quietly && m_store.sweep()) return; // the person was faster
            cancel();
            setFile(file);
            m_store.setSweep(*outcome);
            emit stateChanged();
        },
        JobPriority::Urgent);
}

void SweepRunner::saveCopy(const QString& file) {
    const auto sweep = m_store.sweep();
    if (!sweep) return;
    m_jobs.submit<bool>(
        JobLane::Work, tr("Writing %1").arg(QFileInfo(file).fileName()), this,
        [sweep, file](const CancelToken&, const ProgressSink&) -> Result<std::shared_ptr<const bool>> {
            if (auto written = writeSweep(file, *sweep); !written) return written.error();
            return std::make_shared<const bool>(true);
        },
        [this, file](Result<std::shared_ptr<const bool>> outcome) {
            if (outcome)
                emit saved(file);
            else
                m_session.reportProblem(tr("“%1” could not be written").arg(QFileInfo(file).fileName()),
                                        outcome.error());
        },
        JobPriority::Urgent);
}

double SweepRunner::secondsLeft() const {
    const auto sweep = m_store.sweep();
    if (!sweep || sweep->isFinished()) return std::nan("");
    const double ratio = m_expected > 0 ? m_taken / m_expected : 1;
    return ratio * remainingSeconds(*sweep, kGuessedMsPerMac);
}

} // namespace convlens

#include "moc_sweep_runner.cpp"
