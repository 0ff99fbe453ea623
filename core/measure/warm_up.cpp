#include "core/measure/warm_up.h"

#include "core/measure/statistics.h"

#include <span>

namespace convlens {

void WarmUp::add(double milliseconds) {
    m_samples.push_back(milliseconds);
    m_sumMs += milliseconds;
    if (runs() >= 2 * kWindow) {
        const std::span<const double> all(m_samples);
        const double latest = median(all.last(kWindow));
        const double before = median(all.last(2 * kWindow).first(kWindow));
        if (latest >= before * (1 - kStillFalling)) m_done = true;
    }
    if (runs() >= kFewestRuns && (runs() >= kMostRuns || m_sumMs >= m_mostMs)) m_done = true;
}

} // namespace convlens
