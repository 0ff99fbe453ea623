#pragma once
#include "core/kernels/aligned.h"
#include "core/kernels/epilogue.h"
#include "core/kernels/isa.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

/// What the kernel tests share: values, guard bands, the activations in double precision, and rows for every
/// instruction set that this processor has.
namespace convlens::test {

inline std::vector<float> randomValues(std::size_t count, std::uint32_t seed) {
    std::mt19937 random(seed);
    std::vector<float> values(count);
    for (float& v : values)
        v = float(random() % 4001) / 1000.0f - 2.0f;
    return values;
}

/// A buffer with a NaN band on both sides and between pixels: reading one poisons a sum, writing one is found.
class Guarded {
public:
    Guarded(std::size_t count, std::size_t misalign = 0) : m_offset(kBand + misalign), m_count(count) {
        m_values.assign(m_offset + count + kBand, std::numeric_limits<float>::quiet_NaN());
    }
    float* data() { return m_values.data() + m_offset; }
    bool bandsIntact() const {
        const auto isNan = [](float v) { return std::isnan(v); };
        return std::all_of(m_values.begin(), m_values.begin() + std::ptrdiff_t(m_offset), isNan) &&
               std::all_of(m_values.end() - kBand, m_values.end(), isNan);
    }

private:
    static constexpr std::size_t kBand = 64;
    std::vector<float> m_values;
    std::size_t m_offset, m_count;
};

inline double activated(double v, KernelActivation activation) {
    const double gate = std::min(std::max(v + 3.0, 0.0), 6.0) / 6.0;
    switch (activation) {
    case KernelActivation::None:
        return v;
    case KernelActivation::ReLU:
        return std::max(v, 0.0);
    case KernelActivation::ReLU6:
        return std::min(std::max(v, 0.0), 6.0);
    case KernelActivation::HSwish:
        return v * gate;
    case KernelActivation::HSigmoid:
        return gate;
    }
    return v;
}

/// Rounding of a float sum of `terms` products, against the sum of their magnitudes (Higham, a factor of two for the
/// activation's own operations).
inline double tolerance(double magnitude, std::size_t terms) {
    return 2.0 * double(terms + 4) * 6e-8 * (magnitude + 1.0);
}

inline void forEveryInstructionSet() {
    QTest::addColumn<QString>("set");
    for (const std::string& set : supportedInstructionSets())
        QTest::addRow("%s", set.c_str()) << QString::fromStdString(set);
}

/// Limits the instruction set for one test, and checks that it is really the one in use.
class UsedSet {
public:
    explicit UsedSet(const QString& set) {
        m_good = bool(limitInstructionSet(set.toStdString())) && currentInstructionSet() == set.toStdString();
    }
    ~UsedSet() { (void)limitInstructionSet("").has_value(); }
    bool good() const { return m_good; }

private:
    bool m_good = false;
};

} // namespace convlens::test
