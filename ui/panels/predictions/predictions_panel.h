#pragma once
#include "ui/panels/panel_registry.h"
#include "ui/widgets/table_export.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QListView;
class QModelIndex;
class QPushButton;

namespace convlens {

class Chip;
class OneLine;
class PhotoPredictionsDialog;
class PredictionsModel;

/// "What it sees": the likeliest classes of the current photo.
class PredictionsPanel : public QWidget, public TableSource {
    Q_OBJECT
public:
    explicit PredictionsPanel(const PanelContext& context, QWidget* parent = nullptr);
    /// All classes, not only those that have room.
    ConditionedTable currentTable() const override;
    QString tableTitle() const override;

signals:
    /// The person wants to see what speaks for this class.
    void whyRequested(int classIndex);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void placeLimits();
    void askWhy(const QModelIndex& row);
    void showAllPhotos();
    void copy() const;
    void showMenu(const QPoint& at);

    PanelContext m_context;
    SessionObject& m_session;
    PredictionsModel* m_model;
    QListView* m_view;
    Chip* m_chip;
    OneLine *m_training, *m_limitsInShort;
    QLabel *m_limits, *m_empty;
    QPushButton *m_why, *m_allPhotos;
    QPointer<PhotoPredictionsDialog> m_dialog;
};

QWidget* createPredictionsPanel(const PanelContext& context, QWidget* parent);

} // namespace convlens
