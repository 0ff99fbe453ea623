#include "ui/panels/maps/map_sheet.h"

#include "core/base/write_file.h"
#include "ui/text/conversions.h"
#include "ui/theme/colours.h"
#include "ui/widgets/channel_paint.h"
#include "ui/widgets/colour_legend.h"

#include <QBuffer>
#include <QImageWriter>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string_view>

namespace convlens {

namespace {

constexpr int kMargin = 16;

/// Title above, scale and caption below; what lies between is drawn by the caller.
struct Frame {
    QImage image;
    QRect inside;
};

struct FrameText {
    QString title, caption;
    QFont font;
    bool legend = true;
};

Result<Frame> makeFrame(QSize inside, const FrameText& text) {
    QFont bold = text.font;
    bold.setBold(true);
    const int width = std::max(inside.width(), 240) + 2 * kMargin;
    const QFontMetrics plain(text.font), strong(bold);
    const QRect line(0, 0, width - 2 * kMargin, 100000);
    const int title = text.title.isEmpty() ? 0 : strong.boundingRect(line, Qt::TextWordWrap, text.title).height() + 8;
    const int legend = text.legend ? plain.height() + 14 + 8 : 0;
    const int caption =
        text.caption.isEmpty() ? 0 : plain.boundingRect(line, Qt::TextWordWrap, text.caption).height() + 8;
    const qint64 height = qint64(inside.height()) + title + legend + caption + 2 * kMargin;
    if (width * height > kMostSheetPixels || width > 32000 || height > 32000)
        return Error{ErrorCode::TooLarge, "the picture would be " + std::to_string(width) + " x " +
                                              std::to_string(height) +
                                              " pixels; choose smaller cells or another number of columns"};
    Frame frame;
    frame.image = QImage(width, int(height), QImage::Format_RGB32);
    if (frame.image.isNull()) return Error{ErrorCode::OutOfMemory, "not enough memory for the picture"};
    frame.image.fill(Qt::white);
    frame.inside = QRect(QPoint(kMargin, kMargin + title), inside);
    QPainter painter(&frame.image);
    const ChartColours colours = chartColours(Theme::Light);
    painter.setPen(colours.text);
    painter.setFont(bold);
    painter.drawText(QRect(kMargin, kMargin, line.width(), title), Qt::TextWordWrap, text.title);
    painter.setFont(text.font);
    painter.setPen(colours.mutedText);
    painter.drawText(QRect(kMargin, int(height) - kMargin - caption + 8, line.width(), caption), Qt::TextWordWrap,
                     text.caption);
    return frame;
}

QRect legendPlace(const Frame& frame, const QFont& font) {
    const int width = std::min(std::max(frame.inside.width(), 240), 640);
    return {kMargin, frame.inside.bottom() + 8, width, QFontMetrics(font).height() + 14};
}

} // namespace

Result<QImage> renderSheet(const MapSheet& sheet) {
    const auto& content = sheet.content;
    const int channels = int(content.order.size());
    if (!content.tensor || channels == 0 || content.ranges.empty())
        return Error{ErrorCode::InvalidArgument, "there are no maps to export"};
    const Shape& s = content.tensor->shape();
    const QSize cell = channelCell(s, sheet.cell);
    QFont small = sheet.font;
    small.setPixelSize(std::clamp(sheet.cell / 6, 8, 14));
    const int gap = std::max(2, sheet.cell / 24);
    const bool numbers =
        sheet.numbers && cell.width() >= QFontMetrics(small).horizontalAdvance(QString::number(channels - 1));
    const int rowHeight = cell.height() + gap + (numbers ? QFontMetrics(small).height() : 0);
    const int columns =
        sheet.columns > 0 ? sheet.columns
                          : std::max(1, int(std::lround(std::sqrt(1.5 * channels * rowHeight / (cell.width() + gap)))));
    const int rows = (channels + columns - 1) / columns;
    const qint64 width = qint64(std::min(columns, channels)) * (cell.width() + gap), height = qint64(rows) * rowHeight;
    if (width > 32000 || height > 32000)
        return Error{ErrorCode::TooLarge, "the picture would be " + std::to_string(width) + " x " +
                                              std::to_string(height) +
                                              " pixels; choose smaller cells or another number of columns"};
    const bool shared = content.ranges.size() == 1;
    auto frame = makeFrame({int(width), int(height)}, {sheet.title, sheet.caption, sheet.font, true});
    if (!frame) return frame.error();
    QPainter painter(&frame->image);
    const ChartColours theme = chartColours(Theme::Light);
    const ChannelColours colours{theme.grid, theme.mutedText, theme.axis};
    for (int place = 0; place < channels; ++place) {
        const int channel = content.order[std::size_t(place)];
        const ValueRange& range = content.ranges[shared ? 0 : std::size_t(channel)];
        const QRect rect(frame->inside.topLeft() +
                             QPoint(place % columns * (cell.width() + gap), place / columns * rowHeight),
                         cell);
        painter.setFont(small);
        if (s.plane() == 1)
            paintChannelBar(painter, rect, content.tensor->at(0, channel, 0, 0), sheet.map, range, colours);
        else
            paintChannel(
                painter, rect,
                renderMap(content.tensor->plane(0, channel), s.h, s.w, cell, {sheet.map, range, sheet.interpolation}),
                content.statistics ? content.statistics->channels[std::size_t(channel)].condition
                                   : ChannelCondition::Normal,
                colours);
        painter.setPen(theme.mutedText);
        if (numbers)
            painter.drawText(QRect(rect.left(), rect.bottom() + 1, rect.width(), QFontMetrics(small).height()),
                             Qt::AlignCenter, QString::number(channel));
    }
    painter.setFont(sheet.font);
    const ValueRange range = shared ? content.ranges[0] : ValueRange{0, 1};
    const auto [low, high] = shared ? ColourLegend::ends(range, false, false)
                                    : std::pair(ColourLegend::tr("lowest"), ColourLegend::tr("highest"));
    ColourLegend::paint(painter, legendPlace(*frame, sheet.font), sheet.map, range, low, high, sheet.scaleNote,
                        theme.mutedText);
    return frame->image;
}

Result<QImage> renderFigure(const MapFigure& figure) {
    if (!figure.tensor || figure.ranges.empty()) return Error{ErrorCode::InvalidArgument, "there is no map to export"};
    const Shape& s = figure.tensor->shape();
    const int longer = std::max(s.h, s.w);
    const int scale = std::max(1, (figure.side + longer - 1) / longer);
    const QSize size(s.w * scale, s.h * scale);
    auto frame = makeFrame(size, {figure.title, figure.caption, figure.font, !figure.rgb});
    if (!frame) return frame.error();
    QPainter painter(&frame->image);
    painter.drawImage(frame->inside, figure.rgb ? renderRgb(*figure.tensor, size, figure.ranges, figure.interpolation)
                                                : renderMap(figure.tensor->plane(0, figure.channel), s.h, s.w, size,
                                                            {figure.map, figure.ranges[0], figure.interpolation}));
    if (!figure.rgb) {
        painter.setFont(figure.font);
        const auto [low, high] = ColourLegend::ends(figure.ranges[0], false, false);
        ColourLegend::paint(painter, legendPlace(*frame, figure.font), figure.map, figure.ranges[0], low, high, {},
                            chartColours(Theme::Light).mutedText);
    }
    return frame->image;
}

Result<void> writePng(const QImage& image, const QString& path, const std::vector<std::pair<QString, QString>>& texts) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    for (const auto& [key, text] : texts)
        writer.setText(key, text);
    if (!writer.write(image))
        return Error{ErrorCode::WriteFailed, path.toStdString() + ": " + writer.errorString().toStdString()};
    return writeFile(toPath(path), std::string_view(bytes.constData(), std::size_t(bytes.size())));
}

} // namespace convlens
