#include "ui/widgets/channel_grid.h"
#include "ui/widgets/channel_paint.h"

#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScreen>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cstdlib>
#include <limits>

using namespace convlens;

namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN(), kInf = std::numeric_limits<float>::infinity();

ChannelGridContent contentOf(Tensor tensor, std::vector<ValueRange> ranges = {{0, 1}}) {
    ChannelGridContent content;
    content.tensor = std::make_shared<const Tensor>(std::move(tensor));
    content.statistics = std::make_shared<const LayerStatistics>(*layerStatistics(*content.tensor));
    content.ranges = std::move(ranges);
    content.order = channelOrder(*content.statistics, ChannelSort::Index);
    return content;
}

/// Channel c holds the value c / (channels - 1) in its left half and 0 in its right one.
Tensor steps(int channels, int side) {
    Tensor t({1, channels, side, side});
    for (int c = 0; c < channels; ++c)
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side / 2; ++x)
                t.at(0, c, y, x) = float(c) / float(std::max(1, channels - 1));
    return t;
}

QImage paint(ChannelGrid& grid) {
    QImage image = grid.viewport()->grab().toImage();
    for (int i = 0; i < 200 && !grid.isFullyPainted(); ++i)
        image = grid.viewport()->grab().toImage();
    return image.convertToFormat(QImage::Format_RGB32);
}

/// Straight to the widget: the cursor of the platform is shared and does not move when it is there already.
void moveMouse(QWidget* widget, QPointF at, Qt::MouseButtons buttons = Qt::NoButton) {
    QMouseEvent event(QEvent::MouseMove, at, widget->mapToGlobal(at), Qt::NoButton, buttons, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &event);
}

/// Which parts of a widget paint events were about.
class PaintedParts : public QObject {
public:
    explicit PaintedParts(QWidget* widget) { widget->installEventFilter(this); }
    QRegion region;

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Paint) region += static_cast<QPaintEvent*>(event)->region();
        return false;
    }
};

} // namespace

class TestChannelGrid : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_grid = std::make_unique<ChannelGrid>();
        m_grid->resize(420, 300);
        m_grid->setCellSide(64);
        m_grid->setColouring(ColourMapId::Grey, MapInterpolation::Nearest);
        m_grid->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_grid.get()));
    }

    void paintsTheColoursOfTheValues() {
        m_grid->setContent(contentOf(steps(5, 4)));
        const QImage image = paint(*m_grid);
        QVERIFY(m_grid->isFullyPainted());
        for (int c = 1; c < 5; ++c) {
            const QRect cell = m_grid->cellRect(c);
            QCOMPARE(cell.size(), QSize(64, 64));
            QCOMPARE(qRed(image.pixel(cell.left() + 10, cell.center().y())), std::min(255, c * 64));
            QCOMPARE(qRed(image.pixel(cell.right() - 10, cell.center().y())), 0);
        }
    }

    void rangesMayBeAChannelEach() {
        m_grid->setContent(contentOf(steps(3, 4)));
        m_grid->setRanges({{0, 1}, {0, 0.5f}, {0, 2}});
        const QImage image = paint(*m_grid);
        const auto at = [&](int c) { return qRed(image.pixel(m_grid->cellRect(c).topLeft() + QPoint(10, 30))); };
        QCOMPARE(at(1), 255);
        QCOMPARE(at(2), 128);
    }

    /// What was in view is moved; were all of it painted again, each step would cost what a whole view does.
    void scrollingPaintsOnlyWhatComesIntoView() {
        m_grid->setContent(contentOf(steps(200, 4)));
        QTRY_VERIFY(m_grid->isFullyPainted());
        QTest::qWait(20); // nothing is left to be painted
        PaintedParts painted(m_grid->viewport());
        const auto made = m_grid->picturesMade();
        for (const int step : {9, 30, -14}) {
            painted.region = {};
            m_grid->verticalScrollBar()->setValue(m_grid->verticalScrollBar()->value() + step);
            QTRY_VERIFY(!painted.region.isEmpty() && m_grid->isFullyPainted());
            int pixels = 0;
            for (const QRect& rect : painted.region)
                pixels += rect.width() * rect.height();
            // The strip that came in, and of cells that got their colours no more than one row.
            QVERIFY2(pixels <= m_grid->viewport()->width() * (std::abs(step) + 64),
                     qPrintable(QString::number(pixels)));
        }
        QVERIFY(m_grid->picturesMade() - made <= 2 * m_grid->columns());
        // And it is what painting all of it gives.
        const QImage onScreen = m_grid->screen()->grabWindow(m_grid->winId()).toImage();
        if (onScreen.isNull()) QSKIP("this platform cannot look at its screen");
        const QPoint corner = m_grid->viewport()->mapTo(m_grid.get(), QPoint(0, 0));
        const QImage view = onScreen.copy(QRect(corner, m_grid->viewport()->size()));
        QCOMPARE(view.convertToFormat(QImage::Format_RGB32), paint(*m_grid));
    }

    void theCursorPaintsTheCellsThatItLeavesAndEnters() {
        m_grid->setContent(contentOf(steps(30, 4)));
        QTRY_VERIFY(m_grid->isFullyPainted());
        moveMouse(m_grid->viewport(), m_grid->cellRect(1).center());
        QTest::qWait(20);
        PaintedParts painted(m_grid->viewport());
        moveMouse(m_grid->viewport(), m_grid->cellRect(2).center());
        QTRY_VERIFY(!painted.region.isEmpty());
        QVERIFY(painted.region.contains(m_grid->cellRect(1)) && painted.region.contains(m_grid->cellRect(2)));
        QVERIFY(!painted.region.intersects(m_grid->cellRect(4)));
    }

    /// At double density a picture is copied as it is: each of its pixels is one of the screen.
    void onADenseScreenPicturesArePaintedPixelByPixel() {
        QImage picture(40, 40, QImage::Format_RGB32);
        for (int y = 0; y < 40; ++y)
            for (int x = 0; x < 40; ++x)
                picture.setPixel(x, y, qRgb(x * 6, y * 6, (x + y) % 2 * 255));
        QImage screen(100, 100, QImage::Format_RGB32);
        screen.setDevicePixelRatio(2);
        screen.fill(Qt::white);
        {
            QPainter painter(&screen);
            paintChannel(painter, QRect(7, 11, 20, 20), picture, ChannelCondition::Normal, {});
        }
        screen.setDevicePixelRatio(1);
        QCOMPARE(screen.copy(14, 22, 40, 40), picture);
        QCOMPARE(screen.pixel(13, 22), qRgb(255, 255, 255));
        QCOMPARE(screen.pixel(54, 22), qRgb(255, 255, 255));
    }

    void channelAtIsTheInverseOfCellRect() {
        m_grid->setContent(contentOf(steps(40, 4)));
        for (const int c : {0, 3, 5, 11}) {
            const QRect cell = m_grid->cellRect(c);
            QCOMPARE(m_grid->channelAt(cell.topLeft()), c);
            QCOMPARE(m_grid->channelAt(cell.bottomRight()), c);
            QCOMPARE(m_grid->channelAt(cell.topLeft() - QPoint(2, 2)), -1);
        }
        // The label below a cell belongs to it, the space behind the last one to none.
        QCOMPARE(m_grid->channelAt(m_grid->cellRect(0).bottomLeft() + QPoint(2, 4)), 0);
        m_grid->setContent(contentOf(steps(2, 4)));
        QCOMPARE(m_grid->channelAt(m_grid->cellRect(1).center() + QPoint(90, 0)), -1);
        QCOMPARE(m_grid->channelAt({5, 290}), -1);
    }

    void clickSelectsAndDoubleClickOpens() {
        m_grid->setContent(contentOf(steps(12, 4)));
        QSignalSpy selected(m_grid.get(), &ChannelGrid::channelSelected);
        QSignalSpy opened(m_grid.get(), &ChannelGrid::channelActivated);
        QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, {}, m_grid->cellRect(7).center());
        QCOMPARE(selected.size(), 1);
        QCOMPARE(selected[0][0].toInt(), 7);
        QCOMPARE(m_grid->selectedChannel(), 7);
        QTest::mouseDClick(m_grid->viewport(), Qt::LeftButton, {}, m_grid->cellRect(2).center());
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toInt(), 2);
        // A click into the void keeps the selection.
        QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, {}, QPoint(1, 1));
        QVERIFY(m_grid->selectedChannel() >= 0);
    }

    void selectedCellIsFramed() {
        m_grid->setContent(contentOf(steps(4, 4)));
        const QImage before = paint(*m_grid);
        m_grid->setSelectedChannel(2);
        const QImage after = paint(*m_grid);
        const QPoint frame = m_grid->cellRect(2).topLeft() - QPoint(1, -20);
        QVERIFY(before.pixel(frame) != after.pixel(frame));
        const QPoint inside = m_grid->cellRect(2).center();
        QCOMPARE(before.pixel(inside), after.pixel(inside));
    }

    void shiftedArrowsMoveThroughTheOrderAndPlainOnesAreLeftToTheWindow() {
        m_grid->setContent(contentOf(steps(30, 4)));
        const int columns = m_grid->columns();
        QVERIFY(columns > 3);
        QTest::keyClick(m_grid.get(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_grid->selectedChannel(), 0);
        QTest::keyClick(m_grid.get(), Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(m_grid.get(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_grid->selectedChannel(), 1 + columns);
        QTest::keyClick(m_grid.get(), Qt::Key_Up, Qt::ShiftModifier);
        QTest::keyClick(m_grid.get(), Qt::Key_Left, Qt::ShiftModifier);
        QTest::keyClick(m_grid.get(), Qt::Key_Left, Qt::ShiftModifier); // before the first: stays
        QCOMPARE(m_grid->selectedChannel(), 0);
        QTest::keyClick(m_grid.get(), Qt::Key_End);
        QCOMPARE(m_grid->selectedChannel(), 29);
        QVERIFY(m_grid->viewport()->rect().contains(m_grid->cellRect(29)));
        QTest::keyClick(m_grid.get(), Qt::Key_Home);
        QCOMPARE(m_grid->selectedChannel(), 0);
        QTest::keyClick(m_grid.get(), Qt::Key_PageDown);
        QVERIFY(m_grid->selectedChannel() >= columns);

        const int place = m_grid->verticalScrollBar()->value(), channel = m_grid->selectedChannel();
        for (const auto key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}) {
            QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
            QCoreApplication::sendEvent(m_grid.get(), &event);
            QVERIFY(!event.isAccepted());
        }
        QCOMPARE(m_grid->selectedChannel(), channel);
        QCOMPARE(m_grid->verticalScrollBar()->value(), place);
    }

    void orderDecidesThePlacesAndTheSelectionFollowsItsChannel() {
        m_grid->setContent(contentOf(steps(20, 4)));
        m_grid->setSelectedChannel(0);
        const QRect first = m_grid->cellRect(0);
        std::vector<int> reversed;
        for (int c = 19; c >= 0; --c)
            reversed.push_back(c);
        m_grid->setOrder(reversed);
        QCOMPARE(m_grid->cellRect(19).left(), first.left());
        QCOMPARE(m_grid->selectedChannel(), 0);
        QVERIFY(m_grid->viewport()->rect().contains(m_grid->cellRect(0)));
        QTest::keyClick(m_grid.get(), Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(m_grid->selectedChannel(), 1);
    }

    void peculiarChannelsCarryABadgeAndAPattern() {
        Tensor t({1, 5, 4, 4});
        for (int c = 0; c < 5; ++c)
            for (float& v : t.plane(0, c))
                v = c == 1 ? 0.0f : 0.5f; // 0: normal, 1: dead, 2: constant, 3: NaN, 4: infinite
        t.at(0, 0, 0, 0) = 0.6f;
        t.at(0, 3, 3, 3) = kNan;
        t.at(0, 4, 3, 3) = kInf;
        m_grid->setContent(contentOf(std::move(t)));
        const QImage image = paint(*m_grid);
        const auto coloursIn = [&](const QRect& rect) {
            QSet<QRgb> colours;
            for (int y = rect.top(); y <= rect.bottom(); ++y)
                for (int x = rect.left(); x <= rect.right(); ++x)
                    colours << image.pixel(x, y);
            return colours;
        };
        // Middle of the cell: flat for a normal map, hatched for dead and constant ones.
        const auto middle = [&](int c) { return coloursIn(m_grid->cellRect(c).adjusted(20, 20, -20, -20)).size(); };
        QCOMPARE(middle(0), 1);
        QVERIFY(middle(1) > 1);
        QVERIFY(middle(2) > 1);
        // Badge in the corner for all but the normal one; its ground is not a grey of the map.
        const auto corner = [&](int c) { return image.pixel(m_grid->cellRect(c).topLeft() + QPoint(1, 1)); };
        const auto isGrey = [](QRgb c) { return qRed(c) == qGreen(c) && qGreen(c) == qBlue(c); };
        QVERIFY(isGrey(corner(0)));
        for (const int c : {1, 2, 3, 4})
            QVERIFY2(!isGrey(corner(c)), qPrintable(QString::number(c)));
        QVERIFY(corner(3) != corner(1));
        QVERIFY(corner(3) != corner(4)); // NaN and Inf
        // Dead and constant: lines of another direction, level in the one and slanted in the other.
        const auto rowsAreOfOneColour = [&](int c) {
            const QRect area = m_grid->cellRect(c).adjusted(20, 20, -20, -20);
            for (int y = area.top(); y <= area.bottom(); ++y)
                if (coloursIn({area.left(), y, area.width(), 1}).size() > 1) return false;
            return true;
        };
        QVERIFY(!rowsAreOfOneColour(1) && rowsAreOfOneColour(2));
        QSet<QString> badges;
        for (const auto condition : {ChannelCondition::Dead, ChannelCondition::Constant, ChannelCondition::HasNan,
                                     ChannelCondition::HasInf, ChannelCondition::Normal})
            badges << conditionBadge(condition);
        QCOMPARE(badges.size(), 5);
        // The values themselves show as chequers.
        const QRect last = m_grid->cellRect(3).adjusted(48, 48, 0, 0);
        QVERIFY(coloursIn(last).contains(qRgb(0, 0, 0)) && coloursIn(last).contains(qRgb(255, 255, 255)));
        QVERIFY(coloursIn(m_grid->cellRect(4).adjusted(48, 48, 0, 0)).contains(qRgb(255, 0, 255)));
        QCOMPARE(conditionBadge(ChannelCondition::HasNan), "NaN");
    }

    void controlWheelChangesTheSizeAndKeepsWhatIsSelectedInPlace() {
        m_grid->setContent(contentOf(steps(200, 4)));
        m_grid->setSelectedChannel(100);
        const int y = m_grid->cellRect(100).center().y();
        QSignalSpy changed(m_grid.get(), &ChannelGrid::cellSideChanged);
        QWheelEvent wheel({100, 100}, m_grid->viewport()->mapToGlobal(QPointF(100, 100)), {}, {0, 120}, Qt::NoButton,
                          Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_grid->viewport(), &wheel);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_grid->cellSide(), 74);
        QVERIFY(std::abs(m_grid->cellRect(100).center().y() - y) <= 1);
        m_grid->setCellSide(1);
        QCOMPARE(m_grid->cellSide(), ChannelGrid::kMinCell);
        m_grid->setCellSide(10000);
        QCOMPARE(m_grid->cellSide(), ChannelGrid::kMaxCell);
    }

    void hoveringTellsChannelAndValue() {
        m_grid->setContent(contentOf(steps(6, 4)));
        QSignalSpy hovered(m_grid.get(), &ChannelGrid::valueHovered);
        // 64 pixels for 4 values: pixel 40, 20 lies in column 2, row 1.
        moveMouse(m_grid->viewport(), m_grid->cellRect(4).topLeft() + QPoint(40, 20));
        QVERIFY(!hovered.isEmpty());
        QCOMPARE(hovered.last(), (QList<QVariant>{4, 1, 2}));
        moveMouse(m_grid->viewport(), QPoint(1, 1));
        QCOMPARE(hovered.last()[0].toInt(), -1);
    }

    void wideMapsKeepTheirAspect() {
        m_grid->setContent(contentOf(Tensor({1, 3, 4, 8})));
        QCOMPARE(m_grid->cellRect(0).size(), QSize(64, 32));
        m_grid->setContent(contentOf(Tensor({1, 3, 8, 4})));
        QCOMPARE(m_grid->cellRect(0).size(), QSize(32, 64));
    }

    void vectorsAreBarsFromAZeroLine() {
        Tensor t({1, 3, 1, 1});
        t.values()[0] = 1;
        t.values()[1] = -1;
        t.values()[2] = 0.5f;
        m_grid->setCellSide(120);
        m_grid->setContent(contentOf(std::move(t), {{-1, 1}}));
        QVERIFY(m_grid->showsBars());
        const QImage image = paint(*m_grid);
        const QRgb ground = m_grid->palette().color(QPalette::AlternateBase).rgb();
        const auto filled = [&](int c, int y) {
            const QRect cell = m_grid->cellRect(c);
            return image.pixel(cell.center().x(), cell.top() + y) != ground;
        };
        // 120 pixels for -1 to 1, zero at 60: above it for 1, below for -1, half of the upper part for 0.5.
        QVERIFY(filled(0, 20) && filled(0, 50) && !filled(0, 80));
        QVERIFY(!filled(1, 20) && filled(1, 80) && filled(1, 110));
        QVERIFY(!filled(2, 20) && filled(2, 45) && !filled(2, 80));
    }

    void onlyWhatIsVisibleIsColoured() {
        // 1280 channels of 112 x 112 would be 16 million values to colour; a frame takes on a screenful.
        m_grid->setContent(contentOf(Tensor({1, 1280, 112, 112})));
        const auto inView = [&] {
            int count = 0;
            for (int c = 0; c < 1280; ++c)
                count += m_grid->cellRect(c).intersects(m_grid->viewport()->rect());
            return count;
        };
        m_grid->verticalScrollBar()->setValue(m_grid->verticalScrollBar()->maximum() / 2);
        const int before = m_grid->picturesMade();
        paint(*m_grid);
        QVERIFY(m_grid->isFullyPainted());
        QVERIFY(m_grid->channelAt({20, 20}) > 100);
        const int made = m_grid->picturesMade() - before, visible = inView();
        QVERIFY(visible >= 20 && visible < 60);
        // Rows of which the label alone is in view may be drawn too.
        QVERIFY2(made >= visible && made <= visible + 2 * m_grid->columns(), qPrintable(QString::number(made)));
        paint(*m_grid);
        QCOMPARE(m_grid->picturesMade() - before, made); // kept
        // A row further: that row alone.
        m_grid->verticalScrollBar()->setValue(m_grid->verticalScrollBar()->value() + m_grid->cellRect(0).height());
        paint(*m_grid);
        QVERIFY(m_grid->picturesMade() - before - made <= 2 * m_grid->columns());
    }

    void staleContentCannotBeUsed() {
        m_grid->setContent(contentOf(steps(6, 4)));
        m_grid->setStale(true);
        QSignalSpy selected(m_grid.get(), &ChannelGrid::channelSelected);
        QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, {}, m_grid->cellRect(3).center());
        QTest::keyClick(m_grid.get(), Qt::Key_End);
        QCOMPARE(selected.size(), 0);
        m_grid->setContent(contentOf(steps(6, 4)));
        QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, {}, m_grid->cellRect(3).center());
        QCOMPARE(selected.size(), 1);
    }

    void fewerChannelsDropASelectionThatIsGone() {
        m_grid->setContent(contentOf(steps(20, 4)));
        m_grid->setSelectedChannel(15);
        m_grid->setContent(contentOf(steps(10, 4)));
        QCOMPARE(m_grid->selectedChannel(), -1);
        m_grid->clear();
        QCOMPARE(m_grid->channelAt({20, 20}), -1);
        paint(*m_grid);
    }

    void assistiveTechnologyIsToldTheSelectedChannelsFigures() {
        m_grid->setContent(contentOf(steps(3, 4)));
        m_grid->setSelectedChannel(2);
        QVERIFY(m_grid->accessibleDescription().startsWith("Channel 2:"));
        QVERIFY(m_grid->accessibleDescription().contains("mean 0.5"));
    }

private:
    std::unique_ptr<ChannelGrid> m_grid;
};

QTEST_MAIN(TestChannelGrid)
#include "tst_channel_grid.moc"
