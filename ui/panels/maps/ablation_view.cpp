#include "ui/panels/maps/ablation_view.h"

#include "ui/text/numbers.h"
#include "ui/theme/colours.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace convlens {

namespace {

QString probability(double share) {
    return share > 0 && share < 0.001 ? QStringLiteral("< 0.1\u00A0%")
                                      : percent(share); // as where the predictions stand
}

} // namespace

AblationView::AblationView(QWidget* parent)
    : QWidget(parent), m_switch(new QToolButton), m_allOn(new QToolButton), m_message(new QLabel) {
    m_switch->setObjectName(QStringLiteral("channelOff"));
    m_switch->setCheckable(true);
    m_switch->setFocusPolicy(Qt::TabFocus);
    m_allOn->setObjectName(QStringLiteral("allChannelsOn"));
    m_allOn->setText(tr("All on"));
    m_allOn->setFocusPolicy(Qt::TabFocus);
    m_message->setObjectName(QStringLiteral("ablationMessage"));
    m_message->setWordWrap(true);
    m_message->setForegroundRole(QPalette::PlaceholderText);
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_switch);
    row->addStretch(1);
    row->addWidget(m_allOn);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_message);
    column->addStretch(1);
    connect(m_switch, &QToolButton::clicked, this, &AblationView::switched);
    connect(m_allOn, &QToolButton::clicked, this, &AblationView::allOnRequested);
    setOff({});
}

void AblationView::setChannel(const QString& title, bool off, const QString& why) {
    m_switch->setText(tr("%1 off").arg(title));
    m_switch->setChecked(off);
    m_switch->setEnabled(why.isEmpty());
    m_switch->setToolTip(why.isEmpty() ? tr("Switch this channel off, or on again, and see what the network takes the "
                                            "photo for without it (Delete in the grid)")
                                       : why);
}

void AblationView::setOff(const QStringList& channels) {
    m_allOn->setVisible(!channels.isEmpty());
    m_allOn->setToolTip(tr("Off now: %1").arg(channels.join(QStringLiteral(", "))));
}

void AblationView::setRows(std::vector<Row> rows) {
    m_rows = std::move(rows);
    m_message->hide();
    QStringList spoken;
    for (const Row& row : m_rows)
        spoken << tr("%1: %2, before %3").arg(row.label, probability(row.after), probability(row.before));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    update();
}

void AblationView::setMessage(const QString& message) {
    m_rows.clear();
    m_message->setText(message);
    m_message->show();
    update();
}

QSize AblationView::minimumSizeHint() const {
    return {120, m_switch->sizeHint().height() + 8 + 5 * fontMetrics().height()};
}

void AblationView::paintEvent(QPaintEvent*) {
    if (m_rows.empty()) return;
    QPainter painter(this);
    const QFontMetrics metrics = fontMetrics();
    const QColor muted = chartColours(themeOf(palette())).mutedText;
    const int line = metrics.height() + 1, top = m_switch->geometry().bottom() + 6;
    int before = 0, after = 0;
    for (const Row& row : m_rows) {
        before = std::max(before, metrics.horizontalAdvance(probability(row.before)));
        after = std::max(after, metrics.horizontalAdvance(probability(row.after)));
    }
    const QString arrow = QStringLiteral(" → ");
    const int arrowWidth = metrics.horizontalAdvance(arrow), right = width();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const int y = top + int(i) * line;
        const QRect afterPlace(right - after, y, after, line),
            arrowPlace(afterPlace.left() - arrowWidth, y, arrowWidth, line),
            beforePlace(arrowPlace.left() - before, y, before, line);
        const QRect name(0, y, beforePlace.left() - 8, line);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(row.label, Qt::ElideRight, name.width()));
        painter.drawText(afterPlace, Qt::AlignRight | Qt::AlignVCenter, probability(row.after));
        painter.setPen(muted);
        painter.drawText(beforePlace, Qt::AlignRight | Qt::AlignVCenter, probability(row.before));
        painter.drawText(arrowPlace, Qt::AlignCenter, arrow);
    }
}

} // namespace convlens

#include "moc_ablation_view.cpp"
