#include "ui/panels/compare/compare_pins.h"

#include "ui/panels/compare/compare_badge.h"
#include "ui/widgets/chip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace convlens {

namespace {

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

} // namespace

ComparePins::ComparePins(QWidget* parent) : QWidget(parent) {
    m_rows = new QVBoxLayout(this);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(4);
}

void ComparePins::setPins(const std::vector<PinnedNetwork>& pins) {
    m_pins = pins;
    refresh();
}

void ComparePins::refresh() {
    clearLayout(m_rows);
    for (const PinnedNetwork& pin : m_pins)
        addRow(pin);
}

void ComparePins::addRow(const PinnedNetwork& pin) {
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(makeBadge(pin, this));
    auto* name = new QLabel(text(displayName(pin.network->spec)), this);
    name->setToolTip(text(toString(pin.network->spec)));
    row->addWidget(name);
    if (pin.network->randomWeights()) row->addWidget(makeRandomWeightsChip(this));
    row->addStretch();
    auto* show = new QPushButton(tr("Show"), this);
    show->setObjectName(QStringLiteral("compareShow%1").arg(pin.letter));
    show->setToolTip(tr("Bring this network into focus"));
    auto* unpin = new QPushButton(tr("Unpin"), this);
    unpin->setObjectName(QStringLiteral("compareUnpin%1").arg(pin.letter));
    unpin->setToolTip(tr("Take this network out of the comparison"));
    connect(show, &QPushButton::clicked, this, [this, id = pin.id] { emit showRequested(id); });
    // Not at once: the button must not vanish under its own click.
    connect(
        unpin, &QPushButton::clicked, this, [this, id = pin.id] { emit unpinRequested(id); }, Qt::QueuedConnection);
    row->addWidget(show);
    row->addWidget(unpin);
    m_rows->addLayout(row);
}

void ComparePins::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    // The badges carry colours of their own, which follow the theme.
    if (event->type() == QEvent::PaletteChange && !m_pins.empty()) refresh();
}

} // namespace convlens

#include "moc_compare_pins.cpp"
