#include "ui/widgets/status_strip.h"

#include "ui/models/paper_badge.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/text/core_text.h"
#include "ui/text/counting.h"
#include "ui/text/doubt.h"
#include "ui/text/network_name.h"
#include "ui/text/numbers.h"
#include "ui/text/plural.h"
#include "ui/theme/icons.h"
#include "ui/theme/palette.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/convention_menu.h"
#include "ui/widgets/one_line.h"

#include <QEvent>
#include <QLabel>
#include <QPixmap>
#include <QProgressBar>
#include <QToolButton>

namespace convlens {

namespace {

constexpr int kShowAfterMilliseconds = 300;
/// Jobs that follow each other closely (the visits of a sweep) are one to the eye, and nothing is drawn while one is
/// timed.
constexpr int kHideAfterMilliseconds = 200;

QString marked(const QColor& colour, const QString& text) {
    return QStringLiteral("<span style='color:%1'>■</span> %2").arg(colour.name(), text.toHtmlEscaped());
}

} // namespace

StatusStrip::StatusStrip(SessionObject& session, Workflow& workflow, JobService& jobs, QWidget* parent)
    : QStatusBar(parent), m_session(session), m_workflow(workflow), m_jobs(jobs) {
    setObjectName(QStringLiteral("statusStrip"));
    setSizeGripEnabled(false);
    // Where there is no room for all, words end in "…": the time and the way to stop stay in sight.
    const auto line = [this](const char* name) {
        auto* made = new OneLine(this);
        made->setObjectName(QString::fromLatin1(name));
        made->setContentsMargins(8, 4, 12, 4);
        addWidget(made);
        return made;
    };
    m_network = line("statusNetwork");
    QFont strong = m_network->font();
    strong.setWeight(QFont::DemiBold);
    m_network->setFont(strong);
    m_params = line("statusParams");
    const auto badge = [this](const char* name) {
        auto* made = new Chip(QString(), this);
        made->setObjectName(QString::fromLatin1(name));
        addWidget(made);
        return made;
    };
    m_paramsBadge = badge("paramsBadge");
    m_count = new QToolButton(this);
    m_count->setObjectName(QStringLiteral("conventionChooser"));
    m_count->setAutoRaise(true);
    m_count->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_count->setPopupMode(QToolButton::InstantPopup);
    m_count->setMenu(new ConventionMenu(tr("Count"), session, m_count));
    m_count->setIconSize(QSize(9, 9));
    addWidget(m_count);
    m_countBadge = badge("countBadge");
    m_time = new QLabel(this);
    m_time->setObjectName(QStringLiteral("statusTime"));
    m_time->setContentsMargins(8, 4, 12, 4);
    addWidget(m_time);

    m_job = new OneLine(this);
    m_job->setObjectName(QStringLiteral("statusJob"));
    m_job->setForegroundRole(QPalette::PlaceholderText);
    m_progress = new QProgressBar(this);
    m_progress->setFixedSize(120, 6);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 1000);
    m_stop = new QToolButton(this);
    m_stop->setObjectName(QStringLiteral("stopJobs"));
    m_stop->setAutoRaise(true);
    m_stop->setIcon(icon("stop"));
    m_stop->setToolTip(tr("Stop (Esc)"));
    m_stop->setAccessibleName(tr("Stop"));
    addPermanentWidget(m_job);
    addPermanentWidget(m_progress);
    addPermanentWidget(m_stop);
    hideJob();

    m_showJob.setSingleShot(true);
    m_showJob.setInterval(kShowAfterMilliseconds);
    connect(&m_showJob, &QTimer::timeout, this, &StatusStrip::showJob);
    connect(m_stop, &QToolButton::clicked, &workflow, &Workflow::stopAll);
    connect(&session, &SessionObject::networkChanged, this, &StatusStrip::refreshNetwork);
    connect(&session, &SessionObject::conventionChanged, this, &StatusStrip::refreshCount);
    connect(&session, &SessionObject::measurementChanged, this, &StatusStrip::refreshTime);
    connect(&workflow, &Workflow::measuringChanged, this, &StatusStrip::refreshTime);
    connect(&jobs, &JobService::jobStarted, this, &StatusStrip::startJob);
    connect(&jobs, &JobService::jobProgressed, this, [this](JobId id, double fraction, const QString&) {
        if (id != m_current) return;
        m_progress->setRange(0, fraction < 0 ? 0 : 1000);
        if (fraction >= 0) m_progress->setValue(int(fraction * 1000));
    });
    m_hideJob.setSingleShot(true);
    m_hideJob.setInterval(kHideAfterMilliseconds);
    connect(&m_hideJob, &QTimer::timeout, this, &StatusStrip::hideJob);
    connect(&jobs, &JobService::idle, this, [this] { m_job->isVisible() ? m_hideJob.start() : hideJob(); });
    connect(&workflow, &Workflow::loadingPhotos, this, [this](int done, int total) {
        m_photosDone = done;
        m_photosTotal = total;
    });
    refreshNetwork();
    refreshTime();
}

void StatusStrip::refreshNetwork() {
    const LayerCost& total = m_session.network()->cost->total;
    m_network->setWords(networkName(m_session.spec()), QString::fromStdString(convlens::toString(m_session.spec())));
    m_params->setWords(
        tr("%1 parameters").arg(count(double(total.params))),
        tr("%1 trained values: weights, biases and batch norm's two a channel").arg(fullCount(total.params)));
    refreshCount();
}

void StatusStrip::refreshCount() {
    const Convention convention = m_session.convention();
    const double counted = countNetwork(convention, *m_session.network()->graph).total;
    QPixmap square(QSize(9, 9) * devicePixelRatioF());
    square.setDevicePixelRatio(devicePixelRatioF());
    square.fill(theoryColour(themeOf(palette())));
    m_count->setIcon(square);
    m_count->setText(countInWords(counted, convention));
    m_count->setToolTip(tr("<p>%1: %2.</p><p>Counted %3. %4</p><p>Click to count otherwise, in every view.</p>")
                            .arg(countTitle(convention), fullCounted(counted), conventionName(convention),
                                 conventionExplained(convention).toHtmlEscaped()));
    const PaperBadges badges = paperBadges(*m_session.network(), convention);
    const auto fill = [](Chip* chip, const std::optional<PaperBadge>& badge) {
        chip->setVisible(badge.has_value());
        if (!badge) return;
        chip->setText(badge->text);
        chip->setToolTip(badge->tip);
        chip->updateGeometry();
    };
    fill(m_paramsBadge, badges.params);
    fill(m_countBadge, badges.count);
}

void StatusStrip::refreshTime() {
    const Theme theme = themeOf(palette());
    const auto measured = m_session.measurement();
    if (!measured) {
        m_time->setText(m_workflow.isMeasuring() ? tr("measuring …") : tr("not measured yet"));
        m_time->setToolTip(tr("Ctrl+M measures the network on this machine"));
        return;
    }
    const TimingSummary& t = measured->measurement.total;
    const QString conditions =
        tr("%1, %2").arg(coreText(measured->engine), plural(measured->threads, tr("thread"), tr("threads")));
    QString text = tr("%1 (%2)").arg(millisecondsWithSpread(t.medianMs, t.madMs) + doubtMark(t), conditions);
    if (t.doubtful) text += tr(" – doubtful");
    if (measured->reopened) text += tr(" – from the session");
    m_time->setText(marked(t.doubtful ? doubtfulColour(theme) : timeColour(theme), text));
    m_time->setToolTip(tr("Median of %1").arg(plural(t.iterations, tr("run"), tr("runs"))) +
                       tr("; least %1, 95th percentile %2, first run %3")
                           .arg(milliseconds(t.minMs), milliseconds(t.p95Ms), milliseconds(t.firstMs)) +
                       (t.doubtful ? u'\n' + doubtInWords(t) : QString()) +
                       tr("\n%1, %2, measured %3")
                           .arg(QString::fromStdString(measured->machine.cpu),
                                QString::fromStdString(measured->machine.isa), measured->takenAt) +
                       savedTime());
}

/// What the session holds beside today's time, as a further line of the tooltip.
QString StatusStrip::savedTime() const {
    const auto saved = m_session.savedMeasurement();
    if (!saved) return {};
    const TimingSummary& then = saved->measurement.total;
    const QString line = tr("\nin the session: %1 (%2, %3), measured %4 on %5")
                             .arg(millisecondsWithSpread(then.medianMs, then.madMs) + doubtMark(then),
                                  coreText(saved->engine), plural(saved->threads, tr("thread"), tr("threads")),
                                  saved->takenAt, QString::fromStdString(saved->machine.cpu));
    QString lines = withDoubt(line, then);
    for (const auto& older : m_session.earlierMeasurements())
        lines +=
            u'\n' + tr("before that: %1, measured %2")
                        .arg(millisecondsWithSpread(older->measurement.total.medianMs, older->measurement.total.madMs) +
                                 doubtMark(older->measurement.total),
                             older->takenAt);
    return lines;
}

void StatusStrip::startJob(JobId id, const QString& title, bool exclusive) {
    m_current = id;
    m_title = title;
    m_exclusive = exclusive;
    m_hideJob.stop();
    if (m_job->isVisible())
        showJob();
    else if (!m_showJob.isActive())
        m_showJob.start();
}

void StatusStrip::showJob() {
    if (m_jobs.isIdle()) return;
    QString text = m_title;
    if (m_photosTotal > 1) text = tr("Photo %1 of %2: %3").arg(m_photosDone + 1).arg(m_photosTotal).arg(m_title);
    if (m_exclusive) text = tr("%1; the window holds still").arg(m_title);
    m_job->setWords(text);
    m_job->show();
    m_progress->setVisible(!m_exclusive); // nothing moves while time is taken
    m_progress->setRange(0, 1000);
    m_progress->setValue(0);
    m_stop->show();
}

void StatusStrip::hideJob() {
    m_showJob.stop();
    m_job->hide();
    m_progress->hide();
    m_stop->hide();
}

void StatusStrip::changeEvent(QEvent* event) {
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        refreshNetwork();
        refreshTime();
    }
}

} // namespace convlens

#include "moc_status_strip.cpp"
