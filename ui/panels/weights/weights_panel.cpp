#include "ui/panels/weights/weights_panel.h"

#include "core/image/preprocess_words.h"
#include "ui/panels/panel_registry.h"
#include "ui/panels/weights/fact_line.h"
#include "ui/panels/weights/histogram_bars.h"
#include "ui/panels/weights/tensor_table_model.h"
#include "ui/session/passports.h"
#include "ui/session/photo_jobs.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/text/conversions.h"
#include "ui/text/core_text.h"
#include "ui/text/errors.h"
#include "ui/text/numbers.h"
#include "ui/text/plural.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/copy_table.h"

#include <QComboBox>
#include <QDoubleValidator>
#include <QFileInfo>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace convlens {

namespace {

/// All that the file says of itself, for a tooltip.
QString metadataText(const std::map<std::string, std::string>& metadata) {
    constexpr qsizetype kMost = 160;
    QStringList lines;
    for (const auto& [key, value] : metadata) {
        QString shown = fromView(value);
        if (shown.size() > kMost) shown = shown.left(kMost) + QStringLiteral("…");
        lines << QStringLiteral("%1: %2").arg(fromView(key), shown);
    }
    return lines.join(u'\n');
}

} // namespace

WeightsPanel::WeightsPanel(const PanelContext& context, QWidget* parent)
    : QWidget(parent), m_session(context.session), m_workflow(context.workflow), m_jobs(context.jobs) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 8);
    column->setSpacing(8);
    buildRefused();
    buildFacts();
    buildTensors();
    column->addWidget(m_refusedBar);
    column->addWidget(m_facts);
    column->addWidget(m_summary);
    column->addWidget(m_table, 1);
    auto* below = new QHBoxLayout;
    below->setContentsMargins(12, 0, 12, 0);
    below->addWidget(m_histogram);
    column->addLayout(below);

    connect(&m_session, &SessionObject::networkChanged, this, &WeightsPanel::refresh);
    connect(&m_session, &SessionObject::weightsChanged, this, &WeightsPanel::refresh);
    connect(&m_workflow, &Workflow::weightsRefused, this, &WeightsPanel::refuse);
    connect(&m_workflow, &Workflow::opened, this, [this](const QString& path) {
        if (!m_refused || !looksLikeWeightsFile(path)) return;
        m_refused.reset(); // another file was taken
        refresh();
    });
    refresh();
}

WeightsPanel::~WeightsPanel() {
    m_jobs.cancel(m_job);
}

void WeightsPanel::buildRefused() {
    m_refusedBar = new QWidget(this);
    m_refusedName = new QLabel(m_refusedBar);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_refusedName->setFont(bold);
    m_refusedName->setTextFormat(Qt::PlainText);
    m_refusedName->setWordWrap(true);
    m_refusedText = new QLabel(m_refusedBar);
    m_refusedText->setObjectName(QStringLiteral("refusedWeights"));
    m_refusedText->setWordWrap(true);
    m_refusedText->setTextFormat(Qt::PlainText);
    m_refusedText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_refusedMap = new QPushButton(tr("Name map…"), m_refusedBar);
    m_refusedMap->setObjectName(QStringLiteral("refusedNameMap"));
    m_refusedMap->setToolTip(tr("A CSV file of two columns: our name of a parameter, then this file's"));
    m_refusedTemplate = new QPushButton(tr("Template…"), m_refusedBar);
    m_refusedTemplate->setObjectName(QStringLiteral("refusedTemplate"));
    m_refusedTemplate->setToolTip(tr("A name map to fill in: lists the names of the network in focus, and which of the "
                                     "file's tensors have the right shape"));
    m_refusedClose = new QPushButton(tr("Dismiss"), m_refusedBar);
    m_refusedClose->setObjectName(QStringLiteral("refusedDismiss"));
    m_refusedClose->setToolTip(tr("Back to the weights in use"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    buttons->addWidget(m_refusedMap);
    buttons->addWidget(m_refusedTemplate);
    buttons->addStretch();
    buttons->addWidget(m_refusedClose);
    auto* column = new QVBoxLayout(m_refusedBar);
    column->setContentsMargins(12, 4, 12, 4);
    column->setSpacing(4);
    column->addWidget(m_refusedName);
    column->addWidget(m_refusedText);
    column->addLayout(buttons);
    connect(m_refusedMap, &QPushButton::clicked, this, &WeightsPanel::chooseNameMap);
    connect(m_refusedTemplate, &QPushButton::clicked, this, &WeightsPanel::writeNameMap);
    connect(m_refusedClose, &QPushButton::clicked, this, [this] {
        m_refused.reset();
        refresh();
    });
}

void WeightsPanel::addCaption(const QString& caption, QWidget* value, int columns, Qt::Alignment alignment) {
    auto* label = new QLabel(caption, m_facts);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setBuddy(value);
    value->setAccessibleName(caption);
    const int row = m_grid->rowCount();
    m_grid->addWidget(label, row, 0, alignment);
    m_grid->addWidget(value, row, 1, 1, columns);
}

QLineEdit* WeightsPanel::addFact(const QString& caption, const char* name, bool roomForButton) {
    auto* value = new FactLine(m_facts);
    value->setObjectName(QLatin1String(name));
    addCaption(caption, value, roomForButton ? 1 : 2, Qt::AlignVCenter);
    return value;
}

QLabel* WeightsPanel::addSentence(const QString& caption, const char* name) {
    auto* value = new QLabel(m_facts);
    value->setObjectName(QLatin1String(name));
    value->setWordWrap(true);
    value->setTextFormat(Qt::PlainText);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setContentsMargins(2, 0, 2, 0); // in line with the fields
    addCaption(caption, value, 2, Qt::AlignTop);
    return value;
}

void WeightsPanel::buildFacts() {
    m_facts = new QWidget(this);
    m_grid = new QGridLayout(m_facts);
    m_grid->setContentsMargins(12, 0, 12, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(1, 1);
    m_file = addFact(tr("Weights"), "weightsFile");
    m_random = makeRandomWeightsChip(m_facts);
    auto* fileRow = new QHBoxLayout; // the chip takes room only where it is
    m_grid->removeWidget(m_file);
    fileRow->addWidget(m_file, 1);
    fileRow->addWidget(m_random);
    m_grid->addLayout(fileRow, m_grid->rowCount() - 1, 1, 1, 2);
    m_hash = addFact(tr("Hash"), "weightsHash");
    m_origin = addSentence(tr("Origin"), "weightsOrigin");
    m_licence = addFact(tr("Licence"), "weightsLicence");
    m_names = addFact(tr("Names"), "weightsNaming");
    m_input = addSentence(tr("Preprocessing"), "weightsInput");
    m_classes = addFact(tr("Classes"), "weightsClasses", true);
    m_classNames = new QPushButton(tr("Names…"), m_facts);
    m_classNames->setObjectName(QStringLiteral("chooseClassNames"));
    m_grid->addWidget(m_classNames, m_grid->rowCount() - 1, 2);

    auto* caption = new QLabel(tr("Epsilon"), m_facts);
    caption->setForegroundRole(QPalette::PlaceholderText);
    caption->setToolTip(tr("Batch norm epsilon"));
    m_epsilon = new QComboBox(m_facts);
    m_epsilon->setObjectName(QStringLiteral("epsilon"));
    m_epsilon->setAccessibleName(tr("Batch norm epsilon"));
    m_epsilon->setEditable(true);
    m_epsilon->setInsertPolicy(QComboBox::NoInsert);
    auto* validator = new QDoubleValidator(0, 1, 12, m_epsilon);
    validator->setLocale(QLocale::c());
    m_epsilon->lineEdit()->setValidator(validator);
    caption->setBuddy(m_epsilon);
    m_save = new QPushButton(tr("Convert…"), m_facts);
    m_save->setObjectName(QStringLiteral("saveWeights"));
    m_save->setToolTip(
        tr("Write these weights with our names and all that is known of them: the file then needs no name "
           "map and selects its network by itself"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_epsilon, 1);
    row->addWidget(m_save);
    const int last = m_grid->rowCount();
    m_grid->addWidget(caption, last, 0);
    m_grid->addLayout(row, last, 1, 1, 2);

    connect(m_classNames, &QPushButton::clicked, this, &WeightsPanel::chooseClassNames);
    connect(m_save, &QPushButton::clicked, this, &WeightsPanel::save);
    connect(m_epsilon, &QComboBox::activated, this, &WeightsPanel::overrideEpsilon);
    connect(m_epsilon->lineEdit(), &QLineEdit::returnPressed, this, &WeightsPanel::overrideEpsilon);
}

void WeightsPanel::buildTensors() {
    m_summary = new QLabel(this);
    m_summary->setObjectName(QStringLiteral("weightsSummary"));
    m_summary->setContentsMargins(12, 0, 12, 0);
    m_summary->setWordWrap(true);
    m_model = new TensorTableModel(this);
    m_table = new CopyTable(this);
    m_table->setObjectName(QStringLiteral("tensorTable"));
    m_table->setAccessibleName(tr("Tensors"));
    m_table->setOrigin([this] {
        return CopyTable::Origin{QStringLiteral("tensors"), m_table->accessibleName(),
                                 passportOf(*m_session.network(), nullptr)};
    });
    m_table->setSource(m_model);
    m_table->setTextElideMode(Qt::ElideLeft); // the end of a name tells tensors apart
    m_table->setItemDelegateForColumn(TensorTableModel::Histogram, new HistogramDelegate(m_table));
    const std::pair<TensorTableModel::Column, int> widths[] = {
        {TensorTableModel::Name, 160},     {TensorTableModel::Shape, 124},    {TensorTableModel::Histogram, 84},
        {TensorTableModel::Minimum, 64},   {TensorTableModel::Maximum, 64},   {TensorTableModel::Mean, 72},
        {TensorTableModel::Deviation, 64}, {TensorTableModel::NotFinite, 80}, {TensorTableModel::Values, 64},
        {TensorTableModel::Type, 56}};
    for (const auto& [column, width] : widths)
        m_table->horizontalHeader()->resizeSection(column, width);
    m_histogram = new HistogramBars(this);
    m_histogram->setObjectName(QStringLiteral("tensorHistogram"));
    m_histogram->setFixedHeight(96);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) { showTensor(m_table->sourceRow(index)); });
}

void WeightsPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    inspect();
}

void WeightsPanel::refresh() {
    refreshRefused();
    refreshFacts();
    inspect();
}

void WeightsPanel::refreshRefused() {
    m_refusedBar->setVisible(m_refused.has_value());
    m_facts->setVisible(!m_refused);
    if (!m_refused) return;
    m_refusedName->setText(tr("%1 cannot be used").arg(QFileInfo(m_refused->path).fileName()));
    m_refusedText->setText(errorText(m_refusedWhy));
    // Only where names are the matter does a name map help.
    for (QPushButton* button : {m_refusedMap, m_refusedTemplate})
        button->setVisible(m_refusedWhy.code == ErrorCode::Mismatch);
}

void WeightsPanel::refreshFacts() {
    const auto network = m_session.network();
    const LoadedWeights* weights = network->weights.get();
    const auto choice = fileChoice();
    const auto fill = [](auto* field, const QString& value, const QString& tip = {}) {
        field->setText(value.isEmpty() ? tr("not told") : value);
        field->setToolTip(!tip.isEmpty() ? tip : !value.isEmpty() ? value : field->accessibleName());
        if constexpr (std::is_base_of_v<QLineEdit, std::remove_pointer_t<decltype(field)>>) field->setCursorPosition(0);
    };
    m_random->setVisible(network->randomWeights());
    const WeightsInfo info = weights ? weights->info : WeightsInfo{};
    if (choice)
        fill(m_file, QFileInfo(choice->path).fileName(), choice->path + u'\n' + metadataText(info.metadata));
    else if (const auto* random = std::get_if<RandomWeights>(&network->choice))
        fill(m_file, tr("random, seed %1").arg(random->seed));
    else
        fill(m_file, QFileInfo(fromView(info.file)).fileName(), metadataText(info.metadata));
    fill(m_hash, weights ? fromView(info.hash) : tr("loading…"));
    fill(m_origin, coreText(info.origin));
    fill(m_licence, fromView(info.license));
    QString names = fromView(info.naming);
    if (info.namesMapped)
        names = tr("by a name map (%1)").arg(choice ? QFileInfo(choice->nameMap).fileName() : QString());
    fill(m_names, info.kind == WeightsInfo::Kind::Random ? tr("of Convlens") : names,
         tr("Whose names the file's tensors have. It decides what the file does not say: epsilon, preparation of "
            "photos, classes."));
    fill(m_input, coreText(preprocessInWords(info.preprocess, network->spec.resolution)));
    const QString classes = tr("%1 classes").arg(network->spec.classes);
    if (network->labels.empty())
        fill(m_classes, tr("%1, names not known").arg(classes));
    else
        fill(m_classes, info.labels.empty() ? classes : tr("%1, names of %2").arg(classes, fromView(info.labels)),
             QStringList{fromView(network->labels.front()), QStringLiteral("…"), fromView(network->labels.back())}.join(
                 u'\n'));
    m_classNames->setEnabled(choice.has_value());
    m_classNames->setToolTip(choice ? tr("A text file with the names of the classes, one a line")
                                    : tr("Class names go with a weights file"));
    m_save->setEnabled(weights != nullptr);
    refreshEpsilon(weights);
}

void WeightsPanel::refreshEpsilon(const LoadedWeights* weights) {
    const QSignalBlocker quiet(m_epsilon);
    m_epsilon->clear();
    const auto choice = fileChoice();
    const bool folded = weights && weights->info.batchNormFolded;
    m_epsilon->setEnabled(choice && weights && !folded);
    if (!weights) return m_epsilon->setEditText(QString());
    const QString value = QString::number(double(weights->info.batchNormEpsilon), 'g', 6);
    for (const char* usual : {"1e-05", "0.001"})
        m_epsilon->addItem(QLatin1String(usual), QLatin1String(usual));
    m_epsilon->addItem(tr("as the file and its names say"), QString());
    QString tip;
    if (folded) {
        m_epsilon->setEditText(tr("folded"));
        tip = tr("Batch norm is folded into the convolutions: no epsilon is left.");
    } else {
        m_epsilon->setEditText(value);
        const std::string& from = weights->info.epsilonFrom;
        tip = from == "chosen"     ? tr("Chosen here instead of what the file and its names say.")
              : from == "metadata" ? tr("The file says so itself.")
              : from == "naming"
                  ? tr("The file does not tell it; with names of %1 it is this.").arg(fromView(weights->info.naming))
                  : tr("Made with the weights.");
        if (choice) tip += u'\n' + tr("Another value, from 0 to 1, is taken with Enter.");
    }
    m_epsilon->setToolTip(tip);
    m_epsilon->lineEdit()->setToolTip(tip);
}

void WeightsPanel::inspect() {
    // The statistics of some millions of values take a moment: only while somebody looks.
    if (!isVisible()) return;
    const auto network = m_session.network();
    if (!m_refused && (!network->weights || network->weights == m_inspected)) return;
    m_jobs.cancel(m_job);
    m_inspected = m_refused ? nullptr : network->weights;
    const auto done = [this, asked = ++m_asked](Result<std::shared_ptr<const WeightsInspection>> outcome) {
        if (asked != m_asked) return; // something else is looked at by now
        m_job = {};
        if (outcome) return showInspection(*outcome);
        m_inspected = nullptr;
        // Why a refused file cannot be read is said already.
        if (m_refused) {
            showInspection(std::make_shared<WeightsInspection>());
            m_summary->setText(tr("Its tensors cannot be read."));
            return;
        }
        m_session.reportProblem(tr("The weights could not be looked at"), outcome.error());
    };
    const QString title = tr("Looking at the weights");
    if (m_refused) {
        m_job = m_jobs.submit<WeightsInspection>(
            JobLane::Work, title, this,
            [path = m_refused->path](const CancelToken& cancel, const ProgressSink& progress) {
                return inspectFile(path, cancel, progress);
            },
            done);
        return;
    }
    m_job = m_jobs.submit<WeightsInspection>(
        JobLane::Work, title, this,
        [network](const CancelToken& cancel, const ProgressSink& progress) {
            return inspectWeights(network, cancel, progress);
        },
        done);
}

void WeightsPanel::showInspection(std::shared_ptr<const WeightsInspection> inspection) {
    QString summary = plural(int(inspection->tensors.size()), tr("tensor"), tr("tensors")) +
                      tr(", %1 values").arg(count(double(inspection->values)));
    summary += inspection->notFinite > 0 ? tr(", %1 of them NaN or infinite").arg(fullCount(inspection->notFinite))
                                         : tr(", all finite");
    if (inspection->ofFile) summary += tr(", as stored in the file");
    m_summary->setText(summary);
    m_model->setInspection(std::move(inspection));
    showTensor(-1);
    // The first with values that are no numbers is what somebody is looking for.
    int row = 0;
    for (int i = m_model->rowCount(); i-- > 0;) {
        const TensorStatistics& statistics = m_model->tensor(i)->statistics;
        if (statistics.nans + statistics.infinities > 0) row = i;
    }
    if (m_model->rowCount() > 0) m_table->selectSourceRow(row);
}

void WeightsPanel::showTensor(int row) {
    if (const TensorFacts* facts = m_model->tensor(row))
        m_histogram->setStatistics(facts->statistics);
    else
        m_histogram->clear();
}

std::optional<FileWeights> WeightsPanel::fileChoice() const {
    const auto* file = std::get_if<FileWeights>(&m_session.weightsChoice());
    return file ? std::optional(*file) : std::nullopt;
}

QWidget* createWeightsPanel(const PanelContext& context, QWidget* parent) {
    return new WeightsPanel(context, parent);
}

} // namespace convlens

#include "moc_weights_panel.cpp"
