#include "ui/models/predictions_model.h"

#include "ui/session/session_object.h"
#include "ui/text/numbers.h"

#include <algorithm>
#include <numeric>

namespace convlens {

std::vector<ClassProbability> topPredictions(const RunResult& run, int count) {
    const auto values = run.output.probabilities.values();
    std::vector<int> order(values.size());
    std::iota(order.begin(), order.end(), 0);
    const auto kept = std::min<std::size_t>(std::size_t(std::max(0, count)), order.size());
    std::partial_sort(order.begin(), order.begin() + std::ptrdiff_t(kept), order.end(), [&](int a, int b) {
        const float pa = values[std::size_t(a)], pb = values[std::size_t(b)];
        return pa != pb ? pa > pb : a < b;
    });
    const auto& labels = run.network->labels;
    std::vector<ClassProbability> top;
    for (std::size_t i = 0; i < kept; ++i) {
        ClassProbability p;
        p.index = order[i];
        p.label = std::size_t(p.index) < labels.size() ? QString::fromStdString(labels[std::size_t(p.index)])
                                                       : PredictionsModel::tr("class %1").arg(p.index);
        p.probability = double(values[std::size_t(p.index)]);
        top.push_back(std::move(p));
    }
    return top;
}

PredictionsModel::PredictionsModel(SessionObject& session, QObject* parent)
    : QAbstractListModel(parent), m_session(session) {
    connect(&session, &SessionObject::runResultChanged, this, &PredictionsModel::update);
    connect(&session, &SessionObject::currentPhotoChanged, this, &PredictionsModel::update);
    update();
}

void PredictionsModel::update() {
    const auto run = m_session.runResult();
    std::vector<ClassProbability> next;
    if (run)
        next = topPredictions(*run, kShown);
    else if (m_session.currentPhoto())
        next = m_predictions; // until the new ones come
    m_stale = !run;
    if (next.size() != m_predictions.size()) {
        beginResetModel();
        m_predictions = std::move(next);
        endResetModel();
        return;
    }
    m_predictions = std::move(next);
    if (!m_predictions.empty()) emit dataChanged(index(0), index(rowCount() - 1));
}

int PredictionsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_predictions.size());
}

QVariant PredictionsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= int(m_predictions.size())) return {};
    const ClassProbability& p = m_predictions[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return p.label;
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(p.label, percent(p.probability));
    case Qt::ToolTipRole:
        return tr("%1\nclass %2\nprobability %3").arg(p.label).arg(p.index).arg(p.probability, 0, 'g', 6);
    case ProbabilityRole:
        return p.probability;
    case IndexRole:
        return p.index;
    case StaleRole:
        return m_stale;
    default:
        return {};
    }
}

} // namespace convlens

#include "moc_predictions_model.cpp"
