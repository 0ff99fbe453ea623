#pragma once
#include "core/analysis/ablation.h"
#include "ui/panels/maps/channel_detail.h"
#include "ui/panels/maps/channel_photos.h"
#include "ui/panels/maps/map_controls.h"
#include "ui/panels/maps/map_results.h"
#include "ui/panels/panel_registry.h"

#include <QTimer>
#include <QWidget>

#include <map>
#include <optional>
#include <string>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace convlens {

class ChannelGrid;
class ColourLegend;
struct MapsExport;
class LayerHeader;
class PhotoSide;

QWidget* createMapsPanel(const PanelContext& context, QWidget* parent);

/// The centre view "Feature maps": what the selected layer makes of the current photo.
class MapsPanel : public QWidget, public Exportable, public SessionKept {
    Q_OBJECT
public:
    MapsPanel(SessionObject& session, Workflow& workflow, JobService& jobs, QWidget* parent = nullptr);
    ~MapsPanel() override;

    void exportCurrent() override;
    SessionState sessionState() const override;
    void setSessionState(const SessionState& state) override;
    /// Shows which places of the photo speak for a class, over the photo too.
    void explain(int classIndex);

    ChannelGrid& grid() { return *m_grid; }
    ChannelDetail& detail() { return *m_detail; }
    MapControls& controls() { return *m_controls; }
    PhotoSide& photo() { return *m_photo; }
    /// Grid, large map, overlay and receptive fields are up to date with the session.
    bool isCurrent() const { return m_shown && m_detailShown && m_results.hasFields(); }

    /// The channels of the shown network that are switched off.
    const std::vector<MadeChannel>& switchedOff() const;
    /// `network` is a specification as text. For the undo stack.
    void setSwitchedOff(const std::string& network, const std::vector<MadeChannel>& channels);

private:
    void buildUi();
    void connectAll();

    // From the session to what is shown
    void onRunChanged();
    void onLayerChanged();
    void scheduleRefresh();
    void refresh();
    bool refreshGrid(const Graph& graph);
    void refreshDetail();
    void refreshKernel(const Graph& graph);
    void refreshLanes(const Graph& graph);
    void refreshHeader(const Graph& graph);
    void refreshClasses();
    void refreshAblation(const Graph& graph);
    void refreshOutline();
    void refreshPhotos();
    void showPhotos();
    bool isChannelPinned() const;
    void pinChannel(bool on);
    QString classLabel(int index) const;
    int classInFocus() const; ///< of class activation and occlusion
    void setStale(bool stale);
    void showHint();
    void showGridMenu(const QPoint& at);
    void showField(int channel, int y, int x);
    void pinField(int y, int x);

    // From the person to the session
    void applySettings(const MapSettings& settings);
    void showSettings(const MapSettings& settings);
    void writeSettings(); ///< what a person has chosen and is not written yet
    void chooseOutput(int output);
    void goTo(TensorId tensor, int channel);
    void openPhoto();
    void switchChannel();
    void switchAllOn();

    std::shared_ptr<const RunResult> run() const { return m_results.run(); }
    int shownChannel() const;   ///< plane of the grid's tensor in the large view; 0 for a summary
    int channelInFocus() const; ///< the selected one, or the first of the grid
    MapKey key() const;
    TensorId shownTensor() const;
    std::vector<ValueRange> rangesFor(const LayerSummary& summary, QString* note, bool* clipped);
    std::shared_ptr<const MapPicture> picture();
    PictureRequest pictureRequest();
    QString subjectInWords() const;
    void addMap(MapsExport& what);
    /// The run's engine in its fastest plan: for runs whose steps nobody sees.
    EngineChoice fastChoice() const;
    /// The value that was clicked if it is of this layer, else the middle of the channel in focus.
    MapValue valueInFocus() const;
    std::shared_ptr<const EffectiveField> effectiveField();
    PixelRect fieldOf(int channel, int y, int x);

    SessionObject& m_session;
    Workflow& m_workflow;
    JobService& m_jobs;
    MapResults m_results;
    ChannelPhotos m_photos;
    MapSettings m_settings; ///< as maps are drawn now
    MapSettings m_own;      ///< as the person likes them, whatever a session that was opened says
    int m_output = 0;
    /// A value that was clicked: its field stays outlined while what it belongs to is looked at.
    struct Clicked {
        NetworkSpec network;
        MapSubject subject = MapSubject::Channel;
        MapValue value; ///< channel -1 for a map over all channels
    };
    bool isInFocus(const Clicked& clicked) const;
    /// A channel that stays on all photos while others are looked at.
    struct PinnedChannel {
        NetworkSpec network;
        MapKey key;
        int channel = 0;
        ColourMapId colours = ColourMapId::Viridis; ///< that its layer's values ask for
    };
    std::optional<PinnedChannel> m_pinned;
    std::optional<Clicked> m_clicked;
    int m_class = -1;                           ///< that the person asked about; -1 takes each photo's likeliest
    std::weak_ptr<const RunResult> m_classesOf; ///< the run whose classes are in the list
    bool m_shown = false, m_detailShown = false;
    QTimer m_refreshTimer, m_writeTimer, m_staleTimer;
    std::vector<int> m_order;
    std::map<std::string, std::vector<MadeChannel>> m_off; ///< by network, so that each keeps its own
    ColourMapId m_gridMap = ColourMapId::Viridis;
    QString m_scaleNote;

    QStackedWidget* m_pages;
    QLabel* m_hint;
    QPushButton* m_hintButton;
    LayerHeader* m_header;
    MapControls* m_controls;
    PhotoSide* m_photo;
    ChannelDetail* m_detail;
    ChannelGrid* m_grid;
    ColourLegend* m_legend;
};

} // namespace convlens
