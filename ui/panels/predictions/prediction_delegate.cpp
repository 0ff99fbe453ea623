#include "ui/panels/predictions/prediction_delegate.h"

#include "ui/models/predictions_model.h"
#include "ui/text/numbers.h"
#include "ui/theme/palette.h"

#include <QPainter>

namespace convlens {

QSize PredictionDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {140, QFontMetrics(option.font).height() + 16};
}

void PredictionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QPalette& palette = option.palette;
    if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, palette.color(QPalette::Highlight));
    if (index.data(PredictionsModel::StaleRole).toBool()) painter->setOpacity(0.45); // the next ones are under way
    const QFontMetrics metrics(option.font);
    const QRect line = option.rect.adjusted(12, 4, -12, 0);
    const double probability = index.data(PredictionsModel::ProbabilityRole).toDouble();
    // Nobody compares hundredths of a per cent here; the tooltip has all digits.
    const QString number =
        probability > 0 && probability < 0.001 ? QStringLiteral("< 0.1\u00A0%") : percent(probability);
    const int numberWidth = metrics.horizontalAdvance(QStringLiteral("99.99 %"));
    painter->setFont(option.font);
    const bool selected = option.state & QStyle::State_Selected;
    painter->setPen(palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    const QRect words(line.left(), line.top(), line.width() - numberWidth - 8, metrics.height());
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                      metrics.elidedText(index.data().toString(), Qt::ElideRight, words.width()));
    painter->drawText(QRect(line.right() - numberWidth, line.top(), numberWidth + 1, metrics.height()),
                      Qt::AlignRight | Qt::AlignVCenter, number);
    const QRectF groove(line.left(), line.top() + metrics.height() + 3, line.width() + 1, 4);
    painter->setPen(Qt::NoPen);
    painter->setBrush(borderColour(palette));
    painter->drawRoundedRect(groove, 2, 2);
    painter->setBrush(mutedColour(palette));
    if (probability > 0)
        painter->drawRoundedRect(
            QRectF(groove.left(), groove.top(), std::max(2.0, groove.width() * std::min(1.0, probability)), 4), 2, 2);
    painter->restore();
}

} // namespace convlens

#include "moc_prediction_delegate.cpp"
