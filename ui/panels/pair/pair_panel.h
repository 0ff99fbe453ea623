#pragma once
#include "ui/jobs/job_service.h"
#include "ui/panels/pair/pair_view.h"
#include "ui/panels/panel_registry.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace convlens {

class ColourLegend;
class OneLine;

/// The centre view "Side by side": what two networks make of one photo, resolution by resolution, with one zoom and one
/// scale. The networks are the focused one and those that are pinned.
class PairPanel : public QWidget, public Exportable {
    Q_OBJECT
public:
    explicit PairPanel(const PanelContext& context, QWidget* parent = nullptr);
    ~PairPanel() override;
    void exportCurrent() override;

    PairView& view() { return *m_view; }
    /// Both networks' maps of the current photo are shown.
    bool isComplete() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// One of the two networks, with what it made of a photo.
    struct Half {
        QComboBox* chooser = nullptr;
        std::shared_ptr<const PairSide> made;
        std::shared_ptr<const NetworkState> of; ///< whose maps are there or on their way
        quint64 photo = 0;                      ///< of which photo
        JobId job;
        quint64 serial = 0;
    };
    void buildUi();
    void refreshChoices();
    void refresh();
    void request(Half& half);
    std::shared_ptr<const NetworkState> chosen(const Half& half) const;
    QString nameOf(const Half& half) const;
    void addSecond();

    SessionObject& m_session;
    Workflow& m_workflow;
    JobService& m_jobs;
    std::array<Half, 2> m_halves;
    QStackedWidget* m_pages;
    QLabel* m_hint;
    OneLine* m_readout;
    QPushButton *m_hintButton, *m_export;
    QComboBox *m_scale, *m_colours;
    QCheckBox* m_smooth;
    PairView* m_view;
    ColourLegend* m_legend;
};

QWidget* createPairPanel(const PanelContext& context, QWidget* parent);

} // namespace convlens
