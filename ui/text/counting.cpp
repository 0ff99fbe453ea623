#include "ui/text/counting.h"

#include "ui/text/core_text.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Counting)
};

} // namespace

QString conventionName(Convention convention) {
    return coreText(conventionInfo(convention).name);
}

QString conventionExplained(Convention convention) {
    return coreText(conventionInfo(convention).counted);
}

QString countTitle(Convention convention) {
    const QString id = coreText(conventionInfo(convention).id); // the names of tools stay
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
    return coreText(conventionInfo(convention).unit);
}

QString countInWords(double counted, Convention convention) {
    return QStringLiteral("%1 %2 (%3)")
        .arg(count(counted), countUnit(convention), coreText(conventionInfo(convention).id));
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
