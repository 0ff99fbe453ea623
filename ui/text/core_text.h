#pragma once
#include "core/base/message.h"
#include "core/graph/graph.h"

#include <QString>

#include <string>
#include <string_view>

/// What stands in core, which knows no tr(), in the window's language. The translations stand in
/// resources/translations/core; a text that has none there (a name, a text of a file) stays as it is.
namespace convlens {

/// The message's text, looked up in this context of the translation, with its values in their places; those that are
/// words or sentences are looked up too.
QString messageText(const Message& message, const char* context);

inline QString coreText(const Message& message) {
    return messageText(message, "Core");
}
inline QString coreText(const std::string& text) {
    return coreText(Message(text));
}
inline QString coreText(std::string_view text) {
    return coreText(Message(std::string(text)));
}
inline QString coreText(const char* text) {
    return coreText(Message(text));
}

/// "depthwise", "group convolution", "batch norm".
inline QString operatorText(const Graph& graph, LayerId layer) {
    return coreText(operatorName(graph, layer));
}

} // namespace convlens
