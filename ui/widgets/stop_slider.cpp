#include "ui/widgets/stop_slider.h"

#include "ui/theme/palette.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionSlider>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

constexpr double kSnapPixels = 5;

} // namespace

StopSlider::StopSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent) {
    setRange(0, kPositions);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QSlider::sliderMoved, this, [this](int position) { choose(valueAt(position)); });
    connect(this, &QSlider::actionTriggered, this, [this](int action) {
        if (action != SliderMove) choose(valueAt(sliderPosition()));
    });
}

void StopSlider::setScale(double minimum, double maximum, double step, std::vector<double> stops) {
    m_minimum = minimum;
    m_maximum = maximum;
    m_step = step;
    m_stops = std::move(stops);
    std::ranges::sort(m_stops);
    setRealValue(m_value);
    update();
}

int StopSlider::positionOf(double value) const {
    const double share = (value - m_minimum) / (m_maximum - m_minimum);
    return int(std::lround(std::clamp(share, 0.0, 1.0) * kPositions));
}

double StopSlider::xOf(double value) const {
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect groove = style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderGroove, this);
    const int handle = style()->pixelMetric(QStyle::PM_SliderLength, &option, this);
    const double share = std::clamp((value - m_minimum) / (m_maximum - m_minimum), 0.0, 1.0);
    return groove.left() + handle / 2.0 + share * (groove.width() - handle);
}

double StopSlider::valueAt(int position) const {
    const double free = m_minimum + (m_maximum - m_minimum) * position / kPositions;
    // The nearest: on a short slider stops lie closer together than they snap.
    const auto nearest = std::ranges::min_element(m_stops, {}, [&](double stop) { return std::abs(stop - free); });
    if (nearest != m_stops.end() && std::abs(xOf(*nearest) - xOf(free)) <= kSnapPixels) return *nearest;
    return std::clamp(m_minimum + std::round((free - m_minimum) / m_step) * m_step, m_minimum, m_maximum);
}

void StopSlider::setRealValue(double value) {
    m_value = value;
    if (isSliderDown()) return; // the hand leads
    const QSignalBlocker blocker(this);
    setValue(positionOf(value));
}

void StopSlider::choose(double value) {
    if (!isSliderDown()) {
        const QSignalBlocker blocker(this);
        setSliderPosition(positionOf(value));
    }
    if (value == m_value) return;
    m_value = value;
    emit edited(value);
}

void StopSlider::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Down:
        choose(std::clamp(m_value - m_step, m_minimum, m_maximum));
        break;
    case Qt::Key_Right:
    case Qt::Key_Up:
        choose(std::clamp(m_value + m_step, m_minimum, m_maximum));
        break;
    case Qt::Key_PageUp: {
        const auto next = std::ranges::upper_bound(m_stops, m_value + 1e-9);
        if (next != m_stops.end()) choose(*next);
        break;
    }
    case Qt::Key_PageDown: {
        const auto here = std::ranges::lower_bound(m_stops, m_value - 1e-9);
        if (here != m_stops.begin()) choose(*std::prev(here));
        break;
    }
    case Qt::Key_Home:
        choose(m_minimum);
        break;
    case Qt::Key_End:
        choose(m_maximum);
        break;
    default:
        QSlider::keyPressEvent(event);
        return;
    }
    event->accept();
}

void StopSlider::wheelEvent(QWheelEvent* event) {
    if (!hasFocus()) return event->ignore(); // scrolling past must not change the network
    const int ticks = event->angleDelta().y();
    if (ticks != 0) choose(std::clamp(m_value + (ticks > 0 ? m_step : -m_step), m_minimum, m_maximum));
    event->accept();
}

QSize StopSlider::sizeHint() const {
    return {112, 28};
}
QSize StopSlider::minimumSizeHint() const {
    return {56, 28};
}

void StopSlider::paintEvent(QPaintEvent* event) {
    {
        QPainter painter(this);
        for (const double stop : m_stops) {
            const bool here = std::abs(stop - m_value) < 1e-9;
            painter.setPen(QPen(here ? accentColour(palette()) : mutedColour(palette()), 1));
            const double x = std::round(xOf(stop)) + 0.5;
            painter.drawLine(QPointF(x, height() - 4.5), QPointF(x, height() - 0.5));
        }
    }
    QSlider::paintEvent(event);
}

} // namespace convlens

#include "moc_stop_slider.cpp"
