#pragma once
#include "core/base/json.h"
#include "core/cost/conventions.h"
#include "core/cost/cost_model.h"
#include "core/export/table.h"
#include "core/graph/graph.h"
#include "core/graph/ops.h"
#include "core/tensor/shape.h"

#include <optional>
#include <string>

namespace convlens {

/// The sliding window of a layer; empty where the operator has none. `groups` also tells those of a channel shuffle.
struct LayerGeometry {
    std::optional<int> kernel, stride, groups;
};
LayerGeometry layerGeometry(const Op& op);

/// One row a layer, in execution order: name, op, stage, input, output, kernel, stride, groups, params, macs,
/// flops_all, read_bytes, write_bytes, then count and share: what the layer counts by `convention`, in its unit, and
/// its part of the network's in percent. A layer with several inputs or outputs shows them joined by " + ".
Table layerTable(const Graph& graph, const NetworkCost& cost, Convention convention = Convention::Papers);

/// The network as `convlens-cli describe --json` prints it. `network` is the specification text. `macs` is always the
/// multiply-adds as the papers count them; `convention` (a sentence) and `counting` (id, name, unit, total, and parts
/// of 1 by operator group) say what `count` and `share` (a part of 1) of a layer are. Shapes are [n, c, h, w]; `input`
/// and `output` of a layer are its first ones, `inputs` and `outputs` all of them; kernel, stride and groups are null
/// where the operator has none.
Json networkJson(const std::string& network, Convention convention, const Graph& graph, const NetworkCost& cost);

Json toJson(const Shape& shape); ///< [n, c, h, w]

} // namespace convlens
