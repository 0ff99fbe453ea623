#pragma once
#include "core/labs/prediction.h"
#include "ui/jobs/job_service.h"

#include <QDialog>

#include <vector>

class QLabel;

namespace convlens {

class SessionObject;
class ValueTableModel;

/// Where the sheet of answers is kept: the user's data folder.
QString answersFile();

/// All rankings given so far beside the measured ones, newest last; the chosen one is laid out below. Saved as a table
/// on demand.
class AnswersDialog : public QDialog {
    Q_OBJECT
public:
    AnswersDialog(SessionObject& session, JobService& jobs, QWidget* parent);
    /// Opens it over the window; it goes when it is closed.
    static void offer(SessionObject& session, JobService& jobs, QWidget* window);

private:
    void showDetail(int row);

    ValueTableModel* m_model;
    QLabel *m_note, *m_detail;
    std::vector<Prediction> m_answers;
};

} // namespace convlens
