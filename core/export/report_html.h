#pragma once
#include "core/engine/engine.h"
#include "core/export/report.h"

#include <string>
#include <vector>

namespace convlens {

struct ReportPrediction {
    int index = 0;
    std::string label; ///< empty if unknown
    float probability = 0;
};

/// A photo as one network was given it, and what that made of it.
struct ReportSight {
    std::string name;
    std::string picture; ///< data: address of the part that the network sees
    std::vector<ReportPrediction> top;
};

struct ReportSheet {
    std::string layer, stage, shape;
    int shown = 0, all = 0; ///< channels
    int width = 0, height = 0;
    std::string picture; ///< data: address
};

struct ReportSights {
    std::vector<ReportSight> photos;
    std::vector<ReportSheet> sheets; ///< of the first photo
};

/// The document: HTML that is well-formed XML as well, UTF-8, styles and pictures inside, no script, no address
/// outside. One entry of `sights` a network.
std::string reportHtml(const ReportRequest& request, const std::vector<ReportSights>& sights, const Engine& engine);

} // namespace convlens
