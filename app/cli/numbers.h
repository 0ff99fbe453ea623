#pragma once
#include <cstddef>
#include <cstdint>
#include <string>

/// Numbers and sentences as the terminal shows them; files get them in full instead.
namespace convlens::cli {

std::string grouped(std::int64_t value);           ///< "3,504,872"
std::string fixed(double value, int decimals);     ///< "3.50", whatever the locale
std::string significant(double value, int digits); ///< "3.50", "12.3", "0.0421", "4210"
/// Breaks text between words into lines of at most `width` characters, each with `indent` blanks before it.
std::string wrapped(const std::string& text, std::size_t width, std::size_t indent);
std::string megabytes(std::int64_t bytes); ///< "26.9 MB", of 10^6 bytes

} // namespace convlens::cli
