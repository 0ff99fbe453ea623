#include "ui/panels/diagram/diagram_panel.h"

#include "ui/charts/chart_catalogue.h"
#include "ui/charts/chart_widget.h"
#include "ui/charts/export_dialog.h"
#include "ui/dialogs/ask.h"
#include "ui/panels/diagram/diagram_legend.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/widgets/chip.h"

#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace convlens {

namespace {

constexpr double kStep = 1.25;
const char* const kMeasureKey = "diagram/colour";

} // namespace

DiagramPanel::DiagramPanel(const PanelContext& context, QWidget* parent)
    : QWidget(parent), m_session(context.session), m_workflow(context.workflow), m_jobs(context.jobs),
      m_results(context.jobs) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    buildUi();
    const QString chosen = QSettings().value(QLatin1String(kMeasureKey)).toString();
    for (const DiagramMeasure measure : diagramMeasures())
        if (diagramMeasureId(measure) == chosen) m_colour->setCurrentIndex(m_colour->findData(int(measure)));
    connectAll();
    refresh();
}

DiagramPanel::~DiagramPanel() = default;

void DiagramPanel::buildUi() {
    m_colour = new QComboBox(this);
    m_colour->setObjectName(QStringLiteral("diagramColour"));
    m_colour->setAccessibleName(tr("Colour by"));
    m_colour->setToolTip(tr("What the colours of the boxes stand for"));
    for (const DiagramMeasure measure : diagramMeasures()) {
        if (measure == DiagramMeasure::DeadChannels) m_colour->insertSeparator(m_colour->count());
        m_colour->addItem(diagramMeasureTitle(measure), int(measure));
    }
    auto* label = new QLabel(tr("Colour by"), this);
    label->setBuddy(m_colour);
    m_open = new QPushButton(this);
    m_open->setObjectName(QStringLiteral("diagramOpenAll"));
    m_open->setToolTip(tr("Every block with all of its layers, or as one box"));
    m_open->setMinimumWidth(m_open->fontMetrics().horizontalAdvance(tr("Close all blocks")) + 24);
    const auto tool = [this](const QString& text, const char* name, const QString& tip) {
        auto* button = new QToolButton(this);
        button->setText(text);
        button->setObjectName(QLatin1String(name));
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        return button;
    };
    m_farther = tool(QStringLiteral("−"), "diagramFarther", tr("Smaller (−)"));
    m_closer = tool(QStringLiteral("+"), "diagramCloser", tr("Larger (+)"));
    m_fit = tool(tr("Fit"), "diagramFit", tr("Show all of it (0)"));
    m_random = makeRandomWeightsChip(this);
    m_random->setObjectName(QStringLiteral("diagramRandomWeights"));
    m_export = new QPushButton(tr("Export…"), this);
    m_export->setObjectName(QStringLiteral("diagramExport"));
    m_export->setToolTip(tr("Save the diagram as SVG, PDF or PNG (Ctrl+E)"));
    auto* bar = new QHBoxLayout;
    bar->setSpacing(4);
    bar->addWidget(label);
    bar->addSpacing(4);
    bar->addWidget(m_colour);
    bar->addSpacing(8);
    bar->addWidget(m_open);
    bar->addSpacing(8);
    bar->addWidget(m_farther);
    bar->addWidget(m_closer);
    bar->addWidget(m_fit);
    bar->addSpacing(8);
    bar->addWidget(m_random);
    bar->addStretch();
    bar->addWidget(m_export);

    m_legend = new DiagramLegend(this);
    m_hintBar = new QWidget(this);
    m_hint = new QLabel(m_hintBar);
    m_hint->setObjectName(QStringLiteral("diagramHint"));
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hintButton = new QPushButton(m_hintBar);
    m_hintButton->setObjectName(QStringLiteral("diagramHintButton"));
    auto* hintRow = new QHBoxLayout(m_hintBar);
    hintRow->setContentsMargins(0, 0, 0, 0);
    hintRow->setSpacing(12);
    hintRow->addWidget(m_hint, 1);
    hintRow->addWidget(m_hintButton, 0, Qt::AlignTop);

    m_view = new DiagramView(this);
    m_view->setToolTip(QString());
    m_healthSide = new QWidget(this);
    m_chart = new ChartWidget(m_healthSide);
    m_chart->setObjectName(QStringLiteral("healthChart"));
    m_chart->setTitleShown(false);
    m_sentence = new QLabel(m_healthSide);
    m_sentence->setObjectName(QStringLiteral("healthSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_photos = new QLabel(m_healthSide);
    m_photos->setObjectName(QStringLiteral("healthPhotos"));
    m_photos->setForegroundRole(QPalette::PlaceholderText);
    m_allPhotos = new QPushButton(m_healthSide);
    m_allPhotos->setObjectName(QStringLiteral("healthAllPhotos"));
    auto* photoColumn = new QVBoxLayout;
    photoColumn->setSpacing(4);
    photoColumn->addWidget(m_photos, 0, Qt::AlignRight);
    photoColumn->addWidget(m_allPhotos);
    photoColumn->addStretch();
    auto* wordsRow = new QHBoxLayout;
    wordsRow->setSpacing(12);
    wordsRow->addWidget(m_sentence, 1);
    wordsRow->addLayout(photoColumn);
    auto* healthColumn = new QVBoxLayout(m_healthSide);
    healthColumn->setContentsMargins(0, 0, 0, 0);
    healthColumn->setSpacing(4);
    healthColumn->addWidget(m_chart, 1);
    healthColumn->addLayout(wordsRow);

    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_healthSide);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({280, 260});
    // It takes what there is: asked for its height, it would make the frame around the view scroll.
    m_splitter->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(8);
    column->addLayout(bar);
    column->addWidget(m_legend);
    column->addWidget(m_hintBar);
    column->addWidget(m_splitter, 1);
}

void DiagramPanel::connectAll() {
    connect(m_colour, &QComboBox::currentIndexChanged, this, [this] {
        QSettings().setValue(QLatin1String(kMeasureKey), diagramMeasureId(measure()));
        refresh();
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_view->isAllExpanded())
            m_view->setExpanded({});
        else
            m_view->expandAll();
    });
    connect(m_farther, &QToolButton::clicked, m_view, [this] { m_view->zoomBy(1 / kStep); });
    connect(m_closer, &QToolButton::clicked, m_view, [this] { m_view->zoomBy(kStep); });
    connect(m_fit, &QToolButton::clicked, m_view, &DiagramView::relayoutAndFit);
    connect(m_export, &QPushButton::clicked, this, &DiagramPanel::exportCurrent);
    connect(m_view, &DiagramView::layerChosen, &m_session, &SessionObject::selectLayer);
    connect(m_view, &DiagramView::expandedChanged, this, [this] {
        m_open->setText(m_view->isAllExpanded() ? tr("Close all blocks") : tr("Open all blocks"));
        m_legend->setColouring(m_view->colours());
    });
    connect(m_chart, &ChartWidget::activated, this, [this](int row) {
        if (row >= 0 && std::size_t(row) < m_rows.size()) m_session.selectLayer(m_rows[std::size_t(row)]);
    });
    connect(m_chart, &ChartWidget::exportRequested, this, &DiagramPanel::exportCurrent);
    connect(m_chart, &ChartWidget::copyFailed, this,
            [this](const Error& error) { m_session.reportProblem(tr("The chart could not be copied"), error); });
    connect(m_hintButton, &QPushButton::clicked, this, &DiagramPanel::help);
    connect(m_allPhotos, &QPushButton::clicked, this, [this] {
        if (healthView().health && m_results.isOverAll()) { // back to the one that is shown
            m_results.stop();
            m_results.lookAt(m_session.runResult());
            return refreshHint();
        }
        std::vector<PhotoInput> photos;
        for (const Photo& photo : m_session.photos())
            photos.push_back({photo.id, photo.name, photo.path, photo.image});
        m_results.lookAtAll(m_session.network(), std::move(photos),
                            {m_workflow.engine().toStdString(), m_workflow.plan(), m_workflow.threads()});
        refreshHint();
    });
    connect(&m_results, &HealthResults::changed, this, &DiagramPanel::refresh);
    connect(&m_results, &HealthResults::problem, &m_session, &SessionObject::reportProblem);
    connect(&m_session, &SessionObject::networkChanged, this, &DiagramPanel::refresh);
    connect(&m_session, &SessionObject::weightsChanged, this, &DiagramPanel::refresh);
    connect(&m_session, &SessionObject::measurementChanged, this, &DiagramPanel::refresh);
    connect(&m_session, &SessionObject::conventionChanged, this, &DiagramPanel::refresh);
    connect(&m_session, &SessionObject::runResultChanged, this, &DiagramPanel::refresh);
    connect(&m_session, &SessionObject::photosChanged, this, &DiagramPanel::refreshHint);
    connect(&m_session, &SessionObject::selectedLayerChanged, this, &DiagramPanel::refreshSelection);
    connect(&m_workflow, &Workflow::measuringChanged, this, &DiagramPanel::refreshHint);
    connect(&m_jobs, &JobService::idle, this, &DiagramPanel::refreshHint);
}

DiagramMeasure DiagramPanel::measure() const {
    return DiagramMeasure(m_colour->currentData().toInt());
}

HealthView DiagramPanel::healthView() const {
    HealthView view;
    view.network = m_session.network();
    // Figures of another network, or of other weights, are none of this one's.
    if (m_results.network() == view.network) {
        view.health = m_results.health();
        view.photos = m_results.photos();
    }
    return view;
}

DiagramContent DiagramPanel::content() const {
    return {m_session.network(), m_session.measurement(), healthView().health, measure(), m_session.convention()};
}

void DiagramPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    requestHealth();
    refreshHint(); // what was missing is on its way now
}

/// Only while it is looked at: the linear algebra takes a moment.
void DiagramPanel::requestHealth() {
    if (!isVisible() || !needsHealth(measure()) || !m_session.runResult()) return;
    // Figures over all photos stay while photos are only looked through.
    if (m_results.isOverAll() && m_results.network() == m_session.network()) return;
    m_results.lookAt(m_session.runResult());
}

void DiagramPanel::refresh() {
    m_colour->setItemText(m_colour->findData(int(DiagramMeasure::MultiplyAdds)),
                          diagramMeasureTitle(DiagramMeasure::MultiplyAdds, m_session.convention()));
    requestHealth();
    m_view->setContent(content());
    m_legend->setColouring(m_view->colours());
    m_open->setText(m_view->isAllExpanded() ? tr("Close all blocks") : tr("Open all blocks"));
    m_random->setVisible(needsHealth(measure()) && m_session.network()->randomWeights());
    refreshHealth();
    refreshHint();
    refreshSelection();
}

void DiagramPanel::refreshHealth() {
    const bool shown = needsHealth(measure());
    m_healthSide->setVisible(shown);
    if (!shown) return;
    const HealthView view = healthView();
    m_rows = healthRows(view);
    m_chart->setSource([view, measure = measure()](Theme theme) { return healthChart(view, measure, theme); });
    m_sentence->setText(healthSentence(view));
    m_sentence->setVisible(!m_sentence->text().isEmpty());
}

void DiagramPanel::refreshHint() {
    const DiagramMeasure shown = measure();
    QString hint, button;
    if (shown == DiagramMeasure::Time && !m_session.measurement()) {
        const bool measuring = m_workflow.isMeasuring();
        hint = measuring ? tr("Measuring: nothing else runs meanwhile.")
                         : tr("Measure this network on this machine to see where its time goes.");
        button = measuring ? QString() : tr("Measure");
    } else if (needsHealth(shown) && !healthView().health) {
        if (m_results.isWorking() || !m_jobs.isIdle()) {
            hint = tr("The maps are being looked at; what they hold appears here.");
        } else if (!m_session.currentPhoto()) {
            hint = tr("Here you see how the network uses its maps: what of them is dead, empty or said twice.");
            button = tr("Open a photo…");
        } else {
            hint = tr("The network has not run on this photo.");
            button = tr("Run it");
        }
    } else if (needsHealth(shown) && m_session.runResult() && !m_session.runResult()->recordedAll) {
        hint = tr("This network's maps do not all fit into memory at once: these figures come from several runs.");
    }
    m_hint->setText(hint);
    m_hintBar->setVisible(!hint.isEmpty());
    m_hintButton->setText(button);
    m_hintButton->setVisible(!button.isEmpty());
    const int photos = int(m_session.photos().size());
    const HealthView view = healthView();
    const bool overAll = view.health && m_results.isOverAll();
    m_allPhotos->setText(overAll ? tr("This photo only") : tr("Over all %1 photos").arg(photos));
    m_allPhotos->setVisible(photos > 1);
    m_allPhotos->setEnabled(m_session.network()->weights && !m_results.isWorking());
    m_photos->setText(view.health ? view.photos : QString());
}

void DiagramPanel::refreshSelection() {
    m_view->setSelectedLayer(m_session.selectedLayer());
    int row = -1;
    const int part = m_view->selectedPart();
    if (part >= 0) {
        const std::vector<LayerId>& layers = m_view->diagram().parts[std::size_t(part)].layers;
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            if (std::find(layers.begin(), layers.end(), m_rows[i]) != layers.end()) row = int(i);
    }
    m_chart->setHighlighted(row);
}

/// Makes what the hint misses.
void DiagramPanel::help() {
    if (!needsHealth(measure())) return m_workflow.measureCurrent();
    if (m_session.currentPhoto()) return m_workflow.runCurrent();
    askForFiles(this, {tr("Open photos"), {}, {}}, [this](const QStringList& paths) { m_workflow.openPaths(paths); });
}

void DiagramPanel::exportCurrent() {
    const DiagramContent shown = content();
    std::vector<NamedChart> charts = diagramCharts(shown, m_view->expanded());
    const int current = int(std::ranges::find(diagramMeasures(), shown.measure) - diagramMeasures().begin());
    for (NamedChart& chart : healthCharts(healthView()))
        charts.push_back(std::move(chart));
    const std::string family(toString(shown.network->spec.family));
    auto* dialog = new ExportDialog(std::move(charts), current, QString::fromStdString(family), m_jobs, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::saved, this,
            [this](const QString& path) { m_session.tell(tr("Written: %1").arg(QDir::toNativeSeparators(path))); });
    dialog->open();
}

QWidget* createDiagramPanel(const PanelContext& context, QWidget* parent) {
    return new DiagramPanel(context, parent);
}

} // namespace convlens

#include "moc_diagram_panel.cpp"
