#include "ui/models/photos_model.h"
#include "ui/models/predictions_model.h"
#include "ui/session/session_object.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace convlens;

namespace {

Photo photoNamed(const QString& name) {
    Photo photo;
    photo.name = name;
    photo.width = 640;
    photo.height = 427;
    return photo;
}

std::shared_ptr<RunResult> runWith(const SessionObject& session, std::initializer_list<float> probabilities) {
    auto run = std::make_shared<RunResult>();
    run->network = session.network();
    run->photoId = session.currentPhoto()->id;
    run->output.probabilities = Tensor(Shape{1, int(probabilities.size()), 1, 1});
    std::copy(probabilities.begin(), probabilities.end(), run->output.probabilities.values().begin());
    return run;
}

} // namespace

class TestPhotoAndPredictionModels : public QObject {
    Q_OBJECT
private slots:
    void photosComeAndGoOneByOne() {
        SessionObject session;
        PhotosModel model(session);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        std::vector<quint64> ids;
        for (const char* name : {"a.jpg", "b.jpg", "c.jpg"})
            ids.push_back(session.addPhoto(photoNamed(name), false));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(1).data(PhotosModel::SizeRole).toString(), QString("640 × 427"));
        session.removePhoto(ids[1]);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(1).data().toString(), QString("c.jpg"));
        QCOMPARE(model.indexOf(ids[2]).row(), 1);
        QVERIFY(!model.indexOf(ids[1]).isValid());
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        const quint64 next = session.replacePhoto(ids[0], photoNamed("a2.jpg"));
        QVERIFY(next != ids[0] && !session.findPhoto(ids[0]));
        QCOMPARE(model.index(0).data().toString(), QString("a2.jpg"));
        QCOMPARE(model.indexOf(next).row(), 0);
        QCOMPARE(removed.size(), 0);
        session.clearPhotos();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(resets.size(), 0); // so that views keep their place
    }

    void theLikeliestComeFirstAndEqualOnesInOrder() {
        SessionObject session;
        session.addPhoto(photoNamed("a.jpg"), true);
        const auto top = topPredictions(*runWith(session, {0.1F, 0.3F, 0.1F, 0.4F, 0.1F}), 4);
        QCOMPARE(top.size(), std::size_t(4));
        const int expected[] = {3, 1, 0, 2};
        for (std::size_t i = 0; i < 4; ++i)
            QCOMPARE(top[i].index, expected[i]);
        QCOMPARE(top[0].label, QString("class 3")); // without names of classes
    }

    void oldPredictionsStayMarkedUntilTheNextCome() {
        SessionObject session;
        PredictionsModel model(session);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(model.rowCount(), 0);
        session.addPhoto(photoNamed("a.jpg"), true);
        session.setRunResult(runWith(session, {0.0F, 0.1F, 0.2F, 0.3F, 0.4F, 0.0F}));
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.index(0).data(PredictionsModel::IndexRole).toInt(), 4);
        QVERIFY(!model.isStale());
        session.addPhoto(photoNamed("b.jpg"), true);
        QCOMPARE(model.rowCount(), 5);
        QVERIFY(model.isStale());
        session.setRunResult(runWith(session, {0.9F, 0.1F}));
        QVERIFY(!model.isStale());
        QCOMPARE(model.rowCount(), 2);
        session.clearPhotos();
        QCOMPARE(model.rowCount(), 0); // no photo, no claim
    }
};

QTEST_GUILESS_MAIN(TestPhotoAndPredictionModels)
#include "tst_photo_and_prediction_models.moc"
