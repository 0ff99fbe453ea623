#include "core/onnx/protobuf_writer.h"

#include <QTest>

#include <vector>

using namespace convlens;

namespace {

QByteArray hex(const ProtobufWriter& message) {
    return QByteArray::fromStdString(message.bytes()).toHex(' ');
}

} // namespace

/// Bytes as protobuf.dev's page "Encoding" derives them, or by hand from its rules.
class TestProtobufWriter : public QObject {
    Q_OBJECT
private slots:
    void integers_data() {
        QTest::addColumn<int>("field");
        QTest::addColumn<qlonglong>("value");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("zero") << 1 << 0LL << QByteArray("08 00");
        QTest::newRow("one") << 1 << 1LL << QByteArray("08 01");
        QTest::newRow("last of one byte") << 1 << 127LL << QByteArray("08 7f");
        QTest::newRow("first of two bytes") << 1 << 128LL << QByteArray("08 80 01");
        QTest::newRow("the page's 150") << 1 << 150LL << QByteArray("08 96 01");
        QTest::newRow("minus two: ten bytes") << 1 << -2LL << QByteArray("08 fe ff ff ff ff ff ff ff ff 01");
        QTest::newRow("a field number of two bytes") << 20 << 7LL << QByteArray("a0 01 07");
    }

    void integers() {
        QFETCH(int, field);
        QFETCH(qlonglong, value);
        QFETCH(QByteArray, bytes);
        ProtobufWriter message;
        message.integer(field, value);
        QCOMPARE(hex(message), bytes);
    }

    void textsAndMessagesCarryTheirLength() {
        ProtobufWriter inner;
        inner.integer(1, 150);
        ProtobufWriter outer;
        outer.text(2, "testing");
        outer.message(3, inner);
        outer.text(4, "");
        QCOMPARE(hex(outer), QByteArray("12 07 74 65 73 74 69 6e 67 1a 03 08 96 01 22 00"));
        ProtobufWriter longer;
        longer.text(2, std::string(200, 'x'));
        QVERIFY(hex(longer).startsWith("12 c8 01 78"));
        QCOMPARE(longer.bytes().size(), std::size_t(203));
    }

    void numbersAreLittleEndian() {
        ProtobufWriter message;
        message.real(2, 1.0f); // 0x3f800000
        message.rawFloats(9, std::vector<float>{-2.0f, 0.5f});
        message.rawIntegers(9, std::vector<std::int64_t>{258, -1});
        QCOMPARE(hex(message), QByteArray("15 00 00 80 3f 4a 08 00 00 00 c0 00 00 00 3f "
                                          "4a 10 02 01 00 00 00 00 00 00 ff ff ff ff ff ff ff ff"));
    }

    void repeatedIntegersTakeAKeyEach() {
        ProtobufWriter message;
        message.integers(8, std::vector<std::int64_t>{3, 270});
        QCOMPARE(hex(message), QByteArray("40 03 40 8e 02"));
    }
};

QTEST_APPLESS_MAIN(TestProtobufWriter)
#include "tst_protobuf_writer.moc"
