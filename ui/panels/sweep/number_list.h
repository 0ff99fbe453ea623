#pragma once
#include <QString>

#include <optional>
#include <vector>

/// Lists of numbers as a person types them: "0.5, 0.75 1". A decimal point in every locale.
namespace convlens {

/// Nothing where a part is no number; an empty text is an empty list.
std::optional<std::vector<double>> parseNumbers(const QString& text);
/// The same for whole numbers.
std::optional<std::vector<int>> parseWholeNumbers(const QString& text);

QString numbersText(const std::vector<double>& numbers);
QString numbersText(const std::vector<int>& numbers);

} // namespace convlens
