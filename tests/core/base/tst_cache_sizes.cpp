#include "core/base/cache_sizes.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace convlens;

class TestCacheSizes : public QObject {
    Q_OBJECT
private slots:
    void readsWhatLinuxTells() {
        QTemporaryDir folder;
        const auto cache = [&](int index, const char* level, const char* type, const char* size) {
            const QString path = folder.filePath(QString("index%1").arg(index));
            QVERIFY(QDir().mkpath(path));
            for (const auto& [name, text] : {std::pair{"level", level}, {"type", type}, {"size", size}}) {
                QFile file(path + "/" + name);
                QVERIFY(file.open(QIODevice::WriteOnly));
                file.write(text);
                file.write("\n");
            }
        };
        cache(0, "1", "Data", "48K");
        cache(1, "1", "Instruction", "32K");
        cache(2, "2", "Unified", "2M");
        cache(3, "3", "Unified", "307200K");
        const CacheSizes sizes = readCacheSizes(folder.path().toStdString());
        QCOMPARE(sizes.level1, std::int64_t(49152));
        QCOMPARE(sizes.level2, std::int64_t(2097152));
        QCOMPARE(sizes.level3, std::int64_t(314572800));
    }

    void whatIsNotToldIsZero() {
        QTemporaryDir folder;
        const CacheSizes sizes = readCacheSizes(folder.path().toStdString());
        QCOMPARE(sizes.level1 + sizes.level2 + sizes.level3, std::int64_t(0));
        QVERIFY(readMemoryBytes() >= 0);
    }
};

QTEST_APPLESS_MAIN(TestCacheSizes)
#include "tst_cache_sizes.moc"
