#pragma once
#include "core/base/result.h"
#include "core/export/table.h"
#include "core/labs/lab.h"

#include <filesystem>
#include <string>
#include <vector>

namespace convlens {

/// A ranking that a person gave before measuring, and what the machine then said.
struct Prediction {
    std::string time; ///< ISO 8601, UTC
    std::string lab;  ///< id
    std::string settings;
    std::string question;
    std::vector<std::string> predicted; ///< titles, least first
    std::vector<std::string> measured;  ///< titles, least first
    std::vector<double> values;         ///< of `measured`
    std::string unit;
    int pairsRight = 0; ///< pairs that both rankings order alike
    int pairs = 0;
    bool doubtful = false; ///< a value behind the measured ranking is doubtful
    std::string cpu;
    bool operator==(const Prediction&) const = default;
};

/// Sets the ids ranked by the person beside the readings; options without a reading are left out of both.
Prediction judgePrediction(const Lab& lab, const LabRun& run, const std::vector<std::string>& rankedIds);

/// The sheet: one JSON object a line. A missing file is an empty sheet; a line that is none of ours is a BadFormat that
/// names it.
Result<std::vector<Prediction>> readPredictions(const std::filesystem::path& file);
/// Rewrites the file whole with the answer at its end.
Result<void> addPrediction(const std::filesystem::path& file, const Prediction& prediction);

/// time, lab, pairs_right, pairs, doubtful, predicted, measured, values, unit, settings, question, cpu; rankings are
/// joined by " < ".
Table predictionTable(const std::vector<Prediction>& predictions);

} // namespace convlens
