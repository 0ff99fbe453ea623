#include "ui/labs/lab_pages.h"

#include "core/base/check.h"
#include "ui/labs/bottleneck/bottleneck_page.h"
#include "ui/labs/channel_shuffle/shuffle_charts.h"
#include "ui/labs/denormals/denormals_charts.h"
#include "ui/labs/depthwise_separable/separable_charts.h"
#include "ui/labs/guidelines/guideline_charts.h"
#include "ui/labs/inverted_residual/inverted_charts.h"
#include "ui/labs/multipliers/multiplier_charts.h"
#include "ui/labs/v3_parts/parts_charts.h"

#include <array>
#include <string_view>

namespace convlens {

namespace {

struct Row {
    std::string_view id;
    LabPage* (*make)(const Lab& lab, const PanelContext& context, QWidget* parent);
};

/// A page that needs nothing but its charts.
template <LabCharts Charts>
LabPage* plainPage(const Lab& lab, const PanelContext& context, QWidget* parent) {
    return new LabPage(lab, Charts, context, parent);
}

const auto kRows = std::to_array<Row>({
    {"depthwise-separable", plainPage<separableCharts>},
    {"multipliers", plainPage<multiplierCharts>},
    {"channel-shuffle", plainPage<shuffleCharts>},
    {"inverted-residual", plainPage<invertedCharts>},
    {"linear-bottleneck",
     [](const Lab& lab, const PanelContext& context, QWidget* parent) -> LabPage* {
         return new BottleneckPage(lab, context, parent);
     }},
    {"guidelines", plainPage<guidelineCharts>},
    {"v3-parts", plainPage<v3PartsCharts>},
    {"denormals-caches", plainPage<denormalsCharts>},
});

} // namespace

LabPage* makeLabPage(const Lab& lab, const PanelContext& context, QWidget* parent) {
    for (const Row& row : kRows)
        if (row.id == lab.id) return row.make(lab, context, parent);
    CONVLENS_CHECK(false && "every lab has a page");
    return nullptr;
}

} // namespace convlens
