#include "core/analysis/trust.h"

#include "core/measure/statistics.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace convlens {

namespace {

std::string percent(double share) {
    char text[32];
    std::snprintf(text, sizeof text, "%.0f %%", 100 * share);
    return text;
}

std::string sentence(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = char(text[0] - 'a' + 'A');
    return text;
}

void aboutRuns(std::vector<TrustFinding>& findings, const Measurement& m) {
    const TimingSummary& t = m.total;
    if (!t.samplesMs.empty()) {
        for (const Doubt& doubt : doubtsAbout(t.samplesMs))
            findings.push_back({true, sentence(doubt.text), sentence(adviceOn(doubt.kind))});
    } else if (t.doubtful) {
        findings.push_back({true, sentence(t.doubt), "Measure again"}); // kept from another day without its runs
    }
    if (t.iterations > 0 && t.outliers > kManyOutliers * t.iterations)
        findings.push_back({false,
                            std::to_string(t.outliers) + " of " + std::to_string(t.iterations) +
                                " runs are outliers: something else took the processor now and then",
                            "The median is not moved by them; end what else runs if there shall be fewer"});
}

void aboutLayers(std::vector<TrustFinding>& findings, const Measurement& m) {
    if (m.steps.empty() || !(m.total.medianMs > 0)) return;
    const double timing = (m.profiledMs - m.total.medianMs) / m.total.medianMs;
    if (timing > kMuchTiming)
        findings.push_back(
            {false,
             "Timing each layer makes a run " + percent(timing) + " longer: the shares of small layers are too large",
             "Take a larger resolution, or the optimised plan, whose steps are fewer"});
    const double rest = m.unexplainedMs() / m.total.medianMs;
    if (std::abs(rest) > kMuchRest)
        findings.push_back({false,
                            rest > 0 ? percent(rest) + " of the time lies in no layer: between them, or in the engine"
                                     : "The layers' sum is " + percent(-rest) +
                                           " more than the whole: timing them "
                                           "costs that much",
                            "Compare whole networks by the unprofiled time, layers by their shares"});
}

void aboutMachine(std::vector<TrustFinding>& findings, const MachineInfo& machine, int threads) {
    if (machine.cores > 0 && threads > machine.cores)
        findings.push_back({true,
                            std::to_string(threads) + " threads share " + std::to_string(machine.cores) +
                                (machine.cores == 1 ? " core" : " cores"),
                            "Take no more threads than cores"});
    if (machine.load1 > kBusyBefore) {
        char load[32];
        std::snprintf(load, sizeof load, "%.1f", machine.load1);
        findings.push_back({false, std::string("The load was ") + load + " in the minute before",
                            "End what else runs on this machine, wait a minute, then measure again"});
    }
    if (!machine.governor.empty() && machine.governor != "performance")
        findings.push_back({false, "The clock may change while measuring (governor '" + machine.governor + "')",
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

std::string doubtWithAdvice(const TimingSummary& summary) {
    if (!summary.doubtful) return {};
    std::string text = summary.doubt + ".";
    if (summary.samplesMs.empty()) return text + " Measure again.";
    std::vector<std::string> advice;
    for (const Doubt& doubt : doubtsAbout(summary.samplesMs)) {
        const std::string what = sentence(adviceOn(doubt.kind));
        if (std::ranges::find(advice, what) == advice.end()) advice.push_back(what);
    }
    for (const std::string& what : advice)
        text += " " + what + ".";
    return text;
}

} // namespace convlens
