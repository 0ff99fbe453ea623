#include "core/engine/native/chain_step.h"

#include "core/base/check.h"
#include "core/kernels/fetch.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <span>
#include <utility>

namespace convlens::native {

namespace {

constexpr std::size_t kLine = 16; // floats in a cache line

std::size_t rounded(std::size_t floats) {
    return (floats + kLine - 1) / kLine * kLine;
}

/// By link: the most rows of its output that one band of the chain needs.
std::vector<std::size_t> mostRows(const std::vector<ChainLink>& links, std::size_t bandRows) {
    std::vector<std::size_t> rows(links.size());
    rows.back() = std::min(bandRows, links.back().height);
    for (std::size_t i = links.size() - 1; i > 0; --i) {
        std::size_t most = 0;
        for (std::size_t first = 0; first + rows[i] <= links[i].height; ++first)
            most = std::max(most, links[i].step->inputRows({first, first + rows[i]}).size());
        rows[i - 1] = most;
    }
    return rows;
}

class ChainStep final : public Step {
public:
    ChainStep(std::vector<ChainLink> links, std::size_t images, std::size_t bandRows)
        : m_links(std::move(links)), m_images(images), m_bandRows(bandRows) {
        const auto rows = mostRows(m_links, bandRows);
        std::size_t at = 0;
        for (std::size_t i = 0; i < m_links.size(); ++i) {
            m_offsets.push_back(at);
            if (i + 1 < m_links.size()) at += rounded(rows[i] * m_links[i].rowFloats);
        }
        m_floats = chainScratchFloats(m_links, bandRows);
    }

    std::size_t scratchFloats() const noexcept override { return m_floats; }
    // The link with most time to spare fetches for the whole chain: its rows go by with those of the others.
    std::size_t mostFetched() const noexcept override {
        const Step* host = this->host();
        return host ? host->mostFetched() : 0;
    }
    void setLater(std::vector<FetchList> lists) override { host()->setLater(std::move(lists)); }

    void run(const Context& context) const noexcept override {
        const std::size_t height = m_links.back().height, rows = m_images * height;
        const auto threads = std::size_t(context.threads()), w = std::size_t(context.worker);
        context.each([&] {
            std::size_t begin = rows * w / threads;
            const std::size_t end = rows * (w + 1) / threads;
            while (begin < end) {
                const std::size_t image = begin / height, y = begin % height;
                const std::size_t count = std::min(height - y, end - begin);
                runImage(context, image, {y, y + count}, context.scratch[w]);
                begin += count;
            }
        });
    }

private:
    static constexpr std::size_t kMostLinks = 16;

    RowStep* host() const noexcept {
        RowStep* best = nullptr;
        for (const ChainLink& link : m_links) {
            if (link.step->mostFetched() > 0 && (!best || link.step->mostFetched() > best->mostFetched()))
                best = link.step.get();
        }
        return best;
    }

    void runImage(const Context& context, std::size_t image, Rows rows, float* memory) const noexcept {
        const std::size_t last = m_links.size() - 1;
        Rows have[kMostLinks]; // rows of each map between that lie in memory now
        for (std::size_t y = rows.begin; y < rows.end; y += m_bandRows) {
            Rows compute[kMostLinks];
            compute[last] = {y, std::min(y + m_bandRows, rows.end)};
            for (std::size_t i = last; i > 0; --i) {
                const Rows need = compute[i].size() > 0 ? m_links[i].step->inputRows(compute[i]) : Rows{};
                compute[i - 1] = keep(i - 1, need, have[i - 1], memory);
            }
            for (std::size_t i = 0; i <= last; ++i) {
                if (compute[i].size() == 0) continue;
                const RowStep& step = *m_links[i].step;
                const Band in =
                    i == 0 ? step.wholeInput(context, image) : Band{memory + m_offsets[i - 1], have[i - 1].begin};
                const Band out =
                    i == last ? step.wholeOutput(context, image) : Band{memory + m_offsets[i], have[i].begin};
                step.runRows(context, image, compute[i], in, out, memory + m_offsets[last]);
            }
        }
    }

    /// Moves the rows that are needed again to the front of a map's memory; returns those that are missing.
    Rows keep(std::size_t link, Rows need, Rows& have, float* memory) const noexcept {
        if (need.size() == 0) return {};
        const std::size_t from = std::clamp(need.begin, have.begin, have.end);
        const std::size_t end = std::max(from, std::min(have.end, need.end));
        const bool some = from == need.begin && end > from;
        if (some && from > have.begin) {
            const std::size_t row = m_links[link].rowFloats;
            float* map = memory + m_offsets[link];
            std::memmove(map, map + (from - have.begin) * row, (end - from) * row * sizeof(float));
        }
        have = need;
        return {some ? end : need.begin, need.end};
    }

    std::vector<ChainLink> m_links;
    std::size_t m_images, m_bandRows;
    std::vector<std::size_t> m_offsets; ///< into a thread's memory: of each map between, then of the links' own
    std::size_t m_floats = 0;
};

} // namespace

std::size_t chainScratchFloats(const std::vector<ChainLink>& links, std::size_t bandRows) {
    const auto rows = mostRows(links, bandRows);
    std::size_t floats = 0, own = 0;
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (i + 1 < links.size()) floats += rounded(rows[i] * links[i].rowFloats);
        own = std::max(own, links[i].step->rowScratchFloats(rows[i]));
    }
    return floats + rounded(own);
}

StepPtr makeChain(std::vector<ChainLink> links, std::size_t images, std::size_t bandRows) {
    CONVLENS_CHECK(links.size() >= 2 && links.size() <= 16 && bandRows >= 1);
    return std::make_unique<ChainStep>(std::move(links), images, bandRows);
}

} // namespace convlens::native
