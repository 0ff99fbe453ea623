#pragma once
#include "core/networks/network_spec.h"

#include <QWidget>

#include <functional>

class QAction;
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QHBoxLayout;
class QLabel;
class QMenu;
class QSpinBox;
class QToolButton;

namespace convlens {

class SessionObject;
class StopSlider;
class Workflow;

/// The controls of the focused network: one for every key of its specification that its family has, the weights, and
/// the count that follows at once.
class NetworkBar : public QWidget {
    Q_OBJECT
public:
    NetworkBar(SessionObject& session, Workflow& workflow, QWidget* parent = nullptr);
    /// A button with icon and text at the right end.
    void addActionButton(QAction* action);
    /// Asks for a weights file.
    void chooseWeightsFile();
    void chooseSeed();

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* addCell(const QString& caption, std::initializer_list<QWidget*> controls, int stretch = 0);
    void buildFamily();
    void buildWidth();
    void buildResolution();
    void buildVariants();
    void buildWeights();
    void buildOptions();
    void refresh();
    void refreshTotals();
    void fitTotals();
    void edit(const std::function<void(NetworkSpec&)>& change);
    void fillWeightsMenu();

    SessionObject& m_session;
    Workflow& m_workflow;
    QHBoxLayout *m_layout, *m_buttons;
    QComboBox *m_family, *m_groups, *m_padding, *m_rules;
    StopSlider *m_width, *m_resolution;
    QDoubleSpinBox* m_widthBox;
    QSpinBox *m_resolutionBox, *m_classes;
    QCheckBox* m_minimalistic;
    QWidget *m_groupsCell, *m_minimalisticCell;
    QToolButton *m_weights, *m_options;
    QMenu *m_weightsMenu, *m_optionsMenu;
    QLabel *m_params = nullptr, *m_macs = nullptr, *m_rulesNote = nullptr;
    bool m_refreshing = false;
};

} // namespace convlens
