#include "maps_desk.h"

#include "ui/panels/maps/photo_side.h"

#include <QCheckBox>
#include <QSignalSpy>
#include <QSlider>

#include <cmath>

using namespace convlens;
using namespace convlens::test;

/// What is drawn over the photo: receptive fields and the large map.
class TestMapsOnPhoto : public QObject, protected MapsDesk {
    Q_OBJECT
private slots:
    void initTestCase() { prepare("maps-on-photo"); }
    void init() { open(); }
    void cleanup() { close(); }

    void pointingAtAValueDrawsItsReceptiveFieldOnThePhoto() {
        openPhoto(); // 96 x 64: the network sees the middle
        const LayerId layer = layerWhere([](const Layer& l) {
            const auto* conv = std::get_if<Convolution>(&l.op);
            return conv && conv->window.stride == 2 && conv->groups > 1;
        });
        m_session->selectLayer(layer);
        QTRY_VERIFY(m_panel->isCurrent());
        const Shape s = recorded()->shape();
        ChannelGrid& grid = m_panel->grid();
        const QRect cell = grid.cellRect(1);
        const int y = s.h / 2, x = s.w / 3;
        QSignalSpy hovered(&grid, &ChannelGrid::valueHovered);
        moveMouse(grid.viewport(),
                  cell.topLeft() + QPointF((x + 0.5) * cell.width() / s.w, (y + 0.5) * cell.height() / s.h));
        QCOMPARE(hovered.last(), (QList<QVariant>{1, y, x}));
        const Graph& graph = *m_session->network()->graph;
        const PixelRect field =
            ReceptiveFields::of(graph, ReceptiveFields::Gates::Ignore).at(graph.layer(layer).outputs[0], 1, y, x);
        QVERIFY(!field.empty());
        PictureView& photo = m_panel->photo().view();
        const QImage with = photo.grab().toImage();
        moveMouse(grid.viewport(), {1, 1});
        const QImage without = photo.grab().toImage();
        // What changed is the outline, and the outline is where the field lies in the photo.
        QRect changed;
        for (int py = 0; py < with.height(); ++py)
            for (int px = 0; px < with.width(); ++px)
                if (with.pixel(px, py) != without.pixel(px, py)) changed |= QRect(px, py, 1, 1);
        const QRectF expected = photo.fieldRect(field);
        QVERIFY(changed.isValid());
        QVERIFY(std::abs(changed.left() - expected.left()) <= 2 &&
                std::abs(changed.right() + 1 - expected.right()) <= 2);
        QVERIFY(std::abs(changed.top() - expected.top()) <= 2 &&
                std::abs(changed.bottom() + 1 - expected.bottom()) <= 2);
    }

    void theOverlayIsLaidOverThePhotoAtItsOpacity() {
        openPhoto(0, {64, 64}); // the network sees all of it
        choose(*m_panel, "mapColours", int(ColourMapId::Viridis));
        m_session->selectLayer(layerWhere([](const Layer& l) { return l.name == "block5.project.conv"; }));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        PictureView& photo = m_panel->photo().view();
        auto* box = m_panel->findChild<QCheckBox*>("mapOverlay");
        auto* opacity = m_panel->findChild<QSlider*>("mapOpacity");
        QVERIFY(!box->isChecked() && !opacity->isEnabled());
        const auto picture = [&] {
            [&] { QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait); }();
            return photo.grab().toImage().convertToFormat(QImage::Format_RGB32);
        };
        const QImage plain = picture();
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        QVERIFY(box->isChecked() && opacity->isEnabled());
        opacity->setFocus();
        QTest::keyClick(opacity, Qt::Key_End);
        const QImage opaque = picture();
        // Fully opaque it hides the photo: each value's place has the value's colour.
        const auto& content = m_panel->detail().view().content();
        const Tensor& map = *content.tensor;
        const Shape& s = map.shape();
        const ColourTable& table = colourTable(ColourMapId::Viridis);
        const QRectF area = photo.inputRect();
        QVERIFY(s.h > 1 && area.width() / s.w > 8);
        const auto middleOf = [&](int y, int x) {
            return QPointF(area.left() + (x + 0.5) * area.width() / s.w, area.top() + (y + 0.5) * area.height() / s.h)
                .toPoint();
        };
        const auto apart = [](QRgb a, QRgb b) {
            return std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b)) + std::abs(qBlue(a) - qBlue(b));
        };
        for (int y = 0; y < s.h; ++y)
            for (int x = 0; x < s.w; ++x)
                QVERIFY(apart(opaque.pixel(middleOf(y, x)),
                              colourOf(map.at(0, content.channel, y, x), table, content.ranges.front())) <= 3);
        // In between it lies between the two.
        opacity->setValue(50);
        const QImage half = picture();
        for (int y = 0; y < s.h; ++y)
            for (int x = 0; x < s.w; ++x) {
                const QPoint at = middleOf(y, x);
                const QRgb a = plain.pixel(at), b = opaque.pixel(at);
                const QRgb mixed =
                    qRgb((qRed(a) + qRed(b)) / 2, (qGreen(a) + qGreen(b)) / 2, (qBlue(a) + qBlue(b)) / 2);
                QVERIFY(apart(half.pixel(at), mixed) <= 9);
            }
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        QCOMPARE(picture(), plain);
    }

    void anOutlineStaysWithTheValueThatWasClicked() {
        openPhoto();
        const auto picture = [&] {
            [&] { QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait); }();
            return m_panel->photo().view().grab().toImage();
        };
        select("block5.project.conv");
        m_session->selectChannel(2);
        const QImage plain = picture();
        MapView& view = m_panel->detail().view();
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.rectOf(1, 1).center().toPoint());
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&view, &leave); // what is pointed at has an outline of its own
        const QImage outlined = picture();
        QVERIFY(outlined != plain);
        select("block3.project.conv");
        QCOMPARE(picture(), plain); // it is of another layer
        select("block5.project.conv");
        QCOMPARE(picture(), outlined);
        m_session->selectChannel(3);
        QCOMPARE(picture(), plain);
        m_session->selectChannel(2);
        // That of an effective field goes with the question.
        choose(*m_panel, "mapSubject", int(MapSubject::EffectiveField));
        picture();
        choose(*m_panel, "mapSubject", int(MapSubject::Mean));
        QCOMPARE(picture(), plain);
        choose(*m_panel, "mapSubject", int(MapSubject::Channel));
        QCOMPARE(picture(), outlined);
        NetworkSpec other = m_session->spec();
        other.width = 0.5;
        m_session->setSpec(other); // where the same number is another layer
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult() && m_session->runResult()->network->spec == other, kWait);
        QCOMPARE(picture(), plain);
    }
};

QTEST_MAIN(TestMapsOnPhoto)
#include "tst_maps_on_photo.moc"
