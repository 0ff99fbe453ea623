#pragma once
#include "core/labs/lab.h"
#include "ui/panels/panel_registry.h"

#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QListWidget;
class QStackedWidget;

namespace convlens {

class LabPage;

/// The papers' claims, to be tried: a list of labs, and the chosen one's page.
class LabsPanel : public QWidget, public Exportable, public SessionKept {
    Q_OBJECT
public:
    LabsPanel(const PanelContext& context, QWidget* parent);

    /// Brings a lab to the front; an unknown id changes nothing.
    void showLab(const QString& id);
    LabPage* currentPage() const; ///< null before the panel was shown
    /// The number of the lab in front, as in the list and the help: from 1.
    int currentLab() const;
    /// The sheet of answers that were given in "Predict first".
    void showAnswers();
    void exportCurrent() override;
    /// The lab in front and each lab's settings where they are not those of the start.
    SessionState sessionState() const override;
    void setSessionState(const SessionState& state) override;
    QSize minimumSizeHint() const override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void open(int row);

    PanelContext m_context;
    QListWidget* m_list;
    QStackedWidget* m_pages;
    std::vector<LabPage*> m_made;                 ///< by lab; null until it is opened
    int m_first = 0;                              ///< the lab that is opened when somebody looks
    std::map<std::string, LabSettings> m_waiting; ///< by id: of a session, for labs that are not opened yet
};

QWidget* createLabsPanel(const PanelContext& context, QWidget* parent);

} // namespace convlens
