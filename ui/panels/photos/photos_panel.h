#pragma once
#include <QWidget>

class QLabel;
class QListView;
class QMenu;
class QToolButton;

namespace convlens {

class JobService;
class LiveCamera;
class PhotosModel;
class SessionObject;
class Workflow;
struct PanelContext;

/// The queue of photos as thumbnails; the current one is what every view shows.
class PhotosPanel : public QWidget {
    Q_OBJECT
public:
    explicit PhotosPanel(const PanelContext& context, QWidget* parent = nullptr);
    /// Asks for photos, folders are a drop or the menu's matter.
    void choosePhotos();
    QListView* view() const { return m_view; }
    LiveCamera& camera() { return *m_camera; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showCurrent();
    void showMenu(const QPoint& at);
    void removeSelected();
    void fillCameraMenu();
    void showCamera();
    void showRate();

    SessionObject& m_session;
    Workflow& m_workflow;
    PhotosModel* m_model;
    QListView* m_view;
    QToolButton* m_hint;
    LiveCamera* m_camera;
    QToolButton *m_cameraButton, *m_freeze;
    QLabel* m_rate;
    QMenu* m_cameraMenu;
};

QWidget* createPhotosPanel(const PanelContext& context, QWidget* parent);

} // namespace convlens
