#pragma once
#include <QSortFilterProxyModel>
#include <QStringList>

namespace convlens {

/// Keeps layers that contain every word of the filter (in name, operator or stage), with their stages.
class LayersFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit LayersFilter(QObject* parent = nullptr);
    void setWords(const QString& text);
    bool isFiltering() const { return !m_words.isEmpty(); }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
};

} // namespace convlens
