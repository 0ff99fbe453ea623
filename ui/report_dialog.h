#pragma once
#include "ui/session/report_jobs.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace convlens {

class SessionObject;

/// What the report shall hold and where it goes. Accepting it is the order; the window writes it in a job.
class ReportDialog : public QDialog {
    Q_OBJECT
public:
    static constexpr int kMostPhotos = 40; ///< of a long queue: each lies in the file, once for each network

    explicit ReportDialog(const SessionObject& session, QWidget* parent = nullptr);

    /// Without engine and threads.
    ReportOrder order() const;
    QString path() const; ///< with the suffix of HTML

private:
    void browse();
    void refresh();
    void confirm();

    std::vector<ReportOrder::Network> m_all;
    std::vector<PhotoInput> m_photos;
    int m_currentPhoto = -1; ///< of m_photos
    QListWidget* m_networks;
    QComboBox* m_which;
    QSpinBox* m_top;
    QLabel* m_note;
    QLineEdit* m_path;
    QPushButton* m_write;
};

} // namespace convlens
