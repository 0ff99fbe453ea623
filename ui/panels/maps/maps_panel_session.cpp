#include "core/networks/registry.h"
#include "ui/panels/maps/maps_panel.h"
#include "ui/session/session_object.h"

#include <algorithm>
#include <array>
#include <charconv>

/// The part of the panel that a session keeps: how maps are drawn, which channels of which network are switched off,
/// the value that was clicked, and the channel that is pinned on all photos.
namespace convlens {

namespace {

const std::string kClicked = "clicked";
const std::string kPinned = "pinned", kPinnedColours = "pinned colours";
constexpr std::string_view kOff = "off "; ///< before the specification

/// "block1.expand.conv:3,stem.conv:0"
std::string inWords(const Graph& graph, const std::vector<MadeChannel>& channels) {
    std::string text;
    for (const MadeChannel& one : channels)
        text += (text.empty() ? "" : ",") + graph.layer(one.layer).name + ":" + std::to_string(one.channel);
    return text;
}

/// What the network does not have is passed over.
std::vector<MadeChannel> fromWords(const Graph& graph, std::string_view text) {
    std::vector<MadeChannel> channels;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        const std::size_t colon = word.rfind(':');
        if (colon == std::string_view::npos) continue;
        const auto layer = graph.findLayer(word.substr(0, colon));
        int channel = -1;
        const std::string_view number = word.substr(colon + 1);
        const auto [end, code] = std::from_chars(number.data(), number.data() + number.size(), channel);
        if (!layer || code != std::errc() || end != number.data() + number.size()) continue;
        if (channel >= 0 && channel < graph.outputShapeOf(*layer).c) channels.push_back({*layer, channel});
    }
    return channels;
}

/// "block1.expand.conv:0:3:7:7": layer, output, channel, row, column.
std::string inWords(const Graph& graph, const MapValue& value) {
    std::string text = graph.layer(value.layer).name;
    for (const int number : {value.output, value.channel, value.y, value.x})
        text += ":" + std::to_string(number);
    return text;
}

/// "block1.expand.conv:0:3": layer, output, channel.
std::string inWords(const Graph& graph, MapKey key, int channel) {
    return graph.layer(key.layer).name + ":" + std::to_string(key.output) + ":" + std::to_string(channel);
}

/// A layer and `Count` numbers behind it; nothing where the network has no such layer or it is no such text.
template <std::size_t Count>
std::optional<std::pair<LayerId, std::array<int, Count>>> fromWords(const Graph& graph, const std::string& text) {
    const QStringList parts = QString::fromStdString(text).split(u':');
    if (parts.size() != qsizetype(1 + Count)) return {};
    const auto layer = graph.findLayer(parts[0].toStdString());
    if (!layer) return {};
    std::array<int, Count> numbers{};
    for (std::size_t i = 0; i < Count; ++i) {
        bool isNumber = false;
        numbers[i] = parts[qsizetype(i) + 1].toInt(&isNumber);
        if (!isNumber || numbers[i] < 0) return {};
    }
    return std::pair{*layer, numbers};
}

std::optional<MapValue> valueFromWords(const Graph& graph, const std::string& text) {
    const auto found = fromWords<4>(graph, text);
    if (!found) return {};
    const auto& [layer, numbers] = *found;
    return MapValue{layer, numbers[0], numbers[1], numbers[2], numbers[3]};
}

} // namespace

SessionState MapsPanel::sessionState() const {
    SessionState state = m_settings.toState();
    for (const auto& [spec, channels] : m_off) {
        if (channels.empty()) continue;
        const auto parsed = parseNetworkSpec(spec);
        const auto graph = parsed ? buildNetwork(*parsed) : Result<Graph>(parsed.error());
        if (graph) state[std::string(kOff) + spec] = inWords(*graph, channels);
    }
    if (m_clicked && m_clicked->subject == MapSubject::Channel && m_clicked->network == m_session.spec())
        state[kClicked] = inWords(*m_session.network()->graph, m_clicked->value);
    if (m_pinned && m_pinned->network == m_session.spec()) {
        const Graph& graph = *m_session.network()->graph;
        state[kPinned] = inWords(graph, m_pinned->key, m_pinned->channel);
        state[kPinnedColours] = std::string(toString(m_pinned->colours));
    }
    return state;
}

void MapsPanel::setSessionState(const SessionState& state) {
    m_off.clear();
    m_clicked.reset();
    if (const auto clicked = state.find(kClicked); clicked != state.end())
        if (const auto* text = std::get_if<std::string>(&clicked->second))
            if (const auto value = valueFromWords(*m_session.network()->graph, *text))
                m_clicked = Clicked{m_session.spec(), MapSubject::Channel, *value};
    m_pinned.reset();
    const Graph& inFocus = *m_session.network()->graph;
    if (const auto found = fromWords<2>(inFocus, valueOr(state, kPinned, std::string()))) {
        const auto& [layer, numbers] = *found;
        const auto& [output, channel] = numbers;
        const auto outputs = inFocus.layer(layer).outputs.size();
        if (std::size_t(output) < outputs && channel < inFocus.outputShapeOf(layer, output).c)
            m_pinned = PinnedChannel{m_session.spec(), {layer, output}, channel};
        const std::string colours = valueOr(state, kPinnedColours, std::string());
        for (const ColourMapId id : colourMaps())
            if (m_pinned && toString(id) == colours) m_pinned->colours = id;
    }
    for (const auto& [key, value] : state) {
        const auto* text = std::get_if<std::string>(&value);
        if (!text || !key.starts_with(kOff)) continue;
        const auto parsed = parseNetworkSpec(std::string_view(key).substr(kOff.size()));
        if (!parsed) continue;
        const auto graph = buildNetwork(*parsed);
        if (!graph) continue;
        if (auto channels = fromWords(*graph, *text); !channels.empty()) m_off[toString(*parsed)] = std::move(channels);
    }
    // A session that says nothing of it is shown as the person likes it; one that does leaves that liking as it was.
    showSettings(m_own.with(state));
}

} // namespace convlens
