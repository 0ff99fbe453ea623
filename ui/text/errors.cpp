#include "ui/text/errors.h"

#include "core/base/version.h"

#include <QCoreApplication>
#include <QSysInfo>

namespace convlens {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Errors", text);
}

} // namespace

QString errorKind(ErrorCode code) {
    switch (code) {
    case ErrorCode::Cancelled:
        return tr("Stopped.");
    case ErrorCode::InvalidArgument:
        return tr("A value is outside of what is allowed.");
    case ErrorCode::FileNotFound:
        return tr("The file does not exist.");
    case ErrorCode::FileUnreadable:
        return tr("The file cannot be read.");
    case ErrorCode::BadFormat:
        return tr("The file is damaged or not what its name says.");
    case ErrorCode::Mismatch:
        return tr("The file was made for something else.");
    case ErrorCode::TooLarge:
        return tr("It is larger than what Convlens accepts.");
    case ErrorCode::Unsupported:
        return tr("This version cannot do that.");
    case ErrorCode::WriteFailed:
        return tr("The file could not be written.");
    case ErrorCode::OutOfMemory:
        return tr("There is not enough memory.");
    case ErrorCode::Internal:
        return tr("Something failed inside Convlens.");
    }
    return {};
}

QString errorDetails(const QString& summary, const Error& error) {
    return QStringLiteral("%1\n%2\n%3\n\nConvlens %4, Qt %5, %6 (%7)")
        .arg(summary, errorKind(error.code), QString::fromStdString(error.message),
             QString::fromLatin1(kVersion), QString::fromLatin1(qVersion()),
             QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture());
}

} // namespace convlens
