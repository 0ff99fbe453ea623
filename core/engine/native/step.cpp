#include "core/engine/native/step.h"

namespace convlens::native {

std::vector<Context> contextsFor(ThreadPool& pool, const Tensor* input, std::span<float* const> buffers,
                                 std::span<float* const> scratch) {
    std::vector<Context> contexts(std::size_t(pool.threads()));
    for (std::size_t worker = 0; worker < contexts.size(); ++worker) {
        Context& context = contexts[worker];
        context.input = input;
        context.buffers = buffers;
        context.scratch = scratch;
        context.pool = &pool;
        context.worker = int(worker);
    }
    return contexts;
}

void runStep(const Step& step, const std::vector<Context>& contexts) {
    contexts.front().pool->run([&](int worker) {
        const Context& context = contexts[std::size_t(worker)];
        step.run(context);
        context.end();
    });
}

} // namespace convlens::native
