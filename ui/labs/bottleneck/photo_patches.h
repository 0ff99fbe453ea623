#pragma once
#include "core/labs/linear_bottleneck.h"
#include "ui/charts/chart_figure.h"

#include <QImage>

#include <memory>

namespace convlens {

/// A photo sent through the lab patch by patch.
struct PhotoPatches {
    QImage before, after;
    int inputs = 0, dimensions = 0;
    double error = 0, collapsedShare = 0;
};

/// `picture` is made smaller first where it is larger than 96 pixels. For a job.
Result<std::shared_ptr<const PhotoPatches>> photoPatches(const QImage& picture, int side,
                                                         const EmbeddingSettings& settings, const CancelToken& cancel);

/// Both pictures beside each other.
std::shared_ptr<const ChartFigure> photoPatchesFigure(std::shared_ptr<const PhotoPatches> patches);

} // namespace convlens
