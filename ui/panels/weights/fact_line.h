#pragma once
#include <QLineEdit>

namespace convlens {

/// One fact that can be marked and copied whole. Where it does not fit it is shown with an ellipsis in its middle,
/// until it is gone into.
class FactLine : public QLineEdit {
    Q_OBJECT
public:
    explicit FactLine(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace convlens
