#pragma once
#include <QStyledItemDelegate>

namespace convlens {

/// A class: its name, its probability, and a bar below. The bar is grey, since blue and orange mean cost.
class PredictionDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace convlens
