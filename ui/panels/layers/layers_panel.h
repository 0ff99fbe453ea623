#pragma once
#include "ui/models/layers_model.h"
#include "ui/widgets/table_export.h"

#include <QModelIndex>
#include <QWidget>

#include <array>

class QLabel;
class QLineEdit;
class QTreeView;

namespace convlens {

class LayersFilter;
class SessionObject;
struct PanelContext;

/// The network's layers with their theory and their time. The current row is the session's selected layer.
class LayersPanel : public QWidget, public TableSource {
    Q_OBJECT
public:
    explicit LayersPanel(const PanelContext& context, QWidget* parent = nullptr);
    void focusFilter();
    /// Selects the layer that many rows further in the order that is shown.
    void stepLayer(int by);
    QTreeView* view() const { return m_view; }
    /// The chosen rows (or all shown ones) as tab-separated text with headers; numbers in full.
    QString selectedText() const;
    /// The same rows with every column that a layer has, its times and the conditions.
    ConditionedTable currentTable() const override;
    QString tableTitle() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showSelection();
    void sortBy(int column);
    void setFilter(const QString& text);
    void showHeaderMenu(const QPoint& at);
    void showMenu(const QPoint& at);
    QModelIndexList rowsToTake() const;
    void fitColumns();

    enum class Wanted { WhereItFits, Yes, No };

    SessionObject& m_session;
    LayersModel* m_model;
    LayersFilter* m_filter;
    QLineEdit* m_filterBox;
    QTreeView* m_view;
    QLabel* m_empty;
    std::array<Wanted, LayersModel::ColumnCount> m_wanted{}; ///< what the person has chosen
    std::array<int, LayersModel::ColumnCount> m_widths{};    ///< of columns, also while they are hidden
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    bool m_showing = false;
};

QWidget* createLayersPanel(const PanelContext& context, QWidget* parent);

} // namespace convlens
