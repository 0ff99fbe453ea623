#include "core/evaluate/evaluate.h"

#include "core/tensor/tensor.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <span>
#include <utility>

namespace convlens {

namespace {

/// A photo's own trouble is a reason; an error here ends the evaluation.
struct Judged {
    PhotoVerdict verdict;
    std::string reason; ///< why there is no verdict; empty where there is one
};

Result<Judged> judge(const LabelledPhoto& photo, Plan& plan, const Preprocess& preprocess, int side,
                     const CancelToken& cancel) {
    Judged judged;
    judged.verdict.photo = photo;
    const auto image = loadImage(photo.file);
    if (!image) {
        judged.reason = image.error().message;
        return judged;
    }
    const auto input = preprocessImage(*image, preprocess, side);
    if (!input) {
        judged.reason = input.error().message;
        return judged;
    }
    RunOptions options;
    options.cancel = cancel;
    const auto output = plan.run(*input, options);
    if (!output) return output.error();
    const auto values = output->probabilities.values();
    if (!std::ranges::all_of(values, [](float v) { return std::isfinite(v); })) {
        judged.reason = "the network's result for '" + photo.file.string() + "' is not a number";
        return judged;
    }
    if (photo.classIndex < 0 || std::size_t(photo.classIndex) >= values.size())
        return Error{ErrorCode::InvalidArgument, "'" + photo.file.string() + "' has the class " +
                                                     std::to_string(photo.classIndex) + ", the network has " +
                                                     std::to_string(values.size())};
    PhotoVerdict& verdict = judged.verdict;
    const auto right = std::size_t(photo.classIndex);
    verdict.rightProbability = values[right];
    for (std::size_t i = 0; i < values.size(); ++i)
        verdict.rank += values[i] > values[right] || (values[i] == values[right] && i < right);
    const auto best = std::ranges::max_element(values);
    verdict.predicted = int(best - values.begin());
    verdict.probability = *best;
    return judged;
}

} // namespace

void Evaluation::add(Evaluation part) {
    count += part.count;
    top1 += part.top1;
    top5 += part.top5;
    for (const ClassAccuracy& other : part.perClass) {
        const auto place = std::ranges::lower_bound(perClass, other.classIndex, {}, &ClassAccuracy::classIndex);
        if (place == perClass.end() || place->classIndex != other.classIndex) {
            perClass.insert(place, other);
            continue;
        }
        place->count += other.count;
        place->top1 += other.top1;
        place->top5 += other.top5;
    }
    std::ranges::move(part.verdicts, std::back_inserter(verdicts));
    std::ranges::move(part.unused, std::back_inserter(unused));
}

std::vector<const PhotoVerdict*> Evaluation::worstMistakes(std::size_t limit) const {
    std::vector<const PhotoVerdict*> wrong;
    for (const PhotoVerdict& verdict : verdicts)
        if (verdict.rank > 0) wrong.push_back(&verdict);
    std::ranges::stable_sort(wrong, [](const auto* a, const auto* b) { return a->probability > b->probability; });
    if (wrong.size() > limit) wrong.resize(limit);
    return wrong;
}

Result<Evaluation> evaluate(const std::vector<LabelledPhoto>& photos, Plan& plan, const Preprocess& preprocess,
                            int side, const CancelToken& cancel, const ProgressSink& progress) {
    Evaluation evaluation;
    std::map<int, ClassAccuracy> classes;
    std::size_t done = 0;
    for (const LabelledPhoto& photo : photos) {
        if (cancel.isCancelled()) return Error{ErrorCode::Cancelled, "the evaluation was stopped"};
        auto judged = judge(photo, plan, preprocess, side, cancel);
        if (!judged) return judged.error();
        report(progress, double(++done) / double(photos.size()), photo.file.filename().string());
        if (!judged->reason.empty()) {
            evaluation.unused.push_back({photo.file, std::move(judged->reason)});
            continue;
        }
        const PhotoVerdict& verdict = judged->verdict;
        ClassAccuracy& accuracy = classes[photo.classIndex];
        accuracy.classIndex = photo.classIndex;
        const bool first = verdict.rank < 1, five = verdict.rank < 5;
        ++evaluation.count, evaluation.top1 += first, evaluation.top5 += five;
        ++accuracy.count, accuracy.top1 += first, accuracy.top5 += five;
        evaluation.verdicts.push_back(std::move(judged->verdict));
    }
    for (const auto& [index, accuracy] : classes)
        evaluation.perClass.push_back(accuracy);
    return evaluation;
}

} // namespace convlens
