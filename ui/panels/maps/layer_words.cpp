#include "ui/panels/maps/layer_words.h"

#include "ui/text/core_text.h"
#include <QCoreApplication>
#include <QStringList>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LayerWords)
};

QString windowInWords(const Window& window) {
    QStringList parts;
    if (window.kernel > 1) parts << QStringLiteral("%1 × %1").arg(window.kernel);
    if (window.dilation > 1) parts << Words::tr("dilation %1").arg(window.dilation);
    if (window.stride > 1) parts << Words::tr("stride %1").arg(window.stride);
    return parts.join(QStringLiteral(", "));
}

} // namespace

QString operatorInWords(const Graph& graph, LayerId layer) {
    QString words = operatorText(graph, layer);
    const auto append = [&words](const QString& more) {
        if (!more.isEmpty()) words += (more.front().isDigit() ? QStringLiteral(" ") : QStringLiteral(", ")) + more;
    };
    const Op& op = graph.layer(layer).op;
    if (const auto* conv = std::get_if<Convolution>(&op)) {
        append(windowInWords(conv->window));
        if (conv->groups > 1 && conv->groups < conv->outChannels) words += Words::tr(", %1 groups").arg(conv->groups);
    } else if (const auto* maximum = std::get_if<MaxPool>(&op)) {
        append(windowInWords(maximum->window));
    } else if (const auto* mean = std::get_if<AveragePool>(&op)) {
        append(windowInWords(mean->window));
    } else if (const auto* shuffle = std::get_if<ChannelShuffle>(&op)) {
        words += Words::tr(", %1 groups").arg(shuffle->groups);
    }
    return words;
}

QString operatorInShort(const Graph& graph, LayerId layer) {
    return std::visit(Overloaded{
                          [](const Convolution&) { return Words::tr("Conv"); },
                          [](const BatchNorm&) { return Words::tr("Norm"); },
                          [](const Activation& op) {
                              switch (op.kind) {
                              case ActivationKind::ReLU:
                                  return QStringLiteral("ReLU");
                              case ActivationKind::ReLU6:
                                  return QStringLiteral("ReLU6");
                              case ActivationKind::HSwish:
                                  return QStringLiteral("h-swish");
                              case ActivationKind::HSigmoid:
                                  return QStringLiteral("h-sigmoid");
                              }
                              return QString();
                          },
                          [](const Add&) { return Words::tr("Add"); },
                          [](const Concat&) { return Words::tr("Concat"); },
                          [](const ChannelSplit&) { return Words::tr("Split"); },
                          [](const ChannelShuffle&) { return Words::tr("Shuffle"); },
                          [](const MaxPool&) { return Words::tr("Max pool"); },
                          [](const AveragePool&) { return Words::tr("Mean pool"); },
                          [](const GlobalAveragePool&) { return Words::tr("Global pool"); },
                          [](const ScaleChannels&) { return Words::tr("Scale"); },
                          [](const FullyConnected&) { return Words::tr("Fully connected"); },
                          [](const Softmax&) { return Words::tr("Softmax"); },
                      },
                      graph.layer(layer).op);
}

QString shapeInWords(const Shape& shape) {
    if (shape.plane() == 1) return Words::tr("%1 values").arg(shape.c);
    return QStringLiteral("%1 × %2 × %3").arg(shape.c).arg(shape.h).arg(shape.w);
}

QString fieldInWords(const NominalField& along, const NominalField& strict) {
    if (along.wholePicture) return Words::tr("each value sees the whole picture");
    const QString pixels = Words::tr("each value sees %1 × %2 pixels").arg(along.height).arg(along.width);
    return strict.wholePicture ? Words::tr("%1, and the whole picture through squeeze-and-excitation").arg(pixels)
                               : pixels;
}

} // namespace convlens
