#pragma once
#include <QString>

#include <cstdint>

/// Numbers as the window writes them: three significant digits, SI prefixes, a no-break space before the unit, a
/// decimal point in every locale (so that what is read on screen, in a chart and in a file agrees). A value that is not
/// finite is written as an en dash: "not known".
namespace convlens {

/// Text shown where a number is not known.
QString unknownNumber();

/// "153", "24.3", "3.90", "0.0312". Integers beyond the digits keep their place: 1234 -> "1230". 0 is "0". From 1e9 on
/// and below 1e-7, as maps of broken weights have them, with an exponent: "3.21e+32".
QString significant(double value, int digits = 3);
/// Decimals that significant() would use, so that a spread or a column can be written like its value.
int significantDecimals(double value, int digits = 3);

/// A power of 1000 that brings a value into [1, 1000), for axes and columns with one unit: value * factor is shown.
struct SiScale {
    double factor = 1.0;
    QString prefix; ///< "", "k", "M", "G", "T"; below one "m", "µ", "n"
};
/// By the largest magnitude to be shown; 0 and unknown give factor 1. `allowSmall` permits the prefixes below one.
SiScale siScale(double largest, bool allowSmall = false);

/// Counts of things: "640", "12.3 k", "2.60 M", "569 M", "1.02 G".
QString count(double value, int digits = 3);
/// Every digit, thousands separated by commas: "300,774,272".
QString fullCount(std::int64_t value);
/// Decimal units: "812 B", "13.5 MB".
QString bytes(double value, int digits = 3);

/// The fitting one of ns, µs, ms, s: "412 µs", "3.90 ms", "1.24 s".
QString milliseconds(double ms, int digits = 3);
/// Median and spread (median absolute deviation) with one unit and the same decimals: "3.90 ± 0.06 ms". The decimals
/// are those of the median, with more only where the spread would be written as 0.
QString millisecondsWithSpread(double medianMs, double madMs);

/// A share in [0, 1]: "24.3 %", "3.10 %"; below a thousandth of a per cent "< 0.001 %".
QString percent(double share, int digits = 3);
/// How many times as large: "×1.84".
QString ratio(double value, int digits = 3);

} // namespace convlens
