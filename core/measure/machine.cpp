#include "core/measure/machine.h"

#include "core/measure/cpu_text.h"

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>
#include <thread>

#include <sched.h>
#include <sys/utsname.h>

namespace convlens {

namespace {

/// All of a small file of the system's; empty if it is not there.
std::string readAll(const char* path) {
    std::ifstream file(path);
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
        text.pop_back();
    return text;
}

/// The names are those of the kernels' targets: AVX-512 means the subset F, BW, CD, DQ, VL that they need.
std::string bestInstructionSet() {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        return "AVX-512";
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return "AVX2";
    if (__builtin_cpu_supports("sse4.2")) return "SSE4";
    if (__builtin_cpu_supports("sse2")) return "SSE2";
    return "scalar";
#elif defined(__ARM_NEON)
    return "NEON";
#else
    return "scalar";
#endif
}

int usableCores() {
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof set, &set) == 0) return CPU_COUNT(&set);
    return int(std::thread::hardware_concurrency()); // more than 1024 processors do not fit into cpu_set_t
}

double currentMhz() {
    const std::string khz = readAll("/sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq");
    double value = 0;
    const auto [end, error] = std::from_chars(khz.data(), khz.data() + khz.size(), value);
    return error == std::errc{} && value > 0 ? value / 1000 : -1;
}

} // namespace

MachineInfo readMachineInfo() {
    MachineInfo machine;
    const CpuText cpu = parseCpuInfo(readAll("/proc/cpuinfo"));
    machine.cpu = cpu.model;
    machine.isa = bestInstructionSet();
    machine.cores = usableCores();
    machine.governor = readAll("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");
    machine.frequencyMhz = currentMhz();
    if (machine.frequencyMhz < 0) machine.frequencyMhz = cpu.frequencyMhz;
    if (double load[1]; getloadavg(load, 1) == 1) machine.load1 = load[0];
    machine.os = valueOfKey(readAll("/etc/os-release"), "PRETTY_NAME");
    if (utsname name{}; uname(&name) == 0) {
        machine.os +=
            (machine.os.empty() ? "" : ", ") + std::string(name.sysname) + " " + name.release + " " + name.machine;
        if (machine.cpu.empty()) machine.cpu = name.machine;
    }
#if defined(__clang__)
    machine.compiler = "Clang " __clang_version__;
#else
    machine.compiler = "GCC " __VERSION__;
#endif
    machine.compiler += ", " CONVLENS_BUILD_TYPE;
    return machine;
}

Json toJson(const MachineInfo& machine) {
    Json json;
    json["cpu"] = machine.cpu;
    json["isa"] = machine.isa;
    json["cores"] = machine.cores;
    // What the system does not tell is null, so that no reader takes -1 for a frequency.
    json["governor"] = machine.governor.empty() ? Json(nullptr) : Json(machine.governor);
    json["frequency_mhz"] = machine.frequencyMhz < 0 ? Json(nullptr) : Json(machine.frequencyMhz);
    json["load"] = machine.load1 < 0 ? Json(nullptr) : Json(machine.load1);
    json["os"] = machine.os;
    json["compiler"] = machine.compiler;
    return json;
}

} // namespace convlens
