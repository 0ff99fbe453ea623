#include "ui/panels/photos/photo_delegate.h"

#include "ui/models/photos_model.h"
#include "ui/theme/palette.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>

namespace convlens {

namespace {

constexpr int kThumbnail = 56, kMargin = 8;

} // namespace

QSize PhotoDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {140, kThumbnail + kMargin};
}

void PhotoDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QPalette& palette = option.palette;
    const QRect cell = option.rect;
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(cell, palette.color(QPalette::Active, QPalette::Highlight));
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(cell, palette.color(QPalette::AlternateBase));
    }
    const QRect frame(cell.left() + 12, cell.top() + kMargin / 2, kThumbnail, kThumbnail);
    const auto thumbnail = index.data(Qt::DecorationRole).value<QImage>();
    if (!thumbnail.isNull()) {
        // The middle of the photo, filling the square.
        const int side = std::min(thumbnail.width(), thumbnail.height());
        const QRect source((thumbnail.width() - side) / 2, (thumbnail.height() - side) / 2, side, side);
        QPainterPath path;
        path.addRoundedRect(frame, 4, 4);
        painter->setClipPath(path);
        painter->drawImage(frame, thumbnail, source);
        painter->setClipping(false);
    }
    const QColor text =
        palette.color(option.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text);
    const QFontMetrics metrics(option.font);
    const QRect words(frame.right() + kMargin + 2, frame.center().y() - metrics.height() - 1,
                      cell.right() - frame.right() - 2 * kMargin, metrics.height());
    painter->setFont(option.font);
    painter->setPen(text);
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                      metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideMiddle, words.width()));
    painter->setPen(mutedColour(palette));
    painter->drawText(words.translated(0, metrics.height() + 3), Qt::AlignLeft | Qt::AlignVCenter,
                      metrics.elidedText(index.data(PhotosModel::SizeRole).toString(), Qt::ElideRight, words.width()));
    painter->restore();
}

} // namespace convlens

#include "moc_photo_delegate.cpp"
