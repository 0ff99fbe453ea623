#pragma once
#include "ui/jobs/job_service.h"
#include "ui/panels/evaluate/evaluation_run.h"

#include <QAbstractListModel>
#include <QIcon>

#include <memory>
#include <vector>

namespace convlens {

/// The mistakes that a network made with the most confidence, each with its photo small. Thumbnails are read in jobs.
class MistakesModel : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr std::size_t kShown = 24;
    static constexpr int kThumbnail = 112;             ///< pixels
    static constexpr int kPathRole = Qt::UserRole + 1; ///< of the photo

    explicit MistakesModel(JobService& jobs, QObject* parent = nullptr);
    ~MistakesModel() override;
    /// `withPictures` false while photos still come in: the worst ones change, and reading them would cost time.
    void setResult(std::shared_ptr<const EvaluationResult> result, bool withPictures);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    struct Mistake {
        PhotoVerdict verdict;
        QIcon picture;
    };
    void readNext();

    JobService& m_jobs;
    JobId m_job;
    std::shared_ptr<const EvaluationResult> m_result;
    std::vector<Mistake> m_mistakes;
    std::size_t m_next = 0; ///< whose picture is read next
};

} // namespace convlens
