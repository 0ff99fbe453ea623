#pragma once

/// Titles of the counts that every table has in the papers' convention, whichever is chosen: a header names its
/// convention, because the same network spans some nine percent by convention alone.
namespace convlens {

inline constexpr const char* kMacsTitle = "multiply-adds (papers)";
inline constexpr const char* kMacsShareTitle = "share of multiply-adds (%, papers)";

} // namespace convlens
