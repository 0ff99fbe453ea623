#pragma once
#include "core/base/cancel.h"
#include "core/base/result.h"
#include "ui/session/session_values.h"

#include <QByteArray>
#include <QStringList>

#include <utility>
#include <vector>

/// What the jobs about photos do, as plain functions of values: safe on any thread.
namespace convlens {

inline constexpr int kThumbnailSide = 256;

/// What a drop or an open dialog brought, sorted out.
struct SortedPaths {
    QStringList photos;                              ///< files, folders opened up, in order
    QStringList weights;                             ///< files that may be weights
    QStringList sessions;                            ///< .convlens files
    std::vector<std::pair<QString, Error>> problems; ///< path and reason
};
Result<std::shared_ptr<const SortedPaths>> sortPaths(const QStringList& paths, const CancelToken& cancel);

inline constexpr const char* kSessionSuffix = "convlens";
/// Whether the name looks like a weights file's.
bool looksLikeWeightsFile(const QString& path);

struct LoadedPhoto {
    Photo photo; ///< id still 0
};
/// Reads and decodes a file, or a resource (":/..."), and makes the thumbnail.
Result<std::shared_ptr<const LoadedPhoto>> loadPhoto(const QString& path);
/// The same from encoded bytes or from a picture of the clipboard.
Result<std::shared_ptr<const LoadedPhoto>> loadPhoto(const QByteArray& bytes, const QString& name);
Result<std::shared_ptr<const LoadedPhoto>> loadPhoto(const QImage& picture, const QString& name);

/// A picture from elsewhere as a photo without a path, with its thumbnail; id still 0.
Photo photoOf(Image image);

/// Decodes only: for a photo whose pixels were put out of memory.
Result<std::shared_ptr<const Image>> readPixels(const QString& path);

QImage toQImage(const Image& image);

} // namespace convlens
