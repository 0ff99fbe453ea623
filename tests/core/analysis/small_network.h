#pragma once
#include "core/graph/graph_builder.h"
#include "core/measure/measure.h"

#include <QtGlobal>

#include <initializer_list>
#include <string>
#include <vector>

namespace convlens::test {

/// conv 3x3 (3 -> 8, 4 x 4 maps) with norm and relu; depthwise 3x3 with norm; pointwise 8 -> 16; pool; classifier 16 ->
/// 10; softmax. Multiply-adds by hand: 4*4*9*3*8 = 3456; 4*4*9*8 = 1152; 4*4*8*16 = 2048; 16*10 = 160; together 6816.
inline Graph smallNetwork() {
    GraphBuilder b("small", Shape{1, 3, 4, 4});
    const Window three{3, 1, 1, {1, 1, 1, 1}}, one{1, 1, 1, {}};
    b.enterStage("stem");
    TensorId x = b.add("stem.conv", Convolution{8, 1, false, three}, {b.input()});
    x = b.add("stem.bn", BatchNorm{}, {x});
    x = b.add("stem.relu", Activation{ActivationKind::ReLU}, {x});
    b.enterStage("stage 1");
    x = b.add("dw.conv", Convolution{8, 8, false, three}, {x});
    x = b.add("dw.bn", BatchNorm{}, {x});
    x = b.add("pw.conv", Convolution{16, 1, false, one}, {x});
    b.enterStage("head");
    x = b.add("pool", GlobalAveragePool{}, {x});
    const TensorId logits = b.add("classifier", FullyConnected{10, true}, {x});
    const TensorId p = b.add("softmax", Softmax{}, {logits});
    auto graph = b.finish(logits, p);
    if (!graph) qFatal("%s", graph.error().message.c_str());
    return std::move(graph).value();
}

/// A pointwise convolution 4 -> 4 on 2 x 2 maps; half of its channels through another, joined again and shuffled, as
/// ShuffleNetV2 does.
inline Graph splitNetwork() {
    GraphBuilder b("split", Shape{1, 4, 2, 2});
    const Window one{1, 1, 1, {}};
    b.enterStage("stage");
    const TensorId x = b.add("in", Convolution{4, 1, false, one}, {b.input()});
    const auto halves = b.addMany("cut", ChannelSplit{{2, 2}}, {x});
    const TensorId c = b.add("branch", Convolution{2, 1, false, one}, {halves[1]});
    const TensorId d = b.add("join", Concat{}, {halves[0], c});
    const TensorId e = b.add("shuffle", ChannelShuffle{2}, {d});
    const TensorId pooled = b.add("pool", GlobalAveragePool{}, {e});
    const TensorId logits = b.add("classifier", FullyConnected{3, false}, {pooled});
    const TensorId p = b.add("softmax", Softmax{}, {logits});
    auto graph = b.finish(logits, p);
    if (!graph) qFatal("%s", graph.error().message.c_str());
    return std::move(graph).value();
}

inline std::vector<LayerId> layersOf(const Graph& graph, std::initializer_list<const char*> names) {
    std::vector<LayerId> layers;
    for (const char* name : names)
        layers.push_back(*graph.findLayer(name));
    return layers;
}

inline StepTiming timedStep(const Graph& graph, std::initializer_list<const char*> layers, double us) {
    StepTiming timing;
    for (const char* name : layers)
        timing.name += (timing.name.empty() ? "" : " + ") + std::string(name);
    timing.layers = layersOf(graph, layers);
    timing.medianUs = us;
    timing.madUs = us / 10;
    return timing;
}

} // namespace convlens::test
