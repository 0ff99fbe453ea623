#pragma once
#include "core/engine/native/step.h"

#include <cstddef>
#include <memory>

namespace convlens::native {

/// Rows [begin, end) of a map.
struct Rows {
    std::size_t begin = 0, end = 0;
    std::size_t size() const { return end - begin; }
};

/// Some rows of one image's map in memory: where the first pixel of row `first` lies, and the others behind it without
/// gaps.
struct Band {
    float* data = nullptr;
    std::size_t first = 0;
};

/// A step that can also make only some rows of one image, from a part of its input and into a part of its output, so
/// that several such steps can follow each other through the cache (chain_step.h). The values do not depend on the cut.
class RowStep : public Step {
public:
    /// Rows of the input that these rows of the output are made from, borders left out. `out` is not empty.
    virtual Rows inputRows(Rows out) const noexcept = 0;
    /// Floats of memory of its own that it needs to make so many rows.
    virtual std::size_t rowScratchFloats(std::size_t) const noexcept { return 0; }
    /// `in` has the rows of inputRows(rows), `out` room for `rows`. A channel's offset in a pixel is the one of the
    /// step's views. Safe from several threads, each with its own `out` and `scratch`.
    virtual void runRows(const Context& context, std::size_t image, Rows rows, Band in, Band out,
                         float* scratch) const noexcept = 0;
    /// The whole map of an image where the step's views have it; `in` is not used by a step that reads the network's
    /// own input.
    virtual Band wholeInput(const Context& context, std::size_t image) const noexcept = 0;
    virtual Band wholeOutput(const Context& context, std::size_t image) const noexcept = 0;
};

using RowStepPtr = std::unique_ptr<RowStep>;

/// Rows of the input that a window over rows [out.begin, out.end) touches, clipped to `height`.
Rows windowRows(Rows out, int kernel, int stride, int dilation, int padTop, std::size_t height);

} // namespace convlens::native
