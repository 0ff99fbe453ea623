#pragma once
#include "ui/models/predictions_model.h"

#include <QComboBox>

#include <optional>
#include <vector>

namespace convlens {

class ClassList;

/// Chooses among all classes, the likeliest first: from the list, or by typing a part of a name or a class's number.
/// Words are made for the rows in view only, so that a thousand classes cost nothing.
class ClassBox : public QComboBox {
    Q_OBJECT
public:
    explicit ClassBox(QWidget* parent = nullptr);

    /// In the order of the list. While a person types, the list waits.
    void setClasses(std::vector<ClassProbability> classes);
    void setClass(int index);

signals:
    void classChosen(int index);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QString wordsOf(int row) const; ///< with the probability where the box has room for it
    bool isBeingTyped() const;
    void showClass();
    void takeTyped();
    void endTyping();

    ClassList* m_list;
    std::optional<std::vector<ClassProbability>> m_waiting;
    int m_class = 0;
};

} // namespace convlens
