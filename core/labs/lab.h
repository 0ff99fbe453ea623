#pragma once
#include "core/base/cancel.h"
#include "core/base/json.h"
#include "core/base/message.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/export/passport.h"
#include "core/export/table.h"
#include "core/measure/measure.h"

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace convlens {

/// What labs say with values in it: "%1 of the points collapse" and "25 %".
using LabText = Message;

/// One of the values that a control offers by name.
struct LabChoice {
    std::string key;   ///< on the command line and in files: "transpose"
    std::string title; ///< for people
};

/// One thing that a person may change. The window makes a control of it, the command line an option.
struct LabParameter {
    std::string key;   ///< "in-channels": the option is --in-channels
    std::string title; ///< "Input channels"
    std::string help;  ///< one sentence: what it is
    double minimum = 0, maximum = 0, step = 1;
    std::vector<double> stops = {};      ///< values worth stopping at; others are allowed
    double value = 0;                    ///< at the start; of choices the place of the one that is chosen then
    std::vector<LabChoice> choices = {}; ///< instead of a number
    bool onlyView = false;               ///< changes what is drawn or counted, not what is measured
    /// Instead of a number: any text, read as a choice is; empty at the start. The window has no control for it: the
    /// lab's own page sets it (points that were drawn).
    bool isText = false;
    bool isChoice() const { return !choices.empty(); }
    bool isNumber() const { return choices.empty() && !isText; }
    const std::string& firstChoice() const { return choices[std::size_t(value)].key; }
};

/// The values of a lab's parameters. Reading one that the lab does not have is a broken promise of ours.
class LabSettings {
public:
    double number(std::string_view key) const;
    int integer(std::string_view key) const { return int(std::lround(number(key))); }
    const std::string& choice(std::string_view key) const;
    /// Whether a choice of "no" and "yes" stands at "yes".
    bool isOn(std::string_view key) const { return choice(key) == "yes"; }

    void setNumber(std::string_view key, double value);
    void setChoice(std::string_view key, std::string value);
    /// "kernel 3, in-channels 512": for captions and the sheet of answers, in the order of the parameters; texts, which
    /// may be long, are left out.
    std::string text() const;
    Json json() const;
    bool operator==(const LabSettings&) const = default;

private:
    friend LabSettings defaultSettings(const std::vector<LabParameter>& parameters);
    struct Value {
        std::string key, chosen;
        double number = 0;
        bool isChoice = false, isText = false; ///< a text is a choice too
        bool operator==(const Value&) const = default;
    };
    const Value& find(std::string_view key) const;
    std::vector<Value> m_values;
};

LabSettings defaultSettings(const std::vector<LabParameter>& parameters);
/// What LabSettings::json() wrote, as text; a parameter that is missing stands as at the start. BadFormat where it is
/// no such object or names what the lab does not have, else as checkSettings().
Result<LabSettings> readSettings(const std::vector<LabParameter>& parameters, std::string_view json);
/// InvalidArgument that names the parameter, its range or choices, and what was found.
Result<void> checkSettings(const std::vector<LabParameter>& parameters, const LabSettings& settings);

/// Whether what was measured with one holds for the other: they differ at most in what is only a view.
bool measureAlike(const std::vector<LabParameter>& parameters, const LabSettings& a, const LabSettings& b);

/// What is ranked before it is measured.
struct LabOption {
    std::string id; ///< of its reading
    std::string title;
};

/// One measured (or computed by trial) value.
struct LabReading {
    std::string id; ///< stable: "separable", "sweep/out-channels=64/standard"
    LabText title;  ///< for people
    double value = std::nan("");
    double spread = 0;                              ///< median absolute deviation; 0 where there is none
    double low = std::nan(""), high = std::nan(""); ///< an interval, which the lab names; NaN for none
    int runs = 0;
    bool doubtful = false;
    std::string doubt;
    std::vector<StepTiming> steps = {}; ///< the plan's steps that make up the value; empty where it is no time
};

/// What a lab measured here, with the settings and conditions.
struct LabRun {
    std::string lab;
    LabSettings settings;
    std::string unit = "ms";
    std::vector<LabReading> readings;
    Passport passport;

    const LabReading* find(std::string_view id) const;
    /// NaN where it is not there.
    double value(std::string_view id) const;
};

struct LabTable {
    std::string id; ///< for file names: "cost"
    LabText title;
    Table table;
};

/// A passage of a lab's help.
struct LabParagraph {
    enum class Kind { Text, Heading, Formula };
    Kind kind = Kind::Text;
    std::string text;
};

struct LabMeasureOptions {
    double seconds = 0.15; ///< of counted runs, at least, for each thing that is measured
    int threads = 1;
    CancelToken cancel;
    ProgressSink progress;
};

/// A claim of a paper that a person can try: what it is, what can be changed, what is counted, what is measured.
/// Functions are pure; `settings` must have passed checkSettings() and checkFit(). `run` is null before anything was
/// measured, else of settings that measureAlike().
struct Lab {
    std::string id; ///< "depthwise-separable"
    std::string title;
    std::string paper;   ///< "MobileNetV1 (arXiv 1704.04861)"
    std::string section; ///< "section 3.1"
    std::string lookFor; ///< one paragraph: what to change and what to see
    std::vector<LabParagraph> help;
    std::vector<LabParameter> parameters;

    /// Moves values that hold each by itself but not together to the nearest that do: the channels of a group
    /// convolution to a number that its groups divide. Null where all go together.
    LabSettings (*fit)(LabSettings settings) = nullptr;

    std::vector<LabTable> (*tables)(const LabSettings& settings, const LabRun* run) = nullptr;
    /// What follows from the figures, in words; the most telling first.
    std::vector<LabText> (*findings)(const LabSettings& settings, const LabRun* run) = nullptr;
    /// Null where the lab has nothing to measure. Where `isTimed` is false it is no timing but a computation (of
    /// errors, over many seeds): it runs beside other work and tells how far it is.
    bool isTimed = true;
    Result<LabRun> (*measure)(const LabSettings& settings, const LabMeasureOptions& options) = nullptr;
    /// "Which takes the least time here?": what is asked before measuring, and the things to rank, least value first.
    std::string question;
    std::vector<LabOption> (*options)(const LabSettings& settings) = nullptr;
};

/// All labs, in the order of the papers.
const std::vector<Lab>& labs();
/// InvalidArgument that lists the labs where there is none of this id.
Result<const Lab*> findLab(std::string_view id);

/// Some figures as their paper prints them, to stand beside ours: `what`, `figure`, `device`, `source`.
struct PaperFigure {
    std::string what, figure, device, source;
};
LabTable paperTable(const std::vector<PaperFigure>& figures);

} // namespace convlens
