#include "ui/panels/layers/layers_panel.h"

#include "core/export/timed_layers.h"
#include "ui/dialogs/ask.h"
#include "ui/models/layers_filter.h"
#include "ui/models/layers_model.h"
#include "ui/panels/layers/layer_delegates.h"
#include "ui/panels/panel_registry.h"
#include "ui/session/passports.h"
#include "ui/session/session_object.h"
#include "ui/text/core_text.h"
#include "ui/text/counting.h"
#include "ui/text/network_name.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace convlens {

namespace {

constexpr int kLeastName = 164, kMostName = 300;

} // namespace

LayersPanel::LayersPanel(const PanelContext& context, QWidget* parent) : QWidget(parent), m_session(context.session) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_model = new LayersModel(m_session, this);
    m_filter = new LayersFilter(this);
    m_filter->setSourceModel(m_model);

    m_filterBox = new QLineEdit(this);
    m_filterBox->setObjectName(QStringLiteral("layerFilter"));
    m_filterBox->setPlaceholderText(tr("Filter layers: depthwise, block3 …"));
    m_filterBox->setAccessibleName(tr("Filter layers"));
    m_filterBox->setToolTip(tr("Shows the layers that contain every word in name, operator or stage"));
    m_filterBox->setClearButtonEnabled(true);
    m_filterBox->addAction(icon("search"), QLineEdit::LeadingPosition);
    m_filterBox->installEventFilter(this);

    m_view = new QTreeView(this);
    m_view->setObjectName(QStringLiteral("layerTree"));
    m_view->setAccessibleName(tr("Layers"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setModel(m_filter);
    m_view->setUniformRowHeights(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setAllColumnsShowFocus(true);
    m_view->setRootIsDecorated(false);
    m_view->setIndentation(0);
    m_view->setItemDelegateForColumn(LayersModel::Name, new LayerNameDelegate(m_view));
    m_view->setItemDelegateForColumn(LayersModel::Share, new ShareDelegate(m_view));
    m_view->setExpandsOnDoubleClick(true);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    QHeaderView* header = m_view->header();
    header->setSectionsClickable(true);
    header->setStretchLastSection(false);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setMinimumSectionSize(40);
    header->setHighlightSections(false);
    header->setToolTip(tr("Click: sort. Right click: choose columns"));
    m_widths = {184, 112, 94, 68, 86, 112, 130};
    // Made for letters of the usual size; larger ones need more.
    const double letters = std::max(1.0, fontMetrics().horizontalAdvance(QStringLiteral("88.8 %")) / 44.0);
    for (int column = 0; column < LayersModel::ColumnCount; ++column) {
        m_widths[std::size_t(column)] = int(m_widths[std::size_t(column)] * letters);
        header->resizeSection(column, m_widths[std::size_t(column)]);
    }

    m_empty = new QLabel(tr("No layer contains these words."), this);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setMargin(16);
    m_empty->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(12, 4, 12, 8);
    head->addWidget(m_filterBox);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_empty, 1);

    connect(m_filterBox, &QLineEdit::textChanged, this, &LayersPanel::setFilter);
    connect(header, &QHeaderView::sectionClicked, this, &LayersPanel::sortBy);
    connect(header, &QWidget::customContextMenuRequested, this, &LayersPanel::showHeaderMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &LayersPanel::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (m_showing) return;
        const LayerId layer = m_model->layerAt(m_filter->mapToSource(index));
        if (layer.value >= 0) m_session.selectLayer(layer);
    });
    connect(&m_session, &SessionObject::selectedLayerChanged, this, &LayersPanel::showSelection);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        setFilter(m_filterBox->text()); // another network may have no layer that is called so
    });
    setFocusProxy(m_view);
    setTabOrder(m_filterBox, m_view);
    m_view->expandAll();
    showSelection();
}

void LayersPanel::showSelection() {
    const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(m_session.selectedLayer()));
    if (!index.isValid() || m_view->currentIndex().siblingAtColumn(0) == index) return;
    m_showing = true; // otherwise a parent row on the way would be told to the session
    m_view->setCurrentIndex(index);
    if (m_session.selectedLayer().value == 0)
        m_view->scrollToTop(); // with the title of its stage
    else
        m_view->scrollTo(index, QAbstractItemView::EnsureVisible);
    m_showing = false;
}

void LayersPanel::sortBy(int column) {
    // First click: largest first, over all stages. Second: smallest first. Third, or the name: the network's order
    // again.
    if (column == LayersModel::Name || (column == m_sortColumn && m_sortOrder == Qt::AscendingOrder)) {
        m_sortColumn = -1;
        m_model->setGrouped(true);
        m_filter->sort(-1);
        m_view->header()->setSortIndicatorShown(false);
    } else {
        m_sortOrder = column == m_sortColumn ? Qt::AscendingOrder : Qt::DescendingOrder;
        m_sortColumn = column;
        m_model->setGrouped(false);
        m_filter->sort(column, m_sortOrder);
        m_view->header()->setSortIndicator(column, m_sortOrder);
        m_view->header()->setSortIndicatorShown(true);
        m_view->scrollToTop();
    }
    m_view->expandAll();
    showSelection();
}

void LayersPanel::setFilter(const QString& text) {
    m_filter->setWords(text);
    m_view->expandAll();
    const bool none = m_filter->rowCount() == 0;
    m_view->setVisible(!none);
    m_empty->setVisible(none);
    showSelection();
}

void LayersPanel::focusFilter() {
    m_filterBox->setFocus(Qt::ShortcutFocusReason);
    m_filterBox->selectAll();
}

void LayersPanel::stepLayer(int by) {
    QModelIndex index = m_view->currentIndex().siblingAtColumn(0);
    if (!index.isValid()) index = m_filter->index(0, 0);
    do {
        index = by < 0 ? m_view->indexAbove(index) : m_view->indexBelow(index);
    } while (index.isValid() && m_model->layerAt(m_filter->mapToSource(index)).value < 0); // stages are no layers
    if (index.isValid()) m_view->setCurrentIndex(index);
}

QModelIndexList LayersPanel::rowsToTake() const {
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    if (rows.size() <= 1) {
        // Nothing chosen on purpose: everything that is shown.
        rows.clear();
        for (QModelIndex index = m_filter->index(0, 0); index.isValid(); index = m_view->indexBelow(index))
            rows << index;
    } else {
        std::sort(rows.begin(), rows.end(), [this](const QModelIndex& a, const QModelIndex& b) {
            return m_view->visualRect(a).top() < m_view->visualRect(b).top();
        });
    }
    return rows;
}

QString LayersPanel::selectedText() const {
    const QModelIndexList rows = rowsToTake();
    const NetworkState& network = *m_session.network();
    QStringList lines{tr("layer\toperator\tstage\toutput\tparameters\t%1\tshare of it\tmedian time [us]\tshare of time")
                          .arg(countTitle(m_session.convention()).toLower())};
    for (const QModelIndex& row : rows) {
        const LayerId layer = m_model->layerAt(m_filter->mapToSource(row));
        if (layer.value < 0) continue;
        const LayerCost& cost = network.cost->layers[std::size_t(layer.value)];
        const QVariant share = row.data(LayersModel::TimeShareRole);
        const QModelIndex time = row.siblingAtColumn(LayersModel::Time);
        lines << QStringList{QString::fromStdString(network.graph->layer(layer).name),
                             operatorText(*network.graph, layer),
                             QString::fromStdString(network.graph->layer(layer).stage),
                             QString::fromStdString(toString(network.graph->outputShapeOf(layer))),
                             QString::number(cost.params),
                             QString::number(
                                 row.siblingAtColumn(LayersModel::Counted).data(LayersModel::SortRole).toDouble(), 'g',
                                 15),
                             QString::number(row.data(LayersModel::CountShareRole).toDouble(), 'g', 6),
                             share.isValid() ? QString::number(time.data(LayersModel::SortRole).toDouble(), 'g', 6)
                                             : QString(),
                             share.isValid() ? QString::number(share.toDouble(), 'g', 6) : QString()}
                     .join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

ConditionedTable LayersPanel::currentTable() const {
    const NetworkState& network = *m_session.network();
    const auto measured = m_session.measurement();
    ConditionedTable table;
    table.id = "layers";
    table.title = tableTitle().toStdString();
    table.passport = passportOf(network, measured.get());
    const Table all = timedLayerTable(*network.graph, *network.cost, measured ? &measured->measurement : nullptr);
    table.table.columns = all.columns;
    for (const QModelIndex& row : rowsToTake()) {
        const LayerId layer = m_model->layerAt(m_filter->mapToSource(row));
        if (layer.value >= 0) table.table.rows.push_back(all.rows[std::size_t(layer.value)]);
    }
    return table;
}

QString LayersPanel::tableTitle() const {
    return tr("Layers of %1").arg(networkName(m_session.spec()));
}

void LayersPanel::showMenu(const QPoint& at) {
    auto* menu = new QMenu(this);
    connect(menu->addAction(icon("copy"), tr("Copy with headers")), &QAction::triggered, this,
            [this] { QApplication::clipboard()->setText(selectedText()); });
    connect(menu->addAction(icon("copy"), tr("Copy with conditions")), &QAction::triggered, this,
            [this] { QApplication::clipboard()->setText(QString::fromStdString(tabSeparated(currentTable()))); });
    if (TableExporter* exporter = tableExporterOf(this))
        connect(menu->addAction(icon("export"), tr("Export table…")), &QAction::triggered, this,
                [this, exporter] { exporter->exportTable(*this); });
    popUp(menu, m_view->viewport()->mapToGlobal(at));
}

bool LayersPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_view->viewport() && event->type() == QEvent::Resize) fitColumns();
    // Esc clears the filter before it stops anything.
    if (watched == m_filterBox && event->type() == QEvent::ShortcutOverride && !m_filterBox->text().isEmpty() &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    if (watched == m_view) {
        if (key->matches(QKeySequence::Copy)) {
            QApplication::clipboard()->setText(selectedText());
            return true;
        }
        // Left and right belong to the photos everywhere; the tree stays open.
        if (key->modifiers() == Qt::NoModifier && (key->key() == Qt::Key_Left || key->key() == Qt::Key_Right)) {
            key->ignore();
            m_session.stepPhoto(key->key() == Qt::Key_Left ? -1 : 1);
            return true;
        }
    } else if (watched == m_filterBox) {
        if (key->key() == Qt::Key_Escape && !m_filterBox->text().isEmpty()) {
            m_filterBox->clear();
            return true;
        }
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            // From the filter into what it found.
            const QModelIndex current = m_view->currentIndex();
            if (!current.isValid() || !m_view->visualRect(current).isValid()) {
                for (QModelIndex row = m_filter->index(0, 0); row.isValid(); row = m_view->indexBelow(row)) {
                    if (m_model->layerAt(m_filter->mapToSource(row)).value < 0) continue;
                    m_view->setCurrentIndex(row);
                    break;
                }
            }
            m_view->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void LayersPanel::showHeaderMenu(const QPoint& at) {
    auto* menu = new QMenu(this);
    for (int column = 1; column < LayersModel::ColumnCount; ++column) {
        QAction* action = menu->addAction(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_view->isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            m_wanted[std::size_t(column)] = on ? Wanted::Yes : Wanted::No;
            fitColumns();
        });
    }
    popUp(menu, m_view->header()->mapToGlobal(at));
}

void LayersPanel::fitColumns() {
    // The name takes what the dock has beyond the others. Columns that a narrow dock has no room for are not shown,
    // unless they were asked for; then the list scrolls sideways.
    QHeaderView* header = m_view->header();
    int room = m_view->viewport()->width();
    bool full = false;
    for (int column = LayersModel::Share; column < LayersModel::ColumnCount; ++column) {
        Wanted& wanted = m_wanted[std::size_t(column)];
        bool shown = wanted == Wanted::Yes;
        if (wanted == Wanted::WhereItFits) {
            full = full || room - m_widths[std::size_t(column)] < kLeastName;
            shown = !full || column == LayersModel::Share;
        }
        if (shown == m_view->isColumnHidden(column)) m_view->setColumnHidden(column, !shown);
        if (!shown) continue;
        if (header->sectionSize(column) > 0) m_widths[std::size_t(column)] = header->sectionSize(column);
        room -= m_widths[std::size_t(column)];
    }
    header->resizeSection(LayersModel::Name, std::clamp(room, kLeastName, kMostName));
}

QWidget* createLayersPanel(const PanelContext& context, QWidget* parent) {
    return new LayersPanel(context, parent);
}

} // namespace convlens

#include "moc_layers_panel.cpp"
