#include "tests/ui/support/sample_session.h"
#include "ui/models/paper_badge.h"

#include <QTest>

using namespace convlens;

namespace {

QString plain(QString text) {
    return text.replace(QChar(0x00A0), ' ').replace(QChar(0x2212), '-');
}

} // namespace

/// Expected figures: the papers' tables and the known disagreements between them and the ports.
class TestPaperBadge : public QObject {
    Q_OBJECT
private slots:
    void tellsHowFarTheFigureIsFromThePapers_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QString>("badge");
        QTest::addColumn<QStringList>("words");
        // 155 M by the paper's width rule, 140 M by torchvision's (9.7 % below).
        QTest::newRow("V3 Large 0.75") << "mobilenet_v3_large:width=0.75"
                                       << "= paper" << QStringList{"prints 155 M"};
        QTest::newRow("V3 Large 0.75 by torchvision's rules")
            << "mobilenet_v3_large:width=0.75,rules=torchvision"
            << "-9.7 % of paper's" << QStringList{"prints 155 M", "torchvision", "another network"};
        // The asymmetric stride-2 unit has 146 M, torchvision's checkpoints 144.9 M.
        QTest::newRow("ShuffleNetV2") << "shufflenet_v2"
                                      << "= paper" << QStringList{"prints 146 M"};
        QTest::newRow("ShuffleNetV2 by torchvision's rules")
            << "shufflenet_v2:rules=torchvision"
            << "-0.75 % of paper's" << QStringList{"144.9 M", "torchvision"};
        // The authors' README leaves the first convolution out at this width.
        QTest::newRow("V1 0.75") << "mobilenet_v1:width=0.75"
                                 << "= paper" << QStringList{"prints 325 M", "prints 317 M", "first convolution out"};
        QTest::newRow("V1") << "mobilenet_v1"
                            << "= paper" << QStringList{"prints 569 M"};
    }
    void tellsHowFarTheFigureIsFromThePapers() {
        QFETCH(QString, spec);
        QFETCH(QString, badge);
        QFETCH(QStringList, words);
        const auto badges = paperBadges(*test::network(spec.toUtf8().constData()), Convention::Papers);
        QVERIFY(badges.count.has_value());
        QCOMPARE(plain(badges.count->text), badge);
        QCOMPARE(badges.count->agrees, badge == "= paper");
        for (const QString& word : words)
            QVERIFY2(plain(badges.count->tip).contains(word), qPrintable(badges.count->tip));
    }

    void parametersHaveABadgeOfTheirOwn() {
        // 6.9 M in the paper, 6.11 M by its own rules: 11 % below.
        const auto badges = paperBadges(*test::network("mobilenet_v2:width=1.4"), Convention::Papers);
        QVERIFY(badges.params.has_value());
        QCOMPARE(plain(badges.params->text), QString("-11 % of paper's"));
        QVERIFY2(badges.params->tip.contains("own rules"), qPrintable(badges.params->tip));
    }

    void anotherConventionSaysThatItIsOne() {
        // 300.77 M as the papers count, 314.19 M with fvcore's batch norm and pool; the paper prints 300.
        const auto network = test::network("mobilenet_v2");
        const auto badges = paperBadges(*network, Convention::Fvcore);
        QVERIFY(badges.count.has_value() && !badges.count->agrees);
        QCOMPARE(plain(badges.count->text), QString("+4.7 % of paper's"));
        const QString tip = plain(badges.count->tip);
        for (const char* word : {"314.2 M", "as fvcore", "batch norm", "300.8 M", "prints 310 M"})
            QVERIFY2(tip.contains(QLatin1String(word)), qPrintable(tip));
    }

    void withoutAPrintedFigureThereIsNoBadge() {
        const auto badges = paperBadges(*test::network("mobilenet_v2:width=0.9,resolution=200"), Convention::Papers);
        QVERIFY(!badges.count && !badges.params);
    }
};

QTEST_APPLESS_MAIN(TestPaperBadge)
#include "tst_paper_badge.moc"
