#include "core/export/passport.h"

#include <QRegularExpression>
#include <QTest>

using namespace convlens;

class TestPassport : public QObject {
    Q_OBJECT
private slots:
    void leavesOutWhatDoesNotApply() {
        Passport passport;
        passport.network = "mobilenet_v2";
        passport.convention = kPapersConvention;
        const Json json = toJson(passport);
        QCOMPARE(json.size(), std::size_t(3));
        QCOMPARE(json["version"].get<std::string>(), std::string(kVersion));
        QCOMPARE(toCaption(passport),
                 std::string("Convlens ") + kVersion + "; network mobilenet_v2; counted " + kPapersConvention);
    }

    void aMeasuredResultNamesItsConditions() {
        Passport passport;
        passport.engine = "reference";
        passport.plan = "as-drawn";
        passport.threads = 2;
        passport.runs = 40;
        passport.denormalsFlushed = true;
        passport.machine = MachineInfo{};
        passport.machine->cpu = "Some CPU";
        passport.machine->compiler = "GCC 12, Release";
        const Json json = toJson(passport);
        QCOMPARE(json["threads"].get<int>(), 2);
        QCOMPARE(json["runs"].get<int>(), 40);
        QCOMPARE(json["denormals_flushed"].get<bool>(), true);
        QCOMPARE(json["cpu"].get<std::string>(), std::string("Some CPU"));
        QCOMPARE(json["build"].get<std::string>(), std::string("GCC 12, Release"));
        QVERIFY(!json.contains("governor")); // unknown here, so not claimed
        QVERIFY(!json.contains("load"));
        QVERIFY(!json.contains("cores"));
    }

    void weightsAreNamedByKindAndHash() {
        WeightsInfo random;
        random.seed = 7;
        random.hash = "seed:7";
        QCOMPARE(describe(random), std::string("random weights (seed 7)"));
        QCOMPARE(toJson(random)["kind"].get<std::string>(), std::string("random"));
        QCOMPARE(toJson(random)["seed"].get<int>(), 7);

        WeightsInfo file;
        file.kind = WeightsInfo::Kind::File;
        file.file = "some/where/net.safetensors";
        file.hash = "sha256:0123456789abcdef0123456789abcdef";
        QCOMPARE(describe(file), std::string("net.safetensors (sha256:0123456789ab...)"));
        QCOMPARE(toJson(file)["hash"].get<std::string>(), file.hash);
        Passport passport;
        passport.weights = file;
        QCOMPARE(toJson(passport)["weights"].get<std::string>(), std::string("file"));
        QCOMPARE(toJson(passport)["weights_hash"].get<std::string>(), file.hash);
    }

    void timeIsUtcInIso8601() {
        static const QRegularExpression form("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$");
        QVERIFY(form.match(QString::fromStdString(utcNow())).hasMatch());
    }
};

QTEST_APPLESS_MAIN(TestPassport)
#include "tst_passport.moc"
