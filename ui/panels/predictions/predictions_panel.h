#pragma once
#include <QWidget>

class QLabel;
class QListView;

namespace convlens {

class Chip;
class PredictionsModel;
class SessionObject;
struct PanelContext;

/// "What it sees": the likeliest classes of the current photo.
class PredictionsPanel : public QWidget {
    Q_OBJECT
public:
    explicit PredictionsPanel(const PanelContext& context, QWidget* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void copy() const;

    SessionObject& m_session;
    PredictionsModel* m_model;
    QListView* m_view;
    Chip* m_chip;
    QLabel *m_training, *m_limits, *m_empty;
};

QWidget* createPredictionsPanel(const PanelContext& context, QWidget* parent);

} // namespace convlens
