#include "ui/panels/maps/ablation_command.h"
#include "ui/panels/maps/ablation_view.h"
#include "ui/panels/maps/maps_panel.h"
#include "ui/session/session_object.h"
#include "ui/text/errors.h"
#include "ui/widgets/channel_grid.h"

#include <QUndoStack>

#include <algorithm>
#include <numeric>

/// The part of the panel that switches channels off.
namespace convlens {

namespace {

constexpr std::size_t kRows = 5;

} // namespace

AblationCommand::AblationCommand(MapsPanel& panel, std::string network, Channels before, Channels after,
                                 const QString& title)
    : QUndoCommand(title), m_panel(&panel), m_network(std::move(network)), m_before(std::move(before)),
      m_after(std::move(after)) {}

void AblationCommand::undo() {
    if (m_panel) m_panel->setSwitchedOff(m_network, m_before);
}

void AblationCommand::redo() {
    if (m_panel) m_panel->setSwitchedOff(m_network, m_after);
}

const std::vector<MadeChannel>& MapsPanel::switchedOff() const {
    static const std::vector<MadeChannel> kNone;
    if (!run()) return kNone;
    const auto found = m_off.find(toString(run()->network->spec));
    return found == m_off.end() ? kNone : found->second;
}

void MapsPanel::setSwitchedOff(const std::string& network, const std::vector<MadeChannel>& channels) {
    m_off[network] = channels;
    scheduleRefresh();
}

void MapsPanel::switchChannel() {
    if (!m_shown) return;
    const Graph& graph = *run()->network->graph;
    const auto made = madeBy(graph, key().layer, m_output, channelInFocus());
    if (!made) return m_session.tell(errorText(made.error()));
    std::vector<MadeChannel> after = switchedOff();
    const auto known = std::find(after.begin(), after.end(), *made);
    const bool off = known == after.end();
    if (off)
        after.push_back(*made);
    else
        after.erase(known);
    const QString title = (off ? tr("switch channel %1 of %2 off") : tr("switch channel %1 of %2 on"))
                              .arg(made->channel)
                              .arg(QString::fromStdString(graph.layer(made->layer).name));
    m_session.undoStack()->push(
        new AblationCommand(*this, toString(run()->network->spec), switchedOff(), std::move(after), title));
}

void MapsPanel::switchAllOn() {
    if (!run() || switchedOff().empty()) return;
    m_session.undoStack()->push(
        new AblationCommand(*this, toString(run()->network->spec), switchedOff(), {}, tr("switch all channels on")));
}

void MapsPanel::refreshAblation(const Graph& graph) {
    const auto& off = switchedOff();
    const auto isOff = [&](const MadeChannel& made) { return std::find(off.begin(), off.end(), made) != off.end(); };
    AblationView& view = m_detail->ablation();
    const auto made = madeBy(graph, key().layer, m_output, channelInFocus());
    view.setChannel(tr("Channel %1").arg(channelInFocus()), made && isOff(*made),
                    made ? QString() : errorText(made.error()));
    QStringList names;
    for (const MadeChannel& one : off)
        names << tr("%1 of %2").arg(one.channel).arg(QString::fromStdString(graph.layer(one.layer).name));
    view.setOff(names);

    std::vector<int> marked;
    if (!off.empty())
        for (int c = 0; c < graph.tensor(shownTensor()).shape.c; ++c)
            if (const auto maker = madeBy(graph, key().layer, m_output, c); maker && isOff(*maker)) marked.push_back(c);
    m_grid->setSwitchedOff(marked);

    if (off.empty())
        return view.setMessage(tr("Switch a channel off to see what the network takes the photo for without it. Maps "
                                  "are of the whole network."));
    const auto without = m_results.ablated(off, fastChoice());
    if (!without) {
        if (!m_results.ablationProblem().isEmpty()) view.setMessage(m_results.ablationProblem());
        return; // else a job is at it, and the last rows stay
    }
    const Tensor& whole = run()->output.probabilities;
    std::vector<int> classes(std::size_t(whole.shape().c));
    std::iota(classes.begin(), classes.end(), 0);
    const auto larger = [&](int c) { return std::max(whole.at(0, c, 0, 0), without->at(0, c, 0, 0)); };
    const std::size_t rows = std::min(kRows, classes.size());
    std::partial_sort(classes.begin(), classes.begin() + std::ptrdiff_t(rows), classes.end(),
                      [&](int a, int b) { return larger(a) > larger(b); });
    std::vector<AblationView::Row> shown;
    for (std::size_t i = 0; i < rows; ++i)
        shown.push_back(
            {classLabel(classes[i]), double(whole.at(0, classes[i], 0, 0)), double(without->at(0, classes[i], 0, 0))});
    view.setRows(std::move(shown));
}

} // namespace convlens
