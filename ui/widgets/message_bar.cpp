#include "ui/widgets/message_bar.h"

#include "ui/text/errors.h"
#include "ui/theme/icons.h"
#include "ui/theme/palette.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace convlens {

namespace {

QToolButton* makeButton(QWidget* parent, const char* iconName, const QString& tip) {
    auto* button = new QToolButton(parent);
    button->setAutoRaise(true);
    if (iconName) button->setIcon(icon(iconName));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    return button;
}

} // namespace

MessageBar::MessageBar(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("messageBar"));
    setAutoFillBackground(true);
    m_icon = new QLabel(this);
    m_icon->setFixedSize(16, 16);
    m_text = new QLabel(this);
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_place = new QLabel(this);
    m_previous = makeButton(this, nullptr, tr("Newer message"));
    m_previous->setArrowType(Qt::LeftArrow);
    m_next = makeButton(this, nullptr, tr("Older message"));
    m_next->setArrowType(Qt::RightArrow);
    m_copy = makeButton(this, "copy", tr("Copy details"));
    m_copy->setText(tr("Copy details"));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setObjectName(QStringLiteral("copyDetails"));
    m_close = makeButton(this, "close", tr("Dismiss (all with Shift)"));
    m_close->setObjectName(QStringLiteral("dismissMessage"));

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 8, 6);
    layout->setSpacing(8);
    layout->addWidget(m_icon, 0, Qt::AlignVCenter);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_previous);
    layout->addWidget(m_place);
    layout->addWidget(m_next);
    layout->addWidget(m_copy);
    layout->addWidget(m_close);

    m_timer = new QTimer(this);
    m_timer->setSingleShot(true);
    m_timer->setInterval(kNoticeMilliseconds);
    connect(m_timer, &QTimer::timeout, this, &MessageBar::dismissCurrent);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_close, &QToolButton::clicked, this, [this] {
        if (QApplication::keyboardModifiers() & Qt::ShiftModifier)
            dismissAll();
        else
            dismissCurrent();
    });
    connect(m_copy, &QToolButton::clicked, this, [this] {
        if (m_messages.empty()) return;
        QApplication::clipboard()->setText(m_messages[std::size_t(m_shown)].details);
    });
    hide();
}

void MessageBar::showProblem(const QString& summary, const Error& error) {
    add({true, summary, errorText(error), errorDetails(summary, error)});
}

void MessageBar::showNotice(const QString& text) {
    add({false, QString(), text, text});
}

void MessageBar::add(Message message) {
    // The same message again comes to the front instead of standing there twice.
    std::erase(m_messages, message);
    m_messages.insert(m_messages.begin(), std::move(message));
    if (int(m_messages.size()) > kMostMessages) m_messages.resize(kMostMessages);
    m_shown = 0;
    refresh();
}

void MessageBar::step(int by) {
    m_shown = std::clamp(m_shown + by, 0, std::max(0, count() - 1));
    refresh();
}

void MessageBar::dismissCurrent() {
    if (m_messages.empty()) return;
    m_messages.erase(m_messages.begin() + m_shown);
    m_shown = std::clamp(m_shown, 0, std::max(0, count() - 1));
    refresh();
}

void MessageBar::dismissAll() {
    m_messages.clear();
    m_shown = 0;
    refresh();
}

QString MessageBar::currentText() const {
    if (m_messages.empty()) return {};
    const Message& message = m_messages[std::size_t(m_shown)];
    return message.summary.isEmpty() ? message.text : message.summary + QStringLiteral(": ") + message.text;
}

void MessageBar::refresh() {
    m_timer->stop();
    setVisible(!m_messages.empty());
    if (m_messages.empty()) return;
    const Message& message = m_messages[std::size_t(m_shown)];
    m_text->setText(
        message.summary.isEmpty()
            ? message.text.toHtmlEscaped()
            : QStringLiteral("<b>%1</b>&nbsp; %2").arg(message.summary.toHtmlEscaped(), message.text.toHtmlEscaped()));
    setAccessibleName(currentText());
    m_icon->setPixmap(icon(message.problem ? "warning" : "info").pixmap(QSize(16, 16), devicePixelRatioF()));
    const bool several = m_messages.size() > 1;
    for (QWidget* widget :
         {static_cast<QWidget*>(m_previous), static_cast<QWidget*>(m_place), static_cast<QWidget*>(m_next)})
        widget->setVisible(several);
    m_place->setText(tr("%1 of %2").arg(m_shown + 1).arg(m_messages.size()));
    m_previous->setEnabled(m_shown > 0);
    m_next->setEnabled(m_shown + 1 < count());
    m_copy->setVisible(message.problem);
    QPalette tinted = QApplication::palette();
    const QColor base = tinted.color(QPalette::Base), mark = problemColour(tinted);
    const auto mix = [&](float a, float b) { return a + (b - a) * (message.problem ? 0.12F : 0.0F); };
    tinted.setColor(QPalette::Window, QColor::fromRgbF(mix(base.redF(), mark.redF()), mix(base.greenF(), mark.greenF()),
                                                       mix(base.blueF(), mark.blueF())));
    setPalette(tinted);
    if (!message.problem) m_timer->start();
}

void MessageBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange) refresh();
}

} // namespace convlens

#include "moc_message_bar.cpp"
