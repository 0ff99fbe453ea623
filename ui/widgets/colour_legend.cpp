#include "ui/widgets/colour_legend.h"

#include "ui/text/numbers.h"
#include "ui/theme/colours.h"
#include "ui/widgets/map_image.h"

#include <QPainter>

#include <tuple>

namespace convlens {

namespace {

constexpr int kBarHeight = 10;

} // namespace

ColourLegend::ColourLegend(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Colour scale"));
}

std::pair<QString, QString> ColourLegend::ends(const ValueRange& range, bool below, bool above) {
    return {(below ? QStringLiteral("≤ ") : QString()) + significant(double(range.low)),
            (above ? QStringLiteral("≥ ") : QString()) + significant(double(range.high))};
}

void ColourLegend::setScale(ColourMapId map, const ValueRange& range, bool below, bool above) {
    std::tie(m_lowWord, m_highWord) = ends(range, below, above);
    m_map = map;
    m_range = range;
    m_empty = false;
    setAccessibleDescription(tr("from %1 to %2").arg(m_lowWord, m_highWord));
    update();
}

void ColourLegend::setScale(ColourMapId map, const QString& low, const QString& high) {
    m_lowWord = low;
    m_highWord = high;
    m_map = map;
    m_range = {0, 1};
    m_empty = false;
    setAccessibleDescription(tr("from %1 to %2").arg(low, high));
    update();
}

void ColourLegend::setNote(const QString& note) {
    m_note = note;
    setToolTip(note);
    update();
}

void ColourLegend::clear() {
    m_empty = true;
    update();
}

QSize ColourLegend::sizeHint() const {
    return {320, kBarHeight + 4 + fontMetrics().height()};
}

QSize ColourLegend::minimumSizeHint() const {
    return {160, sizeHint().height()};
}

void ColourLegend::paint(QPainter& painter, const QRect& rect, ColourMapId map, const ValueRange& range,
                         const QString& low, const QString& high, const QString& note, const QColor& text) {
    const ColourTable& table = colourTable(map);
    QImage gradient(kColourMapSize, 1, QImage::Format_RGB32);
    for (int i = 0; i < kColourMapSize; ++i) {
        const Rgb c = table[std::size_t(i)];
        gradient.setPixel(i, 0, qRgb(c.r, c.g, c.b));
    }
    const QRect bar(rect.left(), rect.top(), rect.width(), kBarHeight);
    painter.drawImage(bar, gradient);

    const QFontMetrics metrics = painter.fontMetrics();
    const QRect line(rect.left(), bar.bottom() + 3, rect.width(), metrics.height());
    painter.setPen(text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, low);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, high);
    int left = line.left() + metrics.horizontalAdvance(low) + 12;
    const int right = line.right() - metrics.horizontalAdvance(high) - 12;
    const double span = double(range.high) - double(range.low);
    if (range.low < 0 && range.high > 0) {
        // Where the sign changes; the note keeps to the longer side of it.
        const int x = rect.left() + int(-double(range.low) / span * (rect.width() - 1));
        painter.drawLine(x, bar.bottom() - 3, x, bar.bottom() + 2);
        const int half = metrics.horizontalAdvance(QLatin1Char('0')) / 2;
        if (x - half > left - 4 && x + half < right + 4) {
            painter.drawText(QRect(x - half - 1, line.top(), 2 * half + 3, line.height()), Qt::AlignCenter,
                             QStringLiteral("0"));
            const QRect before(left, line.top(), x - half - 8 - left, line.height());
            const QRect after(x + half + 8, line.top(), right - x - half - 8, line.height());
            const QRect& place = after.width() >= before.width() ? after : before;
            painter.drawText(place, Qt::AlignCenter, metrics.elidedText(note, Qt::ElideRight, place.width()));
            return;
        }
    }
    if (right > left)
        painter.drawText(QRect(left, line.top(), right - left, line.height()), Qt::AlignCenter,
                         metrics.elidedText(note, Qt::ElideRight, right - left));
}

void ColourLegend::paintEvent(QPaintEvent*) {
    if (m_empty) return;
    QPainter painter(this);
    paint(painter, rect(), m_map, m_range, m_lowWord, m_highWord, m_note, chartColours(themeOf(palette())).mutedText);
}

} // namespace convlens

#include "moc_colour_legend.cpp"
