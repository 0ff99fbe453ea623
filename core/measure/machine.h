#pragma once
#include "core/base/json.h"

#include <string>

namespace convlens {

/// What this machine is and how busy it is now. Fields that the system does not tell are empty or negative.
struct MachineInfo {
    std::string cpu;      ///< "AMD EPYC ..."
    std::string isa;      ///< best instruction set Convlens can use here: "AVX-512", "AVX2", "SSE4", "NEON", "scalar"
    int cores = 0;        ///< logical processors usable by this process
    std::string governor; ///< cpufreq governor of processor 0, or empty
    double frequencyMhz = -1;
    double load1 = -1; ///< load average over one minute
    std::string os;
    std::string compiler; ///< that built this binary, and the build type
};

MachineInfo readMachineInfo();
Json toJson(const MachineInfo& machine);

/// While alive, denormal floats are flushed to zero on this thread (x86: FTZ and DAZ; ARM: FZ).
class FlushDenormals {
public:
    FlushDenormals();
    ~FlushDenormals();
    FlushDenormals(const FlushDenormals&) = delete;
    FlushDenormals& operator=(const FlushDenormals&) = delete;
    static bool supported();

private:
    unsigned long long m_saved = 0;
};

} // namespace convlens
