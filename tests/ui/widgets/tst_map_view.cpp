#include "ui/widgets/map_view.h"
#include "ui/widgets/picture_view.h"

#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <limits>

using namespace convlens;

namespace {

std::shared_ptr<const Tensor> ramp(int h, int w) {
    Tensor t({1, 2, h, w});
    for (std::size_t i = 0; i < t.values().size(); ++i)
        t.values()[i] = float(i);
    return std::make_shared<const Tensor>(std::move(t));
}

void wheel(QWidget& widget, QPointF at, int delta) {
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, delta}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(&widget, &event);
}

/// Straight to the widget: the cursor of the platform is shared and does not move when it is there already.
void moveMouse(QWidget* widget, QPointF at, Qt::MouseButtons buttons = Qt::NoButton) {
    QMouseEvent event(QEvent::MouseMove, at, widget->mapToGlobal(at), Qt::NoButton, buttons, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &event);
}

} // namespace

class TestMapView : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_view = std::make_unique<MapView>();
        m_view->resize(200, 200);
        m_view->setColouring(ColourMapId::Grey, MapInterpolation::Nearest);
        m_view->setContent({ramp(10, 10), 1, false, {{100, 199}}});
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void pointsAndValuesCorrespond() {
        int y = -1, x = -1;
        QVERIFY(m_view->valueAt({30, 70}, &y, &x));
        QCOMPARE(y, 3);
        QCOMPARE(x, 1);
        QCOMPARE(m_view->rectOf(3, 1), QRectF(20, 60, 20, 20));
    }

    void paintsTheChannelsColours() {
        const QImage image = m_view->grab().toImage();
        QCOMPARE(qRed(image.pixel(10, 10)), 0);
        QCOMPARE(qRed(image.pixel(190, 190)), 255);
        QCOMPARE(qRed(image.pixel(10, 110)), int(50 * 256.0 / 99));
    }

    void aLargeViewMovesNoEdge() {
        // More pixels than are coloured one by one.
        m_view->resize(1990, 1790);
        const QImage image = m_view->grab().toImage();
        for (const auto& [y, x] : {std::pair(0, 0), std::pair(3, 7), std::pair(9, 9), std::pair(5, 1)}) {
            const QRect value = m_view->rectOf(y, x).toRect().adjusted(1, 1, -2, -2);
            const int level = int(std::min(255.0, double(y * 10 + x) * 256 / 99));
            for (const QPoint& corner : {value.topLeft(), value.topRight(), value.bottomLeft(), value.bottomRight()})
                if (!m_view->rectOf(y, x).contains(QPointF(corner)) || value.width() < 100)
                    QFAIL("geometry");
                else if (const int found = qRed(image.pixel(corner)); found != level)
                    QFAIL(qPrintable(QStringLiteral("%1 %2: %3 instead of %4").arg(y).arg(x).arg(found).arg(level)));
        }
    }

    void whatChangesIsDrawnAnew() {
        const auto corner = [&] { return m_view->grab().toImage().pixel(10, 10); };
        QCOMPARE(qRed(corner()), 0);
        m_view->setContent({ramp(10, 10), 1, false, {{0, 100}}});
        QCOMPARE(qRed(corner()), 255);
        m_view->setContent({ramp(10, 10), 0, false, {{0, 100}}});
        QCOMPARE(qRed(corner()), 0);
        m_view->setColouring(ColourMapId::Viridis, MapInterpolation::Nearest);
        QCOMPARE(corner(), qRgb(0x44, 0x01, 0x54));
    }

    void zoomKeepsThePointUnderTheCursor() {
        int y0 = 0, x0 = 0, y1 = 0, x1 = 0;
        const QPointF at(130, 50);
        QVERIFY(m_view->valueAt(at, &y0, &x0));
        wheel(*m_view, at, 360);
        QVERIFY(m_view->zoom() > 1.5);
        QVERIFY(m_view->valueAt(at, &y1, &x1));
        QCOMPARE(y1, y0);
        QCOMPARE(x1, x0);
        // The colours move with it.
        const QImage image = m_view->grab().toImage();
        QCOMPARE(qRed(image.pixel(at.toPoint())), int(std::min(255.0, double(y0 * 10 + x0) * 256 / 99)));
        wheel(*m_view, at, -2400);
        QCOMPARE(m_view->zoom(), 1.0);
        QCOMPARE(m_view->rectOf(0, 0), QRectF(0, 0, 20, 20));
    }

    void draggingMovesAndDoubleClickFits() {
        m_view->setZoom(4, {100, 100});
        const QRectF before = m_view->rectOf(5, 5);
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, {100, 100});
        moveMouse(m_view.get(), {130, 90}, Qt::LeftButton);
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, {130, 90});
        QCOMPARE(m_view->rectOf(5, 5).topLeft(), before.topLeft() + QPointF(30, -10));
        QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, {100, 100});
        QCOMPARE(m_view->zoom(), 1.0);
    }

    void hoveringAndClickingTellTheValue() {
        QSignalSpy hovered(m_view.get(), &MapView::valueHovered), clicked(m_view.get(), &MapView::valueClicked);
        moveMouse(m_view.get(), {150, 90});
        QCOMPARE(hovered.last(), (QList<QVariant>{4, 7}));
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, {150, 90});
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked[0], (QList<QVariant>{4, 7}));
    }

    void theValueUnderTheCursorIsWrittenOut() {
        Tensor t({1, 1, 2, 2});
        t.values()[0] = -1.25f;
        t.values()[1] = std::numeric_limits<float>::quiet_NaN();
        t.values()[2] = std::numeric_limits<float>::infinity();
        t.values()[3] = -std::numeric_limits<float>::infinity();
        m_view->setContent({std::make_shared<const Tensor>(std::move(t)), 0, false, {{-2, 2}}});
        QVERIFY(m_view->readout().isEmpty());
        const auto at = [&](int y, int x) {
            moveMouse(m_view.get(), m_view->rectOf(y, x).center());
            return m_view->readout().replace(QChar(0x2212), QLatin1Char('-'));
        };
        QVERIFY2(at(0, 0).startsWith("y 0, x 0: -1.25"), qPrintable(m_view->readout()));
        QCOMPARE(at(0, 1), QString("y 0, x 1: NaN"));
        QCOMPARE(at(1, 0), QString("y 1, x 0: +Inf"));
        QCOMPARE(at(1, 1), QString("y 1, x 1: -Inf"));
        // Written above, since the cursor is below, in white on dark.
        const QImage with = m_view->grab().toImage();
        const QRect box(60, 4, 80, 16);
        int white = 0;
        for (int y = box.top(); y <= box.bottom(); ++y)
            for (int x = box.left(); x <= box.right(); ++x)
                white += with.pixel(x, y) == qRgb(255, 255, 255);
        QVERIFY(white > 10);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(m_view.get(), &leave);
        QVERIFY(m_view->readout().isEmpty());
        QVERIFY(m_view->grab().toImage() != with);
    }

    void aMapOfTheSameSizeKeepsTheZoom() {
        m_view->setZoom(3, {100, 100});
        m_view->setContent({ramp(10, 10), 0, false, {{0, 99}}});
        QCOMPARE(m_view->zoom(), 3.0);
        m_view->setContent({ramp(5, 5), 0, false, {{0, 99}}});
        QCOMPARE(m_view->zoom(), 1.0);
    }

    void receptiveFieldsLieWhereTheNetworkLooked() {
        // A photo 400 x 200 of which the network sees the middle square, 10 x 10 input pixels.
        PictureView picture;
        picture.resize(400, 200);
        QImage photo(400, 200, QImage::Format_RGB32);
        photo.fill(QColor(100, 100, 100));
        picture.setPicture(photo, QRectF(0.25, 0, 0.5, 1), {10, 10});
        QCOMPARE(picture.inputRect(), QRectF(100, 0, 200, 200));
        QCOMPARE(picture.fieldRect({2, 3, 4, 1}), QRectF(140, 60, 80, 20));
        picture.setField(PixelRect{2, 3, 4, 1});
        const QImage image = picture.grab().toImage();
        QCOMPARE(image.pixel(200, 150), qRgb(100, 100, 100)); // inside, untouched
        QVERIFY(qRed(image.pixel(50, 100)) < 60);             // not seen, dimmed
        QVERIFY(image.pixel(180, 60) != qRgb(100, 100, 100)); // the outline

        QSignalSpy hovered(&picture, &PictureView::inputHovered);
        moveMouse(&picture, {150, 100});
        QCOMPARE(hovered.last()[0].toPointF(), QPointF(2.5, 5));
        moveMouse(&picture, {20, 100});
        QCOMPARE(hovered.last()[0].toPointF(), QPointF(-1, -1));
    }

    void anOverlayCoversTheInputsPartAtItsOpacity() {
        PictureView picture;
        picture.resize(200, 100);
        QImage photo(200, 100, QImage::Format_RGB32);
        photo.fill(Qt::black);
        picture.setPicture(photo, QRectF(0.5, 0, 0.5, 1), {10, 10});
        QImage overlay(4, 4, QImage::Format_RGB32);
        overlay.fill(Qt::white);
        picture.setOverlay(overlay, 0.5);
        const QImage image = picture.grab().toImage();
        QVERIFY(std::abs(qRed(image.pixel(150, 50)) - 128) <= 2);
        QCOMPARE(qRed(image.pixel(50, 50)), 0);
    }

private:
    std::unique_ptr<MapView> m_view;
};

QTEST_MAIN(TestMapView)
#include "tst_map_view.moc"
