#pragma once
#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace convlens {

/// Figures with their names above them, in a grid: a quiet table of a few values, each with its formula in the tooltip.
/// Where they would be cut, in a narrow view or with large letters, fewer stand beside each other.
class FigureGrid : public QWidget {
    Q_OBJECT
public:
    explicit FigureGrid(int columns, QWidget* parent = nullptr);
    void clear();
    /// The next one, row by row.
    void add(const QString& title, const QString& value, const QString& tip);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Figure {
        QLabel *name, *value;
    };
    int fittingColumns() const;
    void place(int columns);

    QGridLayout* m_grid;
    std::vector<Figure> m_figures;
    int m_most, m_columns;
};

} // namespace convlens
