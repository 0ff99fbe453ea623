#include "core/analysis/diagram_item_layout.h"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace convlens {

namespace {

constexpr double kClosedGap = 7, kOpenGap = 13, kLaneGap = 6, kArcGap = 6, kFramePad = 5;

class ItemBuilder {
public:
    ItemBuilder(const ItemGraph& graph, bool framed, bool spacious)
        : m_graph(graph), m_framed(framed), m_gap(spacious ? kOpenGap : kClosedGap), m_count(int(graph.parts.size())),
          m_rank(graph.parts.size() + 2), m_lane(graph.parts.size() + 2, 0) {}

    ItemLayout build() {
        setRanks();
        setLanes();
        setBoxes();
        routeAll();
        setFrame();
        return std::move(m_out);
    }

private:
    // Entry and exit are kept behind the parts.
    int entry() const { return m_count; }
    int exit() const { return m_count + 1; }
    int node(int id) const { return id == kItemEntry ? entry() : id == kItemExit ? exit() : id; }
    int& rank(int n) { return m_rank[std::size_t(n)]; }
    int rank(int n) const { return m_rank[std::size_t(n)]; }
    int& lane(int n) { return m_lane[std::size_t(n)]; }
    int lane(int n) const { return m_lane[std::size_t(n)]; }

    void setRanks() {
        rank(entry()) = 0;
        int last = 0;
        for (int n = 0; n < m_count; ++n) {
            rank(n) = 1;
            for (const auto& [from, to] : m_graph.edges)
                if (to == n) rank(n) = std::max(rank(n), rank(node(from)) + 1);
            last = std::max(last, rank(n));
        }
        rank(exit()) = last + 1;
    }

    /// The longest way that keeps away from what stands aside.
    std::vector<bool> mainWay() const {
        constexpr int kAside = -1000;
        std::vector<int> length(std::size_t(m_count), 0), before(std::size_t(m_count), -1);
        std::vector<bool> ends(std::size_t(m_count), true), goesOut(std::size_t(m_count), false);
        for (int n = 0; n < m_count; ++n) {
            const auto at = std::size_t(n);
            length[at] = std::numeric_limits<int>::min();
            for (const auto& [from, to] : m_graph.edges) {
                if (to != n) continue;
                const int far = from == kItemEntry ? 0 : length[std::size_t(from)];
                if (far <= length[at]) continue;
                length[at] = far;
                before[at] = from;
            }
            if (length[at] == std::numeric_limits<int>::min()) length[at] = 0;
            length[at] += m_graph.parts[at].aside ? kAside : 1;
        }
        for (const auto& [from, to] : m_graph.edges) {
            if (from < 0) continue;
            if (to == kItemExit)
                goesOut[std::size_t(from)] = true;
            else
                ends[std::size_t(from)] = false;
        }
        int tail = -1;
        for (int n = 0; n < m_count; ++n) {
            const auto at = std::size_t(n);
            if ((goesOut[at] || ends[at]) && (tail < 0 || length[at] > length[std::size_t(tail)])) tail = n;
        }
        std::vector<bool> main(std::size_t(m_count), false);
        for (int n = tail; n >= 0; n = before[std::size_t(n)])
            main[std::size_t(n)] = true;
        return main;
    }

    /// The main way has lane 0; each branch the first lane below it where nothing else stands over its length.
    void setLanes() {
        const std::vector<bool> main = mainWay();
        std::vector<bool> placed = main;
        struct Taken {
            int lane, from, to;
        };
        std::vector<Taken> taken;
        for (int n = 0; n < m_count; ++n) {
            if (placed[std::size_t(n)]) continue;
            std::vector<int> chain{n};
            placed[std::size_t(n)] = true;
            for (bool more = true; more;) {
                more = false;
                for (const auto& [from, to] : m_graph.edges) {
                    if (from != chain.back() || to < 0 || placed[std::size_t(to)]) continue;
                    chain.push_back(to);
                    placed[std::size_t(to)] = more = true;
                    break;
                }
            }
            int from = rank(chain.front()), to = rank(chain.back());
            for (const auto& [a, b] : m_graph.edges) {
                if (b == chain.front()) from = std::min(from, rank(node(a)));
                if (a == chain.back()) to = std::max(to, rank(node(b)));
            }
            int free = 1;
            const auto blocked = [&] {
                return std::any_of(taken.begin(), taken.end(),
                                   [&](const Taken& t) { return t.lane == free && t.from < to && from < t.to; });
            };
            while (blocked())
                ++free;
            taken.push_back({free, from, to});
            for (const int part : chain)
                lane(part) = free;
        }
    }

    void setBoxes() {
        const int columns = rank(exit()) + 1;
        std::vector<double> width(std::size_t(columns), 0);
        int lanes = 1;
        for (int n = 0; n < m_count; ++n) {
            double& w = width[std::size_t(rank(n))];
            w = std::max(w, m_graph.parts[std::size_t(n)].width);
            lanes = std::max(lanes, lane(n) + 1);
        }
        m_left.assign(std::size_t(columns), 0);
        m_right.assign(std::size_t(columns), 0);
        const double ends = m_framed ? m_gap : 0; // what stands alone needs no room beside itself
        for (int c = 1; c < columns; ++c) {
            const bool atEnd = c == 1 || c + 1 == columns;
            m_left[std::size_t(c)] = m_right[std::size_t(c) - 1] + (atEnd ? ends : m_gap);
            m_right[std::size_t(c)] = m_left[std::size_t(c)] + width[std::size_t(c)];
        }
        std::vector<double> half(std::size_t(lanes), 0), middle(std::size_t(lanes), 0);
        for (int n = 0; n < m_count; ++n) {
            double& h = half[std::size_t(lane(n))];
            h = std::max(h, m_graph.parts[std::size_t(n)].height / 2);
        }
        for (int l = 1; l < lanes; ++l)
            middle[std::size_t(l)] =
                middle[std::size_t(l) - 1] + half[std::size_t(l) - 1] + kLaneGap + half[std::size_t(l)];
        for (int n = 0; n < m_count; ++n) {
            const ItemGraph::Part& part = m_graph.parts[std::size_t(n)];
            const auto c = std::size_t(rank(n));
            m_out.boxes.push_back({(m_left[c] + m_right[c] - part.width) / 2,
                                   middle[std::size_t(lane(n))] - part.height / 2, part.width, part.height});
        }
    }

    DiagramRect box(int n) const {
        if (n < m_count) return m_out.boxes[std::size_t(n)];
        return {m_left[std::size_t(rank(n))], 0, 0, 0};
    }

    /// Whether a part stands in this lane in a column strictly between.
    bool blocked(int inLane, int from, int to) const {
        for (int n = 0; n < m_count; ++n)
            if (lane(n) == inLane && rank(n) > from && rank(n) < to) return true;
        return false;
    }
    /// Whether a part stands in the column in one of the lanes strictly between.
    bool columnBlocked(int column, int above, int below) const {
        for (int n = 0; n < m_count; ++n)
            if (rank(n) == column && lane(n) > above && lane(n) < below) return true;
        return false;
    }
    double afterColumn(int n) const { return m_right[std::size_t(rank(n))] + m_gap / 3; }
    double beforeColumn(int n) const { return m_left[std::size_t(rank(n))] - m_gap / 3; }

    void routeAll() {
        struct Arc {
            std::pair<int, int> edge;
            int from, to; ///< nodes
        };
        std::vector<Arc> arcs;
        for (const auto& edge : m_graph.edges) {
            const int u = node(edge.first), v = node(edge.second);
            const DiagramRect a = box(u), b = box(v);
            ItemRoute route;
            if (lane(u) == lane(v) && !blocked(lane(u), rank(u), rank(v))) {
                route.points = {{a.right(), a.centreY()}, {b.x, b.centreY()}};
                route.bypass = rank(v) > rank(u) + 1 && u != entry() && v != exit();
            } else if (lane(u) == 0 && lane(v) > 0 && !blocked(lane(v), rank(u), rank(v))) {
                const double x = afterColumn(u);
                route.points = {{a.right(), a.centreY()}, {x, a.centreY()}, {x, b.centreY()}, {b.x, b.centreY()}};
            } else if (lane(u) > 0 && lane(v) == 0 && !blocked(lane(u), rank(u), rank(v))) {
                if (v != exit() && !columnBlocked(rank(v), 0, lane(u) + 1)) {
                    route.points = {{a.right(), a.centreY()}, {b.centreX(), a.centreY()}, {b.centreX(), b.bottom()}};
                } else {
                    const double x = beforeColumn(v);
                    route.points = {{a.right(), a.centreY()}, {x, a.centreY()}, {x, b.centreY()}, {b.x, b.centreY()}};
                }
            } else {
                arcs.push_back({edge, u, v});
                continue;
            }
            m_out.routes[edge] = std::move(route);
        }
        // The short ones first; a longer one goes over those that it meets.
        std::stable_sort(arcs.begin(), arcs.end(), [this](const Arc& a, const Arc& b) {
            return rank(a.to) - rank(a.from) < rank(b.to) - rank(b.from);
        });
        struct Drawn {
            int from, to;
            double y;
        };
        std::vector<Drawn> drawn;
        for (const Arc& arc : arcs) {
            const DiagramRect a = box(arc.from), b = box(arc.to);
            const int from = rank(arc.from), to = rank(arc.to);
            double y = std::min(a.y, b.y);
            for (int n = 0; n < m_count; ++n)
                if (rank(n) >= from && rank(n) <= to) y = std::min(y, box(n).y);
            y -= kArcGap;
            for (const Drawn& other : drawn)
                if (other.from < to && from < other.to) y = std::min(y, other.y - kArcGap);
            drawn.push_back({from, to, y});
            ItemRoute route;
            route.bypass = true;
            const double x = afterColumn(arc.from);
            route.points = {{a.right(), a.centreY()}, {x, a.centreY()}, {x, y}};
            if (lane(arc.to) == 0 && arc.to != exit()) { // nothing stands over the main way
                route.points.push_back({b.centreX(), y});
                route.points.push_back({b.centreX(), b.y});
            } else {
                const double end = beforeColumn(arc.to);
                route.points.push_back({end, y});
                route.points.push_back({end, b.centreY()});
                route.points.push_back({b.x, b.centreY()});
            }
            m_out.routes[arc.edge] = std::move(route);
        }
    }

    void setFrame() {
        double top = 0, bottom = 0;
        for (const DiagramRect& b : m_out.boxes) {
            top = std::min(top, b.y);
            bottom = std::max(bottom, b.bottom());
        }
        for (const auto& [edge, route] : m_out.routes)
            for (const DiagramPoint& point : route.points) {
                top = std::min(top, point.y);
                bottom = std::max(bottom, point.y);
            }
        const double pad = m_framed ? kFramePad : 0;
        m_out.frame = {0, top - pad, m_right.back(), bottom - top + 2 * pad};
    }

    const ItemGraph& m_graph;
    bool m_framed;
    double m_gap;
    int m_count;
    std::vector<int> m_rank, m_lane;
    std::vector<double> m_left, m_right; ///< of the columns
    ItemLayout m_out;
};

} // namespace

ItemLayout layoutItem(const ItemGraph& graph, bool framed, bool spacious) {
    return ItemBuilder(graph, framed, spacious).build();
}

} // namespace convlens
