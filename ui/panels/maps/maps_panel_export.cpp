#include "core/analysis/class_activation.h"
#include "core/base/utc_now.h"
#include "ui/panels/maps/export_maps_dialog.h"
#include "ui/panels/maps/maps_panel.h"
#include "ui/session/passports.h"
#include "ui/session/session_object.h"
#include "ui/text/network_name.h"
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
        return tr("class activation of %1").arg(classLabel(classInFocus()));
    case MapSubject::Occlusion:
        return tr("occlusion of %1").arg(classLabel(classInFocus()));
    case MapSubject::EffectiveField: {
        const MapValue value = valueInFocus();
        return tr("effective field of channel %1 at y %2, x %3").arg(value.channel).arg(value.y).arg(value.x);
    }
    }
    return {};
}

/// The large map, with the layer that it really is of and with what it was asked about.
void MapsPanel::addMap(MapsExport& what) {
    const auto& network = *run()->network;
    const MapSubject subject = m_detail->subject();
    what.channelName = subjectInWords();
    what.mapLayer = what.layer;
    const auto add = [&](const char* name, Cell cell) { what.mapFacts.emplace_back(name, std::move(cell)); };
    if (subject == MapSubject::ClassActivation || subject == MapSubject::Occlusion) {
        // Neither is of the layer that happens to be selected.
        const auto read = layersOfClassActivation(*network.graph);
        const bool hasLayer = subject == MapSubject::ClassActivation && !read.empty();
        what.mapLayer = hasLayer ? network.graph->layer(read.front()).name : std::string();
        const int asked = classInFocus();
        add("class", std::int64_t(asked));
        add("class_name", classLabel(asked).toStdString());
        add("class_probability", double(run()->output.probabilities.at(0, asked, 0, 0)));
        if (subject == MapSubject::Occlusion)
            if (const auto occlusion = m_results.occlusion(fastChoice()))
                add("hidden_square", std::int64_t(occlusion->patch));
    } else if (subject == MapSubject::EffectiveField) {
        const MapValue value = valueInFocus();
        add("channel", std::int64_t(value.channel));
        add("y", std::int64_t(value.y));
        add("x", std::int64_t(value.x));
    } else if (subject == MapSubject::Channel) {
        add("channel", std::int64_t(shownChannel()));
    }
    const auto shown = picture();
    if (!shown || !shown->tensor) return;
    what.figure = {
        shown->tensor, shown->channel, shown->rgb, shown->ranges, shown->map, m_settings.interpolation, 512, {}, {},
        font()};
    const QString name = networkName(network.spec);
    what.figure.title = what.mapLayer.empty()
                            ? tr("%1, %2").arg(name, what.channelName)
                            : tr("%1, layer %2, %3").arg(name, QString::fromStdString(what.mapLayer), what.channelName);
}

void MapsPanel::exportCurrent() {
    if (!m_shown || !m_detailShown) return m_session.tell(tr("There are no feature maps to export yet."));
    const auto& network = *run()->network;
    const std::string& layer = network.graph->layer(key().layer).name;
    const QString of = networkName(network.spec);
    MapsExport what;
    what.layer = layer;
    what.passport = passportOf(*run());
    what.passport.time = utcNow();

    what.sheet.content = m_grid->content();
    what.sheet.map = m_gridMap;
    what.sheet.interpolation = m_settings.interpolation;
    what.sheet.cell = std::max(m_settings.cellSide, 32);
    what.sheet.title = tr("%1, layer %2").arg(of, QString::fromStdString(layer));
    what.sheet.scaleNote = m_scaleNote;
    what.sheet.font = font();
    addMap(what);
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
    QStringList parts{spec};
    if (!what.mapLayer.empty()) parts << QString::fromStdString(what.mapLayer);
    what.mapBaseName = fileName(parts << photo << what.channelName);
    what.run = run();
    auto* dialog = new ExportMapsDialog(std::move(what), m_session, m_jobs, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("exportMapsDialog"));
    dialog->open();
}

} // namespace convlens
