#pragma once
#include "core/base/result.h"
#include "core/export/passport.h"
#include "ui/jobs/job_service.h"
#include "ui/panels/maps/map_sheet.h"
#include "ui/session/session_object.h"

#include <QDialog>

#include <string>
#include <utility>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace convlens {

/// What there is to export, as the panel shows it.
struct MapsExport {
    MapSheet sheet;      ///< the grid; without content if the layer has no map
    MapFigure figure;    ///< the large map; without tensor if there is none
    QString baseName;    ///< "mobilenet_v2-block3.expand.conv-cat"
    QString runName;     ///< "mobilenet_v2-cat"
    QString channelName; ///< "channel 12": what the figure shows
    QString mapBaseName; ///< of the figure's file: "mobilenet_v2-cat-occlusion-of-cat"
    Passport passport;
    std::string layer;    ///< of the grid
    std::string mapLayer; ///< of the figure; empty where that is of no layer
    /// What else the figure depends on, under keys for files: "class", "hidden_square".
    std::vector<std::pair<std::string, Cell>> mapFacts;
    std::shared_ptr<const RunResult> run; ///< every layer's maps
};

enum class MapsExportKind { GridPng, MapPng, LayerNpy, MapNpy, RunNpz };

/// Writes one of them, safe on any thread. A PNG carries its conditions as caption (if wanted) and as text chunks; an
/// NPY file gets a neighbour "<file>.json" with them; an NPZ file holds them as "conditions.json".
Result<void> exportMaps(const MapsExport& what, MapsExportKind kind, bool caption, const QString& path,
                        const CancelToken& cancel = {}, const ProgressSink& progress = {});

/// Asks what to export and where to, then does it as a job.
class ExportMapsDialog : public QDialog {
    Q_OBJECT
public:
    ExportMapsDialog(MapsExport what, SessionObject& session, JobService& jobs, QWidget* parent = nullptr);

private:
    MapsExportKind kind() const;
    void update();
    void browse();
    void save();
    void write(const QString& path);

    MapsExport m_what;
    SessionObject& m_session;
    JobService& m_jobs;
    QComboBox* m_kind;
    QSpinBox *m_columns, *m_cell;
    QCheckBox* m_caption;
    QLineEdit* m_path;
    QPushButton* m_save;
    QLabel *m_size, *m_columnsLabel, *m_cellLabel;
    bool m_pathTyped = false;
};

} // namespace convlens
