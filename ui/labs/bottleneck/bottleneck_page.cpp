#include "ui/labs/bottleneck/bottleneck_page.h"

#include "core/labs/bottleneck_lab.h"
#include "core/labs/point_sets.h"
#include "ui/charts/chart_widget.h"
#include "ui/charts/health_charts.h"
#include "ui/labs/bottleneck/bottleneck_charts.h"
#include "ui/labs/bottleneck/draw_area.h"
#include "ui/session/session_object.h"
#include "ui/text/network_name.h"
#include "ui/widgets/disconnect_children.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace convlens {

BottleneckPage::BottleneckPage(const Lab& lab, const PanelContext& context, QWidget* parent)
    : LabPage(lab, bottleneckCharts, context, parent) {
    addTab(buildDrawing(), tr("Draw"), tr("Points of your own, to be sent there and back"));
    m_photoTab = buildPhoto();
    addTab(m_photoTab, tr("Photo and network"),
           tr("The photo's patches sent there and back, and what the network's own layers collapse"));
    connect(&session(), &SessionObject::runResultChanged, this, &BottleneckPage::refreshOwn);
    refreshOwn();
}

BottleneckPage::~BottleneckPage() {
    disconnectChildren(*this);
    jobs().cancel(m_photoJob);
    jobs().cancel(m_networkJob);
}

QWidget* BottleneckPage::buildDrawing() {
    auto* tab = new QWidget(this);
    auto* column = new QVBoxLayout(tab);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(4);
    m_drawNote = new QLabel(tab);
    m_drawNote->setObjectName(QStringLiteral("drawNote"));
    m_drawNote->setWordWrap(true);
    m_area = new DrawArea(tab);
    m_area->setObjectName(QStringLiteral("drawArea"));
    m_clear = new QPushButton(tr("Clear"), tab);
    m_clear->setObjectName(QStringLiteral("drawClear"));
    m_clear->setToolTip(tr("Take all drawn points away"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_drawNote, 1);
    row->addWidget(m_clear, 0, Qt::AlignTop);
    column->addLayout(row);
    column->addWidget(m_area, 1);
    connect(m_area, &DrawArea::drawn, this, &BottleneckPage::takeDrawing);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_area->setPoints(DenseMatrix(0, 2));
        takeDrawing();
    });
    return tab;
}

QWidget* BottleneckPage::buildPhoto() {
    auto* tab = new QWidget(this);
    auto* column = new QVBoxLayout(tab);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(4);
    m_side = new QSpinBox(tab);
    m_side->setObjectName(QStringLiteral("patchSide"));
    m_side->setRange(1, 4);
    m_side->setValue(2);
    m_side->setSuffix(tr(" pixels"));
    m_side->setAccessibleName(tr("Side of a patch"));
    m_side->setToolTip(tr("Height and width of a patch: its colour values are one point"));
    auto* label = new QLabel(tr("Side of a patch"), tab);
    label->setBuddy(m_side);
    m_photo = new ChartWidget(tab);
    m_photo->setObjectName(QStringLiteral("labChart-bottleneck-photo"));
    m_photo->setJobs(jobs());
    m_photo->setTitleShown(false);
    m_photo->setAccessibleName(tr("The photo, patch by patch"));
    m_network = new QLabel(tab);
    m_network->setObjectName(QStringLiteral("bottleneckNetwork"));
    m_network->setWordWrap(true);
    m_network->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_side);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(m_photo, 1);
    column->addWidget(m_network);
    connect(m_side, &QSpinBox::valueChanged, this, &BottleneckPage::refreshOwn);
    connect(m_photo, &ChartWidget::exportRequested, this, &BottleneckPage::exportCurrent);
    connect(m_photo, &ChartWidget::copyFailed, this,
            [this](const Error& error) { session().reportProblem(tr("The chart could not be copied"), error); });
    return tab;
}

void BottleneckPage::takeDrawing() {
    LabSettings settings = view().settings;
    settings.setChoice("drawn", writePoints(m_area->points()));
    settings.setChoice("points", std::string(toString(PointSet::Drawn)));
    setSettings(settings);
}

void BottleneckPage::refresh() {
    LabPage::refresh();
    if (m_photo) refreshOwn();
}

void BottleneckPage::showEvent(QShowEvent* event) {
    LabPage::showEvent(event);
    refreshOwn();
}

void BottleneckPage::refreshOwn() {
    const LabSettings settings = view().settings;
    if (const auto drawn = readPoints(settings.choice("drawn")); drawn && drawn->values != m_area->points().values)
        m_area->setPoints(*drawn);
    const int count = m_area->points().rows;
    m_clear->setEnabled(count > 0);
    if (settings.choice("points") != toString(PointSet::Drawn))
        m_drawNote->setText(tr("Draw, and your points replace the chosen shape. “There and back” shows what becomes of "
                               "them."));
    else if (count < kFewestDrawnPoints)
        m_drawNote->setText(tr("Draw at least %1 points.").arg(kFewestDrawnPoints));
    else
        m_drawNote->setText(tr("%1 points. “There and back” shows what becomes of them.").arg(count));
    m_photo->setSource(photoChart().source);
    // The photo and the network are worked on only while somebody can see them.
    if (!isVisible()) return;
    refreshPhoto();
    refreshNetwork();
}

void BottleneckPage::refreshPhoto() {
    const auto run = session().runResult();
    if (!run) return;
    const LabSettings settings = view().settings;
    const QImage picture = run->inputImage;
    if (picture.cacheKey() == m_patchKey && m_side->value() == m_patchSide && settings == m_patchSettings) return;
    m_patchKey = picture.cacheKey();
    m_patchSide = m_side->value();
    m_patchSettings = settings;
    jobs().cancel(m_photoJob);
    m_photoJob = jobs().submit<PhotoPatches>(
        JobLane::Work, tr("Sending the photo through the lab"), this,
        [picture, side = m_patchSide, embedding = embeddingSettings(settings)](
            const CancelToken& cancel, const ProgressSink&) { return photoPatches(picture, side, embedding, cancel); },
        [this](Result<std::shared_ptr<const PhotoPatches>> outcome) {
            if (!outcome) {
                if (outcome.error().code != ErrorCode::Cancelled)
                    session().reportProblem(tr("The photo could not be sent through the lab"), outcome.error());
                return;
            }
            m_patches = *outcome;
            m_photo->setSource(photoChart().source);
        },
        JobPriority::Urgent);
}

void BottleneckPage::refreshNetwork() {
    const auto run = session().runResult();
    if (!run || run == m_lookedAt) {
        if (!run)
            m_network->setText(tr("What the network's own bottlenecks do with the photo stands here once it has run."));
        return;
    }
    m_lookedAt = run;
    jobs().cancel(m_networkJob);
    m_network->setText(tr("Looking at the network's bottlenecks…"));
    m_networkJob = jobs().submit<NetworkHealth>(
        JobLane::Work, tr("Looking at the network's bottlenecks"), this,
        [run](const CancelToken& cancel, const ProgressSink& progress) -> Result<std::shared_ptr<const NetworkHealth>> {
            auto health = healthOfRun(*run->network->graph, run->output.recorded, cancel, progress);
            if (!health) return health.error();
            return std::make_shared<const NetworkHealth>(std::move(*health));
        },
        [this, run](Result<std::shared_ptr<const NetworkHealth>> outcome) {
            if (!outcome) {
                if (outcome.error().code == ErrorCode::Cancelled) {
                    if (m_lookedAt == run) m_lookedAt.reset(); // another visit tries again
                } else {
                    session().reportProblem(tr("The network's bottlenecks could not be looked at"), outcome.error());
                }
                return;
            }
            const HealthView seen{run->network, *outcome, run->photoName};
            QString sentence = networkName(run->network->spec) + QStringLiteral(": ") + healthSentence(seen);
            if (bottleneckHealth(*run->network->graph, **outcome).linearEnds == 0)
                sentence += u' ' + tr("It has no linear bottlenecks; choose MobileNetV2 or V3 to see some.");
            m_network->setText(sentence);
        });
}

NamedChart BottleneckPage::photoChart() const {
    return {QStringLiteral("bottleneck-photo"), tr("The photo, patch by patch"),
            [patches = m_patches, conditions = labConditions(view())](Theme) {
                ChartData chart;
                chart.title = tr("A photo through the lab, patch by patch");
                chart.caption = conditions;
                chart.emptyText = tr("The photo comes back here once a network has run on one.");
                if (patches) chart.figure = photoPatchesFigure(patches);
                return chart;
            }};
}

std::vector<NamedChart> BottleneckPage::charts() const {
    std::vector<NamedChart> all = LabPage::charts();
    if (m_patches) all.push_back(photoChart());
    return all;
}

} // namespace convlens

#include "moc_bottleneck_page.cpp"
