#include "ui/text/column_help.h"

#include "core/analysis/trust.h"
#include "ui/text/core_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace convlens {

namespace {

struct ColumnHelp {
    const char *key, *help;
};

/// Keys mean the same in every table.
constexpr ColumnHelp kColumns[] = {
    {"letter", QT_TRANSLATE_NOOP("ColumnHelp", "The letter that follows a pinned network through every view")},
    {"network", QT_TRANSLATE_NOOP("ColumnHelp", "Family, width, resolution and what else differs from the paper's "
                                                "standard")},
    {"operators", QT_TRANSLATE_NOOP("ColumnHelp", "Kinds of operators in this part")},
    {"operator", QT_TRANSLATE_NOOP("ColumnHelp", "What the layer computes")},
    {"op", QT_TRANSLATE_NOOP("ColumnHelp", "What the layer computes")},
    {"params", QT_TRANSLATE_NOOP("ColumnHelp", "Trained values: weights, biases and batch norm's two a channel")},
    {"macs", QT_TRANSLATE_NOOP("ColumnHelp", "Multiply-adds of convolutions and fully connected layers, as the papers "
                                             "count")},
    {"macs_share", QT_TRANSLATE_NOOP("ColumnHelp", "This part of the whole network's multiply-adds")},
    {"macs_sum", QT_TRANSLATE_NOOP("ColumnHelp", "Share of the multiply-adds that is done after this layer")},
    {"time_sum", QT_TRANSLATE_NOOP("ColumnHelp", "Share of the layers' time that has passed after this layer")},
    {"operations", QT_TRANSLATE_NOOP("ColumnHelp", "Every operation, a multiply-add being two")},
    {"read_bytes", QT_TRANSLATE_NOOP("ColumnHelp", "Input and weights, each read once")},
    {"write_bytes", QT_TRANSLATE_NOOP("ColumnHelp", "Output, written once")},
    {"intensity", QT_TRANSLATE_NOOP("ColumnHelp", "Operations for each byte read or written: few mean that memory "
                                                  "decides")},
    {"alive_bytes", QT_TRANSLATE_NOOP("ColumnHelp", "Maps that must be kept while this layer runs")},
    {"output_bytes", QT_TRANSLATE_NOOP("ColumnHelp", "Maps that this layer makes")},
    {"median_us", QT_TRANSLATE_NOOP("ColumnHelp", "Median time on this machine, measured with profiling")},
    {"mad_us", QT_TRANSLATE_NOOP("ColumnHelp", "Median distance of the runs from the median time")},
    {"us_per_million_macs", QT_TRANSLATE_NOOP("ColumnHelp", "Time for a million multiply-adds: the less the better")},
    {"time_share", QT_TRANSLATE_NOOP("ColumnHelp", "This part of the sum of all layers' times")},
    {"gflops", QT_TRANSLATE_NOOP("ColumnHelp", "Thousand million operations a second, as reached here")},
    {"gb_s", QT_TRANSLATE_NOOP("ColumnHelp", "Thousand million bytes a second, as moved here")},
    {"peak_share",
     QT_TRANSLATE_NOOP("ColumnHelp", "Speed reached, as a share of what this processor computes at most")},
    {"roof_share", QT_TRANSLATE_NOOP("ColumnHelp", "Speed reached, as a share of what the memory's bandwidth leaves")},
    {"first_us", QT_TRANSLATE_NOOP("ColumnHelp", "Median time with the first plan")},
    {"second_us", QT_TRANSLATE_NOOP("ColumnHelp", "Median time with the second plan")},
    {"saved_us", QT_TRANSLATE_NOOP("ColumnHelp", "Time of the first plan less that of the second")},
    {"first_steps", QT_TRANSLATE_NOOP("ColumnHelp", "Steps that the first plan makes of these layers")},
    {"second_steps", QT_TRANSLATE_NOOP("ColumnHelp", "Steps that the second plan makes of these layers")},
    {"expected_us",
     QT_TRANSLATE_NOOP("ColumnHelp", "What it would take if each multiply-add took the baseline's time")},
    {"excess_us", QT_TRANSLATE_NOOP("ColumnHelp", "Time that the multiply-adds do not explain")},
    {"median_ms", QT_TRANSLATE_NOOP("ColumnHelp", "Median time of a run on this machine")},
    {"time_ms", QT_TRANSLATE_NOOP("ColumnHelp", "Median time of a run on this machine")},
    {"mad_ms", QT_TRANSLATE_NOOP("ColumnHelp", "Median distance of the runs from the median time")},
    {"min_ms", QT_TRANSLATE_NOOP("ColumnHelp", "The fastest run")},
    {"p95_ms", QT_TRANSLATE_NOOP("ColumnHelp", "Nineteen of twenty runs take at most this")},
    {"first_ms", QT_TRANSLATE_NOOP("ColumnHelp", "The first run, before anything is in the caches")},
    {"iterations", QT_TRANSLATE_NOOP("ColumnHelp", "Runs that count, after warming up")},
    {"visits", QT_TRANSLATE_NOOP("ColumnHelp", "How often the network's turn came; the networks are measured in turn")},
    {"ideal_ratio", QT_TRANSLATE_NOOP("ColumnHelp", "How many times as long as (width × resolution)² makes of the time "
                                                    "of the largest network of its kind")},
    {"top1_percent", QT_TRANSLATE_NOOP("ColumnHelp", "Share of test photos whose right class was the likeliest")},
    {"top1_source", QT_TRANSLATE_NOOP("ColumnHelp", "Who published the accuracy")},
    {"front_macs", QT_TRANSLATE_NOOP("ColumnHelp", "No other network is more accurate with fewer multiply-adds")},
    {"front_time", QT_TRANSLATE_NOOP("ColumnHelp", "No other network is more accurate in less time here")},
    {"doubtful", QT_TRANSLATE_NOOP("ColumnHelp", "Whether the runs scatter so much that the time should not be "
                                                 "trusted")},
    {"doubt", QT_TRANSLATE_NOOP("ColumnHelp", "What makes the time doubtful, and what helps")},
    {"fewer_macs", QT_TRANSLATE_NOOP("ColumnHelp", "The network with fewer multiply-adds, which takes longer all the "
                                                   "same")},
    {"more_macs", QT_TRANSLATE_NOOP("ColumnHelp", "The network with more multiply-adds, which is done sooner")},
    {"macs_ratio",
     QT_TRANSLATE_NOOP("ColumnHelp", "Multiply-adds of the first network divided by those of the second")},
    {"time_ratio", QT_TRANSLATE_NOOP("ColumnHelp", "Time of the first network divided by that of the second")},
    {"run", QT_TRANSLATE_NOOP("ColumnHelp", "The runs in the order in which they were made")},
    {"kind", QT_TRANSLATE_NOOP("ColumnHelp", "The first run, warming up, or a run that counts")},
    {"from_ms", QT_TRANSLATE_NOOP("ColumnHelp", "The shortest time of this bar's runs, at least")},
    {"to_ms", QT_TRANSLATE_NOOP("ColumnHelp", "The longest time of this bar's runs, at most")},
    {"runs_within", QT_TRANSLATE_NOOP("ColumnHelp", "Counted runs that took so long")},
    {"runs_share", QT_TRANSLATE_NOOP("ColumnHelp", "Of all counted runs")},
    {"low", QT_TRANSLATE_NOOP("ColumnHelp", "Lower end of the range in which the value lies")},
    {"high", QT_TRANSLATE_NOOP("ColumnHelp", "Upper end of the range in which the value lies")},
    {"predicted", QT_TRANSLATE_NOOP("ColumnHelp", "The order that you predicted")},
    {"measured", QT_TRANSLATE_NOOP("ColumnHelp", "The order that was measured")},
    {"pairs_right", QT_TRANSLATE_NOOP("ColumnHelp", "Pairs that you put in the right order")},
};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ColumnHelp)
};

} // namespace

QString columnHelp(const QString& key, const QString& title) {
    const auto found = std::find_if(std::begin(kColumns), std::end(kColumns),
                                    [&](const ColumnHelp& column) { return key == QLatin1String(column.key); });
    if (found != std::end(kColumns)) return Words::tr(found->help);
    return Words::tr("%1. A click sorts the rows by it.").arg(title.left(1).toUpper() + title.mid(1));
}

QString cellWords(const std::string& key, const std::string& words) {
    return coreText(key == "doubt" ? keptDoubt(words) : Message(words));
}

} // namespace convlens
