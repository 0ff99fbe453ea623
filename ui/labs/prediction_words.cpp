#include "ui/labs/prediction_words.h"

#include "ui/labs/lab_view.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <algorithm>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PredictionWords)
};

} // namespace

QString predictionVerdict(const Prediction& answer) {
    return (answer.pairsRight == answer.pairs
                ? Words::tr("All %1 pairs in the order that was measured.").arg(answer.pairs)
                : Words::tr("%1 of %2 pairs in the order that was measured.")
                      .arg(answer.pairsRight)
                      .arg(answer.pairs)) +
           (answer.doubtful ? Words::tr(" A value behind it is doubtful: measure again when the machine is quiet.")
                            : QString());
}

QString predictionComparison(const Prediction& answer) {
    QString rows;
    // A sheet may have been changed by hand.
    const std::size_t count = std::min({answer.predicted.size(), answer.measured.size(), answer.values.size()});
    for (std::size_t i = 0; i < count; ++i) {
        const QString value = answer.unit == "ms" ? milliseconds(answer.values[i])
                                                  : significant(answer.values[i]) + u' ' + labText(answer.unit);
        rows +=
            QStringLiteral("<tr><td>%1</td><td>%2</td><td>%3</td><td align='right'>%4</td></tr>")
                .arg(i + 1)
                .arg(labText(answer.predicted[i]).toHtmlEscaped(), labText(answer.measured[i]).toHtmlEscaped(), value);
    }
    return QStringLiteral("<table cellpadding='4'><tr><th></th><th align='left'>%1</th><th align='left'>%2</th>"
                          "<th></th></tr>%3</table>")
        .arg(Words::tr("You said"), Words::tr("Measured here"), rows);
}

} // namespace convlens
