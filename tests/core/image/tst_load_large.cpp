#include "core/image/image.h"

#include "picture_bytes.h"

#include <QFile>
#include <QTest>

using namespace convlens;
using namespace convlens::test;

namespace {

qint64 availableKilobytes() {
    QFile file(QStringLiteral("/proc/meminfo"));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    for (const QByteArray& line : file.readAll().split('\n'))
        if (line.startsWith("MemAvailable:")) return line.mid(13).simplified().split(' ').first().toLongLong();
    return 0;
}

} // namespace

class TestLoadLarge : public QObject {
    Q_OBJECT
private slots:
    // 400 million pixels are the stated limit: such a photo is read whole.
    void readsTwentyThousandSquared() {
        if (availableKilobytes() < 3'000'000) QSKIP("needs 3 GB of free memory");
        QByteArray bytes;
        {
            QImage image(20000, 20000, QImage::Format_Mono);
            image.fill(1);
            bytes = encoded(image, "PNG");
        }
        const auto image = decodeImage(bytesOf(bytes), "large");
        QVERIFY2(image.has_value(), image ? "" : image.error().message.c_str());
        QCOMPARE(image->width, 20000);
        QCOMPARE(image->rgb.size(), std::size_t(1'200'000'000));
        QCOMPARE(int(image->rgb.back()), 255);
        const auto tensor = preprocessImage(*image, Preprocess{}, 224);
        QVERIFY(tensor.has_value());
    }
};

QTEST_GUILESS_MAIN(TestLoadLarge)
#include "tst_load_large.moc"
