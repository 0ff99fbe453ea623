#pragma once
#include "core/base/error.h"
#include "core/cost/conventions.h"
#include "core/measure/peaks.h"
#include "ui/session/session_values.h"

#include <QObject>
#include <QUndoStack>

#include <memory>
#include <optional>
#include <vector>

namespace convlens {

/// The one document behind the window: photos, the focused network, selection, results, pinned networks. Widgets only
/// view and edit it; Workflow turns its changes into jobs and writes results back. GUI thread only.
class SessionObject : public QObject {
    Q_OBJECT
public:
    explicit SessionObject(QObject* parent = nullptr);
    ~SessionObject() override;

    // Photos
    const std::vector<Photo>& photos() const { return m_photos; }
    const Photo* currentPhoto() const;
    const Photo* findPhoto(quint64 id) const;
    /// Gives the photo its id and returns it. The first photo becomes current anyway. It comes after the photo `after`,
    /// by default the last. Part of how the document begins: nothing to undo.
    quint64 addPhoto(Photo photo, bool makeCurrent, std::optional<quint64> after = {});
    /// The same, undoable. Photos of one batch (what was dropped at once) are one step; 0 is no batch.
    void bringPhoto(Photo photo, bool makeCurrent, quint64 batch = 0);
    /// Undoable, as one step.
    void removePhotos(const std::vector<quint64>& ids);
    void removePhoto(quint64 id) { removePhotos({id}); }
    void clearPhotos();
    void setCurrentPhoto(quint64 id);
    /// The photo before or after the current one, without wrapping.
    void stepPhoto(int step);
    /// Another picture in a photo's place in the queue (a camera's next one). It gets an id of its own, which is
    /// returned, since ids stand for pictures; 0 if there is no such photo.
    quint64 replacePhoto(quint64 id, Photo photo);
    /// Puts the pixels of a photo into memory, or takes them out (null).
    void setPhotoImage(quint64 id, const std::shared_ptr<const Image>& image);

    // The focused network. Editing goes through the undo stack.
    const NetworkSpec& spec() const { return m_spec; }
    const WeightsChoice& weightsChoice() const { return m_choice; }
    /// Graph, cost and (once loaded) weights of spec(). Never null after the constructor; the graph is rebuilt at once
    /// when the spec changes, weights follow from a job.
    std::shared_ptr<const NetworkState> network() const { return m_network; }
    /// Undoable; quick changes of the same keys (a slider being dragged) are one step. An invalid spec is refused:
    /// reportProblem() is called and nothing changes. Weights from a file stay while only the resolution or the padding
    /// changes; anything else asks for other parameters, so the network gets random weights, and a notice says so.
    void setSpec(const NetworkSpec& spec);
    /// Undoable; both at once, for a weights file that brings its network along.
    void setSpecAndWeights(const NetworkSpec& spec, const WeightsChoice& choice);
    void setWeightsChoice(const WeightsChoice& choice);
    /// Undoable: takes over a network that is loaded already, with its weights.
    void adoptNetwork(const std::shared_ptr<const NetworkState>& loaded);
    QUndoStack* undoStack() { return m_undo; }

    /// How cost is counted in every view. No part of the network: nothing is computed again.
    Convention convention() const { return m_convention; }
    /// How the document begins: nothing to undo.
    void setConvention(Convention convention);
    /// The person's choice, undoable.
    void chooseConvention(Convention convention);

    /// Everything at once: a session was opened, or a new one begun. Without photos, which come one by one. Nothing of
    /// it can be undone.
    struct Beginning {
        std::shared_ptr<const NetworkState> network;
        std::shared_ptr<const MeasurementResult> measurement; ///< may be null
        std::shared_ptr<const MeasurementResult> saved;       ///< taken where it cannot be compared; may be null
        std::vector<std::shared_ptr<const MeasurementResult>> earlier; ///< older ones, the newest first
        std::vector<PinnedNetwork> pinned;                             ///< ids are given here
        std::string layer;                                             ///< by name; unknown or empty selects the first
        int channel = -1;
    };
    void begin(Beginning beginning);

    // Selection: one layer, one channel, one class, everywhere.
    LayerId selectedLayer() const { return m_selectedLayer; } ///< value -1 for none
    int selectedChannel() const { return m_selectedChannel; } ///< -1 for none
    void selectLayer(LayerId layer);
    void selectChannel(int channel);

    // Results
    std::shared_ptr<const RunResult> runResult() const { return m_run; } ///< of the current photo and network, or null
    std::shared_ptr<const MeasurementResult> measurement() const {
        return m_measurement;
    } ///< of the current network, or null
    /// The times of the current network that came with a session file, once they are not today's; or null.
    std::shared_ptr<const MeasurementResult> savedMeasurement() const { return m_saved; }
    /// Those of the file that are older than savedMeasurement(), the newest first.
    const std::vector<std::shared_ptr<const MeasurementResult>>& earlierMeasurements() const { return m_earlier; }
    /// The current network with each engine and plan, measured in turn; empty until measured.
    const std::vector<std::shared_ptr<const MeasurementResult>>& variants() const { return m_variants; }
    /// What this machine can do at most; null until it is known.
    std::shared_ptr<const MachinePeaks> machinePeaks() const { return m_peaks; }

    // Comparison. Pinning and unpinning are undoable.
    const std::vector<PinnedNetwork>& pinned() const { return m_pinned; }
    /// Pins the focused network with the results it has. Pinning the same network and weights again changes nothing
    /// and a notice says so.
    void pinCurrent();
    /// Pins another network than the focused one, or the same under conditions of its own; Workflow loads, runs and
    /// measures it.
    void pinNetwork(const NetworkSpec& spec, const WeightsChoice& choice,
                    const std::optional<EngineChoice>& conditions = {});
    /// The pinned network with this spec, these weights and exactly these conditions of its own, or null.
    const PinnedNetwork* findPinned(const NetworkSpec& spec, const WeightsChoice& choice,
                                    const std::optional<EngineChoice>& conditions = {}) const;
    const PinnedNetwork* findPinned(quint64 id) const;
    void unpin(quint64 id);
    /// Undoable. `place` counts among the pinned networks; beyond the ends nothing happens.
    void movePin(quint64 id, int place);
    void clearPinned();

    // Results come back here, from Workflow (and from tests). An outdated one is dropped.
    void setWeights(const std::shared_ptr<const NetworkState>& loaded);
    void setRunResult(const std::shared_ptr<const RunResult>& result);
    void setMeasurement(const std::shared_ptr<const MeasurementResult>& result);
    /// All of one network; of another than the current one they are dropped.
    void setVariants(const std::vector<std::shared_ptr<const MeasurementResult>>& results);
    void setMachinePeaks(const std::shared_ptr<const MachinePeaks>& peaks);
    void setPinnedWeights(quint64 id, const std::shared_ptr<const NetworkState>& loaded);
    void setPinnedRun(quint64 id, const std::shared_ptr<const RunResult>& result);
    void setPinnedMeasurement(quint64 id, const std::shared_ptr<const MeasurementResult>& result);
    /// All times that were taken under the window's conditions, the pinned networks' too: those have changed.
    void dropMeasurements();
    /// Shown as a dismissable message in the window; `error` keeps the raw text for "copy details".
    void reportProblem(const QString& summary, const Error& error);
    /// Worth knowing, but nothing went wrong; shown for some seconds.
    void tell(const QString& notice);

signals:
    void photosChanged();
    void currentPhotoChanged();
    /// Spec, graph and cost changed; results of the old network are gone.
    void networkChanged();
    /// The same network now has its weights.
    void weightsChanged();
    void conventionChanged();
    void conventionChosen(); ///< by the person, who may have taken it back; not by a session that was opened
    void selectedLayerChanged();
    void selectedChannelChanged();
    void runResultChanged();
    void measurementChanged();
    void variantsChanged();
    void machinePeaksChanged();
    void pinnedChanged();
    /// What a batch brought was taken back; what is still to come of it is not wanted either.
    void photosTakenBack(quint64 batch);
    void problemReported(const QString& summary, const convlens::Error& error);
    void noticeReported(const QString& notice);

private:
    friend class SpecCommand;
    friend class PhotosCommand;
    friend class PinsCommand;
    friend class MovePinCommand;
    void pushSpec(const NetworkSpec& spec, const WeightsChoice& choice,
                  const std::shared_ptr<const NetworkState>& loaded = nullptr);
    /// `loaded` is taken over where it fits; otherwise the graph is built here.
    void applySpec(const NetworkSpec& spec, const WeightsChoice& choice,
                   const std::shared_ptr<const NetworkState>& loaded = nullptr);
    void pin(PinnedNetwork pin);
    void insertPhotos(const std::vector<Placed<Photo>>& photos, quint64 current);
    /// If the current one is among them, `preferred` is shown then, if it is there, or what takes its place.
    void takePhotos(const std::vector<Placed<Photo>>& photos, quint64 preferred);
    void insertPins(const std::vector<Placed<PinnedNetwork>>& pins);
    void takePins(const std::vector<Placed<PinnedNetwork>>& pins);
    void placePin(quint64 id, std::size_t place);
    void dropRuns();

    std::vector<Photo> m_photos;
    quint64 m_currentPhoto = 0, m_nextId = 1;
    NetworkSpec m_spec;
    WeightsChoice m_choice = RandomWeights{};
    std::shared_ptr<const NetworkState> m_network;
    Convention m_convention = Convention::Papers;
    LayerId m_selectedLayer{-1};
    int m_selectedChannel = -1;
    std::shared_ptr<const RunResult> m_run;
    std::shared_ptr<const MeasurementResult> m_measurement, m_saved;
    std::vector<std::shared_ptr<const MeasurementResult>> m_earlier, m_variants;
    std::shared_ptr<const MachinePeaks> m_peaks;
    std::vector<PinnedNetwork> m_pinned;
    QUndoStack* m_undo = nullptr;
    int m_conditions = 0; ///< counts changes of the conditions under which is measured
};

} // namespace convlens
