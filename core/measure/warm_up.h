#pragma once
#include <vector>

namespace convlens {

/// Finds out when a plan has warmed up, instead of guessing a number of runs: its times still fall while caches, page
/// tables, branch predictors and the clock frequency settle, so warm-up ends once the median of the last kWindow runs
/// is no longer clearly below that of the kWindow before.
class WarmUp {
public:
    static constexpr int kWindow = 3;
    /// A fall of less than this share is noise.
    static constexpr double kStillFalling = 0.02;
    /// Warm-up is given up after so many runs, or after this share of the time to be measured, whichever is first, but
    /// not before kFewestRuns: a noisy machine never settles, and a slow network has settled within its first run.
    static constexpr int kMostRuns = 50;
    static constexpr int kFewestRuns = 2;
    static constexpr double kMostTimeShare = 0.5;

    explicit WarmUp(double minSeconds) : m_mostMs(1000 * kMostTimeShare * minSeconds) {}
    void add(double milliseconds);
    bool isDone() const { return m_done; }
    int runs() const { return int(m_samples.size()); }
    const std::vector<double>& samplesMs() const { return m_samples; }

private:
    std::vector<double> m_samples;
    double m_mostMs = 0, m_sumMs = 0;
    bool m_done = false;
};

} // namespace convlens
