#include "ui/panels/pair/pair_panel.h"

#include "ui/charts/export_dialog.h"
#include "ui/session/session_object.h"
#include "ui/session/trained_choice.h"
#include "ui/session/workflow.h"
#include "ui/text/conversions.h"
#include "ui/text/core_text.h"
#include "ui/text/network_name.h"
#include "ui/text/numbers.h"
#include "ui/widgets/colour_legend.h"
#include "ui/widgets/one_line.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace convlens {

namespace {

QString networkName(const NetworkState& network) {
    QString name = networkName(network.spec);
    if (network.randomWeights()) name += PairPanel::tr(" (random weights)");
    return name;
}

} // namespace

PairPanel::PairPanel(const PanelContext& context, QWidget* parent)
    : QWidget(parent), m_session(context.session), m_workflow(context.workflow), m_jobs(context.jobs) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    buildUi();
    for (Half& half : m_halves)
        connect(half.chooser, &QComboBox::currentIndexChanged, this, &PairPanel::refresh);
    for (QComboBox* box : {m_scale, m_colours})
        connect(box, &QComboBox::currentIndexChanged, this, &PairPanel::refresh);
    connect(m_smooth, &QCheckBox::toggled, this, &PairPanel::refresh);
    connect(m_export, &QPushButton::clicked, this, &PairPanel::exportCurrent);
    connect(m_hintButton, &QPushButton::clicked, this, &PairPanel::addSecond);
    connect(m_view, &PairView::hovered, m_readout, [this](const QString& words) { m_readout->setWords(words); });
    connect(m_view, &PairView::layerChosen, this, [this](int side, LayerId layer) {
        // The session's selection speaks of the focused network.
        if (m_halves[std::size_t(side)].chooser->currentData().toULongLong() == 0) m_session.selectLayer(layer);
    });
    connect(&m_session, &SessionObject::networkChanged, this, &PairPanel::refreshChoices);
    connect(&m_session, &SessionObject::weightsChanged, this, &PairPanel::refreshChoices);
    connect(&m_session, &SessionObject::pinnedChanged, this, &PairPanel::refreshChoices);
    connect(&m_session, &SessionObject::currentPhotoChanged, this, &PairPanel::refresh);
    connect(&m_session, &SessionObject::runResultChanged, this, &PairPanel::refresh);
    connect(&m_workflow, &Workflow::settingsChanged, this, &PairPanel::refresh);
    refreshChoices();
}

PairPanel::~PairPanel() {
    for (Half& half : m_halves)
        if (half.job.value != 0) m_jobs.cancel(half.job);
}

void PairPanel::buildUi() {
    auto* page = new QWidget(this);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(4);
    const char* names[] = {"pairFirst", "pairSecond"};
    const QString titles[] = {tr("Upper network"), tr("Lower network")};
    for (std::size_t i = 0; i < 2; ++i) {
        auto* box = new QComboBox(page);
        box->setObjectName(QLatin1String(names[i]));
        box->setAccessibleName(titles[i]);
        box->setToolTip(tr("The focused network, or a pinned one (Ctrl+D pins)"));
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(9);
        bar->addWidget(box, 1);
        m_halves[i].chooser = box;
    }
    m_scale = new QComboBox(page);
    m_scale->setObjectName(QStringLiteral("pairScale"));
    m_scale->setAccessibleName(tr("Scale"));
    m_scale->addItem(tr("Scale: resolution"));
    m_scale->addItem(tr("Scale: all"));
    m_scale->setToolTip(tr("Both networks always share a scale: one for each resolution, or one for all maps"));
    m_colours = new QComboBox(page);
    m_colours->setObjectName(QStringLiteral("pairColours"));
    m_colours->setAccessibleName(tr("Colours"));
    m_colours->setToolTip(tr("Colours of the maps of both networks"));
    for (const ColourMapId map : colourMaps())
        if (!isDiverging(map)) m_colours->addItem(coreText(displayName(map)), int(map));
    m_smooth = new QCheckBox(tr("Smooth"), page);
    m_smooth->setObjectName(QStringLiteral("pairSmooth"));
    m_smooth->setToolTip(tr("Blends between values instead of a square for each"));
    m_export = new QPushButton(tr("Export…"), page);
    m_export->setObjectName(QStringLiteral("pairExport"));
    m_export->setToolTip(tr("Save both networks' maps as one figure (Ctrl+E)"));
    bar->addWidget(m_scale);
    bar->addWidget(m_colours);
    bar->addWidget(m_smooth);
    bar->addWidget(m_export);
    auto* about = new QLabel(
        tr("What each network hands on at each resolution, as the root mean square over its channels."), page);
    about->setWordWrap(true);
    about->setForegroundRole(QPalette::PlaceholderText);
    m_view = new PairView(page);
    m_legend = new ColourLegend(page);
    m_readout = new OneLine(page);
    m_readout->setObjectName(QStringLiteral("pairReadout"));
    m_readout->setForegroundRole(QPalette::PlaceholderText);
    m_readout->setFixedHeight(m_readout->fontMetrics().height() + 2);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(6);
    column->addLayout(bar);
    column->addWidget(about);
    column->addWidget(m_view, 1);
    column->addWidget(m_legend);
    column->addWidget(m_readout);

    auto* hintPage = new QWidget(this);
    m_hint = new QLabel(hintPage);
    m_hint->setObjectName(QStringLiteral("pairHint"));
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hintButton = new QPushButton(hintPage);
    m_hintButton->setObjectName(QStringLiteral("pairHintButton"));
    auto* hintColumn = new QVBoxLayout(hintPage);
    hintColumn->addStretch(2);
    hintColumn->addWidget(m_hint);
    hintColumn->addSpacing(8);
    hintColumn->addWidget(m_hintButton, 0, Qt::AlignHCenter);
    hintColumn->addStretch(3);

    m_pages = new QStackedWidget(this);
    m_pages->addWidget(hintPage);
    m_pages->addWidget(page);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_pages);
}

/// The focused network stands first, with the id 0 that no pin has.
void PairPanel::refreshChoices() {
    for (std::size_t i = 0; i < 2; ++i) {
        QComboBox* box = m_halves[i].chooser;
        const QSignalBlocker quiet(box);
        const QVariant before = box->currentData();
        box->clear();
        box->addItem(networkName(*m_session.network()), qulonglong(0));
        for (const PinnedNetwork& pin : m_session.pinned())
            box->addItem(QStringLiteral("%1 · %2").arg(pin.letter).arg(networkName(*pin.network)), qulonglong(pin.id));
        int kept = before.isValid() ? box->findData(before) : -1;
        if (i == 1 && kept <= 0) { // the first pin that is another network
            for (int row = 1; row < box->count() && kept <= 0; ++row) {
                const PinnedNetwork* pin = m_session.findPinned(box->itemData(row).toULongLong());
                if (pin &&
                    (pin->network->spec != m_session.spec() || pin->network->choice != m_session.weightsChoice()))
                    kept = row;
            }
        }
        box->setCurrentIndex(std::max(0, kept));
    }
    refresh();
}

std::shared_ptr<const NetworkState> PairPanel::chosen(const Half& half) const {
    const quint64 id = half.chooser->currentData().toULongLong();
    const PinnedNetwork* pin = id == 0 ? nullptr : m_session.findPinned(id);
    return pin ? pin->network : m_session.network();
}

QString PairPanel::nameOf(const Half& half) const {
    return half.chooser->currentText();
}

bool PairPanel::isComplete() const {
    return m_view->picture().a && m_view->picture().b && m_halves[0].job.value == 0 && m_halves[1].job.value == 0;
}

void PairPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void PairPanel::refresh() {
    const bool second = m_session.pinned().size() > 0;
    if (!second || !m_session.currentPhoto()) {
        m_hint->setText(second ? tr("Here you see what two networks make of one photo, resolution by resolution. Open "
                                    "a photo first.")
                               : tr("Here you see what two networks make of one photo, resolution by resolution: the "
                                    "focused one and one that is pinned."));
        m_hintButton->setText(m_session.spec().family == Family::MobileNetV1 ? tr("Set MobileNetV2 beside it")
                                                                             : tr("Set MobileNetV1 beside it"));
        m_hintButton->setVisible(!second);
        m_pages->setCurrentIndex(0);
        return;
    }
    m_pages->setCurrentIndex(1);
    for (Half& half : m_halves)
        request(half);
    PairPicture picture;
    const auto fitting = [this](const Half& half) { // maps of another network would stand under a wrong name
        return half.made && half.made->network->graph == chosen(half)->graph ? half.made : nullptr;
    };
    picture.a = fitting(m_halves[0]);
    picture.b = fitting(m_halves[1]);
    picture.nameA = nameOf(m_halves[0]);
    picture.nameB = nameOf(m_halves[1]);
    picture.map = ColourMapId(m_colours->currentData().toInt());
    picture.interpolation = m_smooth->isChecked() ? MapInterpolation::Smooth : MapInterpolation::Nearest;
    picture.oneScale = m_scale->currentIndex() == 1;
    m_view->setPicture(picture);
    m_legend->setScale(picture.map, QStringLiteral("0"),
                       picture.oneScale ? significant(picture.rangeOf(0).high) : tr("highest of the resolution"));
    m_legend->setNote(picture.oneScale ? tr("one scale for all maps") : tr("one scale a resolution, for both"));
    m_export->setEnabled(isComplete());
}

/// Only while it is looked at: a pinned network has to run once more.
void PairPanel::request(Half& half) {
    const Photo* photo = m_session.currentPhoto();
    if (!isVisible() || !photo) return;
    const auto network = chosen(half);
    if (half.of == network && half.photo == photo->id) return;
    std::shared_ptr<const RunResult> known;
    if (network == m_session.network()) {
        known = m_session.runResult();
        if (!known) return; // it is about to run anyway, and tells
    }
    if (half.job.value != 0) m_jobs.cancel(std::exchange(half.job, {}));
    half.of = network;
    half.photo = photo->id;
    const quint64 serial = ++half.serial;
    const PhotoInput input{photo->id, photo->name, photo->path, photo->image};
    const EngineChoice choice{m_workflow.engine().toStdString(), m_workflow.plan(), m_workflow.threads()};
    half.job = m_jobs.submit<PairSide>(
        JobLane::Work, tr("Running %1 for comparison").arg(networkName(network->spec)), this,
        [network, input, choice, known](const CancelToken& cancel, const ProgressSink& progress) {
            return makePairSide(network, input, choice, known, cancel, progress);
        },
        [this, &half, serial](Result<std::shared_ptr<const PairSide>> outcome) {
            if (serial != half.serial) return;
            half.job = {};
            if (outcome) {
                half.made = *outcome;
            } else if (outcome.error().code == ErrorCode::Cancelled) {
                half.of.reset(); // may be asked for again
                return;
            } else {
                m_session.reportProblem(tr("A network could not run for the comparison"), outcome.error());
            }
            refresh();
        });
}

/// Pins what is in focus too, so that either can be changed and the other stays.
void PairPanel::addSecond() {
    const NetworkChoice other = offeredBeside(m_session.spec(), m_session.weightsChoice());
    m_session.pinNetwork(other.spec, other.weights);
}

void PairPanel::exportCurrent() {
    if (!isComplete()) {
        m_session.tell(tr("The two networks have not run yet: there is nothing to export."));
        return;
    }
    const PairPicture picture = m_view->picture();
    const QRectF shown = m_view->shownPart();
    std::vector<NamedChart> charts;
    charts.push_back({QStringLiteral("side-by-side"), tr("Two networks, one photo"),
                      [picture, shown](Theme theme) { return pairChart(picture, shown, theme); }});
    const QString name = fromView(toString(picture.a->network->spec.family)) + u'-' +
                         fromView(toString(picture.b->network->spec.family));
    auto* dialog = new ExportDialog(std::move(charts), 0, name, m_jobs, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::saved, this,
            [this](const QString& path) { m_session.tell(tr("Written: %1").arg(QDir::toNativeSeparators(path))); });
    dialog->open();
}

QWidget* createPairPanel(const PanelContext& context, QWidget* parent) {
    return new PairPanel(context, parent);
}

} // namespace convlens

#include "moc_pair_panel.cpp"
