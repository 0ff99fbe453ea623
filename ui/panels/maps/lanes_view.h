#pragma once
#include <QStringList>
#include <QWidget>

#include <vector>

namespace convlens {

/// Where one output channel of a shuffle, split or concat came from.
struct Lane {
    int source = 0; ///< place in the upper row: the sources one after the other
    int group = 0;  ///< decides the colour: the group of a shuffle, the input of a concat
};

/// A shuffle, split or concat as lanes: sources above, outputs below, coloured by the group they come from. A click on
/// either row goes to that channel.
class LanesView : public QWidget {
    Q_OBJECT
public:
    explicit LanesView(QWidget* parent = nullptr);

    /// `sources` places in the upper row; one lane an output channel; a name a group.
    void setLanes(int sources, std::vector<Lane> lanes, const QStringList& groups);
    void setSelected(int output);

    QSize minimumSizeHint() const override { return {160, 80}; }
    QSize sizeHint() const override { return {240, 96}; }

signals:
    void sourceChosen(int source);
    void outputChosen(int output);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QRectF topRow() const;
    QRectF bottomRow() const;
    int outputAt(QPointF point) const;

    std::vector<Lane> m_lanes;
    QStringList m_groups;
    int m_sources = 0, m_selected = -1, m_hovered = -1;
};

} // namespace convlens
