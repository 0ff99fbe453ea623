#pragma once
#include "ui/charts/chart_widget.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QMenu>
#include <QMenuBar>
#include <QProgressBar>
#include <QRegularExpression>
#include <QTabBar>
#include <QTableView>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeView>
#include <QWidgetAction>

/// Every text that a window shows to people.
namespace convlens::test {

/// Collects texts once each, with where they were met first.
class WindowTexts {
public:
    void add(const QString& where, const QString& text) {
        QString plain = text;
        static const QRegularExpression style(QStringLiteral("<style.*?</style>"),
                                              QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression tag(QStringLiteral("<[A-Za-z/!][^>]*>"));
        plain.remove(style);
        plain.replace(tag, QStringLiteral(" "));
        for (const auto& [entity, sign] : {std::pair{"&nbsp;", " "}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}})
            plain.replace(QLatin1String(entity), QLatin1String(sign));
        plain = plain.simplified();
        if (!plain.isEmpty() && !m_all.contains(plain)) m_all.insert(plain, where);
    }

    /// What the widget and all below it show now.
    void addWindow(const QString& where, QWidget* top) {
        QList<QWidget*> all = top->findChildren<QWidget*>();
        all.prepend(top);
        for (QWidget* widget : all)
            if (widget->isVisible()) addWidget(where, widget);
    }

    void addMenu(const QString& where, QMenu* menu) {
        QMetaObject::invokeMethod(menu, "aboutToShow", Qt::DirectConnection);
        for (QAction* action : menu->actions()) {
            add(where, action->text().remove(u'&'));
            add(where, action->toolTip());
            if (action->menu()) addMenu(where, action->menu());
            const auto* holder = qobject_cast<QWidgetAction*>(action);
            if (!holder || !holder->defaultWidget()) continue;
            for (QWidget* widget : holder->defaultWidget()->findChildren<QWidget*>())
                addWidget(where, widget);
        }
    }

    void addChart(const QString& where, const ChartData& data) {
        for (const QString& text : {data.title, data.caption, data.doubt, data.emptyText})
            add(where, text);
        for (const ChartAxis* axis : {&data.category, &data.value}) {
            add(where, axis->title);
            for (const QString& category : axis->categories)
                add(where, category);
            for (const CategoryKey& key : axis->key)
                add(where, key.name);
        }
        for (const ChartSeries& series : data.series) {
            add(where, series.name);
            for (const QString& tip : series.tooltips)
                add(where, tip);
            for (const QString& label : series.labels)
                add(where, label);
        }
    }

    /// The texts, each with its place.
    const QMap<QString, QString>& all() const { return m_all; }

private:
    void addWidget(const QString& view, QWidget* widget) {
        const QString where = QStringLiteral("%1: %2#%3")
                                  .arg(view, QLatin1String(widget->metaObject()->className()), widget->objectName());
        for (const QString& text : {widget->toolTip(), widget->accessibleName(), widget->accessibleDescription(),
                                    widget->isWindow() ? widget->windowTitle() : QString()})
            add(where, text);
        if (const auto* label = qobject_cast<QLabel*>(widget)) add(where, label->text().remove(u'&'));
        if (const auto* button = qobject_cast<QAbstractButton*>(widget)) add(where, button->text().remove(u'&'));
        if (const auto* group = qobject_cast<QGroupBox*>(widget)) add(where, group->title());
        if (const auto* line = qobject_cast<QLineEdit*>(widget)) add(where, line->placeholderText());
        if (const auto* dock = qobject_cast<QDockWidget*>(widget)) add(where, dock->windowTitle());
        if (const auto* bar = qobject_cast<QProgressBar*>(widget)) add(where, bar->format());
        if (const auto* page = qobject_cast<QTextBrowser*>(widget))
            for (const QString& paragraph : page->toPlainText().split(u'\n'))
                add(where, paragraph);
        if (const auto* box = qobject_cast<QSpinBox*>(widget)) {
            add(where, box->prefix() + box->suffix());
            add(where, box->specialValueText());
        }
        if (const auto* box = qobject_cast<QDoubleSpinBox*>(widget)) add(where, box->prefix() + box->suffix());
        if (const auto* box = qobject_cast<QComboBox*>(widget))
            for (int i = 0; i < box->count(); ++i) {
                add(where, box->itemText(i));
                add(where, box->itemData(i, Qt::ToolTipRole).toString());
            }
        if (const auto* tabs = qobject_cast<QTabBar*>(widget))
            for (int i = 0; i < tabs->count(); ++i) {
                add(where, tabs->tabText(i).remove(u'&'));
                add(where, tabs->tabToolTip(i));
            }
        if (const auto* button = qobject_cast<QToolButton*>(widget); button && button->menu())
            addMenu(where, button->menu());
        if (const auto* bar = qobject_cast<QMenuBar*>(widget))
            for (QAction* action : bar->actions()) {
                add(where, action->text().remove(u'&'));
                if (action->menu()) addMenu(where + u' ' + action->text(), action->menu());
            }
        if (const auto* chart = qobject_cast<ChartWidget*>(widget)) addChart(where, chart->data());
        if (const auto* rows = qobject_cast<QAbstractItemView*>(widget); rows && rows->model()) addModel(where, *rows);
    }

    void addModel(const QString& where, const QAbstractItemView& view) {
        const QAbstractItemModel& model = *view.model();
        const auto* table = qobject_cast<const QTableView*>(&view);
        const auto* tree = qobject_cast<const QTreeView*>(&view);
        const QHeaderView* header = table ? table->horizontalHeader() : tree ? tree->header() : nullptr;
        for (int column = 0; header && column < model.columnCount(); ++column)
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole})
                add(where + QStringLiteral(" header"), model.headerData(column, Qt::Horizontal, role).toString());
        const auto addRows = [&](const QModelIndex& parent, const auto& addBelow) -> void {
            const int rows = std::min(model.rowCount(parent), kMostRows);
            for (int row = 0; row < rows; ++row)
                for (int column = 0; column < model.columnCount(parent); ++column) {
                    const QModelIndex index = model.index(row, column, parent);
                    for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
                        add(where + QStringLiteral(" cell"), index.data(role).toString());
                    if (column == 0 && model.hasChildren(index)) addBelow(index, addBelow);
                }
        };
        addRows({}, addRows);
    }

    static constexpr int kMostRows = 60; ///< further ones say the same of other layers

    QMap<QString, QString> m_all;
};

} // namespace convlens::test
