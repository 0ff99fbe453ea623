#include "ui/panels/predictions/predictions_panel.h"

#include "ui/dialogs/ask.h"
#include "ui/models/predictions_model.h"
#include "ui/panels/predictions/photo_predictions_dialog.h"
#include "ui/panels/predictions/prediction_delegate.h"
#include "ui/session/passports.h"
#include "ui/session/session_object.h"
#include "ui/session/trained_choice.h"
#include "ui/text/network_name.h"
#include "ui/theme/icons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/one_line.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace convlens {

PredictionsPanel::PredictionsPanel(const PanelContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_session(context.session) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_model = new PredictionsModel(m_session, this);
    m_view = new QListView(this);
    m_view->setObjectName(QStringLiteral("predictionList"));
    m_view->setAccessibleName(tr("What the network sees"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new PredictionDelegate(m_view));
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->installEventFilter(this);
    m_chip = makeRandomWeightsChip(this);
    m_training = new OneLine(this);
    m_training->setObjectName(QStringLiteral("trainedOn"));
    m_training->setForegroundRole(QPalette::PlaceholderText);
    m_limits = new QLabel(this);
    m_limits->setObjectName(QStringLiteral("trainingLimits"));
    m_limits->setWordWrap(true);
    m_limits->setForegroundRole(QPalette::PlaceholderText);
    m_limits->setContentsMargins(12, 2, 12, 6);
    QFont small = m_limits->font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    m_limits->setFont(small);
    m_limitsInShort = new OneLine(this);
    m_limitsInShort->setObjectName(QStringLiteral("trainingLimitsInShort"));
    m_limitsInShort->setForegroundRole(QPalette::PlaceholderText);
    m_limitsInShort->setContentsMargins(12, 0, 12, 4);
    m_limitsInShort->setFont(small);
    m_empty = new QLabel(this);
    m_empty->setObjectName(QStringLiteral("predictionsEmpty"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setMargin(12);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 4, 12, 4);
    head->addWidget(m_chip);
    head->addWidget(m_training, 1);
    head->addStretch(); // what is left where nothing is said of a training
    layout->addLayout(head);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_empty, 1);
    m_why = new QPushButton(tr("Why this class?"), this);
    m_why->setObjectName(QStringLiteral("predictionWhy"));
    m_why->setToolTip(
        tr("Show which places of the photo speak for the chosen class, or for the likeliest one; a double "
           "click on a class does the same"));
    auto* whyRow = new QHBoxLayout;
    whyRow->setContentsMargins(12, 4, 12, 6);
    m_allPhotos = new QPushButton(icon("photos"), QString(), this); // words of both would not fit the narrowest dock
    m_allPhotos->setAccessibleName(tr("All photos…"));
    m_allPhotos->setObjectName(QStringLiteral("predictionsAllPhotos"));
    m_allPhotos->setToolTip(tr("What the network takes every photo of the queue for, as a table that can be saved"));
    whyRow->setSpacing(4);
    whyRow->addWidget(m_why, 1);
    whyRow->addWidget(m_allPhotos);
    layout->addLayout(whyRow);
    layout->addWidget(m_limits);
    layout->addWidget(m_limitsInShort);

    connect(m_view, &QWidget::customContextMenuRequested, this, &PredictionsPanel::showMenu);
    connect(m_why, &QPushButton::clicked, this, [this] { askWhy(m_view->currentIndex()); });
    connect(m_allPhotos, &QPushButton::clicked, this, &PredictionsPanel::showAllPhotos);
    connect(m_view, &QListView::activated, this, &PredictionsPanel::askWhy);
    connect(&m_session, &SessionObject::runResultChanged, this, &PredictionsPanel::refresh);
    connect(&m_session, &SessionObject::currentPhotoChanged, this, &PredictionsPanel::refresh);
    connect(&m_session, &SessionObject::networkChanged, this, &PredictionsPanel::refresh);
    connect(&m_session, &SessionObject::weightsChanged, this, &PredictionsPanel::refresh);
    connect(m_model, &QAbstractItemModel::modelReset, this, &PredictionsPanel::refresh);
    refresh();
}

void PredictionsPanel::refresh() {
    const NetworkState& network = *m_session.network();
    m_chip->setVisible(network.randomWeights());
    const TrainedNetwork* ours = trainedOf(network.choice);
    m_training->setWords(trainingInWords(network), ours ? trainingFacts(*ours) : QString());
    m_training->setVisible(!m_training->text().isEmpty());
    m_limits->setText(trainingLimits(network));
    m_limits->setToolTip(ours ? tr("How sure it may be is calibrated: of the answers that it gives 80 % on photos like "
                                   "those it was trained on, about 80 % are right. Of other things that says nothing.")
                              : QString());
    m_limitsInShort->setWords(trainingLimitsInShort(network), m_limits->text());
    placeLimits();
    const bool any = m_model->rowCount() > 0;
    m_view->setVisible(any);
    m_empty->setVisible(!any);
    m_why->setVisible(any);
    m_allPhotos->setVisible(any);
    m_empty->setText(m_session.currentPhoto() ? tr("The five likeliest classes appear here when the network has run.")
                                              : tr("Open a photo to see what the network takes it for."));
}

/// The classes come first: where there is too little room for both, one line says it and its tooltip the rest.
void PredictionsPanel::placeLimits() {
    const bool any = !m_limits->text().isEmpty(), room = height() >= 19 * fontMetrics().height();
    m_limits->setVisible(any && room);
    m_limitsInShort->setVisible(any && !room);
}

void PredictionsPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeLimits();
}

void PredictionsPanel::askWhy(const QModelIndex& row) {
    const QModelIndex asked = row.isValid() ? row : m_model->index(0);
    if (asked.isValid()) emit whyRequested(asked.data(PredictionsModel::IndexRole).toInt());
}

void PredictionsPanel::showAllPhotos() {
    if (!m_dialog) {
        m_dialog = new PhotoPredictionsDialog(m_context, this);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void PredictionsPanel::copy() const {
    QModelIndexList chosen = m_view->selectionModel()->selectedIndexes();
    if (chosen.isEmpty())
        for (int row = 0; row < m_model->rowCount(); ++row)
            chosen << m_model->index(row);
    std::sort(chosen.begin(), chosen.end());
    QString text = tr("class\tlabel\tprobability\n");
    for (const QModelIndex& index : chosen)
        text += QStringLiteral("%1\t%2\t%3\n")
                    .arg(index.data(PredictionsModel::IndexRole).toInt())
                    .arg(index.data().toString())
                    .arg(index.data(PredictionsModel::ProbabilityRole).toDouble(), 0, 'g', 7);
    QApplication::clipboard()->setText(text);
}

ConditionedTable PredictionsPanel::currentTable() const {
    ConditionedTable table;
    table.id = "predictions";
    table.title = tableTitle().toStdString();
    table.table.columns = {{"rank", "rank", true},
                           {"class", "class", true},
                           {"label", "label", false},
                           {"probability", "probability", true}};
    const auto run = m_session.runResult();
    if (!run) return table;
    table.passport = passportOf(*run);
    std::int64_t rank = 0;
    for (const ClassProbability& one : topPredictions(*run, run->output.probabilities.shape().c))
        table.table.rows.push_back({++rank, std::int64_t(one.index), one.label.toStdString(), one.probability});
    return table;
}

QString PredictionsPanel::tableTitle() const {
    const auto run = m_session.runResult();
    const QString network = networkName(m_session.spec());
    return run ? tr("What %1 sees in %2").arg(network, run->photoName) : tr("What %1 sees").arg(network);
}

void PredictionsPanel::showMenu(const QPoint& at) {
    auto* menu = new QMenu(this);
    connect(menu->addAction(icon("copy"), tr("Copy with headers")), &QAction::triggered, this, [this] { copy(); });
    if (TableExporter* exporter = tableExporterOf(this))
        connect(menu->addAction(icon("export"), tr("Export all classes…")), &QAction::triggered, this,
                [this, exporter] { exporter->exportTable(*this); });
    connect(menu->addAction(icon("photos"), tr("All photos…")), &QAction::triggered, this,
            &PredictionsPanel::showAllPhotos);
    popUp(menu, m_view->viewport()->mapToGlobal(at));
}

bool PredictionsPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_view && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        copy();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

QWidget* createPredictionsPanel(const PanelContext& context, QWidget* parent) {
    return new PredictionsPanel(context, parent);
}

} // namespace convlens

#include "moc_predictions_panel.cpp"
