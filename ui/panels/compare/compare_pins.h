#pragma once
#include "ui/session/session_values.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace convlens {

/// Who is who: a row a pinned network, and what can be done with it.
class ComparePins : public QWidget {
    Q_OBJECT
public:
    explicit ComparePins(QWidget* parent = nullptr);
    void setPins(const std::vector<PinnedNetwork>& pins);

signals:
    void showRequested(quint64 pin);
    void unpinRequested(quint64 pin);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void addRow(const PinnedNetwork& pin);

    std::vector<PinnedNetwork> m_pins;
    QVBoxLayout* m_rows = nullptr;
};

} // namespace convlens
