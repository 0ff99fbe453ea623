#include "core/engine/onnxruntime/session.h"

#include <cfenv>
#include <cstdint>
#include <cstring>

namespace convlens::ort {

Result<Model> Model::make(const Library& library, const Env* env, const std::string& onnx, int threads) {
    SessionOptions* rawOptions = nullptr;
    if (auto made = library.check(library.createSessionOptions(&rawOptions)); !made) return made.error();
    const Owned<SessionOptions> options(rawOptions, library.releaseSessionOptions);
    for (Status* status :
         {library.setGraphOptimizationLevel(rawOptions, kOptimiseAll),
          library.setIntraOpNumThreads(rawOptions, threads), library.setInterOpNumThreads(rawOptions, 1),
          // Its threads spin for the next layer, which is when it is fastest, but would go on for many milliseconds
          // after the run and take a processor from whatever is measured or shown next.
          library.addSessionConfigEntry(rawOptions, "session.force_spinning_stop", "1"),
          // Measured as the others are (denormals_flushed.h), in all of its threads.
          library.addSessionConfigEntry(rawOptions, "session.set_denormal_as_zero", "1")}) {
        if (auto set = library.check(status); !set) return set.error();
    }
    Session* session = nullptr;
    // The library sets the mode of the thread that makes the first session too, and leaves it so.
    std::fenv_t mode;
    std::fegetenv(&mode);
    Status* status = library.createSessionFromArray(env, onnx.data(), onnx.size(), rawOptions, &session);
    std::fesetenv(&mode);
    if (auto made = library.check(status); !made) return made.error();
    Owned<Session> owned(session, library.releaseSession);
    MemoryInfo* memory = nullptr;
    if (auto made = library.check(library.createCpuMemoryInfo(kDeviceAllocator, kDefaultMemory, &memory)); !made)
        return made.error();
    return Model(library, std::move(owned), Owned<MemoryInfo>(memory, library.releaseMemoryInfo));
}

Result<std::vector<Tensor>> Model::run(const Tensor& input, const std::vector<std::string>& names,
                                       const std::vector<Shape>& shapes) const {
    const Shape& s = input.shape();
    const std::int64_t dims[] = {s.n, s.c, s.h, s.w};
    Value* value = nullptr;
    // The library only reads its inputs.
    if (auto made = m_library->check(m_library->createTensorWithData(m_memory.get(), const_cast<float*>(input.data()),
                                                                     std::size_t(s.bytes()), dims, std::size(dims),
                                                                     kFloat, &value));
        !made)
        return made.error();
    const Owned<Value> in(value, m_library->releaseValue);

    const char* inputName = "input";
    std::vector<const char*> outputNames;
    for (const std::string& name : names)
        outputNames.push_back(name.c_str());
    std::vector<Value*> made(names.size(), nullptr);
    const Value* inputs[] = {value};
    const auto ran = m_library->check(m_library->run(m_session.get(), nullptr, &inputName, inputs, 1,
                                                     outputNames.data(), outputNames.size(), made.data()));
    std::vector<Owned<Value>> outputs;
    for (Value* output : made)
        outputs.emplace_back(output, m_library->releaseValue);
    if (!ran) return ran.error();

    std::vector<Tensor> tensors;
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        auto tensor = copyOut(outputs[i].get(), names[i], shapes[i]);
        if (!tensor) return tensor.error();
        tensors.push_back(std::move(*tensor));
    }
    return tensors;
}

Result<Tensor> Model::copyOut(Value* value, const std::string& name, const Shape& shape) const {
    void* rawInfo = nullptr;
    if (auto got = m_library->check(m_library->getTypeAndShape(value, &rawInfo)); !got) return got.error();
    const Owned<void> info(rawInfo, m_library->releaseShapeInfo);
    std::size_t elements = 0;
    if (auto got = m_library->check(m_library->getElementCount(rawInfo, &elements)); !got) return got.error();
    if (std::int64_t(elements) != shape.elements())
        return Error{ErrorCode::Internal, "ONNX Runtime made " + std::to_string(elements) + " values of '" + name +
                                              "' where a map of " + toString(shape) + " was expected"};
    void* data = nullptr;
    if (auto got = m_library->check(m_library->getTensorData(value, &data)); !got) return got.error();
    auto tensor = Tensor::create(shape);
    if (!tensor) return tensor.error();
    std::memcpy(tensor->data(), data, std::size_t(shape.bytes()));
    return tensor;
}

} // namespace convlens::ort
