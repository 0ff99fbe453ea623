#include "ui/text/network_name.h"

#include <QCoreApplication>
#include <QStringList>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(NetworkName)
};

QString fromView(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

QString networkName(const NetworkSpec& given) {
    const NetworkSpec spec = normalized(given), defaults;
    NetworkSpec plain = spec;
    plain.classes = defaults.classes;
    plain.padding = defaults.padding;
    plain.rules = defaults.rules;
    QString name = QString::fromStdString(displayName(plain));
    if (spec.minimalistic) name.replace(QStringLiteral("minimalistic"), Words::tr("minimalistic"));
    QStringList extra;
    if (spec.classes != defaults.classes) extra << Words::tr("%1 classes").arg(spec.classes);
    if (spec.padding != defaults.padding) extra << Words::tr("padding %1").arg(fromView(toString(spec.padding)));
    if (spec.rules != defaults.rules) extra << Words::tr("rules %1").arg(fromView(toString(spec.rules)));
    return extra.isEmpty() ? name : Words::tr("%1 (%2)").arg(name, extra.join(Words::tr(", ")));
}

} // namespace convlens
