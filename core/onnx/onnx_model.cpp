#include "core/onnx/onnx_model.h"

#include "core/base/version.h"
#include "core/graph/ops.h"
#include "core/onnx/protobuf_writer.h"
#include "core/tensor/shape.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <new>
#include <span>
#include <variant>

namespace convlens {

namespace {

/// Field numbers of onnx.proto, by message.
namespace field {
namespace model {
constexpr int kIrVersion = 1, kProducerName = 2, kProducerVersion = 3, kGraph = 7, kOpsetImport = 8, kMetadata = 14;
}
namespace opset {
constexpr int kDomain = 1, kVersion = 2;
}
namespace entry {
constexpr int kKey = 1, kValue = 2;
}
namespace graph {
constexpr int kNode = 1, kName = 2, kInitializer = 5, kInput = 11, kOutput = 12, kValueInfo = 13;
}
namespace node {
constexpr int kInput = 1, kOutput = 2, kName = 3, kOpType = 4, kAttribute = 5;
}
namespace attribute {
constexpr int kName = 1, kReal = 2, kInteger = 3, kIntegers = 8, kType = 20;
constexpr int kRealType = 1, kIntegerType = 2, kIntegersType = 7; // AttributeType
} // namespace attribute
namespace tensor {
constexpr int kDims = 1, kDataType = 2, kName = 8, kRawData = 9;
constexpr int kFloat = 1, kInt64 = 7; // DataType
} // namespace tensor
namespace value {
constexpr int kName = 1, kType = 2;
}
namespace type {
constexpr int kTensor = 1, kElement = 1, kShape = 2, kDim = 1, kDimValue = 1, kDimParam = 2;
}
} // namespace field

constexpr std::size_t kMostBytes = std::numeric_limits<std::int32_t>::max();

using Integers = std::vector<std::int64_t>;

/// One operation of the model.
class Node {
public:
    explicit Node(std::string type) : m_type(std::move(type)) {}

    Node& integer(const char* name, std::int64_t value) {
        ProtobufWriter a = attribute(name, field::attribute::kIntegerType);
        a.integer(field::attribute::kInteger, value);
        return add(a);
    }
    Node& integers(const char* name, const Integers& values) {
        ProtobufWriter a = attribute(name, field::attribute::kIntegersType);
        a.integers(field::attribute::kIntegers, values);
        return add(a);
    }
    Node& real(const char* name, float value) {
        ProtobufWriter a = attribute(name, field::attribute::kRealType);
        a.real(field::attribute::kReal, value);
        return add(a);
    }

    ProtobufWriter message(const std::string& name, const std::vector<std::string>& inputs,
                           const std::vector<std::string>& outputs) const {
        ProtobufWriter node;
        for (const std::string& input : inputs)
            node.text(field::node::kInput, input);
        for (const std::string& output : outputs)
            node.text(field::node::kOutput, output);
        node.text(field::node::kName, name);
        node.text(field::node::kOpType, m_type);
        for (const ProtobufWriter& a : m_attributes)
            node.message(field::node::kAttribute, a);
        return node;
    }

private:
    static ProtobufWriter attribute(const char* name, int type) {
        ProtobufWriter a;
        a.text(field::attribute::kName, name);
        a.integer(field::attribute::kType, type);
        return a;
    }
    Node& add(ProtobufWriter attribute) {
        m_attributes.push_back(std::move(attribute));
        return *this;
    }

    std::string m_type;
    std::vector<ProtobufWriter> m_attributes;
};

/// Convolution and pooling share the attributes of a sliding window.
Node windowed(const char* type, const Window& w) {
    Node node(type);
    node.integers("kernel_shape", {w.kernel, w.kernel});
    node.integers("strides", {w.stride, w.stride});
    node.integers("pads", {w.padding.top, w.padding.left, w.padding.bottom, w.padding.right});
    return node;
}

class ModelWriter {
public:
    ModelWriter(const Graph& graph, const Parameters& parameters, const OnnxOptions& options)
        : m_graph(graph), m_parameters(parameters), m_options(options), m_isVector(graph.tensors().size(), false) {}

    Result<std::string> write() {
        m_message.text(field::graph::kName, m_graph.title());
        m_message.message(field::graph::kInput, valueInfo(m_graph.input()));
        for (const ParameterSpec& spec : m_graph.parameters()) {
            const Integers dims(spec.dims.begin(), spec.dims.end());
            m_message.message(field::graph::kInitializer,
                              tensor(spec.name, dims, m_parameters.find(spec.name)->values));
            if (m_message.bytes().size() > kMostBytes) return tooLarge();
        }
        for (int i = 0; i < m_graph.layerCount(); ++i) {
            if (auto done = writeLayer(LayerId{i}); !done) return done.error();
        }
        writeOutputs();
        if (m_message.bytes().size() > kMostBytes) return tooLarge();
        return model();
    }

private:
    bool forOpenCv() const { return m_options.dialect == OnnxDialect::OpenCv; }

    Error tooLarge() const {
        return Error{ErrorCode::TooLarge,
                     m_graph.title() + " has more than 2 GB of weights, which an ONNX file cannot hold"};
    }

    ProtobufWriter valueInfo(TensorId id) const {
        const Shape& s = m_graph.tensor(id).shape;
        const auto dimension = [](std::int64_t value) {
            ProtobufWriter dim;
            dim.integer(field::type::kDimValue, value);
            return dim;
        };
        ProtobufWriter batch;
        batch.text(field::type::kDimParam, "N");
        ProtobufWriter shape;
        shape.message(field::type::kDim, m_options.dynamicBatch ? batch : dimension(s.n));
        shape.message(field::type::kDim, dimension(s.c));
        if (!m_isVector[std::size_t(id.value)]) {
            shape.message(field::type::kDim, dimension(s.h));
            shape.message(field::type::kDim, dimension(s.w));
        }
        ProtobufWriter tensorType;
        tensorType.integer(field::type::kElement, field::tensor::kFloat);
        tensorType.message(field::type::kShape, shape);
        ProtobufWriter type;
        type.message(field::type::kTensor, tensorType);
        ProtobufWriter info;
        info.text(field::value::kName, onnxValueName(m_graph, id));
        info.message(field::value::kType, type);
        return info;
    }

    static ProtobufWriter tensor(const std::string& name, const Integers& dims, std::span<const float> values) {
        ProtobufWriter t;
        t.integers(field::tensor::kDims, dims);
        t.integer(field::tensor::kDataType, field::tensor::kFloat);
        t.text(field::tensor::kName, name);
        t.rawFloats(field::tensor::kRawData, values);
        return t;
    }

    /// A constant list of integers, as shapes and split sizes are given.
    std::string constant(const std::string& name, const Integers& values) {
        ProtobufWriter t;
        t.integer(field::tensor::kDims, std::int64_t(values.size()));
        t.integer(field::tensor::kDataType, field::tensor::kInt64);
        t.text(field::tensor::kName, name);
        t.rawIntegers(field::tensor::kRawData, values);
        m_message.message(field::graph::kInitializer, t);
        return name;
    }
    std::string constant(const std::string& name, float value) {
        m_message.message(field::graph::kInitializer, tensor(name, {}, std::span(&value, 1)));
        return name;
    }

    void write(const Node& node, const std::string& name, const std::vector<std::string>& inputs,
               const std::vector<std::string>& outputs) {
        m_message.message(field::graph::kNode, node.message(name, inputs, outputs));
    }

    /// Fully connected layers work on [n, c] in ONNX and on [n, c, 1, 1] with us; the change of form is written where a
    /// reader needs the other one.
    std::string asVector(TensorId id, const std::string& reader) {
        std::string name = onnxValueName(m_graph, id);
        if (m_isVector[std::size_t(id.value)]) return name;
        std::string vector = reader + ".flatten";
        write(Node("Flatten").integer("axis", 1), vector, {name}, {vector});
        return vector;
    }
    std::string asMap(TensorId id, const std::string& reader, std::size_t place) {
        std::string name = onnxValueName(m_graph, id);
        if (!m_isVector[std::size_t(id.value)]) return name;
        std::string map = reader + ".map" + std::to_string(place);
        const std::string shape = constant(map + ".shape", {0, m_graph.tensor(id).shape.c, 1, 1});
        write(Node("Reshape"), map, {name, shape}, {map});
        return map;
    }

    Result<void> writeLayer(LayerId id) {
        const Layer& layer = m_graph.layer(id);
        const auto parameters = m_graph.parametersOf(id);
        const bool takesAnyForm =
            std::holds_alternative<Activation>(layer.op) || std::holds_alternative<Softmax>(layer.op);
        std::vector<std::string> in, out;
        for (std::size_t i = 0; i < layer.inputs.size(); ++i) {
            if (std::holds_alternative<FullyConnected>(layer.op))
                in.push_back(asVector(layer.inputs[i], layer.name));
            else if (takesAnyForm)
                in.push_back(onnxValueName(m_graph, layer.inputs[i]));
            else
                in.push_back(asMap(layer.inputs[i], layer.name, i));
        }
        for (const ParameterSpec& spec : parameters)
            in.push_back(spec.name);
        for (const TensorId made : layer.outputs) {
            out.push_back(onnxValueName(m_graph, made));
            m_isVector[std::size_t(made.value)] = std::holds_alternative<FullyConnected>(layer.op) ||
                                                  (takesAnyForm && m_isVector[std::size_t(layer.inputs[0].value)]);
        }
        return writeOperator(id, layer, in, out);
    }

    Result<void> writeOperator(LayerId id, const Layer& layer, std::vector<std::string> in,
                               const std::vector<std::string>& out) {
        const auto simple = [&](const Node& node) -> Result<void> {
            write(node, layer.name, in, out);
            return {};
        };
        return std::visit(
            Overloaded{
                [&](const Convolution& o) {
                    return simple(windowed("Conv", o.window)
                                      .integers("dilations", {o.window.dilation, o.window.dilation})
                                      .integer("group", o.groups));
                },
                [&](const BatchNorm&) {
                    return simple(Node("BatchNormalization").real("epsilon", m_parameters.batchNormEpsilon));
                },
                [&](const Activation& o) { return writeActivation(o.kind, layer.name, in, out); },
                [&](const Add&) { return simple(Node("Add")); },
                [&](const Concat&) { return simple(Node("Concat").integer("axis", 1)); },
                [&](const ChannelSplit& o) {
                    const Integers sizes(o.sizes.begin(), o.sizes.end());
                    if (forOpenCv()) return simple(Node("Split").integer("axis", 1).integers("split", sizes));
                    in.push_back(constant(layer.name + ".sizes", sizes));
                    return simple(Node("Split").integer("axis", 1));
                },
                [&](const ChannelShuffle& o) {
                    writeShuffle(o.groups, m_graph.inputShapeOf(id), layer.name, in, out);
                    return Result<void>{};
                },
                [&](const MaxPool& o) {
                    Node node = windowed("MaxPool", o.window);
                    if (o.window.dilation != 1) node.integers("dilations", {o.window.dilation, o.window.dilation});
                    return simple(node);
                },
                [&](const AveragePool& o) -> Result<void> {
                    if (o.window.dilation != 1)
                        return Error{ErrorCode::Unsupported, "layer '" + layer.name + "': ONNX operator set " +
                                                                 std::to_string(onnxOpset(m_options.dialect)) +
                                                                 " has no dilated average pooling"};
                    return writeAveragePool(o, layer.name, in, out);
                },
                [&](const GlobalAveragePool&) { return simple(Node("GlobalAveragePool")); },
                [&](const ScaleChannels&) { return simple(Node("Mul")); },
                [&](const FullyConnected& o) {
                    if (forOpenCv() && !o.bias) { // operator set 10 does not let it be left out
                        const std::vector<float> zeros(std::size_t(o.outFeatures));
                        in.push_back(layer.name + ".bias");
                        m_message.message(field::graph::kInitializer, tensor(in.back(), {o.outFeatures}, zeros));
                    }
                    return simple(Node("Gemm").integer("transB", 1));
                },
                [&](const Softmax&) { return simple(Node("Softmax").integer("axis", 1)); },
            },
            layer.op);
    }

    Result<void> writeActivation(ActivationKind kind, const std::string& name, const std::vector<std::string>& in,
                                 const std::vector<std::string>& out) {
        switch (kind) {
        case ActivationKind::ReLU:
            write(Node("Relu"), name, in, out);
            break;
        case ActivationKind::ReLU6:
            writeClip(0, 6, name, in, out);
            break;
        case ActivationKind::HSwish:
            writeHSwish(name, in, out);
            break;
        case ActivationKind::HSigmoid:
            writeHSigmoid(name, in, out);
            break;
        }
        return {};
    }

    using Names = std::vector<std::string>;

    void writeClip(float least, float most, const std::string& name, Names in, const Names& out) {
        if (forOpenCv()) return write(Node("Clip").real("min", least).real("max", most), name, in, out);
        in.push_back(constant(name + ".least", least));
        in.push_back(constant(name + ".most", most));
        write(Node("Clip"), name, in, out);
    }

    void writeHSwish(const std::string& name, const Names& in, const Names& out) {
        if (!forOpenCv()) return write(Node("HardSwish"), name, in, out);
        const std::string gate = name + ".gate";
        write(hardSigmoid(), gate, in, {gate});
        write(Node("Mul"), name, {in[0], gate}, out);
    }

    void writeHSigmoid(const std::string& name, const Names& in, const Names& out) {
        if (!forOpenCv()) return write(hardSigmoid(), name, in, out);
        const std::string scaled = name + ".scaled", moved = name + ".moved";
        write(Node("Mul"), scaled, {in[0], constant(scaled + ".by", 1.0f / 6.0f)}, {scaled});
        write(Node("Add"), moved, {scaled, constant(moved + ".by", 0.5f)}, {moved});
        writeClip(0, 1, name, {moved}, out);
    }

    static Node hardSigmoid() { return std::move(Node("HardSigmoid").real("alpha", 1.0f / 6.0f).real("beta", 0.5f)); }

    Result<void> writeAveragePool(const AveragePool& o, const std::string& name, Names in, const Names& out) {
        Window window = o.window;
        if (forOpenCv() && o.countPadding && window.padding != Padding2d{}) {
            const Padding2d& p = window.padding;
            const std::string padded = name + ".padded";
            write(Node("Pad").integers("pads", {0, 0, p.top, p.left, 0, 0, p.bottom, p.right}), padded, in, {padded});
            in = {padded};
            window.padding = {};
        }
        write(windowed("AveragePool", window).integer("count_include_pad", o.countPadding), name, in, out);
        return {};
    }

    /// [n, c, h, w] seen as [n, groups, c / groups, h, w], the two channel axes exchanged. Zero keeps the batch open.
    void writeShuffle(int groups, const Shape& shape, const std::string& name, const std::vector<std::string>& in,
                      const std::vector<std::string>& out) {
        const std::string apart = name + ".apart", exchanged = name + ".exchanged";
        const std::string table = constant(apart + ".shape", {0, groups, shape.c / groups, shape.h, shape.w});
        const std::string flat = constant(name + ".shape", {0, shape.c, shape.h, shape.w});
        write(Node("Reshape"), apart, {in[0], table}, {apart});
        write(Node("Transpose").integers("perm", {0, 2, 1, 3, 4}), exchanged, {apart}, {exchanged});
        write(Node("Reshape"), name, {exchanged, flat}, out);
    }

    void writeOutputs() {
        std::vector<TensorId> outputs{m_graph.logits()};
        const auto add = [&](TensorId id) {
            if (std::find(outputs.begin(), outputs.end(), id) == outputs.end()) outputs.push_back(id);
        };
        add(m_graph.probabilities());
        for (const LayerId layer : m_options.extraOutputs)
            for (const TensorId id : m_graph.layer(layer).outputs)
                add(id);
        for (const TensorId id : outputs)
            m_message.message(field::graph::kOutput, valueInfo(id));
        for (int i = 1; i < int(m_graph.tensors().size()); ++i) {
            if (std::find(outputs.begin(), outputs.end(), TensorId{i}) == outputs.end())
                m_message.message(field::graph::kValueInfo, valueInfo(TensorId{i}));
        }
    }

    std::string model() const {
        ProtobufWriter opset;
        opset.text(field::opset::kDomain, "");
        opset.integer(field::opset::kVersion, onnxOpset(m_options.dialect));
        ProtobufWriter model;
        model.integer(field::model::kIrVersion, forOpenCv() ? 5 : 7);
        model.text(field::model::kProducerName, "convlens");
        model.text(field::model::kProducerVersion, kVersion);
        model.message(field::model::kOpsetImport, opset);
        model.message(field::model::kGraph, m_message);
        for (const auto& [key, value] : m_options.metadata) {
            ProtobufWriter entry;
            entry.text(field::entry::kKey, key);
            entry.text(field::entry::kValue, value);
            model.message(field::model::kMetadata, entry);
        }
        return std::move(model).bytes();
    }

    const Graph& m_graph;
    const Parameters& m_parameters;
    const OnnxOptions& m_options;
    std::vector<bool> m_isVector; ///< by TensorId: [n, c] in the model
    ProtobufWriter m_message;     ///< the graph, field by field: protocol buffers let them come in any order
};

} // namespace

int onnxOpset(OnnxDialect dialect) {
    return dialect == OnnxDialect::OpenCv ? 10 : 14;
}

std::string onnxValueName(const Graph& graph, TensorId id) {
    if (id == graph.input()) return "input";
    if (id == graph.logits()) return "logits";
    if (id == graph.probabilities()) return "probabilities";
    const TensorInfo& info = graph.tensor(id);
    const Layer& layer = graph.layer(info.producer);
    return layer.outputs.size() == 1 ? layer.name : layer.name + "." + std::to_string(info.outputIndex);
}

Result<std::string> onnxModel(const Graph& graph, const Parameters& parameters, const OnnxOptions& options) {
    if (auto fits = validateParameters(graph, parameters); !fits) return fits.error();
    for (const LayerId layer : options.extraOutputs) {
        if (layer.value < 0 || layer.value >= graph.layerCount())
            return Error{ErrorCode::InvalidArgument,
                         graph.title() + " has no layer " + std::to_string(layer.value) + " to put out"};
    }
    try {
        return ModelWriter(graph, parameters, options).write();
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "not enough memory to write " + graph.title() + " as ONNX"};
    }
}

} // namespace convlens
