// Stands in for libFuzzer where it is not there (GCC): runs a target over its seed corpus and a fixed number of damaged
// copies of it, the same on every machine. Ends badly like the fuzzer does: by a crash, an abort or a time-out.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr int kDamagedCopies = 400; // of each seed

Bytes damaged(Bytes bytes, std::mt19937& random) {
    const auto below = [&random](std::size_t bound) { return std::size_t(random()) % std::max<std::size_t>(1, bound); };
    for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
        switch (below(5)) {
        case 0: // a byte
            if (!bytes.empty()) bytes[below(bytes.size())] = std::uint8_t(random());
            break;
        case 1: // a bit
            if (!bytes.empty()) bytes[below(bytes.size())] ^= std::uint8_t(1U << below(8));
            break;
        case 2: // cut off
            bytes.resize(below(bytes.size() + 1));
            break;
        case 3: { // a piece again
            const std::size_t from = below(bytes.size()), length = std::min(bytes.size() - from, below(64));
            const Bytes piece(bytes.begin() + std::ptrdiff_t(from), bytes.begin() + std::ptrdiff_t(from + length));
            bytes.insert(bytes.begin() + std::ptrdiff_t(below(bytes.size() + 1)), piece.begin(), piece.end());
            break;
        }
        default: // a number at its limits
            for (std::size_t at = below(bytes.size()), i = 0; i < 4 && at + i < bytes.size(); ++i)
                bytes[at + i] = changes % 2 ? 0xff : 0x00;
        }
    }
    return bytes;
}

} // namespace

int main(int argc, char** argv) {
    int runs = 0;
    std::mt19937 random(20261127); // NOLINT(cert-msc51-cpp): the same on every machine is the point
    LLVMFuzzerTestOneInput(nullptr, 0);
    std::vector<std::filesystem::path> seeds;
    for (int i = 1; i < argc; ++i)
        for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i]))
            if (entry.is_regular_file()) seeds.push_back(entry.path());
    std::sort(seeds.begin(), seeds.end()); // the order of a folder is not the same everywhere
    for (const auto& path : seeds) {
        std::ifstream file(path, std::ios::binary);
        const Bytes seed{std::istreambuf_iterator<char>(file), {}};
        LLVMFuzzerTestOneInput(seed.data(), seed.size());
        // Large seeds are slow to read, not wrong in more ways.
        const int copies = seed.size() > 100000 ? kDamagedCopies / 20 : kDamagedCopies;
        for (int copy = 0; copy < copies; ++copy, ++runs) {
            const Bytes bytes = damaged(seed, random);
            LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
        }
    }
    std::printf("%zu seeds, %d damaged copies\n", seeds.size(), runs);
    return seeds.empty() ? 1 : 0;
}
