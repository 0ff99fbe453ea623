#pragma once
#include "core/cost/cost_model.h"
#include "core/engine/engine.h"
#include "core/graph/graph.h"
#include "core/image/image.h"
#include "core/measure/machine.h"
#include "core/measure/measure.h"
#include "core/networks/network_spec.h"
#include "core/weights/weights.h"

#include <QImage>
#include <QString>

#include <memory>
#include <optional>
#include <variant>
#include <vector>

/// The immutable values that the session holds and that jobs hand over. All are shared read-only between threads.
namespace convlens {

/// A photo in the queue.
struct Photo {
    quint64 id = 0; ///< never reused within a process
    QString name;   ///< file name, or "pasted image 1"
    QString path;   ///< empty for pasted images
    /// Full resolution, EXIF-turned. Null while not in memory: of a long queue only some are kept, see Workflow; the
    /// current photo's is there by the time that it has a run result.
    std::shared_ptr<const Image> image;
    int width = 0, height = 0; ///< in pixels, EXIF-turned; known even while `image` is null
    QImage thumbnail;          ///< at most 256 pixels a side
    std::string sha256;        ///< of the file's bytes; empty for pasted images and samples
    /// A pasted image as a file's content (as it came, or PNG): a session file has to carry it. Null for files.
    std::shared_ptr<const std::vector<std::uint8_t>> picture;
};

/// Where the focused network's parameters shall come from.
struct RandomWeights {
    quint64 seed = 1;
    bool operator==(const RandomWeights&) const = default;
};
struct FileWeights {
    QString path;
    QString nameMap{};                       ///< CSV that tells which of the file's tensors is which; empty for none
    QString classNames{};                    ///< text file, a class a line; empty for what the file says
    std::optional<float> batchNormEpsilon{}; ///< instead of what the file and its names say
    bool operator==(const FileWeights&) const = default;
};
using WeightsChoice = std::variant<RandomWeights, FileWeights>;

/// Conditions of a run or a measurement.
struct EngineChoice {
    std::string engine;
    PlanKind plan = PlanKind::AsDrawn;
    int threads = 1;
    bool operator==(const EngineChoice&) const = default;
};

/// A network with everything that follows from its spec and weights alone.
struct NetworkState {
    NetworkSpec spec;
    WeightsChoice choice;
    std::shared_ptr<const Graph> graph; ///< batch 1
    std::shared_ptr<const NetworkCost> cost;
    std::shared_ptr<const LoadedWeights> weights; ///< null while they load
    std::vector<std::string> labels;              ///< one a class; empty if unknown
    bool randomWeights() const { return std::holds_alternative<RandomWeights>(choice); }
};

/// What one network made of one photo.
struct RunResult {
    quint64 photoId = 0;
    QString photoName;
    std::shared_ptr<const NetworkState> network;
    std::string engine;
    PlanKind plan = PlanKind::AsDrawn;
    int threads = 1;
    std::shared_ptr<const Tensor> input; ///< [1, 3, side, side] after normalisation
    QImage inputImage;                   ///< the same before normalisation, as the network sees it
    /// With every layer recorded if they fit the memory cap (kRecordCapBytes); else with the layers that were asked
    /// for: select a layer and Workflow runs again to record it.
    RunOutput output;
    bool recordedAll = true;
    EngineChoice conditions() const { return {engine, plan, threads}; }
};

/// Times of one network on this machine, with their conditions.
struct MeasurementResult {
    std::shared_ptr<const NetworkState> network;
    std::string engine;
    std::string engineVersion;
    PlanKind plan = PlanKind::AsDrawn;
    int threads = 1;
    MachineInfo machine;
    Measurement measurement;
    QString takenAt;       ///< ISO 8601, local time with offset
    bool reopened = false; ///< from a session file, not measured in this run of the program
    EngineChoice conditions() const { return {engine, plan, threads}; }
};

/// The same without what is large and can be made again, for what only has to remember which network it was.
std::shared_ptr<const NetworkState> withoutWeights(const std::shared_ptr<const NetworkState>& network);
std::shared_ptr<const MeasurementResult> withoutWeights(const std::shared_ptr<const MeasurementResult>& measurement);

/// A network kept for comparison; its letter and shade follow it through every view.
struct PinnedNetwork {
    quint64 id = 0;
    QChar letter; ///< 'A', 'B', ...
    std::shared_ptr<const NetworkState> network;
    std::shared_ptr<const MeasurementResult> measurement; ///< null until measured
    std::shared_ptr<const RunResult> run{};               ///< for the current photo; null until run
    /// Its own, whatever the window's are; the same network can be pinned under several. None: the window's.
    std::optional<EngineChoice> conditions{};
    /// The times that came with a session file, once today's stand beside them; null if there are none.
    std::shared_ptr<const MeasurementResult> saved{};
    /// Those that came with the file and are older than `saved`, the newest first.
    std::vector<std::shared_ptr<const MeasurementResult>> earlier{};
};

/// An item of one of the session's lists with its place there.
template <class Item>
struct Placed {
    std::size_t place = 0;
    Item item;
};

} // namespace convlens
