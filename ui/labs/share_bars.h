#pragma once
#include "core/labs/lab.h"
#include "ui/charts/chart_data.h"
#include "ui/labs/lab_view.h"
#include "ui/theme/colours.h"

#include <QString>

/// Charts of what one thing takes of another, in percent: counts blue, times orange.
namespace convlens {

/// Horizontal bars in percent without any series yet, with the lab's conditions.
ChartData shareChart(const LabView& view, const QString& title, const QString& axis);

/// "3.2 M : 28 M", or any two values in words.
QString oneToOther(const QString& one, const QString& other);

/// Bars of one series, each in the colour of what it is: a count or a time.
class ShareBars {
public:
    ShareBars(ChartData& data, Theme theme);
    void counted(const QString& name, double ours, double theirs);
    void countedBytes(const QString& name, double ours, double theirs);
    /// Null where they are not measured.
    void timed(const QString& name, const LabReading* ours, const LabReading* theirs);
    /// Puts the series into the chart.
    void finish();

private:
    void add(const QString& name, double ours, double theirs, const QColor& colour, const QString& tip,
             bool doubtful = false);

    ChartData& m_data;
    Theme m_theme;
    ChartSeries m_series;
};

/// For a series beside others: a reading as a share of `whole`, with its spread and doubt; a gap where there is none.
void addTimeShare(ChartSeries& series, const LabReading* reading, double whole);

} // namespace convlens
