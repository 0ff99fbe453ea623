#pragma once
#include "ui/session/session_values.h"

#include <QWidget>

#include <vector>

class QMenu;
class QVBoxLayout;

namespace convlens {

/// Who is who: a row a pinned network with its conditions, and what can be done with it.
class ComparePins : public QWidget {
    Q_OBJECT
public:
    explicit ComparePins(QWidget* parent = nullptr);
    /// `window` are the conditions that hold where a network has none of its own.
    void setPins(const std::vector<PinnedNetwork>& pins, const EngineChoice& window);

signals:
    void showRequested(quint64 pin);
    void unpinRequested(quint64 pin);
    /// The same network once more, measured under these conditions.
    void alsoRequested(quint64 pin, const convlens::EngineChoice& conditions);
    /// To this place among the pinned networks.
    void moveRequested(quint64 pin, int place);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void addRow(const PinnedNetwork& pin);
    void fillMenu(QMenu* menu, const PinnedNetwork& pin);

    std::vector<PinnedNetwork> m_pins;
    EngineChoice m_window;
    QVBoxLayout* m_rows = nullptr;
};

} // namespace convlens
