#include "core/image/camera.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace convlens;

namespace {

void writeText(const QString& path, const QByteArray& text) {
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

/// No test machine has a camera for certain: what OpenCV does behind one it also does behind a series of pictures.
class TestCamera : public QObject {
    Q_OBJECT
private slots:
    void picturesOfASeriesComeOneAfterTheOtherInTheirColours() {
        QTemporaryDir folder;
        const QColor colours[] = {QColor(200, 30, 10), QColor(10, 220, 40), QColor(20, 40, 210)};
        for (int i = 0; i < 3; ++i) {
            QImage image(32, 24, QImage::Format_RGB888);
            image.fill(colours[i]);
            QVERIFY(image.save(folder.filePath(QString("shot_%1.png").arg(i, 3, 10, QLatin1Char('0')))));
        }
        auto film = openFilm(folder.filePath("shot_%03d.png").toStdString());
        QVERIFY2(bool(film), film ? "" : film.error().message.c_str());
        for (const QColor& colour : colours) {
            const auto image = (*film)->next();
            QVERIFY2(bool(image), image ? "" : image.error().message.c_str());
            QCOMPARE(image->width, 32);
            QCOMPARE(image->height, 24);
            const std::vector<std::uint8_t> pixel(image->rgb.end() - 3, image->rgb.end());
            QCOMPARE(QColor(pixel[0], pixel[1], pixel[2]), colour);
        }
        const auto end = (*film)->next();
        QVERIFY(!end && end.error().code == ErrorCode::FileUnreadable);
        QVERIFY(end.error().message.find("shot_%03d.png") != std::string::npos);
    }

    void whatIsNoFilmIsRefusedByName() {
        QTemporaryDir folder;
        const QString path = folder.filePath("notes.avi");
        writeText(path, "no film");
        const auto film = openFilm(path.toStdString());
        QVERIFY(!film && film.error().code == ErrorCode::FileUnreadable);
        QVERIFY(film.error().message.find("notes.avi") != std::string::npos);
    }

    void aCameraThatIsNotThereIsSaidToBeMissing() {
        const auto camera = openCamera(987);
        QVERIFY(!camera);
        QVERIFY2(camera.error().message.find("987") != std::string::npos, camera.error().message.c_str());
    }

    void listsTheDevicesThatGivePictures() {
        QTemporaryDir folder;
        writeText(folder.filePath("video2/name"), "USB Camera\n");
        writeText(folder.filePath("video2/index"), "0\n");
        writeText(folder.filePath("video0/name"), "Integrated Camera\n");
        writeText(folder.filePath("video0/index"), "0\n");
        writeText(folder.filePath("video1/name"), "Integrated Camera\n");
        writeText(folder.filePath("video1/index"), "1\n"); // its metadata
        writeText(folder.filePath("v4l-subdev0/name"), "sensor\n");
        writeText(folder.filePath("video3/other"), "");
        const auto cameras = findCameras(folder.path().toStdString());
        QCOMPARE(int(cameras.size()), 3);
        QCOMPARE(cameras[0].index, 0);
        QCOMPARE(cameras[0].name, std::string("Integrated Camera"));
        QCOMPARE(cameras[1].index, 2);
        QCOMPARE(cameras[1].name, std::string("USB Camera"));
        QCOMPARE(cameras[2].name, std::string("/dev/video3"));
        QVERIFY(findCameras(folder.filePath("nothing").toStdString()).empty());
    }
};

QTEST_APPLESS_MAIN(TestCamera)
#include "tst_camera.moc"
