#pragma once
#include "core/networks/network_spec.h"
#include "ui/session/network_jobs.h"
#include "ui/session/session_values.h"

#include <QtGlobal>

#include <cmath>
#include <functional>

/// Networks and made-up measurements for tests: known times, so that what is shown of them can be computed by hand.
namespace convlens::test {

inline std::shared_ptr<const NetworkState> network(const char* spec) {
    const auto parsed = parseNetworkSpec(spec);
    if (!parsed) qFatal("%s", parsed.error().message.c_str());
    auto built = buildNetworkState(*parsed, RandomWeights{7});
    if (!built) qFatal("%s", built.error().message.c_str());
    return *built;
}

/// As drawn, one step a layer; `microseconds` says how long each took.
inline std::shared_ptr<const MeasurementResult>
measurement(const std::shared_ptr<const NetworkState>& state,
            const std::function<double(const Graph&, LayerId)>& microseconds, double overheadMs = 0.5) {
    auto result = std::make_shared<MeasurementResult>();
    result->network = state;
    result->engine = "reference";
    result->engineVersion = "Eigen 3.4";
    result->plan = PlanKind::AsDrawn;
    result->threads = 1;
    result->machine.cpu = "Test CPU";
    result->machine.isa = "AVX2";
    result->machine.cores = 2;
    result->takenAt = QStringLiteral("2026-01-02T03:04:05+00:00");
    Measurement& m = result->measurement;
    for (int i = 0; i < state->graph->layerCount(); ++i) {
        const LayerId layer{i};
        const double us = microseconds(*state->graph, layer);
        m.steps.push_back({state->graph->layer(layer).name, {layer}, us, us / 50});
        m.stepSumMs += us / 1000;
    }
    m.profiledMs = m.stepSumMs + 0.2;
    m.total.iterations = 40;
    m.total.medianMs = m.stepSumMs + overheadMs;
    m.total.madMs = 0.01 * m.total.medianMs;
    m.total.minMs = 0.97 * m.total.medianMs;
    m.total.p95Ms = 1.05 * m.total.medianMs;
    m.total.firstMs = 3 * m.total.medianMs;
    return result;
}

/// A depthwise layer takes 300 us, any other with multiply-adds 100, the rest 10.
inline double slowDepthwise(const Graph& graph, LayerId layer) {
    const OperatorGroup group = graph.groupOf(layer);
    if (group == OperatorGroup::Depthwise) return 300;
    return group == OperatorGroup::Elementwise || group == OperatorGroup::DataMovement ? 10 : 100;
}

inline PinnedNetwork pinned(quint64 id, QChar letter, const char* spec, bool measured = true) {
    PinnedNetwork pin;
    pin.id = id;
    pin.letter = letter;
    pin.network = network(spec);
    if (measured) pin.measurement = measurement(pin.network, slowDepthwise);
    return pin;
}

} // namespace convlens::test
