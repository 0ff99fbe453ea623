#include "core/networks/network_builder.h"

namespace convlens {

ConvNames& ConvNames::torchvision(std::string convName, std::string normName) {
    conv.torchvision = std::move(convName);
    norm.torchvision = std::move(normName);
    return *this;
}
ConvNames& ConvNames::timm(std::string convName, std::string normName) {
    conv.timm = std::move(convName);
    norm.timm = std::move(normName);
    return *this;
}
ConvNames& ConvNames::pytorchcv(std::string convName, std::string normName) {
    conv.pytorchcv = std::move(convName);
    norm.pytorchcv = std::move(normName);
    return *this;
}
ConvNames& ConvNames::megvii(std::string convName, std::string normName) {
    conv.megvii = std::move(convName);
    norm.megvii = std::move(normName);
    return *this;
}
ConvNames& ConvNames::dli14(std::string convName, std::string normName) {
    conv.dli14 = std::move(convName);
    norm.dli14 = std::move(normName);
    return *this;
}

LayerNames& LayerNames::torchvisionName(std::string name) {
    torchvision = std::move(name);
    return *this;
}
LayerNames& LayerNames::timmName(std::string name) {
    timm = std::move(name);
    return *this;
}
LayerNames& LayerNames::pytorchcvName(std::string name) {
    pytorchcv = std::move(name);
    return *this;
}
LayerNames& LayerNames::megviiName(std::string name) {
    megvii = std::move(name);
    return *this;
}
LayerNames& LayerNames::dli14Name(std::string name) {
    dli14 = std::move(name);
    return *this;
}

Window NetworkBuilder::window(TensorId in, int kernel, int stride) const {
    const Shape shape = m_graph.shape(in);
    return Window{kernel, stride, 1, resolvePadding(m_padding, kernel, stride, 1, shape.h, shape.w)};
}

TensorId NetworkBuilder::convNormAct(const std::string& prefix, TensorId in, const ConvShape& shape,
                                     std::optional<ActivationKind> act, ConvNames names) {
    const Convolution op{shape.out, shape.groups, false, window(in, shape.kernel, shape.stride)};
    TensorId x = m_graph.add(prefix + ".conv", op, {in}, std::move(names.conv));
    x = m_graph.add(prefix + ".bn", BatchNorm{}, {x}, std::move(names.norm));
    return act ? activation(prefix + ".act", x, *act) : x;
}

TensorId NetworkBuilder::maxPool(const std::string& name, TensorId in) {
    return m_graph.add(name, MaxPool{window(in, 3, 2)}, {in});
}

TensorId NetworkBuilder::averagePool(const std::string& name, TensorId in) {
    return m_graph.add(name, AveragePool{window(in, 3, 2), m_padding == PaddingMode::Symmetric}, {in});
}

Result<Graph> NetworkBuilder::classify(TensorId features, int classes, bool bias, LayerNames names) {
    const TensorId logits = m_graph.add("head.fc", FullyConnected{classes, bias}, {features}, std::move(names));
    const TensorId probabilities = m_graph.add("head.softmax", Softmax{}, {logits});
    return m_graph.finish(logits, probabilities);
}

} // namespace convlens
