#include "maps_desk.h"

#include <QAbstractButton>
#include <QUndoStack>

#include <cmath>

using namespace convlens;
using namespace convlens::test;

/// Channels that are switched off.
class TestMapsAblation : public QObject, protected MapsDesk {
    Q_OBJECT
private slots:
    void initTestCase() { prepare("maps-ablation"); }
    void init() { open(); }
    void cleanup() { close(); }

    void aChannelSwitchedOffChangesThePredictionsAndUndoBringsThemBack() {
        openPhoto();
        select("stem.conv");
        QTest::mouseClick(m_panel->grid().viewport(), Qt::LeftButton, {}, m_panel->grid().cellRect(3).center());
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        AblationView& view = m_panel->detail().ablation();
        auto* button = view.findChild<QAbstractButton*>("channelOff");
        auto* allOn = view.findChild<QAbstractButton*>("allChannelsOn");
        QVERIFY(button->isEnabled() && !button->isChecked() && view.rows().empty());
        m_panel->grid().setFocus();
        QTest::keyClick(&m_panel->grid(), Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(int(view.rows().size()), 5, kWait);
        QVERIFY(button->isVisible() && button->isChecked() && allOn->isVisible());
        QCOMPARE(m_panel->switchedOff(), (std::vector<MadeChannel>{{LayerId{0}, 3}}));
        // Against another engine's run with filter and norm set to zero by hand.
        const auto& run = *m_session->runResult();
        auto parameters = std::make_shared<Parameters>(*run.network->weights->parameters);
        const auto zero = [&](const char* name) {
            auto& array = parameters->arrays.at(name);
            const std::size_t each = array.values.size() / std::size_t(array.dims[0]);
            std::fill_n(array.values.begin() + std::ptrdiff_t(3 * each), each, 0.0f);
        };
        zero("stem.conv.weight");
        zero("stem.bn.weight");
        zero("stem.bn.bias");
        const auto plan = *(*findEngine("reference"))->compile(run.network->graph, parameters, {});
        const auto without = *plan->run(*run.input, {});
        const auto& row = view.rows().front();
        float largest = 0;
        for (int c = 0; c < 1000; ++c)
            largest =
                std::max({largest, without.probabilities.at(0, c, 0, 0), run.output.probabilities.at(0, c, 0, 0)});
        QVERIFY(std::abs(std::max(row.before, row.after) - double(largest)) < 1e-5);
        QVERIFY(row.before != row.after);

        m_session->undoStack()->undo();
        QTRY_VERIFY_WITH_TIMEOUT(view.rows().empty() && !button->isChecked(), kWait);
        QVERIFY(m_panel->switchedOff().empty());
        m_session->undoStack()->redo();
        QTRY_COMPARE_WITH_TIMEOUT(int(view.rows().size()), 5, kWait);
        QTest::mouseClick(allOn, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(view.rows().empty(), kWait);
    }

    void aSumsChannelCannotBeSwitchedOffAndSaysWhy() {
        openPhoto();
        m_session->selectLayer(layerWhere([](const Layer& l) { return std::holds_alternative<Add>(l.op); }));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->isCurrent(), kWait);
        auto* button = m_panel->detail().ablation().findChild<QAbstractButton*>("channelOff");
        QVERIFY(!button->isEnabled());
        QVERIFY(button->toolTip().contains("several channels"));
    }
};

QTEST_MAIN(TestMapsAblation)
#include "tst_maps_ablation.moc"
