#include "core/analysis/effective_field.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace convlens {

namespace {

/// The part in `row` and `column`, cut at the field's edge.
PixelRect partOf(const EffectiveField& field, int row, int column) {
    PixelRect part{field.field.x + column * field.patch, field.field.y + row * field.patch, field.patch, field.patch};
    part.width = std::min(part.width, field.field.x + field.field.width - part.x);
    part.height = std::min(part.height, field.field.y + field.field.height - part.y);
    return part;
}

} // namespace

Tensor effectiveFieldMap(const EffectiveField& field) {
    Tensor map({1, 1, field.input.h, field.input.w});
    for (int row = 0; row < field.rows; ++row)
        for (int column = 0; column < field.columns; ++column) {
            const PixelRect part = partOf(field, row, column);
            for (int y = part.y; y < part.y + part.height; ++y)
                for (int x = part.x; x < part.x + part.width; ++x)
                    map.at(0, 0, y, x) = field.change.at(0, 0, row, column);
        }
    return map;
}

double halfOfTheChange(const EffectiveField& field) {
    struct Part {
        double density, pixels;
    };
    std::vector<Part> parts;
    double all = 0;
    for (int row = 0; row < field.rows; ++row)
        for (int column = 0; column < field.columns; ++column) {
            const PixelRect part = partOf(field, row, column);
            parts.push_back({double(field.change.at(0, 0, row, column)), double(part.width) * part.height});
            all += parts.back().density * parts.back().pixels;
        }
    if (!(all > 0)) return 0;
    std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.density > b.density; });
    double pixels = 0, held = 0;
    for (const Part& part : parts) {
        const double here = part.density * part.pixels;
        if (held + here >= all / 2) {
            pixels += part.pixels * (all / 2 - held) / here;
            break;
        }
        held += here;
        pixels += part.pixels;
    }
    return pixels / (double(field.field.width) * field.field.height);
}

Result<EffectiveFieldScan> EffectiveFieldScan::begin(std::shared_ptr<Plan> plan, std::shared_ptr<const Tensor> input,
                                                     const MapValue& value, const PixelRect& field) {
    const Shape& s = input->shape();
    if (s.n != 1 || field.empty() || field.x < 0 || field.y < 0 || field.x + field.width > s.w ||
        field.y + field.height > s.h)
        return Error{ErrorCode::InvalidArgument, "an effective receptive field needs one picture and a theoretical "
                                                 "field of at least one pixel within its " +
                                                     std::to_string(s.w) + " x " + std::to_string(s.h)};
    EffectiveFieldScan scan;
    scan.m_plan = std::move(plan);
    scan.m_input = std::move(input);
    EffectiveField& result = scan.m_result;
    result.value = value;
    result.input = s;
    result.field = field;
    const auto parts = [&](int side) { return (side + result.patch - 1) / result.patch; };
    result.patch = (std::max(field.width, field.height) + kMostAcross - 1) / kMostAcross;
    result.rows = parts(field.height);
    result.columns = parts(field.width);
    result.change = Tensor({1, 1, result.rows, result.columns});
    return scan;
}

Result<float> EffectiveFieldScan::valueFor(const Tensor& input, const CancelToken& cancel) {
    RunOptions options;
    options.cancel = cancel;
    options.record = {m_result.value.layer};
    auto output = m_plan->run(input, options);
    if (!output) return output.error();
    const MapValue& value = m_result.value;
    for (const RecordedOutput& recorded : output->recorded) {
        if (recorded.layer != value.layer || recorded.outputIndex != value.output) continue;
        const Shape& s = recorded.tensor->shape();
        if (value.channel >= 0 && value.channel < s.c && value.y >= 0 && value.y < s.h && value.x >= 0 && value.x < s.w)
            return recorded.tensor->at(0, value.channel, value.y, value.x);
    }
    return Error{ErrorCode::Mismatch, "the engine does not record the value whose receptive field is asked for"};
}

Result<void> EffectiveFieldScan::advance(int runs, const CancelToken& cancel) {
    for (; runs > 0 && !isComplete(); --runs) {
        if (cancel.isCancelled()) return Error{ErrorCode::Cancelled, "the effective receptive field was cancelled"};
        if (m_done == 0) {
            const auto value = valueFor(*m_input, cancel);
            if (!value) return value.error();
            m_unmoved = *value;
            ++m_done;
            continue;
        }
        const int part = (m_done - 1) / 2, row = part / m_result.columns, column = part % m_result.columns;
        const float move = m_done % 2 != 0 ? kMove : -kMove;
        const PixelRect rect = partOf(m_result, row, column);
        Tensor moved = m_input->clone();
        for (int c = 0; c < moved.shape().c; ++c)
            for (int y = rect.y; y < rect.y + rect.height; ++y)
                for (int x = rect.x; x < rect.x + rect.width; ++x)
                    moved.at(0, c, y, x) += move;
        const auto value = valueFor(moved, cancel);
        if (!value) return value.error();
        m_result.change.at(0, 0, row, column) +=
            std::abs(*value - m_unmoved) / (2 * float(rect.width) * float(rect.height));
        ++m_done;
    }
    return {};
}

} // namespace convlens
