#pragma once
#include "ui/charts/chart_export.h"

#include <QDialog>

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
    ExportDialog(std::vector<NamedChart> charts, int current, const QString& baseName, QWidget* parent = nullptr);
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
    void copy();
    void showMessage(const QString& text, bool problem);

    std::vector<NamedChart> m_charts;
    QString m_baseName;
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
