#include "core/kernels/elementwise.h"
#include "tests/core/kernels/kernel_case.h"

using namespace convlens;
using namespace convlens::test;

class TestElementwise : public QObject {
    Q_OBJECT
private slots:
    void affineAndAddFollowTheirFormulas_data() { forEveryInstructionSet(); }
    void affineAndAddFollowTheirFormulas() {
        QFETCH(QString, set);
        const UsedSet used(set);
        QVERIFY(used.good());
        for (std::size_t channels = 1; channels <= 37; ++channels) {
            for (const KernelActivation activation :
                 {KernelActivation::None, KernelActivation::ReLU, KernelActivation::ReLU6, KernelActivation::HSwish,
                  KernelActivation::HSigmoid}) {
                const std::size_t rows = 3, stride = channels + 2;
                const auto a = randomValues(rows * stride, 1), b = randomValues(rows * stride, 2);
                const auto scale = randomValues(channels, 3), shift = randomValues(channels, 4);
                Guarded affineOut(rows * stride), sumOut(rows * stride), threeOut(rows * stride);
                AffineArgs args;
                args.in = a.data();
                args.inStride = args.outStride = stride;
                args.out = affineOut.data();
                args.scale = scale.data();
                args.shift = shift.data();
                args.channels = channels;
                args.activation = activation;
                affine(args, 0, rows);
                AddArgs sum;
                sum.a = a.data();
                sum.b = b.data();
                sum.aStride = sum.bStride = sum.outStride = stride;
                sum.out = sumOut.data();
                sum.channels = channels;
                sum.activation = activation;
                add(sum, 0, rows);
                const auto third = randomValues(rows * (stride + 1), 5);
                sum.c = third.data();
                sum.cStride = stride + 1;
                sum.out = threeOut.data();
                add(sum, 0, rows);
                QVERIFY(affineOut.bandsIntact() && sumOut.bandsIntact() && threeOut.bandsIntact());
                for (std::size_t i = 0; i < rows * stride; ++i) {
                    const std::size_t c = i % stride;
                    if (c >= channels) {
                        QVERIFY(std::isnan(affineOut.data()[i]) && std::isnan(sumOut.data()[i]) &&
                                std::isnan(threeOut.data()[i]));
                        continue;
                    }
                    QVERIFY(std::abs(affineOut.data()[i] - activated(double(a[i]) * scale[c] + shift[c], activation)) <
                            1e-5);
                    QVERIFY(std::abs(sumOut.data()[i] - activated(double(a[i]) + b[i], activation)) < 1e-5);
                    const double three = double(a[i]) + b[i] + third[i / stride * (stride + 1) + c];
                    QVERIFY(std::abs(threeOut.data()[i] - activated(three, activation)) < 1e-5);
                }
            }
        }
    }

    void channelsAreGatheredFromAnywhere_data() { forEveryInstructionSet(); }
    void channelsAreGatheredFromAnywhere() {
        QFETCH(QString, set);
        const UsedSet used(set);
        QVERIFY(used.good());
        std::mt19937 random(9);
        for (std::size_t channels = 1; channels <= 70; ++channels) {
            const std::size_t rows = 3, inStride = 2 * channels + 3, outStride = channels + 1;
            const auto in = randomValues(rows * inStride, 1);
            std::vector<std::int32_t> index(channels);
            for (std::int32_t& i : index)
                i = std::int32_t(random() % inStride);
            Guarded out(rows * outStride);
            gatherChannels(in.data(), inStride, index.data(), out.data(), outStride, channels, 0, rows);
            QVERIFY(out.bandsIntact());
            for (std::size_t r = 0; r < rows; ++r) {
                for (std::size_t c = 0; c < channels; ++c)
                    QCOMPARE(out.data()[r * outStride + c], in[r * inStride + std::size_t(index[c])]);
                QVERIFY(std::isnan(out.data()[r * outStride + channels]));
            }
        }
    }

    void groupsAreInterleavedChannelByChannel_data() { forEveryInstructionSet(); }
    void groupsAreInterleavedChannelByChannel() {
        QFETCH(QString, set);
        const UsedSet used(set);
        QVERIFY(used.good());
        for (std::size_t groups = 1; groups <= 8; ++groups) {
            for (std::size_t each = 1; each <= 40; ++each) {
                const std::size_t rows = 3, stride = groups * each + 1, distance = rows * stride + 5;
                // Each group's part either behind the other's in the pixel, or in a map of its own.
                for (const std::size_t apart : {each, distance}) {
                    const auto in = randomValues(groups * distance, 1);
                    Guarded out(rows * stride);
                    InterleaveArgs args;
                    args.in = in.data();
                    args.inStride = args.outStride = stride;
                    args.groupDistance = apart;
                    args.groups = groups;
                    args.each = each;
                    args.out = out.data();
                    interleaveGroups(args, 1, rows);
                    interleaveGroups(args, 0, 1);
                    QVERIFY(out.bandsIntact());
                    for (std::size_t r = 0; r < rows; ++r) {
                        for (std::size_t c = 0; c < groups * each; ++c)
                            QCOMPARE(out.data()[r * stride + c], in[r * stride + c % groups * apart + c / groups]);
                        QVERIFY(std::isnan(out.data()[r * stride + groups * each]));
                    }
                }
            }
        }
    }

    void poolingLooksOnlyInsideTheMap_data() { forEveryInstructionSet(); }
    void poolingLooksOnlyInsideTheMap() {
        QFETCH(QString, set);
        const UsedSet used(set);
        QVERIFY(used.good());
        for (const std::size_t channels : {1u, 7u, 16u, 24u, 33u}) {
            for (const bool average : {false, true}) {
                for (const bool countPadding : {false, true}) {
                    PoolArgs args;
                    args.channels = channels;
                    args.inHeight = 7;
                    args.inWidth = 9;
                    args.outHeight = 4;
                    args.outWidth = 5;
                    args.padTop = args.padLeft = 1;
                    args.inStride = args.outStride = channels;
                    args.average = average;
                    args.countPadding = countPadding;
                    const auto in = randomValues(63 * channels, 9);
                    Guarded out(20 * channels);
                    args.in = in.data();
                    args.out = out.data();
                    pool(args, 0, 4);
                    for (std::size_t i = 0; i < 20 * channels; ++i) {
                        const std::size_t c = i % channels, x = i / channels % 5, y = i / channels / 5;
                        double sum = 0, most = -1e30;
                        int inside = 0;
                        for (int t = 0; t < 9; ++t) {
                            const int yy = int(y) * 2 - 1 + t / 3, xx = int(x) * 2 - 1 + t % 3;
                            if (yy < 0 || xx < 0 || yy >= 7 || xx >= 9) continue;
                            const double v = in[(std::size_t(yy) * 9 + std::size_t(xx)) * channels + c];
                            sum += v;
                            most = std::max(most, v);
                            ++inside;
                        }
                        const double expected = average ? sum / (countPadding ? 9 : inside) : most;
                        QVERIFY(std::abs(out.data()[i] - expected) < 1e-5);
                    }
                    QVERIFY(out.bandsIntact());
                }
            }
        }
    }

    void planarAndInterleavedAreInverse() {
        const std::size_t images = 2, channels = 5, pixels = 12, stride = 7;
        const auto planar = randomValues(images * channels * pixels, 1);
        std::vector<float> interleaved(images * pixels * stride, -9.0f), back(planar.size());
        toInterleaved(planar.data(), interleaved.data(), stride, images, channels, pixels);
        QCOMPARE(interleaved[(1 * pixels + 3) * stride + 4], planar[(1 * channels + 4) * pixels + 3]);
        toPlanar(interleaved.data(), stride, nullptr, back.data(), images, channels, pixels);
        QVERIFY(back == planar);
        const std::int32_t reversed[] = {4, 3, 2, 1, 0};
        toPlanar(interleaved.data(), stride, reversed, back.data(), images, channels, pixels);
        QCOMPARE(back[0], planar[4 * pixels]);
    }

    void softmaxAgreesWithTheDefinitionForAnySize_data() { forEveryInstructionSet(); }
    void softmaxAgreesWithTheDefinitionForAnySize() {
        QFETCH(QString, set);
        const UsedSet used(set);
        QVERIFY(used.good());
        for (const std::size_t channels : {1, 2, 15, 16, 17, 50, 1000, 1001}) {
            const std::size_t rows = 3, inStride = channels + 2, outStride = channels + 1;
            const auto in = randomValues(rows * inStride, 6);
            Guarded out(rows * outStride);
            softmax(in.data(), inStride, out.data(), outStride, channels, 0, rows);
            QVERIFY(out.bandsIntact());
            for (std::size_t r = 0; r < rows; ++r) {
                double sum = 0, found = 0;
                for (std::size_t c = 0; c < channels; ++c)
                    sum += std::exp(double(in[r * inStride + c]));
                for (std::size_t c = 0; c < channels; ++c) {
                    const double expected = std::exp(double(in[r * inStride + c])) / sum;
                    QVERIFY(std::abs(out.data()[r * outStride + c] - expected) < 1e-6 * expected + 1e-9);
                    found += double(out.data()[r * outStride + c]);
                }
                QVERIFY(std::abs(found - 1) < 1e-6);
                QVERIFY(std::isnan(out.data()[r * outStride + channels]));
            }
        }
    }

    void softmaxOfWhatIsNoNumberIsNone_data() { forEveryInstructionSet(); }
    void softmaxOfWhatIsNoNumberIsNone() {
        QFETCH(QString, set);
        const UsedSet used(set);
        QVERIFY(used.good());
        for (const float odd : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
            for (const std::size_t at : {0, 7, 16, 39}) {
                auto logits = randomValues(40, 3);
                logits[at] = odd;
                std::vector<float> out(40);
                softmax(logits.data(), 40, out.data(), 40, 40, 0, 1);
                QVERIFY(std::all_of(out.begin(), out.end(), [](float p) { return std::isnan(p); }));
            }
        }
    }

    void softmaxSurvivesLargeLogits() {
        const float logits[] = {1000.0f, 1001.0f, -1000.0f};
        float out[3];
        softmax(logits, 3, out, 3, 3, 0, 1);
        const double e = std::exp(1.0);
        QVERIFY(std::abs(out[0] - 1 / (1 + e)) < 1e-6);
        QVERIFY(std::abs(out[1] - e / (1 + e)) < 1e-6);
        QCOMPARE(out[2], 0.0f);
    }
};

QTEST_APPLESS_MAIN(TestElementwise)
#include "tst_elementwise.moc"
