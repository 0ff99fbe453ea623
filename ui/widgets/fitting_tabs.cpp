#include "ui/widgets/fitting_tabs.h"

#include <QEvent>
#include <QResizeEvent>
#include <QStyleOptionTab>

#include <algorithm>

namespace convlens {

namespace {

constexpr int kBesideIcon = 4; // as QTabBar has it

} // namespace

FittingTabBar::FittingTabBar(QWidget* parent) : QTabBar(parent) {
    setExpanding(false);
    setDrawBase(false);
    setElideMode(Qt::ElideNone);
    setUsesScrollButtons(true);
}

bool FittingTabBar::hasIcons() const {
    for (int i = 0; i < count(); ++i)
        if (tabIcon(i).isNull()) return false;
    return count() > 0;
}

int FittingTabBar::tabWidth(int index, Density density, bool chosen) const {
    const bool icon = !tabIcon(index).isNull() && (density == Density::Full || density == Density::Icons);
    const bool text = density != Density::Icons || chosen || !hasIcons();
    const int space = style()->pixelMetric(QStyle::PM_TabBarTabHSpace, nullptr, nullptr);
    int width = density == Density::Full || density == Density::Names ? space : space / 2;
    if (icon) width += iconSize().width() + (text ? kBesideIcon : 0);
    if (text) width += fontMetrics().size(Qt::TextShowMnemonic, tabText(index)).width();
    return width;
}

int FittingTabBar::wholeWidth(Density density) const {
    int whole = 0, more = 0;
    for (int i = 0; i < count(); ++i) {
        if (!isTabVisible(i)) continue;
        const int width = tabWidth(i, density, false);
        whole += width;
        more = std::max(more, tabWidth(i, density, true) - width);
    }
    return whole + more;
}

QSize FittingTabBar::tabSizeHint(int index) const {
    return {tabWidth(index, m_density, index == currentIndex()), QTabBar::tabSizeHint(index).height()};
}

void FittingTabBar::initStyleOption(QStyleOptionTab* option, int index) const {
    QTabBar::initStyleOption(option, index);
    if (m_density == Density::Names || m_density == Density::Tight) option->icon = QIcon();
    if (m_density == Density::Icons && index != currentIndex() && hasIcons()) option->text.clear();
}

void FittingTabBar::fit() {
    if (m_fitting) return;
    m_fitting = true;
    Density fitting = Density::Full;
    while (fitting != Density::Icons && wholeWidth(fitting) > width())
        fitting = Density(int(fitting) + 1);
    if (fitting == Density::Icons && !hasIcons()) fitting = Density::Tight;
    if (fitting != m_density) {
        m_density = fitting;
        // The style leaves this much beside what it draws.
        setProperty("convlensTightTabs", m_density == Density::Tight || m_density == Density::Icons);
        setIconSize(QSize()); // the default, as before: that lays the tabs out anew
    }
    m_fitting = false;
}

void FittingTabBar::resizeEvent(QResizeEvent* event) {
    fit();
    QTabBar::resizeEvent(event);
}

void FittingTabBar::tabInserted(int index) {
    QTabBar::tabInserted(index);
    fit();
}

void FittingTabBar::tabRemoved(int index) {
    QTabBar::tabRemoved(index);
    fit();
}

void FittingTabBar::changeEvent(QEvent* event) {
    QTabBar::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fit();
}

/// Also after a tab was renamed, shown or hidden.
void FittingTabBar::tabLayoutChange() {
    QTabBar::tabLayoutChange();
    fit();
}

FittingTabs::FittingTabs(QWidget* parent) : QTabWidget(parent) {
    setTabBar(new FittingTabBar(this));
    setDocumentMode(true);
}

} // namespace convlens

#include "moc_fitting_tabs.cpp"
