#include "ui/panels/sweep/number_list.h"

#include <QRegularExpression>
#include <QStringList>

#include <charconv>

namespace convlens {

namespace {

template <class Number>
std::optional<std::vector<Number>> parse(const QString& text) {
    static const QRegularExpression kBetween(QStringLiteral("[,;\\s]+"));
    std::vector<Number> numbers;
    for (const QString& part : text.split(kBetween, Qt::SkipEmptyParts)) {
        const std::string digits = part.toStdString();
        Number value{};
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
        numbers.push_back(value);
    }
    return numbers;
}

template <class Number>
QString join(const std::vector<Number>& numbers) {
    QStringList parts;
    for (const Number number : numbers)
        parts << QString::number(number);
    return parts.join(QStringLiteral(", "));
}

} // namespace

std::optional<std::vector<double>> parseNumbers(const QString& text) {
    return parse<double>(text);
}

std::optional<std::vector<int>> parseWholeNumbers(const QString& text) {
    return parse<int>(text);
}

QString numbersText(const std::vector<double>& numbers) {
    return join(numbers);
}

QString numbersText(const std::vector<int>& numbers) {
    return join(numbers);
}

} // namespace convlens
