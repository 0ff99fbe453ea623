#pragma once
#include <string>
#include <string_view>

namespace convlens {

/// What /proc/cpuinfo tells of the first processor. Empty or negative where it is silent.
struct CpuText {
    std::string model;
    double frequencyMhz = -1;
};

/// x86 calls the name "model name"; ARM boards have "Model" or "Hardware", or nothing but numbers of the part.
CpuText parseCpuInfo(std::string_view text);

/// Value of KEY in lines KEY=value, without quotes (os-release); empty if it is not there.
std::string valueOfKey(std::string_view text, std::string_view key);

} // namespace convlens
