#include "core/labs/prediction.h"

#include "core/base/json.h"
#include "core/base/json_text.h"
#include "core/base/read_file.h"
#include "core/base/write_file.h"
#include "core/export/passport.h"
#include "core/measure/machine.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace convlens {

namespace {

constexpr std::int64_t kLargestSheet = 16 << 20; // some fifty thousand answers

Json toJson(const Prediction& p) {
    Json json;
    json["time"] = p.time;
    json["lab"] = p.lab;
    json["settings"] = p.settings;
    json["question"] = p.question;
    json["predicted"] = p.predicted;
    json["measured"] = p.measured;
    json["values"] = p.values;
    json["unit"] = p.unit;
    json["pairs_right"] = p.pairsRight;
    json["pairs"] = p.pairs;
    json["doubtful"] = p.doubtful;
    json["cpu"] = p.cpu;
    return json;
}

Prediction fromJson(const Json& json) {
    Prediction p;
    json.at("time").get_to(p.time);
    json.at("lab").get_to(p.lab);
    json.at("settings").get_to(p.settings);
    json.at("question").get_to(p.question);
    json.at("predicted").get_to(p.predicted);
    json.at("measured").get_to(p.measured);
    json.at("values").get_to(p.values);
    json.at("unit").get_to(p.unit);
    json.at("pairs_right").get_to(p.pairsRight);
    json.at("pairs").get_to(p.pairs);
    json.at("doubtful").get_to(p.doubtful);
    json.at("cpu").get_to(p.cpu);
    return p;
}

std::string joined(const std::vector<std::string>& titles) {
    std::string line;
    for (const std::string& title : titles)
        line += (line.empty() ? "" : " < ") + title;
    return line;
}

} // namespace

Prediction judgePrediction(const Lab& lab, const LabRun& run, const std::vector<std::string>& rankedIds) {
    Prediction p;
    p.time = run.passport.time;
    p.lab = lab.id;
    p.settings = run.settings.text();
    p.question = lab.question;
    p.unit = run.unit;
    p.cpu = run.passport.machine ? run.passport.machine->cpu : std::string();
    std::vector<const LabReading*> ranked;
    const std::vector<LabOption> options = lab.options(run.settings);
    const auto titleOf = [&](const std::string& id) {
        for (const LabOption& option : options)
            if (option.id == id) return option.title;
        return id;
    };
    for (const std::string& id : rankedIds) {
        const LabReading* reading = run.find(id);
        if (!reading || !std::isfinite(reading->value)) continue;
        ranked.push_back(reading);
        p.predicted.push_back(titleOf(id));
        p.doubtful = p.doubtful || reading->doubtful;
    }
    for (std::size_t i = 0; i < ranked.size(); ++i)
        for (std::size_t j = i + 1; j < ranked.size(); ++j) {
            ++p.pairs;
            if (ranked[i]->value <= ranked[j]->value) ++p.pairsRight;
        }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto* a, const auto* b) { return a->value < b->value; });
    for (const LabReading* reading : ranked) {
        p.measured.push_back(titleOf(reading->id));
        p.values.push_back(reading->value);
    }
    return p;
}

Result<std::vector<Prediction>> readPredictions(const std::filesystem::path& file) {
    const auto bytes = readFileBytes(file, kLargestSheet);
    if (!bytes) {
        if (bytes.error().code == ErrorCode::FileNotFound) return std::vector<Prediction>();
        return bytes.error();
    }
    std::vector<Prediction> predictions;
    const std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    int line = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        ++line;
        if (end > begin) {
            try {
                predictions.push_back(fromJson(parseJsonOrThrow(text.substr(begin, end - begin))));
            } catch (const Json::exception& e) {
                return Error{ErrorCode::BadFormat, file.string() + ", line " + std::to_string(line) +
                                                       ": expected an answer of a lab: " + e.what()};
            }
        }
        begin = end + 1;
    }
    return predictions;
}

Result<void> addPrediction(const std::filesystem::path& file, const Prediction& prediction) {
    auto predictions = readPredictions(file);
    if (!predictions) return predictions.error();
    predictions->push_back(prediction);
    std::string text;
    for (const Prediction& p : *predictions)
        text += jsonLine(toJson(p)) + "\n";
    return writeFile(file, text);
}

Table predictionTable(const std::vector<Prediction>& predictions) {
    Table table{{{"time", "when", false},
                 {"lab", "lab", false},
                 {"pairs_right", "pairs right", true},
                 {"pairs", "of", true},
                 {"doubtful", "doubtful", false},
                 {"predicted", "predicted", false},
                 {"measured", "measured", false},
                 {"values", "values", false},
                 {"unit", "unit", false},
                 {"settings", "settings", false},
                 {"question", "question", false},
                 {"cpu", "CPU", false}},
                {}};
    for (const Prediction& p : predictions) {
        std::vector<std::string> values;
        for (const double value : p.values)
            values.push_back(cellText(value));
        table.rows.push_back({p.time, p.lab, std::int64_t(p.pairsRight), std::int64_t(p.pairs), p.doubtful,
                              joined(p.predicted), joined(p.measured), joined(values), p.unit, p.settings, p.question,
                              p.cpu});
    }
    return table;
}

} // namespace convlens
