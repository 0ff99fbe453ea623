#include "core/image/image.h"

#include "picture_bytes.h"

#include <QFile>
#include <QImageReader>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace convlens;
using namespace convlens::test;

namespace {

std::array<int, 3> pixel(const Image& image, int x, int y) {
    const std::size_t at = (std::size_t(y) * std::size_t(image.width) + std::size_t(x)) * 3;
    return {image.rgb[at], image.rgb[at + 1], image.rgb[at + 2]};
}

/// 24 x 16, every pixel different, smooth enough for JPEG.
QImage gradient() {
    QImage image(24, 16, QImage::Format_RGB888);
    for (int y = 0; y < 16; ++y)
        for (int x = 0; x < 24; ++x)
            image.setPixel(x, y, qRgb(10 * x, 15 * y, 120));
    return image;
}

QString messageOf(const Result<Image>& result) {
    return result ? QStringLiteral("read") : QString::fromStdString(result.error().message);
}

/// Largest difference from what Qt made of the same bytes.
int distance(const Image& ours, const QImage& qt) {
    const QImage rgb = qt.convertToFormat(QImage::Format_RGB888);
    if (ours.width != rgb.width() || ours.height != rgb.height()) return 1000;
    int worst = 0;
    for (int y = 0; y < ours.height; ++y)
        for (int x = 0; x < ours.width; ++x) {
            const auto p = pixel(ours, x, y);
            const QRgb q = rgb.pixel(x, y);
            worst = std::max({worst, std::abs(p[0] - qRed(q)), std::abs(p[1] - qGreen(q)), std::abs(p[2] - qBlue(q))});
        }
    return worst;
}

} // namespace

class TestLoad : public QObject {
    Q_OBJECT
private slots:
    void readsWhatQtReads_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("tolerance");
        const QImage image = gradient();
        QTest::newRow("png") << encoded(image, "PNG") << 0;
        QTest::newRow("bmp") << encoded(image, "BMP") << 0;
        QTest::newRow("ppm") << encoded(image, "PPM") << 0;
        QTest::newRow("jpeg") << encoded(image, "JPG", 95) << 0;
        QTest::newRow("tiff, little endian") << tiffRgb(image, 1, false) << 0;
        QTest::newRow("tiff, big endian") << tiffRgb(image, 1, true) << 0;
        QTest::newRow("grey png") << encoded(image.convertToFormat(QImage::Format_Grayscale8), "PNG") << 0;
        QTest::newRow("grey jpeg") << encoded(image.convertToFormat(QImage::Format_Grayscale8), "JPG", 95) << 0;
        QTest::newRow("one bit png") << encoded(image.convertToFormat(QImage::Format_Mono), "PNG") << 0;
        QTest::newRow("palette png") << encoded(image.convertToFormat(QImage::Format_Indexed8), "PNG") << 0;
        QTest::newRow("one pixel") << encoded(QImage(1, 1, QImage::Format_RGB888), "PNG") << 0;
    }
    void readsWhatQtReads() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, tolerance);
        const auto image = decodeImage(bytesOf(bytes), "test");
        QVERIFY2(image.has_value(), qPrintable(messageOf(image)));
        QImage expected;
        if (bytes.startsWith("II") || bytes.startsWith("MM"))
            expected = gradient(); // Qt's plugin may be missing
        else
            QVERIFY(expected.loadFromData(bytes));
        QVERIFY2(distance(*image, expected) <= tolerance, qPrintable(QString::number(distance(*image, expected))));
    }

    // What each orientation means, from the EXIF standard: where row 0 and column 0 of the file are in the upright
    // photo.
    void turnsAsExifSays_data() {
        QTest::addColumn<int>("orientation");
        QTest::addColumn<bool>("swapped");
        QTest::addColumn<QPoint>("fileOrigin"); // upright place of the file's first pixel, in halves (0 near, 1 far)
        QTest::addColumn<QPoint>("fileRight");  // upright place of the file's top right pixel
        QTest::newRow("1") << 1 << false << QPoint(0, 0) << QPoint(1, 0);
        QTest::newRow("2") << 2 << false << QPoint(1, 0) << QPoint(0, 0);
        QTest::newRow("3") << 3 << false << QPoint(1, 1) << QPoint(0, 1);
        QTest::newRow("4") << 4 << false << QPoint(0, 1) << QPoint(1, 1);
        QTest::newRow("5") << 5 << true << QPoint(0, 0) << QPoint(0, 1);
        QTest::newRow("6") << 6 << true << QPoint(1, 0) << QPoint(1, 1);
        QTest::newRow("7") << 7 << true << QPoint(1, 1) << QPoint(1, 0);
        QTest::newRow("8") << 8 << true << QPoint(0, 1) << QPoint(0, 0);
    }
    void turnsAsExifSays() {
        QFETCH(int, orientation);
        QFETCH(bool, swapped);
        QFETCH(QPoint, fileOrigin);
        QFETCH(QPoint, fileRight);
        QImage image(32, 16, QImage::Format_RGB888);
        image.fill(Qt::black);
        for (int y = 0; y < 8; ++y)
            for (int x = 0; x < 16; ++x) {
                image.setPixel(x, y, qRgb(255, 255, 255)); // top left quarter white
                image.setPixel(31 - x, y, qRgb(128, 128, 128));
            }
        const QByteArray jpeg = encoded(image, "JPG", 95);
        const auto check = [&](const QByteArray& bytes, const char* what) {
            const auto turned = decodeImage(bytesOf(bytes), "test");
            QVERIFY2(turned.has_value(), qPrintable(messageOf(turned)));
            QCOMPARE(turned->width, swapped ? 16 : 32);
            QCOMPARE(turned->height, swapped ? 32 : 16);
            const auto at = [&](const QPoint& half) {
                return pixel(*turned, half.x() * (turned->width - 3) + 1, half.y() * (turned->height - 3) + 1)[0];
            };
            QVERIFY2(at(fileOrigin) > 240, what);
            QVERIFY2(std::abs(at(fileRight) - 128) < 12, what);
        };
        check(withExif(jpeg, orientation, true), "JPEG, big endian");
        check(withExif(jpeg, orientation, false), "JPEG, little endian");
        check(tiffRgb(image, orientation, false), "TIFF");
        const QByteArray png = encoded(image, "PNG");
        check(png.left(33) + pngChunk("eXIf", exifBlock(orientation, true)) + png.mid(33), "PNG");

        QBuffer buffer;
        buffer.setData(withExif(jpeg, orientation, true));
        QImageReader reader(&buffer, "jpg");
        reader.setAutoTransform(true);
        const auto ours = decodeImage(bytesOf(buffer.data()), "test");
        QCOMPARE(distance(*ours, reader.read()), 0);
    }

    void wrongOrientationTagsAreIgnored() {
        const QByteArray jpeg = encoded(gradient(), "JPG", 95);
        for (const int orientation : {0, 9, 65535}) {
            const auto image = decodeImage(bytesOf(withExif(jpeg, orientation, true)), "test");
            QVERIFY(image.has_value());
            QCOMPARE(image->width, 24);
        }
    }

    void layesAlphaOverWhite() {
        QImage image(3, 1, QImage::Format_ARGB32);
        image.setPixel(0, 0, qRgba(200, 0, 100, 255));
        image.setPixel(1, 0, qRgba(200, 0, 100, 0));
        image.setPixel(2, 0, qRgba(200, 0, 100, 51)); // a fifth: 0.2 * value + 0.8 * 255
        const auto ours = decodeImage(bytesOf(encoded(image, "PNG")), "test");
        QVERIFY2(ours.has_value(), qPrintable(messageOf(ours)));
        QCOMPARE(pixel(*ours, 0, 0), (std::array<int, 3>{200, 0, 100}));
        QCOMPARE(pixel(*ours, 1, 0), (std::array<int, 3>{255, 255, 255}));
        QCOMPARE(pixel(*ours, 2, 0), (std::array<int, 3>{244, 204, 224}));
    }

    void drawsTheTransparentColourOfAPngWhite() {
        QImage image(2, 1, QImage::Format_RGB888);
        image.setPixel(0, 0, qRgb(1, 2, 3));
        image.setPixel(1, 0, qRgb(3, 2, 1));
        const QByteArray png = encoded(image, "PNG");
        const QByteArray key = number(1, 2, true) + number(2, 2, true) + number(3, 2, true);
        const auto ours = decodeImage(bytesOf(png.left(33) + pngChunk("tRNS", key) + png.mid(33)), "test");
        QVERIFY2(ours.has_value(), qPrintable(messageOf(ours)));
        QCOMPARE(pixel(*ours, 0, 0), (std::array<int, 3>{255, 255, 255}));
        QCOMPARE(pixel(*ours, 1, 0), (std::array<int, 3>{3, 2, 1}));
    }

    void roundsSixteenBitsToEight() {
        QImage image(4, 1, QImage::Format_RGBX64);
        // 65535 / 255 = 257 a step: 128 and 129 lie on both sides of a half.
        const std::array<std::uint16_t, 4> values{0, 65535, 257 * 7 + 128, 257 * 7 + 129};
        for (int x = 0; x < 4; ++x)
            image.setPixelColor(x, 0, QColor::fromRgba64(values[std::size_t(x)], 0, 65535));
        const auto ours = decodeImage(bytesOf(encoded(image, "PNG")), "test");
        QVERIFY2(ours.has_value(), qPrintable(messageOf(ours)));
        const std::array<int, 4> expected{0, 255, 7, 8};
        for (int x = 0; x < 4; ++x)
            QCOMPARE(pixel(*ours, x, 0), (std::array<int, 3>{expected[std::size_t(x)], 0, 255}));

        QImage grey(2, 1, QImage::Format_Grayscale16);
        reinterpret_cast<std::uint16_t*>(grey.bits())[0] = 257 * 100;
        reinterpret_cast<std::uint16_t*>(grey.bits())[1] = 257 * 200 + 200;
        const auto ourGrey = decodeImage(bytesOf(encoded(grey, "PNG")), "test");
        QVERIFY2(ourGrey.has_value(), qPrintable(messageOf(ourGrey)));
        QCOMPARE(pixel(*ourGrey, 0, 0), (std::array<int, 3>{100, 100, 100}));
        QCOMPARE(pixel(*ourGrey, 1, 0), (std::array<int, 3>{201, 201, 201}));
    }

    // 6 x 4 of half-transparent red, written by ImageMagick; and the same lossy and opaque.
    void readsWebP() {
        const QByteArray lossless =
            QByteArray::fromHex("524946461c000000574542505650384c0f0000002f05c000100710fd8ffe0522a2ff0100");
        const auto ours = decodeImage(bytesOf(lossless), "test");
        QVERIFY2(ours.has_value(), qPrintable(messageOf(ours)));
        QCOMPARE(ours->width, 6);
        QCOMPARE(ours->height, 4);
        const auto p = pixel(*ours, 3, 2);
        QCOMPARE(p[0], 255);
        QVERIFY(std::abs(p[1] - 127) <= 1 && p[1] == p[2]);
    }

    void namesTheFileAndTheReason_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("reason");
        QTest::newRow("empty") << QByteArray() << ErrorCode::BadFormat << "empty";
        QTest::newRow("text") << QByteArray("hello, world, this is no photo") << ErrorCode::BadFormat << "not a photo";
        QTest::newRow("gif") << QByteArray("GIF89a 0000000000000000") << ErrorCode::Unsupported << "GIF";
        QTest::newRow("heic") << QByteArray("\0\0\0\x18"
                                            "ftypheic0000",
                                            16)
                              << ErrorCode::Unsupported << "HEIC";
        QTest::newRow("avif") << QByteArray("\0\0\0\x18"
                                            "ftypavif0000",
                                            16)
                              << ErrorCode::Unsupported << "AVIF";
        QTest::newRow("svg") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>") << ErrorCode::Unsupported
                             << "SVG";
        QTest::newRow("zero pixels") << emptyPng(0, 5) << ErrorCode::BadFormat << "no pixels";
        QTest::newRow("no picture data") << emptyPng(5, 5) << ErrorCode::BadFormat << "damaged";
        QTest::newRow("pixel bomb") << emptyPng(60000, 60000) << ErrorCode::TooLarge << "60000 x 60000";
        QTest::newRow("one row too many") << emptyPng(20000, 20001) << ErrorCode::TooLarge << "400 000 000";
        QTest::newRow("overflowing extent") << emptyPng(0x7FFFFFFF, 0x7FFFFFFF) << ErrorCode::TooLarge << "2147483647";
        QTest::newRow("wrong checksum") << encoded(gradient(), "PNG").replace(40, 1, "x") << ErrorCode::BadFormat
                                        << "checksum";
    }
    void namesTheFileAndTheReason() {
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorCode, code);
        QFETCH(QString, reason);
        const auto image = decodeImage(bytesOf(bytes), "holiday.jpg");
        QVERIFY(!image.has_value());
        QVERIFY2(image.error().code == code, qPrintable(messageOf(image)));
        QVERIFY2(messageOf(image).contains("holiday.jpg"), qPrintable(messageOf(image)));
        QVERIFY2(messageOf(image).contains(reason), qPrintable(messageOf(image)));
    }

    void refusesEveryTruncation_data() {
        QTest::addColumn<QByteArray>("bytes");
        const QImage image = gradient();
        QTest::newRow("jpeg") << encoded(image, "JPG", 90);
        QTest::newRow("png") << encoded(image, "PNG");
        QTest::newRow("bmp") << encoded(image, "BMP");
        QTest::newRow("ppm") << encoded(image, "PPM");
        QTest::newRow("tiff") << tiffRgb(image, 1, false);
        QTest::newRow("webp") << QByteArray::fromHex(
            "524946461c000000574542505650384c0f0000002f05c000100710fd8ffe0522a2ff0100");
    }
    void refusesEveryTruncation() {
        QFETCH(QByteArray, bytes);
        QVERIFY(decodeImage(bytesOf(bytes), "whole").has_value());
        for (qsizetype length = 0; length < bytes.size(); ++length) {
            const QByteArray cut = bytes.left(length);
            const auto image = decodeImage(bytesOf(cut), "cut");
            QVERIFY2(!image.has_value(), qPrintable(QString::number(length)));
            QVERIFY(messageOf(image).contains("cut"));
        }
    }

    // Damage anywhere may or may not be seen, but it ends in a picture or in an error, never otherwise.
    void survivesDamage_data() { refusesEveryTruncation_data(); }
    void survivesDamage() {
        QFETCH(QByteArray, bytes);
        std::uint32_t state = 12345; // fixed, so that a failure repeats
        for (int round = 0; round < 400; ++round) {
            QByteArray damaged = bytes;
            for (int k = 0; k < 1 + round % 4; ++k) {
                state = state * 1664525u + 1013904223u;
                const auto at = qsizetype((state >> 8) % std::uint32_t(damaged.size()));
                state = state * 1664525u + 1013904223u;
                damaged[at] = char(state >> 24);
            }
            const auto image = decodeImage(bytesOf(damaged), "damaged");
            if (image)
                QCOMPARE(image->rgb.size(), std::size_t(image->width) * std::size_t(image->height) * 3);
            else
                QVERIFY(!image.error().message.empty());
        }
    }

    void loadsFromDiskAndNamesWhatIsMissing() {
        QTemporaryDir dir;
        const QString path = dir.filePath("photo.png");
        QVERIFY(gradient().save(path));
        const auto image = loadImage(path.toStdString());
        QVERIFY(image.has_value());
        QCOMPARE(image->name, std::string("photo.png"));
        const auto missing = loadImage(dir.filePath("none.png").toStdString());
        QVERIFY(!missing && missing.error().code == ErrorCode::FileNotFound);
        const auto folder = loadImage(dir.path().toStdString());
        QVERIFY(!folder && folder.error().code == ErrorCode::FileUnreadable);
        const auto device = loadImage("/dev/zero");
        QVERIFY(!device && device.error().code == ErrorCode::FileUnreadable);
    }

    void findsPhotosBelowAFolder() {
        QTemporaryDir dir;
        const std::filesystem::path root = dir.path().toStdString();
        QVERIFY(!findImages(root).has_value()); // nothing in it
        QVERIFY(!findImages(root / "none").has_value());
        std::filesystem::create_directories(root / "b" / "c");
        std::filesystem::create_directory_symlink(root, root / "b" / "loop"); // must not be followed for ever
        for (const char* name : {"z.JPG", "b/a.png", "b/c/m.webp", "notes.txt", "b/c/.hidden.jpeg"})
            QFile(QString::fromStdString((root / name).string())).open(QIODevice::WriteOnly);
        const auto found = findImages(root);
        QVERIFY(found.has_value());
        QCOMPARE(found->size(), std::size_t(4));
        QVERIFY(std::is_sorted(found->begin(), found->end()));
        QCOMPARE(findImages(root, 2)->size(), std::size_t(2));
    }
};

QTEST_GUILESS_MAIN(TestLoad)
#include "tst_load.moc"
