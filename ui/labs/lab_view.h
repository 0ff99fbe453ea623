#pragma once
#include "core/labs/lab.h"
#include "ui/charts/chart_source.h"

#include <QString>

#include <memory>
#include <vector>

namespace convlens {

/// What a lab shows now, as values: charts are made of it.
struct LabView {
    const Lab* lab = nullptr; ///< of the registry, which never dies
    LabSettings settings;
    std::shared_ptr<const LabRun> run; ///< measured with these settings, or null
};

/// Makes a lab's pictures and charts, always the same ids in the same order, whatever the settings.
using LabCharts = std::vector<NamedChart> (*)(const LabView& view);

/// The core's texts on labs, translated in the context "Labs"; the values in them, where they are words, too.
QString labText(const LabText& text);
/// The table with its titles and its cells of words translated; keys, numbers and names stay.
Table labTable(Table table);
/// "MobileNetV1 (arXiv 1704.04861), section 3.1".
QString labSource(const Lab& lab);
/// What LabSettings::text() says: "kernel 3, in-channels 512".
QString labSettings(const std::string& text);
/// What a lab's charts and tables say below: lab, settings, paper, and the measurement's conditions where there is one.
QString labConditions(const LabView& view);
/// The same for files.
Passport labPassport(const LabView& view);
/// Sets the mark of a doubtful measurement if one of these readings is doubtful (all, where none is named).
void markDoubt(ChartData& data, const LabView& view, const std::vector<std::string>& readings = {});
/// What a chart of measured values says before the first measurement.
QString notMeasuredYet();

/// Help and the paper's figures, as rich text.
QString labHelp(const LabView& view);

} // namespace convlens
