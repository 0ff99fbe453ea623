#include "ui/panels/maps/maps_panel.h"

#include "core/analysis/layer_unit.h"
#include "ui/dialogs/ask.h"
#include "ui/panels/maps/layer_header.h"
#include "ui/panels/maps/layer_words.h"
#include "ui/panels/maps/photo_side.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/text/network_name.h"
#include "ui/widgets/channel_grid.h"
#include "ui/widgets/colour_legend.h"
#include "ui/widgets/disconnect_children.h"

#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

constexpr int kPaleAfterMs = 150; // what is outdated stays as it is for a moment: most results come sooner

} // namespace

QWidget* createMapsPanel(const PanelContext& context, QWidget* parent) {
    return new MapsPanel(context.session, context.workflow, context.jobs, parent);
}

MapsPanel::MapsPanel(SessionObject& session, Workflow& workflow, JobService& jobs, QWidget* parent)
    : QWidget(parent), m_session(session), m_workflow(workflow), m_jobs(jobs), m_results(jobs), m_photos(jobs),
      m_settings(MapSettings::read(QSettings())), m_own(m_settings) {
    setObjectName(QStringLiteral("maps"));
    buildUi();
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(0);
    m_staleTimer.setSingleShot(true);
    m_staleTimer.setInterval(kPaleAfterMs);
    m_writeTimer.setSingleShot(true);
    m_writeTimer.setInterval(500); // a slider being dragged need not write the file each step
    connectAll();
    m_controls->setSettings(m_settings);
    m_photo->setSettings(m_settings);
    m_grid->setCellSide(m_settings.cellSide);
    onRunChanged();
}

MapsPanel::~MapsPanel() {
    disconnectChildren(*this);
    if (m_writeTimer.isActive()) writeSettings();
}

void MapsPanel::buildUi() {
    m_header = new LayerHeader;
    m_controls = new MapControls;
    m_photo = new PhotoSide(m_jobs);
    m_detail = new ChannelDetail;
    m_grid = new ChannelGrid;
    m_grid->setObjectName(QStringLiteral("channelGrid"));
    m_legend = new ColourLegend;

    auto* side = new QSplitter(Qt::Vertical);
    side->setChildrenCollapsible(false);
    side->addWidget(m_photo);
    side->addWidget(m_detail);
    side->setStretchFactor(0, 2);
    side->setStretchFactor(1, 3);
    auto* right = new QWidget;
    auto* rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->setSpacing(4);
    rightColumn->addWidget(m_grid, 1);
    rightColumn->addWidget(m_legend);
    auto* body = new QSplitter(Qt::Horizontal);
    body->setChildrenCollapsible(false);
    body->addWidget(side);
    body->addWidget(right);
    body->setStretchFactor(0, 0);
    body->setStretchFactor(1, 1);
    body->setSizes({280, 600});

    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_header);
    column->addWidget(m_controls);
    column->addWidget(body, 1);

    auto* hintPage = new QWidget;
    m_hint = new QLabel;
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setObjectName(QStringLiteral("mapsHint"));
    m_hintButton = new QPushButton;
    m_hintButton->setObjectName(QStringLiteral("mapsHintButton"));
    auto* hintColumn = new QVBoxLayout(hintPage);
    hintColumn->addStretch(2);
    hintColumn->addWidget(m_hint);
    hintColumn->addSpacing(8);
    hintColumn->addWidget(m_hintButton, 0, Qt::AlignHCenter);
    hintColumn->addStretch(3);

    m_pages = new QStackedWidget;
    m_pages->addWidget(hintPage);
    m_pages->addWidget(page);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_pages);
}

void MapsPanel::connectAll() {
    connect(&m_session, &SessionObject::runResultChanged, this, &MapsPanel::onRunChanged);
    connect(&m_session, &SessionObject::networkChanged, this, &MapsPanel::onLayerChanged);
    connect(&m_session, &SessionObject::selectedLayerChanged, this, &MapsPanel::onLayerChanged);
    connect(&m_session, &SessionObject::selectedChannelChanged, this, &MapsPanel::scheduleRefresh);
    connect(&m_session, &SessionObject::currentPhotoChanged, this, &MapsPanel::scheduleRefresh);
    connect(&m_session, &SessionObject::photosChanged, this, &MapsPanel::scheduleRefresh);
    connect(&m_jobs, &JobService::idle, this, [this] {
        if (!m_shown || !m_detailShown) scheduleRefresh(); // what was awaited has failed or was stopped
    });
    connect(&m_results, &MapResults::ready, this, &MapsPanel::scheduleRefresh);
    connect(&m_refreshTimer, &QTimer::timeout, this, &MapsPanel::refresh);
    connect(&m_staleTimer, &QTimer::timeout, this, [this] { setStale(true); });
    connect(&m_writeTimer, &QTimer::timeout, this, &MapsPanel::writeSettings);

    connect(m_controls, &MapControls::changed, this, &MapsPanel::applySettings);
    connect(m_controls, &MapControls::exportRequested, this, &MapsPanel::exportCurrent);
    connect(m_header, &LayerHeader::layerChosen, &m_session, &SessionObject::selectLayer);
    connect(m_header, &LayerHeader::outputChosen, this, &MapsPanel::chooseOutput);
    connect(m_grid, &ChannelGrid::channelSelected, this, [this](int channel) {
        m_detail->setSubject(MapSubject::Channel);
        m_session.selectChannel(channel);
        scheduleRefresh();
    });
    connect(m_grid, &ChannelGrid::cellSideChanged, this, [this](int side) {
        m_controls->setCellSide(side);
        m_settings.cellSide = m_own.cellSide = side;
        m_writeTimer.start();
    });
    m_grid->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_grid, &QWidget::customContextMenuRequested, this, &MapsPanel::showGridMenu);
    connect(m_grid, &ChannelGrid::valueHovered, this, &MapsPanel::showField);
    connect(m_detail, &ChannelDetail::subjectChosen, this, [this] {
        m_results.allowScans();
        scheduleRefresh();
    });
    connect(&m_results, &MapResults::scanProgressed, this, [this](int done, int total) {
        if (!m_shown || done == total) return;
        if (m_detail->subject() == MapSubject::Occlusion)
            m_detail->setMessage(tr("Hiding parts of the photo in turn: %1 of %2.").arg(done).arg(total));
        else if (m_detail->subject() == MapSubject::EffectiveField)
            m_detail->setMessage(tr("Moving parts of the photo in turn: %1 of %2.").arg(done).arg(total));
    });
    connect(m_detail, &ChannelDetail::classChosen, this, [this](int index) {
        m_class = index;
        scheduleRefresh();
    });
    connect(&m_detail->view(), &MapView::valueHovered, this,
            [this](int y, int x) { showField(y < 0 ? -1 : shownChannel(), y, x); });
    connect(&m_detail->view(), &MapView::valueClicked, this, &MapsPanel::pinField);
    connect(&m_detail->kernel(), &KernelView::inputChosen, this, [this](int channel) {
        const auto& content = m_detail->kernel().content();
        if (m_shown && content) goTo(run()->network->graph->layer(content->kernel.layer).inputs[0], channel);
    });
    connect(&m_detail->lanes(), &LanesView::outputChosen, &m_session, &SessionObject::selectChannel);
    connect(&m_detail->lanes(), &LanesView::sourceChosen, this, [this](int source) {
        if (!m_shown) return;
        for (const TensorId input : run()->network->graph->layer(m_session.selectedLayer()).inputs) {
            const int channels = run()->network->graph->tensor(input).shape.c;
            if (source < channels) return goTo(input, source);
            source -= channels;
        }
    });
    connect(&m_detail->ablation(), &AblationView::switched, this, &MapsPanel::switchChannel);
    connect(&m_detail->ablation(), &AblationView::allOnRequested, this, &MapsPanel::switchAllOn);
    connect(m_grid, &ChannelGrid::channelSwitched, this, [this] {
        switchChannel();
        m_detail->showAblation();
    });
    connect(m_detail, &ChannelDetail::tabChosen, this, [this] {
        if (m_shown) refreshPhotos(); // else with all the rest
    });
    connect(&m_detail->photos(), &PhotosView::photoChosen, &m_session, &SessionObject::setCurrentPhoto);
    connect(&m_detail->photos(), &PhotosView::pinToggled, this, &MapsPanel::pinChannel);
    connect(&m_photos, &ChannelPhotos::changed, this, &MapsPanel::showPhotos);
    connect(m_photo, &PhotoSide::wholePhotoChosen, this, [this](bool whole) {
        MapSettings settings = m_settings;
        settings.wholePhoto = whole;
        applySettings(settings);
    });
    connect(m_photo, &PhotoSide::overlayChosen, this, [this](bool on) {
        MapSettings settings = m_settings;
        settings.overlay = on;
        applySettings(settings);
    });
    connect(m_photo, &PhotoSide::opacityChosen, this, [this](double opacity) {
        MapSettings settings = m_settings;
        settings.opacity = opacity;
        applySettings(settings);
    });
    connect(&m_photo->view(), &PictureView::inputHovered, this, [this](QPointF at) {
        const auto& content = m_detail->view().content();
        if (!m_shown || !content.tensor || at.x() < 0) return m_detail->view().setMarked(-1, -1);
        const Shape &map = content.tensor->shape(), &input = run()->input->shape();
        m_detail->view().setMarked(std::clamp(int(at.y() * map.h / input.h), 0, map.h - 1),
                                   std::clamp(int(at.x() * map.w / input.w), 0, map.w - 1));
    });
    connect(m_hintButton, &QPushButton::clicked, this, &MapsPanel::openPhoto);
}

// From the session to what is shown

void MapsPanel::onRunChanged() {
    // Without a result the last one stays, pale, until the next comes: results replace results in place.
    if (m_session.runResult()) {
        const auto before = run();
        m_results.setRun(m_session.runResult());
        // Another photo keeps the class that a person asked about; another network may mean another thing by it.
        if (before &&
            (before->network->spec != run()->network->spec || before->network->choice != run()->network->choice))
            m_class = -1;
    }
    scheduleRefresh();
}

void MapsPanel::onLayerChanged() {
    m_output = 0;
    scheduleRefresh();
}

void MapsPanel::scheduleRefresh() {
    m_shown = m_detailShown = false;
    m_refreshTimer.start();
    if (!m_staleTimer.isActive()) m_staleTimer.start();
}

void MapsPanel::refresh() {
    const bool current = m_session.runResult() && m_session.runResult() == run();
    if (!m_session.currentPhoto() || (!current && !run())) return showHint();
    if (!current) {
        if (m_jobs.isIdle()) showHint(); // nothing is on its way: the run has failed or was stopped
        return;
    }
    m_pages->setCurrentIndex(1);
    const Graph& graph = *run()->network->graph;
    if (m_session.selectedLayer().value < 0) m_session.selectLayer(LayerId{0});
    m_photo->setRun(run(), m_session.findPhoto(run()->photoId));
    refreshHeader(graph);
    if (!refreshGrid(graph)) return;
    m_shown = true;
    m_grid->setStale(false);
    m_photo->view().setStale(false);
    refreshDetail();
    if (!m_detailShown) return;
    m_staleTimer.stop();
    m_results.releaseOldRuns();
}

void MapsPanel::setStale(bool stale) {
    if (!m_shown || !stale) {
        m_grid->setStale(stale);
        m_photo->view().setStale(stale);
    }
    if (!m_detailShown || !stale) m_detail->setStale(stale);
}

void MapsPanel::showHint() {
    const bool photo = m_session.currentPhoto() != nullptr;
    const QString network = networkName(m_session.spec());
    if (!photo) {
        m_hint->setText(tr("Here you see what every layer of %1 makes of a photo.").arg(network));
        m_hintButton->setText(tr("Open a photo…"));
    } else if (!m_jobs.isIdle()) {
        m_hint->setText(tr("%1 is running; its feature maps appear here.").arg(network));
    } else {
        m_hint->setText(tr("%1 has not run on this photo.").arg(network));
        m_hintButton->setText(tr("Run it"));
    }
    m_hintButton->setVisible(!photo || m_jobs.isIdle());
    m_pages->setCurrentIndex(0);
}

int MapsPanel::shownChannel() const {
    return m_detail->subject() == MapSubject::Channel ? channelInFocus() : 0;
}

int MapsPanel::channelInFocus() const {
    const int channel = m_session.selectedChannel();
    if (channel >= 0 && channel < run()->network->graph->tensor(shownTensor()).shape.c) return channel;
    return m_order.empty() ? 0 : m_order.front();
}

MapKey MapsPanel::key() const {
    return {m_session.selectedLayer(), m_output};
}

TensorId MapsPanel::shownTensor() const {
    return run()->network->graph->layer(m_session.selectedLayer()).outputs[std::size_t(m_output)];
}

void MapsPanel::refreshHeader(const Graph& graph) {
    const LayerId layer = m_session.selectedLayer();
    m_header->setLayer(graph, layer, m_output);
    m_header->setRandomWeights(run()->network->randomWeights());
    const auto* through = m_results.fields(ReceptiveFields::Gates::Ignore);
    const auto* strict = m_results.fields(ReceptiveFields::Gates::Follow);
    const TensorId tensor = shownTensor();
    m_header->setField(through && strict ? fieldInWords(through->largestNominal(tensor), strict->largestNominal(tensor))
                                         : QString());
}

// From the person to the session

void MapsPanel::applySettings(const MapSettings& settings) {
    if (settings.scope != m_settings.scope) m_results.allowRunSummary();
    m_own = m_own.withChanges(m_settings, settings);
    showSettings(settings);
    m_writeTimer.start();
}

void MapsPanel::showSettings(const MapSettings& settings) {
    m_settings = settings;
    m_controls->setSettings(settings);
    m_photo->setSettings(settings);
    m_grid->setCellSide(settings.cellSide);
    scheduleRefresh();
}

void MapsPanel::writeSettings() {
    m_writeTimer.stop();
    QSettings settings;
    m_own.write(settings);
}

void MapsPanel::explain(int classIndex) {
    m_class = classIndex;
    m_detail->setSubject(MapSubject::ClassActivation);
    MapSettings settings = m_settings;
    settings.overlay = true;
    applySettings(settings);
    m_photo->setSettings(m_settings);
    scheduleRefresh();
}

void MapsPanel::chooseOutput(int output) {
    m_output = output;
    scheduleRefresh();
}

void MapsPanel::goTo(TensorId tensor, int channel) {
    const TensorInfo& info = run()->network->graph->tensor(tensor);
    if (info.producer.value < 0) return; // the photo itself
    m_detail->setSubject(MapSubject::Channel);
    m_session.selectLayer(info.producer);
    m_output = info.outputIndex;
    m_session.selectChannel(channel);
    scheduleRefresh();
}

void MapsPanel::openPhoto() {
    if (m_session.currentPhoto()) return m_workflow.runCurrent();
    askForFiles(this, {tr("Open photos"), {}, {}}, [this](const QStringList& paths) { m_workflow.openPaths(paths); });
}

} // namespace convlens

#include "moc_maps_panel.cpp"
