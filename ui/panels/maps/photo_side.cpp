#include "ui/panels/maps/photo_side.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace convlens {

namespace {

/// Enough for the largest place the photo gets on a 4K screen.
constexpr int kPreviewSide = 1200;

} // namespace

PhotoSide::PhotoSide(JobService& jobs, QWidget* parent)
    : QWidget(parent), m_jobs(jobs), m_view(new PictureView), m_source(new QButtonGroup(this)),
      m_overlayBox(new QCheckBox(tr("Overlay"))), m_opacitySlider(new QSlider(Qt::Horizontal)) {
    const auto button = [this](const QString& text, const QString& tip, int id) {
        auto* made = new QToolButton;
        made->setText(text);
        made->setToolTip(tip);
        made->setCheckable(true);
        made->setFocusPolicy(Qt::TabFocus);
        m_source->addButton(made, id);
        return made;
    };
    auto* whole = button(tr("Photo"), tr("The whole photo; the network sees the part that is not dimmed"), 1);
    auto* input = button(tr("Input"), tr("The picture as the network gets it, cut and resized"), 0);
    m_overlayBox->setToolTip(tr("Lay the map that is shown large over the photo"));
    m_overlayBox->setFocusPolicy(Qt::TabFocus);
    m_overlayBox->setObjectName(QStringLiteral("mapOverlay"));
    m_opacitySlider->setObjectName(QStringLiteral("mapOpacity"));
    m_opacitySlider->setRange(5, 100);
    m_opacitySlider->setAccessibleName(tr("Opacity of the overlay"));
    m_opacitySlider->setToolTip(tr("Opacity of the overlay"));
    m_opacitySlider->setFocusPolicy(Qt::TabFocus);
    m_opacitySlider->setMinimumWidth(40);

    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(whole);
    row->addWidget(input);
    row->addSpacing(8);
    row->addWidget(m_overlayBox);
    row->addSpacing(4);
    row->addWidget(m_opacitySlider, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_view, 1);

    connect(m_source, &QButtonGroup::idClicked, this, [this](int id) { emit wholePhotoChosen(id == 1); });
    connect(m_overlayBox, &QCheckBox::toggled, this, &PhotoSide::overlayChosen);
    connect(m_opacitySlider, &QSlider::valueChanged, this, [this](int value) { emit opacityChosen(value / 100.0); });
    setSettings({});
}

void PhotoSide::setSettings(const MapSettings& settings) {
    m_wholePhoto = settings.wholePhoto;
    m_overlayOn = settings.overlay;
    m_opacity = settings.opacity;
    const QSignalBlocker overlay(m_overlayBox), opacity(m_opacitySlider);
    m_source->button(m_wholePhoto ? 1 : 0)->setChecked(true);
    m_overlayBox->setChecked(m_overlayOn);
    m_opacitySlider->setValue(int(m_opacity * 100 + 0.5));
    m_opacitySlider->setEnabled(m_overlayOn);
    showPicture();
}

void PhotoSide::setRun(const std::shared_ptr<const RunResult>& run, const Photo* photo) {
    m_run = run;
    m_image = photo && run && photo->id == run->photoId ? photo->image : nullptr;
    if (run && m_previewOf != run->photoId) {
        m_previewOf = run->photoId;
        m_preview = photo ? photo->thumbnail : QImage(); // until the finer one is there
        makePreview();
    }
    showPicture();
}

void PhotoSide::clear() {
    m_run.reset();
    m_image.reset();
    m_view->clear();
}

void PhotoSide::setOverlay(const QImage& overlay) {
    m_overlay = overlay;
    m_view->setOverlay(m_overlayOn ? m_overlay : QImage(), m_opacity);
}

void PhotoSide::makePreview() {
    if (m_previewJob.value != 0) m_jobs.cancel(std::exchange(m_previewJob, {}));
    if (!m_image) return;
    m_previewJob = m_jobs.submit<QImage>(
        JobLane::Work, tr("Drawing the photo"), this,
        [image = m_image](const CancelToken&, const ProgressSink&) -> Result<std::shared_ptr<const QImage>> {
            const QImage view(image->rgb.data(), image->width, image->height, qsizetype(image->width) * 3,
                              QImage::Format_RGB888);
            const QSize size =
                view.size().boundedTo(view.size().scaled(kPreviewSide, kPreviewSide, Qt::KeepAspectRatio));
            return std::make_shared<const QImage>(
                size == view.size()
                    ? view.convertToFormat(QImage::Format_RGB32)
                    : view.scaled(size.expandedTo({1, 1}), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                          .convertToFormat(QImage::Format_RGB32));
        },
        [this, id = m_previewOf](Result<std::shared_ptr<const QImage>> outcome) {
            if (!outcome || id != m_previewOf) return;
            m_preview = **outcome;
            m_previewJob = {};
            showPicture();
        });
}

void PhotoSide::showPicture() {
    m_view->setOverlay(m_overlayOn ? m_overlay : QImage(), m_opacity);
    if (!m_run) return;
    const QSize input = m_run->inputImage.size();
    if (m_wholePhoto && m_image && !m_preview.isNull()) {
        const CropRect crop = cropOf(*m_image, m_run->network->weights->info.preprocess);
        const QRectF part(crop.x / m_image->width, crop.y / m_image->height, crop.width / m_image->width,
                          crop.height / m_image->height);
        m_view->setPicture(m_preview, part, input);
    } else {
        m_view->setPicture(m_run->inputImage, {0, 0, 1, 1}, input);
    }
}

} // namespace convlens

#include "moc_photo_side.cpp"
