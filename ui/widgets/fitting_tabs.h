#pragma once
#include <QTabBar>
#include <QTabWidget>

namespace convlens {

/// Tabs that all stay in sight: where there is less room the icons go, then the space around the names, and last the
/// names of all tabs but the chosen one. They scroll only where even that does not fit.
class FittingTabBar : public QTabBar {
    Q_OBJECT
public:
    enum class Density { Full, Names, Tight, Icons };

    explicit FittingTabBar(QWidget* parent = nullptr);
    Density density() const { return m_density; }

protected:
    QSize tabSizeHint(int index) const override;
    void initStyleOption(QStyleOptionTab* option, int index) const override;
    void resizeEvent(QResizeEvent* event) override;
    void tabInserted(int index) override;
    void tabRemoved(int index) override;
    void changeEvent(QEvent* event) override;
    void tabLayoutChange() override;

private:
    int tabWidth(int index, Density density, bool chosen) const;
    /// Of all tabs, with the widest of them chosen, so that choosing never changes the density.
    int wholeWidth(Density density) const;
    bool hasIcons() const;
    void fit();

    Density m_density = Density::Full;
    bool m_fitting = false;
};

/// A tab widget in document mode with a FittingTabBar.
class FittingTabs : public QTabWidget {
    Q_OBJECT
public:
    explicit FittingTabs(QWidget* parent = nullptr);
};

} // namespace convlens
