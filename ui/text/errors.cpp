#include "ui/text/errors.h"

#include "core/base/version.h"

#include <QCoreApplication>
#include <QStringList>
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

QString errorText(const Error& error) {
    return reasonText(error.message);
}

QString errorDetails(const QString& summary, const Error& error) {
    // A report can be read by people who know only one of the languages, and searched for.
    const QString english = QString::fromStdString(error.message);
    QStringList lines{summary, errorKind(error.code), errorText(error)};
    if (lines.back() != english) lines << english;
    return lines.join(u'\n') + QStringLiteral("\n\nConvlens %1, Qt %2, %3 (%4)")
                                   .arg(QString::fromLatin1(kVersion), QString::fromLatin1(qVersion()),
                                        QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture());
}

} // namespace convlens
