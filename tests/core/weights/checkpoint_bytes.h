#pragma once
// A whole checkpoint as training programs save it, made without PyTorch.
#include "core/graph/graph.h"
#include "core/graph/naming.h"
#include "core/graph/parameters.h"
#include "tests/core/weights/zip_bytes.h"

#include <QByteArray>

#include <variant>
#include <vector>

namespace convlens::test {

inline QByteArray pickledText(const QByteArray& text) {
    return "X" + number(std::uint64_t(text.size()), 4) + text;
}

inline QByteArray pickledInteger(int value) {
    return "J" + number(std::uint64_t(std::uint32_t(value)), 4);
}

/// {wrapper: {prefix + name: tensor, ...}}, or the tensors themselves where `wrapper` is empty, with the names that
/// `naming` gives the graph's layers. Each batch norm has its counter of steps, which is no floating-point tensor.
inline QByteArray checkpointBytes(const Graph& graph, const Parameters& parameters, const NamingConvention& naming,
                                  const QByteArray& wrapper = {}, const QByteArray& prefix = {}) {
    std::vector<Member> members;
    QByteArray tensors = "}";
    const auto add = [&](const std::string& name, const char* storage, std::size_t values, const std::vector<int>& dims,
                         const QByteArray& bytes) {
        const QByteArray key = QByteArray::number(qsizetype(members.size()));
        QByteArray extents = "(", strides;
        std::size_t stride = 1;
        for (std::size_t i = dims.size(); i-- > 0; stride *= std::size_t(dims[i]))
            strides.prepend(pickledInteger(int(stride)));
        for (const int dim : dims)
            extents += pickledInteger(dim);
        tensors += pickledText(prefix + QByteArray::fromStdString(name)) + "ctorch._utils\n_rebuild_tensor_v2\n((" +
                   pickledText("storage") + "ctorch\n" + storage + "\n" + pickledText(key) + pickledText("cpu") +
                   pickledInteger(int(values)) + "tQ" + pickledInteger(0) + extents + "t(" + strides + "t" + "\x89" +
                   "ccollections\nOrderedDict\n)RtRs";
        members.push_back({"archive/data/" + key, bytes});
    };
    for (const ParameterSpec& spec : graph.parameters()) {
        const std::string& module = naming.moduleOf(graph.layer(spec.layer));
        const ParameterArray& array = parameters.arrays.at(spec.name);
        add(module + std::string(parameterSuffix(spec.name)), "FloatStorage", array.values.size(), array.dims,
            {reinterpret_cast<const char*>(array.values.data()), qsizetype(array.values.size() * sizeof(float))});
        if (spec.role == ParameterRole::NormVariance)
            add(module + ".num_batches_tracked", "LongStorage", 1, {}, littleEndian(7));
    }
    if (!wrapper.isEmpty()) tensors = "}" + pickledText(wrapper) + tensors + "s";
    members.insert(members.begin(), {"archive/data.pkl", "\x80\x02" + tensors + "."});
    return zip(members);
}

} // namespace convlens::test
