#include "ui/labs/prediction_panel.h"

#include "ui/labs/lab_view.h"
#include "ui/labs/prediction_words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace convlens {

namespace {

constexpr int kId = Qt::UserRole, kTitle = Qt::UserRole + 1;

} // namespace

PredictionPanel::PredictionPanel(const Lab& lab, QWidget* parent) : QWidget(parent), m_lab(lab) {
    m_question = new QLabel(labText(lab.question), this);
    m_question->setWordWrap(true);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("predictionList"));
    m_list->setAccessibleName(tr("Your ranking"));
    m_list->setToolTip(tr("Drag a row to its place, or move the selected one with the buttons"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_up = new QPushButton(tr("Move up"), this);
    m_up->setObjectName(QStringLiteral("predictionUp"));
    m_up->setToolTip(tr("The selected row goes before the one above it"));
    m_down = new QPushButton(tr("Move down"), this);
    m_down->setObjectName(QStringLiteral("predictionDown"));
    m_down->setToolTip(tr("The selected row goes after the one below it"));
    m_measure = new QPushButton(tr("Measure and compare"), this);
    m_measure->setObjectName(QStringLiteral("predictionMeasure"));
    m_measure->setToolTip(
        tr("Measure here; then your ranking and the measured one stand side by side, and the answer is "
           "kept"));
    auto* answers = new QPushButton(tr("My answers…"), this);
    answers->setObjectName(QStringLiteral("predictionAnswers"));
    answers->setToolTip(tr("All rankings that you gave so far, with what was measured; can be saved as a table"));
    m_verdict = new QLabel(this);
    m_verdict->setObjectName(QStringLiteral("predictionVerdict"));
    m_verdict->setWordWrap(true);
    m_comparison = new QLabel(this);
    m_comparison->setObjectName(QStringLiteral("predictionComparison"));
    m_comparison->setTextFormat(Qt::RichText);
    m_comparison->setWordWrap(true); // long titles would make the page wider than the window
    m_comparison->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(4);
    for (QPushButton* button : {m_up, m_down, m_measure, answers})
        buttons->addWidget(button);
    buttons->addStretch();
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    auto* answer = new QVBoxLayout;
    answer->setSpacing(8);
    answer->addWidget(m_list);
    answer->addWidget(m_verdict);
    answer->addWidget(m_comparison);
    answer->addStretch();
    row->addLayout(answer, 1);
    row->addLayout(buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_question);
    column->addLayout(row);
    column->addStretch();

    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_measure, &QPushButton::clicked, this, &PredictionPanel::measureRequested);
    connect(answers, &QPushButton::clicked, this, &PredictionPanel::answersRequested);
    connect(m_list, &QListWidget::currentRowChanged, this, &PredictionPanel::refresh);
    // A row that is dragged is put in at its new place and taken from the old one.
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_list->model(), changed, this, &PredictionPanel::number);
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &PredictionPanel::number);
    ask(defaultSettings(lab.parameters));
}

void PredictionPanel::ask(const LabSettings& settings) {
    m_answer.reset();
    // A ranking that was begun stays, if the same things are asked for.
    const std::vector<LabOption> options = m_lab.options ? m_lab.options(settings) : std::vector<LabOption>();
    QStringList shown, asked;
    for (int i = 0; i < m_list->count(); ++i)
        shown << m_list->item(i)->data(kId).toString();
    for (const LabOption& option : options)
        asked << QString::fromStdString(option.id);
    shown.sort();
    QStringList sorted = asked;
    sorted.sort();
    if (shown != sorted) {
        m_list->clear();
        for (const LabOption& option : options) {
            auto* item = new QListWidgetItem(m_list);
            item->setData(kId, QString::fromStdString(option.id));
            item->setData(kTitle, labText(option.title));
        }
        m_list->setCurrentRow(0);
    }
    number();
    refresh();
}

/// The place of each row in front of it, so that first and last are not mistaken for each other.
void PredictionPanel::number() {
    for (int i = 0; i < m_list->count(); ++i)
        m_list->item(i)->setText(tr("%1. %2").arg(i + 1).arg(m_list->item(i)->data(kTitle).toString()));
}

std::vector<std::string> PredictionPanel::ranking() const {
    std::vector<std::string> ids;
    for (int i = 0; i < m_list->count(); ++i)
        ids.push_back(m_list->item(i)->data(kId).toString().toStdString());
    return ids;
}

void PredictionPanel::move(int by) {
    const int from = m_list->currentRow(), to = from + by;
    if (from < 0 || to < 0 || to >= m_list->count()) return;
    m_list->insertItem(to, m_list->takeItem(from));
    m_list->setCurrentRow(to);
}

void PredictionPanel::setMeasuring(bool measuring) {
    m_measuring = measuring;
    refresh();
}

void PredictionPanel::showAnswer(const Prediction& answer) {
    m_answer = answer;
    refresh();
}

void PredictionPanel::refresh() {
    const bool open = !m_answer && !m_measuring;
    const int row = m_list->currentRow();
    m_list->setEnabled(open);
    for (QWidget* part : {static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_up), static_cast<QWidget*>(m_down)})
        part->setVisible(!m_answer); // the comparison shows the ranking
    m_up->setEnabled(open && row > 0);
    m_down->setEnabled(open && row >= 0 && row + 1 < m_list->count());
    m_measure->setEnabled(!m_measuring);
    m_measure->setText(m_measuring ? tr("Measuring…") : m_answer ? tr("Rank again") : tr("Measure and compare"));
    m_verdict->setVisible(m_answer.has_value());
    m_comparison->setVisible(m_answer.has_value());
    if (!m_answer) return;
    m_verdict->setText(predictionVerdict(*m_answer));
    m_comparison->setText(predictionComparison(*m_answer));
}

} // namespace convlens

#include "moc_prediction_panel.cpp"
