#include "ui/widgets/fitting_tabs.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

#include <memory>

using namespace convlens;

namespace {

QIcon square() {
    QPixmap pixmap(16, 16);
    pixmap.fill(Qt::black);
    return QIcon(pixmap);
}

} // namespace

class TestFittingTabs : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<FittingTabs> m_tabs;
    FittingTabBar* bar() { return static_cast<FittingTabBar*>(m_tabs->tabBar()); }
    int right() { // of the last tab that is to be seen
        int most = 0;
        for (int i = 0; i < bar()->count(); ++i)
            if (bar()->isTabVisible(i)) most = std::max(most, bar()->tabRect(i).right());
        return most;
    }
    void setWidth(int width) {
        m_tabs->resize(width, 200);
        QVERIFY(QTest::qWaitForWindowExposed(m_tabs.get()));
    }

private slots:
    void init() {
        m_tabs = std::make_unique<FittingTabs>();
        for (const char* name : {"Feature maps", "Diagram", "Cost", "Trust", "Compare", "Sweep", "Labs"})
            m_tabs->addTab(new QWidget, square(), QLatin1String(name));
        m_tabs->show();
    }

    void lessRoomCostsFirstTheIconsThenTheSpaceThenTheNames() {
        setWidth(1400);
        QCOMPARE(int(bar()->density()), int(FittingTabBar::Density::Full));
        const int full = right();
        setWidth(full - 20);
        QCOMPARE(int(bar()->density()), int(FittingTabBar::Density::Names));
        QVERIFY(right() < m_tabs->width());
        const int names = right();
        setWidth(names - 20);
        QCOMPARE(int(bar()->density()), int(FittingTabBar::Density::Tight));
        QVERIFY(right() < m_tabs->width());
        setWidth(320);
        QCOMPARE(int(bar()->density()), int(FittingTabBar::Density::Icons));
        QVERIFY2(right() < m_tabs->width(), qPrintable(QString::number(right())));
        setWidth(1400);
        QCOMPARE(int(bar()->density()), int(FittingTabBar::Density::Full));
        QCOMPARE(right(), full);
    }

    void theChosenTabKeepsItsNameAndAllStayInSight() {
        setWidth(320);
        QCOMPARE(int(bar()->density()), int(FittingTabBar::Density::Icons));
        for (int i = 0; i < bar()->count(); ++i) {
            m_tabs->setCurrentIndex(i);
            QCOMPARE(int(bar()->density()), int(FittingTabBar::Density::Icons));
            QVERIFY(right() < m_tabs->width());
            const int text = bar()->fontMetrics().horizontalAdvance(bar()->tabText(i));
            QVERIFY(bar()->tabRect(i).width() > text);
            const int other = (i + 1) % bar()->count();
            QVERIFY(bar()->tabRect(other).width() < 16 + 40);
        }
        QCOMPARE(bar()->tabText(0), QStringLiteral("Feature maps")); // what screen readers are told
    }

    void aHiddenTabTakesNoRoom() {
        setWidth(1400);
        const int full = right();
        setWidth(full - 20);
        QCOMPARE(int(bar()->density()), int(FittingTabBar::Density::Names));
        m_tabs->setTabVisible(6, false);
        QTRY_COMPARE(int(bar()->density()), int(FittingTabBar::Density::Full));
    }

    void tabsWithoutIconsKeepTheirNames() {
        FittingTabs plain;
        for (const char* name : {"Blocks", "Cost and time", "Over C_out", "Tables", "Explained"})
            plain.addTab(new QWidget, QLatin1String(name));
        plain.resize(120, 100);
        plain.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plain));
        const auto* narrow = static_cast<FittingTabBar*>(plain.tabBar());
        QCOMPARE(int(narrow->density()), int(FittingTabBar::Density::Tight));
        for (int i = 0; i < narrow->count(); ++i)
            QVERIFY(narrow->tabRect(i).width() >= narrow->fontMetrics().horizontalAdvance(narrow->tabText(i)));
    }
};

QTEST_MAIN(TestFittingTabs)
#include "tst_fitting_tabs.moc"
