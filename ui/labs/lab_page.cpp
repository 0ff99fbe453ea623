#include "ui/labs/lab_page.h"

#include "ui/charts/chart_widget.h"
#include "ui/charts/export_dialog.h"
#include "ui/labs/answers_dialog.h"
#include "ui/labs/lab_controls.h"
#include "ui/labs/prediction_panel.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/text/conversions.h"
#include "ui/widgets/copy_table.h"
#include "ui/widgets/disconnect_children.h"
#include "ui/widgets/table_export_dialog.h"
#include "ui/widgets/value_table_model.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QTextBrowser>

#include <algorithm>
#include <utility>

namespace convlens {

namespace {

constexpr std::size_t kMostRuns = 32; // settings whose measurement is kept
constexpr int kMostFigureHeight = 560;
constexpr int kTitleLetters = 24; // of a title, beside the buttons

} // namespace

LabPage::LabPage(const Lab& lab, LabCharts makeCharts, const PanelContext& context, QWidget* parent)
    : QWidget(parent), m_lab(lab), m_makeCharts(makeCharts), m_session(context.session), m_workflow(context.workflow),
      m_jobs(context.jobs) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    build();
    LabPage::refresh();
}

LabPage::~LabPage() {
    disconnectChildren(*this);
    if (m_job.value != 0) m_jobs.cancel(m_job);
}

LabView LabPage::view() const {
    LabView view{&m_lab, m_controls ? m_controls->settings() : defaultSettings(m_lab.parameters), nullptr};
    // What was measured before would tell the answer.
    if (!m_predicting || m_prediction->answer()) view.run = runOf(view.settings);
    return view;
}

std::shared_ptr<const LabRun> LabPage::runOf(const LabSettings& settings) const {
    const auto found = std::find_if(m_runs.rbegin(), m_runs.rend(), [&](const auto& run) {
        return measureAlike(m_lab.parameters, run->settings, settings);
    });
    return found == m_runs.rend() ? nullptr : *found;
}

void LabPage::setSettings(const LabSettings& settings) {
    if (settings == m_controls->settings()) return;
    stopMeasuring(); // what was asked for is no longer what is shown
    m_controls->setSettings(settings);
    if (m_predicting) m_prediction->ask(settings);
    refresh();
}

void LabPage::addTab(QWidget* widget, const QString& title, const QString& tip) {
    m_tabs->setTabToolTip(m_tabs->insertTab(m_tabs->count() - 2, widget, title), tip);
}

// Measuring

void LabPage::measure() {
    if (isMeasuring() || !m_lab.measure) return;
    LabMeasureOptions options;
    options.threads = m_workflow.threads();
    options.seconds = m_seconds;
    const Lab* lab = &m_lab; // of the registry
    const LabSettings settings = m_controls->settings();
    m_job = m_jobs.submit<LabRun>(
        m_lab.isTimed ? JobLane::Exclusive : JobLane::Work,
        m_lab.isTimed ? tr("Measuring for the lab “%1”").arg(labText(m_lab.title))
                      : tr("Trying for the lab “%1”").arg(labText(m_lab.title)),
        this,
        [lab, settings, options](const CancelToken& cancel,
                                 const ProgressSink& progress) -> Result<std::shared_ptr<const LabRun>> {
            LabMeasureOptions how = options;
            how.cancel = cancel;
            how.progress = progress;
            auto run = lab->measure(settings, how);
            if (!run) return run.error();
            return std::make_shared<const LabRun>(std::move(*run));
        },
        [this](Result<std::shared_ptr<const LabRun>> outcome) { receive(std::move(outcome)); });
    refreshButtons();
}

void LabPage::stopMeasuring() {
    if (m_job.value != 0) m_jobs.cancel(m_job);
}

void LabPage::receive(Result<std::shared_ptr<const LabRun>> outcome) {
    m_job = {};
    if (!outcome) {
        refreshButtons();
        m_turn.start(0);
        if (outcome.error().code != ErrorCode::Cancelled)
            m_session.reportProblem(tr("The lab could not be measured"), outcome.error());
        return;
    }
    const auto& run = *outcome;
    std::erase_if(m_runs,
                  [&](const auto& old) { return measureAlike(m_lab.parameters, old->settings, run->settings); });
    m_runs.push_back(run);
    if (m_runs.size() > kMostRuns) m_runs.erase(m_runs.begin());
    if (m_predicting) keepAnswer(*run); // the controls could not be moved meanwhile
    refreshButtons();
    refresh();
}

void LabPage::refreshButtons() {
    const bool measuring = isMeasuring();
    m_controls->setEnabled(!measuring);
    m_predict->setEnabled(!measuring);
    m_prediction->setMeasuring(measuring);
    // While the machine is timed this is the last thing drawn.
    m_measure->setText(measuring ? tr("Stop") : m_lab.isTimed ? tr("Measure here") : tr("Try here"));
    m_measure->setToolTip(measuring
                              ? (m_lab.isTimed ? tr("Measuring; nothing is drawn meanwhile. Stop it.") : tr("Stop it"))
                              : tr("Run this on your machine, with the settings as they stand"));
}

// Predict first

void LabPage::setPredicting(bool on) {
    m_predicting = on;
    if (on) {
        m_prediction->ask(m_controls->settings());
        m_tabs->insertTab(0, m_prediction, tr("Predict"));
        m_tabs->setCurrentIndex(0);
    } else if (const int tab = m_tabs->indexOf(m_prediction); tab >= 0) {
        m_tabs->removeTab(tab);
        m_prediction->hide();
    }
    refresh();
}

void LabPage::keepAnswer(const LabRun& run) {
    const Prediction answer = judgePrediction(m_lab, run, m_prediction->ranking());
    m_prediction->showAnswer(answer);
    const QString file = answersFile();
    m_jobs.submit<bool>(
        JobLane::Work, tr("Keeping the answer"), this,
        [file, answer](const CancelToken&, const ProgressSink&) -> Result<std::shared_ptr<const bool>> {
            if (!QDir().mkpath(QFileInfo(file).path()))
                return Error{ErrorCode::WriteFailed, "the folder of " + file.toStdString() + " cannot be made"};
            if (auto kept = addPrediction(toPath(file), answer); !kept) return kept.error();
            return std::make_shared<const bool>(true);
        },
        [this](Result<std::shared_ptr<const bool>> outcome) {
            if (!outcome) m_session.reportProblem(tr("The answer could not be kept"), outcome.error());
        });
}

void LabPage::showAnswers() {
    AnswersDialog::offer(m_session, m_jobs, window());
}

// What is shown

void LabPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitFigures();
}

bool LabPage::event(QEvent* event) {
    if (event->type() == QEvent::ParentChange && parentWidget()) {
        parentWidget()->installEventFilter(this);
        fitTo(parentWidget()->width());
    }
    return QWidget::event(event);
}

bool LabPage::eventFilter(QObject* watched, QEvent* event) {
    // The view that the page scrolls in: the page itself never gets narrower than what stands in it.
    if (watched == parentWidget() && event->type() == QEvent::Resize) fitTo(parentWidget()->width());
    return QWidget::eventFilter(watched, event);
}

/// In a narrow view, or with large letters, what stands side by side goes one below the other.
void LabPage::fitTo(int width) {
    const QMargins margins = layout()->contentsMargins();
    const int inside = width - margins.left() - margins.right();
    m_controls->setColumns(inside >= m_controls->widthFor(2) ? 2 : 1);
    const int words = fontMetrics().averageCharWidth() * kTitleLetters;
    m_header->setDirection(inside >= m_buttons->minimumSize().width() + words ? QBoxLayout::LeftToRight
                                                                              : QBoxLayout::TopToBottom);
}

/// A picture is not squeezed below the height that its words need: the page scrolls instead.
void LabPage::fitFigures() {
    const int width = std::max(this->width() - 24, 320);
    for (ChartWidget* chart : m_chartWidgets) {
        const int height = chart->data().figure ? std::min(chart->contentHeight(width), kMostFigureHeight) : 0;
        if (chart->minimumHeight() != height) chart->setMinimumHeight(height);
    }
}

void LabPage::refresh() {
    const LabView shown = view();
    m_charts = m_makeCharts(shown);
    QStringList findings;
    for (const LabText& line : m_lab.findings(shown.settings, shown.run.get()))
        findings << labText(line);
    if (shown.run) {
        const auto doubtful = std::count_if(shown.run->readings.begin(), shown.run->readings.end(),
                                            [](const LabReading& reading) { return reading.doubtful; });
        if (doubtful > 0) // right below the answer, which may be of these values
            findings.insert(std::min<qsizetype>(1, findings.size()),
                            tr("? %1 of %2 measured values are doubtful: measure again when the machine is quiet.")
                                .arg(doubtful)
                                .arg(shown.run->readings.size()));
    }
    // The first finding is the lab's answer; the others stand below it, quieter.
    QString shownFindings;
    for (qsizetype i = 0; i < findings.size(); ++i)
        shownFindings += i == 0 ? QStringLiteral("<p style='margin:0'><b>%1</b></p>").arg(findings[i].toHtmlEscaped())
                                : QStringLiteral("<p style='margin:3px 0 0 0'>%1</p>").arg(findings[i].toHtmlEscaped());
    m_findings->setText(shownFindings);
    for (Content& content : m_contents)
        content.waits = true;
    fill(m_tabs->currentWidget());
    m_turn.start(0);
    fitFigures();
    refreshButtons();
    emit refreshed();
}

void LabPage::fill(QWidget* tab) {
    for (Content& content : m_contents)
        if (content.tab == tab && std::exchange(content.waits, false)) content.make();
}

void LabPage::fillNext() {
    if (isMeasuring() && m_lab.isTimed) return; // nothing is drawn meanwhile; the end of it makes all anew
    const auto next = std::ranges::find_if(m_contents, &Content::waits);
    if (next == m_contents.end()) return;
    fill(next->tab);
    m_turn.start(0);
}

void LabPage::catchUp() {
    for (const Content& content : m_contents)
        fill(content.tab);
}

void LabPage::refreshTables() {
    const LabView shown = view();
    m_tables = m_lab.tables(shown.settings, shown.run.get());
    {
        const QSignalBlocker quiet(m_tableChoice);
        const int before = std::max(0, m_tableChoice->currentIndex());
        m_tableChoice->clear();
        for (const LabTable& table : m_tables)
            m_tableChoice->addItem(labText(table.title));
        m_tableChoice->setCurrentIndex(std::min(before, m_tableChoice->count() - 1));
    }
    refreshTable();
}

void LabPage::refreshHelp() {
    const QString help = labHelp(view());
    if (help != m_help->property("shown").toString()) {
        m_help->setProperty("shown", help); // setting the same again would scroll back to the top
        m_help->setHtml(help);
    }
}

void LabPage::refreshTable() {
    const int chosen = m_tableChoice->currentIndex();
    if (chosen < 0 || std::size_t(chosen) >= m_tables.size()) return;
    m_tableModel->setTable(labTable(m_tables[std::size_t(chosen)].table));
    m_table->fitColumns();
}

ConditionedTable LabPage::chosenTable() const {
    const int chosen = m_tableChoice->currentIndex();
    if (chosen < 0 || std::size_t(chosen) >= m_tables.size()) return {};
    const LabTable& table = m_tables[std::size_t(chosen)];
    const LabView shown = view();
    const QString title =
        tr("%1: %2 (%3)").arg(labText(m_lab.title), labText(table.title), labSettings(shown.settings.text()));
    return {m_lab.id + "-" + table.id, title.toStdString(), labTable(table.table), labPassport(shown)};
}

void LabPage::saveCurrentTable() {
    ConditionedTable table = chosenTable();
    if (table.table.columns.empty()) return;
    TableExportDialog::offer(this, m_session, m_jobs, std::move(table), QString());
}

void LabPage::exportCurrent() {
    std::vector<NamedChart> offered = charts();
    const auto shown = std::find(m_chartWidgets.begin(), m_chartWidgets.end(), m_tabs->currentWidget());
    const int current = shown == m_chartWidgets.end() ? 0 : int(shown - m_chartWidgets.begin());
    auto* dialog = new ExportDialog(std::move(offered), current, QString::fromStdString(m_lab.id), m_jobs, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::saved, this,
            [this](const QString& path) { m_session.tell(tr("Written: %1").arg(QDir::toNativeSeparators(path))); });
    dialog->open();
}

} // namespace convlens

#include "moc_lab_page.cpp"
