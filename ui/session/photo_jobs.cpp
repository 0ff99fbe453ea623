#include "ui/session/photo_jobs.h"

#include "core/image/encode.h"
#include "core/weights/sha256.h"
#include "ui/text/conversions.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QPainter>

#include <filesystem>
#include <utility>

namespace convlens {

namespace {

bool isResource(const QString& path) {
    return path.startsWith(QLatin1String(":/"));
}

std::span<const std::uint8_t> asBytes(const QByteArray& bytes) {
    return {reinterpret_cast<const std::uint8_t*>(bytes.constData()), std::size_t(bytes.size())};
}

/// Of the whole file; empty where it has gone meanwhile. The system still has what was just read.
std::string hashOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    Sha256 hash;
    for (QByteArray part = file.read(1 << 20); !part.isEmpty(); part = file.read(1 << 20))
        hash.update(asBytes(part));
    return hash.finish();
}

QImage makeThumbnail(const QImage& full) {
    const QSize target =
        full.size().scaled(kThumbnailSide, kThumbnailSide, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
    if (full.width() <= target.width()) return full.copy();
    // Qt's smooth scaling averages whole pixels only when shrinking by much in two steps; the first one is cheap.
    const QSize half = target * 3;
    const QImage nearer =
        half.width() < full.width() ? full.scaled(half, Qt::IgnoreAspectRatio, Qt::SmoothTransformation) : full;
    return nearer.scaled(target, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

std::shared_ptr<LoadedPhoto> finishPhoto(Image image, const QString& name, const QString& path) {
    auto loaded = std::make_shared<LoadedPhoto>();
    auto shared = std::make_shared<const Image>(std::move(image));
    loaded->photo.name = name;
    loaded->photo.path = path;
    loaded->photo.width = shared->width;
    loaded->photo.height = shared->height;
    const QImage view(shared->rgb.data(), shared->width, shared->height, qsizetype(shared->width) * 3,
                      QImage::Format_RGB888);
    loaded->photo.thumbnail = makeThumbnail(view);
    loaded->photo.image = std::move(shared);
    return loaded;
}

} // namespace

bool looksLikeWeightsFile(const QString& path) {
    // A training often calls its checkpoint .pth.tar, hubs pytorch_model.bin.
    const QString name = QFileInfo(path).fileName().toLower();
    for (const char* ending : {".safetensors", ".pth", ".pt", ".pth.tar", ".pt.tar", ".bin"})
        if (name.endsWith(QLatin1String(ending))) return true;
    return false;
}

Result<std::shared_ptr<const SortedPaths>> sortPaths(const QStringList& paths, const CancelToken& cancel) {
    auto sorted = std::make_shared<SortedPaths>();
    for (const QString& path : paths) {
        if (cancel.isCancelled()) return Error{ErrorCode::Cancelled, "cancelled"};
        if (isResource(path)) {
            sorted->photos << path;
            continue;
        }
        const QFileInfo info(path);
        if (info.isDir()) {
            auto found = findImages(toPath(path));
            if (!found) {
                sorted->problems.emplace_back(path, found.error());
                continue;
            }
            for (const auto& file : *found)
                sorted->photos << QString::fromStdU16String(file.u16string());
        } else if (looksLikeWeightsFile(path)) {
            sorted->weights << path;
        } else if (info.suffix().toLower() == QLatin1String(kSessionSuffix)) {
            sorted->sessions << path;
        } else {
            sorted->photos << path; // decoding says what is wrong with it, if anything
        }
    }
    return std::shared_ptr<const SortedPaths>(std::move(sorted));
}

Result<std::shared_ptr<const LoadedPhoto>> loadPhoto(const QString& path) {
    const QString name = QFileInfo(path).fileName();
    if (isResource(path)) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::FileNotFound, path.toStdString() + ": no such resource in this build"};
        auto image = decodeImage(asBytes(file.readAll()), name.toStdString());
        if (!image) return image.error();
        return std::shared_ptr<const LoadedPhoto>(finishPhoto(std::move(*image), name, path));
    }
    auto image = loadImage(toPath(path));
    if (!image) return image.error();
    auto loaded = finishPhoto(std::move(*image), name, path);
    loaded->photo.sha256 = hashOf(path);
    return std::shared_ptr<const LoadedPhoto>(std::move(loaded));
}

Result<std::shared_ptr<const LoadedPhoto>> loadPhoto(const QByteArray& bytes, const QString& name) {
    auto image = decodeImage(asBytes(bytes), name.toStdString());
    if (!image) return image.error();
    const auto all = asBytes(bytes);
    auto loaded = finishPhoto(std::move(*image), name, {});
    loaded->photo.picture = std::make_shared<const std::vector<std::uint8_t>>(all.begin(), all.end());
    return std::shared_ptr<const LoadedPhoto>(std::move(loaded));
}

Result<std::shared_ptr<const LoadedPhoto>> loadPhoto(const QImage& picture, const QString& name) {
    if (picture.isNull()) return Error{ErrorCode::BadFormat, name.toStdString() + ": the picture is empty"};
    if (qint64(picture.width()) * picture.height() > kMaxImagePixels)
        return Error{ErrorCode::TooLarge, name.toStdString() + ": more pixels than the " +
                                              std::to_string(kMaxImagePixels / 1000000) + " million that are allowed"};
    QImage flat(picture.size(), QImage::Format_RGB888);
    if (flat.isNull()) return Error{ErrorCode::OutOfMemory, name.toStdString() + ": not enough memory"};
    flat.fill(Qt::white); // as for files: transparency lies over white
    QPainter(&flat).drawImage(QRect(QPoint(0, 0), picture.size()), picture);
    Image image;
    image.width = flat.width();
    image.height = flat.height();
    image.name = name.toStdString();
    image.rgb.resize(std::size_t(image.width) * image.height * 3);
    for (int y = 0; y < image.height; ++y)
        std::copy_n(flat.constScanLine(y), std::size_t(image.width) * 3,
                    image.rgb.begin() + std::ptrdiff_t(y) * image.width * 3);
    auto encoded = encodePng(image);
    if (!encoded) return encoded.error();
    auto loaded = finishPhoto(std::move(image), name, {});
    loaded->photo.picture = std::make_shared<const std::vector<std::uint8_t>>(std::move(*encoded));
    return std::shared_ptr<const LoadedPhoto>(std::move(loaded));
}

Photo photoOf(Image image) {
    const QString name = QString::fromStdString(image.name);
    return finishPhoto(std::move(image), name, {})->photo;
}

Result<std::shared_ptr<const Image>> readPixels(const QString& path) {
    if (!isResource(path)) {
        auto image = loadImage(toPath(path));
        if (!image) return image.error();
        return std::make_shared<const Image>(std::move(*image));
    }
    auto photo = loadPhoto(path);
    if (!photo) return photo.error();
    return (*photo)->photo.image;
}

QImage toQImage(const Image& image) {
    const QImage view(image.rgb.data(), image.width, image.height, qsizetype(image.width) * 3, QImage::Format_RGB888);
    return view.copy();
}

} // namespace convlens
