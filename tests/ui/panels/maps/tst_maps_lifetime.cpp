#include "maps_desk.h"

#include "ui/panels/maps/photo_side.h"
#include "ui/panels/maps/channel_detail.h"

#include <QDoubleSpinBox>
#include <QPushButton>

using namespace convlens;
using namespace convlens::test;

/// Stopping, overtaking and closing while work is going on.
class TestMapsLifetime : public QObject, protected MapsDesk {
    Q_OBJECT
private slots:
    void initTestCase() { prepare("maps-lifetime"); }
    void init() { open(); }
    void cleanup() { close(); }

    void afterAStopItOffersToRunAgain() {
        m_workflow->addPastedImage(pattern({64, 64}, 1));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->currentPhoto(), kWait);
        m_workflow->stopAll();
        QTRY_VERIFY_WITH_TIMEOUT(m_jobs->isIdle(), kWait);
        if (m_session->runResult()) QSKIP("the run was done before it could be stopped");
        auto* button = m_panel->findChild<QPushButton*>("mapsHintButton");
        QTRY_COMPARE(button->text(), QString("Run it"));
        button->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
    }

    void ofTwoPicturesAskedForInTurnTheLastIsShown() {
        openPhoto();
        m_session->selectLayer(LayerId{3});
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        choose(*m_panel, "mapSubject", int(MapSubject::ClassActivation)); // a job in any case
        QCoreApplication::processEvents();
        choose(*m_panel, "mapSubject", int(MapSubject::Maximum));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent() && m_jobs->isIdle(), kWait);
        QVERIFY(text("mapNote").startsWith("Largest"));
        const auto shown = m_panel->detail().view().content().tensor;
        float largest = -1e30f;
        for (int c = 0; c < recorded()->shape().c; ++c)
            largest = std::max(largest, recorded()->at(0, c, 3, 5));
        QCOMPARE(shown->at(0, 0, 3, 5), largest);
    }

    void theLastPictureStaysUntilTheNextIsThere() {
        openPhoto();
        choose(*m_panel, "mapSubject", int(MapSubject::Mean));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        const auto before = m_panel->detail().view().content().tensor;
        choose(*m_panel, "mapSubject", int(MapSubject::ClassActivation));
        QTRY_VERIFY_WITH_TIMEOUT(!m_jobs->isIdle() || m_panel->isCurrent(), kWait);
        QVERIFY(m_panel->detail().view().content().tensor);
        QVERIFY(m_panel->isCurrent() || m_panel->detail().view().content().tensor == before);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        QVERIFY(m_panel->detail().view().content().tensor != before);
    }

    void closingWithANumberHalfTypedEndsCleanly() {
        openPhoto();
        choose(*m_panel, "mapScope", int(ScalingScope::Fixed));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        const auto boxes = m_panel->controls().findChildren<QDoubleSpinBox*>();
        QCOMPARE(boxes.size(), 2);
        m_panel->activateWindow();
        boxes[1]->setFocus();
        QTRY_VERIFY(boxes[1]->hasFocus());
        boxes[1]->selectAll();
        QTest::keyClicks(boxes[1], "9");
        m_panel.reset(); // the box takes the number as its focus goes
    }

    void closingUnderTheCursorEndsCleanly_data() {
        QTest::addColumn<QString>("under");
        for (const char* name : {"grid", "map", "photo"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void closingUnderTheCursorEndsCleanly() {
        QFETCH(QString, under);
        openPhoto();
        QWidget* widget = under == "grid"  ? m_panel->grid().viewport()
                          : under == "map" ? static_cast<QWidget*>(&m_panel->detail().view())
                                           : &m_panel->photo().view();
        // Through the window, so that it knows where the cursor is and tells the widget when it goes.
        const QPoint at = widget->mapTo(m_panel.get(), under == "grid" ? QPoint(30, 30) : widget->rect().center());
        QTest::mouseMove(m_panel->windowHandle(), at);
        QTest::mouseMove(m_panel->windowHandle(), at + QPoint(2, 1));
        QTRY_VERIFY(widget->underMouse());
        m_panel.reset();
    }

    void closingDuringWorkEndsCleanly() {
        m_workflow->addPastedImage(pattern({64, 64}, 1));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult(), kWait);
        choose(*m_panel, "mapScope", int(ScalingScope::Network));
        choose(*m_panel, "mapSubject", int(MapSubject::Components));
        QCoreApplication::processEvents();
        m_panel.reset();
        QTRY_VERIFY_WITH_TIMEOUT(m_jobs->isIdle(), kWait);
    }
};

QTEST_MAIN(TestMapsLifetime)
#include "tst_maps_lifetime.moc"
