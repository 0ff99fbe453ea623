#include "core/analysis/channel_space.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <new>
#include <span>
#include <string>
#include <utility>

namespace convlens {

namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using ConstPlane = Eigen::Map<const Eigen::ArrayXf>;

Error cancelledError() {
    return {ErrorCode::Cancelled, "the analysis of a map was cancelled"};
}

} // namespace

Result<std::vector<double>> channelSimilarity(const Tensor& map, int channel, const CancelToken& cancel) {
    const Shape& shape = map.shape();
    if (shape.n < 1 || channel < 0 || channel >= shape.c)
        return Error{ErrorCode::InvalidArgument,
                     "a map of " + std::to_string(shape.c) + " channels has no channel " + std::to_string(channel)};
    const auto centred = [&](int c) {
        const auto plane = map.plane(0, c);
        Eigen::ArrayXd values = ConstPlane(plane.data(), Eigen::Index(plane.size())).cast<double>();
        values -= values.mean();
        return values;
    };
    const Eigen::ArrayXd chosen = centred(channel);
    const double chosenNorm = std::sqrt(chosen.square().sum());
    std::vector<double> similarity(std::size_t(shape.c), 0.0);
    for (int c = 0; c < shape.c; ++c) {
        if (cancel.isCancelled()) return cancelledError();
        const Eigen::ArrayXd other = centred(c);
        const double r = (chosen * other).sum() / (chosenNorm * std::sqrt(other.square().sum()));
        similarity[std::size_t(c)] = std::isfinite(r) ? std::clamp(r, -1.0, 1.0) : 0.0;
    }
    similarity[std::size_t(channel)] = 1;
    return similarity;
}

Result<Tensor> summariseChannels(const Tensor& map, ChannelSummary summary, int n) {
    const Shape& shape = map.shape();
    if (n < 0 || n >= shape.n || shape.c < 1)
        return Error{ErrorCode::InvalidArgument, "a map of shape " + toString(shape) + " has nothing to summarise"};
    auto made = Tensor::create({1, 1, shape.h, shape.w});
    if (!made) return made.error();
    const auto out = made->plane(0, 0);
    Eigen::Map<Eigen::ArrayXf> result(out.data(), Eigen::Index(out.size()));
    if (summary == ChannelSummary::Mean) {
        Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(result.size());
        for (int c = 0; c < shape.c; ++c)
            sum += ConstPlane(map.plane(n, c).data(), result.size()).cast<double>();
        result = (sum / shape.c).cast<float>();
    } else {
        result = ConstPlane(map.plane(n, 0).data(), result.size());
        // Written out, because Eigen 3.4's maximum leaves open what becomes of NaN; here NaN stays.
        for (int c = 1; c < shape.c; ++c) {
            const auto plane = map.plane(n, c);
            for (std::size_t i = 0; i < out.size(); ++i)
                if (plane[i] > out[i] || std::isnan(plane[i])) out[i] = plane[i];
        }
    }
    return made;
}

Result<PrincipalComponents> principalComponents(const Tensor& map, int count, const CancelToken& cancel) {
    const Shape& shape = map.shape();
    if (shape.n < 1 || shape.c < 1 || shape.plane() < 1 || count < 1)
        return Error{ErrorCode::InvalidArgument, "a map of shape " + toString(shape) + " has no principal components"};
    try {
        const Eigen::Index channels = shape.c, pixels = Eigen::Index(shape.plane());
        RowMajor x = Eigen::Map<const RowMajor>(map.plane(0, 0).data(), channels, pixels);
        if (!x.allFinite())
            return Error{ErrorCode::InvalidArgument,
                         "the map holds NaN or infinity, which have no principal components"};
        x.colwise() -= x.rowwise().mean();
        if (cancel.isCancelled()) return cancelledError();

        // The smaller of the two Gram matrices has all the non-zero spectrum.
        const bool overChannels = channels <= pixels;
        const Eigen::MatrixXf gram32 =
            overChannels ? Eigen::MatrixXf(x * x.transpose()) : Eigen::MatrixXf(x.transpose() * x);
        if (cancel.isCancelled()) return cancelledError();
        const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(gram32.cast<double>());
        if (solver.info() != Eigen::Success)
            return Error{ErrorCode::Internal, "the principal components of a map did not converge"};
        if (cancel.isCancelled()) return cancelledError();

        const Eigen::VectorXd spectrum = solver.eigenvalues().reverse().cwiseMax(0.0);
        const double total = spectrum.sum();
        const int kept = int(std::min<Eigen::Index>(count, spectrum.size()));
        PrincipalComponents result;
        auto scores = Tensor::create({1, kept, shape.h, shape.w});
        if (!scores) return scores.error();
        result.scores = std::move(*scores);
        result.explained.assign(std::size_t(kept), 0.0);
        if (!(total > 0)) return result;

        double entropy = 0;
        for (const double value : spectrum)
            if (value > 0) entropy -= value / total * std::log(value / total);
        result.effectiveRank = std::exp(entropy);
        for (int i = 0; i < kept; ++i) {
            result.explained[std::size_t(i)] = spectrum[i] / total;
            const Eigen::VectorXf vector = solver.eigenvectors().col(spectrum.size() - 1 - i).cast<float>();
            Eigen::VectorXf loading, score;
            if (overChannels) {
                loading = vector;
                score = x.transpose() * loading;
            } else {
                score = vector * float(std::sqrt(spectrum[i]));
                loading = x * vector;
            }
            Eigen::Index strongest = 0;
            loading.cwiseAbs().maxCoeff(&strongest);
            if (loading[strongest] < 0) score = -score;
            std::copy(score.data(), score.data() + pixels, result.scores.plane(0, i).begin());
        }
        return result;
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory,
                     "not enough memory for the principal components of a map of shape " + toString(shape)};
    }
}

} // namespace convlens
