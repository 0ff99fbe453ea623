#include "ui/panels/sweep/pick_view.h"

#include "core/measure/statistics.h"
#include "ui/models/table_model.h"
#include "ui/text/doubt.h"
#include "ui/text/numbers.h"
#include "ui/widgets/copy_table.h"

#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QLabel>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

namespace convlens {

PickView::PickView(QWidget* parent) : QWidget(parent) {
    auto* title = new QLabel(tr("Time budget on this machine"), this);
    m_budget = new QDoubleSpinBox(this);
    m_budget->setObjectName(QStringLiteral("sweepBudget"));
    m_budget->setAccessibleName(tr("Time budget in milliseconds"));
    m_budget->setToolTip(tr("A run of the network may take so long, as measured by this sweep"));
    m_budget->setRange(0.01, 1e6);
    m_budget->setDecimals(2);
    m_budget->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_budget->setSuffix(tr(" ms"));
    m_budget->setAlignment(Qt::AlignRight);
    title->setBuddy(m_budget);
    m_words = new QLabel(this);
    m_words->setObjectName(QStringLiteral("sweepPickWords"));
    m_words->setWordWrap(true);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_words->setFont(strong);
    m_model = new TableModel(this);
    m_table = new CopyTable(this);
    m_table->setObjectName(QStringLiteral("sweepPicks"));
    m_table->setAccessibleName(tr("Networks within the budget, the most accurate first"));
    m_table->setOrigin([this] {
        return CopyTable::Origin{QStringLiteral("picks"), m_table->accessibleName(),
                                 m_view.sweep ? sweepPassport(*m_view.sweep) : Passport()};
    });
    m_table->setSource(m_model);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(title);
    row->addWidget(m_budget);
    row->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(8);
    column->addLayout(row);
    column->addWidget(m_words);
    column->addWidget(m_table, 1);
    connect(m_budget, &QDoubleSpinBox::valueChanged, this, [this] {
        m_budgetIsOurs = false;
        refresh();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        const int pick = m_table->sourceRow(index);
        if (!m_quiet && pick >= 0 && std::size_t(pick) < m_picks.size())
            emit selected(m_picks[std::size_t(pick)].network);
    });
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        const int pick = m_table->sourceRow(index);
        if (pick >= 0 && std::size_t(pick) < m_picks.size()) emit chosen(m_picks[std::size_t(pick)].network);
    });
}

const Table& PickView::table() const {
    return m_model->table();
}

void PickView::setView(const SweepView& view) {
    m_view = view;
    if (m_budgetIsOurs && view.sweep) {
        // In the middle of what was measured, so that there is something to see at once.
        std::vector<double> times;
        for (const auto& record : view.sweep->records)
            if (record) times.push_back(record->total.medianMs);
        if (!times.empty()) {
            const QSignalBlocker quiet(m_budget);
            m_budget->setValue(median(times));
        }
    }
    refresh();
}

void PickView::refresh() {
    const QScopedValueRollback quiet(m_quiet, true);
    m_picks = m_view.sweep ? pickWithin(*m_view.sweep, m_budget->value()) : std::vector<Pick>();
    Table table{{{"network", tr("network").toStdString(), false},
                 {"top1_percent", tr("ImageNet top-1 (%)").toStdString(), true},
                 {"median_ms", tr("time (ms)").toStdString(), true},
                 {"mad_ms", tr("± (ms)").toStdString(), true},
                 {"macs", tr("multiply-adds (papers)").toStdString(), true},
                 {"params", tr("parameters").toStdString(), true},
                 {"doubtful", tr("time doubtful").toStdString(), false},
                 {"doubt", tr("why doubtful").toStdString(), false},
                 {"top1_source", tr("accuracy published by").toStdString(), false}},
                {}};
    for (const Pick& pick : m_picks) {
        const SweepNetwork& network = m_view.sweep->networks[std::size_t(pick.network)];
        const TimingSummary& t = m_view.sweep->records[std::size_t(pick.network)]->total;
        table.rows.push_back({displayName(network.spec), pick.accuracy->top1Percent, pick.medianMs, t.madMs,
                              network.macs, network.params, pick.doubtful, t.doubtful ? Cell(t.doubt) : Cell(),
                              pick.accuracy->row->source});
    }
    m_model->setTable(std::move(table));
    m_table->resizeColumnsToContents();
    if (!m_view.sweep || m_view.sweep->measuredCount() == 0) {
        m_words->setText(tr("Nothing has been measured yet."));
    } else if (m_picks.empty()) {
        m_words->setText(
            tr("No measured network with a published accuracy takes at most %1.").arg(milliseconds(m_budget->value())));
    } else {
        const Pick& best = m_picks.front();
        const TimingSummary& t = m_view.sweep->records[std::size_t(best.network)]->total;
        QStringList sentences{tr("%1 is the most accurate of this sweep that fits: %2 % in %3.")
                                  .arg(sweepNetworkName(*m_view.sweep, best.network))
                                  .arg(best.accuracy->top1Percent, 0, 'f', 1)
                                  .arg(milliseconds(best.medianMs) + doubtMark(t))};
        if (t.doubtful) sentences << tr("The time is doubtful: %1").arg(doubtInWords(t));
        if (const QString apart = notInTurn(*m_view.sweep); !apart.isEmpty()) sentences << apart;
        m_words->setText(sentences.join(u' '));
    }
}

void PickView::select(int network) {
    const QScopedValueRollback quiet(m_quiet, true);
    const auto pick = std::find_if(m_picks.begin(), m_picks.end(), [&](const Pick& p) { return p.network == network; });
    m_table->selectSourceRow(pick == m_picks.end() ? -1 : int(pick - m_picks.begin()));
}

} // namespace convlens

#include "moc_pick_view.cpp"
