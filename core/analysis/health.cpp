#include "core/analysis/health.h"

#include "core/analysis/block_kind.h"
#include "core/analysis/map_statistics.h"
#include "core/base/check.h"
#include "core/graph/ops.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <variant>

namespace convlens {

namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Error cancelledError() {
    return {ErrorCode::Cancelled, "the look at the maps was cancelled"};
}

Result<double> effectiveRankOf(const Tensor& map, const CancelToken& cancel) {
    const Eigen::Index channels = map.shape().c, pixels = Eigen::Index(map.shape().plane());
    if (pixels < 2) return LayerHealth::kUnknown;
    try {
        RowMajor x = Eigen::Map<const RowMajor>(map.plane(0, 0).data(), channels, pixels);
        x.colwise() -= x.rowwise().mean();
        if (cancel.isCancelled()) return cancelledError();
        // The covariance's singular values; of the two Gram matrices the smaller one has all that are not zero.
        const Eigen::MatrixXf gram =
            channels <= pixels ? Eigen::MatrixXf(x * x.transpose()) : Eigen::MatrixXf(x.transpose() * x);
        if (cancel.isCancelled()) return cancelledError();
        const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(gram.cast<double>(), Eigen::EigenvaluesOnly);
        if (solver.info() != Eigen::Success)
            return Error{ErrorCode::Internal, "the effective rank of a map did not converge"};
        const Eigen::VectorXd spectrum = solver.eigenvalues().cwiseMax(0.0);
        const double total = spectrum.sum();
        if (!(total > 0)) return 0.0;
        double entropy = 0;
        for (const double value : spectrum)
            if (value > 0) entropy -= value / total * std::log(value / total);
        return std::exp(entropy);
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory,
                     "not enough memory for the effective rank of a map of shape " + toString(map.shape())};
    }
}

/// Unknown with unknown is unknown; with something known, that.
double weightedMean(double a, int photosOfA, double b, int photosOfB) {
    if (std::isnan(a)) return b;
    if (std::isnan(b)) return a;
    return (a * photosOfA + b * photosOfB) / double(photosOfA + photosOfB);
}

} // namespace

int LayerHealth::deadChannels() const {
    return int(std::count(dead.begin(), dead.end(), true));
}

double LayerHealth::deadShare() const {
    return dead.empty() ? 0 : double(deadChannels()) / double(dead.size());
}

int LayerHealth::rankLimit() const {
    return std::max(1, int(std::min<std::int64_t>(shape.c, shape.plane() - 1)));
}

double LayerHealth::rankShare() const {
    return effectiveRank / rankLimit();
}

Result<LayerHealth> healthOfMap(LayerId layer, const Tensor& map, const CancelToken& cancel) {
    auto statistics = layerStatistics(map, 0, cancel);
    if (!statistics) return statistics.error();
    LayerHealth health;
    health.layer = layer;
    health.shape = map.shape();
    health.photos = 1;
    health.sparsity = statistics->all.sparsity;
    health.saturation = statistics->all.atSix;
    health.minimum = statistics->all.minimum;
    health.maximum = statistics->all.maximum;
    health.notFinite = statistics->all.nans + statistics->all.infinities;
    for (const MapStatistics& channel : statistics->channels)
        health.dead.push_back(channel.condition == ChannelCondition::Dead);
    if (health.notFinite == 0) {
        auto rank = effectiveRankOf(map, cancel);
        if (!rank) return rank.error();
        health.effectiveRank = *rank;
    }
    return health;
}

const LayerHealth* NetworkHealth::find(LayerId layer) const {
    const auto found = std::lower_bound(layers.begin(), layers.end(), layer,
                                        [](const LayerHealth& health, LayerId id) { return health.layer < id; });
    return found != layers.end() && found->layer == layer ? &*found : nullptr;
}

Result<NetworkHealth> healthOfRun(const Graph& graph, std::span<const RecordedOutput> recorded,
                                  const CancelToken& cancel, const ProgressSink& progress) {
    NetworkHealth health;
    health.photos = 1;
    for (std::size_t i = 0; i < recorded.size(); ++i) {
        const RecordedOutput& output = recorded[i];
        if (graph.layer(output.layer).outputs.size() != 1) continue;
        auto layer = healthOfMap(output.layer, *output.tensor, cancel);
        if (!layer) return layer.error();
        health.layers.push_back(std::move(*layer));
        report(progress, double(i + 1) / double(recorded.size()), graph.layer(output.layer).name);
    }
    return health;
}

NetworkHealth combined(const NetworkHealth& a, const NetworkHealth& b) {
    NetworkHealth all;
    all.photos = a.photos + b.photos;
    for (const LayerHealth& one : a.layers) {
        const LayerHealth* other = b.find(one.layer);
        if (!other) continue;
        CONVLENS_CHECK(one.shape == other->shape);
        LayerHealth both = one;
        both.photos = one.photos + other->photos;
        for (std::size_t c = 0; c < both.dead.size(); ++c)
            both.dead[c] = one.dead[c] && other->dead[c];
        both.sparsity = weightedMean(one.sparsity, one.photos, other->sparsity, other->photos);
        both.saturation = weightedMean(one.saturation, one.photos, other->saturation, other->photos);
        both.minimum = std::min(one.minimum, other->minimum);
        both.maximum = std::max(one.maximum, other->maximum);
        both.notFinite = one.notFinite + other->notFinite;
        both.effectiveRank = weightedMean(one.effectiveRank, one.photos, other->effectiveRank, other->photos);
        all.layers.push_back(std::move(both));
    }
    return all;
}

BottleneckHealth bottleneckHealth(const Graph& graph, const NetworkHealth& health) {
    BottleneckHealth result;
    struct Mean {
        double sum = 0;
        int count = 0;
        void take(double value) {
            if (std::isnan(value)) return;
            sum += value;
            ++count;
        }
        double value() const { return count > 0 ? sum / count : LayerHealth::kUnknown; }
    };
    Mean linearSparsity, linearRank, sparsity, saturation, rank;
    const auto perChannel = [](const LayerHealth& layer) { return layer.effectiveRank / layer.shape.c; };
    for (int i = 0; i < graph.layerCount();) {
        std::vector<LayerId> block{LayerId{i++}};
        const std::string& name = graph.layer(block.front()).block;
        if (name.empty()) continue;
        while (i < graph.layerCount() && graph.layer(LayerId{i}).block == name)
            block.push_back(LayerId{i++});
        const BlockKind kind = blockKindOf(graph, block);
        if (kind != BlockKind::InvertedResidual && kind != BlockKind::InvertedResidualSqueezing) continue;
        if (const LayerHealth* end = health.find(linearEndOf(graph, block))) {
            result.linearFewest = result.linearEnds == 0 ? end->shape.c : std::min(result.linearFewest, end->shape.c);
            result.linearMost = std::max(result.linearMost, end->shape.c);
            ++result.linearEnds;
            linearSparsity.take(end->sparsity);
            linearRank.take(perChannel(*end));
        }
        // The wide map that the linear layer reads from lies behind the depthwise layer's activation.
        LayerId wide{-1};
        bool behindDepthwise = false;
        for (const LayerId id : block) {
            behindDepthwise = behindDepthwise || graph.groupOf(id) == OperatorGroup::Depthwise;
            if (behindDepthwise && !graph.layer(id).inSqueezeExcitation &&
                std::holds_alternative<Activation>(graph.layer(id).op))
                wide = id;
        }
        if (const LayerHealth* expanded = health.find(wide)) {
            ++result.expanded;
            sparsity.take(expanded->sparsity);
            saturation.take(expanded->saturation);
            rank.take(perChannel(*expanded));
        }
    }
    if (linearSparsity.count > 0) result.linearSparsity = linearSparsity.value();
    if (sparsity.count > 0) result.expandedSparsity = sparsity.value();
    if (saturation.count > 0) result.expandedSaturation = saturation.value();
    result.linearRankShare = linearRank.value();
    result.expandedRankShare = rank.value();
    return result;
}

} // namespace convlens
