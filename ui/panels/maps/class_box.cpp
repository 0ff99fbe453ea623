#include "ui/panels/maps/class_box.h"

#include <QAbstractItemView>
#include <QAbstractListModel>
#include <QCompleter>
#include <QLineEdit>
#include <QListView>
#include <QSignalBlocker>

#include <algorithm>

namespace convlens {

namespace {

constexpr int kNameRole = Qt::UserRole + 1;
constexpr int kBesideWords = 8; // what a line of text leaves to its left and right, and the cursor

} // namespace

class ClassList : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    void set(std::vector<ClassProbability> classes) {
        beginResetModel();
        m_classes = std::move(classes);
        endResetModel();
    }
    int rowOf(int index) const {
        return rowWhere([=](const ClassProbability& one) { return one.index == index; });
    }
    /// The likeliest class that is called so, begins so, holds these letters or has this number; -1 for none.
    int rowCalled(const QString& words) const {
        if (words.isEmpty()) return -1;
        const auto first = [&](auto fits) {
            return rowWhere([&](const ClassProbability& c) { return fits(c.label); });
        };
        int row = first([&](const QString& label) { return label.compare(words, Qt::CaseInsensitive) == 0; });
        if (row < 0) row = first([&](const QString& label) { return label.startsWith(words, Qt::CaseInsensitive); });
        bool isNumber = false;
        const int number = words.toInt(&isNumber);
        if (row < 0 && isNumber) row = rowOf(number);
        if (row < 0) row = first([&](const QString& label) { return label.contains(words, Qt::CaseInsensitive); });
        return row;
    }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_classes.size()); }
    QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid() || index.row() >= int(m_classes.size())) return {};
        const ClassProbability& one = m_classes[std::size_t(index.row())];
        switch (role) {
        case Qt::DisplayRole:
        case Qt::EditRole:
            return ClassBox::tr("%1 (%2 %)").arg(one.label).arg(one.probability * 100, 0, 'f', 1);
        case Qt::ToolTipRole:
            return ClassBox::tr("class %1: %2").arg(one.index).arg(one.label);
        case Qt::UserRole:
            return one.index;
        case kNameRole:
            return one.label;
        default:
            return {};
        }
    }

private:
    template <class Fits>
    int rowWhere(Fits fits) const {
        const auto found = std::find_if(m_classes.begin(), m_classes.end(), fits);
        return found == m_classes.end() ? -1 : int(found - m_classes.begin());
    }

    std::vector<ClassProbability> m_classes;
};

ClassBox::ClassBox(QWidget* parent) : QComboBox(parent), m_list(new ClassList(this)) {
    setModel(m_list);
    setEditable(true);
    setInsertPolicy(NoInsert);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Class"));
    setToolTip(tr("The class that is asked about: choose it from the list, or type a part of its name or its number"));
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(0);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // a long label must not widen the column
    setMaxVisibleItems(16);
    lineEdit()->setAccessibleName(tr("Class"));
    auto* completer = new QCompleter(m_list, this);
    completer->setCompletionMode(QCompleter::PopupCompletion);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    setCompleter(completer);
    for (QAbstractItemView* list : {view(), completer->popup()}) {
        list->setMinimumWidth(40 * fontMetrics().averageCharWidth()); // the box itself is narrower than most names
        if (auto* rows = qobject_cast<QListView*>(list)) rows->setUniformItemSizes(true);
    }
    connect(this, &QComboBox::activated, this, [this](int row) {
        m_class = itemData(row).toInt();
        lineEdit()->setModified(false);
        showClass();
        lineEdit()->setCursorPosition(0); // of a long name the beginning
        emit classChosen(m_class);
    });
    connect(lineEdit(), &QLineEdit::returnPressed, this, &ClassBox::takeTyped);
    connect(lineEdit(), &QLineEdit::editingFinished, this, &ClassBox::endTyping);
}

bool ClassBox::isBeingTyped() const {
    return lineEdit()->isModified() && hasFocus();
}

void ClassBox::setClasses(std::vector<ClassProbability> classes) {
    if (isBeingTyped()) {
        m_waiting = std::move(classes);
        return;
    }
    const QSignalBlocker quiet(this);
    m_list->set(std::move(classes));
    showClass();
}

void ClassBox::setClass(int index) {
    m_class = index;
    if (!isBeingTyped()) showClass();
}

void ClassBox::showClass() {
    const int row = m_list->rowOf(m_class);
    const QString words = wordsOf(row);
    if (row == currentIndex() && currentText() == words) return;
    const QSignalBlocker quiet(this);
    setCurrentIndex(row);
    setEditText(words);
    lineEdit()->setCursorPosition(0);
}

/// A probability that is cut in the middle says less than none; the list and the predictions tell it.
QString ClassBox::wordsOf(int row) const {
    const QString whole = itemText(row);
    if (fontMetrics().horizontalAdvance(whole) + kBesideWords <= lineEdit()->width()) return whole;
    return itemData(row, kNameRole).toString();
}

void ClassBox::resizeEvent(QResizeEvent* event) {
    QComboBox::resizeEvent(event);
    if (!isBeingTyped()) showClass();
}

void ClassBox::takeTyped() {
    if (!lineEdit()->isModified()) return; // chosen already
    const QString words = lineEdit()->text().trimmed();
    int row = findText(words, Qt::MatchFixedString);
    if (row < 0) row = m_list->rowCalled(words);
    if (row >= 0) {
        setCurrentIndex(row);
        emit activated(row);
    }
}

/// What was typed and names no class gives way to the one that is shown.
void ClassBox::endTyping() {
    lineEdit()->setModified(false);
    if (m_waiting) {
        const QSignalBlocker quiet(this);
        m_list->set(std::move(*m_waiting));
        m_waiting.reset();
    }
    showClass();
}

} // namespace convlens

#include "moc_class_box.cpp"
