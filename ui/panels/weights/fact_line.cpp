#include "ui/panels/weights/fact_line.h"

#include <QPainter>

namespace convlens {

FactLine::FactLine(QWidget* parent) : QLineEdit(parent) {
    setReadOnly(true);
    setFrame(false);
    QPalette quiet = palette();
    quiet.setColor(QPalette::Base, Qt::transparent);
    setPalette(quiet);
    setTextMargins(0, 0, 0, 0);
    setFixedHeight(fontMetrics().height() + 4);
}

void FactLine::paintEvent(QPaintEvent* event) {
    constexpr int kInset = 2; // as QLineEdit insets its text
    const QRect area = rect().adjusted(kInset, 0, -kInset, 0);
    if (hasFocus() || fontMetrics().horizontalAdvance(text()) <= area.width()) return QLineEdit::paintEvent(event);
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideMiddle, area.width()));
}

} // namespace convlens

#include "moc_fact_line.cpp"
