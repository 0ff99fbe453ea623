#pragma once
#include "ui/panels/maps/maps_panel.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/widgets/channel_grid.h"

#include <QComboBox>
#include <QLabel>
#include <QMouseEvent>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

/// What the tests of the maps view share: a small network with its view, made anew for each test.
namespace convlens::test {

inline constexpr int kWait = 60000; // the machine that tests may be busy

/// Colours that differ from place to place, so that maps do.
inline QImage pattern(QSize size, int phase) {
    QImage image(size, QImage::Format_RGB888);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            image.setPixelColor(x, y, QColor((x * 5 + phase) % 256, (y * 7 + x) % 256, (x * y + phase) % 256));
    return image;
}

inline void moveMouse(QWidget* widget, QPointF at) {
    QMouseEvent event(QEvent::MouseMove, at, widget->mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &event);
}

inline void choose(QWidget& parent, const char* box, int data) {
    auto* combo = parent.findChild<QComboBox*>(QLatin1String(box));
    QVERIFY(combo);
    const int index = combo->findData(data);
    QVERIFY(index >= 0);
    combo->setCurrentIndex(index);
    emit combo->activated(index); // as a choice from the list does
}

inline QImage paint(ChannelGrid& grid) {
    QImage image = grid.viewport()->grab().toImage();
    for (int i = 0; i < 200 && !grid.isFullyPainted(); ++i)
        image = grid.viewport()->grab().toImage();
    return image.convertToFormat(QImage::Format_RGB32);
}

class MapsDesk {
protected:
    void prepare(const char* name) {
        QCoreApplication::setOrganizationName(QStringLiteral("convlens-tests"));
        QCoreApplication::setApplicationName(QLatin1String(name));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_dir.filePath("settings"));
    }
    void open() {
        QSettings().clear();
        m_session = std::make_unique<SessionObject>();
        NetworkSpec small;
        small.width = 0.35;
        small.resolution = 64;
        m_session->setSpec(small);
        m_jobs = std::make_unique<JobService>();
        m_workflow = std::make_unique<Workflow>(*m_session, *m_jobs);
        makePanel();
    }
    void close() {
        m_panel.reset();
        m_workflow.reset();
        m_jobs.reset();
        m_session.reset();
    }

    void makePanel() {
        m_panel = std::make_unique<MapsPanel>(*m_session, *m_workflow, *m_jobs);
        m_panel->resize(900, 700);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void openPhoto(int phase = 0, QSize size = {96, 64}) {
        m_workflow->addPastedImage(pattern(size, phase));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult(), kWait);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
    }
    void select(const char* layer) {
        const auto id = m_session->network()->graph->findLayer(layer);
        QVERIFY2(id, layer);
        m_session->selectLayer(*id);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
    }
    LayerId layerWhere(const std::function<bool(const Layer&)>& wanted) {
        const Graph& graph = *m_session->network()->graph;
        for (int i = 0; i < graph.layerCount(); ++i)
            if (wanted(graph.layer(LayerId{i}))) return LayerId{i};
        return {};
    }
    std::shared_ptr<const Tensor> recorded() { return m_session->runResult()->output.find(m_session->selectedLayer()); }
    QString text(const char* label) {
        auto* found = m_panel->findChild<QLabel*>(QLatin1String(label));
        return found ? found->text() : QString();
    }

    QTemporaryDir m_dir;
    std::unique_ptr<SessionObject> m_session;
    std::unique_ptr<JobService> m_jobs;
    std::unique_ptr<Workflow> m_workflow;
    std::unique_ptr<MapsPanel> m_panel;
};

} // namespace convlens::test
