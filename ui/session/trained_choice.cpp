#include "ui/session/trained_choice.h"

#include "ui/session/session_object.h"
#include "ui/text/core_text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

namespace convlens {

namespace {

/// Up to this many classes their names can be listed in a sentence.
constexpr int kFewClasses = 20;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Training)
};

QString valueOf(const std::map<std::string, std::string>& metadata, const char* key) {
    const auto found = metadata.find(key);
    return found == metadata.end() ? QString() : QString::fromStdString(found->second);
}

/// "CIFAR-10 (A. Krizhevsky, ...)" without the source; the labels' name where no data are told.
QString dataOf(const WeightsInfo& info) {
    const QString data = valueOf(info.metadata, "data").section(QStringLiteral(" ("), 0, 0);
    if (!data.isEmpty()) return data;
    return info.labels == "imagenet-1k" ? QStringLiteral("ImageNet") : QString();
}

/// What our files say of how their probabilities were made honest; another file's sentence stays as it is.
QString calibrationInWords(const QString& text) {
    static const QRegularExpression ours(QStringLiteral(
        "^the classifier's values are divided by ([0-9.]+), fitted on ([0-9]+) photos held out of training; "
        "calibration error on the test photos ([0-9.]+)$"));
    const auto found = ours.match(text);
    if (!found.hasMatch()) return text;
    return Words::tr("the classifier's values are divided by %1, fitted on %2 photos held out of training; calibration "
                     "error on the test photos %3")
        .arg(found.captured(1), found.captured(2), found.captured(3));
}

} // namespace

WeightsChoice trainedChoice(const TrainedNetwork& network) {
    return FileWeights{QString::fromStdString(network.path)};
}

const TrainedNetwork* trainedOf(const WeightsChoice& choice) {
    const auto* file = std::get_if<FileWeights>(&choice);
    return file ? trainedAt(file->path.toStdString()) : nullptr;
}

void chooseTrained(SessionObject& session, Family family) {
    if (const TrainedNetwork* network = trainedNetwork(family))
        return session.setSpecAndWeights(network->spec, trainedChoice(*network));
    NetworkSpec spec;
    spec.family = family;
    session.setSpecAndWeights(spec, RandomWeights{});
}

WeightsChoice choiceFor(const NetworkSpec& spec) {
    const TrainedNetwork* trained = trainedFor(spec);
    return trained ? trainedChoice(*trained) : WeightsChoice(RandomWeights{});
}

NetworkChoice offeredBeside(const NetworkSpec& focus, const WeightsChoice& weights) {
    const Family family = focus.family == Family::MobileNetV1 ? Family::MobileNetV2 : Family::MobileNetV1;
    const TrainedNetwork* trained = trainedNetwork(family);
    if (trained && !std::holds_alternative<RandomWeights>(weights)) return {trained->spec, trainedChoice(*trained)};
    NetworkSpec spec;
    spec.family = family;
    spec.resolution = focus.resolution;
    return {spec, RandomWeights{}};
}

QString trainingInWords(const NetworkState& network) {
    if (network.randomWeights() || !network.weights) return {};
    const WeightsInfo& info = network.weights->info;
    QStringList parts{Words::tr("%1 classes").arg(network.spec.classes)};
    if (const QString data = dataOf(info); !data.isEmpty()) parts << data;
    if (const QString side = valueOf(info.metadata, "resolution"); !side.isEmpty())
        parts << Words::tr("%1 px").arg(side);
    return parts.join(QStringLiteral(", "));
}

QString trainingLimits(const NetworkState& network) {
    if (network.randomWeights() || !network.weights) return {};
    if (network.labels.empty() || network.spec.classes > kFewClasses) return {};
    QStringList names;
    for (const std::string& label : network.labels) {
        const QString name = QString::fromStdString(label), word = coreText(label);
        names << (word == name ? name : Words::tr("%1 (%2)").arg(word, name)); // the list of predictions has the file's
    }
    const QString last = names.takeLast();
    const QString known = names.join(QStringLiteral(", "));
    if (const QString side = valueOf(network.weights->info.metadata, "photo_pixels"); !side.isEmpty())
        return Words::
            tr("Knows only %1 and %2, and sees photos reduced to %3 × %3 pixels; it calls any other thing one of them.")
                .arg(known, last, side);
    return Words::tr("Knows only %1 and %2; it calls any other thing one of them.").arg(known, last);
}

QString trainingLimitsInShort(const NetworkState& network) {
    return trainingLimits(network).isEmpty() ? QString()
                                             : Words::tr("Calls everything one of its %1.").arg(network.spec.classes);
}

QString trainingFacts(const TrainedNetwork& network) {
    QStringList lines{Words::tr("Trained by the Convlens project on %1, %2 classes")
                          .arg(QString::fromStdString(network.data))
                          .arg(network.spec.classes),
                      Words::tr("top-1 accuracy %1 % of %2 test photos at %3 pixels, measured by us")
                          .arg(QString::number(100 * network.top1, 'f', 1))
                          .arg(network.testPhotos)
                          .arg(network.spec.resolution)};
    if (const QString text = valueOf(network.metadata, "calibration"); !text.isEmpty())
        lines << Words::tr("confidence: %1").arg(calibrationInWords(text));
    return lines.join(u'\n');
}

} // namespace convlens
