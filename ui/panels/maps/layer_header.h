#pragma once
#include "core/graph/graph.h"

#include <QWidget>

#include <vector>

class QButtonGroup;
class QComboBox;
class QHBoxLayout;
class QLabel;

namespace convlens {

class OneLine;

/// The line above the maps: which layer this is, what one of its values sees, whether the weights are random; switches
/// between the map before and after norm and activation, and between the parts of a split.
class LayerHeader : public QWidget {
    Q_OBJECT
public:
    explicit LayerHeader(QWidget* parent = nullptr);

    void setLayer(const Graph& graph, LayerId layer, int output);
    void setField(const QString& sentence);
    void setRandomWeights(bool random);
    void clear();

    QSize minimumSizeHint() const override;

signals:
    void layerChosen(convlens::LayerId layer);
    void outputChosen(int output);

private:
    void updateText();

    QLabel* m_name;
    OneLine* m_text;
    QLabel* m_random;
    QWidget* m_unit;
    QHBoxLayout* m_unitLayout;
    QButtonGroup* m_buttons;
    QComboBox* m_parts;
    std::vector<LayerId> m_members;
    QString m_facts, m_field;
};

} // namespace convlens
