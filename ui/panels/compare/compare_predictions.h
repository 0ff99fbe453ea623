#pragma once
#include "ui/session/session_values.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace convlens {

/// What the pinned networks see in the same photo, side by side.
class ComparePredictions : public QWidget {
    Q_OBJECT
public:
    explicit ComparePredictions(QWidget* parent = nullptr);
    /// `photo` is its name; empty for none, and nothing is shown.
    void setPins(const std::vector<PinnedNetwork>& pins, const QString& photo);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    int columns() const;

    std::vector<PinnedNetwork> m_pins;
    QString m_photo;
    QGridLayout* m_grid = nullptr;
    int m_shownColumns = 0;
};

} // namespace convlens
