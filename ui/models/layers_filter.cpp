#include "ui/models/layers_filter.h"

#include "ui/models/layers_model.h"

#include <algorithm>

namespace convlens {

LayersFilter::LayersFilter(QObject* parent) : QSortFilterProxyModel(parent) {
    setRecursiveFilteringEnabled(true);
    setSortRole(LayersModel::SortRole);
}

void LayersFilter::setWords(const QString& text) {
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool LayersFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    if (m_words.isEmpty()) return true;
    const QString text = sourceModel()->index(row, 0, parent).data(LayersModel::SearchRole).toString();
    return !text.isEmpty() && std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace convlens

#include "moc_layers_filter.cpp"
