#include "ui/panels/compare/compare_badge.h"

#include "ui/charts/compare_charts.h"

#include <QLabel>
#include <QLayout>

namespace convlens {

QLabel* makeBadge(const PinnedNetwork& pin, QWidget* parent) {
    const QColor shade = shadeOf(pin, false, themeOf(parent->palette()));
    auto* badge = new QLabel(QString(pin.letter), parent);
    badge->setAlignment(Qt::AlignCenter);
    badge->setFixedSize(20, 20);
    badge->setAutoFillBackground(true);
    badge->setBackgroundRole(QPalette::Window); // not the surroundings' role
    badge->setForegroundRole(QPalette::WindowText);
    QPalette colours = parent->palette();
    colours.setColor(QPalette::Window, shade);
    colours.setColor(QPalette::WindowText, textOn(shade));
    badge->setPalette(colours);
    return badge;
}

void clearLayout(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QLayout* inner = item->layout()) clearLayout(inner);
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

} // namespace convlens
