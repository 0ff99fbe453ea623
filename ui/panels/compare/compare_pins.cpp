#include "ui/panels/compare/compare_pins.h"

#include "ui/charts/compare_charts.h"
#include "ui/charts/conditions.h"
#include "ui/panels/compare/compare_badge.h"
#include "ui/text/conversions.h"
#include "ui/text/doubt.h"
#include "ui/text/network_name.h"
#include "ui/text/plural.h"
#include "ui/widgets/chip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace convlens {

namespace {

constexpr int kMostThreadsOffered = 16;

} // namespace

ComparePins::ComparePins(QWidget* parent) : QWidget(parent) {
    m_rows = new QVBoxLayout(this);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(4);
}

void ComparePins::setPins(const std::vector<PinnedNetwork>& pins, const EngineChoice& window) {
    m_pins = pins;
    m_window = window;
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
    auto* name = new QLabel(networkName(pin.network->spec), this);
    name->setToolTip(fromView(toString(pin.network->spec)));
    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(name);
    if (pin.network->randomWeights()) first->addWidget(makeRandomWeightsChip(this));
    first->addStretch();
    auto* conditions = new QLabel(conditionsInWords(pin.conditions.value_or(m_window)), this);
    conditions->setObjectName(QStringLiteral("compareConditions%1").arg(pin.letter));
    conditions->setForegroundRole(QPalette::PlaceholderText);
    conditions->setToolTip(pin.conditions ? tr("Its own conditions, whatever the menu Measure says")
                                          : tr("The conditions chosen in the menu Measure"));
    auto* second = new QHBoxLayout; // a line of its own: in a narrow window it would be cut off beside the name
    second->setSpacing(12);
    second->addWidget(conditions);
    second->addStretch();
    auto* words = new QVBoxLayout;
    words->setSpacing(2); // the chip's border stands clear of the line below
    words->addLayout(first);
    words->addLayout(second);
    if (const QString times = savedInWords(pin); !times.isEmpty()) {
        auto* saved = new QLabel(times, this);
        saved->setObjectName(QStringLiteral("compareSaved%1").arg(pin.letter));
        const MeasurementResult& then = pin.saved ? *pin.saved : *pin.measurement;
        QString tip = withDoubt(tr("The times that came with the session: %1").arg(measurementInWords(then)),
                                then.measurement.total);
        for (const auto& older : pin.earlier)
            tip += u'\n' + withDoubt(tr("Before that: %1").arg(measurementInWords(*older)), older->measurement.total);
        saved->setToolTip(tip);
        saved->setMinimumWidth(10);
        words->addWidget(saved);
    }
    row->addLayout(words, 1);
    auto* more = new QPushButton(tr("More"), this);
    more->setObjectName(QStringLiteral("compareMore%1").arg(pin.letter));
    more->setToolTip(tr("Pin the same network also with other threads, another engine or plan; change the order"));
    auto* menu = new QMenu(more);
    menu->setToolTipsVisible(true);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, pin] { fillMenu(menu, pin); });
    more->setMenu(menu);
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
    row->addWidget(more);
    row->addWidget(show);
    row->addWidget(unpin);
    m_rows->addLayout(row);
}

void ComparePins::fillMenu(QMenu* menu, const PinnedNetwork& pin) {
    menu->clear();
    const EngineChoice now = pin.conditions.value_or(m_window);
    QMenu* also = menu->addMenu(tr("Also with"));
    also->setToolTipsVisible(true);
    const auto add = [&](const QString& title, const EngineChoice& wanted) {
        const bool isPinned = std::any_of(m_pins.begin(), m_pins.end(), [&](const PinnedNetwork& other) {
            return other.network->spec == pin.network->spec && other.network->choice == pin.network->choice &&
                   other.conditions.value_or(m_window) == wanted;
        });
        QAction* action = also->addAction(title);
        action->setEnabled(!isPinned);
        action->setToolTip(isPinned ? tr("Pinned already")
                                    : tr("Pins it once more, to be measured with %1").arg(conditionsInWords(wanted)));
        // Not at once: the row with the menu goes when the pins change.
        connect(
            action, &QAction::triggered, this, [this, id = pin.id, wanted] { emit alsoRequested(id, wanted); },
            Qt::QueuedConnection);
    };
    // One thing changes at a time; the pin that comes of it offers the rest.
    if (const auto engine = findEngine(now.engine)) {
        for (int threads = 1; threads <= std::min((*engine)->maxThreads(), kMostThreadsOffered); ++threads) {
            EngineChoice wanted = now;
            wanted.threads = threads;
            if (threads != now.threads) add(plural(threads, tr("thread"), tr("threads")), wanted);
        }
        also->addSeparator();
        for (const PlanKind plan : (*engine)->plans()) {
            EngineChoice wanted = now;
            wanted.plan = plan;
            if (plan != now.plan)
                add(plan == PlanKind::AsDrawn ? tr("the plan as drawn") : tr("the optimised plan"), wanted);
        }
        also->addSeparator();
    }
    for (const Engine* engine : engines()) {
        if (engine->id() == now.engine) continue;
        EngineChoice wanted{std::string(engine->id()), now.plan, std::min(now.threads, engine->maxThreads())};
        const std::vector<PlanKind> plans = engine->plans();
        if (std::find(plans.begin(), plans.end(), wanted.plan) == plans.end()) wanted.plan = plans.front();
        add(tr("engine %1").arg(fromView(engine->displayName())), wanted);
    }
    menu->addSeparator();
    const auto known =
        std::find_if(m_pins.begin(), m_pins.end(), [&](const PinnedNetwork& other) { return other.id == pin.id; });
    const int place = int(known - m_pins.begin());
    const auto addMove = [&](const QString& title, const QString& toolTip, int to) {
        QAction* action = menu->addAction(title);
        action->setToolTip(toolTip);
        action->setEnabled(to >= 0 && to < int(m_pins.size()));
        connect(
            action, &QAction::triggered, this, [this, id = pin.id, to] { emit moveRequested(id, to); },
            Qt::QueuedConnection);
    };
    addMove(tr("Move up"), tr("Before the network above it, here and in every chart; its letter goes along"),
            place - 1);
    addMove(tr("Move down"), tr("Behind the network below it, here and in every chart; its letter goes along"),
            place + 1);
}

void ComparePins::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    // The badges carry colours of their own, which follow the theme.
    if (event->type() == QEvent::PaletteChange && !m_pins.empty()) refresh();
}

} // namespace convlens

#include "moc_compare_pins.cpp"
