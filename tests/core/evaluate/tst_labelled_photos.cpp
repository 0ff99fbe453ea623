#include "core/evaluate/labelled_photos.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace convlens;

namespace {

const std::vector<std::string> kLabels{"tench, Tinca tinca", "crane", "Great White Shark", "crane"};

} // namespace

class TestLabelledPhotos : public QObject {
    Q_OBJECT
private slots:
    void classesAreFoundByLabelSynonymOrIndex_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("index"); ///< -1 where it must be refused
        QTest::addColumn<QString>("said");
        QTest::newRow("whole label") << "tench, Tinca tinca" << 0 << "";
        QTest::newRow("synonym") << "tinca tinca" << 0 << "";
        QTest::newRow("underscores and case") << "great_white_SHARK" << 2 << "";
        QTest::newRow("index") << "4" << 4 << "";
        QTest::newRow("index with zeros") << "0003" << 3 << "";
        QTest::newRow("two classes of one name") << "crane" << -1 << "1 and 3";
        QTest::newRow("part of a label") << "shark" << -1 << "no class";
        QTest::newRow("beyond") << "5" << -1 << "outside 0 to 4";
        QTest::newRow("negative") << "-1" << -1 << "outside 0 to 4";
        QTest::newRow("nothing") << "" << -1 << "no class";
    }
    void classesAreFoundByLabelSynonymOrIndex() {
        QFETCH(QString, name);
        QFETCH(int, index);
        QFETCH(QString, said);
        const auto found = classNamed(name.toStdString(), kLabels, 5);
        QCOMPARE(found ? *found : -1, index);
        if (!found)
            QVERIFY2(QString::fromStdString(found.error().message).contains(said), found.error().message.c_str());
    }

    void csvIsReadAsWritten_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("photos"); ///< "name=index"
        QTest::addColumn<QString>("said");
        QTest::newRow("plain") << QByteArray("a.png,1\nb.png,0\n") << QStringList{"a.png=1", "b.png=0"} << "";
        QTest::newRow("header, mark, CR LF, no end") << QByteArray("\xef\xbb\xbf"
                                                                   "file,index\r\na.png,4\r\n\r\nb.png, 2")
                                                     << QStringList{"a.png=4", "b.png=2"} << "";
        QTest::newRow("quoted") << QByteArray("\"a, \"\"1\"\".png\",3\n") << QStringList{"a, \"1\".png=3"} << "";
        QTest::newRow("not a number") << QByteArray("a.png,1\nb.png,x\n") << QStringList() << "line 2";
        QTest::newRow("beyond") << QByteArray("a.png,5\n") << QStringList() << "line 1: class 5 is outside 0 to 4";
        QTest::newRow("three fields") << QByteArray("a.png,1,2\n") << QStringList() << "found 3 fields";
        QTest::newRow("open quote") << QByteArray("a.png,1\n\"b.png,1\n") << QStringList() << "line 2";
        QTest::newRow("no name") << QByteArray(",1\n") << QStringList() << "no name";
        QTest::newRow("empty") << QByteArray() << QStringList() << "names no photo";
    }
    void csvIsReadAsWritten() {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, photos);
        QFETCH(QString, said);
        QTemporaryDir folder;
        QFile file(folder.filePath("labels.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const auto found = photosByCsv(file.fileName().toStdString(), "/photos", 5);
        if (photos.isEmpty()) {
            QVERIFY(!found);
            QCOMPARE(found.error().code, ErrorCode::BadFormat);
            QVERIFY2(QString::fromStdString(found.error().message).contains(said), found.error().message.c_str());
            return;
        }
        QVERIFY2(found, found ? "" : found.error().message.c_str());
        QStringList got;
        for (const LabelledPhoto& photo : *found) {
            QCOMPARE(photo.file.parent_path().string(), std::string("/photos"));
            got << QString::fromStdString(photo.file.filename().string()) + "=" + QString::number(photo.classIndex);
        }
        QCOMPARE(got, photos);
    }

    void foldersAreClasses() {
        QTemporaryDir root;
        QVERIFY(!photosByFolder(root.path().toStdString(), kLabels, 5)); // no folder at all
        const QImage picture(4, 4, QImage::Format_RGB888);
        for (const char* name : {"tench/deep/b.png", "tench/a.png", "2/c.png"}) {
            QVERIFY(QDir().mkpath(QFileInfo(root.filePath(name)).path()));
            QVERIFY(picture.save(root.filePath(name)));
        }
        QVERIFY(picture.save(root.filePath("beside.png")));
        QVERIFY(QDir(root.path()).mkdir("4")); // a class without photos
        const auto found = photosByFolder(root.path().toStdString(), kLabels, 5);
        QVERIFY2(found, found ? "" : found.error().message.c_str());
        QStringList got;
        for (const LabelledPhoto& photo : *found)
            got << QString::fromStdString(photo.file.filename().string()) + "=" + QString::number(photo.classIndex);
        QCOMPARE(got, (QStringList{"c.png=2", "a.png=0", "b.png=0"}));

        QVERIFY(QDir(root.path()).mkdir("unicorn"));
        const auto refused = photosByFolder(root.path().toStdString(), kLabels, 5);
        QVERIFY(!refused);
        QVERIFY(QString::fromStdString(refused.error().message).contains("unicorn"));
    }

    void aLimitKeepsEveryPartOfTheList() {
        std::vector<LabelledPhoto> photos;
        for (int i = 0; i < 10; ++i)
            photos.push_back({std::to_string(i), i});
        QStringList kept;
        for (const LabelledPhoto& photo : spreadOver(photos, 4))
            kept << QString::number(photo.classIndex);
        QCOMPARE(kept, (QStringList{"0", "2", "5", "7"}));
        QCOMPARE(spreadOver(photos, 10).size(), std::size_t(10));
        QCOMPARE(spreadOver(photos, 99).size(), std::size_t(10));
    }
};

QTEST_APPLESS_MAIN(TestLabelledPhotos)
#include "tst_labelled_photos.moc"
