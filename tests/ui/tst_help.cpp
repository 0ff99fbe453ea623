#include "tests/ui/support/window_app.h"

#include "core/labs/lab.h"
#include "ui/labs/labs_panel.h"
#include "ui/panels/panel_registry.h"
#include "ui/settings.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/guided_tour.h"
#include "ui/widgets/help_window.h"

#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QScreen>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTextBrowser>

#include <algorithm>

using namespace convlens;
using namespace convlens::test;

class TestHelp : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;

private slots:
    void initTestCase() { useOwnSettings("tst_help", m_dir.path()); }
    void init() {
        QSettings().clear();
        Settings().setMeasuresByItself(false);
    }

    void everyPanelHasAPage() {
        QStringList missing;
        for (const PanelInfo& info : panels())
            if (!HelpWindow::hasTopic(QLatin1String(info.id))) missing << QLatin1String(info.id);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char(' '))));
    }

    void pagesHaveTitlesAndTheirLinksLead() {
        const auto pages = HelpWindow::pages();
        QVERIFY(pages.size() >= 10);
        static const QRegularExpression link(QStringLiteral("\\]\\(([^)]+)\\)"));
        for (const HelpWindow::Page& page : pages) {
            QVERIFY2(page.text.startsWith(QLatin1String("# ")) && !page.title.isEmpty(), qPrintable(page.topic));
            for (auto match = link.globalMatch(page.text); match.hasNext();) {
                const QString target = match.next().captured(1);
                if (target.startsWith(QLatin1String("qrc:"))) { // a picture
                    QVERIFY2(!QImage(target.mid(3)).isNull(), qPrintable(target));
                    continue;
                }
                if (target == QLatin1String("dialog:imagenet")) continue; // theGuideToImageNetWeightsOpens
                QVERIFY2(target.endsWith(QLatin1String(".md")) && HelpWindow::hasTopic(target.chopped(3)),
                         qPrintable(page.topic + QStringLiteral(" -> ") + target));
            }
        }
    }

    void f1ExplainsWhatIsShown() {
        App app;
        app.window.showPanel(QStringLiteral("cost"));
        app.window.setFocus();
        QTest::keyClick(&app.window, Qt::Key_F1);
        auto* help = app.window.findChild<HelpWindow*>();
        QVERIFY(help && help->isVisible());
        QCOMPARE(help->topic(), QStringLiteral("cost"));
        app.layers()->view()->setFocus();
        app.window.findChild<QAction*>(QStringLiteral("help"))->trigger();
        QCOMPARE(app.window.findChildren<HelpWindow*>().size(), 1);
        auto* buttons = help->findChild<QDialogButtonBox*>();
        QVERIFY(buttons);
        QTest::mouseClick(buttons->button(QDialogButtonBox::Close), Qt::LeftButton);
        QTRY_VERIFY(!help->isVisible());
    }

    /// In every lab F1 opens the page on the labs where it speaks of that one.
    void everyLabHasItsSection() {
        App app;
        auto* panel = static_cast<LabsPanel*>(app.window.panel(QStringLiteral("labs")));
        for (int number = 1; number <= int(labs().size()); ++number) {
            app.window.showPanel(QStringLiteral("labs"));
            panel->showLab(QString::fromStdString(labs()[std::size_t(number - 1)].id));
            panel->findChild<QListWidget*>(QStringLiteral("labList"))->setFocus();
            QTest::keyClick(&app.window, Qt::Key_F1);
            auto* help = app.window.findChild<HelpWindow*>();
            QVERIFY(help && help->isVisible());
            QCOMPARE(help->topic(), QStringLiteral("labs"));
            const QTextBlock block = help->findChild<QTextBrowser*>(QStringLiteral("helpText"))->textCursor().block();
            QVERIFY2(block.blockFormat().headingLevel() > 0 &&
                         block.text().startsWith(QStringLiteral("%1. ").arg(number)),
                     qPrintable(block.text()));
            help->close();
            app.window.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&app.window));
        }
    }

    /// Not the panel that has had the focus since the start: the person turned to the view.
    void f1ExplainsTheViewThatWasTurnedTo() {
        App app;
        auto* help = app.window.findChild<QAction*>(QStringLiteral("help"));
        const auto topic = [&] {
            help->trigger();
            const QString shown = app.window.findChild<HelpWindow*>()->topic();
            app.window.findChild<HelpWindow*>()->close();
            app.window.activateWindow();
            return shown;
        };
        QVERIFY(app.layers()->view()->hasFocus() || app.layers()->isAncestorOf(QApplication::focusWidget()));
        QCOMPARE(topic(), QStringLiteral("maps")); // the view in front at the start
        QTest::keyClick(&app.window, Qt::Key_5, Qt::ControlModifier);
        const auto* tabs = app.window.findChild<QTabWidget*>(QStringLiteral("views"));
        QCOMPARE(tabs->currentIndex(), 4);
        const QString turnedTo = topic();
        QVERIFY2(tabs->currentWidget() == app.window.panel(turnedTo) ||
                     tabs->currentWidget()->isAncestorOf(app.window.panel(turnedTo)),
                 qPrintable(turnedTo));
        // Gone into since: the photos.
        auto* photos = app.window.panel(QStringLiteral("photos"));
        auto* list = photos->findChild<QAbstractItemView*>();
        QVERIFY(list);
        QTest::mouseClick(list->viewport(), Qt::LeftButton);
        QTRY_VERIFY(list->hasFocus());
        QCOMPARE(topic(), QStringLiteral("photos"));
    }

    void theSheetOfKeysHasEveryShortcutOfTheMenus() {
        App app;
        QTest::keyClick(&app.window, Qt::Key_F1, Qt::ControlModifier);
        const auto* sheet = app.window.findChild<QDialog*>(QStringLiteral("keyboardSheet"));
        QVERIFY(sheet && sheet->isVisible());
        QStringList told;
        for (const auto* label : sheet->findChildren<QLabel*>()) {
            QVERIFY2(!label->text().contains(u'&'), qPrintable(label->text()));
            told << label->text();
        }
        int shortcuts = 0;
        for (const auto* action : app.window.findChildren<QAction*>()) {
            if (action->shortcut().isEmpty() || action->menu()) continue;
            ++shortcuts;
            const QString key = action->shortcut().toString(QKeySequence::NativeText);
            QVERIFY2(told.contains(key), qPrintable(key + u' ' + action->text()));
        }
        QVERIFY2(shortcuts > 25, qPrintable(QString::number(shortcuts)));
        QVERIFY(sheet->height() <= sheet->screen()->availableSize().height());
    }

    void theSearchFindsPagesByTheirWords() {
        HelpWindow help;
        help.show();
        auto* field = help.findChild<QLineEdit*>(QStringLiteral("helpSearch"));
        auto* list = help.findChild<QListWidget*>(QStringLiteral("helpTopics"));
        auto* text = help.findChild<QTextBrowser*>(QStringLiteral("helpText"));
        const int all = list->count();
        QTest::keyClicks(field, QStringLiteral("doubtful runs"));
        QVERIFY(list->count() > 0 && list->count() < all);
        for (int row = 0; row < list->count(); ++row) {
            list->setCurrentRow(row);
            QVERIFY(text->toPlainText().contains(QLatin1String("doubtful"), Qt::CaseInsensitive));
            QVERIFY(!text->extraSelections().isEmpty());
        }
        field->clear();
        QTest::keyClicks(field, QStringLiteral("keyboard")); // a title before mere mentions
        QCOMPARE(help.topic(), QStringLiteral("keyboard"));
        field->clear();
        QTest::keyClicks(field, QStringLiteral("xyzzy"));
        QCOMPARE(list->count(), 0);
        QVERIFY(text->toPlainText().contains(QLatin1String("No page")));
        field->clear();
        QCOMPARE(list->count(), all);
    }

    void linksGoToPages() {
        HelpWindow help;
        help.show();
        auto* text = help.findChild<QTextBrowser*>(QStringLiteral("helpText"));
        QCOMPARE(help.topic(), QStringLiteral("start"));
        emit text->anchorClicked(QUrl(QStringLiteral("measuring.md")));
        QCOMPARE(help.topic(), QStringLiteral("measuring"));
        QVERIFY(text->toPlainText().contains(QLatin1String("median")));
    }

    void theGuideToImageNetWeightsOpens() {
        const auto isGuide = [](QWidget* parent) {
            auto* guide = parent->findChild<QDialog*>(QStringLiteral("weightsGuide"));
            if (!guide || !guide->isVisible()) return false;
            const auto labels = guide->findChildren<QLabel*>();
            const bool told = std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
                return label->openExternalLinks() &&
                       label->text().contains("https://download.pytorch.org/models/mobilenet_v2-b0353104.pth") &&
                       label->text().contains("Drop it on this window");
            });
            guide->close();
            return told;
        };
        App app;
        app.window.findChild<QAction*>(QStringLiteral("weightsGuide"))->trigger();
        QVERIFY(isGuide(&app.window));
        // The pages on which one may miss it lead there, in both languages.
        for (const char* page : {"weights", "predictions"}) {
            for (const char* language : {"en", "zh_CN"}) {
                QFile file(QStringLiteral(":/help/%1/%2.md").arg(language, page));
                QVERIFY(file.open(QIODevice::ReadOnly));
                QVERIFY2(file.readAll().contains("](dialog:imagenet)"), qPrintable(file.fileName()));
            }
            HelpWindow help;
            help.show();
            help.showTopic(QLatin1String(page));
            auto* text = help.findChild<QTextBrowser*>(QStringLiteral("helpText"));
            QString address;
            for (auto block = text->document()->begin(); block.isValid(); block = block.next())
                for (auto part = block.begin(); !part.atEnd(); ++part)
                    if (const QString to = part.fragment().charFormat().anchorHref(); to.startsWith("dialog:"))
                        address = to;
            QCOMPARE(address, QString("dialog:imagenet"));
            emit text->anchorClicked(QUrl(address));
            QVERIFY(isGuide(&help));
            QCOMPARE(help.topic(), QLatin1String(page)); // the page stays
        }
    }

    void theTourGoesOnBackAndEnds() {
        App app;
        app.window.startTour();
        auto* tour = app.window.findChild<GuidedTour*>();
        QVERIFY(tour && tour->isVisible());
        const LayerId before = app.session.selectedLayer();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QCOMPARE(tour->step(), 2);
        QTest::mouseClick(tour->findChild<QPushButton*>(QStringLiteral("tourBack")), Qt::LeftButton);
        QCOMPARE(tour->step(), 1);
        // What lies below is not touched.
        QTest::mouseClick(tour, Qt::LeftButton, {}, QPoint(app.window.width() - 60, app.window.height() / 2));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QCOMPARE(app.session.selectedLayer(), before);
        // The card is whole inside the window at each step, and at the least size.
        app.window.resize(1024, 640);
        auto* card = tour->findChild<QWidget*>(QStringLiteral("guidedTourCard"));
        auto* next = tour->findChild<QPushButton*>(QStringLiteral("tourNext"));
        while (app.window.findChild<GuidedTour*>() && tour->isVisible()) {
            QVERIFY(tour->rect().contains(card->geometry()));
            QVERIFY(next->text() != QString());
            QTest::mouseClick(next, Qt::LeftButton);
        }
        QVERIFY(Settings().tourSeen());
    }

    void theTourCanBeSkipped() {
        App app;
        app.window.startTour();
        QPointer<GuidedTour> tour = app.window.findChild<GuidedTour*>();
        QVERIFY(tour);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!tour);
        QVERIFY(Settings().tourSeen());
    }

    void onePressQuitsDuringTheTour() {
        App app;
        app.window.startTour();
        QSignalSpy quit(app.window.findChild<QAction*>(QStringLiteral("quit")), &QAction::triggered);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Q, Qt::ControlModifier);
        QCOMPARE(quit.count(), 1);
        QTRY_VERIFY(!app.window.isVisible());
    }

    void aboutTellsWhatAReportNeeds() {
        App app;
        app.window.findChild<QAction*>(QStringLiteral("about"))->trigger();
        auto* about = app.find<QWidget>("aboutBox");
        QTest::mouseClick(about->findChild<QPushButton*>(QStringLiteral("aboutCopy")), Qt::LeftButton);
        const QString copied = QApplication::clipboard()->text();
        for (const char* part : {"Convlens", "Qt 6", "LGPL-3.0", "OpenCV", "Apache-2.0", "Processor: ", "Engines: "})
            QVERIFY2(copied.contains(QLatin1String(part)), qPrintable(copied));
    }

    /// Another size of letters: the window is made anew around the same session, with the same view in front.
    void theSizeOfLettersChangesAtOnce() {
        App app;
        const double before = app.window.font().pointSizeF();
        const QString photo = write(m_dir.filePath(QStringLiteral("photo.png")), pngBytes(Qt::red));
        QVERIFY(dropPaths(&app.window, {photo}));
        QTRY_VERIFY_WITH_TIMEOUT(app.session.runResult(), kWait);
        app.window.showPanel(QStringLiteral("compare"));
        app.session.pinCurrent();
        const QPointer<QWidget> old = app.window.panel(QStringLiteral("compare"));
        app.window.findChild<QAction*>(QStringLiteral("textScale150"))->trigger();
        QTRY_VERIFY(!old);
        QCOMPARE(app.layers()->view()->font().pointSizeF(), 1.5 * before);
        QCOMPARE(app.session.pinned().size(), std::size_t(1));
        QTRY_VERIFY(app.window.panel(QStringLiteral("compare"))->isVisible());
        QVERIFY(app.session.runResult());
        QCOMPARE(Settings().textScale(), 150);
        QVERIFY(app.window.findChild<QAction*>(QStringLiteral("textScale150"))->isChecked());
        // It works as before: menus, keys, drops.
        QTest::keyClick(&app.window, Qt::Key_1, Qt::ControlModifier);
        QVERIFY(app.window.panel(QStringLiteral("maps"))->isVisible());
        const LayerId layer = app.session.selectedLayer();
        QTest::keyClick(app.layers()->view(), Qt::Key_Down);
        QVERIFY(app.session.selectedLayer() != layer);
        QVERIFY(dropPaths(&app.window, {write(m_dir.filePath(QStringLiteral("second.png")), pngBytes(Qt::blue))}));
        QTRY_COMPARE_WITH_TIMEOUT(app.session.photos().size(), std::size_t(2), kWait);
        app.window.findChild<QAction*>(QStringLiteral("textScale100"))->trigger();
        QTRY_COMPARE(app.layers()->view()->font().pointSizeF(), before);
    }
};

QTEST_MAIN(TestHelp)
#include "tst_help.moc"
