#include "ui/widgets/figure_grid.h"

#include <QGridLayout>
#include <QLabel>

namespace convlens {

FigureGrid::FigureGrid(int columns, QWidget* parent)
    : QWidget(parent), m_grid(new QGridLayout(this)), m_columns(columns) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(0);
}

void FigureGrid::clear() {
    qDeleteAll(findChildren<QLabel*>(QString(), Qt::FindDirectChildrenOnly));
    m_count = 0;
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
    const int column = m_count % m_columns, row = 3 * (m_count / m_columns);
    ++m_count;
    if (row > 0) m_grid->setRowMinimumHeight(row - 1, 4);
    m_grid->addWidget(name, row, column);
    m_grid->addWidget(figure, row + 1, column);
    m_grid->setColumnStretch(column, column + 1 == m_columns ? 4 : 3); // what is in words stands last
}

} // namespace convlens

#include "moc_figure_grid.cpp"
