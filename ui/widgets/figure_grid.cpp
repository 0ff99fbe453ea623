#include "ui/widgets/figure_grid.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QResizeEvent>

#include <algorithm>
#include <numeric>

namespace convlens {

FigureGrid::FigureGrid(int columns, QWidget* parent)
    : QWidget(parent), m_grid(new QGridLayout(this)), m_most(columns), m_columns(columns) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(0);
}

void FigureGrid::clear() {
    qDeleteAll(findChildren<QLabel*>(QString(), Qt::FindDirectChildrenOnly));
    m_figures.clear();
}

void FigureGrid::add(const QString& title, const QString& value, const QString& tip) {
    auto* name = new QLabel(title, this);
    name->setForegroundRole(QPalette::PlaceholderText);
    auto* figure = new QLabel(value, this);
    figure->setTextInteractionFlags(Qt::TextSelectableByMouse);
    figure->setObjectName(QStringLiteral("figure"));
    for (QLabel* label : {name, figure}) {
        label->setToolTip(tip);
        label->setMinimumWidth(10); // long ones may be cut before the window must grow
    }
    m_figures.push_back({name, figure});
    place(fittingColumns());
}

/// As many as have room for their words; halves of them, so that rows stay full.
int FigureGrid::fittingColumns() const {
    const auto needed = [this](int columns) {
        std::vector<int> widest(std::size_t(columns), 0);
        for (std::size_t i = 0; i < m_figures.size(); ++i) {
            int& column = widest[i % widest.size()];
            column = std::max({column, m_figures[i].name->sizeHint().width(), m_figures[i].value->sizeHint().width()});
        }
        return std::accumulate(widest.begin(), widest.end(), (columns - 1) * m_grid->horizontalSpacing());
    };
    int columns = m_most;
    while (columns > 1 && needed(columns) > width())
        columns /= 2;
    return columns;
}

void FigureGrid::place(int columns) {
    m_columns = columns;
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowMinimumHeight(row, 0);
    for (int column = 0; column < m_grid->columnCount(); ++column)
        m_grid->setColumnStretch(column, 0);
    int count = 0;
    for (const Figure& figure : m_figures) {
        m_grid->removeWidget(figure.name);
        m_grid->removeWidget(figure.value);
    }
    for (const Figure& figure : m_figures) {
        const int column = count % m_columns, row = 3 * (count / m_columns);
        ++count;
        if (row > 0) m_grid->setRowMinimumHeight(row - 1, 4);
        m_grid->addWidget(figure.name, row, column);
        m_grid->addWidget(figure.value, row + 1, column);
        m_grid->setColumnStretch(column, column + 1 == m_columns ? 4 : 3); // what is in words stands last
    }
}

void FigureGrid::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (const int columns = fittingColumns(); columns != m_columns) place(columns);
}

void FigureGrid::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) place(fittingColumns());
}

} // namespace convlens

#include "moc_figure_grid.cpp"
