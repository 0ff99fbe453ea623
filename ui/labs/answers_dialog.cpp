#include "ui/labs/answers_dialog.h"

#include "ui/labs/lab_view.h"
#include "ui/labs/prediction_words.h"
#include "ui/session/session_object.h"
#include "ui/text/conversions.h"
#include "ui/text/plural.h"
#include "ui/widgets/copy_table.h"
#include "ui/widgets/table_export_dialog.h"
#include "ui/widgets/value_table_model.h"

#include <QDir>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <algorithm>

namespace convlens {

namespace {

/// The sheet in the window's language; the file holds what the labs say in core.
Table answersTable(std::vector<Prediction> answers) { // a copy: its words are replaced
    const auto translate = [](std::string& text) { text = labText(text).toStdString(); };
    for (Prediction& answer : answers) {
        answer.settings = labSettings(answer.settings).toStdString();
        translate(answer.question);
        translate(answer.unit);
        for (auto* ranking : {&answer.predicted, &answer.measured})
            std::ranges::for_each(*ranking, translate);
    }
    return labTable(predictionTable(answers));
}

} // namespace

QString answersFile() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/lab-answers.jsonl");
}

AnswersDialog::AnswersDialog(SessionObject& session, JobService& jobs, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("answersDialog"));
    setWindowTitle(tr("My answers"));
    resize(860, 520);
    m_note = new QLabel(tr("Reading…"), this);
    m_note->setObjectName(QStringLiteral("answersNote"));
    m_note->setWordWrap(true);
    m_model = new ValueTableModel(this);
    m_model->setTable(answersTable({}));
    auto* table = new CopyTable(this);
    table->setObjectName(QStringLiteral("answersTable"));
    table->setSource(m_model);
    table->setAccessibleName(tr("Answers of the labs"));
    table->setOrigin([table] { return CopyTable::Origin{QStringLiteral("lab-answers"), table->accessibleName(), {}}; });
    m_detail = new QLabel(this);
    m_detail->setObjectName(QStringLiteral("answersDetail"));
    m_detail->setTextFormat(Qt::RichText);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->setWordWrap(true);
    auto* save = new QPushButton(tr("Save as a table…"), this);
    save->setObjectName(QStringLiteral("answersSave"));
    save->setToolTip(tr("CSV, JSON, Markdown or LaTeX"));
    save->setEnabled(false);
    auto* close = new QPushButton(tr("Close"), this);
    close->setToolTip(tr("Back to the lab"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(save);
    buttons->addStretch();
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_note);
    column->addWidget(table, 1);
    column->addWidget(m_detail);
    column->addLayout(buttons);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this, table](const QModelIndex& current) { showDetail(table->sourceRow(current)); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(save, &QPushButton::clicked, this, [this, &session, &jobs] {
        TableExportDialog::offer(this, session, jobs,
                                 {"lab-answers", tr("Answers of the labs").toStdString(), m_model->table(), {}},
                                 QString());
    });

    const QString file = answersFile();
    jobs.submit<std::vector<Prediction>>(
        JobLane::Work, tr("Reading the answers"), this,
        [file](const CancelToken&, const ProgressSink&) -> Result<std::shared_ptr<const std::vector<Prediction>>> {
            auto read = readPredictions(toPath(file));
            if (!read) return read.error();
            return std::make_shared<const std::vector<Prediction>>(std::move(*read));
        },
        [this, &session, table, save, file](Result<std::shared_ptr<const std::vector<Prediction>>> outcome) {
            if (!outcome) {
                m_note->setText(tr("The answers could not be read."));
                if (outcome.error().code != ErrorCode::Cancelled)
                    session.reportProblem(tr("The answers could not be read"), outcome.error());
                return;
            }
            m_answers = **outcome;
            m_model->setTable(answersTable(m_answers));
            table->resizeColumnsToContents();
            showDetail(int(m_answers.size()) - 1); // the newest
            save->setEnabled(!(*outcome)->empty());
            m_note->setText((*outcome)->empty()
                                ? tr("No answers yet: choose “Predict first” in a lab, rank, then measure.")
                                : tr("%1, kept in %2")
                                      .arg(plural(int((*outcome)->size()), tr("answer"), tr("answers")),
                                           QDir::toNativeSeparators(file)));
        },
        JobPriority::Urgent);
}

void AnswersDialog::offer(SessionObject& session, JobService& jobs, QWidget* window) {
    auto* dialog = new AnswersDialog(session, jobs, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AnswersDialog::showDetail(int row) {
    if (row < 0 || std::size_t(row) >= m_answers.size()) return m_detail->clear();
    const Prediction& answer = m_answers[std::size_t(row)];
    const auto found = std::ranges::find(labs(), answer.lab, &Lab::id);
    const QString lab = found == labs().end() ? QString::fromStdString(answer.lab) : labText(found->title);
    m_detail->setText(QStringLiteral("<p style='margin:0'><b>%1</b> (%2)</p><p style='margin:4px 0 0 0'>%3</p>%4<p "
                                     "style='margin:4px 0 0 0'>%5</p>")
                          .arg(lab.toHtmlEscaped(), labSettings(answer.settings).toHtmlEscaped(),
                               labText(answer.question).toHtmlEscaped(), predictionComparison(answer),
                               predictionVerdict(answer).toHtmlEscaped()));
}

} // namespace convlens

#include "moc_answers_dialog.cpp"
