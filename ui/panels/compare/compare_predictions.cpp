#include "ui/panels/compare/compare_predictions.h"

#include "ui/models/predictions_model.h"
#include "ui/panels/compare/compare_badge.h"
#include "ui/session/trained_choice.h"
#include "ui/text/network_name.h"
#include "ui/text/numbers.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/one_line.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QResizeEvent>

#include <algorithm>

namespace convlens {

namespace {

constexpr int kPredictionsShown = 5;
constexpr int kCardWidth = 280;

} // namespace

ComparePredictions::ComparePredictions(QWidget* parent) : QWidget(parent) {
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(4);
}

void ComparePredictions::setPins(const std::vector<PinnedNetwork>& pins, const QString& photo) {
    // One card a network: a pin with other conditions sees the same.
    m_pins.clear();
    for (const PinnedNetwork& pin : pins) {
        const bool known = std::any_of(m_pins.begin(), m_pins.end(), [&](const PinnedNetwork& other) {
            return other.network->spec == pin.network->spec && other.network->choice == pin.network->choice;
        });
        if (!known) m_pins.push_back(pin);
    }
    m_photo = photo;
    refresh();
}

int ComparePredictions::columns() const {
    return std::max(1, width() / kCardWidth);
}

void ComparePredictions::refresh() {
    clearLayout(m_grid);
    if (m_photo.isEmpty()) return hide();
    auto* title = new QLabel(tr("What they see in %1").arg(m_photo), this);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    title->setFont(strong);
    title->setMinimumWidth(10);
    const int across = m_shownColumns = columns();
    m_grid->addWidget(title, 0, 0, 1, across);
    int place = 0;
    for (const PinnedNetwork& pin : m_pins) {
        auto* card = new QVBoxLayout;
        card->setSpacing(2);
        auto* head = new QHBoxLayout;
        head->setSpacing(8);
        head->addWidget(makeBadge(pin, this));
        head->addWidget(new QLabel(networkName(pin.network->spec), this), 1);
        if (pin.network->randomWeights()) head->addWidget(makeRandomWeightsChip(this));
        card->addLayout(head);
        if (const QString training = trainingInWords(*pin.network); !training.isEmpty()) {
            auto* line = new OneLine(this);
            line->setObjectName(QStringLiteral("comparedTraining"));
            line->setForegroundRole(QPalette::PlaceholderText);
            line->setWords(training, trainingLimits(*pin.network));
            card->addWidget(line);
        }
        if (!pin.run) {
            auto* waiting = new QLabel(tr("Not run yet."), this);
            waiting->setForegroundRole(QPalette::PlaceholderText);
            card->addWidget(waiting);
        } else {
            for (const ClassProbability& prediction : topPredictions(*pin.run, kPredictionsShown)) {
                auto* line = new QHBoxLayout;
                auto* label = new QLabel(prediction.label, this);
                label->setMinimumWidth(10);
                label->setToolTip(tr("class %1: %2").arg(prediction.index).arg(prediction.label));
                auto* share = new QLabel(percent(prediction.probability), this);
                share->setAlignment(Qt::AlignRight);
                line->addWidget(label, 1);
                line->addWidget(share);
                card->addLayout(line);
            }
        }
        card->addStretch();
        m_grid->addLayout(card, 1 + place / across, place % across);
        m_grid->setColumnStretch(place % across, 1);
        ++place;
    }
    show(); // last: it brings the size, after which all of this may be laid out anew
}

void ComparePredictions::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (columns() != m_shownColumns) refresh();
}

void ComparePredictions::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) refresh();
}

} // namespace convlens

#include "moc_compare_predictions.cpp"
