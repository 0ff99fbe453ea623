#include "ui/widgets/guided_tour.h"

#include "ui/theme/palette.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QEvent>
#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>

#include <algorithm>

namespace convlens {

namespace {

constexpr int kGap = 12, kWidest = 26; ///< the card's width in letters' heights

} // namespace

GuidedTour::GuidedTour(std::vector<Step> steps, QWidget* window) : QWidget(window), m_steps(std::move(steps)) {
    setObjectName(QStringLiteral("guidedTour"));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Tour of the window"));
    auto* card = new QFrame(this);
    m_card = card;
    card->setObjectName(QStringLiteral("guidedTourCard"));
    card->setFrameShape(QFrame::StyledPanel);
    card->setAutoFillBackground(true);
    m_title = new QLabel(card);
    m_title->setTextFormat(Qt::PlainText);
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_text = new QLabel(card);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_count = new QLabel(card);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    const auto button = [this, card](const char* name, const QString& text, const QString& tip) {
        auto* made = new QPushButton(text, card);
        made->setObjectName(QLatin1String(name));
        made->setToolTip(tip);
        made->installEventFilter(this);
        return made;
    };
    m_skip = button("tourSkip", tr("&Skip"), tr("End the tour; Help > Tour shows it again (Esc)"));
    m_back = button("tourBack", tr("&Back"), tr("The step before (Left)"));
    m_next = button("tourNext", tr("&Next"), tr("The next step (Right)"));

    auto* row = new QHBoxLayout;
    row->addWidget(m_skip);
    row->addStretch();
    row->addWidget(m_count);
    row->addStretch();
    row->addWidget(m_back);
    row->addWidget(m_next);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(16, 14, 16, 12);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(4);
    column->addLayout(row);
    connect(m_skip, &QPushButton::clicked, this, &GuidedTour::finish);
    connect(m_back, &QPushButton::clicked, this, [this] { go(m_step - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { go(m_step + 1); });
    window->installEventFilter(this);
    hide();
}

void GuidedTour::start() {
    setGeometry(parentWidget()->rect());
    show();
    raise();
    go(0);
    m_next->setFocus();
}

void GuidedTour::go(int step) {
    if (step >= int(m_steps.size())) return finish();
    m_step = std::max(0, step);
    const Step& now = m_steps[std::size_t(m_step)];
    m_title->setText(now.title);
    m_text->setText(now.text);
    m_count->setText(tr("%1 of %2").arg(m_step + 1).arg(m_steps.size()));
    m_back->setEnabled(m_step > 0);
    const bool last = m_step + 1 == int(m_steps.size());
    m_next->setText(last ? tr("&Done") : tr("&Next"));
    m_skip->setVisible(!last);
    setAccessibleDescription(now.title + QStringLiteral(". ") + now.text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    place();
    update();
}

void GuidedTour::finish() {
    hide();
    emit ended();
    deleteLater();
}

QRect GuidedTour::targetRect() const {
    const QWidget* target = m_steps.empty() ? nullptr : m_steps[std::size_t(m_step)].target.data();
    if (!target || !target->isVisible()) return {};
    return QRect(target->mapTo(parentWidget(), QPoint(0, 0)), target->size()).adjusted(-3, -3, 3, 3) & rect();
}

/// Beside the part that is shown, where there is most room, and never outside the window.
void GuidedTour::place() {
    const int widest = std::min(width() - 2 * kGap, fontMetrics().height() * kWidest);
    m_card->setFixedWidth(widest);
    m_card->layout()->activate();
    const int height = m_card->layout()->hasHeightForWidth() ? m_card->layout()->totalHeightForWidth(widest)
                                                             : m_card->sizeHint().height();
    m_card->resize(widest, height);
    const QRect target = targetRect();
    QRect card(0, 0, widest, height);
    if (target.isNull()) {
        card.moveCenter(rect().center());
    } else {
        const int room[] = {width() - target.right(), target.left(), this->height() - target.bottom(), target.top()};
        switch (std::max_element(room, room + 4) - room) {
        case 0:
            card.moveTopLeft({target.right() + kGap, target.top()});
            break;
        case 1:
            card.moveTopRight({target.left() - kGap, target.top()});
            break;
        case 2:
            card.moveTopLeft({target.left(), target.bottom() + kGap});
            break;
        default:
            card.moveBottomLeft({target.left(), target.top() - kGap});
            break;
        }
    }
    card.moveLeft(std::clamp(card.left(), kGap, std::max(kGap, width() - widest - kGap)));
    card.moveTop(std::clamp(card.top(), kGap, std::max(kGap, this->height() - height - kGap)));
    m_card->setGeometry(card);
}

/// The window's shortcuts rest: Esc means the tour, and nothing is started behind it. Alt keeps its letters, and one
/// can always quit.
bool GuidedTour::event(QEvent* event) {
    if (event->type() != QEvent::ShortcutOverride) return QWidget::event(event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->modifiers() & Qt::AltModifier || key->keyCombination() == (Qt::CTRL | Qt::Key_Q))
        return QWidget::event(event);
    event->accept();
    return true;
}

bool GuidedTour::focusNextPrevChild(bool next) {
    std::vector<QPushButton*> buttons;
    for (QPushButton* button : {m_skip, m_back, m_next})
        if (button->isVisible() && button->isEnabled()) buttons.push_back(button);
    if (buttons.empty()) return QWidget::focusNextPrevChild(next); // it is being hidden
    const auto at = std::find(buttons.begin(), buttons.end(), focusWidget());
    const auto count = std::ptrdiff_t(buttons.size()), place = at == buttons.end() ? 0 : at - buttons.begin();
    buttons[std::size_t((place + (next ? 1 : count - 1)) % count)]->setFocus(next ? Qt::TabFocusReason
                                                                                  : Qt::BacktabFocusReason);
    return true;
}

bool GuidedTour::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize) setGeometry(parentWidget()->rect());
    // Buttons would use the arrows to pass the focus on, and have no use for Enter.
    if (auto* button = qobject_cast<QPushButton*>(watched); button && event->type() == QEvent::KeyPress) {
        switch (auto* key = static_cast<QKeyEvent*>(event); key->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            button->click();
            return true;
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
            keyPressEvent(key);
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void GuidedTour::resizeEvent(QResizeEvent*) {
    place();
}

void GuidedTour::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath dark;
    dark.addRect(rect());
    if (const QRect target = targetRect(); !target.isNull()) {
        QPainterPath bright;
        bright.addRoundedRect(target, 4, 4);
        dark = dark.subtracted(bright);
        painter.setPen(QPen(accentColour(palette()), 2));
        painter.drawPath(bright);
    }
    painter.fillPath(dark, QColor(0, 0, 0, 120));
}

void GuidedTour::mousePressEvent(QMouseEvent* event) {
    event->accept(); // nothing below is pressed
}

void GuidedTour::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Escape:
        finish();
        return;
    case Qt::Key_Left:
    case Qt::Key_PageUp:
        go(m_step - 1);
        return;
    case Qt::Key_Right:
    case Qt::Key_PageDown:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        go(m_step + 1);
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
        return; // not the layers below
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace convlens

#include "moc_guided_tour.cpp"
