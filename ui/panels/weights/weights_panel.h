#pragma once
#include "ui/jobs/job_service.h"
#include "ui/panels/weights/weights_inspection.h"

#include <QWidget>

#include <memory>
#include <optional>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace convlens {

class Chip;
class CopyTable;
class HistogramBars;
class SessionObject;
class TensorTableModel;
class Workflow;
struct PanelContext;

/// What the focused network's weights are: file, hash, origin, licence, how photos are prepared for them, batch norm's
/// epsilon (which can be overridden), class names, and every tensor with its shape, range and histogram. A file that
/// was refused for its names is shown too, so that a name map can be made for it.
class WeightsPanel : public QWidget {
    Q_OBJECT
public:
    explicit WeightsPanel(const PanelContext& context, QWidget* parent = nullptr);
    ~WeightsPanel() override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildRefused();
    void buildFacts();
    void buildTensors();
    /// A row of the facts: on one line, or wrapped where sentences are to be read.
    QLineEdit* addFact(const QString& caption, const char* name, bool roomForButton = false);
    QLabel* addSentence(const QString& caption, const char* name);
    void addCaption(const QString& caption, QWidget* value, int columns, Qt::Alignment alignment);
    void refresh();
    void refreshFacts();
    void refreshEpsilon(const LoadedWeights* weights);
    void refreshRefused();
    void inspect();
    void showInspection(std::shared_ptr<const WeightsInspection> inspection);
    void showTensor(int row);
    // In weights_panel_actions.cpp
    void overrideEpsilon();
    void chooseNameMap();
    void chooseClassNames();
    void writeNameMap();
    void writeNameMapTo(const QString& source, const QString& path);
    void save();
    void saveTo(const std::shared_ptr<const NetworkState>& network, const QString& path);
    void refuse(const FileWeights& choice, const Error& error);
    /// The choice in use where the weights come from a file, to be changed and taken.
    std::optional<FileWeights> fileChoice() const;

    SessionObject& m_session;
    Workflow& m_workflow;
    JobService& m_jobs;
    QWidget *m_refusedBar = nullptr, *m_facts = nullptr;
    QLabel *m_refusedName = nullptr, *m_refusedText = nullptr, *m_summary = nullptr;
    QPushButton *m_refusedMap = nullptr, *m_refusedTemplate = nullptr, *m_refusedClose = nullptr;
    QGridLayout* m_grid = nullptr;
    Chip* m_random = nullptr;
    QLineEdit *m_file = nullptr, *m_hash = nullptr, *m_licence = nullptr, *m_names = nullptr, *m_classes = nullptr;
    QLabel *m_origin = nullptr, *m_input = nullptr;
    QComboBox* m_epsilon = nullptr;
    QPushButton *m_classNames = nullptr, *m_save = nullptr;
    CopyTable* m_table = nullptr;
    TensorTableModel* m_model = nullptr;
    HistogramBars* m_histogram = nullptr;
    std::optional<FileWeights> m_refused; ///< shown instead of the network's, until it is dismissed
    Error m_refusedWhy;
    std::shared_ptr<const LoadedWeights> m_inspected; ///< whose tensors are shown or being looked at
    JobId m_job;
    quint64 m_asked = 0; ///< which inspection is awaited
};

QWidget* createWeightsPanel(const PanelContext& context, QWidget* parent);

} // namespace convlens
