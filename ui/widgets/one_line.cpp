#include "ui/widgets/one_line.h"

#include <QEvent>
#include <QPainter>
#include <QStringList>
#include <QStyle>

namespace convlens {

OneLine::OneLine(QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
}

void OneLine::setWords(const QString& words, const QString& more) {
    m_more = more;
    setText(words);
    placeTooltip();
}

bool OneLine::isCut() const {
    return fontMetrics().horizontalAdvance(text()) > contentsRect().width();
}

QSize OneLine::minimumSizeHint() const {
    const QMargins margins = contentsMargins();
    return {margins.left() + margins.right() + fontMetrics().horizontalAdvance(QStringLiteral("mmmm…")),
            QLabel::minimumSizeHint().height()};
}

void OneLine::placeTooltip() {
    QStringList tip;
    if (isCut()) tip << text();
    if (!m_more.isEmpty()) tip << m_more;
    setToolTip(tip.join(u'\n'));
}

void OneLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    style()->drawItemText(&painter, contentsRect(), int(alignment()), palette(), isEnabled(),
                          fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()), foregroundRole());
}

void OneLine::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    placeTooltip();
}

void OneLine::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange) placeTooltip();
}

} // namespace convlens

#include "moc_one_line.cpp"
