#include "core/weights/sha256.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QTest>

using namespace convlens;

namespace {

std::span<const std::uint8_t> bytesOf(const QByteArray& array) {
    return {reinterpret_cast<const std::uint8_t*>(array.constData()), std::size_t(array.size())};
}

} // namespace

class TestSha256 : public QObject {
    Q_OBJECT
private slots:
    // FIPS 180-4 examples and the million letters of NIST's test suite.
    void givesNistsDigests_data() {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("digest");
        QTest::newRow("empty") << QByteArray() << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        QTest::newRow("abc") << QByteArray("abc") << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                    << "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
        QTest::newRow("million a") << QByteArray(1000000, 'a')
                                   << "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
    }
    void givesNistsDigests() {
        QFETCH(QByteArray, message);
        QFETCH(QString, digest);
        QCOMPARE(QString::fromStdString(sha256Hex(bytesOf(message))), digest);
    }

    void everyLengthAroundABlockAgreesWithQt() {
        QByteArray message;
        for (int length = 0; length < 200; ++length) {
            QCOMPARE(QByteArray::fromStdString(sha256Hex(bytesOf(message))),
                     QCryptographicHash::hash(message, QCryptographicHash::Sha256).toHex());
            message.append(char(length * 7));
        }
    }

    void partsGiveTheSameDigestAsTheWhole() {
        const QByteArray message(1000, 'x');
        for (const int part : {1, 63, 64, 65, 999}) {
            Sha256 hash;
            for (int at = 0; at < message.size(); at += part)
                hash.update(bytesOf(message.mid(at, part)));
            QCOMPARE(hash.finish(), sha256Hex(bytesOf(message)));
        }
    }
};

QTEST_GUILESS_MAIN(TestSha256)
#include "tst_sha256.moc"
