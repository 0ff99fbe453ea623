#pragma once
#include "ui/panels/maps/map_settings.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QDoubleSpinBox;
class QSlider;
class QToolButton;

namespace convlens {

/// The controls above the grid: colours, scale, clipping, order, drawing, size of the cells.
class MapControls : public QWidget {
    Q_OBJECT
public:
    explicit MapControls(QWidget* parent = nullptr);

    const MapSettings& settings() const { return m_settings; }
    /// Shows them without emitting.
    void setSettings(const MapSettings& settings);
    void setCellSide(int side);
    /// Likeness needs a selected channel to compare with.
    void setCanCompare(bool can);

signals:
    void changed(const convlens::MapSettings& settings);
    void exportRequested();

private:
    void change(const std::function<void(MapSettings&)>& edit);

    MapSettings m_settings;
    QComboBox *m_colours, *m_scope, *m_clip, *m_sort;
    QDoubleSpinBox *m_low, *m_high;
    QToolButton* m_smooth;
    QSlider* m_size;
};

} // namespace convlens
