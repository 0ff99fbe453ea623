#pragma once
#include "core/weights/statistics.h"

#include <QStyledItemDelegate>
#include <QWidget>

namespace convlens {

/// How often values of one tensor occur, from its smallest to its largest, as bars; zero is marked where it lies
/// between. Heights follow the square root, so that something is still seen of a few outliers.
void paintHistogram(QPainter& painter, const QRectF& area, const TensorStatistics& statistics, const QColor& bars,
                    const QColor& mark);

/// The histogram of a table's row (kHistogramRole of TensorTableModel) in its cell.
class HistogramDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// One tensor's histogram, large, with its range below it.
class HistogramBars : public QWidget {
    Q_OBJECT
public:
    explicit HistogramBars(QWidget* parent = nullptr);
    void setStatistics(const TensorStatistics& statistics);
    void clear();
    QSize sizeHint() const override { return {240, 96}; }
    QSize minimumSizeHint() const override { return {120, 72}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF plot() const;
    TensorStatistics m_statistics;
};

} // namespace convlens
