#include "core/kernels/depthwise.h"
#include "tests/core/kernels/kernel_case.h"

using namespace convlens;
using namespace convlens::test;

namespace {

DepthwiseArgs randomArgs(std::mt19937& random) {
    DepthwiseArgs a;
    a.images = 1 + random() % 2;
    a.channels = 1 + random() % 40;
    a.inHeight = 1 + random() % 20;
    a.inWidth = 1 + random() % 34;
    const int kernels[] = {3, 3, 5, 5, 1, 7};
    a.kernel = kernels[random() % 6];
    a.stride = 1 + int(random() % 3);
    a.dilation = random() % 4 == 0 ? 2 : 1;
    const int reach = a.dilation * (a.kernel - 1);
    a.padTop = int(random() % unsigned(reach / 2 + 1));
    a.padLeft = int(random() % unsigned(reach / 2 + 1));
    // Padding below and right as needed for at least one output.
    const auto extent = [&](std::size_t in, int before) {
        const int room = int(in) + before + reach / 2 - reach - 1;
        return std::size_t(room < 0 ? 1 : room / a.stride + 1);
    };
    a.outHeight = extent(a.inHeight, a.padTop);
    a.outWidth = extent(a.inWidth, a.padLeft);
    a.inStride = a.channels + random() % 4;
    a.outStride = a.channels + random() % 4;
    a.activation = KernelActivation(random() % 5);
    return a;
}

} // namespace

class TestDepthwise : public QObject {
    Q_OBJECT
private slots:
    void agreesWithTheDefinitionForAnyWindow_data() { forEveryInstructionSet(); }
    void agreesWithTheDefinitionForAnyWindow() {
        QFETCH(QString, set);
        const UsedSet used(set);
        QVERIFY(used.good());
        std::mt19937 random(17);
        for (int round = 0; round < 250; ++round) {
            DepthwiseArgs a = randomArgs(random);
            const auto taps = std::size_t(a.kernel * a.kernel);
            const auto in = randomValues(a.images * a.inHeight * a.inWidth * a.inStride, 1);
            const auto weight = randomValues(a.channels * taps, 2), scale = randomValues(a.channels, 3);
            const auto bias = randomValues(a.channels, 4);
            const bool folded = random() % 2 == 0, biased = random() % 2 == 0;
            const AlignedFloats packed =
                packDepthwise(weight.data(), folded ? scale.data() : nullptr, a.channels, a.kernel);
            Guarded out(a.images * a.outHeight * a.outWidth * a.outStride, random() % 5);
            a.in = in.data();
            a.out = out.data();
            a.weights = packed.data();
            a.bias = biased ? bias.data() : nullptr;
            FetchList later; // which changes no value
            later.add({weight.data(), weight.size()});
            if (random() % 2 == 0) a.later = {&later, 0, later.floats};
            const std::size_t rows = a.images * a.outHeight, middle = random() % (rows + 1);
            depthwise(a, middle, rows);
            depthwise(a, 0, middle);

            QVERIFY(out.bandsIntact());
            for (std::size_t row = 0; row < rows; ++row) {
                for (std::size_t x = 0; x < a.outWidth; ++x) {
                    for (std::size_t c = 0; c < a.outStride; ++c) {
                        const float found = out.data()[(row * a.outWidth + x) * a.outStride + c];
                        if (c >= a.channels) {
                            if (!std::isnan(found)) QFAIL("wrote between two pixels");
                            continue;
                        }
                        double sum = biased ? bias[c] : 0, magnitude = std::abs(sum);
                        for (std::size_t t = 0; t < taps; ++t) {
                            const long y =
                                long(row % a.outHeight) * a.stride - a.padTop + long(t) / a.kernel * a.dilation;
                            const long xx = long(x) * a.stride - a.padLeft + long(t) % a.kernel * a.dilation;
                            if (y < 0 || xx < 0 || y >= long(a.inHeight) || xx >= long(a.inWidth)) continue;
                            const std::size_t pixel =
                                (row / a.outHeight * a.inHeight + std::size_t(y)) * a.inWidth + std::size_t(xx);
                            const double product =
                                double(in[pixel * a.inStride + c]) * weight[c * taps + t] * (folded ? scale[c] : 1.0f);
                            sum += product;
                            magnitude += std::abs(product);
                        }
                        const double expected = activated(sum, a.activation);
                        if (!(std::abs(found - expected) <= tolerance(magnitude * 4, taps)))
                            QFAIL(
                                qPrintable(QString("round %1: kernel %2 stride %3 dilation %4 map %5x%6 channel %7 of "
                                                   "%8: %9, expected %10")
                                               .arg(round)
                                               .arg(a.kernel)
                                               .arg(a.stride)
                                               .arg(a.dilation)
                                               .arg(a.inHeight)
                                               .arg(a.inWidth)
                                               .arg(c)
                                               .arg(a.channels)
                                               .arg(double(found))
                                               .arg(expected)));
                    }
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestDepthwise)
#include "tst_depthwise.moc"
