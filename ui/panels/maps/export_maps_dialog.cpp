#include "ui/panels/maps/export_maps_dialog.h"

#include "core/base/write_file.h"
#include "core/tensor/npy.h"
#include "core/tensor/npz.h"
#include "ui/dialogs/ask.h"
#include "ui/session/export_folder.h"
#include "ui/session/record_parts.h"
#include "ui/text/conversions.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>
#include <filesystem>

namespace convlens {

namespace {

bool isPicture(MapsExportKind kind) {
    return kind == MapsExportKind::GridPng || kind == MapsExportKind::MapPng;
}

QString cellWords(const Cell& cell) {
    return QString::fromStdString(cellText(cell));
}

Result<void> writeArray(const MapsExport& what, bool whole, const QString& path) {
    const std::shared_ptr<const Tensor>& tensor = whole ? what.sheet.content.tensor : what.figure.tensor;
    if (!tensor) return Error{ErrorCode::InvalidArgument, "there are no values to export"};
    const std::filesystem::path file = toPath(path);
    const Shape& s = tensor->shape();
    Result<void> written = [&]() -> Result<void> {
        if (whole || what.figure.rgb) return writeNpy(file, *tensor);
        const int dims[] = {1, 1, s.h, s.w};
        return writeNpy(file, tensor->plane(0, what.figure.channel), dims);
    }();
    if (!written) return written;
    Json conditions = toJson(what.passport);
    const std::string& layer = whole ? what.layer : what.mapLayer;
    if (!layer.empty()) conditions["layer"] = layer;
    if (!whole) {
        conditions["map"] = what.channelName.toStdString();
        for (const auto& [key, cell] : what.mapFacts)
            std::visit(
                [&fact = conditions, &name = key](const auto& value) { // clang 14 captures no binding by itself
                    if constexpr (!std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) fact[name] = value;
                },
                cell);
    }
    const std::filesystem::path beside = toPath(path + QStringLiteral(".json"));
    return writeFile(beside, conditions.dump(2) + "\n");
}

/// Input and every output under its layer's name; of a layer with several, the second is "NAME:1". What the run has not
/// recorded is computed again, part by part.
Result<void> writeRun(const MapsExport& what, const QString& path, const CancelToken& cancel,
                      const ProgressSink& progress) {
    if (!what.run) return Error{ErrorCode::InvalidArgument, "there are no values to export"};
    auto npz = NpzWriter::create(toPath(path));
    if (!npz) return npz.error();
    const auto add = [&npz](std::string name, const Tensor& tensor) {
        const Shape& s = tensor.shape();
        return npz->add(NpzArray{std::move(name), tensor.values(), {s.n, s.c, s.h, s.w}});
    };
    if (what.run->input)
        if (auto written = add("input", *what.run->input); !written) return written;
    const auto take = [&](std::span<const RecordedOutput> outputs, const ProgressSink& part) -> Result<void> {
        double done = 0;
        for (const RecordedOutput& output : outputs) {
            if (cancel.isCancelled()) return Error{ErrorCode::Cancelled, "cancelled"};
            std::string name = what.run->network->graph->layer(output.layer).name;
            if (output.outputIndex > 0) name += ":" + std::to_string(output.outputIndex);
            report(part, ++done / double(outputs.size()), name);
            if (auto written = add(std::move(name), *output.tensor); !written) return written;
        }
        return {};
    };
    if (auto taken = takeAllOutputs(*what.run, take, cancel, progress); !taken) return taken;
    if (auto written = npz->add(NpzText{"conditions.json", toJson(what.passport).dump(2) + "\n"}); !written)
        return written;
    return npz->commit();
}

QString endingOf(MapsExportKind kind) {
    if (kind == MapsExportKind::RunNpz) return QStringLiteral(".npz");
    return isPicture(kind) ? QStringLiteral(".png") : QStringLiteral(".npy");
}

} // namespace

Result<void> exportMaps(const MapsExport& what, MapsExportKind kind, bool caption, const QString& path,
                        const CancelToken& cancel, const ProgressSink& progress) {
    if (kind == MapsExportKind::RunNpz) return writeRun(what, path, cancel, progress);
    if (!isPicture(kind)) return writeArray(what, kind == MapsExportKind::LayerNpy, path);
    std::vector<std::pair<QString, QString>> texts{{QStringLiteral("Software"), QStringLiteral("Convlens")}};
    const bool grid = kind == MapsExportKind::GridPng;
    if (const std::string& layer = grid ? what.layer : what.mapLayer; !layer.empty())
        texts.emplace_back(QStringLiteral("layer"), QString::fromStdString(layer));
    if (!grid) {
        texts.emplace_back(QStringLiteral("map"), what.channelName);
        for (const auto& [key, cell] : what.mapFacts)
            texts.emplace_back(QString::fromStdString(key), cellWords(cell));
    }
    for (const auto& [column, cell] : conditions(what.passport))
        texts.emplace_back(QString::fromStdString(column.key), cellWords(cell));
    const QString words = caption ? QString::fromStdString(toCaption(what.passport)) : QString();
    const auto image = [&]() -> Result<QImage> {
        if (grid) {
            MapSheet sheet = what.sheet;
            sheet.caption = words;
            return renderSheet(sheet);
        }
        MapFigure figure = what.figure;
        figure.caption = words;
        return renderFigure(figure);
    }();
    if (!image) return image.error();
    return writePng(*image, path, texts);
}

ExportMapsDialog::ExportMapsDialog(MapsExport what, SessionObject& session, JobService& jobs, QWidget* parent)
    : QDialog(parent), m_what(std::move(what)), m_session(session), m_jobs(jobs), m_kind(new QComboBox),
      m_columns(new QSpinBox), m_cell(new QSpinBox), m_caption(new QCheckBox(tr("Write the conditions below it"))),
      m_path(new QLineEdit), m_save(nullptr), m_size(new QLabel), m_columnsLabel(new QLabel(tr("Columns"))),
      m_cellLabel(new QLabel(tr("Pixels a side"))) {
    setWindowTitle(tr("Export maps"));
    if (m_what.sheet.content.tensor) m_kind->addItem(tr("Grid of all channels (PNG)"), int(MapsExportKind::GridPng));
    if (m_what.figure.tensor) m_kind->addItem(tr("%1 (PNG)").arg(m_what.channelName), int(MapsExportKind::MapPng));
    if (m_what.sheet.content.tensor)
        m_kind->addItem(tr("Values of the layer (NumPy array)"), int(MapsExportKind::LayerNpy));
    if (m_what.figure.tensor)
        m_kind->addItem(tr("Values of %1 (NumPy array)").arg(m_what.channelName), int(MapsExportKind::MapNpy));
    if (m_what.run) m_kind->addItem(tr("Values of all layers (NumPy archive)"), int(MapsExportKind::RunNpz));
    m_kind->setObjectName(QStringLiteral("exportKind"));
    m_path->setObjectName(QStringLiteral("exportPath"));
    m_columns->setRange(0, 4096);
    m_columns->setSpecialValueText(tr("automatic"));
    m_columns->setValue(m_what.sheet.columns);
    m_cell->setRange(8, 2048);
    m_cell->setValue(m_what.sheet.cell);
    m_caption->setChecked(true);
    m_kind->setToolTip(tr("A picture to look at, or the values to compute with"));
    m_columns->setToolTip(tr("Maps in a row of the grid"));
    m_cell->setToolTip(tr("Width and height of each map in the grid"));
    m_caption->setToolTip(
        tr("Network, layer, photo, weights and version: whoever meets the picture alone can then judge it"));
    m_path->setToolTip(tr("Written whole or not at all: an old file stays if this fails"));
    m_path->setAccessibleName(tr("File to write"));

    auto* browseButton = new QPushButton(tr("Browse…"));
    browseButton->setToolTip(tr("Choose folder and name"));
    auto* pathRow = new QHBoxLayout;
    pathRow->addWidget(m_path, 1);
    pathRow->addWidget(browseButton);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_save = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("exportSave"));
    m_save->setToolTip(tr("Write the file, in the background"));
    buttons->button(QDialogButtonBox::Cancel)->setToolTip(tr("Back to the window without a file"));
    auto* form = new QFormLayout(this);
    form->addRow(tr("What"), m_kind);
    m_columnsLabel->setBuddy(m_columns);
    m_cellLabel->setBuddy(m_cell);
    form->addRow(m_columnsLabel, m_columns);
    form->addRow(m_cellLabel, m_cell);
    form->addRow(QString(), m_caption);
    form->addRow(tr("File"), pathRow);
    m_size->setWordWrap(true);
    form->addRow(m_size);
    form->addRow(buttons);
    setMinimumWidth(520);

    connect(m_kind, &QComboBox::currentIndexChanged, this, &ExportMapsDialog::update);
    connect(m_path, &QLineEdit::textEdited, this, [this] { m_pathTyped = true; });
    connect(browseButton, &QPushButton::clicked, this, &ExportMapsDialog::browse);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportMapsDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    update();
}

MapsExportKind ExportMapsDialog::kind() const {
    return MapsExportKind(m_kind->currentData().toInt());
}

void ExportMapsDialog::update() {
    const bool grid = kind() == MapsExportKind::GridPng;
    for (QWidget* widget : std::initializer_list<QWidget*>{m_columns, m_columnsLabel, m_cell, m_cellLabel})
        widget->setEnabled(grid);
    m_caption->setEnabled(isPicture(kind()));
    if (isPicture(kind()))
        m_size->clear();
    else if (kind() == MapsExportKind::RunNpz)
        m_size->setText(
            tr("An array for each layer, by its name, %1 MiB in all; the conditions are inside as conditions.json.")
                .arg(std::max<qint64>(1, m_what.run->network->cost->activationBytes >> 20)) +
            (m_what.run->recordedAll ? QString()
                                     : u' ' + tr("They do not all fit into memory: the network runs again, part by "
                                                 "part, while the file is written.")));
    else
        m_size->setText(tr("The conditions go into a second file beside it, ending in .json."));
    const QString suffix = endingOf(kind());
    QString name = kind() == MapsExportKind::RunNpz ? m_what.runName : m_what.baseName;
    if (kind() == MapsExportKind::MapPng || kind() == MapsExportKind::MapNpy) name = m_what.mapBaseName;
    if (m_pathTyped) {
        // The place stays the person's; only the ending follows the kind.
        const QFileInfo typed(m_path->text());
        if (!typed.completeBaseName().isEmpty())
            m_path->setText(typed.dir().filePath(typed.completeBaseName() + suffix));
        return;
    }
    m_path->setText(QDir(exportFolder()).filePath(name + suffix));
}

void ExportMapsDialog::browse() {
    const QString filter = isPicture(kind())                  ? tr("PNG pictures (*.png)")
                           : kind() == MapsExportKind::RunNpz ? tr("NumPy archives (*.npz)")
                                                              : tr("NumPy arrays (*.npy)");
    askForTarget(this, {tr("Export maps"), m_path->text(), filter}, {}, false, [this](const QString& path) {
        m_path->setText(path);
        m_pathTyped = true;
    });
}

void ExportMapsDialog::save() {
    const QString path = m_path->text().trimmed();
    if (path.isEmpty()) return m_path->setFocus();
    whenMayReplace(this, path, [this, path] { write(path); });
}

void ExportMapsDialog::write(const QString& path) {
    const QFileInfo target(path);
    m_what.sheet.columns = m_columns->value();
    m_what.sheet.cell = m_cell->value();
    rememberExportFolder(path);
    m_jobs.submit<bool>(
        JobLane::Work, tr("Exporting %1").arg(target.fileName()), &m_session,
        [what = m_what, kind = kind(), caption = m_caption->isChecked(),
         path](const CancelToken& cancel, const ProgressSink& progress) -> Result<std::shared_ptr<const bool>> {
            auto written = exportMaps(what, kind, caption, path, cancel, progress);
            if (!written) return written.error();
            return std::make_shared<const bool>(true);
        },
        [session = &m_session, name = target.fileName(), path](Result<std::shared_ptr<const bool>> outcome) {
            if (outcome)
                session->tell(tr("%1 is written.").arg(QDir::toNativeSeparators(path)));
            else
                session->reportProblem(tr("“%1” could not be exported").arg(name), outcome.error());
        });
    accept();
}

} // namespace convlens

#include "moc_export_maps_dialog.cpp"
