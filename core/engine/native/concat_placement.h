#pragma once
#include "core/graph/graph.h"
#include "core/graph/ops.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace convlens::native {

/// Decides, before any step is made, where the inputs of each concat are written, so that joining, splitting and
/// shuffling channels become addressing. Maps that a chain of units hands on (ShuffleNetV2) share one group: a buffer
/// of several regions with one pixel stride, in which each unit adds its new channels and the others stay where they
/// are.
struct ConcatPlacement {
    struct Spot {
        int group = -1;
        std::size_t offset = 0;                   ///< in floats from the group's start
        std::optional<ActivationKind> activation; ///< follows the concat, done by whoever writes
    };
    struct Group {
        std::size_t stride = 0; ///< floats from pixel to pixel
        std::size_t floats = 0;
    };
    std::vector<std::optional<Spot>> spots; ///< by TensorId: where to write this value
    std::vector<int> groupOf;               ///< by TensorId: the group in which the value lies, or -1
    std::vector<Group> groups;
    std::vector<bool> byAddress;       ///< by LayerId: this concat needs no step
    std::vector<bool> activationMoved; ///< by LayerId: this activation is done by the writers of the concat before it
};

/// `readers[t]` are the layers that read value t.
ConcatPlacement placeConcats(const Graph& graph, const std::vector<std::vector<LayerId>>& readers);

} // namespace convlens::native
