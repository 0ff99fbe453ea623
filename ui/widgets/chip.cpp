#include "ui/widgets/chip.h"

#include "ui/theme/palette.h"

#include <QPainter>

namespace convlens {

Chip::Chip(const QString& text, QWidget* parent) : QLabel(text, parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Chip::sizeHint() const {
    const QFontMetrics metrics = fontMetrics();
    return {metrics.horizontalAdvance(text()) + 16, metrics.height() + 4};
}

void Chip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = mutedColour(palette());
    painter.setPen(QPen(colour, 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), height() / 2.0, height() / 2.0);
    painter.drawText(rect(), Qt::AlignCenter, text());
}

Chip* makeRandomWeightsChip(QWidget* parent) {
    auto* chip = new Chip(Chip::tr("random weights"), parent);
    chip->setObjectName(QStringLiteral("randomWeightsChip"));
    chip->setToolTip(
        Chip::tr("The weights were made from a seed, not trained: what the network computes is real, what it "
                 "“recognises” is chance."));
    return chip;
}

} // namespace convlens

#include "moc_chip.cpp"
