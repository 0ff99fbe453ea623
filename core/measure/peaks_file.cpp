#include "core/measure/peaks_file.h"

#include "core/base/json.h"
#include "core/base/json_text.h"
#include "core/base/read_file.h"
#include "core/base/write_file.h"

#include <cstdint>
#include <cstdlib>
#include <system_error>
#include <utility>
#include <vector>

namespace convlens {

namespace {

constexpr int kVersion = 1;
constexpr std::int64_t kMostBytes = 1 << 24;

/// The whole file; an empty object of our version where there is none.
Result<Json> readAll(const std::filesystem::path& file) {
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
        return Json{{"convlens_machines", kVersion}, {"machines", Json::object()}};
    const auto bytes = readFileBytes(file, kMostBytes);
    if (!bytes) return bytes.error();
    const Json json = parseJson({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
    const auto broken = [&](const char* what) {
        return Error{ErrorCode::BadFormat, "'" + file.string() + "' " + what};
    };
    if (!json.is_object() || !json.contains("convlens_machines") || !json["convlens_machines"].is_number_integer())
        return broken("is no file of machines' peaks");
    if (const auto version = json["convlens_machines"].get<std::int64_t>(); version != kVersion)
        return Error{ErrorCode::Unsupported, "'" + file.string() + "' is of version " + std::to_string(version) +
                                                 ", this program reads version " + std::to_string(kVersion)};
    if (!json.contains("machines") || !json["machines"].is_object()) return broken("has no list of machines");
    return json;
}

} // namespace

std::filesystem::path defaultPeaksFile() {
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name);
        return std::filesystem::path(value ? value : "");
    };
    std::filesystem::path data = variable("XDG_DATA_HOME");
    if (!data.is_absolute()) { // as the standard of these folders says
        const std::filesystem::path home = variable("HOME");
        if (home.empty()) return {};
        data = home / ".local" / "share";
    }
    return data / "convlens" / "machines.json";
}

std::string peaksKey(const std::string& cpu, const std::string& isa, int cores) {
    return cpu + ", " + isa + ", " + std::to_string(cores) + (cores == 1 ? " core" : " cores");
}

Result<std::optional<MachinePeaks>> loadPeaks(const std::filesystem::path& file, const MachineInfo& machine) {
    if (file.empty()) return std::optional<MachinePeaks>();
    const auto json = readAll(file);
    if (!json) return json.error();
    const auto& machines = json->at("machines");
    const auto entry = machines.find(peaksKey(machine.cpu, machine.isa, machine.cores));
    if (entry == machines.end()) return std::optional<MachinePeaks>();
    auto peaks = peaksFromJson(*entry);
    if (!peaks) return Error{peaks.error().code, "'" + file.string() + "': " + peaks.error().message};
    return std::optional<MachinePeaks>(std::move(*peaks));
}

Result<void> savePeaks(const std::filesystem::path& file, const MachinePeaks& peaks) {
    if (file.empty())
        return Error{ErrorCode::WriteFailed, "no folder is known to keep the machine's peaks in (HOME is not set)"};
    auto json = readAll(file);
    if (!json) return json.error();
    (*json)["machines"][peaksKey(peaks.cpu, peaks.isa, peaks.cores)] = toJson(peaks);
    std::error_code failed;
    std::filesystem::create_directories(file.parent_path(), failed);
    if (failed)
        return Error{ErrorCode::WriteFailed,
                     "the folder '" + file.parent_path().string() + "' could not be made: " + failed.message()};
    return writeFile(file, json->dump(2) + "\n");
}

} // namespace convlens
