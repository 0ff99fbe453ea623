#pragma once
#include "core/sweep/sweep.h"
#include "ui/jobs/job_service.h"
#include "ui/panels/panel_registry.h"

#include <QWidget>

#include <memory>
#include <optional>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;
class QTimer;

namespace convlens {

/// What a sweep shall measure and how: families, widths, resolutions and groups with the papers' stops filled in. Says
/// how many networks that is and how long it will take before anything starts.
class SweepSetup : public QWidget {
    Q_OBJECT
public:
    explicit SweepSetup(const PanelContext& context, QWidget* parent = nullptr);
    ~SweepSetup() override;

    /// What a session keeps of it: everything that differs from the start, but engine, plan and threads, which the
    /// session has for itself. What is missing or does not fit is set as at the start.
    SessionState state() const;
    void setState(const SessionState& state);

    /// Nothing starts while a sweep runs.
    void setBusy(bool busy);

signals:
    void startRequested(const convlens::SweepPlan& plan, const convlens::SweepConditions& conditions);
    void openRequested();

private:
    /// One of the lists: each family's own stops, or the same for all.
    struct Choice {
        QCheckBox* own = nullptr;
        QLineEdit* list = nullptr;
        bool edited = false; ///< by the person: the stops of newly chosen families no longer replace it
    };
    QWidget* buildFamilies();
    Choice addChoice(QGridLayout* grid, int row, const QString& title, const char* name, const QString& tip);
    QWidget* buildConditions();
    std::vector<Family> chosenFamilies() const;
    SweepConditions conditions() const;
    /// Nothing where a list cannot be read; the summary says so.
    std::optional<SweepRequest> request();
    void fillStops();
    void refreshEngines();
    void refreshPlans();
    void changed();
    void makePlan();
    void showSummary();

    SessionObject& m_session;
    Workflow& m_workflow;
    JobService& m_jobs;
    QRadioButton *m_combinations = nullptr, *m_published = nullptr;
    QWidget* m_grid = nullptr;
    std::vector<std::pair<Family, QCheckBox*>> m_families;
    Choice m_widths, m_resolutions, m_groups;
    QComboBox *m_engine = nullptr, *m_plan = nullptr;
    QSpinBox *m_threads = nullptr, *m_visits = nullptr;
    QDoubleSpinBox* m_seconds = nullptr;
    QLabel* m_summary = nullptr;
    QPushButton* m_start = nullptr;
    QTimer* m_delay = nullptr;
    JobId m_planJob;
    std::shared_ptr<const SweepPlan> m_made; ///< null while it is being worked out
    bool m_busy = false;
};

} // namespace convlens
