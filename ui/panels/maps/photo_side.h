#pragma once
#include "ui/jobs/job_service.h"
#include "ui/panels/maps/map_settings.h"
#include "ui/session/session_values.h"
#include "ui/widgets/picture_view.h"

#include <QWidget>

class QButtonGroup;
class QCheckBox;
class QSlider;

namespace convlens {

/// The photo beside the maps: whole, with the part marked that the network sees, or as the network's input; with the
/// map that is shown large laid over it on demand.
class PhotoSide : public QWidget {
    Q_OBJECT
public:
    explicit PhotoSide(JobService& jobs, QWidget* parent = nullptr);

    /// `photo` is the one the run is of; without pixels the network's input is shown.
    void setRun(const std::shared_ptr<const RunResult>& run, const Photo* photo);
    void clear();
    void setSettings(const MapSettings& settings);
    /// The map to lay over; null for none.
    void setOverlay(const QImage& overlay);

    PictureView& view() { return *m_view; }

signals:
    void wholePhotoChosen(bool whole);
    void overlayChosen(bool on);
    void opacityChosen(double opacity);

private:
    void showPicture();
    void makePreview();

    JobService& m_jobs;
    PictureView* m_view;
    QButtonGroup* m_source;
    QCheckBox* m_overlayBox;
    QSlider* m_opacitySlider;
    std::shared_ptr<const RunResult> m_run;
    std::shared_ptr<const Image> m_image;
    QImage m_preview, m_overlay;
    quint64 m_previewOf = 0; ///< the photo's id
    JobId m_previewJob;
    bool m_wholePhoto = true, m_overlayOn = false;
    double m_opacity = 0.6;
};

} // namespace convlens
