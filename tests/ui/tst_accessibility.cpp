#include "tests/ui/support/window_walk.h"

#include "ui/settings.h"
#include "ui/theme/apply_theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QButtonGroup>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QScrollBar>
#include <QSet>
#include <QStatusBar>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolBar>
#include <QUndoStack>

using namespace convlens;
using namespace convlens::test;

namespace {

QString describe(const QWidget* widget) {
    QStringList path;
    for (const QWidget* w = widget; w; w = w->parentWidget()) {
        path.prepend(QLatin1String(w->metaObject()->className()) +
                     (w->objectName().isEmpty() ? QString() : QLatin1Char('#') + w->objectName()));
        if (w->isWindow()) break;
    }
    return path.mid(std::max(qsizetype(0), path.size() - 4)).join(QStringLiteral(" > "));
}

/// Made by Qt inside another control, which speaks for it.
bool isInnerPart(const QWidget* widget) {
    const QString name = widget->objectName();
    if (name.startsWith(QLatin1String("qt_")) || name == QLatin1String("ScrollLeftButton") ||
        name == QLatin1String("ScrollRightButton") ||
        QLatin1String(widget->metaObject()->className()) == QLatin1String("QLineEditIconButton"))
        return true;
    for (const QWidget* parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
        if (qobject_cast<const QAbstractSpinBox*>(parent) || qobject_cast<const QComboBox*>(parent)) return true;
        if (const auto* area = qobject_cast<const QAbstractScrollArea*>(parent))
            if (widget == area->viewport()) return true;
    }
    return qobject_cast<const QScrollBar*>(widget) || qobject_cast<const QHeaderView*>(widget) ||
           widget->metaObject()->className() == QLatin1String("QDockWidgetTitleButton");
}

/// Something that a person works with: by class, or because it takes the keyboard. Text that can be marked with the
/// mouse is none.
bool isControl(const QWidget* widget) {
    if (qobject_cast<const QLabel*>(widget) && !(widget->focusPolicy() & Qt::TabFocus)) return false;
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
           qobject_cast<const QAbstractSpinBox*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
           qobject_cast<const QAbstractSlider*>(widget) || qobject_cast<const QAbstractItemView*>(widget) ||
           qobject_cast<const QTabBar*>(widget) || widget->focusPolicy() != Qt::NoFocus;
}

/// Opens every view, lab and dialog in turn and calls `look` for each control that can be seen.
void walk(App& app, const std::function<void(QWidget*)>& look) {
    QSet<QWidget*> seen;
    const auto lookBelow = [&](QWidget* top) {
        for (QWidget* widget : top->findChildren<QWidget*>()) {
            if (!widget->isVisible() || isInnerPart(widget) || !isControl(widget) || seen.contains(widget)) continue;
            seen.insert(widget);
            look(widget);
        }
    };
    everyView(app, [&](const QString&) { lookBelow(&app.window); });
    // What a closed dialog held is gone, and another control may stand at its address.
    everyDialog(app, [&](QDialog* dialog) {
        seen.clear();
        lookBelow(dialog);
    });
}

} // namespace

/// What people who cannot see the window, or cannot use a mouse, get of it.
class TestAccessibility : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;
    std::unique_ptr<App> m_app;

private slots:
    void initTestCase() {
        useOwnSettings("tst_accessibility", m_dir.path());
        Settings().setMeasuresByItself(false);
        m_app = std::make_unique<App>();
        m_app->workflow.setMeasureSeconds(0.01, 0.01);
        const QString photo = write(m_dir.filePath(QStringLiteral("photo.png")), pngBytes(Qt::red));
        QVERIFY(dropPaths(&m_app->window, {photo}));
        QTRY_VERIFY_WITH_TIMEOUT(m_app->session.runResult(), kWait);
        m_app->session.pinCurrent();
        m_app->session.pinNetwork(NetworkSpec{.family = Family::ShuffleNetV2, .resolution = 64}, RandomWeights{});
        m_app->workflow.measureAll();
        QTRY_VERIFY_WITH_TIMEOUT(m_app->session.measurement() && m_app->jobs.isIdle(), kWait);
    }
    void cleanupTestCase() { m_app.reset(); }

    void everyControlHasANameAndARole() {
        QStringList bad;
        int count = 0;
        walk(*m_app, [&](QWidget* widget) {
            ++count;
            QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
            if (!face) {
                bad << describe(widget) + QStringLiteral(": no accessible interface");
                return;
            }
            if (face->role() == QAccessible::NoRole) bad << describe(widget) + QStringLiteral(": no role");
            // A tab bar's tabs have the names.
            if (!qobject_cast<QTabBar*>(widget) && face->text(QAccessible::Name).trimmed().isEmpty())
                bad << describe(widget) + QStringLiteral(": no name");
        });
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(QLatin1Char('\n'))));
        QVERIFY2(count > 60, qPrintable(QString::number(count))); // the walk did see the window
    }

    void everyControlHasATooltip() {
        QStringList bad;
        walk(*m_app, [&](QWidget* widget) {
            // Lists give a tooltip for each of their rows, tab bars one for each tab; views drawn by us answer
            // for the place under the cursor.
            if (qobject_cast<QAbstractItemView*>(widget) || qobject_cast<QAbstractScrollArea*>(widget)) return;
            if (const auto* bar = qobject_cast<QTabBar*>(widget)) {
                for (int tab = 0; tab < bar->count(); ++tab)
                    if (bar->tabToolTip(tab).isEmpty())
                        bad << describe(widget) + QStringLiteral(": tab ") + bar->tabText(tab);
                return;
            }
            if (!qobject_cast<QAbstractButton*>(widget) && !qobject_cast<QComboBox*>(widget) &&
                !qobject_cast<QAbstractSpinBox*>(widget) && !qobject_cast<QLineEdit*>(widget) &&
                !qobject_cast<QAbstractSlider*>(widget))
                return;
            // What Qt makes by itself to ask for a number shows its dialog's.
            if (widget->toolTip().isEmpty() &&
                (!widget->window()->inherits("QInputDialog") || widget->window()->toolTip().isEmpty()))
                bad << describe(widget);
        });
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(QLatin1Char('\n'))));
    }

    /// Of every table and list, whatever it shows: what a column holds is told by its header.
    void everyColumnHasATooltip() {
        QStringList bad;
        int count = 0;
        const auto lookBelow = [&](QWidget* top, const QString& where) {
            for (auto* view : top->findChildren<QAbstractItemView*>()) {
                const auto* table = qobject_cast<QTableView*>(view);
                const auto* tree = qobject_cast<QTreeView*>(view);
                const QHeaderView* header = table ? table->horizontalHeader() : tree ? tree->header() : nullptr;
                if (!view->isVisible() || !header || !header->isVisible() || !view->model()) continue;
                for (int column = 0; column < view->model()->columnCount(); ++column) {
                    const auto ask = [&](int role) {
                        return view->model()->headerData(column, Qt::Horizontal, role).toString();
                    };
                    ++count;
                    const QString title = ask(Qt::DisplayRole), tip = ask(Qt::ToolTipRole);
                    const QString what = QStringLiteral("%1: %2: %3").arg(where, view->objectName(), title);
                    if (tip.isEmpty() || tip == title)
                        bad << what + QStringLiteral(" [%1]").arg(ask(CopyTable::kValueRole));
                }
            }
        };
        everyView(*m_app, [&](const QString& name) { lookBelow(&m_app->window, name); });
        everyDialog(*m_app, [&](QDialog* dialog) { lookBelow(dialog, dialog->windowTitle()); });
        bad.removeDuplicates();
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(QLatin1Char('\n'))));
        QVERIFY2(count > 60, qPrintable(QString::number(count)));
    }

    /// Tab goes to everything that can be worked with, in every view, and comes round.
    void tabReachesEveryControl() {
        QStringList bad;
        for (const PanelInfo& info : panels()) {
            m_app->window.showPanel(QLatin1String(info.id));
            QCoreApplication::processEvents();
            QWidget* start = m_app->layers()->view();
            start->setFocus();
            QVERIFY(start->hasFocus());
            QSet<QWidget*> reached{start};
            for (int i = 0; i < 600; ++i) {
                QWidget* focus = QApplication::focusWidget();
                QVERIFY(focus);
                // As a person leaves a view that uses Tab for itself: Ctrl+Tab is not needed anywhere of ours.
                QTest::keyClick(focus, Qt::Key_Tab);
                QWidget* next = QApplication::focusWidget();
                QVERIFY2(next, qPrintable(describe(focus)));
                QVERIFY2(next != focus, qPrintable(describe(focus) + QStringLiteral(" keeps the focus")));
                if (next == start) break;
                reached.insert(next);
            }
            // The filter of the layers has a key of its own.
            QTest::keyClick(&m_app->window, Qt::Key_F, Qt::ControlModifier);
            reached.insert(QApplication::focusWidget());
            for (QWidget* widget : m_app->window.findChildren<QWidget*>()) {
                if (!widget->isVisible() || !widget->isEnabled() || isInnerPart(widget) || !isControl(widget)) continue;
                if (qobject_cast<QMenuBar*>(widget) || qobject_cast<QToolBar*>(widget)) continue; // F10, Alt
                if (widget->focusPolicy() & Qt::TabFocus) {
                    if (!reached.contains(widget) && !reached.contains(widget->focusProxy()))
                        bad << QLatin1String(info.id) + QStringLiteral(": ") + describe(widget) +
                                   QStringLiteral(" is never reached, after ") +
                                   describe(widget->previousInFocusChain());
                } else if (!widget->property("keyboardElsewhere").isValid()) {
                    // A mouse-only control must have its action in a menu, which says so.
                    const auto* button = qobject_cast<QAbstractButton*>(widget);
                    const bool inMenu = button && !widget->actions().isEmpty();
                    // Of an exclusive group Tab reaches the chosen one, and arrows the others.
                    const auto* group = button ? button->group() : nullptr;
                    bool byArrows = group && group->exclusive() && reached.contains(group->checkedButton());
                    if (button && !group && button->autoExclusive())
                        for (auto* other : button->parentWidget()->findChildren<QAbstractButton*>())
                            byArrows =
                                byArrows || (other->autoExclusive() && other->isChecked() && reached.contains(other));
                    if (!inMenu && !byArrows)
                        bad << QLatin1String(info.id) + QStringLiteral(": ") + describe(widget) +
                                   QStringLiteral(" takes no focus");
                }
            }
        }
        bad.removeDuplicates();
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(QLatin1Char('\n'))));
    }

    void everyMenuEntryHasAKeyToReachIt() {
        QStringList bad;
        for (QAction* top : m_app->window.menuBar()->actions()) {
            QVERIFY(top->menu());
            if (!top->text().contains(QLatin1Char('&'))) bad << top->text();
        }
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(QLatin1Char('\n'))));
        // No two actions share a shortcut: Qt would run neither.
        QHash<QString, QString> taken;
        for (QAction* action : m_app->window.findChildren<QAction*>()) {
            for (const QKeySequence& keys : action->shortcuts()) {
                if (keys.isEmpty() || action->shortcutContext() == Qt::WidgetShortcut ||
                    action->shortcutContext() == Qt::WidgetWithChildrenShortcut)
                    continue;
                const QString text = keys.toString();
                if (taken.contains(text))
                    bad << text + QStringLiteral(": ") + taken[text] + QStringLiteral(", ") + action->text();
                taken[text] = action->text();
            }
        }
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(QLatin1Char('\n'))));
    }

    /// Views that paint their items themselves: each item has a name, a place, and can be chosen.
    void paintedViewsTellOfTheirItems() {
        struct View {
            const char *panel, *kind;
        };
        for (const View& view : {View{"maps", "convlens::ChannelGrid"},
                                 {"diagram", "convlens::DiagramView"},
                                 {"cost", "convlens::ChartWidget"}}) {
            m_app->window.showPanel(QLatin1String(view.panel));
            QTRY_VERIFY_WITH_TIMEOUT(m_app->jobs.isIdle(), kWait);
            QWidget* painted = nullptr;
            for (QWidget* widget : m_app->window.panel(QLatin1String(view.panel))->findChildren<QWidget*>())
                if (widget->isVisible() && widget->inherits(view.kind)) painted = widget;
            QVERIFY2(painted, view.kind);
            QAccessibleInterface* face = QAccessible::queryAccessibleInterface(painted);
            QVERIFY2(face && face->childCount() > 3, view.kind);
            QSet<QString> names;
            for (int i = 0; i < face->childCount(); ++i) {
                QAccessibleInterface* item = face->child(i);
                QVERIFY(item && item->isValid() && item->role() == QAccessible::ListItem);
                QCOMPARE(face->indexOfChild(item), i);
                QCOMPARE(item->parent(), face);
                names.insert(item->text(QAccessible::Name));
                QVERIFY2(!item->text(QAccessible::Name).contains(QLatin1Char('<')),
                         qPrintable(item->text(QAccessible::Name)));
            }
            QVERIFY2(names.size() > 3 && !names.contains(QString()), view.kind);
            QAccessibleInterface* third = face->child(2);
            third->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
            QTRY_VERIFY2(face->child(2)->state().selected, view.kind);
            const QPoint middle = third->rect().center();
            if (!third->state().offscreen) QCOMPARE(face->childAt(middle.x(), middle.y()), third);
            QVERIFY(!face->child(face->childCount())); // one past the end
        }
    }

    void slidersTellTheirNumber() {
        auto* slider = m_app->find<QWidget>("widthSlider");
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(slider);
        QVERIFY(face && face->role() == QAccessible::Slider && face->valueInterface());
        QCOMPARE(face->valueInterface()->currentValue().toDouble(), m_app->session.spec().width);
        face->valueInterface()->setCurrentValue(0.5);
        QCOMPARE(m_app->session.spec().width, 0.5);
        m_app->session.undoStack()->undo();
        QTRY_VERIFY_WITH_TIMEOUT(m_app->session.runResult() && m_app->jobs.isIdle(), kWait);
    }

    /// Labels that name a control do so for programs too, and a picture has words.
    void picturesHaveWords() {
        QStringList bad;
        for (const PanelInfo& info : panels()) {
            m_app->window.showPanel(QLatin1String(info.id));
            for (const QLabel* label : m_app->window.findChildren<QLabel*>())
                if (label->isVisible() && !label->pixmap(Qt::ReturnByValue).isNull() && label->text().isEmpty() &&
                    label->accessibleName().isEmpty() && label->toolTip().isEmpty() && label->parentWidget() &&
                    label->parentWidget()->accessibleName().isEmpty())
                    bad << describe(label);
        }
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(QLatin1Char('\n'))));
    }
};

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
