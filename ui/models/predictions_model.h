#pragma once
#include <QAbstractListModel>

#include <vector>

namespace convlens {

struct RunResult;
class SessionObject;

/// A class with its probability.
struct ClassProbability {
    int index = 0;
    QString label; ///< "class 281" where the classes have no names
    double probability = 0;
};

/// The likeliest classes of a run, best first; equal ones in order of index.
std::vector<ClassProbability> topPredictions(const RunResult& run, int count);

/// What the network sees in the current photo. While a new run is under way the old predictions stay, marked stale, so
/// that results replace results in place.
class PredictionsModel : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int kShown = 5;
    enum Role { ProbabilityRole = Qt::UserRole + 1, IndexRole, StaleRole };
    explicit PredictionsModel(SessionObject& session, QObject* parent = nullptr);

    bool isStale() const { return m_stale; }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void update();
    SessionObject& m_session;
    std::vector<ClassProbability> m_predictions;
    bool m_stale = false;
};

} // namespace convlens
