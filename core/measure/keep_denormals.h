#pragma once

namespace convlens {

/// The opposite of FlushDenormals: while alive, this thread computes with denormal floats as IEEE 754 has it, even
/// inside FlushDenormals. For showing what they cost.
class KeepDenormals {
public:
    KeepDenormals();
    ~KeepDenormals();
    KeepDenormals(const KeepDenormals&) = delete;
    KeepDenormals& operator=(const KeepDenormals&) = delete;

private:
    unsigned long long m_saved = 0;
};

} // namespace convlens
