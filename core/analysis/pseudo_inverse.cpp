#include "core/analysis/pseudo_inverse.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <limits>
#include <new>
#include <string>

namespace convlens {

namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Result<void> check(const DenseMatrix& matrix) {
    if (matrix.rows < 1 || matrix.columns < 1)
        return Error{ErrorCode::InvalidArgument, "a matrix needs rows and columns, found " +
                                                     std::to_string(matrix.rows) + " x " +
                                                     std::to_string(matrix.columns)};
    if (!std::all_of(matrix.values.begin(), matrix.values.end(), [](double v) { return std::isfinite(v); }))
        return Error{ErrorCode::InvalidArgument, "the matrix has a value that is not finite"};
    return {};
}

} // namespace

Result<DenseMatrix> pseudoInverse(const DenseMatrix& matrix) {
    if (auto ok = check(matrix); !ok) return ok.error();
    try {
        const RowMajor a = Eigen::Map<const RowMajor>(matrix.values.data(), matrix.rows, matrix.columns);
        const Eigen::JacobiSVD<Eigen::MatrixXd> svd(a, Eigen::ComputeThinU | Eigen::ComputeThinV);
        Eigen::VectorXd inverse = svd.singularValues();
        const double limit =
            inverse.maxCoeff() * std::max(matrix.rows, matrix.columns) * std::numeric_limits<double>::epsilon();
        for (double& value : inverse)
            value = value > limit ? 1 / value : 0;
        DenseMatrix result(matrix.columns, matrix.rows);
        Eigen::Map<RowMajor>(result.values.data(), result.rows, result.columns) =
            svd.matrixV() * inverse.asDiagonal() * svd.matrixU().transpose();
        return result;
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "not enough memory for a pseudo-inverse"};
    }
}

Result<std::vector<double>> singularValues(const DenseMatrix& matrix) {
    if (auto ok = check(matrix); !ok) return ok.error();
    try {
        const RowMajor a = Eigen::Map<const RowMajor>(matrix.values.data(), matrix.rows, matrix.columns);
        const Eigen::JacobiSVD<Eigen::MatrixXd> svd(a);
        const Eigen::VectorXd& values = svd.singularValues();
        return std::vector<double>(values.data(), values.data() + values.size());
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "not enough memory for singular values"};
    }
}

} // namespace convlens
