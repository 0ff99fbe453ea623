#pragma once
#include <functional>
#include <string>
#include <utility>

namespace convlens {

/// How far long work has come. `fraction` is in [0, 1], or negative where the end is not known.
struct Progress {
    double fraction = -1.0;
    std::string what; ///< what is being done now, for a person ("block5.expand.conv", "round 12 of 40")
};

/// Called from the working thread; must return quickly and must not throw. Empty means nobody listens.
using ProgressSink = std::function<void(const Progress&)>;

inline void report(const ProgressSink& sink, double fraction, std::string what = {}) {
    if (sink) sink(Progress{fraction, std::move(what)});
}

} // namespace convlens
