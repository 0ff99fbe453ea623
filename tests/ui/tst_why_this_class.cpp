#include "tests/ui/support/window_app.h"

#include "ui/models/predictions_model.h"
#include "ui/panels/maps/maps_panel.h"
#include "ui/panels/maps/photo_side.h"
#include "ui/session/trained_choice.h"
#include "ui/settings.h"

#include <QComboBox>
#include <QListView>
#include <QPushButton>
#include <QTemporaryDir>

using namespace convlens;
using namespace convlens::test;

/// From the predictions to the places of the photo that speak for a class, in the whole window.
class TestWhyThisClass : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;

private slots:
    void initTestCase() { useOwnSettings("tst_why_this_class", m_dir.path()); }
    void init() {
        QSettings().clear();
        Settings().setMeasuresByItself(false);
    }

    void theButtonLaysTheLikeliestClassesMapOverThePhoto() {
        App app;
        chooseTrained(app.session, Family::MobileNetV2);
        QImage photo(64, 64, QImage::Format_RGB888);
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 64; ++x)
                photo.setPixelColor(x, y, QColor((x * 5) % 256, (y * 7 + x) % 256, (x * y) % 256));
        app.workflow.addPastedImage(photo);
        QTRY_VERIFY_WITH_TIMEOUT(app.session.runResult(), kWait);
        auto* maps = static_cast<MapsPanel*>(app.window.panel("maps"));
        app.window.showPanel("maps");
        QTRY_VERIFY_WITH_TIMEOUT(maps->isCurrent(), kWait);
        const auto picture = [&] { return maps->photo().view().grab().toImage(); };
        const QImage plain = picture();
        app.window.showPanel("diagram");
        auto* why = app.find<QPushButton>("predictionWhy");
        QTest::mouseClick(why, Qt::LeftButton);
        QVERIFY(maps->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(maps->isCurrent(), kWait);
        QVERIFY(maps->detail().subject() == MapSubject::ClassActivation);
        const auto top = topPredictions(*app.session.runResult(), 2);
        auto* classes = app.find<QComboBox>("mapClass");
        QVERIFY(classes->isVisible());
        QCOMPARE(classes->currentData().toInt(), top[0].index);
        QVERIFY(classes->currentText().startsWith(top[0].label));
        const QImage first = picture();
        QVERIFY(first != plain);

        // The second of the list is another question and another picture.
        auto* list = app.find<QListView>("predictionList");
        list->setCurrentIndex(list->model()->index(1, 0));
        QTest::mouseClick(why, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(maps->isCurrent(), kWait);
        QCOMPARE(classes->currentData().toInt(), top[1].index);
        const QImage second = picture();
        QVERIFY(second != first && second != plain);
        // Where the one class finds most, the other need not; the photo itself is the same without them.
        auto* box = app.find<QAbstractButton>("mapOverlay");
        QVERIFY(box->isChecked());
        box->click();
        QTRY_VERIFY_WITH_TIMEOUT(maps->isCurrent(), kWait);
        QCOMPARE(picture(), plain);
    }
};

QTEST_MAIN(TestWhyThisClass)
#include "tst_why_this_class.moc"
