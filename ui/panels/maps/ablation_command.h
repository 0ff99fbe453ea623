#pragma once
#include "core/analysis/ablation.h"

#include <QPointer>
#include <QUndoCommand>

#include <string>
#include <vector>

namespace convlens {

class MapsPanel;

/// One step of switching channels of a network off or on.
class AblationCommand : public QUndoCommand {
public:
    using Channels = std::vector<MadeChannel>;
    AblationCommand(MapsPanel& panel, std::string network, Channels before, Channels after, const QString& title);
    void undo() override;
    void redo() override;

private:
    QPointer<MapsPanel> m_panel;
    std::string m_network;
    Channels m_before, m_after;
};

} // namespace convlens
