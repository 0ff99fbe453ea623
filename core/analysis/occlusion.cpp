#include "core/analysis/occlusion.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <utility>

namespace convlens {

namespace {

std::vector<int> placesOf(int side, int patch, int step) {
    std::vector<int> places;
    for (int at = 0; at + patch < side; at += step)
        places.push_back(at);
    places.push_back(side - patch);
    return places;
}

} // namespace

Tensor occlusionMap(const Occlusion& occlusion, int classIndex) {
    const Shape& s = occlusion.input;
    Tensor map({1, 1, s.h, s.w});
    std::vector<int> covers(std::size_t(s.plane()), 0);
    const float whole = occlusion.whole.at(0, classIndex, 0, 0);
    for (std::size_t i = 0; i < occlusion.tops.size(); ++i)
        for (std::size_t j = 0; j < occlusion.lefts.size(); ++j) {
            const float fall = whole - occlusion.hidden.at(0, classIndex, int(i), int(j));
            for (int y = occlusion.tops[i]; y < occlusion.tops[i] + occlusion.patch; ++y)
                for (int x = occlusion.lefts[j]; x < occlusion.lefts[j] + occlusion.patch; ++x) {
                    map.at(0, 0, y, x) += fall;
                    ++covers[std::size_t(y) * std::size_t(s.w) + std::size_t(x)];
                }
        }
    for (std::size_t i = 0; i < covers.size(); ++i)
        map.values()[i] /= float(covers[i]);
    return map;
}

Result<OcclusionScan> OcclusionScan::begin(std::shared_ptr<Plan> plan, std::shared_ptr<const Tensor> input,
                                           const OcclusionOptions& options) {
    const Shape& s = input->shape();
    const int shorter = std::min(s.h, s.w);
    OcclusionScan scan;
    scan.m_result.input = s;
    scan.m_result.patch = options.patch == 0 ? std::max(1, shorter / 7) : options.patch;
    scan.m_result.step = options.step == 0 ? std::max(1, scan.m_result.patch / 2) : options.step;
    const int patch = scan.m_result.patch, step = scan.m_result.step;
    if (s.n != 1) return Error{ErrorCode::InvalidArgument, "occlusion takes one picture, found " + std::to_string(s.n)};
    // A step beyond the patch would leave pixels that are never hidden.
    if (patch < 1 || patch > shorter || step < 1 || step > patch)
        return Error{ErrorCode::InvalidArgument,
                     "a hidden square must have 1 to " + std::to_string(shorter) +
                         " pixels a side and move by 1 to as many pixels as it is wide, found " +
                         std::to_string(patch) + " and " + std::to_string(step)};
    if (!options.fill.empty() && options.fill.size() != std::size_t(s.c))
        return Error{ErrorCode::InvalidArgument, "the fill of a hidden square needs " + std::to_string(s.c) +
                                                     " values, found " + std::to_string(options.fill.size())};
    scan.m_plan = std::move(plan);
    scan.m_input = std::move(input);
    scan.m_fill = options.fill.empty() ? std::vector<float>(std::size_t(s.c), 0.0f) : options.fill;
    scan.m_result.tops = placesOf(s.h, patch, step);
    scan.m_result.lefts = placesOf(s.w, patch, step);
    return scan;
}

int OcclusionScan::total() const {
    return 1 + int(m_result.tops.size() * m_result.lefts.size());
}

Result<void> OcclusionScan::advance(int runs, const CancelToken& cancel) {
    RunOptions options;
    options.cancel = cancel;
    const int columns = int(m_result.lefts.size()), patch = m_result.patch;
    for (; runs > 0 && !isComplete(); --runs) {
        if (cancel.isCancelled()) return Error{ErrorCode::Cancelled, "hiding parts of the photo was cancelled"};
        if (m_done == 0) {
            auto output = m_plan->run(*m_input, options);
            if (!output) return output.error();
            m_result.hidden = Tensor({1, output->probabilities.shape().c, int(m_result.tops.size()), columns});
            m_result.whole = std::move(output->probabilities);
            ++m_done;
            continue;
        }
        const int row = (m_done - 1) / columns, column = (m_done - 1) % columns;
        Tensor covered = m_input->clone();
        for (int c = 0; c < covered.shape().c; ++c)
            for (int y = 0; y < patch; ++y)
                for (int x = 0; x < patch; ++x)
                    covered.at(0, c, m_result.tops[std::size_t(row)] + y, m_result.lefts[std::size_t(column)] + x) =
                        m_fill[std::size_t(c)];
        auto output = m_plan->run(covered, options);
        if (!output) return output.error();
        for (int c = 0; c < m_result.hidden.shape().c; ++c)
            m_result.hidden.at(0, c, row, column) = output->probabilities.at(0, c, 0, 0);
        ++m_done;
    }
    return {};
}

} // namespace convlens
