#pragma once
#include "ui/labs/bottleneck/photo_patches.h"
#include "ui/labs/lab_page.h"

#include <memory>

class QLabel;
class QPushButton;
class QSpinBox;

namespace convlens {

class ChartWidget;
class DrawArea;
struct RunResult;

/// Linear bottlenecks: what every lab has, points that are drawn with the mouse, the person's photo patch by patch, and
/// what the focused network's own bottlenecks do with that photo.
class BottleneckPage : public LabPage {
    Q_OBJECT
public:
    BottleneckPage(const Lab& lab, const PanelContext& context, QWidget* parent);
    ~BottleneckPage() override;

protected:
    void refresh() override;
    std::vector<NamedChart> charts() const override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildDrawing();
    QWidget* buildPhoto();
    void takeDrawing();
    void refreshPhoto();
    void refreshNetwork();
    void refreshOwn();
    NamedChart photoChart() const;

    DrawArea* m_area = nullptr;
    QPushButton* m_clear = nullptr;
    QLabel *m_drawNote = nullptr, *m_network = nullptr;
    QSpinBox* m_side = nullptr;
    ChartWidget* m_photo = nullptr;
    QWidget* m_photoTab = nullptr;
    std::shared_ptr<const PhotoPatches> m_patches;
    LabSettings m_patchSettings;
    qint64 m_patchKey = 0; ///< of the picture that was sent through, and how
    int m_patchSide = 0;
    std::shared_ptr<const RunResult> m_lookedAt;
    JobId m_photoJob, m_networkJob;
};

} // namespace convlens
