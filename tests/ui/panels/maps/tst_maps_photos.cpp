#include "maps_desk.h"

#include "ui/panels/maps/channel_detail.h"

#include <QAbstractButton>
#include <QTabWidget>

#include <algorithm>
#include <cmath>

using namespace convlens;
using namespace convlens::test;

/// One channel on every photo of the queue.
class TestMapsPhotos : public QObject, protected MapsDesk {
    Q_OBJECT
private slots:
    void initTestCase() { prepare("maps-photos"); }
    void init() { open(); }
    void cleanup() { close(); }

    void aChannelStandsBesideItselfOnEveryPhoto() {
        openPhoto(0);
        select("stem.conv");
        m_session->selectChannel(2);
        for (const int phase : {60, 130}) {
            m_workflow->addPastedImage(pattern({80, 80}, phase));
            const auto before = m_session->runResult();
            QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult() && m_session->runResult() != before, kWait);
        }
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        auto* tabs = m_panel->detail().findChild<QTabWidget*>();
        tabs->setCurrentWidget(&m_panel->detail().photos());
        ChannelGrid& grid = m_panel->detail().photos().grid();
        QTRY_COMPARE_WITH_TIMEOUT(int(grid.content().order.size()), 3, kWait);
        QVERIFY(grid.isVisible());
        QCOMPARE(grid.content().captions.size(), 3);
        QCOMPARE(grid.selectedChannel(), 2); // the photo that is current
        const auto same = [&](int place) {
            const auto here = grid.content().tensor->plane(0, place), there = recorded()->plane(0, 2);
            return std::equal(here.begin(), here.end(), there.begin(), there.end(),
                              [](float a, float b) { return std::abs(a - b) < 1e-4f; });
        };
        QVERIFY(same(2) && !same(0) && !same(1));
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, grid.cellRect(1).center());
        QCOMPARE(m_session->currentPhoto()->id, m_session->photos()[1].id);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        QVERIFY(same(1));
        QCOMPARE(m_session->selectedChannel(), 2); // all else stays
        m_session->selectChannel(5);
        const auto follows = [&] {
            if (!m_panel->isCurrent() || grid.content().order.size() != 3) return false;
            const auto here = grid.content().tensor->plane(0, 1), there = recorded()->plane(0, 5);
            return std::abs(here[100] - there[100]) < 1e-4f;
        };
        QTRY_VERIFY_WITH_TIMEOUT(follows(), kWait);
    }

    void aPinnedChannelStaysOnAllPhotosWhileOthersAreLookedAt() {
        openPhoto(0);
        m_workflow->addPastedImage(pattern({80, 80}, 60));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult() && m_session->runResult()->photoName.endsWith('2'), kWait);
        select("stem.conv");
        m_session->selectChannel(2);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        m_panel->detail().showPhotos();
        ChannelGrid& grid = m_panel->detail().photos().grid();
        QTRY_COMPARE_WITH_TIMEOUT(int(grid.content().order.size()), 2, kWait);
        const auto ofStem = grid.content().tensor;
        const std::vector<ValueRange> scaleOfStem = grid.content().ranges;
        QVERIFY(scaleOfStem.front().low == -scaleOfStem.front().high); // around zero
        auto* pin = m_panel->findChild<QAbstractButton*>("pinChannel");
        QVERIFY(pin->isVisible() && !pin->isChecked());
        QVERIFY(!text("photosTitle").contains("stem.conv"));
        QTest::mouseClick(pin, Qt::LeftButton);
        QVERIFY(pin->isChecked());
        QVERIFY2(text("photosTitle").startsWith("stem.conv, channel 2"), qPrintable(text("photosTitle")));

        select("block5.expand.act");
        m_session->selectChannel(4);
        m_session->setCurrentPhoto(m_session->photos().front().id);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult() && m_session->runResult()->photoName.endsWith('1'), kWait);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent() && m_jobs->isIdle(), kWait);
        QCOMPARE(m_panel->detail().view().content().channel, 4); // all else has gone on
        QCOMPARE(grid.content().tensor->shape().h, ofStem->shape().h);
        QVERIFY(std::ranges::equal(grid.content().tensor->values(), ofStem->values()));
        QCOMPARE(grid.content().ranges, scaleOfStem); // and its colours, also beside a layer without negative values
        QVERIFY(text("photosTitle").startsWith("stem.conv, channel 2"));

        // In another network that layer is another one; there the photos follow what is looked at.
        NetworkSpec other = m_session->spec();
        other.width = 0.5;
        m_session->setSpec(other);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult() && m_session->runResult()->network->spec == other, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        QVERIFY(!pin->isChecked());
        other.width = 0.35;
        m_session->setSpec(other);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult() && m_session->runResult()->network->spec == other, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent() && pin->isChecked(), kWait);
        QTest::mouseClick(pin, Qt::LeftButton);
        const int side = recorded()->shape().h;
        QTRY_COMPARE_WITH_TIMEOUT(grid.content().tensor->shape().h, side, kWait);
        QVERIFY(!text("photosTitle").contains("stem.conv"));
    }

    void aSessionKeepsThePinnedChannel() {
        openPhoto(0);
        m_workflow->addPastedImage(pattern({80, 80}, 60));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult() && m_session->runResult()->photoName.endsWith('2'), kWait);
        select("stem.conv");
        m_session->selectChannel(2);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        m_panel->detail().showPhotos();
        const auto pin = [&] { return m_panel->findChild<QAbstractButton*>("pinChannel"); };
        QVERIFY(!m_panel->sessionState().contains("pinned"));
        QTest::mouseClick(pin(), Qt::LeftButton);
        const SessionState kept = m_panel->sessionState();
        QCOMPARE(std::get<std::string>(kept.at("pinned")), std::string("stem.conv:0:2"));

        select("block5.expand.act");
        makePanel(); // as when the session is opened
        m_panel->setSessionState(kept);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        m_panel->detail().showPhotos();
        QTRY_COMPARE_WITH_TIMEOUT(int(m_panel->detail().photos().grid().content().order.size()), 2, kWait);
        QVERIFY(pin()->isChecked());
        QVERIFY2(text("photosTitle").startsWith("stem.conv, channel 2"), qPrintable(text("photosTitle")));
        QCOMPARE(m_panel->sessionState(), kept);

        // What an older program wrote, and what does not fit, pins nothing.
        for (const char* wrong :
             {"", "stem.conv", "stem.conv:0:9999", "stem.conv:1:0", "stem.conv:0:-1", "no.layer:0:0"}) {
            SessionState state = kept;
            state["pinned"] = std::string(wrong);
            if (!*wrong) state.erase("pinned");
            m_panel->setSessionState(state);
            QVERIFY2(!m_panel->sessionState().contains("pinned"), wrong);
        }
    }

    /// Blue to red around zero as the grid beside them, also where this one channel has no negative values.
    void allPhotosHaveTheColoursOfTheGrid() {
        openPhoto(0);
        m_workflow->addPastedImage(pattern({96, 64}, 0)); // the same once more: no other values
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runResult() && m_session->runResult()->photoName.endsWith('2'), kWait);
        int channel = -1;
        const Graph& graph = *m_session->network()->graph;
        for (int i = 0; i < graph.layerCount() && channel < 0; ++i) {
            const auto map = m_session->runResult()->output.find(LayerId{i});
            if (!map || map->shape().plane() < 2 || *std::ranges::min_element(map->values()) >= 0) continue;
            for (int c = 0; c < map->shape().c && channel < 0; ++c)
                if (*std::ranges::min_element(map->plane(0, c)) > 0) channel = c;
            if (channel >= 0) m_session->selectLayer(LayerId{i});
        }
        QVERIFY(channel >= 0);
        m_session->selectChannel(channel);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        m_panel->detail().showPhotos();
        ChannelGrid& grid = m_panel->detail().photos().grid();
        QTRY_COMPARE_WITH_TIMEOUT(int(grid.content().order.size()), 2, kWait);
        const ValueRange shown = grid.content().ranges.front();
        QCOMPARE(shown.low, -shown.high);
    }
};

QTEST_MAIN(TestMapsPhotos)
#include "tst_maps_photos.moc"
