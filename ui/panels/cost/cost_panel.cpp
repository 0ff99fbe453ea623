#include "ui/panels/cost/cost_panel.h"

#include "ui/charts/chart_catalogue.h"
#include "ui/charts/chart_widget.h"
#include "ui/charts/conditions.h"
#include "ui/charts/cost_view_parts.h"
#include "ui/charts/export_dialog.h"
#include "ui/panels/cost/cost_table_model.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/text/counting.h"
#include "ui/text/doubt.h"
#include "ui/text/numbers.h"
#include "ui/widgets/copy_table.h"
#include "ui/widgets/figure_grid.h"
#include "ui/widgets/table_export_dialog.h"
#include "ui/widgets/value_table_model.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace convlens {

CostPanel::CostPanel(const PanelContext& context, QWidget* parent)
    : QWidget(parent), m_session(context.session), m_workflow(context.workflow), m_jobs(context.jobs) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    m_figures = new FigureGrid(4, this);
    m_doubt = new QLabel(this);
    m_doubt->setObjectName(QStringLiteral("costDoubt"));
    m_doubt->setWordWrap(true);
    m_hint = new QLabel(this);
    m_hint->setObjectName(QStringLiteral("costHint"));
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_measure = new QPushButton(tr("Measure"), this);
    m_measure->setObjectName(QStringLiteral("costMeasure"));
    m_hintRow = new QHBoxLayout;
    m_hintRow->setSpacing(12);
    m_hintRow->addStretch();
    m_hintRow->addWidget(m_figures);
    m_hintRow->addWidget(m_hint);
    m_hintRow->addWidget(m_measure);
    m_hintRow->addStretch();

    m_chart = new ChartWidget(this);
    m_chart->setJobs(m_jobs);
    m_chart->setObjectName(QStringLiteral("costChart"));
    m_chart->setTitleShown(false);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_chart);
    m_pages->addWidget(buildTables());
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
    column->addWidget(buildControls());
    column->addLayout(m_hintRow);
    column->addWidget(m_doubt);
    column->addWidget(m_pages, 1);
    column->addWidget(m_sentence);

    connect(m_kind, &QComboBox::currentIndexChanged, this, &CostPanel::refresh);
    connect(m_grouping, &QButtonGroup::idClicked, this, &CostPanel::refresh);
    connect(m_order, &QComboBox::currentIndexChanged, this, &CostPanel::refresh);
    connect(m_logarithmic, &QCheckBox::toggled, this, [this](bool on) {
        logarithmic() = on;
        refresh();
    });
    connect(m_tableSwitch, &QPushButton::toggled, this, [this](bool on) {
        m_pages->setCurrentIndex(on ? 1 : 0);
        refreshFigures();
    });
    connect(m_measure, &QPushButton::clicked, this, &CostPanel::measureWhatIsMissing);
    connect(m_chart, &ChartWidget::activated, this, &CostPanel::selectItem);
    connect(m_chart, &ChartWidget::exportRequested, this, &CostPanel::exportChart);
    connect(m_chart, &ChartWidget::copyFailed, this,
            [this](const Error& error) { m_session.reportProblem(tr("The chart could not be copied"), error); });
    for (CopyTable* shown : {m_sharesTable, m_plainTable})
        connect(shown->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
                [this, shown](const QModelIndex& index) { selectItem(shown->sourceRow(index)); });
    for (const auto change :
         {&SessionObject::networkChanged, &SessionObject::weightsChanged, &SessionObject::conventionChanged,
          &SessionObject::measurementChanged, &SessionObject::variantsChanged, &SessionObject::machinePeaksChanged})
        connect(&m_session, change, this, &CostPanel::refresh);
    connect(&m_session, &SessionObject::selectedLayerChanged, this, &CostPanel::refreshSelection);
    connect(&m_workflow, &Workflow::measuringChanged, this, &CostPanel::refreshFigures);
    connect(&m_workflow, &Workflow::settingsChanged, this, &CostPanel::refreshFigures);
    refresh();
}

/// Two lines: what is shown, and how.
QWidget* CostPanel::buildControls() {
    m_kind = new QComboBox;
    m_kind->setObjectName(QStringLiteral("costKind"));
    m_kind->setAccessibleName(tr("Chart"));
    m_kind->setToolTip(tr("What the chart sets against each other"));
    for (const CostViewInfo& info : costViews()) {
        m_kind->addItem(costViewTitle(info.kind), int(info.kind));
        m_kind->setItemData(m_kind->count() - 1, costViewPurpose(info.kind), Qt::ToolTipRole);
    }
    m_tableSwitch = new QPushButton(tr("Table"));
    m_tableSwitch->setObjectName(QStringLiteral("costTableSwitch"));
    m_tableSwitch->setCheckable(true);
    m_tableSwitch->setToolTip(tr("The chart's figures as a table"));
    m_export = new QPushButton(tr("Export…"));
    m_export->setObjectName(QStringLiteral("costExport"));
    m_export->setToolTip(
        tr("Save this chart as PNG, SVG or PDF, or this table as CSV, JSON, Markdown or LaTeX (Ctrl+E)"));
    connect(m_export, &QPushButton::clicked, this, &CostPanel::exportCurrent);

    auto* upper = new QHBoxLayout;
    upper->setSpacing(4);
    upper->addWidget(m_kind);
    upper->addStretch();
    upper->addWidget(m_tableSwitch);
    upper->addWidget(m_export);

    m_grouping = new QButtonGroup(this);
    m_groupingButtons = new QWidget;
    auto* buttons = new QHBoxLayout(m_groupingButtons);
    buttons->setContentsMargins(0, 0, 4, 0);
    buttons->setSpacing(4);
    struct Choice {
        CostGrouping grouping;
        QString title, tip;
        const char* name;
    };
    const Choice choices[] = {
        {CostGrouping::Operator, tr("By operator"), tr("One bar for all layers of an operator"), "costByOperator"},
        {CostGrouping::Layer, tr("By layer"), tr("One bar a layer, or a step that computes several"), "costByLayer"},
        {CostGrouping::Stage, tr("By stage"), tr("One bar for each row of the paper's table"), "costByStage"}};
    for (const Choice& choice : choices) {
        auto* button = new QPushButton(choice.title);
        button->setObjectName(QLatin1String(choice.name));
        button->setToolTip(choice.tip);
        button->setCheckable(true);
        m_grouping->addButton(button, int(choice.grouping));
        buttons->addWidget(button);
    }
    m_grouping->button(int(CostGrouping::Operator))->setChecked(true);
    m_order = new QComboBox;
    m_order->setObjectName(QStringLiteral("costOrder"));
    m_order->setAccessibleName(tr("Order"));
    m_order->addItem(tr("In network order"));
    m_order->addItem(tr("Widest gap first"));
    m_order->setMinimumWidth(m_order->fontMetrics().horizontalAdvance(tr("In network order")) + 48);
    m_logarithmic = new QCheckBox(tr("Logarithmic axes"));
    m_logarithmic->setObjectName(QStringLiteral("costLogarithmic"));
    m_logarithmic->setChecked(true);
    auto* lower = new QHBoxLayout;
    lower->setSpacing(4);
    lower->addWidget(m_groupingButtons);
    lower->addWidget(m_order);
    lower->addWidget(m_logarithmic);
    lower->addStretch();

    auto* both = new QWidget(this);
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(upper);
    column->addLayout(lower);
    return both;
}

QWidget* CostPanel::buildTables() {
    m_tables = new QStackedWidget;
    const auto add = [this](const char* name, QAbstractItemModel* model) {
        auto* table = new CopyTable(m_tables);
        table->setObjectName(QLatin1String(name));
        table->setSource(model);
        table->setAccessibleName(tr("The chart's figures as a table"));
        table->setOrigin([this] {
            ConditionedTable shown = costViewTable(kind(), scene());
            if (kind() == CostViewKind::Shares) shown.passport.convention = describe(m_session.convention());
            return CopyTable::Origin{QString::fromStdString(shown.id), QString::fromStdString(shown.title),
                                     std::move(shown.passport)};
        });
        m_tables->addWidget(table);
        return table;
    };
    m_sharesModel = new CostTableModel(this);
    m_plainModel = new ValueTableModel(this);
    m_sharesTable = add("costTable", m_sharesModel);
    m_plainTable = add("costPlainTable", m_plainModel);
    return m_tables;
}

CostViewKind CostPanel::kind() const {
    return CostViewKind(m_kind->currentData().toInt());
}

void CostPanel::showView(CostViewKind kind) {
    m_kind->setCurrentIndex(m_kind->findData(int(kind)));
}

CopyTable* CostPanel::table() const {
    return kind() == CostViewKind::Shares ? m_sharesTable : m_plainTable;
}

CostScene CostPanel::scene() const {
    CostScene scene;
    scene.view = {m_session.network(), m_session.measurement(), CostGrouping(m_grouping->checkedId()),
                  m_order->currentIndex() == 1 ? CostOrder::Gap : CostOrder::Network, m_session.convention()};
    scene.peaks = m_session.machinePeaks();
    scene.variants = m_session.variants();
    scene.logarithmic = m_logarithmicPoints;
    scene.logarithmicMemory = m_logarithmicMemory;
    scene.logarithmicBars = m_logarithmicBars;
    return scene;
}

void CostPanel::refresh() {
    const QScopedValueRollback quiet(m_selecting, true); // rebuilding is no choice of the person's
    const CostScene shown = scene();
    const CostViewKind which = kind();
    m_items = costViewItems(which, shown);
    m_chart->setSource([which, shown](Theme theme) { return costViewChart(which, shown, theme); });
    if (which == CostViewKind::Shares) {
        m_sharesModel->setView(shown.view);
        m_sharesTable->fitColumns(CopyTable::Repeated::Shown);
    } else {
        m_plainModel->setTable(costViewTable(which, shown).table);
        m_plainTable->fitColumns();
    }
    m_tables->setCurrentWidget(table());
    const QString sentence = costViewSentence(which, shown);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    refreshControls();
    refreshFigures();
    refreshSelection();
}

/// Only what changes the chart that is shown.
void CostPanel::refreshControls() {
    const CostViewInfo& info = costViewInfo(kind());
    m_groupingButtons->setVisible(info.grouped);
    m_order->setVisible(info.ordered);
    m_order->setEnabled(hasCostView(kind(), scene()) && m_session.measurement());
    if (kind() == CostViewKind::Plans) m_order->setEnabled(hasCostView(kind(), scene()));
    const auto [title, tip] =
        kind() == CostViewKind::Pace ? std::pair(tr("Slowest first"), tr("By the time for a million multiply-adds"))
        : kind() == CostViewKind::Plans
            ? std::pair(tr("Most saved first"), tr("By the time that the optimised plan saves"))
            : std::pair(tr("Widest gap first"),
                        tr("The gap: by how much the share of time exceeds the share of the count"));
    m_order->setItemText(1, title);
    m_order->setToolTip(tip);
    const QSignalBlocker quiet(m_logarithmic);
    m_logarithmic->setChecked(info.logarithmic && logarithmic());
    m_logarithmic->setEnabled(info.logarithmic);
    m_logarithmic->setToolTip(
        !info.logarithmic
            ? tr("Not of running sums: they end at 100 %, and on a logarithmic axis a layer's share would "
                 "look the smaller the later it comes")
        : info.bars ? tr("Equal distances for equal ratios: values stand as dots, since a bar's length needs an axis "
                         "that begins at zero")
                    : tr("Equal distances for equal ratios; switch off for axes that begin at zero"));
}

bool& CostPanel::logarithmic() {
    if (costViewInfo(kind()).bars) return m_logarithmicBars;
    return kind() == CostViewKind::MemoryAlong ? m_logarithmicMemory : m_logarithmicPoints;
}

void CostPanel::refreshFigures() {
    m_figures->clear();
    const CostViewInfo& info = costViewInfo(kind());
    const bool has = hasCostView(kind(), scene());
    const bool variants = info.needs == CostNeeds::Variants;
    const bool peaks = info.usesPeaks && has && !m_session.machinePeaks();
    const auto measured = m_session.measurement();
    const bool measuring = m_workflow.isMeasuring();
    m_measure->setEnabled(!measuring);
    m_measure->setText(measuring  ? tr("Measuring…")
                       : variants ? tr("Measure all")
                       : peaks    ? tr("Measure machine")
                                  : tr("Measure"));
    m_measure->setToolTip(variants ? tr("Measure this network with every engine and plan in turn")
                          : peaks ? tr("Measure what this machine computes and reads at most; takes some seconds, once")
                                  : tr("Measure how long the network takes on this machine (Ctrl+M)"));
    const bool hinting = !measured || !has || peaks || (variants && m_session.variants().empty());
    m_hint->setVisible(hinting);
    placeHint(!has);
    m_figures->setVisible(!hinting);
    // The chart says it itself; the table does not.
    const QString peaksDoubt = info.usesPeaks ? peaksDoubtInWords(scene()) : QString();
    m_doubt->setVisible(has && m_tableSwitch->isChecked() &&
                        ((measured && measured->measurement.total.doubtful) || !peaksDoubt.isEmpty()));
    if (hinting) {
        m_hint->setText(measuring  ? tr("Measuring: nothing else runs meanwhile.")
                        : variants ? costViewPurpose(kind())
                        : peaks
                            ? tr("The chart shows more once it is known what this machine computes and reads at most.")
                        : !measured && info.needs == CostNeeds::Nothing
                            ? tr("Only counts are shown yet. Measure this network on this machine to see where its "
                                 "time goes.")
                            : costViewPurpose(kind()));
        if (!measured) return;
    }
    const TimingSummary& t = measured->measurement.total;
    QStringList doubts;
    if (t.doubtful) doubts << tr("? Doubtful: %1").arg(doubtInWords(t));
    if (!peaksDoubt.isEmpty()) doubts << peaksDoubt;
    m_doubt->setText(doubts.join(u'\n'));
    if (hinting) return;
    const Convention convention = m_session.convention();
    const double counted = countNetwork(convention, *m_session.network()->graph).total;
    m_figures->add(
        tr("Whole network"), millisecondsWithSpread(t.medianMs, t.madMs) + doubtMark(t),
        withDoubt(tr("Median of %1 runs ± median absolute deviation; more of it in the view Trust").arg(t.iterations),
                  t));
    m_figures->add(
        tr("Speed"), t.medianMs > 0 ? count(counted / (t.medianMs / 1000)) + tr("/s") : unknownNumber(),
        tr("%1 per second: %2 in %3").arg(countTitle(convention), fullCounted(counted), milliseconds(t.medianMs)));
    m_figures->add(
        tr("Unexplained rest"),
        measured->measurement.steps.empty() ? unknownNumber() : milliseconds(measured->measurement.unexplainedMs()),
        tr("Whole network less the sum of its layers: time between them, or a difference between runs in which each "
           "layer is timed and runs in which none is"));
    m_figures->add(tr("Engine"), conditionsInWords({measured->engine, measured->plan, measured->threads}),
                   measurementInWords(*measured));
}

/// Beside the figures, or in the middle of the view as long as there is no chart.
void CostPanel::placeHint(bool alone) {
    m_pages->setVisible(!alone);
    m_hintRow->setDirection(alone ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    const int last = m_hintRow->count() - 1;
    for (int item = 0; item <= last; ++item)
        m_hintRow->setStretch(item, item == 0 || item == last ? int(alone) : !alone && item < last - 1);
    m_hintRow->setAlignment(m_measure, alone ? Qt::AlignHCenter : Qt::AlignTop);
    m_hint->setAlignment(alone ? Qt::AlignCenter : Qt::AlignLeft | Qt::AlignVCenter);
    static_cast<QBoxLayout*>(layout())->setStretchFactor(m_hintRow, int(alone));
}

void CostPanel::measureWhatIsMissing() {
    const CostViewInfo& info = costViewInfo(kind());
    if (info.needs == CostNeeds::Variants)
        m_workflow.measureVariants();
    else if (info.usesPeaks && hasCostView(kind(), scene()) && !m_session.machinePeaks())
        m_workflow.measurePeaks();
    else
        m_workflow.measureCurrent();
}

void CostPanel::refreshSelection() {
    const LayerId layer = m_session.selectedLayer();
    const auto holds = [layer](const std::vector<LayerId>& layers) {
        return std::find(layers.begin(), layers.end(), layer) != layers.end();
    };
    // Where a layer is drawn twice, the one that the person has chosen stays.
    int item = m_chart->highlighted();
    if (item < 0 || item >= int(m_items.size()) || !holds(m_items[std::size_t(item)])) {
        const auto found = std::find_if(m_items.begin(), m_items.end(), holds);
        item = found == m_items.end() ? -1 : int(found - m_items.begin());
    }
    const QScopedValueRollback quiet(m_selecting, true);
    m_chart->setHighlighted(item);
    const int rows = table()->model()->rowCount();
    table()->selectSourceRow(rows > 0 && item >= 0 ? item % rows : -1);
}

void CostPanel::selectItem(int item) {
    if (m_selecting || item < 0 || std::size_t(item) >= m_items.size()) return;
    const std::vector<LayerId>& layers = m_items[std::size_t(item)];
    if (layers.empty()) return;
    // A selected layer that lies in the part already stays; else the part's layer with the most multiply-adds.
    if (std::find(layers.begin(), layers.end(), m_session.selectedLayer()) != layers.end()) return refreshSelection();
    const NetworkCost& cost = *m_session.network()->cost;
    m_session.selectLayer(*std::max_element(layers.begin(), layers.end(), [&](LayerId a, LayerId b) {
        return cost.layers[std::size_t(a.value)].macs < cost.layers[std::size_t(b.value)].macs;
    }));
}

SessionState CostPanel::sessionState() const {
    return {{"chart", std::string(costViewInfo(kind()).id)},
            {"grouping", double(m_grouping->checkedId())},
            {"order", double(m_order->currentIndex())},
            {"logarithmic", m_logarithmicPoints},
            {"logarithmic_memory", m_logarithmicMemory},
            {"logarithmic_bars", m_logarithmicBars},
            {"table", m_tableSwitch->isChecked()}};
}

void CostPanel::setSessionState(const SessionState& state) {
    const std::string id = valueOr(state, "chart", std::string(costViews().front().id));
    for (const CostViewInfo& info : costViews())
        if (id == info.id) showView(info.kind);
    if (auto* button = m_grouping->button(int(std::clamp(valueOr(state, "grouping", 0.0), 0.0, 100.0))))
        button->click();
    m_order->setCurrentIndex(int(std::clamp(valueOr(state, "order", 0.0), 0.0, double(m_order->count() - 1))));
    m_logarithmicPoints = valueOr(state, "logarithmic", true);
    m_logarithmicMemory = valueOr(state, "logarithmic_memory", false);
    m_logarithmicBars = valueOr(state, "logarithmic_bars", false);
    m_tableSwitch->setChecked(valueOr(state, "table", false));
    refresh();
}

void CostPanel::exportCurrent() {
    if (m_tableSwitch->isChecked())
        exportTable();
    else
        exportChart();
}

void CostPanel::exportTable() {
    TableExportDialog::offer(this, m_session, m_jobs, table()->currentTable(), // as its own menu does
                             QString::fromStdString(std::string(toString(m_session.spec().family))));
}

void CostPanel::exportChart() {
    const CostScene shown = scene();
    std::vector<NamedChart> charts = costCharts(shown);
    // By operator, layer and stage are charts of their own in the catalogue.
    const QString id = costChartId(kind(), shown.view.grouping);
    int current = 0;
    for (std::size_t i = 0; i < charts.size(); ++i)
        if (charts[i].id == id) current = int(i);
    const std::string family(toString(shown.view.network->spec.family));
    auto* dialog = new ExportDialog(std::move(charts), current, QString::fromStdString(family), m_jobs, window());
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
