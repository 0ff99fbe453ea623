#pragma once
#include "ui/charts/chart_export.h"
#include "ui/jobs/job_service.h"

#include <QDialog>

#include <deque>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QSpinBox;
class QTimer;

namespace convlens {

/// The one way by which charts leave the window: format, size on paper, font, conditions, with a preview drawn by the
/// same page that is written. Remembers its choices and the last folder.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    /// `charts` must not be empty; `current` is shown first. `baseName` begins the proposed file name ("mobilenet_v2").
    /// What takes long is done in jobs: a page is drawn here, the bitmaps and files are made of it there.
    ExportDialog(std::vector<NamedChart> charts, int current, const QString& baseName, JobService& jobs,
                 QWidget* parent = nullptr);
    ~ExportDialog() override;

    /// As the controls stand.
    ChartExportOptions options() const;
    ChartFormat format() const;
    QString path() const;

signals:
    /// Written whole; a folder where all charts were written at once.
    void saved(const QString& path);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void buildControls();
    QWidget* buildPreview();
    void restore();
    void remember() const;
    bool isAll() const;
    const NamedChart& chart() const;
    const ChartData& data();
    void proposePath();
    void changed();
    void refresh();
    void browse();
    void save();
    void saveNext();
    void writePage(const NamedChart& chart, const QString& file);
    void finishSaving();
    void copy();
    void cancelJob(JobId& job);
    bool isBusy() const { return m_writeJob.value != 0 || m_copyJob.value != 0; }
    void refreshButtons();
    void showMessage(const QString& text, bool problem);

    JobService& m_jobs;
    std::vector<NamedChart> m_charts;
    QString m_baseName;
    JobId m_previewJob, m_writeJob, m_copyJob;
    /// What is being written, as the controls stood when it began.
    struct Writing {
        ChartExportOptions options;
        ChartFormat format = ChartFormat::Pdf;
        QString target;
        bool all = false;
        std::deque<std::size_t> left; ///< charts that are still to come
        int written = 0;
    } m_writing;
    QComboBox *m_chart = nullptr, *m_format = nullptr, *m_theme = nullptr;
    QDoubleSpinBox *m_width = nullptr, *m_height = nullptr, *m_font = nullptr;
    QSpinBox* m_dpi = nullptr;
    QCheckBox *m_autoHeight = nullptr, *m_title = nullptr, *m_caption = nullptr, *m_hatched = nullptr;
    QLineEdit* m_path = nullptr;
    QLabel *m_dpiLabel = nullptr, *m_note = nullptr, *m_message = nullptr, *m_picture = nullptr;
    QPushButton *m_save = nullptr, *m_copy = nullptr;
    QScrollArea* m_preview = nullptr;
    QTimer* m_refresh = nullptr;
    ChartData m_data;
    int m_dataOf = -1;        ///< which chart and theme m_data was made for
    bool m_pathIsOurs = true; ///< proposed, not typed: follows the chart and the format
};

} // namespace convlens
