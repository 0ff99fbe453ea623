#pragma once
#include "core/base/json.h"
#include "core/export/table.h"
#include "core/measure/machine.h"
#include "core/weights/weights.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace convlens {

/// The counting rule of every `params` and `macs` that is not said to be counted otherwise.
inline constexpr const char* kPapersConvention =
    "papers: multiply-adds of all convolutions and fully connected layers, without biases";

/// The conditions under which a result came about; goes with every export. Leave out what does not apply (a count has
/// no machine); what is left out does not appear.
struct Passport {
    std::string network;    ///< specification text; several are separated by a space
    std::string input;      ///< the photo or array that was run
    std::string convention; ///< what is counted, in words; kPapersConvention
    std::optional<WeightsInfo> weights;
    std::string preprocessing; ///< describe(preprocess, side)
    std::string engine;        ///< id
    std::string engineVersion;
    std::string plan; ///< "as-drawn", "optimised"
    std::optional<int> threads;
    std::optional<int> runs; ///< timed runs behind a median
    std::optional<bool> denormalsFlushed;
    std::optional<MachineInfo> machine;
    std::string time; ///< when, ISO 8601 in UTC; utcNow()
    /// What else there is to say, after all of these and in this order; sharedConditions() makes such.
    std::vector<std::pair<Column, Cell>> further;
};

/// Each condition that is filled in, in fixed order, after `version`: the key for files, the title for people.
std::vector<std::pair<Column, Cell>> conditions(const Passport& passport);

Json toJson(const Passport& passport);

/// One line for a chart's caption or a table's foot: "Convlens 0.1.0; network mobilenet_v2; threads 1; ...".
std::string toCaption(const Passport& passport);

/// `kind` ("random", "file"), `hash`, `seed` or `file`, and what the file tells of itself.
Json toJson(const WeightsInfo& weights);
/// "random weights (seed 0)", "file.safetensors (sha256:0123456789ab...)".
std::string describe(const WeightsInfo& weights);

} // namespace convlens
