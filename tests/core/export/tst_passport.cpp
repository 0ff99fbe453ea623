#include "core/base/utc_now.h"
#include "core/base/version.h"
#include "core/export/shared_conditions.h"

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

    void whatResultsShareIsSaidOnceAndTheRestARowEach() {
        Passport a, b, c;
        a.network = "mobilenet_v1";
        b.network = c.network = "mobilenet_v2";
        a.engine = b.engine = c.engine = "native";
        a.threads = b.threads = 1;
        c.plan = "optimised"; // the others do not say
        b.runs = 40;
        b.further = {{{"mad_ms", "MAD (ms)", true}, 0.25}};
        const Passport all[] = {a, b, c};
        const SharedConditions shared = sharedConditions(all);
        QCOMPARE(shared.common.size(), std::size_t(1)); // and not the version, which every export says
        QCOMPARE(shared.common[0].first.key, std::string("engine"));
        std::string keys;
        for (const Column& column : shared.columns)
            keys += column.key + ' ';
        QCOMPARE(keys, std::string("network plan threads runs mad_ms "));
        QCOMPARE(shared.rows.size(), std::size_t(3));
        const auto empty = [](const Cell& cell) { return std::holds_alternative<std::monostate>(cell); };
        QVERIFY(empty(shared.rows[0][1]) && shared.rows[2][1] == Cell(std::string("optimised")));
        QVERIFY(shared.rows[1][2] == Cell(std::int64_t(1)) && empty(shared.rows[2][2]));
        QVERIFY(shared.rows[1][4] == Cell(0.25));

        const Passport one[] = {a};
        QVERIFY(sharedConditions(one).columns.empty());

        Passport together;
        together.further = pairConditions(a, b, "A", "B");
        const Json json = toJson(together);
        QCOMPARE(json["engine"].get<std::string>(), std::string("native"));
        QCOMPARE(json["threads"].get<int>(), 1);
        QCOMPARE(json["network_base"].get<std::string>(), std::string("mobilenet_v1"));
        QCOMPARE(json["network_other"].get<std::string>(), std::string("mobilenet_v2"));
        QVERIFY(!json.contains("runs_base") && json["runs_other"].get<int>() == 40);
        const std::string caption = toCaption(together);
        QVERIFY(caption.find("network, A mobilenet_v1; network, B mobilenet_v2") != std::string::npos);
        QVERIFY(caption.find("runs, A") == std::string::npos && caption.find("runs, B 40") != std::string::npos);
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
