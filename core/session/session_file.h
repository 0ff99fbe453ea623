#pragma once
#include "core/base/result.h"
#include "core/cost/conventions.h"
#include "core/engine/engine.h"
#include "core/networks/network_spec.h"
#include "core/session/saved_measurement.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>
// What std::variant is made of is taken for this file's own use.
// IWYU pragma: no_include <algorithm>

/// The document of the window and of the command line: what a person brought, chose, pinned and measured. A JSON file
/// with the suffix .convlens; its form stands in session_reader.cpp.
namespace convlens {

/// Counted up when an older program would misread a file. A reader refuses what is newer than itself.
inline constexpr int kSessionVersion = 1;
/// Beyond this a file is refused before it is read; pasted pictures lie inside it.
inline constexpr std::int64_t kMostSessionBytes = std::int64_t(256) << 20;

/// A photo: a file that is referred to, or a picture that was pasted and has no file.
struct SessionPhoto {
    std::string path;   ///< UTF-8; absolute once read (":/..." is a sample of the window); empty for a pasted picture
    std::string sha256; ///< of the file's bytes, 64 hexadecimal digits, or empty if it was never read
    std::string name;   ///< of a pasted picture
    std::vector<std::uint8_t> picture; ///< a pasted picture itself, encoded as PNG, JPEG ...
    bool operator==(const SessionPhoto&) const = default;
};

struct SeededWeights {
    std::uint64_t seed = 1;
    bool operator==(const SeededWeights&) const = default;
};
struct ReferredWeights {
    std::string path;                        ///< UTF-8, absolute once read
    std::string hash;                        ///< WeightsInfo::hash, or empty if the file was never read
    std::string nameMap{};                   ///< CSV file, as the path; empty for none
    std::string classNames{};                ///< text file, as the path; empty for none
    std::optional<float> batchNormEpsilon{}; ///< instead of what the file and its names say
    bool operator==(const ReferredWeights&) const = default;
};

/// How a network is run when it is measured.
struct SessionConditions {
    std::string engine; ///< id
    PlanKind plan = PlanKind::AsDrawn;
    int threads = 1;
    bool operator==(const SessionConditions&) const = default;
};

struct SessionNetwork {
    NetworkSpec spec;
    std::variant<SeededWeights, ReferredWeights> weights;
    std::string letter; ///< of a pinned network, one character; empty for the network in focus
    std::optional<SavedMeasurement> measurement;
    std::vector<SavedMeasurement> earlier{};       ///< what was measured before that and kept, the newest first
    std::optional<SessionConditions> conditions{}; ///< of a pinned network's own; none: those of the session
};

/// What one panel keeps in a session, by names of its own: what it shows and how. Who reads it knows no panel.
using SessionValue = std::variant<bool, double, std::string>;
using SessionState = std::map<std::string, SessionValue>;

/// The value of that name, or `otherwise` where there is none or one of another kind.
template <class Kind>
Kind valueOr(const SessionState& state, const std::string& name, Kind otherwise) {
    const auto found = state.find(name);
    const Kind* value = found == state.end() ? nullptr : std::get_if<Kind>(&found->second);
    return value ? *value : otherwise;
}

struct SessionFile {
    std::string writtenBy; ///< "Convlens 0.1.0"
    std::string writtenAt; ///< ISO 8601
    std::vector<SessionPhoto> photos;
    std::optional<int> currentPhoto; ///< index into `photos`
    SessionNetwork network;          ///< in focus
    std::vector<SessionNetwork> pinned;
    std::string layer;  ///< selected, by name; empty for none. A name that the network does not have is not an error.
    int channel = -1;   ///< selected, -1 for none
    std::string engine; ///< id; empty for the default
    PlanKind plan = PlanKind::AsDrawn;
    int threads = 1;
    Convention convention = Convention::Papers;
    std::string panel;                          ///< the view in front, by id; empty for the first
    std::map<std::string, SessionState> states; ///< by the panel's id; of a panel that is not known it is not an error
};

/// Strict: a file of another format or of a newer version, an unknown or missing key, a value of the wrong type or
/// outside its bounds, nesting or size beyond the limits are errors (BadFormat, Unsupported, TooLarge) that name the
/// place. Paths are as written in the text. Never reads another file.
Result<SessionFile> parseSession(std::string_view text);

/// The text that parseSession() reads back. Numbers that are not finite cannot be written: a measurement is left out
/// with its times, a state without its number.
std::string toText(const SessionFile& session);

/// Paths below `folder` made relative to it, so that a folder with photos and session can be moved; and back again.
/// Samples (":/...") stay as they are.
void makePathsRelative(SessionFile& session, const std::filesystem::path& folder);
void makePathsAbsolute(SessionFile& session, const std::filesystem::path& folder);

/// Reads the file; paths come back absolute. Errors name the file, and inside it the place.
Result<SessionFile> readSession(const std::filesystem::path& file);
/// Writes whole or not at all; paths below the file's folder are written relative to it.
Result<void> writeSession(const std::filesystem::path& file, SessionFile session);

} // namespace convlens
