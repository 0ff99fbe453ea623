#pragma once
#include <QString>

#include <utility>
#include <vector>

class QWidget;

namespace convlens {

/// The sheet behind F1: keys and what they do, in two columns.
void showKeyboardSheet(QWidget* parent, const std::vector<std::pair<QString, QString>>& rows);

/// Which official ImageNet weights open here, where they are, and what to do with them.
void showWeightsGuide(QWidget* parent);

/// What this is, which versions of what it uses, and its licence.
void showAbout(QWidget* parent);

} // namespace convlens
