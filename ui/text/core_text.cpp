#include "ui/text/core_text.h"

#include <QCoreApplication>

#include <vector>

namespace convlens {

QString messageText(const Message& message, const char* context) {
    if (message.text().empty()) return {};
    const QString text = QCoreApplication::translate(context, message.text().c_str());
    if (message.values().empty()) return text;
    std::vector<std::string> values;
    for (const Message& value : message.values())
        values.push_back(messageText(value, context).toStdString());
    return QString::fromStdString(filledIn(text.toStdString(), values));
}

} // namespace convlens
