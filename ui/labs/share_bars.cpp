#include "ui/labs/share_bars.h"

#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Labs)
};

} // namespace

ChartData shareChart(const LabView& view, const QString& title, const QString& axis) {
    ChartData data;
    data.kind = ChartKind::HorizontalBars;
    data.title = title;
    data.caption = labConditions(view);
    data.value.title = axis;
    data.value.unit = QStringLiteral("%");
    return data;
}

QString oneToOther(const QString& one, const QString& other) {
    return QStringLiteral("%1 : %2").arg(one, other);
}

ShareBars::ShareBars(ChartData& data, Theme theme) : m_data(data), m_theme(theme) {
    m_series.name = Words::tr("share");
    m_series.colour = theoryColour(theme);
}

void ShareBars::add(const QString& name, double ours, double theirs, const QColor& colour, const QString& tip,
                    bool doubtful) {
    m_data.category.categories << name;
    m_series.values.push_back(100 * ours / theirs);
    m_series.colours.push_back(colour);
    m_series.tooltips << tip;
    m_series.doubtful.push_back(doubtful);
}

void ShareBars::counted(const QString& name, double ours, double theirs) {
    add(name, ours, theirs, theoryColour(m_theme), oneToOther(count(ours), count(theirs)));
}

void ShareBars::countedBytes(const QString& name, double ours, double theirs) {
    add(name, ours, theirs, theoryColour(m_theme), oneToOther(bytes(ours), bytes(theirs)));
}

void ShareBars::timed(const QString& name, const LabReading* ours, const LabReading* theirs) {
    const bool both = ours && theirs;
    add(name, both ? ours->value : std::nan(""), both ? theirs->value : std::nan(""), timeColour(m_theme),
        both ? oneToOther(milliseconds(ours->value), milliseconds(theirs->value)) : notMeasuredYet(),
        both && (ours->doubtful || theirs->doubtful));
}

void ShareBars::finish() {
    m_data.series.push_back(std::move(m_series));
}

void addTimeShare(ChartSeries& series, const LabReading* reading, double whole) {
    series.values.push_back(reading ? 100 * reading->value / whole : std::nan(""));
    series.spreads.push_back(reading ? 100 * reading->spread / whole : std::nan(""));
    series.doubtful.push_back(reading && reading->doubtful);
    series.tooltips << (reading ? Words::tr("%1 of %2").arg(milliseconds(reading->value), milliseconds(whole))
                                : notMeasuredYet());
}

} // namespace convlens
