#include "core/base/base64.h"

#include <QByteArray>
#include <QTest>

#include <random>

using namespace convlens;

class TestBase64 : public QObject {
    Q_OBJECT
private slots:
    void writesWhatTheStandardPrints_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("text");
        // RFC 4648, section 10.
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("f") << QByteArray("f") << QByteArray("Zg==");
        QTest::newRow("fo") << QByteArray("fo") << QByteArray("Zm8=");
        QTest::newRow("foo") << QByteArray("foo") << QByteArray("Zm9v");
        QTest::newRow("foobar") << QByteArray("foobar") << QByteArray("Zm9vYmFy");
    }
    void writesWhatTheStandardPrints() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, text);
        const auto* first = reinterpret_cast<const std::uint8_t*>(bytes.constData());
        QCOMPARE(QByteArray::fromStdString(toBase64({first, std::size_t(bytes.size())})), text);
        const auto back = fromBase64(text.toStdString());
        QVERIFY(back);
        QCOMPARE(QByteArray(reinterpret_cast<const char*>(back->data()), qsizetype(back->size())), bytes);
    }

    void agreesWithQtOnRandomBytes() {
        std::mt19937 random(1);
        for (int size = 0; size < 200; ++size) {
            std::vector<std::uint8_t> bytes;
            for (int i = 0; i < size; ++i)
                bytes.push_back(std::uint8_t(random()));
            const QByteArray view(reinterpret_cast<const char*>(bytes.data()), size);
            const std::string text = toBase64(bytes);
            QCOMPARE(QByteArray::fromStdString(text), view.toBase64());
            const auto back = fromBase64(text);
            QVERIFY(back && *back == bytes);
        }
    }

    void refusesWhatIsNotBase64_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("cut off") << "Zm9";
        QTest::newRow("a line break") << "Zm9v\nZm9v";
        QTest::newRow("another alphabet") << "Zm_v";
        QTest::newRow("padding in the middle") << "Zg==Zm9v";
        QTest::newRow("three paddings") << "Z===";
        QTest::newRow("bits behind the end") << "Zh==";
    }
    void refusesWhatIsNotBase64() {
        QFETCH(QString, text);
        QVERIFY(!fromBase64(text.toStdString()));
    }
};

QTEST_APPLESS_MAIN(TestBase64)
#include "tst_base64.moc"
