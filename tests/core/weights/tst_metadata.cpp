#include "core/weights/metadata.h"

#include <QTest>

using namespace convlens;

class TestMetadata : public QObject {
    Q_OBJECT
private slots:
    void valuesReplaceDefaults() {
        const auto p = preprocessFromMetadata({{"input_mean", "0.5, 0.4,0.3"},
                                               {"input_std", "0.1,0.2,0.3"},
                                               {"resize", "centre-crop:0.9"},
                                               {"interpolation", "bicubic"},
                                               {"input_order", "bgr"}},
                                              Preprocess{});
        QVERIFY2(p.has_value(), p ? "" : p.error().message.c_str());
        QVERIFY((p->mean == std::array<float, 3>{0.5f, 0.4f, 0.3f}));
        QVERIFY((p->standardDeviation == std::array<float, 3>{0.1f, 0.2f, 0.3f}));
        QVERIFY(p->fit == Preprocess::Fit::CentreCrop && p->cropFraction == 0.9);
        QVERIFY(p->interpolation == Preprocess::Interpolation::Bicubic && p->bgr);
        QCOMPARE(p->scale, 1.0f / 255);
    }

    void nothingSaidKeepsTheDefaults() {
        Preprocess otherwise;
        otherwise.bgr = true;
        otherwise.scale = 1;
        QVERIFY(*preprocessFromMetadata({}, otherwise) == otherwise);
    }

    void pixelsAndFractionsMeanTheSame() {
        const auto a = preprocessFromMetadata({{"resize", "232"}}, Preprocess{}); // at 224, if nothing else is said
        QVERIFY(a->fit == Preprocess::Fit::ShorterSide && a->cropFraction == 224.0 / 232);
        const auto b = preprocessFromMetadata({{"resize", "128"}, {"resolution", "128"}}, Preprocess{});
        QCOMPARE(b->cropFraction, 1.0);
        const auto c = preprocessFromMetadata({{"resize", "shorter-side:0.875"}}, Preprocess{});
        QCOMPARE(c->cropFraction, 0.875);
        QVERIFY(preprocessFromMetadata({{"resize", "stretch"}}, Preprocess{})->fit == Preprocess::Fit::Stretch);
    }

    void tensorFlowsPaddingMeansACentreCrop() {
        Preprocess otherwise;
        otherwise.interpolation = Preprocess::Interpolation::Bicubic;
        const auto p = preprocessFromMetadata({{"padding", "same"}}, otherwise);
        QVERIFY(p->fit == Preprocess::Fit::CentreCrop && p->cropFraction == 0.875);
        QVERIFY(p->interpolation == Preprocess::Interpolation::Bilinear);
    }

    void nonsenseIsNamed_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        for (const auto& [key, value] : std::initializer_list<std::pair<const char*, const char*>>{
                 {"input_mean", "0.5"},
                 {"input_mean", "a,b,c"},
                 {"input_mean", "nan,0,0"},
                 {"input_mean", "1,2,3,4"},
                 {"input_std", "0,1,1"},
                 {"input_std", "-1,1,1"},
                 {"input_std", "1e999,1,1"},
                 {"input_scale", "0"},
                 {"input_order", "grb"},
                 {"interpolation", "lanczos"},
                 {"resize", "100"}, // smaller than the crop of 224
                 {"resize", "shorter-side:1.5"},
                 {"resize", "centre-crop:0"},
                 {"resize", "something"},
                 {"photo_pixels", "0"},
                 {"photo_pixels", "31.5"},
                 {"photo_pixels", "1e9"}})
            QTest::addRow("%s=%s", key, value) << key << value;
    }
    void nonsenseIsNamed() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        const auto p = preprocessFromMetadata({{key.toStdString(), value.toStdString()}}, Preprocess{});
        QVERIFY(!p.has_value());
        const QString message = QString::fromStdString(p.error().message);
        QVERIFY2(message.contains(key) && message.contains(value), qPrintable(message));
    }

    void writtenMetadataReadsBack() {
        Preprocess p;
        p.fit = Preprocess::Fit::CentreCrop;
        p.cropFraction = 224.0 / 232;
        p.bgr = true;
        p.scale = 1;
        p.mean = {0.1f, 1.0f / 3, 103.53f};
        p.interpolation = Preprocess::Interpolation::Bicubic;
        p.photoPixels = 32;
        QVERIFY(*preprocessFromMetadata(metadataFromPreprocess(p), Preprocess{}) == p);
        QVERIFY(!(*preprocessFromMetadata(metadataFromPreprocess(Preprocess{}), p) == p));
    }

    void epsilonIsReadAndChecked() {
        QVERIFY(!epsilonFromMetadata({})->has_value());
        QCOMPARE(epsilonFromMetadata({{"batch_norm_epsilon", "1e-3"}})->value(), 1e-3f);
        QVERIFY(!epsilonFromMetadata({{"batch_norm_epsilon", "-1"}}).has_value());
        QVERIFY(!epsilonFromMetadata({{"batch_norm_epsilon", "small"}}).has_value());
    }
};

QTEST_GUILESS_MAIN(TestMetadata)
#include "tst_metadata.moc"
