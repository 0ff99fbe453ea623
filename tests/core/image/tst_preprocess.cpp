#include "core/image/image.h"
#include "core/image/resample.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace convlens;

namespace {

/// The formula of tests/data/image/make_resize_expected.py.
Image picture(int width, int height) {
    Image image;
    image.width = width;
    image.height = height;
    image.name = "picture";
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int c = 0; c < 3; ++c)
                image.rgb.push_back(std::uint8_t((x * 37 + y * 59 + c * 83 + x * y * 7) % 256));
    return image;
}

Image flatPicture(int width, int height, std::uint8_t r, std::uint8_t g, std::uint8_t b) {
    Image image;
    image.width = width;
    image.height = height;
    for (int i = 0; i < width * height; ++i)
        image.rgb.insert(image.rgb.end(), {r, g, b});
    return image;
}

} // namespace

class TestPreprocess : public QObject {
    Q_OBJECT
private slots:
    void agreesWithPillowAndTorchvision_data() {
        QFile file(QStringLiteral(CONVLENS_TEST_DATA "/image/resize_expected.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTest::addColumn<QJsonObject>("expected");
        for (const QJsonValue& value : QJsonDocument::fromJson(file.readAll()).array()) {
            const QJsonObject e = value.toObject();
            QTest::addRow("%s %s %dx%d to %d", qPrintable(e["fit"].toString()), qPrintable(e["filter"].toString()),
                          e["width"].toInt(), e["height"].toInt(), e["side"].toInt())
                << e;
        }
    }
    void agreesWithPillowAndTorchvision() {
        QFETCH(QJsonObject, expected);
        Preprocess preprocess;
        const int side = expected["side"].toInt();
        const QString fit = expected["fit"].toString();
        preprocess.fit = fit == "stretch"       ? Preprocess::Fit::Stretch
                         : fit == "centre-crop" ? Preprocess::Fit::CentreCrop
                                                : Preprocess::Fit::ShorterSide;
        preprocess.cropFraction =
            preprocess.fit == Preprocess::Fit::ShorterSide ? double(side) / expected["resize"].toInt() : 0.875;
        preprocess.interpolation = expected["filter"].toString() == "bicubic" ? Preprocess::Interpolation::Bicubic
                                                                              : Preprocess::Interpolation::Bilinear;
        const auto out =
            cropAndResize(picture(expected["width"].toInt(), expected["height"].toInt()), preprocess, side);
        QVERIFY2(out.has_value(), out ? "" : out.error().message.c_str());
        const QJsonArray rgb = expected["rgb"].toArray();
        QCOMPARE(int(out->rgb.size()), int(rgb.size()));
        // Pillow's weights are fixed-point numbers of 22 bits, ours floats: at most one step apart, where a half is
        // rounded.
        for (int i = 0; i < rgb.size(); ++i)
            QVERIFY2(std::abs(int(out->rgb[std::size_t(i)]) - rgb[i].toInt()) <= 1, qPrintable(QString::number(i)));
    }

    // Halving with the triangle filter: the centre of the first output is 1.0, it sees pixels at 0.5, 1.5, 2.5 with
    // weights 3/4, 3/4, 1/4 (distance / 2 from 1), divided by their sum 7/4.
    void tapsOfHalvingByHand() {
        const auto taps = resampleTaps(4, 0, 4, 2, 0, 2, Preprocess::Interpolation::Bilinear);
        QCOMPARE(taps[0].first, 0);
        QCOMPARE(taps[0].weights.size(), std::size_t(3));
        const std::array<double, 3> expected{3.0 / 7, 3.0 / 7, 1.0 / 7};
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(std::abs(taps[0].weights[i] - expected[i]) < 1e-7);
            QVERIFY(std::abs(taps[1].weights[i] - expected[2 - i]) < 1e-7);
        }
        QCOMPARE(taps[1].first, 1);
    }

    void aPhotoOfTheRightSizeIsLeftAlone() {
        Preprocess preprocess;
        preprocess.fit = Preprocess::Fit::Stretch;
        for (const auto filter : {Preprocess::Interpolation::Bilinear, Preprocess::Interpolation::Bicubic}) {
            preprocess.interpolation = filter;
            const Image image = picture(17, 17);
            QVERIFY(cropAndResize(image, preprocess, 17)->rgb == image.rgb);
        }
    }

    void fineStripesBecomeGreyWhenShrunk() {
        Image stripes;
        stripes.width = stripes.height = 512;
        for (int i = 0; i < 512 * 512; ++i)
            stripes.rgb.insert(stripes.rgb.end(), 3, i % 2 ? std::uint8_t(255) : std::uint8_t(0));
        const auto out = cropAndResize(stripes, Preprocess{}, 32);
        for (const std::uint8_t v : out->rgb)
            QVERIFY(v >= 125 && v <= 130);
    }

    void sharpPhotosGoByWayOfTheTrainingPhotosSize() {
        Preprocess preprocess;
        preprocess.cropFraction = 1;
        preprocess.photoPixels = 2;
        // Four flat quarters of 50 x 50 pixels are a picture of 2 x 2; enlarged to 4 x 4 by Pillow's half-pixel
        // bilinear rule its columns weigh left and right by 1 : 0, 3 : 1, 1 : 3, 0 : 1.
        Image quarters = flatPicture(100, 100, 0, 0, 0);
        for (int y = 0; y < 100; ++y)
            for (int x = 50; x < 100; ++x)
                std::fill_n(quarters.rgb.begin() + 3 * (100 * y + x), 3, std::uint8_t(200));
        const auto seen = cropAndResize(quarters, preprocess, 4);
        const Image small = *cropAndResize(
            quarters,
            [&] {
                Preprocess direct = preprocess;
                direct.photoPixels = 0;
                return direct;
            }(),
            2);
        const int left = small.rgb[0], right = small.rgb[3];
        QVERIFY(left < right);
        const double share[] = {0, 0.25, 0.75, 1}; // of the right quarter in each column
        for (int y = 0; y < 4; ++y)
            for (int x = 0; x < 4; ++x) {
                const double expected = left + share[x] * (right - left);
                QVERIFY(std::abs(seen->rgb[std::size_t(3 * (4 * y + x))] - expected) <= 1);
            }
    }

    void smallPhotosAndSmallNetworksNeedNoDetour() {
        Preprocess detour, direct;
        detour.photoPixels = 32;
        for (const auto& [width, side] : {std::pair(36, 64), std::pair(20, 64), std::pair(300, 32), std::pair(300, 16)})
            QVERIFY(cropAndResize(picture(width, width), detour, side)->rgb ==
                    cropAndResize(picture(width, width), direct, side)->rgb);
        QVERIFY(cropAndResize(picture(300, 300), detour, 64)->rgb != cropAndResize(picture(300, 300), direct, 64)->rgb);
        QVERIFY(describe(detour, 64).find("32 x 32") != std::string::npos);
        QVERIFY(describe(detour, 32) == describe(direct, 32));
        detour.photoPixels = -1;
        QVERIFY(!cropAndResize(picture(300, 300), detour, 64));
    }

    void normalisesInChannelOrder() {
        // By hand: (51 / 255 - 0.485) / 0.229 = -1.2445..., (102 / 255 - 0.456) / 0.224 = -0.25, (204 / 255 - 0.406) /
        // 0.225
        const Image image = flatPicture(10, 6, 51, 102, 204);
        const auto rgb = preprocessImage(image, Preprocess{}, 4);
        QVERIFY((rgb->shape() == Shape{1, 3, 4, 4}));
        QVERIFY(std::abs(rgb->at(0, 0, 2, 3) + 0.285f / 0.229f) < 1e-6f);
        QVERIFY(std::abs(rgb->at(0, 1, 0, 0) + 0.25f) < 1e-6f);
        QVERIFY(std::abs(rgb->at(0, 2, 3, 1) - 0.394f / 0.225f) < 1e-6f);

        Preprocess megvii;
        megvii.bgr = true;
        megvii.scale = 1;
        megvii.mean = {0, 0, 0};
        megvii.standardDeviation = {1, 1, 1};
        const auto bgr = preprocessImage(image, megvii, 4);
        QCOMPARE(bgr->at(0, 0, 1, 1), 204.0f);
        QCOMPARE(bgr->at(0, 1, 1, 1), 102.0f);
        QCOMPARE(bgr->at(0, 2, 1, 1), 51.0f);

        Preprocess slim;
        slim.mean = slim.standardDeviation = {0.5f, 0.5f, 0.5f};
        QVERIFY(std::abs(preprocessImage(image, slim, 4)->at(0, 0, 0, 0) + 0.6f) < 1e-6f); // 2 * 51 / 255 - 1
    }

    void saysWhichPartOfThePhotoIsSeen() {
        const Image image = flatPicture(400, 200, 0, 0, 0);
        Preprocess preprocess;
        preprocess.cropFraction = 0.875;
        CropRect rect = cropOf(image, preprocess); // 7/8 of the shorter side, centred
        QCOMPARE(rect.width, 175.0);
        QCOMPARE(rect.height, 175.0);
        QCOMPARE(rect.x, 112.5);
        QCOMPARE(rect.y, 12.5);
        preprocess.fit = Preprocess::Fit::CentreCrop; // 7/8 of both sides
        rect = cropOf(image, preprocess);
        QCOMPARE(rect.width, 350.0);
        QCOMPARE(rect.height, 176.0); // margins of 12.5 are cut down to 12
        preprocess.fit = Preprocess::Fit::Stretch;
        rect = cropOf(image, preprocess);
        QCOMPARE(rect.width, 400.0);
        QCOMPARE(rect.y, 0.0);
    }

    void extremeShapesAreBounded() {
        for (const auto& [width, height] : {std::pair{1, 1}, {1, 100000}, {100000, 1}, {3, 2}})
            for (const auto fit :
                 {Preprocess::Fit::ShorterSide, Preprocess::Fit::CentreCrop, Preprocess::Fit::Stretch}) {
                Preprocess preprocess;
                preprocess.fit = fit;
                const auto out = preprocessImage(flatPicture(width, height, 255, 255, 255), preprocess, 96);
                QVERIFY(out.has_value());
                for (const float v : out->plane(0, 1))
                    QVERIFY(std::abs(v - (1 - 0.456f) / 0.224f) < 1e-5f);
            }
    }

    void refusesWhatMakesNoSense() {
        const Image image = picture(8, 8);
        QVERIFY(!preprocessImage(Image{}, Preprocess{}, 32).has_value());
        QVERIFY(!preprocessImage(image, Preprocess{}, 0).has_value());
        QVERIFY(!preprocessImage(image, Preprocess{}, 1 << 20).has_value());
        Preprocess preprocess;
        for (const double fraction : {0.0, -1.0, 1.5, std::nan("")}) {
            preprocess.cropFraction = fraction;
            QVERIFY(!preprocessImage(image, preprocess, 32).has_value());
        }
        preprocess = {};
        preprocess.standardDeviation[1] = 0;
        QVERIFY(!preprocessImage(image, preprocess, 32).has_value());
    }

    void describesItself() {
        QCOMPARE(QString::fromStdString(describe(Preprocess{}, 224)),
                 QString("shorter side to 256 (bilinear), centre 224 x 224, RGB, x / 255, mean 0.485 0.456 0.406, "
                         "std 0.229 0.224 0.225"));
    }
};

QTEST_GUILESS_MAIN(TestPreprocess)
#include "tst_preprocess.moc"
