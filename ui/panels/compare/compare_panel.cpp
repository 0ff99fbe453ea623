#include "ui/panels/compare/compare_panel.h"

#include "ui/charts/chart_catalogue.h"
#include "ui/charts/chart_widget.h"
#include "ui/charts/conditions.h"
#include "ui/charts/export_dialog.h"
#include "ui/models/predictions_model.h"
#include "ui/panels/compare/compare_table_model.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/text/numbers.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/copy_table.h"

#include <QComboBox>
#include <QDir>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace convlens {

namespace {

constexpr int kTwoColumnsFrom = 560; // pixels of width
constexpr int kPredictionsShown = 5;

void clearLayout(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QLayout* inner = item->layout()) clearLayout(inner);
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

/// The letter on its shade.
QLabel* makeBadge(const PinnedNetwork& pin, QWidget* parent) {
    const QColor shade = shadeOf(pin, false, themeOf(parent->palette()));
    auto* badge = new QLabel(QString(pin.letter), parent);
    badge->setAlignment(Qt::AlignCenter);
    badge->setFixedSize(20, 20);
    badge->setAutoFillBackground(true);
    badge->setBackgroundRole(QPalette::Window); // not the surroundings' role
    badge->setForegroundRole(QPalette::WindowText);
    QPalette colours = parent->palette();
    colours.setColor(QPalette::Window, shade);
    colours.setColor(QPalette::WindowText, textOn(shade));
    badge->setPalette(colours);
    return badge;
}

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
    connect(&m_workflow, &Workflow::measuringChanged, this, [this] {
        m_measureAll->setEnabled(!m_workflow.isMeasuring());
        m_measureAll->setText(m_workflow.isMeasuring() ? tr("Measuring…") : tr("Measure all"));
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
    auto* pair = new QPushButton(tr("MobileNetV1 against MobileNetV2"), page);
    pair->setObjectName(QStringLiteral("compareHintPair"));
    pair->setToolTip(tr("V2 has about half of V1's multiply-adds. Is it twice as fast here?"));
    connect(pin, &QPushButton::clicked, &m_session, &SessionObject::pinCurrent);
    connect(pair, &QPushButton::clicked, this, &ComparePanel::startV1AgainstV2);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(pin);
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
    auto* table = new QPushButton(tr("Table"), page);
    table->setObjectName(QStringLiteral("compareTableSwitch"));
    table->setCheckable(true);
    auto* exportButton = new QPushButton(tr("Export…"), page);
    exportButton->setObjectName(QStringLiteral("compareExport"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 0);
    bar->setSpacing(4);
    bar->addWidget(pin);
    bar->addWidget(m_measureAll);
    bar->addSpacing(4);
    bar->addWidget(m_baseline);
    bar->addStretch();
    bar->addWidget(table);
    bar->addWidget(exportButton);

    auto* content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(12);
    m_pins = new QVBoxLayout;
    m_pins->setSpacing(4);
    column->addLayout(m_pins);
    m_sentence = new QLabel(content);
    m_sentence->setObjectName(QStringLiteral("compareSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_sentence->setFont(strong);
    column->addWidget(m_sentence);
    auto* charts = new QWidget(content);
    m_grid = new QGridLayout(charts);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(8);
    for (int i = 0; i < kCompareMeasureCount + 2; ++i) {
        auto* chart = new ChartWidget(charts);
        chart->setJobs(m_jobs);
        chart->setObjectName(QStringLiteral("compareChart%1").arg(i));
        chart->setMinimumWidth(200); // two beside each other in the narrowest window
        connect(chart, &ChartWidget::exportRequested, this, &ComparePanel::exportCurrent);
        connect(chart, &ChartWidget::copyFailed, this,
                [this](const Error& error) { m_session.reportProblem(tr("The chart could not be copied"), error); });
        m_charts.push_back(chart);
    }
    m_model = new CompareTableModel(this);
    m_table = new CopyTable(content);
    m_table->setObjectName(QStringLiteral("compareTable"));
    m_table->setSource(m_model);
    m_table->setMinimumHeight(160);
    m_views = new QStackedWidget(content);
    m_views->addWidget(charts);
    m_views->addWidget(m_table);
    column->addWidget(m_views);
    m_predictionsBox = new QWidget(content);
    m_predictions = new QGridLayout(m_predictionsBox);
    m_predictions->setContentsMargins(0, 0, 0, 0);
    m_predictions->setHorizontalSpacing(16);
    m_predictions->setVerticalSpacing(4);
    column->addWidget(m_predictionsBox);
    column->addStretch();

    auto* scroll = new QScrollArea(page);
    scroll->setObjectName(QStringLiteral("compareScroll"));
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
    connect(table, &QPushButton::toggled, m_views, [this](bool on) { m_views->setCurrentIndex(on ? 1 : 0); });
    connect(exportButton, &QPushButton::clicked, this, &ComparePanel::exportCurrent);
    return page;
}

void ComparePanel::startV1AgainstV2() {
    NetworkSpec first, second;
    first.family = Family::MobileNetV1;
    second.family = Family::MobileNetV2;
    m_session.pinNetwork(first, RandomWeights{});
    m_session.pinNetwork(second, RandomWeights{});
    m_workflow.measureAll();
}

CompareView ComparePanel::view() const {
    CompareView shown;
    shown.pinned = m_session.pinned();
    shown.convention = m_session.convention();
    const QVariant id = m_baseline->currentData();
    if (id.isValid() && m_session.findPinned(id.toULongLong())) shown.baseline = id.toULongLong();
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
    CompareView shown = view();
    shown.lettersOnly = true; // the list above says who is who
    for (int i = 0; i < kCompareMeasureCount; ++i)
        m_charts[std::size_t(i)]->setSource(
            [shown, i](Theme theme) { return compareChart(shown, CompareMeasure(i), theme); });
    for (int i = 0; i < 2; ++i)
        m_charts[std::size_t(kCompareMeasureCount + i)]->setSource(
            [shown, i](Theme theme) { return compareBreakdown(shown, i == 0, theme); });
    m_model->setView(shown);
    m_table->resizeColumnsToContents();
    const QString sentence = compareSentence(shown);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    refreshPins();
    refreshPredictions();
    placeCharts();
}

void ComparePanel::refreshPins() {
    clearLayout(m_pins);
    for (const PinnedNetwork& pin : m_session.pinned()) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(makeBadge(pin, this));
        auto* name = new QLabel(QString::fromStdString(displayName(pin.network->spec)), this);
        name->setToolTip(QString::fromStdString(toString(pin.network->spec)));
        row->addWidget(name);
        if (pin.network->randomWeights()) row->addWidget(makeRandomWeightsChip(this));
        row->addStretch();
        auto* show = new QPushButton(tr("Show"), this);
        show->setObjectName(QStringLiteral("compareShow%1").arg(pin.letter));
        show->setToolTip(tr("Bring this network into focus"));
        auto* unpin = new QPushButton(tr("Unpin"), this);
        unpin->setObjectName(QStringLiteral("compareUnpin%1").arg(pin.letter));
        // Not at once: the button must not vanish under its own click.
        connect(show, &QPushButton::clicked, &m_session,
                [this, spec = pin.network->spec, choice = pin.network->choice] {
                    m_session.setSpecAndWeights(spec, choice);
                });
        connect(
            unpin, &QPushButton::clicked, &m_session, [this, id = pin.id] { m_session.unpin(id); },
            Qt::QueuedConnection);
        row->addWidget(show);
        row->addWidget(unpin);
        m_pins->addLayout(row);
    }
}

void ComparePanel::refreshPredictions() {
    clearLayout(m_predictions);
    const Photo* photo = m_session.currentPhoto();
    m_predictionsBox->setVisible(photo != nullptr);
    if (!photo) return;
    auto* title = new QLabel(tr("What they see in %1").arg(photo->name), m_predictionsBox);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    title->setFont(strong);
    title->setMinimumWidth(10);
    const int across = std::max(1, width() / 280);
    m_predictions->addWidget(title, 0, 0, 1, across);
    int place = 0;
    for (const PinnedNetwork& pin : m_session.pinned()) {
        auto* card = new QVBoxLayout;
        card->setSpacing(2);
        auto* head = new QHBoxLayout;
        head->setSpacing(8);
        head->addWidget(makeBadge(pin, m_predictionsBox));
        head->addWidget(new QLabel(QString::fromStdString(displayName(pin.network->spec)), m_predictionsBox), 1);
        if (pin.network->randomWeights()) head->addWidget(makeRandomWeightsChip(m_predictionsBox));
        card->addLayout(head);
        if (!pin.run) {
            auto* waiting = new QLabel(tr("Not run yet."), m_predictionsBox);
            waiting->setForegroundRole(QPalette::PlaceholderText);
            card->addWidget(waiting);
        } else {
            for (const Prediction& prediction : topPredictions(*pin.run, kPredictionsShown)) {
                auto* line = new QHBoxLayout;
                auto* label = new QLabel(prediction.label, m_predictionsBox);
                label->setMinimumWidth(10);
                label->setToolTip(tr("class %1: %2").arg(prediction.index).arg(prediction.label));
                auto* share = new QLabel(percent(prediction.probability), m_predictionsBox);
                share->setAlignment(Qt::AlignRight);
                line->addWidget(label, 1);
                line->addWidget(share);
                card->addLayout(line);
            }
        }
        card->addStretch();
        m_predictions->addLayout(card, 1 + place / across, place % across);
        m_predictions->setColumnStretch(place % across, 1);
        ++place;
    }
}

void ComparePanel::placeCharts() {
    const bool two = width() >= kTwoColumnsFrom;
    const int room = width() - 24 - style()->pixelMetric(QStyle::PM_ScrollBarExtent); // margins and scroll bar
    const int chartWidth = (room - (two ? 8 : 0)) / (two ? 2 : 1);
    for (ChartWidget* chart : m_charts)
        m_grid->removeWidget(chart);
    for (int i = 0; i < int(m_charts.size()); ++i) {
        ChartWidget* chart = m_charts[std::size_t(i)];
        const bool wide = i >= kCompareMeasureCount; // the breakdowns need the whole width for their legend
        const int height = chart->data().isEmpty() ? 90 : chart->contentHeight(wide ? room : chartWidth);
        chart->setFixedHeight(height);
        if (wide)
            m_grid->addWidget(chart, kCompareMeasureCount + i, 0, 1, two ? 2 : 1);
        else
            m_grid->addWidget(chart, two ? i / 2 : i, two ? i % 2 : 0);
    }
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, two ? 1 : 0);
}

void ComparePanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->size().width() == event->oldSize().width()) return;
    placeCharts();
    refreshPredictions();
}

void ComparePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || !m_pins) return;
    // The badges carry colours of their own, which follow the theme.
    refreshPins();
    refreshPredictions();
}

void ComparePanel::exportCurrent() {
    if (m_session.pinned().empty()) return m_session.tell(tr("Nothing is pinned yet, so there is nothing to export."));
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
