#include "ui/panels/maps/maps_panel.h"

#include "core/analysis/layer_unit.h"
#include "ui/panels/maps/export_maps_dialog.h"
#include "ui/panels/maps/layer_header.h"
#include "ui/panels/maps/layer_words.h"
#include "ui/panels/maps/photo_side.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/widgets/channel_grid.h"
#include "ui/widgets/colour_legend.h"

#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace convlens {

QWidget* createMapsPanel(const PanelContext& context, QWidget* parent) {
    return new MapsPanel(context.session, context.workflow, context.jobs, parent);
}

MapsPanel::MapsPanel(SessionObject& session, Workflow& workflow, JobService& jobs, QWidget* parent)
    : QWidget(parent), m_session(session), m_workflow(workflow), m_jobs(jobs), m_results(jobs),
      m_settings(MapSettings::read(QSettings())) {
    setObjectName(QStringLiteral("maps"));
    buildUi();
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(0);
    m_writeTimer.setSingleShot(true);
    m_writeTimer.setInterval(500); // a slider being dragged need not write the file each step
    connectAll();
    m_controls->setSettings(m_settings);
    m_photo->setSettings(m_settings);
    m_grid->setCellSide(m_settings.cellSide);
    onRunChanged();
}

MapsPanel::~MapsPanel() {
    if (m_writeTimer.isActive()) {
        QSettings settings;
        m_settings.write(settings);
    }
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
    connect(&m_jobs, &JobService::idle, this, &MapsPanel::scheduleRefresh);
    connect(&m_results, &MapResults::ready, this, &MapsPanel::scheduleRefresh);
    connect(&m_refreshTimer, &QTimer::timeout, this, &MapsPanel::refresh);
    connect(&m_writeTimer, &QTimer::timeout, this, [this] {
        QSettings settings;
        m_settings.write(settings);
    });

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
        m_settings.cellSide = side;
        m_writeTimer.start();
    });
    connect(m_grid, &ChannelGrid::valueHovered, this, &MapsPanel::showField);
    connect(m_detail, &ChannelDetail::subjectChosen, this, &MapsPanel::scheduleRefresh);
    connect(m_detail, &ChannelDetail::classChosen, this, [this](int index) {
        m_class = index;
        scheduleRefresh();
    });
    connect(&m_detail->view(), &MapView::valueHovered, this,
            [this](int y, int x) { showField(y < 0 ? -1 : shownChannel(), y, x); });
    connect(&m_detail->view(), &MapView::valueClicked, this, &MapsPanel::pinField);
    connect(&m_detail->kernel(), &KernelView::inputChosen, this, [this](int channel) {
        const auto& content = m_detail->kernel().content();
        if (run() && content) goTo(run()->network->graph->layer(content->kernel.layer).inputs[0], channel);
    });
    connect(&m_detail->lanes(), &LanesView::outputChosen, &m_session, &SessionObject::selectChannel);
    connect(&m_detail->lanes(), &LanesView::sourceChosen, this, [this](int source) {
        if (!run()) return;
        for (const TensorId input : run()->network->graph->layer(m_session.selectedLayer()).inputs) {
            const int channels = run()->network->graph->tensor(input).shape.c;
            if (source < channels) return goTo(input, source);
            source -= channels;
        }
    });
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
        if (!run() || !content.tensor || at.x() < 0) return m_detail->view().setMarked(-1, -1);
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
        m_results.setRun(m_session.runResult());
        m_class = -1;
    }
    scheduleRefresh();
}

void MapsPanel::onLayerChanged() {
    m_output = 0;
    scheduleRefresh();
}

void MapsPanel::scheduleRefresh() {
    m_shown = false;
    m_refreshTimer.start();
}

void MapsPanel::refresh() {
    const bool current = m_session.runResult() && m_session.runResult() == run();
    if (!m_session.currentPhoto() || (!current && !run())) return showHint();
    if (!current) {
        if (m_jobs.isIdle()) return showHint(); // nothing is on its way: the run has failed or was stopped
        return setStale(true);
    }
    m_pages->setCurrentIndex(1);
    const Graph& graph = *run()->network->graph;
    if (m_session.selectedLayer().value < 0) m_session.selectLayer(LayerId{0});
    m_photo->setRun(run(), m_session.findPhoto(run()->photoId));
    refreshHeader(graph);
    if (!refreshGrid(graph)) return setStale(true);
    setStale(false);
    refreshDetail();
    m_shown = true;
}

void MapsPanel::setStale(bool stale) {
    m_grid->setStale(stale);
    m_detail->setStale(stale);
    m_photo->view().setStale(stale);
}

void MapsPanel::showHint() {
    const bool photo = m_session.currentPhoto() != nullptr;
    const QString network = QString::fromStdString(displayName(m_session.spec()));
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
    if (m_detail->subject() != MapSubject::Channel) return 0;
    if (m_session.selectedChannel() >= 0) return m_session.selectedChannel();
    return m_order.empty() ? 0 : m_order.front();
}

MapKey MapsPanel::key() const {
    return {m_session.selectedLayer(), m_output};
}

TensorId MapsPanel::shownTensor() const {
    return run()->network->graph->layer(m_session.selectedLayer()).outputs[std::size_t(m_output)];
}

ColourMapId MapsPanel::mapFor(const MapStatistics& statistics) const {
    return m_settings.map.value_or(isSigned(statistics) ? ColourMapId::Diverging : ColourMapId::Viridis);
}

std::vector<ValueRange> MapsPanel::rangesFor(const LayerSummary& summary, QString* note, bool* clipped) {
    const bool around = isDiverging(m_gridMap);
    const auto drawable = [around](const std::optional<ValueRange>& range) {
        return range ? drawableRange(range->low, range->high, around) : ValueRange{0, 1};
    };
    *clipped = m_settings.percentile < 100;
    const QString clipWords = *clipped ? tr(", clipped at %1 %").arg(m_settings.percentile) : QString();
    switch (m_settings.scope) {
    case ScalingScope::Channel: {
        std::vector<ValueRange> ranges;
        ranges.reserve(summary.channels.size());
        for (const auto& range : summary.channels)
            ranges.push_back(drawable(range));
        *note = tr("each channel has its own scale%1").arg(clipWords);
        return ranges;
    }
    case ScalingScope::Layer:
        *note = tr("one scale for the layer%1").arg(clipWords);
        return {drawable(summary.range)};
    case ScalingScope::Network: {
        const auto all = m_results.runSummary(m_settings.percentile);
        if (!all) return {};
        *note = run()->recordedAll ? tr("one scale for all layers%1").arg(clipWords)
                                   : tr("one scale for the recorded layers%1").arg(clipWords);
        return {drawable(all->range)};
    }
    case ScalingScope::Fixed:
        *clipped = true;
        *note = tr("fixed scale");
        return {around ? drawableRange(m_settings.fixed.low, m_settings.fixed.high, true) : m_settings.fixed};
    }
    return {};
}

bool MapsPanel::refreshGrid(const Graph& graph) {
    const auto tensor = m_results.map(key());
    const auto summary = m_results.summary(key(), m_settings.percentile);
    if (!tensor || !summary) return false; // recorded or worked out in a moment
    m_gridMap = mapFor(summary->statistics.all);
    bool clipped = false;
    const std::vector<ValueRange> ranges = rangesFor(*summary, &m_scaleNote, &clipped);
    if (ranges.empty()) return false;

    const int selected = m_session.selectedChannel();
    m_controls->setCanCompare(tensor->shape().c > 1);
    if (m_settings.sort == GridSort::Similarity) {
        // Until the comparison is done the channels stay where they are.
        if (const auto likeness = m_results.similarity(key(), std::max(selected, 0)))
            m_order = channelOrder(*likeness);
        else if (int(m_order.size()) != tensor->shape().c)
            m_order = channelOrder(summary->statistics, ChannelSort::Index);
    } else {
        m_order = channelOrder(summary->statistics, ChannelSort(int(m_settings.sort)));
    }

    const ChannelGridContent& shown = m_grid->content();
    const std::shared_ptr<const LayerStatistics> statistics(summary, &summary->statistics);
    m_grid->setColouring(m_gridMap, m_settings.interpolation);
    if (shown.tensor == tensor && shown.statistics == statistics) {
        m_grid->setRanges(ranges);
        m_grid->setOrder(m_order);
    } else {
        ChannelGridContent content{tensor, statistics, ranges, m_order, {}};
        const TensorId id = shownTensor();
        if (id == graph.logits() || id == graph.probabilities())
            for (const std::string& label : run()->network->labels)
                content.labels << QString::fromStdString(label);
        m_grid->setContent(std::move(content));
    }
    m_grid->setSelectedChannel(selected);
    m_grid->setAccessibleName(tr("Channels of %1").arg(QString::fromStdString(graph.layer(key().layer).name)));

    m_legend->setNote(m_scaleNote);
    if (ranges.size() == 1) {
        const MapStatistics& all = summary->statistics.all;
        m_legend->setScale(m_gridMap, ranges[0], clipped && all.minimum < ranges[0].low,
                           clipped && all.maximum > ranges[0].high);
    } else {
        m_legend->setScale(m_gridMap, tr("lowest"), tr("highest"));
    }
    return true;
}

void MapsPanel::refreshHeader(const Graph& graph) {
    const LayerId layer = m_session.selectedLayer();
    m_header->setLayer(graph, layer, m_output);
    m_header->setRandomWeights(run()->network->randomWeights());
    const TensorId tensor = shownTensor();
    m_header->setField(fieldInWords(m_results.fields(ReceptiveFields::Gates::Ignore).largestNominal(tensor),
                                    m_results.fields(ReceptiveFields::Gates::Follow).largestNominal(tensor)));
}

void MapsPanel::refreshDetail() {
    const Graph& graph = *run()->network->graph;
    m_detail->setChannelTitle(tr("Channel %1")
                                  .arg(m_detail->subject() == MapSubject::Channel
                                           ? shownChannel()
                                           : std::max(m_session.selectedChannel(), 0)));
    refreshClasses();
    refreshKernel(graph);
    refreshLanes(graph);
    m_why.clear();
    const auto shown = picture();
    if (!shown) {
        if (m_why.isEmpty())
            m_detail->setStale(true); // a job is at it
        else
            m_detail->setMessage(m_why);
        m_photo->setOverlay({});
        return;
    }
    m_detail->setPicture(*shown);
    const Shape& s = shown->view.tensor->shape();
    // Fine enough for the photo's place on the screen; values stay squares unless smoothing is asked for.
    const QSize size(std::max(s.w, 512 / s.w * s.w), std::max(s.h, 512 / s.h * s.h));
    if (!m_settings.overlay)
        m_photo->setOverlay({});
    else if (shown->view.rgb)
        m_photo->setOverlay(renderRgb(*shown->view.tensor, size, shown->view.ranges, shown->interpolation));
    else
        m_photo->setOverlay(renderMap(shown->view.tensor->plane(0, shown->view.channel), s.h, s.w, size,
                                      {shown->map, shown->view.ranges[0], shown->interpolation}));
}

std::optional<ChannelDetail::Picture> MapsPanel::picture() {
    switch (m_detail->subject()) {
    case MapSubject::Channel: {
        const auto summary = m_results.summary(key(), m_settings.percentile);
        return summary ? channelPicture(*summary) : std::nullopt;
    }
    case MapSubject::Mean:
        return summaryPicture(ChannelSummary::Mean);
    case MapSubject::Maximum:
        return summaryPicture(ChannelSummary::Maximum);
    case MapSubject::Components:
        return componentsPicture();
    case MapSubject::ClassActivation:
        return activationPicture();
    }
    return std::nullopt;
}

std::optional<ChannelDetail::Picture> MapsPanel::channelPicture(const LayerSummary& summary) {
    const int channel = shownChannel();
    ChannelDetail::Picture shown;
    shown.view.tensor = m_results.map(key());
    shown.view.channel = channel;
    const auto& ranges = m_grid->content().ranges;
    shown.view.ranges = {ranges.size() == 1 ? ranges[0] : ranges[std::size_t(channel)]};
    shown.map = m_gridMap;
    shown.interpolation = m_settings.interpolation;
    shown.statistics = summary.statistics.channels[std::size_t(channel)];
    shown.below = shown.statistics.minimum < shown.view.ranges[0].low;
    shown.above = shown.statistics.maximum > shown.view.ranges[0].high;
    return shown;
}

std::optional<ChannelDetail::Picture> MapsPanel::summaryPicture(ChannelSummary summary) {
    auto made = summariseChannels(*m_results.map(key()), summary);
    if (!made) {
        m_why = QString::fromStdString(made.error().message);
        return std::nullopt;
    }
    ChannelDetail::Picture shown;
    shown.view.tensor = std::make_shared<const Tensor>(std::move(*made));
    shown.statistics = statisticsOf(shown.view.tensor->plane(0, 0));
    shown.map = mapFor(shown.statistics);
    shown.view.ranges = {drawableRange(shown.statistics.minimum, shown.statistics.maximum, isDiverging(shown.map))};
    shown.interpolation = m_settings.interpolation;
    shown.note = summary == ChannelSummary::Mean ? tr("Mean of all channels at each place.")
                                                 : tr("Largest value of any channel at each place.");
    return shown;
}

std::optional<ChannelDetail::Picture> MapsPanel::componentsPicture() {
    const auto components = m_results.components(key());
    if (!components) {
        m_why = m_results.problem();
        return std::nullopt;
    }
    ChannelDetail::Picture shown;
    // Owned by the components; the alias keeps them alive.
    shown.view.tensor = std::shared_ptr<const Tensor>(components, &components->scores);
    shown.view.rgb = true;
    const auto& scores = components->scores;
    QStringList shares;
    for (int c = 0; c < scores.shape().c; ++c) {
        const auto range = clippedRange(scores.plane(0, c), m_settings.percentile);
        shown.view.ranges.push_back(range ? drawableRange(range->low, range->high, true) : ValueRange{-1, 1});
        shares << QString::number(components->explained[std::size_t(c)] * 100, 'f', 0);
    }
    shown.interpolation = m_settings.interpolation;
    shown.note = tr("Red, green and blue explain %1 % of the layer's variance; effective rank %2 of %3.")
                     .arg(shares.join(QStringLiteral(", ")))
                     .arg(components->effectiveRank, 0, 'f', 1)
                     .arg(m_results.map(key())->shape().c);
    return shown;
}

std::optional<ChannelDetail::Picture> MapsPanel::activationPicture() {
    const RecordedLookup recorded = [this](LayerId layer) { return m_results.map(MapKey{layer, 0}).get(); };
    auto made = classActivation(*run()->network->graph, *run()->network->weights->parameters, recorded, m_class);
    if (!made) {
        m_why = QString::fromStdString(made.error().message);
        return std::nullopt;
    }
    ChannelDetail::Picture shown;
    shown.view.tensor = std::make_shared<const Tensor>(std::move(made->activation));
    shown.statistics = statisticsOf(shown.view.tensor->plane(0, 0));
    shown.map = m_settings.map.value_or(ColourMapId::Diverging);
    shown.view.ranges = {drawableRange(shown.statistics.minimum, shown.statistics.maximum, isDiverging(shown.map))};
    shown.interpolation = m_settings.interpolation;
    shown.note = made->exact ? tr("Exact: mean %1 plus constant %2 is the class's logit.")
                                   .arg(shown.statistics.mean, 0, 'g', 4)
                                   .arg(made->offset, 0, 'g', 3)
                             : tr("Linearised at this photo, since an activation follows the pooling (Grad-CAM).");
    return shown;
}

void MapsPanel::refreshClasses() {
    const auto& probabilities = run()->output.probabilities;
    const int count = probabilities.shape().c;
    std::vector<int> order;
    for (int i = 0; i < count; ++i)
        order.push_back(i);
    const int shown = std::min(count, 10);
    std::partial_sort(order.begin(), order.begin() + shown, order.end(),
                      [&](int a, int b) { return probabilities.at(0, a, 0, 0) > probabilities.at(0, b, 0, 0); });
    if (m_class < 0 || m_class >= count) m_class = order.empty() ? 0 : order[0];
    std::vector<std::pair<QString, int>> classes;
    const auto& labels = run()->network->labels;
    const auto add = [&](int index) {
        const QString label =
            index < int(labels.size()) ? QString::fromStdString(labels[std::size_t(index)]) : tr("class %1").arg(index);
        classes.emplace_back(tr("%1 (%2 %)").arg(label).arg(double(probabilities.at(0, index, 0, 0)) * 100, 0, 'f', 1),
                             index);
    };
    for (int i = 0; i < shown; ++i)
        add(order[std::size_t(i)]);
    if (std::find(order.begin(), order.begin() + shown, m_class) == order.begin() + shown) add(m_class);
    m_detail->setClasses(classes, m_class);
}

void MapsPanel::refreshKernel(const Graph& graph) {
    const int channel = std::max(m_session.selectedChannel(), m_order.empty() ? 0 : shownChannel());
    auto kernel = kernelOf(graph, *run()->network->weights->parameters, key().layer, channel);
    if (!kernel) return m_detail->kernel().setMessage(QString::fromStdString(kernel.error().message));
    if (!*kernel) return m_detail->kernel().setMessage(tr("This layer has no weights."));
    KernelContent content;
    content.kernel = std::move(**kernel);
    const Layer& maker = graph.layer(content.kernel.layer);
    content.layerName = QString::fromStdString(maker.name);
    content.picture = maker.inputs[0] == graph.input() && content.kernel.inputs == 3;
    content.bgr = run()->network->weights->info.preprocess.bgr;
    const TensorInfo& input = graph.tensor(maker.inputs[0]);
    if (input.producer.value >= 0) {
        if (const auto summary = m_results.summary({input.producer, input.outputIndex}, m_settings.percentile)) {
            std::vector<double> energies;
            for (const MapStatistics& s : summary->statistics.channels)
                energies.push_back(s.energy);
            content.influence = influenceOf(content.kernel, energies);
        }
    }
    m_detail->kernel().setContent(std::move(content));
}

void MapsPanel::refreshLanes(const Graph& graph) {
    const LayerId layer = key().layer;
    const auto moves = channelMoves(graph, layer, m_output);
    m_detail->setLanesVisible(moves.has_value());
    if (!moves) return;
    const auto& inputs = graph.layer(layer).inputs;
    std::vector<int> firstOf; // place of each input's first channel in the upper row
    int sources = 0;
    for (const TensorId input : inputs) {
        firstOf.push_back(sources);
        sources += graph.tensor(input).shape.c;
    }
    const auto* shuffle = std::get_if<ChannelShuffle>(&graph.layer(layer).op);
    std::vector<Lane> lanes;
    for (const ChannelRef& from : *moves) {
        const auto input = std::size_t(std::find(inputs.begin(), inputs.end(), from.tensor) - inputs.begin());
        Lane lane;
        lane.source = firstOf[input] + from.channel;
        lane.group = shuffle ? from.channel / (sources / shuffle->groups) : int(input);
        lanes.push_back(lane);
    }
    QStringList groups;
    if (shuffle)
        for (int g = 0; g < shuffle->groups; ++g)
            groups << tr("group %1").arg(g + 1);
    else
        for (const TensorId input : inputs) {
            const LayerId maker = graph.tensor(input).producer;
            groups << (maker.value < 0 ? tr("the input") : QString::fromStdString(graph.layer(maker).name));
        }
    m_detail->lanes().setLanes(sources, std::move(lanes), groups);
    m_detail->lanes().setSelected(m_session.selectedChannel());
}

PixelRect MapsPanel::fieldOf(int channel, int y, int x) {
    TensorId tensor = shownTensor();
    const Graph& graph = *run()->network->graph;
    if (m_detail->subject() == MapSubject::ClassActivation && channel < 0) {
        for (int i = 0; i < graph.layerCount(); ++i)
            if (std::holds_alternative<GlobalAveragePool>(graph.layer(LayerId{i}).op) &&
                !graph.layer(LayerId{i}).inSqueezeExcitation)
                tensor = graph.layer(LayerId{i}).inputs[0];
    }
    const Shape& s = graph.tensor(tensor).shape;
    if (y < 0 || x < 0 || y >= s.h || x >= s.w) return {};
    const ReceptiveFields& fields = m_results.fields(ReceptiveFields::Gates::Ignore);
    if (channel >= 0) return fields.at(tensor, std::min(channel, s.c - 1), y, x);
    // A summary over channels sees what any of them sees.
    PixelRect all = fields.at(tensor, 0, y, x);
    for (int c = 1; c < s.c; ++c) {
        const PixelRect one = fields.at(tensor, c, y, x);
        if (one.empty() || one == all) continue;
        const int right = std::max(all.x + all.width, one.x + one.width);
        const int bottom = std::max(all.y + all.height, one.y + one.height);
        all.x = std::min(all.x, one.x);
        all.y = std::min(all.y, one.y);
        all.width = right - all.x;
        all.height = bottom - all.y;
    }
    return all;
}

void MapsPanel::showField(int channel, int y, int x) {
    if (!m_shown || channel < 0 || y < 0) return m_photo->view().setField(std::nullopt);
    const bool fromGrid = sender() == m_grid;
    const bool whole = !fromGrid && m_detail->subject() != MapSubject::Channel;
    m_photo->view().setField(fieldOf(whole ? -1 : channel, y, x));
}

void MapsPanel::pinField(int y, int x) {
    if (!m_shown) return;
    const bool one = m_detail->subject() == MapSubject::Channel;
    m_photo->view().setPinnedField(fieldOf(one ? shownChannel() : -1, y, x));
}

// From the person to the session

void MapsPanel::applySettings(const MapSettings& settings) {
    m_settings = settings;
    m_controls->setSettings(settings);
    m_photo->setSettings(settings);
    m_grid->setCellSide(settings.cellSide);
    m_writeTimer.start();
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
    m_workflow.openPaths(QFileDialog::getOpenFileNames(this, tr("Open photos")));
}

void MapsPanel::exportCurrent() {
    if (!m_shown) {
        m_session.tell(tr("There are no feature maps to export yet."));
        return;
    }
    const auto& network = *run()->network;
    const std::string& layer = network.graph->layer(key().layer).name;
    const QString networkName = QString::fromStdString(displayName(network.spec));
    MapsExport what;
    what.layer = layer;
    what.passport.network = toString(network.spec);
    what.passport.input = run()->photoName.toStdString();
    what.passport.weights = network.weights->info;
    what.passport.preprocessing = describe(network.weights->info.preprocess, network.spec.resolution);
    what.passport.engine = run()->engine;
    what.passport.time = utcNow();

    what.sheet.content = m_grid->content();
    what.sheet.map = m_gridMap;
    what.sheet.interpolation = m_settings.interpolation;
    what.sheet.cell = std::max(m_settings.cellSide, 32);
    what.sheet.title = tr("%1, layer %2").arg(networkName, QString::fromStdString(layer));
    what.sheet.scaleNote = m_scaleNote;
    what.sheet.font = font();
    what.channelName = m_detail->subject() == MapSubject::Channel      ? tr("channel %1").arg(shownChannel())
                       : m_detail->subject() == MapSubject::Mean       ? tr("mean over channels")
                       : m_detail->subject() == MapSubject::Maximum    ? tr("maximum over channels")
                       : m_detail->subject() == MapSubject::Components ? tr("principal components")
                                                                       : tr("class activation");
    if (const auto shown = picture()) {
        what.figure = {shown->view.tensor,
                       shown->view.channel,
                       shown->view.rgb,
                       shown->view.ranges,
                       shown->map,
                       shown->interpolation,
                       512,
                       {},
                       {},
                       font()};
        what.figure.title = tr("%1, layer %2, %3").arg(networkName, QString::fromStdString(layer), what.channelName);
    }
    QString base = QString::fromStdString(toString(network.spec)) + QLatin1Char('-') + QString::fromStdString(layer) +
                   QLatin1Char('-') + QFileInfo(run()->photoName).completeBaseName();
    for (QChar& c : base)
        if (!c.isLetterOrNumber() && c != QLatin1Char('.') && c != QLatin1Char('_')) c = QLatin1Char('-');
    what.baseName = base;
    auto* dialog = new ExportMapsDialog(std::move(what), m_session, m_jobs, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("exportMapsDialog"));
    dialog->open();
}

} // namespace convlens

#include "moc_maps_panel.cpp"
