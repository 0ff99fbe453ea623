#include "core/graph/infer_shape.h"

#include <QTest>

using namespace convlens;

/// Expected values worked out by hand from architectures.md, section 0.
class TestInferShape : public QObject {
    Q_OBJECT
private slots:
    void samePaddingPutsTheOddRowBelow_data() {
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("kernel");
        QTest::addColumn<int>("stride");
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("after");
        QTest::addColumn<int>("output");
        QTest::newRow("even, k3 s2") << 224 << 3 << 2 << 0 << 1 << 112;
        QTest::newRow("even, k5 s2") << 28 << 5 << 2 << 1 << 2 << 14;
        QTest::newRow("odd, k3 s2") << 97 << 3 << 2 << 1 << 1 << 49;
        QTest::newRow("odd, k5 s2") << 7 << 5 << 2 << 2 << 2 << 4;
        QTest::newRow("k3 s1") << 56 << 3 << 1 << 1 << 1 << 56;
        QTest::newRow("k1 s1") << 56 << 1 << 1 << 0 << 0 << 56;
    }
    void samePaddingPutsTheOddRowBelow() {
        QFETCH(int, side);
        QFETCH(int, kernel);
        QFETCH(int, stride);
        const Padding2d p = resolvePadding(PaddingMode::Same, kernel, stride, 1, side, side);
        QTEST(p.top, "before");
        QTEST(p.bottom, "after");
        QTEST(p.left, "before");
        QTEST(p.right, "after");
        QTEST(windowOutput(side, Window{kernel, stride, 1, p}, p.top, p.bottom), "output");
    }

    void symmetricPaddingKeepsTheSameOutputSize() {
        for (const int side : {7, 14, 32, 97, 224}) {
            for (const int kernel : {3, 5}) {
                const Padding2d p = resolvePadding(PaddingMode::Symmetric, kernel, 2, 1, side, side);
                QCOMPARE(p.top, (kernel - 1) / 2);
                QCOMPARE(windowOutput(side, Window{kernel, 2, 1, p}, p.top, p.bottom), (side + 1) / 2);
            }
        }
    }

    void refusesWhatDoesNotFit_data() {
        QTest::addColumn<Op>("op");
        QTest::addColumn<QList<Shape>>("inputs");
        const Shape map{1, 24, 8, 8};
        QTest::newRow("groups") << Op{Convolution{30, 9, false, {}}} << QList<Shape>{map};
        QTest::newRow("window") << Op{Convolution{8, 1, false, {11, 1, 1, {}}}} << QList<Shape>{map};
        QTest::newRow("add") << Op{Add{}} << QList<Shape>{map, {1, 24, 8, 7}};
        QTest::newRow("add of one") << Op{Add{}} << QList<Shape>{map};
        QTest::newRow("concat") << Op{Concat{}} << QList<Shape>{map, {1, 8, 4, 4}};
        QTest::newRow("split") << Op{ChannelSplit{{12, 11}}} << QList<Shape>{map};
        QTest::newRow("shuffle") << Op{ChannelShuffle{5}} << QList<Shape>{map};
        QTest::newRow("scale") << Op{ScaleChannels{}} << QList<Shape>{map, {1, 12, 1, 1}};
        QTest::newRow("fully connected") << Op{FullyConnected{10, true}} << QList<Shape>{map};
    }
    void refusesWhatDoesNotFit() {
        QFETCH(Op, op);
        QFETCH(QList<Shape>, inputs);
        const auto shapes = inferShape(op, std::span<const Shape>(inputs.data(), std::size_t(inputs.size())));
        QVERIFY(!shapes);
        QCOMPARE(int(shapes.error().code), int(ErrorCode::InvalidArgument));
        QVERIFY(!shapes.error().message.empty());
    }

    void multiOutputAndMultiInputOperators() {
        const Shape map{2, 24, 8, 6};
        const auto parts = inferShape(ChannelSplit{{10, 14}}, std::vector<Shape>{map});
        QVERIFY(bool(parts));
        QCOMPARE(parts->size(), std::size_t(2));
        QVERIFY(((*parts)[1] == Shape{2, 14, 8, 6}));
        const auto joined = inferShape(Concat{}, *parts);
        QVERIFY(bool(joined));
        QVERIFY(joined->front() == map);
        const auto pooled = inferShape(GlobalAveragePool{}, std::vector<Shape>{map});
        QVERIFY((pooled->front() == Shape{2, 24, 1, 1}));
    }
};

QTEST_APPLESS_MAIN(TestInferShape)
#include "tst_infer_shape.moc"
