#pragma once
#include <QWidget>

class QLabel;
class QListView;
class QToolButton;

namespace convlens {

class JobService;
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

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showCurrent();
    void showMenu(const QPoint& at);
    void removeSelected();

    SessionObject& m_session;
    Workflow& m_workflow;
    PhotosModel* m_model;
    QListView* m_view;
    QToolButton* m_hint;
};

QWidget* createPhotosPanel(const PanelContext& context, QWidget* parent);

} // namespace convlens
