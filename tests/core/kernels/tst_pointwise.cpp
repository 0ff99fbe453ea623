#include "core/kernels/elementwise.h"
#include "core/kernels/pointwise.h"
#include "tests/core/kernels/kernel_case.h"

#include <cstring>
#include <numeric>

using namespace convlens;
using namespace convlens::test;

namespace {

struct Case {
    std::size_t rows, n, k;
    bool indexed, gated, residual, folded;
    KernelActivation activation;
    bool onlyRow = false, fetches = false;
};

Case randomCase(std::mt19937& random) {
    const auto upTo = [&](std::size_t most) { return std::size_t(1 + random() % most); };
    Case c = {upTo(70),          upTo(90),          upTo(70),          random() % 3 == 0,
              random() % 3 == 0, random() % 2 == 0, random() % 2 == 0, KernelActivation(random() % 5)};
    c.onlyRow = random() % 5 == 0;
    if (c.onlyRow) {
        c.rows = 1;
        c.gated = false;
    }
    c.fetches = random() % 2 == 0;
    return c;
}

} // namespace

class TestPointwise : public QObject {
    Q_OBJECT
private slots:
    void agreesWithTheDefinitionForAnySize_data() { forEveryInstructionSet(); }
    void agreesWithTheDefinitionForAnySize() {
        QFETCH(QString, set);
        const UsedSet used(set);
        QVERIFY(used.good());
        std::mt19937 random(3);
        for (int round = 0; round < 300; ++round) {
            const Case c = randomCase(random);
            const std::size_t inStride = c.k + 5, outStride = c.n + 3, residualStride = c.n + 1;
            const auto in = randomValues(c.rows * inStride, 1), weight = randomValues(c.n * c.k, 2);
            const auto bias = randomValues(c.n, 3), scale = randomValues(c.n, 4), gate = randomValues(c.k, 5);
            const auto residual = randomValues(c.rows * residualStride, 6);
            std::vector<std::int32_t> index(c.k);
            std::iota(index.begin(), index.end(), 0);
            std::shuffle(index.begin(), index.end(), random);

            const PackedMatrix packed =
                packMatrix(weight.data(), bias.data(), c.folded ? scale.data() : nullptr, c.n, c.k);
            Guarded out(c.rows * outStride, random() % 7);
            PointwiseArgs args;
            args.in = in.data();
            args.inStride = inStride;
            args.inIndex = c.indexed ? index.data() : nullptr;
            args.inScale = c.gated ? gate.data() : nullptr;
            args.out = out.data();
            args.outStride = outStride;
            args.residual = c.residual ? residual.data() : nullptr;
            args.residualStride = residualStride;
            args.rows = c.rows;
            args.isOnlyRow = c.onlyRow;
            args.weights = &packed;
            if (!c.onlyRow && c.k > 1 && random() % 2 == 0) args.cut = 1 + random() % (c.k - 1); // another rounding
            FetchList later; // which changes no value
            later.add({weight.data(), weight.size()});
            if (c.fetches) args.later = {&later, 0, later.floats};
            args.activation = c.activation;
            // In two parts and in the wrong order: no tile may depend on another.
            const std::size_t tiles = pointwiseTiles(args), middle = random() % (tiles + 1);
            pointwise(args, middle, tiles);
            pointwise(args, 0, middle);

            QVERIFY(out.bandsIntact());
            for (std::size_t row = 0; row < c.rows; ++row) {
                for (std::size_t j = 0; j < outStride; ++j) {
                    const float found = out.data()[row * outStride + j];
                    if (j >= c.n) {
                        if (!std::isnan(found)) QFAIL("wrote between two pixels");
                        continue;
                    }
                    double sum = bias[j], magnitude = std::abs(bias[j]);
                    for (std::size_t i = 0; i < c.k; ++i) {
                        const std::size_t at = c.indexed ? std::size_t(index[i]) : i;
                        double product = double(in[row * inStride + at]) * weight[j * c.k + i];
                        if (c.folded) product *= scale[j];
                        if (c.gated) product *= gate[i];
                        sum += product;
                        magnitude += std::abs(product);
                    }
                    if (c.residual) sum += residual[row * residualStride + j];
                    const double expected = activated(sum, c.activation);
                    const double room = tolerance(magnitude * 4, c.k);
                    if (!(std::abs(found - expected) <= room))
                        QFAIL(qPrintable(QString("round %1: rows %2 n %3 k %4: found %5, expected %6")
                                             .arg(round)
                                             .arg(c.rows)
                                             .arg(c.n)
                                             .arg(c.k)
                                             .arg(double(found))
                                             .arg(expected)));
                }
            }
        }
    }

    void aCutSumHasTheBitsOfItsPartsAdded_data() { forEveryInstructionSet(); }
    void aCutSumHasTheBitsOfItsPartsAdded() {
        QFETCH(QString, set);
        const UsedSet used(set);
        QVERIFY(used.good());
        std::mt19937 random(8);
        for (int round = 0; round < 100; ++round) {
            Case c = randomCase(random);
            c.k += 1;
            const std::size_t inStride = c.k + 5, outStride = c.n + 3, residualStride = c.n + 1;
            const auto in = randomValues(c.rows * inStride, 1), weight = randomValues(c.n * c.k, 2);
            const auto bias = randomValues(c.n, 3), gate = randomValues(c.k, 5);
            const auto residual = randomValues(c.rows * residualStride, 6);
            const PackedMatrix packed = packMatrix(weight.data(), bias.data(), nullptr, c.n, c.k);
            Guarded whole(c.rows * outStride), first(c.rows * outStride), second(c.rows * outStride),
                sum(c.rows * outStride);
            PointwiseArgs args;
            args.in = in.data();
            args.inStride = inStride;
            args.inScale = c.gated ? gate.data() : nullptr;
            args.outStride = outStride;
            args.rows = c.rows;
            args.weights = &packed;
            const std::size_t cut = 1 + random() % (c.k - 1);

            PointwiseArgs one = args;
            one.out = whole.data();
            one.residual = c.residual ? residual.data() : nullptr;
            one.residualStride = residualStride;
            one.activation = c.activation;
            one.cut = cut;
            pointwise(one, 0, pointwiseTiles(one));

            PointwiseArgs before = args;
            before.out = first.data();
            before.inputs = cut;
            pointwise(before, 0, pointwiseTiles(before));
            PointwiseArgs behind = args;
            behind.out = second.data();
            behind.firstInput = cut;
            behind.inputs = c.k - cut;
            behind.in += cut;
            if (c.gated) behind.inScale += cut;
            pointwise(behind, 0, pointwiseTiles(behind));
            AddArgs both;
            both.a = first.data();
            both.b = second.data();
            both.c = c.residual ? residual.data() : nullptr;
            both.cStride = residualStride;
            both.out = sum.data();
            both.aStride = both.bStride = both.outStride = outStride;
            both.channels = c.n;
            both.activation = c.activation;
            add(both, 0, c.rows);

            QVERIFY(whole.bandsIntact() && first.bandsIntact() && second.bandsIntact());
            for (std::size_t row = 0; row < c.rows; ++row)
                QVERIFY(std::memcmp(whole.data() + row * outStride, sum.data() + row * outStride,
                                    c.n * sizeof(float)) == 0);
        }
    }

    void panelsCoverEveryChannelOnceAndWasteLittle_data() { forEveryInstructionSet(); }
    void panelsCoverEveryChannelOnceAndWasteLittle() {
        QFETCH(QString, set);
        const UsedSet used(set);
        QVERIFY(used.good());
        for (std::size_t n = 1; n <= 140; ++n) {
            const auto weight = randomValues(n * 3, 1);
            const PackedMatrix packed = packMatrix(weight.data(), nullptr, nullptr, n, 3);
            std::size_t next = 0, width = 0;
            for (const PackedMatrix::Panel& panel : packed.panels) {
                QCOMPARE(std::size_t(panel.first), next);
                QVERIFY(panel.count >= 1 && panel.count <= panel.width);
                next += panel.count;
                width += panel.width;
            }
            QCOMPARE(next, n);
            QVERIFY(width - n < 16); // less than a register of the widest set
        }
    }
};

QTEST_APPLESS_MAIN(TestPointwise)
#include "tst_pointwise.moc"
