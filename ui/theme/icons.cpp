#include "ui/theme/icons.h"

#include "core/base/check.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

static void initConvlensResources() {
    Q_INIT_RESOURCE(convlens); // outside any namespace, as the macro wants
    Q_INIT_RESOURCE(translations);
}

namespace convlens {

namespace {

/// Renders the SVG with the colour that the palette has when the icon is painted.
class LineIconEngine : public QIconEngine {
public:
    explicit LineIconEngine(QByteArray svg) : m_svg(std::move(svg)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const QPalette palette = QApplication::palette();
        const QColor colour = mode == QIcon::Disabled ? palette.color(QPalette::Disabled, QPalette::ButtonText)
                                                      : palette.color(QPalette::Active, QPalette::ButtonText);
        QByteArray svg = m_svg;
        svg.replace("currentColor", colour.name().toLatin1());
        QSvgRenderer renderer(svg);
        renderer.render(painter, rect);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override {
        return pixmap(size, mode, state);
    }
    QIconEngine* clone() const override { return new LineIconEngine(*this); }

private:
    QByteArray m_svg;
};

} // namespace

void initResources() {
    static const bool once = [] {
        initConvlensResources();
        return true;
    }();
    Q_UNUSED(once)
}

QIcon icon(const char* name) {
    initResources();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(name)));
    const bool found = file.open(QIODevice::ReadOnly);
    CONVLENS_CHECK(found);
    return QIcon(new LineIconEngine(file.readAll()));
}

} // namespace convlens
