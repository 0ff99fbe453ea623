#pragma once
#include <QString>

#include <utility>
#include <vector>

class QWidget;

namespace convlens {

/// Keys that belong together, each with what it does.
struct KeySection {
    QString title;
    std::vector<std::pair<QString, QString>> rows;
};

/// The sheet behind Ctrl+F1: sections of keys in two columns.
void showKeyboardSheet(QWidget* parent, const std::vector<KeySection>& sections);

/// Which official ImageNet weights open here, where they are, and what to do with them.
void showWeightsGuide(QWidget* parent);

/// What this is, which versions of what it uses, and its licence.
void showAbout(QWidget* parent);

} // namespace convlens
