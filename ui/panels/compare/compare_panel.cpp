#include "ui/panels/compare/compare_panel.h"

#include "ui/charts/accuracy_charts.h"
#include "ui/charts/chart_catalogue.h"
#include "ui/charts/chart_widget.h"
#include "ui/charts/conditions.h"
#include "ui/charts/export_dialog.h"
#include "ui/panels/compare/compare_pins.h"
#include "ui/panels/compare/compare_predictions.h"
#include "ui/panels/compare/compare_twins.h"
#include "ui/panels/compare/pair_details.h"
#include "ui/session/session_object.h"
#include "ui/session/surprise.h"
#include "ui/session/trained_choice.h"
#include "ui/session/workflow.h"
#include "ui/widgets/copy_table.h"
#include "ui/widgets/table_export_dialog.h"

#include <QComboBox>
#include <QDir>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace convlens {

namespace {

constexpr int kTwoColumnsFrom = 560; // pixels of width
constexpr int kBreakdowns = 4;       // time and multiply-adds, by operator and by stage
constexpr int kAccuracyCharts = 2;   // after them: against multiply-adds, against time

} // namespace

ComparePanel::ComparePanel(const PanelContext& context, QWidget* parent)
    : QWidget(parent), m_session(context.session), m_workflow(context.workflow), m_jobs(context.jobs) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(buildHint());
    m_pages->addWidget(buildContent());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    connect(&m_session, &SessionObject::pinnedChanged, this, &ComparePanel::refresh);
    connect(&m_session, &SessionObject::conventionChanged, this, &ComparePanel::refresh);
    connect(&m_workflow, &Workflow::settingsChanged, this, &ComparePanel::refresh);
    connect(&m_workflow, &Workflow::measuringChanged, this, [this] {
        m_measureAll->setEnabled(!m_workflow.isMeasuring());
        m_measureAll->setText(m_workflow.isMeasuring() ? tr("Measuring…") : tr("Measure all"));
        refreshThreads();
    });
    refresh();
}

QWidget* ComparePanel::buildHint() {
    auto* page = new QWidget(this);
    auto* text = new QLabel(tr("Networks that you pin stand here beside each other: parameters, multiply-adds, memory, "
                               "time, and what they see in the same photo."),
                            page);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    text->setForegroundRole(QPalette::PlaceholderText);
    text->setMaximumWidth(440);
    auto* pin = new QPushButton(tr("Pin the current network"), page);
    pin->setObjectName(QStringLiteral("compareHintPin"));
    pin->setToolTip(tr("Keep the network in focus for comparison (Ctrl+D)"));
    auto* pair = new QPushButton(tr("The best-known surprise"), page);
    pair->setObjectName(QStringLiteral("compareHintPair"));
    pair->setToolTip(
        tr("MobileNetV2 has about half of MobileNetV1's multiply-adds. Is it twice as fast here? Pins both "
           "and measures them in turn."));
    connect(pin, &QPushButton::clicked, &m_session, &SessionObject::pinCurrent);
    connect(pair, &QPushButton::clicked, this, &ComparePanel::startSurprise);
    auto* trained = new QPushButton(tr("All six trained networks"), page);
    trained->setObjectName(QStringLiteral("compareHintTrained"));
    trained->setToolTip(
        tr("One a family, trained alike on the same photos: measured accuracy against multiply-adds and "
           "time"));
    connect(trained, &QPushButton::clicked, this, &ComparePanel::pinTrained);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(pin);
    buttons->addWidget(trained);
    buttons->addWidget(pair);
    buttons->addStretch();
    auto* column = new QVBoxLayout(page);
    column->setSpacing(16);
    column->addStretch();
    auto* textRow = new QHBoxLayout;
    textRow->addStretch(1);
    textRow->addWidget(text, 8);
    textRow->addStretch(1);
    column->addLayout(textRow);
    column->addLayout(buttons);
    column->addStretch();
    return page;
}

QWidget* ComparePanel::buildContent() {
    auto* page = new QWidget(this);
    auto* pin = new QPushButton(tr("Pin current"), page);
    pin->setObjectName(QStringLiteral("comparePin"));
    pin->setToolTip(tr("Add the network in focus (Ctrl+D)"));
    m_measureAll = new QPushButton(tr("Measure all"), page);
    m_measureAll->setObjectName(QStringLiteral("compareMeasureAll"));
    m_measureAll->setToolTip(tr("In turn, round by round, so that a drifting machine treats them alike"));
    m_baseline = new QComboBox(page);
    m_baseline->setObjectName(QStringLiteral("compareBaseline"));
    m_baseline->setAccessibleName(tr("Baseline"));
    m_baseline->setMinimumWidth(m_baseline->fontMetrics().horizontalAdvance(tr("No baseline")) + 48);
    m_baseline->setToolTip(tr("The network that others are set against"));
    m_tableSwitch = new QPushButton(tr("Table"), page);
    m_tableSwitch->setObjectName(QStringLiteral("compareTableSwitch"));
    m_tableSwitch->setCheckable(true);
    m_tableSwitch->setToolTip(tr("The same figures as a table"));
    auto* exportButton = new QPushButton(tr("Export…"), page);
    exportButton->setObjectName(QStringLiteral("compareExport"));
    exportButton->setToolTip(
        tr("Save these charts as PNG, SVG or PDF, or the table as CSV, JSON, Markdown or LaTeX (Ctrl+E)"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 0);
    bar->setSpacing(4);
    bar->addWidget(pin);
    bar->addWidget(m_measureAll);
    bar->addSpacing(4);
    bar->addWidget(m_baseline);
    bar->addStretch();
    bar->addWidget(m_tableSwitch);
    bar->addWidget(exportButton);

    auto* content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(12);
    m_pins = new ComparePins(content);
    column->addWidget(m_pins);
    // Below the list, since the bar has no room for it in the least window.
    m_trained = new QPushButton(tr("All six trained networks"), content);
    m_trained->setObjectName(QStringLiteral("compareTrained"));
    m_trained->setToolTip(
        tr("Pin our trained networks that are not here yet, one a family, and measure all in turn: measured "
           "accuracy against multiply-adds and time"));
    connect(m_trained, &QPushButton::clicked, this, &ComparePanel::pinTrained);
    column->addWidget(m_trained, 0, Qt::AlignLeft);
    m_sentence = new QLabel(content);
    m_sentence->setObjectName(QStringLiteral("compareSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_sentence->setFont(strong);
    column->addWidget(m_sentence);
    m_caveats = new QLabel(content);
    m_caveats->setObjectName(QStringLiteral("compareCaveats"));
    m_caveats->setWordWrap(true);
    m_caveats->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_caveats);
    auto* charts = new QWidget(content);
    m_grid = new QGridLayout(charts);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(8);
    for (int i = 0; i < kCompareMeasureCount + kBreakdowns + kAccuracyCharts; ++i) {
        auto* chart = new ChartWidget(charts);
        chart->setJobs(m_jobs);
        chart->setObjectName(QStringLiteral("compareChart%1").arg(i));
        chart->setMinimumWidth(200); // two beside each other in the narrowest window
        connect(chart, &ChartWidget::exportRequested, this, &ComparePanel::exportCharts);
        connect(chart, &ChartWidget::copyFailed, this,
                [this](const Error& error) { m_session.reportProblem(tr("The chart could not be copied"), error); });
        m_charts.push_back(chart);
    }
    for (int i = 0; i < kBreakdowns + kAccuracyCharts; ++i) {
        auto* words = new QLabel(charts);
        words->setObjectName(QStringLiteral("compareWords%1").arg(i));
        words->setWordWrap(true);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_words.push_back(words);
    }
    m_twins = new CompareTwins(content);
    m_views = new QStackedWidget(content);
    m_views->addWidget(charts);
    m_views->addWidget(m_twins);
    column->addWidget(m_views);
    m_details = new PairDetails(m_jobs, content);
    column->addWidget(m_details);
    m_predictions = new ComparePredictions(content);
    column->addWidget(m_predictions);
    column->addStretch();

    auto* scroll = new QScrollArea(page);
    scroll->setObjectName(QStringLiteral("compareScroll"));
    scroll->setAccessibleName(tr("Charts"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // or widths would change with the height
    scroll->setWidget(content);
    auto* whole = new QVBoxLayout(page);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(4);
    whole->addLayout(bar);
    whole->addWidget(scroll, 1);

    connect(pin, &QPushButton::clicked, &m_session, &SessionObject::pinCurrent);
    connect(m_measureAll, &QPushButton::clicked, &m_workflow, &Workflow::measureAll);
    connect(m_baseline, &QComboBox::activated, this, &ComparePanel::refresh);
    connect(m_tableSwitch, &QPushButton::toggled, m_views, [this, scroll](bool on) {
        m_views->setCurrentIndex(on ? 1 : 0);
        // What was switched to, not what happens to lie at the same place of the page.
        if (scroll->verticalScrollBar()->value() > m_views->y()) scroll->verticalScrollBar()->setValue(m_views->y());
    });
    connect(exportButton, &QPushButton::clicked, this, &ComparePanel::exportCurrent);
    connect(m_pins, &ComparePins::unpinRequested, &m_session, &SessionObject::unpin);
    connect(m_pins, &ComparePins::showRequested, this, [this](quint64 id) {
        const PinnedNetwork* chosen = m_session.findPinned(id);
        if (!chosen) return;
        const auto network = chosen->network; // the pin itself may go while the focus changes
        m_session.setSpecAndWeights(network->spec, network->choice);
    });
    connect(m_pins, &ComparePins::alsoRequested, this, [this](quint64 id, const EngineChoice& conditions) {
        const PinnedNetwork* chosen = m_session.findPinned(id);
        if (!chosen) return;
        const auto network = chosen->network; // the list of pins grows
        m_session.pinNetwork(network->spec, network->choice, conditions);
    });
    connect(m_pins, &ComparePins::moveRequested, &m_session, &SessionObject::movePin);
    connect(m_details, &PairDetails::threadsChosen, this, &ComparePanel::measureWithThreads);
    connect(m_details, &PairDetails::layerChosen, this, &ComparePanel::showLayer);
    connect(m_details, &PairDetails::exportRequested, this, &ComparePanel::exportCharts);
    connect(m_details, &PairDetails::copyFailed, this,
            [this](const Error& error) { m_session.reportProblem(tr("The chart could not be copied"), error); });
    return page;
}

void ComparePanel::startSurprise() {
    const SurprisePins pins = pinSurprise(m_session);
    setPair(pins.base, pins.other);
    m_workflow.measureAll();
}

void ComparePanel::setPair(std::optional<quint64> baseline, std::optional<quint64> other) {
    const int row = baseline ? m_baseline->findData(QVariant::fromValue(*baseline)) : 0;
    m_baseline->setCurrentIndex(std::max(0, row)); // 0: none
    m_details->setOther(other);
    refresh();
}

void ComparePanel::measureWithThreads(int threads) {
    if (threads == m_workflow.threads()) return;
    m_workflow.chooseThreads(threads);
    m_workflow.measureAll();
}

void ComparePanel::showLayer(const PinnedNetwork& pin, LayerId layer) {
    const auto network = pin.network; // the pin itself may go while the focus changes
    m_session.setSpecAndWeights(network->spec, network->choice);
    m_session.selectLayer(layer);
}

void ComparePanel::refreshThreads() {
    const auto engine = findEngine(m_workflow.engine().toStdString());
    m_details->setThreads(m_workflow.threads(), engine ? (*engine)->maxThreads() : 1, m_workflow.isMeasuring());
}

void ComparePanel::pinTrained() {
    for (const TrainedNetwork& network : trainedNetworks())
        if (!m_session.findPinned(network.spec, trainedChoice(network)))
            m_session.pinNetwork(network.spec, trainedChoice(network));
    m_workflow.measureAll();
}

CompareView ComparePanel::view() const {
    CompareView shown;
    shown.pinned = m_session.pinned();
    shown.convention = m_session.convention();
    const QVariant id = m_baseline->currentData();
    if (id.isValid() && m_session.findPinned(id.toULongLong())) shown.baseline = id.toULongLong();
    shown.other = m_details->other();
    return shown;
}

void ComparePanel::refreshBaseline() {
    const QVariant chosen = m_baseline->currentData();
    const QSignalBlocker quiet(m_baseline);
    m_baseline->clear();
    m_baseline->addItem(tr("No baseline"));
    for (const PinnedNetwork& pin : m_session.pinned()) {
        m_baseline->addItem(tr("Against %1").arg(pin.letter), QVariant::fromValue(pin.id));
        if (chosen.isValid() && chosen.toULongLong() == pin.id) m_baseline->setCurrentIndex(m_baseline->count() - 1);
    }
}

void ComparePanel::refresh() {
    m_pages->setCurrentIndex(m_session.pinned().empty() ? 0 : 1);
    refreshBaseline();
    m_trained->setVisible(std::ranges::any_of(trainedNetworks(), [this](const TrainedNetwork& network) {
        return !m_session.findPinned(network.spec, trainedChoice(network));
    }));
    CompareView shown = view();
    shown.lettersOnly = true; // the list above says who is who
    for (int i = 0; i < kCompareMeasureCount; ++i)
        m_charts[std::size_t(i)]->setSource(
            [shown, i](Theme theme) { return compareChart(shown, CompareMeasure(i), theme); });
    for (int i = 0; i < kBreakdowns; ++i) // by operator, by stage; of each the time first
        m_charts[std::size_t(kCompareMeasureCount + i)]->setSource([shown, i](Theme theme) {
            return i < 2 ? compareBreakdown(shown, i == 0, theme) : compareStages(shown, i == 2, theme);
        });
    for (int i = 0; i < kAccuracyCharts; ++i)
        m_charts[std::size_t(kCompareMeasureCount + kBreakdowns + i)]->setSource(
            [shown, i](Theme theme) { return accuracyChart(shown, i == 1, theme); });
    CompareView named = shown;
    named.lettersOnly = false;
    m_twins->setView(named);
    for (int i = 0; i < kBreakdowns + kAccuracyCharts; ++i) {
        const int accuracy = i - kBreakdowns;
        const bool time = i % 2 == 0;
        m_words[std::size_t(i)]->setText(
            accuracy >= 0 ? accuracySentence(shown, accuracy == 1)
                          : breakdownSentence(m_charts[std::size_t(kCompareMeasureCount + i)]->data(), shown, time));
    }
    // What is found stands out; what speaks against it is read below in the usual letters.
    QString sentence = compareSentence(shown);
    const QString caveats = timeCaveats(shown.pinned).join(u'\n');
    const bool doubted = !caveats.isEmpty() && sentence.endsWith(caveats);
    if (doubted) sentence.chop(caveats.size() + 1);
    m_caveats->setText(caveats);
    m_caveats->setVisible(doubted);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    m_pins->setPins(shown.pinned, m_workflow.conditions());
    const Photo* photo = m_session.currentPhoto();
    m_predictions->setPins(shown.pinned, photo ? photo->name : QString());
    m_details->setView(shown);
    refreshThreads();
    placeCharts();
}

void ComparePanel::placeCharts() {
    const bool two = width() >= kTwoColumnsFrom;
    const int room = width() - 24 - style()->pixelMetric(QStyle::PM_ScrollBarExtent); // margins and scroll bar
    const int chartWidth = (room - (two ? 8 : 0)) / (two ? 2 : 1);
    for (ChartWidget* chart : m_charts)
        m_grid->removeWidget(chart);
    for (QLabel* words : m_words)
        m_grid->removeWidget(words);
    const bool states = anyAccuracy(view());
    for (int i = 0; i < int(m_charts.size()); ++i) {
        ChartWidget* chart = m_charts[std::size_t(i)];
        const int beyond = i - kCompareMeasureCount - kBreakdowns; // 0 and 1: the accuracy charts
        const bool wide = i >= kCompareMeasureCount && beyond < 0; // the breakdowns need it all for their legend
        chart->setVisible(beyond < 0 || states);
        if (beyond >= 0 && !states) {
            m_words[std::size_t(kBreakdowns + beyond)]->hide();
            continue;
        }
        const int height = chart->data().isEmpty() ? 90 : chart->contentHeight(wide ? room : chartWidth);
        chart->setFixedHeight(height);
        if (i < kCompareMeasureCount) {
            m_grid->addWidget(chart, two ? i / 2 : i, two ? i % 2 : 0);
            continue;
        }
        // A row for the chart, the next one for its sentence.
        const int row = kCompareMeasureCount + 2 * (i - (beyond >= 0 && two ? beyond : 0)),
                  column = beyond >= 0 && two ? beyond : 0;
        QLabel* words = m_words[std::size_t(i - kCompareMeasureCount)];
        words->setVisible(!words->text().isEmpty());
        m_grid->addWidget(chart, row, column, 1, wide && two ? 2 : 1);
        m_grid->addWidget(words, row + 1, column, 1, wide && two ? 2 : 1);
    }
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, two ? 1 : 0);
    m_details->placeCharts(room);
}

void ComparePanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->size().width() == event->oldSize().width()) return;
    placeCharts();
}

SessionState ComparePanel::sessionState() const {
    SessionState state{{"table", m_tableSwitch->isChecked()}};
    const QVariant id = m_baseline->currentData();
    const PinnedNetwork* baseline = id.isValid() ? m_session.findPinned(id.toULongLong()) : nullptr;
    if (baseline) state["baseline"] = QString(baseline->letter).toStdString();
    const PinnedNetwork* other = m_details->other() ? m_session.findPinned(*m_details->other()) : nullptr;
    if (other) state["other"] = QString(other->letter).toStdString();
    return state;
}

void ComparePanel::setSessionState(const SessionState& state) {
    m_tableSwitch->setChecked(valueOr(state, "table", false));
    const auto named = [&](const char* key) -> std::optional<quint64> {
        const QString letter = QString::fromStdString(valueOr(state, key, std::string()));
        for (const PinnedNetwork& pin : m_session.pinned())
            if (QString(pin.letter) == letter) return pin.id;
        return std::nullopt;
    };
    setPair(named("baseline"), named("other"));
}

void ComparePanel::exportCurrent() {
    if (m_session.pinned().empty()) return m_session.tell(tr("Nothing is pinned yet, so there is nothing to export."));
    if (m_tableSwitch->isChecked())
        exportTable();
    else
        exportCharts();
}

void ComparePanel::exportTable() {
    TableExportDialog::offer(this, m_session, m_jobs, m_twins->table().currentTable(), QStringLiteral("convlens"));
}

void ComparePanel::exportCharts() {
    auto* dialog = new ExportDialog(compareCharts(view()), int(CompareMeasure::Time), QStringLiteral("convlens"),
                                    m_jobs, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::saved, this,
            [this](const QString& path) { m_session.tell(tr("Written: %1").arg(QDir::toNativeSeparators(path))); });
    dialog->open();
}

QWidget* createComparePanel(const PanelContext& context, QWidget* parent) {
    return new ComparePanel(context, parent);
}

} // namespace convlens

#include "moc_compare_panel.cpp"
