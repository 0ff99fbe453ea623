#include "ui/panels/network/network_bar.h"

#include "core/networks/registry.h"
#include "ui/dialogs/ask.h"
#include "ui/session/session_object.h"
#include "ui/session/trained_choice.h"
#include "ui/session/workflow.h"
#include "ui/text/conversions.h"
#include "ui/text/core_text.h"
#include "ui/text/counting.h"
#include "ui/text/network_name.h"
#include "ui/text/numbers.h"
#include "ui/theme/icons.h"
#include "ui/theme/palette.h"
#include "ui/widgets/help_dialogs.h"
#include "ui/widgets/stop_slider.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QRandomGenerator>
#include <QResizeEvent>
#include <QToolButton>
#include <QWidgetAction>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

constexpr int kButtonWidth = 60, kBesideWords = 12; // of the buttons at the right end

QString seedText(quint64 seed) {
    return NetworkBar::tr("random, seed %1").arg(seed);
}

/// "1.0", "0.75", "0.625": as in specifications, without zeros that say nothing.
class WidthBox : public QDoubleSpinBox {
public:
    using QDoubleSpinBox::QDoubleSpinBox;
    QString textFromValue(double value) const override {
        QString text = QString::number(value, 'f', 3);
        while (text.endsWith(u'0') && !text.endsWith(QLatin1String(".0")))
            text.chop(1);
        return text;
    }
};

/// What a field needs for such a number, however large the letters are.
int fieldWidth(const QWidget* field, const QString& widest, int least) {
    constexpr int kAround = 18; // frame and margins
    return std::max(least, field->fontMetrics().horizontalAdvance(widest) + kAround);
}

/// Not where nothing changes: setting a value throws away what is being typed, and jobs that end refresh the controls.
template <class Box, class Value>
void showValue(Box* box, Value value) {
    if (box->value() != value) box->setValue(value);
}

/// A caption over controls: smaller, second-rank text.
QLabel* makeCaption(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * 0.88);
    label->setFont(font);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

NetworkBar::NetworkBar(SessionObject& session, Workflow& workflow, QWidget* parent)
    : QWidget(parent), m_session(session), m_workflow(workflow) {
    setObjectName(QStringLiteral("networkBar"));
    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(12, 8, 12, 8);
    m_layout->setSpacing(16);
    buildFamily();
    buildWidth();
    buildResolution();
    buildVariants();
    buildWeights();
    buildOptions();

    m_params = new QLabel(this);
    m_params->setObjectName(QStringLiteral("totalParams"));
    m_macs = new QLabel(this);
    m_macs->setObjectName(QStringLiteral("totalMacs"));
    auto* totals = new QVBoxLayout;
    totals->setSpacing(2);
    totals->addStretch();
    totals->addWidget(m_params);
    totals->addWidget(m_macs);
    totals->addStretch();
    m_layout->addLayout(totals);
    m_layout->addStretch(1);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(4);
    m_layout->addLayout(m_buttons);

    connect(&session, &SessionObject::networkChanged, this, &NetworkBar::refresh);
    connect(&session, &SessionObject::weightsChanged, this, &NetworkBar::refresh);
    connect(&session, &SessionObject::conventionChanged, this, &NetworkBar::refreshTotals);
    refresh();
}

QWidget* NetworkBar::addCell(const QString& caption, std::initializer_list<QWidget*> controls, int stretch) {
    auto* cell = new QWidget(this);
    auto* column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    QLabel* label = makeCaption(caption, cell);
    label->setBuddy(*controls.begin());
    column->addWidget(label);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    for (QWidget* control : controls) {
        control->setFixedHeight(28);
        row->addWidget(control, qobject_cast<QSlider*>(control) ? 1 : 0);
        if (control->accessibleName().isEmpty()) control->setAccessibleName(caption);
    }
    column->addLayout(row);
    m_layout->addWidget(cell, stretch);
    return cell;
}

void NetworkBar::edit(const std::function<void(NetworkSpec&)>& change) {
    if (m_refreshing) return;
    NetworkSpec spec = m_session.spec();
    change(spec);
    m_session.setSpec(spec);
    refresh(); // also when it was refused: the controls show what is
}

void NetworkBar::buildFamily() {
    m_family = new QComboBox(this);
    m_family->setObjectName(QStringLiteral("family"));
    for (const FamilyInfo& info : families()) {
        m_family->addItem(fromView(info.displayName), int(info.family));
        m_family->setItemData(m_family->count() - 1,
                              QStringLiteral("<p>%1</p><p>%2</p>").arg(coreText(info.summary), fromView(info.paper)),
                              Qt::ToolTipRole);
    }
    m_family->setMaxVisibleItems(12);
    connect(m_family, &QComboBox::activated, this, [this](int row) {
        const FamilyInfo& info = families()[std::size_t(row)];
        // From one trained network to the next one.
        if (trainedOf(m_session.weightsChoice())) return chooseTrained(m_session, info.family);
        edit([&](NetworkSpec& spec) {
            spec.family = info.family;
            // What the new family does not have goes back to its default; width and resolution stay.
            const NetworkSpec defaults;
            if (info.groups.empty()) spec.groups = defaults.groups;
            if (!info.hasMinimalistic) spec.minimalistic = false;
            if (std::ranges::find(info.rules, spec.rules) == info.rules.end()) spec.rules = Rules::Paper;
        });
    });
    addCell(tr("Network"), {m_family});
}

void NetworkBar::buildWidth() {
    m_width = new StopSlider(this);
    m_width->setObjectName(QStringLiteral("widthSlider"));
    m_widthBox = new WidthBox(this);
    m_widthBox->setObjectName(QStringLiteral("widthBox"));
    m_widthBox->setRange(kMinWidth, kMaxWidth);
    m_widthBox->setDecimals(3);
    m_widthBox->setSingleStep(0.05);
    m_widthBox->setKeyboardTracking(false);
    m_widthBox->setLocale(QLocale::c());
    m_widthBox->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_widthBox->setFixedWidth(fieldWidth(m_widthBox, QStringLiteral("0.875"), 56));
    connect(m_width, &StopSlider::edited, this,
            [this](double value) { edit([&](NetworkSpec& spec) { spec.width = value; }); });
    connect(m_widthBox, &QDoubleSpinBox::valueChanged, this,
            [this](double value) { edit([&](NetworkSpec& spec) { spec.width = value; }); });
    addCell(tr("Width"), {m_width, m_widthBox}, 2);
}

void NetworkBar::buildResolution() {
    m_resolution = new StopSlider(this);
    m_resolution->setObjectName(QStringLiteral("resolutionSlider"));
    m_resolutionBox = new QSpinBox(this);
    m_resolutionBox->setObjectName(QStringLiteral("resolutionBox"));
    m_resolutionBox->setRange(kMinResolution, kMaxResolution);
    m_resolutionBox->setSingleStep(32);
    m_resolutionBox->setKeyboardTracking(false);
    m_resolutionBox->setLocale(QLocale::c());
    m_resolutionBox->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_resolutionBox->setFixedWidth(fieldWidth(m_resolutionBox, QStringLiteral("1024"), 52));
    connect(m_resolution, &StopSlider::edited, this,
            [this](double value) { edit([&](NetworkSpec& spec) { spec.resolution = int(std::lround(value)); }); });
    connect(m_resolutionBox, &QSpinBox::valueChanged, this,
            [this](int value) { edit([&](NetworkSpec& spec) { spec.resolution = value; }); });
    addCell(tr("Resolution"), {m_resolution, m_resolutionBox}, 2);
}

void NetworkBar::buildVariants() {
    m_groups = new QComboBox(this);
    m_groups->setObjectName(QStringLiteral("groups"));
    m_groups->setToolTip(tr("Groups of the pointwise convolutions: more groups, fewer multiply-adds, more shuffling"));
    connect(m_groups, &QComboBox::activated, this,
            [this] { edit([&](NetworkSpec& spec) { spec.groups = m_groups->currentData().toInt(); }); });
    m_groupsCell = addCell(tr("Groups"), {m_groups});
    m_minimalistic = new QCheckBox(tr("minimalistic"), this);
    m_minimalistic->setObjectName(QStringLiteral("minimalistic"));
    m_minimalistic->setToolTip(tr("Without 5 × 5 kernels, h-swish and squeeze-and-excitation"));
    connect(m_minimalistic, &QCheckBox::clicked, this,
            [this](bool on) { edit([&](NetworkSpec& spec) { spec.minimalistic = on; }); });
    m_minimalisticCell = addCell(tr("Variant"), {m_minimalistic});
}

void NetworkBar::buildWeights() {
    m_weights = new QToolButton(this);
    m_weights->setObjectName(QStringLiteral("weights"));
    m_weights->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_weights->setPopupMode(QToolButton::InstantPopup);
    m_weightsMenu = new QMenu(this);
    m_weightsMenu->setToolTipsVisible(true);
    m_weights->setMenu(m_weightsMenu);
    connect(m_weightsMenu, &QMenu::aboutToShow, this, &NetworkBar::fillWeightsMenu);
    addCell(tr("Weights"), {m_weights});
}

void NetworkBar::fillWeightsMenu() {
    m_weightsMenu->clear();
    if (const TrainedNetwork* trained = trainedNetwork(m_session.spec().family)) {
        QAction* ours =
            m_weightsMenu->addAction(icon("weights"), tr("Trained by us: %1").arg(networkName(trained->spec)));
        ours->setObjectName(QStringLiteral("weightsTrained"));
        ours->setCheckable(true);
        ours->setChecked(trainedOf(m_session.weightsChoice()) != nullptr);
        ours->setToolTip(trainingFacts(*trained));
        connect(ours, &QAction::triggered, this, [this] { chooseTrained(m_session, m_session.spec().family); });
        m_weightsMenu->addSeparator();
    }
    QAction* file = m_weightsMenu->addAction(icon("weights"), tr("Open a weights file…"));
    file->setToolTip(tr("A safetensors file; the network that it was made for comes along"));
    connect(file, &QAction::triggered, this, &NetworkBar::chooseWeightsFile);
    QAction* guide = m_weightsMenu->addAction(icon("help"), tr("Where to get ImageNet weights…"));
    guide->setObjectName(QStringLiteral("weightsGuideAction"));
    guide->setToolTip(tr("The official files that open here, and where they are"));
    connect(guide, &QAction::triggered, this, [this] { showWeightsGuide(window()); });
    m_weightsMenu->addSeparator();
    QAction* dice = m_weightsMenu->addAction(icon("random"), tr("Random, another seed"));
    connect(dice, &QAction::triggered, this,
            [this] { m_session.setWeightsChoice(RandomWeights{QRandomGenerator::global()->bounded(1U, 1000000U)}); });
    connect(m_weightsMenu->addAction(tr("Random, seed…")), &QAction::triggered, this, &NetworkBar::chooseSeed);
    if (m_session.weightsChoice() != WeightsChoice(RandomWeights{})) {
        connect(m_weightsMenu->addAction(seedText(RandomWeights{}.seed)), &QAction::triggered, this,
                [this] { m_session.setWeightsChoice(RandomWeights{}); });
    }
}

void NetworkBar::chooseWeightsFile() {
    askForFile(this,
               {tr("Open a weights file"), {}, tr("Weights (*.safetensors *.pth *.pt *.pth.tar *.bin);;All files (*)")},
               [this](const QString& path) { m_workflow.openWeights(path); });
}

void NetworkBar::chooseSeed() {
    const auto* random = std::get_if<RandomWeights>(&m_session.weightsChoice());
    askForNumber(this, tr("Random weights"), tr("Seed (the same seed gives the same weights):"),
                 random ? int(std::min<quint64>(random->seed, INT_MAX)) : 1, 0, INT_MAX,
                 [this](int seed) { m_session.setWeightsChoice(RandomWeights{quint64(seed)}); });
}

void NetworkBar::buildOptions() {
    auto* page = new QWidget(this);
    auto* form = new QFormLayout(page);
    form->setContentsMargins(12, 12, 12, 12);
    form->setVerticalSpacing(8);
    m_classes = new QSpinBox(page);
    m_classes->setObjectName(QStringLiteral("classes"));
    m_classes->setRange(kMinClasses, kMaxClasses);
    m_classes->setKeyboardTracking(false);
    m_classes->setLocale(QLocale::c());
    connect(m_classes, &QSpinBox::valueChanged, this,
            [this](int value) { edit([&](NetworkSpec& spec) { spec.classes = value; }); });
    form->addRow(tr("Classes"), m_classes);

    m_padding = new QComboBox(page);
    m_padding->setObjectName(QStringLiteral("padding"));
    m_padding->addItem(tr("symmetric, as PyTorch"), int(PaddingMode::Symmetric));
    m_padding->addItem(tr("“same”, as TensorFlow"), int(PaddingMode::Same));
    connect(m_padding, &QComboBox::activated, this,
            [this] { edit([&](NetworkSpec& spec) { spec.padding = PaddingMode(m_padding->currentData().toInt()); }); });
    form->addRow(tr("Padding"), m_padding);

    m_rules = new QComboBox(page);
    m_rules->setObjectName(QStringLiteral("rules"));
    connect(m_rules, &QComboBox::activated, this,
            [this] { edit([&](NetworkSpec& spec) { spec.rules = Rules(m_rules->currentData().toInt()); }); });
    form->addRow(tr("Rules"), m_rules);
    m_rulesNote = new QLabel(page);
    m_rulesNote->setWordWrap(true);
    m_rulesNote->setFixedWidth(320);
    m_rulesNote->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(m_rulesNote);

    m_optionsMenu = new QMenu(this);
    auto* action = new QWidgetAction(m_optionsMenu);
    action->setDefaultWidget(page);
    m_optionsMenu->addAction(action);
    m_options = new QToolButton(this);
    m_options->setObjectName(QStringLiteral("options"));
    m_options->setIcon(icon("options"));
    m_options->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_options->setPopupMode(QToolButton::InstantPopup);
    m_options->setMenu(m_optionsMenu);
    m_options->setToolTip(tr("Classes, padding, and whose rules hold where implementations differ"));
    addCell(tr("Details"), {m_options});
}

void NetworkBar::refresh() {
    m_refreshing = true;
    const NetworkSpec& spec = m_session.spec();
    const FamilyInfo& info = familyInfo(spec.family);
    m_family->setCurrentIndex(m_family->findData(int(spec.family)));
    m_family->setToolTip(QStringLiteral("<p>%1</p><p>%2</p>").arg(coreText(info.summary), fromView(info.paper)));

    const double largestWidth = *std::ranges::max_element(info.widths);
    m_width->setScale(kMinWidth, largestWidth, 0.05, std::vector<double>(info.widths.begin(), info.widths.end()));
    m_width->setRealValue(spec.width);
    showValue(m_widthBox, spec.width);
    QStringList stops;
    for (const double stop : info.widths)
        stops << QString::number(stop);
    const QString widthTip =
        tr("<p>Width multiplier. The paper's: %1.</p><p>%2</p>").arg(stops.join(tr(", ")), coreText(info.widthNote));
    m_width->setToolTip(widthTip);
    m_widthBox->setToolTip(widthTip);

    stops.clear();
    for (const int stop : info.resolutions)
        stops << QString::number(stop);
    const int largestSide = std::max(256, *std::ranges::max_element(info.resolutions));
    m_resolution->setScale(kMinResolution, largestSide, 16,
                           std::vector<double>(info.resolutions.begin(), info.resolutions.end()));
    m_resolution->setRealValue(spec.resolution);
    showValue(m_resolutionBox, spec.resolution);
    const QString sideTip = tr("<p>Side of the square input in pixels. The paper's: %1; any from %2 to %3 works.</p>")
                                .arg(stops.join(tr(", ")))
                                .arg(kMinResolution)
                                .arg(kMaxResolution);
    m_resolution->setToolTip(sideTip);
    m_resolutionBox->setToolTip(sideTip);

    m_groupsCell->setVisible(!info.groups.empty());
    m_groups->clear();
    for (const int groups : info.groups)
        m_groups->addItem(QString::number(groups), groups);
    m_groups->setCurrentIndex(m_groups->findData(spec.groups));
    m_minimalisticCell->setVisible(info.hasMinimalistic);
    m_minimalistic->setChecked(spec.minimalistic);

    showValue(m_classes, spec.classes);
    m_padding->setCurrentIndex(m_padding->findData(int(spec.padding)));
    m_rules->clear();
    for (const Rules rules : info.rules)
        m_rules->addItem(coreText(toString(rules)), int(rules));
    m_rules->setCurrentIndex(m_rules->findData(int(spec.rules)));
    m_rules->setToolTip(QStringLiteral("<p>%1</p>").arg(coreText(info.rulesNote).toHtmlEscaped()));
    m_rulesNote->setText(coreText(info.rulesNote));

    const NetworkSpec defaults;
    QStringList details;
    if (spec.classes != defaults.classes) details << tr("%1 classes").arg(spec.classes);
    if (spec.padding != defaults.padding) details << tr("same padding");
    if (spec.rules != defaults.rules) details << coreText(toString(spec.rules));
    m_options->setText(details.isEmpty() ? tr("standard") : details.join(tr(", ")));

    const auto network = m_session.network();
    if (const auto* random = std::get_if<RandomWeights>(&m_session.weightsChoice())) {
        m_weights->setIcon(icon("random"));
        m_weights->setText(seedText(random->seed));
        m_weights->setToolTip(
            tr("Made from a seed, not trained: predictions are chance. Trained weights are in the menu."));
    } else if (const TrainedNetwork* ours = trainedOf(m_session.weightsChoice())) {
        m_weights->setIcon(icon("weights"));
        m_weights->setText(tr("trained: %1").arg(QString::fromStdString(ours->data)));
        m_weights->setToolTip(trainingFacts(*ours));
    } else {
        const QString path = std::get<FileWeights>(m_session.weightsChoice()).path;
        m_weights->setIcon(icon("weights"));
        m_weights->setText(fontMetrics().elidedText(QFileInfo(path).completeBaseName(), Qt::ElideMiddle, 150));
        QString tip = path;
        if (network->weights) {
            const WeightsInfo& weights = network->weights->info;
            if (!weights.origin.empty()) tip += tr("\norigin: %1").arg(coreText(weights.origin));
            if (!weights.license.empty()) tip += tr("\nlicence: %1").arg(QString::fromStdString(weights.license));
            tip += u'\n' + QString::fromStdString(weights.hash);
        }
        m_weights->setToolTip(tip);
    }
    refreshTotals();
    m_refreshing = false;
}

void NetworkBar::refreshTotals() {
    const Convention convention = m_session.convention();
    const double counted = countNetwork(convention, *m_session.network()->graph).total;
    const LayerCost& total = m_session.network()->cost->total;
    m_params->setText(tr("%1 parameters").arg(count(double(total.params))));
    m_params->setToolTip(
        tr("%1 trained values: weights, biases and batch norm's two a channel").arg(fullCount(total.params)));
    const QString blue = theoryColour(themeOf(palette())).name();
    m_macs->setText(QStringLiteral("<span style='color:%1'>■</span> ").arg(blue) + countInWords(counted, convention));
    m_macs->setToolTip(tr("<p>%1 for one photo: %2</p><p>%3 The line at the bottom chooses.</p>")
                           .arg(countTitle(convention), fullCounted(counted), conventionExplained(convention)));
    fitTotals();
}

void NetworkBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_macs) refreshTotals();
}

bool NetworkBar::event(QEvent* event) {
    const bool known = QWidget::event(event);
    // Controls can come to need more room in a bar that keeps its width: in another language, or once they are shown.
    if (event->type() == QEvent::LayoutRequest && m_macs && !m_macs->isHidden() &&
        m_layout->minimumSize().width() > width())
        fitTotals();
    return known;
}

void NetworkBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitTotals();
}

/// In a narrow window the space between the controls gives way first, then the totals; the line at the bottom has them
/// too.
void NetworkBar::fitTotals() {
    const auto fits = [this](int spacing, bool totals, bool words) {
        m_layout->setSpacing(spacing);
        for (int i = 0; i < m_buttons->count(); ++i) {
            auto* button = qobject_cast<QToolButton*>(m_buttons->itemAt(i)->widget());
            if (!button) continue;
            // A word of which nothing but "…" is left says less than the icon alone.
            button->setToolButtonStyle(words ? Qt::ToolButtonTextUnderIcon : Qt::ToolButtonIconOnly);
            button->setMinimumWidth(
                words ? std::max(kButtonWidth, button->fontMetrics().horizontalAdvance(button->text()) + kBesideWords)
                      : kButtonWidth);
        }
        m_params->setVisible(totals);
        m_macs->setVisible(totals);
        m_layout->invalidate();
        return m_layout->minimumSize().width() <= width();
    };
    if (!fits(16, true, true) && !fits(12, true, true) && !fits(8, true, true) && !fits(12, false, true))
        fits(12, false, false);
}

void NetworkBar::addActionButton(QAction* action) {
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setIconSize(QSize(20, 20));
    button->setMinimumSize(kButtonWidth, 44);
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    m_buttons->addWidget(button);
}

} // namespace convlens

#include "moc_network_bar.cpp"
