#include "ui/labs/lab_view.h"

#include "core/base/version.h"
#include "ui/charts/conditions.h"
#include "ui/text/core_text.h"
#include "ui/text/counting.h"

#include <QCoreApplication>

#include <algorithm>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Labs)
};

QString paperFigures(const Table& paper) {
    QString rows;
    for (const auto& row : paper.rows) {
        rows += QStringLiteral("<tr>");
        for (const Cell& cell : row)
            rows += QStringLiteral("<td>%1</td>").arg(QString::fromStdString(cellText(cell)).toHtmlEscaped());
        rows += QStringLiteral("</tr>");
    }
    QString head;
    for (const Column& column : paper.columns)
        head += QStringLiteral("<th align='left'>%1</th>").arg(QString::fromStdString(column.title).toHtmlEscaped());
    return QStringLiteral("<table cellpadding='4' border='0'><tr>%1</tr>%2</table>").arg(head, rows);
}

} // namespace

QString labText(const LabText& text) {
    return messageText(text, "Labs");
}

Table labTable(Table table) {
    for (Column& column : table.columns)
        column.title = labText(column.title).toStdString();
    for (auto& row : table.rows)
        for (Cell& cell : row)
            if (auto* words = std::get_if<std::string>(&cell)) *words = labText(*words).toStdString();
    return table;
}

QString labSource(const Lab& lab) {
    return Words::tr("%1, %2").arg(QString::fromStdString(lab.paper), labText(lab.section));
}

QString labSettings(const std::string& text) {
    QStringList parts;
    for (const QString& part : QString::fromStdString(text).split(QStringLiteral(", "))) {
        const QString key = part.section(u' ', 0, 0), value = part.section(u' ', 1);
        parts << labText(key.toStdString()) + u' ' + labText(value.toStdString());
    }
    return parts.join(Words::tr(", "));
}

Passport labPassport(const LabView& view) {
    Passport passport;
    if (view.run)
        passport = view.run->passport;
    else
        passport.convention = kPapersConvention;
    return passport;
}

QString labConditions(const LabView& view) {
    QStringList parts{Words::tr("Lab “%1”: %2").arg(labText(view.lab->title), labSettings(view.settings.text()))};
    parts << labSource(*view.lab);
    if (view.run)
        parts << passportInWords(view.run->passport);
    else
        parts << countingCondition(Convention::Papers) << QStringLiteral("Convlens %1").arg(QLatin1String(kVersion));
    return parts.join(QStringLiteral("; "));
}

void markDoubt(ChartData& data, const LabView& view, const std::vector<std::string>& readings) {
    if (!view.run) return;
    QStringList doubtful;
    for (const LabReading& reading : view.run->readings) {
        const bool counts =
            readings.empty() || std::find(readings.begin(), readings.end(), reading.id) != readings.end();
        if (counts && reading.doubtful) doubtful << labText(reading.title);
    }
    if (doubtful.isEmpty()) return;
    data.doubtful = true;
    const QString names = doubtful.size() > 3 ? Words::tr("%1 of the measured times").arg(doubtful.size())
                                              : doubtful.join(QStringLiteral("; "));
    data.doubt =
        Words::tr("Doubtful: %1. The runs spread too widely; measure again when the machine is quiet.").arg(names);
}

QString notMeasuredYet() {
    return Words::tr("Not measured yet: “Measure here” runs it on this machine.");
}

QString labHelp(const LabView& view) {
    QString html = QStringLiteral("<p><i>%1</i></p>").arg(labSource(*view.lab).toHtmlEscaped());
    for (const LabParagraph& paragraph : view.lab->help) {
        const QString text = labText(paragraph.text).toHtmlEscaped();
        switch (paragraph.kind) {
        case LabParagraph::Kind::Heading:
            html += QStringLiteral("<h4>%1</h4>").arg(text);
            break;
        case LabParagraph::Kind::Formula:
            html += QStringLiteral("<p style='margin-left:24px'><code>%1</code></p>").arg(text);
            break;
        case LabParagraph::Kind::Text:
            html += QStringLiteral("<p>%1</p>").arg(text);
            break;
        }
    }
    html += QStringLiteral("<h4>%1</h4><ul>").arg(Words::tr("What can be changed"));
    for (const LabParameter& parameter : view.lab->parameters)
        html += Words::tr("<li><b>%1</b>: %2.</li>")
                    .arg(labText(parameter.title).toHtmlEscaped(), labText(parameter.help).toHtmlEscaped());
    html += QStringLiteral("</ul>");
    for (const LabTable& table : view.lab->tables(view.settings, view.run.get()))
        if (table.id == "paper")
            html += QStringLiteral("<h4>%1</h4>").arg(labText(table.title)) + paperFigures(labTable(table.table));
    return html;
}

} // namespace convlens
