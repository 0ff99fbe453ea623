#include "tests/ui/support/window_app.h"

#include "core/networks/registry.h"
#include "ui/settings.h"
#include "ui/theme/apply_theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTimer>

#include <atomic>
#include <cstdio>
#include <thread>

using namespace convlens;
using namespace convlens::test;

namespace {

/// Ends the program with the last action's name when the event loop has not turned for long: a hang is a failure, and
/// ctest's own time-out would not say where.
class Watchdog {
public:
    explicit Watchdog(int seconds) : m_thread([this, seconds] { watch(seconds); }) {}
    ~Watchdog() {
        m_end = true;
        m_thread.join();
    }
    void note(const char* action) {
        m_action = action;
        ++m_turns;
    }

private:
    void watch(int seconds) {
        quint64 last = 0;
        for (int still = 0; !m_end; std::this_thread::sleep_for(std::chrono::milliseconds(100))) {
            const quint64 turns = m_turns;
            still = turns == last ? still + 1 : 0;
            last = turns;
            if (still > seconds * 10) {
                std::fprintf(stderr, "the window hangs since: %s\n", m_action.load());
                std::abort();
            }
        }
    }
    std::atomic<bool> m_end = false;
    std::atomic<quint64> m_turns = 0;
    std::atomic<const char*> m_action = "the start";
    std::thread m_thread;
};

/// Does to the window whatever hands can do, in an order that a seed decides.
class Monkey : public QObject {
public:
    Monkey(quint32 seed, const QString& folder, Watchdog& watchdog)
        : m_random(seed), m_folder(folder), m_watchdog(watchdog) {
        for (int i = 0; i < 6; ++i)
            m_files << write(QStringLiteral("%1/%2.png").arg(folder).arg(i),
                             pngBytes(QColor::fromHsv(i * 60, 255, 255), {20 + 30 * i, 40}));
        m_files << write(folder + QStringLiteral("/broken.png"), pngBytes(Qt::red).left(50))
                << write(folder + QStringLiteral("/broken.safetensors"), QByteArray(40, '\x7f'))
                << write(folder + QStringLiteral("/broken.convlens"), "{\"format\":") << folder
                << QStringLiteral("/nonexistent/photo.jpg");
        // Inside a nested event loop (a menu, a modal dialog) only a timer still acts.
        // What it does may open another one: the timer's own call has to return, or it would not fire in there.
        connect(&m_nested, &QTimer::timeout, this, [this] { QTimer::singleShot(0, this, &Monkey::inNestedLoop); });
        m_nested.start(15);
        m_app = std::make_unique<App>();
    }

    void act() {
        static constexpr const char* kNames[] = {"click", "key",   "drop", "resize", "cancel", "menu",   "wheel",
                                                 "spec",  "panel", "wait", "paste",  "reopen", "control"};
        static constexpr int kWeights[] = {30, 22, 6, 3, 5, 10, 6, 4, 6, 6, 2, 1, 22};
        int which = below(123), action = 0;
        while (which >= kWeights[action])
            which -= kWeights[action++];
        m_watchdog.note(kNames[action]);
        if (m_verbose) std::fprintf(stderr, "%s\n", kNames[action]);
        switch (action) {
        case 0:
            click(randomWidget());
            break;
        case 1:
            key();
            break;
        case 2:
            drop();
            break;
        case 3:
            m_app->window.resize(1024 + below(900), 640 + below(600));
            break;
        case 4:
            below(2) ? m_app->workflow.stopAll() : keyTo(&m_app->window, Qt::Key_Escape);
            break;
        case 5:
            menu();
            break;
        case 6:
            wheel(randomWidget());
            break;
        case 7:
            spec();
            break;
        case 8:
            panel();
            break;
        case 9:
            QTest::qWait(below(60));
            break;
        case 10:
            paste();
            break;
        case 11:
            reopen();
            break;
        default:
            control();
            break;
        }
        for (int i = below(4); i >= 0; --i)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        if (!m_app->window.isVisible()) reopen(); // it was closed by a key or a menu
    }
    void setVerbose(bool on) { m_verbose = on; }

private:
    int below(int bound) { return int(m_random.bounded(bound)); }
    template <class List>
    auto pick(const List& list) {
        return list[below(int(list.size()))];
    }
    /// The top window that people can reach: a dialog if one is open.
    QWidget* top() {
        if (QWidget* popup = QApplication::activePopupWidget()) return popup;
        if (QWidget* modal = QApplication::activeModalWidget()) return modal;
        QList<QWidget*> shown;
        for (QWidget* widget : QApplication::topLevelWidgets())
            if (widget->isVisible() && !qobject_cast<QMenu*>(widget) && qobject_cast<QDialog*>(widget)) shown << widget;
        if (!shown.isEmpty() && below(3)) return pick(shown);
        return &m_app->window;
    }
    QWidget* randomWidget() {
        QList<QWidget*> shown;
        for (QWidget* widget : top()->findChildren<QWidget*>())
            if (widget->isVisible() && !widget->visibleRegion().isEmpty()) shown << widget;
        return shown.isEmpty() ? top() : pick(shown);
    }
    QPoint randomPoint(const QWidget* widget) {
        return {below(std::max(1, widget->width())), below(std::max(1, widget->height()))};
    }
    Qt::KeyboardModifiers modifiers() {
        static constexpr Qt::KeyboardModifiers kAll[] = {Qt::NoModifier,      Qt::NoModifier,
                                                         Qt::NoModifier,      Qt::ShiftModifier,
                                                         Qt::ControlModifier, Qt::ControlModifier | Qt::ShiftModifier};
        return kAll[below(6)];
    }
    /// Press and release one by one: the first may open, close or delete anything, the widget too.
    static void keyTo(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        const QPointer<QWidget> alive = widget;
        QTest::keyPress(widget, key, modifiers);
        if (alive) QTest::keyRelease(alive, key, modifiers);
    }
    static void mouseTo(const QPointer<QWidget>& widget, QEvent::Type type, const QPointF& at, Qt::MouseButton button,
                        Qt::KeyboardModifiers modifiers = {}) {
        if (!widget) return;
        const bool isDown = type != QEvent::MouseButtonRelease;
        QMouseEvent event(type, at, widget->mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : button,
                          isDown ? Qt::MouseButtons(button) : Qt::MouseButtons(), modifiers);
        QApplication::sendEvent(widget, &event);
    }
    void click(QWidget* widget) {
        const QPointer<QWidget> alive = widget;
        const QPoint at = randomPoint(widget);
        const auto button = below(8) ? Qt::LeftButton : Qt::RightButton;
        const Qt::KeyboardModifiers keys = modifiers();
        mouseTo(alive, QEvent::MouseMove, at, Qt::NoButton);
        mouseTo(alive, QEvent::MouseButtonPress, at, button, keys);
        mouseTo(alive, QEvent::MouseButtonRelease, at, button, keys);
        if (alive && button == Qt::RightButton) {
            QContextMenuEvent menu(QContextMenuEvent::Mouse, at, alive->mapToGlobal(at), keys);
            QApplication::sendEvent(alive, &menu);
        }
        if (below(6) == 0) {
            mouseTo(alive, QEvent::MouseButtonDblClick, at, Qt::LeftButton);
            mouseTo(alive, QEvent::MouseButtonRelease, at, Qt::LeftButton);
        }
        if (below(6)) return;
        // A drag, ended somewhere.
        mouseTo(alive, QEvent::MouseButtonPress, at, Qt::LeftButton, keys);
        for (int i = 0; i < 4 && alive; ++i)
            mouseTo(alive, QEvent::MouseMove, randomPoint(alive), Qt::LeftButton, keys);
        if (alive) mouseTo(alive, QEvent::MouseButtonRelease, randomPoint(alive), Qt::LeftButton, keys);
    }
    void key() {
        static constexpr int kKeys[] = {
            Qt::Key_Up,     Qt::Key_Down,   Qt::Key_Left,  Qt::Key_Right, Qt::Key_Tab,    Qt::Key_Backtab,
            Qt::Key_Return, Qt::Key_Home,   Qt::Key_End,   Qt::Key_Space, Qt::Key_PageUp, Qt::Key_PageDown,
            Qt::Key_Delete, Qt::Key_Plus,   Qt::Key_Minus, Qt::Key_0,     Qt::Key_1,      Qt::Key_2,
            Qt::Key_3,      Qt::Key_4,      Qt::Key_5,     Qt::Key_6,     Qt::Key_7,      Qt::Key_8,
            Qt::Key_9,      Qt::Key_A,      Qt::Key_C,     Qt::Key_D,     Qt::Key_E,      Qt::Key_F,
            Qt::Key_M,      Qt::Key_O,      Qt::Key_S,     Qt::Key_V,     Qt::Key_W,      Qt::Key_Y,
            Qt::Key_Z,      Qt::Key_Escape, Qt::Key_F1,    Qt::Key_F11,   Qt::Key_Menu};
        QWidget* focus = QApplication::focusWidget();
        keyTo(focus && focus->isVisible() ? focus : top(), Qt::Key(kKeys[below(int(std::size(kKeys)))]), modifiers());
    }
    void drop() {
        QStringList paths;
        for (int i = below(4); i >= 0; --i)
            paths << pick(m_files);
        dropPaths(below(2) ? &m_app->window : randomWidget(), paths);
    }
    void menu() {
        QList<QAction*> actions;
        for (QAction* action : m_app->window.findChildren<QAction*>())
            if (action->isEnabled() && !action->isSeparator() && !action->menu()) actions << action;
        if (actions.isEmpty()) return;
        QAction* action = pick(actions);
        if (m_verbose) std::fprintf(stderr, "  %s\n", qPrintable(action->text()));
        action->trigger();
    }
    void wheel(QWidget* widget) {
        const QPointF at = randomPoint(widget);
        QWheelEvent event(at, widget->mapToGlobal(at), {}, {0, (below(7) - 3) * 120}, Qt::NoButton, modifiers(),
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(widget, &event);
    }
    void spec() {
        const FamilyInfo& family = pick(families());
        NetworkSpec spec;
        spec.family = family.family;
        spec.width = pick(family.widths);
        spec.resolution = 32 * (1 + below(6));
        if (!family.groups.empty()) spec.groups = pick(family.groups);
        spec.rules = pick(family.rules);
        m_app->session.setSpec(spec);
    }
    void panel() {
        auto* tabs = m_app->window.findChild<QTabWidget*>(QStringLiteral("views"));
        tabs->setCurrentIndex(below(tabs->count()));
    }
    void paste() {
        switch (below(3)) {
        case 0:
            QApplication::clipboard()->setImage(QImage(30, 20, QImage::Format_RGB32));
            break;
        case 1:
            QApplication::clipboard()->setText(QStringLiteral("0.7\t壹\n"));
            break;
        default: {
            auto* data = new QMimeData;
            data->setUrls({QUrl::fromLocalFile(pick(m_files))});
            QApplication::clipboard()->setMimeData(data);
        }
        }
        keyTo(&m_app->window, Qt::Key_V, Qt::ControlModifier);
    }
    /// A control of the visible view is set to another value, by its own means.
    void control() {
        QWidget* widget = nullptr;
        const QList<QWidget*> all = top()->findChildren<QWidget*>();
        for (int attempt = 0; attempt < 30; ++attempt) {
            if (all.isEmpty()) return;
            QWidget* candidate = pick(all);
            if (candidate->isVisible() && candidate->isEnabled() &&
                (qobject_cast<QComboBox*>(candidate) || qobject_cast<QAbstractSpinBox*>(candidate) ||
                 qobject_cast<QAbstractSlider*>(candidate) || qobject_cast<QAbstractButton*>(candidate) ||
                 qobject_cast<QAbstractItemView*>(candidate))) {
                widget = candidate;
                break;
            }
        }
        if (!widget) return;
        if (auto* box = qobject_cast<QComboBox*>(widget)) {
            if (box->count()) {
                box->setCurrentIndex(below(box->count()));
                emit box->activated(box->currentIndex());
            }
        } else if (auto* spin = qobject_cast<QAbstractSpinBox*>(widget)) {
            below(2) ? spin->stepUp() : spin->stepDown();
        } else if (auto* slider = qobject_cast<QAbstractSlider*>(widget)) {
            slider->setValue(slider->minimum() + below(std::max(1, slider->maximum() - slider->minimum() + 1)));
        } else if (auto* button = qobject_cast<QAbstractButton*>(widget)) {
            button->click();
        } else if (auto* view = qobject_cast<QAbstractItemView*>(widget)) {
            const int rows = view->model() ? view->model()->rowCount() : 0;
            if (rows) view->setCurrentIndex(view->model()->index(below(rows), 0));
        }
    }
    /// Closed whatever it does, and started anew.
    void reopen() {
        m_app.reset();
        m_app = std::make_unique<App>();
    }
    void inNestedLoop() {
        m_watchdog.note("a dialog or menu");
        if (QWidget* popup = QApplication::activePopupWidget()) {
            if (below(2))
                popup->close();
            else
                keyTo(popup, below(2) ? Qt::Key_Down : Qt::Key_Return);
            return;
        }
        QWidget* modal = QApplication::activeModalWidget();
        if (!modal) return;
        // A file dialog can rename and delete: it is only left.
        if (qobject_cast<QFileDialog*>(modal)) {
            keyTo(modal, Qt::Key_Escape);
            return;
        }
        if (below(4) == 0) {
            if (auto* dialog = qobject_cast<QDialog*>(modal)) dialog->reject();
        } else if (QList<QAbstractButton*> buttons = modal->findChildren<QAbstractButton*>(); !buttons.isEmpty()) {
            if (QAbstractButton* button = pick(buttons); button->isVisible()) button->click();
        }
    }

    QRandomGenerator m_random;
    QString m_folder;
    QStringList m_files;
    Watchdog& m_watchdog;
    QTimer m_nested;
    bool m_verbose = false;
    std::unique_ptr<App> m_app;
};

} // namespace

/// Random clicks, keys, drops, resizes and cancels over the whole window. Short here; packaging/monkey.sh runs it for
/// ten minutes under the sanitizers. CONVLENS_MONKEY_SEED, CONVLENS_MONKEY_SECONDS and CONVLENS_MONKEY_VERBOSE steer
/// it.
class TestMonkey : public QObject {
    Q_OBJECT
private slots:
    void survives() {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("home")) &&
                QDir(folder.path()).mkdir(QStringLiteral("photos")));
        // Whatever is saved on the way lands in the temporary folder.
        QVERIFY(QDir::setCurrent(folder.filePath(QStringLiteral("home"))));
        QCoreApplication::setOrganizationName(QStringLiteral("ConvlensTest"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_monkey"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.filePath(QStringLiteral("home")));
        QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "swallow");
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        applyTheme(ThemeChoice::Light);
        Settings().setMeasuresByItself(false);

        bool given = false;
        quint32 seed = qEnvironmentVariable("CONVLENS_MONKEY_SEED").toUInt(&given);
        if (!given) seed = QRandomGenerator::global()->generate();
        const int seconds = qEnvironmentVariableIntValue("CONVLENS_MONKEY_SECONDS");
        std::fprintf(stderr, "CONVLENS_MONKEY_SEED=%u\n", seed);
        Watchdog watchdog(120);
        int actions = 0;
        QElapsedTimer clock;
        clock.start();
        {
            Monkey monkey(seed, folder.filePath(QStringLiteral("photos")), watchdog);
            monkey.setVerbose(qEnvironmentVariableIsSet("CONVLENS_MONKEY_VERBOSE"));
            while (seconds ? clock.elapsed() < seconds * 1000LL : actions < 250) {
                monkey.act();
                ++actions;
            }
        }
        std::fprintf(stderr, "%d actions survived\n", actions);
        QDir::setCurrent(QDir::rootPath());
    }
public slots:
    void swallow(const QUrl&) {}
};

int main(int argc, char** argv) {
    // Before Qt reads them: neither the person's own files nor settings are touched.
    static QTemporaryDir home;
    qputenv("HOME", home.path().toUtf8());
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_PICTURES_DIR"})
        qunsetenv(name);
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    TestMonkey test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_monkey.moc"
