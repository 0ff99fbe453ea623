#include "core/image/image_header.h"

#include "picture_bytes.h"

#include <QTest>

using namespace convlens;
using namespace convlens::test;

class TestImageHeader : public QObject {
    Q_OBJECT
private slots:
    void readsExtentAndFormat_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("format");
        QTest::addColumn<bool>("alpha");
        QImage image(37, 21, QImage::Format_RGB888);
        image.fill(Qt::gray);
        QTest::newRow("png") << encoded(image, "PNG") << "PNG" << false;
        QTest::newRow("png with alpha") << encoded(image.convertToFormat(QImage::Format_ARGB32), "PNG") << "PNG"
                                        << true;
        QTest::newRow("jpeg") << encoded(image, "JPG") << "JPEG" << false;
        QTest::newRow("bmp") << encoded(image, "BMP") << "BMP" << false;
        QTest::newRow("ppm") << encoded(image, "PPM") << "PNM" << false;
        QTest::newRow("tiff") << tiffRgb(image, 1, true) << "TIFF" << false;
        QTest::newRow("ascii pbm") << QByteArray("P1 # comment\n37 21\n") + QByteArray("0 ").repeated(37 * 21) << "PNM"
                                   << false;
    }
    void readsExtentAndFormat() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, format);
        QFETCH(bool, alpha);
        const auto header = readImageHeader(bytesOf(bytes), "test");
        QVERIFY2(header.has_value(), header ? "" : header.error().message.c_str());
        QCOMPARE(QString::fromStdString(std::string(toString(header->format))), format);
        QCOMPARE(header->width, std::int64_t(37));
        QCOMPARE(header->height, std::int64_t(21));
        QCOMPARE(header->hasAlpha, alpha);
    }

    void refusesJpegsWithEndlessScans() {
        const QByteArray jpeg = encoded(QImage(8, 8, QImage::Format_RGB888), "JPG");
        const qsizetype scan = jpeg.indexOf(QByteArray("\xFF\xDA"));
        const QByteArray body = jpeg.mid(scan, jpeg.size() - 2 - scan);
        const auto header = readImageHeader(bytesOf(jpeg.left(scan) + body.repeated(201) + jpeg.right(2)), "test");
        QVERIFY(!header.has_value());
        QVERIFY(QString::fromStdString(header.error().message).contains("scans"));
        QVERIFY(readImageHeader(bytesOf(jpeg.left(scan) + body.repeated(200) + jpeg.right(2)), "test").has_value());
    }

    void bytesAfterTheEndDoNotMatter() {
        const QByteArray jpeg = encoded(QImage(8, 8, QImage::Format_RGB888), "JPG");
        QVERIFY(readImageHeader(bytesOf(jpeg + "appended by a phone"), "test").has_value());
    }

    void damagedExifCostsNothing() {
        const QByteArray jpeg = encoded(QImage(8, 8, QImage::Format_RGB888), "JPG");
        const QByteArray good = withExif(jpeg, 6, true);
        for (qsizetype at = 12; at < 38; ++at) { // inside the EXIF block
            QByteArray damaged = good;
            damaged[at] = char(0xFF);
            const auto header = readImageHeader(bytesOf(damaged), "test");
            QVERIFY(header.has_value());
            QVERIFY(header->orientation >= 1 && header->orientation <= 8);
        }
        QCOMPARE(readImageHeader(bytesOf(good), "test")->orientation, 6);
    }
};

QTEST_GUILESS_MAIN(TestImageHeader)
#include "tst_image_header.moc"
