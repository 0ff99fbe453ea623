#pragma once
#include "core/graph/ops.h"

#include <QColor>
#include <QPalette>
#include <QString>

/// The colours that mean something, the same in every chart, table, diagram and legend. All come from the colour-blind
/// safe set of Okabe and Ito (jfly.uni-koeln.de/color, 2008), lightened where a dark background needs it.
namespace convlens {

enum class Theme { Light, Dark };

/// By the lightness of the window colour.
Theme themeOf(const QPalette& palette);

/// Theory (multiply-adds and other counts): blue. Nothing else is blue.
QColor theoryColour(Theme theme);
/// Measured time: orange. Nothing else is orange.
QColor timeColour(Theme theme);
/// A measured value that is doubtful.
QColor doubtfulColour(Theme theme);

QColor operatorColour(OperatorGroup group, Theme theme);
/// The second cue beside the colour, for print and for those who do not tell colours apart: C P D G M E S F.
QChar operatorLetter(OperatorGroup group);
/// "Convolution", "Pointwise", "Depthwise", "Group convolution", "Shuffle, split, concat", "Norm, activation, add",
/// "Squeeze-and-excitation", "Pooling, classifier": for legends and tooltips, translated.
QString operatorTitle(OperatorGroup group);

/// Shade that follows a compared network through every view, by the place of its letter (A is 0): `base` itself, then
/// in steps towards the background, and after the fifth again from the start. Depends on nothing else, so that a
/// network keeps its shade when others are pinned and unpinned.
QColor networkShade(const QColor& base, int letter, Theme theme);

/// Black or white, whichever reads better on `background` (WCAG relative luminance).
QColor textOn(const QColor& background);

/// The quiet parts of a chart.
struct ChartColours {
    QColor background, text, mutedText, grid, axis, highlight, focus;
};
ChartColours chartColours(Theme theme);

} // namespace convlens
