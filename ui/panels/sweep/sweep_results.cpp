#include "ui/panels/sweep/sweep_results.h"

#include "ui/charts/chart_catalogue.h"
#include "ui/charts/chart_widget.h"
#include "ui/models/table_model.h"
#include "ui/panels/sweep/pick_view.h"
#include "ui/widgets/copy_table.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace convlens {

static_assert(TableModel::kFullRole == CopyTable::kValueRole);

namespace {

constexpr int kBesideFrom = 900; // pixels of width from which both accuracy charts stand beside each other
constexpr int kInversionRows = 4;

int placeIn(const std::vector<int>& list, int value) {
    const auto found = std::find(list.begin(), list.end(), value);
    return found == list.end() ? -1 : int(found - list.begin());
}

} // namespace

SweepResults::SweepResults(JobService& jobs, QWidget* parent) : QWidget(parent), m_jobs(jobs) {
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(buildTime());
    m_pages->addWidget(buildAccuracy());
    m_pages->addWidget(buildHeatMap());
    m_picks = new PickView(m_pages);
    m_pages->addWidget(m_picks);
    m_pages->addWidget(buildTable());
    connect(m_picks, &PickView::selected, this, &SweepResults::select);
    connect(m_picks, &PickView::chosen, this, &SweepResults::chosen);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
}

ChartWidget* SweepResults::makeChart(const char* name, QWidget* parent) {
    auto* chart = new ChartWidget(parent);
    chart->setObjectName(QLatin1String(name));
    chart->setJobs(m_jobs);
    connect(chart, &ChartWidget::exportRequested, this, &SweepResults::exportRequested);
    connect(chart, &ChartWidget::copyFailed, this, &SweepResults::copyFailed);
    return chart;
}

QLabel* SweepResults::makeSentence(const char* name, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    label->setFont(strong);
    return label;
}

QCheckBox* SweepResults::makeLogarithmic(const char* name, bool SweepView::*on, QWidget* page) {
    auto* box = new QCheckBox(tr("Logarithmic axes"), page);
    box->setObjectName(QLatin1String(name));
    box->setChecked(m_view.*on);
    box->setToolTip(tr("Equal distances for equal ratios; switch off for axes that begin at zero"));
    connect(box, &QCheckBox::toggled, this, [this, on](bool wanted) {
        m_view.*on = wanted;
        refresh();
    });
    return box;
}

QWidget* SweepResults::buildTime() {
    auto* page = new QWidget(m_pages);
    ChartWidget* chart = m_charts[int(SweepMeasure::Time)] = makeChart("sweepChartTime", page);
    m_logarithmic = makeLogarithmic("sweepLogarithmic", &SweepView::logarithmic, page);
    m_timeWords = makeSentence("sweepTimeWords", page);
    m_inversions = new QListWidget(page);
    m_inversions->setObjectName(QStringLiteral("sweepInversions"));
    m_inversions->setAccessibleName(tr("Pairs in another order by time than by multiply-adds, the strongest first"));
    m_inversions->setToolTip(tr("Choose a pair to see it in the chart"));
    m_inversions->setFrameShape(QFrame::NoFrame);
    m_inversions->setAlternatingRowColors(true);
    m_inversions->setUniformItemSizes(true);
    m_inversions->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_inversions->setFixedHeight(kInversionRows * (fontMetrics().height() + 4));
    connect(m_inversions, &QListWidget::currentRowChanged, this, &SweepResults::choosePair);
    connect(chart, &ChartWidget::activated, this,
            [this](int point) { select(sweepPoints(*m_view.sweep, SweepMeasure::Time)[std::size_t(point)]); });
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_logarithmic);
    column->addWidget(chart, 1);
    column->addWidget(m_timeWords);
    column->addWidget(m_inversions);
    return page;
}

QWidget* SweepResults::buildAccuracy() {
    auto* page = new QWidget(m_pages);
    m_accuracyRow = new QBoxLayout(QBoxLayout::TopToBottom);
    m_accuracyRow->setSpacing(8);
    for (const SweepMeasure measure : {SweepMeasure::AccuracyByMacs, SweepMeasure::AccuracyByTime}) {
        ChartWidget* chart = makeChart(
            measure == SweepMeasure::AccuracyByMacs ? "sweepChartAccuracyByMacs" : "sweepChartAccuracyByTime", page);
        m_charts[int(measure)] = chart;
        m_accuracyRow->addWidget(chart, 1);
        connect(chart, &ChartWidget::activated, this,
                [this, measure](int point) { select(sweepPoints(*m_view.sweep, measure)[std::size_t(point)]); });
    }
    m_accuracyWords = makeSentence("sweepAccuracyWords", page);
    m_logarithmicAccuracy = makeLogarithmic("sweepLogarithmicAccuracy", &SweepView::logarithmicAccuracy, page);
    m_logarithmicAccuracy->setToolTip(tr("Of multiply-adds and time: equal distances for equal ratios. Accuracy has "
                                         "none: a point more is a point more"));
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_logarithmicAccuracy);
    column->addLayout(m_accuracyRow, 1);
    column->addWidget(m_accuracyWords);
    return page;
}

QWidget* SweepResults::buildHeatMap() {
    auto* page = new QWidget(m_pages);
    m_kind = new QComboBox(page);
    m_kind->setObjectName(QStringLiteral("sweepKind"));
    m_kind->setAccessibleName(tr("Networks"));
    m_kind->setToolTip(tr("Which networks the map shows"));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_heatMap = makeChart("sweepHeatMap", page);
    m_heatMap->setTitleShown(false);
    m_heatWords = makeSentence("sweepHeatWords", page);
    connect(m_kind, &QComboBox::activated, this, [this] {
        refreshHeatMap();
        refreshSelection();
    });
    connect(m_heatMap, &ChartWidget::activated, this, [this](int part) {
        const SweepGrid* shown = grid();
        if (shown && shown->cells[std::size_t(part)] >= 0) select(shown->cells[std::size_t(part)]);
    });
    auto* row = new QHBoxLayout;
    row->addWidget(m_kind);
    row->addStretch();
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(8);
    column->addLayout(row);
    column->addWidget(m_heatMap, 1);
    column->addWidget(m_heatWords);
    return page;
}

QWidget* SweepResults::buildTable() {
    auto* page = new QWidget(m_pages);
    m_tableChoice = new QComboBox(page);
    m_tableChoice->setObjectName(QStringLiteral("sweepTableChoice"));
    m_tableChoice->setAccessibleName(tr("Table"));
    m_tableChoice->addItem(tr("Networks"));
    m_tableChoice->addItem(tr("Pairs in another order"));
    m_tableChoice->setToolTip(tr("The networks, or the pairs that multiply-adds put into the wrong order"));
    m_tables = new QStackedWidget(page);
    m_model = new TableModel(this);
    m_table = new CopyTable(m_tables);
    m_table->setObjectName(QStringLiteral("sweepTable"));
    m_table->setAccessibleName(tr("All networks of the sweep"));
    m_table->setOrigin([this] {
        return CopyTable::Origin{QStringLiteral("sweep"), m_table->accessibleName(),
                                 m_view.sweep ? sweepPassport(*m_view.sweep) : Passport()};
    });
    m_table->setSource(m_model);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        if (const int row = m_table->sourceRow(index); !m_quiet && row >= 0) select(row);
    });
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        if (const int row = m_table->sourceRow(index); row >= 0) emit chosen(row);
    });
    m_pairsModel = new TableModel(this);
    m_pairsTable = new CopyTable(m_tables);
    m_pairsTable->setObjectName(QStringLiteral("sweepPairsTable"));
    m_pairsTable->setAccessibleName(tr("Pairs in another order by time than by multiply-adds"));
    m_pairsTable->setOrigin([this] {
        return CopyTable::Origin{QStringLiteral("rank-inversions"), m_pairsTable->accessibleName(),
                                 m_view.sweep ? sweepPassport(*m_view.sweep) : Passport()};
    });
    m_pairsTable->setSource(m_pairsModel);
    m_tables->addWidget(m_table);
    m_tables->addWidget(m_pairsTable);
    connect(m_tableChoice, &QComboBox::currentIndexChanged, m_tables, &QStackedWidget::setCurrentIndex);
    auto* row = new QHBoxLayout;
    row->addWidget(m_tableChoice);
    row->addStretch();
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(8);
    column->addLayout(row);
    column->addWidget(m_tables, 1);
    return page;
}

void SweepResults::showPage(Page page) {
    if (page == this->page()) return;
    m_pages->setCurrentIndex(page);
    refresh(); // only the page in front is kept up to date
}

SweepResults::Page SweepResults::page() const {
    return Page(m_pages->currentIndex());
}

void SweepResults::setSweep(const std::shared_ptr<const Sweep>& sweep) {
    // The chosen pair stays while its networks stay the pair that they are.
    const std::optional<std::size_t> chosen = m_view.pair;
    std::optional<std::pair<std::size_t, std::size_t>> ends;
    if (chosen && m_view.sweep && sweep && sweep->networks.size() == m_view.sweep->networks.size())
        ends = {m_view.fronts.inversions.pairs[*chosen].fewer, m_view.fronts.inversions.pairs[*chosen].more};
    m_view = makeSweepView(sweep);
    m_view.logarithmic = m_logarithmic->isChecked();
    m_view.logarithmicAccuracy = m_logarithmicAccuracy->isChecked();
    const std::vector<RankInversion>& pairs = m_view.fronts.inversions.pairs;
    for (std::size_t i = 0; ends && i < std::min(pairs.size(), kMostInversionsDrawn); ++i)
        if (pairs[i].fewer == ends->first && pairs[i].more == ends->second) m_view.pair = i;
    m_grids = sweep ? sweepGrids(*sweep) : std::vector<SweepGrid>();
    const int before = selected();
    if (before < 0) m_selected.reset();
    refresh();
    emit selectedChanged(); // its figures may have
}

void SweepResults::refresh() {
    const QScopedValueRollback quiet(m_quiet, true);
    const SweepView view = m_view;
    switch (page()) {
    case Time:
        m_charts[int(SweepMeasure::Time)]->setSource(
            [view](Theme theme) { return sweepChart(view, SweepMeasure::Time, theme); });
        m_timeWords->setText(sweepSentence(view, SweepMeasure::Time));
        m_timeWords->setVisible(!m_timeWords->text().isEmpty());
        refreshInversions();
        break;
    case Accuracy:
        for (const SweepMeasure measure : {SweepMeasure::AccuracyByMacs, SweepMeasure::AccuracyByTime})
            m_charts[int(measure)]->setSource(
                [view, measure](Theme theme) { return sweepChart(view, measure, theme); });
        m_accuracyWords->setText(sweepSentence(view, SweepMeasure::AccuracyByTime));
        m_accuracyWords->setVisible(!m_accuracyWords->text().isEmpty());
        break;
    case HeatMap:
        refreshKinds();
        refreshHeatMap();
        break;
    case Picks:
        m_picks->setView(view);
        break;
    case TablePage:
        m_model->setTable(view.sweep ? sweepTable(*view.sweep) : Table{});
        m_table->fitColumns();
        m_pairsModel->setTable(view.sweep ? inversionTable(*view.sweep, view.fronts) : Table{});
        m_pairsTable->fitColumns(CopyTable::Repeated::Shown);
        break;
    }
    refreshSelection();
}

void SweepResults::refreshInversions() {
    const std::vector<RankInversion>& pairs = m_view.fronts.inversions.pairs;
    m_inversions->clear();
    for (std::size_t i = 0; i < std::min(pairs.size(), kMostInversionsDrawn); ++i)
        m_inversions->addItem(inversionInWords(m_view, pairs[i]));
    if (pairs.size() > kMostInversionsDrawn) {
        auto* rest = new QListWidgetItem(tr("… and %1 more, less far apart").arg(pairs.size() - kMostInversionsDrawn),
                                         m_inversions);
        rest->setFlags(Qt::NoItemFlags);
    }
    m_inversions->setVisible(!pairs.empty());
    m_inversions->setCurrentRow(m_view.pair ? int(*m_view.pair) : -1);
}

void SweepResults::choosePair(int row) {
    if (m_quiet) return;
    const std::vector<RankInversion>& pairs = m_view.fronts.inversions.pairs;
    const bool known = row >= 0 && std::size_t(row) < std::min(pairs.size(), kMostInversionsDrawn);
    m_view.pair = known ? std::optional(std::size_t(row)) : std::nullopt;
    m_charts[int(SweepMeasure::Time)]->setSource(
        [view = m_view](Theme theme) { return sweepChart(view, SweepMeasure::Time, theme); });
    if (known) select(int(pairs[std::size_t(row)].fewer));
    refreshSelection();
}

void SweepResults::refreshKinds() {
    const QString before = m_kind->currentText();
    m_kind->clear();
    for (const SweepGrid& each : m_grids)
        m_kind->addItem(sweepKindName(each));
    m_kind->setCurrentIndex(std::max(0, m_kind->findText(before)));
    m_kind->setVisible(m_kind->count() > 1);
}

const SweepGrid* SweepResults::grid() const {
    const int kind = m_kind->currentIndex();
    return kind < 0 || std::size_t(kind) >= m_grids.size() ? nullptr : &m_grids[std::size_t(kind)];
}

void SweepResults::refreshHeatMap() {
    const SweepGrid* shown = grid();
    if (!shown) {
        m_heatMap->setSource([](Theme) {
            ChartData nothing;
            nothing.emptyText = tr("No family was measured with more than one width or resolution.");
            return nothing;
        });
        m_heatWords->hide();
        return;
    }
    m_heatMap->setSource([view = m_view, grid = *shown](Theme theme) { return sweepHeatMap(view, grid, theme); });
    m_heatWords->setText(sweepHeatSentence(m_view, *shown));
    m_heatWords->setVisible(!m_heatWords->text().isEmpty());
}

int SweepResults::selected() const {
    if (!m_selected || !m_view.sweep) return -1;
    const auto& networks = m_view.sweep->networks;
    const auto found = std::find_if(networks.begin(), networks.end(),
                                    [this](const SweepNetwork& network) { return network.spec == *m_selected; });
    return found == networks.end() ? -1 : int(found - networks.begin());
}

void SweepResults::select(int network) {
    if (!m_view.sweep || network >= int(m_view.sweep->networks.size())) return;
    const auto before = m_selected;
    m_selected = network < 0 ? std::nullopt : std::optional(m_view.sweep->networks[std::size_t(network)].spec);
    if (m_selected == before) return;
    refreshSelection();
    emit selectedChanged();
}

void SweepResults::refreshSelection() {
    const QScopedValueRollback quiet(m_quiet, true);
    const int network = selected();
    if (!m_view.sweep) return;
    switch (page()) {
    case Time:
        m_charts[0]->setHighlighted(placeIn(sweepPoints(*m_view.sweep, SweepMeasure::Time), network));
        break;
    case Accuracy:
        for (const SweepMeasure measure : {SweepMeasure::AccuracyByMacs, SweepMeasure::AccuracyByTime})
            m_charts[int(measure)]->setHighlighted(placeIn(sweepPoints(*m_view.sweep, measure), network));
        break;
    case HeatMap:
        m_heatMap->setHighlighted(grid() && network >= 0 ? placeIn(grid()->cells, network) : -1);
        break;
    case Picks:
        m_picks->select(network);
        break;
    case TablePage:
        m_table->selectSourceRow(network);
        break;
    }
}

std::vector<NamedChart> SweepResults::charts() const {
    return m_view.sweep ? sweepCharts(m_view) : std::vector<NamedChart>();
}

int SweepResults::currentChart() const {
    switch (page()) {
    case Accuracy:
        return int(m_charts[int(SweepMeasure::AccuracyByMacs)]->hasFocus() ? SweepMeasure::AccuracyByMacs
                                                                           : SweepMeasure::AccuracyByTime);
    case HeatMap:
        return kSweepMeasureCount + std::max(0, m_kind->currentIndex());
    default:
        return int(SweepMeasure::Time);
    }
}

const CopyTable* SweepResults::currentTable() const {
    if (page() == Picks) return m_picks->copyTable();
    if (page() != TablePage) return nullptr;
    return m_tableChoice->currentIndex() == 0 ? m_table : m_pairsTable;
}

void SweepResults::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_accuracyRow->setDirection(width() >= kBesideFrom ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace convlens

#include "moc_sweep_results.cpp"
