#include "ui/panels/cost/cost_panel.h"

#include "ui/charts/chart_catalogue.h"
#include "ui/charts/chart_widget.h"
#include "ui/charts/conditions.h"
#include "ui/charts/export_dialog.h"
#include "ui/panels/cost/cost_table_model.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/text/counting.h"
#include "ui/text/numbers.h"
#include "ui/widgets/copy_table.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDir>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace convlens {

namespace {

constexpr int kFigureColumns = 4;

} // namespace

CostPanel::CostPanel(const PanelContext& context, QWidget* parent)
    : QWidget(parent), m_session(context.session), m_workflow(context.workflow), m_jobs(context.jobs) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    m_grouping = new QButtonGroup(this);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(4);
    const std::pair<CostGrouping, QString> groupings[] = {{CostGrouping::Operator, tr("By operator")},
                                                          {CostGrouping::Layer, tr("By layer")},
                                                          {CostGrouping::Stage, tr("By stage")}};
    const char* names[] = {"costByOperator", "costByLayer", "costByStage"};
    for (int i = 0; i < 3; ++i) {
        auto* button = new QPushButton(groupings[i].second, this);
        button->setObjectName(QLatin1String(names[i]));
        button->setCheckable(true);
        m_grouping->addButton(button, int(groupings[i].first));
        bar->addWidget(button);
    }
    m_grouping->button(int(CostGrouping::Operator))->setChecked(true);
    m_order = new QComboBox(this);
    m_order->setObjectName(QStringLiteral("costOrder"));
    m_order->setAccessibleName(tr("Order"));
    m_order->addItem(tr("In network order"));
    m_order->addItem(tr("Widest gap first"));
    m_order->setMinimumWidth(m_order->fontMetrics().horizontalAdvance(tr("In network order")) + 48);
    m_order->setToolTip(tr("The gap: by how much the share of time exceeds the share of the count"));
    bar->addSpacing(4);
    bar->addWidget(m_order);
    bar->addStretch();
    m_tableSwitch = new QPushButton(tr("Table"), this);
    m_tableSwitch->setObjectName(QStringLiteral("costTableSwitch"));
    m_tableSwitch->setCheckable(true);
    auto* exportButton = new QPushButton(tr("Export…"), this);
    exportButton->setObjectName(QStringLiteral("costExport"));
    exportButton->setToolTip(tr("Save this chart as PNG, SVG or PDF (Ctrl+E)"));
    bar->addWidget(m_tableSwitch);
    bar->addWidget(exportButton);

    m_figures = new QWidget(this);
    m_figureGrid = new QGridLayout(m_figures);
    m_figureGrid->setContentsMargins(0, 0, 0, 0);
    m_figureGrid->setHorizontalSpacing(8);
    m_figureGrid->setVerticalSpacing(0);
    m_doubt = new QLabel(this);
    m_doubt->setObjectName(QStringLiteral("costDoubt"));
    m_doubt->setWordWrap(true);
    m_hint = new QLabel(this);
    m_hint->setObjectName(QStringLiteral("costHint"));
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_measure = new QPushButton(tr("Measure"), this);
    m_measure->setObjectName(QStringLiteral("costMeasure"));
    auto* hintRow = new QHBoxLayout;
    hintRow->setSpacing(12);
    hintRow->addWidget(m_figures, 1);
    hintRow->addWidget(m_hint, 1);
    hintRow->addWidget(m_measure, 0, Qt::AlignTop);

    m_chart = new ChartWidget(this);
    m_chart->setJobs(m_jobs);
    m_chart->setObjectName(QStringLiteral("costChart"));
    m_chart->setTitleShown(false);
    m_model = new CostTableModel(this);
    m_table = new CopyTable(this);
    m_table->setObjectName(QStringLiteral("costTable"));
    m_table->setSource(m_model);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_chart);
    m_pages->addWidget(m_table);
    m_sentence = new QLabel(this);
    m_sentence->setObjectName(QStringLiteral("costSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_sentence->setFont(strong);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(8);
    column->addLayout(bar);
    column->addLayout(hintRow);
    column->addWidget(m_doubt);
    column->addWidget(m_pages, 1);
    column->addWidget(m_sentence);

    connect(m_grouping, &QButtonGroup::idClicked, this, &CostPanel::refresh);
    connect(m_order, &QComboBox::currentIndexChanged, this, &CostPanel::refresh);
    connect(m_tableSwitch, &QPushButton::toggled, this, [this](bool on) {
        m_pages->setCurrentIndex(on ? 1 : 0);
        refreshFigures();
    });
    connect(exportButton, &QPushButton::clicked, this, &CostPanel::exportCurrent);
    connect(m_measure, &QPushButton::clicked, &m_workflow, &Workflow::measureCurrent);
    connect(m_chart, &ChartWidget::activated, this, &CostPanel::selectPart);
    connect(m_chart, &ChartWidget::exportRequested, this, &CostPanel::exportCurrent);
    connect(m_chart, &ChartWidget::copyFailed, this,
            [this](const Error& error) { m_session.reportProblem(tr("The chart could not be copied"), error); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) { selectPart(m_table->sourceRow(index)); });
    connect(&m_session, &SessionObject::networkChanged, this, &CostPanel::refresh);
    connect(&m_session, &SessionObject::weightsChanged, this, &CostPanel::refresh);
    connect(&m_session, &SessionObject::conventionChanged, this, &CostPanel::refresh);
    connect(&m_session, &SessionObject::measurementChanged, this, &CostPanel::refresh);
    connect(&m_session, &SessionObject::selectedLayerChanged, this, &CostPanel::refreshSelection);
    connect(&m_workflow, &Workflow::measuringChanged, this, &CostPanel::refreshFigures);
    connect(&m_workflow, &Workflow::settingsChanged, this, &CostPanel::refreshFigures);
    refresh();
}

CostView CostPanel::view() const {
    return {m_session.network(), m_session.measurement(), CostGrouping(m_grouping->checkedId()),
            m_order->currentIndex() == 1 ? CostOrder::Gap : CostOrder::Network, m_session.convention()};
}

void CostPanel::refresh() {
    const QScopedValueRollback quiet(m_selecting, true); // rebuilding is no choice of the person's
    const CostView shown = view();
    m_shares = sharesOf(shown);
    m_chart->setSource([shown](Theme theme) { return costChart(shown, theme); });
    m_model->setView(shown);
    m_table->setColumnHidden(CostTableModel::Operators, shown.grouping == CostGrouping::Operator);
    m_table->resizeColumnsToContents();
    m_sentence->setText(costSentence(shown));
    m_order->setEnabled(m_shares.measured);
    refreshFigures();
    refreshSelection();
}

void CostPanel::addFigure(int place, const QString& title, const QString& value, const QString& tip) {
    auto* name = new QLabel(title, m_figures);
    name->setForegroundRole(QPalette::PlaceholderText);
    auto* figure = new QLabel(value, m_figures);
    figure->setTextInteractionFlags(Qt::TextSelectableByMouse);
    figure->setObjectName(QStringLiteral("figure"));
    for (QLabel* label : {name, figure}) {
        label->setToolTip(tip);
        label->setMinimumWidth(10); // long ones may be cut before the window must grow
    }
    const int row = place / kFigureColumns * 2, column = place % kFigureColumns;
    m_figureGrid->addWidget(name, row, column);
    m_figureGrid->addWidget(figure, row + 1, column);
    m_figureGrid->setColumnStretch(column, column + 1 == kFigureColumns ? 4 : 3); // the engine in words stands last
}

void CostPanel::refreshFigures() {
    qDeleteAll(m_figures->findChildren<QLabel*>(QString(), Qt::FindDirectChildrenOnly));
    const auto measured = m_session.measurement();
    const bool measuring = m_workflow.isMeasuring();
    m_figures->setVisible(measured != nullptr);
    m_hint->setVisible(!measured);
    m_measure->setVisible(true);
    m_measure->setEnabled(!measuring);
    m_measure->setText(measuring ? tr("Measuring…") : tr("Measure"));
    // The chart says it itself; the table does not.
    m_doubt->setVisible(measured && measured->measurement.total.doubtful && m_tableSwitch->isChecked());
    if (!measured) {
        m_hint->setText(measuring ? tr("Measuring: nothing else runs meanwhile.")
                                  : tr("Only counts are shown yet. Measure this network on this machine to see "
                                       "where its time goes."));
        return;
    }
    const Measurement& m = measured->measurement;
    const TimingSummary& t = m.total;
    if (t.doubtful) m_doubt->setText(tr("? Doubtful: %1").arg(QString::fromStdString(t.doubt)));
    const Convention convention = m_session.convention();
    const double counted = countNetwork(convention, *m_session.network()->graph).total;
    addFigure(0, tr("Whole network"), millisecondsWithSpread(t.medianMs, t.madMs) + (t.doubtful ? tr(" ?") : QString()),
              tr("Median of %1 runs ± median absolute deviation; %2 runs to warm up, %3 outliers")
                  .arg(t.iterations)
                  .arg(t.warmupRuns)
                  .arg(t.outliers));
    addFigure(1, tr("Fastest · p95"), QStringLiteral("%1 · %2").arg(milliseconds(t.minMs), milliseconds(t.p95Ms)),
              tr("The fastest run, and the time that 95 % of the runs stay below"));
    addFigure(2, tr("First run"), milliseconds(t.firstMs), tr("The first, cold run; not among the others"));
    addFigure(
        3, tr("Speed"), t.medianMs > 0 ? count(counted / (t.medianMs / 1000)) + tr("/s") : unknownNumber(),
        tr("%1 per second: %2 in %3").arg(countTitle(convention), fullCounted(counted), milliseconds(t.medianMs)));
    addFigure(4, tr("Sum of layers"), m.steps.empty() ? unknownNumber() : milliseconds(m.stepSumMs),
              tr("Sum of the layers' medians, from runs in which each was timed"));
    addFigure(5, tr("Cost of timing"), m.steps.empty() ? unknownNumber() : milliseconds(m.profiledMs - t.medianMs),
              tr("How much longer a run takes in which each layer is timed: %1 against %2")
                  .arg(milliseconds(m.profiledMs), milliseconds(t.medianMs)));
    addFigure(6, tr("Unexplained rest"), m.steps.empty() ? unknownNumber() : milliseconds(m.unexplainedMs()),
              tr("Whole network less the sum of its layers: time between them, or a difference between the two kinds "
                 "of run"));
    addFigure(7, tr("Engine"),
              tr("%1, %2, %3")
                  .arg(QString::fromStdString(measured->engine), QString::fromUtf8(toString(measured->plan).data()),
                       measured->threads == 1 ? tr("1 thread") : tr("%1 threads").arg(measured->threads)),
              measurementInWords(*measured));
}

void CostPanel::refreshSelection() {
    const LayerId layer = m_session.selectedLayer();
    int row = -1;
    for (std::size_t i = 0; i < m_shares.parts.size(); ++i) {
        const std::vector<LayerId>& layers = m_shares.parts[i].layers;
        if (std::find(layers.begin(), layers.end(), layer) != layers.end()) row = int(i);
    }
    const QScopedValueRollback quiet(m_selecting, true);
    m_chart->setHighlighted(row);
    m_table->selectSourceRow(row);
}

void CostPanel::selectPart(int row) {
    if (m_selecting || row < 0 || std::size_t(row) >= m_shares.parts.size()) return;
    const std::vector<LayerId>& layers = m_shares.parts[std::size_t(row)].layers;
    if (layers.empty()) return;
    // A selected layer that lies in the part already stays; else the part's layer with the most multiply-adds.
    if (std::find(layers.begin(), layers.end(), m_session.selectedLayer()) != layers.end()) return;
    const NetworkCost& cost = *m_session.network()->cost;
    m_session.selectLayer(*std::max_element(layers.begin(), layers.end(), [&](LayerId a, LayerId b) {
        return cost.layers[std::size_t(a.value)].macs < cost.layers[std::size_t(b.value)].macs;
    }));
}

void CostPanel::exportCurrent() {
    const CostView shown = view();
    const int current = shown.grouping == CostGrouping::Operator ? 0 : shown.grouping == CostGrouping::Layer ? 1 : 2;
    const std::string family(toString(shown.network->spec.family));
    auto* dialog = new ExportDialog(costCharts(shown), current, QString::fromStdString(family), m_jobs, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::saved, this,
            [this](const QString& path) { m_session.tell(tr("Written: %1").arg(QDir::toNativeSeparators(path))); });
    dialog->open();
}

QWidget* createCostPanel(const PanelContext& context, QWidget* parent) {
    return new CostPanel(context, parent);
}

} // namespace convlens

#include "moc_cost_panel.cpp"
