#pragma once
#include <string>

namespace convlens {

/// Why a call of the core failed. The window turns codes into translated sentences; the message holds the particulars.
enum class ErrorCode {
    Cancelled,       ///< the caller's CancelToken was raised; not a failure
    InvalidArgument, ///< a value given by the person is outside what is allowed
    FileNotFound,    ///< the file does not exist
    FileUnreadable,  ///< the file exists but cannot be opened or read to its end
    BadFormat,       ///< the content is not what its format promises (truncated, overlapping, malformed)
    Mismatch,        ///< well-formed, but made for something else (weights of another network)
    TooLarge,        ///< beyond a stated bound on size, memory or time
    Unsupported,     ///< valid, but something this version cannot do
    WriteFailed,     ///< the target could not be written; an old file is left whole
    OutOfMemory,     ///< an allocation failed
    Internal         ///< an outside library failed in a way we did not foresee
};

/// A failure: a code, and one sentence that names the thing, what was expected and what was found.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message;
};

} // namespace convlens
