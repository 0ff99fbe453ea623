#pragma once
#include "core/labs/prediction.h"

#include <QWidget>

#include <optional>
#include <string>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;

namespace convlens {

/// "Predict first": the options of a lab are ranked by dragging or with the two buttons; after measuring the ranking
/// stands beside the measured one.
class PredictionPanel : public QWidget {
    Q_OBJECT
public:
    PredictionPanel(const Lab& lab, QWidget* parent);

    /// A new question: the options in the order of the lab, nothing measured yet.
    void ask(const LabSettings& settings);
    /// Ids as the person ranked them, first to last.
    std::vector<std::string> ranking() const;
    void setMeasuring(bool measuring);
    void showAnswer(const Prediction& answer);
    const std::optional<Prediction>& answer() const { return m_answer; }

signals:
    void measureRequested();
    void answersRequested();

private:
    void move(int by);
    void number();
    void refresh();

    const Lab& m_lab;
    std::optional<Prediction> m_answer;
    bool m_measuring = false;
    QLabel *m_question, *m_verdict, *m_comparison;
    QListWidget* m_list;
    QPushButton *m_up, *m_down, *m_measure;
};

} // namespace convlens
