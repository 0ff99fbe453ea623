#pragma once
#include <algorithm>
#include <cstddef>
#include <vector>

namespace convlens {

/// Values that later work reads once and that come from far away: weights of layers that are bound by memory. Work that
/// is bound by arithmetic leaves the memory idle and asks for them meanwhile, so that they wait in the second-level
/// cache. Asking changes no result, and a processor may ignore it.
struct FetchList {
    struct Span {
        const float* from = nullptr;
        std::size_t floats = 0;
    };
    std::vector<Span> spans;
    std::size_t floats = 0; ///< of all spans

    void add(Span span) {
        spans.push_back(span);
        floats += span.floats;
    }
    /// Where value `position` of all lies; position < floats.
    const float* at(std::size_t position) const noexcept {
        for (const Span& span : spans) {
            if (position < span.floats) return span.from + position;
            position -= span.floats;
        }
        return spans.back().from;
    }
};

/// What one piece of work fetches: values [begin, end) of a list; nothing without one.
struct Fetch {
    const FetchList* list = nullptr;
    std::size_t begin = 0, end = 0;

    std::size_t floats() const noexcept { return end - begin; }
    /// The share of parts [first, last) of `count`.
    Fetch share(std::size_t first, std::size_t last, std::size_t count) const noexcept {
        return {list, begin + floats() * first / count, begin + floats() * last / count};
    }
};

} // namespace convlens
