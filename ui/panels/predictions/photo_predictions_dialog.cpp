#include "ui/panels/predictions/photo_predictions_dialog.h"

#include "ui/panels/panel_registry.h"
#include "ui/panels/predictions/photo_predictions_model.h"
#include "ui/session/passports.h"
#include "ui/session/session_object.h"
#include "ui/session/trained_choice.h"
#include "ui/session/workflow.h"
#include "ui/text/network_name.h"
#include "ui/theme/icons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/copy_table.h"
#include "ui/widgets/table_export_dialog.h"

#include <QDialogButtonBox>
#include <QItemSelectionModel>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace convlens {

namespace {

constexpr int kFitEveryMilliseconds = 1000; ///< columns follow what comes in at most this often
constexpr std::size_t kNamed = 3;           ///< classes that the sentence names

/// "cat (5), dog (3)", the most frequent first; `rest` stands for those that are not named.
QString frequencies(const PhotoPredictions& predictions, const QString& rest) {
    std::map<QString, int> counts;
    for (const PhotoInput& photo : predictions.request().photos)
        if (const auto* answer = predictions.find(photo.id); answer && !answer->top.empty())
            ++counts[answer->top.front().label];
    std::vector<std::pair<QString, int>> order(counts.begin(), counts.end());
    std::ranges::stable_sort(order, std::ranges::greater(), &std::pair<QString, int>::second);
    QStringList words;
    for (const auto& [label, count] : order) {
        if (std::size_t(words.size()) == kNamed) {
            words << rest;
            break;
        }
        words << QStringLiteral("%1 (%2)").arg(label.section(u',', 0, 0)).arg(count);
    }
    return words.join(QStringLiteral(", "));
}

} // namespace

PhotoPredictionsDialog::PhotoPredictionsDialog(const PanelContext& context, QWidget* parent)
    : QDialog(parent), m_session(context.session), m_workflow(context.workflow), m_jobs(context.jobs),
      m_predictions(context.jobs) {
    setObjectName(QStringLiteral("photoPredictions"));
    setWindowTitle(tr("What it sees in all photos"));
    m_chip = makeRandomWeightsChip(this);
    m_words = new QLabel(this);
    m_words->setObjectName(QStringLiteral("photoPredictionsWords"));
    m_words->setWordWrap(true);
    m_limits = new QLabel(this);
    m_limits->setObjectName(QStringLiteral("photoPredictionsLimits"));
    m_limits->setWordWrap(true);
    m_limits->setForegroundRole(QPalette::PlaceholderText);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(QStringLiteral("photoPredictionsProgress"));
    m_progress->setAccessibleName(tr("Photos done"));
    m_progress->setFixedHeight(6);
    m_progress->setTextVisible(false);
    m_model = new PhotoPredictionsModel(m_predictions, this);
    m_table = new CopyTable(this);
    m_table->setObjectName(QStringLiteral("photoPredictionsTable"));
    m_table->setAccessibleName(tr("What the network sees in each photo"));
    m_table->setToolTip(tr("The photo that is chosen here is the one that the window shows"));
    m_table->setSource(m_model);
    m_table->setOrigin([this] {
        const PhotoPredictions::Request& request = m_predictions.request();
        CopyTable::Origin origin{QStringLiteral("photo_predictions"), m_table->accessibleName(), {}};
        if (!request.network) return origin;
        origin.title = tr("What %1 sees in the photos of the queue").arg(networkName(request.network->spec));
        RunResult conditions;
        conditions.network = request.network;
        conditions.engine = request.engine.engine;
        conditions.plan = request.engine.plan;
        conditions.threads = request.engine.threads;
        origin.passport = passportOf(conditions);
        return origin;
    });

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_goOn = buttons->addButton(tr("Go on"), QDialogButtonBox::ActionRole);
    m_goOn->setObjectName(QStringLiteral("photoPredictionsGoOn"));
    m_goOn->setToolTip(tr("Run the photos that are left"));
    m_export = buttons->addButton(tr("Export…"), QDialogButtonBox::ActionRole);
    m_export->setObjectName(QStringLiteral("photoPredictionsExport"));
    m_export->setIcon(icon("export"));
    m_export->setToolTip(tr("The table as CSV, JSON, Markdown or LaTeX, to a file or the clipboard"));
    buttons->button(QDialogButtonBox::Close)->setToolTip(tr("Close this window; the photos stay (Esc)"));
    auto* head = new QHBoxLayout;
    head->addWidget(m_chip, 0, Qt::AlignTop);
    head->addWidget(m_words, 1);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_progress);
    column->addWidget(m_table, 1);
    column->addWidget(m_limits);
    column->addWidget(buttons);
    resize(760, 460);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_goOn, &QPushButton::clicked, &m_predictions, &PhotoPredictions::goOn);
    connect(m_export, &QPushButton::clicked, this, &PhotoPredictionsDialog::exportTable);
    connect(&m_predictions, &PhotoPredictions::changed, this, &PhotoPredictionsDialog::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& row) {
        if (m_follows) return;
        if (const quint64 photo = m_model->photoAt(m_table->sourceRow(row))) m_session.setCurrentPhoto(photo);
    });
    for (const auto signal :
         {&SessionObject::photosChanged, &SessionObject::networkChanged, &SessionObject::weightsChanged})
        connect(&m_session, signal, this, &PhotoPredictionsDialog::request);
    connect(&m_session, &SessionObject::currentPhotoChanged, this, &PhotoPredictionsDialog::showCurrent);
    connect(&m_workflow, &Workflow::settingsChanged, this, &PhotoPredictionsDialog::request);
    request();
}

PhotoPredictionsDialog::~PhotoPredictionsDialog() {
    m_predictions.stop();
}

void PhotoPredictionsDialog::request() {
    PhotoPredictions::Request wanted;
    wanted.network = m_session.network();
    wanted.engine = m_workflow.conditions();
    for (const Photo& photo : m_session.photos())
        wanted.photos.push_back({photo.id, photo.name, photo.path, photo.image});
    if (wanted.network->weights) m_predictions.show(std::move(wanted)); // else they are on their way and tell
    refresh(0);
}

void PhotoPredictionsDialog::refresh(quint64 photo) {
    {
        const QScopedValueRollback follows(m_follows, true);
        if (photo == 0)
            m_model->refresh();
        else
            m_model->refresh(photo);
    }
    const bool first = photo == 0 || m_predictions.done() == 1;
    if (first || m_predictions.isComplete() || m_sinceFit.elapsed() > kFitEveryMilliseconds) {
        m_table->fitColumns(CopyTable::Repeated::Shown);
        m_sinceFit.start();
    }
    if (photo == 0) showCurrent();
    refreshWords();
}

void PhotoPredictionsDialog::refreshWords() {
    const PhotoPredictions::Request& request = m_predictions.request();
    const int done = m_predictions.done(), all = int(request.photos.size());
    const bool works = !m_predictions.isComplete() && !m_predictions.isStopped();
    const NetworkState& network = request.network ? *request.network : *m_session.network();
    const QString name = networkName(network.spec);
    m_chip->setVisible(network.randomWeights());
    m_progress->setVisible(works);
    m_progress->setRange(0, all);
    m_progress->setValue(done);
    m_goOn->setVisible(m_predictions.isStopped() && !m_predictions.isComplete());
    m_export->setEnabled(done > 0);
    m_limits->setText(trainingLimits(network));
    m_limits->setVisible(!m_limits->text().isEmpty());
    QString words = all == 0                    ? tr("Open photos to see what %1 takes each of them for.").arg(name)
                    : m_predictions.isStopped() ? tr("%1, stopped after %2 of %3 photos.").arg(name).arg(done).arg(all)
                                                : tr("%1: %2 of %3 photos.").arg(name).arg(done).arg(all);
    if (const QString most = frequencies(m_predictions, tr("and others")); !most.isEmpty())
        words += u' ' + tr("Most often first: %1.").arg(most);
    m_words->setText(words);
}

void PhotoPredictionsDialog::showCurrent() {
    const Photo* photo = m_session.currentPhoto();
    const int row = photo ? m_model->rowOf(photo->id) : -1;
    const QScopedValueRollback follows(m_follows, true);
    m_table->selectSourceRow(row);
}

void PhotoPredictionsDialog::exportTable() {
    TableExportDialog::offer(this, m_session, m_jobs, m_table->currentTable(),
                             QString::fromStdString(std::string(toString(m_session.spec().family))));
}

} // namespace convlens

#include "moc_photo_predictions_dialog.cpp"
