#include "core/labs/linear_bottleneck.h"
#include "core/labs/point_sets.h"

#include <QTest>

#include <cmath>

using namespace convlens;

namespace {

DenseMatrix matrix(int rows, int columns, std::vector<double> values) {
    DenseMatrix m(rows, columns);
    m.values = std::move(values);
    return m;
}

double lengthOf(const DenseMatrix& m, int row) {
    double square = 0;
    for (const double v : m.row(row))
        square += v * v;
    return std::sqrt(square);
}

bool near(double a, double b, double within = 1e-9) {
    return std::abs(a - b) <= within;
}

} // namespace

class TestLinearBottleneck : public QObject {
    Q_OBJECT
private slots:
    void activationsAndTheirSlopes_data() {
        QTest::addColumn<int>("kind"); // -1 for none
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        const auto row = [](const char* name, int kind, double x, double y) { QTest::newRow(name) << kind << x << y; };
        row("none", -1, -2.5, -2.5);
        row("relu below", int(ActivationKind::ReLU), -2.5, 0);
        row("relu above", int(ActivationKind::ReLU), 2.5, 2.5);
        row("relu6 inside", int(ActivationKind::ReLU6), 5.5, 5.5);
        row("relu6 above", int(ActivationKind::ReLU6), 7, 6);
        row("h-swish far below", int(ActivationKind::HSwish), -4, 0);
        row("h-swish at its lowest", int(ActivationKind::HSwish), -1.5, -0.375); // -1.5 * 1.5 / 6
        row("h-swish at one", int(ActivationKind::HSwish), 1, 4. / 6);
        row("h-swish far above", int(ActivationKind::HSwish), 5, 5);
        row("h-sigmoid", int(ActivationKind::HSigmoid), 0, 0.5);
    }
    void activationsAndTheirSlopes() {
        QFETCH(int, kind);
        QFETCH(double, x);
        QFETCH(double, y);
        const MaybeActivation activation =
            kind < 0 ? MaybeActivation() : MaybeActivation(static_cast<ActivationKind>(kind));
        QVERIFY(near(activated(activation, x), y));
        const double h = 1e-6;
        const double slope = (activated(activation, x + h) - activated(activation, x - h)) / (2 * h);
        QVERIFY2(near(slopeOf(activation, x), slope, 1e-6), qPrintable(QString::number(slope)));
    }

    void everySetIsCentredAndOfSizeOne() {
        for (const PointSet set : kPointSets) {
            if (set == PointSet::Drawn) continue;
            const DenseMatrix points = makePoints(set, 150);
            QCOMPARE(points.rows, set == PointSet::Grid ? 144 : 150);
            double x = 0, y = 0, square = 0;
            for (int r = 0; r < points.rows; ++r) {
                x += points.at(r, 0);
                y += points.at(r, 1);
                square += lengthOf(points, r) * lengthOf(points, r) / points.rows;
            }
            QVERIFY(near(x, 0) && near(y, 0) && near(square, 1));
        }
        const DenseMatrix ring = makePoints(PointSet::Ring, 8);
        for (int r = 0; r < 8; ++r)
            QVERIFY(near(lengthOf(ring, r), 1));
    }

    void withoutAnActivationEverythingComesBack() {
        EmbeddingSettings settings;
        settings.activation = {};
        for (const int n : {2, 3, 30}) {
            settings.dimensions = n;
            const auto result = reconstruct(makePoints(PointSet::Spiral, 100), settings);
            QVERIFY(result);
            QCOMPARE(result->error, 0.0); // not what rounding leaves, 2e-16
            QCOMPARE(result->fittedError, 0.0);
            QCOMPARE(result->collapsedShare, 0.0);
        }
    }

    void oneDimensionCannotHoldThePlane() {
        EmbeddingSettings settings;
        settings.activation = {};
        settings.dimensions = 1;
        const auto result = reconstruct(makePoints(PointSet::Ring, 100), settings);
        QVERIFY(result);
        QCOMPARE(result->collapsedShare, 1.0);
        // A ring has half of its spread in every direction, and one direction comes back.
        QVERIFY(near(result->error, std::sqrt(0.5)));
    }

    void identityAndReLUCutOffTheNegativeHalves() {
        const DenseMatrix points = matrix(4, 2, {1, 1, -1, 1, -1, -1, 1, -1});
        const auto result = reconstruct(points, matrix(2, 2, {1, 0, 0, 1}), ActivationKind::ReLU);
        QVERIFY(result);
        const std::vector<double> expected{1, 1, 0, 1, 0, 0, 1, 0};
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY(near(result->points.values[i], expected[i]));
        QCOMPARE(result->collapsed, (std::vector<bool>{false, true, true, true}));
        QCOMPARE(result->zeroShare, 0.5);
        // Four of eight coordinates are off by 1; the spread is 2 a point.
        QVERIFY(near(result->error, std::sqrt(4.0 / 8.0)));
        // x = 2 max(x, 0) - 1 undoes it for these points.
        QVERIFY(result->fittedError < 1e-9);
    }

    /// T = [I; -I] keeps both halves of every coordinate: T+ relu(Tx) = x / 2, and a factor of two undoes it.
    void bothSignsKeepEverything() {
        const auto result = reconstruct(makePoints(PointSet::Spiral, 99), matrix(4, 2, {1, 0, 0, 1, -1, 0, 0, -1}),
                                        ActivationKind::ReLU);
        QVERIFY(result);
        QCOMPARE(result->collapsedShare, 0.0);
        QVERIFY(near(result->error, 0.5));
        QVERIFY(result->fittedError < 1e-9);
    }

    void reluDoesNotCareForTheSizeButReLU6Does() {
        const DenseMatrix points = makePoints(PointSet::Spiral, 80);
        EmbeddingSettings small, large;
        small.dimensions = large.dimensions = 15;
        small.size = 0.5;
        large.size = 40;
        QVERIFY(near(reconstruct(points, small)->error, reconstruct(points, large)->error));
        small.activation = large.activation = ActivationKind::ReLU6;
        QVERIFY(reconstruct(points, large)->fittedError > reconstruct(points, small)->fittedError + 0.1);
        small.activation = ActivationKind::HSwish;
        small.size = 0.01; // h-swish of little is x / 2 + x^2 / 6
        QVERIFY(reconstruct(points, small)->fittedError < 0.01);
    }

    void theMatrixIsAFunctionOfItsSeed() {
        QCOMPARE(randomMatrix(5, 2, 7).values, randomMatrix(5, 2, 7).values);
        QVERIFY(randomMatrix(5, 2, 7).values != randomMatrix(5, 2, 8).values);
        double square = 0;
        const DenseMatrix many = randomMatrix(1000, 2, 1);
        for (const double v : many.values)
            square += v * v / double(many.values.size());
        QVERIFY(near(square, 1, 0.1));
    }

    void soManyPointsCollapseAsTheBinomialLawSays_data() {
        QTest::addColumn<int>("n");
        QTest::addColumn<double>("share");
        QTest::newRow("2") << 2 << 0.75;
        QTest::newRow("3") << 3 << 0.5;
        QTest::newRow("5") << 5 << 6.0 / 32;
        QTest::newRow("15") << 15 << 16.0 / 32768;
    }
    void soManyPointsCollapseAsTheBinomialLawSays() {
        QFETCH(int, n);
        QFETCH(double, share);
        QVERIFY(near(expectedCollapse(n), share));
        constexpr int kSeeds = 600;
        const int dimensions[] = {n};
        const auto curve = errorOverDimensions(makePoints(PointSet::Ring, 32), EmbeddingSettings{}, dimensions, kSeeds);
        QVERIFY(curve);
        // The points of one matrix hang together, so each seed counts once: three deviations of a share over seeds.
        const double within = 3 * std::sqrt(share * (1 - share) / kSeeds);
        QVERIFY2(near(curve->front().meanCollapsedShare, share, within),
                 qPrintable(QString::number(curve->front().meanCollapsedShare)));
    }

    void moreDimensionsLoseLess() {
        const int dimensions[] = {2, 3, 5, 15, 30};
        const auto curve = errorOverDimensions(makePoints(PointSet::Spiral, 60), EmbeddingSettings{}, dimensions, 40);
        QVERIFY(curve);
        QCOMPARE(curve->size(), std::size_t(5));
        for (std::size_t i = 1; i < curve->size(); ++i) {
            QVERIFY((*curve)[i].fittedError.middle < (*curve)[i - 1].fittedError.middle);
            QVERIFY((*curve)[i].error.low <= (*curve)[i].error.middle);
            QVERIFY((*curve)[i].error.middle <= (*curve)[i].error.high);
        }
    }

    void photosComeBackPatchByPatch() {
        Tensor photo({1, 3, 9, 7});
        for (std::size_t i = 0; i < photo.values().size(); ++i)
            photo.values()[i] = float(std::sin(0.7 * double(i) + 0.01 * double(i * i)));
        EmbeddingSettings settings;
        settings.activation = {};
        settings.dimensions = 2;
        const auto plain = reconstructPatches(photo, 2, settings);
        QVERIFY(plain);
        QCOMPARE(plain->inputs, 12);
        QCOMPARE(plain->dimensions, 12);
        QVERIFY((plain->photo.shape() == Shape{1, 3, 8, 6}));
        for (int c = 0; c < 3; ++c)
            for (int y = 0; y < 8; ++y)
                for (int x = 0; x < 6; ++x) {
                    QCOMPARE(plain->photo.at(0, c, y, x), photo.at(0, c, y, x));
                    QVERIFY(near(double(plain->fittedPhoto.at(0, c, y, x)), double(photo.at(0, c, y, x)), 1e-4));
                }
        settings.activation = ActivationKind::ReLU;
        const auto square = reconstructPatches(photo, 1, settings);
        QVERIFY(square);
        QCOMPARE(square->result.points.rows, 63);
        // Three values into three dimensions: only where all three are let through, one time in eight, none is lost.
        QVERIFY(square->result.collapsedShare > 0.5);
        QVERIFY(square->result.fittedError > 0.1);
    }

    void whatCannotBeIsRefused() {
        EmbeddingSettings settings;
        settings.dimensions = 0;
        QCOMPARE(reconstruct(makePoints(PointSet::Ring, 10), settings).error().code, ErrorCode::InvalidArgument);
        settings = {};
        settings.size = 0;
        QCOMPARE(reconstruct(makePoints(PointSet::Ring, 10), settings).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(reconstruct(DenseMatrix(0, 2), EmbeddingSettings{}).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(reconstructPatches(Tensor({1, 3, 2, 2}), 3, EmbeddingSettings{}).error().code,
                 ErrorCode::InvalidArgument);
    }

    void stopsWhenAsked() {
        CancelSource source;
        source.cancel();
        const int dimensions[] = {2};
        QCOMPARE(reconstruct(makePoints(PointSet::Ring, 10), EmbeddingSettings{}, source.token()).error().code,
                 ErrorCode::Cancelled);
        QCOMPARE(errorOverDimensions(makePoints(PointSet::Ring, 10), {}, dimensions, 5, source.token()).error().code,
                 ErrorCode::Cancelled);
    }

    /// One point, and many in one place, are no cloud; nothing may divide by their spread.
    void equalPointsAreHarmless() {
        const auto result = reconstruct(matrix(3, 2, {1, 1, 1, 1, 1, 1}), EmbeddingSettings{});
        QVERIFY(result);
        QVERIFY(std::isfinite(result->error) && std::isfinite(result->fittedError));
    }
};

QTEST_APPLESS_MAIN(TestLinearBottleneck)
#include "tst_linear_bottleneck.moc"
