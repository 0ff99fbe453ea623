#include "ui/panels/compare/pair_details.h"

#include "ui/charts/chart_widget.h"
#include "ui/charts/compare_tables.h"
#include "ui/models/table_model.h"
#include "ui/text/numbers.h"
#include "ui/text/plural.h"
#include "ui/widgets/copy_table.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QSlider>
#include <QSpinBox>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace convlens {

namespace {

constexpr int kSettledMilliseconds = 400;
constexpr int kUsualThreshold = 2; // per cent

QLabel* makeTitle(const QString& text, QWidget* parent) {
    auto* title = new QLabel(text, parent);
    QFont strong = parent->font();
    strong.setWeight(QFont::DemiBold);
    title->setFont(strong);
    return title;
}

} // namespace

PairDetails::PairDetails(JobService& jobs, QWidget* parent) : QWidget(parent), m_jobs(jobs) {
    m_choice = new QComboBox(this);
    m_choice->setObjectName(QStringLiteral("compareOther"));
    m_choice->setAccessibleName(tr("Network that is set against the baseline"));
    m_choice->setToolTip(tr("Which two networks the table and the charts below are about"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_threshold = new QSpinBox(this);
    m_threshold->setObjectName(QStringLiteral("compareThreshold"));
    m_threshold->setRange(0, 100);
    m_threshold->setValue(kUsualThreshold);
    m_threshold->setSuffix(tr(" %"));
    m_threshold->setToolTip(tr("Stages that differ by less of the baseline's whole time (or multiply-adds, before both "
                               "are measured) are hidden"));
    auto* thresholdTitle = new QLabel(tr("differences from"), this);
    thresholdTitle->setBuddy(m_threshold);
    m_model = new TableModel(this);
    m_table = new CopyTable(this);
    m_table->setObjectName(QStringLiteral("compareStages"));
    m_table->setAccessibleName(tr("Difference stage by stage"));
    m_table->setOrigin([this] {
        return CopyTable::Origin{QStringLiteral("stages"), m_table->accessibleName(),
                                 m_pair ? pairPassport(*m_pair) : Passport()};
    });
    m_table->setToolTip(tr("Stages are those of equal resolution. A step that reaches over several counts where it "
                           "ends."));
    m_table->setSource(m_model);
    m_hidden = new QLabel(this);
    m_hidden->setObjectName(QStringLiteral("compareHidden"));
    m_hidden->setForegroundRole(QPalette::PlaceholderText);
    m_sentence = new QLabel(this);
    m_sentence->setObjectName(QStringLiteral("compareCause"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_threadsLabel = new QLabel(this);
    m_threadsLabel->setObjectName(QStringLiteral("compareThreadsLabel"));
    m_threads = new QSlider(Qt::Horizontal, this);
    m_threads->setObjectName(QStringLiteral("compareThreads"));
    m_threads->setAccessibleName(tr("Threads"));
    m_threads->setToolTip(tr("Measures all pinned networks anew with so many threads"));
    m_threads->setTickPosition(QSlider::TicksBelow);
    m_threads->setTickInterval(1);
    m_threads->setPageStep(1);
    m_threads->setFixedWidth(160);
    m_ratioWords = new QLabel(this);
    m_ratioWords->setObjectName(QStringLiteral("compareRatios"));
    m_ratioWords->setForegroundRole(QPalette::PlaceholderText);
    m_ratioWords->setMinimumWidth(10);
    m_operators = makeChart("compareExcessOperators", CostGrouping::Operator);
    m_layers = makeChart("compareExcessLayers", CostGrouping::Layer);
    m_settled = new QTimer(this);
    m_settled->setSingleShot(true);
    m_settled->setInterval(kSettledMilliseconds);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(makeTitle(tr("Stage by stage"), this));
    head->addWidget(m_choice);
    head->addStretch();
    head->addWidget(thresholdTitle);
    head->addWidget(m_threshold);
    auto* threads = new QHBoxLayout;
    threads->setSpacing(8);
    threads->addWidget(m_threadsLabel);
    threads->addWidget(m_threads);
    threads->addWidget(m_ratioWords, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_table);
    column->addWidget(m_hidden);
    column->addSpacing(4);
    column->addWidget(makeTitle(tr("Time that multiply-adds do not tell of"), this));
    column->addWidget(m_sentence);
    column->addLayout(threads);
    column->addWidget(m_operators);
    column->addWidget(m_layers);

    connect(m_choice, &QComboBox::activated, this, [this] {
        m_view.other = m_choice->currentData().toULongLong();
        refresh();
    });
    connect(m_threshold, &QSpinBox::valueChanged, this, &PairDetails::refreshStages);
    connect(m_threads, &QSlider::valueChanged, this, [this](int count) {
        m_threadsLabel->setText(plural(count, tr("thread"), tr("threads")));
        m_settled->start();
    });
    connect(m_settled, &QTimer::timeout, this, [this] { emit threadsChosen(m_threads->value()); });
}

ChartWidget* PairDetails::makeChart(const char* name, CostGrouping grouping) {
    auto* chart = new ChartWidget(this);
    chart->setObjectName(QLatin1String(name));
    chart->setJobs(m_jobs);
    connect(chart, &ChartWidget::exportRequested, this, &PairDetails::exportRequested);
    connect(chart, &ChartWidget::copyFailed, this, &PairDetails::copyFailed);
    connect(chart, &ChartWidget::activated, this, [this, grouping](int row) {
        const std::vector<CostShare> parts = m_pair ? excessParts(*m_pair, grouping) : std::vector<CostShare>();
        if (row < 0 || std::size_t(row) >= parts.size() || parts[std::size_t(row)].layers.empty()) return;
        const std::vector<LayerId>& layers = parts[std::size_t(row)].layers;
        const NetworkCost& cost = *m_pair->other.network->cost;
        emit layerChosen(m_pair->other, *std::max_element(layers.begin(), layers.end(), [&](LayerId a, LayerId b) {
                             return cost.layers[std::size_t(a.value)].macs < cost.layers[std::size_t(b.value)].macs;
                         }));
    });
    return chart;
}

void PairDetails::setView(const CompareView& view) {
    const std::optional<quint64> other = m_view.other;
    m_view = view;
    m_view.other = other;
    refreshChoices();
    refresh();
}

void PairDetails::refreshChoices() {
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    const std::optional<ComparePair> pair = comparePair(m_view);
    if (!pair) return;
    for (const PinnedNetwork& pin : m_view.pinned) {
        if (pin.id == pair->base.id) continue;
        m_choice->addItem(tr("%1 against %2").arg(pin.letter).arg(pair->base.letter), QVariant::fromValue(pin.id));
        if (pin.id == pair->other.id) m_choice->setCurrentIndex(m_choice->count() - 1);
    }
    m_choice->setEnabled(m_choice->count() > 1);
}

void PairDetails::refresh() {
    m_pair = comparePair(m_view);
    setVisible(m_pair.has_value());
    if (!m_pair) return;
    const QString sentence = excessSentence(*m_pair);
    m_sentence->setText(sentence.isEmpty() ? tr("Measure both networks to see which layers take the time.") : sentence);
    m_operators->setSource([pair = *m_pair](Theme theme) { return excessChart(pair, CostGrouping::Operator, theme); });
    m_layers->setSource([pair = *m_pair](Theme theme) { return excessChart(pair, CostGrouping::Layer, theme); });
    const bool known = !m_operators->data().isEmpty();
    m_operators->setVisible(known);
    m_layers->setVisible(known);
    refreshStages();
    rememberTimes();
}

void PairDetails::refreshStages() {
    if (!m_pair) return;
    StageDifferences differences = stageDifferences(*m_pair, m_threshold->value() / 100.0);
    m_hidden->setText(tr("%1 below the threshold hidden").arg(plural(differences.hidden, tr("stage"), tr("stages"))));
    m_hidden->setVisible(differences.hidden > 0);
    m_model->setTable(std::move(differences.table));
    m_table->resizeColumnsToContents();
    const int rows = std::max(1, m_model->rowCount());
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            rows * m_table->verticalHeader()->defaultSectionSize() + 16);
}

void PairDetails::rememberTimes() {
    const auto &base = m_pair->base.measurement, &other = m_pair->other.measurement;
    const bool alike = base && other && base->threads == other->threads && base->engine == other->engine &&
                       base->plan == other->plan && base->measurement.total.medianMs > 0;
    if (alike) {
        const QString whose = QStringLiteral("%1 %2 %3 %4")
                                  .arg(m_pair->base.id)
                                  .arg(m_pair->other.id)
                                  .arg(QString::fromStdString(base->engine))
                                  .arg(int(base->plan));
        if (whose != m_ratiosOf) m_ratios.clear();
        m_ratiosOf = whose;
        m_ratios[base->threads] = {other->measurement.total.medianMs / base->measurement.total.medianMs,
                                   timeCaveats({m_pair->base, m_pair->other})};
    }
    QStringList parts, tips;
    for (const auto& [threads, ratioThen] : m_ratios) {
        parts << tr("%1: %2").arg(plural(threads, tr("thread"), tr("threads")), ratio(ratioThen.times, 2)) +
                     (ratioThen.caveats.isEmpty() ? QString() : QStringLiteral(" ?"));
        if (!ratioThen.caveats.isEmpty())
            tips << tr("%1: %2").arg(plural(threads, tr("thread"), tr("threads")), ratioThen.caveats.join(u' '));
    }
    m_ratioWords->setText(parts.isEmpty() ? QString()
                                          : tr("%1's time against %2's: %3")
                                                .arg(m_pair->other.letter)
                                                .arg(m_pair->base.letter)
                                                .arg(parts.join(QStringLiteral(", "))));
    tips.prepend(m_ratioWords->text());
    m_ratioWords->setToolTip(tips.join(u'\n'));
}

void PairDetails::setThreads(int threads, int most, bool measuring) {
    m_threads->setEnabled(!measuring && most > 1);
    if (m_threads->isSliderDown() || m_settled->isActive()) return; // the person is at it
    const QSignalBlocker quiet(m_threads);
    m_threads->setRange(1, std::max(1, most));
    m_threads->setValue(threads);
    m_threadsLabel->setText(plural(threads, tr("thread"), tr("threads")));
}

void PairDetails::placeCharts(int width) {
    for (ChartWidget* chart : {m_operators, m_layers})
        chart->setFixedHeight(chart->data().isEmpty() ? 90 : chart->contentHeight(width));
}

} // namespace convlens

#include "moc_pair_details.cpp"
