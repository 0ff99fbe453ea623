#include "ui/labs/labs_panel.h"

#include "core/labs/lab_fit.h"
#include "ui/labs/answers_dialog.h"
#include "ui/labs/lab_pages.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollArea>
#include <QShowEvent>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace convlens {

namespace {

constexpr int kListWidth = 166, kMostListWidth = 220;
constexpr QSize kLeast(660, 520);
const std::string kFront = "front";

} // namespace

LabsPanel::LabsPanel(const PanelContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_list(new QListWidget(this)), m_pages(new QStackedWidget(this)),
      m_made(labs().size(), nullptr) {
    m_list->setObjectName(QStringLiteral("labList"));
    m_list->setAccessibleName(tr("Labs"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFixedWidth(std::clamp(m_list->fontMetrics().height() * 10, kListWidth, kMostListWidth));
    m_list->setWordWrap(true);
    m_list->setSpacing(2);
    m_list->setTextElideMode(Qt::ElideNone);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    int number = 0;
    for (const Lab& lab : labs()) {
        auto* item = new QListWidgetItem(tr("%1. %2").arg(++number).arg(labText(lab.title)), m_list);
        item->setToolTip(labSource(lab));
        item->setData(Qt::UserRole, QString::fromStdString(lab.id));
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_list);
    row->addWidget(m_pages, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, &LabsPanel::open);
}

void LabsPanel::showEvent(QShowEvent* event) {
    // No page before somebody looks: the window opens at once.
    if (m_list->currentRow() < 0) m_list->setCurrentRow(m_first);
    QWidget::showEvent(event);
}

QSize LabsPanel::minimumSizeHint() const {
    return kLeast;
}

void LabsPanel::open(int row) {
    if (row < 0 || std::size_t(row) >= m_made.size()) return;
    LabPage*& page = m_made[std::size_t(row)];
    if (!page) { // made when first wanted, so that the window opens at once
        auto* scroll = new QScrollArea(m_pages);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setFocusPolicy(Qt::NoFocus);
        scroll->setWidgetResizable(true);
        page = makeLabPage(labs()[std::size_t(row)], m_context, scroll);
        if (const auto waiting = m_waiting.extract(labs()[std::size_t(row)].id)) page->setSettings(waiting.mapped());
        scroll->setWidget(page);
        m_pages->addWidget(scroll);
    }
    m_pages->setCurrentWidget(page->parentWidget()->parentWidget()); // the viewport's scroll area
}

void LabsPanel::showLab(const QString& id) {
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(Qt::UserRole).toString() == id) m_list->setCurrentRow(row);
}

int LabsPanel::currentLab() const {
    return (m_list->currentRow() < 0 ? m_first : m_list->currentRow()) + 1;
}

void LabsPanel::showAnswers() {
    AnswersDialog::offer(m_context.session, m_context.jobs, window());
}

LabPage* LabsPanel::currentPage() const {
    const int row = m_list->currentRow();
    return row < 0 ? nullptr : m_made[std::size_t(row)];
}

SessionState LabsPanel::sessionState() const {
    SessionState state;
    const int front = m_list->currentRow() < 0 ? m_first : m_list->currentRow();
    if (front > 0) state[kFront] = labs()[std::size_t(front)].id;
    for (std::size_t i = 0; i < labs().size(); ++i) {
        const Lab& lab = labs()[i];
        const auto waiting = m_waiting.find(lab.id);
        const LabSettings settings = m_made[i]                    ? m_made[i]->view().settings
                                     : waiting != m_waiting.end() ? waiting->second
                                                                  : defaultSettings(lab.parameters);
        if (settings != defaultSettings(lab.parameters)) state[lab.id] = settings.json().dump();
    }
    return state;
}

void LabsPanel::setSessionState(const SessionState& state) {
    m_waiting.clear();
    for (std::size_t i = 0; i < labs().size(); ++i) {
        const Lab& lab = labs()[i];
        auto settings = readSettings(lab.parameters, valueOr(state, lab.id, std::string("{}")));
        LabSettings wanted = settings && checkFit(lab, *settings) ? *settings : defaultSettings(lab.parameters);
        if (m_made[i])
            m_made[i]->setSettings(wanted);
        else if (wanted != defaultSettings(lab.parameters))
            m_waiting.emplace(lab.id, std::move(wanted));
    }
    const std::string front = valueOr(state, kFront, labs().front().id);
    const auto found = std::find_if(labs().begin(), labs().end(), [&](const Lab& lab) { return lab.id == front; });
    m_first = found == labs().end() ? 0 : int(found - labs().begin());
    if (m_list->currentRow() >= 0) m_list->setCurrentRow(m_first);
}

void LabsPanel::exportCurrent() {
    if (LabPage* page = currentPage()) page->exportCurrent();
}

QWidget* createLabsPanel(const PanelContext& context, QWidget* parent) {
    return new LabsPanel(context, parent);
}

} // namespace convlens

#include "moc_labs_panel.cpp"
