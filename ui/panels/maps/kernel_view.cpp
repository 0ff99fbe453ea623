#include "ui/panels/maps/kernel_view.h"

#include "ui/text/numbers.h"
#include "ui/theme/colours.h"
#include "ui/widgets/map_image.h"
#include "ui/widgets/one_line.h"

#include <QHelpEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace convlens {

namespace {

constexpr int kMostLinks = 3;
constexpr double kBetweenSquares = 8;

QColor weightColour(float weight, float reach) {
    return QColor::fromRgb(colourOf(weight, colourTable(ColourMapId::Diverging), {-reach, reach}));
}

} // namespace

std::vector<double> influenceOf(const ChannelKernel& kernel, const std::vector<double>& energies) {
    std::vector<double> influence(std::size_t(kernel.inputs), 0.0);
    double sum = 0;
    for (int i = 0; i < kernel.inputs; ++i) {
        const auto channel = std::size_t(kernel.firstInput + i);
        if (channel >= energies.size() || !std::isfinite(energies[channel])) continue;
        influence[std::size_t(i)] = kernel.strength(i) * std::sqrt(energies[channel]);
        sum += influence[std::size_t(i)];
    }
    if (!(sum > 0)) return {};
    for (double& value : influence)
        value /= sum;
    return influence;
}

KernelView::KernelView(QWidget* parent) : QWidget(parent), m_title(new OneLine), m_links(new QLabel) {
    m_title->setForegroundRole(QPalette::PlaceholderText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_links->setTextFormat(Qt::RichText);
    m_links->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_links->setObjectName(QStringLiteral("kernelLinks"));
    m_links->setFocusPolicy(Qt::TabFocus);
    m_links->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addStretch(1);
    column->addWidget(m_links);
    connect(m_links, &QLabel::linkActivated, this, [this](const QString& link) { emit inputChosen(link.toInt()); });
    setAccessibleName(tr("Kernel of the selected channel"));
}

void KernelView::setContent(KernelContent content) {
    m_content = std::move(content);
    m_title->setWords(titleText());
    showLinks();
    setAccessibleDescription(titleText());
    update();
}

void KernelView::setMessage(const QString& message) {
    m_content.reset();
    m_title->setWords(message);
    m_links->hide();
    update();
}

KernelView::Form KernelView::form() const {
    const ChannelKernel& kernel = m_content->kernel;
    if (kernel.inputs == 1 && kernel.side > 1) return Form::Square;
    if (m_content->picture && kernel.inputs == 3) return Form::Colours;
    return Form::Bars;
}

QString KernelView::inputName(int input) const {
    if (m_content->picture && m_content->kernel.inputs == 3) {
        const QString names[] = {tr("red"), tr("green"), tr("blue")};
        return names[m_content->bgr ? 2 - input : input];
    }
    return tr("channel %1").arg(m_content->kernel.firstInput + input);
}

QString KernelView::titleText() const {
    const ChannelKernel& kernel = m_content->kernel;
    QStringList parts;
    parts << QStringLiteral("%1, %2 × %3 × %3").arg(m_content->layerName).arg(kernel.inputs).arg(kernel.side);
    if (kernel.bias) parts << tr("bias %1").arg(significant(double(*kernel.bias)));
    if (kernel.normScale) parts << tr("norm multiplies by %1").arg(significant(double(*kernel.normScale)));
    return parts.join(QStringLiteral("  ·  "));
}

/// The strongest first, so that those go that matter least.
void KernelView::showLinks() {
    QString text;
    for (int most = kMostLinks; most > 0; --most) {
        text = linksText(most);
        QString plain = text;
        plain.remove(QRegularExpression(QStringLiteral("<[^>]*>")))
            .replace(QLatin1String("&nbsp;"), QLatin1String(" "));
        if (fontMetrics().horizontalAdvance(plain) <= width()) break;
    }
    m_links->setText(text);
    m_links->setVisible(!text.isEmpty());
}

void KernelView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (m_content) showLinks();
}

QString KernelView::linksText(int most) const {
    const ChannelKernel& kernel = m_content->kernel;
    if (m_content->picture) return {};
    if (kernel.inputs == 1) return tr("reads <a href=\"%1\">channel %1</a> alone").arg(kernel.firstInput);
    std::vector<double> rank = m_content->influence;
    if (rank.empty())
        for (int i = 0; i < kernel.inputs; ++i)
            rank.push_back(kernel.strength(i));
    std::vector<int> order(rank.size());
    std::iota(order.begin(), order.end(), 0);
    const auto shown = std::min<std::size_t>(std::size_t(most), order.size());
    std::partial_sort(order.begin(), order.begin() + std::ptrdiff_t(shown), order.end(),
                      [&](int a, int b) { return rank[std::size_t(a)] > rank[std::size_t(b)]; });
    QStringList links;
    for (std::size_t i = 0; i < shown; ++i) {
        const int input = order[i];
        const QString figure =
            m_content->influence.empty()
                ? significant(kernel.side == 1 ? double(kernel.weight(input, 0, 0)) : rank[std::size_t(input)], 2)
                : percent(rank[std::size_t(input)], 2);
        links << QStringLiteral("<a href=\"%1\">%1</a>&nbsp;(%2)").arg(kernel.firstInput + input).arg(figure);
    }
    return (m_content->influence.empty() ? tr("strongest weights: %1") : tr("fed most by %1"))
        .arg(links.join(QStringLiteral(", ")));
}

QRectF KernelView::drawingRect() const {
    const double top = m_title->geometry().bottom() + 4,
                 bottom = m_links->isVisible() ? m_links->geometry().top() - 4 : height() - 2;
    return {1, top, width() - 2.0, std::max(0.0, bottom - top)};
}

float KernelView::reach() const {
    float most = 0;
    for (const float w : m_content->kernel.weights)
        most = std::max(most, std::abs(w));
    return most > 0 ? most : 1;
}

void KernelView::paintEvent(QPaintEvent*) {
    if (!m_content) return;
    QPainter painter(this);
    const QRectF place = drawingRect();
    if (place.height() < 8) return;
    switch (form()) {
    case Form::Square:
        paintSquare(painter, squares().front(), 0);
        break;
    case Form::Colours:
        paintColours(painter, place);
        break;
    case Form::Bars:
        paintBars(painter, place);
        break;
    }
}

std::vector<QRectF> KernelView::squares() const {
    const QRectF place = drawingRect();
    if (form() == Form::Square) {
        const double side = std::min(place.height(), place.width());
        return {{place.left(), place.top(), side, side}};
    }
    std::vector<QRectF> four;
    const double side = std::min(place.height() - fontMetrics().height(), (place.width() - 3 * kBetweenSquares) / 4);
    for (int i = 0; i < 4; ++i)
        four.emplace_back(place.left() + i * (side + kBetweenSquares), place.top(), side, side);
    return four;
}

bool KernelView::numbersFit(const QFont& font, double cell) const {
    const QFontMetricsF metrics(font);
    return std::all_of(m_content->kernel.weights.begin(), m_content->kernel.weights.end(), [&](float weight) {
        return metrics.horizontalAdvance(significant(double(weight), 2)) + 2 <= cell;
    });
}

void KernelView::paintSquare(QPainter& painter, const QRectF& place, int input) const {
    const ChannelKernel& kernel = m_content->kernel;
    const double cell = place.width() / kernel.side;
    QFont small = font();
    small.setPixelSize(std::clamp(int(cell / 3), 8, 12));
    const bool numbers = numbersFit(small, cell);
    painter.setFont(small);
    for (int y = 0; y < kernel.side; ++y)
        for (int x = 0; x < kernel.side; ++x) {
            const QRectF rect(place.left() + x * cell, place.top() + y * cell, cell, cell);
            const QColor colour = weightColour(kernel.weight(input, y, x), reach());
            painter.fillRect(rect, colour);
            if (!numbers) continue;
            painter.setPen(textOn(colour));
            painter.drawText(rect, Qt::AlignCenter, significant(double(kernel.weight(input, y, x)), 2));
        }
    painter.setPen(chartColours(themeOf(palette())).axis);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(place);
    painter.setFont(font());
}

void KernelView::paintColours(QPainter& painter, const QRectF& place) const {
    // First the colour that the kernel looks for: grey is weight 0, brighter in a colour is positive. Then each colour
    // alone, so that the signs can be read.
    const ChannelKernel& kernel = m_content->kernel;
    const std::vector<QRectF> four = squares();
    const double side = four.front().width();
    if (side < 8) return;
    const double cell = side / kernel.side;
    const auto level = [&](int colour, int y, int x) {
        const int input = m_content->bgr ? 2 - colour : colour;
        return std::clamp(int(std::lround(127.5 * (1 + double(kernel.weight(input, y, x) / reach())))), 0, 255);
    };
    for (int y = 0; y < kernel.side; ++y)
        for (int x = 0; x < kernel.side; ++x)
            painter.fillRect(QRectF(place.left() + x * cell, place.top() + y * cell, cell, cell),
                             QColor(level(0, y, x), level(1, y, x), level(2, y, x)));
    painter.setPen(chartColours(themeOf(palette())).axis);
    painter.drawRect(QRectF(place.left(), place.top(), side, side));
    const auto write = [&](int column, const QString& text) {
        painter.setPen(chartColours(themeOf(palette())).mutedText);
        const QRectF& square = four[std::size_t(column)];
        painter.drawText(QRectF(square.left(), square.bottom(), side, fontMetrics().height()), Qt::AlignCenter, text);
    };
    write(0, tr("colour"));
    for (int colour = 0; colour < 3; ++colour) {
        const int input = m_content->bgr ? 2 - colour : colour;
        paintSquare(painter, four[std::size_t(colour + 1)], input);
        write(colour + 1, inputName(input));
    }
}

void KernelView::paintBars(QPainter& painter, const QRectF& place) const {
    const ChannelKernel& kernel = m_content->kernel;
    const bool pointwise = kernel.side == 1;
    const double per = place.width() / kernel.inputs;
    double most = 0;
    for (int i = 0; i < kernel.inputs; ++i)
        most = std::max(most, pointwise ? std::abs(double(kernel.weight(i, 0, 0))) : kernel.strength(i));
    if (!(most > 0)) most = 1;
    // Weights go both ways from the middle, strengths of larger windows up from the bottom.
    const double zero = pointwise ? place.center().y() : place.bottom();
    const double scale = (pointwise ? place.height() / 2 : place.height()) / most;
    for (int i = 0; i < kernel.inputs; ++i) {
        const double value = pointwise ? double(kernel.weight(i, 0, 0)) : kernel.strength(i);
        const QRectF bar(place.left() + i * per, std::min(zero, zero - value * scale),
                         std::max(0.75, per - (per > 4 ? 1 : 0)), std::abs(value * scale));
        QColor colour = weightColour(float(value > 0 ? most : -most), float(most));
        if (m_content->influence.empty()) {
            painter.fillRect(bar, colour);
            continue;
        }
        // What hardly contributes on this photo is pale, whatever its weight.
        const double strongest = *std::max_element(m_content->influence.begin(), m_content->influence.end());
        colour.setAlphaF(float(0.3 + 0.7 * m_content->influence[std::size_t(i)] / strongest));
        painter.fillRect(bar, colour);
    }
    painter.setPen(chartColours(themeOf(palette())).axis);
    painter.drawLine(QPointF(place.left(), zero), QPointF(place.right(), zero));
}

int KernelView::inputAt(QPointF point) const {
    if (!m_content || !drawingRect().contains(point)) return -1;
    const QRectF place = drawingRect();
    const ChannelKernel& kernel = m_content->kernel;
    if (form() == Form::Square) return 0;
    if (form() == Form::Colours) return -1;
    return std::clamp(int((point.x() - place.left()) / place.width() * kernel.inputs), 0, kernel.inputs - 1);
}

QString KernelView::wordsAt(QPointF point) const {
    if (!m_content) return {};
    const ChannelKernel& kernel = m_content->kernel;
    QStringList lines;
    if (form() == Form::Bars) {
        const int input = inputAt(point);
        if (input < 0) return {};
        lines << inputName(input);
        lines << (kernel.side == 1 ? tr("weight %1").arg(significant(double(kernel.weight(input, 0, 0)), 4))
                                   : tr("strength of its weights %1").arg(significant(kernel.strength(input))));
        if (!m_content->influence.empty())
            lines << tr("contributes %1 here").arg(percent(m_content->influence[std::size_t(input)]));
        return lines.join(QLatin1Char('\n'));
    }
    const std::vector<QRectF> pictures = squares();
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        if (!pictures[i].contains(point)) continue;
        const double cell = pictures[i].width() / kernel.side;
        const int y = std::min(int((point.y() - pictures[i].top()) / cell), kernel.side - 1),
                  x = std::min(int((point.x() - pictures[i].left()) / cell), kernel.side - 1);
        const auto line = [&](int input) {
            lines << tr("%1, y %2, x %3: weight %4")
                         .arg(inputName(input))
                         .arg(y)
                         .arg(x)
                         .arg(significant(double(kernel.weight(input, y, x)), 4));
        };
        if (form() == Form::Square)
            line(0);
        else
            for (int colour = 0; colour < 3; ++colour) // in the order of the pictures: red, green, blue
                if (i == 0 || int(i) == colour + 1) line(m_content->bgr ? 2 - colour : colour);
        break;
    }
    return lines.join(QLatin1Char('\n'));
}

void KernelView::mousePressEvent(QMouseEvent* event) {
    const int input = inputAt(event->position());
    if (event->button() == Qt::LeftButton && input >= 0 && !m_content->picture)
        emit inputChosen(m_content->kernel.firstInput + input);
}

bool KernelView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && m_content) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString words = wordsAt(help->pos());
        if (words.isEmpty()) return QWidget::event(event);
        QToolTip::showText(help->globalPos(), words, this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace convlens

#include "moc_kernel_view.cpp"
