#pragma once
#include <QTimer>
#include <QWidget>

namespace convlens {

struct Incoming;

/// Makes a whole window, whatever lies in it, a target for photos and weights: the window lights up while something fit
/// hovers over it, and what is dropped comes as a signal.
class DropOverlay : public QWidget {
    Q_OBJECT
public:
    explicit DropOverlay(QWidget* window);

signals:
    void dropped(const convlens::Incoming& incoming);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QTimer m_hide; ///< a drag that wanders between children leaves one before it enters the next
};

} // namespace convlens
