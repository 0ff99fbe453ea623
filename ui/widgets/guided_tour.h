#pragma once
#include <QPointer>
#include <QString>
#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace convlens {

/// A few steps over the window, each pointing at one part of it with a sentence or two. Lies over everything, so that
/// nothing is pressed by accident; Esc or Skip ends it at any step.
class GuidedTour : public QWidget {
    Q_OBJECT
public:
    struct Step {
        QPointer<QWidget> target; ///< the part that is left bright; null for none
        QString title, text;
    };
    GuidedTour(std::vector<Step> steps, QWidget* window);

    int step() const { return m_step; }
    void start();

signals:
    /// The last step was left, or the tour skipped.
    void ended();

protected:
    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void go(int step);
    void finish();
    void place();
    QRect targetRect() const;

    std::vector<Step> m_steps;
    int m_step = 0;
    QWidget* m_card;
    QLabel *m_title, *m_text, *m_count;
    QPushButton *m_back, *m_next, *m_skip;
};

} // namespace convlens
