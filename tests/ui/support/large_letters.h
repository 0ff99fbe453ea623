#pragma once
#include "ui/theme/apply_theme.h"

namespace convlens::test {

/// Letters of 200 %, as the menu View makes them, for as long as this lives.
struct LargeLetters {
    LargeLetters() { applyTextScale(kMostTextScale); }
    ~LargeLetters() { applyTextScale(100); }
    LargeLetters(const LargeLetters&) = delete;
    LargeLetters& operator=(const LargeLetters&) = delete;
};

} // namespace convlens::test
