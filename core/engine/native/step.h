#pragma once
#include "core/base/thread_pool.h"
#include "core/engine/native/view.h"
#include "core/tensor/tensor.h"

#include <memory>
#include <vector>

namespace convlens::native {

/// What a step needs at run time: the network's input, where each buffer lies, and who works.
struct Context {
    const Tensor* input = nullptr;
    std::vector<float*> buffers;
    std::vector<float*> scratch; ///< by worker: Step::scratchFloats() floats that live during one step
    ThreadPool* pool = nullptr;

    float* at(const Place& place) const { return buffers[std::size_t(place.buffer)] + place.offset; }

    /// Shares [0, count) among the threads: body(begin, end). Work below `least` is done by the caller alone, because
    /// handing over costs a microsecond or two.
    template <class Body>
    void split(std::size_t work, std::size_t least, std::size_t count, Body&& body) const {
        if (work < least) {
            if (count) body(std::size_t(0), count);
        } else {
            pool->parallelFor(count, body);
        }
    }
};

/// The least work worth a second thread: multiply-adds, or values that are only moved.
inline constexpr std::size_t kLeastMacsForThreads = 60 * 1000;
inline constexpr std::size_t kLeastValuesForThreads = 16 * 1024;

/// One unit of work with everything prepared: weights packed, places known. Immutable after compile.
class Step {
public:
    virtual ~Step() = default;
    virtual void run(const Context& context) const noexcept = 0;
    /// Floats of memory of its own that each thread needs meanwhile.
    virtual std::size_t scratchFloats() const noexcept { return 0; }
};

using StepPtr = std::unique_ptr<Step>;

} // namespace convlens::native
