#include "core/labs/guideline_tables.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

// arXiv 1807.11164, tables 1 to 4. "x1, x2, x4" of tables 1 and 2 multiply the channels of the column before them.
namespace convlens {

namespace {

struct Row {
    std::array<double, 3> gpu, arm;
};
struct PaperTable {
    std::array<int, 3> gpuChannels, armChannels;
    std::span<const Row> rows;
};

constexpr Row kTable1[] = {
    {{1480, 723, 232}, {76.2, 21.7, 5.3}},
    {{1296, 586, 206}, {72.9, 20.5, 5.1}},
    {{876, 489, 189}, {69.1, 17.9, 4.6}},
    {{748, 392, 163}, {57.6, 15.1, 4.4}},
};
constexpr Row kTable2[] = {
    {{2451, 1289, 437}, {40.0, 10.2, 2.3}},
    {{1725, 873, 341}, {35.0, 9.5, 2.2}},
    {{1026, 644, 338}, {32.9, 8.7, 2.1}},
    {{634, 445, 230}, {27.8, 7.5, 1.8}},
};
/// One fragment; two and four in series; two and four in parallel.
constexpr Row kTable3[] = {
    {{2446, 1274, 434}, {40.2, 10.1, 2.3}}, {{1790, 909, 336}, {38.6, 10.1, 2.2}}, {{752, 745, 349}, {38.4, 10.1, 2.3}},
    {{1537, 803, 320}, {33.4, 9.1, 2.2}},   {{691, 572, 292}, {35.0, 8.4, 2.1}},
};
/// Neither; ReLU only; shortcut only; both (the paper's rows from the last to the first, but for the middle two).
constexpr Row kTable4[] = {
    {{2842, 2376, 1782}, {66.3, 20.2, 5.4}},
    {{2647, 2256, 1735}, {61.9, 18.8, 5.2}},
    {{2672, 2121, 1458}, {57.3, 18.2, 5.1}},
    {{2427, 2066, 1436}, {56.7, 16.9, 5.0}},
};

PaperTable tableOf(Guideline guideline) {
    switch (guideline) {
    case Guideline::EqualWidth:
        return {{128, 256, 512}, {32, 64, 128}, kTable1};
    case Guideline::FewGroups:
        return {{128, 256, 512}, {64, 128, 256}, kTable2};
    case Guideline::FewFragments:
        return {{128, 256, 512}, {64, 128, 256}, kTable3};
    case Guideline::FewElementwise:
        return {{32, 64, 128}, {32, 64, 128}, kTable4};
    }
    return {};
}

} // namespace

PaperSpeeds paperSpeeds(Guideline guideline, int option) {
    const PaperTable table = tableOf(guideline);
    PaperSpeeds speeds;
    if (option < 0 || std::size_t(option) >= table.rows.size()) return speeds;
    for (std::size_t i = 0; i < 3; ++i) {
        speeds.gpu.push_back({table.gpuChannels[i], table.rows[std::size_t(option)].gpu[i]});
        speeds.arm.push_back({table.armChannels[i], table.rows[std::size_t(option)].arm[i]});
    }
    return speeds;
}

} // namespace convlens
