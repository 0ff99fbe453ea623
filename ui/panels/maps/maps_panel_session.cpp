#include "core/networks/registry.h"
#include "ui/panels/maps/maps_panel.h"
#include "ui/session/session_object.h"

#include <algorithm>
#include <charconv>

/// The part of the panel that a session keeps: how maps are drawn, which channels of which network are switched off,
/// and the value that was clicked.
namespace convlens {

namespace {

const std::string kClicked = "clicked";
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

/// Nothing where the network has no such layer or it is no such text.
std::optional<MapValue> valueFromWords(const Graph& graph, const std::string& text) {
    const QStringList parts = QString::fromStdString(text).split(u':');
    if (parts.size() != 5) return {};
    const auto layer = graph.findLayer(parts[0].toStdString());
    if (!layer) return {};
    int numbers[4];
    for (int i = 0; i < 4; ++i) {
        bool isNumber = false;
        numbers[i] = parts[i + 1].toInt(&isNumber);
        if (!isNumber || numbers[i] < 0) return {};
    }
    return MapValue{*layer, numbers[0], numbers[1], numbers[2], numbers[3]};
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
    return state;
}

void MapsPanel::setSessionState(const SessionState& state) {
    m_off.clear();
    m_clicked.reset();
    if (const auto clicked = state.find(kClicked); clicked != state.end())
        if (const auto* text = std::get_if<std::string>(&clicked->second))
            if (const auto value = valueFromWords(*m_session.network()->graph, *text))
                m_clicked = Clicked{m_session.spec(), MapSubject::Channel, *value};
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
