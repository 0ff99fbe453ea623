#include "ui/widgets/drop_overlay.h"

#include "ui/theme/palette.h"
#include "ui/widgets/incoming.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QPainter>

namespace convlens {

DropOverlay::DropOverlay(QWidget* window) : QWidget(window) {
    setObjectName(QStringLiteral("dropOverlay"));
    setAttribute(Qt::WA_TransparentForMouseEvents); // so that drags still reach what lies below
    window->setAcceptDrops(true);
    m_hide.setSingleShot(true);
    m_hide.setInterval(60);
    connect(&m_hide, &QTimer::timeout, this, &QWidget::hide);
    hide();
    // All widgets are watched, since fields and lists would take drops for themselves.
    qApp->installEventFilter(this);
}

bool DropOverlay::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::DragLeave:
    case QEvent::Drop:
        break;
    default:
        return false;
    }
    auto* widget = qobject_cast<QWidget*>(watched);
    if (!widget || widget->window() != window()) return false;
    if (event->type() == QEvent::DragLeave) {
        m_hide.start();
        return false;
    }
    auto* drop = static_cast<QDropEvent*>(event);
    if (drop->source()) return false; // our own drags are not files
    if (!mayAccept(*drop->mimeData())) return false;
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (event->type() == QEvent::Drop) {
        m_hide.stop();
        hide();
        emit dropped(readIncoming(*drop->mimeData()));
        return true;
    }
    m_hide.stop();
    if (!isVisible()) {
        setGeometry(window()->rect());
        raise();
        show();
    }
    return true;
}

void DropOverlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = palette().color(QPalette::Window);
    veil.setAlphaF(0.82F);
    painter.fillRect(rect(), veil);
    const QColor accent = accentColour(palette());
    QColor tint = accent;
    tint.setAlphaF(0.10F);
    painter.setBrush(tint);
    painter.setPen(QPen(accent, 2, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(17, 17, -17, -17), 12, 12);
    painter.setPen(palette().color(QPalette::WindowText));
    QFont large = font();
    large.setPointSizeF(font().pointSizeF() * 1.6);
    painter.setFont(large);
    const QRect upper = rect().adjusted(32, 0, -32, -QFontMetrics(large).height());
    painter.drawText(upper, Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Drop photos, folders, a weights file or a session"));
    painter.setFont(font());
    painter.setPen(mutedColour(palette()));
    painter.drawText(rect().adjusted(32, 2 * QFontMetrics(large).height(), -32, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Photos join the queue; weights (.safetensors, .pth, .pt) bring their network along; a session "
                        "(.convlens) is opened"));
}

} // namespace convlens

#include "moc_drop_overlay.cpp"
