#include "core/graph/graph_builder.h"
#include "core/networks/registry.h"
#include "core/onnx/onnx_model.h"
#include "core/weights/weights.h"
#include "tests/support/random_values.h"

#include <onnx/checker.h>
#include <onnx/onnx_pb.h>
#include <onnx/shape_inference/implementation.h>

#include <QTest>

#include <algorithm>
#include <cstring>
#include <map>

using namespace convlens;

namespace {

onnx::ModelProto parsed(const std::string& bytes) {
    onnx::ModelProto model;
    if (!model.ParseFromString(bytes)) qFatal("the bytes are not a model");
    return model;
}

/// "N, 3, 224, 224"
std::string shapeText(const onnx::ValueInfoProto& value) {
    std::string text;
    for (const auto& dim : value.type().tensor_type().shape().dim())
        text += (text.empty() ? "" : ", ") + (dim.has_dim_param() ? dim.dim_param() : std::to_string(dim.dim_value()));
    return text;
}

std::map<std::string, std::string> shapes(const onnx::GraphProto& graph) {
    std::map<std::string, std::string> found;
    for (const auto& value : graph.value_info())
        found[value.name()] = shapeText(value);
    for (const auto& value : graph.output())
        found[value.name()] = shapeText(value);
    return found;
}

} // namespace

/// The models against ONNX's own checker and its own inference of every shape.
class TestOnnxChecker : public QObject {
    Q_OBJECT
private slots:
    void everyFamilyIsValidAndItsShapesAreInferredAlike_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<bool>("forOpenCv");
        QTest::addColumn<bool>("dynamic");
        for (const FamilyInfo& family : families()) {
            const QString id = QString::fromUtf8(family.id.data(), qsizetype(family.id.size()));
            for (const QString& keys : {QString("resolution=97"), QString("padding=same,resolution=64,width=0.5")}) {
                for (const bool forOpenCv : {false, true}) {
                    const bool dynamic = !forOpenCv;
                    const QString spec = id + ":classes=10," + keys;
                    QTest::newRow(qPrintable(spec + (forOpenCv ? " for OpenCV" : " with an open batch")))
                        << spec << forOpenCv << dynamic;
                }
            }
            QTest::newRow(qPrintable(id + " with a fixed batch")) << id + ":classes=10,resolution=64" << false << false;
            // Every published width, in each padding and kind of batch, as small as the network can be.
            for (const double width : family.widths)
                for (const char* padding : {"symmetric", "same"}) {
                    const QString spec = QString("%1:classes=2,resolution=32,width=%2,padding=%3")
                                             .arg(id, QString::number(width), QString::fromLatin1(padding));
                    for (const bool dynamic : {false, true})
                        QTest::newRow(qPrintable(spec + (dynamic ? " with an open batch" : "")))
                            << spec << false << dynamic;
                }
            for (const int groups : family.groups)
                QTest::newRow(qPrintable(id + " groups " + QString::number(groups)))
                    << id + QString(":classes=2,resolution=32,groups=%1").arg(groups) << false << true;
            if (family.hasMinimalistic)
                QTest::newRow(qPrintable(id + " minimalistic"))
                    << id + ":minimalistic=1,resolution=33" << false << true;
        }
    }

    void everyFamilyIsValidAndItsShapesAreInferredAlike() {
        QFETCH(QString, spec);
        QFETCH(bool, forOpenCv);
        QFETCH(bool, dynamic);
        const auto graph = buildNetwork(*parseNetworkSpec(spec.toStdString()), 2);
        QVERIFY(bool(graph));
        OnnxOptions options;
        options.dialect = forOpenCv ? OnnxDialect::OpenCv : OnnxDialect::Standard;
        options.dynamicBatch = dynamic;
        check(*graph, *seededWeights(*graph, 1).parameters, options);
    }

    /// Weights with batch norm folded into the convolutions: an epsilon of 0, which ONNX must keep.
    void foldedWeightsAreValid_data() {
        QTest::addColumn<QString>("spec");
        for (const FamilyInfo& family : families())
            for (const char* padding : {"symmetric", "same"}) {
                const QString id = QString::fromUtf8(family.id.data(), qsizetype(family.id.size()));
                const QString spec = id + ":classes=2,resolution=32,padding=" + padding;
                QTest::newRow(qPrintable(spec)) << spec;
            }
    }
    void foldedWeightsAreValid() {
        QFETCH(QString, spec);
        const auto graph = buildNetwork(*parseNetworkSpec(spec.toStdString()), 1);
        QVERIFY(bool(graph));
        Parameters folded = *seededWeights(*graph, 1).parameters;
        folded.batchNormEpsilon = 0;
        for (const ParameterSpec& parameter : graph->parameters()) {
            std::vector<float>& values = folded.arrays.at(parameter.name).values;
            if (parameter.role == ParameterRole::NormMean) std::fill(values.begin(), values.end(), 0.0f);
            if (parameter.role == ParameterRole::NormVariance || parameter.role == ParameterRole::NormWeight)
                std::fill(values.begin(), values.end(), 1.0f);
        }
        for (const bool dynamic : {false, true}) {
            OnnxOptions options;
            options.dynamicBatch = dynamic;
            check(*graph, folded, options);
        }
        const onnx::ModelProto model = parsed(*onnxModel(*graph, folded));
        int norms = 0;
        for (const auto& node : model.graph().node()) {
            if (node.op_type() != "BatchNormalization") continue;
            ++norms;
            QCOMPARE(node.attribute(0).f(), 0.0f);
        }
        QVERIFY(norms > 20);
    }

    void everyOperatorIsValid() {
        GraphBuilder b("operators", {2, 6, 17, 13});
        TensorId x = b.add("conv", Convolution{6, 3, true, {3, 1, 2, {2, 1, 0, 3}}}, {b.input()});
        x = b.add("max", MaxPool{{3, 2, 1, {0, 1, 0, 1}}}, {x});
        x = b.add("average", AveragePool{{3, 1, 1, {1, 1, 1, 1}}, true}, {x});
        x = b.add("inside", AveragePool{{3, 1, 1, {1, 0, 1, 1}}, false}, {x});
        const auto parts = b.addMany("split", ChannelSplit{{1, 3, 2}}, {x});
        x = b.add("concat", Concat{}, {parts[2], parts[0], parts[1]});
        x = b.add("shuffle", ChannelShuffle{3}, {x});
        TensorId gate = b.add("pool", GlobalAveragePool{}, {x});
        gate = b.add("fc", FullyConnected{6, false}, {gate}); // a vector that is needed as a map
        gate = b.add("sigmoid", Activation{ActivationKind::HSigmoid}, {gate});
        x = b.add("scale", ScaleChannels{}, {x, gate});
        x = b.add("swish", Activation{ActivationKind::HSwish}, {x});
        const auto graph = b.finish(x, x);
        QVERIFY(bool(graph));
        const Parameters parameters = test::randomParameters(*graph, 1);
        check(*graph, parameters, {});
        OnnxOptions forOpenCv;
        forOpenCv.dialect = OnnxDialect::OpenCv;
        check(*graph, parameters, forOpenCv);
    }

    void outputsMetadataAndVersionsAreWritten() {
        const auto graph = buildNetwork(*parseNetworkSpec("shufflenet_v2:width=0.5,resolution=32,classes=4"), 1);
        const auto weights = seededWeights(*graph, 1).parameters;
        OnnxOptions options;
        options.extraOutputs = {*graph->findLayer("stage2.unit2.split"), *graph->findLayer("head.fc")};
        options.metadata = {{"network", "shufflenet_v2:width=0.5"}, {"weights", "seed:1"}};
        const onnx::ModelProto model = parsed(*onnxModel(*graph, *weights, options));
        onnx::checker::check_model(model);
        QCOMPARE(model.ir_version(), 7);
        QCOMPARE(model.opset_import(0).version(), 14);
        QCOMPARE(model.producer_name(), std::string("convlens"));
        QStringList outputs;
        for (const auto& output : model.graph().output())
            outputs << QString::fromStdString(output.name());
        QCOMPARE(outputs, (QStringList{"logits", "probabilities", "stage2.unit2.split.0", "stage2.unit2.split.1"}));
        QCOMPARE(model.metadata_props_size(), 2);
        QCOMPARE(model.metadata_props(1).value(), std::string("seed:1"));
    }

    void weightsAreWrittenBitForBit() {
        const auto graph = buildNetwork(*parseNetworkSpec("mobilenet_v2:width=0.35,resolution=32,classes=4"), 1);
        auto weights = *seededWeights(*graph, 3).parameters;
        weights.batchNormEpsilon = 1e-3f;
        const onnx::ModelProto model = parsed(*onnxModel(*graph, weights));
        std::map<std::string, const onnx::TensorProto*> written;
        for (const auto& tensor : model.graph().initializer())
            written[tensor.name()] = &tensor;
        for (const auto& [name, array] : weights.arrays) {
            QVERIFY2(written.count(name), name.c_str());
            const onnx::TensorProto& tensor = *written[name];
            QCOMPARE(std::vector<int>(tensor.dims().begin(), tensor.dims().end()), array.dims);
            QCOMPARE(tensor.raw_data().size(), array.values.size() * sizeof(float));
            QVERIFY(std::memcmp(tensor.raw_data().data(), array.values.data(), tensor.raw_data().size()) == 0);
        }
        int norms = 0;
        for (const auto& node : model.graph().node()) {
            if (node.op_type() != "BatchNormalization") continue;
            ++norms;
            QCOMPARE(node.attribute(0).f(), 1e-3f);
        }
        QCOMPARE(norms, 52);
    }

    void whatCannotBeWrittenIsAnError() {
        GraphBuilder b("dilated", {1, 2, 9, 9});
        const TensorId out = b.add("pool", AveragePool{{2, 1, 2, {}}, true}, {b.input()});
        const auto graph = b.finish(out, out);
        const auto dilated = onnxModel(*graph, {});
        QVERIFY(!dilated);
        QCOMPARE(dilated.error().code, ErrorCode::Unsupported);
        QVERIFY(dilated.error().message.find("'pool'") != std::string::npos);

        const auto network = buildNetwork(*parseNetworkSpec("mobilenet_v1:width=0.25,resolution=32"), 1);
        QCOMPARE(onnxModel(*network, {}).error().code, ErrorCode::Mismatch);
        OnnxOptions options;
        options.extraOutputs = {LayerId{9999}};
        QCOMPARE(onnxModel(*network, *seededWeights(*network, 1).parameters, options).error().code,
                 ErrorCode::InvalidArgument);
    }

private:
    static void check(const Graph& graph, const Parameters& parameters, const OnnxOptions& options) {
        const auto bytes = onnxModel(graph, parameters, options);
        QVERIFY2(bool(bytes), bytes ? "" : bytes.error().message.c_str());
        onnx::ModelProto model = parsed(*bytes);
        try {
            onnx::checker::check_model(model);
            const auto ours = shapes(model.graph());
            QCOMPARE(ours.size(), graph.tensors().size() - 1);
            model.mutable_graph()->clear_value_info();
            for (auto& output : *model.mutable_graph()->mutable_output())
                output.mutable_type()->mutable_tensor_type()->clear_shape();
            const onnx::ShapeInferenceOptions strict(true, 1, true); // types, errors thrown, shapes as data
            onnx::shape_inference::InferShapes(model, onnx::OpSchemaRegistry::Instance(), strict);
            auto inferred = shapes(model.graph());
            for (const auto& [name, shape] : ours)
                QVERIFY2(inferred[name] == shape, (name + ": " + shape + " against " + inferred[name]).c_str());
        } catch (const std::exception& error) {
            QFAIL(error.what());
        }
    }
};

QTEST_APPLESS_MAIN(TestOnnxChecker)
#include "tst_onnx_checker.moc"
