#include "ui/main_window.h"

#include "ui/dialogs/ask.h"
#include "ui/panels/panel_registry.h"
#include "ui/session/photo_jobs.h"
#include "ui/session/session_document.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/settings.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>

#include <utility>

/// The part of the main window that deals with sessions as files.
namespace convlens {

namespace {

QString sessionFilter() {
    return MainWindow::tr("Sessions (*.%1);;All files (*)").arg(QLatin1String(kSessionSuffix));
}

QString documents() {
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

} // namespace

void MainWindow::buildSessionActions(QMenu* fileMenu) {
    const auto add = [&](const char* name, const QString& text, const QKeySequence& keys, const QString& toolTip,
                         void (MainWindow::*command)()) {
        QAction* action = addAction(fileMenu, name, nullptr, text, keys);
        action->setToolTip(toolTip);
        connect(action, &QAction::triggered, this, command);
    };
    add("newSession", tr("&New session"), QKeySequence::New,
        tr("Leave photos, pinned networks and results behind and begin again"), &MainWindow::newSession);
    add("openSession", tr("Open s&ession…"), {}, tr("A .convlens file: photos, networks, pins and their times"),
        &MainWindow::chooseSession);
    add("saveSession", tr("&Save session"), QKeySequence::Save,
        tr("Photos, networks, pins and their times, to be opened again or reported from the command line"),
        &MainWindow::saveSession);
    add("saveSessionAs", tr("Save session &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
        tr("Under another name"), &MainWindow::saveSessionAs);
    m_sessionsMenu = fileMenu->addMenu(tr("Recent sess&ions"));
    m_sessionsMenu->setObjectName(QStringLiteral("recentSessionsMenu"));
    m_sessionsMenu->setToolTipsVisible(true);
    refreshSessions();
}

void MainWindow::followDocument() {
    connect(m_document, &SessionDocument::changed, this, &MainWindow::refreshActions);
    const auto remembered = [this](const QString& path) {
        Settings().addRecentSession(path);
        refreshSessions();
    };
    connect(m_document, &SessionDocument::opened, this, remembered);
    connect(m_document, &SessionDocument::saved, this, [this, remembered](const QString& path) {
        remembered(path);
        m_session.tell(tr("Saved: %1").arg(QDir::toNativeSeparators(path)));
        if (const auto goOn = std::exchange(m_afterSaving, {})) goOn();
    });
    connect(m_document, &SessionDocument::saveFailed, this, [this] { m_afterSaving = {}; });
}

void MainWindow::refreshSessions() {
    m_sessionsMenu->clear();
    const QStringList paths = Settings().recentSessions();
    for (const QString& path : paths) {
        QAction* action = m_sessionsMenu->addAction(QFileInfo(path).fileName());
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { openSession(path); });
    }
    if (!paths.isEmpty()) m_sessionsMenu->addSeparator();
    QAction* reopen = m_sessionsMenu->addAction(tr("Start with the session of last time"));
    reopen->setObjectName(QStringLiteral("reopenSession"));
    reopen->setToolTip(tr("Unless photos, networks or a session are named on the command line"));
    reopen->setCheckable(true);
    reopen->setChecked(Settings().reopensSession());
    connect(reopen, &QAction::triggered, this, [](bool on) { Settings().setReopensSession(on); });
    if (paths.isEmpty()) return;
    connect(m_sessionsMenu->addAction(tr("Forget these")), &QAction::triggered, this, [this] {
        Settings().clearRecentSessions();
        refreshSessions();
    });
}

QString MainWindow::samplePhoto() {
    return QStringLiteral(":/samples/chelsea.jpg");
}

void MainWindow::newSession() {
    afterSaving([this] {
        m_document->startNew();
        m_workflow.openPaths({samplePhoto()}, false);
    });
}

void MainWindow::chooseSession() {
    askForFile(this, {tr("Open a session"), documents(), sessionFilter()},
               [this](const QString& path) { openSession(path); });
}

void MainWindow::openSession(const QString& path) {
    afterSaving([this, path] { m_document->open(path); });
}

void MainWindow::saveSession() {
    m_document->path().isEmpty() ? saveSessionAs() : m_document->save(m_document->path());
}

void MainWindow::saveSessionAs() {
    const QString proposed = m_document->path().isEmpty()
                                 ? QDir(documents()).filePath(tr("session.%1").arg(QLatin1String(kSessionSuffix)))
                                 : m_document->path();
    auto* dialog = new QFileDialog(this, tr("Save the session"), QFileInfo(proposed).absolutePath(), sessionFilter());
    dialog->setObjectName(QStringLiteral("saveSessionDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QLatin1String(kSessionSuffix));
    dialog->selectFile(QFileInfo(proposed).fileName());
    connect(dialog, &QFileDialog::fileSelected, m_document, &SessionDocument::save);
    connect(dialog, &QDialog::rejected, this, [this] { m_afterSaving = {}; });
    dialog->open();
}

void MainWindow::afterSaving(const std::function<void()>& goOn) {
    if (m_document->isSaving()) {
        m_afterSaving = goOn;
        return;
    }
    if (!m_document->isWorthAsking()) return goOn();
    if (findChild<QMessageBox*>(QStringLiteral("saveSessionQuestion"))) return; // asked already
    auto* box = new QMessageBox(QMessageBox::Question, tr("Save the session?"),
                                m_document->path().isEmpty()
                                    ? tr("Do you want to save what you have put together?")
                                    : tr("Do you want to save the changes of “%1”?").arg(m_document->name()),
                                QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("saveSessionQuestion"));
    box->setInformativeText(tr("Photos that were pasted, pinned networks and their times are lost otherwise."));
    box->setDefaultButton(QMessageBox::Save);
    box->button(QMessageBox::Save)->setToolTip(tr("Write the session to its file, then go on"));
    box->button(QMessageBox::Discard)->setToolTip(tr("Go on; what was not saved is lost"));
    box->button(QMessageBox::Cancel)->setToolTip(tr("Go on working with this session"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::finished, this, [this, goOn](int answer) {
        if (answer == QMessageBox::Discard) return goOn();
        if (answer != QMessageBox::Save) return;
        m_afterSaving = goOn;
        saveSession();
    });
    box->open();
}

// For the case of a crash

void MainWindow::protectSession(const QString& folder) {
    // What others have left first: one's own is no crash.
    std::vector<AutosaveFolder> left = AutosaveFolder::leftBehind(folder);
    m_document->startAutosaving(folder);
    if (!left.empty()) offerLeftBehind(std::move(left));
}

void MainWindow::offerLeftBehind(std::vector<AutosaveFolder> left) {
    // Shared, because a connection wants to copy what it holds.
    const auto all = std::make_shared<std::vector<AutosaveFolder>>(std::move(left));
    const AutosaveFolder& newest = all->front();
    const QString when = QLocale().toString(newest.time(), QLocale::ShortFormat);
    auto* box = new QMessageBox(
        QMessageBox::Question, tr("Recover a session?"),
        newest.origin().isEmpty()
            ? tr("Convlens did not end as it should. A session without a name was kept on %1.").arg(when)
            : tr("Convlens did not end as it should. Changes of “%1” were kept on %2.")
                  .arg(QFileInfo(newest.origin()).fileName(), when),
        QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("recoverQuestion"));
    if (all->size() > 1)
        box->setInformativeText(
            tr("%1 more are kept. They are offered when Convlens starts again.").arg(all->size() - 1));
    QPushButton* recover = box->addButton(tr("&Recover"), QMessageBox::AcceptRole);
    QPushButton* discard = box->addButton(tr("&Throw away"), QMessageBox::DestructiveRole);
    QPushButton* later = box->addButton(tr("&Later"), QMessageBox::RejectRole);
    recover->setToolTip(tr("Open what was kept"));
    discard->setToolTip(tr("Delete what was kept"));
    later->setToolTip(tr("Ask again at the next start"));
    box->setDefaultButton(recover);
    box->setEscapeButton(later);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::finished, this, [this, all, box, recover, discard] {
        if (box->clickedButton() == recover)
            m_document->recover(std::move(all->front()));
        else if (box->clickedButton() == discard)
            all->front().discard();
        all->clear();
    });
    box->open();
}

// What the window adds

ShownState MainWindow::shownState() const {
    ShownState shown;
    if (const QWidget* view = currentView()) shown.panel = view->objectName().toStdString();
    for (const auto& [id, widget] : m_panels)
        if (const auto* kept = dynamic_cast<const SessionKept*>(widget)) {
            SessionState state = kept->sessionState();
            if (!state.empty()) shown.states[id.toStdString()] = std::move(state);
        }
    return shown;
}

void MainWindow::showState(const ShownState& shown) {
    for (const auto& [id, widget] : m_panels)
        if (auto* kept = dynamic_cast<SessionKept*>(widget)) {
            const auto state = shown.states.find(id.toStdString());
            kept->setSessionState(state == shown.states.end() ? SessionState{} : state->second);
        }
    showPanel(QString::fromStdString(shown.panel));
}

} // namespace convlens
