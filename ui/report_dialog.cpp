#include "ui/report_dialog.h"

#include "ui/dialogs/ask.h"
#include "ui/session/export_folder.h"
#include "ui/session/session_object.h"
#include "ui/text/doubt.h"
#include "ui/text/network_name.h"
#include "ui/text/numbers.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>

namespace convlens {

namespace {

const QString kSuffix = QStringLiteral(".html");

enum Photos { Current, Several, None };

} // namespace

ReportDialog::ReportDialog(const SessionObject& session, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("reportDialog"));
    setWindowTitle(tr("Export report"));
    auto* intro = new QLabel(tr("One HTML file that needs nothing else: counts, times, charts and tables of the "
                                "networks, what they see in the photos, their feature maps, the machine and the "
                                "conditions."));
    intro->setWordWrap(true);

    m_networks = new QListWidget;
    m_networks->setObjectName(QStringLiteral("reportNetworks"));
    m_networks->setSpacing(2);
    m_networks->setAccessibleName(tr("Networks"));
    m_networks->setToolTip(tr("The network in focus and the pinned ones; measure first to have their times in it"));
    const auto add = [&](const QString& letter, const std::shared_ptr<const NetworkState>& network,
                         const std::shared_ptr<const MeasurementResult>& measured) {
        m_all.push_back({network, measured});
        const QString name = letter + networkName(network->spec);
        const QString time =
            measured ? milliseconds(measured->measurement.total.medianMs) + doubtMark(measured->measurement.total)
                     : tr("not measured");
        auto* item = new QListWidgetItem(network->randomWeights() ? tr("%1 – %2, random weights").arg(name, time)
                                                                  : tr("%1 – %2").arg(name, time),
                                         m_networks);
        if (measured) item->setToolTip(doubtInWords(measured->measurement.total));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
        item->setCheckState(Qt::Checked);
    };
    add({}, session.network(), session.measurement());
    for (const PinnedNetwork& pin : session.pinned()) {
        const bool inFocus = pin.network->spec == session.spec() && pin.network->choice == session.weightsChoice() &&
                             (!pin.measurement || pin.measurement == session.measurement());
        if (!inFocus) add(pin.letter + QStringLiteral(": "), pin.network, pin.measurement);
    }

    for (const Photo& photo : session.photos()) {
        if (&photo == session.currentPhoto()) m_currentPhoto = int(m_photos.size());
        m_photos.push_back({photo.id, photo.name, photo.path, photo.image});
    }
    m_which = new QComboBox;
    m_which->setObjectName(QStringLiteral("reportPhotos"));
    m_which->setToolTip(tr("What the networks see is shown for each; feature maps for the first"));
    if (m_currentPhoto >= 0) m_which->addItem(m_photos[std::size_t(m_currentPhoto)].name, Current);
    if (m_photos.size() > 1)
        m_which->addItem(int(m_photos.size()) <= kMostPhotos ? tr("All %1 photos").arg(m_photos.size())
                                                             : tr("The first %1 photos").arg(kMostPhotos),
                         Several);
    m_which->addItem(tr("No photo: counts and times only"), None);
    m_top = new QSpinBox;
    m_top->setObjectName(QStringLiteral("reportTop"));
    m_top->setRange(1, 20);
    m_top->setValue(5);
    m_top->setToolTip(tr("How many of the likeliest classes are listed for each photo"));

    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->addRow(tr("Networks"), m_networks);
    form->addRow(tr("Photos"), m_which);
    form->addRow(tr("Classes"), m_top);

    m_path = new QLineEdit;
    m_path->setObjectName(QStringLiteral("reportPath"));
    m_path->setAccessibleName(tr("File to write"));
    m_path->setToolTip(tr("Written whole or not at all: an old file stays if this fails"));
    m_path->setText(QDir(exportFolder()).filePath(QStringLiteral("convlens-report") + kSuffix));
    auto* browseButton = new QPushButton(tr("Browse…"));
    browseButton->setToolTip(tr("Choose folder and name"));
    browseButton->setAutoDefault(false);
    auto* pathLabel = new QLabel(tr("Save as"));
    pathLabel->setBuddy(m_path);
    auto* pathRow = new QHBoxLayout;
    pathRow->setSpacing(8);
    pathRow->addWidget(pathLabel);
    pathRow->addWidget(m_path, 1);
    pathRow->addWidget(browseButton);

    m_note = new QLabel;
    m_note->setObjectName(QStringLiteral("reportNote"));
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto* close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    close->setToolTip(tr("Back to the window without a file"));
    m_write = new QPushButton(tr("Write"));
    m_write->setObjectName(QStringLiteral("reportWrite"));
    m_write->setDefault(true);
    m_write->setToolTip(tr("In the background; Esc in the window stops it"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_note, 1);
    buttons->addWidget(close);
    buttons->addWidget(m_write);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(intro);
    column->addLayout(form);
    column->addLayout(pathRow);
    column->addLayout(buttons);
    resize(560, 420);

    connect(m_networks, &QListWidget::itemChanged, this, &ReportDialog::refresh);
    connect(m_which, &QComboBox::currentIndexChanged, this, &ReportDialog::refresh);
    connect(m_path, &QLineEdit::textChanged, this, &ReportDialog::refresh);
    connect(browseButton, &QPushButton::clicked, this, &ReportDialog::browse);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_write, &QPushButton::clicked, this, &ReportDialog::confirm);
    refresh();
}

ReportOrder ReportDialog::order() const {
    ReportOrder order;
    for (int row = 0; row < m_networks->count(); ++row)
        if (m_networks->item(row)->checkState() == Qt::Checked) order.networks.push_back(m_all[std::size_t(row)]);
    const int which = m_which->currentData().toInt();
    if (which == Current) order.photos = {m_photos[std::size_t(m_currentPhoto)]};
    if (which == Several)
        order.photos.assign(m_photos.begin(),
                            m_photos.begin() + std::min<std::ptrdiff_t>(std::ptrdiff_t(m_photos.size()), kMostPhotos));
    order.top = m_top->value();
    return order;
}

QString ReportDialog::path() const {
    const QString typed = m_path->text().trimmed();
    const QString suffix = QFileInfo(typed).suffix().toLower();
    return typed.isEmpty() || suffix == u"html" || suffix == u"htm" ? typed : typed + kSuffix;
}

void ReportDialog::refresh() {
    const ReportOrder wanted = order();
    const bool unmeasured = std::any_of(wanted.networks.begin(), wanted.networks.end(),
                                        [](const ReportOrder::Network& network) { return !network.measurement; });
    m_note->setText(wanted.networks.empty() ? tr("Choose at least one network.")
                    : unmeasured            ? tr("Networks that are not measured stand in it without times.")
                                            : QString());
    m_top->setEnabled(!wanted.photos.empty());
    m_write->setEnabled(!wanted.networks.empty() && !path().isEmpty());
}

void ReportDialog::browse() {
    askForTarget(this, {tr("Export report"), path(), tr("HTML files (*.html *.htm);;All files (*)")}, kSuffix.mid(1),
                 false, [this](const QString& file) { m_path->setText(file); });
}

void ReportDialog::confirm() {
    whenMayReplace(this, path(), [this] {
        rememberExportFolder(path());
        accept();
    });
}

} // namespace convlens

#include "moc_report_dialog.cpp"
