#include "core/weights/metadata.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <system_error>
#include <utility>

namespace convlens {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '['))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == ']'))
        text.remove_suffix(1);
    return text;
}

/// Finite, independent of the locale, nothing left over.
std::optional<double> number(std::string_view text) {
    text = trimmed(text);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::optional<std::array<float, 3>> triple(std::string_view text) {
    std::array<float, 3> values{};
    for (std::size_t i = 0; i < 3; ++i) {
        const std::size_t comma = i < 2 ? text.find(',') : text.size();
        if (comma == std::string_view::npos) return std::nullopt;
        const auto value = number(text.substr(0, comma));
        if (!value) return std::nullopt;
        values[i] = float(*value);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return values;
}

Error refused(const std::string& key, const std::string& value, const char* expected) {
    return Error{ErrorCode::BadFormat,
                 "the metadata gives " + key + " the value '" + value.substr(0, 80) + "'; expected " + expected};
}

/// Shortest text that reads back as the same number.
template <class Number>
std::string text(Number value) {
    char buffer[64];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
    return error == std::errc() ? std::string(buffer, end) : std::string();
}

bool readResize(const std::string& value, const Metadata& metadata, Preprocess& preprocess) {
    if (value == "stretch") {
        preprocess.fit = Preprocess::Fit::Stretch;
        return true;
    }
    const std::size_t colon = value.find(':');
    double fraction = 0;
    if (colon != std::string::npos) {
        const std::string kind = value.substr(0, colon);
        if (kind == "shorter-side")
            preprocess.fit = Preprocess::Fit::ShorterSide;
        else if (kind == "centre-crop" || kind == "center-crop")
            preprocess.fit = Preprocess::Fit::CentreCrop;
        else
            return false;
        fraction = number(value.substr(colon + 1)).value_or(0);
    } else {
        const auto resolution = metadata.find("resolution");
        const double side = resolution == metadata.end() ? 224 : number(resolution->second).value_or(0);
        const double shorter = number(value).value_or(0);
        preprocess.fit = Preprocess::Fit::ShorterSide;
        fraction = shorter > 0 ? side / shorter : 0;
    }
    if (!(fraction > 0.01 && fraction <= 1)) return false;
    preprocess.cropFraction = fraction;
    return true;
}

} // namespace

Result<Preprocess> preprocessFromMetadata(const Metadata& metadata, const Preprocess& otherwise) {
    Preprocess preprocess = otherwise;
    const auto find = [&](const char* key) -> const std::string* {
        const auto found = metadata.find(key);
        return found == metadata.end() || found->second.empty() ? nullptr : &found->second;
    };
    if (const auto* value = find("input_mean")) {
        const auto mean = triple(*value);
        if (!mean) return refused("input_mean", *value, "three numbers with commas between");
        preprocess.mean = *mean;
        preprocess.scale = 1.0f / 255;
    }
    if (const auto* value = find("input_std")) {
        const auto deviation = triple(*value);
        if (!deviation || (*deviation)[0] <= 0 || (*deviation)[1] <= 0 || (*deviation)[2] <= 0)
            return refused("input_std", *value, "three positive numbers with commas between");
        preprocess.standardDeviation = *deviation;
        preprocess.scale = 1.0f / 255;
    }
    if (const auto* value = find("input_scale")) {
        const auto scale = number(*value);
        if (!scale || *scale <= 0) return refused("input_scale", *value, "a positive number");
        preprocess.scale = float(*scale);
    }
    if (const auto* value = find("input_order")) {
        if (*value != "rgb" && *value != "bgr") return refused("input_order", *value, "rgb or bgr");
        preprocess.bgr = *value == "bgr";
    }
    if (const auto* value = find("interpolation")) {
        if (*value != "bilinear" && *value != "bicubic") return refused("interpolation", *value, "bilinear or bicubic");
        preprocess.interpolation =
            *value == "bicubic" ? Preprocess::Interpolation::Bicubic : Preprocess::Interpolation::Bilinear;
    }
    if (const auto* value = find("photo_pixels")) {
        const auto side = number(*value);
        if (!side || *side < 1 || *side > 16384 || *side != std::floor(*side))
            return refused("photo_pixels", *value, "a whole number from 1 to 16384");
        preprocess.photoPixels = int(*side);
    }
    if (const auto* value = find("resize")) {
        if (!readResize(*value, metadata, preprocess))
            return refused(
                "resize", *value,
                "shorter-side:F, centre-crop:F (F a fraction up to 1), stretch, or the shorter side in pixels");
    } else if (const auto* padding = find("padding"); padding && *padding == "same") {
        preprocess.fit = Preprocess::Fit::CentreCrop;
        preprocess.cropFraction = 0.875;
        if (!find("interpolation")) preprocess.interpolation = Preprocess::Interpolation::Bilinear;
    }
    return preprocess;
}

Metadata metadataFromPreprocess(const Preprocess& preprocess) {
    const auto list = [](const std::array<float, 3>& v) { return text(v[0]) + "," + text(v[1]) + "," + text(v[2]); };
    Metadata metadata;
    metadata["input_mean"] = list(preprocess.mean);
    metadata["input_std"] = list(preprocess.standardDeviation);
    if (preprocess.scale != 1.0f / 255) metadata["input_scale"] = text(preprocess.scale);
    if (preprocess.bgr) metadata["input_order"] = "bgr";
    if (preprocess.interpolation == Preprocess::Interpolation::Bicubic) metadata["interpolation"] = "bicubic";
    if (preprocess.photoPixels > 0) metadata["photo_pixels"] = std::to_string(preprocess.photoPixels);
    switch (preprocess.fit) {
    case Preprocess::Fit::ShorterSide:
        metadata["resize"] = "shorter-side:" + text(preprocess.cropFraction);
        break;
    case Preprocess::Fit::CentreCrop:
        metadata["resize"] = "centre-crop:" + text(preprocess.cropFraction);
        break;
    case Preprocess::Fit::Stretch:
        metadata["resize"] = "stretch";
        break;
    }
    return metadata;
}

Result<std::optional<float>> epsilonFromMetadata(const Metadata& metadata) {
    const auto found = metadata.find("batch_norm_epsilon");
    if (found == metadata.end()) return std::optional<float>();
    const auto value = number(found->second);
    if (!value || *value < 0 || *value > 1) return refused("batch_norm_epsilon", found->second, "a number from 0 to 1");
    return std::optional<float>(float(*value));
}

} // namespace convlens
