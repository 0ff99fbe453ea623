#pragma once
#include "core/export/table_file.h"
#include "ui/panels/evaluate/evaluation_run.h"
#include "ui/panels/panel_registry.h"

#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QListView;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace convlens {

class Chip;
class ClassTableModel;
class CopyTable;
class MistakesModel;

/// How often the focused network is right: top-1 and top-5 over a folder of labelled photos, every class's accuracy,
/// and the mistakes that it was surest of.
class EvaluatePanel : public QWidget, public Exportable {
    Q_OBJECT
public:
    explicit EvaluatePanel(const PanelContext& context, QWidget* parent = nullptr);
    void exportCurrent() override;
    /// What the buttons do after they have asked.
    void evaluateFolder(const QString& folder);
    void evaluateCsv(const QString& csv, const QString& folder);
    const EvaluationRun& run() const { return m_run; }

private:
    void buildUi();
    void chooseFolder();
    void chooseCsv();
    void start(const EvaluationSource& source);
    void refresh();
    void refreshTables();
    void refreshWords();
    ConditionedTable accuracyTable() const;

    SessionObject& m_session;
    Workflow& m_workflow;
    JobService& m_jobs;
    EvaluationRun m_run;
    QPushButton *m_folder = nullptr, *m_csv = nullptr, *m_again = nullptr, *m_stop = nullptr, *m_export = nullptr;
    QSpinBox* m_limit = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel *m_hint = nullptr, *m_top1 = nullptr, *m_top5 = nullptr, *m_state = nullptr, *m_conditions = nullptr,
           *m_noMistakes = nullptr;
    Chip* m_random = nullptr;
    QWidget* m_results = nullptr;
    CopyTable* m_table = nullptr;
    ClassTableModel* m_classes = nullptr;
    QListView* m_mistakeList = nullptr;
    MistakesModel* m_mistakes = nullptr;
    EvaluationSource m_source; ///< of the last evaluation, to be done again
    QElapsedTimer m_sinceTables;
};

QWidget* createEvaluatePanel(const PanelContext& context, QWidget* parent);

} // namespace convlens
