#include "ui/panels/trust/trust_panel.h"

#include "core/analysis/trust.h"
#include "core/measure/denormals_flushed.h"
#include "ui/charts/chart_catalogue.h"
#include "ui/charts/chart_widget.h"
#include "ui/charts/conditions.h"
#include "ui/charts/export_dialog.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/text/conversions.h"
#include "ui/text/core_text.h"
#include "ui/text/numbers.h"
#include "ui/widgets/copy_table.h"
#include "ui/widgets/figure_grid.h"
#include "ui/widgets/table_export_dialog.h"
#include "ui/widgets/value_table_model.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace convlens {

namespace {

constexpr int kTablePage = 3;

} // namespace

TrustPanel::TrustPanel(const PanelContext& context, QWidget* parent)
    : QWidget(parent), m_session(context.session), m_workflow(context.workflow), m_jobs(context.jobs) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_verdict = new QLabel(this);
    m_verdict->setObjectName(QStringLiteral("trustVerdict"));
    m_verdict->setFont(strong);
    m_verdict->setWordWrap(true);
    m_measure = new QPushButton(tr("Measure"), this);
    m_measure->setObjectName(QStringLiteral("trustMeasure"));
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_verdict, 1);
    head->addWidget(m_measure, 0, Qt::AlignTop);
    m_findings = new QLabel(this);
    m_findings->setObjectName(QStringLiteral("trustFindings"));
    m_findings->setWordWrap(true);
    m_findings->setTextFormat(Qt::RichText);
    m_findings->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_figures = new FigureGrid(4, this);
    m_figures->setObjectName(QStringLiteral("trustFigures"));
    m_sentence = new QLabel(this);
    m_sentence->setObjectName(QStringLiteral("trustSentence"));
    m_sentence->setFont(strong);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_findings);
    column->addWidget(m_figures);
    column->addWidget(buildControls());
    column->addWidget(buildPages(), 1);
    column->addWidget(m_sentence);

    connect(m_pageChoice, &QButtonGroup::idClicked, this, &TrustPanel::refreshPage);
    connect(m_tableSwitch, &QPushButton::toggled, this, &TrustPanel::refreshPage);
    connect(m_export, &QPushButton::clicked, this, &TrustPanel::exportCurrent);
    connect(m_measure, &QPushButton::clicked, this, [this] {
        if (page() == Machine)
            m_workflow.measurePeaks();
        else
            m_workflow.measureCurrent();
    });
    for (const auto change :
         {&SessionObject::networkChanged, &SessionObject::measurementChanged, &SessionObject::machinePeaksChanged})
        connect(&m_session, change, this, &TrustPanel::refresh);
    connect(&m_workflow, &Workflow::measuringChanged, this, &TrustPanel::refresh);
    refresh();
}

QWidget* TrustPanel::buildControls() {
    m_pageChoice = new QButtonGroup(this);
    auto* controls = new QWidget(this);
    auto* bar = new QHBoxLayout(controls);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->setSpacing(4);
    struct Choice {
        Page page;
        QString title, tip;
        const char* name;
    };
    const Choice choices[] = {
        {Runs, tr("Every run"), tr("The first run, the warm-up and the counted runs, in order"), "trustRuns"},
        {Spread, tr("Spread"), tr("How many runs took how long"), "trustSpread"},
        {Machine, tr("Machine"), tr("What this machine computes and reads at most"), "trustMachine"}};
    for (const Choice& choice : choices) {
        auto* button = new QPushButton(choice.title);
        button->setObjectName(QLatin1String(choice.name));
        button->setToolTip(choice.tip);
        button->setCheckable(true);
        m_pageChoice->addButton(button, int(choice.page));
        bar->addWidget(button);
    }
    m_pageChoice->button(int(Runs))->setChecked(true);
    m_logarithmic = new QCheckBox(tr("Logarithmic axis"));
    m_logarithmic->setObjectName(QStringLiteral("trustLogarithmic"));
    connect(m_logarithmic, &QCheckBox::toggled, this, [this](bool on) {
        (page() == Machine ? m_logarithmicReading : m_logarithmicRuns) = on;
        refresh();
    });
    bar->addWidget(m_logarithmic);
    bar->addStretch();
    m_tableSwitch = new QPushButton(tr("Table"));
    m_tableSwitch->setObjectName(QStringLiteral("trustTableSwitch"));
    m_tableSwitch->setCheckable(true);
    m_tableSwitch->setToolTip(tr("The chart's figures as a table"));
    m_export = new QPushButton(tr("Export…"));
    m_export->setObjectName(QStringLiteral("trustExport"));
    m_export->setToolTip(
        tr("Save this chart as PNG, SVG or PDF, or this table as CSV, JSON, Markdown or LaTeX (Ctrl+E)"));
    bar->addWidget(m_tableSwitch);
    bar->addWidget(m_export);
    return controls;
}

QWidget* TrustPanel::buildPages() {
    m_pages = new QStackedWidget(this);
    const auto chart = [this](const char* name, bool titled) {
        auto* widget = new ChartWidget;
        widget->setJobs(m_jobs);
        widget->setObjectName(QLatin1String(name));
        widget->setTitleShown(titled);
        connect(widget, &ChartWidget::exportRequested, this, &TrustPanel::exportChart);
        connect(widget, &ChartWidget::copyFailed, this,
                [this](const Error& error) { m_session.reportProblem(tr("The chart could not be copied"), error); });
        return widget;
    };
    m_runs = chart("trustRunsChart", false);
    m_spread = chart("trustSpreadChart", false);
    m_arithmetic = chart("trustArithmeticChart", true);
    m_reading = chart("trustReadingChart", true);
    m_pages->addWidget(m_runs);
    m_pages->addWidget(m_spread);
    auto* machine = new QWidget;
    auto* column = new QVBoxLayout(machine);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_arithmetic, 2);
    column->addWidget(m_reading, 3);
    m_pages->addWidget(machine);
    m_model = new ValueTableModel(this);
    m_table = new CopyTable;
    m_table->setObjectName(QStringLiteral("trustTable"));
    m_table->setSource(m_model);
    m_table->setAccessibleName(tr("The chart's figures as a table"));
    m_table->setOrigin([this] {
        ConditionedTable shown = twin();
        return CopyTable::Origin{QString::fromStdString(shown.id), QString::fromStdString(shown.title),
                                 std::move(shown.passport)};
    });
    m_pages->addWidget(m_table);
    return m_pages;
}

TrustPanel::Page TrustPanel::page() const {
    return Page(m_pageChoice->checkedId());
}

TrustView TrustPanel::view() const {
    return {m_session.measurement(), m_session.machinePeaks(), m_logarithmicRuns, m_logarithmicReading};
}

ConditionedTable TrustPanel::twin() const {
    switch (page()) {
    case Runs:
        break;
    case Spread:
        return distributionTable(view());
    case Machine:
        return peaksTable(view());
    }
    return runsTable(view());
}

void TrustPanel::refresh() {
    refreshFindings();
    refreshFigures();
    const TrustView shown = view();
    m_runs->setSource([shown](Theme theme) { return runsChart(shown, theme); });
    m_spread->setSource([shown](Theme theme) { return distributionChart(shown, theme); });
    m_arithmetic->setSource([shown](Theme theme) { return peakChart(shown, theme); });
    m_reading->setSource([shown](Theme theme) { return bandwidthChart(shown, theme); });
    refreshPage();
}

void TrustPanel::refreshFindings() {
    const auto measured = m_session.measurement();
    if (!measured) {
        m_verdict->setText(
            m_workflow.isMeasuring()
                ? tr("Measuring: nothing else runs meanwhile.")
                : tr("Not measured yet. Here stands how far a time can be trusted, and why, once there is "
                     "one."));
        m_findings->hide();
        return;
    }
    const auto findings = trustFindings(measured->measurement, measured->machine, measured->threads);
    const TimingSummary& t = measured->measurement.total;
    const QString time = millisecondsWithSpread(t.medianMs, t.madMs);
    const bool doubtful = !findings.empty() && findings.front().doubtful;
    m_verdict->setText(doubtful           ? tr("? %1: doubtful").arg(time)
                       : findings.empty() ? tr("%1: nothing speaks against it").arg(time)
                                          : tr("%1: can be trusted, with what is said below").arg(time));
    QStringList lines;
    for (const TrustFinding& finding : findings)
        lines << QStringLiteral("%1 <b>%2.</b> %3.")
                     .arg(finding.doubtful ? QStringLiteral("?") : QStringLiteral("·"),
                          coreText(finding.what).toHtmlEscaped(), coreText(finding.advice).toHtmlEscaped());
    m_findings->setText(lines.join(QStringLiteral("<br>")));
    m_findings->setVisible(!lines.isEmpty());
}

void TrustPanel::refreshFigures() {
    m_figures->clear();
    const auto measured = m_session.measurement();
    m_figures->setVisible(measured != nullptr);
    if (!measured) return;
    const Measurement& m = measured->measurement;
    const TimingSummary& t = m.total;
    const bool profiled = !m.steps.empty();
    const auto ifProfiled = [&](double ms) { return profiled ? milliseconds(ms) : unknownNumber(); };
    const auto add = [this](const QString& title, const QString& value, const QString& tip) {
        m_figures->add(title, value, tip);
    };
    add(tr("Median"), millisecondsWithSpread(t.medianMs, t.madMs),
        tr("The middle of %1 runs ± the median of their distances from it (MAD)").arg(t.iterations));
    add(tr("Fastest"), milliseconds(t.minMs), tr("The fastest counted run"));
    add(tr("95 % below"), milliseconds(t.p95Ms), tr("The time that 95 % of the counted runs stay below"));
    add(tr("First run"), milliseconds(t.firstMs),
        tr("The first, cold run: it touches all memory for the first time and is "
           "not among the others"));
    add(tr("Warm-up"), t.warmupRuns == 1 ? tr("1 run") : tr("%1 runs").arg(t.warmupRuns),
        tr("Runs until the median of three was no longer clearly below that of the three before; not counted"));
    add(tr("Counted"), tr("%1 runs").arg(t.iterations), tr("In turn with runs in which each layer is timed"));
    add(tr("Outliers"), QString::number(t.outliers),
        tr("Runs farther than five scaled MADs from the median; they are counted, the median is not moved by them"));
    add(tr("Load before"),
        measured->machine.load1 >= 0 ? QString::number(measured->machine.load1, 'f', 2) : tr("not told"),
        tr("How many processors others kept busy in the minute before"));
    add(tr("Run with timed layers"), ifProfiled(m.profiledMs), tr("Median of the runs in which each layer is timed"));
    add(tr("Cost of timing"), ifProfiled(m.timingCostMs()),
        tr("%1 − %2: how much longer a run takes in which each layer is timed")
            .arg(milliseconds(m.profiledMs), milliseconds(t.medianMs)));
    add(tr("Sum of layers"), ifProfiled(m.stepSumMs), tr("Sum of the medians of %1 steps").arg(m.steps.size()));
    add(tr("Unexplained rest"), ifProfiled(m.unexplainedMs()),
        tr("%1 − %2: whole network less the sum of its layers")
            .arg(milliseconds(t.medianMs), milliseconds(m.stepSumMs)));
    add(tr("Clock"),
        measured->machine.frequencyMhz > 0 ? tr("%1 MHz").arg(measured->machine.frequencyMhz, 0, 'f', 0)
                                           : tr("not told"),
        tr("Of the first processor, when the measurement began"));
    add(tr("Governor"), measured->machine.governor.empty() ? tr("not told") : fromView(measured->machine.governor),
        tr("How the system chooses the clock; virtual machines do not tell"));
    const auto flushed = denormalsFlushed(measured->engine, measured->threads);
    add(tr("Denormals"),
        !flushed   ? tr("not known")
        : *flushed ? tr("flushed to zero")
                   : tr("kept"),
        flushed ? tr("Tiny numbers that processors compute slowly; while measuring they count as zero")
                : tr("Tiny numbers that processors compute slowly; whether this engine's own threads take them as zero "
                     "cannot be told"));
    add(tr("Engine"), conditionsInWords({measured->engine, measured->plan, measured->threads}),
        measurementInWords(*measured));
}

void TrustPanel::refreshPage() {
    const bool measuring = m_workflow.isMeasuring(), machine = page() == Machine;
    const TrustView shown = view();
    m_measure->setEnabled(!measuring);
    m_measure->setText(measuring ? tr("Measuring…") : machine ? tr("Measure machine") : tr("Measure"));
    m_measure->setToolTip(machine ? tr("Measure what this machine computes and reads at most; takes some seconds")
                                  : tr("Measure how long the network takes on this machine (Ctrl+M)"));
    m_model->setTable(twin().table);
    m_table->fitColumns();
    m_pages->setCurrentIndex(m_tableSwitch->isChecked() ? kTablePage : int(page()));
    const QSignalBlocker quiet(m_logarithmic);
    m_logarithmic->setChecked(page() == Runs ? m_logarithmicRuns : machine && m_logarithmicReading);
    m_logarithmic->setEnabled(page() != Spread);
    m_logarithmic->setVisible(!m_tableSwitch->isChecked());
    m_logarithmic->setToolTip(
        page() == Runs ? tr("Equal distances for equal ratios, so that a slow first run does not press the others "
                            "together")
        : machine
            ? tr("Of the speeds of reading: equal distances for equal ratios. Values stand as dots, since a bar's "
                 "length needs an axis that begins at zero")
            : tr("Not of counts of runs: bars that hold 40 runs together must be as long as one that holds 40"));
    const QString sentence = machine            ? peaksSentence(shown)
                             : page() == Spread ? distributionSentence(shown)
                                                : runsSentence(shown);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    m_export->setEnabled(machine ? shown.peaks != nullptr : shown.measurement != nullptr);
}

void TrustPanel::exportCurrent() {
    if (m_tableSwitch->isChecked())
        exportTable();
    else
        exportChart();
}

void TrustPanel::exportTable() {
    TableExportDialog::offer(this, m_session, m_jobs, m_table->currentTable(),
                             QStringLiteral("trust")); // as its own menu does
}

void TrustPanel::exportChart() {
    std::vector<NamedChart> charts = trustCharts(view());
    if (charts.empty()) return m_session.tell(tr("There is nothing to export yet: measure first."));
    const char* ids[] = {"runs", "distribution-of-runs", "machine-arithmetic"};
    int current = 0;
    for (std::size_t i = 0; i < charts.size(); ++i)
        if (charts[i].id == QLatin1String(ids[page()])) current = int(i);
    auto* dialog = new ExportDialog(std::move(charts), current, QStringLiteral("trust"), m_jobs, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::saved, this,
            [this](const QString& path) { m_session.tell(tr("Written: %1").arg(QDir::toNativeSeparators(path))); });
    dialog->open();
}

QWidget* createTrustPanel(const PanelContext& context, QWidget* parent) {
    return new TrustPanel(context, parent);
}

} // namespace convlens

#include "moc_trust_panel.cpp"
