#pragma once
#include "ui/jobs/job_service.h"
#include "ui/session/photo_queue.h"
#include "ui/session/session_object.h"

#include <QObject>
#include <QStringList>

#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace convlens {

class KeptPlan;

/// Turns changes of the session into jobs and writes their results back: loads photos and weights, runs the network
/// when photo, network or weights change, measures when asked. Owns nothing of the document.
class Workflow : public QObject {
    Q_OBJECT
public:
    Workflow(SessionObject& session, JobService& jobs, QObject* parent = nullptr);
    ~Workflow() override;

    /// Files and folders from a drop, the open dialog, the command line or recent files: images join the queue, a
    /// weights file becomes the focused network's, of a session sessionChosen() tells. A bad one is reported and the
    /// rest go on. Resource paths (":/...") may be images. Photos can be undone unless the document begins with them.
    void openPaths(const QStringList& paths, bool undoable = true);
    void addPastedImage(const QImage& image);
    /// Encoded bytes, as browsers hand over what is dragged; `name` is for messages.
    void addImageBytes(const QByteArray& bytes, const QString& name);
    /// The file becomes the focused network's weights if it fits a network that we know; else a problem is reported and
    /// everything stays as it was.
    void openWeights(const QString& path) { openWeights(FileWeights{path, {}, {}, {}}); }
    /// The same with a name map, class names or an epsilon of the person's own.
    void openWeights(const FileWeights& choice);
    /// The focused network takes its weights anew, with another name map, other class names or another epsilon. Its
    /// specification stays; where they do not fit, a problem is reported and everything stays.
    void adjustWeights(const FileWeights& choice);
    /// Runs the focused network on the current photo once more, loading its weights first where they are missing: after
    /// a failure or a stop. By itself a run follows each change.
    void runCurrent();
    /// Measures the focused network (exclusive).
    void measureCurrent();
    /// Measures the focused network and all pinned ones, interleaved.
    void measureAll();
    /// Measures the focused network with every engine and each of their plans, interleaved (exclusive). The one that is
    /// chosen becomes the network's measurement as well.
    void measureVariants();
    /// Measures what this machine can do at most and keeps it for the next time (exclusive; takes some seconds).
    void measurePeaks();
    /// Takes over the peaks that were kept for this machine, if there are any; from then on measuring by itself brings
    /// missing ones.
    void findPeaks();
    /// A measurement waits or runs.
    bool isMeasuring() const { return m_measureJob.value != 0; }
    void stopAll();
    /// The document is about to be replaced: what is still to come for the old one is not wanted any more.
    void leaveDocument();
    PhotoQueue& photoQueue() { return m_photos; }

    QString engine() const { return m_engine; }
    int threads() const { return m_threads; }
    PlanKind plan() const { return m_plan; }
    /// Under which the focused network is measured, and pinned ones without conditions of their own.
    EngineChoice conditions() const { return {m_engine.toStdString(), m_plan, m_threads}; }
    // How the document begins: nothing to undo.
    void setEngine(const QString& id) { applyConditions({id.toStdString(), m_plan, m_threads}); }
    void setThreads(int threads) { applyConditions({m_engine.toStdString(), m_plan, threads}); }
    void setPlan(PlanKind plan) { applyConditions({m_engine.toStdString(), plan, m_threads}); }
    // The person's choice, undoable; threads that are chosen within a second are one step.
    void chooseEngine(const QString& id) { chooseConditions({id.toStdString(), m_plan, m_threads}); }
    void chooseThreads(int threads) { chooseConditions({m_engine.toStdString(), m_plan, threads}); }
    void choosePlan(PlanKind plan) { chooseConditions({m_engine.toStdString(), plan, m_threads}); }
    /// Times that were taken under one set of conditions, to be brought back with them.
    struct Times {
        std::shared_ptr<const MeasurementResult> focused;
        std::vector<std::shared_ptr<const MeasurementResult>> variants;
        std::vector<std::pair<quint64, std::shared_ptr<const MeasurementResult>>> pinned; ///< by id
    };
    /// Without the networks' weights: for the undo stack.
    Times times() const;
    /// An engine that this machine lacks is reported; a plan or threads that the engine does not have give way to what
    /// it has. Times under other conditions go, `known` ones take their place.
    void applyConditions(const EngineChoice& wanted, const Times& known = {});
    /// Whether a short measurement follows by itself when a network has run and nothing else waits.
    bool measuresByItself() const { return m_measuresByItself; }
    void setMeasuresByItself(bool on);
    /// The least time that a measurement takes for each network.
    void setMeasureSeconds(double asked, double byItself);

signals:
    void settingsChanged(); ///< engine, threads, plan or measuring by itself
    /// The person has chosen engine, threads or plan, or taken that back; not a session that was opened.
    void conditionsChosen();
    /// A path was opened successfully (for recent files).
    void opened(const QString& path);
    /// A session file was among the paths. To open it means to leave the document, so it is the window's to do.
    void sessionChosen(const QString& path);
    /// A file that cannot be used. Where it is for its names (Mismatch) a map may help. The problem is reported too.
    void weightsRefused(const convlens::FileWeights& choice, const convlens::Error& error);
    void measuringChanged();
    /// New times are there that the person asked for.
    void measuredAsAsked();
    /// Of the file that was opened last: how far a queue of photos has come; total 0 when it is done.
    void loadingPhotos(int done, int total);

private:
    void loadWeights();
    void submitWeights(const FileWeights& choice, const NetworkSpec& spec, bool recognise);
    void requestRun(LayerId wanted = LayerId{-1});
    void runPinned();
    void startMeasuring(bool all, bool asked);
    void considerMeasuring();
    void startMeasuringJob(JobId job);
    void onNetworkChanged();
    void onCurrentPhotoChanged();
    void onSelectedLayerChanged();
    void chooseConditions(const EngineChoice& wanted);
    std::optional<EngineChoice> possible(const EngineChoice& wanted);
    void cancelJob(JobId& id);
    void forgetJob(JobId id);

    SessionObject& m_session;
    JobService& m_jobs;
    PhotoQueue m_photos;
    QString m_engine;
    int m_threads = 1;
    PlanKind m_plan = PlanKind::AsDrawn;
    bool m_measuresByItself = false;
    double m_askedSeconds = 1.0, m_byItselfSeconds = 0.4;
    JobId m_weightsJob, m_runJob, m_pinnedJob, m_measureJob, m_openWeightsJob;
    JobId m_shownMeasurement;             ///< the measurement that measuringChanged() last told of
    std::shared_ptr<KeptPlan> m_keptPlan; ///< of the focused network, for the jobs that run it
    bool m_bringsPeaks = false;           ///< missing peaks of the machine are measured by itself
    std::set<quint64> m_failedPins;
    /// Measuring this network by itself would fail again, or the person has stopped it.
    std::shared_ptr<const Graph> m_notByItself;
};

} // namespace convlens
