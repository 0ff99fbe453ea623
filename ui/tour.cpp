#include "ui/tour.h"

#include "ui/charts/chart_catalogue.h"
#include "ui/main_window.h"
#include "ui/session/session_object.h"
#include "ui/session/trained_choice.h"
#include "ui/session/workflow.h"
#include "ui/text/errors.h"

#include <QDir>
#include <QPixmap>

#include <algorithm>

namespace convlens {

Tour::Tour(MainWindow& window, SessionObject& session, Workflow& workflow, JobService& jobs, const QString& folder)
    : m_window(window), m_session(session), m_workflow(workflow), m_jobs(jobs), m_folder(folder) {
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this,
            [this] { fail(tr("the tour did not end within %1 seconds").arg(kMostMilliseconds / 1000)); });
    m_timeout.start(kMostMilliseconds);
    connect(&session, &SessionObject::problemReported, this, [this](const QString& summary, const Error& error) {
        fail(summary + QStringLiteral(": ") + errorText(error));
    });
    // Steps are taken between jobs, from the event loop: nothing is interrupted.
    for (const auto changed :
         {&SessionObject::runResultChanged, &SessionObject::measurementChanged, &SessionObject::pinnedChanged})
        connect(&session, changed, this, &Tour::advance, Qt::QueuedConnection);
    connect(&jobs, &JobService::idle, this, &Tour::advance, Qt::QueuedConnection);
}

void Tour::fail(const QString& message) {
    if (m_step == Step::Done) return;
    m_step = Step::Done;
    emit finished(1, message);
}

void Tour::advance() {
    switch (m_step) {
    case Step::Run:
        if (!m_session.runResult() || !m_jobs.isIdle()) return;
        m_step = Step::Compare;
        pinBoth();
        return;
    case Step::Compare: {
        const auto& pinned = m_session.pinned();
        const bool all = pinned.size() >= 2 && std::all_of(pinned.begin(), pinned.end(), [](const PinnedNetwork& pin) {
                             return pin.measurement && pin.run;
                         });
        if (!all || !m_session.measurement() || !m_jobs.isIdle()) return;
        m_step = Step::Show;
        // The views draw themselves before they are photographed.
        QTimer::singleShot(500, this, &Tour::write);
        return;
    }
    case Step::Show:
    case Step::Done:
        return;
    }
}

void Tour::pinBoth() {
    m_session.pinCurrent();
    const NetworkChoice other = offeredBeside(m_session.spec(), m_session.weightsChoice());
    m_session.pinNetwork(other.spec, other.weights);
    m_workflow.measureAll();
}

void Tour::write() {
    if (!QDir().mkpath(m_folder)) return fail(tr("the folder %1 cannot be made").arg(m_folder));
    const QString file = QDir(m_folder).filePath(QStringLiteral("screenshot.png"));
    if (!m_window.grab().save(file)) return fail(tr("%1 cannot be written").arg(file));
    if (auto written = exportAllCharts(m_folder, m_session); !written) return fail(errorText(written.error()));
    m_step = Step::Done;
    emit finished(0, {});
}

} // namespace convlens

#include "moc_tour.cpp"
