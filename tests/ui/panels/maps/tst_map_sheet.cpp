#include "ui/panels/maps/kernel_view.h"
#include "ui/panels/maps/lanes_view.h"
#include "ui/panels/maps/map_picture.h"
#include "ui/panels/maps/map_sheet.h"

#include <QLabel>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace convlens;

namespace {

MapSheet sheetOf(int channels, int side) {
    Tensor t({1, channels, side, side});
    for (int c = 0; c < channels; ++c)
        for (float& v : t.plane(0, c))
            v = float(c) / float(channels - 1);
    MapSheet sheet;
    sheet.content.tensor = std::make_shared<const Tensor>(std::move(t));
    for (int c = 0; c < channels; ++c)
        sheet.content.order.push_back(c);
    sheet.content.ranges = {{0, 1}};
    sheet.map = ColourMapId::Magma;
    return sheet;
}

/// Whether the colour fills some square of that side.
bool holdsSquare(const QImage& image, QRgb colour, int side) {
    for (int y = 0; y + side < image.height(); ++y)
        for (int x = 0; x + side < image.width(); ++x) {
            bool all = true;
            for (int i = 0; i < side && all; ++i)
                all = image.pixel(x + i, y) == colour && image.pixel(x, y + i) == colour &&
                      image.pixel(x + i, y + side - 1) == colour;
            if (all) return true;
        }
    return false;
}

} // namespace

class TestMapSheet : public QObject {
    Q_OBJECT
private slots:
    void everyChannelIsOnTheSheet() {
        MapSheet sheet = sheetOf(13, 4);
        sheet.cell = 24;
        const QImage image = *renderSheet(sheet);
        const ColourTable& magma = colourTable(ColourMapId::Magma);
        for (int c = 0; c < 13; ++c)
            QVERIFY2(holdsSquare(image, colourOf(float(c) / 12, magma, {0, 1}), 24), qPrintable(QString::number(c)));
    }

    void columnsDecideTheShape() {
        MapSheet sheet = sheetOf(20, 4);
        sheet.columns = 1;
        const QImage tall = *renderSheet(sheet);
        sheet.columns = 20;
        const QImage wide = *renderSheet(sheet);
        QVERIFY(tall.height() > tall.width());
        QVERIFY(wide.width() > wide.height());
    }

    void aSheetBeyondTheLimitSaysWhatToMakeSmaller() {
        MapSheet sheet = sheetOf(1000, 4);
        sheet.cell = 2000;
        const auto image = renderSheet(sheet);
        QVERIFY(!image);
        QCOMPARE(image.error().code, ErrorCode::TooLarge);
        QVERIFY(image.error().message.find("smaller") != std::string::npos);
        QVERIFY(!renderSheet({}));
    }

    void aFigureIsAWholeMultipleOfTheMap() {
        MapFigure figure;
        figure.tensor = sheetOf(2, 7).content.tensor;
        figure.channel = 1;
        figure.ranges = {{0, 1}};
        figure.side = 100;
        const QImage image = *renderFigure(figure);
        QVERIFY(holdsSquare(image, qRgb(0xfd, 0xe7, 0x25), 105)); // 15 pixels a value
        QVERIFY(!holdsSquare(image, qRgb(0xfd, 0xe7, 0x25), 106));
    }

    void influenceIsWeightTimesRootMeanSquareInShares() {
        ChannelKernel kernel;
        kernel.inputs = 3;
        kernel.firstInput = 1;
        kernel.weights = {2, -1, 0.5f};
        const auto influence = influenceOf(kernel, {100, 1, 16, 0});
        // 2 * 1, 1 * 4, 0.5 * 0
        QCOMPARE(influence.size(), std::size_t(3));
        QVERIFY(std::abs(influence[0] - 1.0 / 3) < 1e-9 && std::abs(influence[1] - 2.0 / 3) < 1e-9);
        QCOMPARE(influence[2], 0.0);
        QVERIFY(influenceOf(kernel, {0, 0, 0, 0}).empty());
    }

    void aClickOnABarChoosesTheInput() {
        KernelView view;
        view.resize(300, 120);
        KernelContent content;
        content.kernel.inputs = 30;
        content.kernel.firstInput = 60;
        content.kernel.weights.assign(30, 0.5f);
        view.setContent(content);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy chosen(&view, &KernelView::inputChosen);
        const QRectF place = view.drawingRect();
        QVERIFY(place.height() > 20);
        QTest::mouseClick(&view, Qt::LeftButton, {},
                          QPointF(place.left() + place.width() * 12.5 / 30, place.center().y()).toPoint());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toInt(), 72);
    }

    void aDepthwiseKernelIsDrawnAsAPictureOfItsWeights() {
        KernelView view;
        view.resize(300, 160);
        KernelContent content;
        content.kernel.side = 3;
        content.kernel.weights = {-1, 0, 1, -1, 0, 1, -1, 0, 1}; // an edge
        view.setContent(content);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QImage image = view.grab().toImage();
        const QRectF place = view.drawingRect();
        const double cell = std::min(place.height(), place.width()) / 3;
        // Beside the number, near the corner of each cell.
        const auto at = [&](int y, int x) {
            return QColor::fromRgb(image.pixel(int(place.left() + x * cell + 4), int(place.top() + y * cell + 4)));
        };
        for (int y = 0; y < 3; ++y) {
            QVERIFY(at(y, 0).blue() > at(y, 0).red() + 40);
            QVERIFY(at(y, 1).lightness() > 230);
            QVERIFY(at(y, 2).red() > at(y, 2).blue() + 40);
        }
    }

    void theFirstLayersKernelIsDrawnInTheColoursThatItLooksFor_data() {
        QTest::addColumn<bool>("bgr");
        QTest::addColumn<QColor>("colour");
        QTest::newRow("red, green, blue") << false << QColor(255, 128, 0);
        QTest::newRow("blue first") << true << QColor(0, 128, 255);
    }
    void theFirstLayersKernelIsDrawnInTheColoursThatItLooksFor() {
        QFETCH(bool, bgr);
        QFETCH(QColor, colour);
        KernelView view;
        view.resize(400, 160);
        KernelContent content;
        content.kernel.side = 3;
        content.kernel.inputs = 3;
        content.picture = true;
        content.bgr = bgr;
        content.kernel.weights.assign(27, 0.0f);
        std::fill_n(content.kernel.weights.begin(), 9, 1.0f);       // the first colour speaks for it,
        std::fill_n(content.kernel.weights.begin() + 18, 9, -1.0f); // the last against it
        content.kernel.weights[8] = 0;                              // but not in the lower right corner
        view.setContent(content);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QImage image = view.grab().toImage();
        const QRectF place = view.drawingRect();
        const double side = std::min(place.height() - view.fontMetrics().height(), (place.width() - 24) / 4);
        const auto at = [&](int square, double y, double x) {
            return QColor::fromRgb(
                image.pixel(int(place.left() + square * (side + 8) + x * side / 3), int(place.top() + y * side / 3)));
        };
        QCOMPARE(at(0, 1.5, 1.5), colour);
        QCOMPARE(at(0, 2.5, 2.5),
                 bgr ? QColor(0, 128, 128) : QColor(128, 128, 0)); // there it asks for nothing of that colour
        // Each colour alone, always red, green, blue: reddish where positive, bluish where negative, pale at zero.
        const int first = bgr ? 3 : 1, last = bgr ? 1 : 3;
        QVERIFY(at(first, 0.2, 0.2).red() > at(first, 0.2, 0.2).blue() + 40);
        QVERIFY(at(last, 0.2, 0.2).blue() > at(last, 0.2, 0.2).red() + 40);
        QVERIFY(at(2, 0.2, 0.2).lightness() > 230);
        QCOMPARE(view.inputAt(place.center()), -1); // nothing to go to: the inputs are the photo
    }

    void theWeightUnderTheCursorIsToldInWords() {
        KernelView view;
        view.resize(400, 160);
        KernelContent content;
        content.kernel.side = 3;
        content.kernel.inputs = 3;
        content.picture = true;
        content.bgr = true;
        content.kernel.weights.assign(27, 0.0f);
        content.kernel.weights[5] = 0.25f;       // blue, y 1, x 2
        content.kernel.weights[18 + 5] = -0.75f; // red, at the same place
        view.setContent(content);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QRectF place = view.drawingRect();
        const double side = std::min(place.height() - view.fontMetrics().height(), (place.width() - 24) / 4);
        const auto words = [&](int square) {
            return view.wordsAt({place.left() + square * (side + 8) + side * 2.5 / 3, place.top() + side * 1.5 / 3})
                .replace(QChar(0x2212), QLatin1Char('-'));
        };
        QCOMPARE(words(0),
                 QString("red, y 1, x 2: weight -0.75\ngreen, y 1, x 2: weight 0\nblue, y 1, x 2: weight 0.25")
                     .replace("-0.75", "-0.7500")
                     .replace("0.25", "0.2500"));
        QVERIFY(words(1).startsWith("red, y 1, x 2") && words(1).count('\n') == 0);
        QVERIFY(words(3).startsWith("blue, y 1, x 2"));
        QVERIFY(view.wordsAt({place.left() + side + 4, place.top() + 4}).isEmpty()); // between two pictures

        // A depthwise kernel of a network that takes blue first has one input all the same.
        content.kernel.inputs = 1;
        content.kernel.firstInput = 7;
        content.kernel.weights = {0, 0, 0, 0, 0, 0.5f, 0, 0, 0};
        content.picture = false;
        view.setContent(content);
        const QRectF square = view.drawingRect();
        const double cell = std::min(square.height(), square.width()) / 3;
        QVERIFY(view.wordsAt({square.left() + cell * 2.5, square.top() + cell * 1.5})
                    .startsWith("channel 7, y 1, x 2: weight 0.5"));
    }

    void ofAKernelAllWeightsAreWrittenOrNone() {
        KernelView view;
        view.resize(300, 110);
        KernelContent content;
        content.kernel.side = 3;
        content.kernel.weights.assign(9, 0.5f);
        const auto coloursOfTheFirstCell = [&] {
            view.setContent(content);
            const QImage image = view.grab().toImage();
            const QRectF place = view.drawingRect();
            const double cell = std::min(place.height(), place.width()) / 3;
            QSet<QRgb> colours;
            for (int y = 3; y < int(cell) - 2; ++y)
                for (int x = 3; x < int(cell) - 2; ++x)
                    colours << image.pixel(int(place.left()) + x, int(place.top()) + y);
            return colours.size();
        };
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QVERIFY(coloursOfTheFirstCell() > 1); // "0.5"
        content.kernel.weights[8] = -0.000012345f;
        if (view.fontMetrics().horizontalAdvance("-0.000012") < 40) QSKIP("letters so small that all fit");
        QCOMPARE(int(coloursOfTheFirstCell()), 1);
    }

    void linksToTheInputsAreAsManyAsFit() {
        KernelView view;
        KernelContent content;
        content.kernel.inputs = 200;
        content.kernel.weights.assign(200, 0.001f);
        content.kernel.weights[150] = 3;
        content.kernel.weights[120] = 2;
        content.kernel.weights[199] = 1;
        content.influence = influenceOf(content.kernel, std::vector<double>(200, 1.0));
        view.setContent(content);
        view.resize(500, 120);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        auto* links = view.findChild<QLabel*>("kernelLinks");
        const auto linked = [&] {
            QStringList channels;
            for (auto match = QRegularExpression("href=\"(\\d+)\"").globalMatch(links->text()); match.hasNext();)
                channels << match.next().captured(1);
            return channels;
        };
        QCOMPARE(linked(), (QStringList{"150", "120", "199"}));
        const int wide = links->sizeHint().width();
        view.resize(wide - 4, 120);
        QTRY_COMPARE(linked(), (QStringList{"150", "120"}));
        QVERIFY(links->sizeHint().width() <= links->width());
        view.resize(500, 120);
        QTRY_COMPARE(linked().size(), 3);
    }

    void aValueThatNothingMovesSaysSoInsteadOfShares() {
        auto field = std::make_shared<EffectiveField>();
        field->value = {LayerId{3}, 0, 6, 2, 4};
        field->input = {1, 3, 8, 8};
        field->field = {0, 0, 4, 4};
        field->patch = 2;
        field->rows = field->columns = 2;
        field->change = Tensor({1, 1, 2, 2});
        PictureRequest request;
        request.run = std::make_shared<const RunResult>();
        request.subject = MapSubject::EffectiveField;
        request.field = field;
        const auto held = *makePicture(request, {});
        QVERIFY2(held->note.startsWith("Channel 6 at y 2, x 4 stays as it is"), qPrintable(held->note));
        QVERIFY(!held->note.contains('%'));
        QVERIFY(!held->ofTheLayer); // its zeros are no dead channel
        auto moved = std::make_shared<EffectiveField>();
        moved->value = field->value;
        moved->input = field->input;
        moved->field = field->field;
        moved->patch = 2;
        moved->rows = moved->columns = 2;
        moved->change = Tensor({1, 1, 2, 2});
        moved->change.at(0, 0, 1, 0) = 0.5f;
        request.field = moved;
        QVERIFY((*makePicture(request, {}))->note.contains("Half of all change comes from"));
    }

    void lanesLeadToSourceAndOutput() {
        LanesView view;
        view.resize(400, 120);
        // 2 groups of 2: 0 1 | 2 3 becomes 0 2 1 3.
        view.setLanes(4, {{0, 0}, {2, 1}, {1, 0}, {3, 1}}, {"group 1", "group 2"});
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy source(&view, &LanesView::sourceChosen), output(&view, &LanesView::outputChosen);
        QTest::mouseClick(&view, Qt::LeftButton, {}, {250, 20});  // third of four above: channel 2
        QTest::mouseClick(&view, Qt::LeftButton, {}, {150, 100}); // second below
        QCOMPARE(source.size(), 1);
        QCOMPARE(source[0][0].toInt(), 2);
        QCOMPARE(output.size(), 1);
        QCOMPARE(output[0][0].toInt(), 1);
        // Colours by group: outputs 0 and 2 of the first, 1 and 3 of the second.
        const QImage image = view.grab().toImage();
        const int y = 120 - view.fontMetrics().height() - 5;
        QCOMPARE(image.pixel(50, y), image.pixel(250, y));
        QCOMPARE(image.pixel(150, y), image.pixel(350, y));
        QVERIFY(image.pixel(50, y) != image.pixel(150, y));
    }
};

QTEST_MAIN(TestMapSheet)
#include "tst_map_sheet.moc"
