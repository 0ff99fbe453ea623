#include "ui/panels/maps/export_maps_dialog.h"
#include "ui/panels/maps/maps_panel.h"
#include "ui/session/session_object.h"
#include "ui/widgets/channel_grid.h"

#include <QFileInfo>

#include <algorithm>

/// What the panel hands to the export dialog.
namespace convlens {

QString MapsPanel::subjectInWords() const {
    switch (m_detail->subject()) {
    case MapSubject::Channel:
        return tr("channel %1").arg(shownChannel());
    case MapSubject::Mean:
        return tr("mean over channels");
    case MapSubject::Maximum:
        return tr("maximum over channels");
    case MapSubject::Components:
        return tr("principal components");
    case MapSubject::ClassActivation:
        return tr("class activation");
    case MapSubject::Occlusion:
        return tr("occlusion");
    case MapSubject::EffectiveField:
        return tr("effective field of channel %1").arg(valueInFocus().channel);
    }
    return {};
}

void MapsPanel::exportCurrent() {
    if (!m_shown || !m_detailShown) return m_session.tell(tr("There are no feature maps to export yet."));
    const auto& network = *run()->network;
    const std::string& layer = network.graph->layer(key().layer).name;
    const QString networkName = QString::fromStdString(displayName(network.spec));
    MapsExport what;
    what.layer = layer;
    what.passport.network = toString(network.spec);
    what.passport.input = run()->photoName.toStdString();
    what.passport.weights = network.weights->info;
    what.passport.preprocessing = describe(network.weights->info.preprocess, network.spec.resolution);
    what.passport.engine = run()->engine;
    what.passport.time = utcNow();

    what.sheet.content = m_grid->content();
    what.sheet.map = m_gridMap;
    what.sheet.interpolation = m_settings.interpolation;
    what.sheet.cell = std::max(m_settings.cellSide, 32);
    what.sheet.title = tr("%1, layer %2").arg(networkName, QString::fromStdString(layer));
    what.sheet.scaleNote = m_scaleNote;
    what.sheet.font = font();
    what.channelName = subjectInWords();
    if (const auto shown = picture(); shown && shown->tensor) {
        what.figure = {
            shown->tensor, shown->channel, shown->rgb, shown->ranges, shown->map, m_settings.interpolation, 512, {}, {},
            font()};
        what.figure.title = tr("%1, layer %2, %3").arg(networkName, QString::fromStdString(layer), what.channelName);
    }
    const auto fileName = [](const QStringList& parts) {
        QString name = parts.join(QLatin1Char('-'));
        for (QChar& c : name)
            if (!c.isLetterOrNumber() && c != QLatin1Char('.') && c != QLatin1Char('_')) c = QLatin1Char('-');
        return name;
    };
    const QString spec = QString::fromStdString(toString(network.spec));
    const QString photo = QFileInfo(run()->photoName).completeBaseName();
    what.baseName = fileName({spec, QString::fromStdString(layer), photo});
    what.runName = fileName({spec, photo});
    what.run = run();
    auto* dialog = new ExportMapsDialog(std::move(what), m_session, m_jobs, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("exportMapsDialog"));
    dialog->open();
}

} // namespace convlens
