#include "ui/labs/lab_controls.h"

#include "core/labs/lab_fit.h"
#include "ui/labs/lab_view.h"
#include "ui/widgets/stop_slider.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

int decimalsOf(double step) {
    int decimals = 0;
    for (double s = step; std::abs(s - std::round(s)) > 1e-9 && decimals < 6; s *= 10)
        ++decimals;
    return decimals;
}

} // namespace

LabControls::LabControls(const Lab& lab, QWidget* parent)
    : QWidget(parent), m_lab(lab), m_settings(defaultSettings(lab.parameters)) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(2);
    for (const LabParameter& parameter : lab.parameters) {
        if (parameter.isText)
            m_show.emplace_back([] {}); // the lab's own page shows it
        else if (parameter.isChoice())
            addChoice(parameter);
        else
            addNumber(parameter);
    }
}

void LabControls::put(const LabParameter& parameter, QWidget* control, QWidget* buddy) {
    auto* label = new QLabel(labText(parameter.title), this);
    label->setBuddy(buddy);
    label->setToolTip(labText(parameter.help));
    m_placed.push_back({label, control});
    place(int(m_placed.size()) - 1);
}

void LabControls::place(int number) {
    auto* grid = static_cast<QGridLayout*>(layout());
    const Labelled& placed = m_placed[std::size_t(number)];
    const int row = number / m_columns * 2, column = number % m_columns;
    grid->addWidget(placed.label, row, column);
    grid->addWidget(placed.control, row + 1, column);
    grid->setColumnStretch(column, 1);
}

void LabControls::setColumns(int columns) {
    if (columns == m_columns) return;
    auto* grid = static_cast<QGridLayout*>(layout());
    for (int column = columns; column < m_columns; ++column)
        grid->setColumnStretch(column, 0); // an empty column would keep its share
    m_columns = columns;
    for (const Labelled& placed : m_placed) {
        grid->removeWidget(placed.label);
        grid->removeWidget(placed.control);
    }
    for (int i = 0; i < int(m_placed.size()); ++i)
        place(i);
}

int LabControls::widthFor(int columns) const {
    int widest = 0;
    for (const Labelled& placed : m_placed)
        for (const QWidget* part : {placed.label, placed.control})
            widest = std::max(widest, part->minimumSizeHint().width());
    return columns * widest + (columns - 1) * static_cast<QGridLayout*>(layout())->horizontalSpacing();
}

void LabControls::addNumber(const LabParameter& parameter) {
    const QString name = QStringLiteral("lab-") + QString::fromStdString(parameter.key);
    auto* both = new QWidget(this);
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* slider = new StopSlider(both);
    slider->setObjectName(name + QStringLiteral("-slider"));
    slider->setScale(parameter.minimum, parameter.maximum, parameter.step, parameter.stops);
    auto* field = new QDoubleSpinBox(both);
    field->setObjectName(name);
    field->setDecimals(decimalsOf(parameter.step));
    field->setRange(parameter.minimum, parameter.maximum);
    field->setSingleStep(parameter.step);
    field->setKeyboardTracking(false); // each digit typed would be a value of its own
    field->setLocale(QLocale::c());
    for (QWidget* part : {static_cast<QWidget*>(slider), static_cast<QWidget*>(field)}) {
        part->setToolTip(labText(parameter.help));
        part->setAccessibleName(labText(parameter.title));
    }
    row->addWidget(slider, 1);
    row->addWidget(field);
    put(parameter, both, field);
    const auto show = [this, slider, field, key = parameter.key] {
        const QSignalBlocker quiet(field);
        field->setValue(m_settings.number(key));
        slider->setRealValue(m_settings.number(key));
    };
    show();
    m_show.push_back(show);
    connect(slider, &StopSlider::edited, this, [this, &parameter](double value) { setNumber(parameter, value); });
    connect(field, &QDoubleSpinBox::valueChanged, this,
            [this, &parameter](double value) { setNumber(parameter, value); });
}

void LabControls::addChoice(const LabParameter& parameter) {
    auto* box = new QComboBox(this);
    box->setObjectName(QStringLiteral("lab-") + QString::fromStdString(parameter.key));
    box->setToolTip(labText(parameter.help));
    box->setAccessibleName(labText(parameter.title));
    for (const LabChoice& choice : parameter.choices)
        box->addItem(labText(choice.title), QString::fromStdString(choice.key));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    put(parameter, box, box);
    const auto show = [this, box, key = parameter.key] {
        const QSignalBlocker quiet(box);
        box->setCurrentIndex(box->findData(QString::fromStdString(m_settings.choice(key))));
    };
    show();
    m_show.push_back(show);
    connect(box, &QComboBox::currentIndexChanged, this, [this, box, &parameter] {
        m_settings.setChoice(parameter.key, box->currentData().toString().toStdString());
        setSettings(fittingSettings(m_lab, m_settings)); // another value may have to move along
        emit changed();
    });
}

void LabControls::setNumber(const LabParameter& parameter, double value) {
    // A slider's pixel and a typed number may lie between two steps.
    const double steps = std::round((value - parameter.minimum) / parameter.step);
    const double allowed = std::clamp(parameter.minimum + steps * parameter.step, parameter.minimum, parameter.maximum);
    const LabSettings before = m_settings;
    const double forward = allowed < before.number(parameter.key) ? -parameter.step : parameter.step;
    LabSettings fitting = before;
    // One step may be less than what fits together: then on to the next that does.
    for (double at = allowed; at >= parameter.minimum && at <= parameter.maximum; at += forward) {
        LabSettings wanted = before;
        wanted.setNumber(parameter.key, at);
        fitting = fittingSettings(m_lab, wanted);
        if (allowed == before.number(parameter.key) || fitting != before) break;
    }
    setSettings(fitting);
    if (m_settings != before) emit changed();
}

void LabControls::setSettings(const LabSettings& settings) {
    m_settings = settings;
    for (const auto& show : m_show)
        show();
}

} // namespace convlens

#include "moc_lab_controls.cpp"
