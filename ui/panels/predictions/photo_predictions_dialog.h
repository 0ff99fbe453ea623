#pragma once
#include "ui/panels/predictions/photo_predictions.h"

#include <QDialog>
#include <QElapsedTimer>

class QLabel;
class QProgressBar;
class QPushButton;

namespace convlens {

class Chip;
class CopyTable;
class PhotoPredictionsModel;
class SessionObject;
class Workflow;
struct PanelContext;

/// What the network in focus takes every photo of the queue for, as a table that leaves the window like every other.
/// Stays open beside the window and follows its photos and its network; a chosen row is the window's photo.
class PhotoPredictionsDialog : public QDialog {
    Q_OBJECT
public:
    PhotoPredictionsDialog(const PanelContext& context, QWidget* parent);
    ~PhotoPredictionsDialog() override;

    PhotoPredictions& predictions() { return m_predictions; }
    CopyTable& table() { return *m_table; }

private:
    void request();
    void refresh(quint64 photo);
    void refreshWords();
    void showCurrent();
    void exportTable();

    SessionObject& m_session;
    Workflow& m_workflow;
    JobService& m_jobs;
    PhotoPredictions m_predictions;
    PhotoPredictionsModel* m_model;
    CopyTable* m_table;
    Chip* m_chip;
    QLabel *m_words, *m_limits;
    QProgressBar* m_progress;
    QPushButton *m_goOn, *m_export;
    QElapsedTimer m_sinceFit;
    bool m_follows = false; ///< the selection follows the session, not the person
};

} // namespace convlens
