#include "core/analysis/pseudo_inverse.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace convlens;

namespace {

DenseMatrix matrix(int rows, int columns, std::vector<double> values) {
    DenseMatrix m(rows, columns);
    m.values = std::move(values);
    return m;
}

DenseMatrix times(const DenseMatrix& a, const DenseMatrix& b) {
    DenseMatrix c(a.rows, b.columns);
    for (int i = 0; i < a.rows; ++i)
        for (int j = 0; j < b.columns; ++j)
            for (int k = 0; k < a.columns; ++k)
                c.at(i, j) += a.at(i, k) * b.at(k, j);
    return c;
}

double farthest(const DenseMatrix& a, const DenseMatrix& b) {
    if (a.rows != b.rows || a.columns != b.columns) return std::numeric_limits<double>::infinity();
    double most = 0;
    for (std::size_t i = 0; i < a.values.size(); ++i)
        most = std::max(most, std::abs(a.values[i] - b.values[i]));
    return most;
}

double asymmetry(const DenseMatrix& a) {
    double most = 0;
    for (int i = 0; i < a.rows; ++i)
        for (int j = 0; j < i; ++j)
            most = std::max(most, std::abs(a.at(i, j) - a.at(j, i)));
    return most;
}

} // namespace

class TestPseudoInverse : public QObject {
    Q_OBJECT
private slots:
    void knownInverses_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<QList<double>>("inverse");
        QTest::newRow("an inverse where there is one")
            << 2 << 2 << QList<double>{4, 7, 2, 6} << QList<double>{0.6, -0.7, -0.2, 0.4};
        // (A^T A)^-1 A^T with A = [1 0; 0 1; 1 1]: A^T A = [2 1; 1 2], its inverse [2 -1; -1 2] / 3.
        QTest::newRow("tall") << 3 << 2 << QList<double>{1, 0, 0, 1, 1, 1}
                              << QList<double>{2. / 3, -1. / 3, 1. / 3, -1. / 3, 2. / 3, 1. / 3};
        QTest::newRow("a row") << 1 << 2 << QList<double>{3, 4} << QList<double>{3. / 25, 4. / 25};
        // u v^T has v u^T / (|u|^2 |v|^2): u = (1, 2), v = (1, 1).
        QTest::newRow("rank one") << 2 << 2 << QList<double>{1, 1, 2, 2} << QList<double>{0.1, 0.2, 0.1, 0.2};
        QTest::newRow("zero") << 2 << 2 << QList<double>{0, 0, 0, 0} << QList<double>{0, 0, 0, 0};
    }
    void knownInverses() {
        QFETCH(int, rows);
        QFETCH(int, columns);
        QFETCH(QList<double>, values);
        QFETCH(QList<double>, inverse);
        const auto found = pseudoInverse(matrix(rows, columns, {values.begin(), values.end()}));
        QVERIFY(found);
        QVERIFY(farthest(*found, matrix(columns, rows, {inverse.begin(), inverse.end()})) < 1e-12);
    }

    /// A matrix has exactly one pseudo-inverse, and Penrose's four equations say which.
    void penrosesEquationsHold() {
        for (const auto& [rows, columns] : {std::pair{30, 2}, {5, 5}, {3, 12}, {60, 12}}) {
            std::mt19937 random(5); // the standard fixes its sequence
            DenseMatrix a(rows, columns);
            for (double& value : a.values)
                value = double(random() % 2001) / 1000 - 1;
            const auto b = pseudoInverse(a);
            QVERIFY(b);
            const DenseMatrix ab = times(a, *b), ba = times(*b, a);
            QVERIFY(farthest(times(ab, a), a) < 1e-10);
            QVERIFY(farthest(times(ba, *b), *b) < 1e-10);
            QVERIFY(asymmetry(ab) < 1e-10);
            QVERIFY(asymmetry(ba) < 1e-10);
        }
    }

    void singularValuesOfAKnownMatrix() {
        // [3 0; 4 5] has A^T A = [25 20; 20 25] with eigenvalues 45 and 5.
        const auto values = singularValues(matrix(2, 2, {3, 0, 4, 5}));
        QVERIFY(values);
        QCOMPARE(values->size(), std::size_t(2));
        QVERIFY(std::abs((*values)[0] - std::sqrt(45)) < 1e-12);
        QVERIFY(std::abs((*values)[1] - std::sqrt(5)) < 1e-12);
    }

    void whatIsNoMatrixIsRefused() {
        QCOMPARE(pseudoInverse(DenseMatrix()).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(singularValues(DenseMatrix(0, 3)).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(pseudoInverse(matrix(1, 1, {std::numeric_limits<double>::quiet_NaN()})).error().code,
                 ErrorCode::InvalidArgument);
    }
};

QTEST_APPLESS_MAIN(TestPseudoInverse)
#include "tst_pseudo_inverse.moc"
