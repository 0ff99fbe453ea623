#pragma once
#include <QLabel>

namespace convlens {

/// A short remark in a rounded frame beside a title: "random weights".
class Chip : public QLabel {
    Q_OBJECT
public:
    explicit Chip(const QString& text, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// The chip that stands wherever predictions or maps of a network with random weights are shown.
Chip* makeRandomWeightsChip(QWidget* parent);

} // namespace convlens
