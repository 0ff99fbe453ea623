#pragma once
#include "ui/charts/chart_layout.h"

#include <QColor>
#include <QPointF>
#include <QRectF>
#include <QString>

class QPainter;

/// Stacks of maps and filters as blocks, and the words around them: what the labs' pictures are made of.
namespace convlens {

/// A block seen from the front left: a front face of width x height, and depth going back to the upper right.
struct Block {
    double width = 0, height = 0, depth = 0;
    double totalWidth() const;  ///< with what the depth adds
    double totalHeight() const; ///< the same
};

/// Page pixels for a side of so many values and for so many channels: they grow with the logarithm, so that 7 and 512
/// both can be seen.
double sideLength(double values, double em);
double depthLength(double channels, double em);

/// `at` is the left upper corner of everything, the block's depth included.
void paintBlock(QPainter& painter, const QPointF& at, const Block& block, const QColor& colour, Theme theme);

/// Centred text of several lines, shrunk where it is wider than `area`.
void paintLines(QPainter& painter, const QRectF& area, const QString& text, const QFont& font, const QColor& colour,
                Qt::Alignment align = Qt::AlignHCenter | Qt::AlignTop);

/// An arrow from one point to another, with a head of `size`.
void paintArrow(QPainter& painter, const QPointF& from, const QPointF& to, double size, const QColor& colour);

} // namespace convlens
