#include "core/measure/cpu_text.h"
#include "core/measure/machine.h"

#include <QRegularExpression>
#include <QStringList>
#include <QTest>

#include <limits>

using namespace convlens;

class TestMachine : public QObject {
    Q_OBJECT
private slots:
    void cpuInfoOfOneProcessorOrNone() {
        const CpuText x86 =
            parseCpuInfo("processor\t: 0\nvendor_id\t: GenuineIntel\nmodel name\t: Some(R) CPU @ 2.1GHz\n"
                         "cpu MHz\t\t: 2095.078\nflags\t\t: fpu sse\n\nprocessor\t: 1\n"
                         "model name\t: Another\ncpu MHz\t\t: 800.000\n");
        QCOMPARE(x86.model, std::string("Some(R) CPU @ 2.1GHz"));
        QCOMPARE(x86.frequencyMhz, 2095.078);
        const CpuText board = parseCpuInfo("processor\t: 0\nCPU part\t: 0xd08\n\nModel\t\t: Raspberry Pi 4 Model B\n");
        QCOMPARE(board.model, std::string("Raspberry Pi 4 Model B"));
        QVERIFY(board.frequencyMhz < 0);
        QCOMPARE(parseCpuInfo("CPU part\t: 0xd0c\n").model, std::string("ARM part 0xd0c"));
        QCOMPARE(parseCpuInfo("").model, std::string());
        QVERIFY(parseCpuInfo("cpu MHz : unknown").frequencyMhz < 0);
        QVERIFY(parseCpuInfo("no separator at all\n:\n:").model.empty());
    }

    void keysOfOsRelease() {
        const char* text = "NAME=\"Debian GNU/Linux\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\nX=\"";
        QCOMPARE(valueOfKey(text, "PRETTY_NAME"), std::string("Debian GNU/Linux 12 (bookworm)"));
        QCOMPARE(valueOfKey(text, "ID"), std::string("debian"));
        QCOMPARE(valueOfKey(text, "X"), std::string("\""));
        QCOMPARE(valueOfKey(text, "VERSION"), std::string());
    }

    void thisMachineIsDescribed() {
        const MachineInfo machine = readMachineInfo();
        QVERIFY(!machine.cpu.empty());
        QVERIFY(machine.cores >= 1 && machine.cores <= 4096);
        QVERIFY((QStringList{"AVX-512", "AVX2", "SSE4", "SSE2", "NEON", "scalar"})
                    .contains(QString::fromStdString(machine.isa)));
        QVERIFY(!machine.os.empty());
        const QString compiler = QString::fromStdString(machine.compiler);
        QVERIFY2(compiler.contains(QRegularExpression("^(GCC|Clang) [0-9].*, [A-Za-z]+")), qPrintable(compiler));
    }

    void whatTheSystemDoesNotTellIsNullInJson() {
        const Json empty = toJson(MachineInfo{});
        for (const char* key : {"governor", "frequency_mhz", "load"})
            QVERIFY(empty.at(key).is_null());
        MachineInfo told;
        told.cpu = "X";
        told.cores = 2;
        told.governor = "performance";
        told.frequencyMhz = 2000;
        told.load1 = 0;
        const Json json = toJson(told);
        QCOMPARE(json.at("cpu").get<std::string>(), std::string("X"));
        QCOMPARE(json.at("cores").get<int>(), 2);
        QCOMPARE(json.at("governor").get<std::string>(), std::string("performance"));
        QCOMPARE(json.at("frequency_mhz").get<double>(), 2000.0);
        QCOMPARE(json.at("load").get<double>(), 0.0);
    }

    void denormalsAreFlushedOnlyWhileAsked() {
        volatile float least = std::numeric_limits<float>::min();
        volatile float denormal = std::numeric_limits<float>::denorm_min();
        QVERIFY(least / 2 > 0);
        if (!FlushDenormals::supported()) QSKIP("this processor's control word is not known");
        {
            const FlushDenormals outer;
            QVERIFY(least / 2 == 0); // results
            {
                const FlushDenormals inner;
                QVERIFY(denormal * 16777216.0f == 0); // operands
            }
            QVERIFY(least / 2 == 0); // the inner one puts back what it found
        }
        QVERIFY(least / 2 > 0 && denormal * 16777216.0f > 0);
    }
};

QTEST_APPLESS_MAIN(TestMachine)
#include "tst_machine.moc"
