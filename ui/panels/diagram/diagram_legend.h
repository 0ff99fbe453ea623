#pragma once
#include "ui/charts/diagram_colours.h"

#include <QWidget>

namespace convlens {

/// What the colours of the diagram mean, in as many lines as it needs.
class DiagramLegend : public QWidget {
    Q_OBJECT
public:
    explicit DiagramLegend(QWidget* parent = nullptr);
    void setColouring(const DiagramColouring& colours);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QFont smallFont() const;
    DiagramColouring m_colours;
};

} // namespace convlens
