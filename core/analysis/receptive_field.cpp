#include "core/analysis/receptive_field.h"

#include "core/base/check.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <span>
#include <utility>
#include <variant>

namespace convlens {

ReceptiveFields::Span ReceptiveFields::united(Span a, Span b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    return {std::min(a.first, b.first), std::max(a.last, b.last)};
}

ReceptiveFields::Axis ReceptiveFields::united(const Axis& a, const Axis& b) {
    CONVLENS_CHECK(a.spans.size() == b.spans.size());
    Axis out;
    out.spans.resize(a.spans.size());
    for (std::size_t i = 0; i < out.spans.size(); ++i)
        out.spans[i] = united(a.spans[i], b.spans[i]);
    // Branches that meet have the same stride from the picture; the larger one bounds both should they ever not.
    out.jump = std::max(a.jump, b.jump);
    out.start = std::min(a.start, b.start);
    out.size = std::max(a.start + a.size, b.start + b.size) - out.start;
    out.whole = a.whole || b.whole;
    return out;
}

ReceptiveFields::FieldPtr ReceptiveFields::united(const ChannelFields& fields, int first, int count) {
    FieldPtr result = fields[std::size_t(first)];
    const Field* last = result.get();
    std::vector<const Field*> seen{last};
    for (int c = first + 1; c < first + count; ++c) {
        const FieldPtr& next = fields[std::size_t(c)];
        if (next.get() == last) continue;
        last = next.get();
        if (std::find(seen.begin(), seen.end(), last) != seen.end()) continue;
        seen.push_back(last);
        result = std::make_shared<const Field>(Field{united(result->y, next->y), united(result->x, next->x)});
    }
    return result;
}

ReceptiveFields::Axis ReceptiveFields::throughWindow(const Axis& in, int outputs, const Window& window, int before) {
    Axis out;
    out.spans.resize(std::size_t(outputs));
    for (int i = 0; i < outputs; ++i)
        for (int k = 0; k < window.kernel; ++k) {
            const int position = i * window.stride - before + k * window.dilation;
            if (position < 0 || position >= int(in.spans.size())) continue;
            Span& span = out.spans[std::size_t(i)];
            span = united(span, in.spans[std::size_t(position)]);
        }
    out.start = in.start - before * in.jump;
    out.size = in.size + std::int64_t(window.kernel - 1) * window.dilation * in.jump;
    out.jump = in.jump * window.stride;
    out.whole = in.whole;
    return out;
}

ReceptiveFields::Axis ReceptiveFields::throughWhole(const Axis& in) {
    Axis out;
    Span all;
    for (const Span& span : in.spans)
        all = united(all, span);
    out.spans = {all};
    out.start = in.start;
    out.size = in.size + std::int64_t(in.spans.size() - 1) * in.jump;
    out.jump = in.jump * std::int64_t(in.spans.size());
    out.whole = true;
    return out;
}

ReceptiveFields::FieldPtr ReceptiveFields::throughWindow(const FieldPtr& in, const Shape& out, const Window& window) {
    return std::make_shared<const Field>(Field{throughWindow(in->y, out.h, window, window.padding.top),
                                               throughWindow(in->x, out.w, window, window.padding.left)});
}

ReceptiveFields::FieldPtr ReceptiveFields::throughWhole(const FieldPtr& in) {
    return std::make_shared<const Field>(Field{throughWhole(in->y), throughWhole(in->x)});
}

ReceptiveFields ReceptiveFields::of(const Graph& graph, Gates gates) {
    ReceptiveFields result;
    result.m_tensors.resize(graph.tensors().size());

    const Shape& picture = graph.inputShape();
    const auto pixels = [](int count) {
        Axis axis;
        axis.spans.resize(std::size_t(count));
        for (int i = 0; i < count; ++i)
            axis.spans[std::size_t(i)] = {i, i};
        return axis;
    };
    const auto pixelField = std::make_shared<const Field>(Field{pixels(picture.h), pixels(picture.w)});
    result.m_tensors[std::size_t(graph.input().value)] = ChannelFields(std::size_t(picture.c), pixelField);

    for (const Layer& layer : graph.layers()) {
        const auto input = [&](std::size_t i) -> const ChannelFields& {
            return result.m_tensors[std::size_t(layer.inputs[i].value)];
        };
        const Shape& outShape = graph.tensor(layer.outputs.front()).shape;
        // Channels that share a field share its successor too.
        const auto mapEach = [](const ChannelFields& in, auto&& change) {
            std::map<const Field*, FieldPtr> done;
            ChannelFields out;
            out.reserve(in.size());
            for (const FieldPtr& field : in) {
                FieldPtr& changed = done[field.get()];
                if (!changed) changed = change(field);
                out.push_back(changed);
            }
            return out;
        };
        const auto pool = [&](const Window& window) {
            return mapEach(input(0), [&](const FieldPtr& f) { return throughWindow(f, outShape, window); });
        };
        ChannelFields out = std::visit(
            Overloaded{
                [&](const Convolution& op) {
                    const ChannelFields& in = input(0);
                    const int inPerGroup = int(in.size()) / op.groups, outPerGroup = op.outChannels / op.groups;
                    ChannelFields fields;
                    fields.reserve(std::size_t(op.outChannels));
                    std::map<const Field*, FieldPtr> done;
                    for (int g = 0; g < op.groups; ++g) {
                        const FieldPtr all = united(in, g * inPerGroup, inPerGroup);
                        // A union made for this group alone dies with it, so only fields that outlive the loop are
                        // remembered by address.
                        FieldPtr made;
                        if (const auto known = done.find(all.get()); known != done.end())
                            made = known->second;
                        else {
                            made = throughWindow(all, outShape, op.window);
                            if (all.use_count() > 1) done.emplace(all.get(), made);
                        }
                        fields.insert(fields.end(), std::size_t(outPerGroup), made);
                    }
                    return fields;
                },
                [&](const BatchNorm&) { return input(0); },
                [&](const Activation&) { return input(0); },
                [&](const Add&) {
                    ChannelFields fields = input(0);
                    std::map<std::pair<const Field*, const Field*>, FieldPtr> done;
                    for (std::size_t c = 0; c < fields.size(); ++c) {
                        const FieldPtr &a = input(0)[c], &b = input(1)[c];
                        if (a == b) continue;
                        FieldPtr& both = done[{a.get(), b.get()}];
                        if (!both) both = united({a, b}, 0, 2);
                        fields[c] = both;
                    }
                    return fields;
                },
                [&](const Concat&) {
                    ChannelFields fields;
                    for (std::size_t i = 0; i < layer.inputs.size(); ++i)
                        fields.insert(fields.end(), input(i).begin(), input(i).end());
                    return fields;
                },
                [&](const ChannelSplit& op) {
                    auto from = input(0).begin();
                    ChannelFields first;
                    for (std::size_t i = 0; i < op.sizes.size(); ++i) {
                        ChannelFields part(from, from + op.sizes[i]);
                        from += op.sizes[i];
                        if (i == 0)
                            first = std::move(part);
                        else
                            result.m_tensors[std::size_t(layer.outputs[i].value)] = std::move(part);
                    }
                    return first;
                },
                [&](const ChannelShuffle& op) {
                    const ChannelFields& in = input(0);
                    ChannelFields fields(in.size());
                    const int groups = op.groups, each = int(in.size()) / groups;
                    for (int a = 0; a < groups; ++a)
                        for (int b = 0; b < each; ++b)
                            fields[std::size_t(b * groups + a)] = in[std::size_t(a * each + b)];
                    return fields;
                },
                [&](const MaxPool& op) { return pool(op.window); },
                [&](const AveragePool& op) { return pool(op.window); },
                [&](const GlobalAveragePool&) {
                    return mapEach(input(0), [](const FieldPtr& f) { return throughWhole(f); });
                },
                [&](const ScaleChannels&) {
                    if (gates == Gates::Ignore) return input(0);
                    ChannelFields fields = input(0);
                    for (std::size_t c = 0; c < fields.size(); ++c) {
                        const Field &map = *input(0)[c], &gate = *input(1)[c];
                        const auto widened = [](const Axis& axis, const Axis& one) {
                            Axis wide = axis;
                            for (Span& span : wide.spans)
                                span = united(span, one.spans.front());
                            wide.whole = wide.whole || one.whole;
                            return wide;
                        };
                        fields[c] =
                            c > 0 && input(0)[c] == input(0)[c - 1] && input(1)[c] == input(1)[c - 1]
                                ? fields[c - 1]
                                : std::make_shared<const Field>(Field{widened(map.y, gate.y), widened(map.x, gate.x)});
                    }
                    return fields;
                },
                [&](const FullyConnected& op) {
                    return ChannelFields(std::size_t(op.outFeatures), united(input(0), 0, int(input(0).size())));
                },
                [&](const Softmax&) {
                    return ChannelFields(input(0).size(), united(input(0), 0, int(input(0).size())));
                },
            },
            layer.op);
        CONVLENS_CHECK(int(out.size()) == outShape.c);
        result.m_tensors[std::size_t(layer.outputs.front().value)] = std::move(out);
    }
    return result;
}

PixelRect ReceptiveFields::at(TensorId map, int channel, int y, int x) const {
    const Field& field = *m_tensors[std::size_t(map.value)][std::size_t(channel)];
    const Span rows = field.y.spans[std::size_t(y)], columns = field.x.spans[std::size_t(x)];
    if (rows.empty() || columns.empty()) return {};
    return {columns.first, rows.first, columns.last - columns.first + 1, rows.last - rows.first + 1};
}

NominalField ReceptiveFields::nominal(TensorId map, int channel) const {
    const Field& field = *m_tensors[std::size_t(map.value)][std::size_t(channel)];
    return {field.y.size, field.x.size, field.y.jump, field.x.jump, field.y.whole || field.x.whole};
}

NominalField ReceptiveFields::largestNominal(TensorId map) const {
    NominalField largest = nominal(map, 0);
    const ChannelFields& fields = m_tensors[std::size_t(map.value)];
    for (std::size_t c = 1; c < fields.size(); ++c) {
        if (fields[c] == fields[c - 1]) continue;
        const NominalField field = nominal(map, int(c));
        largest.height = std::max(largest.height, field.height);
        largest.width = std::max(largest.width, field.width);
        largest.wholePicture = largest.wholePicture || field.wholePicture;
    }
    return largest;
}

} // namespace convlens
