#pragma once
#include "core/base/thread_pool.h"
#include "core/engine/native/view.h"
#include "core/kernels/fetch.h"
#include "core/tensor/tensor.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace convlens::native {

/// What a step needs at run time, for one of the threads that run it: the network's input, where each buffer lies, and
/// who works. All threads run the same steps one after the other and part ways within alone(), each(), split(), owned()
/// and exchange(): there, and nowhere else, a step writes. They meet before a part that may read what another thread
/// wrote in the one before. What a step decides on must be the same for all threads.
struct alignas(64) Context { // a line of its own for every thread
    const Tensor* input = nullptr;
    std::span<float* const> buffers;
    std::span<float* const> scratch; ///< by worker: Step::scratchFloats() floats that live during one step
    ThreadPool* pool = nullptr;
    int worker = 0;

    float* at(const Place& place) const { return buffers[std::size_t(place.buffer)] + place.offset; }
    int threads() const { return pool->threads(); }

    /// body() on one thread.
    template <class Body>
    void alone(Body&& body) const {
        begin(Part::Alone);
        if (worker == 0) body();
    }

    /// body() on each thread, which finds by `worker` what it has to do.
    template <class Body>
    void each(Body&& body) const {
        begin(Part::Shared);
        body();
    }

    /// Whether a part depends on the one before it.
    enum class After { Others, Nobody };

    /// Shares [0, count) among the threads: body(begin, end). Work below `least` is done by one thread alone, because
    /// meeting the others costs some tenths of a microsecond. Behind another part of its step of which it neither reads
    /// nor overwrites anything it needs to wait for nobody.
    template <class Body>
    void split(std::size_t work, std::size_t least, std::size_t count, Body&& body, After after = After::Others) const {
        const auto n = std::size_t(threads()), w = std::size_t(worker);
        if (n == 1 || work < least || count <= 1) {
            begin(Part::Alone, after);
            if (worker == 0 && count > 0) body(std::size_t(0), count);
            return;
        }
        begin(Part::Shared, after);
        const std::size_t first = count * w / n, last = count * (w + 1) / n;
        if (first < last) body(first, last);
    }

    /// body(owner) for each of two owners, on a thread of its own where there are two. Neither reads nor writes what is
    /// the other's, so that one such part behind another waits for nobody. After a part which is to be read from
    /// both sides comes an exchange(), which waits.
    template <class Body>
    void owned(Body&& body) const {
        if (m_part != Part::Owned) begin(Part::Owned);
        ofOwners(body);
    }
    /// As owned(), but each owner reads what the other made in the part before.
    template <class Body>
    void exchange(Body&& body) const {
        begin(Part::Owned);
        ofOwners(body);
    }

    /// All threads meet: what the steps so far have written is there to be read.
    void settle() const {
        pool->meet(worker);
        end();
    }
    /// The last step is over: whoever handed it out waits for all threads.
    void end() const { m_part = Part::None; }

private:
    enum class Part { None, Alone, Owned, Shared };

    void begin(Part next, After after = After::Others) const {
        if (after == After::Nobody) {
            m_part = m_part == next ? next : Part::Shared;
            return;
        }
        const bool sameThread = m_part == Part::Alone && next == Part::Alone;
        if (m_part != Part::None && !sameThread) pool->meet(worker);
        m_part = next;
    }

    template <class Body>
    void ofOwners(Body& body) const {
        if (threads() == 1) {
            body(std::size_t(0));
            body(std::size_t(1));
        } else if (worker < 2) {
            body(std::size_t(worker));
        }
    }

    mutable Part m_part = Part::None; ///< what was done last
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

/// Weights that lie one behind the other and are read once: one part that the threads share evenly, or one a thread.
using WeightsRead = std::vector<FetchList::Span>;

/// One unit of work with everything prepared: weights packed, places known. Immutable after compile.
class Step {
public:
    virtual ~Step() = default;
    virtual void run(const Context& context) const noexcept = 0;
    /// Floats of memory of its own that each thread needs meanwhile.
    virtual std::size_t scratchFloats() const noexcept { return 0; }
    /// Weights that it reads as fast as the memory gives them, in order.
    virtual std::vector<WeightsRead> weightsReadOnce() const { return {}; }
    /// Floats for other steps that it has the time to fetch.
    virtual std::size_t mostFetched() const noexcept { return 0; }
    /// What it fetches, by thread.
    virtual void setLater(std::vector<FetchList>) {}
};

using StepPtr = std::unique_ptr<Step>;

/// One for each of the pool's threads. `scratch` has memory for each of them.
std::vector<Context> contextsFor(ThreadPool& pool, const Tensor* input, std::span<float* const> buffers,
                                 std::span<float* const> scratch);
/// Runs one step on all threads.
void runStep(const Step& step, const std::vector<Context>& contexts);

} // namespace convlens::native
