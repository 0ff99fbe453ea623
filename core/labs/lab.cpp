#include "core/labs/lab.h"

#include "core/base/check.h"
#include "core/base/json.h"
#include "core/base/json_text.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace convlens {

const LabSettings::Value& LabSettings::find(std::string_view key) const {
    const auto found = std::find_if(m_values.begin(), m_values.end(), [&](const Value& v) { return v.key == key; });
    CONVLENS_CHECK(found != m_values.end());
    return *found;
}

double LabSettings::number(std::string_view key) const {
    const Value& value = find(key);
    CONVLENS_CHECK(!value.isChoice);
    return value.number;
}

const std::string& LabSettings::choice(std::string_view key) const {
    const Value& value = find(key);
    CONVLENS_CHECK(value.isChoice);
    return value.chosen;
}

void LabSettings::setNumber(std::string_view key, double value) {
    const_cast<Value&>(find(key)).number = value;
}

void LabSettings::setChoice(std::string_view key, std::string value) {
    const_cast<Value&>(find(key)).chosen = std::move(value);
}

std::string LabSettings::text() const {
    std::string line;
    for (const Value& value : m_values) {
        if (value.isText) continue;
        line += (line.empty() ? "" : ", ") + value.key + " " + (value.isChoice ? value.chosen : cellText(value.number));
    }
    return line;
}

Json LabSettings::json() const {
    Json object = Json::object();
    for (const Value& value : m_values) {
        if (value.isChoice)
            object[value.key] = value.chosen;
        else if (value.number == std::round(value.number))
            object[value.key] = std::int64_t(value.number);
        else
            object[value.key] = value.number;
    }
    return object;
}

LabSettings defaultSettings(const std::vector<LabParameter>& parameters) {
    LabSettings settings;
    for (const LabParameter& p : parameters)
        settings.m_values.push_back(
            {p.key, p.isChoice() ? p.firstChoice() : std::string(), p.value, !p.isNumber(), p.isText});
    return settings;
}

Result<LabSettings> readSettings(const std::vector<LabParameter>& parameters, std::string_view json) {
    const Json object = parseJson(json);
    if (!object.is_object()) return Error{ErrorCode::BadFormat, "the settings of a lab must be a JSON object"};
    LabSettings settings = defaultSettings(parameters);
    for (const auto& [key, value] : object.items()) {
        const auto p = std::find_if(parameters.begin(), parameters.end(),
                                    [&key = key](const LabParameter& known) { return known.key == key; });
        if (p == parameters.end()) return Error{ErrorCode::BadFormat, "the lab has no parameter " + key};
        if (p->isNumber() ? !value.is_number() : !value.is_string())
            return Error{ErrorCode::BadFormat, key + " must be a " + (p->isNumber() ? "number" : "text")};
        if (p->isNumber())
            settings.setNumber(key, value.get<double>());
        else
            settings.setChoice(key, value.get<std::string>());
    }
    if (auto good = checkSettings(parameters, settings); !good) return good.error();
    return settings;
}

Result<void> checkSettings(const std::vector<LabParameter>& parameters, const LabSettings& settings) {
    for (const LabParameter& p : parameters) {
        if (p.isText) continue; // the lab itself reads it
        if (p.isChoice()) {
            const std::string& chosen = settings.choice(p.key);
            std::string known;
            bool found = false;
            for (const LabChoice& choice : p.choices) {
                found = found || choice.key == chosen;
                known += (known.empty() ? "" : ", ") + choice.key;
            }
            if (!found)
                return Error{ErrorCode::InvalidArgument, p.key + " must be one of " + known + ", found " + chosen};
            continue;
        }
        const double value = settings.number(p.key);
        if (!(value >= p.minimum && value <= p.maximum))
            return Error{ErrorCode::InvalidArgument, p.key + " must be between " + cellText(p.minimum) + " and " +
                                                         cellText(p.maximum) + ", found " + cellText(value)};
        if (const double steps = (value - p.minimum) / p.step; std::abs(steps - std::round(steps)) > 1e-6)
            return Error{ErrorCode::InvalidArgument, p.key + " goes in steps of " + cellText(p.step) + " from " +
                                                         cellText(p.minimum) + ", found " + cellText(value)};
    }
    return {};
}

bool measureAlike(const std::vector<LabParameter>& parameters, const LabSettings& a, const LabSettings& b) {
    return std::all_of(parameters.begin(), parameters.end(), [&](const LabParameter& p) {
        return p.onlyView || (p.isNumber() ? a.number(p.key) == b.number(p.key) : a.choice(p.key) == b.choice(p.key));
    });
}

const LabReading* LabRun::find(std::string_view id) const {
    const auto found = std::find_if(readings.begin(), readings.end(), [&](const auto& r) { return r.id == id; });
    return found == readings.end() ? nullptr : &*found;
}

double LabRun::value(std::string_view id) const {
    const LabReading* reading = find(id);
    return reading ? reading->value : std::nan("");
}

LabTable paperTable(const std::vector<PaperFigure>& figures) {
    LabTable made{"paper",
                  "As the paper prints it",
                  {{{"what", "what", false},
                    {"figure", "the paper's figure", false},
                    {"device", "the paper's device", false},
                    {"source", "where", false}},
                   {}}};
    for (const PaperFigure& f : figures)
        made.table.rows.push_back({f.what, f.figure, f.device, f.source});
    return made;
}

} // namespace convlens
