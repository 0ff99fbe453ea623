#pragma once
#include <atomic>
#include <memory>
#include <utility>

namespace convlens {

/// Asked between layers, files and rounds by long work. Cheap to copy; a default-made token is never cancelled.
class CancelToken {
public:
    CancelToken() = default;
    bool isCancelled() const noexcept { return m_flag && m_flag->load(std::memory_order_relaxed); }
    bool canBeCancelled() const noexcept { return m_flag != nullptr; }

private:
    friend class CancelSource;
    explicit CancelToken(std::shared_ptr<const std::atomic<bool>> flag) : m_flag(std::move(flag)) {}
    std::shared_ptr<const std::atomic<bool>> m_flag;
};

/// Owned by whoever may stop the work. Safe to raise from any thread.
class CancelSource {
public:
    CancelSource() : m_flag(std::make_shared<std::atomic<bool>>(false)) {}
    void cancel() noexcept { m_flag->store(true, std::memory_order_relaxed); }
    bool isCancelled() const noexcept { return m_flag->load(std::memory_order_relaxed); }
    CancelToken token() const { return CancelToken(m_flag); }

private:
    std::shared_ptr<std::atomic<bool>> m_flag;
};

} // namespace convlens
