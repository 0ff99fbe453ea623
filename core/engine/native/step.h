#pragma once
#include "core/base/thread_pool.h"
#include "core/engine/native/view.h"
#include "core/kernels/fetch.h"
#include "core/tensor/tensor.h"

#include <algorithm>
#include <cstddef>
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

/// Floats that memory gives in the time of a multiply-add of a pointwise and of a depthwise layer, while these use
/// less: 11 GB/s beside 60 and some 30 thousand million multiply-adds a second, as one core of a Xeon has them. Where
/// the memory is slower some of it comes late, where it is faster some could have been asked for as well.
inline constexpr double kFetchedPerMac = 0.045, kFetchedPerDepthwiseMac = 0.08;

/// What a step fetches for later ones, by thread.
struct LaterLists {
    std::vector<FetchList> byThread;

    /// The share of items [begin, end) of `count` that threads share as Context::split() does.
    Fetch of(std::size_t begin, std::size_t end, std::size_t count) const noexcept {
        const std::size_t threads = byThread.size();
        if (threads == 0 || begin >= end) return {};
        std::size_t t = begin * threads / count;
        while (t + 1 < threads && count * (t + 1) / threads <= begin)
            ++t;
        const std::size_t first = count * t / threads, last = count * (t + 1) / threads;
        if (byThread[t].floats == 0 || first >= last) return {};
        const Fetch all{&byThread[t], 0, byThread[t].floats};
        return all.share(begin - first, std::min(end, last) - first, last - first);
    }
};

/// One unit of work with everything prepared: weights packed, places known. Immutable after compile.
class Step {
public:
    virtual ~Step() = default;
    virtual void run(const Context& context) const noexcept = 0;
    /// Floats of memory of its own that each thread needs meanwhile.
    virtual std::size_t scratchFloats() const noexcept { return 0; }
    /// Weights that it reads as fast as the memory gives them, in order; its threads share each of them.
    virtual std::vector<FetchList::Span> weightsReadOnce() const { return {}; }
    /// Floats for other steps that it has the time to fetch.
    virtual std::size_t mostFetched() const noexcept { return 0; }
    /// What it fetches, by thread.
    virtual void setLater(std::vector<FetchList>) {}
};

using StepPtr = std::unique_ptr<Step>;

} // namespace convlens::native
