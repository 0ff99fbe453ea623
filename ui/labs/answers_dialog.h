#pragma once
#include "core/labs/prediction.h"
#include "ui/jobs/job_service.h"

#include <QDialog>

class QLabel;

namespace convlens {

class SessionObject;
class ValueTableModel;

/// Where the sheet of answers is kept: the user's data folder.
QString answersFile();

/// All rankings given so far beside the measured ones, newest last; saved as a table on demand.
class AnswersDialog : public QDialog {
    Q_OBJECT
public:
    AnswersDialog(SessionObject& session, JobService& jobs, QWidget* parent);

private:
    ValueTableModel* m_model;
    QLabel* m_note;
};

} // namespace convlens
