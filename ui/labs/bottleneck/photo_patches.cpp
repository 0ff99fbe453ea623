#include "ui/labs/bottleneck/photo_patches.h"

#include "ui/text/numbers.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PhotoPatches)
};

constexpr int kMostSide = 96; // some thousand patches: a moment's work in up to 30 times their values

Tensor toTensor(const QImage& image) {
    Tensor tensor({1, 3, image.height(), image.width()});
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            tensor.at(0, 0, y, x) = float(qRed(line[x]) / 127.5 - 1);
            tensor.at(0, 1, y, x) = float(qGreen(line[x]) / 127.5 - 1);
            tensor.at(0, 2, y, x) = float(qBlue(line[x]) / 127.5 - 1);
        }
    }
    return tensor;
}

QImage toImage(const Tensor& tensor) {
    QImage image(tensor.shape().w, tensor.shape().h, QImage::Format_RGB32);
    const auto byte = [](float v) { return std::clamp(int(std::lround((v + 1) * 127.5)), 0, 255); };
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x)
            line[x] = qRgb(byte(tensor.at(0, 0, y, x)), byte(tensor.at(0, 1, y, x)), byte(tensor.at(0, 2, y, x)));
    }
    return image;
}

class Figure : public ChartFigure {
public:
    explicit Figure(std::shared_ptr<const PhotoPatches> patches) : m_patches(std::move(patches)) {}
    double heightFor(double width, const ChartStyle& style) const override {
        const double side = (width - style.em()) / 2;
        return side * m_patches->before.height() / std::max(1, m_patches->before.width()) + 3.4 * style.em();
    }
    void paint(QPainter& painter, const QRectF& area, const ChartStyle& style) const override {
        const double em = style.em(), half = (area.width() - em) / 2;
        const struct {
            const QImage& image;
            QString title, note;
        } parts[] = {{m_patches->before, Words::tr("the photo"), Words::tr("%1 values a patch").arg(m_patches->inputs)},
                     {m_patches->after, Words::tr("after %1 dimensions and back").arg(m_patches->dimensions),
                      Words::tr("error %1, patches that collapse %2")
                          .arg(percent(m_patches->error), percent(m_patches->collapsedShare))}};
        const ChartColours colours = chartColours(style.theme);
        for (int i = 0; i < 2; ++i) {
            const QRectF column(area.left() + i * (half + em), area.top(), half, area.height());
            painter.setFont(style.font);
            painter.setPen(colours.text);
            painter.drawText(QRectF(column.left(), column.top(), half, 1.6 * em), Qt::AlignCenter, parts[i].title);
            const QSizeF room(half, std::max(1.0, column.height() - 3.4 * em));
            const QSizeF size = QSizeF(parts[i].image.size()).scaled(room, Qt::KeepAspectRatio);
            const QRectF place(column.center().x() - size.width() / 2, column.top() + 1.7 * em, size.width(),
                               size.height());
            painter.setRenderHint(QPainter::SmoothPixmapTransform, false); // patches are meant to be seen
            painter.drawImage(place, parts[i].image);
            painter.setFont(style.smallFont());
            painter.setPen(colours.mutedText);
            painter.drawText(QRectF(column.left(), place.bottom() + 0.2 * em, half, 1.4 * em), Qt::AlignCenter,
                             parts[i].note);
        }
    }

private:
    std::shared_ptr<const PhotoPatches> m_patches;
};

} // namespace

Result<std::shared_ptr<const PhotoPatches>> photoPatches(const QImage& picture, int side,
                                                         const EmbeddingSettings& settings, const CancelToken& cancel) {
    if (picture.isNull()) return Error{ErrorCode::InvalidArgument, "there is no photo"};
    const bool large = std::max(picture.width(), picture.height()) > kMostSide;
    const QImage small =
        (large ? picture.scaled(kMostSide, kMostSide, Qt::KeepAspectRatio, Qt::SmoothTransformation) : picture)
            .convertToFormat(QImage::Format_RGB32);
    auto result = reconstructPatches(toTensor(small), side, settings, cancel);
    if (!result) return result.error();
    auto made = std::make_shared<PhotoPatches>();
    made->before = toImage(result->photo);
    made->after = toImage(result->fittedPhoto);
    made->inputs = result->inputs;
    made->dimensions = result->dimensions;
    made->error = result->result.fittedError;
    made->collapsedShare = result->result.collapsedShare;
    return std::shared_ptr<const PhotoPatches>(std::move(made));
}

std::shared_ptr<const ChartFigure> photoPatchesFigure(std::shared_ptr<const PhotoPatches> patches) {
    return std::make_shared<Figure>(std::move(patches));
}

} // namespace convlens
