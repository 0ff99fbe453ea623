#pragma once
#include "core/base/result.h"

#include <cstddef>
#include <span>
#include <vector>

namespace convlens {

/// A small dense matrix, row by row.
struct DenseMatrix {
    int rows = 0, columns = 0;
    std::vector<double> values;

    DenseMatrix() = default;
    DenseMatrix(int r, int c) : rows(r), columns(c), values(std::size_t(r) * std::size_t(c)) {}
    double& at(int row, int column) { return values[std::size_t(row) * std::size_t(columns) + std::size_t(column)]; }
    double at(int row, int column) const {
        return values[std::size_t(row) * std::size_t(columns) + std::size_t(column)];
    }
    std::span<const double> row(int r) const {
        return {values.data() + std::size_t(r) * std::size_t(columns), std::size_t(columns)};
    }
};

/// The Moore-Penrose inverse of `matrix` [rows, columns], which is [columns, rows]: the inverse where there is one,
/// else the matrix that takes every reachable point back to its shortest origin (least squares). By singular values;
/// those below the largest times the longer side times 2^-52 count as zero. InvalidArgument for a matrix without rows
/// or columns or with a value that is not finite.
Result<DenseMatrix> pseudoInverse(const DenseMatrix& matrix);

/// Singular values, largest first; min(rows, columns) of them. Errors as above.
Result<std::vector<double>> singularValues(const DenseMatrix& matrix);

} // namespace convlens
