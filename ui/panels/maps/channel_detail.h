#pragma once
#include "ui/panels/maps/ablation_view.h"
#include "ui/panels/maps/class_box.h"
#include "ui/panels/maps/kernel_view.h"
#include "ui/panels/maps/lanes_view.h"
#include "ui/panels/maps/map_picture.h"
#include "ui/panels/maps/photos_view.h"
#include "ui/widgets/map_view.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTabWidget;

namespace convlens {

class ColourLegend;
class HistogramStrip;

/// One map large, with its distribution, its kernel and, for a layer that moves channels, the lanes they take.
class ChannelDetail : public QWidget {
    Q_OBJECT
public:
    explicit ChannelDetail(QWidget* parent = nullptr);

    MapSubject subject() const { return m_subject; }
    void setSubject(MapSubject subject); ///< does not emit
    /// Names what "Channel" stands for: "Channel 12".
    void setChannelTitle(const QString& title);

    /// With a tensor.
    void setPicture(const MapPicture& picture, MapInterpolation interpolation);
    /// Nothing to draw yet, or at all, and why.
    void setMessage(const QString& message);
    void setStale(bool stale);

    /// All that class activation and occlusion can be asked about, the likeliest first.
    void setClasses(std::vector<ClassProbability> classes);
    void setClass(int index);

    MapView& view() { return *m_view; }
    KernelView& kernel() { return *m_kernel; }
    LanesView& lanes() { return *m_lanes; }
    AblationView& ablation() { return *m_ablation; }
    PhotosView& photos() { return *m_photos; }
    bool showsPhotos() const; ///< their tab is in front
    void showAblation();
    void showPhotos(); ///< brings its tab to the front
    void setLanesVisible(bool visible);

signals:
    void subjectChosen(convlens::MapSubject subject);
    void classChosen(int index);
    void tabChosen();

private:
    MapSubject m_subject = MapSubject::Channel;
    QComboBox* m_subjectBox;
    ClassBox* m_classBox;
    MapView* m_view;
    QLabel *m_note, *m_figures;
    ColourLegend* m_legend;
    HistogramStrip* m_histogram;
    KernelView* m_kernel;
    LanesView* m_lanes;
    AblationView* m_ablation;
    PhotosView* m_photos;
    QTabWidget* m_tabs;
};

} // namespace convlens
