#include "core/tensor/npy.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <array>
#include <cmath>
#include <limits>

using namespace convlens;

namespace {

/// A file as the format's definition describes it (numpy.lib.format), put together by hand.
QByteArray npyFile(int major, QByteArray dictionary, const QByteArray& data) {
    QByteArray file("\x93NUMPY", 6);
    file += char(major);
    file += char(0);
    if (major == 1) {
        const quint16 length = qToLittleEndian(quint16(dictionary.size()));
        file.append(reinterpret_cast<const char*>(&length), 2);
    } else {
        const quint32 length = qToLittleEndian(quint32(dictionary.size()));
        file.append(reinterpret_cast<const char*>(&length), 4);
    }
    return file + dictionary + data;
}

QByteArray floats(const QList<float>& values) {
    return {reinterpret_cast<const char*>(values.data()), values.size() * qsizetype(sizeof(float))};
}

Result<Tensor> decode(const QByteArray& bytes) {
    return decodeNpy({bytes.data(), std::size_t(bytes.size())}, "x.npy");
}

} // namespace

class TestNpy : public QObject {
    Q_OBJECT
private slots:
    /// np.lib.format.write_array of np.arange(12, dtype='<f4').reshape(1, 3, 2, 2) / 4, as NumPy 1.24.2 writes it.
    void readsWhatNumpyWrote_data() {
        QTest::addColumn<QByteArray>("prefix");
        QTest::addColumn<int>("padding");
        QTest::newRow("1.0") << QByteArray("\x93NUMPY\x01\x00v\x00", 10) << 52;
        QTest::newRow("2.0") << QByteArray("\x93NUMPY\x02\x00t\x00\x00\x00", 12) << 50;
        QTest::newRow("3.0") << QByteArray("\x93NUMPY\x03\x00t\x00\x00\x00", 12) << 50;
    }
    void readsWhatNumpyWrote() {
        QFETCH(QByteArray, prefix);
        QFETCH(int, padding);
        QByteArray bytes = prefix + "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3, 2, 2), }" +
                           QByteArray(padding, ' ') + "\n";
        QCOMPARE(bytes.size(), 128);
        for (int i = 0; i < 12; ++i) {
            const float value = float(i) / 4;
            bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
        }
        const auto tensor = decode(bytes);
        QVERIFY2(bool(tensor), tensor ? "" : tensor.error().message.c_str());
        QVERIFY((tensor->shape() == Shape{1, 3, 2, 2}));
        QCOMPARE(tensor->at(0, 1, 0, 1), 1.25f);
        QCOMPARE(tensor->at(0, 2, 1, 1), 2.75f);

        QTemporaryDir folder;
        QFile file(folder.filePath("a.npy"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const auto read = readNpy(file.fileName().toStdString());
        QVERIFY2(bool(read), read ? "" : read.error().message.c_str());
        QVERIFY(std::equal(read->values().begin(), read->values().end(), tensor->values().begin()));
    }

    void writesTheBytesThatNumpyWrites() {
        Tensor tensor({1, 3, 2, 2});
        for (int i = 0; i < 12; ++i)
            tensor.values()[std::size_t(i)] = float(i) / 4;
        QTemporaryDir folder;
        const QString path = folder.filePath("a.npy");
        QVERIFY(bool(writeNpy(path.toStdString(), tensor)));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QCOMPARE(bytes.left(128), QByteArray("\x93NUMPY\x01\x00v\x00", 10) +
                                      "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3, 2, 2), }" +
                                      QByteArray(52, ' ') + "\n");
        QCOMPARE(bytes.mid(128), QByteArray(reinterpret_cast<const char*>(tensor.data()), 48));
    }

    void everyBitSurvivesARoundTrip() {
        const std::array<float, 6> values{-0.0f,
                                          std::numeric_limits<float>::denorm_min(),
                                          std::numeric_limits<float>::infinity(),
                                          std::nanf("1"),
                                          1e-38f,
                                          -3.5f};
        QTemporaryDir folder;
        const std::string path = folder.filePath("a.npy").toStdString();
        QVERIFY(bool(writeNpy(path, values, std::array{2, 3})));
        const auto read = readNpy(path);
        QVERIFY(bool(read));
        QVERIFY((read->shape() == Shape{2, 3, 1, 1}));
        QCOMPARE(std::memcmp(read->data(), values.data(), sizeof values), 0);
    }

    void otherSpellingsOfTheHeader_data() {
        QTest::addColumn<QByteArray>("dictionary");
        QTest::addColumn<QList<int>>("shape");
        QTest::newRow("order of keys") << QByteArray("{'shape': (1, 2, 1, 1), 'descr': '<f4', 'fortran_order': False}")
                                       << QList<int>{1, 2, 1, 1};
        QTest::newRow("double quotes") << QByteArray("{\"descr\":\"<f4\",\"fortran_order\":False,\"shape\":(2,1,1)}")
                                       << QList<int>{1, 2, 1, 1};
        QTest::newRow("Python 2") << QByteArray("{'descr': '<f4', 'fortran_order': False, 'shape': (2L, 1L), }\n")
                                  << QList<int>{2, 1, 1, 1};
    }
    void otherSpellingsOfTheHeader() {
        QFETCH(QByteArray, dictionary);
        QFETCH(QList<int>, shape);
        const auto tensor = decode(npyFile(1, dictionary, floats({1, 2})));
        QVERIFY2(bool(tensor), tensor ? "" : tensor.error().message.c_str());
        QVERIFY((tensor->shape() == Shape{shape[0], shape[1], shape[2], shape[3]}));
    }

    void anEmptyArrayIsAnEmptyTensor() {
        const auto tensor =
            decode(npyFile(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (0, 3, 224, 224), }", {}));
        QVERIFY(bool(tensor));
        QVERIFY(tensor->empty());
    }

    void hostileFilesAreRefusedByName_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const auto plain = [](const char* shape) {
            return QByteArray("{'descr': '<f4', 'fortran_order': False, 'shape': ") + shape + ", }";
        };
        const QByteArray two = floats({1, 2});
        QTest::newRow("empty") << QByteArray() << "does not begin";
        QTest::newRow("another file") << QByteArray("PK\x03\x04 a zip file, or so") << "does not begin";
        QTest::newRow("magic only") << QByteArray("\x93NUMPY", 6) << "does not begin";
        QTest::newRow("version 4") << npyFile(4, plain("(1, 2)"), two) << "version 4.0";
        QTest::newRow("version 0") << npyFile(0, plain("(1, 2)"), two) << "version 0.0";
        QTest::newRow("version 2 cut in its length")
            << QByteArray("\x93NUMPY\x02\x00\x10\x00", 10) << "within its header";
        QTest::newRow("header beyond the file") << QByteArray("\x93NUMPY\x01\x00\xff\xff{'descr", 17) << "claims 65535";
        QTest::newRow("header of 4 GiB") << QByteArray("\x93NUMPY\x02\x00\xff\xff\xff\xff{'descr", 19)
                                         << "claims 4294967295";
        QTest::newRow("long header") << npyFile(2, QByteArray(70000, ' '), two) << "header of 70000";
        QTest::newRow("float64") << npyFile(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1), }", two)
                                 << "'<f8'";
        QTest::newRow("big endian") << npyFile(1, "{'descr': '>f4', 'fortran_order': False, 'shape': (1, 2), }", two)
                                    << "'>f4'";
        QTest::newRow("objects") << npyFile(1, "{'descr': '|O', 'fortran_order': False, 'shape': (1, 2), }", two)
                                 << "'|O'";
        QTest::newRow("structured") << npyFile(1,
                                               "{'descr': [('a', '<f4'), ('b', '<i2')], 'fortran_order': False, "
                                               "'shape': (2,), }",
                                               two)
                                    << "('b', '<i2')";
        QTest::newRow("Fortran order") << npyFile(1, "{'descr': '<f4', 'fortran_order': True, 'shape': (1, 2), }", two)
                                       << "Fortran order";
        QTest::newRow("truncated values") << npyFile(1, plain("(1, 3)"), two) << "8 bytes";
        QTest::newRow("cut inside a value") << npyFile(1, plain("(1, 2)"), two.chopped(1)) << "7 bytes";
        QTest::newRow("bytes left over") << npyFile(1, plain("(1, 1)"), two) << "needs 4 bytes";
        QTest::newRow("empty shape, values left") << npyFile(1, plain("(0, 2)"), two) << "needs 0 bytes";
        QTest::newRow("product overflows")
            << npyFile(1, plain("(4294967296, 4294967296, 4294967296)"), two) << "more values";
        QTest::newRow("product wraps to 2")
            << npyFile(1, plain("(2, 9223372036854775807, 9223372036854775807)"), two) << "more values";
        QTest::newRow("extent beyond 64 bits") << npyFile(1, plain("(99999999999999999999, 1)"), two) << "dictionary";
        QTest::newRow("extent beyond a tensor") << npyFile(1, plain("(0, 4294967296)"), {}) << "beyond";
        QTest::newRow("negative extent") << npyFile(1, plain("(-1, -2)"), two) << "dictionary";
        QTest::newRow("one dimension") << npyFile(1, plain("(2,)"), two) << "(2,)";
        QTest::newRow("a scalar") << npyFile(1, plain("()"), floats({1})) << "()";
        QTest::newRow("five dimensions") << npyFile(1, plain("(1, 1, 1, 1, 2)"), two) << "expected [n, c, h, w]";
        QTest::newRow("no shape") << npyFile(1, "{'descr': '<f4', 'fortran_order': False}", two) << "dictionary";
        QTest::newRow("key twice") << npyFile(1,
                                              "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1, "
                                              "2)}",
                                              two)
                                   << "dictionary";
        QTest::newRow("unknown key") << npyFile(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), 'x': 1}",
                                                two)
                                     << "dictionary";
        QTest::newRow("text after the dictionary") << npyFile(1, plain("(1, 2)") + " + 1", two) << "dictionary";
        QTest::newRow("an expression") << npyFile(1, "__import__('os').system('true')", two) << "dictionary";
        QTest::newRow("endless list") << npyFile(1, "{'descr': " + QByteArray(60000, '['), two) << "dictionary";
        QTest::newRow("not text") << npyFile(1, QByteArray(100, '\xff'), two) << "dictionary";
    }
    void hostileFilesAreRefusedByName() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const auto tensor = decode(bytes);
        QVERIFY(!tensor);
        const QString message = QString::fromStdString(tensor.error().message);
        QVERIFY2(message.contains("x.npy"), qPrintable(message));
        QVERIFY2(message.contains(says), qPrintable(message));

        // The reader of files walks another way through the bytes and must come to the same end.
        QTemporaryDir folder;
        QFile file(folder.filePath("x.npy"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const auto read = readNpy(file.fileName().toStdString());
        QVERIFY(!read);
        QCOMPARE(int(read.error().code), int(tensor.error().code));
        QVERIFY2(QString::fromStdString(read.error().message).contains(says), read.error().message.c_str());
    }

    void everyTruncationIsRefused() {
        const QByteArray whole =
            npyFile(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3, 1, 2), }", floats({1, 2, 3, 4, 5, 6}));
        QVERIFY(bool(decode(whole)));
        for (qsizetype length = 0; length < whole.size(); ++length)
            QVERIFY2(!decode(whole.left(length)), qPrintable(QString::number(length)));
    }

    void whatIsNoFileIsSaidSo() {
        QTemporaryDir folder;
        QCOMPARE(int(readNpy(folder.filePath("none.npy").toStdString()).error().code), int(ErrorCode::FileNotFound));
        const auto directory = readNpy(folder.path().toStdString());
        QCOMPARE(int(directory.error().code), int(ErrorCode::FileUnreadable));
        QVERIFY(directory.error().message.find("a folder") != std::string::npos);
        QVERIFY(!readNpy("/dev/zero"));
    }
};

QTEST_APPLESS_MAIN(TestNpy)
#include "tst_npy.moc"
