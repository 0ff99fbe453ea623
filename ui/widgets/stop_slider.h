#pragma once
#include <QSlider>

#include <vector>

namespace convlens {

/// A slider over real values with marked stops: dragging snaps lightly to a stop that is near, every other value
/// remains reachable, Page Up/Down goes from stop to stop.
class StopSlider : public QSlider {
    Q_OBJECT
public:
    explicit StopSlider(QWidget* parent = nullptr);

    /// `step` is the grid of values between stops and what an arrow key moves by.
    void setScale(double minimum, double maximum, double step, std::vector<double> stops);
    /// A value beyond the ends shows at the end and is kept.
    void setRealValue(double value);
    double realValue() const { return m_value; }
    double realMinimum() const { return m_minimum; }
    double realMaximum() const { return m_maximum; }
    double realStep() const { return m_step; }
    const std::vector<double>& stops() const { return m_stops; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// By the person, not by setRealValue().
    void edited(double value);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void choose(double value);
    int positionOf(double value) const;
    double valueAt(int position) const;
    double xOf(double value) const;

    static constexpr int kPositions = 10000;
    double m_minimum = 0, m_maximum = 1, m_step = 0.01, m_value = 0;
    std::vector<double> m_stops;
};

} // namespace convlens
