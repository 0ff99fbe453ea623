#include "ui/models/paper_badge.h"

#include "ui/text/core_text.h"
#include "ui/text/counting.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PaperBadge)
};

/// As it was printed: "569 M", "4.2 M".
QString printed(const PublishedFigure& figure) {
    const int decimals = std::max(0, int(std::lround(-std::log10(figure.step))));
    return QString::number(figure.millions, 'f', decimals) + QStringLiteral("\u00A0M");
}

QString own(double millions) {
    return significant(millions, 4) + QStringLiteral("\u00A0M");
}

QString difference(double percentage) {
    const int decimals = std::abs(percentage) < 0.95 ? 2 : std::abs(percentage) < 9.95 ? 1 : 0;
    const QString sign = percentage > 0 ? QStringLiteral("+") : percentage < 0 ? QStringLiteral("\u2212") : QString();
    return sign + QString::number(std::abs(percentage), 'f', decimals) + QStringLiteral("\u00A0%");
}

PaperBadge badgeOf(double percentage, bool agrees) {
    PaperBadge badge;
    badge.agrees = agrees;
    badge.text = agrees ? Words::tr("= paper") : Words::tr("%1 of paper's").arg(difference(percentage));
    return badge;
}

QString html(const QStringList& paragraphs) {
    QString all;
    for (const QString& paragraph : paragraphs)
        all += QStringLiteral("<p>%1</p>").arg(paragraph.toHtmlEscaped());
    return all;
}

/// Rows of others who count by `convention`: "timm prints 310 M". Of those who count as the papers do, only the
/// authors' own release, and only where it contradicts their paper: with the reason.
QStringList othersBy(Convention convention, const NetworkState& network, const PublishedRow* paper) {
    QStringList lines;
    for (const PublishedComparison& other : compareWithOthers(network.spec, *network.graph)) {
        const PublishedRow& row = *other.row;
        if (row.convention != convention || !other.count) continue;
        if (convention != Convention::Papers)
            lines << Words::tr("%1 prints %2 (%3).")
                         .arg(coreText(row.source), printed(*row.count), coreText(row.variant));
        else if (row.origin == PublishedOrigin::Authors && paper->origin == PublishedOrigin::Paper &&
                 !other.count->agrees && row.count->millions != paper->count->millions)
            lines << Words::tr("%1 prints %2.").arg(coreText(row.source), printed(*row.count)) + QLatin1Char(' ') +
                         coreText(other.count->reason);
    }
    return lines;
}

PaperBadge countBadge(const NetworkState& network, Convention convention, const PublishedComparison& compared) {
    const FigureComparison& figure = *compared.count;
    const Convention theirs = compared.row->convention;
    const double shown = countNetwork(convention, *network.graph).total / 1e6;
    const bool same = std::abs(shown - figure.ownMillions) < 1e-9;
    const double percentage = 100 * (shown - figure.published.millions) / figure.published.millions;
    PaperBadge badge = badgeOf(percentage, same && figure.agrees);
    QStringList paragraphs;
    paragraphs << Words::tr("%1 prints %2.").arg(coreText(compared.row->source), printed(figure.published));
    if (same) {
        if (!figure.agrees)
            paragraphs << Words::tr("Here there are %1, %2.").arg(own(figure.ownMillions), difference(percentage));
        paragraphs << coreText(figure.reason);
    } else {
        paragraphs << Words::tr("Shown are %1, %2, because they are counted %3: %4")
                          .arg(own(shown), difference(percentage), conventionName(convention),
                               conventionExplained(convention));
        paragraphs << Words::tr("Counted %1 there are %2. %3")
                          .arg(conventionName(theirs), own(figure.ownMillions), coreText(figure.reason));
    }
    badge.tip = html(paragraphs + othersBy(convention, network, compared.row));
    return badge;
}

PaperBadge paramsBadge(const NetworkState& network, const PublishedComparison& compared) {
    const FigureComparison& figure = *compared.params;
    // Some sources leave batch norm out or count more of it: what is shown are always the trained values.
    const double shown = double(network.cost->total.params) / 1e6;
    const bool same = std::abs(shown - figure.ownMillions) < 1e-9;
    const double percentage = 100 * (shown - figure.published.millions) / figure.published.millions;
    PaperBadge badge = badgeOf(percentage, same ? figure.agrees : figure.published.agrees(shown));
    QStringList paragraphs;
    paragraphs << Words::tr("%1 prints %2 parameters.").arg(coreText(compared.row->source), printed(figure.published));
    if (!badge.agrees) paragraphs << Words::tr("Here there are %1, %2.").arg(own(shown), difference(percentage));
    if (!same) paragraphs << Words::tr("Counted as the source does: %1.").arg(own(figure.ownMillions));
    paragraphs << coreText(figure.reason);
    badge.tip = html(paragraphs);
    return badge;
}

} // namespace

PaperBadges paperBadges(const NetworkState& network, Convention convention) {
    PaperBadges badges;
    const auto compared = compareWithPaper(network.spec, *network.graph);
    if (!compared) return badges;
    if (compared->count) badges.count = countBadge(network, convention, *compared);
    if (compared->params) badges.params = paramsBadge(network, *compared);
    return badges;
}

} // namespace convlens
