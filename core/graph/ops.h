#pragma once
#include <string_view>
#include <variant>
#include <vector>

namespace convlens {

/// Rows and columns of zeros around a map. Resolved to numbers when the graph is built, so that nothing downstream
/// has to know padding conventions.
struct Padding2d {
    int top = 0, bottom = 0, left = 0, right = 0;
    bool operator==(const Padding2d&) const = default;
};

/// Sliding-window geometry shared by convolution and pooling.
struct Window {
    int kernel = 1;
    int stride = 1;
    int dilation = 1;
    Padding2d padding;
    bool operator==(const Window&) const = default;
};

/// Cross-correlation, as every framework calls convolution. Weight [outChannels, in / groups, k, k], optional bias
/// [outChannels]. Standard, pointwise, depthwise and group convolution are one operator; operatorGroup() tells them
/// apart.
struct Convolution {
    int outChannels = 0;
    int groups = 1;
    bool bias = false;
    Window window;
};

/// Inference form: y = weight (x - running_mean) / sqrt(running_var + epsilon) + bias, a channel each.
/// Epsilon belongs to the weights (Parameters::batchNormEpsilon), since implementations differ.
struct BatchNorm {};

enum class ActivationKind { ReLU, ReLU6, HSwish, HSigmoid };

/// ReLU6 = min(max(x, 0), 6); h-sigmoid = ReLU6(x + 3) / 6; h-swish = x ReLU6(x + 3) / 6 (arXiv 1905.02244,
/// section 5.2).
struct Activation {
    ActivationKind kind = ActivationKind::ReLU;
};

/// Element-wise sum of two maps of the same shape.
struct Add {};

/// Joins its inputs along the channels, in order.
struct Concat {};

/// Cuts the channels into consecutive parts of these sizes; one output a part.
struct ChannelSplit {
    std::vector<int> sizes;
};

/// Channel a n + b moves to b g + a, with g groups of n channels (arXiv 1707.01083, section 3.1).
struct ChannelShuffle {
    int groups = 1;
};

/// Maximum over the window; padding never wins.
struct MaxPool {
    Window window;
};

/// Mean over the window. With countPadding the divisor is always k * k (PyTorch's default), else the pixels inside.
struct AveragePool {
    Window window;
    bool countPadding = true;
};

/// Mean over the whole map: [n, c, h, w] to [n, c, 1, 1].
struct GlobalAveragePool {};

/// Multiplies map [n, c, h, w] (first input) by one factor a channel [n, c, 1, 1] (second input): the last step of
/// squeeze-and-excitation.
struct ScaleChannels {};

/// Weight [outFeatures, in], optional bias [outFeatures]; the input must be [n, c, 1, 1].
struct FullyConnected {
    int outFeatures = 0;
    bool bias = true;
};

/// Over the channels, with the maximum subtracted first.
struct Softmax {};

using Op = std::variant<Convolution, BatchNorm, Activation, Add, Concat, ChannelSplit, ChannelShuffle, MaxPool,
                        AveragePool, GlobalAveragePool, ScaleChannels, FullyConnected, Softmax>;

/// Makes one visitor out of lambdas. Visitors over Op have no default branch: a new operator then shows, as a compile
/// error, every place that must know it.
template <class... Fs>
struct Overloaded : Fs... {
    using Fs::operator()...;
};
template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

/// The families of operators that charts, tables and the diagram colour alike, in their fixed order.
enum class OperatorGroup {
    Convolution,
    Pointwise,
    Depthwise,
    GroupConvolution,
    DataMovement,      ///< channel shuffle, split, concat
    Elementwise,       ///< batch norm, activation, add
    SqueezeExcitation, ///< every layer inside a squeeze-and-excitation module
    PoolingClassifier, ///< pooling, fully connected, softmax
};
inline constexpr int kOperatorGroupCount = 8;

/// "convolution", "pointwise", ... as the field calls them.
std::string_view toString(OperatorGroup group);
std::string_view toString(ActivationKind kind);

} // namespace convlens
