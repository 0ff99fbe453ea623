#pragma once
#include "core/base/check.h"
#include "core/base/error.h" // IWYU pragma: export

#include <utility>
#include <variant>

namespace convlens {

/// A value or an Error; the member names are those of C++23's std::expected, so that it can take over later.
template <class T>
class [[nodiscard]] Result {
public:
    using value_type = T;
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    T& value() & {
        CONVLENS_CHECK(has_value());
        return *std::get_if<0>(&m_state);
    }
    const T& value() const& {
        CONVLENS_CHECK(has_value());
        return *std::get_if<0>(&m_state);
    }
    T&& value() && {
        CONVLENS_CHECK(has_value());
        return std::move(*std::get_if<0>(&m_state));
    }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Error& error() const& {
        CONVLENS_CHECK(!has_value());
        return *std::get_if<1>(&m_state);
    }
    Error&& error() && {
        CONVLENS_CHECK(!has_value());
        return std::move(*std::get_if<1>(&m_state));
    }

private:
    std::variant<T, Error> m_state;
};

/// Success or an Error.
template <>
class [[nodiscard]] Result<void> {
public:
    using value_type = void;
    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_failed(true) {}

    bool has_value() const noexcept { return !m_failed; }
    explicit operator bool() const noexcept { return has_value(); }
    const Error& error() const& {
        CONVLENS_CHECK(m_failed);
        return m_error;
    }

private:
    Error m_error;
    bool m_failed = false;
};

} // namespace convlens
