#include "ui/charts/chart_widget.h"
#include "ui/labs/lab_controls.h"
#include "ui/labs/lab_page.h"
#include "ui/labs/prediction_panel.h"
#include "ui/session/session_object.h"
#include "ui/widgets/copy_table.h"
#include "ui/widgets/fitting_tabs.h"
#include "ui/widgets/value_table_model.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

/// What a lab's page is made of.
namespace convlens {

void LabPage::build() {
    setObjectName(QStringLiteral("lab-") + QString::fromStdString(m_lab.id));
    auto* lookFor = new QLabel(labText(m_lab.lookFor), this);
    lookFor->setObjectName(QStringLiteral("labLookFor"));
    lookFor->setWordWrap(true);
    lookFor->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_controls = new LabControls(m_lab, this);
    m_extra = new QVBoxLayout;
    m_extra->setSpacing(4);
    m_findings = new QLabel(this);
    m_findings->setObjectName(QStringLiteral("labFindings"));
    m_findings->setWordWrap(true);
    m_findings->setTextInteractionFlags(Qt::TextSelectableByMouse);

    m_tabs = new FittingTabs(this);
    m_tabs->setObjectName(QStringLiteral("labTabs"));
    m_tabs->setAccessibleName(tr("What the lab shows"));
    m_help = new QTextBrowser(m_tabs);
    m_help->setObjectName(QStringLiteral("labHelp"));
    m_help->setFrameShape(QFrame::NoFrame);
    m_help->setAccessibleName(tr("Explanation"));
    buildCharts();
    QWidget* tables = buildTables();
    m_tabs->setTabToolTip(m_tabs->addTab(tables, tr("Tables")),
                          tr("Every figure of this lab, the paper's beside them; to be copied and saved"));
    m_tabs->setTabToolTip(m_tabs->addTab(m_help, tr("Explained")), tr("The formula, where the paper has it, and why"));
    m_contents.push_back({tables, [this] { refreshTables(); }});
    m_contents.push_back({m_help, [this] { refreshHelp(); }});
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &LabPage::fillNext);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] { fill(m_tabs->currentWidget()); });

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(8);
    column->addWidget(buildHeader());
    column->addWidget(lookFor);
    column->addWidget(m_controls);
    column->addLayout(m_extra);
    column->addWidget(m_findings);
    column->addWidget(m_tabs, 1);

    m_prediction = new PredictionPanel(m_lab, m_tabs);
    m_prediction->hide();
    connect(m_prediction, &PredictionPanel::measureRequested, this, [this] {
        if (m_prediction->answer()) {
            m_prediction->ask(m_controls->settings());
            refresh();
        } else {
            measure();
        }
    });
    connect(m_prediction, &PredictionPanel::answersRequested, this, &LabPage::showAnswers);
    connect(m_controls, &LabControls::changed, this, [this] {
        if (m_predicting) m_prediction->ask(m_controls->settings());
        refresh();
    });
}

QWidget* LabPage::buildHeader() {
    auto* header = new QWidget(this);
    m_header = new QBoxLayout(QBoxLayout::LeftToRight, header);
    m_header->setContentsMargins(0, 0, 0, 0);
    m_header->setSpacing(4);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    auto* title = new QLabel(labText(m_lab.title), header);
    title->setObjectName(QStringLiteral("labTitle"));
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    title->setWordWrap(true);
    auto* paper = new QLabel(labSource(m_lab), header);
    paper->setObjectName(QStringLiteral("labPaper"));
    paper->setForegroundRole(QPalette::PlaceholderText);
    paper->setWordWrap(true);
    names->addWidget(title);
    names->addWidget(paper);
    m_header->addLayout(names, 1);

    m_predict = new QPushButton(tr("Predict first"), header);
    m_predict->setObjectName(QStringLiteral("labPredict"));
    m_predict->setCheckable(true);
    m_predict->setToolTip(tr("Hide what was measured, say what you expect, then measure and compare"));
    m_predict->setVisible(m_lab.options != nullptr && m_lab.measure != nullptr);
    m_measure = new QPushButton(header);
    m_measure->setObjectName(QStringLiteral("labMeasure"));
    m_measure->setVisible(m_lab.measure != nullptr);
    auto* exportButton = new QPushButton(tr("Export…"), header);
    exportButton->setObjectName(QStringLiteral("labExport"));
    exportButton->setToolTip(tr("Save a picture or chart as PNG, SVG or PDF (Ctrl+E); tables are saved on their tab"));
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(4);
    for (QPushButton* button : {m_predict, m_measure, exportButton})
        m_buttons->addWidget(button, 0, Qt::AlignTop);
    m_header->addLayout(m_buttons);
    connect(m_predict, &QPushButton::toggled, this, &LabPage::setPredicting);
    connect(m_measure, &QPushButton::clicked, this, [this] { isMeasuring() ? stopMeasuring() : measure(); });
    connect(exportButton, &QPushButton::clicked, this, &LabPage::exportCurrent);
    return header;
}

void LabPage::buildCharts() {
    for (const NamedChart& chart : m_makeCharts(view())) {
        auto* widget = new ChartWidget(m_tabs);
        widget->setObjectName(QStringLiteral("labChart-") + chart.id);
        widget->setJobs(m_jobs);
        widget->setTitleShown(false);
        widget->setAccessibleName(chart.title);
        const std::size_t place = m_chartWidgets.size();
        m_chartWidgets.push_back(widget);
        m_tabs->setTabToolTip(m_tabs->addTab(widget, chart.title), chart.title);
        m_contents.push_back({widget, [this, widget, place] {
                                  widget->setSource(m_charts.at(place).source);
                                  m_tabs->setTabToolTip(m_tabs->indexOf(widget), widget->data().title);
                                  fitFigures();
                              }});
        connect(widget, &ChartWidget::exportRequested, this, &LabPage::exportCurrent);
        connect(widget, &ChartWidget::copyFailed, this,
                [this](const Error& error) { m_session.reportProblem(tr("The chart could not be copied"), error); });
    }
}

QWidget* LabPage::buildTables() {
    auto* page = new QWidget(m_tabs);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(4);
    auto* row = new QHBoxLayout;
    m_tableChoice = new QComboBox(page);
    m_tableChoice->setObjectName(QStringLiteral("labTableChoice"));
    m_tableChoice->setAccessibleName(tr("Table"));
    m_tableChoice->setToolTip(tr("Which of this lab's tables is shown"));
    m_tableChoice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* save = new QPushButton(tr("Save table…"), page);
    save->setObjectName(QStringLiteral("labSaveTable"));
    save->setToolTip(tr("As CSV, JSON, Markdown or LaTeX, with the conditions"));
    row->addWidget(m_tableChoice, 1);
    row->addWidget(save);
    m_tableModel = new ValueTableModel(this);
    m_table = new CopyTable(page);
    m_table->setObjectName(QStringLiteral("labTable"));
    m_table->setSource(m_tableModel);
    m_table->setAccessibleName(tr("The lab's figures as a table"));
    m_table->setOrigin([this] {
        const ConditionedTable shown = chosenTable();
        return CopyTable::Origin{QString::fromStdString(shown.id), QString::fromStdString(shown.title), shown.passport};
    });
    column->addLayout(row);
    column->addWidget(m_table, 1);
    connect(m_tableChoice, &QComboBox::currentIndexChanged, this, &LabPage::refreshTable);
    connect(save, &QPushButton::clicked, this, &LabPage::saveCurrentTable);
    return page;
}

} // namespace convlens
