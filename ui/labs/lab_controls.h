#pragma once
#include "core/labs/lab.h"

#include <QWidget>

#include <functional>
#include <vector>

namespace convlens {

/// Controls for a lab's parameters, made from their description: a slider with a number field, or a choice.
class LabControls : public QWidget {
    Q_OBJECT
public:
    LabControls(const Lab& lab, QWidget* parent);
    const LabSettings& settings() const { return m_settings; }
    void setSettings(const LabSettings& settings);

signals:
    /// By the person.
    void changed();

private:
    void addNumber(const LabParameter& parameter, int place);
    void addChoice(const LabParameter& parameter, int place);
    void put(const LabParameter& parameter, QWidget* control, QWidget* buddy, int place);
    void setNumber(const LabParameter& parameter, double value);

    const Lab& m_lab;
    LabSettings m_settings;
    std::vector<std::function<void()>> m_show; ///< shows the settings in a control, one a parameter
};

} // namespace convlens
