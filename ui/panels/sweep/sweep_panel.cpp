#include "ui/panels/sweep/sweep_panel.h"

#include "core/analysis/published_accuracy.h"
#include "ui/charts/export_dialog.h"
#include "ui/dialogs/ask.h"
#include "ui/panels/sweep/sweep_results.h"
#include "ui/panels/sweep/sweep_setup.h"
#include "ui/session/session_object.h"
#include "ui/session/sweep_jobs.h"
#include "ui/text/doubt.h"
#include "ui/text/duration.h"
#include "ui/text/errors.h"
#include "ui/text/numbers.h"
#include "ui/widgets/copy_table.h"
#include "ui/widgets/table_export_dialog.h"

#include <QButtonGroup>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace convlens {

namespace {

constexpr int kSetupView = 0; // the views of the results follow it
const QString kLastFile = QStringLiteral("sweep/file");

QString nameFilter() {
    return SweepPanel::tr("Results of a sweep (*.jsonl);;All files (*)");
}

} // namespace

SweepPanel::SweepPanel(const PanelContext& context, QWidget* parent)
    : QWidget(parent), m_session(context.session), m_store(SweepStore::of(context.session)), m_jobs(context.jobs),
      m_runner(context.session, context.jobs) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_setup = new SweepSetup(context, this);
    m_results = new SweepResults(m_jobs, this);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_setup);
    m_pages->addWidget(m_results);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(8);
    column->addWidget(buildBar());
    column->addWidget(buildProgress());
    column->addWidget(m_pages, 1);
    column->addWidget(buildStrip());

    connect(m_setup, &SweepSetup::startRequested, this, [this](const SweepPlan& plan, const SweepConditions& how) {
        m_runner.start(plan, how);
        if (m_runner.state() == SweepRunner::State::Running) showView(kSetupView + 1);
    });
    connect(m_setup, &SweepSetup::openRequested, this, &SweepPanel::openFile);
    connect(m_results, &SweepResults::selectedChanged, this, &SweepPanel::refreshStrip);
    connect(m_results, &SweepResults::chosen, this, &SweepPanel::focusNetwork);
    connect(m_results, &SweepResults::exportRequested, this, &SweepPanel::exportCharts);
    connect(m_results, &SweepResults::copyFailed, this,
            [this](const Error& error) { m_session.reportProblem(tr("The chart could not be copied"), error); });
    connect(&m_runner, &SweepRunner::stateChanged, this, &SweepPanel::refreshProgress);
    connect(&m_runner, &SweepRunner::fileChanged, this,
            [](const QString& file) { QSettings().setValue(kLastFile, file); });
    connect(&m_runner, &SweepRunner::saved, this,
            [this](const QString& file) { m_session.tell(tr("Written: %1").arg(QDir::toNativeSeparators(file))); });
    connect(&m_store, &SweepStore::sweepChanged, this, &SweepPanel::refreshSweep);
    refreshSweep();
}

QWidget* SweepPanel::buildBar() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_views = new QButtonGroup(this);
    const std::pair<const char*, QString> views[] = {
        {"sweepSetupView", tr("Set up")},  {"sweepTimeView", tr("Time")},        {"sweepAccuracyView", tr("Accuracy")},
        {"sweepHeatView", tr("Heat map")}, {"sweepPickView", tr("Pick for me")}, {"sweepTableView", tr("Table")}};
    const QString tips[] = {tr("Choose what is measured"),
                            tr("Multiply-adds against time, and the pairs that they put into the wrong order"),
                            tr("Published ImageNet accuracy against multiply-adds and against time, with both fronts"),
                            tr("Time over width and resolution, against width² × resolution²"),
                            tr("The most accurate networks within a time budget"),
                            tr("Every figure of every network")};
    for (int i = 0; i < int(std::size(views)); ++i) {
        auto* button = new QPushButton(views[i].second, bar);
        button->setObjectName(QLatin1String(views[i].first));
        button->setToolTip(tips[i]);
        button->setCheckable(true);
        m_views->addButton(button, i);
        row->addWidget(button);
    }
    m_views->button(kSetupView)->setChecked(true);
    connect(m_views, &QButtonGroup::idClicked, this, &SweepPanel::showView);
    row->addStretch();
    m_save = new QPushButton(tr("Save as…"), bar);
    m_save->setObjectName(QStringLiteral("sweepSave"));
    m_save->setToolTip(tr("A copy of the results in another place. They are kept for the next start anyway."));
    m_export = new QPushButton(tr("Export…"), bar);
    m_export->setObjectName(QStringLiteral("sweepExport"));
    m_export->setToolTip(
        tr("Save the charts as PNG, SVG or PDF, or the table as CSV, JSON, Markdown or LaTeX (Ctrl+E)"));
    connect(m_save, &QPushButton::clicked, this, &SweepPanel::saveFile);
    connect(m_export, &QPushButton::clicked, this, &SweepPanel::exportCurrent);
    row->addWidget(m_save);
    row->addWidget(m_export);
    return bar;
}

QWidget* SweepPanel::buildProgress() {
    m_progressRow = new QWidget(this);
    m_bar = new QProgressBar(m_progressRow);
    m_bar->setObjectName(QStringLiteral("sweepBar"));
    m_bar->setAccessibleName(tr("Visits done"));
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(120, 6);
    m_progress = new QLabel(m_progressRow);
    m_progress->setObjectName(QStringLiteral("sweepProgress"));
    m_progress->setMinimumWidth(10);
    m_pause = new QPushButton(m_progressRow);
    m_pause->setObjectName(QStringLiteral("sweepPause"));
    m_cancel = new QPushButton(tr("Cancel"), m_progressRow);
    m_cancel->setObjectName(QStringLiteral("sweepCancel"));
    m_cancel->setToolTip(tr("End this sweep; what it has measured stays and can be gone on with"));
    connect(m_pause, &QPushButton::clicked, this,
            [this] { m_runner.state() == SweepRunner::State::Running ? m_runner.pause() : m_runner.resume(); });
    connect(m_cancel, &QPushButton::clicked, &m_runner, &SweepRunner::cancel);
    auto* row = new QHBoxLayout(m_progressRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_bar);
    row->addWidget(m_progress, 1);
    row->addWidget(m_pause);
    row->addWidget(m_cancel);
    return m_progressRow;
}

QWidget* SweepPanel::buildStrip() {
    m_strip = new QWidget(this);
    m_chosen = new QLabel(m_strip);
    m_chosen->setObjectName(QStringLiteral("sweepChosen"));
    m_chosen->setMinimumWidth(10);
    m_show = new QPushButton(tr("Show"), m_strip);
    m_show->setObjectName(QStringLiteral("sweepShow"));
    m_show->setToolTip(tr("Bring this network into focus"));
    m_pin = new QPushButton(tr("Pin"), m_strip);
    m_pin->setObjectName(QStringLiteral("sweepPin"));
    m_pin->setToolTip(tr("Keep this network for comparison"));
    connect(m_show, &QPushButton::clicked, this, [this] { focusNetwork(m_results->selected()); });
    connect(m_pin, &QPushButton::clicked, this, [this] {
        const int network = m_results->selected();
        if (network >= 0)
            m_session.pinNetwork(m_results->view().sweep->networks[std::size_t(network)].spec, RandomWeights{});
    });
    auto* row = new QHBoxLayout(m_strip);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_chosen, 1);
    row->addWidget(m_show);
    row->addWidget(m_pin);
    return m_strip;
}

void SweepPanel::showView(int view) {
    m_views->button(view)->setChecked(true);
    m_pages->setCurrentIndex(view == kSetupView ? 0 : 1);
    if (view != kSetupView) m_results->showPage(SweepResults::Page(view - kSetupView - 1));
    refreshStrip();
}

void SweepPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (std::exchange(m_lastOpened, true)) return;
    // What was measured last, in whatever run of the program.
    const QString last = QSettings().value(kLastFile).toString();
    if (!m_store.sweep() && !last.isEmpty() && QFileInfo::exists(last)) m_runner.open(last, true);
}

void SweepPanel::openFile() {
    askForFile(
        this,
        {tr("Open the results of a sweep"), m_runner.file().isEmpty() ? sweepFolder() : m_runner.file(), nameFilter()},
        [this](const QString& file) { m_runner.open(file); });
}

void SweepPanel::saveFile() {
    askForTarget(this,
                 {tr("Save the results of the sweep"), QDir::home().filePath(QFileInfo(m_runner.file()).fileName()),
                  nameFilter()},
                 {}, true, [this](const QString& file) { m_runner.saveCopy(file); });
}

void SweepPanel::refreshSweep() {
    const auto sweep = m_store.sweep();
    const bool hadNone = !m_results->view().sweep;
    m_results->setSweep(sweep);
    for (QAbstractButton* button : m_views->buttons())
        if (m_views->id(button) != kSetupView) button->setEnabled(sweep != nullptr);
    m_save->setEnabled(sweep != nullptr);
    m_export->setEnabled(sweep && sweep->measuredCount() > 0);
    if (sweep && hadNone && m_pages->currentIndex() == 0) showView(kSetupView + 1);
    if (!sweep && m_pages->currentIndex() != 0) showView(kSetupView);
    refreshProgress();
    refreshStrip();
}

void SweepPanel::refreshProgress() {
    const auto sweep = m_store.sweep();
    const SweepRunner::State state = m_runner.state();
    m_setup->setBusy(state == SweepRunner::State::Running);
    m_progressRow->setVisible(sweep != nullptr);
    if (!sweep) return;
    const bool finished = sweep->isFinished();
    m_bar->setVisible(!finished);
    m_bar->setRange(0, std::max(1, sweep->visitsWanted()));
    m_bar->setValue(sweep->visitsDone());
    m_pause->setVisible(!finished);
    m_pause->setText(state == SweepRunner::State::Running ? tr("Pause") : tr("Resume"));
    m_pause->setToolTip(state == SweepRunner::State::Running
                            ? tr("Break off the visit that runs, until you resume")
                            : tr("Go on where the sweep stands, under the same conditions"));
    m_cancel->setVisible(state != SweepRunner::State::Resting);
    QString text;
    if (finished) {
        text = tr("%1 networks measured.").arg(sweep->measuredCount());
    } else {
        text = tr("%1 of %2 visits").arg(sweep->visitsDone()).arg(sweep->visitsWanted());
        const QString left = duration(m_runner.secondsLeft());
        switch (state) {
        case SweepRunner::State::Running:
            text += tr(", about %1 left").arg(left);
            if (const auto next = sweep->next()) text += tr("; now %1").arg(sweepNetworkName(*sweep, *next));
            break;
        case SweepRunner::State::Paused:
            text += tr(", paused, about %1 left").arg(left);
            break;
        case SweepRunner::State::Resting:
            text += tr(", not finished, about %1 left").arg(left);
            break;
        }
    }
    if (!sweep->skipped.empty()) text += tr("; %1 left out").arg(sweep->skipped.size());
    m_progress->setText(text);
    QStringList tips{sweepConditions(*sweep), tr("Kept in %1").arg(QDir::toNativeSeparators(m_runner.file()))};
    for (const SkippedNetwork& skipped : sweep->skipped)
        tips << tr("Left out: %1: %2").arg(QString::fromStdString(skipped.network), reasonText(skipped.reason));
    m_progress->setToolTip(tips.mid(0, 16).join(QStringLiteral("\n")));
}

void SweepPanel::refreshStrip() {
    const int network = m_results->selected();
    const auto sweep = m_results->view().sweep;
    m_strip->setVisible(sweep && m_pages->currentIndex() == 1);
    m_show->setEnabled(network >= 0);
    m_pin->setEnabled(network >= 0);
    if (!sweep) return;
    if (network < 0) {
        m_chosen->setForegroundRole(QPalette::PlaceholderText);
        m_chosen->setText(tr("Choose a network to bring it into focus or to pin it."));
        m_chosen->setToolTip({});
        return;
    }
    m_chosen->setForegroundRole(QPalette::WindowText);
    const SweepNetwork& entry = sweep->networks[std::size_t(network)];
    QStringList parts{sweepNetworkName(*sweep, network), tr("%1 multiply-adds").arg(count(double(entry.macs)))};
    if (const auto& record = sweep->records[std::size_t(network)])
        parts << millisecondsWithSpread(record->total.medianMs, record->total.madMs) + doubtMark(record->total);
    if (const PublishedAccuracy* accuracy = publishedAccuracy(entry.spec))
        parts << tr("top-1 %1 %").arg(accuracy->top1Percent, 0, 'f', 1);
    m_chosen->setText(parts.join(QStringLiteral(" · ")));
    m_chosen->setToolTip(sweepNetworkTip(m_results->view(), network).join(QStringLiteral("<br>")));
}

void SweepPanel::focusNetwork(int network) {
    const auto sweep = m_results->view().sweep;
    if (sweep && network >= 0) m_session.setSpec(sweep->networks[std::size_t(network)].spec);
}

SessionState SweepPanel::sessionState() const {
    return m_setup->state();
}

void SweepPanel::setSessionState(const SessionState& state) {
    m_setup->setState(state);
}

void SweepPanel::exportCurrent() {
    const std::vector<NamedChart> charts = m_results->charts();
    if (charts.empty()) return m_session.tell(tr("No sweep has been measured yet, so there is nothing to export."));
    if (m_pages->currentIndex() == 1 && m_results->currentTable()) return exportTable(*m_results->currentTable());
    exportCharts();
}

void SweepPanel::exportTable(const CopyTable& table) {
    TableExportDialog::offer(this, m_session, m_jobs, table.currentTable(), QStringLiteral("convlens"));
}

void SweepPanel::exportCharts() {
    const std::vector<NamedChart> charts = m_results->charts();
    auto* dialog = new ExportDialog(charts, m_results->currentChart(), QStringLiteral("convlens"), m_jobs, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::saved, this,
            [this](const QString& path) { m_session.tell(tr("Written: %1").arg(QDir::toNativeSeparators(path))); });
    dialog->open();
}

QWidget* createSweepPanel(const PanelContext& context, QWidget* parent) {
    return new SweepPanel(context, parent);
}

} // namespace convlens

#include "moc_sweep_panel.cpp"
