#include "ui/panels/compare/compare_twins.h"

#include "ui/panels/compare/compare_table_model.h"
#include "ui/widgets/copy_table.h"
#include "ui/widgets/value_table_model.h"

#include <QComboBox>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace convlens {

CompareTwins::CompareTwins(QWidget* parent) : QWidget(parent) {
    m_choice = new QComboBox(this);
    m_choice->setObjectName(QStringLiteral("compareTableChoice"));
    m_choice->setAccessibleName(tr("Table"));
    m_choice->setToolTip(tr("Of which charts the table holds the figures"));
    for (const QString& title : {tr("Totals"), tr("By operator"), tr("By stage"), tr("Accuracy against cost"),
                                 tr("Beyond multiply-adds, by operator"), tr("Beyond multiply-adds, by layer")})
        m_choice->addItem(title);
    m_totals = new CompareTableModel(this);
    m_model = new ValueTableModel(this);
    m_pages = new QStackedWidget(this);
    const auto add = [this](const char* name, QAbstractItemModel* model, const QString& title) {
        auto* table = new CopyTable(m_pages);
        table->setObjectName(QLatin1String(name));
        table->setSource(model);
        table->setAccessibleName(title);
        table->setMinimumHeight(160);
        m_pages->addWidget(table);
        return table;
    };
    m_totalsTable = add("compareTable", m_totals, tr("Pinned networks"));
    m_totalsTable->setOrigin([this] {
        // What sets them apart stands in their rows.
        return CopyTable::Origin{QStringLiteral("comparison"), m_totalsTable->accessibleName(),
                                 m_totals->commonConditions()};
    });
    m_partsTable = add("comparePartsTable", m_model, tr("The charts' figures as a table"));
    m_partsTable->setOrigin([this] {
        ConditionedTable shown = made();
        return CopyTable::Origin{QString::fromStdString(shown.id), QString::fromStdString(shown.title),
                                 std::move(shown.passport)};
    });
    auto* row = new QHBoxLayout;
    row->addWidget(m_choice);
    row->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_pages);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &CompareTwins::refresh);
}

CompareTwins::Kind CompareTwins::kind() const {
    return Kind(m_choice->currentIndex());
}

const CopyTable& CompareTwins::table() const {
    return kind() == Totals ? *m_totalsTable : *m_partsTable;
}

void CompareTwins::setView(const CompareView& view) {
    m_view = view;
    refresh();
}

ConditionedTable CompareTwins::made() const {
    switch (kind()) {
    case Totals:
        break;
    case ByOperator:
    case ByStage:
        return comparePartsTable(m_view, kind() == ByStage);
    case Accuracy:
        return compareAccuracyTable(m_view);
    case ExcessByOperator:
    case ExcessByLayer:
        if (const auto pair = comparePair(m_view))
            return excessTable(*pair, kind() == ExcessByLayer ? CostGrouping::Layer : CostGrouping::Operator);
        break;
    }
    return {};
}

void CompareTwins::refresh() {
    m_pages->setCurrentIndex(kind() == Totals ? 0 : 1);
    if (kind() == Totals) {
        m_totals->setView(m_view);
        m_totalsTable->fitColumns(CopyTable::Repeated::Shown);
        return;
    }
    m_totals->setView(m_view); // it may be asked for its figures unseen
    m_model->setTable(made().table);
    m_partsTable->fitColumns();
}

} // namespace convlens

#include "moc_compare_twins.cpp"
