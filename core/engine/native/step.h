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
    ThreadPool* pool = nullptr;

    float* at(const Place& place) const { return buffers[std::size_t(place.buffer)] + place.offset; }
};

/// One unit of work with everything prepared: weights packed, places known. Immutable after compile.
class Step {
public:
    virtual ~Step() = default;
    virtual void run(const Context& context) const noexcept = 0;
};

using StepPtr = std::unique_ptr<Step>;

} // namespace convlens::native
