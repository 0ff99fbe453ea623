#include "ui/panels/photos/photos_panel.h"

#include "core/image/camera.h"
#include "ui/dialogs/ask.h"
#include "ui/models/photos_model.h"
#include "ui/panels/panel_registry.h"
#include "ui/panels/photos/photo_delegate.h"
#include "ui/session/live_camera.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/theme/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QStandardPaths>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace convlens {

PhotosPanel::PhotosPanel(const PanelContext& context, QWidget* parent)
    : QWidget(parent), m_session(context.session), m_workflow(context.workflow) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_model = new PhotosModel(m_session, this);
    m_view = new QListView(this);
    m_view->setObjectName(QStringLiteral("photoList"));
    m_view->setAccessibleName(tr("Photos"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new PhotoDelegate(m_view));
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMouseTracking(true);
    m_view->setUniformItemSizes(true);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->installEventFilter(this);

    m_hint = new QToolButton(this);
    m_hint->setObjectName(QStringLiteral("openPhotos"));
    m_hint->setIcon(icon("open"));
    m_hint->setText(tr("Drop photos, or open…"));
    m_hint->setToolTip(tr("Photos and folders can be dropped anywhere on the window, or pasted"));
    m_hint->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_hint->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_hint->setMinimumHeight(32);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    m_camera = new LiveCamera(context.session, context.workflow, context.jobs, this);
    m_cameraMenu = new QMenu(this);
    m_cameraButton = new QToolButton(this);
    m_cameraButton->setObjectName(QStringLiteral("camera"));
    m_cameraButton->setIcon(icon("camera"));
    m_cameraButton->setText(tr("Camera"));
    m_cameraButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_cameraButton->setCheckable(true);
    m_cameraButton->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_freeze = new QToolButton(this);
    m_freeze->setObjectName(QStringLiteral("freezeCamera"));
    m_freeze->setText(tr("Freeze"));
    m_freeze->setCheckable(true);
    m_freeze->setToolTip(tr("Keep this picture; the camera goes on when it is pressed again"));
    m_rate = new QLabel(this);
    m_rate->setObjectName(QStringLiteral("cameraRate"));
    m_rate->setToolTip(tr("Pictures a second, each taken, run through the network and shown"));
    auto* live = new QHBoxLayout;
    live->setSpacing(8);
    live->addWidget(m_cameraButton, 1);
    live->addWidget(m_freeze);
    live->addWidget(m_rate);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(12, 8, 12, 12);
    foot->setSpacing(4);
    foot->addWidget(m_hint);
    foot->addLayout(live);
    layout->addLayout(foot);

    connect(m_hint, &QToolButton::clicked, this, &PhotosPanel::choosePhotos);
    connect(m_view, &QWidget::customContextMenuRequested, this, &PhotosPanel::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (index.isValid()) m_session.setCurrentPhoto(index.data(PhotosModel::IdRole).toULongLong());
    });
    connect(&m_session, &SessionObject::currentPhotoChanged, this, &PhotosPanel::showCurrent);
    connect(m_cameraButton, &QToolButton::clicked, this, [this] {
        if (m_camera->isRunning()) return m_camera->stop();
        fillCameraMenu();
        if (m_cameraMenu->actions().size() > 1)
            m_cameraMenu->popup(m_cameraButton->mapToGlobal(QPoint(0, m_cameraButton->height())));
        else if (!m_cameraMenu->isEmpty())
            m_cameraMenu->actions().front()->trigger();
        else
            m_camera->start(0); // says what is missing
        showCamera();
    });
    connect(m_freeze, &QToolButton::toggled, m_camera, &LiveCamera::setFrozen);
    connect(m_camera, &LiveCamera::changed, this, &PhotosPanel::showCamera);
    connect(m_camera, &LiveCamera::frameShown, this, &PhotosPanel::showRate);
    showCamera();
    showCurrent();
}

void PhotosPanel::fillCameraMenu() {
    m_cameraMenu->clear();
    for (const CameraInfo& info : findCameras()) {
        connect(m_cameraMenu->addAction(QString::fromStdString(info.name)), &QAction::triggered, this,
                [this, index = info.index] { m_camera->start(index); });
    }
}

void PhotosPanel::showCamera() {
    const bool on = m_camera->isRunning();
    m_cameraButton->setChecked(on);
    m_cameraButton->setToolTip(on ? tr("Stop the camera; its last picture stays in the queue")
                                  : tr("Show what the network makes of what a camera sees, picture after picture"));
    m_freeze->setVisible(on);
    m_freeze->setChecked(m_camera->isFrozen());
    m_rate->setVisible(on);
    showRate();
}

void PhotosPanel::showRate() {
    const double rate = m_camera->framesPerSecond();
    m_rate->setText(rate > 0 ? tr("%1 a second").arg(rate, 0, 'f', 1) : QString());
}

void PhotosPanel::showCurrent() {
    const Photo* photo = m_session.currentPhoto();
    const QModelIndex index = photo ? m_model->indexOf(photo->id) : QModelIndex();
    if (m_view->currentIndex() == index) return;
    m_view->setCurrentIndex(index);
    if (index.isValid()) m_view->scrollTo(index);
}

void PhotosPanel::choosePhotos() {
    askForFiles(this,
                {tr("Open photos"), QStandardPaths::writableLocation(QStandardPaths::PicturesLocation),
                 tr("Photos (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff *.pgm *.ppm);;All files (*)")},
                [this](const QStringList& paths) { m_workflow.openPaths(paths); });
}

void PhotosPanel::removeSelected() {
    std::vector<quint64> ids;
    for (const QModelIndex& index : m_view->selectionModel()->selectedIndexes())
        ids.push_back(index.data(PhotosModel::IdRole).toULongLong());
    m_session.removePhotos(ids);
}

void PhotosPanel::showMenu(const QPoint& at) {
    const QModelIndex index = m_view->indexAt(at);
    auto* menu = new QMenu(this);
    if (index.isValid()) {
        const QString path = index.data(PhotosModel::PathRole).toString();
        const bool file = !path.isEmpty() && !path.startsWith(QLatin1String(":/"));
        if (file) {
            connect(menu->addAction(icon("open"), tr("Show in folder")), &QAction::triggered, this,
                    [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath())); });
            connect(menu->addAction(icon("copy"), tr("Copy path")), &QAction::triggered, this,
                    [path] { QApplication::clipboard()->setText(path); });
            menu->addSeparator();
        }
        QAction* remove = menu->addAction(icon("remove"), tr("Remove from the queue"));
        remove->setShortcut(QKeySequence::Delete);
        connect(remove, &QAction::triggered, this, &PhotosPanel::removeSelected);
    }
    if (!m_session.photos().empty())
        connect(menu->addAction(tr("Remove all")), &QAction::triggered, this, [this] {
            m_workflow.photoQueue().forget(); // those too that are still to come, or could not be read
            m_session.clearPhotos();
        });
    connect(menu->addAction(icon("open"), tr("Open photos…")), &QAction::triggered, this, &PhotosPanel::choosePhotos);
    popUp(menu, m_view->viewport()->mapToGlobal(at));
}

bool PhotosPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace) {
            removeSelected();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

QWidget* createPhotosPanel(const PanelContext& context, QWidget* parent) {
    return new PhotosPanel(context, parent);
}

} // namespace convlens

#include "moc_photos_panel.cpp"
