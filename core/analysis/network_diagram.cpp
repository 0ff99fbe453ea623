#include "core/analysis/network_diagram.h"

#include "core/analysis/diagram_item_layout.h"
#include "core/analysis/layer_unit.h"
#include "core/base/check.h"
#include "core/graph/ops.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <tuple>
#include <utility>
#include <variant>

namespace convlens {

namespace {

/// The least room for an item, so that its name fits below a narrow box.
constexpr double kLeastSlot = 20;
constexpr double kItemGap = 14, kRowGap = 20, kBandPad = 6, kBandLabel = 15, kItemLabel = 12, kMargin = 10;

/// What the names of a unit's layers have in common: "stem" of "stem.conv", "stem.bn".
std::string commonName(const Graph& graph, const std::vector<LayerId>& layers) {
    const std::string& first = graph.layer(layers.front()).name;
    if (layers.size() == 1) return first;
    const std::size_t dot = first.rfind('.');
    if (dot == std::string::npos) return first;
    for (const LayerId id : layers)
        if (graph.layer(id).name.compare(0, dot + 1, first, 0, dot + 1) != 0) return first;
    return first.substr(0, dot);
}

DiagramPartKind kindOf(const Op& op) {
    const bool joins = std::holds_alternative<Add>(op) || std::holds_alternative<Concat>(op) ||
                       std::holds_alternative<ChannelSplit>(op) || std::holds_alternative<ScaleChannels>(op);
    return joins ? DiagramPartKind::Junction : DiagramPartKind::Slab;
}

bool belongsToModule(const Layer& layer) {
    return layer.inSqueezeExcitation && !std::holds_alternative<ScaleChannels>(layer.op);
}

std::vector<DiagramItem> itemsOf(const Graph& graph) {
    std::vector<DiagramItem> items(1);
    items.front().name = "input";
    for (int i = 0; i < graph.layerCount();) {
        const Layer& first = graph.layer(LayerId{i});
        DiagramItem item;
        item.stage = first.stage;
        item.isBlock = !first.block.empty();
        if (item.isBlock) {
            for (; i < graph.layerCount(); ++i) {
                const Layer& layer = graph.layer(LayerId{i});
                if (layer.block != first.block || layer.stage != first.stage) break;
                item.layers.push_back(LayerId{i});
            }
            item.name = first.block;
            item.kind = blockKindOf(graph, item.layers);
        } else {
            for (const LayerId id : unitOf(graph, LayerId{i})) {
                const Layer& layer = graph.layer(id);
                if (id.value != i || !layer.block.empty() || layer.stage != first.stage) break;
                item.layers.push_back(id);
                ++i;
            }
            if (item.layers.empty()) item.layers.push_back(LayerId{i++});
            item.name = commonName(graph, item.layers);
        }
        items.push_back(std::move(item));
    }
    return items;
}

/// The parts of a closed item: a convolution (or another maker of maps) with what follows it; squeeze-and-excitation
/// as one. Of an open one: the layers.
std::vector<DiagramPart> partsOf(const Graph& graph, const DiagramItem& item, bool open) {
    std::vector<DiagramPart> parts;
    if (item.layers.empty()) {
        DiagramPart input;
        input.kind = DiagramPartKind::Input;
        input.output = graph.input();
        return {input};
    }
    const auto close = [&](DiagramPart part) {
        part.output = graph.layer(part.layers.back()).outputs.front();
        parts.push_back(std::move(part));
    };
    const int last = item.layers.back().value;
    for (int i = item.layers.front().value; i <= last;) {
        DiagramPart part;
        const Layer& layer = graph.layer(LayerId{i});
        part.kind = kindOf(layer.op);
        if (open) {
            part.layers = {LayerId{i++}};
        } else if (belongsToModule(layer)) {
            part.kind = DiagramPartKind::Module;
            for (; i <= last && belongsToModule(graph.layer(LayerId{i})); ++i)
                part.layers.push_back(LayerId{i});
        } else {
            for (const LayerId id : unitOf(graph, LayerId{i})) {
                if (id.value != i || i > last) break;
                part.layers.push_back(id);
                ++i;
            }
            if (part.layers.empty()) part.layers = {LayerId{i++}};
        }
        close(std::move(part));
    }
    return parts;
}

void setSize(const Graph& graph, DiagramPart& part) {
    const Shape& shape = graph.tensor(part.output).shape;
    if (part.kind == DiagramPartKind::Junction) {
        part.box.width = part.box.height = kDiagramJunction;
        return;
    }
    part.box.width = diagramWidthOf(shape.c);
    part.box.height = diagramHeightOf(std::max(shape.h, shape.w));
}

/// Everything of one item, placed around its own (0, 0): the middle of its left side.
struct PlacedItem {
    ItemLayout layout;
    std::vector<int> parts; ///< of the whole diagram
};

class Builder {
public:
    Builder(const Graph& graph, const DiagramOptions& options) : m_graph(graph), m_options(options) {}

    DiagramLayout build() {
        m_out.items = itemsOf(m_graph);
        m_partOfLayer.assign(std::size_t(m_graph.layerCount()), 0);
        for (std::size_t i = 0; i < m_out.items.size(); ++i)
            addParts(int(i));
        for (std::size_t i = 0; i < m_out.items.size(); ++i)
            m_placed.push_back(place(int(i)));
        setRows();
        setPositions();
        route();
        setBands();
        setBounds();
        return std::move(m_out);
    }

private:
    void addParts(int index) {
        DiagramItem& item = m_out.items[std::size_t(index)];
        std::vector<DiagramPart> closed = partsOf(m_graph, item, false), open = partsOf(m_graph, item, true);
        item.expandable = open.size() > closed.size();
        item.expanded = item.expandable && (m_options.expandAll || m_options.expanded.count(item.name) > 0);
        for (DiagramPart& part : item.expanded ? open : closed) {
            part.item = index;
            setSize(m_graph, part);
            item.parts.push_back(int(m_out.parts.size()));
            for (const LayerId id : part.layers)
                m_partOfLayer[std::size_t(id.value)] = int(m_out.parts.size());
            m_out.parts.push_back(std::move(part));
        }
    }

    int producerOf(TensorId tensor) const {
        const LayerId producer = m_graph.tensor(tensor).producer;
        return producer.value < 0 ? 0 : m_partOfLayer[std::size_t(producer.value)]; // part 0 is the input
    }

    PlacedItem place(int index) {
        const DiagramItem& item = m_out.items[std::size_t(index)];
        PlacedItem placed;
        placed.parts = item.parts;
        ItemGraph inside;
        for (const int part : item.parts) {
            const DiagramPart& p = m_out.parts[std::size_t(part)];
            const bool aside = !p.layers.empty() && belongsToModule(m_graph.layer(p.layers.front()));
            inside.parts.push_back({p.box.width, p.box.height, aside});
        }
        // What flows in, between the parts, and out.
        for (int i = 0; i < m_graph.layerCount(); ++i) {
            const int reader = m_partOfLayer[std::size_t(i)];
            for (const TensorId tensor : m_graph.layer(LayerId{i}).inputs) {
                const int maker = producerOf(tensor);
                if (maker == reader) continue;
                const bool from = m_out.parts[std::size_t(maker)].item == index,
                           to = m_out.parts[std::size_t(reader)].item == index;
                if (!from && !to) continue;
                inside.edges.insert(
                    {from ? maker - item.parts.front() : kItemEntry, to ? reader - item.parts.front() : kItemExit});
            }
        }
        placed.layout = layoutItem(inside, item.isBlock || item.expanded, item.expanded);
        return placed;
    }

    double widthOf(std::size_t i) const { return std::max(kLeastSlot, m_placed[i].layout.frame.width); }

    void setRows() {
        double x = 0;
        int row = 0;
        for (std::size_t i = 0; i < m_out.items.size(); ++i) {
            if (x > 0 && m_options.rowWidth > 0 && x + widthOf(i) > m_options.rowWidth) {
                ++row;
                x = 0;
            }
            m_out.items[i].row = row;
            x += widthOf(i) + kItemGap;
        }
        m_out.rows = row + 1;
    }

    void setPositions() {
        m_rowMiddle.assign(std::size_t(m_out.rows), 0);
        m_rowTop.assign(std::size_t(m_out.rows), 0);
        m_rowBottom.assign(std::size_t(m_out.rows), 0);
        double y = 0;
        for (int row = 0; row < m_out.rows; ++row) {
            double above = 0, below = 0, x = 0;
            for (std::size_t i = 0; i < m_out.items.size(); ++i) {
                if (m_out.items[i].row != row) continue;
                const DiagramRect& frame = m_placed[i].layout.frame;
                above = std::max(above, -frame.y);
                below = std::max(below, frame.bottom() + kItemLabel);
            }
            const auto r = std::size_t(row);
            m_rowTop[r] = y;
            m_rowMiddle[r] = y + kBandLabel + kBandPad + above;
            m_rowBottom[r] = m_rowMiddle[r] + below + kBandPad;
            for (std::size_t i = 0; i < m_out.items.size(); ++i) {
                DiagramItem& item = m_out.items[i];
                if (item.row != row) continue;
                item.frame = m_placed[i].layout.frame;
                const double slot = widthOf(i), aside = (slot - item.frame.width) / 2;
                item.frame.x += x + aside;
                item.frame.y += m_rowMiddle[r];
                item.label = {x - kItemGap / 2 + 1, item.frame.bottom(), slot + kItemGap - 2, kItemLabel};
                for (std::size_t p = 0; p < item.parts.size(); ++p) {
                    DiagramRect& box = m_out.parts[std::size_t(item.parts[p])].box;
                    box = m_placed[i].layout.boxes[p];
                    box.x += x + aside;
                    box.y += m_rowMiddle[r];
                }
                x += slot + kItemGap;
            }
            y = m_rowBottom[r] + kRowGap;
        }
    }

    /// The way of an edge inside an item, in the diagram's coordinates.
    std::vector<DiagramPoint> inside(int item, int from, int to) const {
        const auto& routes = m_placed[std::size_t(item)].layout.routes;
        const auto found = routes.find({from, to});
        CONVLENS_CHECK(found != routes.end());
        std::vector<DiagramPoint> points = found->second.points;
        const DiagramItem& at = m_out.items[std::size_t(item)];
        for (DiagramPoint& point : points) {
            point.x += at.frame.x;
            point.y += m_rowMiddle[std::size_t(at.row)];
        }
        return points;
    }

    /// From the right side of one item to the left side of a later one, between the items and rows.
    std::vector<DiagramPoint> between(int from, int to) const {
        const DiagramItem &a = m_out.items[std::size_t(from)], &b = m_out.items[std::size_t(to)];
        const double ya = m_rowMiddle[std::size_t(a.row)], yb = m_rowMiddle[std::size_t(b.row)];
        const double out = a.frame.right() + kItemGap / 3, in = b.frame.x - kItemGap / 3;
        if (to == from + 1 && a.row == b.row) return {};
        const double channel =
            a.row == b.row ? m_rowTop[std::size_t(a.row)] - kRowGap / 3 : m_rowBottom[std::size_t(a.row)] + kRowGap / 2;
        if (b.row <= a.row + 1) return {{out, ya}, {out, channel}, {in, channel}, {in, yb}};
        const double left = -kItemGap, above = m_rowTop[std::size_t(b.row)] - kRowGap / 2;
        return {{out, ya}, {out, channel}, {left, channel}, {left, above}, {in, above}, {in, yb}};
    }

    void route() {
        std::set<std::tuple<int, int, int>> known;
        for (int i = 0; i < m_graph.layerCount(); ++i) {
            const int reader = m_partOfLayer[std::size_t(i)];
            for (const TensorId tensor : m_graph.layer(LayerId{i}).inputs) {
                const int maker = producerOf(tensor);
                if (maker == reader || !known.insert({maker, reader, tensor.value}).second) continue;
                addEdge(maker, reader, tensor);
            }
        }
    }

    void addEdge(int maker, int reader, TensorId tensor) {
        const int a = m_out.parts[std::size_t(maker)].item, b = m_out.parts[std::size_t(reader)].item;
        const auto local = [&](int part) {
            return part - m_out.items[std::size_t(m_out.parts[std::size_t(part)].item)].parts.front();
        };
        DiagramEdge edge{maker, reader, tensor, false, {}};
        if (a == b) {
            edge.points = inside(a, local(maker), local(reader));
            edge.bypass = bypasses(a, local(maker), local(reader));
        } else {
            edge.points = inside(a, local(maker), kItemExit);
            for (const DiagramPoint& point : between(a, b))
                edge.points.push_back(point);
            for (const DiagramPoint& point : inside(b, kItemEntry, local(reader)))
                edge.points.push_back(point);
            edge.bypass = bypasses(b, kItemEntry, local(reader)) || b > a + 1;
        }
        edge.points = simplified(edge.points);
        m_out.edges.push_back(std::move(edge));
    }

    bool bypasses(int item, int from, int to) const {
        return m_placed[std::size_t(item)].layout.routes.at({from, to}).bypass;
    }

    /// Without points that the way only passes through straight on, or twice.
    static std::vector<DiagramPoint> simplified(const std::vector<DiagramPoint>& points) {
        std::vector<DiagramPoint> kept;
        const auto same = [](double p, double q) { return std::abs(p - q) < 1e-9; };
        for (const DiagramPoint& point : points) {
            if (!kept.empty() && same(kept.back().x, point.x) && same(kept.back().y, point.y)) continue;
            while (kept.size() >= 2) {
                const DiagramPoint &b = kept.back(), &a = kept[kept.size() - 2];
                if (!(same(a.x, b.x) && same(b.x, point.x)) && !(same(a.y, b.y) && same(b.y, point.y))) break;
                kept.pop_back();
            }
            kept.push_back(point);
        }
        return kept;
    }

    void setBands() {
        for (std::size_t i = 0; i < m_out.items.size(); ++i) {
            const DiagramItem& item = m_out.items[i];
            if (item.layers.empty()) continue;
            const auto r = std::size_t(item.row);
            const DiagramBand* before = m_out.bands.empty() ? nullptr : &m_out.bands.back();
            const bool goesOn = before && before->stage == item.stage && m_out.items[i - 1].stage == item.stage;
            if (!goesOn || before->row != item.row) {
                DiagramBand band;
                band.stage = item.stage;
                band.row = item.row;
                band.continued = goesOn;
                const double x = item.label.x;
                band.box = {x, m_rowTop[r], 0, m_rowBottom[r] - m_rowTop[r]};
                m_out.bands.push_back(band);
            }
            DiagramBand& band = m_out.bands.back();
            band.box.width = item.label.right() - band.box.x;
            band.label = {band.box.x, band.box.y, band.box.width, kBandLabel};
            band.shape = m_graph.tensor(m_out.parts[std::size_t(item.parts.back())].output).shape;
        }
        // A stage that goes on in the next row has one size: its last map's.
        for (std::size_t i = m_out.bands.size(); i-- > 1;)
            if (m_out.bands[i].continued) m_out.bands[i - 1].shape = m_out.bands[i].shape;
    }

    void setBounds() {
        double left = 0, right = 0, top = 0, bottom = 0;
        const auto take = [&](double x, double y) {
            left = std::min(left, x);
            right = std::max(right, x);
            top = std::min(top, y);
            bottom = std::max(bottom, y);
        };
        for (const DiagramItem& item : m_out.items) {
            take(std::min(item.frame.x, item.label.x), item.frame.y);
            take(std::max(item.frame.right(), item.label.right()), item.label.bottom());
        }
        for (const DiagramBand& band : m_out.bands) {
            take(band.box.x, band.box.y);
            take(band.box.right(), band.box.bottom());
        }
        for (const DiagramEdge& edge : m_out.edges)
            for (const DiagramPoint& point : edge.points)
                take(point.x, point.y);
        m_out.bounds = {left - kMargin, top - kMargin, right - left + 2 * kMargin, bottom - top + 2 * kMargin};
    }

    const Graph& m_graph;
    const DiagramOptions& m_options;
    DiagramLayout m_out;
    std::vector<int> m_partOfLayer;
    std::vector<PlacedItem> m_placed;
    std::vector<double> m_rowTop, m_rowMiddle, m_rowBottom;
};

} // namespace

int DiagramLayout::partOf(LayerId layer) const {
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (std::find(parts[i].layers.begin(), parts[i].layers.end(), layer) != parts[i].layers.end()) return int(i);
    return -1;
}

double diagramHeightOf(int side) {
    return 10 * std::sqrt(double(std::max(1, side)));
}

double diagramWidthOf(int channels) {
    return 3 + 0.75 * std::sqrt(double(std::max(1, channels)));
}

DiagramLayout layoutDiagram(const Graph& graph, const DiagramOptions& options) {
    return Builder(graph, options).build();
}

DiagramLayout layoutDiagramFor(const Graph& graph, DiagramOptions options, double pageWidth, double pageHeight) {
    options.rowWidth = 0;
    DiagramLayout best = layoutDiagram(graph, options);
    const auto scaleOf = [&](const DiagramLayout& layout) {
        return std::min(pageWidth / layout.bounds.width, pageHeight / layout.bounds.height);
    };
    const double whole = best.bounds.width;
    double bestScale = scaleOf(best);
    // Beyond the best number of rows each further one only makes the drawing higher.
    for (int rows = 2, worse = 0; rows <= 40 && worse < 3; ++rows) {
        options.rowWidth = 1.04 * whole / rows;
        DiagramLayout next = layoutDiagram(graph, options);
        const double scale = scaleOf(next);
        worse = scale > bestScale ? 0 : worse + 1;
        if (scale > bestScale) {
            bestScale = scale;
            best = std::move(next);
        }
    }
    return best;
}

} // namespace convlens
