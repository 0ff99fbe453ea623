#pragma once
#include "core/graph/graph.h"
#include "core/graph/parameters.h"
#include "core/tensor/tensor.h"

#include <vector>

namespace convlens::test {

/// A map in double precision, NCHW. Reading outside the map gives `outside`.
struct NaiveMap {
    Shape shape;
    std::vector<double> values;

    explicit NaiveMap(const Shape& s = {}) : shape(s), values(std::size_t(s.elements())) {}
    explicit NaiveMap(const Tensor& tensor);
    double& at(int n, int c, int y, int x);
    double get(int n, int c, int y, int x, double outside = 0) const;
    double largest() const; ///< magnitude
};

/// A second implementation of every operator, written from the definitions alone: one loop a dimension, double
/// precision, no blocks, no tricks. Shares no code with the engines. Returns every value by TensorId.
/// With `magnitudes` it computes the sums of the absolute values of all products instead of their sums, in
/// convolutions, batch norms and fully connected layers: what rounding errors are to be compared with.
std::vector<NaiveMap> runNaively(const Graph& graph, const Parameters& parameters, const Tensor& input,
                                 bool magnitudes = false);

} // namespace convlens::test
