#include "core/analysis/trust.h"

#include "core/measure/statistics.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ranges>
#include <string>
#include <utility>

namespace convlens {

namespace {

std::string percent(double share) {
    char text[32];
    std::snprintf(text, sizeof text, "%.0f %%", 100 * share);
    return text;
}

/// With a capital letter at its beginning.
Message sentence(const Message& clause) {
    std::string text = clause.text();
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = char(text[0] - 'a' + 'A');
    return {std::move(text), clause.values()};
}

/// One sentence of several clauses, still without its full stop.
Message sentence(const std::vector<Message>& clauses) {
    Message text;
    for (const Message& clause : clauses)
        text = text.empty() ? sentence(clause) : Message("%1; %2", {text, clause});
    return text;
}

void aboutRuns(std::vector<TrustFinding>& findings, const Measurement& m) {
    const TimingSummary& t = m.total;
    if (!t.samplesMs.empty()) {
        for (const Doubt& doubt : doubtsAbout(t.samplesMs))
            findings.push_back({true, sentence(doubt.text), sentence(Message(adviceOn(doubt.kind)))});
    } else if (t.doubtful) {
        findings.push_back({true, keptDoubt(t.doubt), "Measure again"}); // kept from another day without its runs
    }
    if (t.iterations > 0 && t.outliers > kManyOutliers * t.iterations)
        findings.push_back({false,
                            {"%1 of %2 runs are outliers: something else took the processor now and then",
                             {std::to_string(t.outliers), std::to_string(t.iterations)}},
                            "The median is not moved by them; end what else runs if there shall be fewer"});
}

void aboutLayers(std::vector<TrustFinding>& findings, const Measurement& m) {
    if (m.steps.empty() || !(m.total.medianMs > 0)) return;
    const double timing = (m.profiledMs - m.total.medianMs) / m.total.medianMs;
    if (timing > kMuchTiming)
        findings.push_back(
            {false,
             {"Timing each layer makes a run %1 longer: the shares of small layers are too large", {percent(timing)}},
             "Take a larger resolution, or the optimised plan, whose steps are fewer"});
    const double rest = m.unexplainedMs() / m.total.medianMs;
    if (std::abs(rest) > kMuchRest)
        findings.push_back({false,
                            {rest > 0 ? "%1 of the time lies in no layer: between them, or in the engine"
                                      : "The layers' sum is %1 more than the whole: timing them costs that much",
                             {percent(std::abs(rest))}},
                            "Compare whole networks by the unprofiled time, layers by their shares"});
}

void aboutMachine(std::vector<TrustFinding>& findings, const MachineInfo& machine, int threads) {
    if (machine.cores > 0 && threads > machine.cores)
        findings.push_back({true,
                            {machine.cores == 1 ? "%1 threads share %2 core" : "%1 threads share %2 cores",
                             {std::to_string(threads), std::to_string(machine.cores)}},
                            "Take no more threads than cores"});
    if (machine.load1 > kBusyBefore) {
        char load[32];
        std::snprintf(load, sizeof load, "%.1f", machine.load1);
        findings.push_back({false,
                            {"The load was %1 in the minute before", {load}},
                            "End what else runs on this machine, wait a minute, then measure again"});
    }
    if (!machine.governor.empty() && machine.governor != "performance")
        findings.push_back({false,
                            {"The clock may change while measuring (governor '%1')", {machine.governor}},
                            "Set the governor to 'performance' (cpupower frequency-set -g performance)"});
}

} // namespace

std::vector<TrustFinding> trustFindings(const Measurement& measurement, const MachineInfo& machine, int threads) {
    std::vector<TrustFinding> findings;
    aboutRuns(findings, measurement);
    aboutLayers(findings, measurement);
    aboutMachine(findings, machine, threads);
    std::ranges::stable_sort(findings,
                             [](const TrustFinding& a, const TrustFinding& b) { return a.doubtful && !b.doubtful; });
    return findings;
}

Message keptDoubt(std::string_view doubt) {
    return sentence(doubtsIn(doubt));
}

Message doubtWithAdvice(const TimingSummary& summary) {
    if (!summary.doubtful) return {};
    std::vector<Message> reasons, advice;
    for (const Doubt& doubt : summary.samplesMs.empty() ? std::vector<Doubt>() : doubtsAbout(summary.samplesMs)) {
        reasons.push_back(doubt.text);
        const Message what = sentence(Message(adviceOn(doubt.kind)));
        if (std::ranges::find(advice, what) == advice.end()) advice.push_back(what);
    }
    if (reasons.empty()) { // kept from another day without its runs
        reasons = doubtsIn(summary.doubt);
        advice = {"Measure again"};
    }
    Message text = sentence(reasons);
    for (const Message& what : advice)
        text = {"%1. %2", {text, what}};
    return {"%1.", {text}};
}

} // namespace convlens
