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

    /// Side by side, or one below the other where a window is narrow or letters are large.
    void setColumns(int columns);
    int columns() const { return m_columns; }
    /// The least width with that many.
    int widthFor(int columns) const;

signals:
    /// By the person.
    void changed();

private:
    void addNumber(const LabParameter& parameter);
    void addChoice(const LabParameter& parameter);
    void put(const LabParameter& parameter, QWidget* control, QWidget* buddy);
    void place(int number);
    void setNumber(const LabParameter& parameter, double value);

    const Lab& m_lab;
    LabSettings m_settings;
    struct Labelled {
        QWidget *label, *control;
    };
    std::vector<Labelled> m_placed;
    int m_columns = 2;
    std::vector<std::function<void()>> m_show; ///< shows the settings in a control, one a parameter
};

} // namespace convlens
