#include "ui/panels/evaluate/evaluate_panel.h"

#include "ui/charts/conditions.h"
#include "ui/dialogs/ask.h"
#include "ui/panels/evaluate/class_table_model.h"
#include "ui/panels/evaluate/mistakes_model.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/text/errors.h"
#include "ui/text/network_name.h"
#include "ui/text/numbers.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/copy_table.h"
#include "ui/widgets/table_export_dialog.h"

#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QVBoxLayout>

namespace convlens {

namespace {

/// While photos come in, tables follow at most this often.
constexpr int kTablesEveryMilliseconds = 700;

QString shareText(double share) {
    return QString::number(100 * share, 'f', 2) + QStringLiteral("\u00A0%");
}

} // namespace

EvaluatePanel::EvaluatePanel(const PanelContext& context, QWidget* parent)
    : QWidget(parent), m_session(context.session), m_workflow(context.workflow), m_jobs(context.jobs),
      m_run(context.jobs) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    buildUi();
    connect(m_folder, &QPushButton::clicked, this, &EvaluatePanel::chooseFolder);
    connect(m_csv, &QPushButton::clicked, this, &EvaluatePanel::chooseCsv);
    connect(m_again, &QPushButton::clicked, this, [this] { start(m_source); });
    connect(m_stop, &QPushButton::clicked, &m_run, &EvaluationRun::stop);
    connect(m_export, &QPushButton::clicked, this, &EvaluatePanel::exportCurrent);
    connect(m_mistakeList, &QListView::activated, this, [this](const QModelIndex& index) {
        m_workflow.openPaths({index.data(MistakesModel::kPathRole).toString()});
    });
    connect(&m_run, &EvaluationRun::changed, this, &EvaluatePanel::refresh);
    connect(&m_run, &EvaluationRun::failed, this,
            [this](const Error& error) { m_session.reportProblem(tr("The photos could not be evaluated"), error); });
    connect(&m_session, &SessionObject::networkChanged, this, &EvaluatePanel::refreshWords);
    connect(&m_session, &SessionObject::weightsChanged, this, &EvaluatePanel::refreshWords);
    refresh();
}

void EvaluatePanel::buildUi() {
    const auto button = [this](const QString& text, const char* name, const QString& tip) {
        auto* made = new QPushButton(text, this);
        made->setObjectName(QLatin1String(name));
        made->setToolTip(tip);
        return made;
    };
    m_folder = button(tr("Folder of photos…"), "evaluateFolder",
                      tr("A folder with one folder a class in it, named by the class's name or index"));
    m_csv = button(tr("List…"), "evaluateCsv", tr("A CSV of file,index; the files are looked for beside it"));
    m_again = button(tr("Again"), "evaluateAgain", tr("The same photos with the network that is now in focus"));
    m_stop = button(tr("Stop"), "evaluateStop", tr("Stop here and keep what is found (Esc)"));
    m_export = button(tr("Save table…"), "evaluateExport",
                      tr("Every class's accuracy as CSV, JSON, Markdown or LaTeX, with the conditions (Ctrl+E)"));
    m_limit = new QSpinBox(this);
    m_limit->setObjectName(QStringLiteral("evaluateLimit"));
    m_limit->setAccessibleName(tr("At most"));
    m_limit->setRange(0, 1000000);
    m_limit->setSingleStep(100);
    m_limit->setSpecialValueText(tr("all photos"));
    m_limit->setPrefix(tr("at most "));
    m_limit->setToolTip(tr("How many photos, spread evenly over all"));
    m_random = makeRandomWeightsChip(this);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(4);
    bar->addWidget(m_folder);
    bar->addWidget(m_csv);
    bar->addWidget(m_limit);
    bar->addWidget(m_again);
    bar->addWidget(m_stop);
    bar->addSpacing(8);
    bar->addWidget(m_random);
    bar->addStretch();
    bar->addWidget(m_export);

    m_hint = new QLabel(this);
    m_hint->setObjectName(QStringLiteral("evaluateHint"));
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(QStringLiteral("evaluateProgress"));
    m_progress->setAccessibleName(tr("Photos done"));
    m_progress->setFixedHeight(6);
    m_progress->setTextVisible(false);

    m_results = new QWidget(this);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setWeight(QFont::DemiBold);
    auto* figures = new QHBoxLayout;
    figures->setSpacing(24);
    const auto figure = [&](const QString& title, const char* name, const QString& tip) {
        auto* caption = new QLabel(title, m_results);
        caption->setForegroundRole(QPalette::PlaceholderText);
        auto* value = new QLabel(m_results);
        value->setObjectName(QLatin1String(name));
        value->setFont(large);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        for (QLabel* label : {caption, value})
            label->setToolTip(tip);
        auto* column = new QVBoxLayout;
        column->setSpacing(0);
        column->addWidget(caption);
        column->addWidget(value);
        figures->addLayout(column);
        return value;
    };
    m_top1 = figure(tr("Top-1"), "evaluateTop1", tr("Photos whose likeliest class is the right one"));
    m_top5 = figure(tr("Top-5"), "evaluateTop5", tr("Photos whose right class is among the five likeliest"));
    m_state = new QLabel(m_results);
    m_state->setObjectName(QStringLiteral("evaluateState"));
    m_state->setWordWrap(true);
    figures->addWidget(m_state, 1);

    m_classes = new ClassTableModel(this);
    m_table = new CopyTable(m_results);
    m_table->setObjectName(QStringLiteral("evaluateClasses"));
    m_table->setAccessibleName(tr("Accuracy of every class"));
    m_table->setOrigin([this] {
        return CopyTable::Origin{QStringLiteral("accuracy"), m_table->accessibleName(), accuracyTable().passport};
    });
    m_table->setSource(m_classes);
    const int widths[ClassTableModel::ColumnCount] = {120, 56, 72, 72, 150};
    for (int column = 0; column < ClassTableModel::ColumnCount; ++column)
        m_table->horizontalHeader()->resizeSection(column, widths[column]);
    m_table->horizontalHeader()->setStretchLastSection(true);

    auto* side = new QWidget(m_results);
    auto* title = new QLabel(tr("Surest mistakes"), side);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    title->setFont(strong);
    m_mistakes = new MistakesModel(m_jobs, this);
    m_mistakeList = new QListView(side);
    m_mistakeList->setObjectName(QStringLiteral("evaluateMistakes"));
    m_mistakeList->setAccessibleName(tr("Surest mistakes"));
    m_mistakeList->setModel(m_mistakes);
    m_mistakeList->setFrameShape(QFrame::NoFrame);
    m_mistakeList->setViewMode(QListView::IconMode);
    m_mistakeList->setMovement(QListView::Static);
    m_mistakeList->setResizeMode(QListView::Adjust);
    m_mistakeList->setWordWrap(true);
    m_mistakeList->setIconSize({MistakesModel::kThumbnail, MistakesModel::kThumbnail});
    m_mistakeList->setGridSize(
        {MistakesModel::kThumbnail + 24, MistakesModel::kThumbnail + 3 * fontMetrics().lineSpacing() + 8});
    m_mistakeList->setSpacing(4);
    m_mistakeList->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_noMistakes = new QLabel(tr("None: every photo's likeliest class is the right one."), side);
    m_noMistakes->setObjectName(QStringLiteral("evaluateNoMistakes"));
    m_noMistakes->setForegroundRole(QPalette::PlaceholderText);
    m_noMistakes->setWordWrap(true);
    auto* sideColumn = new QVBoxLayout(side);
    sideColumn->setContentsMargins(8, 0, 0, 0);
    sideColumn->setSpacing(4);
    sideColumn->addWidget(title);
    sideColumn->addWidget(m_noMistakes, 0, Qt::AlignTop);
    sideColumn->addWidget(m_mistakeList, 1);

    auto* splitter = new QSplitter(Qt::Horizontal, m_results);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(side);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({460, 250});
    splitter->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    m_table->setMinimumWidth(240);
    side->setMinimumWidth(MistakesModel::kThumbnail + 64);
    m_conditions = new QLabel(m_results);
    m_conditions->setObjectName(QStringLiteral("evaluateConditions"));
    m_conditions->setWordWrap(true);
    m_conditions->setForegroundRole(QPalette::PlaceholderText);
    m_conditions->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* results = new QVBoxLayout(m_results);
    results->setContentsMargins(0, 0, 0, 0);
    results->setSpacing(8);
    results->addLayout(figures);
    results->addWidget(splitter, 1);
    results->addWidget(m_conditions);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(8);
    column->addLayout(bar);
    column->addWidget(m_progress);
    column->addWidget(m_hint);
    column->addWidget(m_results, 1);
    column->addStretch();
}

void EvaluatePanel::chooseFolder() {
    askForFolder(this, {tr("Folder with one folder of photos a class"), m_source.folder, {}},
                 [this](const QString& folder) { evaluateFolder(folder); });
}

void EvaluatePanel::chooseCsv() {
    askForFile(this, {tr("CSV of file,index"), m_source.folder, tr("CSV files (*.csv);;All files (*)")},
               [this](const QString& csv) { evaluateCsv(csv, QFileInfo(csv).path()); });
}

void EvaluatePanel::evaluateFolder(const QString& folder) {
    start({folder, QString(), m_limit->value()});
}

void EvaluatePanel::evaluateCsv(const QString& csv, const QString& folder) {
    start({folder, csv, m_limit->value()});
}

void EvaluatePanel::start(const EvaluationSource& source) {
    m_source = source;
    m_source.limit = m_limit->value();
    m_sinceTables.invalidate();
    m_run.start(m_session.network(), m_source,
                {m_workflow.engine().toStdString(), m_workflow.plan(), m_workflow.threads()});
}

void EvaluatePanel::refresh() {
    const bool running = m_run.isRunning();
    const auto result = m_run.result();
    m_stop->setVisible(running);
    m_again->setVisible(!running && !m_source.folder.isEmpty());
    m_folder->setEnabled(!running);
    m_csv->setEnabled(!running);
    m_limit->setEnabled(!running);
    m_export->setEnabled(result && result->evaluation.count > 0);
    m_progress->setVisible(running);
    m_progress->setRange(0, result && result->photos > 0 ? int(result->photos) : 0);
    if (result) m_progress->setValue(int(result->done()));
    m_results->setVisible(result != nullptr);
    refreshWords();
    if (!running || !m_sinceTables.isValid() || m_sinceTables.elapsed() >= kTablesEveryMilliseconds) refreshTables();
}

void EvaluatePanel::refreshTables() {
    m_sinceTables.start();
    const auto result = m_run.result();
    m_classes->setResult(result);
    m_mistakes->setResult(result, !m_run.isRunning());
    const bool any = m_mistakes->rowCount() > 0;
    m_mistakeList->setVisible(any);
    m_noMistakes->setVisible(!any && result && result->evaluation.count > 0);
}

void EvaluatePanel::refreshWords() {
    const auto result = m_run.result();
    const bool running = m_run.isRunning();
    m_random->setVisible((result ? *result->network : *m_session.network()).randomWeights());
    QString hint;
    if (!result)
        hint = running
                   ? tr("Looking for the photos…")
                   : tr("How often is the network right? Choose a folder of photos whose classes are known, one folder "
                        "a class, or a list of files with their classes: top-1 and top-5, every class's accuracy and "
                        "the surest mistakes appear here.");
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    if (!result) return;
    const Evaluation& e = result->evaluation;
    m_top1->setText(e.count > 0 ? shareText(e.top1Share()) : unknownNumber());
    m_top5->setText(e.count > 0 ? shareText(e.top5Share()) : unknownNumber());
    QStringList state;
    const QString name = networkName(result->network->spec);
    if (running)
        state << tr("%1: %2 of %3 photos")
                     .arg(name, fullCount(std::int64_t(result->done())), fullCount(std::int64_t(result->photos)));
    else if (result->complete)
        state << tr("%1 over %2 photos").arg(name, fullCount(e.count));
    else
        state << tr("%1, stopped after %2 of %3 photos")
                     .arg(name, fullCount(std::int64_t(result->done())), fullCount(std::int64_t(result->photos)));
    if (!e.unused.empty()) state << tr("%1 could not be used").arg(e.unused.size());
    const bool other =
        result->network->spec != m_session.spec() || result->network->choice != m_session.weightsChoice();
    if (other && !running) state << tr("the network in focus is another one: Again evaluates it");
    m_state->setText(state.join(QStringLiteral("; ")) + u'.');
    QStringList reasons;
    for (const UnusedPhoto& photo : e.unused) {
        if (reasons.size() == 20) {
            reasons << QStringLiteral("…");
            break;
        }
        reasons << reasonText(photo.reason);
    }
    m_state->setToolTip(reasons.join(u'\n'));
    m_conditions->setText(passportInWords(result->passport));
}

void EvaluatePanel::exportCurrent() {
    const auto result = m_run.result();
    if (!result || result->evaluation.count == 0)
        return m_session.tell(tr("Nothing is evaluated yet, so there is nothing to save."));
    TableExportDialog::offer(this, m_session, m_jobs, accuracyTable(), {});
}

ConditionedTable EvaluatePanel::accuracyTable() const {
    const auto& result = m_run.result();
    if (!result) return {};
    return {"accuracy", "Accuracy by class of " + displayName(result->network->spec), classTable(*result),
            result->passport};
}

QWidget* createEvaluatePanel(const PanelContext& context, QWidget* parent) {
    return new EvaluatePanel(context, parent);
}

} // namespace convlens

#include "moc_evaluate_panel.cpp"
