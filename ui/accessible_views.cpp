#include "ui/accessible_views.h"

#include "ui/charts/chart_figure.h"
#include "ui/charts/chart_widget.h"
#include "ui/panels/diagram/diagram_view.h"
#include "ui/widgets/channel_grid.h"
#include "ui/widgets/stop_slider.h"

#include <QAccessibleWidget>
#include <QPointer>
#include <QTextDocumentFragment>

#include <algorithm>
#include <memory>
#include <vector>

namespace convlens {

namespace {

/// What a view tells of its items. Asked only while the view is there.
class Items {
public:
    virtual ~Items() = default;
    virtual int count() const = 0;
    virtual QString name(int item) const = 0;
    virtual QRect place(int item) const = 0; ///< in the viewport's coordinates; null where it is not drawn
    virtual int selected() const = 0;        ///< -1 for none
    virtual void select(int item) = 0;       ///< as the person's choice
};

class ChannelItems : public Items {
public:
    explicit ChannelItems(ChannelGrid& grid) : m_grid(grid) {}
    int count() const override { return int(order().size()); }
    QString name(int item) const override {
        const int channel = order()[std::size_t(item)];
        const QString number = ChannelGrid::tr("Channel %1").arg(channel);
        const auto& statistics = m_grid.content().statistics;
        if (!statistics) return number;
        return number + QStringLiteral(": ") + statisticsInWords(statistics->channels[std::size_t(channel)]);
    }
    QRect place(int item) const override { return m_grid.cellRect(order()[std::size_t(item)]); }
    int selected() const override {
        const auto found = std::find(order().begin(), order().end(), m_grid.selectedChannel());
        return found == order().end() ? -1 : int(found - order().begin());
    }
    void select(int item) override {
        const int channel = order()[std::size_t(item)];
        m_grid.setSelectedChannel(channel);
        emit m_grid.channelSelected(channel);
    }

private:
    const std::vector<int>& order() const { return m_grid.content().order; }
    ChannelGrid& m_grid;
};

class DiagramItems : public Items {
public:
    explicit DiagramItems(DiagramView& view) : m_view(view) {}
    int count() const override { return int(m_view.diagram().parts.size()); }
    QString name(int item) const override { return partWords(m_view.content(), m_view.diagram(), item); }
    QRect place(int item) const override { return m_view.partRect(item); }
    int selected() const override { return m_view.selectedPart(); }
    void select(int item) override {
        const std::vector<LayerId>& layers = m_view.diagram().parts[std::size_t(item)].layers;
        if (!layers.empty()) emit m_view.layerChosen(layers.front()); // the input is no layer
    }

private:
    DiagramView& m_view;
};

class ChartItems : public Items {
public:
    explicit ChartItems(ChartWidget& chart) : m_chart(chart) {}
    int count() const override {
        if (const ChartFigure* figure = data().figure.get()) return figure->partCount();
        return isPoints() ? m_chart.geometry().flatCount() : int(data().category.categories.size());
    }
    QString name(int item) const override {
        const ChartFigure* figure = data().figure.get();
        QString html = figure ? figure->partTip(item) : m_chart.toolTipAt(place(item).center());
        if (html.isEmpty() && !figure) html = plainName(item); // scrolled or zoomed out of sight
        return QTextDocumentFragment::fromHtml(html.replace(QLatin1String("<br>"), QLatin1String(". "))).toPlainText();
    }
    QRect place(int item) const override {
        const ChartGeometry geometry = m_chart.geometry();
        if (data().figure) return {};
        if (!isPoints()) return geometry.rowRect(item).toAlignedRect();
        const ChartHit hit = geometry.hitOfFlat(item);
        const auto at = geometry.pointPosition(hit.series, hit.index);
        return at ? QRectF(*at - QPointF(4, 4), QSizeF(8, 8)).toAlignedRect() : QRect();
    }
    int selected() const override { return m_chart.highlighted(); }
    void select(int item) override {
        m_chart.setHighlighted(item);
        emit m_chart.activated(item);
    }

private:
    const ChartData& data() const { return m_chart.data(); }
    bool isPoints() const { return data().kind == ChartKind::Lines || data().kind == ChartKind::Scatter; }
    QString plainName(int item) const {
        if (!isPoints()) return data().category.categories.at(item).toHtmlEscaped();
        const ChartHit hit = m_chart.geometry().hitOfFlat(item);
        return data().series[std::size_t(hit.series)].name.toHtmlEscaped();
    }
    ChartWidget& m_chart;
};

QWidget* canvasOf(QWidget* view) {
    auto* area = qobject_cast<QAbstractScrollArea*>(view);
    return area ? area->viewport() : view;
}

/// One entry: a number in its view. Whether there still is an entry of this number is asked each time.
class ItemInterface : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    ItemInterface(QWidget* view, std::shared_ptr<Items> items, int item)
        : m_view(view), m_items(std::move(items)), m_item(item) {}

    bool isValid() const override { return m_view && m_item < m_items->count(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Name && isValid() ? m_items->name(m_item) : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override {
        if (!isValid()) return {};
        const QRect place = m_items->place(m_item);
        return place.isNull() ? QRect() : QRect(canvasOf(m_view)->mapToGlobal(place.topLeft()), place.size());
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selectable = true;
        state.focusable = true;
        state.selected = m_items->selected() == m_item;
        state.focused = state.selected && m_view->hasFocus();
        state.offscreen = !canvasOf(m_view)->rect().intersects(m_items->place(m_item));
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& action) override {
        if (action == pressAction() && isValid()) m_items->select(m_item);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPointer<QWidget> m_view;
    std::shared_ptr<Items> m_items;
    int m_item;
};

class ViewInterface : public QAccessibleWidget {
public:
    ViewInterface(QWidget* view, std::shared_ptr<Items> items)
        : QAccessibleWidget(view, QAccessible::List), m_items(std::move(items)) {}
    ~ViewInterface() override {
        for (const QAccessible::Id id : m_made)
            if (id) QAccessible::deleteAccessibleInterface(id);
    }
    int childCount() const override { return widget() ? m_items->count() : 0; }
    QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount()) return nullptr;
        if (std::size_t(index) >= m_made.size()) m_made.resize(std::size_t(index) + 1, 0);
        QAccessible::Id& id = m_made[std::size_t(index)];
        if (!id) id = QAccessible::registerAccessibleInterface(new ItemInterface(widget(), m_items, index));
        return QAccessible::accessibleInterface(id);
    }
    int indexOfChild(const QAccessibleInterface* wanted) const override {
        for (std::size_t i = 0; i < m_made.size(); ++i)
            if (m_made[i] && QAccessible::accessibleInterface(m_made[i]) == wanted) return int(i);
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        if (!widget()) return nullptr;
        const QPoint at = canvasOf(widget())->mapFromGlobal(QPoint(x, y));
        for (int i = 0; i < childCount(); ++i)
            if (m_items->place(i).contains(at)) return child(i);
        return nullptr;
    }
    QAccessibleInterface* focusChild() const override {
        return widget() && widget()->hasFocus() ? child(m_items->selected()) : nullptr;
    }

private:
    std::shared_ptr<Items> m_items;
    mutable std::vector<QAccessible::Id> m_made; ///< by item, 0 where nobody has asked yet
};

/// A slider's own positions are steps of a grid; what it means is a width or a number of pixels.
class NumberInterface : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit NumberInterface(StopSlider& slider) : QAccessibleWidget(&slider, QAccessible::Slider), m_slider(slider) {}
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface*>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Value ? QString::number(m_slider.realValue()) : QAccessibleWidget::text(kind);
    }
    QVariant currentValue() const override { return m_slider.realValue(); }
    void setCurrentValue(const QVariant& value) override {
        const double chosen = std::clamp(value.toDouble(), m_slider.realMinimum(), m_slider.realMaximum());
        m_slider.setRealValue(chosen);
        emit m_slider.edited(chosen);
    }
    QVariant minimumValue() const override { return m_slider.realMinimum(); }
    QVariant maximumValue() const override { return m_slider.realMaximum(); }
    QVariant minimumStepSize() const override { return m_slider.realStep(); }

private:
    StopSlider& m_slider;
};

/// Tells which entry is the current one when the person moves on.
template <class View, class Signal>
QAccessibleInterface* makeView(View* view, const std::shared_ptr<Items>& items, Signal moved) {
    QObject::connect(view, moved, view, [view, items] {
        const int item = items->selected();
        if (item < 0) return;
        QAccessibleEvent event(view, QAccessible::Focus);
        event.setChild(item);
        QAccessible::updateAccessibility(&event);
    });
    return new ViewInterface(view, items);
}

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    if (auto* grid = qobject_cast<ChannelGrid*>(object))
        return makeView(grid, std::make_shared<ChannelItems>(*grid), &ChannelGrid::channelSelected);
    if (auto* view = qobject_cast<DiagramView*>(object))
        return makeView(view, std::make_shared<DiagramItems>(*view), &DiagramView::layerChosen);
    if (auto* chart = qobject_cast<ChartWidget*>(object))
        return makeView(chart, std::make_shared<ChartItems>(*chart), &ChartWidget::activated);
    if (auto* slider = qobject_cast<StopSlider*>(object)) return new NumberInterface(*slider);
    return nullptr;
}

} // namespace

void installAccessibleViews() {
    static const bool once = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(once)
}

} // namespace convlens
