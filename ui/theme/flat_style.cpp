#include "ui/theme/flat_style.h"

#include "ui/theme/icons.h"
#include "ui/theme/palette.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDockWidget>
#include <QListView>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QStyledItemDelegate>

namespace convlens {

namespace {

constexpr qreal kRadius = 4;
constexpr int kMenuRoom = 20; ///< for the chevron of a button that opens a menu
constexpr int kDockTitleMargin = 12;

QColor mixed(const QColor& a, const QColor& b, qreal t) {
    return QColor::fromRgbF(float(a.redF() + (b.redF() - a.redF()) * t),
                            float(a.greenF() + (b.greenF() - a.greenF()) * t),
                            float(a.blueF() + (b.blueF() - a.blueF()) * t));
}

/// A rounded field whose line lies on the pixel grid.
void drawField(QPainter* painter, const QRect& rect, const QColor& fill, const QColor& line, qreal radius = kRadius) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(line.isValid() ? QPen(line, 1) : QPen(Qt::NoPen));
    painter->setBrush(fill);
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter->restore();
}

QColor fieldLine(const QStyleOption* option) {
    if ((option->state & QStyle::State_HasFocus) && (option->state & QStyle::State_Enabled))
        return accentColour(option->palette);
    return borderColour(option->palette);
}

QColor buttonFill(const QStyleOption* option) {
    const QColor face = option->palette.color(QPalette::Button);
    const QColor text = option->palette.color(QPalette::ButtonText);
    if (option->state & QStyle::State_Sunken) return mixed(face, text, 0.14);
    if (option->state & QStyle::State_On) return option->palette.color(QPalette::Highlight);
    if ((option->state & QStyle::State_MouseOver) && (option->state & QStyle::State_Enabled))
        return mixed(face, text, 0.06);
    return face;
}

void drawChevron(QPainter* painter, const QRectF& rect, const QColor& colour, bool up) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF c = rect.center();
    const qreal h = up ? -1.6 : 1.6;
    painter->drawPolyline(QPolygonF{c + QPointF(-3.2, -h), c + QPointF(0, h), c + QPointF(3.2, -h)});
    painter->restore();
}

} // namespace

FlatStyle::FlatStyle() : QProxyStyle(QStringLiteral("fusion")) {
    setObjectName(QStringLiteral("convlens-flat"));
}

/// The list of a combo box gets rows of the height of other lists: its own delegate does not ask the style for it.
void FlatStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (!widget->inherits("QComboBoxPrivateContainer")) return;
    auto* combo = qobject_cast<QComboBox*>(widget->parentWidget());
    if (combo && !qobject_cast<QStyledItemDelegate*>(combo->itemDelegate()))
        combo->setItemDelegate(new QStyledItemDelegate(combo));
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
    const QPalette& palette = option->palette;
    switch (element) {
    case PE_PanelButtonCommand:
        drawField(painter, option->rect, buttonFill(option), fieldLine(option));
        return;
    case PE_PanelButtonTool:
        // Flat until touched.
        if ((option->state & State_AutoRaise) &&
            !(option->state &
              (State_Sunken | State_On | (option->state & State_Enabled ? State_MouseOver : State_None))))
            return;
        drawField(painter, option->rect, buttonFill(option),
                  option->state & State_AutoRaise ? QColor() : fieldLine(option));
        return;
    case PE_FrameFocusRect:
        drawField(painter, option->rect, Qt::transparent, accentColour(palette), 3);
        return;
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame && frame->lineWidth == 0) {
            painter->fillRect(option->rect, palette.color(QPalette::Base));
            return;
        }
        drawField(painter, option->rect, palette.color(QPalette::Base), fieldLine(option));
        return;
    case PE_FrameLineEdit:
        drawField(painter, option->rect, Qt::transparent, fieldLine(option));
        return;
    case PE_Frame:
        if (qobject_cast<const QAbstractItemView*>(widget)) {
            drawField(painter, option->rect, Qt::transparent, borderColour(palette), 0);
            return;
        }
        break;
    case PE_FrameTabBarBase:
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
        return;
    case PE_IndicatorCheckBox: {
        const bool on = option->state & (State_On | State_NoChange);
        const bool enabled = option->state & State_Enabled;
        const QColor fill =
            on ? (enabled ? accentColour(palette) : borderColour(palette)) : palette.color(QPalette::Base);
        drawField(painter, option->rect, fill, on ? fill : fieldLine(option), 3);
        if (on) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(QPen(textOn(fill), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            const QRectF r(option->rect);
            const auto at = [&](qreal x, qreal y) { return r.topLeft() + QPointF(x * r.width(), y * r.height()); };
            if (option->state & State_NoChange)
                painter->drawLine(at(0.28, 0.5), at(0.72, 0.5));
            else
                painter->drawPolyline(QPolygonF{at(0.25, 0.53), at(0.43, 0.71), at(0.76, 0.31)});
            painter->restore();
        }
        return;
    }
    case PE_IndicatorDockWidgetResizeHandle:
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, palette.color(QPalette::Base));
        return;
    case PE_IndicatorHeaderArrow:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            if (header->sortIndicator != QStyleOptionHeader::None)
                drawChevron(painter, option->rect, mutedColour(palette),
                            header->sortIndicator == QStyleOptionHeader::SortUp);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const {
    const QPalette& palette = option->palette;
    switch (element) {
    case CE_TabBarTabShape: {
        const bool selected = option->state & State_Selected;
        if (!selected && (option->state & State_MouseOver))
            painter->fillRect(option->rect,
                              mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), 0.05));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          borderColour(palette));
        if (selected)
            painter->fillRect(QRect(option->rect.left(), option->rect.bottom() - 1, option->rect.width(), 2),
                              accentColour(palette));
        return;
    }
    case CE_TabBarTabLabel:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            QStyleOptionTab quiet = *tab;
            if (!(tab->state & State_Selected)) quiet.palette.setColor(QPalette::WindowText, mutedColour(palette));
            quiet.state &= ~State_HasFocus; // the underline shows the tab; focus is drawn below
            QProxyStyle::drawControl(element, &quiet, painter, widget);
            if ((tab->state & State_HasFocus) && (tab->state & State_Selected)) {
                QStyleOptionFocusRect focus;
                focus.QStyleOption::operator=(*tab);
                focus.rect = tab->rect.adjusted(4, 4, -4, -5);
                drawPrimitive(PE_FrameFocusRect, &focus, painter, widget);
            }
            return;
        }
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, palette.color(QPalette::Base));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          borderColour(palette));
        return;
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            QStyleOptionHeaderV2 quiet;
            if (const auto* v2 = qstyleoption_cast<const QStyleOptionHeaderV2*>(option))
                quiet = *v2;
            else
                quiet.QStyleOptionHeader::operator=(*header);
            quiet.state &= ~(State_On | State_Sunken); // no bold for the selected column
            if (!widget || !widget->property("convlensOwnHeaderColours").toBool())
                quiet.palette.setColor(QPalette::ButtonText, mutedColour(palette));
            // Over the text of the cells, which keep clear of the edge.
            if (header->position == QStyleOptionHeader::Beginning) quiet.rect.adjust(kDockTitleMargin - 5, 0, 0, 0);
            QProxyStyle::drawControl(element, &quiet, painter, widget);
            return;
        }
        break;
    case CE_ComboBoxLabel:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option); combo && !combo->editable) {
            QStyleOptionComboBox fitting = *combo; // rather than cut off within a letter
            int room = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget).width() - 2;
            if (!combo->currentIcon.isNull()) room -= combo->iconSize.width() + 4;
            fitting.currentText = combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, room);
            QProxyStyle::drawControl(element, &fitting, painter, widget);
            return;
        }
        break;
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
            button && button->icon.isNull()) {
            QStyleOptionButton fitting = *button;
            fitting.text = button->fontMetrics.elidedText(button->text, Qt::ElideRight, button->rect.width(),
                                                          Qt::TextShowMnemonic);
            QProxyStyle::drawControl(element, &fitting, painter, widget);
            return;
        }
        break;
    case CE_ToolBar:
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, palette.color(QPalette::Window));
        return;
    case CE_MenuBarItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            painter->fillRect(option->rect, palette.color(QPalette::Window));
            if ((option->state & State_Selected) && (option->state & State_Enabled))
                drawField(painter, option->rect.adjusted(1, 1, -1, -1),
                          mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), 0.09), QColor());
            drawItemText(painter, option->rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, palette,
                         option->state & State_Enabled, item->text, QPalette::WindowText);
            return;
        }
        break;
    case CE_DockWidgetTitle:
        if (const auto* dock = qstyleoption_cast<const QStyleOptionDockWidget*>(option)) {
            painter->save();
            QFont font = painter->font();
            font.setWeight(QFont::DemiBold);
            painter->setFont(font);
            const QRect text =
                subElementRect(SE_DockWidgetTitleBarText, option, widget).adjusted(kDockTitleMargin - 4, 0, 0, 0);
            const QString title = painter->fontMetrics().elidedText(dock->title, Qt::ElideRight, text.width());
            drawItemText(painter, text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, palette, true, title,
                         QPalette::WindowText);
            painter->restore();
            return;
        }
        break;
    case CE_Splitter:
        return;
    case CE_ProgressBarGroove:
        drawField(painter, option->rect, borderColour(palette), QColor(), option->rect.height() / 2.0);
        return;
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
            bar && bar->maximum > bar->minimum) {
            QRect filled = option->rect;
            const double share = double(bar->progress - bar->minimum) / double(bar->maximum - bar->minimum);
            filled.setWidth(std::max(filled.height(), int(std::lround(filled.width() * share))));
            if (bar->progress > bar->minimum)
                drawField(painter, filled, accentColour(palette), QColor(), filled.height() / 2.0);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                   const QWidget* widget) const {
    const QPalette& palette = option->palette;
    switch (control) {
    case CC_ComboBox:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            if (combo->frame) {
                drawField(painter, option->rect, combo->editable ? palette.color(QPalette::Base) : buttonFill(option),
                          fieldLine(option));
            }
            const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
            drawChevron(painter, arrow,
                        option->state & State_Enabled ? mutedColour(palette)
                                                      : palette.color(QPalette::Disabled, QPalette::Text),
                        false);
            return;
        }
        break;
    case CC_SpinBox:
        if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
            if (spin->frame) drawField(painter, option->rect, palette.color(QPalette::Base), fieldLine(option));
            if (spin->buttonSymbols == QAbstractSpinBox::NoButtons) return;
            const auto arrow = [&](SubControl which, QAbstractSpinBox::StepEnabledFlag step, bool up) {
                const bool can = (spin->stepEnabled & step) && (option->state & State_Enabled);
                QColor colour = can ? mutedColour(palette) : palette.color(QPalette::Disabled, QPalette::Text);
                if (can && (option->activeSubControls & which)) colour = palette.color(QPalette::Text);
                drawChevron(painter, subControlRect(CC_SpinBox, option, which, widget), colour, up);
            };
            arrow(SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, true);
            arrow(SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, false);
            return;
        }
        break;
    case CC_Slider:
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
            slider && slider->orientation == Qt::Horizontal) {
            const QRect handle = subControlRect(CC_Slider, option, SC_SliderHandle, widget);
            const QRect groove = subControlRect(CC_Slider, option, SC_SliderGroove, widget);
            const bool enabled = option->state & State_Enabled;
            const int y = groove.center().y() - 1;
            QRect line(groove.left() + 2, y, groove.width() - 4, 3);
            drawField(painter, line, borderColour(palette), QColor(), 1.5);
            line.setRight(handle.center().x());
            drawField(painter, line, enabled ? mutedColour(palette) : borderColour(palette), QColor(), 1.5);
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            const bool hot = option->state & (State_HasFocus | State_Sunken);
            painter->setPen(QPen(!enabled ? borderColour(palette)
                                 : hot    ? accentColour(palette)
                                          : mutedColour(palette),
                                 hot ? 2 : 1.2));
            painter->setBrush(palette.color(QPalette::Button));
            painter->drawEllipse(QRectF(handle).center() + QPointF(0, 0.0), 6.0, 6.0);
            painter->restore();
            return;
        }
        break;
    case CC_ToolButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
            button && (button->features & QStyleOptionToolButton::HasMenu) &&
            !(button->features & QStyleOptionToolButton::MenuButtonPopup)) {
            // A button that opens a menu looks like a field that opens a list.
            drawPrimitive(PE_PanelButtonTool, option, painter, widget);
            QStyleOptionToolButton label = *button;
            label.rect = visualRect(option->direction, option->rect, option->rect.adjusted(6, 0, -kMenuRoom, 0));
            drawControl(CE_ToolButtonLabel, &label, painter, widget);
            const QRect arrow(option->rect.right() - kMenuRoom + 1, option->rect.top(), kMenuRoom - 4,
                              option->rect.height());
            drawChevron(painter, visualRect(option->direction, option->rect, arrow), mutedColour(palette), false);
            return;
        }
        break;
    case CC_ScrollBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            painter->fillRect(option->rect, palette.color(QPalette::Base));
            if (bar->minimum == bar->maximum) return;
            QRect handle = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
            handle = bar->orientation == Qt::Vertical ? handle.adjusted(3, 1, -3, -1) : handle.adjusted(1, 3, -1, -3);
            const bool hot =
                (option->activeSubControls & SC_ScrollBarSlider) && (option->state & (State_MouseOver | State_Sunken));
            drawField(painter, handle,
                      mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), hot ? 0.45 : 0.25), QColor(),
                      std::min(handle.width(), handle.height()) / 2.0);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect FlatStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                                const QWidget* widget) const {
    if (control == CC_ScrollBar) {
        // A handle in a groove; the arrow buttons are gone, since nobody aims at them.
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            const bool horizontal = bar->orientation == Qt::Horizontal;
            const int length = horizontal ? option->rect.width() : option->rect.height();
            const qint64 range = qint64(bar->maximum) - bar->minimum;
            int size = length;
            if (range > 0)
                size = std::clamp(int(qint64(length) * bar->pageStep / (range + bar->pageStep)), std::min(28, length),
                                  length);
            const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - size,
                                                      bar->upsideDown);
            const auto part = [&](int from, int extent) {
                return visualRect(
                    option->direction, option->rect,
                    horizontal ? QRect(option->rect.left() + from, option->rect.top(), extent, option->rect.height())
                               : QRect(option->rect.left(), option->rect.top() + from, option->rect.width(), extent));
            };
            switch (subControl) {
            case SC_ScrollBarSlider:
                return part(start, size);
            case SC_ScrollBarGroove:
                return part(0, length);
            case SC_ScrollBarSubPage:
                return part(0, start);
            case SC_ScrollBarAddPage:
                return part(start + size, length - start - size);
            default:
                return {};
            }
        }
    }
    if (control == CC_ComboBox && subControl == SC_ComboBoxArrow)
        return visualRect(option->direction, option->rect,
                          QRect(option->rect.right() - 22, option->rect.top(), 20, option->rect.height()));
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField)
        return visualRect(option->direction, option->rect, option->rect.adjusted(6, 1, -24, -1));
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                  const QWidget* widget) const {
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_ComboBox:
        result.rwidth() += 12; // the field keeps clear of the chevron
        [[fallthrough]];
    case CT_PushButton:
        if (type == CT_PushButton && size.width() > 0) result.setWidth(std::max(result.width(), size.width() + 20));
        [[fallthrough]];
    case CT_SpinBox:
    case CT_LineEdit:
        result.setHeight(std::max(result.height(), 28));
        break;
    case CT_ToolButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
            button && (button->features & QStyleOptionToolButton::HasMenu) &&
            !(button->features & QStyleOptionToolButton::MenuButtonPopup))
            result.rwidth() += kMenuRoom + 6;
        result = result.expandedTo(QSize(24, 24));
        break;
    case CT_ItemViewItem:
        if (const auto* list = qobject_cast<const QListView*>(widget); list && list->viewMode() == QListView::ListMode)
            result.rheight() += 8;
        break;
    case CT_MenuBarItem:
        result += QSize(4, 4);
        break;
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator)
            result.setHeight(std::max(result.height(), 26));
        break;
    default:
        break;
    }
    return result;
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
    case PM_DockWidgetSeparatorExtent:
    case PM_SplitterWidth:
        return 4;
    case PM_DockWidgetTitleMargin:
        return 6;
    case PM_DockWidgetFrameWidth:
        return 0;
    case PM_DockWidgetTitleBarButtonMargin:
        return 2;
    case PM_TabBarTabHSpace:
        return widget && widget->property("convlensTightTabs").toBool() ? 14 : 28;
    case PM_TabBarTabVSpace:
        return 14;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_ToolBarFrameWidth:
    case PM_ToolBarItemMargin:
        return 0;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_SliderLength:
        return 16;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
        return 20;
    case PM_HeaderMargin:
        return 5;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
        return 16;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* returnData) const {
    switch (hint) {
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton; // a click on the groove goes there
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return false;
    case SH_ItemView_ShowDecorationSelected:
        return true;
    case SH_ComboBox_Popup:
        return false;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QIcon FlatStyle::standardIcon(StandardPixmap pixmap, const QStyleOption* option, const QWidget* widget) const {
    if (pixmap == SP_TitleBarCloseButton || pixmap == SP_DockWidgetCloseButton) return icon("close");
    if (pixmap == SP_TitleBarNormalButton) return icon("float");
    if (pixmap == SP_LineEditClearButton) return icon("close");
    return QProxyStyle::standardIcon(pixmap, option, widget);
}

} // namespace convlens

#include "moc_flat_style.cpp"
