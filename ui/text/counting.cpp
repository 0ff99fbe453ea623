#include "ui/text/counting.h"

#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Counting)
};

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

} // namespace

QString conventionName(Convention convention) {
    return text(conventionInfo(convention).name);
}

QString conventionExplained(Convention convention) {
    return text(conventionInfo(convention).counted);
}

QString countTitle(Convention convention) {
    const QString id = text(conventionInfo(convention).id);
    switch (convention) {
    case Convention::Papers:
    case Convention::Torchvision:
        return Words::tr("Multiply-adds (%1)").arg(id);
    case Convention::Fvcore:
    case Convention::Ptflops:
    case Convention::Thop:
        return Words::tr("Counted (%1)").arg(id);
    case Convention::Pytorchcv:
        return Words::tr("Half operations (%1)").arg(id);
    case Convention::AllOperations:
        return Words::tr("Operations (%1)").arg(id);
    }
    return {};
}

QString countUnit(Convention convention) {
    const QString unit = text(conventionInfo(convention).unit);
    if (unit == QLatin1String("multiply-adds")) return Words::tr("multiply-adds");
    if (unit == QLatin1String("multiply-adds and others")) return Words::tr("multiply-adds and others");
    if (unit == QLatin1String("half operations")) return Words::tr("half operations");
    if (unit == QLatin1String("operations")) return Words::tr("operations");
    return unit;
}

QString countInWords(double counted, Convention convention) {
    return QStringLiteral("%1 %2 (%3)").arg(count(counted), countUnit(convention), text(conventionInfo(convention).id));
}

QString countingCondition(Convention convention) {
    // The papers' is what most captions say, and says itself in a few words.
    if (convention == Convention::Papers)
        return Words::tr("counted as the papers: multiply-adds of convolutions and fully connected layers");
    QString counted = conventionExplained(convention);
    if (counted.endsWith(u'.')) counted.chop(1);
    return Words::tr("counted %1: %2").arg(conventionName(convention), counted);
}

QString fullCounted(double counted) {
    const double whole = std::floor(counted);
    return fullCount(std::int64_t(whole)) + (counted > whole ? QStringLiteral(".5") : QString());
}

} // namespace convlens
