#include "core/base/write_file.h"
#include "core/export/save_weights.h"
#include "core/weights/name_map.h"
#include "ui/dialogs/ask.h"
#include "ui/panels/weights/weights_panel.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/text/conversions.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLineEdit>

#include <filesystem>

/// What a person does in the weights panel.
namespace convlens {

namespace {

struct Written {
    QString path;
};

} // namespace

void WeightsPanel::overrideEpsilon() {
    auto choice = fileChoice();
    if (!choice) return;
    const QString typed = m_epsilon->currentText();
    bool ok = false;
    const float value = QLocale::c().toFloat(typed, &ok);
    choice->batchNormEpsilon.reset();
    // What is no number is the entry that goes back to the file's own.
    if (ok) {
        if (!(value >= 0 && value <= 1)) return refreshFacts();
        choice->batchNormEpsilon = value;
    }
    if (*choice != std::get<FileWeights>(m_session.weightsChoice())) m_workflow.adjustWeights(*choice);
}

void WeightsPanel::chooseClassNames() {
    auto choice = fileChoice();
    if (!choice) return;
    askForFile(this,
               {tr("Names of the classes, one a line"), QFileInfo(choice->path).path(),
                tr("Text files (*.txt);;All files (*)")},
               [this, asked = choice->path](const QString& path) {
                   auto now = fileChoice();
                   if (!now || now->path != asked) return; // another file came meanwhile
                   now->classNames = path;
                   m_workflow.adjustWeights(*now);
               });
}

void WeightsPanel::refuse(const FileWeights& choice, const Error& error) {
    m_refused = choice;
    m_refusedWhy = error;
    m_inspected = nullptr;
    refresh();
}

void WeightsPanel::chooseNameMap() {
    if (!m_refused) return;
    askForFile(this,
               {tr("Name map: our name and the file's, in two columns"), QFileInfo(m_refused->path).path(),
                tr("Name maps (*.csv);;All files (*)")},
               [this, choice = *m_refused](const QString& path) mutable {
                   choice.nameMap = path;
                   m_refused.reset(); // it comes back if it is refused again
                   refresh();
                   m_workflow.openWeights(choice);
               });
}

void WeightsPanel::writeNameMap() {
    if (!m_refused) return;
    const QFileInfo file(m_refused->path);
    askForTarget(this,
                 {tr("Write a name map to fill in"),
                  file.dir().filePath(file.completeBaseName() + QStringLiteral("-names.csv")), tr("Name maps (*.csv)")},
                 QStringLiteral("csv"), true,
                 [this, source = m_refused->path](const QString& path) { writeNameMapTo(source, path); });
}

void WeightsPanel::writeNameMapTo(const QString& source, const QString& path) {
    m_jobs.submit<Written>(
        JobLane::Work, tr("Writing a name map"), this,
        [source, path, network = m_session.network()](const CancelToken& cancel,
                                                      const ProgressSink&) -> Result<std::shared_ptr<const Written>> {
            const auto weights = inspectWeightsFile(toPath(source), cancel);
            if (!weights) return weights.error();
            const auto written = writeFile(toPath(path), nameMapTemplate(*weights, *network->graph));
            if (!written) return written.error();
            return std::make_shared<const Written>(Written{path});
        },
        [this](Result<std::shared_ptr<const Written>> outcome) {
            if (!outcome) return m_session.reportProblem(tr("The name map could not be written"), outcome.error());
            m_session.tell(tr("Written: %1. Fill in the file's names, then use it.")
                               .arg(QDir::toNativeSeparators((*outcome)->path)));
        });
}

void WeightsPanel::save() {
    const auto network = m_session.network();
    if (!network->weights) return;
    const auto choice = fileChoice();
    const QString folder = choice ? QFileInfo(choice->path).path() : QDir::homePath();
    const QString name = choice ? QFileInfo(choice->path).completeBaseName() + QStringLiteral("-convlens")
                                : QString::fromUtf8(toString(network->spec.family).data(),
                                                    qsizetype(toString(network->spec.family).size()));
    askForTarget(this,
                 {tr("Save as safetensors"), QDir(folder).filePath(name + QStringLiteral(".safetensors")),
                  tr("Safetensors (*.safetensors)")},
                 QStringLiteral("safetensors"), true, [this, network](const QString& path) { saveTo(network, path); });
}

void WeightsPanel::saveTo(const std::shared_ptr<const NetworkState>& network, const QString& path) {
    m_jobs.submit<Written>(
        JobLane::Work, tr("Writing %1").arg(QFileInfo(path).fileName()), this,
        [network, path](const CancelToken&, const ProgressSink&) -> Result<std::shared_ptr<const Written>> {
            const auto saved = saveWeights(toPath(path), network->spec, *network->graph, *network->weights);
            if (!saved) return saved.error();
            return std::make_shared<const Written>(Written{path});
        },
        [this](Result<std::shared_ptr<const Written>> outcome) {
            if (!outcome) return m_session.reportProblem(tr("The weights could not be written"), outcome.error());
            m_session.tell(tr("Written: %1").arg(QDir::toNativeSeparators((*outcome)->path)));
        },
        JobPriority::Urgent);
}

} // namespace convlens
