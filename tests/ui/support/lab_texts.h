#pragma once
#include "core/labs/lab.h"
#include "core/labs/lab_fit.h"
#include "core/labs/prediction.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <random>
#include <set>
#include <string>
#include <vector>

/// Every text that the labs have for people, as it stands in core.
namespace convlens::test {

/// Collects texts once each; of a text with values the values too, which may be words.
class LabTexts {
public:
    void add(const LabText& text) {
        m_all.insert(text.text());
        for (const LabText& value : text.values())
            add(value);
    }
    void add(const Table& table) {
        for (const Column& column : table.columns)
            add(column.title);
        for (const auto& row : table.rows)
            for (const Cell& cell : row)
                if (const auto* words = std::get_if<std::string>(&cell)) add(*words);
    }
    void add(const Lab& lab) {
        for (const std::string* text : {&lab.id, &lab.title, &lab.section, &lab.lookFor, &lab.question})
            add(*text);
        for (const LabParagraph& paragraph : lab.help)
            add(paragraph.text);
        for (const LabParameter& p : lab.parameters) {
            for (const std::string* text : {&p.key, &p.title, &p.help})
                add(*text);
            for (const LabChoice& choice : p.choices) {
                add(choice.key);
                add(choice.title);
            }
        }
    }
    void add(const Lab& lab, const LabSettings& settings, const LabRun* run) {
        for (const LabTable& table : lab.tables(settings, run)) {
            add(table.title);
            add(table.table);
        }
        for (const LabText& line : lab.findings(settings, run))
            add(line);
        for (const LabOption& option : lab.options ? lab.options(settings) : std::vector<LabOption>())
            add(option.title);
        if (!run) return;
        add(run->unit);
        for (const LabReading& reading : run->readings)
            add(reading.title);
    }
    const std::set<std::string>& all() const { return m_all; }

private:
    std::set<std::string> m_all;
};

/// The settings, and the same with each other choice.
inline std::vector<LabSettings> eachChoice(const Lab& lab, const LabSettings& start) {
    std::vector<LabSettings> all{start};
    for (const LabParameter& p : lab.parameters)
        for (const LabChoice& choice : p.choices) {
            all.push_back(start);
            all.back().setChoice(p.key, choice.key);
            all.back() = fittingSettings(lab, all.back());
        }
    return all;
}

/// Each choice with each number at its start and at both ends, and with all of them at one end.
inline std::vector<LabSettings> eachChoiceAndEnd(const Lab& lab) {
    std::vector<LabSettings> all;
    for (const LabSettings& chosen : eachChoice(lab, defaultSettings(lab.parameters))) {
        LabSettings least = chosen, most = chosen;
        all.push_back(chosen);
        for (const LabParameter& p : lab.parameters) {
            if (!p.isNumber()) continue;
            least.setNumber(p.key, p.minimum);
            most.setNumber(p.key, p.maximum);
            for (const double end : {p.minimum, p.maximum}) {
                all.push_back(chosen);
                all.back().setNumber(p.key, end);
            }
        }
        all.insert(all.end(), {least, most});
    }
    for (LabSettings& settings : all)
        settings = fittingSettings(lab, settings);
    return all;
}

/// The run with other values, so that what follows from them is another thing each time: faster, slower, doubtful.
inline LabRun otherValues(LabRun run, unsigned seed) {
    std::mt19937 random(seed);
    const auto one = [&](std::initializer_list<double> of) { return *(of.begin() + random() % of.size()); };
    for (LabReading& reading : run.readings) {
        const double around = one({0.001, 0.02, 0.5});
        reading.value = one({-0.1, 0.5, 1, 1.01, 2, 8});
        reading.spread = one({0, 0.1, 3});
        reading.low = reading.value - std::abs(reading.value) * around;
        reading.high = reading.value + std::abs(reading.value) * around;
        reading.doubtful = one({0, 0, 0, 0, 1}) > 0;
    }
    return run;
}

/// What the lab says before anything is measured, and of many outcomes of a measurement at its smallest settings.
inline Result<void> addEverything(LabTexts& texts, const Lab& lab) {
    texts.add(lab);
    for (const LabSettings& settings : eachChoiceAndEnd(lab))
        texts.add(lab, settings, nullptr);
    LabSettings smallest = defaultSettings(lab.parameters);
    for (const LabParameter& p : lab.parameters)
        if (p.isNumber()) smallest.setNumber(p.key, p.minimum);
    LabMeasureOptions options;
    options.seconds = 0;
    std::vector<LabSettings> measured = eachChoice(lab, fittingSettings(lab, smallest));
    std::ranges::sort(measured, {}, &LabSettings::text);
    measured.erase(std::unique(measured.begin(), measured.end()), measured.end());
    for (const LabSettings& settings : measured) {
        const auto run = lab.measure(settings, options);
        if (!run && settings.text().find("drawn") == std::string::npos) return run.error(); // nothing is drawn here
        for (unsigned seed = 0; run && seed < 40; ++seed) {
            const LabRun other = otherValues(*run, seed);
            texts.add(lab, settings, &other);
        }
    }
    return {};
}

} // namespace convlens::test
