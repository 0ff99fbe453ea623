#pragma once
#include "core/base/result.h"
#include "core/engine/onnxruntime/library.h"
#include "core/tensor/tensor.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace convlens::ort {

/// A model that ONNX Runtime has made ready. `library` and `env` must outlive it.
class Model {
public:
    static Result<Model> make(const Library& library, const Env* env, const std::string& onnx, int threads);

    /// Runs on `input`, called "input"; one tensor for each name, with these shapes.
    Result<std::vector<Tensor>> run(const Tensor& input, const std::vector<std::string>& names,
                                    const std::vector<Shape>& shapes) const;

private:
    template <class T>
    using Owned = std::unique_ptr<T, void (*)(T*)>;

    Model(const Library& library, Owned<Session> session, Owned<MemoryInfo> memory)
        : m_library(&library), m_session(std::move(session)), m_memory(std::move(memory)) {}
    Result<Tensor> copyOut(Value* value, const std::string& name, const Shape& shape) const;

    const Library* m_library;
    Owned<Session> m_session;
    Owned<MemoryInfo> m_memory;
};

} // namespace convlens::ort
