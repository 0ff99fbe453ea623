#include "tests/ui/support/large_letters.h"
#include "tests/ui/support/window_app.h"

#include "core/networks/registry.h"
#include "core/trained/trained.h"
#include "ui/main_window.h"
#include "ui/models/layers_model.h"
#include "ui/panels/layers/layers_panel.h"
#include "ui/session/session_object.h"
#include "ui/session/trained_choice.h"
#include "ui/session/workflow.h"
#include "ui/settings.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/drop_overlay.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/one_line.h"
#include "ui/widgets/stop_slider.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QSpinBox>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>

using namespace convlens;
using namespace convlens::test;

class TestMainWindow : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;
    QString m_photo;

private slots:
    void initTestCase() {
        useOwnSettings("tst_main_window", m_dir.path());
        m_photo = write(m_dir.filePath("photo.png"), pngBytes(Qt::red));
    }
    void init() {
        QSettings().clear();
        Settings().setMeasuresByItself(false);
    }

    void aDroppedPhotoIsShownAndNamed() {
        App app;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(m_photo)});
        auto* overlay = app.find<QWidget>("dropOverlay");
        QVERIFY(!overlay->isVisible());
        bool lit = false;
        QVERIFY(dragAndDrop(app.window.centralWidget(), data, [&] { lit = overlay->isVisible(); }));
        QVERIFY(lit);
        QVERIFY(!overlay->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(app.session.runResult(), kWait);
        auto* list = app.find<QListView>("photoList");
        QCOMPARE(list->model()->rowCount(), 1);
        QCOMPARE(list->currentIndex().data().toString(), QString("photo.png"));
        QTRY_COMPARE(app.find<QListView>("predictionList")->model()->rowCount(), 5);
        QVERIFY(app.find<QLabel>("randomWeightsChip")->isVisible());
        QCOMPARE(app.window.messages()->count(), 0);
    }

    void aDragThatLeavesPutsTheLightOut() {
        App app;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(m_photo)});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&app.window, &enter);
        auto* overlay = app.find<QWidget>("dropOverlay");
        QVERIFY(overlay->isVisible());
        QDragLeaveEvent leave;
        QApplication::sendEvent(&app.window, &leave);
        QTRY_VERIFY(!overlay->isVisible());
    }

    void aFolderAFieldAndABadFile() {
        App app;
        QTemporaryDir folder;
        write(folder.filePath("1.png"), pngBytes(Qt::green));
        write(folder.filePath("2.png"), pngBytes(Qt::blue));
        write(folder.filePath("3.png"), pngBytes(Qt::blue).left(60));
        // Onto a text field, which would take the address for text.
        auto* field = app.find<QLineEdit>("layerFilter");
        QVERIFY(dropPaths(field, {folder.path()}));
        QTRY_COMPARE_WITH_TIMEOUT(app.session.photos().size(), std::size_t(2), kWait);
        QVERIFY(field->text().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(app.window.messages()->count(), 1, kWait);
        QVERIFY2(app.window.messages()->currentText().contains("3.png"),
                 qPrintable(app.window.messages()->currentText()));
        QVERIFY(app.window.messages()->isVisible());
        // Copied with everything that helps, then dismissed.
        QTest::mouseClick(app.find<QToolButton>("copyDetails"), Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->text().contains("3.png"));
        QVERIFY(QApplication::clipboard()->text().contains("Convlens"));
        QTest::mouseClick(app.find<QToolButton>("dismissMessage"), Qt::LeftButton);
        QVERIFY(!app.window.messages()->isVisible());
    }

    void pictureDataIsTakenAndAddressesElsewhereAreRefused() {
        App app;
        QMimeData remote;
        remote.setUrls({QUrl("https://example.org/cat.jpg")});
        QVERIFY(dragAndDrop(&app.window, remote));
        QCOMPARE(app.window.messages()->count(), 1);
        QVERIFY(app.window.messages()->currentText().contains("example.org/cat.jpg"));
        QCOMPARE(app.session.photos().size(), std::size_t(0));
        // A browser gives the picture along with its address.
        QMimeData picture;
        picture.setUrls({QUrl("https://example.org/cat.jpg")});
        picture.setData("image/png", pngBytes(Qt::yellow));
        QVERIFY(dragAndDrop(&app.window, picture));
        QTRY_COMPARE_WITH_TIMEOUT(app.session.photos().size(), std::size_t(1), kWait);
        QMimeData words;
        words.setText("no file at all");
        QVERIFY(!dragAndDrop(&app.window, words));
    }

    void pastingTakesPicturesAndFiles() {
        App app;
        QImage image(30, 20, QImage::Format_RGB32);
        image.fill(Qt::cyan);
        QApplication::clipboard()->setImage(image);
        app.find<QListView>("photoList")->setFocus();
        QTest::keyClick(&app.window, Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(app.session.photos().size(), std::size_t(1), kWait);
        auto* files = new QMimeData;
        files->setUrls({QUrl::fromLocalFile(m_photo)});
        QApplication::clipboard()->setMimeData(files);
        QTest::keyClick(&app.window, Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(app.session.photos().size(), std::size_t(2), kWait);
        QCOMPARE(app.session.currentPhoto()->name, QString("photo.png"));
    }

    void theConventionIsChosenInOnePlaceForEveryView() {
        App app;
        auto* chooser = app.find<QToolButton>("conventionChooser");
        QVERIFY(chooser->text().contains("(papers)"));
        QTimer::singleShot(0, chooser, [chooser] { // in the menu's own loop: down to fvcore
            for (int i = 0; i < 3; ++i)
                QTest::keyClick(chooser->menu(), Qt::Key_Down);
            QTest::keyClick(chooser->menu(), Qt::Key_Return);
        });
        QTest::mouseClick(chooser, Qt::LeftButton);
        QCOMPARE(app.session.convention(), Convention::Fvcore);
        QVERIFY(chooser->text().contains("(fvcore)"));
        QVERIFY(app.find<QLabel>("totalMacs")->text().contains("(fvcore)"));
        const auto* layers = app.layers()->view()->model();
        QCOMPARE(layers->headerData(LayersModel::Counted, Qt::Horizontal).toString(), QString("Counted\n(fvcore)"));
        QVERIFY(app.window.findChild<QAction*>("convention_fvcore")->isChecked());
        app.window.close();
        App again; // remembered
        QCOMPARE(again.session.convention(), Convention::Fvcore);
        again.session.chooseConvention(Convention::Papers);
        again.window.close();
    }

    void theControlsChangeTheNetworkAndUndoTakesItBack() {
        App app;
        const QString before = app.find<QLabel>("totalMacs")->text();
        auto* family = app.find<QComboBox>("family");
        family->setFocus();
        QTest::keyClick(family, Qt::Key_Up); // from V2 to V1
        QVERIFY(app.session.spec().family == Family::MobileNetV1);
        QVERIFY(app.find<QLabel>("totalMacs")->text() != before);
        QVERIFY(app.window.windowTitle().startsWith("MobileNetV1"));

        auto* width = app.find<StopSlider>("widthSlider");
        width->setFocus();
        QTest::keyClick(width, Qt::Key_PageUp);
        QCOMPARE(app.session.spec().width, 0.5); // the stop above 0.35
        QTest::keyClick(width, Qt::Key_PageUp);
        QCOMPARE(app.session.spec().width, 0.75);

        auto* box = app.find<QDoubleSpinBox>("widthBox");
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, "0.6");
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(app.session.spec().width, 0.6);
        QCOMPARE(box->text(), QString("0.6"));

        auto* side = app.find<QSpinBox>("resolutionBox");
        side->setFocus();
        side->selectAll();
        QTest::keyClicks(side, "96");
        QTest::keyClick(side, Qt::Key_Return);
        QCOMPARE(app.session.spec().resolution, 96);

        app.window.activateWindow();
        app.find<QTreeView>("layerTree")->setFocus();
        QTest::keyClick(&app.window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(app.session.spec().resolution, 64);
        QCOMPARE(side->value(), 64);
    }

    void trainedWeightsAreChosenInTheMenuAndFollowTheFamily() {
        App app;
        auto* trainedOn = app.find<QLabel>("trainedOn");
        auto* chip = app.window.panel("predictions")->findChild<QLabel*>("randomWeightsChip");
        QVERIFY(chip->isVisible() && !trainedOn->isVisible());
        QMenu* menu = app.find<QToolButton>("weights")->menu();
        menu->popup(app.window.mapToGlobal(QPoint(200, 100)));
        auto* ours = menu->findChild<QAction*>("weightsTrained");
        QVERIFY(ours && !ours->isChecked());
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(ours).center());
        QVERIFY(app.session.spec() == trainedNetwork(Family::MobileNetV2)->spec);
        QTRY_VERIFY_WITH_TIMEOUT(trainedOn->isVisible(), kWait);
        QVERIFY(!chip->isVisible());
        QVERIFY2(trainedOn->text().startsWith("10 classes, CIFAR-10"), qPrintable(trainedOn->text()));
        QVERIFY(app.find<QLabel>("trainingLimits")->text().contains("truck"));
        QVERIFY(app.find<QToolButton>("weights")->text().contains("trained"));
        auto* family = app.find<QComboBox>("family");
        family->setFocus();
        QTest::keyClick(family, Qt::Key_Up); // the next family's trained network
        QVERIFY(app.session.spec() == trainedNetwork(Family::MobileNetV1)->spec);
        QTRY_VERIFY_WITH_TIMEOUT(app.session.network()->weights != nullptr, kWait);
        auto* width = app.find<StopSlider>("widthSlider");
        width->setFocus();
        QTest::keyClick(width, Qt::Key_PageUp);
        QVERIFY(app.session.network()->randomWeights());
        QVERIFY(!trainedOn->isVisible());
        app.session.undoStack()->undo();
        QCOMPARE(QString::fromStdString(toString(app.session.spec())),
                 QString::fromStdString(toString(trainedNetwork(Family::MobileNetV1)->spec)));
        QVERIFY(!app.session.network()->randomWeights());
    }

    void whatANetworkWasTrainedOnIsSaidInTheLeastWindowToo() {
        App app;
        chooseTrained(app.session, Family::MobileNetV3Large);
        app.workflow.openPaths({m_photo});
        QTRY_VERIFY_WITH_TIMEOUT(app.session.runResult(), kWait);
        QWidget* panel = app.window.panel("predictions");
        const auto isInView = [&](const char* name) {
            auto* label = panel->findChild<QLabel*>(QLatin1String(name));
            return label->isVisible() && panel->rect().contains(label->geometry()) && !label->text().isEmpty();
        };
        app.window.resize(app.window.minimumSize());
        QTRY_COMPARE(app.window.size(), app.window.minimumSize());
        QTRY_VERIFY(isInView("trainedOn"));
        QTRY_VERIFY(isInView("trainingLimitsInShort") != isInView("trainingLimits"));
        auto* shortened = static_cast<OneLine*>(panel->findChild<QLabel*>("trainingLimitsInShort"));
        if (shortened->isVisible()) QVERIFY(shortened->toolTip().contains("truck"));
        // A line that is cut tells all of itself in the tooltip.
        auto* training = static_cast<OneLine*>(panel->findChild<QLabel*>("trainedOn"));
        training->setFixedWidth(60);
        QTRY_VERIFY(training->isCut());
        QVERIFY(training->toolTip().startsWith(training->text()));
        app.window.resize(1280, 1000);
        QTRY_VERIFY(isInView("trainingLimits"));
        QVERIFY(!panel->findChild<QLabel*>("trainingLimitsInShort")->isVisible());
    }

    void onlyWhatTheFamilyHasIsOffered() {
        App app;
        auto* groups = app.find<QComboBox>("groups");
        auto* minimalistic = app.find<QCheckBox>("minimalistic");
        QVERIFY(!groups->isVisible() && !minimalistic->isVisible());
        NetworkSpec spec = app.session.spec();
        spec.family = Family::ShuffleNetV1;
        spec.width = 1.0;
        app.session.setSpec(spec);
        QVERIFY(groups->isVisible() && !minimalistic->isVisible());
        groups->setFocus();
        QTest::keyClick(groups, Qt::Key_Down);
        QCOMPARE(app.session.spec().groups, 4);
        spec.family = Family::MobileNetV3Small;
        spec.groups = NetworkSpec{}.groups;
        app.session.setSpec(spec);
        QVERIFY(!groups->isVisible() && minimalistic->isVisible());
        const auto before = app.session.network()->cost->total.params;
        QTest::mouseClick(minimalistic, Qt::LeftButton, {}, QPoint(8, minimalistic->height() / 2));
        QVERIFY(app.session.spec().minimalistic);
        QVERIFY(app.session.network()->cost->total.params < before);
        // Every rule of the family, and each can be chosen.
        auto* rules = app.find<QComboBox>("rules");
        QCOMPARE(rules->count(), int(familyInfo(Family::MobileNetV3Small).rules.size()));
    }

    void draggingTheSliderSnapsToStops() {
        App app;
        auto* slider = app.find<StopSlider>("widthSlider");
        const auto stops = familyInfo(Family::MobileNetV2).widths;
        std::set<double> seen;
        QObject::connect(slider, &StopSlider::edited, &app.window, [&](double value) { seen.insert(value); });
        const int y = slider->height() / 2;
        QTest::mousePress(slider, Qt::LeftButton, {}, QPoint(4, y));
        for (int x = 4; x < slider->width() - 2; ++x)
            QTest::mouseMove(slider, QPoint(x, y));
        for (int x = 4; x < slider->width() + 8; ++x) { // past the end, as a hand does
            QMouseEvent move(QEvent::MouseMove, QPointF(x, y), slider->mapToGlobal(QPointF(x, y)), Qt::LeftButton,
                             Qt::LeftButton, {});
            QApplication::sendEvent(slider, &move);
        }
        QTest::mouseRelease(slider, Qt::LeftButton, {}, QPoint(slider->width() - 2, y));
        for (const double stop : stops)
            QVERIFY2(seen.contains(stop), qPrintable(QString::number(stop)));
        QVERIFY(seen.size() > stops.size()); // and other values between them
        QCOMPARE(app.session.undoStack()->count(), 1);
    }

    void layersAreChosenByClickAndByKeyboard() {
        App app;
        QTreeView* tree = app.layers()->view();
        const auto wanted = app.session.network()->graph->findLayer("block2.depthwise.conv");
        QModelIndex row;
        for (QModelIndex index = tree->model()->index(0, 0); index.isValid(); index = tree->indexBelow(index))
            if (index.data().toString() == QLatin1String("block2.depthwise.conv")) row = index;
        QVERIFY(row.isValid());
        tree->scrollTo(row);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(row).center());
        QCOMPARE(app.session.selectedLayer(), *wanted);
        QTest::keyClick(tree, Qt::Key_Down);
        QCOMPARE(app.layerName(), QString("block2.depthwise.bn"));
        // From the rest of the window too.
        app.window.setFocus();
        QTest::keyClick(&app.window, Qt::Key_Up);
        QCOMPARE(app.layerName(), QString("block2.depthwise.conv"));
        // What others select shows in the list.
        app.session.selectLayer(*app.session.network()->graph->findLayer("head.fc"));
        QCOMPARE(tree->currentIndex().siblingAtColumn(0).data().toString(), QString("head.fc"));
        // A click on a stage selects no layer.
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {},
                          tree->visualRect(tree->currentIndex().parent().siblingAtColumn(0)).center());
        QCOMPARE(app.layerName(), QString("head.fc"));
    }

    /// Letters of 200 % in the smallest usual window: what is shown at the right end is not pushed out of sight.
    void largeLettersLeaveTheRightEndInSight() {
        const LargeLetters large;
        App app;
        QCoreApplication::processEvents();
        auto* strip = app.find<QStatusBar>("statusStrip");
        for (const char* name : {"statusNetwork", "statusTime"}) {
            const auto* part = app.find<QLabel>(name);
            QVERIFY2(part->isVisible() && part->mapTo(strip, part->rect().topRight()).x() <= strip->width(), name);
        }
        QVERIFY(app.find<QLabel>("statusNetwork")->toolTip().contains(QLatin1String("mobilenet")));
        for (const char* name : {"measureButton", "pinButton", "exportButton"}) {
            const auto* button = app.find<QToolButton>(name);
            QVERIFY2(button->toolButtonStyle() == Qt::ToolButtonIconOnly ||
                         button->width() >= button->fontMetrics().horizontalAdvance(button->text()),
                     name);
            QVERIFY(!button->toolTip().isEmpty());
            QTRY_VERIFY2(button->mapTo(&app.window, button->rect().topRight()).x() <= app.window.width(), name);
        }
    }

    void aFilterThatFitsNoLayerOfTheNextNetworkSaysSo() {
        App app;
        NetworkSpec shuffling;
        shuffling.family = Family::ShuffleNetV1;
        shuffling.resolution = 64;
        app.session.setSpec(shuffling);
        QTRY_COMPARE_WITH_TIMEOUT(int(app.session.network()->spec.family), int(Family::ShuffleNetV1), kWait);
        QTest::keyClicks(app.find<QLineEdit>("layerFilter"), "shuffle");
        QVERIFY(app.layers()->view()->isVisible());
        NetworkSpec other;
        other.resolution = 64;
        app.session.setSpec(other);
        QTRY_VERIFY_WITH_TIMEOUT(!app.layers()->view()->isVisible(), kWait);
        bool told = false;
        for (const QLabel* label : app.layers()->findChildren<QLabel*>())
            told = told || (label->isVisible() && label->text().contains("No layer"));
        QVERIFY(told);
        app.session.setSpec(shuffling);
        QTRY_VERIFY_WITH_TIMEOUT(app.layers()->view()->isVisible(), kWait);
    }

    void filteringSortingAndCopying() {
        App app;
        QTreeView* tree = app.layers()->view();
        QTest::keyClick(&app.window, Qt::Key_F, Qt::ControlModifier);
        auto* field = app.find<QLineEdit>("layerFilter");
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, "block3 depthwise");
        QStringList shown;
        for (QModelIndex index = tree->model()->index(0, 0); index.isValid(); index = tree->indexBelow(index))
            if (index.parent().isValid()) shown << index.data().toString();
        QCOMPARE(shown, (QStringList{"block3.depthwise.conv", "block3.depthwise.bn", "block3.depthwise.act"}));
        QTest::keyClick(field, Qt::Key_Down);
        QVERIFY(tree->hasFocus());
        QVERIFY(app.layerName().startsWith("block3.depthwise"));
        QTest::keyClick(tree, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QApplication::clipboard()->text().trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[0].startsWith("layer\toperator\tstage\toutput\tparameters\tmultiply-adds (papers)"));
        const QStringList cells = lines[1].split('\t');
        QCOMPARE(cells[0], QString("block3.depthwise.conv"));
        QCOMPARE(cells[1], QString("depthwise"));
        // 3 x 3 x channels x 16 x 16: hidden 48 channels at width 0.35, stride 1 at a quarter of 64.
        QCOMPARE(cells[5].toLongLong(), 9LL * 48 * 16 * 16);
        field->clear();
        // Sorting across stages: the largest first, then back to the network's order.
        QHeaderView* header = tree->header();
        const auto clickHeader = [&](int column) {
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                              QPoint(header->sectionViewportPosition(column) + 12, header->height() / 2));
        };
        // A narrow list leaves out the columns that it has no room for.
        app.window.resizeDocks({app.find<QDockWidget>("layersDock")}, {460}, Qt::Horizontal);
        QTRY_VERIFY(!tree->isColumnHidden(2));
        clickHeader(2);
        QVERIFY(!tree->model()->index(0, 0).parent().isValid());
        qint64 previous = std::numeric_limits<qint64>::max();
        const auto& costs = app.session.network()->cost->layers;
        for (int i = 0; i < tree->model()->rowCount(); ++i) {
            const auto layer =
                app.session.network()->graph->findLayer(tree->model()->index(i, 0).data().toString().toStdString());
            QVERIFY(layer && costs[std::size_t(layer->value)].macs <= previous);
            previous = costs[std::size_t(layer->value)].macs;
        }
        clickHeader(0);
        QCOMPARE(tree->model()->index(0, 0).data().toString(), QString("stem"));
    }

    void leftAndRightGoThroughThePhotos() {
        App app;
        const QString second = write(m_dir.filePath("second.png"), pngBytes(Qt::blue));
        QVERIFY(dropPaths(&app.window, {m_photo, second}));
        QTRY_COMPARE_WITH_TIMEOUT(app.session.photos().size(), std::size_t(2), kWait);
        QCOMPARE(app.session.currentPhoto()->name, QString("photo.png"));
        app.layers()->view()->setFocus();
        QTest::keyClick(app.layers()->view(), Qt::Key_Right);
        QCOMPARE(app.session.currentPhoto()->name, QString("second.png"));
        app.window.setFocus();
        QTest::keyClick(&app.window, Qt::Key_Left);
        QCOMPARE(app.session.currentPhoto()->name, QString("photo.png"));
        auto* list = app.find<QListView>("photoList");
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(app.session.photos().size(), std::size_t(1));
        QCOMPARE(app.session.currentPhoto()->name, QString("second.png"));
    }

    void aRunCanBeStoppedAndTheWindowAnswersMeanwhile() {
        App app;
        app.workflow.setEngine("reference");
        NetworkSpec large;
        large.family = Family::MobileNetV1;
        large.width = 2.0;
        large.resolution = 512; // seconds on the reference engine
        app.session.setSpec(large);
        QVERIFY(dropPaths(&app.window, {m_photo}));
        auto* stop = app.find<QToolButton>("stopJobs");
        QTRY_VERIFY_WITH_TIMEOUT(stop->isVisible() && app.find<QLabel>("statusJob")->text().contains("Running"), kWait);
        QVERIFY(!app.jobs.isIdle());
        QTest::keyClick(app.layers()->view(), Qt::Key_Down);
        QCOMPARE(app.session.selectedLayer(), LayerId{1});
        QTest::mouseClick(stop, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(app.jobs.isIdle(), kWait);
        QVERIFY(!app.session.runResult());
        QTRY_VERIFY(!stop->isVisible()); // what else was waiting ends too
        QCOMPARE(app.window.messages()->count(), 0);
    }

    void closingWhileWorkingEndsCleanly() {
        App app;
        app.workflow.setEngine("reference");
        NetworkSpec large;
        large.width = 2.0;
        large.resolution = 512;
        app.session.setSpec(large);
        QVERIFY(dropPaths(&app.window, {m_photo}));
        QTRY_VERIFY_WITH_TIMEOUT(!app.jobs.isIdle() && !app.session.photos().empty(), kWait);
        QVERIFY(app.window.close());
        // and the destructors wait for what runs
    }

    void measuringFillsTheTimesEverywhere() {
        App app;
        app.workflow.setMeasureSeconds(0.01, 0.01);
        auto* time = app.find<QLabel>("statusTime");
        QVERIFY(time->text().contains("not measured"));
        QTest::keyClick(&app.window, Qt::Key_M, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(app.session.measurement(), kWait);
        QVERIFY2(time->text().contains("ms") || time->text().contains("µs"), qPrintable(time->text()));
        QVERIFY(time->text().contains("1\u00A0thread"));
        const QModelIndex stage = app.layers()->view()->model()->index(0, 3);
        QVERIFY(!stage.data().toString().isEmpty());
    }

    void whatWasChosenIsRemembered() {
        QByteArray state;
        {
            App app;
            app.window.findChild<QDockWidget*>("photosDock")->hide();
            app.window.resize(1111, 700);
            QTest::qWait(10);
            app.window.findChild<QAction*>("theme2")->trigger(); // dark
            QVERIFY(themeOf(QApplication::palette()) == Theme::Dark);
            QTRY_VERIFY(themeOf(app.window.palette()) == Theme::Dark);
            app.workflow.chooseEngine("reference");
            QVERIFY(app.window.close());
        }
        {
            SessionObject session;
            JobService jobs;
            Workflow workflow(session, jobs);
            MainWindow window(session, workflow, jobs);
            window.show();
            QCOMPARE(window.size(), QSize(1111, 700));
            QVERIFY(window.findChild<QDockWidget*>("photosDock")->isHidden());
            QCOMPARE(Settings().theme(), ThemeChoice::Dark);
            QCOMPARE(workflow.engine(), QString("reference"));
            QVERIFY(!workflow.measuresByItself());
            window.findChild<QAction*>("resetLayout")->trigger();
            QVERIFY(!window.findChild<QDockWidget*>("photosDock")->isHidden());
        }
        applyTheme(ThemeChoice::Light);
    }

    void recentFilesOpenAgain() {
        {
            App app;
            QVERIFY(dropPaths(&app.window, {m_photo}));
            QTRY_COMPARE_WITH_TIMEOUT(app.session.photos().size(), std::size_t(1), kWait);
        }
        App app;
        auto* menu = app.find<QMenu>("recentMenu");
        QVERIFY(menu->actions().size() >= 1);
        QCOMPARE(menu->actions()[0]->toolTip(), m_photo);
        menu->actions()[0]->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(app.session.photos().size(), std::size_t(1), kWait);
        QCOMPARE(app.session.currentPhoto()->path, m_photo);
    }

    void helpAndAboutOpenAndClose() {
        App app;
        QTest::keyClick(&app.window, Qt::Key_F1, Qt::ControlModifier);
        auto* sheet = app.find<QWidget>("keyboardSheet");
        QVERIFY(sheet->isVisible());
        QTest::keyClick(sheet, Qt::Key_Escape);
        QVERIFY(!sheet->isVisible());
        app.window.findChild<QAction*>("about")->trigger();
        auto* about = app.find<QWidget>("aboutBox");
        QVERIFY(about->isVisible());
        QVERIFY(std::ranges::any_of(about->findChildren<QLabel*>(),
                                    [](const QLabel* l) { return l->text().contains("General Public"); }));
        QTest::keyClick(about, Qt::Key_Escape);
    }

    void pinningTwiceSaysSo() {
        App app;
        QTest::mouseClick(app.find<QToolButton>("pinButton"), Qt::LeftButton);
        QCOMPARE(app.session.pinned().size(), std::size_t(1));
        QTest::keyClick(&app.window, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(app.session.pinned().size(), std::size_t(1));
        QVERIFY(app.window.messages()->currentText().contains("pinned already"));
    }

    /// Whatever else is pinned: the two networks that it is about are set against each other.
    void theSurpriseIsAboutItsOwnPairBesideOtherPins() {
        App app;
        app.workflow.setMeasureSeconds(0.02, 0.02);
        app.session.pinCurrent();
        app.session.pinNetwork(*parseNetworkSpec("shufflenet_v2:width=0.5,resolution=32"), RandomWeights{});
        app.window.findChild<QAction*>(QStringLiteral("surprise"))->trigger();
        QCOMPARE(app.session.pinned().size(), std::size_t(4));
        QCOMPARE(app.find<QComboBox>("compareBaseline")->currentText(), QStringLiteral("Against C"));
        QCOMPARE(app.find<QComboBox>("compareOther")->currentText(), QStringLiteral("D against C"));
        QVERIFY(app.session.pinned()[2].network->spec.family == Family::MobileNetV1);
        QVERIFY(app.session.pinned()[3].network->spec.family == Family::MobileNetV2);
        QTRY_VERIFY_WITH_TIMEOUT(app.session.pinned()[3].measurement && app.jobs.isIdle(), kWait);
        QTRY_VERIFY(
            app.find<QLabel>("compareCause")->text().startsWith("At C's time per multiply-add the layers of D"));
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
