#pragma once
#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/evaluate/labelled_photos.h"
#include "core/image/image.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace convlens {

/// What the network made of one labelled photo.
struct PhotoVerdict {
    LabelledPhoto photo;
    int rank = 0;      ///< of the right class: 0 is the likeliest; of equal ones the lower index comes first
    int predicted = 0; ///< the likeliest class
    float probability = 0, rightProbability = 0; ///< of the predicted and of the right class
};

/// A photo that could not be judged.
struct UnusedPhoto {
    std::filesystem::path file;
    std::string reason;
};

struct ClassAccuracy {
    int classIndex = 0;
    std::int64_t count = 0, top1 = 0, top5 = 0; ///< photos, and how many were right
};

struct Evaluation {
    std::int64_t count = 0, top1 = 0, top5 = 0; ///< photos judged, and how many were right
    std::vector<ClassAccuracy> perClass;        ///< classes that had photos, by index
    std::vector<PhotoVerdict> verdicts;         ///< in the order of the photos
    std::vector<UnusedPhoto> unused;            ///< not counted anywhere

    /// Takes in what was found for further photos.
    void add(Evaluation part);
    double top1Share() const { return count > 0 ? double(top1) / double(count) : 0; }
    double top5Share() const { return count > 0 ? double(top5) / double(count) : 0; }
    /// Verdicts that miss the top 1, the most confident mistake first, at most `limit`.
    std::vector<const PhotoVerdict*> worstMistakes(std::size_t limit) const;
};

/// Runs every photo, prepared as `preprocess` says for a square of the plan's input, and compares with its class.
/// `plan` takes one photo at a time. A photo that cannot be read, or whose result is not a number, is set apart with
/// its reason and the rest go on. Cancelled between photos; progress once a photo.
Result<Evaluation> evaluate(const std::vector<LabelledPhoto>& photos, Plan& plan, const Preprocess& preprocess,
                            int side, const CancelToken& cancel = {}, const ProgressSink& progress = {});

} // namespace convlens
