#include "ui/panels/evaluate/mistakes_model.h"

#include "ui/panels/evaluate/class_table_model.h"
#include "ui/session/photo_jobs.h"
#include "ui/text/numbers.h"

#include <QPixmap>

namespace convlens {

namespace {

QString pathOf(const PhotoVerdict& verdict) {
    return QString::fromStdU16String(verdict.photo.file.u16string());
}

QIcon blank() {
    QPixmap pixmap(MistakesModel::kThumbnail, MistakesModel::kThumbnail);
    pixmap.fill(Qt::transparent);
    return pixmap;
}

/// "tabby, tabby cat" by its first name, so that two fit below a picture.
QString shortName(const NetworkState& network, int index) {
    return className(network, index).section(u',', 0, 0);
}

} // namespace

MistakesModel::MistakesModel(JobService& jobs, QObject* parent) : QAbstractListModel(parent), m_jobs(jobs) {}

MistakesModel::~MistakesModel() {
    m_jobs.cancel(m_job);
}

void MistakesModel::setResult(std::shared_ptr<const EvaluationResult> result, bool withPictures) {
    m_jobs.cancel(std::exchange(m_job, JobId{}));
    beginResetModel();
    m_result = std::move(result);
    m_mistakes.clear();
    if (m_result)
        for (const PhotoVerdict* verdict : m_result->evaluation.worstMistakes(kShown))
            m_mistakes.push_back({*verdict, blank()});
    m_next = withPictures ? 0 : m_mistakes.size();
    endResetModel();
    readNext();
}

void MistakesModel::readNext() {
    if (m_next >= m_mistakes.size()) return;
    const std::size_t row = m_next++;
    m_job = m_jobs.submit<LoadedPhoto>(
        JobLane::Work, tr("Reading %1").arg(pathOf(m_mistakes[row].verdict).section(u'/', -1)), this,
        [path = pathOf(m_mistakes[row].verdict)](const CancelToken&, const ProgressSink&) { return loadPhoto(path); },
        [this, row](Result<std::shared_ptr<const LoadedPhoto>> outcome) {
            m_job = {};
            if (!outcome && outcome.error().code == ErrorCode::Cancelled) return;
            if (outcome) { // else its place stays blank; the photo could be read before
                m_mistakes[row].picture = QPixmap::fromImage((*outcome)->photo.thumbnail);
                const QModelIndex at = index(int(row));
                emit dataChanged(at, at, {Qt::DecorationRole});
            }
            readNext();
        });
}

int MistakesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_mistakes.size());
}

QVariant MistakesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Mistake& mistake = m_mistakes[std::size_t(index.row())];
    const PhotoVerdict& v = mistake.verdict;
    const NetworkState& network = *m_result->network;
    switch (role) {
    case Qt::DisplayRole:
        return tr("%1 %2\nis %3")
            .arg(percent(double(v.probability), 2), shortName(network, v.predicted),
                 shortName(network, v.photo.classIndex));
    case Qt::ToolTipRole:
        return tr("%1\ntaken for %2 (%3)\nis %4 (%5, place %6)\nDouble click opens the photo.")
            .arg(pathOf(v), className(network, v.predicted), percent(double(v.probability)),
                 className(network, v.photo.classIndex), percent(double(v.rightProbability)))
            .arg(v.rank + 1);
    case Qt::DecorationRole:
        return mistake.picture;
    case kPathRole:
        return pathOf(v);
    default:
        return {};
    }
}

} // namespace convlens

#include "moc_mistakes_model.cpp"
