#include "core/labs/bottleneck_lab.h"
#include "core/labs/point_sets.h"
#include "tests/ui/support/sample_session.h"
#include "ui/charts/chart_widget.h"
#include "ui/labs/bottleneck/bottleneck_page.h"
#include "ui/labs/bottleneck/draw_area.h"
#include "ui/labs/lab_pages.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>

using namespace convlens;

namespace {

constexpr int kWait = 120000;

struct Desk {
    Desk() : workflow(session, jobs) {
        const auto lab = findLab("linear-bottleneck");
        if (!lab) qFatal("no lab");
        page = makeLabPage(**lab, {session, workflow, jobs}, &window);
        window.resize(760, 700);
        page->resize(760, 700);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window)) qFatal("the page does not show");
    }
    template <class T>
    T* find(const char* name) {
        T* found = page->findChild<T*>(QLatin1String(name));
        if (!found) qFatal("no %s", name);
        return found;
    }
    void showTab(const QString& title) {
        auto* tabs = find<QTabWidget>("labTabs");
        for (int i = 0; i < tabs->count(); ++i)
            if (tabs->tabText(i) == title) tabs->setCurrentIndex(i);
        QCOMPARE(tabs->tabText(tabs->currentIndex()), title);
    }
    SessionObject session;
    JobService jobs;
    Workflow workflow;
    QWidget window;
    LabPage* page;
};

} // namespace

class TestBottleneckPage : public QObject {
    Q_OBJECT
private slots:
    void pointsAreDrawnWithTheMouse() {
        Desk desk;
        desk.showTab("Draw");
        auto* area = desk.find<DrawArea>("drawArea");
        QVERIFY(!desk.find<QPushButton>("drawClear")->isEnabled());
        QTest::mousePress(area, Qt::LeftButton, {}, area->toWidget(-0.5, 0).toPoint());
        for (const double x : {-0.2, 0.1, 0.5})
            QTest::mouseMove(area, area->toWidget(x, 0.4).toPoint());
        QTest::mouseRelease(area, Qt::LeftButton, {}, area->toWidget(0.5, 0.4).toPoint());
        const LabSettings settings = desk.page->view().settings;
        QCOMPARE(settings.choice("points"), std::string("drawn"));
        const auto points = readPoints(settings.choice("drawn"));
        QVERIFY(points);
        QCOMPARE(points->rows, 4);
        QVERIFY(std::abs(points->at(0, 0) + 0.5) < 0.02 && std::abs(points->at(3, 1) - 0.4) < 0.02);
        QCOMPARE(desk.find<QComboBox>("lab-points")->currentData().toString(), QString("drawn"));
        desk.page->catchUp();
        QVERIFY(desk.find<ChartWidget>("labChart-bottleneck-shape")->data().figure);
        QVERIFY(desk.find<QLabel>("drawNote")->text().startsWith("4"));
        // And away again.
        QTest::mouseClick(desk.find<QPushButton>("drawClear"), Qt::LeftButton);
        QVERIFY(desk.page->view().settings.choice("drawn").empty());
        desk.page->catchUp();
        QVERIFY(!desk.find<ChartWidget>("labChart-bottleneck-shape")->data().figure);
        QVERIFY(!desk.find<ChartWidget>("labChart-bottleneck-shape")->data().emptyText.isEmpty());
    }

    void pointsAreDrawnWithTheKeyboard() {
        Desk desk;
        desk.showTab("Draw");
        auto* area = desk.find<DrawArea>("drawArea");
        area->setFocus();
        QTest::keyClick(area, Qt::Key_Space);
        QTest::keyClick(area, Qt::Key_Right);
        QTest::keyClick(area, Qt::Key_Space);
        QTest::keyClick(area, Qt::Key_Up);
        QTest::keyClick(area, Qt::Key_Space);
        QCOMPARE(desk.page->view().settings.choice("drawn"), std::string("0,0 0.05,0 0.05,0.05"));
        QTest::keyClick(area, Qt::Key_Backspace);
        QCOMPARE(desk.page->view().settings.choice("drawn"), std::string("0,0 0.05,0"));
        QVERIFY(desk.find<QLabel>("labFindings")->text().contains("draw at least 3"));
    }

    void thePhotoGoesThroughAndTheNetworkIsLookedAt() {
        Desk desk;
        desk.showTab("Photo and network");
        auto* photo = desk.find<ChartWidget>("labChart-bottleneck-photo");
        QVERIFY(!photo->data().figure && !photo->data().emptyText.isEmpty());
        const auto spec = parseNetworkSpec("mobilenet_v2:width=0.35,resolution=64");
        QVERIFY(spec);
        desk.session.setSpec(*spec);
        QImage picture(64, 48, QImage::Format_RGB32);
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                picture.setPixel(x, y, qRgb(4 * x, 5 * y, 2 * (x + y)));
        desk.workflow.addPastedImage(picture);
        QTRY_VERIFY_WITH_TIMEOUT(photo->data().figure, kWait);
        auto* network = desk.find<QLabel>("bottleneckNetwork");
        QTRY_VERIFY_WITH_TIMEOUT(network->text().contains("linear bottlenecks"), kWait);
        QVERIFY(network->text().contains("Random weights"));
        // Another patch, another picture.
        const auto before = photo->data().figure;
        auto* side = desk.find<QSpinBox>("patchSide");
        side->setFocus();
        QTest::keyClick(side, Qt::Key_Up);
        QTRY_VERIFY_WITH_TIMEOUT(photo->data().figure && photo->data().figure != before, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(desk.jobs.isIdle(), kWait);
    }
};

QTEST_MAIN(TestBottleneckPage)
#include "tst_bottleneck_page.moc"
