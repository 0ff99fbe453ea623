#include "ui/text/errors.h"

#include "core/base/version.h"

#include <QCoreApplication>
#include <QSysInfo>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Errors)
};

} // namespace

QString errorKind(ErrorCode code) {
    switch (code) {
    case ErrorCode::Cancelled:
        return Words::tr("Stopped.");
    case ErrorCode::InvalidArgument:
        return Words::tr("A value is outside of what is allowed.");
    case ErrorCode::FileNotFound:
        return Words::tr("The file does not exist.");
    case ErrorCode::FileUnreadable:
        return Words::tr("The file cannot be read.");
    case ErrorCode::BadFormat:
        return Words::tr("The file is damaged or not what its name says.");
    case ErrorCode::Mismatch:
        return Words::tr("The file was made for something else.");
    case ErrorCode::TooLarge:
        return Words::tr("It is larger than what Convlens accepts.");
    case ErrorCode::Unsupported:
        return Words::tr("This version cannot do that.");
    case ErrorCode::WriteFailed:
        return Words::tr("The file could not be written.");
    case ErrorCode::OutOfMemory:
        return Words::tr("There is not enough memory.");
    case ErrorCode::Internal:
        return Words::tr("Something failed inside Convlens.");
    }
    return {};
}

QString errorDetails(const QString& summary, const Error& error) {
    return QStringLiteral("%1\n%2\n%3\n\nConvlens %4, Qt %5, %6 (%7)")
        .arg(summary, errorKind(error.code), QString::fromStdString(error.message), QString::fromLatin1(kVersion),
             QString::fromLatin1(qVersion()), QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture());
}

} // namespace convlens
