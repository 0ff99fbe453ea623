#include "core/labs/denormals_lab.h"

#include "core/base/cache_sizes.h"
#include "core/base/message.h"
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/export/passport.h"
#include "core/export/table.h"
#include "core/labs/lab_registry.h" // IWYU pragma: associated
#include "core/labs/lab_words.h"
#include "core/labs/measure_parts.h"
#include "core/labs/part_readings.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace convlens {

namespace {

constexpr const char* kLabId = "denormals-caches";
constexpr std::int64_t kMostBytes = std::int64_t(1) << 30;

struct DenormalOption {
    bool denormal, flushed;
    const char* title;
};
constexpr DenormalOption kOptions[] = {{false, true, "normal input, flushing on"},
                                       {false, false, "normal input, flushing off"},
                                       {true, true, "denormal input, flushing on"},
                                       {true, false, "denormal input, flushing off"}};

std::string bytesText(double bytes) {
    if (bytes < 1024 * 1024) return shortNumber(bytes / 1024) + " KiB";
    if (bytes < 1024.0 * 1024 * 1024) return shortNumber(bytes / 1024 / 1024) + " MiB";
    return shortNumber(bytes / 1024 / 1024 / 1024) + " GiB";
}

LabTable denormalTable(const LabRun* run) {
    LabTable made{"denormals",
                  "The same layer, four times",
                  {{{"case", "input and processor", false},
                    {"time_ms", "time here (ms)", true},
                    {"low", "at least", true},
                    {"high", "at most", true},
                    {"times", "times the first", true},
                    {"denormals_in", "denormal values in", true},
                    {"denormals_out", "denormal values out", true},
                    {"largest_out", "largest value out", true},
                    {"doubtful", "doubtful", false}},
                   {}}};
    const double first = run ? run->value(denormalReading(false, true)) : std::nan("");
    for (const DenormalOption& o : kOptions) {
        const std::string id = denormalReading(o.denormal, o.flushed);
        std::vector<Cell> row{std::string(o.title)};
        if (const LabReading* r = run ? run->find(id) : nullptr) {
            row.insert(row.end(), {r->value, r->low, r->high, r->value / first, run->value(id + "/in"),
                                   run->value(id + "/out"), run->value(id + "/largest"), r->doubtful});
        } else {
            row.resize(made.table.columns.size());
        }
        made.table.rows.push_back(std::move(row));
    }
    return made;
}

LabTable fadeTable() {
    LabTable made{"fading",
                  "How many layers until a signal of 1 is denormal",
                  {{{"gain", "each layer multiplies by", true},
                    {"denormal_at", "denormal from layer", true},
                    {"zero_at", "zero from layer", true}},
                   {}}};
    for (const double gain : {0.9, 0.5, 0.25, 0.1, 0.01}) {
        const FadeResult f = fade(float(gain));
        const auto layer = [](std::optional<int> at) {
            return at ? Cell(std::int64_t(*at)) : Cell(std::string("never"));
        };
        made.table.rows.push_back({gain, layer(f.denormalAt), layer(f.zeroAt)});
    }
    return made;
}

LabTable cacheTable(const LabSettings& settings, const LabRun* run) {
    LabTable made{"caches",
                  "The same layer with its values ever farther away",
                  {{{"level", "level", false},
                    {"stands_for", "stands for the level", false},
                    {"copies", "copies of the layer", true},
                    {"bytes", "working set (bytes)", true},
                    {"time_us", "time of one layer here (us)", true},
                    {"low", "at least", true},
                    {"high", "at most", true},
                    {"gmacs", "10^9 multiply-adds/s", true},
                    {"gbytes", "10^9 bytes/s", true},
                    {"doubtful", "doubtful", false}},
                   {}}};
    const CacheSettings layer = cacheSettings(settings);
    const double macs = double(layer.channels) * layer.channels * layer.pixels;
    for (const WorkingSet& set : cacheSets(settings)) {
        std::vector<Cell> row{std::string(toString(set.level)), set.named, set.copies, set.bytes};
        if (const LabReading* r = run ? run->find(setReading(set)) : nullptr) {
            row.insert(row.end(), {1000 * r->value, 1000 * r->low, 1000 * r->high, macs / r->value / 1e6,
                                   double(layerBytes(layer)) / r->value / 1e6, r->doubtful});
        } else {
            row.resize(made.table.columns.size());
        }
        made.table.rows.push_back(std::move(row));
    }
    return made;
}

LabTable sizesTable(const LabSettings& settings) {
    LabTable made{"sizes", "This machine and this layer", {{{"what", "what", false}, {"bytes", "bytes", true}}, {}}};
    const CacheSizes caches = readCacheSizes();
    const auto row = [&](const char* what, std::int64_t bytes) {
        made.table.rows.push_back({std::string(what), bytes > 0 ? Cell(bytes) : Cell(std::string("not told"))});
    };
    row("first-level data cache", caches.level1);
    row("second-level cache", caches.level2);
    row("third-level cache", caches.level3);
    row("one copy of the layer", layerBytes(cacheSettings(settings)));
    return made;
}

std::vector<LabTable> tables(const LabSettings& settings, const LabRun* run) {
    if (isAboutCaches(settings))
        return {cacheTable(settings, run), sizesTable(settings),
                paperTable({{"MobileNetV2 against NASNet-A", "comparable multiply-adds, MobileNetV2 is much faster",
                             "GPU and ARM", "section 1"},
                            {"why time is not multiply-adds alone",
                             "memory access cost and degree of parallelism; the platform", "none", "section 1"}})};
    return {denormalTable(run), fadeTable(),
            paperTable({{"the smallest normal float32", "2^-126, about 1.18e-38", "any", "IEEE 754, binary32"},
                        {"the smallest denormal float32", "2^-149, about 1.40e-45", "any", "IEEE 754, binary32"}})};
}

std::vector<LabText> denormalFindings(const LabRun* run) {
    if (!run)
        return {"Both inputs need the same multiply-adds. Measure here to see whether this processor minds the small "
                "numbers."};
    const LabReading *normal = run->find(denormalReading(false, false)),
                     *kept = run->find(denormalReading(true, false)), *flushed = run->find(denormalReading(true, true));
    std::vector<LabText> lines;
    if (!normal || !kept || !flushed) return lines;
    const double slower = kept->value / normal->value;
    const bool apart = kept->low > normal->high || kept->high < normal->low;
    if (apart && slower > 1.03) {
        lines.push_back({"With flushing off, denormal input takes %1 times as long as normal input, for the same "
                         "multiply-adds.",
                         {shortNumber(slower)}});
        lines.push_back({"With flushing on it takes %1 times as long.", {shortNumber(flushed->value / normal->value)}});
    } else if (apart) {
        lines.push_back(
            {"Denormal input is not slower on this processor: it takes %1 times as long.", {shortNumber(slower)}});
    } else {
        lines.push_back({"On this processor no difference can be seen for this layer: denormal input takes %1 times as "
                         "long, and the intervals overlap. Many newer processors compute with denormals in hardware; "
                         "others take a detour of a hundred steps for each.",
                         {shortNumber(slower)}});
    }
    lines.push_back(
        {"What flushing changes: the largest output is %1 with flushing off and %2 with flushing on. Next to "
         "activations around 1 both are nothing.",
         {tinyNumber(run->value(denormalReading(true, false) + "/largest")),
          tinyNumber(run->value(denormalReading(true, true) + "/largest"))}});
    return lines;
}

LabText farAndNear(const WorkingSet& near, const LabReading& first, const WorkingSet& far, const LabReading& last) {
    return {"The same layer takes %1 us with its values in %2 (%3), and %4 us with its values in %5 (%6): %7 times as "
            "long for the same multiply-adds.",
            {shortNumber(1000 * first.value), std::string(toString(near.level)), bytesText(double(near.bytes)),
             shortNumber(1000 * last.value), std::string(toString(far.level)), bytesText(double(far.bytes)),
             shortNumber(last.value / first.value)}};
}

std::vector<LabText> cacheFindings(const LabSettings& settings, const LabRun* run) {
    const CacheSettings layer = cacheSettings(settings);
    std::vector<LabText> lines;
    if (run) {
        std::vector<WorkingSet> found = cacheSets(settings);
        std::erase_if(found, [&](const WorkingSet& set) { return !set.named || !run->find(setReading(set)); });
        if (found.size() > 1)
            lines.push_back(farAndNear(found.front(), *run->find(setReading(found.front())), found.back(),
                                       *run->find(setReading(found.back()))));
    } else {
        lines.push_back("Every row computes exactly the same. Measure here to see what the way to the values costs.");
    }
    const std::string bytes = bytesText(double(layerBytes(layer)));
    if (layer.pixels == 1)
        lines.push_back({"The layer needs %1, and each weight is used once. The more often it is used, the less it "
                         "matters where it came from: make the map larger.",
                         {bytes}});
    else
        lines.push_back({"The layer needs %1, and each weight is used %2 times. The more often it is used, the less it "
                         "matters where it came from: make the map larger.",
                         {bytes, shortNumber(layer.pixels)}});
    const CacheSizes caches = readCacheSizes();
    if (caches.level1 > 0 && layerBytes(layer) > caches.level1)
        lines.push_back("One copy is larger than the first-level cache, so there is no row for it.");
    if (caches.level1 <= 0) lines.push_back("This system does not tell how large its caches are.");
    return lines;
}

std::vector<LabText> findings(const LabSettings& settings, const LabRun* run) {
    return isAboutCaches(settings) ? cacheFindings(settings, run) : denormalFindings(run);
}

Result<LabRun> measureLab(const LabSettings& settings, const LabMeasureOptions& options) {
    LabMeasureOptions one = options;
    one.threads = 1; // one processor's caches, and one processor's way with denormals
    LabRun run = startedRun(kLabId, settings, PlanKind::AsDrawn, one);
    const PartOptions how = partOptions(PlanKind::AsDrawn, one);
    if (isAboutCaches(settings)) {
        const auto timings = measureCaches(cacheSettings(settings), cacheSets(settings), how);
        if (!timings) return timings.error();
        for (const CacheTiming& t : *timings) {
            const LabText title{"its values in %1 (%2)",
                                {std::string(toString(t.set.level)), bytesText(double(t.set.bytes))}};
            addReading(run, partReading(setReading(t.set), title, t.timing));
            if (t.set.named) addReading(run, partReading(std::string(toString(t.set.level)), title, t.timing));
        }
        return run;
    }
    run.passport.input = "values from 0.5 to 1, in part divided by 2^127";
    run.passport.denormalsFlushed.reset(); // that is what is compared
    auto cases = measureDenormals(denormalSettings(settings), how);
    if (!cases) return cases.error();
    for (std::size_t i = 0; i < cases->size(); ++i) {
        const DenormalCase& c = (*cases)[i];
        const std::string id = denormalReading(c.denormalInput, c.flushed);
        addReading(run, partReading(id, kOptions[i].title, c.timing));
        const auto fact = [&](const char* what, double value) {
            LabReading reading;
            reading.id = id + "/" + what;
            reading.title = {"%1, %2", {kOptions[i].title, what}};
            reading.value = value;
            run.readings.push_back(std::move(reading));
        };
        fact("in", double(c.denormalsIn));
        fact("out", double(c.denormalsOut));
        fact("largest", double(c.largestOut));
    }
    return run;
}

std::vector<LabParagraph> helpText() {
    using enum LabParagraph::Kind;
    return {
        {Heading, "Why a layer has several true times"},
        {Text, "A layer's multiply-adds depend on its shape alone. Its time also depends on which numbers it works on "
               "and on where they lie. This lab shows both, so that you know what to keep the same when you measure."},
        {Heading, "Denormal numbers"},
        {Formula, "float = +-1.xxx times 2^e, with e from -126 to 127; below 2^-126: 0.xxx times 2^-126"},
        {Text, "A float32 is a number between 1 and 2 times a power of two. Below 2^-126, about 1.2e-38, the power "
               "cannot fall any further, and the leading 1 is given up: these are the denormal (or subnormal) numbers, "
               "down to 2^-149. They keep a - b from being zero unless a = b. Many processors cannot compute with them "
               "directly and take a slow detour, up to a hundred times as long for each operation."},
        {Text,
         "Two switches avoid it: flush to zero (a denormal result becomes zero) and denormals are zero (a denormal "
         "operand counts as zero). Here both are meant by flushing. All other measurements of this program have it on. "
         "Networks meet denormals when a signal fades from layer to layer, in badly scaled or untrained networks, and "
         "in the tails of softmax; the second table shows how many layers that takes."},
        {Text, "The layer runs on an input of normal values between 0.5 and 1, and on the same input with a part of "
               "the values divided by 2^127, each with flushing on and off, in turns. Its biases are zero, which would "
               "hide the small numbers."},
        {Heading, "Caches"},
        {Text, "Memory is far away: fetching a value from it takes some hundred steps of the processor. Caches keep "
               "copies of what "
               "was used last: the first level (tens of KiB, a few steps away), the second (around a MiB, some 15 "
               "steps), and the "
               "third (shared, some 50 steps). A layer that finds its weights in the first level waits for nothing."},
        {Text, "The layer here is a 1x1 convolution. It exists in many copies, each with its own weights, input and "
               "output. A run goes through them one after the other, and then from the start. With one copy everything "
               "stays in the first level. With so many copies that together they fill the second level, each finds its "
               "values there when its turn comes again, and so on. So every row does the same arithmetic on equal "
               "values, and only the distance differs."},
        {Formula, "bytes of a copy = 4 (C C + 2 C pixels)"},
        {Text, "In a network a layer's weights were last used one inference ago, and all other layers' weights were "
               "fetched since: MobileNetV2's 14 MB of them are more than most second levels hold. So a layer timed "
               "alone in a loop looks faster than the same layer inside its network. On a virtual machine the third "
               "level may be shared with strangers, and less of it is yours than is told."},
        {Heading, "What does not show"},
        {Text,
         "The copies lie one behind the other, as layers in a network do, so the processor sees the pattern and "
         "fetches ahead. Random order would be slower still. Values that the processor fetched ahead in time cost "
         "nothing, so where a layer does much arithmetic for each value (many pixels), all rows become equal."},
    };
}

} // namespace

bool isAboutCaches(const LabSettings& settings) {
    return settings.choice("experiment") == "caches";
}

DenormalSettings denormalSettings(const LabSettings& settings) {
    DenormalSettings made;
    for (const DenormalLayer layer : kDenormalLayers)
        if (settings.choice("layer") == toString(layer)) made.layer = layer;
    made.channels = settings.integer("channels");
    made.side = settings.integer("side");
    made.share = settings.number("share") / 100;
    return made;
}

CacheSettings cacheSettings(const LabSettings& settings) {
    return {settings.integer("channels"), settings.integer("side") * settings.integer("side")};
}

std::vector<WorkingSet> cacheSets(const LabSettings& settings) {
    const std::int64_t memory = readMemoryBytes();
    return workingSets(cacheSettings(settings), readCacheSizes(),
                       memory > 0 ? std::min(kMostBytes, memory / 4) : kMostBytes / 4);
}

std::string denormalReading(bool denormalInput, bool flushed) {
    return std::string(denormalInput ? "denormal" : "normal") + (flushed ? "/flushed" : "/kept");
}

std::string setReading(const WorkingSet& set) {
    return "set/" + std::to_string(set.copies);
}

Lab denormalsLab() {
    Lab lab;
    lab.id = kLabId;
    lab.title = "Denormals and caches";
    lab.paper = "ShuffleNetV2 (arXiv 1807.11164)";
    lab.section = "section 1: time also depends on memory access and on the platform";
    lab.lookFor =
        "The same layer, the same multiply-adds, several times. First feed it numbers so small that floats can barely "
        "hold them, with and without flushing them to zero. Then choose caches: the layer finds its weights ever "
        "farther away, in the first, second and third level of cache and in memory. Which of all these is the layer's "
        "true time? All of them; that is why a time is worth nothing without its conditions.";
    lab.help = helpText();
    LabParameter experiment, layer, channels, side, share;
    experiment.key = "experiment";
    experiment.title = "Experiment";
    experiment.help = "Small numbers, or values far away";
    experiment.choices = {{"denormals", "denormal numbers"}, {"caches", "caches"}};
    layer.key = "layer";
    layer.title = "Layer (denormals)";
    layer.help = "Which layer gets the small numbers; the caches' layer is always a 1x1 convolution";
    layer.choices = {{"pointwise", "1x1 convolution"},
                     {"depthwise", "depthwise 3x3"},
                     {"batch-norm", "batch norm"},
                     {"add", "addition"}};
    channels.key = "channels";
    channels.title = "Channels C";
    channels.help = "Input and output channels of the layer";
    channels.minimum = 8;
    channels.maximum = 512;
    channels.step = 8;
    channels.stops = {16, 32, 64, 128, 256, 512};
    channels.value = 64;
    side.key = "side";
    side.title = "Map side";
    side.help = "Height and width of the map: each weight of the 1x1 convolution is used once for every pixel";
    side.minimum = 1;
    side.maximum = 56;
    side.step = 1;
    side.stops = {1, 2, 4, 7, 14, 28, 56};
    side.value = 7;
    share.key = "share";
    share.title = "Denormal values (%)";
    share.help = "How many of the input's values are denormal in the denormal input";
    share.minimum = 0;
    share.maximum = 100;
    share.step = 5;
    share.stops = {5, 25, 50, 100};
    share.value = 100;
    lab.parameters = {std::move(experiment), std::move(layer), std::move(channels), std::move(side), std::move(share)};
    lab.tables = tables;
    lab.findings = findings;
    lab.measure = measureLab;
    lab.question = "The multiply-adds are the same. Which takes the least time here? Put it first.";
    lab.options = [](const LabSettings& settings) -> std::vector<LabOption> {
        std::vector<LabOption> options;
        if (isAboutCaches(settings)) {
            for (const WorkingSet& set : cacheSets(settings)) {
                if (!set.named) continue;
                const std::string level(toString(set.level));
                options.push_back({level, "its values in " + level});
            }
            return options;
        }
        for (const DenormalOption& o : kOptions)
            options.push_back({denormalReading(o.denormal, o.flushed), o.title});
        return options;
    };
    return lab;
}

} // namespace convlens
