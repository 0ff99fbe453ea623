#pragma once
#include <QStyledItemDelegate>

namespace convlens {

/// A photo of the queue: thumbnail, name, size in pixels.
class PhotoDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace convlens
