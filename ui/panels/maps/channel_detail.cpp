#include "ui/panels/maps/channel_detail.h"

#include "ui/text/numbers.h"
#include "ui/widgets/channel_grid.h"
#include "ui/widgets/colour_legend.h"
#include "ui/widgets/fitting_tabs.h"
#include "ui/widgets/histogram_strip.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace convlens {

ChannelDetail::ChannelDetail(QWidget* parent)
    : QWidget(parent), m_subjectBox(new QComboBox), m_classBox(new ClassBox), m_view(new MapView), m_note(new QLabel),
      m_figures(new QLabel), m_legend(new ColourLegend), m_histogram(new HistogramStrip), m_kernel(new KernelView),
      m_lanes(new LanesView), m_ablation(new AblationView), m_photos(new PhotosView), m_tabs(new FittingTabs) {
    m_subjectBox->setObjectName(QStringLiteral("mapSubject"));
    m_subjectBox->setAccessibleName(tr("What is shown large"));
    m_subjectBox->setToolTip(tr("What is shown large"));
    m_subjectBox->setFocusPolicy(Qt::TabFocus);
    m_subjectBox->addItem(tr("Channel"), int(MapSubject::Channel));
    m_subjectBox->addItem(tr("Mean over channels"), int(MapSubject::Mean));
    m_subjectBox->addItem(tr("Maximum over channels"), int(MapSubject::Maximum));
    m_subjectBox->addItem(tr("Principal components"), int(MapSubject::Components));
    m_subjectBox->addItem(tr("Why: activation"), int(MapSubject::ClassActivation));
    m_subjectBox->setItemData(3, tr("The three patterns that explain most of the layer, as red, green and blue"),
                              Qt::ToolTipRole);
    m_subjectBox->setItemData(4, tr("Which places of the last map speak for a class"), Qt::ToolTipRole);
    m_subjectBox->addItem(tr("Why: occlusion"), int(MapSubject::Occlusion));
    m_subjectBox->setItemData(5, tr("Which places of the photo speak for a class: each is hidden in turn"),
                              Qt::ToolTipRole);
    m_subjectBox->addItem(tr("Effective receptive field"), int(MapSubject::EffectiveField));
    m_subjectBox->setItemData(
        6, tr("Which parts of the photo really move the value that was clicked, or the middle one"), Qt::ToolTipRole);
    m_classBox->setObjectName(QStringLiteral("mapClass"));
    m_classBox->hide();
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setObjectName(QStringLiteral("mapNote"));
    m_figures->setForegroundRole(QPalette::PlaceholderText);
    m_figures->setWordWrap(true);
    m_figures->setObjectName(QStringLiteral("mapFigures"));
    m_figures->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* values = new QWidget;
    auto* valuesColumn = new QVBoxLayout(values);
    valuesColumn->setContentsMargins(0, 4, 0, 0);
    valuesColumn->setSpacing(4);
    valuesColumn->addWidget(m_histogram);
    valuesColumn->addWidget(m_figures);
    valuesColumn->addStretch(1);
    m_tabs->setAccessibleName(tr("What is shown large"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setFocusPolicy(Qt::TabFocus);
    m_tabs->addTab(values, tr("Values"));
    m_tabs->addTab(m_kernel, tr("Kernel"));
    m_tabs->addTab(m_lanes, tr("Lanes"));
    m_tabs->addTab(m_ablation, tr("Off"));
    m_tabs->setTabToolTip(m_tabs->indexOf(m_ablation), tr("Switch channels off and see the predictions change"));
    m_tabs->addTab(m_photos, tr("Photos"));
    const std::pair<QWidget*, QString> tips[] = {
        {values, tr("How often each value occurs, with mean, spread and share of zeros")},
        {m_kernel, tr("The weights that make this channel, and which channels feed it most")},
        {m_lanes, tr("Where each channel came from")},
        {m_photos, tr("This channel on all photos")}};
    for (const auto& [page, tip] : tips)
        m_tabs->setTabToolTip(m_tabs->indexOf(page), tip);
    m_tabs->setTabToolTip(
        m_tabs->indexOf(m_photos),
        tr("This channel on every photo of the queue, the first %1 of them").arg(ChannelPhotos::kMostPhotos));
    m_tabs->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_tabs->setFixedHeight(m_tabs->tabBar()->sizeHint().height() + m_histogram->sizeHint().height() +
                           3 * fontMetrics().height());

    auto* title = new QHBoxLayout;
    title->setSpacing(4);
    m_subjectBox->setSizePolicy(QSizePolicy::Ignored,
                                QSizePolicy::Fixed); // half the line where a class stands beside it
    title->addWidget(m_subjectBox, 1);
    title->addWidget(m_classBox, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(title);
    column->addWidget(m_view, 1);
    column->addWidget(m_note);
    column->addWidget(m_legend);
    column->addWidget(m_tabs);

    connect(m_subjectBox, &QComboBox::activated, this, [this] {
        setSubject(MapSubject(m_subjectBox->currentData().toInt()));
        emit subjectChosen(m_subject);
    });
    connect(m_classBox, &ClassBox::classChosen, this, &ChannelDetail::classChosen);
    connect(m_tabs, &QTabWidget::currentChanged, this, &ChannelDetail::tabChosen);
    m_note->hide();
    setLanesVisible(false);
}

void ChannelDetail::setSubject(MapSubject subject) {
    m_subject = subject;
    m_subjectBox->setCurrentIndex(m_subjectBox->findData(int(subject)));
    m_classBox->setVisible(subject == MapSubject::ClassActivation || subject == MapSubject::Occlusion);
}

void ChannelDetail::setChannelTitle(const QString& title) {
    m_subjectBox->setItemText(0, title);
}

void ChannelDetail::setPicture(const MapPicture& picture, MapInterpolation interpolation) {
    m_view->setColouring(picture.map, interpolation);
    m_view->setContent({picture.tensor, picture.channel, picture.rgb, picture.ranges});
    m_note->setText(picture.note);
    m_note->setVisible(!picture.note.isEmpty());
    m_legend->setVisible(!picture.rgb);
    m_histogram->setVisible(!picture.rgb);
    if (picture.rgb) {
        m_histogram->clear();
        m_figures->setText(tr("Three components at once, each with its own scale: there is no one histogram of them."));
        return;
    }
    m_legend->setScale(picture.map, picture.ranges.at(0), picture.below, picture.above);
    m_histogram->setValues(picture.statistics, picture.histogram);
    m_histogram->setColouring(picture.map, picture.ranges.at(0));

    const MapStatistics& s = picture.statistics;
    QStringList figures;
    const QString condition = picture.ofTheLayer ? conditionInWords(s.condition) : QString();
    if (!condition.isEmpty()) figures << condition;
    if (s.sparsity > 0) figures << tr("%1 zeros").arg(percent(s.sparsity));
    if (picture.ofTheLayer && s.atSix > 0) figures << tr("%1 at 6 or more").arg(percent(s.atSix));
    if (s.negative > 0) figures << tr("%1 negative").arg(percent(s.negative));
    if (s.nans > 0) figures << tr("%1 NaN").arg(s.nans);
    if (s.infinities > 0) figures << tr("%1 infinite").arg(s.infinities);
    // Shares of one value say nothing that the value does not.
    m_figures->setText(s.count == 1 ? QString() : figures.join(QStringLiteral("  ·  ")));
}

void ChannelDetail::setMessage(const QString& message) {
    m_view->clear();
    m_legend->clear();
    m_histogram->clear();
    m_figures->clear();
    m_note->setText(message);
    m_note->show();
}

void ChannelDetail::setStale(bool stale) {
    m_view->setStale(stale);
}

void ChannelDetail::setClasses(std::vector<ClassProbability> classes) {
    m_classBox->setClasses(std::move(classes));
}

void ChannelDetail::setClass(int index) {
    m_classBox->setClass(index);
}

bool ChannelDetail::showsPhotos() const {
    return m_tabs->currentWidget() == m_photos;
}

void ChannelDetail::showAblation() {
    m_tabs->setCurrentWidget(m_ablation);
}

void ChannelDetail::showPhotos() {
    m_tabs->setCurrentWidget(m_photos);
}

void ChannelDetail::setLanesVisible(bool visible) {
    m_tabs->setTabVisible(m_tabs->indexOf(m_lanes), visible);
}

} // namespace convlens

#include "moc_channel_detail.cpp"
