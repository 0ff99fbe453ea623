#include "core/networks/registry.h"
#include "ui/text/language.h"
#include "ui/text/network_name.h"
#include "ui/theme/icons.h"

#include <QTest>

using namespace convlens;

class TestNetworkName : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initResources(); } // the translations are among them
    void cleanup() { applyLanguage(QStringLiteral("en")); }

    /// Window and command line name a network alike.
    void inEnglishItIsCoresName() {
        applyLanguage(QStringLiteral("en"));
        for (const FamilyInfo& family : families())
            for (const Rules rules : family.rules)
                for (const char* rest : {"", ",classes=10", ",padding=same", ",classes=10,padding=same"}) {
                    const std::string text = std::string(family.id) + ":rules=" + std::string(toString(rules)) + rest;
                    NetworkSpec spec = *parseNetworkSpec(text);
                    spec.minimalistic = family.hasMinimalistic;
                    QCOMPARE(networkName(spec), QString::fromStdString(displayName(spec)));
                }
    }

    void inChineseItsWordsAre() {
        if (languages().size() < 3) QSKIP("this build has no translations: lrelease was not there");
        applyLanguage(QStringLiteral("zh_CN"));
        QCOMPARE(networkName(*parseNetworkSpec("mobilenet_v2:width=0.5,classes=10,resolution=96")),
                 QStringLiteral("MobileNetV2 0.5 @96（10 个类别）"));
        const QString all =
            networkName(*parseNetworkSpec("mobilenet_v3_small:minimalistic=1,classes=10,padding=same,rules=timm"));
        for (const char* word : {"minimalistic", "classes", "padding", "rules"})
            QVERIFY2(!all.contains(QLatin1String(word)), qPrintable(all));
        QVERIFY2(all.contains(QLatin1String("timm")), qPrintable(all)); // a name
    }
};

QTEST_MAIN(TestNetworkName)
#include "tst_network_name.moc"
