#pragma once
#include "core/export/table.h"
#include "core/labs/lab.h"

#include <string>
#include <string_view>
#include <vector>

/// Numbers inside the sentences that labs make, and cells that their tables share.
namespace convlens {

std::string shortNumber(double value, int digits = 3); ///< "521", "8.84", "0.113": never with an exponent
std::string percentText(double share);                 ///< "4.3 %"
std::string tinyNumber(double value);                  ///< "3.19e-38", "0": where the zeros would hide the figure

/// The value, or an empty cell where it is not known (NaN).
Cell knownCell(double value);

/// Three cells: the reading's value, its spread and whether it is doubtful; empty where it was not measured.
void appendReading(std::vector<Cell>& row, const LabRun* run, std::string_view id);

} // namespace convlens
