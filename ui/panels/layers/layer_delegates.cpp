#include "ui/panels/layers/layer_delegates.h"

#include "ui/models/layers_model.h"
#include "ui/theme/palette.h"

#include <QApplication>
#include <QPainter>

namespace convlens {

namespace {

void drawCell(QPainter* painter, const QStyleOptionViewItem& option) {
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
}

QColor textColour(const QStyleOptionViewItem& option) {
    return option.palette.color(option.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text);
}

} // namespace

QSize LayerNameDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const int square = 13;
    QFont font = option.font;
    if (index.data(LayersModel::LayerRole).toInt() < 0) font.setBold(true);
    const int height = std::max(QFontMetrics(font).height() + 8, 24);
    return {square + 24 + QFontMetrics(font).horizontalAdvance(index.data().toString()), height};
}

void LayerNameDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    drawCell(painter, item);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const int group = index.data(LayersModel::GroupRole).toInt();
    QRect words = item.rect.adjusted(12, 0, -4, 0);
    QFont font = item.font;
    QColor colour = textColour(item);
    if (group < 0) {
        font.setBold(true);
    } else {
        const Theme theme = themeOf(item.palette);
        const auto kind = OperatorGroup(group);
        const QColor fill = operatorColour(kind, theme);
        const QRectF square(words.left(), item.rect.center().y() - 6, 13, 13);
        painter->setPen(Qt::NoPen);
        painter->setBrush(fill);
        painter->drawRoundedRect(square, 2.5, 2.5);
        QFont letter = item.font;
        letter.setPixelSize(9);
        letter.setBold(true);
        painter->setFont(letter);
        painter->setPen(textOn(fill));
        painter->drawText(square, Qt::AlignCenter, QString(operatorLetter(kind)));
        words.setLeft(words.left() + 20);
        if (index.data(LayersModel::SecondaryRole).toBool() && !(item.state & QStyle::State_Selected))
            colour = mutedColour(item.palette);
    }
    painter->setFont(font);
    painter->setPen(colour);
    // The end of "stage3.unit5.right.depthwise.conv" tells the layers apart, so the beginning goes first.
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideLeft, words.width()));
    painter->restore();
}

void ShareDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    drawCell(painter, item);
    const Theme theme = themeOf(item.palette);
    const double counted = index.data(LayersModel::CountShareRole).toDouble();
    const QVariant time = index.data(LayersModel::TimeShareRole);
    const QColor timeColourHere =
        index.data(LayersModel::DoubtfulRole).toBool() ? doubtfulColour(theme) : timeColour(theme);
    const QRectF area = QRectF(item.rect).adjusted(6, 0, -6, 0);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(LayersModel::LayerRole).toInt() < 0) {
        // A stage: its sums in numbers, since bars on another scale would mislead.
        painter->setFont(item.font);
        const QFontMetrics metrics(item.font);
        const double half = area.width() / 2;
        const auto part = [&](double x, const QColor& mark, double share) {
            const QRectF square(x, area.center().y() - 3, 6, 6);
            painter->setPen(Qt::NoPen);
            painter->setBrush(mark);
            painter->drawRect(square);
            painter->setPen(textColour(item));
            const QString text = QString::number(share * 100, 'f', share < 0.0995 ? 1 : 0) + QStringLiteral("\u00A0%");
            painter->drawText(QRectF(x + 10, area.top(), half - 10, area.height()), Qt::AlignLeft | Qt::AlignVCenter,
                              text);
        };
        part(area.left(), theoryColour(theme), counted);
        if (time.isValid()) part(area.left() + half, timeColourHere, time.toDouble());
        painter->restore();
        return;
    }
    const double scale = index.data(LayersModel::LargestShareRole).toDouble();
    const auto bar = [&](double y, const QColor& colour, double share) {
        if (scale <= 0 || share <= 0) return;
        painter->setPen(Qt::NoPen);
        painter->setBrush(colour);
        painter->drawRect(QRectF(area.left(), y, std::max(1.0, area.width() * share / scale), 5));
    };
    const double middle = std::round(area.center().y());
    if (time.isValid()) {
        bar(middle - 6, theoryColour(theme), counted);
        bar(middle, timeColourHere, time.toDouble());
    } else {
        bar(middle - 3, theoryColour(theme), counted);
    }
    painter->restore();
}

} // namespace convlens

#include "moc_layer_delegates.cpp"
