#pragma once
#include "core/analysis/receptive_field.h"
#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/graph/graph.h"
#include "core/tensor/tensor.h"

#include <memory>

namespace convlens {

/// One value of a layer's output.
struct MapValue {
    LayerId layer;
    int output = 0;
    int channel = 0, y = 0, x = 0;
    bool operator==(const MapValue&) const = default;
};

/// How much one value changes as parts of the picture change: where its theoretical receptive field really has weight
/// (the effective receptive field, Luo et al. 2016, arXiv 1701.04128). Found by perturbation instead of gradients, so
/// that every engine will do and a unit that an activation holds at zero is still seen to react.
struct EffectiveField {
    MapValue value;
    Shape input;
    PixelRect field; ///< theoretical; nothing outside can matter
    int patch = 0;   ///< side of the parts, in input pixels; those at the right and lower edge may be smaller
    int rows = 0, columns = 0;
    Tensor change; ///< [1, 1, rows, columns]: mean of |change| for a brighter and a darker part, per pixel
};

/// The changes at their places, [1, 1, h, w] of the input; 0 outside the field.
Tensor effectiveFieldMap(const EffectiveField& field);
/// Least share of the theoretical field's pixels that holds half of all change, in (0, 1]; 0 if nothing changes.
double halfOfTheChange(const EffectiveField& field);

/// The work in parts, so that other work need not wait for all of it.
class EffectiveFieldScan {
public:
    /// How far a part is moved, in units of the normalised input: about half the spread of photos' colours.
    static constexpr float kMove = 0.5f;
    /// Most parts a side; the field is divided into squares of whole pixels.
    static constexpr int kMostAcross = 14;

    /// `plan` must be of the graph that `input` and `value` belong to and record layers; `field` is the value's
    /// theoretical field. InvalidArgument for an empty field or one that leaves the input.
    static Result<EffectiveFieldScan> begin(std::shared_ptr<Plan> plan, std::shared_ptr<const Tensor> input,
                                            const MapValue& value, const PixelRect& field);
    int total() const { return 1 + 2 * m_result.rows * m_result.columns; } ///< runs of the network
    int done() const { return m_done; }
    bool isComplete() const { return m_done == total(); }
    /// At most `runs` more. Cancelled between and within runs; Mismatch if the plan does not record the value.
    Result<void> advance(int runs, const CancelToken& cancel = {});
    /// Whole only when isComplete().
    const EffectiveField& result() const { return m_result; }

private:
    Result<float> valueFor(const Tensor& input, const CancelToken& cancel);

    std::shared_ptr<Plan> m_plan;
    std::shared_ptr<const Tensor> m_input;
    EffectiveField m_result;
    float m_unmoved = 0;
    int m_done = 0;
};

} // namespace convlens
