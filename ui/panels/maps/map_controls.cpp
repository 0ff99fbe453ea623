#include "ui/panels/maps/map_controls.h"

#include "ui/text/core_text.h"
#include "ui/widgets/channel_grid.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QStandardItemModel>
#include <QToolButton>

#include <cmath>
#include <functional>

namespace convlens {

namespace {

constexpr double kPercentiles[] = {100, 99.9, 99.5, 99, 98, 95};
/// The slider is logarithmic: equal steps look equal.
constexpr int kSizeSteps = 100;

int sliderOf(int side) {
    const double t = std::log(double(side) / ChannelGrid::kMinCell) /
                     std::log(double(ChannelGrid::kMaxCell) / ChannelGrid::kMinCell);
    return int(std::lround(t * kSizeSteps));
}

int sideOf(int slider) {
    const double ratio = double(ChannelGrid::kMaxCell) / ChannelGrid::kMinCell;
    return int(std::lround(ChannelGrid::kMinCell * std::pow(ratio, double(slider) / kSizeSteps)));
}

QComboBox* combo(const QString& name, const QString& tip) {
    auto* box = new QComboBox;
    box->setAccessibleName(name);
    box->setToolTip(tip);
    box->setFocusPolicy(Qt::TabFocus); // so that Up and Down go on changing the layer after a click
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setMinimumWidth(72); // in a narrow window the longest choices are cut, not the view
    return box;
}

QDoubleSpinBox* bound(const QString& name) {
    auto* box = new QDoubleSpinBox;
    box->setRange(-1e6, 1e6);
    box->setDecimals(2);
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setKeyboardTracking(false);
    // Room for usual scales; the longest numbers, which it could hold, would take that of the other controls.
    box->setMaximumWidth(box->fontMetrics().horizontalAdvance(QStringLiteral("-888.88")) + 36);
    return box;
}

} // namespace

MapControls::MapControls(QWidget* parent)
    : QWidget(parent), m_colours(combo(tr("Colours"), tr("Colours of the values. Automatic: blue to red around zero "
                                                         "for values with a sign, viridis otherwise."))),
      m_scope(combo(tr("Scale"), tr("Over what the colour scale reaches: each channel its own shows structure, one for "
                                    "the layer or the network shows strength."))),
      m_clip(combo(tr("Clipping"), tr("How much of the values the scale holds; the few beyond it take its end colours, "
                                      "so that they do not darken all the rest."))),
      m_sort(combo(tr("Order"), tr("Order of the channels."))), m_low(bound(tr("Lower end of the scale"))),
      m_high(bound(tr("Upper end of the scale"))), m_smooth(new QToolButton), m_size(new QSlider(Qt::Horizontal)) {
    m_colours->setObjectName(QStringLiteral("mapColours"));
    m_scope->setObjectName(QStringLiteral("mapScope"));
    m_clip->setObjectName(QStringLiteral("mapClip"));
    m_low->setObjectName(QStringLiteral("mapLow"));
    m_high->setObjectName(QStringLiteral("mapHigh"));
    m_sort->setObjectName(QStringLiteral("mapSort"));
    m_smooth->setObjectName(QStringLiteral("mapSmooth"));
    m_size->setObjectName(QStringLiteral("mapCellSize"));

    m_colours->addItem(tr("Colours: auto"), -1);
    for (const ColourMapId id : colourMaps())
        m_colours->addItem(coreText(displayName(id)), int(id));
    m_scope->addItem(tr("Scale: channel"), int(ScalingScope::Channel));
    m_scope->addItem(tr("Scale: layer"), int(ScalingScope::Layer));
    m_scope->addItem(tr("Scale: network"), int(ScalingScope::Network));
    m_scope->addItem(tr("Scale: fixed"), int(ScalingScope::Fixed));
    for (const double p : kPercentiles)
        m_clip->addItem(p >= 100 ? tr("No clipping") : tr("Clip at %1 %").arg(p), p);
    m_sort->addItem(tr("By index"), int(GridSort::Index));
    m_sort->addItem(tr("By mean"), int(GridSort::Mean));
    m_sort->addItem(tr("By energy"), int(GridSort::Energy));
    m_sort->addItem(tr("By variance"), int(GridSort::Variance));
    m_sort->addItem(tr("By sparsity"), int(GridSort::Sparsity));
    m_sort->addItem(tr("By likeness"), int(GridSort::Similarity));
    m_sort->setItemData(2, tr("Mean of the squared values"), Qt::ToolTipRole);
    m_sort->setItemData(4, tr("Share of values that are exactly 0"), Qt::ToolTipRole);
    m_sort->setItemData(5, tr("Correlation with the selected channel"), Qt::ToolTipRole);

    m_clip->setMinimumWidth(m_clip->sizeHint().width()); // its choices are all as long as the usual one

    m_smooth->setText(tr("Smooth"));
    m_smooth->setCheckable(true);
    m_smooth->setFocusPolicy(Qt::TabFocus);
    m_smooth->setToolTip(tr("Interpolate between values instead of drawing each as a square"));
    m_size->setRange(0, kSizeSteps);
    m_size->setMinimumWidth(48);
    m_size->setMaximumWidth(88);
    m_size->setFocusPolicy(Qt::TabFocus);
    m_size->setAccessibleName(tr("Size of the cells"));
    m_size->setToolTip(tr("Size of the cells (Ctrl with the wheel over the grid)"));
    auto* exportButton = new QToolButton;
    exportButton->setText(tr("Export…"));
    exportButton->setObjectName(QStringLiteral("mapExport"));
    exportButton->setFocusPolicy(Qt::TabFocus);
    exportButton->setToolTip(tr("Save the grid or a channel as PNG, or the values as NumPy array"));

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_colours, m_scope, m_low, m_high, m_clip, m_sort, m_smooth})
        row->addWidget(widget);
    row->addStretch(1);
    row->addWidget(m_size);
    row->addWidget(exportButton);

    connect(m_colours, &QComboBox::activated, this, [this] {
        const int id = m_colours->currentData().toInt();
        change([id](MapSettings& s) { s.map = id < 0 ? std::nullopt : std::optional(ColourMapId(id)); });
    });
    connect(m_scope, &QComboBox::activated, this, [this] {
        const auto scope = ScalingScope(m_scope->currentData().toInt());
        change([scope](MapSettings& s) { s.scope = scope; });
    });
    connect(m_clip, &QComboBox::activated, this, [this] {
        const double percentile = m_clip->currentData().toDouble();
        change([percentile](MapSettings& s) { s.percentile = percentile; });
    });
    connect(m_sort, &QComboBox::activated, this, [this] {
        const auto sort = GridSort(m_sort->currentData().toInt());
        change([sort](MapSettings& s) { s.sort = sort; });
    });
    connect(m_smooth, &QToolButton::toggled, this, [this](bool on) {
        change([on](MapSettings& s) { s.interpolation = on ? MapInterpolation::Smooth : MapInterpolation::Nearest; });
    });
    connect(m_size, &QSlider::valueChanged, this,
            [this](int value) { change([value](MapSettings& s) { s.cellSide = sideOf(value); }); });
    const auto fixedChanged = [this] {
        const auto low = float(m_low->value()), high = float(m_high->value());
        if (high > low)
            change([low, high](MapSettings& s) { s.fixed = {low, high}; });
        else
            setSettings(m_settings); // an empty scale is no scale: back to the last one
    };
    connect(m_low, &QDoubleSpinBox::valueChanged, this, fixedChanged);
    connect(m_high, &QDoubleSpinBox::valueChanged, this, fixedChanged);
    connect(exportButton, &QToolButton::clicked, this, &MapControls::exportRequested);
    setSettings({});
}

void MapControls::change(const std::function<void(MapSettings&)>& edit) {
    MapSettings edited = m_settings;
    edit(edited);
    if (edited == m_settings) return;
    setSettings(edited);
    emit changed(m_settings);
}

void MapControls::setSettings(const MapSettings& settings) {
    m_settings = settings;
    const QSignalBlocker smooth(m_smooth), size(m_size), low(m_low), high(m_high);
    m_colours->setCurrentIndex(m_colours->findData(settings.map ? int(*settings.map) : -1));
    m_scope->setCurrentIndex(m_scope->findData(int(settings.scope)));
    int clip = m_clip->findData(settings.percentile);
    if (clip < 0) {
        m_clip->addItem(tr("Clip at %1 %").arg(settings.percentile), settings.percentile);
        clip = m_clip->count() - 1;
    }
    m_clip->setCurrentIndex(clip);
    m_sort->setCurrentIndex(m_sort->findData(int(settings.sort)));
    m_smooth->setChecked(settings.interpolation == MapInterpolation::Smooth);
    m_size->setValue(sliderOf(settings.cellSide));
    const bool fixed = settings.scope == ScalingScope::Fixed;
    m_low->setVisible(fixed);
    m_high->setVisible(fixed);
    m_clip->setVisible(!fixed);
    m_low->setValue(double(settings.fixed.low));
    m_high->setValue(double(settings.fixed.high));
}

void MapControls::setCellSide(int side) {
    m_settings.cellSide = side;
    const QSignalBlocker block(m_size);
    m_size->setValue(sliderOf(side));
}

void MapControls::setCanCompare(bool can) {
    auto* model = qobject_cast<QStandardItemModel*>(m_sort->model());
    model->item(m_sort->findData(int(GridSort::Similarity)))->setEnabled(can);
}

} // namespace convlens

#include "moc_map_controls.cpp"
