#pragma once
#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/tensor/tensor.h"

#include <memory>
#include <vector>

namespace convlens {

struct OcclusionOptions {
    int patch = 0; ///< side of the hidden square in input pixels; 0 takes a seventh of the input's shorter side
    int step = 0;  ///< from one square to the next; 0 takes half the patch
    /// What is put into the square, a value a channel of the normalised input. 0 is the training photos' mean colour.
    std::vector<float> fill;
};

/// What a network says while a square of its input is hidden, for every place of the square (Zeiler and Fergus 2014,
/// arXiv 1311.2901, section 4.2). Squares stand `step` apart from the upper left corner; the last of a row and of a
/// column end with the input, so that every pixel is hidden at least once.
struct Occlusion {
    int patch = 0, step = 0;
    Shape input;
    std::vector<int> tops, lefts; ///< of the squares, in input pixels
    Tensor whole;                 ///< [1, classes, 1, 1]: probabilities with nothing hidden
    Tensor hidden;                ///< [1, classes, tops, lefts]: probabilities with that square hidden
};

/// By how much the class's probability falls when a pixel is hidden: the mean over the squares that hide it, positive
/// where the pixel speaks for the class. [1, 1, h, w] of the input; values in [-1, 1].
Tensor occlusionMap(const Occlusion& occlusion, int classIndex);

/// The work in parts, so that other work need not wait for all of it.
class OcclusionScan {
public:
    /// `plan` must be the graph's whose input `input` is; both are kept. InvalidArgument for a patch or step that is
    /// not within the input, or for a fill of another number of channels.
    static Result<OcclusionScan> begin(std::shared_ptr<Plan> plan, std::shared_ptr<const Tensor> input,
                                       const OcclusionOptions& options = {});
    int total() const; ///< runs of the network, the one with nothing hidden included
    int done() const { return m_done; }
    bool isComplete() const { return m_done == total(); }
    /// At most `runs` more. Cancelled between and within runs.
    Result<void> advance(int runs, const CancelToken& cancel = {});
    /// What has been found; whole only when isComplete().
    const Occlusion& result() const { return m_result; }

private:
    std::shared_ptr<Plan> m_plan;
    std::shared_ptr<const Tensor> m_input;
    std::vector<float> m_fill;
    Occlusion m_result;
    int m_done = 0;
};

} // namespace convlens
