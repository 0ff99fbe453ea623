#pragma once
#include "core/labs/guidelines.h"

namespace convlens {

/// Row `option` of the paper's table about `guideline` (1 to 4), in the order of guidelineCases(). Empty where there is
/// none.
PaperSpeeds paperSpeeds(Guideline guideline, int option);

/// Channels of the paper's rows. Table 1, (c1, c2) for x1, by ratio 1, 2, 6, 12.
struct WidthPair {
    int first = 0, second = 0;
};
inline constexpr WidthPair kTable1Gpu[] = {{128, 128}, {90, 180}, {52, 312}, {36, 432}};
inline constexpr WidthPair kTable1Arm[] = {{32, 32}, {22, 44}, {13, 78}, {9, 108}};
inline constexpr int kRatios[] = {1, 2, 6, 12};
/// Table 2, c for x1, by groups 1, 2, 4, 8. The paper prints 180 for 8 groups on ARM, which 8 does not divide; 184 is
/// the next number that can be cut into 8 groups.
inline constexpr int kTable2Gpu[] = {128, 180, 256, 360};
inline constexpr int kTable2Arm[] = {64, 90, 128, 184};
inline constexpr int kGroups[] = {1, 2, 4, 8};

} // namespace convlens
