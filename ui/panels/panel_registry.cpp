#include "ui/panels/panel_registry.h"

#include "ui/labs/labs_panel.h"
#include "ui/panels/compare/compare_panel.h"
#include "ui/panels/cost/cost_panel.h"
#include "ui/panels/diagram/diagram_panel.h"
#include "ui/panels/evaluate/evaluate_panel.h"
#include "ui/panels/layers/layers_panel.h"
#include "ui/panels/maps/maps_panel.h"
#include "ui/panels/pair/pair_panel.h"
#include "ui/panels/photos/photos_panel.h"
#include "ui/panels/predictions/predictions_panel.h"
#include "ui/panels/sweep/sweep_panel.h"
#include "ui/panels/trust/trust_panel.h"
#include "ui/panels/weights/weights_panel.h"

#include <QCoreApplication>

#include <array>

namespace convlens {

std::span<const PanelInfo> panels() {
    using enum PanelPlace;
    // One row a panel, in the order of docks, tabs and menus.
    static const auto rows = std::to_array<PanelInfo>({
        {"photos", QT_TRANSLATE_NOOP("Panels", "Photos"), "photos", "", LeftDock, createPhotosPanel},
        {"predictions", QT_TRANSLATE_NOOP("Panels", "What it sees"), "predictions", "", LeftDock,
         createPredictionsPanel},
        {"maps", QT_TRANSLATE_NOOP("Panels", "Feature maps"), "maps", "", CentreTab, createMapsPanel},
        {"diagram", QT_TRANSLATE_NOOP("Panels", "Diagram"), "diagram", "", CentreTab, createDiagramPanel},
        {"layers", QT_TRANSLATE_NOOP("Panels", "Layers"), "layers", "", RightDock, createLayersPanel},
        {"weights", QT_TRANSLATE_NOOP("Panels", "Weights"), "weights", "", RightDock, createWeightsPanel},
        {"cost", QT_TRANSLATE_NOOP("Panels", "Cost"), "cost", "", CentreTab, createCostPanel},
        {"trust", QT_TRANSLATE_NOOP("Panels", "Trust"), "trust", "", CentreTab, createTrustPanel},
        {"compare", QT_TRANSLATE_NOOP("Panels", "Compare"), "compare", "", CentreTab, createComparePanel},
        {"sweep", QT_TRANSLATE_NOOP("Panels", "Sweep"), "sweep", "", CentreTab, createSweepPanel},
        {"pair", QT_TRANSLATE_NOOP("Panels", "Side by side"), "pair", "", CentreTab, createPairPanel},
        {"labs", QT_TRANSLATE_NOOP("Panels", "Labs"), "labs", "", CentreTab, createLabsPanel},
        {"evaluate", QT_TRANSLATE_NOOP("Panels", "Evaluate"), "evaluate", "", CentreTab, createEvaluatePanel},
    });
    return rows;
}

} // namespace convlens
