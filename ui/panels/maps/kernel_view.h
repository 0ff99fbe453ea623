#pragma once
#include "core/analysis/channel_kernel.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;

namespace convlens {

class OneLine;

/// What the kernel view needs to know beside the weights.
struct KernelContent {
    ChannelKernel kernel;
    QString layerName;
    bool picture = false;          ///< the inputs are the three colours of the network's input
    bool bgr = false;              ///< of which the first is blue
    std::vector<double> influence; ///< of each input on this photo, 0 to 1 in sum; may be empty
};

/// How much each input of a kernel contributes on a photo: strength of its weights times the root mean square of its
/// values, divided by the sum over all inputs. Empty where nothing contributes.
std::vector<double> influenceOf(const ChannelKernel& kernel, const std::vector<double>& energies);

/// The trained weights behind the selected channel: a k x k picture for a depthwise convolution, colours for the first
/// layer, bars over the input channels for a pointwise one; with links to the inputs that contribute most here.
class KernelView : public QWidget {
    Q_OBJECT
public:
    explicit KernelView(QWidget* parent = nullptr);

    void setContent(KernelContent content);
    /// Nothing to draw, and why.
    void setMessage(const QString& message);
    const std::optional<KernelContent>& content() const { return m_content; }

    /// Input under a point of the drawing, or -1.
    int inputAt(QPointF point) const;
    QRectF drawingRect() const;
    /// What the weight or the input under a point is; empty beside them.
    QString wordsAt(QPointF point) const;

    QSize minimumSizeHint() const override { return {160, 96}; }

signals:
    /// Counted in the layer's whole input.
    void inputChosen(int channel);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum class Form { Square, Colours, Bars };
    Form form() const;
    /// Of a kernel that is drawn as pictures: one, or the colour that it looks for and each colour alone.
    std::vector<QRectF> squares() const;
    /// Whether every weight can be written into cells of that size: some alone would look like a choice.
    bool numbersFit(const QFont& font, double cell) const;
    void paintSquare(QPainter& painter, const QRectF& place, int input) const;
    void paintColours(QPainter& painter, const QRectF& place) const;
    void paintBars(QPainter& painter, const QRectF& place) const;
    float reach() const;
    QString inputName(int input) const;
    QString titleText() const;
    QString linksText(int most) const;
    void showLinks(); ///< as many as fit

    std::optional<KernelContent> m_content;
    OneLine* m_title;
    QLabel* m_links;
};

} // namespace convlens
