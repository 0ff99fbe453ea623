#include "ui/panels/maps/layer_header.h"

#include "core/analysis/layer_unit.h"
#include "ui/panels/maps/layer_words.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/one_line.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace convlens {

LayerHeader::LayerHeader(QWidget* parent)
    : QWidget(parent), m_name(new QLabel), m_text(new OneLine), m_random(makeRandomWeightsChip(nullptr)),
      m_unit(new QWidget), m_buttons(new QButtonGroup(this)), m_parts(new QComboBox) {
    QFont bold = font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_name->setObjectName(QStringLiteral("layerName"));
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_text->setObjectName(QStringLiteral("layerFacts"));
    m_unit->setAccessibleName(tr("Before and after norm and activation"));
    m_unitLayout = new QHBoxLayout(m_unit);
    m_unitLayout->setContentsMargins(0, 0, 0, 0);
    m_unitLayout->setSpacing(0);
    m_parts->setAccessibleName(tr("Part of the split"));
    m_random->hide();

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_name);
    row->addWidget(m_text, 1);
    row->addWidget(m_random);
    row->addWidget(m_parts);
    row->addWidget(m_unit);

    connect(m_buttons, &QButtonGroup::idClicked, this, [this](int i) { emit layerChosen(m_members[std::size_t(i)]); });
    connect(m_parts, &QComboBox::activated, this, &LayerHeader::outputChosen);
    clear();
}

void LayerHeader::setLayer(const Graph& graph, LayerId layer, int output) {
    m_name->setText(QString::fromStdString(graph.layer(layer).name));
    m_facts =
        operatorInWords(graph, layer) + QStringLiteral("  ·  ") + shapeInWords(graph.outputShapeOf(layer, output));

    const std::vector<LayerId> members = unitOf(graph, layer);
    if (members != m_members || m_buttons->buttons().isEmpty()) {
        for (QAbstractButton* button : m_buttons->buttons())
            delete button;
        m_members = members;
        for (std::size_t i = 0; members.size() > 1 && i < members.size(); ++i) {
            auto* button = new QToolButton;
            button->setText(operatorInShort(graph, members[i]));
            button->setToolTip(tr("%1: %2").arg(QString::fromStdString(graph.layer(members[i]).name),
                                                operatorInWords(graph, members[i])));
            button->setCheckable(true);
            button->setFocusPolicy(Qt::TabFocus);
            m_buttons->addButton(button, int(i));
            m_unitLayout->addWidget(button);
        }
    }
    for (std::size_t i = 0; i < m_members.size(); ++i)
        if (QAbstractButton* button = m_buttons->button(int(i))) {
            button->setText(operatorInShort(graph, m_members[i]));
            button->setChecked(m_members[i] == layer);
        }
    m_unit->setVisible(members.size() > 1);

    const int parts = int(graph.layer(layer).outputs.size());
    m_parts->setVisible(parts > 1);
    if (parts > 1) {
        m_parts->clear();
        for (int i = 0; i < parts; ++i)
            m_parts->addItem(tr("Part %1 of %2").arg(i + 1).arg(parts));
        m_parts->setCurrentIndex(output);
    }
    updateText();
}

void LayerHeader::setField(const QString& sentence) {
    m_field = sentence;
    updateText();
}

void LayerHeader::setRandomWeights(bool random) {
    m_random->setVisible(random);
}

void LayerHeader::clear() {
    m_name->clear();
    m_facts.clear();
    m_field.clear();
    m_random->hide();
    m_unit->hide();
    m_parts->hide();
    updateText();
}

QSize LayerHeader::minimumSizeHint() const {
    return {240, QWidget::minimumSizeHint().height()};
}

void LayerHeader::updateText() {
    m_text->setWords(m_field.isEmpty() ? m_facts : m_facts + QStringLiteral("  ·  ") + m_field);
}

} // namespace convlens

#include "moc_layer_header.cpp"
