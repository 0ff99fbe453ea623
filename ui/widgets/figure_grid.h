#pragma once
#include <QWidget>

class QGridLayout;

namespace convlens {

/// Figures with their names above them, in a grid: a quiet table of a few values, each with its formula in the tooltip.
class FigureGrid : public QWidget {
    Q_OBJECT
public:
    explicit FigureGrid(int columns, QWidget* parent = nullptr);
    void clear();
    /// The next one, row by row.
    void add(const QString& title, const QString& value, const QString& tip);

private:
    QGridLayout* m_grid;
    int m_columns, m_count = 0;
};

} // namespace convlens
